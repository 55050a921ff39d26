"""A sheet as a grid: every filled cell with its text as shown, its value, its place; merged and hidden areas.

What all layouts read from, whatever the kind of file. Knows nothing of headings or fields.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from openpyxl.utils.cell import get_column_letter

from iku_analysis.text import clean

# rumus: a formula without a stored result; kesalahan: a formula that gave an error (#REF!).
Cacat = Literal["rumus", "kesalahan"]
Isi = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None


_letter = lru_cache(maxsize=1024)(get_column_letter)


class Cell(NamedTuple):
    """One filled cell. `teks`: as shown, line breaks kept, a date as ISO. `cacat`: why its value cannot be used."""

    row: int
    col: int
    value: Isi
    teks: str
    format: str = "General"
    cacat: Cacat | None = None

    @property
    def sel(self) -> str:
        """The A1 address."""
        return f"{_letter(self.col)}{self.row}"

    @property
    def is_number(self) -> bool:
        """A number typed as number (a date or yes/no is none)."""
        return isinstance(self.value, (int, float)) and not isinstance(self.value, bool)

    @property
    def is_date(self) -> bool:
        """A date or time, meant or made by Excel."""
        return isinstance(self.value, (dt.datetime, dt.date, dt.time, dt.timedelta))


class Area(NamedTuple):
    """A merged area, 1-based, both ends inside."""

    row: int
    col: int
    last_row: int
    last_col: int


@dataclass
class Grid:
    """One sheet. `rows[row][col]` holds filled cells only, left to right; a merged area's stands at its upper left.

    `struck`: (row, column) of the cells crossed out; `cut`: of those of which a part is, and so is not in their text.
    `notes`: (row, column) → what a person wrote beside the cell as a comment. `widths`: row → number of its cells, with
    blank ones; only of a text file that parts them by commas, which numbers have too.
    """

    nama: str
    is_hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    cut: frozenset[tuple[int, int]] = frozenset()
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    _areas_by_row: dict[int, list[Area]] = field(default_factory=dict)

    def add_areas(self, areas: list[Area]) -> None:
        """Take the merged areas, cut to the rows that hold content."""
        last = max(self.rows, default=0)
        self.areas = areas
        for area in areas:
            for row in range(area.row, min(area.last_row, last) + 1):
                self._areas_by_row.setdefault(row, []).append(area)

    def area(self, row: int, col: int) -> Area | None:
        """The merged area that covers the place, or null."""
        for area in self._areas_by_row.get(row, ()):
            if area.col <= col <= area.last_col:
                return area
        return None

    def at(self, row: int, col: int) -> Cell | None:
        """The cell shown at the place: its own, or the upper left one of its merged area; null where blank."""
        own = self.rows.get(row, {}).get(col)
        if own is not None or row not in self._areas_by_row:
            return own
        area = self.area(row, col)
        return self.rows.get(area.row, {}).get(area.col) if area else None

    def has_areas(self, row: int) -> bool:
        """Whether a merged area touches the row."""
        return row in self._areas_by_row

    def text(self, row: int, col: int) -> str:
        """The cleaned text shown at the place, blank where nothing is."""
        cell = self.at(row, col)
        return clean(cell.teks) if cell else ""

    def cells(self, row: int) -> list[Cell]:
        """The filled cells of a row, left to right (not those shown through a merge)."""
        return list(self.rows.get(row, {}).values())

    def filled_rows(self, start: int = 1) -> Iterator[int]:
        """Rows from `start` on in which a cell is filled or shown through a vertical merge, top down."""
        for row in sorted({*self.rows, *self._areas_by_row}):
            if row >= start:
                yield row

    @property
    def last_col(self) -> int:
        """The last column that holds content."""
        return max((max(cells) for cells in self.rows.values() if cells), default=0)
