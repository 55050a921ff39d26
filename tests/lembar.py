"""Workbooks for the tests of the readers, built in a few lines: rows of values, merges, formats → bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from iku_analysis.readers import read_file
from iku_analysis.records import Baris, HasilBaca, Nilai
from iku_analysis.vocabulary import load_vocabulary

Rows = Sequence[Sequence[Any]]


def workbook(
    rows: Rows | Mapping[str, Rows],
    *,
    merges: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    change: Callable[[Worksheet], None] | None = None,
) -> bytes:
    """The bytes of a workbook. `rows`: of one sheet "IKU", or by sheet name; merges, formats, change: of the first."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = rows if isinstance(rows, Mapping) else {"IKU": rows}
    for name, content in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(content, start=1):
            for col, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, col, value)
    first = book.worksheets[0]
    for area in merges:
        first.merge_cells(area)
    for sel, number_format in (formats or {}).items():
        first[sel].number_format = number_format
    if change:
        change(first)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row(text: str) -> list[Any]:
    """A row in one line: cells between bars; whole numbers are numbers unless an apostrophe stands before them."""
    cells = [cell.strip() for cell in text.split("|")]
    return [int(cell) if cell.isdigit() else cell.removeprefix("'") or None for cell in cells]


def read(rows: Rows | Mapping[str, Rows] | bytes, name: str = "usulan.xlsx", **options: Any) -> HasilBaca:
    """Read a workbook built from `rows` (or given as bytes) with the shipped vocabularies."""
    build = {key: options.pop(key) for key in ("merges", "formats", "change") if key in options}
    content = rows if isinstance(rows, bytes) else workbook(rows, **build)
    return read_file(name, content, load_vocabulary(), **options)


def texts(baris: Baris) -> dict[str, str]:
    """field → text of a record."""
    return {name: medan.teks for name, medan in baris.medan.items()}


def cells(baris: Baris) -> dict[str, str]:
    """field → address of a record."""
    return {name: medan.sel for name, medan in baris.medan.items()}


def value(baris: Baris, medan: str, tahun: int | None = None) -> Nilai:
    """The one value of a field and year."""
    (found,) = [nilai for nilai in baris.nilai if nilai.medan == medan and nilai.tahun == tahun]
    return found


def codes(hasil: HasilBaca) -> list[str]:
    """The codes of the problems, in their order."""
    return [masalah.kode for masalah in hasil.masalah]
