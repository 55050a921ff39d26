"""One worksheet part → its filled cells as they are stored, merged areas, hidden rows and columns.

Takes the archive, the sheet's part and what the sheets share; calls `take` for each filled cell. Judges nothing: limits
on rows and columns, shown texts and problems are `workbook`'s.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel, from_ISO8601

from iku_analysis.readers.grid import Area, Cacat, Isi
from iku_analysis.readers.package import Package, Style
from iku_analysis.readers.xml_part import SHORT, TooMuchError, chunks_of, read_part, too_much_text
from iku_analysis.settings import Limits

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
LAST_ROW, LAST_COL = 1_048_576, 16_384  # of any sheet; an address beyond is damage
_MOST_DIGITS = 15  # of a whole number that Excel can hold exactly
_TRUE = ("1", "true")


class Stored(NamedTuple):
    """A filled cell. `cacat` as in `grid.Cell`; `is_cut`: its text is longer than the limit."""

    row: int
    col: int
    value: Isi
    style: Style
    cacat: Cacat | None = None
    is_cut: bool = False


class UnaddressedError(Exception):
    """A cell or row does not say its address: it stands beside the one before it, blank or not."""


def read_sheet(
    archive: zipfile.ZipFile,
    part: str,
    package: Package,
    limits: Limits,
    take: Callable[[Stored], None],
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
    """What a sheet has besides cells. `areas` as stored, they may overlap in a damaged file."""

    def __init__(self) -> None:
        self.areas: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_cols: list[tuple[int, int]] = []


class _Sheet:
    """The handler of a sheet's elements. Works on attributes at the end of each cell, when its value is known."""

    def __init__(self, package: Package, limits: Limits, take: Callable[[Stored], None], *, is_thinned: bool) -> None:
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
        if tag in ("v", "t"):
            self.pieces = None
        elif tag == "c":
            self._end_cell()
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
        """Settle place and value of the cell that ends."""
        address, row = self.cell.get("r"), self.row
        if address:
            # Nearly all addresses are a known column and the number of their row.
            col = self.columns.get(address[: -len(self.digits)]) if address.endswith(self.digits) else None
            if col is not None:
                self.col = col
            else:
                row, self.col = self._place(address)
        elif self.is_thinned:
            raise UnaddressedError
        else:
            self.col += 1
        if self.value is None and self.inline is None and not self.has_formula:
            return
        made = self._made(row)
        if made is not None:
            self.take(made)

    def _place(self, address: str) -> tuple[int, int]:
        found = _ADDRESS.fullmatch(address)
        if found is None:
            raise ValueError(f"address {address[:20]}")
        letters = found[1]
        col = self.columns.get(letters)
        if col is None:
            col = self.columns[letters] = column_index_from_string(letters)
        row = int(found[2])
        if row > LAST_ROW or col > LAST_COL:
            raise ValueError(f"address {address}")
        return row, col

    def _made(self, row: int) -> Stored | None:
        kind, number = self.cell.get("t", "n"), self.cell.get("s", "0")
        style = self.styles.get(number)
        if style is None:
            style = self.styles[number] = self.package.style(int(number))
        pieces = self.inline if kind == "inlineStr" else self.value
        text = "".join(pieces)[: self.longest + 1] if pieces else ""
        self.left -= len(text)
        if self.left < 0:
            raise TooMuchError(too_much_text(self.most_text))
        if self.has_formula and not text and kind != "str":
            return Stored(row, self.col, None, style, "rumus")
        if not text:
            return None
        value, cacat = self._value(kind, text, style)
        if self.has_formula and value == 0 and self.package.is_uncomputed:
            return Stored(row, self.col, None, style, "rumus")
        is_cut = isinstance(value, str) and len(value) > self.longest
        return Stored(row, self.col, value, style, cacat, is_cut)

    def _value(self, kind: str, text: str, style: Style) -> tuple[Isi, Cacat | None]:
        if kind == "s":
            index = int(text)
            if index < 0:
                raise IndexError(index)
            return self.package.strings[index], None
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
