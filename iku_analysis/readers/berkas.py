"""The whole file: sheets chosen, tables found, kind and sender settled → `HasilBaca`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

from iku_analysis.errors import UnusableFileError
from iku_analysis.fields import JUDUL_JENIS, Jenis
from iku_analysis.readers import notes
from iku_analysis.readers.agency import other_agency
from iku_analysis.readers.bidang import named_by_sheets, sender, signer
from iku_analysis.readers.cards import read_cards
from iku_analysis.readers.columns import tables_of
from iku_analysis.readers.container import file_kind
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.header import Header
from iku_analysis.readers.issued import IssuedForm, form_problems, issued_form
from iku_analysis.readers.kinds import read_grids
from iku_analysis.readers.memory import rare_collections
from iku_analysis.readers.picker import (
    further_tabel,
    is_of_agency,
    is_old_name,
    kind_of_file,
    layout_reader,
    only_owner,
    tabel_for,
)
from iku_analysis.readers.plan import PlanMisfit, SheetPlan, plan_for, sender_key
from iku_analysis.readers.sheets import NO_TABLE, Found, found_in, look
from iku_analysis.readers.steps import Told, telling
from iku_analysis.readers.table import Table
from iku_analysis.readers.titles import (
    last_row,
    sender_titles,
    texts_below,
    title_part_of_year,
    title_rows,
    titled_period,
    unread_rows,
)
from iku_analysis.records import Baris, HasilBaca, Lembar, Masalah
from iku_analysis.settings import Limits
from iku_analysis.vocabulary import Vocabulary


def read_file(
    path_or_name: str,
    content: bytes,
    vocabulary: Vocabulary,
    *,
    jenis: Jenis | None = None,
    bidang: str | None = None,
    periode: tuple[int, int] | None = None,
    limits: Limits = Limits(),  # noqa: B008 — frozen
    plans: Iterable[SheetPlan] = (),
    told: Told | None = None,
) -> HasilBaca:
    """Read one file. Never raises for a bad file: an unusable one gives its problem and no sheets.

    `jenis` null: recognised from the tables. `bidang` null: found in the file or its name (usulan only).
    `periode` (first, last year) counts "Tahun ke-1" where no title names a period. `plans`: what people corrected
    before; those of this sender and of a sheet's layout are used. `told`: hears how far the reading is.
    """
    berkas = PurePosixPath(PureWindowsPath(path_or_name).name).name or path_or_name
    sidik = hashlib.sha256(content).hexdigest()
    with rare_collections(), telling(told):
        try:
            kind = file_kind(berkas, content, limits)
            grids, problems = read_grids(berkas, kind, content, limits)
        except UnusableFileError as error:
            masalah = Masalah(error.kode, "galat", error.message, error.advice)
            return HasilBaca(berkas, sidik, jenis, bidang, masalah=(masalah,))
        return _Reading(berkas, sidik, vocabulary, jenis, bidang, periode).read(grids, problems, tuple(plans))


def sheet_grids(path_or_name: str, content: bytes, limits: Limits = Limits()) -> list[Grid]:  # noqa: B008 — frozen
    """The sheets of a file as grids, for showing them. Raises UnusableFileError."""
    return read_grids(path_or_name, file_kind(path_or_name, content, limits), content, limits)[0]


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
        self.form: IssuedForm | None = None

    def read(self, grids: list[Grid], problems: list[Masalah], plans: tuple[SheetPlan, ...]) -> HasilBaca:
        self.masalah.extend(problems)
        self.form = issued_form(grids)
        sheets = {grid.nama: look(grid, self.vocabulary) for grid in grids}
        if plans:
            senders = self._senders(grids, found_in(sheets))
            sheets = {grid.nama: self._planned(grid, sheets[grid.nama], plans, senders) for grid in grids}
        found = found_in(sheets)
        unused = {name: sheet for name, sheet in sheets.items() if isinstance(sheet, Lembar)}
        jenis = self.jenis or self._recognise(list(found.values()))
        if not found and jenis in (None, "usulan", "iku_lama", "renstra"):
            jenis = self._take_cards(grids, unused, jenis)
        titled = titled_period(
            (grid, found[grid.nama].headers[0] if grid.nama in found else None)
            for grid in grids
            if not is_old_name(grid.nama)
        )
        lembar = [
            unused[grid.nama] if grid.nama in unused else self._read_sheet(found[grid.nama], jenis, titled)
            for grid in grids
        ]
        if not any(item.dipakai for item in lembar):
            self.masalah.append(notes.no_table(jenis if found else None, lembar))
        nobody = not (self.jenis or self.bidang or self._named_sender(grids, found))
        if jenis == "usulan" and nobody and is_of_agency(self.baris):
            self._doubt("iku_lama", "usulan")
            jenis = "iku_lama"
            self.baris = [replace(record, jenis=jenis) for record in self.baris]
            lembar = [replace(item, jenis=jenis) if item.dipakai else item for item in lembar]
        if jenis in ("usulan", "iku_lama"):
            self.masalah.extend(notes.same_sheets(self.baris))
        bidang = self.bidang or (self._sender(grids, found) if jenis in (None, "usulan") else None)
        if jenis == "usulan" and bidang:
            self.masalah.extend(notes.other_bidang(grids, lembar, bidang, self.vocabulary))
        titles = (
            (grid, cell)
            for grid, header in self._titled(grids, found)
            for cells in title_rows(grid, header)
            for cell in cells
        )
        if other := other_agency(titles, self.vocabulary):
            self.masalah.append(notes.another_agency(*other, self.vocabulary))
        self.masalah.extend(form_problems(self.form, grids, bidang))
        hasil = HasilBaca(self.berkas, self.sidik, jenis, bidang, tuple(lembar), tuple(self.baris), periode=titled)
        return replace(hasil, masalah=tuple(self.masalah), format=self.form.format if self.form else None)

    def _take_cards(self, grids: list[Grid], sheets: dict[str, Lembar], jenis: Jenis | None) -> Jenis | None:
        """Read the sheets without a table as cards, one indicator each; the kind of the file, where any is one."""
        for grid in grids:
            is_open = sheets[grid.nama].alasan == NO_TABLE
            if is_open and (cards := read_cards(grid, self.vocabulary, jenis or "usulan")):
                sheets[grid.nama], baris, problems = cards
                self.baris.extend(baris)
                self.masalah.extend(problems)
        if jenis is None and self.baris:
            self._doubt("usulan", "renstra")
        return jenis or ("usulan" if self.baris else None)

    def _senders(self, grids: list[Grid], found: dict[str, Found]) -> tuple[str, ...]:
        """Under which names this file's sender may have a plan."""
        named = self.bidang or self._named_sender(grids, found)
        by_file = sender_key(self.berkas, None)
        is_usulan = (self.jenis or next((sheet.jenis for sheet in found.values()), "usulan")) == "usulan"
        if named and is_usulan and not self.bidang:
            return (sender_key(self.berkas, named),)
        return (sender_key(self.berkas, named), by_file)

    def _planned(
        self, grid: Grid, sheet: Found | Lembar, plans: tuple[SheetPlan, ...], senders: tuple[str, ...]
    ) -> Found | Lembar:
        """The sheet read under its plan; as the reader found it, and said so, where the plan does not fit."""
        plan = plan_for(grid, plans, senders)
        if plan is None:
            return sheet
        try:
            return look(grid, self.vocabulary, plan)
        except PlanMisfit as misfit:
            pesan = f"Rencana baca yang disimpan untuk susunan ini tidak dipakai: {misfit}."
            saran = "Periksa gambar lembarnya di halaman Unggah, lalu perbaiki rencananya."
            self.masalah.append(Masalah("B37", "peringatan", pesan, saran, lembar=grid.nama))
            return sheet

    def _recognise(self, found: list[Found]) -> Jenis | None:
        jenis, other = kind_of_file([(sheet.jenis, sheet.other) for sheet in found])
        if jenis and other:
            self._doubt(jenis, other)
        return jenis

    def _doubt(self, jenis: Jenis, other: Jenis) -> None:
        pesan = f"Dibaca sebagai {JUDUL_JENIS[jenis]}; dapat juga {JUDUL_JENIS[other]}."
        self.masalah.append(Masalah("B09", "catatan", pesan, "Pilih jenis berkasnya bila keliru."))

    def _read_sheet(self, found: Found, jenis: Jenis | None, titled: tuple[int, int] | None) -> Lembar:
        assert jenis is not None
        grid = found.grid
        tabel = tabel_for(jenis, found.tabel)
        if tabel is None:
            return Lembar(grid.nama, dipakai=False, alasan=f"isinya bukan tabel {JUDUL_JENIS[jenis]}")
        tables: list[Table] = []
        parts = [(at, header) for at, whole in enumerate(found.headers) for header in tables_of(whole, self.vocabulary)]
        for number, (position, header) in enumerate(parts):
            if number and tabel_for(jenis, further_tabel(header, parts[number - 1][1], found.titles)) != tabel:
                self.masalah.append(notes.other_table(grid, header))
                continue
            last = last_row(grid, found.headers, position)
            choices = found.plan.baris if found.plan else {}
            # Every row of our own format has its own tujuan and sasaran: one left blank there is not the one above.
            is_own = self.form is not None and self.form.lembar == grid.nama
            periode = titled or self.periode
            table = Table(grid, header, self.vocabulary, jenis, found.tahun, periode, last, choices, not is_own)
            baris = layout_reader(table, tabel)(table)
            self.baris.extend(baris)
            self.masalah.extend([*table.reader.masalah, *notes.parent_rows(baris)])
            self.masalah.extend(notes.unusable_choices(table))
            tables.append(table)
        self.masalah.extend(notes.rows_above(grid, unread_rows(grid, found.headers[0])))
        if any(table.header.has("realisasi") for table in tables):
            self.masalah.extend(notes.part_of_year(grid, title_part_of_year(grid.nama, found.titles)))
        return Lembar(
            grid.nama,
            dipakai=True,
            jenis=jenis,
            baris_judul=tuple(dict.fromkeys(row for table in tables for row in table.header.rows)),
            kolom={key: letters for table in reversed(tables) for key, letters in table.kolom.items()},
            tabel=tabel,
            dilewati=tuple(
                sorted((item for table in tables for item in table.walk.skipped), key=lambda item: item.baris)
            ),
            rencana=found.plan.sidik if found.plan else None,
        )

    def _named_sender(self, grids: list[Grid], found: dict[str, Found]) -> str | None:
        titles = [title for grid, header in self._titled(grids, found) for title in sender_titles(grid, header)]
        return sender(self.berkas, titles, self.vocabulary)

    def _titled(self, grids: list[Grid], found: dict[str, Found]) -> list[tuple[Grid, Header | None]]:
        """The sheets whose titles speak for the file, each with the header of its first table or null."""
        shown = [grid for grid in grids if not grid.is_hidden and not is_old_name(grid.nama)]
        return [(grid, found[grid.nama].headers[0] if grid.nama in found else None) for grid in shown]

    def _sender(self, grids: list[Grid], found: dict[str, Found]) -> str | None:
        bidang = self._named_sender(grids, found) or (self.form.format.bidang if self.form else None)
        below = (text for grid in grids for text in texts_below(grid, self.baris))
        bidang = bidang or signer(below, self.vocabulary)
        if bidang is None and (bidang := only_owner(self.baris)):
            self.masalah.append(notes.sender_by_owner(bidang))
        if bidang is None:
            self.masalah.append(notes.no_sender(named_by_sheets(found, self.vocabulary)))
        return bidang
