"""Programme tables of Renstra and RPJMD → records: code rows, outcome/output rows, tujuan/sasaran rows between them.

Two shapes are one here. In the layout of 2025–2029 a code row ("8.01.02 - PROGRAM …") carries pagu and the next rows
carry outcome, indicator, targets and the same pagu again; in T-C.27 the code row carries all. A pagu that repeats its
code row's is marked `ulangan`, so that no rupiah is counted twice.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field

from iku_analysis.fields import MEDAN_PAGU, Level
from iku_analysis.readers.code_rows import CodeReader
from iku_analysis.readers.grid import Cell
from iku_analysis.readers.header import Column
from iku_analysis.readers.kode import Kode, parse_code, split_name
from iku_analysis.readers.row import Row
from iku_analysis.readers.sentences import joined_program_rows
from iku_analysis.readers.steps import tell_rows
from iku_analysis.readers.table import Table
from iku_analysis.records import Baris, Lewat, Medan, Nilai
from iku_analysis.text import clean, fold

_PLAN_LABEL = re.compile(r"^(tujuan|sasaran)(?:\s+strategis)?\s*[\d.]*\s*[:.-]\s*(.+)$", re.I | re.S)
_NO_LABEL = frozenset(string.ascii_letters + string.digits) - frozenset("tsTS")  # no label begins so
_PROGRAM_NAME = re.compile(r"(?:PROGRAM|Program|KEGIATAN|Kegiatan) \w+")
_SHORTEST_SENTENCE = 15  # characters without a digit: no code and no amount
_OWN = frozenset({"tujuan", "sasaran", "kode", "level", "uraian", "indikator"})  # fields that this layout fills itself
_OF_PLAN = re.compile(r"\b(?:sasaran|tujuan)\b")
_OF_PROGRAM = re.compile(r"\b(?:program|kegiatan|outcome|output|keluaran)\b")


@dataclass(frozen=True)
class CodeRow:
    """The code in force: what rows below without a code belong to. `kode` null: a named programme without its code.

    `pagu`: filled when the row's values are read.
    """

    kode: Medan | None
    level: Medan
    uraian: Medan | None
    pagu: dict[tuple[str, int | None], float | None] = field(default_factory=dict)

    @property
    def nama(self) -> str:
        """The name as it is compared."""
        return name_of(self.uraian)

    def take_pagu(self, nilai: tuple[Nilai, ...]) -> None:
        """Keep the pagu of the code's own row."""
        self.pagu.update({(item.medan, item.tahun): item.nilai for item in nilai if item.medan in MEDAN_PAGU})


def read_program(table: Table) -> list[Baris]:
    """The records of the table, top down."""
    return ProgramReader(table).read()


class ProgramReader:
    """Walks a programme table. The filled-down state is shared with the Renja layout."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.reader = table.reader
        self.codes = CodeReader(table)
        self.code: CodeRow | None = None
        self.plan: dict[str, Medan] = {}
        self.records: list[Baris] = []
        self.plan_names = [name for name in ("tujuan", "sasaran") if table.header.has(name)]
        self.indicator_columns = _indicator_columns(table.header.of("indikator"))

    def read(self) -> list[Baris]:
        """The records of the table, top down."""
        rows = joined_program_rows(self.table)
        for position, row in enumerate(rows):
            self._read_row(row)
            tell_rows(position / len(rows))
        return self.records

    def _read_row(self, row: Row) -> None:
        if self._is_shifted(row):
            pesan = "Isi baris ini bergeser dari kolomnya (nama berada di kolom angka); barisnya tidak dipakai."
            self.reader.problem("B27", "galat", pesan, "Geser isinya kembali ke bawah judul yang benar.", baris=row.row)
            self.table.walk.skipped.append(Lewat(row.row, "isi bergeser dari kolomnya"))
            return
        kode, uraian = self.codes.read(row)
        if kode and kode.is_agency:
            self.table.walk.skipped.append(Lewat(row.row, "baris perangkat daerah"))
            return
        begins_plan = self._take_plan(row)
        plan_indicator, own_indicator = self._indicators(row)
        if kode or self._is_named(row, uraian):
            if plan_indicator:
                self._add_plan(row, plan_indicator, with_values=False)
            self._add_code(row, kode, uraian, own_indicator)
        elif begins_plan and not plan_indicator and own_indicator and self._is_outcome(row, uraian):
            self._add_outcome(row, uraian, own_indicator)
        elif plan_indicator or (begins_plan and (own_indicator or row.values())):
            self._add_plan(row, plan_indicator or own_indicator, with_values=True)
        elif own_indicator or row.values():
            self._add_outcome(row, uraian, own_indicator)
        elif begins_plan:
            self._add_plan(row, None, with_values=False)
        else:
            self.table.walk.skipped.append(Lewat(row.row, "baris kelompok"))

    def _is_named(self, row: Row, uraian: Medan | None) -> bool:
        """A row without a code that names another programme than the code in force."""
        level = self.codes.named_level(uraian, row)
        return level is not None and not (self.code and self.code.nama == name_of(uraian))

    def _is_outcome(self, row: Row, uraian: Medan | None) -> bool:
        """Whether a row that begins a sasaran is a further outcome of the code above it: it has a sentence of its own.

        A programme may serve several sasaran. Below a kegiatan a new sasaran is doubtful, and said.
        """
        if self.code is None or uraian is None or row.own("uraian") is None or _PLAN_LABEL.match(uraian.teks):
            return False
        if self.code.level.baku == "program":
            return True
        sasaran = self.plan.get("sasaran")
        is_outcome = sasaran is None or fold(sasaran.teks) != fold(uraian.teks)
        kode = self.code.kode.teks if self.code.kode else self.code.nama
        taken = f"outcome atau output dari {kode}" if is_outcome else "baris sasaran"
        pesan = f"Baris tanpa kode ini memulai sasaran baru di bawah {kode}; dibaca sebagai {taken}."
        self.reader.problem("B22", "peringatan", pesan, "Tulis kodenya, atau kosongkan kolom uraiannya.", baris=row.row)
        return is_outcome

    def _take_plan(self, row: Row) -> bool:
        """Tujuan and sasaran of the row, kept for the rows below; true where one begins here."""
        begins = False
        for name in self.plan_names:
            cell = row.own(name)
            value = self.reader.medan(name, cell) if cell else None
            if value:
                if name == "tujuan":
                    self.plan.pop("sasaran", None)
                self.plan[name] = value
                begins = True
        cell = row.own("uraian")
        labelled = _PLAN_LABEL.match(clean(cell.teks)) if cell and cell.teks[:1] not in _NO_LABEL else None
        if cell and labelled:
            name = labelled[1].lower()
            value = self.reader.medan(name, cell)
            if value:
                if name == "tujuan":
                    self.plan.pop("sasaran", None)
                self.plan[name] = value
                begins = True
        return begins

    def _indicators(self, row: Row) -> tuple[Cell | None, Cell | None]:
        """(indicator of tujuan/sasaran, indicator of programme) of the row."""
        cells: dict[str, Cell] = {}
        for column, kind in self.indicator_columns.items():
            cell = row.cells.get(column)
            if cell and cell.row == row.row:
                cells.setdefault(kind, cell)
        return cells.get("rencana"), cells.get("program")

    def _add_code(self, row: Row, kode: Kode | None, uraian: Medan | None, indikator: Cell | None) -> None:
        sel = self.codes.place(row, uraian)
        level = self.codes.level(kode, uraian, row, sel)
        if level.baku in ("urusan",):
            self.plan = {}
        medan = {**self.plan, **({"kode": Medan(kode.teks, sel)} if kode else {}), "level": level}
        if uraian:
            medan["uraian"] = uraian
        self.code = CodeRow(medan.get("kode"), level, uraian)
        first = len(self.records)
        self._emit(row, medan, indikator)
        self.code.take_pagu(self.records[first].nilai)

    def _add_outcome(self, row: Row, uraian: Medan | None, indikator: Cell | None) -> None:
        medan = dict(self.plan)
        said = self.codes.level_said(indikator)
        if said and (self.code is None or said.baku in ("tujuan", "sasaran")):
            medan["level"] = said
        elif self.code:
            medan |= {"kode": self.code.kode} if self.code.kode else {}
            medan["level"] = self.code.level
        else:
            level = next((name for name in ("sasaran", "tujuan") if name in self.plan), None)
            medan["level"] = (
                Medan(level, self.plan[level].sel, level) if level else self.codes.unknown_level(row, f"A{row.row}")
            )
        if uraian:
            medan["uraian"] = uraian
        self._emit(row, medan, indikator)

    def _add_plan(self, row: Row, indikator: Cell | None, *, with_values: bool) -> None:
        level: Level = "sasaran" if "sasaran" in self.plan else "tujuan"
        source = self.plan.get(level) or self.plan.get("tujuan")
        sel = source.sel if source else f"A{row.row}"
        medan = {**self.plan, "level": Medan(level, sel, level)}
        self.code = None
        self._emit(row if with_values else Row(row.row), medan, indikator)

    def _emit(self, row: Row, medan: dict[str, Medan], indikator: Cell | None) -> None:
        """One record for each indicator of the row, with the row's own texts and values; one where it names none."""
        cells = {column: cell for column, cell in row.cells.items() if cell.row == row.row}
        own, year = Row(row.row, cells), self.table.year_of_row(row)
        for line, part in self.table.indicators(indikator, own):
            record = dict(medan)
            value = self.reader.medan("indikator", indikator, line) if indikator else None
            if value:
                record["indikator"] = value
            record.update({n: item for n, item in self.table.medan(row, _OWN, part).items() if n not in record})
            if "satuan" not in record and value:
                unit = self.table.unit(value)
                if unit:
                    record["satuan"] = unit
            shared = self._shared_pagu(row) if len(cells) < len(row.cells) else ()
            nilai = self._marked((*self.table.nilai(own, record.get("satuan"), part, year), *shared))
            ke = part[0] if part else None
            self.records.append(Baris(self.table.grid.nama, row.row, self.table.jenis, record, nilai, ke))

    def _shared_pagu(self, row: Row) -> tuple[Nilai, ...]:
        """Pagu that a vertical merge shows from the code row: the same rupiah once more."""
        shown = Row(
            row.row,
            {column: cell for column, cell in row.cells.items() if cell.row != row.row and column.medan in MEDAN_PAGU},
        )
        kept = [item for item in self.table.nilai(shown, None) if item.teks] if shown.cells else []
        return tuple(item._replace(ulangan=True) for item in kept)

    def _marked(self, values: tuple[Nilai, ...]) -> tuple[Nilai, ...]:
        """`ulangan` where the pagu of the row say the code row's again.

        Most of them must: one of several may be a share that happens to be as large.
        """
        if self.code is None or not self.code.pagu:
            return values
        said = [item for item in values if item.medan in MEDAN_PAGU and item.nilai is not None]
        if not said:
            return values
        same = {item for item in said if self.code.pagu.get((item.medan, item.tahun)) == item.nilai}
        if len(same) * 2 <= len(said):
            return values
        return tuple(item._replace(ulangan=True) if item in same else item for item in values)

    def _is_shifted(self, row: Row) -> bool:
        """Sentences under numbers or codes, a code under the names: the row's cells stand under the wrong headings."""
        uraian = row.own("uraian")
        values = row.values()
        sentences = [cell for cell in self.codes.cells(row) if cell and _is_sentence(cell)]
        sentences += [cell for column, cell in values if column.medan in MEDAN_PAGU and _is_sentence(cell)]
        if sentences or any(_is_program_name(clean(cell.teks)) for _, cell in values if isinstance(cell.value, str)):
            return True
        return uraian is not None and bool(self.codes.columns) and parse_code(uraian.teks) is not None


def _is_program_name(text: str) -> bool:
    """ "8.01.02 - PROGRAM …", "PROGRAM …"; not "8,01 Orang", which is a value with its unit."""
    if text.isdecimal():
        return False  # most cells of a table of numbers
    found = split_name(text)
    is_coded = found is not None and (found[0].teks.count(".") > 1 or len(found[1]) >= _SHORTEST_SENTENCE)
    return is_coded or _PROGRAM_NAME.match(found[1] if found else text) is not None


def _is_sentence(cell: Cell) -> bool:
    text = cell.teks
    if len(text) < _SHORTEST_SENTENCE or text[:1].isdigit():
        return False
    text = clean(text)
    return len(text) >= _SHORTEST_SENTENCE and not any(char.isdigit() for char in text)


def _indicator_columns(columns: list[Column]) -> dict[Column, str]:
    """Each indicator column → `rencana` (tujuan/sasaran) or `program`, by its heading where there are several."""
    if len(columns) < 2:
        return dict.fromkeys(columns, "program")
    out = {}
    for column in columns:
        folded = fold(column.judul)
        is_plan = bool(_OF_PLAN.search(folded)) and not _OF_PROGRAM.search(folded)
        out[column] = "rencana" if is_plan else "program"
    return out


def name_of(uraian: Medan | None) -> str:
    """The name of a row as it is compared; "" where it has none."""
    return fold(uraian.teks) if uraian else ""
