"""The rows of one table: what stands in each mapped column, and which rows are no data, with the reason.

Takes grid and header; gives `Row`s top down. What a row means (indicator, programme) is for the layout modules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from iku_analysis.fields import MEDAN_NILAI
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.header import Column, Header, is_number_row, is_repeated
from iku_analysis.readers.row import NAMING, PLAIN_STARTS, Row, is_struck, is_total
from iku_analysis.records import Lewat
from iku_analysis.text import clean, fold

_VALUE_MEDAN = frozenset({*MEDAN_NILAI, "target_tolok"})
_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_SIGNATURE = re.compile(
    rf"""^(?:mengetahui|menyetujui|disetujui|disahkan|ditetapkan\ di|pada\ tanggal|dibuat\ oleh|disusun\ oleh
        |yang\ membuat|pihak\ (?:pertama|kedua)|nip\b|ttd\b
        |[a-z][a-z ]{{2,25}}\ (?:\d{{1,2}}\ )?(?:{_MONTHS})\ 20\d\d$)""",
    re.X,
)
# An office: begins a signature, but is also a penanggung jawab.
_OFFICE = re.compile(r"^(?:a n |plt |plh )?(?:kepala|sekretaris) (?:badan|dinas|bidang|kantor|bagian|sub)\b")
# Who signs, where nothing but single texts follows: the first line of a block without "Mengetahui" or a date.
_SIGNER = re.compile(
    r"^(?:a n |plt |plh |pj )?(?:kepala|sekretaris|inspektur|direktur|camat|lurah|irban|kabid|kabag)\b"
)
_NOTE = re.compile(
    r"^(?:catatan|keterangan|ket|sumber|note|nb|penjelasan|contoh|\*+\)?)\s*[:=]|^[*¹²³⁴-⁹†‡]|^\(\*\)", re.I
)
_EXAMPLE = re.compile(r"^\s*\(?(?:baris )?contoh\b", re.I)
_NAME = re.compile(r"[A-Z][\w'.]*\.? +[^\d]{3,}")  # two words or more without a number: no value is one
_WORD = re.compile(r"[a-z]{2}")
_PAGE = re.compile(r"^(?:halaman|hal|page|lembar)\s*\.?\s*\d+(?:\s*(?:dari|of|/)\s*\d+)?$", re.I)
# "As above"; in a value column it is no number and said as such.
_DITTO = frozenset({'"', "”", "“", "″", "〃", "''", '-"-', "idem", "sda", "sda.", "s.d.a", "s.d.a.", "idem dito"})
_LONGEST_DITTO = max(map(len, _DITTO))
_NO_DITTO = PLAIN_STARTS - frozenset("isIS")
_NEVER_DITTO = frozenset({"nomor", "kode", "indikator", "uraian", "tolok_ukur"}) | _VALUE_MEDAN
STRUCK = "baris dicoret"
OVERLONG = "lebih banyak sel daripada judul kolom"
SKIPPED_BY_PLAN = "dilewati menurut rencana baca"
# What a form asks for and nobody filled in: "......", "(diisi bidang)".
_UNFILLED = re.compile(
    r"[._…\s]*(?:\.\.|__|…)[._…\s]*|[(\[<{]\s*(?:di)?(?:isi|tulis|ketik|lengkapi|sebutkan)[^()\[\]<>{}]*[)\]>}]", re.I
)
_UNFILLED_STARTS = frozenset("._…([<{")
_ROW_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])[.)]?\)?", re.I)
_SENTENCES = NAMING - {"nomor", "kode"}
_LONELY = 2  # filled cells: more make a row of the table
_LONGEST_NUMBER = 6  # characters of a row number ("1.2.3."); longer text in that column heads a group


class RowWalk:
    """Walks the rows of a table, keeps what was left out in `skipped`. `choices`: `row_key` → what a person said."""

    def __init__(
        self, grid: Grid, header: Header, last_row: int | None = None, choices: Mapping[str, str] | None = None
    ) -> None:
        self.grid = grid
        self.choices = choices or {}
        self.header = header
        self.last_row = last_row or max(grid.rows, default=0)
        self.skipped: list[Lewat] = []
        self.dittos: list[Cell] = []  # marks that were read as the cell above them
        self._above: dict[Column, Cell] = {}
        self._has_target_text = header.has("target_text")
        self._tail = self._first_of_tail()
        self._width = max((grid.widths.get(row, 0) for row in header.rows), default=0)
        self._spans = [(column, range(column.col, column.last_col + 1)) for column in header.columns]

    def __iter__(self) -> Iterator[Row]:
        if self.header.number_row:
            self.skipped.append(Lewat(self.header.number_row, "baris nomor kolom"))
        in_signature = False
        previous = self.header.first_row - 1
        for index in self.grid.filled_rows(self.header.first_row):
            if index > self.last_row:
                break
            own = self.grid.cells(index)
            if not own:
                continue
            choice = self.choices.get(row_key(self.grid, index)) if self.choices else None
            if choice == "lewati":
                self.skipped.append(Lewat(index, SKIPPED_BY_PLAN))
                previous = index
                continue
            row = self._row(index)
            row.is_chosen = choice == "pakai"
            row.after_gap = index > previous + 1
            previous = index
            reason = None if row.is_chosen else self._reason(row, own)
            if reason is None and not row.is_chosen and in_signature and is_lonely(own):
                reason = "bagian tanda tangan"
            in_signature = reason == "bagian tanda tangan"
            if reason:
                self.skipped.append(Lewat(index, reason))
            else:
                self._fill_dittos(row)
                yield row

    def _first_of_tail(self) -> int:
        """The row from which on, to the end of the table, each holds only a text or two."""
        first = self.last_row + 1
        for index in sorted((row for row in self.grid.rows if row <= self.last_row), reverse=True):
            if not is_lonely(self.grid.cells(index)):
                break
            first = index
        return first

    def _row(self, index: int) -> Row:
        row = Row(index)
        own = self.grid.rows.get(index, {})
        has_areas = self.grid.has_areas(index)
        for column, span in self._spans:
            number: Cell | None = None
            for col in span:
                cell = own.get(col)
                if cell is None:
                    cell = self.grid.at(index, col) if has_areas else None
                    if cell is None or not self._belongs(cell, column, index):
                        continue
                if len(span) > 1 and column.medan in _SENTENCES and _ROW_NUMBER.fullmatch(cell.teks):
                    number = number or cell  # "1 | Indeks A" under one heading: the name counts
                elif (cell.teks and (cell.teks[0] not in _UNFILLED_STARTS or not is_unfilled(cell.teks))) or cell.cacat:
                    row.cells[column] = cell
                    break
            else:
                if number:
                    row.cells[column] = number
        if self._has_target_text:
            self._take_target_text(row)
        return row

    def _fill_dittos(self, row: Row) -> None:
        """The cell above in the place of a mark that says it again."""
        for column, cell in row.cells.items():
            text = cell.teks
            if text[:1] in _NO_DITTO or len(text) > _LONGEST_DITTO or clean(text).casefold() not in _DITTO:
                continue
            above = self._above.get(column)
            if above is not None and column.medan not in _NEVER_DITTO:
                row.cells[column] = above
                self.dittos.append(cell)
        self._above.update(row.cells)

    def _take_target_text(self, row: Row) -> None:
        """An import template has the target as number and as text ("WTP"): the text counts where no number is."""
        text, number = row.cell("target_text"), self.header.of("target")
        if text and number and number[0] not in row.cells:
            row.cells[number[0]] = text

    def _belongs(self, cell: Cell, column: Column, index: int) -> bool:
        """A cell merged over several columns belongs to the first; over the years of one field, to each of them."""
        if column.col <= cell.col <= column.last_col:
            return True
        owner = next((other for other in self.header.columns if other.col <= cell.col <= other.last_col), None)
        return owner is not None and owner.medan == column.medan and column.medan in _VALUE_MEDAN

    def _reason(self, row: Row, own: list[Cell]) -> str | None:
        """Why the row is no data, or null."""
        if is_number_row(own):
            return "baris nomor kolom"
        if is_repeated(self.grid, row.row, self.header):
            return "judul tabel yang berulang"
        if is_total(row):
            return "baris jumlah"
        if self.grid.widths.get(row.row, 0) > self._width:
            return OVERLONG
        if self.grid.struck and is_struck(row, self.grid):
            return STRUCK
        if (number := row.own("nomor")) and _EXAMPLE.match(number.teks):
            return "baris contoh"
        if not row.cells and not any(
            column.col <= cell.col <= column.last_col for column in self.header.columns for cell in own
        ):
            return "di luar kolom tabel"
        if len(own) <= _LONELY + 1:
            reason = self._below_table(row, own)
            if reason:
                return reason
        if all(column.medan in ("nomor", "abaikan") for column in row.cells):
            alone = row.cell("nomor")
            if alone is None:
                return "tidak ada isi pada kolom tabel"
            return "hanya nomor" if len(clean(alone.teks)) <= _LONGEST_NUMBER else None
        return None

    def _below_table(self, row: Row, own: list[Cell]) -> str | None:
        """Signature, notes and page numbers: a cell or two, none of them a number."""
        texts = [clean(cell.teks) for cell in own]
        if any(_PAGE.match(text) for text in texts):
            return "nomor halaman"
        if any(_SIGNATURE.match(fold(text)) for text in texts):
            return "bagian tanda tangan"
        is_office = any(_OFFICE.match(fold(text)) for text in texts)
        if is_office and (row.after_gap or not row.own("penanggung_jawab")):
            return "bagian tanda tangan"
        if row.row >= self._tail and row.after_gap and self._begins_signature(row, texts):
            return "bagian tanda tangan"
        if any(_NOTE.match(text) for text in texts) and (len(own) == 1 or (len(own) <= _LONELY and not row.values())):
            return "catatan di bawah tabel"
        return None

    def _begins_signature(self, row: Row, texts: list[str]) -> bool:
        """Somebody's office, or words where values stand; a row that names something of the plan is none."""
        if any(_SIGNER.match(fold(text)) for text in texts):
            return True
        is_named = any(column.medan in NAMING or row.cells[column].row != row.row for column in row.cells)
        return not is_named and bool(row.values()) and all(_NAME.fullmatch(text) for text in texts)


def is_lonely(cells: list[Cell]) -> bool:
    """Whether a row holds no more than a text or two, and no number."""
    return len(cells) <= _LONELY and not any(cell.is_number for cell in cells)


def is_unfilled(text: str) -> bool:
    """Whether the text only marks where something is to be filled in."""
    return _UNFILLED.fullmatch(text) is not None


def row_key(grid: Grid, row: int) -> str:
    """The words of a row, by which a person's choice finds it again in another file; its numbers where it has none."""
    texts = [fold(cell.teks) for cell in grid.cells(row)]
    return " | ".join([text for text in texts if _WORD.search(text)] or texts)
