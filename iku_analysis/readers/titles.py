"""What the rows above a table say: its titles, the year and the period they name; where the table ends.

Takes grids and headers, gives texts and numbers; which table it is, is `picker`'s.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.header import Header
from iku_analysis.records import Baris
from iku_analysis.text import clean, fold

_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|—|s\s*[/.]?\s*d\.?|sampai(?: dengan)?|hingga)\s*(20\d\d)\b", re.I)
_FOLDED_PERIOD = re.compile(r"\b(20\d\d) (?:s d |sampai |sampai dengan |hingga )?(?!\1)20\d\d\b")
_YEAR = re.compile(r"\b20\d\d\b")
_MONTH = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
_PART_OF_YEAR = re.compile(
    rf"\b(?:triwulan|tri wulan|tw|semester|caturwulan) (?:i{{1,3}}|iv|[1-4])\b|\bbulan (?:{_MONTH})\b"
)
_LONGEST_TITLE = 200  # characters
_COVER_ROWS = 30  # of a sheet without a known table, searched for the sender
_COVER_CELLS = 3  # "Bidang", ":", its name; more cells make a row of a table
_TITLE_ROWS = 4  # rows of titles above a further table of the same sheet
# "Sasaran Strategis 1 : Meningkatnya …"; blank behind the colon, it names none.
_PLAN_LABEL = re.compile(r"(?:\w{1,3}[.)] )?(tujuan|sasaran)(?: strategis)?[ \d.]*[:=] ?(\w.+)", re.I)
_HEADING_ROWS = 6  # lines of text between such a line and its table, at most
_LONGEST_PERIOD = 7  # years from first to last; plans have five, six with the transition year


def titled_period(sheets: Iterable[tuple[Grid, Header | None]]) -> tuple[int, int] | None:
    """The period that a title or heading names; null where none does. Years inside the data name none.

    `sheets`: each with the header of its first table, null where it has none: its cover tells where no table does.
    """
    for grid, header in sorted(sheets, key=lambda sheet: sheet[1] is None):
        last = header.rows[-1] if header else 0 if grid.is_hidden else _COVER_ROWS
        for cell in (cell for row in grid.filled_rows() if row <= last for cell in grid.cells(row)):
            years = _PERIOD.search(cell.teks) if len(cell.teks) < _LONGEST_TITLE else None
            if years and 2 <= int(years[2]) - int(years[1]) <= _LONGEST_PERIOD:
                return int(years[1]), int(years[2])
    return None


def sender_titles(grid: Grid, header: Header | None) -> list[tuple[str, str]]:
    """(cell, the two to its right) of the rows above the table, or of the cover of a sheet without a known one.

    A cover ends at its first full row, which may name other bidang.
    """
    rows = ([clean(cell.teks) for cell in cells] for cells in title_rows(grid, header))
    return [(text, " ".join(texts[at + 1 : at + 3])) for texts in rows for at, text in enumerate(texts)]


def title_rows(grid: Grid, header: Header | None) -> list[list[Cell]]:
    """The cells of each row above the table, or of the cover (`sender_titles`)."""
    full = (row for row in sorted(grid.rows) if len(grid.rows[row]) > _COVER_CELLS)
    end = header.rows[0] if header else min(next(full, _COVER_ROWS), _COVER_ROWS)
    return [grid.cells(row) for row in grid.filled_rows() if row < end]


def texts_below(grid: Grid, baris: Iterable[Baris]) -> list[str]:
    """The texts below the last of the records that the sheet has; none where it has no record."""
    last = max((record.baris for record in baris if record.lembar == grid.nama), default=None)
    return [clean(cell.teks) for row in (grid.filled_rows(last + 1) if last else ()) for cell in grid.cells(row)]


def titles_above(grid: Grid, header: Header) -> list[str]:
    """The folded texts of the rows above the table, and the name of the sheet."""
    texts = [clean(cell.teks) for row in grid.filled_rows() if row < header.rows[0] for cell in grid.cells(row)]
    return [folded for text in (*texts, grid.nama) if (folded := fold(text))]


def headings_above(grid: Grid, header: Header) -> list[tuple[str, Cell, str]]:
    """(field, cell, text) of the tujuan and sasaran that the lines right above a table name; none that has a column.

    None either of a field that they name more than once: such lines list what the document is about.
    """
    found: dict[str, list[tuple[Cell, str]]] = defaultdict(list)
    above = [row for row in grid.filled_rows() if row < header.rows[0]][-_HEADING_ROWS:]
    for row in reversed(above):
        cells = grid.cells(row)
        if len(cells) > _COVER_CELLS:
            break
        label = _PLAN_LABEL.match(clean(" ".join(cell.teks for cell in cells)))
        if label and not header.has(label[1].lower()):
            found[label[1].lower()].append((cells[-1], label[2] if len(cells) > 1 else clean(cells[0].teks)))
    return [(medan, *found[medan][0]) for medan in ("tujuan", "sasaran") if len(found[medan]) == 1]


def unread_rows(grid: Grid, header: Header) -> list[int]:
    """The rows above the header that look like those of a table: two or more, each of more cells than a title has."""
    rows = [row for row in grid.filled_rows() if row < header.rows[0] and len(grid.rows.get(row, {})) > _COVER_CELLS]
    return rows if len(rows) > 1 else []


def title_year(titles: Iterable[str]) -> int | None:
    """The single year that the titles name; null where they name none or several. A period stands in one text."""
    years = {year for text in titles for year in _YEAR.findall(_FOLDED_PERIOD.sub(" ", text))}
    return int(years.pop()) if len(years) == 1 else None


def title_part_of_year(nama: str, titles: str) -> str | None:
    """The month, triwulan or semester that the sheet's name or the titles are about; null where they name none.

    A date of a letter ("12 Januari 2026") is none. A whole year (triwulan IV, Desember) is named too.
    """
    found = _PART_OF_YEAR.search(titles) or re.match(rf"(?:{_MONTH})(?: 20\d\d)?$", fold(nama))
    return found[0] if found else None


def last_row(grid: Grid, headers: list[Header], position: int) -> int | None:
    """The last row of a table: above the titles of the next one, which a blank row parts from the data."""
    if position + 1 == len(headers):
        return None
    last = headers[position + 1].rows[0] - 1
    while last > 1 and not grid.rows.get(last):
        last -= 1
    above = last
    while above > last - _TITLE_ROWS and 0 < len(grid.rows.get(above, {})) <= 2:
        above -= 1
    return above if not grid.rows.get(above) else last
