"""Five rows of a sheet around a cell, as the bidang sees them in Excel, read again from the stored bytes.

Takes an upload of the store and a place in it, gives rows for the table. Changes nothing and judges nothing.
"""

from __future__ import annotations

import re
from typing import Any

import streamlit as st

from iku_analysis.errors import UnusableFileError
from iku_analysis.readers import sheet_grids
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.workbook import column_letter
from iku_analysis.results import Temuan
from iku_analysis.store.history import sheets_of, upload_content
from iku_analysis.ui import state
from iku_analysis.ui.table import Kolom, Sel

_AROUND = 2  # rows above and below
_MOST_COLUMNS = 14
_LONGEST = 40  # characters of a cell; the rest is in its tooltip
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")


def window(unggahan_id: str | None, finding: Temuan) -> tuple[list[dict[str, Any]], list[Kolom]]:
    """(rows, columns) around the cell, the heading rows of the table first; empty where the place is not known."""
    lembar = finding.lembar
    if unggahan_id is None or lembar is None:
        return [], []
    grid = _sheets(str(state.get_store().path), unggahan_id).get(lembar)
    found = _CELL.search(finding.sel or "")
    row = int(found.group(2)) if found else finding.baris
    if grid is None or row is None:
        return [], []
    framed = _number(found.group(1)) if found else None
    heading = next((item.baris_judul for item in sheets_of(state.get_store(), unggahan_id) if item.nama == lembar), ())
    around = [number for number in range(max(1, row - _AROUND), row + _AROUND + 1) if number not in heading]
    shown = [*(number for number in heading if number not in around), *around]
    columns = _columns(grid, shown, framed)
    heads = [Kolom("nomor", "", "kanan", lebar="2.5rem"), *(Kolom(column_letter(c), column_letter(c)) for c in columns)]
    return [_row(grid, number, columns, row, framed, is_heading=number in heading) for number in shown], heads


def _row(
    grid: Grid, number: int, columns: list[int], row: int, framed: int | None, *, is_heading: bool
) -> dict[str, Any]:
    line: dict[str, Any] = {"nomor": Sel(str(number), warna="abu", tebal=number == row)}
    for column in columns:
        text = _text(grid, number, column)
        line[column_letter(column)] = Sel(
            text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…",
            judul=text if len(text) > _LONGEST else None,
            latar="latar-abu" if is_heading else "latar-biru" if number == row and framed is None else None,
            bingkai=number == row and column == framed,
            tebal=is_heading,
        )
    return line


def _text(grid: Grid, row: int, column: int) -> str:
    """What stands in the cell; a merged area's text stands once, at its first place."""
    area = grid.area(row, column)
    if area and (row, column) != (area.row, area.col):
        return ""
    return grid.text(row, column)


def _columns(grid: Grid, rows: list[int], framed: int | None) -> list[int]:
    """Columns that hold something in these rows, near the framed one where there are too many."""
    filled = {cell.col for number in rows for cell in grid.cells(number)} | ({framed} if framed else set())
    ordered = sorted(filled)
    if len(ordered) <= _MOST_COLUMNS or framed is None:
        return ordered[:_MOST_COLUMNS]
    at = ordered.index(framed)
    start = min(max(0, at - _MOST_COLUMNS // 2), len(ordered) - _MOST_COLUMNS)
    return ordered[start : start + _MOST_COLUMNS]


def _number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - ord("A") + 1
    return total


@st.cache_resource(max_entries=12, show_spinner=False)
def _sheets(path: str, unggahan_id: str) -> dict[str, Grid]:
    """The sheets of one upload; an upload never changes, so its key is enough."""
    name, content = upload_content(state.get_store(), unggahan_id)
    try:
        return {grid.nama: grid for grid in sheet_grids(name, content)}
    except UnusableFileError:
        return {}  # then only the address is shown
