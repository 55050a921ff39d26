"""The numbers of records, as a witness of who is who: baseline and targets that two records have in common.

Takes a cursor with the core_ tables, gives plain values; decides nothing about names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import duckdb

_LEAST_SHARED = 5  # numbers; what fewer have in common may be chance
_LEAST_DIFFERENT = 4  # values; 100, 100, 100 is the target of many indicators
_MOST_RECORDS = 20  # of one indicator: its copies in the tables of the Renstra and the usulan of several bidang
_THOUSAND = 1000
_COMMON = 0.1  # of 1; what 0 and 100 say, the targets of many indicators
Series = Mapping[tuple[str, int | None], float]


def load_series(cursor: duckdb.DuckDBPyConnection) -> Mapping[str, Series]:
    """Baseline and targets of all usulan and Renstra records in force, by record."""
    rows = cursor.execute(
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


class Numbers:
    """Baseline and targets of the records of one agency: what another one has, says nothing about these.

    `load`: those of all records, asked for at the first question.
    """

    def __init__(self, load: Callable[[], Mapping[str, Series]], records: Collection[str]) -> None:
        self._load, self._records = load, records

    @cached_property
    def _series(self) -> dict[str, Series]:
        known = self._load()
        return {baris_id: known[baris_id] for baris_id in self._records if baris_id in known}

    def of(self, baris_id: str) -> Series:
        """Its numbers by (medan, tahun); empty where it has none."""
        return self._series.get(baris_id, {})

    def identify(self, one: str, other: str) -> int:
        """How many numbers two records share where these alone name the indicator; 0 where another may have them too.

        All targets of the same years are equal, they are many, and they do not climb by one round step. A baseline may
        have been brought up to date: it counts where it is equal.
        """
        mine, theirs = self.of(one), self.of(other)
        years = sorted(tahun for medan, tahun in mine if medan == "target" and tahun and (medan, tahun) in theirs)
        values = [mine["target", tahun] for tahun in years]
        if any(theirs["target", tahun] != value for tahun, value in zip(years, values, strict=True)):
            return 0
        told = [key for key in mine if key[0] == "baseline" and theirs.get(key) == mine[key]]
        series = [*(mine[key] for key in told), *values]
        if len(series) < _LEAST_SHARED or len(set(series)) < _LEAST_DIFFERENT or _is_round(series):
            return 0
        return len(series)

    def shared(self, one: str, other: str) -> tuple[int, int]:
        """How many numbers of the same field and year two records both have, and how many of these are equal."""
        mine, theirs = self.of(one), self.of(other)
        both = [key for key in mine if key in theirs]
        return len(both), sum(1 for key in both if mine[key] == theirs[key])

    def namesakes(self, baris_id: str) -> list[str]:
        """The other records whose numbers name the same indicator (`identify`); none where many have nearly these."""
        told = Counter(
            other
            for (medan, tahun), value in self.of(baris_id).items()
            if medan == "target"
            for other in self._by_value[tahun, value]
            if other != baris_id
        )
        near = [other for other, count in told.items() if count >= _LEAST_SHARED - 1]
        return [other for other in near if self.identify(baris_id, other)] if len(near) <= _MOST_RECORDS else []

    def kin(self, baris_id: str) -> dict[str, float]:
        """Records that share numbers with this one → how much that says, 0-1; a hint for a person, never a proof.

        The share of equal numbers among those of the same field and year, one that several records have counting as a
        part. A number in thousands or millions of the other is equal: "Rp" and "Juta rupiah".
        """
        told: dict[str, float] = defaultdict(float)
        mine = self.of(baris_id)
        for key, value in mine.items():
            others = [other for other in self._by_digits[(*key, _digits(value))] if other != baris_id]
            for other in others if len(others) <= _MOST_RECORDS else ():
                told[other] += (_COMMON if value in (0, 100) else 1) / len(others)
        return {other: said / len(mine.keys() & self.of(other).keys()) for other, said in told.items()}

    @cached_property
    def _by_digits(self) -> dict[tuple[str, int | None, float], list[str]]:
        """Records by field, year and number without its thousands."""
        out: dict[tuple[str, int | None, float], list[str]] = defaultdict(list)
        for baris_id, series in self._series.items():
            for (medan, tahun), value in series.items():
                out[medan, tahun, _digits(value)].append(baris_id)
        return out

    @cached_property
    def _by_value(self) -> dict[tuple[int | None, float], list[str]]:
        """Records by target."""
        out: dict[tuple[int | None, float], list[str]] = defaultdict(list)
        for baris_id, series in self._series.items():
            for (medan, tahun), value in series.items():
                if medan == "target":
                    out[tahun, value].append(baris_id)
        return out


def _digits(value: float) -> float:
    """The number in the largest of ones, thousands, millions … in which it is not below one."""
    while abs(value) >= _THOUSAND:
        value /= _THOUSAND
    return round(value, 6)


def _is_round(values: Sequence[float]) -> bool:
    """Whether the values climb by one step and all are whole: 64, 68, 72, 76. Many indicators do."""
    steps = {round(after - before, 6) for before, after in pairwise(values)}
    return len(steps) < 2 and all(value == int(value) for value in values)
