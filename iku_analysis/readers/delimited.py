"""Bytes of a .csv → one Grid named "": separator and encoding detected; every cell is text as typed.

Raises UnusableFileError.
"""

from __future__ import annotations

import csv
import io

from iku_analysis.errors import UnusableFileError
from iku_analysis.readers.container import UTF_16
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.settings import Limits
from iku_analysis.text import clean_lines

_SEPARATORS = ";,\t|"
_MOST_LINES = 1_048_576  # also blank ones; as many as a sheet has rows
_LONGEST_LINE = 1_000_000  # characters; more cells than any table, or quotation marks that never end
_LOOKED_AT = 50  # rows by which the separator is chosen


def read_csv(name: str, content: bytes, limits: Limits) -> Grid:
    """The one sheet of the file."""
    text = _decoded(content)
    if any(number > _MOST_LINES or len(line) > _LONGEST_LINE for number, line in enumerate(io.StringIO(text))):
        raise UnusableFileError(
            "Berkas CSV terlalu panjang barisnya atau terlalu banyak baris kosongnya.",
            "Hapus baris dan kolom kosong di bawah dan di kanan tabel, lalu unggah lagi.",
            name,
            "B06",
        )
    separator = max(_SEPARATORS, key=lambda mark: _width(text, mark))
    grid = Grid("")
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            if len(grid.rows) >= limits.baris or len(row) > limits.kolom:
                raise UnusableFileError(
                    f"Berkas melampaui batas {limits.baris} baris atau {limits.kolom} kolom.",
                    "Pecah menjadi beberapa berkas.",
                    name,
                    "B06",
                )
            if separator == ",":
                grid.widths[number] = len(row)
            cells = {col: clean_lines(cell[: limits.teks_sel]) for col, cell in enumerate(row, start=1)}
            filled = {col: Cell(number, col, cell, cell) for col, cell in cells.items() if cell}
            if filled:
                grid.rows[number] = filled
    except csv.Error as error:
        raise UnusableFileError(
            "Berkas CSV rusak dan tidak dapat dibaca.", "Simpan ulang dari Excel, lalu unggah lagi.", name, "B04"
        ) from error
    return grid


def _decoded(content: bytes) -> str:
    """UTF-8 (with or without mark), UTF-16 with its mark, else what Excel on Windows writes: cp1252."""
    if content.startswith(UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _width(text: str, separator: str) -> int:
    """How many cells the separator makes of the first rows, counting only rows it cuts alike."""
    try:
        rows = [
            row
            for row, _ in zip(
                csv.reader(io.StringIO(text, newline=""), delimiter=separator), range(_LOOKED_AT), strict=False
            )
        ]
    except csv.Error:
        return 0
    widths = [len(row) for row in rows if len(row) > 1]
    usual = max(set(widths), key=widths.count) if widths else 0
    return usual * widths.count(usual)
