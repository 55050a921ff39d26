"""The header of a table: its rows, its columns with field and year, what it could not understand.

Also tells rows that only say the header again. Found by `search`; knows no vocabulary.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from iku_analysis.fields import MEDAN_NILAI
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.workbook import column_letter
from iku_analysis.text import clean, fold

_VALUES = frozenset({*MEDAN_NILAI, "target_tolok"})
_NUMBER = re.compile(r"\(?-?\d{1,3}(?:=[\d+x/*() -]+)?\)?")


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a table, or several under one heading (`col` to `last_col`). `medan` as in fields.py or kolom.csv.

    `is_value`: it holds values, not text. `is_bare`: the heading is nothing but a year. `is_between`: no year is
    written, that of the columns beside it tells. `is_reached`: a realisasi headed "Capaian". `kali`: rupiah in one of
    its units (1000 for "Rp 000"). Compared by identity: a table has each column once, and looks it up for every cell.
    """

    col: int
    last_col: int
    medan: str
    tahun: int | None
    ke: int | None
    judul: str
    mirip: str | None = None
    is_bare: bool = False
    is_between: bool = False
    is_reached: bool = False
    kali: int = 1
    is_value: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_value", self.medan in _VALUES)

    @property
    def key(self) -> str:
        """`target:2026`, `indikator`: as in the JSON."""
        return f"{self.medan}:{self.tahun}" if self.tahun else self.medan

    @property
    def letters(self) -> str:
        """A, or D:H where the heading covers several."""
        first = column_letter(self.col)
        return first if self.col == self.last_col else f"{first}:{column_letter(self.last_col)}"


@dataclass(frozen=True)
class Unknown:
    """A heading that names no field. `is_bare`: its own cell is nothing but a year; the one above is not known."""

    cell: Cell
    judul: str
    is_bare: bool = False


@dataclass(frozen=True)
class Header:
    """The header of one table. `number_row`: the row of column numbers below it, or null.

    `again`: rows further down that name the same columns in other words. `outdone`: columns left out, each with the
    one of the same meaning that is read.
    """

    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    unknown: tuple[Unknown, ...]
    number_row: int | None
    again: tuple[int, ...] = ()
    outdone: tuple[tuple[Column, Column], ...] = ()

    @property
    def first_row(self) -> int:
        """The first row of data."""
        return (self.number_row or self.rows[-1]) + 1

    def of(self, *medan: str) -> list[Column]:
        """The columns of the fields, left to right."""
        return [column for column in self.columns if column.medan in medan]

    def has(self, *medan: str) -> bool:
        """Whether any of the fields has a column."""
        return bool(self.of(*medan))


def is_number_row(cells: Iterable[Cell]) -> bool:
    """A row of column numbers: (1) (2) (3), 1 2 3, also -1 -2 as Excel makes of "(1)", "6=4+5"; gaps allowed."""
    texts = []
    for cell in cells:
        texts.append(clean(cell.teks))
        if not _NUMBER.fullmatch(texts[-1]):
            return False
    if len(texts) < 2:
        return False
    numbers = [abs(int(re.findall(r"\d+", text)[0])) for text in texts]
    return (
        numbers[0] <= 3
        and all(after > before for before, after in itertools.pairwise(numbers))
        and numbers[-1] <= len(numbers) + 6
    )


def is_repeated(grid: Grid, row: int, header: Header) -> bool:
    """Whether the row says again what a row of the header said (a header repeated on each printed page)."""
    if row in header.again:
        return True
    again = grid.cells(row)
    for own in header.rows:
        heading = grid.rows.get(own, {})
        # Most rows are told apart by their first cells; only a likeness is worth the full comparison.
        if not any(_says_again(heading, cell) for cell in again[:2]):
            continue
        same = sum(_says_again(heading, cell) for cell in again)
        if len(heading) >= 2 and same >= max(2, len(again) * 0.7):
            return True
    return False


def says_same(header: Header, other: Header) -> bool:
    """Whether a header names the columns of another one again, so that the rows below it go on with that table.

    One that leaves a text column out still does; another year or another field in any place makes a table of its own.
    """
    own, known = ({(column.col, column.key, column.ke) for column in one.columns} for one in (header, other))
    values = {(column.col, column.key, column.ke) for column in other.of(*MEDAN_NILAI)}
    return own <= known and values <= own


def _says_again(heading: dict[int, Cell], cell: Cell) -> bool:
    own = heading.get(cell.col)
    if own is None:
        return False
    first, other = own.teks[:1], cell.teks[:1]
    if first.isalnum() and other.isalnum() and (first + other).isascii() and first.lower() != other.lower():
        return False  # as nearly all rows: quicker than folding
    return own.teks == cell.teks or fold(own.teks) == fold(cell.teks)
