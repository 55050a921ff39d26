"""Bytes of an .xls (Excel 97–2003) → one Grid a sheet. xlrd reads the records; what it does not tell is looked up here.

xlrd gives no word on formulas: which of them hold no result stands in the records themselves, walked once before.
The same walk refuses a sheet that would fill the memory. Raises UnusableFileError.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

import xlrd
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from iku_analysis.errors import UnusableFileError
from iku_analysis.readers.filling import Filling, damaged, most_cells, protected, stored_number, too_many_cells
from iku_analysis.readers.grid import Area, Cacat, Grid, Isi
from iku_analysis.records import Masalah
from iku_analysis.settings import Limits

_FORMULA = (0x0006, 0x0206, 0x0406)
# BLANK, NUMBER, LABEL, BOOLERR, RK, RSTRING, LABELSST and the two that hold several cells: row and column come first.
_CELLS = frozenset({0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6, 0x00FD, 0x00BD, 0x00BE, *_FORMULA})
_END = 0x000A
_LINKED_BOOK, _OWN_BOOK = 0x01AE, 4  # the record of a book referred to; its length where it is this book or an add-in
_LAST_COL = 256  # of any sheet of this kind
_ON_LOAD = 0x02  # flag of a formula whose writer left the computing to Excel
_BLANK_RESULT = b"\x03"


def read_xls(name: str, content: bytes, limits: Limits) -> tuple[list[Grid], list[Masalah]]:
    """The sheets in the workbook's order, and what had to be left out of them."""
    filling = Filling(name, limits)
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        filling.note(
            has_macros="_VBA_PROJECT_CUR".encode("utf-16-le") in content,
            has_external_links=any(
                kind == _LINKED_BOOK and len(data) > _OWN_BOOK
                for kind, data in _records(book.mem, book.base, book.base + book.stream_len)
            ),
        )
        uncomputed = [_look(book, at, filling) for at in range(book.nsheets)]
        if not any(has_result for _, _, has_result in uncomputed):
            # A result of no letters is a result only where the program that wrote the file computes at all.
            uncomputed = [(cells | blank, blank, has) for cells, blank, has in uncomputed]
        for at, (cells, _, _) in enumerate(uncomputed):
            sheet = book.sheet_by_index(at)
            _read_sheet(book, sheet, cells, filling)
            book.unload_sheet(at)
    except (UnusableFileError, MemoryError):
        raise
    except Exception as error:  # a damaged record surfaces as any kind of error out of the parser
        raise (protected(name) if "encrypt" in str(error).lower() else damaged(name)) from error
    return filling.grids, filling.masalah


_Places = set[tuple[int, int]]


def _look(book: Any, at: int, filling: Filling) -> tuple[_Places, _Places, bool]:
    """Places of formulas without a result; of those whose result is no letters; whether any has a true result."""
    missing: _Places = set()
    blank: _Places = set()
    has_result = False
    width: dict[int, int] = {}
    for kind, data in _records(book.mem, book._sh_abs_posn[at], book.base + book.stream_len):
        if kind not in _CELLS or len(data) < 6:
            continue
        row, first = struct.unpack_from("<HH", data)
        last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind in (0x00BD, 0x00BE) else first
        if last >= _LAST_COL:
            raise ValueError(f"column {last}")
        width[row] = max(width.get(row, 0), last + 1)
        if kind in _FORMULA and len(data) >= 16:
            result, flags = data[6:14], struct.unpack_from("<H", data, 14)[0]
            if result[6:] == b"\xff\xff" and result[:1] == _BLANK_RESULT:
                blank.add((row, first))
            elif result == bytes(8) and (flags & _ON_LOAD or _gives_text(data)):
                missing.add((row, first))
            else:
                has_result = True
    if sum(width.values()) > most_cells(filling.limits):
        raise too_many_cells(filling.limits, filling.name)
    return missing, blank, has_result


def _gives_text(formula: bytes) -> bool:
    """Whether the formula ends by joining texts: some programs store 0 for a text that they did not compute."""
    end = 22 + int.from_bytes(formula[20:22], "little")
    return formula[end - 1 : end] == b"\x08"


def _records(memory: Any, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """The records of one sheet; the charts inside it have their own begin and end."""
    depth = 0
    while start + 4 <= end:
        kind, length = struct.unpack_from("<HH", memory, start)
        if kind in (0x0009, 0x0209, 0x0409, 0x0809):
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, bytes(memory[start + 4 : start + 4 + length])
        start += 4 + length


def _read_sheet(book: Any, sheet: Any, uncomputed: _Places, filling: Filling) -> None:
    filling.begin(sheet.name, is_hidden=sheet.visibility != 0)
    epoch = CALENDAR_MAC_1904 if book.datemode else CALENDAR_WINDOWS_1900
    for row in range(sheet.nrows):
        for col, kind in enumerate(sheet.row_types(row)):
            value: Isi = None
            cacat: Cacat | None = None
            code = "General"
            if (row, col) in uncomputed:
                cacat = "rumus"
            elif kind == xlrd.XL_CELL_TEXT:
                value = str(sheet.cell_value(row, col))
            elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                code = _format(book, sheet.cell_xf_index(row, col))
                value, cacat = stored_number(sheet.cell_value(row, col), code, epoch)
            elif kind == xlrd.XL_CELL_BOOLEAN:
                value = bool(sheet.cell_value(row, col))
            elif kind == xlrd.XL_CELL_ERROR:
                value, cacat = xlrd.error_text_from_code.get(sheet.cell_value(row, col), "#VALUE!"), "kesalahan"
            else:
                continue
            is_struck = _is_struck(book, sheet.cell_xf_index(row, col))
            filling.put(row + 1, col + 1, value, code, cacat, is_struck=is_struck)
    filling.end(
        [Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells],
        [(row + 1, row + 1) for row, info in sheet.rowinfo_map.items() if info.hidden],
        [(col + 1, col + 1) for col, info in sheet.colinfo_map.items() if info.hidden],
    )


def _format(book: Any, style: int) -> str:
    return str(book.format_map[book.xf_list[style].format_key].format_str)


def _is_struck(book: Any, style: int) -> bool:
    return bool(book.font_list[book.xf_list[style].font_index].struck_out)
