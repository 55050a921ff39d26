"""Sheets without a table that tell one indicator a card: a label on the left, what it says on the right (layout I).

    Nama Indikator | : | Persentase ormas aktif
    Satuan         | : | Persen

Takes a grid, gives its records; asked only where no sheet of the file holds a table. The labels are the headings of
kolom.csv. A card begins at the name of its indicator; text without a label goes on with the label above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

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


@dataclass
class _Card:
    """The labels of one indicator with their cells, in the order of the sheet."""

    said: list[tuple[Part, Cell, Cell]] = field(default_factory=list)  # label, its cell, what it says


def read_cards(grid: Grid, vocabulary: Vocabulary, jenis: Jenis) -> tuple[Lembar, list[Baris], list[Masalah]] | None:
    """The sheet read as cards; null where it has none."""
    reader = ValueReader(grid.nama, vocabulary)
    cards = [card for card in _cards(grid, vocabulary, reader) if len(card.said) >= _FEWEST_LABELS]
    if not cards:
        return None
    reader.learn_styles((_column(part, cell), cell) for card in cards for part, _, cell in card.said if _is_value(part))
    baris = [_record(card, reader, jenis) for card in cards]
    kolom = {part.medan or "": column_letter(cell.col) for card in reversed(cards) for part, _, cell in card.said}
    kolom.pop("abaikan", None)
    rows = tuple(card.said[0][1].row for card in cards)
    lembar = Lembar(grid.nama, dipakai=True, jenis=jenis, baris_judul=rows, kolom=kolom, tabel="iku")
    return lembar, baris, reader.masalah


def _cards(grid: Grid, vocabulary: Vocabulary, reader: ValueReader) -> Iterator[_Card]:
    card: _Card | None = None
    for row in grid.filled_rows():
        cells = [cell for cell in grid.cells(row) if clean(cell.teks) not in _SEPARATORS]
        if len(cells) > 1 and len(clean(cells[0].teks)) <= _LONGEST_NUMBER:
            cells = cells[1:]  # the number of the label
        if not cells:
            continue
        label, *rest = cells
        part = read_part(clean(label.teks).rstrip(" :="), vocabulary)
        if part.medan == "indikator" and rest:
            if card:
                yield card
            card = _Card()
        if card is None:
            continue
        if part.medan and rest:
            card.said.append((part, label, rest[0]))
        elif not rest and card.said and label.col == card.said[-1][2].col:
            own, head, above = card.said[-1]
            card.said[-1] = (own, head, above._replace(teks=f"{above.teks}\n{label.teks}", value=above.teks))
        elif rest and len(cells) < len(grid.cells(row)):
            pesan = f"Label “{clean(label.teks)}” tidak dikenal; isinya tidak dibaca."
            reader.problem("B10", "catatan", pesan, "Tambahkan labelnya ke kolom.csv bila perlu.", label)
    if card:
        yield card


def _record(card: _Card, reader: ValueReader, jenis: Jenis) -> Baris:
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
    return Baris(reader.lembar, card.said[0][2].row, jenis, medan, tuple(nilai))


def _is_value(part: Part) -> bool:
    return part.medan in MEDAN_NILAI


def _column(part: Part, cell: Cell) -> Column:
    return Column(cell.col, cell.col, part.medan or "", part.tahun, part.ke, part.teks)
