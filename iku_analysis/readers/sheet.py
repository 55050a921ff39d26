"""One worksheet part → its filled cells as they are stored, merged areas, hidden rows and columns.

Takes the archive, the sheet's part and what the sheets share; calls `take` for each filled cell. Judges nothing: limits
on rows and columns, shown texts and problems are `workbook`'s. What stands between one cell and the next is run a
million times for a large sheet, so it is written without layers.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator

from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel, from_ISO8601

from iku_analysis.readers.grid import Area, Cacat, Isi
from iku_analysis.readers.package import Package, Style
from iku_analysis.readers.xml_part import SHORT, TooMuchError, chunks_of, read_part, too_much_text
from iku_analysis.settings import Limits

ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
LAST_ROW, LAST_COL = 1_048_576, 16_384  # of any sheet; an address beyond is damage
_MOST_DIGITS = 15  # of a whole number that Excel can hold exactly
_TRUE = ("1", "true")


# Takes a filled cell: row, column, value, number format, cacat as in `grid.Cell`, whether its text is beyond the limit.
Take = Callable[[int, int, Isi, str, Cacat | None, bool], None]


class UnaddressedError(Exception):
    """A cell or row does not say its address: it stands beside the one before it, blank or not."""


def read_sheet(
    archive: zipfile.ZipFile,
    part: str,
    package: Package,
    limits: Limits,
    take: Take,
    *,
    is_thinned: bool,
) -> SheetParts:
    """Call `take` for each filled cell of the sheet in the order stored; give the rest of what is needed.

    With `is_thinned` blank cells are dropped unread, which is quicker, but raises UnaddressedError where they count.
    """
    handler = _Sheet(package, limits, take, is_thinned=is_thinned)
    chunks = chunks_of(archive, part)
    read_part(_without_blanks(chunks) if is_thinned else chunks, handler, limits)
    return handler.parts


# A styled cell without content, and a row of nothing else: there can be millions where only a style was set.
_BLANK_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"[^<>]*/>')
_LONGEST_ROW = 1024 * 1024  # bytes kept together to see whether a row is blank
_BLANK_ROW = re.compile(rb'<row r="[0-9]+"[^<>]*(?:/>|>\s*</row>)')


def _without_blanks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces without blank cells and rows. From a comment or quoted text on, all is left as it is."""
    rest = b""
    is_plain = True
    for chunk in chunks:
        whole = rest + chunk
        is_plain = is_plain and b"<!" not in whole
        if not is_plain:
            yield whole
            rest = b""
            continue
        at = whole.rfind(b"<row ")
        if at <= 0 or len(whole) - at > _LONGEST_ROW:
            at = whole.rfind(b"<")
        at = at if at > 0 else len(whole)
        rest = whole[at:]
        yield _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", whole[:at]))
    yield rest


class SheetParts:
    """What a sheet has besides cells. `areas` as stored, they may overlap in a damaged file.

    `struck`, `cut`: (row, column) of cells crossed out as a whole or in part.
    """

    def __init__(self) -> None:
        self.areas: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_cols: list[tuple[int, int]] = []
        self.struck: set[tuple[int, int]] = set()
        self.cut: set[tuple[int, int]] = set()


class _Sheet:
    """The handler of a sheet's elements. Works on attributes at the end of each cell, when its value is known."""

    def __init__(self, package: Package, limits: Limits, take: Take, *, is_thinned: bool) -> None:
        self.package = package
        self.is_thinned = is_thinned
        self.take = take
        self.longest = limits.teks_sel
        self.most_text = limits.teks_huruf
        self.epoch = CALENDAR_MAC_1904 if package.is_1904 else CALENDAR_WINDOWS_1900
        self.parts = SheetParts()
        self.row = self.col = 0
        self.cell: dict[str, str] = {}
        self.has_formula = False
        self.phonetic = 0
        self.value: list[str] | None = None  # pieces of <v>
        self.inline: list[str] | None = None  # pieces of <is>
        self.pieces: list[str] | None = None  # where text goes now
        self.room = 0
        self.left = limits.teks_huruf
        self.columns: dict[str, int] = {}
        self.digits = "0"  # the row's number as its cells' addresses say it
        self.styles: dict[str, Style] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = SHORT.get(name)
        if tag == "c":
            self.cell = attributes
            self.value = self.inline = None
            self.has_formula = False
        elif tag == "v":
            self.value = self.pieces = []
            self.room = self.longest + 1
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "f":
            self.has_formula = True
        elif tag == "is":
            self.inline = []
            self.room = self.longest + 1
        elif tag == "t":
            self.pieces = None if self.phonetic else self.inline
        elif tag == "rPh":
            self.phonetic += 1
        elif tag == "mergeCell":
            self._add_area(attributes.get("ref", ""))
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            first = int(attributes.get("min", 1))
            self.parts.hidden_cols.append((first, int(attributes.get("max", first))))

    def text(self, data: str) -> None:
        if self.pieces is not None and self.room > 0:
            self.pieces.append(data)
            self.room -= len(data)

    def end(self, name: str) -> None:
        tag = SHORT.get(name)
        if tag == "c":
            self._end_cell()
        elif tag in ("v", "t"):
            self.pieces = None
        elif tag == "rPh":
            self.phonetic -= 1

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        if number is None and self.is_thinned:
            raise UnaddressedError
        self.row = int(float(number)) if number else self.row + 1
        if not 1 <= self.row <= LAST_ROW:
            raise ValueError(f"row {self.row}")
        self.col = 0
        self.digits = str(self.row)
        if attributes.get("hidden") in _TRUE:
            self.parts.hidden_rows.add(self.row)

    def _end_cell(self) -> None:
        """Settle place and value of the cell that ends; hand it on unless it is blank."""
        cell, row = self.cell, self.row
        address = cell.get("r")
        # Nearly all addresses are a known column and the number of their row.
        if address and address.endswith(self.digits) and (col := self.columns.get(address[: -len(self.digits)])):
            self.col = col
        else:
            row, col = self._place(address)
        if self.value is None and self.inline is None and not self.has_formula:
            return
        kind, number = cell.get("t", "n"), cell.get("s", "0")
        style = self.styles.get(number)
        if style is None:
            style = self.styles[number] = self.package.style(int(number))
        pieces = self.inline if kind == "inlineStr" else self.value
        text = "".join(pieces) if pieces else ""
        if len(text) > self.longest:
            text = text[: self.longest + 1]
        self.left -= len(text)
        if self.left < 0:
            raise TooMuchError(too_much_text(self.most_text))
        if not text:
            if self.has_formula and kind != "str":
                self.take(row, col, None, style.number_format, "rumus", False)
            return
        if style.is_struck:
            self.parts.struck.add((row, col))
        value: Isi
        if kind == "s":
            index = int(text)
            if index < 0:
                raise IndexError(index)
            value, cacat = self.package.strings[index], None
            if index in self.package.cut_strings:
                self.parts.cut.add((row, col))
        else:
            value, cacat = self._value(kind, text, style)
        if self.has_formula and value == 0 and self.package.is_uncomputed:
            self.take(row, col, None, style.number_format, "rumus", False)
        else:
            is_cut = isinstance(value, str) and len(value) > self.longest
            self.take(row, col, value, style.number_format, cacat, is_cut)

    def _place(self, address: str | None) -> tuple[int, int]:
        """Row and column of an address; without one the place beside the cell before."""
        if not address:
            if self.is_thinned:
                raise UnaddressedError
            self.col += 1
            return self.row, self.col
        found = ADDRESS.fullmatch(address)
        if found is None:
            raise ValueError(f"address {address[:20]}")
        letters = found[1]
        col = self.columns.get(letters)
        if col is None:
            col = self.columns[letters] = column_index_from_string(letters)
        row = int(found[2])
        if row > LAST_ROW or col > LAST_COL:
            raise ValueError(f"address {address}")
        self.col = col
        return row, col

    def _value(self, kind: str, text: str, style: Style) -> tuple[Isi, Cacat | None]:
        if kind == "n":
            return _number(text, style, self.epoch)
        if kind == "b":
            return bool(int(text)), None
        if kind == "e":
            return text, "kesalahan"
        if kind == "d":
            return from_ISO8601(text), None  # type: ignore[no-untyped-call]
        return text, None

    def _add_area(self, ref: str) -> None:
        left, top, right, bottom = range_boundaries(ref)
        if left and top and right and bottom and top <= bottom <= LAST_ROW and left <= right <= LAST_COL:
            self.parts.areas.append(Area(top, left, bottom, right))


def _number(text: str, style: Style, epoch: dt.datetime) -> tuple[Isi, Cacat | None]:
    """The number, or the time that it stands for."""
    number: int | float
    if text.lstrip("-").isdecimal() and len(text) <= _MOST_DIGITS:
        number = int(text)
    else:
        number = float(text)
        if not math.isfinite(number):
            return text, "kesalahan"
        if "." not in text and "e" not in text.lower():
            number = int(number)
    if not style.is_date:
        return number, None
    try:
        return from_excel(number, epoch, timedelta=style.is_duration), None
    except (OverflowError, ValueError):
        return "#VALUE!", "kesalahan"
