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
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Literal

from iku_analysis.fields import Tingkat
from iku_analysis.settings import Thresholds

Topik = Literal["Kelengkapan", "Keselarasan", "Kewajaran target", "Perumusan", "Struktur & pagu", "Pengukuran", "SOP"]
SqlFunction = Callable[[], str]


@dataclass(frozen=True)
class Kartu:
    """The help card of a check: what it looks at, why, a good and a bad example."""

    apa: str
    mengapa: str
    baik: str
    kurang: str


_PART = re.compile(r"(?s)(.*?)\s*\bMengapa: (.*?)\s*\bBaik: (.*?)\s*\bKurang: (.*)")


def card_of(kode: str, penjelasan: str) -> Kartu:
    """The four parts of a help text, in this order. Raises ValueError where one is missing."""
    found = _PART.fullmatch(penjelasan)
    if not found:
        raise ValueError(f"penjelasan {kode} tanpa Mengapa, Baik, atau Kurang")
    return Kartu(*(" ".join(part.split()) for part in found.groups()))


@dataclass(frozen=True)
class Check:
    """One check. `sumber`: codes of sumber.csv. `penjelasan`: the help text under "mengapa?", parts as `card_of`.

    `tanpa_data`: what to say when there is nothing to look at. `perlu`: fields of which one must have a column, else
    the check is not even planned; none named: it always runs. `dari_padanan`: thresholds that its SQL does not read,
    since matching has applied them to what it reads.
    """

    kode: str
    judul: str
    tingkat: Tingkat
    topik: Topik
    sumber: tuple[str, ...]
    penjelasan: str
    tanpa_data: str
    sql: str
    perlu: tuple[str, ...] = ()
    dari_padanan: tuple[str, ...] = ()

    @property
    def kartu(self) -> Kartu:
        """The help card: the parts of `penjelasan`. Raises ValueError where one is missing."""
        return card_of(self.kode, self.penjelasan)

    @property
    def ambang(self) -> tuple[str, ...]:
        """The names of the thresholds that the check rests on, as its SQL asks for them, then those of matching."""
        known = {field.name for field in fields(Thresholds)}
        return tuple(
            name for name in dict.fromkeys((*PARAMETER.findall(self.sql), *self.dari_padanan)) if name in known
        )


PARAMETER = re.compile(r"\$([a-z_]+)")
REGISTRY: dict[str, Check] = {}


def check(
    *,
    kode: str,
    judul: str,
    tingkat: Tingkat,
    topik: Topik,
    sumber: str,
    tanpa_data: str = "Belum ada usulan yang dapat diperiksa.",
    perlu: tuple[str, ...] = (),
    dari_padanan: tuple[str, ...] = (),
) -> Callable[[SqlFunction], SqlFunction]:
    """Register a check under its permanent code. Raises ValueError for a code that is taken or a missing help text."""

    def register(function: SqlFunction) -> SqlFunction:
        if kode in REGISTRY:
            raise ValueError(f"kode pemeriksaan ganda: {kode}")
        penjelasan = inspect.getdoc(function)
        if not penjelasan:
            raise ValueError(f"pemeriksaan tanpa penjelasan: {kode}")
        codes = tuple(part.strip() for part in sumber.split(","))
        sql = function()
        REGISTRY[kode] = Check(kode, judul, tingkat, topik, codes, penjelasan, tanpa_data, sql, perlu, dari_padanan)
        return function

    return register


def catalogue() -> tuple[Check, ...]:
    """All registered checks, by code."""
    return tuple(REGISTRY[kode] for kode in sorted(REGISTRY))
