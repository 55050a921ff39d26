"""The catalogue of checks: each a decorated function that gives the SQL of its relation. Runs nothing.

The relation of a check has one row per item looked at. It names the columns it needs of these, the rest are null:

    status    lulus, temuan, tdp (could not be judged; `alasan` says why)
    baris_id  the record; place, bidang and indikator come from it where the next columns are null
    berkas lembar sel baris bidang indikator instansi     the place, where there is no record
    tahun nilai harapan pesan saran       the finding; `nilai` as written, `harapan` with its place
    hal       tells findings of one record apart (the field, the other document)
    tingkat   where one check has findings of two severities

Named parameters are the fields of `settings.Thresholds` and `tahun`, `periode_awal`, `periode_akhir` of the scope.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from iku_analysis.fields import Tingkat

Topik = Literal["Kelengkapan", "Keselarasan", "Kewajaran target", "Perumusan", "Struktur & pagu", "Pengukuran", "SOP"]
SqlFunction = Callable[[], str]


@dataclass(frozen=True)
class Check:
    """One check. `sumber`: codes of sumber.csv. `penjelasan`: the help text under "mengapa?".

    `tanpa_data`: what to say when there is nothing to look at.
    """

    kode: str
    judul: str
    tingkat: Tingkat
    topik: Topik
    sumber: tuple[str, ...]
    penjelasan: str
    tanpa_data: str
    sql: str


REGISTRY: dict[str, Check] = {}


def check(
    *,
    kode: str,
    judul: str,
    tingkat: Tingkat,
    topik: Topik,
    sumber: str,
    tanpa_data: str = "Belum ada usulan yang dapat diperiksa.",
) -> Callable[[SqlFunction], SqlFunction]:
    """Register a check under its permanent code. Raises ValueError for a code that is taken or a missing help text."""

    def register(function: SqlFunction) -> SqlFunction:
        if kode in REGISTRY:
            raise ValueError(f"kode pemeriksaan ganda: {kode}")
        penjelasan = inspect.getdoc(function)
        if not penjelasan:
            raise ValueError(f"pemeriksaan tanpa penjelasan: {kode}")
        codes = tuple(part.strip() for part in sumber.split(","))
        REGISTRY[kode] = Check(kode, judul, tingkat, topik, codes, penjelasan, tanpa_data, function())
        return function

    return register


def catalogue() -> tuple[Check, ...]:
    """All registered checks, by code."""
    return tuple(REGISTRY[kode] for kode in sorted(REGISTRY))
