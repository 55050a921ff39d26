"""Matches files of the builder and answers what a test asks: rows of a relation, status of a check, findings, cells.

    hasil = periksa(pembuat.usulan({...}))
    assert hasil.sel("K02") == ["D7"]

What an `Analysis` would say of the same store, of the parts alone that are asked for.
A check that breaks raises (strict), so no fault in SQL can hide behind "tidak dapat diperiksa".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import duckdb

from iku_analysis.capaian import PilihanCapaian
from iku_analysis.checks import CATALOGUE, prepare, run_checks
from iku_analysis.checks.preparing import relations_of
from iku_analysis.documents.frames import rows_of
from iku_analysis.matching import FOR_CHECKS, FOR_PAPERS, MatchResult, match, relate
from iku_analysis.records import HasilBaca
from iku_analysis.results import HasilPemeriksaan, Temuan
from iku_analysis.settings import Scope, Settings, Thresholds
from iku_analysis.store.database import Store, relations_read
from iku_analysis.store.decisions import Keputusan, decisions_in_force
from iku_analysis.store.frames import as_frame
from iku_analysis.store.work import Pekerjaan, with_states, work_in_force
from iku_analysis.vocabulary import Vocabulary
from tests import pembuat

LINGKUP = Scope(tahun=2026, periode=(2025, 2029))
# A row with which every check is content; tests change the one field they are about.
BAIK: dict[str, Any] = {
    "tujuan": None,
    "sasaran": "Meningkatnya kerukunan umat",
    "indikator": "Indeks Kerukunan Umat Beragama",
    "satuan": "Indeks",
    "alasan": "Mandat RPJMD",
    "formulasi": "Jumlah skor / jumlah responden",
    "tipe_penghitungan": "Non Kumulatif",
    "polaritas": "Naik",
    "sumber_data": "Survei Kementerian Agama",
    "penanggung_jawab": "Bidang Politik Dalam Negeri",
    "baseline": "72,2",
    "target": ["72,5", "73", "73,5", "74", "74,5"],
}


def baik(**ubah: Any) -> dict[str, Any]:
    """A faultless row with some fields changed; `None` leaves a field blank."""
    return BAIK | ubah


def hanya(*kode: str, settings: Settings = Settings()) -> Settings:  # noqa: B008
    """Settings under which an analysis runs these checks alone: a test waits for no check that it does not look at."""
    others = {item.kode: "tidak diuji" for item in CATALOGUE if item.kode not in kode}
    return replace(settings, dimatikan=others | settings.dimatikan)


@dataclass
class Hasil:
    """One store, matched: a check runs and a relation is made when a test asks for it."""

    cursor: duckdb.DuckDBPyConnection
    kamus: Vocabulary
    lingkup: Scope
    ambang: Thresholds
    capaian: PilihanCapaian | None
    pasangan: MatchResult
    pekerjaan: Pekerjaan
    prepared: set[tuple[str, ...]] = field(default_factory=set)

    def run(self, *kode: str) -> tuple[tuple[HasilPemeriksaan, ...], tuple[Temuan, ...]]:
        """These checks, or all of them."""
        codes = kode or None
        if kode not in self.prepared:
            relate(self.cursor, [name for name in relations_of(codes) if name in FOR_CHECKS])
            prepare(self.cursor, self.kamus, self.capaian, codes=codes)
            self.prepared.add(kode)
        return run_checks(self.cursor, self.kamus, self.lingkup, self.ambang, codes=codes, strict=True)[:2]

    def hasil(self, kode: str) -> HasilPemeriksaan:
        return self.run(kode)[0][0]

    def temuan(self, kode: str) -> list[Temuan]:
        return list(with_states(self.run(kode)[1], self.pekerjaan))

    def sel(self, kode: str) -> list[str | None]:
        return [satu.sel for satu in self.temuan(kode)]

    def status(self, kode: str) -> str:
        return self.hasil(kode).status

    def tabel(self, nama: str) -> list[dict[str, Any]]:
        """The rows of a relation in the order of their keys, null as None."""
        relate(self.cursor, relations_read([nama], FOR_CHECKS | FOR_PAPERS))
        return rows_of(as_frame(self.cursor, f"select * from {nama} order by all"))


def periksa(
    *berkas: HasilBaca,
    lingkup: Scope = LINGKUP,
    ambang: Thresholds | None = None,
    padanan: Mapping[str, Keputusan] | None = None,
    kamus: Vocabulary | None = None,
    capaian: PilihanCapaian | None = None,
    gudang: Store | None = None,
) -> Hasil:
    """Store the files, or take `gudang` with the decisions in force, and match; the checks run on demand."""
    kamus, ambang = kamus or pembuat.kamus(), ambang or Thresholds()
    cursor = pembuat.cursor(gudang or pembuat.store(*berkas), kamus)
    pairs = padanan or (decisions_in_force(gudang, "padanan") if gudang else {})
    pasangan = match(cursor, kamus, lingkup, ambang, pairs, decisions_in_force(gudang, "iku_lama") if gudang else {})
    pekerjaan = work_in_force(gudang) if gudang else Pekerjaan()
    return Hasil(cursor, kamus, lingkup, ambang, capaian, pasangan, pekerjaan)


def tercatat(gudang: Store, jenis: str) -> list[dict[str, Any]]:
    """The records in force of a kind of document, null as None."""
    rows = rows_of(as_frame(pembuat.cursor(gudang), "select * from core_baris order by all"))
    return [row for row in rows if row["jenis"] == jenis]
