"""One table of a sheet with all that its layout needs to become records: rows, years, number styles, problems.

Takes a grid and its header; the layout modules (`iku`, `program`, `renja`) take this and give `Baris`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from iku_analysis.fields import FIELDS, MEDAN_NILAI, MEDAN_PAGU, MEDAN_SETAHUN, MEDAN_TEKS, Jenis, Tingkat
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.header import Column, Header
from iku_analysis.readers.header_check import HeaderCheck
from iku_analysis.readers.lines import filled_lines, indicators, line_of, sentence_of
from iku_analysis.readers.marks import report_marks
from iku_analysis.readers.row import Row
from iku_analysis.readers.rows import RowWalk
from iku_analysis.readers.values import ValueReader
from iku_analysis.records import Medan, Nilai
from iku_analysis.text import clean, fold
from iku_analysis.vocabulary import Vocabulary

FILLED_DOWN = ("tujuan", "sasaran", "kinerja_utama")
_YEARLESS = frozenset({"baseline", "target_akhir", "pagu_akhir"})
_SENTENCES = frozenset({"alasan", "definisi_operasional", "formulasi", "sumber_data", "keterangan"})


@dataclass
class Table:
    """One table. `tahun`: the single year its titles name; `periode`: first and last year of the plan; null unknown.

    `choices`: what a person said of its rows (`rows.RowWalk`). `fills_down` false: a blank tujuan or sasaran is blank.
    """

    grid: Grid
    header: Header
    vocabulary: Vocabulary
    jenis: Jenis
    tahun: int | None = None
    periode: tuple[int, int] | None = None
    last_row: int | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    fills_down: bool = True
    reader: ValueReader = field(init=False)
    walk: RowWalk = field(init=False)
    rows: list[Row] = field(init=False)
    _unit_of_targets: Medan | None = field(init=False)
    _unit_years: frozenset[int] = field(init=False)
    _value_columns: list[Column] = field(init=False)
    _heads: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.reader = ValueReader(self.grid.nama, self.vocabulary)
        check = HeaderCheck(self.grid, self.header, self.reader, self.year, self.periode)
        check.header = check.checked()
        self.header = check.header = check.with_headless_unit()
        self._unit_of_targets = None if self.header.has("satuan") else check.unit_of_targets()
        self._unit_years = frozenset(column.tahun for column in self.header.of("satuan") if column.tahun)
        self._value_columns = self.header.of(*MEDAN_NILAI)
        self._heads = frozenset(map(fold, self.vocabulary.kata.get("awal_indikator", ())))
        self.walk = RowWalk(self.grid, self.header, self.last_row, self.choices)
        self.rows = list(self.walk)
        check.report_headless(self.rows)
        check.report_shared(self.rows)
        check.report_outdone(self.rows)
        report_marks(self.grid, self.walk, self.rows, self.reader)
        self.reader.learn_styles(pair for row in self.rows for pair in row.values())

    def year(self, column: Column) -> int | None:
        """The year of a value column: from its heading, else counted from the period, else the titles' single year."""
        if column.tahun:
            return column.tahun
        if column.ke is not None:
            return self.periode[0] + column.ke - 1 if self.periode else None
        if column.medan in _YEARLESS:
            return None
        if column.medan in ("target_maju", "pagu_maju"):
            return self.tahun + 1 if self.tahun else None
        return self.tahun

    def year_of_row(self, row: Row) -> int | None:
        """The year in the row's own column of years; null where it has none."""
        cell = row.cell("tahun_target")
        found = re.search(r"\b20\d\d\b", cell.teks) if cell else None
        return int(found[0]) if found else None

    def indicators(self, cell: Cell | None, row: Row) -> list[tuple[str | None, tuple[int, int] | None]]:
        """(name, its place k of n) for each indicator of a cell; null where the whole cell is one.

        Said where nothing but the words of the cell tells how many there are.
        """
        names = indicators(cell, row, self._heads)
        count = len(names.teks)
        if names.lain:
            several, one = (names.lain, "satu indikator") if count == 1 else (names.teks, f"{count} indikator")
            other = f"{len(several)} indikator" if count == 1 else "satu indikator"
            listed = "; ".join(f"“{clean(name or '')}”" for name in several)
            pesan = f"Sel ini dibaca sebagai {one}; dapat juga {other} ({listed})."
            tingkat: Tingkat = "peringatan" if count == 1 and names.is_marked else "catatan"
            self.reader.problem("B42", tingkat, pesan, "Tulis satu indikator satu baris, atau beri nomor.", cell)
        return [(name, (number, count) if count > 1 else None) for number, name in enumerate(names.teks, start=1)]

    def unit(self, indikator: Medan) -> Medan | None:
        """The unit in brackets behind the name of an indicator, else the one that the headings of its targets name."""
        return self.reader.unit_in_brackets(indikator) or self._unit_of_targets

    def medan(self, row: Row, skip: Iterable[str] = (), part: tuple[int, int] | None = None) -> dict[str, Medan]:
        """The text fields of a row, except those that the layout fills itself; for part k where it is n indicators."""
        out: dict[str, Medan] = {}
        skipped = skip if isinstance(skip, frozenset) else frozenset(skip)
        for column, cell in row.text_columns():
            name = column.medan
            if name in skipped or name in out or name not in MEDAN_TEKS:
                continue
            own = None
            if part:
                own = sentence_of(cell.teks, part) if name in _SENTENCES else line_of(cell.teks, part)
            medan = self.reader.medan(name, cell, own)
            if medan:
                out[name] = medan
        return out

    def nilai(
        self, row: Row, satuan: Medan | None, part: tuple[int, int] | None = None, tahun: int | None = None
    ) -> tuple[Nilai, ...]:
        """The typed values of a row, left to right; `part` (k, of n) where its cells hold n values, one a line.

        A blank year is `kosong` where another year of that field in the row has a value other than kosong.
        """
        unit = satuan.baku if satuan and isinstance(satuan.baku, str) else None
        values = row.values()
        read: dict[int, Nilai] = {}
        for column, cell in values:
            if column.medan == "target_tolok" or (part and part[0] > 1 and self._is_one_pagu(column, cell, part)):
                continue
            year = tahun if tahun and column.medan in MEDAN_SETAHUN and not column.tahun else self.year(column)
            own_unit = (self._unit_of_year(row, column) if self._unit_years else None) or unit
            line = self._line(column, cell, part) if part else None
            nilai = self.reader.nilai(column, cell, tahun=year, satuan=own_unit, beside=values, text=line)
            if nilai and self._unit_years:
                nilai = self._with_unit(nilai, row, column, satuan)
            if nilai:
                read[column.col] = nilai if cell.row == row.row else self._shared(nilai, row, cell)
        return tuple(self._with_blanks(row, read))

    def _shared(self, nilai: Nilai, row: Row, cell: Cell) -> Nilai:
        """A value that a merge shows from a row above: a pagu is the same rupiah again, a target is doubtful."""
        if nilai.medan in MEDAN_PAGU:
            return nilai._replace(ulangan=True)
        pesan = f"Satu sel nilai berlaku untuk beberapa baris; dipakai juga untuk baris {row.row}."
        self.reader.problem("B35", "peringatan", pesan, "Tulis nilainya pada setiap baris.", cell)
        return nilai

    def _is_one_pagu(self, column: Column, cell: Cell, part: tuple[int, int]) -> bool:
        """Whether a pagu is that of all n indicators of the row: it goes to the first, so that it counts once."""
        return column.medan in MEDAN_PAGU and line_of(cell.teks, part) is None

    def _line(self, column: Column, cell: Cell, part: tuple[int, int]) -> str | None:
        """The line of the cell that belongs to part k of n; null for the whole cell, said where it has not n lines."""
        is_pagu = column.medan in MEDAN_PAGU
        line = line_of(cell.teks, part)
        if line is None and part[0] == 1 and not is_pagu:
            count = len(filled_lines(cell.teks))
            pesan = f"Sel ini berisi {count} nilai, padahal ada {part[1]} indikator."
            tingkat: Tingkat = "galat" if count > 1 else "peringatan"
            self.reader.problem("B23", tingkat, pesan, "Pisahkan menjadi satu indikator satu baris.", cell)
        return line

    def _unit_of_year(self, row: Row, column: Column) -> str | None:
        cell = self._unit_cell(row, column)
        return self.vocabulary.canonical("satuan", cell.teks) if cell else None

    def _unit_cell(self, row: Row, column: Column) -> Cell | None:
        """The satuan column of the same year, where the table repeats the unit for each year."""
        if column.tahun is None or column.tahun not in self._unit_years:
            return None
        for other, cell in row.cells.items():
            if other.medan == "satuan" and other.tahun is not None and other.tahun == column.tahun:
                return cell
        return None

    def _with_unit(self, nilai: Nilai, row: Row, column: Column, satuan: Medan | None) -> Nilai:
        own = self._unit_of_year(row, column)
        if own and nilai.satuan is None and nilai.medan == "target" and satuan and own != satuan.baku:
            return nilai._replace(satuan=own)
        return nilai

    def _with_blanks(self, row: Row, read: dict[int, Nilai]) -> list[Nilai]:
        if len(read) == len(self._value_columns):
            return [read[column.col] for column in self._value_columns]
        by_field: dict[str, list[Nilai]] = defaultdict(list)
        for nilai in read.values():
            by_field[nilai.medan].append(nilai)
        out = []
        for column in self._value_columns:
            if column.col in read:
                out.append(read[column.col])
            elif column not in row.cells and self.year(column):
                others = [nilai for nilai in by_field.get(column.medan, ()) if nilai.tahun != self.year(column)]
                if any(nilai.jenis != "kosong" for nilai in others):
                    sel = Cell(row.row, column.col, None, "").sel
                    out.append(Nilai(column.medan, sel, "", "kosong", self.year(column)))
        return out

    @property
    def kolom(self) -> dict[str, str]:
        """Field (with year) → column letter, for the reading plan."""
        out: dict[str, str] = {}
        for column in self.header.columns:
            if column.medan in ("abaikan", "target_tolok"):
                continue
            year = self.year(column) if column.medan in FIELDS and column.medan not in MEDAN_TEKS else column.tahun
            out.setdefault(f"{column.medan}:{year}" if year else column.medan, column.letters)
        return out


def in_order(medan: dict[str, Medan]) -> dict[str, Medan]:
    """The fields of a record in the order in which they are shown."""
    first = ("nomor", *FILLED_DOWN, "indikator")
    return {name: medan[name] for name in (*first, *(name for name in medan if name not in first)) if name in medan}
