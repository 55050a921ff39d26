"""Grid → the headers of its tables, wherever they stand.

A header is the block of one to four rows in which the most columns can be named; title rows above and the row of
column numbers below are not part of it. Columns stand in any order. Knows headings through `heading`, no layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iku_analysis.fields import MEDAN_NILAI
from iku_analysis.readers.columns import settled
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.header import Column, Header, Unknown, is_number_row, says_same
from iku_analysis.readers.heading import Meaning, column_meaning, headings_among, read_part
from iku_analysis.readers.stack import heading_stack, merged_cols
from iku_analysis.text import clean
from iku_analysis.vocabulary import Vocabulary

_MAX_ROWS = 4  # rows of a header block; the official tables have one to three
_CODE_COLUMNS = 5  # urusan, bidang urusan, program, kegiatan, sub kegiatan
_FEWEST_HEADINGS = 3  # in one row; fewer may be words of the data
_FEWEST_EXACT = 2  # as the vocabulary spells them, in one row: cheap to ask of every row of a table
_FIRST_YEAR, _LAST_YEAR = 2000, 2100  # numbers that head a column
_SEARCHED_ROWS = 80  # looked at for the first header of a table; a decree has more lines of text above its table
# One of these must be named, or the block is no table of indicators or programmes.
ANCHORS = frozenset({"indikator", "uraian", "tolok_ukur"})


def find_header(grid: Grid, vocabulary: Vocabulary, start: int = 1, searched: int = _SEARCHED_ROWS) -> Header | None:
    """The first header from row `start` on, or null. Looks at `searched` rows of two cells and more."""
    for row in grid.filled_rows(start):
        own = len(grid.rows.get(row, ()))
        searched -= own > 1
        if searched < 0:
            return None
        if not own or not _may_start(grid, row, vocabulary) or _cuts_heading(grid, row, vocabulary):
            continue
        best = max(_blocks(grid, row, vocabulary), key=_worth)
        if _is_table(best):
            # Titles above it name no column: the same header without them is the better one.
            lower = [start for start in best.rows[1:] if not _cuts_heading(grid, start, vocabulary)]
            inner = [block for start in lower for block in _blocks(grid, start, vocabulary) if _is_table(block)]
            best = _with_merged(grid, max([best, *inner], key=_worth), vocabulary)
            best = _with_leaves(grid, best, vocabulary)
            return _with_code_columns(grid, _with_group_row(grid, best, vocabulary))
    return None


def find_headers(grid: Grid, vocabulary: Vocabulary) -> list[Header]:
    """The headers of all tables of a sheet, top down; a header that repeats the one above it is none of its own.

    A further one may name neither indicator nor programme: it ends the table above it, and no layout reads it.
    """
    first = find_header(grid, vocabulary)
    headers = [first] if first else []
    row = first.first_row if first else 0
    while headers and (row := _next_heading_row(grid, vocabulary, row)):
        top = min([row, *_headings_above(grid, row, vocabulary)])
        found = find_header(grid, vocabulary, max(top, headers[-1].first_row), searched=_MAX_ROWS)
        found = found or _other_header(grid, row, vocabulary)
        if found and says_same(found, headers[-1]):
            headers[-1] = replace(headers[-1], again=(*headers[-1].again, *found.rows))
        elif found:
            headers.append(found)
        row = max(row + 1, found.first_row if found else 0)
    return headers


def header_at(grid: Grid, rows: Sequence[int], vocabulary: Vocabulary) -> Header:
    """The header that stands in these rows, as a person says; nothing is searched."""
    return _with_code_columns(grid, _block(grid, rows[0], len(rows), vocabulary))


def header_from(grid: Grid, row: int, vocabulary: Vocabulary) -> Header:
    """The header that begins at this row, as a person says: as many rows as name the most, at least its merged ones."""
    tall = max((area.last_row for area in grid.areas if area.row == row), default=row)
    blocks = [block for block in _blocks(grid, row, vocabulary) if block.rows[-1] >= min(tall, row + _MAX_ROWS - 1)]
    if not blocks:
        return header_at(grid, range(row, min(tall, row + _MAX_ROWS - 1) + 1), vocabulary)
    return _with_code_columns(grid, max(blocks, key=_worth))


def _next_heading_row(grid: Grid, vocabulary: Vocabulary, start: int) -> int:
    """The next row in which most texts are headings, or 0."""
    for row in grid.filled_rows(start):
        texts = [cell.teks for cell in grid.cells(row) if isinstance(cell.value, str)]
        if headings_among(texts, vocabulary) < _FEWEST_EXACT:
            continue
        named = [text for text in texts if read_part(clean(text), vocabulary).medan]
        if len(named) >= _FEWEST_HEADINGS and len(named) * 2 > len(texts):
            return row
    return 0


def _other_header(grid: Grid, row: int, vocabulary: Vocabulary) -> Header | None:
    """The header of a table without indicator or programme; null where the row may as well be data."""
    numbers = [cell.value for cell in grid.cells(row) if isinstance(cell.value, (int, float))]
    found = max(_blocks(grid, row, vocabulary), key=_worth)
    is_header = all(_FIRST_YEAR <= number <= _LAST_YEAR for number in numbers)
    return found if is_header and len({column.medan for column in found.columns}) >= _FEWEST_HEADINGS else None


def _blocks(grid: Grid, row: int, vocabulary: Vocabulary) -> list[Header]:
    """The headers that may begin at the row, of one row to as many as go on looking like a header."""
    blocks = [_block(grid, row, 1, vocabulary)]
    for height in range(2, _MAX_ROWS + 1):
        if not _goes_on(grid, row + height - 1, vocabulary):
            break
        blocks.append(_block(grid, row, height, vocabulary))
    return blocks


def _goes_on(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether the row may belong to the header above it: half its cells are headings, or one covers several columns."""
    own = grid.cells(row)
    parts = [read_part(clean(cell.teks), vocabulary) for cell in own]
    known = [part for part in parts if part.medan or part.is_bare or part.is_ordinal]
    # Small numbers are the years of a plan ("Tahun ke" 1, 2, 3), but beside words of no heading they are data.
    named = known if len(known) == len(parts) else [part for part in known if not part.is_label]
    is_group = any((area := grid.area(cell.row, cell.col)) and area.last_col > area.col for cell in own)
    is_label = any(clean(cell.teks) in (":", "=") for cell in own)
    return bool(own) and not is_label and (len(named) * 2 >= len(own) or is_group)


def _worth(header: Header) -> tuple[int, int, int]:
    """More columns named, then fewer rows, then the upper one."""
    return _score(header), -len(header.rows), -header.rows[0]


def _with_merged(grid: Grid, header: Header, vocabulary: Vocabulary) -> Header:
    """The header with the rows down to which most of its headings are merged, whatever stands there beside them."""
    while len(header.rows) < _MAX_ROWS:
        last = header.rows[-1]
        named = [grid.area(last, column.col) for column in header.columns]
        if sum(area is not None and area.last_row > last for area in named) * 2 <= len(named):
            break
        header = _block(grid, header.rows[0], len(header.rows) + 1, vocabulary)
    return header


def _with_leaves(grid: Grid, header: Header, vocabulary: Vocabulary) -> Header:
    """The header with the rows below it that only divide its merged headings (Target, Realisasi under "Triwulan I").

    Where no field is read from them the search does not see them; left out, they would begin another table.
    """
    while len(header.rows) < _MAX_ROWS:
        own = grid.cells(header.rows[-1] + 1)
        parts = [read_part(clean(cell.teks), vocabulary) for cell in own]
        is_heading_row = bool(own) and all(
            part.medan or part.is_ordinal or part.is_version or part.tahun for part in parts
        )
        above = [grid.area(row, cell.col) for cell in own for row in header.rows]
        is_divided = sum(area is not None and area.last_col > area.col for area in above) >= len(own)
        if not is_heading_row or not is_divided:
            break
        header = _block(grid, header.rows[0], len(header.rows) + 1, vocabulary)
    return header


def _with_group_row(grid: Grid, header: Header, vocabulary: Vocabulary) -> Header:
    """The header with the row above it that says what its years are ("TARGET TAHUN" over 2025, 2026 …).

    Such a row names no further column, so the search does not see it; but without it a pagu would be a target.
    """
    above = header.rows[0] - 1
    bare = {column.col for column in header.columns if column.is_bare}
    groups = [cell for cell in grid.cells(above) if read_part(clean(cell.teks), vocabulary).medan]
    if not bare or not groups or len(header.rows) >= _MAX_ROWS:
        return header
    known = {column.col for column in header.columns}
    for cell in groups:
        area = grid.area(cell.row, cell.col)
        covered = set(range(area.col, area.last_col + 1)) if area else {cell.col}
        # One merged over several named columns divides them too ("Sasaran" over Uraian, Indikator).
        is_group = len(covered & known) > 1 and not covered & bare
        if not is_group and (not covered & bare or covered - bare):
            return header
    return _block(grid, above, len(header.rows) + 1, vocabulary)


def _with_code_columns(grid: Grid, header: Header) -> Header:
    """A code stands in five columns though only the first is headed: the headless ones beside it are its own."""
    headed = sorted({column.col for column in header.columns} | {stranger.cell.col for stranger in header.unknown})
    columns = []
    for column in header.columns:
        after = next((col for col in headed if col > column.last_col), column.last_col + 1)
        if column.medan == "kode" and 1 < after - column.last_col <= _CODE_COLUMNS:
            column = replace(column, last_col=after - 1)
        columns.append(column)
    return replace(header, columns=tuple(columns))


def _cuts_heading(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether a heading merged downwards begins above the row, so that the header does too."""
    return bool(_headings_above(grid, row, vocabulary))


def _headings_above(grid: Grid, row: int, vocabulary: Vocabulary) -> list[int]:
    """The rows above in which headings begin that are merged down to this row."""
    return [
        area.row
        for area in grid.areas
        if area.row < row <= area.last_row
        and (cell := grid.rows.get(area.row, {}).get(area.col))
        and read_part(clean(cell.teks), vocabulary).medan
    ]


def _may_start(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    cells = grid.cells(row)
    # "Bidang : Sekretariat" is a label with its value.
    is_label = any(clean(cell.teks) in (":", "=") for cell in cells)
    return not is_label and any(read_part(clean(cell.teks), vocabulary).medan for cell in cells)


def _score(header: Header) -> int:
    return len(
        {column.key for column in header.columns if column.medan != "abaikan"}
        | {f"ke:{c.medan}:{c.ke}" for c in header.columns if c.ke}
    )


def _is_table(header: Header) -> bool:
    named = {column.medan for column in header.columns}
    known = len(header.columns)
    strangers = sum(not own.is_bare for own in header.unknown)
    return bool(named & ANCHORS) and len(named) >= 2 and known * 2 >= strangers


def _block(grid: Grid, row: int, height: int, vocabulary: Vocabulary) -> Header:
    rows = tuple(range(row, row + height))
    columns: list[Column] = []
    unknown: list[Unknown] = []
    cols = sorted({cell.col for own in rows for cell in grid.cells(own)} | merged_cols(grid, rows))
    leaves: dict[tuple[int, int], int] = {}
    for col in cols:
        stack = heading_stack(grid, rows, col, cols)
        if not stack:
            continue
        leaf = stack[-1]
        meaning = column_meaning(tuple(clean(cell.teks) for cell in stack), vocabulary)
        judul = " › ".join(clean(cell.teks) for cell in stack)
        if meaning is None:
            parts = [read_part(clean(cell.teks), vocabulary) for cell in stack]
            bare = [part.is_bare and not part.is_version for part in parts]
            if (leaf.row, leaf.col) not in leaves and not all(bare):
                unknown.append(Unknown(leaf, judul, is_bare=bare[-1]))
            leaves[leaf.row, leaf.col] = -1
        elif (position := leaves.get((leaf.row, leaf.col), -1)) >= 0 and columns[position].last_col == col - 1:
            # A heading merged over several columns: a code in five columns, an indented name.
            columns[position] = replace(columns[position], last_col=col)
        else:
            leaves[leaf.row, leaf.col] = len(columns)
            columns.append(_column(col, judul, meaning))
    below = rows[-1] + 1
    number_row = below if is_number_row(grid.cells(below)) else None
    return Header(rows, settled(columns, [own.judul for own in unknown]), tuple(unknown), number_row)


def _column(col: int, judul: str, meaning: Meaning) -> Column:
    has_year = meaning.medan in MEDAN_NILAI or meaning.medan == "satuan"
    return Column(
        col,
        col,
        meaning.medan,
        meaning.tahun if has_year else None,
        meaning.ke if has_year else None,
        judul,
        meaning.mirip,
        meaning.is_bare,
    )
