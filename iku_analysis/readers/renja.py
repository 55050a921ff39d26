"""Renja tables in the T-C.33 layout → records: one for each filled pair of tolok ukur and target.

A row is a code with up to three pairs (capaian program, keluaran sub kegiatan, hasil kegiatan); its pagu and its Target
Capaian belong to the first pair. A Target Capaian that says the pair's target again is marked `ulangan`.
"""

from __future__ import annotations

from dataclasses import replace

from openpyxl.utils.cell import coordinate_to_tuple

from iku_analysis.readers.grid import Cell
from iku_analysis.readers.header import Column
from iku_analysis.readers.program import CodeRow, ProgramReader
from iku_analysis.readers.row import Row
from iku_analysis.readers.table import Table
from iku_analysis.records import Baris, Lewat, Medan, Nilai


def read_renja(table: Table) -> list[Baris]:
    """The records of the table, top down."""
    return _RenjaReader(table).read()


class _RenjaReader(ProgramReader):
    def __init__(self, table: Table) -> None:
        super().__init__(table)
        columns = list(table.header.columns)
        # The year of the plan: that of its own target and pagu columns, for the pairs have none above them.
        own = [year for column in table.header.of("pagu", "target") if (year := table.year(column))]
        self.tahun = own[0] if own else table.tahun
        self.pairs: list[tuple[Column, Column | None]] = []
        for position, column in enumerate(columns):
            if column.medan == "tolok_ukur":
                beside = columns[position + 1] if position + 1 < len(columns) else None
                self.pairs.append((column, beside if beside and beside.medan == "target_tolok" else None))

    def _read_row(self, row: Row) -> None:
        kode, uraian = self.codes.read(row)
        if kode and kode.is_agency:
            self.table.walk.skipped.append(Lewat(row.row, "baris perangkat daerah"))
            return
        pairs = [
            (tolok, target) for tolok, target in self.pairs if tolok in row.cells or (target and target in row.cells)
        ]
        if kode is None and not pairs and not row.values():
            self.table.walk.skipped.append(Lewat(row.row, "baris kelompok"))
            return
        medan: dict[str, Medan] = {}
        is_named = kode is not None or self._is_named(row, uraian)
        if is_named:
            sel = self.codes.place(row, uraian)
            own_code = Medan(kode.teks, sel) if kode else None
            self.code = CodeRow(own_code, self.codes.level(kode, uraian, row, sel), uraian)
        if self.code:
            medan = ({"kode": self.code.kode} if self.code.kode else {}) | {"level": self.code.level}
        else:
            medan = {"level": self.codes.unknown_level(row, f"A{row.row}")}
        if uraian:
            medan["uraian"] = uraian
        own = Row(row.row, {column: cell for column, cell in row.cells.items() if cell.row == row.row})
        medan |= self.table.medan(row, ("kode", "level", "uraian"))
        nilai = self.table.nilai(own, None)
        if is_named and self.code:
            self.code.take_pagu(nilai)
        else:
            nilai = self._marked(nilai)
        self._add_pairs(row, medan, nilai, pairs)

    def _add_pairs(
        self,
        row: Row,
        medan: dict[str, Medan],
        nilai: tuple[Nilai, ...],
        pairs: list[tuple[Column, Column | None]],
    ) -> None:
        if not pairs:
            self.records.append(Baris(self.table.grid.nama, row.row, self.table.jenis, medan, nilai))
        said: list[Nilai] = []
        records: list[Baris] = []
        for number, (tolok, target) in enumerate(pairs, start=1):
            own = dict(medan)
            indikator = self.reader.medan("indikator", row.cells[tolok]) if tolok in row.cells else None
            if indikator:
                own["indikator"] = indikator
                unit = self.table.unit(indikator)
                if unit and "satuan" not in own:
                    own["satuan"] = unit
            cell = row.cells.get(target) if target else None
            target_said = self._target(row, target, cell, own.get("satuan")) if target and cell else None
            said += [target_said] if target_said else []
            ke = number if len(pairs) > 1 else None
            values = (target_said,) if target_said else ()
            records.append(Baris(self.table.grid.nama, row.row, self.table.jenis, own, values, ke))
        if records:
            rest = tuple(self._repeated(item, said) for item in nilai)
            records[0] = replace(records[0], nilai=(*records[0].nilai, *rest))
        self.records.extend(records)

    def _target(self, row: Row, column: Column, cell: Cell, satuan: Medan | None) -> Nilai | None:
        unit = satuan.baku if satuan and isinstance(satuan.baku, str) else None
        return self.reader.nilai(replace(column, medan="target"), cell, tahun=self.tahun, satuan=unit)

    def _repeated(self, nilai: Nilai, said: list[Nilai]) -> Nilai:
        """Target Capaian beside the pairs' own targets of the same year: one of them again, or a contradiction."""
        said = [item for item in said if item.tahun == nilai.tahun and item.jenis != "kosong"]
        if nilai.medan != "target" or nilai.jenis == "kosong" or not said:
            return nilai
        if any(_content(item) == _content(nilai) for item in said):
            return nilai._replace(ulangan=True)
        targets = ", ".join(f"{item.sel}: {item.teks}" for item in said)
        pesan = f"Target tolok ukur ({targets}) berbeda dengan Target Capaian ({nilai.teks})."
        cell = Cell(*coordinate_to_tuple(nilai.sel), None, nilai.teks)
        self.reader.problem("B33", "peringatan", pesan, "Samakan kedua target.", cell)
        return nilai


def _content(nilai: Nilai) -> tuple[object, ...]:
    return nilai.jenis, nilai.nilai, nilai.bawah, nilai.atas, nilai.predikat
