"""Cells as `xls`, `xlsb` and `ods` find them → grids that mean the same as those of an .xlsx, within the same limits.

What becomes of a cell is `workbook`'s; here stand what the other kinds lack: sheets one after another, numbers that a
format makes times, and the limit on all letters of a file.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from functools import lru_cache

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900, from_excel

from iku_analysis.errors import UnusableFileError
from iku_analysis.readers.grid import Area, Cacat, Grid, Isi
from iku_analysis.readers.package import SheetPart, Style
from iku_analysis.readers.sheet import LAST_COL, LAST_ROW, SheetParts
from iku_analysis.readers.workbook import Taking, file_notes
from iku_analysis.readers.xml_part import too_much_text
from iku_analysis.records import Masalah
from iku_analysis.settings import Limits

_LONGEST_FORMAT = 255  # characters; Excel's own limit
_MOST_EXACT = 10**15  # whole numbers beyond it are not exact in any of these kinds
Span = tuple[int, int]  # first and last row or column, both inside


class Filling:
    """The sheets of one workbook in the making. Raises UnusableFileError where the whole file is too much."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.grids: list[Grid] = []
        self.masalah: list[Masalah] = []
        self._left = limits.sel
        self._letters = limits.teks_huruf
        self._taking: Taking

    def note(self, *, has_macros: bool, has_external_links: bool) -> None:
        """What is said of the file as a whole."""
        self.masalah.extend(file_notes(has_macros=has_macros, has_external_links=has_external_links))

    def begin(self, nama: str, *, is_hidden: bool) -> None:
        """The next sheet; cells put from now on are its."""
        if len(self.grids) >= self.limits.lembar:
            raise too_much(f"Buku kerja berisi lebih dari {self.limits.lembar} lembar.", self.name)
        self._taking = Taking(SheetPart(nama, "", is_hidden), self.limits, self._left)
        self._struck: set[tuple[int, int]] = set()

    def put(
        self,
        row: int,
        col: int,
        value: Isi,
        code: str = "General",
        cacat: Cacat | None = None,
        *,
        is_struck: bool = False,
    ) -> None:
        """One stored cell (1-based); a blank one leaves no trace. `code`: its number format; `is_struck`: crossed out.

        `cacat` rumus: no result, `value` null; kesalahan: `value` is the error's word.
        """
        if not (1 <= row <= LAST_ROW and 1 <= col <= LAST_COL):
            raise ValueError(f"row {row}, column {col}")
        is_text = isinstance(value, str) and cacat is None
        if isinstance(value, str):
            self._letters -= len(value)
            if self._letters < 0:
                raise too_much(too_much_text(self.limits.teks_huruf), self.name)
        is_cut = is_text and len(str(value)) > self.limits.teks_sel
        if is_struck:
            self._struck.add((row, col))
        self._taking.take(row, col, value, style_of(code).number_format, cacat, is_cut)

    @property
    def is_full(self) -> bool:
        """Whether no further row of this sheet will be taken; the next cell put says so once."""
        return len(self._taking.grid.rows) >= self.limits.baris or self._taking.left <= 0

    def end(self, areas: Iterable[Area], hidden_rows: Iterable[Span], hidden_cols: Iterable[Span]) -> None:
        """What the sheet has besides cells; hidden rows below the content are of no interest."""
        parts = SheetParts()
        parts.areas = list(areas)
        parts.hidden_cols = list(hidden_cols)
        parts.struck = self._struck
        last = max(self._taking.grid.rows, default=0)
        for first, end in hidden_rows:
            parts.hidden_rows.update(range(first, min(end, last) + 1))
        self.grids.append(self._taking.finish(parts))
        self.masalah.extend(self._taking.problems.values())
        self._left = self._taking.left


@lru_cache(maxsize=1024)
def style_of(code: str) -> Style:
    """The style of a number format code; one longer than Excel allows shows as General."""
    if len(code) > _LONGEST_FORMAT:
        code = "General"
    return Style(code, is_date_format(code), is_timedelta_format(code))


def stored_number(value: float, code: str, epoch: dt.datetime = CALENDAR_WINDOWS_1900) -> tuple[Isi, Cacat | None]:
    """What a binary number stands for: a whole number as int, a time where its format shows one."""
    if not math.isfinite(value):
        return "#NUM!", "kesalahan"
    number = int(value) if value == int(value) and abs(value) < _MOST_EXACT else value
    style = style_of(code)
    if not style.is_date:
        return number, None
    try:
        return from_excel(number, epoch, timedelta=style.is_duration), None
    except (OverflowError, ValueError):
        return "#VALUE!", "kesalahan"


def damaged(name: str) -> UnusableFileError:
    """A part of the file cannot be read."""
    advice = "Buka di Excel atau LibreOffice, simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi."
    return UnusableFileError("Berkas rusak dan tidak dapat dibaca.", advice, name, "B04")


def protected(name: str) -> UnusableFileError:
    """The content is encrypted."""
    advice = "Buka dengan kata sandinya, hapus kata sandi itu, simpan, lalu unggah lagi."
    return UnusableFileError("Berkas dilindungi kata sandi.", advice, name, "B05")


def too_much(message: str, name: str) -> UnusableFileError:
    """The file holds more than the limits allow; `message` says of what."""
    return UnusableFileError(message, "Salin tabel yang dipakai ke buku kerja baru, lalu unggah lagi.", name, "B06")


def most_cells(limits: Limits) -> int:
    """Rows and cells, blank ones too, that a sheet may hold; in an .xlsx the four tags of each count."""
    return limits.tanda // 4


def too_many_cells(limits: Limits, name: str) -> UnusableFileError:
    """One sheet holds more rows and cells than the limit."""
    limit = most_cells(limits)
    return too_much(f"Satu lembar berisi lebih dari {limit:,} baris dan sel.".replace(",", "."), name)
