"""A form of the IKU table cut into pages for Word and PDF: rows with the cells that span them.

Takes the form and its blocks, measured as for Excel (Arial; the papers' own fonts are no wider), gives one table a
page. A group that goes on over a page is named again with "(lanjutan)" there. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iku_analysis.documents.layout import Bentuk
from iku_analysis.documents.pages import Blok, lay_out

_JUDUL_TABEL = 72.0  # points above the first page's table: its headings
_KEPALA = 46.0  # points of the headings repeated on each page, and the row of column numbers


@dataclass(frozen=True)
class SelTabel:
    """One cell: its text and over how many rows it reaches. `angka`: a number, kept on one line."""

    teks: str
    rentang: int = 1
    angka: bool = False


@dataclass(frozen=True)
class BarisTabel:
    """One row: a heading across (`pita`), or a cell for each column, null where one from above reaches down."""

    pita: str | None
    sel: tuple[SelTabel | None, ...] = ()


def page_tables(bentuk: Bentuk, blok: Sequence[Blok]) -> list[list[BarisTabel]]:
    """The rows of each page; one empty page where the table has no rows."""
    susunan = lay_out(blok, bentuk, kepala=_JUDUL_TABEL / bentuk.skala, judul=_KEPALA / bentuk.skala, penutup=0.0)
    stretches = dict(susunan.gabungan)
    inside = {row: first for first, last in susunan.gabungan for row in range(first, last + 1)}
    starts = {0, *susunan.halaman}
    pages: list[list[BarisTabel]] = []
    for number, row in enumerate(susunan.baris):
        if number in starts or not pages:
            pages.append([])
        if row.pita:
            pages[-1].append(BarisTabel(str(row.sel[0])))
            continue
        first = inside[number]
        cells: list[SelTabel | None] = []
        for cell, kolom in zip(row.sel, bentuk.kolom, strict=True):
            if not kolom.gabung:
                cells.append(SelTabel(str(cell), angka=not isinstance(cell, str)))
            elif number == first:
                cells.append(SelTabel(str(cell), stretches[first] - first + 1))
            else:
                cells.append(None)
        pages[-1].append(BarisTabel(None, tuple(cells)))
    return pages or [[]]
