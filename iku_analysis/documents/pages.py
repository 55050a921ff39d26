"""Where the rows of a form fall on paper: heights, page breaks, and the stretches over which a group is merged.

Takes blocks (one tujuan or sasaran each) and the form, gives rows as the sheet has them. A group that runs over a page
is cut there and its name stands again with "(lanjutan)"; a text higher than Excel's highest row goes on in a row below.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from iku_analysis.documents.layout import PADDING, TINGGI_MAKSIMUM, Bentuk, line_height, text_height, wrap
from iku_analysis.documents.values import Cetak

LANJUTAN = "(lanjutan)"


@dataclass(frozen=True)
class Blok:
    """One tujuan or sasaran. `pita`: a heading across the table above it. `baris`: a cell for each column of the form.

    The cells of merged columns stand in the first row. A block without rows is only its heading.
    """

    pita: str
    baris: tuple[tuple[Cetak, ...], ...]


@dataclass(frozen=True)
class BarisLembar:
    """One row of the sheet. `pita`: a heading across; `sambungan`: it goes on with the texts of the row above."""

    sel: tuple[Cetak, ...]
    tinggi: float
    pita: bool = False
    sambungan: bool = False


@dataclass
class Susunan:
    """The rows; merged stretches (first, last row); rows that begin a page; room left on the last page."""

    baris: list[BarisLembar] = field(default_factory=list)
    gabungan: list[tuple[int, int]] = field(default_factory=list)
    halaman: list[int] = field(default_factory=list)
    sisa: float = 0.0


def lay_out(blok: Sequence[Blok], bentuk: Bentuk, *, kepala: float, judul: float, penutup: float) -> Susunan:
    """Rows, merges, page breaks.

    Heights: `kepala` of the title block of page one, `judul` of the repeated header, `penutup` of the signature block.
    """
    penuh = bentuk.tinggi_halaman - judul
    susunan = Susunan(sisa=penuh - kepala)
    for number, block in enumerate(blok, start=1):
        pita = [_heading_row(block.pita, bentuk)] if block.pita else []
        rows = list(_sheet_rows(block, bentuk, min(TINGGI_MAKSIMUM, penuh)))
        above = sum(row.tinggi for row in pita)
        # The signature never stands alone: the last row goes with it, where one page can hold both.
        last = max(rows[-1].tinggi, _label(rows[0], bentuk) + line_height(bentuk.huruf))
        tail = penutup if number == len(blok) and above + last + penutup <= penuh else 0.0
        needed = above + max(rows[0].tinggi, _label(rows[0], bentuk)) + (tail if len(rows) == 1 else 0.0)
        if needed > susunan.sisa and susunan.sisa < penuh:
            _new_page(susunan, penuh)
        susunan.baris += pita
        susunan.sisa -= above
        _place(rows, bentuk, susunan, penuh, tail)
    if penutup > susunan.sisa:
        susunan.halaman.append(len(susunan.baris))
    return susunan


def _place(rows: list[BarisLembar], bentuk: Bentuk, susunan: Susunan, penuh: float, tail: float) -> None:
    """Put the rows of one group on pages, one merged stretch a page (and one for each part of a very long name).

    `tail`: height that must be free below the last row.
    """
    while rows:
        label = _label(rows[0], bentuk)
        needed = max(label, rows[0].tinggi) + (tail if len(rows) == 1 else 0.0)
        if needed > susunan.sisa and susunan.sisa < penuh:
            _new_page(susunan, penuh)
        count, fits = 1, True
        while count < len(rows) and fits and not _names(rows[count], bentuk):
            needed = max(label, sum(row.tinggi for row in rows[: count + 1]))
            fits = needed + (tail if count + 1 == len(rows) else 0.0) <= susunan.sisa
            count += fits
        stretch, rest = rows[:count], rows[count:]
        short = label - sum(row.tinggi for row in stretch)
        if short > 0:
            extra = math.ceil(short / count / 0.75) * 0.75
            stretch = [replace(row, tinggi=min(TINGGI_MAKSIMUM, row.tinggi + extra)) for row in stretch]
        first = len(susunan.baris)
        susunan.baris += stretch
        susunan.gabungan.append((first, first + count - 1))
        susunan.sisa -= sum(row.tinggi for row in stretch)
        if not fits:
            rest[0] = _continued(stretch[0], rest[0], bentuk)
            _new_page(susunan, penuh)
        rows = rest


def _names(row: BarisLembar, bentuk: Bentuk) -> bool:
    return any(cell for cell, kolom in zip(row.sel, bentuk.kolom, strict=True) if kolom.gabung)


def _new_page(susunan: Susunan, penuh: float) -> None:
    susunan.halaman.append(len(susunan.baris))
    susunan.sisa = penuh


def _continued(before: BarisLembar, row: BarisLembar, bentuk: Bentuk) -> BarisLembar:
    """The row with the names of its group again; the last merged column, the group's name, says that it goes on."""
    merged = [place for place, kolom in enumerate(bentuk.kolom) if kolom.gabung]
    cells = list(row.sel)
    for place in merged:
        cells[place] = before.sel[place]
    name = str(cells[merged[-1]])
    if name and not name.endswith(LANJUTAN):
        cells[merged[-1]] = f"{name} {LANJUTAN}"
    return replace(row, sel=tuple(cells))


def _heading_row(text: str, bentuk: Bentuk) -> BarisLembar:
    width = sum(kolom.lebar for kolom in bentuk.kolom) * 0.95
    return BarisLembar((text,), min(TINGGI_MAKSIMUM, text_height(text, width, bentuk.huruf)), pita=True)


def _label(row: BarisLembar, bentuk: Bentuk) -> float:
    """Height that the merged cells of a stretch need."""
    heights = [
        _height(cell, kolom.lebar, bentuk) for cell, kolom in zip(row.sel, bentuk.kolom, strict=True) if kolom.gabung
    ]
    return max(heights)


def _height(cell: Cetak, width: float, bentuk: Bentuk) -> float:
    return text_height(f"{cell}", width, bentuk.huruf)


def _sheet_rows(block: Blok, bentuk: Bentuk, most: float) -> Iterator[BarisLembar]:
    """Each printed row as one sheet row, or as several where a text is higher than one page or one Excel row."""
    lines = max(1, int((most - PADDING - line_height(bentuk.huruf)) // line_height(bentuk.huruf)))
    for cells in block.baris:
        parts = [_parts(cell, kolom.lebar, bentuk, lines) for cell, kolom in zip(cells, bentuk.kolom, strict=True)]
        for number in range(max(map(len, parts))):
            row = tuple(part[number] if number < len(part) else "" for part in parts)
            height = max(
                _height(cell, kolom.lebar, bentuk)
                for cell, kolom in zip(row, bentuk.kolom, strict=True)
                if not kolom.gabung
            )
            yield BarisLembar(row, height, sambungan=number > 0)


def _parts(cell: Cetak, width: float, bentuk: Bentuk, lines: int) -> list[Cetak]:
    if not isinstance(cell, str):
        return [cell]
    wrapped = wrap(cell, width, bentuk.huruf)
    return ["".join(wrapped[start : start + lines]).rstrip("\n") for start in range(0, len(wrapped), lines)]
