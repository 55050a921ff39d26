"""Sentences cut by the end of a page, joined again before anything is read from them.

Takes the rows of an indicator table; gives them with each sentence whole in its first cell, so that a unit in brackets,
a name or a sasaran means the same as if it had never been cut. The rest of a row is said (B25), never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from iku_analysis.fields import MEDAN_NILAI
from iku_analysis.readers.grid import Cell
from iku_analysis.readers.group_rows import Group, group_of
from iku_analysis.readers.header import Column
from iku_analysis.readers.kode import split_name
from iku_analysis.readers.row import Row
from iku_analysis.readers.table import Table
from iku_analysis.text import clean

_OPEN_END = re.compile(r"(?:\b(?:dan|serta|yang|untuk|di|dari|pada|dengan|terhadap|atau)|,|-)$", re.I)
_BEGINS_PLAN = re.compile(r"\w+nya\b")  # meningkatnya, terwujudnya
_PLAN = frozenset({"tujuan", "sasaran", "kinerja_utama"})
_NAMES = frozenset({"uraian", "indikator", "tolok_ukur"})
_NO_REST = frozenset({"nomor", "satuan", "kode", "level"})  # a row that has one is a row of its own
_BY_LINE = frozenset({"penanggung_jawab", "penjelasan"})  # each line may be a name or a labelled part
_LONGEST = 10_000  # characters of a joined cell


def joined_rows(table: Table) -> list[Row]:
    """The rows of the table, those that only go on with the one above taken into it."""
    return _Joining(table).join(table.rows)


def joined_program_rows(table: Table) -> list[Row]:
    """As `joined_rows`, of a programme table: a name or a sentence that goes on alone in the next row."""
    return _ProgramJoining(table).join(table.rows)


class _Joining:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.has_values = any(column.medan in MEDAN_NILAI for column in table.header.columns)
        # The import template of one application names the indicator in "uraian".
        self.indikator = "indikator" if table.header.has("indikator") else "uraian"
        self.plan = table.header.of(*_PLAN)
        self.sentences = _PLAN | {self.indikator}
        self.rows: list[Row] = []
        self.filling: list[Row] = []  # those from which a tujuan or sasaran is filled down
        self.last: Row | None = None  # the row that a further one may go on with

    def join(self, rows: Iterable[Row]) -> list[Row]:
        for row in rows:
            group = self._group(row)
            if group:
                self.rows.append(row)
                self.last = None
                self.filling = [] if group.begins else self.filling
                continue
            if self.last and self._goes_on(row, self.last):
                self._take(row, self.last)
                continue
            row = self.last = Row(row.row, dict(row.cells), row.after_gap, row.is_chosen)
            self._take_plan(row)
            self.rows.append(row)
            self.filling.append(row)
        return self.rows

    def _group(self, row: Row) -> Group | None:
        return group_of(row, self.table.vocabulary)

    def _goes_on(self, row: Row, above: Row) -> bool:
        """Texts that go on in lower case or after an open end; no number and no value beside them."""
        own = {column.medan: cell for column, cell in row.cells.items() if cell.row == row.row}
        if not own or row.is_chosen or row.after_gap or row.values() or own.keys() & _NO_REST:
            return False
        firsts = {column.medan: self._first(column, above) for column, cell in row.cells.items() if cell.row == row.row}
        if any(cell and (cell.cacat or len(cell.teks) > _LONGEST) for cell in (*own.values(), *firsts.values())):
            return False
        named = {name: clean(cell.teks) for name, cell in own.items() if name in self.sentences}
        if any(firsts[name] is None for name in named):
            return False
        is_lower = all(text[:1].islower() for text in named.values())
        indikator = above.cell(self.indikator)
        if indikator is None:
            return bool(named) and is_lower and own.keys() <= _PLAN and all(above.own(name) for name in named)
        is_open = bool(_OPEN_END.search(clean(indikator.teks)))
        if self.has_values and not above.values():
            # Nothing but the sentence itself, or the number of the row, tells that it began above.
            return bool(named) and is_lower and (is_open or above.own("nomor") is not None)
        # Only details: the rest of a formula or a name beside a blank indicator.
        return is_lower or (own.keys() <= {self.indikator} and is_open)

    def _first(self, column: Column, above: Row) -> Cell | None:
        """The cell that a text goes on from: of the row above; a tujuan or sasaran may stand higher up."""
        if column.medan in _PLAN:
            return next((cell for row in reversed(self.filling) if (cell := row.cell(column.medan))), None)
        return above.cells.get(column)

    def _take_plan(self, row: Row) -> None:
        """A tujuan or sasaran written line by line beside its indicators: what goes on in lower case is its rest."""
        for column in self.plan:
            cell = row.cells.get(column)
            if not cell or cell.row != row.row or not cell.teks[:1].islower():
                continue
            if row.after_gap or row.is_chosen or row.own("nomor"):
                continue
            first, text = self._first(column, row), clean(cell.teks)
            begun = clean(first.teks)[:1].isupper() and len(first.teks) < _LONGEST if first else False
            if first and begun and not _BEGINS_PLAN.match(text):
                del row.cells[column]
                self._take(Row(row.row, {column: cell}), row)

    def _take(self, row: Row, above: Row) -> None:
        for column, cell in row.cells.items():
            if cell.row != row.row:
                continue
            first = self._first(column, above)
            if first is None:
                above.cells[column] = cell
                continue
            between = "\n" if column.medan in _BY_LINE and "\n" not in first.teks else " "
            text = f"{first.teks}{between}{cell.teks}"
            self._show(first, first._replace(teks=text, value=text))
        pesan = "Baris ini dibaca sebagai sambungan baris di atasnya."
        self.table.reader.problem("B25", "catatan", pesan, "Satukan kalimatnya dalam satu sel.", baris=row.row)

    def _show(self, old: Cell, new: Cell) -> None:
        """Put a cell in the place of another in all rows that show it: a merged one is shown in several."""
        for row in reversed(self.rows):
            if row.row < old.row:
                break
            row.cells = {column: new if cell is old else cell for column, cell in row.cells.items()}


class _ProgramJoining(_Joining):
    def _group(self, row: Row) -> Group | None:
        return None

    def _goes_on(self, row: Row, above: Row) -> bool:
        """Nothing but names and sentences, each in lower case or after an open end, below one of their own column."""
        if any(column.medan not in _NAMES and cell.row == row.row for column, cell in row.cells.items()):
            return False
        own = {column: cell for column, cell in row.cells.items() if cell.row == row.row}
        if not own or row.is_chosen or row.after_gap:
            return False
        for column, cell in own.items():
            first, text = above.cells.get(column), clean(cell.teks)
            if first is None or cell.cacat or len(first.teks) + len(text) > _LONGEST or split_name(text):
                return False
            if not text[:1].islower() and not _OPEN_END.search(clean(first.teks)):
                return False
        return True
