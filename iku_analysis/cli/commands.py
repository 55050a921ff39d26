"""What each command does. Takes the arguments, gives the exit status; a message for a person goes to standard error."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from iku_analysis.checks import CATALOGUE
from iku_analysis.cli import show
from iku_analysis.cli.formats import format_document
from iku_analysis.cli.inputs import absence, input_files
from iku_analysis.cli.outputs import prove_folder, prove_writable, write_output
from iku_analysis.documents.collection_columns import sending_of
from iku_analysis.documents.collection_letters import collection_files
from iku_analysis.documents.returns import returns
from iku_analysis.documents.verification import verify_archive
from iku_analysis.documents.writers import PENULIS
from iku_analysis.drafting import make_draft, rebuild_draft
from iku_analysis.errors import UnusableFileError, UsageError
from iku_analysis.fields import JENIS
from iku_analysis.pipeline import (
    InputFile,
    analyse,
    collection_formats,
    import_files,
    read_inputs,
)
from iku_analysis.records import HasilBaca, Masalah
from iku_analysis.settings import Scope, default_store_path
from iku_analysis.store.backup import back_up, restore
from iku_analysis.store.database import Store
from iku_analysis.store.formats import mark_sent
from iku_analysis.store.preferences import default_scope, settings_in_force, vocabulary_in_force
from iku_analysis.vocabulary import Vocabulary, load_vocabulary

OLEH = "baris perintah"
DONE, SOME_UNUSABLE, NOTHING_USABLE = 0, 1, 3


def run(args: argparse.Namespace) -> int:
    """Run the command that was asked for."""
    return {
        "baca": _baca,
        "padankan": _padankan,
        "periksa": _periksa,
        "draf": _draf,
        "format": _format,
        "impor": _impor,
        "cadangkan": _cadangkan,
        "pulihkan": _pulihkan,
        "verifikasi": _verifikasi,
    }[args.perintah](args)


def _baca(args: argparse.Namespace) -> int:
    vocabulary = load_vocabulary(args.kamus)
    readings: list[HasilBaca] = []
    missing: list[Path] = []
    for path in args.berkas:
        files, absent = input_files([path], args.jenis, args.bidang)
        readings += read_inputs(files, vocabulary, periode=args.periode)
        readings += [_absent(item, args) for item in absent]
        missing += absent
    _output(args, [item.to_json() for item in readings], lambda: show.show_readings(readings))
    show.warn_unusable(readings)
    return _status(readings, [])


def _absent(path: Path, args: argparse.Namespace) -> HasilBaca:
    """The object of a path that cannot be opened: no bytes, so no sidik."""
    masalah = Masalah("B41", "galat", *absence(path))
    return HasilBaca(path.name or str(path), "", args.jenis, args.bidang, masalah=(masalah,))


def _impor(args: argparse.Namespace) -> int:
    args.gudang = args.gudang or default_store_path()
    store, _, _, readings, status = _prepare(args)
    store.close()
    _output(args, [item.to_json() for item in readings], lambda: show.show_readings(readings))
    return status


def _padankan(args: argparse.Namespace) -> int:
    store, vocabulary, scope, _, status = _prepare(args)
    pairs_alone = {item.kode: "tidak diminta" for item in CATALOGUE}
    settings = replace(settings_in_force(store, vocabulary), dimatikan=pairs_alone)
    analysis = analyse(store, vocabulary, scope, settings)
    store.close()
    document = {
        "padanan": [item.to_json() for item in analysis.padanan],
        "renstra_tanpa_usulan": [item.to_json() for item in analysis.renstra_tanpa_usulan],
    }
    show.warn_no_usulan(len(analysis.padanan))
    _output(args, document, lambda: show.show_pairs(analysis))
    return status


def _periksa(args: argparse.Namespace) -> int:
    if args.keluaran:
        prove_folder(args.keluaran)
    store, vocabulary, scope, _, status = _prepare(args)
    analysis = analyse(store, vocabulary, scope, settings_in_force(store, vocabulary))
    if args.keluaran:
        for item in returns(store, analysis, settings_in_force(store, vocabulary)):
            write_output(args.keluaran / item.copy.nama, item.copy.content)
            if item.copy.alasan:
                print(f"{item.copy.nama}: {item.copy.alasan}", file=sys.stderr)
    store.close()
    document = {
        "pemeriksaan": [item.to_json() for item in analysis.pemeriksaan],
        "temuan": [item.to_json() for item in analysis.temuan],
    }
    _output(args, document, lambda: show.show_findings(analysis))
    return status


def _draf(args: argparse.Namespace) -> int:
    akhiran = args.keluaran.suffix.casefold().removeprefix(".")
    if akhiran not in PENULIS:
        raise UsageError(
            "Draf ditulis sebagai Excel, Word, atau PDF.",
            "Beri nama keluaran yang berakhir .xlsx, .docx, atau .pdf.",
            str(args.keluaran),
        )
    prove_writable(args.keluaran)
    store, vocabulary, scope, _, status = _prepare(args)
    settings = settings_in_force(store, vocabulary)
    made = make_draft(store, vocabulary, scope, settings, oleh=OLEH, tanggal=args.tanggal or date.today())
    content = made.content if akhiran == "xlsx" else rebuild_draft(store, made.draf.nomor, akhiran)
    store.close()
    write_output(args.keluaran, content)
    document = {
        "keluaran": str(args.keluaran),
        "indikator": made.indikator,
        "sasaran": made.sasaran,
        "temuan_galat": made.temuan_galat,
        "padanan_terbuka": made.padanan_terbuka,
        "nomor_draf": made.draf.nomor,
        "sidik": hashlib.sha256(content).hexdigest(),
    }
    show.warn_no_usulan(made.indikator)
    _output(args, document, lambda: show.show_draft(document, made.belum_siap))
    return status


def _format(args: argparse.Namespace) -> int:
    prove_folder(args.keluaran)
    if args.tandai and args.gudang is None:
        raise UsageError("--tandai memerlukan gudang data.", "Tambahkan --gudang, misalnya data/kerja/iku.duckdb.")
    store, vocabulary, scope, _, status = _prepare(args)
    semua = collection_formats(store, vocabulary, scope, settings_in_force(store, vocabulary))
    tanggal = args.tanggal or date.today()
    files = collection_files(semua, tanggal=tanggal, batas=args.batas)
    for name, content in files:
        write_output(args.keluaran / name, content)
    if args.tandai:
        mark_sent(store, [sending_of(item) for item in semua.formats], tanggal=tanggal, oleh=OLEH)
    store.close()
    document = format_document(semua, args.keluaran, dict(files))
    _output(args, document, lambda: show.show_formats(document))
    return status


def _cadangkan(args: argparse.Namespace) -> int:
    path = args.gudang or default_store_path()
    if not path.is_file():
        raise UsageError(
            "Gudang data belum ada, tidak ada yang dicadangkan.", "Periksa alamat pada --gudang.", str(path)
        )
    store = Store.open(path)
    back_up(store, args.berkas)
    store.close()
    _output(args, {"cadangan": str(args.berkas)}, lambda: print(f"Cadangan ditulis: {args.berkas}"))
    return DONE


def _pulihkan(args: argparse.Namespace) -> int:
    path = args.gudang or default_store_path()
    kept = restore(args.berkas, path)
    document = {"gudang": str(path), "disimpan": str(kept) if kept else None}
    _output(args, document, lambda: print(f"Gudang dipulihkan: {path}. Gudang sebelumnya: {kept or 'tidak ada'}"))
    return DONE


def _verifikasi(args: argparse.Namespace) -> int:
    try:
        found = verify_archive(args.berkas, args.sidik)
    except UnusableFileError as error:
        if args.json:
            document = {"arsip": args.berkas.name, "utuh": False, "pesan": [error.message]}
            _output(args, document, lambda: None)
        raise
    _output(args, found.to_json(), lambda: show.show_verification(found))
    return DONE if found.is_whole else SOME_UNUSABLE


def _prepare(args: argparse.Namespace) -> tuple[Store, Vocabulary, Scope, list[HasilBaca], int]:
    """Open the store, import what was given, settle the scope."""
    files: list[InputFile] = []
    missing: list[Path] = []
    for jenis in JENIS:
        found, absent = input_files(getattr(args, jenis), jenis)
        files += found
        missing += absent
    if not files and not missing and args.gudang is None and args.perintah != "format":
        raise UsageError(
            "Belum ada berkas masukan.", "Tambahkan misalnya --usulan FOLDER --renstra FOLDER --renja FOLDER."
        )
    shipped = load_vocabulary(args.kamus)  # a wrong --kamus leaves no new store behind
    store = Store.open(args.gudang)
    vocabulary = vocabulary_in_force(store, shipped)
    periode = args.periode or default_scope(store).periode
    results = import_files(store, vocabulary, files, oleh=OLEH, periode=periode)
    readings = [hasil for hasil, _ in results]
    found_scope = default_scope(store)
    scope = Scope(tahun=args.tahun or found_scope.tahun, periode=args.periode or found_scope.periode)
    show.warn_unusable(readings)
    show.warn_other_agency(readings, settings_in_force(store, vocabulary).nama_lain)
    return store, vocabulary, scope, readings, _status(readings, missing)


def _status(readings: Sequence[HasilBaca], missing: Sequence[Path]) -> int:
    for path in missing:
        print(f"{path}: {' '.join(absence(path))}", file=sys.stderr)
    usable = sum(item.is_usable for item in readings)
    if usable == len(readings) and not missing:
        return DONE
    return SOME_UNUSABLE if usable else NOTHING_USABLE


def _output(args: argparse.Namespace, document: Any, show_it: Any) -> None:
    if args.json:
        json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        show_it()
