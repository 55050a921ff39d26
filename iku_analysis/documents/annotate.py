"""A bidang's own workbook back, with every finding marked in its cell.

Takes the bytes as received and the marks, gives a workbook: fill and comment in each cell, an added sheet "Temuan" with
links. Everything else stays as sent. What saving would lose (text boxes, sparklines, a logo in the header, newer
drop-downs …) is looked for first; then the original is left alone and a workbook with the findings only is made.
A file of another kind than .xlsx comes back as an .xlsx copy, marked in the same cells.
Decides nothing about findings.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from iku_analysis.documents.xlsx_copy import copy_of
from iku_analysis.errors import UnusableFileError
from iku_analysis.fields import TINGKAT
from iku_analysis.readers import file_kind, sheet_grids
from iku_analysis.readers.grid import Grid
from iku_analysis.records import Masalah
from iku_analysis.settings import PENULIS_KOMENTAR, Limits

_KATA = {"galat": "✖ Galat", "peringatan": "▲ Peringatan", "catatan": "● Catatan"}
_WARNA = {"galat": "FFF4C7C3", "peringatan": "FFFCE8B2", "catatan": "FFD0E3F7"}
_KEPALA = ("No", "Tingkat", "Kode", "Lembar", "Sel", "Isi sel", "Yang ditemukan", "Yang perlu dilakukan")
_LEBAR = (5, 14, 8, 18, 10, 22, 60, 60)
_TINGGI_BARIS = 15  # points of one line; wrapped rows do not grow by themselves in every program
# What openpyxl does not write back, as (part name, pattern in its XML, word for the user).
_HILANG = (
    (r"xl/drawings/drawing\d+\.xml", rb"<xdr:(?:sp|grpSp|cxnSp)[ >]", "kotak teks atau bentuk gambar"),
    (r"xl/worksheets/sheet\d+\.xml", rb"sparklineGroup", "grafik mini dalam sel"),
    (r"xl/worksheets/sheet\d+\.xml", rb"<x14:dataValidation[ >]", "daftar pilihan ke lembar lain"),
    (r"xl/worksheets/sheet\d+\.xml", rb"<x14:conditionalFormatting[ >]", "format bersyarat versi baru"),
    (r"xl/worksheets/sheet\d+\.xml", rb"<legacyDrawingHF", "logo pada kepala atau kaki halaman"),
    (
        r"xl/worksheets/sheet\d+\.xml",
        rb"<(?:odd|even|first)(?:Header|Footer)>(?!&amp;[LCR])[^<]",
        "kepala atau kaki halaman",
    ),
    (r"xl/threadedComments/.*", rb"", "percakapan komentar"),
    (r"xl/(?:ctrlProps|activeX)/.*", rb"", "tombol atau isian formulir"),
    (r"xl/(?:slicers|embeddings)/.*", rb"", "objek tertanam"),
    (r"xl/vbaProject\.bin", rb"", "makro"),
)


@dataclass(frozen=True)
class Tanda(Masalah):
    """One mark: where (`sel` may be a range, or null for a row, a sheet or the file), what, and what to do.

    `diminta`: what was asked of the bidang and by when, in words; null where nothing was.
    """

    diminta: str | None = None

    @property
    def tugas(self) -> str:
        """What the bidang is to do: what was asked of it, else the advice."""
        return self.diminta or self.saran


@dataclass(frozen=True)
class Kembalian:
    """A workbook for a bidang.

    `cara` asli: its own workbook, marked; tambahan: a marked copy or the findings only, `alasan` says which and why.
    """

    nama: str
    content: bytes
    cara: Literal["asli", "tambahan"]
    alasan: str = ""


def lost_parts(content: bytes) -> tuple[str, ...]:
    """What of this workbook would be lost by saving it again, in words for the user; blank when nothing."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            for part, pattern, word in _HILANG:
                if word not in found and re.fullmatch(part, name) and re.search(pattern, archive.read(name)):
                    found.append(word)
    return tuple(found)


def annotate(berkas: str, content: bytes, marks: Sequence[Tanda]) -> Kembalian:
    """The workbook to send back: the bidang's own, marked; of .xls, .xlsb, .ods and .csv an .xlsx copy, marked.

    The content decides what the file is, not its name. A file that cannot be opened gets a list of its marks.
    """
    ordered = sorted(marks, key=lambda mark: TINGKAT.index(mark.tingkat))
    stem = berkas.rpartition(".")[0] or berkas
    try:
        kind = file_kind(berkas, content, Limits())
        if kind != "xlsx":
            return _marked_copy(stem, kind, sheet_grids(berkas, content), ordered)
    except UnusableFileError:
        return _list_only(
            stem, ordered, "Berkas ini tidak dapat dibuka, maka temuannya ditulis dalam buku kerja tersendiri."
        )
    lost = lost_parts(content)
    if lost:
        return _list_only(
            stem,
            ordered,
            f"Berkas asli berisi {', '.join(lost)} yang akan hilang bila ditandai langsung, maka temuannya ditulis "
            "dalam buku kerja tersendiri.",
        )
    book = load_workbook(io.BytesIO(content), rich_text=True)
    _mark(book, ordered)
    return Kembalian(f"{stem} - temuan.xlsx", _saved(book), "asli")


def _marked_copy(stem: str, kind: str, grids: Sequence[Grid], marks: Sequence[Tanda]) -> Kembalian:
    book, names = copy_of(grids)
    _mark(book, [mark if mark.lembar is None else replace(mark, lembar=names.get(mark.lembar)) for mark in marks])
    alasan = (
        f"Berkas asli berjenis .{kind}, maka yang ditandai adalah salinan .xlsx-nya: sel yang dimaksud sudah diberi "
        "warna dan komentar."
    )
    return Kembalian(f"{stem} - temuan.xlsx", _saved(book), "tambahan", alasan)


def _mark(book: Workbook, marks: Sequence[Tanda]) -> None:
    for sheet in book.worksheets:
        _mark_cells(sheet, [mark for mark in marks if mark.lembar == sheet.title])
    _write_list(book.create_sheet(_free_title(book)), marks, {sheet.title for sheet in book.worksheets})


def _list_only(stem: str, marks: Sequence[Tanda], reason: str) -> Kembalian:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Temuan"
    _write_list(sheet, marks, set())
    return Kembalian(f"{stem} - temuan.xlsx", _saved(book), "tambahan", reason)


def _free_title(book: Workbook) -> str:
    number, title = 1, "Temuan"
    while title in book.sheetnames:
        number += 1
        title = f"Temuan ({number})"
    return title


def _mark_cells(sheet: Worksheet, marks: Sequence[Tanda]) -> None:
    """Fill each marked cell in the colour of its worst mark (marks come worst first); one comment holds them all."""
    filled: set[tuple[int, int]] = set()
    by_cell: dict[tuple[int, int], list[Tanda]] = {}
    for mark in marks:
        address = mark.sel or (f"A{mark.baris}" if mark.baris else None)
        if address is None:
            continue
        left, top, right, bottom = (int(edge or 1) for edge in range_boundaries(address))
        block = {_anchor(sheet, row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        for place in block - filled:
            sheet.cell(*place).fill = PatternFill("solid", fgColor=_WARNA[mark.tingkat])
        filled |= block
        by_cell.setdefault(_anchor(sheet, top, left), []).append(mark)
    for (row, column), found in by_cell.items():
        cell = sheet.cell(row, column)
        text = "\n\n".join(f"{_KATA[mark.tingkat]} {mark.kode}\n{mark.pesan}\n→ {mark.tugas}" for mark in found)
        before = f"{cell.comment.text}\n\n" if cell.comment else ""
        comment = Comment(before + text, PENULIS_KOMENTAR)
        comment.width, comment.height = 420, min(60 + 70 * len(found) + len(text) // 3, 600)
        cell.comment = comment


def _anchor(sheet: Worksheet, row: int, column: int) -> tuple[int, int]:
    """The cell that holds the text of a merged block; the cell itself where nothing is merged."""
    for block in sheet.merged_cells.ranges:
        if block.min_row <= row <= block.max_row and block.min_col <= column <= block.max_col:
            return block.min_row, block.min_col
    return row, column


def _write_list(sheet: Worksheet, marks: Sequence[Tanda], linked: set[str]) -> None:
    """The list of findings, worst first, each linked to its cell when the sheet is in this workbook."""
    thin = Side(style="thin", color="FFB0B0B0")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    rows: list[tuple[int | str | None, ...]] = [_KEPALA]
    for number, mark in enumerate(marks, start=1):
        place = mark.sel or (f"baris {mark.baris}" if mark.baris else "")
        rows.append((number, _KATA[mark.tingkat], mark.kode, mark.lembar, place, mark.nilai, mark.pesan, mark.tugas))
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(row, column, text)
            if isinstance(text, str):
                cell.data_type = "s"  # a text that begins with = stays text
            cell.border = border
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row == 1:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor="FFE7EDF3")
        lines = max(math.ceil(len(str(text or "")) * 1.1 / width) for text, width in zip(texts, _LEBAR, strict=True))
        sheet.row_dimensions[row].height = _TINGGI_BARIS * max(lines, 1)
        if row > 1:
            mark = marks[row - 2]
            sheet.cell(row, 2).fill = PatternFill("solid", fgColor=_WARNA[mark.tingkat])
            if mark.lembar in linked and mark.sel:
                quoted = mark.lembar.replace("'", "''")
                sheet.cell(row, 5).hyperlink = Hyperlink(ref=f"E{row}", location=f"'{quoted}'!{mark.sel}")
                sheet.cell(row, 5).font = Font(color="FF0B5394", underline="single")
    for column, width in enumerate(_LEBAR):
        sheet.column_dimensions["ABCDEFGH"[column]].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
