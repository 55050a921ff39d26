"""Columns of a table that hold data under no heading, or under one that covers several: which they are.

Takes a grid and a header; changes neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.header import Column, Header
from iku_analysis.readers.row import Row
from iku_analysis.text import clean
from iku_analysis.vocabulary import Vocabulary

_FEWEST_UNITS = 2  # filled cells; one word may be anything
_LOOKED_AT = 200  # rows
_LONGEST_UNIT = 40  # characters


def headless_cells(grid: Grid, header: Header, rows: Iterable[Row]) -> dict[int, Cell]:
    """Column → the first cell of data in it, for each column of the rows that has no heading."""
    headed = _headed(grid, header)
    found: dict[int, Cell] = {}
    for row in rows:
        if row.cells:
            for col, cell in grid.rows.get(row.row, {}).items():
                if col not in headed:
                    found.setdefault(col, cell)
    return found


def unit_cell(grid: Grid, header: Header, vocabulary: Vocabulary) -> Cell | None:
    """The first cell of the headless column in which nothing but known units stands; null where none or several do.

    Only inside a table of indicators that has no column of units.
    """
    if header.has("satuan", "kode", "tolok_ukur") or not header.has("indikator"):
        return None
    headed = _headed(grid, header)
    last_col = max(column.last_col for column in header.columns)
    by_col: dict[int, list[Cell]] = defaultdict(list)
    for row in list(grid.filled_rows(header.first_row))[:_LOOKED_AT]:
        for col, cell in grid.rows.get(row, {}).items():
            if col not in headed and col < last_col:
                by_col[col].append(cell)
    found = [cells for cells in by_col.values() if len(cells) >= _FEWEST_UNITS and _are_units(cells, vocabulary)]
    return found[0][0] if len(found) == 1 else None


def second_value(grid: Grid, column: Column, rows: Iterable[Row]) -> Cell | None:
    """The first further cell of a row under a heading that covers several columns; null where rows have one at most.

    A row number before a text is none.
    """
    if column.last_col == column.col:
        return None
    cols = range(column.col, column.last_col + 1)
    for row in rows:
        filled = [cell for col in cols if (cell := grid.rows.get(row.row, {}).get(col))]
        further = [cell for cell in filled if cell is not row.cells.get(column)]
        if further and not (not column.is_value and filled[-1] is row.cells.get(column)):
            return further[0]
    return None


def unit_columns(grid: Grid, header: Header, vocabulary: Vocabulary) -> list[Column]:
    """The columns of values whose heading covers the units beside them too ("Target": 85 | %).

    Only in a table that has no column of units.
    """
    if header.has("satuan"):
        return []
    rows = list(grid.filled_rows(header.first_row))[:_LOOKED_AT]
    found = []
    for column in header.columns:
        if column.is_value and column.last_col == column.col + 1:
            cells = [cell for row in rows if (cell := grid.rows.get(row, {}).get(column.last_col))]
            found += [column] if cells and _are_units(cells, vocabulary) else []
    return found


def _are_units(cells: list[Cell], vocabulary: Vocabulary) -> bool:
    return all(
        isinstance(cell.value, str)
        and len(cell.teks) <= _LONGEST_UNIT
        and vocabulary.canonical("satuan", clean(cell.teks)) is not None
        for cell in cells
    )


def _headed(grid: Grid, header: Header) -> set[int]:
    headed = {col for column in header.columns for col in range(column.col, column.last_col + 1)}
    headed |= {stranger.cell.col for stranger in header.unknown}
    return headed | {cell.col for row in header.rows for cell in grid.cells(row)}
