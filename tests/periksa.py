"""Runs matching and all checks on files of the builder and answers what a test asks: status, findings, their cells.

    hasil = periksa(pembuat.usulan({...}))
    assert hasil.sel("K02") == ["D7"]

A check that breaks raises (strict), so no fault in SQL can hide behind "tidak dapat diperiksa".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from iku_analysis.capaian import PilihanCapaian
from iku_analysis.checks import prepare, run_checks
from iku_analysis.matching import match
from iku_analysis.records import HasilBaca
from iku_analysis.results import HasilPemeriksaan, Temuan
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import Keputusan
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


@dataclass
class Hasil:
    """One store, matched and ready: a check runs when a test asks for it."""

    cursor: duckdb.DuckDBPyConnection
    kamus: Vocabulary
    lingkup: Scope
    ambang: Thresholds

    def run(self, *kode: str) -> tuple[tuple[HasilPemeriksaan, ...], tuple[Temuan, ...]]:
        """These checks, or all of them."""
        return run_checks(self.cursor, self.kamus, self.lingkup, self.ambang, codes=kode or None, strict=True)[:2]

    def hasil(self, kode: str) -> HasilPemeriksaan:
        return self.run(kode)[0][0]

    def temuan(self, kode: str) -> list[Temuan]:
        return list(self.run(kode)[1])

    def sel(self, kode: str) -> list[str | None]:
        return [satu.sel for satu in self.temuan(kode)]

    def status(self, kode: str) -> str:
        return self.hasil(kode).status


def periksa(
    *berkas: HasilBaca,
    lingkup: Scope = LINGKUP,
    ambang: Thresholds | None = None,
    padanan: Mapping[str, Keputusan] | None = None,
    kamus: Vocabulary | None = None,
    capaian: PilihanCapaian | None = None,
    gudang: Store | None = None,
) -> Hasil:
    """Store the files (or take `gudang`, where they are of several agencies) and match; the checks run on demand."""
    kamus = kamus or pembuat.kamus()
    cursor = pembuat.cursor(gudang or pembuat.store(*berkas), kamus)
    ambang = ambang or Thresholds()
    match(cursor, kamus, lingkup, ambang, padanan or {})
    prepare(cursor, kamus, capaian)
    return Hasil(cursor, kamus, lingkup, ambang)
