"""Tables of a Word file, written as their XML at once: python-docx needs seconds for the cells of sixty indicators.

Takes rows of `SelWord`, gives the table to the document. Heading rows repeat on every page; a row is not cut by a page.
Texts are texts: escaped, cleaned of what a Word file cannot hold; their line breaks are line breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape

from docx.document import Document as Berkas
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from iku_analysis.documents.layout import Rata
from iku_analysis.text import clean_lines

_JC: dict[Rata, str] = {"kiri": "left", "tengah": "center", "kanan": "right"}
_JUDUL, _PITA = "E7ECF1", "F4F6F8"
_TERSEMPIT = 4.0  # points; the smallest a number is printed
_TWIP = 20  # of a point


@dataclass(frozen=True)
class SelWord:
    """One cell. `lebar`: columns it reaches over; `gabung`: first or further cell of a vertical merge."""

    teks: str
    ukuran: float
    rata: Rata = "kiri"
    tebal: bool = False
    warna: str | None = None
    lebar: int = 1
    gabung: Literal["restart", "continue"] | None = None


def add_rows(doc: Berkas, widths: Sequence[float], rows: Sequence[Sequence[SelWord]], *, judul: int) -> None:
    """A ruled table at the end of the document. `widths` in points; the first `judul` rows are its headings."""
    twips = [round(width * _TWIP) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    body = "".join(_row(row, twips, is_head=number < judul) for number, row in enumerate(rows))
    sides = "".join(f'<w:{side} w:w="45" w:type="dxa"/>' for side in ("left", "right"))
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )
    doc.element.body.sectPr.addprevious(table)


def _row(cells: Sequence[SelWord], widths: Sequence[int], *, is_head: bool) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    out, at = f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>", 0
    for cell in cells:
        out += _cell(cell, sum(widths[at : at + cell.lebar]))
        at += cell.lebar
    return f"{out}</w:tr>"


def _cell(cell: SelWord, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.lebar}"/>' if cell.lebar > 1 else ""
    merge = f'<w:vMerge w:val="{cell.gabung}"/>' if cell.gabung else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.warna}"/>' if cell.warna else ""
    half = round(cell.ukuran * 2)
    look = f'<w:rPr>{"<w:b/>" if cell.tebal else ""}<w:sz w:val="{half}"/></w:rPr>'
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean_lines(cell.teks).split("\n")
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}</w:tcPr><w:p><w:pPr>'
        f'<w:spacing w:before="0" w:after="0"/><w:jc w:val="{_JC[cell.rata]}"/></w:pPr>'
        f"<w:r>{look}{lines}</w:r></w:p></w:tc>"
    )


def add_plain_table(
    doc: Berkas,
    titles: Sequence[str] | None,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    rata: Rata = "kiri",
    ukuran: float = 9,
    tebal_pertama: bool = False,
) -> None:
    """A table with a heading row (null: none) and a small room below; `widths` in points."""
    head = [[SelWord(teks, ukuran, "tengah", True, _JUDUL) for teks in titles]] if titles is not None else []
    body = [
        [SelWord(teks, ukuran, rata, tebal_pertama and place == 0) for place, teks in enumerate(row)] for row in rows
    ]
    add_rows(doc, widths, [*head, *body], judul=len(head))
    room = doc.add_paragraph()
    room.paragraph_format.space_after, room.paragraph_format.line_spacing = Pt(2), Pt(6)


def add_iku_table(doc: Berkas, data: dict[str, Any]) -> None:
    """The IKU table (`paper.paper_of`), a table for each page; a sentence where there is no row."""
    kolom, huruf = data["kolom"], data["huruf"]
    head = list(_headings(kolom, huruf))
    for number, rows in enumerate(data["halaman"]):
        if number:
            between = doc.add_paragraph()
            between.paragraph_format.space_after, between.paragraph_format.line_spacing = Pt(0), Pt(1)
            between.add_run().add_break(WD_BREAK.PAGE)
        if not rows:
            doc.add_paragraph("Belum ada usulan indikator.")
            continue
        body = list(_body(kolom, huruf, rows))
        add_rows(doc, [item["lebar"] for item in kolom], [*head, *body], judul=len(head))


def _headings(kolom: Sequence[dict[str, Any]], huruf: float) -> Iterator[list[SelWord]]:
    """Headings (years under their common heading) and the row of column numbers."""

    def cell(teks: str, **more: Any) -> SelWord:
        return SelWord(teks, huruf, "tengah", True, _JUDUL, **more)

    if any(item["induk"] for item in kolom):
        top: list[SelWord] = []
        for place, item in enumerate(kolom):
            if item["induk"] is None:
                top.append(cell(item["judul"], gabung="restart"))
            elif place == 0 or kolom[place - 1]["induk"] != item["induk"]:
                wide = sum(1 for other in kolom if other["induk"] == item["induk"])
                top.append(cell(item["induk"], lebar=wide))
        yield top
        yield [cell(item["judul"]) if item["induk"] else cell("", gabung="continue") for item in kolom]
    else:
        yield [cell(item["judul"]) for item in kolom]
    yield [SelWord(f"({place + 1})", huruf * 0.85, "tengah", False, _JUDUL) for place in range(len(kolom))]


def _body(kolom: Sequence[dict[str, Any]], huruf: float, rows: Sequence[dict[str, Any]]) -> Iterator[list[SelWord]]:
    reach = [0] * len(kolom)  # rows that a merged cell of the column still covers
    for row in rows:
        if row["pita"] is not None:
            yield [SelWord(row["pita"], huruf, "kiri", True, _PITA, len(kolom))]
            continue
        out = []
        for place, (cell, item) in enumerate(zip(row["sel"], kolom, strict=True)):
            if cell is None:
                out.append(SelWord("", huruf, item["rata"], gabung="continue" if reach[place] else None))
                reach[place] = max(0, reach[place] - 1)
                continue
            teks, rows_over, is_number = cell
            size = _number_size(teks, item["lebar"], huruf) if is_number else huruf
            out.append(SelWord(teks, size, item["rata"], gabung="restart" if rows_over > 1 else None))
            reach[place] = rows_over - 1
        yield out


def _number_size(teks: str, width: float, huruf: float) -> float:
    """The size at which a number stays on one line: most of its characters are digits, 0.556 of the size wide."""
    return max(_TERSEMPIT, min(huruf, (width - 5.0) / (0.54 * max(len(teks), 1))))
