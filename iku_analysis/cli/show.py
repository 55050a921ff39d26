"""Results for a person at a terminal: short tables in Indonesian. With `--json` none of this is used."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from iku_analysis.documents.verification import HasilVerifikasi
from iku_analysis.fields import JUDUL_JENIS
from iku_analysis.number_format import format_angka
from iku_analysis.pipeline import Analysis
from iku_analysis.readers import INSTANSI_LAIN
from iku_analysis.records import HasilBaca

TANDA = {"galat": "✖ galat", "peringatan": "▲ peringatan", "catatan": "● catatan"}
_STATUS = {"lulus": "✓ lulus", "temuan": "temuan", "tidak_dapat_diperiksa": "◌ tidak dapat diperiksa"}
_PADANAN = {"pasti": "✓ pasti", "ragu": "▲ ragu", "tanpa_padanan": "✖ tanpa padanan"}


def _print(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    table = Table(title=title, title_justify="left")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    # A name such as "[/]" is text, never markup.
    Console(markup=False, emoji=False, highlight=False).print(table)


def show_readings(readings: Sequence[HasilBaca]) -> None:
    """Each file in one line, then its problems."""
    _print(
        "Berkas",
        ("Berkas", "Jenis", "Bidang", "Lembar dipakai", "Baris terbaca", "Masalah"),
        [
            (
                item.berkas,
                JUDUL_JENIS.get(item.jenis or "", "tidak dikenal"),
                item.bidang,
                ", ".join(lembar.nama or "(tanpa nama)" for lembar in item.lembar if lembar.dipakai),
                len(item.baris),
                len(item.masalah),
            )
            for item in readings
        ],
    )
    problems = [
        (item.berkas, m.lembar, m.sel or m.baris, TANDA[m.tingkat], m.pesan, m.saran)
        for item in readings
        for m in item.masalah
    ]
    if problems:
        _print("Masalah pembacaan", ("Berkas", "Lembar", "Sel", "Tingkat", "Pesan", "Saran"), problems)


def show_pairs(analysis: Analysis) -> None:
    """Each usulan with its partner, then the Renstra indicators that nobody proposed."""
    _print(
        "Padanan",
        ("Usulan", "Status", "Renstra", "Renja", "Calon"),
        [
            (
                item.usulan.indikator,
                _PADANAN[item.status],
                item.renstra.indikator if item.renstra else None,
                ", ".join(row.kode or row.indikator or "" for row in item.renja),
                "; ".join(f"{calon.rujukan.indikator} ({format_angka(calon.skor, 2)})" for calon in item.calon[:2]),
            )
            for item in analysis.padanan
        ],
    )
    if analysis.renstra_tanpa_usulan:
        rows = [(item.indikator, item.lembar, item.baris) for item in analysis.renstra_tanpa_usulan]
        _print("Renstra tanpa usulan", ("Indikator", "Lembar", "Baris"), rows)


def show_findings(analysis: Analysis) -> None:
    """The checks with their state, then every finding."""
    _print(
        "Pemeriksaan",
        ("Kode", "Judul", "Hasil", "Diperiksa", "Temuan"),
        [(item.kode, item.judul, _STATUS[item.status], item.diperiksa, item.temuan) for item in analysis.pemeriksaan],
    )
    _print(
        "Temuan",
        ("Kode", "Tingkat", "Tempat", "Pesan", "Saran"),
        [
            (
                t.kode,
                TANDA[t.tingkat],
                " · ".join(filter(None, (t.berkas, t.lembar, t.sel))),
                t.pesan,
                t.saran,
            )
            for t in analysis.temuan
        ],
    )


def show_draft(document: dict[str, Any], belum_siap: str) -> None:
    """Where the draft is, how many galat findings are open, and what keeps it from being submitted."""
    print(f"Draf nomor {document['nomor_draf']} ditulis: {document['keluaran']}")
    print(
        f"{document['indikator']} indikator, {document['sasaran']} sasaran, {document['temuan_galat']} galat terbuka."
    )
    if belum_siap:
        print(f"Belum dapat diajukan: memuat {belum_siap}.")


def show_verification(found: HasilVerifikasi) -> None:
    """Each file that does not match, then the verdict; a whole archive lists its files."""
    words = {"cocok": "✓ cocok", "berubah": "✖ berubah", "hilang": "✖ hilang", "tambahan": "✖ tambahan"}
    print(f"Arsip IKU {found.tahun} {found.instansi}, draf nomor {found.nomor_draf}, dibuat {found.dibuat:%d-%m-%Y}")
    listed = [item for item in found.berkas if found.is_whole or item.keadaan != "cocok"]
    if listed:
        _print("Berkas", ("Berkas", "Keadaan"), [(item.nama, words[item.keadaan]) for item in listed])
    for pesan in found.pesan:
        print(f"✖ {pesan}")
    print(f"SHA-256 manifes: {found.sidik_manifes}")
    print(f"✓ Utuh: {len(found.berkas)} berkas cocok dengan manifes." if found.is_whole else "✖ Arsip tidak utuh.")


def show_formats(document: dict[str, Any]) -> None:
    """What was written for whom, and what stands in no format."""
    rows = [(item["bidang"], item["berkas"], item["indikator"], item["versi"]) for item in document["format"]]
    _print("Format", ("Bidang", "Berkas", "Indikator terisi", "Versi"), rows)
    print(f"Ditulis ke {document['keluaran']}, bersama {' dan '.join(document['surat'])}.")
    for item in document["tanpa_bidang"]:
        print(f"Belum diketahui bidangnya, tidak ada di format mana pun: {item['indikator']}", file=sys.stderr)


def warn_no_usulan(count: int) -> None:
    """Say on standard error that the result is empty because nothing in it was proposed; `count`: its indicators."""
    if not count:
        print("Masukan ini tidak memuat indikator usulan. Tambahkan --usulan FOLDER.", file=sys.stderr)


def warn_unusable(readings: Sequence[HasilBaca]) -> None:
    """Say on standard error which files could not be used, and why."""
    for item in readings:
        if not item.is_usable:
            reason = next((m for m in item.masalah if m.tingkat == "galat"), None)
            text = f"{reason.pesan} {reason.saran}" if reason else "tidak ada yang dapat dibaca."
            print(f"{item.berkas}: {text}", file=sys.stderr)


def warn_other_agency(readings: Sequence[HasilBaca], nama_lain: Sequence[str]) -> None:
    """Say on standard error which files name another agency in their titles, and where. `nama_lain`: as `Settings`."""
    for item in readings:
        for m in item.masalah:
            if m.kode == INSTANSI_LAIN and m.nilai not in nama_lain:
                print(f"{item.berkas}, lembar {m.lembar}, sel {m.sel}: {m.pesan} {m.saran}", file=sys.stderr)
