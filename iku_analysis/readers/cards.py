"""Sheets without a table that tell one indicator a card: a label on the left, what it says on the right (layout I).

    Nama Indikator | : | Persentase ormas aktif
    Satuan         | : | Persen

Takes a grid, gives its records; asked only where no sheet of the file holds a table. The labels are the headings of
kolom.csv. A card begins at the name of its indicator; text without a label goes on with the label above it. Names of
several indicators side by side begin a card each: a table that lies on its side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from iku_analysis.fields import MEDAN_NILAI, MEDAN_TEKS, Jenis
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.header import Column
from iku_analysis.readers.heading import Part, read_part
from iku_analysis.readers.values import ValueReader
from iku_analysis.readers.workbook import column_letter
from iku_analysis.records import Baris, Lembar, Masalah, Medan, Nilai
from iku_analysis.text import clean
from iku_analysis.vocabulary import Vocabulary

_FEWEST_LABELS = 3  # of a card; fewer are the head of a letter
_SEPARATORS = (":", "=")
_LONGEST_NUMBER = 3  # characters of "1." or "a)" before a label
# At the head of a form, above its first card: what holds for all its cards, and what is said of the sender.
_FORM = frozenset({"tujuan", "sasaran", "kinerja_utama"})
_SENDER = frozenset({"penanggung_jawab", "perangkat_daerah", "nomor", "abaikan"})

Said = tuple[Part, Cell, Cell]  # what a label means, its cell, what it says


class _Line(NamedTuple):
    """A row with a known label and what stands on its right."""

    part: Part
    label: Cell
    rest: list[Cell]


@dataclass
class _Card:
    """The labels of one indicator with their cells, in the order of the sheet."""

    said: list[Said] = field(default_factory=list)


def read_cards(grid: Grid, vocabulary: Vocabulary, jenis: Jenis) -> tuple[Lembar, list[Baris], list[Masalah]] | None:
    """The sheet read as cards; null where it has none."""
    reader = ValueReader(grid.nama, vocabulary)
    cards = _cards(grid, vocabulary, reader)
    if not cards:
        return None
    reader.learn_styles((_column(part, cell), cell) for card in cards for part, _, cell in card.said if _is_value(part))
    rows = [card.said[0][2].row for card in cards]
    baris = [
        _record(card, reader, jenis, ke=rows[: number + 1].count(row) if rows.count(row) > 1 else None)
        for number, (card, row) in enumerate(zip(cards, rows, strict=True))
    ]
    kolom = {part.medan or "": column_letter(cell.col) for card in reversed(cards) for part, _, cell in card.said}
    kolom.pop("abaikan", None)
    judul = tuple(dict.fromkeys(rows))
    lembar = Lembar(grid.nama, dipakai=True, jenis=jenis, baris_judul=judul, kolom=kolom, tabel="iku")
    return lembar, baris, reader.masalah


def _cards(grid: Grid, vocabulary: Vocabulary, reader: ValueReader) -> list[_Card]:
    """The cards from left to right and downward. What stands beside or above them and belongs to none is said."""
    lines = list(_lines(grid, vocabulary, reader))
    names = [line for line in lines if line.part.medan == "indikator"]
    if not names:
        return []
    # Forms that each begin with another label than the name ("Sasaran") begin a card there.
    head = lines[: lines.index(names[0])]
    opening = head[0].part.medan if head else "indikator"
    begins = [line for line in lines if line.part.medan == opening]
    if len(begins) == len(names):
        head = []
    else:
        begins = names
    starts = [lines.index(line) for line in begins]
    out: list[_Card] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        out += _side_by_side(grid, lines[start:end], reader)
    shared = [(line.part, line.label, line.rest[0]) for line in head if line.part.medan in _FORM]
    for line in head:
        if line.part.medan not in _FORM | _SENDER:
            _unread(line.rest[0], reader)
    return [_Card([card.said[0], *shared, *card.said[1:]]) for card in out]


def _lines(grid: Grid, vocabulary: Vocabulary, reader: ValueReader) -> Iterator[_Line]:
    """The rows with a known label; text below a value and without a label is added to it."""
    line: _Line | None = None
    for row in grid.filled_rows():
        cells = [cell for cell in grid.cells(row) if clean(cell.teks) not in _SEPARATORS]
        if len(cells) > 1 and len(clean(cells[0].teks)) <= _LONGEST_NUMBER:
            cells = cells[1:]  # the number of the label
        if not cells:
            continue
        label, *rest = cells
        part = read_part(clean(label.teks).rstrip(" :="), vocabulary)
        if part.medan and rest:
            if line:
                yield line
            line = _Line(part, label, rest)
        elif not rest and line and label.col in (columns := [cell.col for cell in line.rest]):
            above = line.rest[columns.index(label.col)]
            joined = above._replace(teks=f"{above.teks}\n{label.teks}", value=above.teks)
            line.rest[columns.index(label.col)] = joined
        elif line and rest and len(cells) < len(grid.cells(row)):
            pesan = f"Label “{clean(label.teks)}” tidak dikenal; isinya tidak dibaca."
            reader.problem("B10", "catatan", pesan, "Tambahkan labelnya ke kolom.csv bila perlu.", label)
    if line:
        yield line


def _side_by_side(grid: Grid, lines: list[_Line], reader: ValueReader) -> list[_Card]:
    """One card for each name of an indicator in the lines that has enough said below it; a lone one takes all lines."""
    name = next(line for line in lines if line.part.medan == "indikator")
    cards = {cell.col: _Card([(name.part, name.label, cell)]) for cell in name.rest}
    for line in lines:
        for col, card in cards.items() if line is not name else ():
            # A cell merged over several cards holds for each of them.
            cell = next((cell for cell in line.rest if cell.col == col), None) or grid.at(line.label.row, col)
            if cell and cell.col > line.label.col:
                card.said.append((line.part, line.label, cell))
    full = {col: card for col, card in cards.items() if len(card.said) >= _FEWEST_LABELS}
    if len(full) < 2:
        said = [(line.part, line.label, line.rest[0]) for line in lines if line is not name]
        full = {name.rest[0].col: _Card([(name.part, name.label, name.rest[0]), *said])}
        full = {col: card for col, card in full.items() if len(card.said) >= _FEWEST_LABELS}
    used = {cell.sel for card in full.values() for _, _, cell in card.said}
    for line in lines if full else ():
        for cell in line.rest:
            if cell.sel not in used:
                _unread(cell, reader)
    return list(full.values())


def _unread(cell: Cell, reader: ValueReader) -> None:
    pesan = f"“{clean(cell.teks)}” berdiri di luar kartu indikator dan tidak dibaca."
    reader.problem("B50", "peringatan", pesan, "Tulis setiap indikator pada kolomnya sendiri, di bawah namanya.", cell)


def _record(card: _Card, reader: ValueReader, jenis: Jenis, ke: int | None) -> Baris:
    medan: dict[str, Medan] = {}
    nilai: list[Nilai] = []
    for part, _, cell in card.said:
        if _is_value(part):
            satuan = medan.get("satuan")
            unit = satuan.baku if satuan and isinstance(satuan.baku, str) else None
            value = reader.nilai(_column(part, cell), cell, tahun=part.tahun, satuan=unit)
            nilai += [value] if value else []
        elif part.medan in MEDAN_TEKS and part.medan not in medan:
            text = reader.medan(part.medan, cell)
            medan |= {part.medan: text} if text else {}
    return Baris(reader.lembar, card.said[0][2].row, jenis, medan, tuple(nilai), ke)


def _is_value(part: Part) -> bool:
    return part.medan in MEDAN_NILAI


def _column(part: Part, cell: Cell) -> Column:
    return Column(cell.col, cell.col, part.medan or "", part.tahun, part.ke, part.teks)
