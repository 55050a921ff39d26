"""Cells that carry their truth, sheets of them, and the bytes of a workbook (.xlsx by XlsxWriter, .csv)."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

_CREATED = dt.datetime(2026, 1, 5, 8, 0, 0)


@dataclass(frozen=True)
class Butir:
    """One thing that a cell says: a text field, or a typed value (`is_nilai`). `ke`: of the how-manieth indicator."""

    nama: str
    isi: dict[str, Any]
    is_nilai: bool = False
    ke: int | None = None


@dataclass(eq=False)
class Sel:
    """One cell: what is written, and what it means. `rumus`: `isi` is its stored result, "" for none.

    `wajib`: the level of the problem that must stand at the cell. `alamat` is set when the cell is laid down.
    """

    isi: Any = None
    format: str | None = None
    rumus: str | None = None
    butir: list[Butir] = field(default_factory=list)
    wajib: str | None = None
    wajib_baris: bool = False  # the whole row cannot be trusted: a problem must stand somewhere in it
    alamat: str = ""
    baris: int = -1
    kolom: int = -1


@dataclass
class Kertas:
    """One sheet. Rows and columns count from 0 here and from 1 in every truth."""

    nama: str
    is_hidden: bool = False
    sel: dict[tuple[int, int], Sel] = field(default_factory=dict)
    gabung: list[tuple[int, int, int, int]] = field(default_factory=list)
    baris_sembunyi: set[int] = field(default_factory=set)
    kolom_sembunyi: set[int] = field(default_factory=set)

    def taruh(self, baris: int, kolom: int, sel: Sel | str | float | None) -> Sel:
        """Lay a cell down and tell it its address."""
        sel = sel if isinstance(sel, Sel) else Sel(sel)
        sel.baris, sel.kolom = baris, kolom
        sel.alamat = xl_rowcol_to_cell(baris, kolom)
        self.sel[baris, kolom] = sel
        return sel

    def satukan(self, baris: int, kolom: int, baris_akhir: int, kolom_akhir: int) -> None:
        """Merge an area of more than one cell."""
        if (baris, kolom) != (baris_akhir, kolom_akhir):
            self.gabung.append((baris, kolom, baris_akhir, kolom_akhir))


def huruf(kolom: int) -> str:
    """0 → A."""
    return str(xl_col_to_name(kolom))


def xlsx(lembar: list[Kertas]) -> bytes:
    """The bytes of the workbook; the same sheets give the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _CREATED, "author": "Korpus"})
    formats: dict[str, Any] = {}
    for kertas in lembar:
        sheet = book.add_worksheet(kertas.nama)
        if kertas.is_hidden:
            sheet.hide()
        for area in kertas.gabung:
            sheet.merge_range(*area, "")
        for (baris, kolom), sel in sorted(kertas.sel.items(), key=lambda item: item[0]):
            style = None
            if sel.format:
                style = formats.setdefault(sel.format, book.add_format({"num_format": sel.format}))
            _write(sheet, baris, kolom, sel, style)
        for baris in sorted(kertas.baris_sembunyi):
            sheet.set_row(baris, None, None, {"hidden": True})
        for kolom in sorted(kertas.kolom_sembunyi):
            sheet.set_column(kolom, kolom, 12, None, {"hidden": True})
    visible = next(number for number, kertas in enumerate(lembar) if not kertas.is_hidden)
    book.worksheets()[visible].activate()
    book.worksheets()[visible].set_first_sheet()
    book.close()
    return out.getvalue()


def _write(sheet: Any, baris: int, kolom: int, sel: Sel, style: Any) -> None:
    if sel.rumus is not None:
        sheet.write_formula(baris, kolom, sel.rumus, style, sel.isi)
    elif isinstance(sel.isi, dt.date):
        sheet.write_datetime(baris, kolom, sel.isi, style)
    elif isinstance(sel.isi, str):
        sheet.write_string(baris, kolom, sel.isi, style)
    elif sel.isi is not None:
        sheet.write_number(baris, kolom, sel.isi, style)


def _as_shown(sel: Sel) -> str:
    """A number as the sheet shows it: what a .csv keeps of its format."""
    if sel.format and sel.format.endswith("%"):
        text = f"{sel.isi:.{len(sel.format) - 3}%}" if "." in sel.format else f"{sel.isi:.0%}"
    else:
        text = f"{sel.isi:,}" if sel.format == "#,##0" else str(sel.isi)
    return text.translate({ord("."): ",", ord(","): "."})


def csv_bytes(kertas: Kertas, separator: str, encoding: str) -> bytes:
    """One sheet as .csv as an Indonesian Excel saves it: numbers with a decimal comma."""
    rows = max(baris for baris, _ in kertas.sel) + 1
    cols = max(kolom for _, kolom in kertas.sel) + 1
    grid = [["" for _ in range(cols)] for _ in range(rows)]
    for (baris, kolom), sel in kertas.sel.items():
        if sel.isi is not None:
            grid[baris][kolom] = sel.isi if isinstance(sel.isi, str) else _as_shown(sel)
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(grid)
    return out.getvalue().encode(encoding)
