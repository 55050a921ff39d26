"""The numbers of records, as a witness of who is who: baseline and targets that two records have in common.

Takes a cursor with the core_ tables, gives plain values; decides nothing about names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import duckdb

_LEAST_SHARED = 4  # years; what fewer numbers have in common is chance
_LEAST_DIFFERENT = 3  # values; 100, 100, 100 is the target of many indicators
Series = Mapping[tuple[str, int | None], float]


class Numbers:
    """Baseline and targets of all usulan and Renstra records in force; read at the first question."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    @cached_property
    def _series(self) -> dict[str, dict[tuple[str, int | None], float]]:
        rows = self._cursor.execute(
            """
            select baris_id, medan, tahun, angka
            from core_nilai
            where medan in ('baseline', 'target')
              and jenis = 'angka'
              and angka is not null
              and jenis_baris in ('usulan', 'renstra')
            order by baris_id, medan, tahun, length(sel) desc, sel desc
            """
        ).fetchall()
        out: dict[str, dict[tuple[str, int | None], float]] = {}
        for baris_id, medan, tahun, angka in rows:
            out.setdefault(baris_id, {})[medan, tahun] = angka
        return out

    def of(self, baris_id: str) -> Series:
        """Its numbers by (medan, tahun); empty where it has none."""
        return self._series.get(baris_id, {})

    def speak_for(self, one: str, other: str) -> int:
        """How many numbers two records share, all of them equal and not all alike; 0 where that proves nothing."""
        mine, theirs = self.of(one), self.of(other)
        shared = [key for key in mine if key in theirs]
        values = {mine[key] for key in shared}
        if len(shared) < _LEAST_SHARED or len(values) < _LEAST_DIFFERENT:
            return 0
        return len(shared) if all(mine[key] == theirs[key] for key in shared) else 0

    def are_shared(self, one: str, others: Iterable[str]) -> bool:
        """Whether any of the others has the same numbers: then they name nobody."""
        return any(self.speak_for(one, other) for other in others)
