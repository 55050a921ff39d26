"""The code of a row in a programme table: in its own column, in five, or before the name; its level; its place.

Takes rows of one table; what a code row means for the rows below is `program`'s and `renja`'s.
"""

from __future__ import annotations

import re

from iku_analysis.fields import LEVEL, Level
from iku_analysis.readers.grid import Cell
from iku_analysis.readers.kode import Kode, deepest, join_code, parse_code, split_name
from iku_analysis.readers.row import Row
from iku_analysis.readers.table import Table
from iku_analysis.records import Medan
from iku_analysis.text import clean, fold

_LEVEL_WORD: tuple[tuple[str, Level], ...] = (
    ("tujuan", "tujuan"),
    ("sasaran", "sasaran"),
    ("urusan", "urusan"),
    ("bidang urusan", "urusan"),
    ("program", "program"),
    ("sub kegiatan", "sub_kegiatan"),
    ("subkegiatan", "sub_kegiatan"),
    ("kegiatan", "kegiatan"),
)
# "PROGRAM PENGUATAN …", also "Program 4 : Program Peningkatan …", "Sub Kegiatan Pelaksanaan …"; no sentence begins so.
_NAMED = re.compile(r"(PROGRAM|Program|KEGIATAN|Kegiatan|SUB ?KEGIATAN|Sub ?[Kk]egiatan) (?:\d{1,3}\s?[:.-]\s?)?[A-Z]")
_INDICATOR_OF = re.compile(r"^indikator (tujuan|sasaran|program|kegiatan|sub ?kegiatan)\b")


class CodeReader:
    """Reads the codes of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.reader = table.reader
        self.columns = table.header.of("kode")
        self._cols = [col for column in self.columns for col in range(column.col, column.last_col + 1)]
        self._has_level = table.header.has("level")
        named = {(fold(name), level) for level, name in table.reader.vocabulary.kode.values()}
        self.official: dict[str, Level] = {name: level for name, level in named if level in LEVEL}

    def read(self, row: Row) -> tuple[Kode | None, Medan | None]:
        """(code of the row, its name or sentence). The code stands in its own column(s) or before the name."""
        uraian = self.name_cell(row)
        if self.columns:
            kode = self._code_of_columns(row)
            if kode:
                return kode, self.reader.medan("uraian", uraian) if uraian else None
        if uraian is None:
            return None, None
        found = split_name(uraian.teks)
        if found and uraian.row == row.row:
            return found[0], self.reader.medan("uraian", uraian, found[1])
        return None, self.reader.medan("uraian", uraian)

    def name_cell(self, row: Row) -> Cell | None:
        """The cell of the name; of several, each behind its own whole code, that of the deepest."""
        last = deepest(self.cells(row)) if len(self.columns) > 1 else None
        names = (
            cell for column, cell in row.cells.items() if column.medan == "uraian" and last and cell.col > last.col
        )
        return next(names, None) or row.cell("uraian")

    def cells(self, row: Row) -> list[Cell | None]:
        """What stands in each column of the code, left to right."""
        own = self.table.grid.rows.get(row.row, {})
        return [own.get(col) for col in self._cols]

    def _code_of_columns(self, row: Row) -> Kode | None:
        cells = self.cells(row)
        filled = [cell for cell in cells if cell and clean(cell.teks)]
        if not filled:
            return None
        last = deepest(cells)
        alone = last or (filled[0] if len(filled) == 1 and len(cells) == 1 else None)
        kode = parse_code(alone.teks) if alone else join_code(cells)
        if kode is None or kode.is_broken:
            text = " ".join(clean(cell.teks) for cell in filled)
            pesan = f"Kode “{text}” bukan kode yang utuh; mungkin berubah saat sel ditarik ke bawah."
            self.reader.problem("B32", "galat", pesan, "Ketik ulang kodenya sebagai teks.", filled[0])
        return kode or Kode(clean(filled[0].teks), None, is_broken=True)

    def place(self, row: Row, uraian: Medan | None) -> str:
        """The cell of the code; a range where it stands in several columns."""
        cells = self.cells(row)
        filled = [cell for cell in cells if cell and clean(cell.teks)]
        if not filled:
            return uraian.sel if uraian else f"A{row.row}"
        last = filled[0] if len(cells) == 1 else deepest(cells)
        if last:
            return last.sel
        first = Cell(row.row, self.columns[0].col, None, "").sel
        return f"{first}:{Cell(row.row, self.columns[-1].last_col, None, '').sel}"

    def named_level(self, uraian: Medan | None, row: Row) -> Level | None:
        """The level of a row without a code that names itself: "PROGRAM …", "Kegiatan …", or an official name."""
        if uraian is None or row.own("uraian") is None:
            return None
        found = _NAMED.match(uraian.teks)
        if found:
            return _level_of_words(found[1])
        return self.official.get(fold(uraian.teks))

    def level(self, kode: Kode | None, uraian: Medan | None, row: Row, sel: str) -> Medan:
        """The level: from its column, else from the code, else from the words of the name."""
        cell = row.own("level") if self._has_level else None
        own = self.reader.medan("level", cell) if cell else None
        if own and own.baku:
            return own
        level = kode.level if kode else self.named_level(uraian, row)
        level = level or (_level_of_words(uraian.teks) if uraian else None)
        return self.unknown_level(row, sel) if level is None else Medan(level.replace("_", " "), sel, level)

    def level_said(self, indikator: Cell | None) -> Medan | None:
        """The level that the indicator itself names ("Indikator Sasaran 2 : …"), or null."""
        found = _INDICATOR_OF.match(fold(indikator.teks)) if indikator else None
        if indikator is None or found is None:
            return None
        return Medan(found[1], indikator.sel, self.reader.vocabulary.canonical("level", found[1]))

    def unknown_level(self, row: Row, sel: str) -> Medan:
        """The level of a row that neither its code nor its words nor the rows above tell; said as a problem."""
        pesan = "Tingkat baris ini (program, kegiatan, sub kegiatan) tidak dapat ditentukan."
        self.reader.problem("B22", "peringatan", pesan, "Lengkapi kodenya.", baris=row.row)
        return Medan("tidak diketahui", sel)


def _level_of_words(text: str) -> Level | None:
    folded = fold(text)
    return next((level for word, level in _LEVEL_WORD if folded.startswith(word)), None)
