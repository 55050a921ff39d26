"""Bytes of an .xlsx/.xlsm → one Grid a sheet, in one pass over the XML.

openpyxl's own sheet parser is driven directly: its public modes give either values or formulas, either merges or
streaming; one workbook needs all four, and twice the work would be twice the time. Raises UnusableFileError.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.cell import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from iku_analysis.errors import UnusableFileError
from iku_analysis.number_format import shown_text
from iku_analysis.readers.grid import Area, Cell, Grid, Isi
from iku_analysis.records import Masalah
from iku_analysis.settings import Limits
from iku_analysis.text import clean_lines

_clean_lines = lru_cache(maxsize=16384)(clean_lines)
_MAX_IN_MEMORY = 100 * 1024 * 1024  # bytes of one sheet's XML held at once; larger ones are streamed
_MAX_AREA_ROWS = 200_000  # rows covered by all merged areas of a sheet; honest sheets stay under a few thousand


def read_xlsx(name: str, content: bytes, limits: Limits) -> tuple[list[Grid], list[Masalah]]:
    """The sheets in the workbook's order, and what had to be left out of them."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(name, content, limits)
    except UnusableFileError:
        raise
    except MemoryError:
        raise
    except Exception as error:  # a damaged part surfaces as any kind of error out of the parser
        raise UnusableFileError(
            "Berkas rusak dan tidak dapat dibaca.",
            "Buka di Excel, simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
            name,
            "B04",
        ) from error


def _read(name: str, content: bytes, limits: Limits) -> tuple[list[Grid], list[Masalah]]:
    book: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
    if len(sheets) > limits.lembar:
        raise UnusableFileError(
            f"Buku kerja berisi {len(sheets)} lembar; batasnya {limits.lembar}.",
            "Pisahkan lembar yang dipakai ke buku kerja baru.",
            name,
            "B06",
        )
    formats = _Formats(book)
    problems: list[Masalah] = []
    grids = []
    for sheet in sheets:
        grid, left_out = _read_sheet(sheet, formats, limits)
        grids.append(grid)
        problems.extend(left_out)
    book.close()
    return grids, problems


class _Formats:
    """The number format of a style, looked up once each; whether stored results can be trusted."""

    def __init__(self, book: Any) -> None:
        self.book = book
        # Set by programs that write formulas without computing them; Excel clears it. Their 0 is no result.
        self.is_uncomputed = bool(getattr(book.calculation, "fullCalcOnLoad", False))
        self._known: dict[int, str] = {}

    def of(self, sheet: Any, style: int) -> str:
        if style not in self._known:
            probe = ReadOnlyCell(sheet, row=1, column=1, value=None, style_id=style)
            self._known[style] = str(probe.number_format)
        return self._known[style]


class _Parser(WorkSheetParser):
    """openpyxl's parser, keeping only filled cells and noting formulas without a stored result."""

    limits = Limits()
    beyond: tuple[int, int] | None = None  # row, column of the first cell outside the limits

    def parse_row(self, row: Any) -> tuple[int, list[dict[str, Any]]]:
        """The filled cells of one row; empty styled cells cost no more than a look."""
        filled = [element for element in row if len(element)]
        attributes = row.attrib
        self.row_counter = int(float(attributes["r"])) if "r" in attributes else self.row_counter + 1
        self.col_counter = 0
        if attributes.get("hidden") in ("1", "true"):
            self.row_dimensions[str(self.row_counter)] = dict(attributes)
        return self.row_counter, [self.parse_cell(element) for element in (row if _unaddressed(filled) else filled)]

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if element.find(FORMULA_TAG) is not None:
            cell["formula"] = element.findtext(VALUE_TAG) not in (None, "") or element.get("t") == "str"
        return cell


def _unaddressed(filled: list[Any]) -> bool:
    """Some writers leave the address out; then empty cells count for the position."""
    return any("r" not in element.attrib for element in filled)


def _read_sheet(sheet: Any, formats: _Formats, limits: Limits) -> tuple[Grid, list[Masalah]]:
    grid = Grid(nama=sheet.title, is_hidden=sheet.sheet_state != "visible")
    book = formats.book
    left_out: list[Masalah] = []
    with _without_blanks(sheet) as source:
        parser = _Parser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for index, cells in parser.parse():
            row = {cell["column"]: made for cell in cells if (made := _cell(cell, sheet, formats, limits)) is not None}
            if len(grid.rows) >= limits.baris and row:
                left_out.append(_too_many(grid.nama, f"{limits.baris} baris", next(iter(row.values())).sel))
                break
            outside = [col for col in row if col > limits.kolom]
            if outside:
                left_out.append(_too_many(grid.nama, f"{limits.kolom} kolom", row[outside[0]].sel))
                row = {col: cell for col, cell in row.items() if col <= limits.kolom}
            if row:
                grid.rows[index] = row
    grid.hidden_rows = frozenset(int(row) for row in parser.row_dimensions)
    grid.hidden_cols = frozenset(_hidden_cols(parser.column_dimensions.values(), limits.kolom))
    grid.add_areas(_areas(parser, limits))
    return grid, left_out


# A styled cell without content, and a row of nothing else; both only where they say their own address.
_BLANK_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"[^<>]*/>')
_BLANK_ROW = re.compile(rb'<row r="[0-9]+"[^<>]*(?:/>|>\s*</row>)')
_UNADDRESSED = re.compile(rb"<c(?:>| (?!r=))|<row(?:>| (?!r=))")


def _without_blanks(sheet: Any) -> IO[bytes]:
    """The sheet's XML without its blank cells and rows, which can be a million where only their style was set."""
    source: IO[bytes] = sheet._get_source()
    if sheet.parent._archive.getinfo(sheet._worksheet_path).file_size > _MAX_IN_MEMORY:
        return source
    with source:
        xml = source.read()
    if _UNADDRESSED.search(xml):
        return io.BytesIO(xml)
    return io.BytesIO(_BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", xml)))


def _cell(raw: dict[str, Any], sheet: Any, formats: _Formats, limits: Limits) -> Cell | None:
    value: Isi = raw["value"]
    row, col, style = raw["row"], raw["column"], raw["style_id"]
    has_result = raw.get("formula")
    if has_result is False or (has_result and value == 0 and formats.is_uncomputed):
        return Cell(row, col, None, "", cacat="rumus")
    if raw["data_type"] == "e":
        return Cell(row, col, None, str(value), cacat="kesalahan")
    if value is None:
        return None
    if isinstance(value, str):
        text = _clean_lines(value[: limits.teks_sel])
        return Cell(row, col, text, text) if text else None
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        return Cell(row, col, value, _iso(value))
    if isinstance(value, bool):
        return Cell(row, col, value, "BENAR" if value else "SALAH")
    number_format = formats.of(sheet, style)
    return Cell(row, col, value, shown_text(value, number_format), number_format)


def _iso(value: dt.datetime | dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return str(value)


def _hidden_cols(dimensions: Iterable[dict[str, str]], last: int) -> Iterable[int]:
    for column in dimensions:
        if column.get("hidden") in ("1", "true"):
            start = column_index_from_string(column["index"])
            yield from range(start, min(int(column.get("max", start)), last) + 1)


def _areas(parser: WorkSheetParser, limits: Limits) -> list[Area]:
    merged: Any = parser.merged_cells
    areas = []
    covered = 0
    for item in merged.mergeCell if merged else ():
        left, top, right, bottom = range_boundaries(item.ref)
        if None in (left, top, right, bottom):
            continue
        area = Area(int(top or 1), int(left or 1), int(bottom or 1), min(int(right or 1), limits.kolom))
        covered += min(area.last_row, limits.baris) - area.row + 1
        if covered > _MAX_AREA_ROWS:
            break
        areas.append(area)
    return areas


def _too_many(sheet: str, limit: str, sel: str) -> Masalah:
    return Masalah(
        "B28",
        "galat",
        f"Isi mulai {sel} di luar batas {limit} tidak dibaca.",
        "Pindahkan tabelnya ke kiri atas atau pecah menjadi beberapa lembar.",
        lembar=sheet,
        sel=sel,
    )


def column_letter(col: int) -> str:
    """1 → A."""
    return str(get_column_letter(col))
