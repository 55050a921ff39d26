"""Bytes of an .xlsx/.xlsm → one Grid a sheet, in one pass over the XML.

`package` and `sheet` read the parts; here stand the limits, the text as shown, and what a person must be told of the
file as a whole. Raises UnusableFileError.
"""

from __future__ import annotations

import datetime as dt
import decimal
import io
import zipfile
from functools import lru_cache

from openpyxl.utils.cell import get_column_letter

from iku_analysis.errors import UnusableFileError
from iku_analysis.number_format import shown_text
from iku_analysis.readers.comments import read_comments
from iku_analysis.readers.grid import Area, Cacat, Cell, Grid, Isi
from iku_analysis.readers.package import SheetPart, read_package
from iku_analysis.readers.sheet import SheetParts, UnaddressedError, read_sheet
from iku_analysis.readers.xml_part import TooMuchError, UnsafePartError
from iku_analysis.records import Masalah
from iku_analysis.settings import Limits
from iku_analysis.text import clean_lines, is_plain

_MOST_AREA_ROWS = 200_000  # rows covered by all merged areas of a sheet; honest sheets stay under a few thousand
_MOST_ROWS_BEYOND = 30_000  # filled rows below the last that is read
_MOST_EXACT = 10**15  # more digits than Excel holds exactly
_MOST_AREAS_OF_ROW = 400  # merged areas that touch one row; more than there are columns means that they overlap
_CLEAN_BOOK = "Salin tabelnya ke buku kerja baru yang bersih, lalu unggah lagi."


def read_xlsx(name: str, content: bytes, limits: Limits) -> tuple[list[Grid], list[Masalah]]:
    """The sheets in the workbook's order, and what had to be left out of them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(name, archive, limits)
    except (UnusableFileError, MemoryError):
        raise
    except UnsafePartError as error:
        pesan = "Berkas berisi susunan yang tidak wajar bagi buku kerja dan tidak dibuka."
        raise UnusableFileError(pesan, _CLEAN_BOOK, name, "B07") from error
    except TooMuchError as error:
        raise UnusableFileError(str(error), _CLEAN_BOOK, name, "B06") from error
    except Exception as error:  # a damaged part surfaces as any kind of error
        raise UnusableFileError(
            "Berkas rusak dan tidak dapat dibaca.",
            "Buka di Excel, simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi.",
            name,
            "B04",
        ) from error


def _read(name: str, archive: zipfile.ZipFile, limits: Limits) -> tuple[list[Grid], list[Masalah]]:
    package = read_package(archive, limits)
    if len(package.sheets) > limits.lembar:
        raise UnusableFileError(
            f"Buku kerja berisi {len(package.sheets)} lembar; batasnya {limits.lembar}.",
            "Pisahkan lembar yang dipakai ke buku kerja baru.",
            name,
            "B06",
        )
    if not package.sheets:
        raise ValueError("no sheet")
    problems = file_notes(has_macros=package.has_macros, has_external_links=package.has_external_links)
    grids = []
    left = limits.sel
    for sheet in package.sheets:
        try:
            taking = Taking(sheet, limits, left, _MOST_ROWS_BEYOND)
            parts = read_sheet(archive, sheet.part, package, limits, taking.take, is_thinned=True)
        except UnaddressedError:
            taking = Taking(sheet, limits, left, _MOST_ROWS_BEYOND)
            parts = read_sheet(archive, sheet.part, package, limits, taking.take, is_thinned=False)
        grids.append(taking.finish(parts))
        if sheet.comments and not sheet.is_hidden:
            grids[-1].notes = read_comments(archive, sheet.comments, limits)
        problems.extend(taking.problems.values())
        left = taking.left
    return grids, problems


def file_notes(*, has_macros: bool, has_external_links: bool) -> list[Masalah]:
    """What a person must be told of the file as a whole."""
    found = []
    if has_macros:
        pesan = "Berkas ini berisi makro; makronya diabaikan dan tidak dijalankan."
        found.append(Masalah("B38", "catatan", pesan, "Kirim sebagai Excel Workbook (.xlsx) tanpa makro."))
    if has_external_links:
        pesan = "Berkas ini mengambil isi dari berkas lain; yang dibaca hasil yang terakhir disimpan."
        found.append(Masalah("B39", "catatan", pesan, "Pastikan angkanya mutakhir, atau salin sebagai nilai."))
    return found


class Taking:
    """Takes the cells of one sheet into a grid, within the limits; what is left out is said once for each limit.

    Raises TooMuchError where more rows than `most_beyond` stand below the last that is read: no table of an office.
    """

    def __init__(self, sheet: SheetPart, limits: Limits, left: int, most_beyond: int | None = None) -> None:
        self.grid = Grid(nama=sheet.nama, is_hidden=sheet.is_hidden)
        self.limits = limits
        self.left = left
        self.most_beyond = most_beyond
        self.rows_beyond: set[int] = set()
        self.problems: dict[str, Masalah] = {}

    def take(self, row: int, col: int, value: Isi, code: str, cacat: Cacat | None, is_cut: bool) -> None:
        """One more cell of the sheet, as `sheet.Take`; a blank one leaves no trace."""
        cell = _cell(row, col, value, code, cacat, self.limits)
        if cell is None:
            return
        if col > self.limits.kolom:
            self._leave_out(f"{self.limits.kolom} kolom", cell.sel)
            return
        cells = self.grid.rows.get(row)
        if cells is None:
            if len(self.grid.rows) >= self.limits.baris:
                self._leave_out_row(cell)
                return
            cells = self.grid.rows[row] = {}
        if self.left <= 0:
            self._leave_out(f"{self.limits.sel} sel", cell.sel)
            return
        self.left -= 1
        cells[col] = cell
        if is_cut:
            pesan = f"Teks sel ini lebih dari {self.limits.teks_sel} huruf; kelebihannya tidak dibaca."
            saran = "Pendekkan teksnya."
            self.problems[cell.sel] = Masalah("B28", "galat", pesan, saran, lembar=self.grid.nama, sel=cell.sel)

    def finish(self, parts: SheetParts) -> Grid:
        """The grid, with its hidden and merged areas."""
        grid = self.grid
        if list(grid.rows) != sorted(grid.rows):
            grid.rows = dict(sorted(grid.rows.items()))
        for row, cells in grid.rows.items():
            if list(cells) != sorted(cells):
                grid.rows[row] = dict(sorted(cells.items()))
        grid.hidden_rows = frozenset(parts.hidden_rows)
        grid.struck, grid.cut = frozenset(parts.struck), frozenset(parts.cut)
        grid.hidden_cols = frozenset(
            col for first, last in parts.hidden_cols for col in range(first, min(last, self.limits.kolom) + 1)
        )
        kept = _within(parts.areas, self.limits, max(grid.rows, default=0))
        if kept is None:
            pesan = "Sel gabungan di lembar ini terlalu banyak atau saling bertumpuk; penggabungannya tidak dibaca."
            saran = "Hapus penggabungan sel yang tidak perlu, lalu unggah lagi."
            self.problems["area"] = Masalah("B28", "galat", pesan, saran, lembar=grid.nama)
        grid.add_areas(kept or [])
        return grid

    def _leave_out_row(self, cell: Cell) -> None:
        self._leave_out(f"{self.limits.baris} baris", cell.sel)
        self.rows_beyond.add(cell.row)
        if self.most_beyond is not None and len(self.rows_beyond) > self.most_beyond:
            raise TooMuchError(f"Satu lembar berisi lebih dari {self.limits.baris + self.most_beyond} baris.")

    def _leave_out(self, limit: str, sel: str) -> None:
        if limit not in self.problems:
            pesan = f"Isi mulai {sel} di luar batas {limit} tidak dibaca."
            saran = "Pindahkan tabelnya ke kiri atas atau pecah menjadi beberapa lembar."
            self.problems[limit] = Masalah("B28", "galat", pesan, saran, lembar=self.grid.nama, sel=sel)


def _within(areas: list[Area], limits: Limits, last_row: int) -> list[Area] | None:
    """The areas that touch what is read, cut to it; null where they are too many to be honest."""
    kept = []
    covered = 0
    of_row: dict[int, int] = {}
    for area in areas:
        if area.row > last_row or area.col > limits.kolom:
            continue
        rows = range(area.row, min(area.last_row, last_row) + 1)
        covered += len(rows)
        if covered > _MOST_AREA_ROWS:
            return None
        for row in rows:
            of_row[row] = of_row.get(row, 0) + 1
        kept.append(Area(area.row, area.col, area.last_row, min(area.last_col, limits.kolom)))
    return kept if max(of_row.values(), default=0) <= _MOST_AREAS_OF_ROW else None


_LONGEST_KEPT = 1000  # characters
_clean_lines = lru_cache(maxsize=16384)(clean_lines)
# A named tuple's own constructor takes twice as long, and there is one for each cell.
_new = tuple.__new__


def _cell(row: int, col: int, value: Isi, code: str, cacat: Cacat | None, limits: Limits) -> Cell | None:
    if cacat:
        return Cell(row, col, None, "" if cacat == "rumus" else str(value), cacat=cacat)
    if isinstance(value, str):
        if len(value) > _LONGEST_KEPT:
            text = clean_lines(value[: limits.teks_sel])
        else:
            text = value.strip() if is_plain(value) else _clean_lines(value)
        return _new(Cell, (row, col, text, text, "General", None)) if text else None
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        return Cell(row, col, value, _iso(value))
    if isinstance(value, bool):
        return Cell(row, col, value, "BENAR" if value else "SALAH")
    if value is None:
        return None
    return _new(Cell, (row, col, value, _shown(value, code), code, None))


def _shown(value: int | float, number_format: str) -> str:
    if number_format == "General" and isinstance(value, int) and abs(value) < _MOST_EXACT:
        return str(value)
    return _formatted(value, number_format)


@lru_cache(maxsize=16384)
def _formatted(value: int | float, number_format: str) -> str:
    try:
        return shown_text(value, number_format)
    except decimal.InvalidOperation:  # more digits than any format of a person asks for
        return shown_text(value, "General")


def _iso(value: dt.datetime | dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return str(value)


def column_letter(col: int) -> str:
    """1 → A."""
    return str(get_column_letter(col))
