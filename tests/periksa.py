"""Runs matching and all checks on files of the builder and answers what a test asks: status, findings, their cells.

    hasil = periksa(pembuat.usulan({...}))
    assert hasil.sel("K02") == ["D7"]

A check that breaks raises (strict), so no fault in SQL can hide behind "tidak dapat diperiksa".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iku_analysis.checks import run_checks
from iku_analysis.matching import match
from iku_analysis.records import HasilBaca, HasilPemeriksaan, Temuan
from iku_analysis.settings import Scope, Thresholds
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


@dataclass(frozen=True)
class Hasil:
    """The outcome of one run."""

    pemeriksaan: dict[str, HasilPemeriksaan]
    semua: tuple[Temuan, ...]

    def temuan(self, kode: str) -> list[Temuan]:
        return [satu for satu in self.semua if satu.kode == kode]

    def sel(self, kode: str) -> list[str | None]:
        return [satu.sel for satu in self.temuan(kode)]

    def status(self, kode: str) -> str:
        return self.pemeriksaan[kode].status


def periksa(
    *berkas: HasilBaca,
    lingkup: Scope = LINGKUP,
    ambang: Thresholds | None = None,
    waivers: Mapping[str, Keputusan] | None = None,
    padanan: Mapping[str, Keputusan] | None = None,
    kamus: Vocabulary | None = None,
) -> Hasil:
    """Store the files, match, check."""
    kamus = kamus or pembuat.kamus()
    gudang = pembuat.store(*berkas)
    cursor = gudang.cursor(kamus)
    ambang = ambang or Thresholds()
    match(cursor, kamus, lingkup, ambang, padanan or {})
    hasil, temuan = run_checks(cursor, kamus, lingkup, ambang, waivers or {}, strict=True)
    gudang.close()
    return Hasil({satu.kode: satu for satu in hasil}, temuan)
