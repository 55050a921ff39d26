"""Paper and columns of a form, and the height that a wrapped text needs.

Data and measures only, in points (1/72 inch); writes nothing. Text is measured with the widths of Arial, the font of
the workbook; a little room is kept because every printer rounds differently.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal


@dataclass(frozen=True)
class Kertas:
    """A landscape sheet of paper; `kode` is Excel's paper number."""

    nama: str
    kode: int
    lebar: float
    tinggi: float


A4 = Kertas("A4", 9, 841.9, 595.3)
F4 = Kertas("F4", 14, 936.0, 612.0)  # folio 8,5 × 13 inch

MARGIN_SAMPING, MARGIN_ATAS, MARGIN_BAWAH = 28.8, 43.2, 46.8
# Part of the printable page that is planned for: Excel and LibreOffice draw up to 5 % wider or higher than computed.
_ISIAN = 0.96
TINGGI_MAKSIMUM = 405.0  # Excel refuses rows above 409 points

PADDING = 3.75  # above and below the text of a cell together

Rata = Literal["kiri", "tengah", "kanan"]


@dataclass(frozen=True)
class Kolom:
    """One column: heading, width in points, alignment. `induk`: heading above it. `gabung`: merged over a group."""

    judul: str
    lebar: float
    rata: Rata = "kiri"
    induk: str | None = None
    gabung: bool = False


@dataclass(frozen=True)
class Bentuk:
    """One form of the table: sheet name, columns, font size, paper."""

    lembar: str
    kolom: tuple[Kolom, ...]
    huruf: float
    kertas: Kertas

    @property
    def skala(self) -> float:
        """How much the paper shrinks the table to fit its width; 1 where it fits."""
        return min(1.0, printable_width(self.kertas) / sum(kolom.lebar for kolom in self.kolom))

    @property
    def tinggi_halaman(self) -> float:
        """Room for rows on one page, in points of the sheet."""
        return (self.kertas.tinggi - MARGIN_ATAS - MARGIN_BAWAH) * _ISIAN / self.skala


def printable_width(kertas: Kertas) -> float:
    """Width between the margins that is planned for."""
    return (kertas.lebar - 2 * MARGIN_SAMPING) * _ISIAN


# Widths of Arial in thousandths of the font size.
_LEBAR = {
    **dict.fromkeys("il'j|", 222),
    **dict.fromkeys(" .,:;!/\\[]ftI", 278),
    **dict.fromkeys("()-r`{}“”·", 333),
    **dict.fromkeys('*"', 389),
    **dict.fromkeys("ckvxyszJ", 500),
    **dict.fromkeys("FTZ+<>=~^", 611),
    **dict.fromkeys("BEKPAVXYS&", 667),
    **dict.fromkeys("CDHNRUw✖", 750),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("W%@—", 1000),
}
_HURUF_LAIN = 556
_HURUF_LEBAR = 1000  # symbols and scripts outside Latin
_POTONG = re.compile(r"\n|[^\S\n]+|\S+")


@lru_cache(maxsize=65536)
def text_width(text: str, size: float) -> float:
    """Width of one line in points."""
    units = sum(_LEBAR.get(char, _HURUF_LAIN if char < "\u2100" else _HURUF_LEBAR) for char in text)
    return units * size / 1000


def line_height(size: float) -> float:
    """Height of one line as Excel sets it."""
    return math.ceil(size * 1.25 / 0.75) * 0.75


def wrap(text: str, width: float, size: float) -> list[str]:
    """The lines into which a cell of this width breaks the text; joined they are the text again."""
    room = (width - 4.5) * 0.98
    lines, line, used = [], "", 0.0
    for piece in _POTONG.findall(text):
        if piece == "\n":
            lines.append(line + piece)
            line, used = "", 0.0
            continue
        wide = text_width(piece, size)
        if used + wide > room and line and not piece.isspace():
            lines.append(line)
            line, used = "", 0.0
        while wide > room and len(piece) > 1 and not piece.isspace():
            fit = next((n for n in range(len(piece) - 1, 1, -1) if text_width(piece[:n], size) <= room), 1)
            lines.append(piece[:fit])
            piece = piece[fit:]
            wide = text_width(piece, size)
        line, used = line + piece, used + wide
    return [*lines, line] if line or not lines else lines


def text_height(text: str, width: float, size: float) -> float:
    """Height of a cell that shows the whole text."""
    return len(wrap(text, width, size)) * line_height(size) + PADDING
