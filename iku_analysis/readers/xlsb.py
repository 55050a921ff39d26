"""Bytes of an .xlsb (binary workbook) → one Grid a sheet: number formats, merges, hidden rows and columns included.

The records are read here: the libraries for this kind give values without their formats, and a percent cell could not
be told from a fraction. Layout of the records: [MS-XLSB] 2.4, public. Raises UnusableFileError.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import struct
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from openpyxl.styles.numbers import builtin_format_code
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from iku_analysis.errors import UnusableFileError
from iku_analysis.readers.filling import Filling, Span, damaged, most_cells, stored_number, too_many_cells, too_much
from iku_analysis.readers.grid import Area, Cacat, Grid, Isi
from iku_analysis.readers.sheet import LAST_COL, LAST_ROW
from iku_analysis.readers.xml_part import too_much_text
from iku_analysis.records import Masalah
from iku_analysis.settings import Limits

_ROW, _SST_ITEM, _FORMAT, _XF, _COL, _SHEET, _BOOK_PROPERTIES, _CALC, _MERGE = 0, 19, 44, 47, 60, 156, 153, 157, 176
_BEGIN_CELL_XFS, _END_CELL_XFS = 617, 618
# Cell records; the short ones stand right of the cell before and leave the column out.
_BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED, _FML_TEXT, _FML_NUMBER, _FML_BOOL, _FML_ERROR = range(1, 12)
_SHORT = {12: _BLANK, 13: _RK, 14: _ERROR, 15: _BOOL, 16: _REAL, 17: _TEXT, 18: _SHARED}
_RICH = 62
_LARGEST_PART = 100 * 1024 * 1024  # bytes, held at once; 20,000 rows of 24 columns are 10 million
_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}


def read_xlsb(name: str, content: bytes, limits: Limits) -> tuple[list[Grid], list[Masalah]]:
    """The sheets in the workbook's order, and what had to be left out of them."""
    filling = Filling(name, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _Book(archive, filling).read()
    except (UnusableFileError, MemoryError):
        raise
    except Exception as error:  # a damaged part surfaces as any kind of error
        raise damaged(name) from error
    return filling.grids, filling.masalah


class _Book:
    """The parts that all sheets share."""

    def __init__(self, archive: zipfile.ZipFile, filling: Filling) -> None:
        self.archive = archive
        self.filling = filling
        self.parts = {part.lower(): part for part in archive.namelist()}
        self.formats = self._formats()
        self.strings = self._strings()

    def read(self) -> None:
        """Fill the grids sheet by sheet. Sheets that hold a chart or a dialog are passed over."""
        self.filling.note(
            has_macros="xl/vbaproject.bin" in self.parts,
            has_external_links=any(part.startswith("xl/externallinks/") for part in self.parts),
        )
        targets = self._targets()
        sheets: list[tuple[str, str, bool]] = []
        epoch, is_uncomputed = CALENDAR_WINDOWS_1900, False
        for kind, data in self._records("xl/workbook.bin"):
            if kind == _SHEET:
                relation, at = _text(data, 8)
                nama, _ = _text(data, at)
                sheets.append((nama, relation, data[0] != 0))
            elif kind == _BOOK_PROPERTIES and data[0] & 1:
                epoch = CALENDAR_MAC_1904
            elif kind == _CALC and len(data) > 24:
                is_uncomputed = bool(data[24] & 1)
        for nama, relation, is_hidden in sheets:
            part = targets.get(relation, "")
            if "/worksheets/" in part:
                self.filling.begin(nama, is_hidden=is_hidden)
                reading = _Sheet(self, epoch, is_uncomputed=is_uncomputed)
                for kind, data in self._records(part):
                    reading.take(kind, data)
                self.filling.end(reading.areas, reading.hidden_rows, reading.hidden_cols)

    def _targets(self) -> dict[str, str]:
        """Relation → part. DOCTYPEs were refused when the kind of the file was found."""
        path = self.parts["xl/_rels/workbook.bin.rels"]
        root = ElementTree.fromstring(self.archive.read(path))
        return {
            link.get("Id", ""): posixpath.normpath(posixpath.join("/xl", link.get("Target", "")))[1:] for link in root
        }

    def _formats(self) -> list[str]:
        """The format code of each cell style."""
        codes: dict[int, str] = {}
        styles: list[int] = []
        is_cell_style = False
        for kind, data in self._records("xl/styles.bin"):
            if kind == _FORMAT:
                codes[_u16(data, 0)] = _text(data, 2)[0]
            elif kind in (_BEGIN_CELL_XFS, _END_CELL_XFS):
                is_cell_style = kind == _BEGIN_CELL_XFS
            elif kind == _XF and is_cell_style:
                styles.append(_u16(data, 2))
        return [codes.get(number) or builtin_format_code(number) or "General" for number in styles]

    def _strings(self) -> list[str]:
        strings = []
        left = self.filling.limits.teks_huruf
        for kind, data in self._records("xl/sharedstrings.bin"):
            if kind == _SST_ITEM:
                strings.append(_text(data, 1)[0])
                left -= len(strings[-1])
            if left < 0:
                raise too_much(too_much_text(self.filling.limits.teks_huruf), self.filling.name)
        return strings

    def _records(self, part: str) -> Iterator[tuple[int, bytes]]:
        """Kind and content of each record; none where the part is not there."""
        if part.lower() not in self.parts:
            return
        if self.archive.getinfo(self.parts[part.lower()]).file_size > _LARGEST_PART:
            raise too_much("Satu bagian berkas tidak wajar besarnya.", self.filling.name)
        data = self.archive.read(self.parts[part.lower()])
        at = count = 0
        most = most_cells(self.filling.limits)
        while at < len(data):
            kind, at = _packed(data, at, 2)
            length, at = _packed(data, at, 4)
            if at + length > len(data):
                raise ValueError(f"record {kind} ends beyond its part")
            yield kind, data[at : at + length]
            at += length
            count += 1
            if count > most:
                raise too_many_cells(self.filling.limits, self.filling.name)


class _Sheet:
    """Takes the records of one sheet."""

    def __init__(self, book: _Book, epoch: dt.datetime, *, is_uncomputed: bool) -> None:
        self.book = book
        self.epoch = epoch
        self.is_uncomputed = is_uncomputed
        self.areas: list[Area] = []
        self.hidden_rows: list[Span] = []
        self.hidden_cols: list[Span] = []
        self.row = self.col = 0

    def take(self, kind: int, data: bytes) -> None:
        """One record: a row, a cell, a merged area, hidden columns; others are passed over."""
        if kind == _ROW:
            self.row, self.col = _u32(data, 0) + 1, 0
            if not 1 <= self.row <= LAST_ROW:
                raise ValueError(f"row {self.row}")
            if data[11] & 0x10:
                self.hidden_rows.append((self.row, self.row))
        elif kind in _SHORT:
            self._cell(_SHORT[kind], self.col + 1, _u24(data, 0), data[4:])
        elif _BLANK <= kind <= _FML_ERROR or kind == _RICH:
            self._cell(kind, _u32(data, 0) + 1, _u24(data, 4), data[8:])
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<4I", data)
            if top <= bottom < LAST_ROW and left <= right < LAST_COL:
                self.areas.append(Area(top + 1, left + 1, bottom + 1, right + 1))
        elif kind == _COL and _u16(data, 16) & 1:
            self.hidden_cols.append((_u32(data, 0) + 1, _u32(data, 4) + 1))

    def _cell(self, kind: int, col: int, style: int, data: bytes) -> None:
        if col > LAST_COL:
            raise ValueError(f"column {col}")
        self.col = col
        if kind == _BLANK:
            return
        code = self.book.formats[style] if style < len(self.book.formats) else "General"
        value, cacat = self._value(kind, data, code)
        if self.is_uncomputed and kind == _FML_NUMBER and value == 0:
            value, cacat = None, "rumus"
        self.book.filling.put(self.row, col, value, code, cacat)

    def _value(self, kind: int, data: bytes, code: str) -> tuple[Isi, Cacat | None]:
        if kind in (_REAL, _FML_NUMBER):
            return stored_number(struct.unpack_from("<d", data)[0], code, self.epoch)
        if kind == _RK:
            return stored_number(_rk(_u32(data, 0)), code, self.epoch)
        if kind == _SHARED:
            return self.book.strings[_u32(data, 0)], None
        if kind in (_TEXT, _FML_TEXT):
            return _text(data, 0)[0], None
        if kind == _RICH:
            return _text(data, 1)[0], None
        if kind in (_BOOL, _FML_BOOL):
            return bool(data[0]), None
        if kind in (_ERROR, _FML_ERROR):
            return _ERRORS.get(data[0], "#VALUE!"), "kesalahan"
        return None, None


def _packed(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where the next thing begins."""
    if data[at] < 0x80:
        return data[at], at + 1
    number = 0
    for place in range(most):
        byte = data[at + place]
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return number, at + place + 1
    return number, at + most


def _text(data: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where the next thing begins. The length -1 means none."""
    length = _u32(data, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(data):
        raise ValueError("text ends beyond its record")
    return data[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _rk(packed: int) -> float:
    """A number in 30 bits: whole or the upper half of a float, perhaps a hundredth of it."""
    if packed & 2:
        number = float((packed - (1 << 32) if packed & 0x80000000 else packed) >> 2)
    else:
        number = float(struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0])
    return number / 100 if packed & 1 else number


def _u16(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _u24(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 3], "little")


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
