"""Parts of a Word file that python-docx has no word for: styles, footer with page numbers, contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Berkas
from docx.enum.text import WD_ALIGN_PARAGRAPH as RATA
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from iku_analysis.text import clean_lines

HURUF = "Arial"


def set_styles(doc: Berkas) -> None:
    """Arial throughout, headings in black, Indonesian as the language of the text."""
    for name, size in (("Normal", 11), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11)):
        style: Any = doc.styles[name]
        style.font.name, style.font.size = HURUF, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(kind), HURUF)
        if name == "Normal":
            style.paragraph_format.space_after = Pt(6)
            style.element.rPr.append(element("w:lang", val="id-ID"))
        else:
            style.font.bold, style.font.italic, style.font.color.rgb = True, False, RGBColor(0, 0, 0)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(6)
    first: Any = doc.styles["Heading 1"]
    first.paragraph_format.alignment, first.paragraph_format.space_before = RATA.CENTER, Pt(0)
    for name in ("List Bullet", "List Number"):
        item: Any = doc.styles[name]
        item.paragraph_format.space_after = Pt(3)


def element(tag: str, **attributes: str) -> Any:
    """One XML element with attributes of the Word namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def paragraph(
    doc: Berkas,
    teks: str,
    *,
    rata: RATA = RATA.LEFT,
    tebal: bool = False,
    ukuran: float | None = None,
    sebelum: float = 0,
    sesudah: float = 6,
) -> Paragraph:
    """A paragraph; room above and below in points. Line breaks of the text are line breaks."""
    item = doc.add_paragraph()
    run = item.add_run(clean_lines(teks))
    run.bold = tebal
    if ukuran:
        run.font.size = Pt(ukuran)
    item.alignment = rata
    item.paragraph_format.space_before, item.paragraph_format.space_after = Pt(sebelum), Pt(sesudah)
    return item


def bottom_line(item: Paragraph) -> None:
    """A thick line below a paragraph, as under a letterhead."""
    border = element("w:pBdr")
    border.append(element("w:bottom", val="single", sz="18", space="4", color="auto"))
    # Word wants the parts of a paragraph's properties in their order: lines before spacing and alignment.
    item._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_footer(doc: Berkas, teks: str) -> None:
    """The line with draft number and hash, and "Halaman x dari y", on every page."""
    footer = doc.sections[0].footer.paragraphs[0]
    footer.clear()
    _small(footer, f"{clean_lines(teks)}   ·   Halaman ")
    _field(footer, "PAGE")
    _small(footer, " dari ")
    _field(footer, "NUMPAGES")


def _small(item: Paragraph, teks: str) -> None:
    item.add_run(teks).font.size = Pt(8)


def _field(item: Paragraph, code: str, shown: str = "1") -> None:
    """A field that Word computes; `shown` stands until then."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = item.add_run(shown if kind == "text" else "")
        run.font.size = Pt(8)
        if kind is None:
            made = element("w:instrText")
            made.text = f" {code} "
            run._r.append(made)
        elif kind != "text":
            run._r.append(element("w:fldChar", fldCharType=kind))


def add_contents(doc: Berkas, headings: Sequence[tuple[int, str]]) -> None:
    """The contents as a field of Word, with the headings as they are now; Word adds the page numbers on opening."""
    for number, (level, teks) in enumerate(headings):
        item = doc.add_paragraph()
        item.paragraph_format.left_indent = Cm(0.8 * (level - 1))
        item.paragraph_format.space_after = Pt(3)
        if number == 0:
            _mark(item, "begin", dirty="true")
            code = element("w:instrText")
            code.text = ' TOC \\o "1-2" \\h \\z \\u '
            item.add_run()._r.append(code)
            _mark(item, "separate")
        item.add_run(clean_lines(teks))
        if number == len(headings) - 1:
            _mark(item, "end")


def _mark(item: Paragraph, kind: str, **more: str) -> None:
    item.add_run()._r.append(element("w:fldChar", fldCharType=kind, **more))
