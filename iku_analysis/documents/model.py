"""The draft IKU document as data: one frozen model from which every writer (Excel now) makes its paper.

Takes an `Analysis` and the settings, gives `DokumenIku`. Holds what the paper says, with the source cell of each
number, the open findings and the notes; knows no font, no column width and no file format.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from iku_analysis.checks import sop
from iku_analysis.checks.ambang import rules_changed
from iku_analysis.checks.repeated import without_accepted
from iku_analysis.documents.frames import Row, rows_of
from iku_analysis.documents.gate import PadananTerbuka, open_notes, open_pairs
from iku_analysis.documents.kept import kept_notes
from iku_analysis.documents.meeting_rows import BarisRapat, meeting_notes, meeting_rows
from iku_analysis.documents.parts import IndikatorDokumen, Naskah, TujuanDokumen
from iku_analysis.documents.rows import group_rows
from iku_analysis.documents.values import Cetak, print_values
from iku_analysis.fields import FIELDS, TINGKAT
from iku_analysis.records import Masalah
from iku_analysis.results import HasilPemeriksaan, Temuan
from iku_analysis.settings import Instansi, Settings

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

_MASALAH = ("kode", "tingkat", "pesan", "saran", "lembar", "sel", "baris", "nilai")


@dataclass(frozen=True)
class MasalahBerkas:
    """A reading problem with the file it was met in."""

    berkas: str
    masalah: Masalah


@dataclass(frozen=True)
class SumberAngka:
    """One number (or text in a number's place) of one usulan and its cell. `tahun` null where the usulan names none."""

    nomor: int
    sasaran: str | None
    indikator: str
    bidang: str | None
    medan: str
    tahun: int | None
    nilai: Cetak
    satuan: str | None
    berkas: str
    lembar: str
    sel: str


@dataclass(frozen=True)
class DokumenIku:
    """One draft. `sidik`: short hash of the content without date and number: the same content has the same one.

    `periode` first and last year or null; `tahun_target`, `tahun_baseline`: the columns of the table (a baseline year
    is null where an usulan names none). `temuan`: the open ones, worst first; `pengecualian`: accepted with a reason.
    `naskah`: the words and cards of the Word and PDF paper (`manuscript.with_manuscript`); null in a mere preview.
    `rapat`: what a meeting decided, before and after; what it took out stands there and not in the table.
    `padanan_terbuka`: pairs that waited for a decision; null in a draft of before these were kept. `belum_terbaca`:
    files kept although no table was found in them.
    """

    instansi: Instansi
    tahun: int
    periode: tuple[int, int] | None
    bidang: str | None
    tanggal: date
    nomor: int | None
    sidik: str
    tujuan: tuple[TujuanDokumen, ...]
    tahun_baseline: tuple[int | None, ...]
    tahun_target: tuple[int, ...]
    has_target_akhir: bool
    temuan: tuple[Temuan, ...]
    pengecualian: tuple[Temuan, ...]
    masalah: tuple[MasalahBerkas, ...]
    tidak_diperiksa: tuple[HasilPemeriksaan, ...]
    catatan: tuple[str, ...]
    rapat: tuple[BarisRapat, ...] = ()
    naskah: Naskah | None = None
    padanan_terbuka: tuple[PadananTerbuka, ...] | None = None
    belum_terbaca: tuple[str, ...] = ()

    def rows(self) -> Iterator[tuple[str | None, IndikatorDokumen]]:
        """(sasaran, indicator) in printed order; a tujuan's own indicator stands under "Tujuan: …"."""
        for tujuan in self.tujuan:
            for item in tujuan.indikator:
                yield f"Tujuan: {tujuan.teks or ''}".strip(), item
            for sasaran in tujuan.sasaran:
                for item in sasaran.indikator:
                    yield sasaran.teks, item

    @property
    def jumlah_indikator(self) -> int:
        """Printed rows."""
        return sum(1 for _ in self.rows())

    @property
    def jumlah_sasaran(self) -> int:
        """Named sasaran."""
        return sum(1 for tujuan in self.tujuan for sasaran in tujuan.sasaran if sasaran.teks)

    @property
    def galat_terbuka(self) -> int:
        """Open findings of tingkat galat: while there is one, the document cannot be submitted."""
        return sum(1 for item in self.temuan if item.tingkat == "galat")

    def sumber_angka(self) -> Iterator[SumberAngka]:
        """Every value of every usulan behind the table with its cell, in printed order; blanks are left out."""
        for sasaran, item in self.rows():
            for asal in item.asal:
                for nilai in asal.nilai:
                    if nilai.teks:
                        yield SumberAngka(
                            item.nomor,
                            sasaran,
                            item.teks["indikator"],
                            asal.bidang,
                            nilai.medan,
                            nilai.tahun,
                            print_values([nilai], item.satuan_baku),
                            item.teks.get("satuan"),
                            asal.berkas,
                            asal.lembar,
                            nilai.sel,
                        )


def build_document(analysis: Analysis, settings: Settings, *, tanggal: date, nomor: int | None) -> DokumenIku:
    """The draft of one run. Always possible: without any usulan the table is empty.

    `tanggal` is the date printed, `nomor` the draft's number (null: not numbered).
    """
    scope = analysis.scope
    left = list(analysis.keluar)
    baris = analysis.baris[~analysis.baris["baris_id"].isin(left)] if left else analysis.baris
    tujuan, notes = group_rows(baris, analysis.nilai, analysis.padanan, scope.bidang)
    rapat = meeting_rows(analysis, scope.bidang)
    found, checked = sop.for_draft(analysis)
    waiting = open_pairs(analysis)
    draft = DokumenIku(
        instansi=settings.instansi,
        tahun=scope.tahun,
        periode=scope.periode,
        bidang=scope.bidang,
        tanggal=tanggal,
        nomor=nomor,
        sidik="",
        tujuan=tujuan,
        tahun_baseline=(),
        tahun_target=(),
        has_target_akhir=False,
        temuan=_sorted(item for item in found if not item.dikecualikan),
        pengecualian=_sorted(item for item in found if item.dikecualikan),
        masalah=_problems(without_accepted(analysis.masalah, found, analysis.baris)),
        tidak_diperiksa=tuple(item for item in checked if item.status == "tidak_dapat_diperiksa"),
        catatan=(
            *open_notes(analysis, waiting),
            *notes,
            *meeting_notes(rapat),
            *_rules(analysis, settings),
            *_corrections(analysis),
            *kept_notes(analysis),
        ),
        rapat=rapat,
        padanan_terbuka=waiting,
        belum_terbaca=analysis.belum_terbaca,
    )
    draft = _with_years(draft)
    return replace(draft, sidik=_fingerprint(draft))


def _rules(analysis: Analysis, settings: Settings) -> list[str]:
    """Which checks the agency switched off and which thresholds it changed, with the reasons."""
    baris = analysis.baris[analysis.baris["indikator"].notna()]
    # Of one name in several documents that of the usulan, which the draft prints.
    baris = baris.sort_values("jenis", key=lambda jenis: jenis == "usulan", kind="stable")
    names = dict(zip(baris["indikator_asli"], baris["indikator"], strict=True))
    return rules_changed(settings, {item.kode: item.judul for item in analysis.pemeriksaan}, names)


def _with_years(draft: DokumenIku) -> DokumenIku:
    """The value columns: years of the period, and those the usulan name; 2030 of 2025–2029 is its transition year.

    Targets of other years are not columns; a note names them.
    """
    semua = [nilai for _, item in draft.rows() for nilai in item.asal[0].nilai if nilai.teks]
    target = {nilai.tahun for nilai in semua if nilai.medan == "target" and nilai.tahun is not None}
    baseline = {nilai.tahun for nilai in semua if nilai.medan == "baseline"}
    notes = list(draft.catatan)
    chosen = target or {draft.tahun}
    if draft.periode:
        awal, akhir = draft.periode
        chosen = set(range(awal, akhir + 1)) | (target & {akhir + 1})
    if outside := sorted(target - chosen):
        notes.append(
            f"Target tahun {', '.join(map(str, outside))} di luar periode tidak dicetak dalam tabel; "
            "angkanya ada di lembar Sumber angka."
        )
    if any(nilai.medan == "target" and nilai.tahun is None for nilai in semua):
        notes.append("Target tanpa tahun tidak dicetak dalam tabel; angkanya ada di lembar Sumber angka.")
    return replace(
        draft,
        tahun_target=tuple(sorted(chosen)),
        tahun_baseline=tuple(sorted(baseline, key=lambda tahun: tahun or 0)),
        has_target_akhir=any(nilai.medan == "target_akhir" for nilai in semua),
        catatan=tuple(notes),
    )


def _sorted(temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    def order(item: Temuan) -> tuple[Any, ...]:
        place = (item.berkas or "", item.lembar or "", item.baris or 0, item.sel or "")
        return (TINGKAT.index(item.tingkat), item.kode, *place, item.tahun or 0, item.pesan)

    return tuple(sorted(temuan, key=order))


def _problems(masalah: pd.DataFrame) -> tuple[MasalahBerkas, ...]:
    """Reading problems that leave something out or in doubt (galat, peringatan) of the files in force.

    Those that an accepted finding says again are settled with it, and stand with its reason among `pengecualian`.
    """
    out = [
        MasalahBerkas(row["berkas"], Masalah(**{name: row[name] for name in _MASALAH}))
        for row in rows_of(masalah)
        if row["tingkat"] != "catatan"
    ]

    def order(item: MasalahBerkas) -> tuple[Any, ...]:
        m = item.masalah
        return (
            TINGKAT.index(m.tingkat),
            item.berkas,
            m.lembar or "",
            m.baris or 0,
            m.sel or "",
            m.kode,
            m.pesan,
        )

    return tuple(sorted(out, key=order))


def _corrections(analysis: Analysis) -> Iterator[str]:
    """One note for each printed value or text that a person corrected: it is not what the sender wrote.

    Of what a meeting left out nothing is printed but that it was left out.
    """
    names = dict(zip(analysis.baris.get("baris_id", ()), analysis.baris.get("indikator", ()), strict=True))
    for row in _corrected(analysis.nilai):
        if row["baris_id"] not in analysis.keluar:
            year = "" if row["tahun"] is None else f" {row['tahun']}"
            what = f"{FIELDS[row['medan']].judul}{year} {row['teks']}"
            place = f"{row['berkas']}, lembar {row['lembar']}, sel {row['sel']}"
            yield f"{names.get(row['baris_id']) or 'Tanpa indikator'}: {what}, {row['koreksi']} ({place})."
    for row in _corrected(analysis.baris):
        if row["baris_id"] not in analysis.keluar:
            place = f"{row['berkas']}, lembar {row['lembar']}, baris {row['baris']}"
            yield f"{row['indikator'] or 'Tanpa indikator'}: {row['koreksi']} ({place})."


def _corrected(frame: pd.DataFrame) -> list[Row]:
    return rows_of(frame[frame["koreksi"].notna()]) if len(frame) else []


def _fingerprint(draft: DokumenIku) -> str:
    """Twelve hex digits of the SHA-256 of all that the paper says, date and draft number apart."""
    # A record's key is of the store, not of the paper.
    content = asdict(
        replace(draft, tanggal=date.min, nomor=None, temuan=(), pengecualian=()),
        dict_factory=lambda items: {name: value for name, value in items if name != "baris_id"},
    )
    content["tanggal"] = None
    # Blank, they say nothing: a settled draft keeps the hash that it had before they were kept.
    for name in ("padanan_terbuka", "belum_terbaca"):
        if not content[name]:
            del content[name]
    content["temuan"] = [item.to_json() for item in (*draft.temuan, *draft.pengecualian)]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
