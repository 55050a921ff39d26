"""Tables with one indicator a row: IKU in all its layouts, tujuan/sasaran tables, pengukuran → records.

Tujuan and sasaran are filled down from merged or blank cells. A sasaran without an indicator is a record too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from iku_analysis.fields import MEDAN_TEKS, Jenis
from iku_analysis.readers.grid import Cell
from iku_analysis.readers.group_rows import group_of
from iku_analysis.readers.lines import named_parts
from iku_analysis.readers.penjelasan import Penjelasan, split_penjelasan
from iku_analysis.readers.row import Row
from iku_analysis.readers.sentences import joined_rows
from iku_analysis.readers.steps import tell_rows
from iku_analysis.readers.table import FILLED_DOWN, Table, in_order
from iku_analysis.readers.titles import headings_above
from iku_analysis.records import Baris, Lewat, Medan
from iku_analysis.text import clean, fold

_OF_TUJUAN = re.compile(r"\btujuan$")
_NO_DETAIL = frozenset({*FILLED_DOWN, "nomor", "kode", "abaikan", "level"})


def read_iku(table: Table) -> list[Baris]:
    """The records of the table, top down."""
    return _IkuReader(table).read()


@dataclass
class _Open:
    """A tujuan or sasaran in force. `is_measured`: an indicator stood under it."""

    medan: Medan
    row: int
    is_measured: bool = False


class _IkuReader:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.reader = table.reader
        self.vocabulary = table.vocabulary
        self.jenis: Jenis = table.jenis
        self.open: dict[str, _Open] = {}
        self.records: list[Baris] = []
        self.agency = ""
        self.penjelasan: tuple[Cell, Penjelasan] | None = None  # of the cell read last: it may hold many indicators
        measured = table.header.of("indikator")
        # "Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | …"
        self.of_tujuan = [column for column in measured[:-1] if _OF_TUJUAN.search(fold(column.judul))]

    def read(self) -> list[Baris]:
        rows = joined_rows(self.table)
        for begun in headings_above(self.table.grid, self.table.header):
            self._begin(*begun)
        for position, row in enumerate(rows):
            self._read_row(row)
            tell_rows(position / len(rows))
        self._close("sasaran")
        self._close("tujuan")
        self.records.sort(key=lambda record: (record.baris, record.ke or 0))
        return self.records

    def _read_row(self, row: Row) -> None:
        group = group_of(row, self.vocabulary)
        if group:
            if group.begins:
                self._begin(*group.begins)
            if group.perangkat_daerah:
                self._note_agency(row, group.perangkat_daerah)
            self.table.walk.skipped.append(Lewat(row.row, group.alasan))
            return
        self._take_headings(row)
        if self._take_indicator_of_tujuan(row) or self._is_levelled_heading(row):
            return
        indikator = self._indikator(row)
        is_merged_below = indikator is not None and indikator.row < row.row
        is_further_year = indikator is None and row.own("tahun_target") is not None and not row.own(*FILLED_DOWN)
        if (is_merged_below or is_further_year) and self.records:
            self._extend(row)
        elif indikator is None and not row.values() and not self._has_own_detail(row):
            return
        else:
            self._add(row, indikator)

    def _note_agency(self, row: Row, name: str) -> None:
        """A row that names an agency; said where the table holds the indicators of another one too."""
        if self.agency and fold(self.agency) != fold(name):
            pesan = f"Tabel ini memuat lebih dari satu perangkat daerah: {self.agency}; {name}. Semuanya dibaca."
            saran = "Pisahkan per perangkat daerah, atau lewati baris yang bukan milik badan ini."
            self.reader.problem("B43", "peringatan", pesan, saran, baris=row.row)
            self._close("sasaran")
            self._close("tujuan")
        self.agency = name

    def _take_headings(self, row: Row) -> None:
        """Begin the tujuan, sasaran and kinerja utama that stand in this row."""
        for medan in FILLED_DOWN:
            cell = row.own(medan)
            if cell is None:
                if not self.table.fills_down:
                    self._close(medan)
                continue
            column = next(column for column in row.cells if column.medan == medan)
            if medan == "sasaran" and "tujuan" in fold(column.judul):
                for name, part in named_parts(cell.teks):
                    self._begin(name, cell, part)
            else:
                self._begin(medan, cell)

    def _is_levelled_heading(self, row: Row) -> bool:
        """Layout G: a row whose level is tujuan or sasaran and that has no target names one; the others measure it."""
        level, uraian = row.own("level"), row.own("uraian")
        if level is None or uraian is None or row.values() or self.table.header.has("indikator"):
            return False
        name = fold(level.teks)
        if name not in ("tujuan", "sasaran"):
            return False
        self._begin(name, uraian)
        return True

    def _begin(self, medan: str, cell: Cell, text: str | None = None) -> None:
        value = self.reader.medan(medan, cell, text)
        if value is None:
            return
        current = self.open.get(medan)
        if current and fold(current.medan.teks) == fold(value.teks):
            self.open[medan] = replace(current, medan=value)
            return
        if medan == "tujuan":
            self._close("sasaran")
        self._close(medan)
        self.open[medan] = _Open(value, cell.row)

    def _close(self, medan: str) -> None:
        """End a tujuan or sasaran; one that no indicator measured is a record of its own."""
        ended = self.open.pop(medan, None)
        if medan == "sasaran":
            self.open.pop("kinerja_utama", None)
        if ended is None or ended.is_measured or medan == "kinerja_utama":
            return
        fields = {medan: ended.medan}
        tujuan = self.open.get("tujuan")
        if medan == "sasaran" and tujuan:
            fields = {"tujuan": tujuan.medan, **fields}
            tujuan.is_measured = True
        for column in self.table.header.of("nomor"):
            number = self.table.grid.at(ended.row, column.col)
            value = self.reader.medan("nomor", number) if number and number.row == ended.row else None
            fields |= {"nomor": value} if value else {}
        self.records.append(Baris(self.table.grid.nama, ended.row, self.jenis, fields))

    def _take_indicator_of_tujuan(self, row: Row) -> bool:
        """Its own record where a column of its own names it. True: the values of the row are its too.

        They are those of the indicator of a sasaran where the row has one.
        """
        for column in self.of_tujuan:
            cell = row.cells.get(column)
            opened = self.open.get("tujuan")
            value = self.reader.medan("indikator", cell) if cell and cell.row == row.row else None
            if value and opened:
                if self._indikator(row) is None and row.values():
                    self._add(row, cell)
                    return True
                opened.is_measured = True
                own = {"tujuan": opened.medan, "indikator": value}
                self.records.append(Baris(self.table.grid.nama, row.row, self.jenis, own))
        return False

    def _indikator(self, row: Row) -> Cell | None:
        if self.of_tujuan:
            named = [cell for column, cell in row.cells.items() if column.medan == "indikator"]
            beside = [row.cells.get(column) for column in self.of_tujuan]
            return next((cell for cell in named if cell not in beside), None)
        found = row.cell("indikator")
        # The import template of one application names the indicator in "uraian".
        return found or (row.cell("uraian") if not self.table.header.has("indikator") else None)

    def _has_own_detail(self, row: Row) -> bool:
        return any(cell.row == row.row and column.medan not in _NO_DETAIL for column, cell in row.cells.items())

    def _extend(self, row: Row) -> None:
        """Add the texts and values of a further row to the record above it."""
        last = self.records[-1]
        medan = dict(last.medan)
        for column, cell in row.text_columns():
            name = column.medan
            if cell.row != row.row or name in FILLED_DOWN or (name == "nomor" and name not in medan):
                continue
            value = self.reader.medan(name, cell) if name in MEDAN_TEKS else None
            if value is None:
                continue
            if name in medan:
                joined = f"{medan[name].teks} {value.teks}"
                known = medan[name].baku or ()
                baku = (
                    (*known, *value.baku)
                    if isinstance(value.baku, tuple) and isinstance(known, tuple)
                    else medan[name].baku
                )
                medan[name] = Medan(joined, medan[name].sel, baku)
            else:
                medan[name] = value
        known_values = {(nilai.medan, nilai.tahun) for nilai in last.nilai if nilai.jenis != "kosong" or nilai.teks}
        own = Row(row.row, {column: cell for column, cell in row.cells.items() if cell.row == row.row})
        added = []
        for nilai in self.table.nilai(own, medan.get("satuan"), tahun=self.table.year_of_row(row)):
            if nilai.jenis == "kosong" and not nilai.teks:
                continue
            if (nilai.medan, nilai.tahun) in known_values:
                pesan = f"Indikator ini punya dua nilai untuk kolom yang sama; “{nilai.teks}” tidak dipakai."
                cell = next(cell for _, cell in own.values() if cell.sel == nilai.sel)
                self.reader.problem("B24", "galat", pesan, "Pisahkan menjadi baris indikator sendiri.", cell)
            else:
                added.append(nilai)
        taken = {(nilai.medan, nilai.tahun) for nilai in added}
        kept = [nilai for nilai in last.nilai if (nilai.medan, nilai.tahun) not in taken]
        self.records[-1] = replace(last, medan=medan, nilai=(*kept, *added))

    def _add(self, row: Row, indikator: Cell | None) -> None:
        for name in ("tujuan", "sasaran"):
            if name in self.open:
                self.open[name].is_measured = True
        for line, part in self.table.indicators(indikator, row):
            self.records.append(self._record(row, indikator, line, part))

    def _record(self, row: Row, indikator: Cell | None, line: str | None, part: tuple[int, int] | None) -> Baris:
        medan = {name: opened.medan for name in FILLED_DOWN if (opened := self.open.get(name))}
        name_of_indicator = self.reader.medan("indikator", indikator, line) if indikator else None
        if name_of_indicator:
            medan["indikator"] = name_of_indicator
        level = self._level_of_indicator(row)
        names = "indikator" if self.table.header.has("indikator") else "uraian"
        skip = (*FILLED_DOWN, "indikator", names, "penjelasan", *(["level"] if level else []))
        own = self.table.medan(row, skip, part) | ({"level": level} if level else {})
        medan |= {name: value for name, value in own.items() if name not in medan}
        self._take_penjelasan(row, medan, part)
        self._take_unit(medan)
        nilai = self.table.nilai(row, medan.get("satuan"), part, self.table.year_of_row(row))
        ke = part[0] if part else None
        return Baris(self.table.grid.nama, (indikator or row).row, self.jenis, in_order(medan), nilai, ke)

    def _take_penjelasan(self, row: Row, medan: dict[str, Medan], part: tuple[int, int] | None) -> None:
        cell = row.cell("penjelasan")
        if cell is None or cell.cacat:
            return
        if self.penjelasan is None or self.penjelasan[0] is not cell:
            self.penjelasan = cell, split_penjelasan(cell.teks, self.vocabulary)
        parts, loose = self.penjelasan[1].texts(part), self.penjelasan[1].loose
        for name, text in parts.items():
            value = self.reader.medan(name, cell, text)
            if value and name not in medan:
                medan[name] = value
        if not parts and loose:
            pesan = "Sel Penjelasan tanpa bagian berlabel (Alasan, Formulasi, Tipe, Penanggung Jawab, Sumber Data)."
            self.reader.problem("B26", "peringatan", pesan, "Beri label pada setiap bagian.", cell)
        if loose and "keterangan" not in medan:
            value = self.reader.medan("keterangan", cell, loose)
            if value:
                medan["keterangan"] = value

    def _take_unit(self, medan: dict[str, Medan]) -> None:
        if "satuan" not in medan and "indikator" in medan and (unit := self.table.unit(medan["indikator"])):
            medan["satuan"] = unit

    def _level_of_indicator(self, row: Row) -> Medan | None:
        """A level that says no more than "indikator" (layout G): that of the sasaran or tujuan above."""
        cell = row.own("level")
        if cell is None or fold(cell.teks) not in ("indikator", "iku", "indikator kinerja"):
            return None
        return Medan(clean(cell.teks), cell.sel, next((n for n in ("sasaran", "tujuan") if n in self.open), None))
