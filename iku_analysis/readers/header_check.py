"""What is doubtful in the header of a table, said to the person: headings unknown, double, without year, not used.

Takes grid, header and the reader that collects problems; gives the header without what is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from iku_analysis.fields import FIELDS, MEDAN_NILAI, MEDAN_SETAHUN
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.header import Column, Header
from iku_analysis.readers.heading import nearest_fields
from iku_analysis.readers.heading_years import SHORT_ORDINAL, YEAR
from iku_analysis.readers.headless import headless_cells, second_value, unit_cell, unit_columns
from iku_analysis.readers.row import Row
from iku_analysis.readers.rupiah import scaled
from iku_analysis.readers.titles import titles_above
from iku_analysis.readers.values import ValueReader
from iku_analysis.readers.workbook import column_letter
from iku_analysis.records import Medan
from iku_analysis.text import clean, fold

_NAMED_COLUMNS = 5  # in one message
_QUARTERS = (1, 2, 3, 4)
_BRACKETED = re.compile(r"\(([^()]+)\)")
# Headings of results and of parts of a year.
_RESULTS = re.compile(
    r"\b(?:realisasi|capaian|triwulan|tw|jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|agt|agu|ags"
    r"|agustus|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)\b"
)


@dataclass
class HeaderCheck:
    """One header under scrutiny. `year`: the year of a value column as the table counts it; null unknown."""

    grid: Grid
    header: Header
    reader: ValueReader
    year: Callable[[Column], int | None]
    periode: tuple[int, int] | None = None

    def checked(self) -> Header:
        """The header without a second column of the same meaning; problems for what is doubtful in it."""
        kept: list[Column] = []
        seen: dict[str, Column] = {}
        titles = " ".join(titles_above(self.grid, self.header))
        quarters = self._maybe_quarters()
        for column, in_units in (scaled(column, titles) for column in self.header.columns):
            cell = self._heading_cell(column)
            if in_units:
                saran = "Tulis rupiah utuh, atau betulkan judulnya bila nilainya sudah rupiah."
                self.reader.problem("B52", "peringatan", in_units, saran, cell)
            if column.judul in quarters:
                pesan = f"Judul kolom “{column.judul}” dapat berarti triwulan atau tahun ke-; kolomnya tidak dibaca."
                saran = "Tulis tahunnya, atau “Triwulan I”, pada judulnya."
                self.reader.problem("B12", "peringatan", pesan, saran, cell)
                continue
            key = f"{column.medan}:{self.year(column)}:{column.ke}" if column.medan in FIELDS else ""
            self._report_reading(column, cell)
            if key in seen and column.medan not in ("indikator", "uraian", "kode"):
                first = seen[key].letters
                pesan = f"Kolom “{column.judul}” sama artinya dengan kolom {first}; yang dipakai kolom {first}."
                saran = "Beri judul yang berbeda atau hapus salah satunya."
                self.reader.problem("B11", "peringatan", pesan, saran, cell)
                continue
            if key:
                seen[key] = column
            kept.append(column)
            self._check_year(column, cell)
            if column.col in self.grid.hidden_cols and column.medan in FIELDS:
                pesan = f"Kolom {column.letters} ({_judul(column.medan)}) tersembunyi dan tetap dibaca."
                self.reader.problem("B18", "catatan", pesan, "Tampilkan kolomnya agar ikut terperiksa.", cell)
        self._report_early_target(kept)
        self._report_unread(kept)
        return replace(self.header, columns=tuple(kept))

    def with_headless_unit(self) -> Header:
        """The header with the column without heading of its own in which only units stand, as its satuan (said)."""
        if shared := unit_columns(self.grid, self.header, self.reader.vocabulary):
            columns = []
            for column in self.header.columns:
                if column not in shared:
                    columns.append(column)
                    continue
                year = column.tahun if len(shared) > 1 else None
                unit = Column(column.last_col, column.last_col, "satuan", year, None, column.judul)
                columns += [replace(column, last_col=column.col), unit]
            return replace(self.header, columns=tuple(columns))
        first = unit_cell(self.grid, self.header, self.reader.vocabulary)
        if first is None:
            return self.header
        column = Column(first.col, first.col, "satuan", None, None, "Satuan")
        pesan = f"Kolom {column.letters} tidak berjudul; isinya satuan, maka dibaca sebagai Satuan."
        self.reader.problem("B10", "catatan", pesan, "Beri judul “Satuan” pada kolom itu.", first)
        return replace(self.header, columns=tuple(sorted((*self.header.columns, column), key=lambda c: c.col)))

    def unit_of_targets(self) -> Medan | None:
        """The unit that the headings of all targets name in brackets ("Target 2026 (%)"); null where they do not."""
        targets = self.header.of("target")
        texts = [found[-1] if (found := _BRACKETED.findall(column.judul)) else "" for column in targets]
        units = {self.reader.vocabulary.canonical("satuan", text) for text in texts}
        cell = self._heading_cell(targets[0]) if targets else None
        return Medan(texts[0], cell.sel, units.pop()) if cell and len(units) == 1 and None not in units else None

    def report_headless(self, rows: Iterable[Row]) -> None:
        """Columns that hold data under no heading: said once, so that nothing is lost unseen."""
        found = headless_cells(self.grid, self.header, rows)
        if not found:
            return
        named = _letters(column_letter(col) for col in sorted(found))
        pesan = f"Kolom {named} berisi data tetapi tidak berjudul; isinya tidak dibaca."
        self.reader.problem("B10", "catatan", pesan, "Beri judul pada kolom itu.", found[min(found)])

    def report_shared(self, rows: list[Row]) -> None:
        """One heading over several filled columns: only the first content of a row is read, so it is said."""
        for column in self.header.of(*MEDAN_NILAI, "tujuan", "sasaran", "indikator", "uraian"):
            if second := second_value(self.grid, column, rows):
                pesan = f"Judul “{column.judul}” berlaku untuk kolom {column.letters}; yang dibaca hanya isi pertama."
                self.reader.problem("B11", "peringatan", pesan, "Beri judul (tahun, bidang) pada setiap kolom.", second)

    def report_outdone(self, rows: list[Row]) -> None:
        """A value that only the column left out has in its row: perhaps it still holds ("Menjadi" blank: tetap)."""
        pairs = [(own, better) for own, better in self.header.outdone if own.is_value and own.medan == better.medan]
        for row in rows if pairs else ():
            for own, better in pairs:
                cell = self.grid.at(row.row, own.col)
                if cell and better not in row.cells and clean(cell.teks):
                    pesan = f"Sel ini berisi, padahal kolom {better.letters} yang dipakai kosong di baris ini."
                    saran = f"Isi kolom {better.letters} bila nilainya tetap."
                    self.reader.problem("B11", "peringatan", pesan, saran, cell)

    def _maybe_quarters(self) -> set[str]:
        """The headings T1 to T4 that may be quarters: under a year, or where no other year of the plan is with them."""
        short = [column for column in self.header.columns if column.ke is not None and _is_short(column)]
        if any(column.ke not in _QUARTERS for column in self.header.columns if column.ke is not None):
            short = [column for column in short if YEAR.search(fold(column.judul))]
        return {column.judul for column in short if column.ke in _QUARTERS}

    def _report_reading(self, column: Column, cell: Cell | None) -> None:
        if column.mirip:
            pesan = f"Judul kolom “{column.judul}” dibaca sebagai “{_judul(column.medan)}”."
            self.reader.problem("B10", "catatan", pesan, "Betulkan ejaannya bila benar.", cell)
        if column.is_reached:
            pesan = f"Kolom “{column.judul}” dibaca sebagai Realisasi, sebab tidak ada kolom Realisasi di sampingnya."
            saran = "Bila isinya persen terhadap target, beri judul “% Capaian”."
            self.reader.problem("B10", "peringatan", pesan, saran, cell)

    def _report_early_target(self, kept: list[Column]) -> None:
        """A bare year before the period, where nothing else says how things stood: hardly a target."""
        first = min((self.year(column) or 0 for column in kept if column.medan == "target"), default=0)
        if not self.periode or first != self.periode[0] - 1 or any(column.medan == "baseline" for column in kept):
            return
        column = next(column for column in kept if column.medan == "target" and self.year(column) == first)
        if "target" not in fold(column.judul):
            pesan = f"Kolom “{column.judul}” dibaca sebagai Target {first}, setahun sebelum periode."
            saran = f"Bila isinya kondisi awal, beri judul “Baseline {first}”."
            self.reader.problem("B10", "peringatan", pesan, saran, self._heading_cell(column))

    def _report_unread(self, kept: list[Column]) -> None:
        for own, better in self.header.outdone:
            pesan = f"Kolom “{own.judul}” tidak dibaca; yang dipakai kolom {better.letters} (“{better.judul}”)."
            saran = "Hapus kolom yang tidak berlaku, atau tunjuk kolom yang benar pada gambar lembar."
            self.reader.problem("B11", "peringatan", pesan, saran, self._heading_cell(own))
        for stranger in self.header.unknown:
            near = ", ".join(nearest_fields(stranger.judul, self.reader.vocabulary))
            pesan = f"Judul kolom “{stranger.judul}” tidak dikenal; kolomnya tidak dibaca."
            saran = f"Yang paling dekat: {near}. Ganti judulnya atau tambahkan ke kolom.csv."
            self.reader.problem("B10", "catatan", pesan, saran, stranger.cell)
        unread = [column for column in kept if column.medan == "abaikan" and _RESULTS.search(fold(column.judul))]
        if unread:
            pesan = f"Kolom {_letters(column.letters for column in unread)} dikenal tetapi tidak dipakai."
            saran = "Hasil atau rencana triwulan dan bulan tidak dibaca; tulis angka setahun pada kolomnya sendiri."
            self.reader.problem("B10", "catatan", pesan, saran, self._heading_cell(unread[0]))

    def _check_year(self, column: Column, cell: Cell | None) -> None:
        if column.is_between:
            pesan = f"Tahun kolom {column.letters} tidak tertulis; dibaca {column.tahun} menurut kolom di sebelahnya."
            self.reader.problem("B12", "peringatan", pesan, "Tulis tahunnya pada judul kolom.", cell)
        needs_year = column.medan in MEDAN_SETAHUN and not self.header.has("tahun_target")
        if needs_year and self.year(column) is None:
            pesan = f"Tahun kolom “{column.judul}” tidak diketahui."
            saran = "Tulis tahunnya pada judul kolom, atau isi periode Renstra di Pengaturan lalu baca ulang."
            self.reader.problem("B12", "peringatan", pesan, saran, cell)

    def _heading_cell(self, column: Column) -> Cell | None:
        cells = [self.grid.at(row, column.col) for row in self.header.rows]
        return next((cell for cell in reversed(cells) if cell), None)


def _is_short(column: Column) -> bool:
    return SHORT_ORDINAL.fullmatch(column.judul.rpartition(" › ")[2]) is not None


def _letters(letters: Iterable[str]) -> str:
    named = list(letters)
    return ", ".join(named[:_NAMED_COLUMNS]) + (" …" if len(named) > _NAMED_COLUMNS else "")


def _judul(medan: str) -> str:
    return FIELDS[medan].judul if medan in FIELDS else "kolom yang tidak dipakai" if medan == "abaikan" else medan
