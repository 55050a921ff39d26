"""Which heading cells stand above a column: own, merged, or a group heading to the left that was not merged.

Takes a grid and the rows of a header; knows no heading.
"""

from __future__ import annotations

from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.text import fold


def merged_cols(grid: Grid, rows: tuple[int, ...]) -> set[int]:
    """Columns that only a merged heading covers (the header of a code in five columns)."""
    last = grid.last_col
    areas = [area for area in grid.areas if area.row <= rows[-1] and area.last_row >= rows[0]]
    return {col for area in areas for col in range(area.col, min(area.last_col, last) + 1)}


def heading_stack(grid: Grid, rows: tuple[int, ...], col: int, cols: list[int]) -> list[Cell]:
    """The heading cells above a column, top down; a merged one once."""
    stack: list[Cell] = []
    for position, row in enumerate(rows):
        cell = grid.at(row, col) or _from_left(grid, rows, position, col, cols)
        if cell and cell not in stack and fold(cell.teks):
            stack.append(cell)
    return stack


def _from_left(grid: Grid, rows: tuple[int, ...], position: int, col: int, cols: list[int]) -> Cell | None:
    """A group heading that was not merged: it covers the blanks to its right whose own headings stand below."""
    row, below = rows[position], rows[position + 1 :]
    if not below or not any(grid.at(lower, col) for lower in below):
        return None
    for left in reversed([other for other in cols if other < col]):
        if any(
            grid.rows.get(upper, {}).get(between) for upper in rows[:position] for between in range(left + 1, col + 1)
        ):
            return None  # another group begins in between
        cell = grid.at(row, left)
        if cell is None:
            if not any(grid.at(lower, left) for lower in below):
                return None
            continue
        area = grid.area(row, left)
        has_leaf = any((under := grid.at(lower, left)) and under != cell for lower in below)
        return cell if has_leaf and area is None else None
    return None
