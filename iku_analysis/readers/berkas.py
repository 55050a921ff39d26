"""The whole file: sheets chosen, tables found, kind and sender settled → `HasilBaca`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from iku_analysis.errors import UnusableFileError
from iku_analysis.fields import JUDUL_JENIS, Jenis
from iku_analysis.readers.bidang import sender
from iku_analysis.readers.container import Kind, file_kind
from iku_analysis.readers.delimited import read_csv
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.header import Header
from iku_analysis.readers.picker import (
    Tabel,
    is_instruction_name,
    is_old_name,
    jenis_of,
    layout_reader,
    tabel_for,
    tabel_of,
)
from iku_analysis.readers.search import find_headers
from iku_analysis.readers.table import Table
from iku_analysis.readers.workbook import read_xlsx
from iku_analysis.records import Baris, HasilBaca, Lembar, Masalah
from iku_analysis.settings import Limits
from iku_analysis.text import clean, fold
from iku_analysis.vocabulary import Vocabulary

_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|—|s\s*[/.]?\s*d\.?|sampai(?: dengan)?|hingga)\s*(20\d\d)\b", re.I)
_FOLDED_PERIOD = re.compile(r"\b20\d\d (?:s d |sampai |sampai dengan |hingga )?20\d\d\b")
_YEAR = re.compile(r"\b20\d\d\b")
_LONGEST_TITLE = 200  # characters
_COVER_ROWS = 30  # of a sheet without a table, searched for the sender
_TITLE_ROWS = 4  # rows of titles above a further table of the same sheet
_LONGEST_PERIOD = 7  # years from first to last; plans have five, six with the transition year


@dataclass
class _Found:
    """One sheet with the headers of its tables."""

    grid: Grid
    headers: list[Header]
    titles: str
    tabel: Tabel
    jenis: Jenis
    other: Jenis | None


def read_file(
    path_or_name: str,
    content: bytes,
    vocabulary: Vocabulary,
    *,
    jenis: Jenis | None = None,
    bidang: str | None = None,
    periode: tuple[int, int] | None = None,
    limits: Limits = Limits(),  # noqa: B008 — frozen
) -> HasilBaca:
    """Read one file. Never raises for a bad file: an unusable one gives its problem and no sheets.

    `jenis` null: recognised from the tables. `bidang` null: found in the file or its name (usulan only).
    `periode` (first, last year) counts "Tahun ke-1" where no title names a period.
    """
    berkas = PurePosixPath(PureWindowsPath(path_or_name).name).name or path_or_name
    sidik = hashlib.sha256(content).hexdigest()
    try:
        kind = file_kind(berkas, content, limits)
        grids, problems = _grids(berkas, kind, content, limits)
    except UnusableFileError as error:
        masalah = Masalah(error.kode, "galat", error.message, error.advice)
        return HasilBaca(berkas, sidik, jenis, bidang, masalah=(masalah,))
    return _Reading(berkas, sidik, vocabulary, jenis, bidang, periode).read(grids, problems)


def _grids(berkas: str, kind: Kind, content: bytes, limits: Limits) -> tuple[list[Grid], list[Masalah]]:
    if kind == "xlsx":
        return read_xlsx(berkas, content, limits)
    if kind == "csv":
        return [read_csv(berkas, content, limits)], []
    advice = "Simpan sebagai Excel Workbook (.xlsx), lalu unggah lagi."
    raise UnusableFileError(f"Berkas .{kind} belum dapat dibaca.", advice, berkas, "B01")


class _Reading:
    def __init__(
        self,
        berkas: str,
        sidik: str,
        vocabulary: Vocabulary,
        jenis: Jenis | None,
        bidang: str | None,
        periode: tuple[int, int] | None,
    ) -> None:
        self.berkas = berkas
        self.sidik = sidik
        self.vocabulary = vocabulary
        self.jenis = jenis
        self.bidang = bidang
        self.periode = periode
        self.masalah: list[Masalah] = []
        self.baris: list[Baris] = []

    def read(self, grids: list[Grid], problems: list[Masalah]) -> HasilBaca:
        self.masalah.extend(problems)
        found: dict[str, _Found] = {}
        unused: dict[str, Lembar] = {}
        for grid in grids:
            sheet = self._look(grid)
            if isinstance(sheet, Lembar):
                unused[grid.nama] = sheet
            else:
                found[grid.nama] = sheet
        jenis = self.jenis or self._recognise(list(found.values()))
        titled = self._titled_period(grids, found)
        lembar = [
            unused[grid.nama] if grid.nama in unused else self._read_sheet(found[grid.nama], jenis, titled)
            for grid in grids
        ]
        if not any(item.dipakai for item in lembar):
            self.masalah.append(_no_table(jenis if found else None))
        bidang = self.bidang or (self._sender(grids, found) if jenis in (None, "usulan") else None)
        return HasilBaca(
            self.berkas, self.sidik, jenis, bidang, tuple(lembar), tuple(self.baris), tuple(self.masalah), titled
        )

    def _look(self, grid: Grid) -> _Found | Lembar:
        """The tables of a sheet, or why it is not used."""
        reason = None
        if grid.is_hidden:
            reason = "lembar tersembunyi"
        elif is_old_name(grid.nama):
            reason = "nama lembar menandakan data lama"
        elif not grid.rows:
            reason = "lembar kosong"
        elif is_instruction_name(grid.nama):
            reason = "lembar petunjuk"
        headers = [] if reason else find_headers(grid, self.vocabulary)
        if not headers:
            return Lembar(grid.nama, dipakai=False, alasan=reason or "tidak ada tabel indikator yang dikenali")
        titles = _titles(grid, headers[0])
        tabel = tabel_of(headers[0], titles)
        jenis, other = jenis_of(headers[0], tabel, titles)
        return _Found(grid, headers, titles, tabel, jenis, other)

    def _recognise(self, found: list[_Found]) -> Jenis | None:
        """The kind of the file from its sheets: a programme table says more than a table of indicators."""
        if not found:
            return None
        order: tuple[Jenis, ...] = ("renja", "renstra", "pengukuran", "iku_lama", "usulan")
        kinds = {sheet.jenis for sheet in found}
        jenis = next(kind for kind in order if kind in kinds)
        doubtful = [sheet for sheet in found if sheet.other and sheet.other != jenis]
        if len(doubtful) == len(found) and doubtful[0].other:
            pesan = f"Dibaca sebagai {JUDUL_JENIS[jenis]}; dapat juga {JUDUL_JENIS[doubtful[0].other]}."
            self.masalah.append(Masalah("B09", "catatan", pesan, "Pilih jenis berkasnya bila keliru."))
        return jenis

    def _titled_period(self, grids: list[Grid], found: dict[str, _Found]) -> tuple[int, int] | None:
        """The period that a title or heading names; null where none does. Years inside the data name none."""
        for grid in grids:
            sheet = found.get(grid.nama)
            last = sheet.headers[0].rows[-1] if sheet else 0
            for cell in (cell for row in grid.filled_rows() if row <= last for cell in grid.cells(row)):
                years = _PERIOD.search(cell.teks) if len(cell.teks) < _LONGEST_TITLE else None
                if years and 2 <= int(years[2]) - int(years[1]) <= _LONGEST_PERIOD:
                    return int(years[1]), int(years[2])
        return None

    def _read_sheet(self, found: _Found, jenis: Jenis | None, titled: tuple[int, int] | None) -> Lembar:
        assert jenis is not None
        grid = found.grid
        tabel = tabel_for(jenis, found.tabel)
        if tabel is None:
            return Lembar(grid.nama, dipakai=False, alasan=f"isinya bukan tabel {JUDUL_JENIS[jenis]}")
        tables: list[Table] = []
        for position, header in enumerate(found.headers):
            if position and tabel_for(jenis, tabel_of(header, found.titles)) != tabel:
                self.masalah.append(_other_table(grid, header))
                continue
            last = _last_row(grid, found.headers, position)
            table = Table(grid, header, self.vocabulary, jenis, _title_year(found.titles), titled or self.periode, last)
            self.baris.extend(layout_reader(table, tabel)(table))
            self.masalah.extend(table.reader.masalah)
            tables.append(table)
        return Lembar(
            grid.nama,
            dipakai=True,
            jenis=jenis,
            baris_judul=tuple(row for table in tables for row in table.header.rows),
            kolom={key: letters for table in reversed(tables) for key, letters in table.kolom.items()},
            tabel=tabel,
            dilewati=tuple(
                sorted((item for table in tables for item in table.walk.skipped), key=lambda item: item.baris)
            ),
        )

    def _sender(self, grids: list[Grid], found: dict[str, _Found]) -> str | None:
        titles: list[tuple[str, str]] = []
        for grid in grids:
            if grid.is_hidden or is_old_name(grid.nama):
                continue
            sheet = found.get(grid.nama)
            last = sheet.headers[0].rows[0] if sheet else _COVER_ROWS
            for row in (row for row in grid.filled_rows() if row < last):
                texts = [clean(cell.teks) for cell in grid.cells(row)]
                titles += [(text, " ".join(texts[at + 1 : at + 3])) for at, text in enumerate(texts)]
        bidang = sender(self.berkas, titles, self.vocabulary)
        if bidang is None:
            pesan = "Bidang pengirim tidak ditemukan, baik di dalam berkas maupun pada nama berkas."
            self.masalah.append(Masalah("B34", "peringatan", pesan, "Pilih bidangnya saat mengunggah."))
        return bidang


def _titles(grid: Grid, header: Header) -> str:
    texts = [clean(cell.teks) for row in grid.filled_rows() if row < header.rows[0] for cell in grid.cells(row)]
    return fold(" | ".join([*texts, grid.nama]))


def _last_row(grid: Grid, headers: list[Header], position: int) -> int | None:
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


def _other_table(grid: Grid, header: Header) -> Masalah:
    baris = header.rows[0]
    pesan = f"Tabel kedua di lembar ini (mulai baris {baris}) berjenis lain dan tidak dibaca."
    return Masalah("B36", "peringatan", pesan, "Pindahkan tabel itu ke lembar sendiri.", lembar=grid.nama, baris=baris)


def _title_year(titles: str) -> int | None:
    """The single year that the titles name; null where they name none or several."""
    years = set(_YEAR.findall(_FOLDED_PERIOD.sub(" ", titles)))
    return int(years.pop()) if len(years) == 1 else None


def _no_table(jenis: Jenis | None) -> Masalah:
    if jenis is None:
        pesan = "Tidak ada tabel indikator yang dikenali di berkas ini."
        return Masalah(
            "B08", "galat", pesan, "Pastikan tabel punya baris judul kolom seperti Sasaran, Indikator, Target."
        )
    pesan = f"Berkas ini tidak berisi tabel {JUDUL_JENIS[jenis]}."
    return Masalah("B08", "galat", pesan, "Periksa apakah berkasnya tertukar, atau pilih jenis berkas yang benar.")
