"""An .xlsx copy of a workbook of another kind, cell for cell, so that its marks can stand in the very cells.

Takes the sheets as grids, gives a workbook of openpyxl: values with their number formats, merges, hidden rows, columns
and sheets. Not the fonts and colours of the original; results in place of formulas. Marks nothing (`annotate` does).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from iku_analysis.readers.grid import Area, Cell, Grid

_FORBIDDEN = re.compile(r"[\\/*?:\[\]]|^'|'$")  # in the name of a sheet of an .xlsx
_LONGEST_NAME = 31
_WIDEST, _NARROWEST = 45, 9  # characters of a column
_WITHOUT_NAME = "Data"


def copy_of(grids: Sequence[Grid]) -> tuple[Workbook, dict[str, str]]:
    """The copy, and the name that each sheet has in it (a .csv has none, and .ods allows what .xlsx forbids)."""
    book = Workbook()
    book.remove(book.worksheets[0])
    names: dict[str, str] = {}
    for grid in grids:
        names[grid.nama] = _free_name(grid.nama, {name.casefold() for name in names.values()})
        sheet = book.create_sheet(names[grid.nama])
        _fill(sheet, grid)
        sheet.sheet_state = "hidden" if grid.is_hidden else "visible"
    book.active = next((at for at, grid in enumerate(grids) if not grid.is_hidden), 0)
    return book, names


def _fill(sheet: Worksheet, grid: Grid) -> None:
    widths: dict[int, int] = {}
    for cells in grid.rows.values():
        for col, cell in cells.items():
            _write(sheet, cell)
            area = grid.area(cell.row, col)
            if area is None or area.col == area.last_col:
                widest = max(len(line) for line in cell.teks.split("\n"))
                widths[col] = max(widths.get(col, _NARROWEST), min(widest + 2, _WIDEST))
    for area in _apart(grid.areas, max(grid.rows, default=0)):
        sheet.merged_cells.add(
            f"{get_column_letter(area.col)}{area.row}:{get_column_letter(area.last_col)}{area.last_row}"
        )
    for col, width in widths.items():
        sheet.column_dimensions[get_column_letter(col)].width = width
    for col in grid.hidden_cols:
        sheet.column_dimensions[get_column_letter(col)].hidden = True
    for row in grid.hidden_rows:
        sheet.row_dimensions[row].hidden = True


def _write(sheet: Worksheet, cell: Cell) -> None:
    value = cell.teks if cell.cacat or isinstance(cell.value, str) else cell.value
    target = sheet.cell(cell.row, cell.col, value if value != "" else None)
    if isinstance(value, str):
        target.data_type = "s"  # a text that begins with = stays text
        target.alignment = Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, dt.datetime) and value.time() == dt.time():
        target.number_format = "dd/mm/yyyy"
    elif cell.is_number:
        target.number_format = cell.format


def _apart(areas: Sequence[Area], last_row: int) -> list[Area]:
    """The merged areas that hold more than a cell and overlap no other: Excel refuses a workbook where some do."""
    kept = []
    taken: dict[int, list[Area]] = {}
    for area in areas:
        cut = area._replace(last_row=max(area.row, min(area.last_row, last_row)))
        rows = range(cut.row, cut.last_row + 1)
        meets = any(
            cut.col <= other.last_col and other.col <= cut.last_col for row in rows for other in taken.get(row, ())
        )
        if not meets and cut[:2] != cut[2:]:
            kept.append(cut)
            for row in rows:
                taken.setdefault(row, []).append(cut)
    return kept


def _free_name(nama: str, taken: set[str]) -> str:
    plain = _FORBIDDEN.sub("_", nama)[:_LONGEST_NAME] or _WITHOUT_NAME
    number, name = 1, plain
    while name.casefold() in taken:
        number += 1
        tail = f" ({number})"
        name = plain[: _LONGEST_NAME - len(tail)] + tail
    return name
