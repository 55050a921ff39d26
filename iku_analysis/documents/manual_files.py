"""The "manual IKU" to print: all cards as an Excel workbook or as a PDF, one card after the other.

Takes the cards and the document they belong to, gives bytes; the same cards and date give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, time

from xlsxwriter import Workbook

from iku_analysis.documents.card_lines import card_sections
from iku_analysis.documents.cards import KartuIku
from iku_analysis.documents.layout import A4, MARGIN_ATAS, MARGIN_BAWAH, MARGIN_SAMPING, text_height
from iku_analysis.documents.pdf import compile_pdf
from iku_analysis.documents.xlsx_style import Gaya, put_text
from iku_analysis.number_format import format_tanggal
from iku_analysis.settings import Instansi

_LEBAR = (105, 290, 150)  # points of the columns: what, text, source
_DAFTAR = (("No", 28), ("Indikator", 250), ("Bidang", 170), ("Kelengkapan (%)", 68), ("Belum ada", 170), ("Temuan", 48))
_HURUF = 9  # points


def write_manual(cards: Sequence[KartuIku], instansi: Instansi, *, tahun: int, tanggal: date) -> bytes:
    """The workbook: the list of all indicators with their gaps, then the cards, each beginning a page."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(buffer, options) as book:
        book.set_properties(
            {
                "title": f"Manual Indikator Kinerja Utama {tahun}",
                "company": instansi.nama,
                "created": datetime.combine(tanggal, time()),
            }
        )
        gaya = Gaya(book)
        _write_list(book, gaya, cards, instansi, tahun)
        _write_cards(book, gaya, cards, instansi)
    return buffer.getvalue()


def _sheet(book: Workbook, name: str, instansi: Instansi, *, wide: bool):  # type: ignore[no-untyped-def]
    sheet = book.add_worksheet(name)
    if wide:
        sheet.set_landscape()
    sheet.set_paper(A4.kode)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(MARGIN_SAMPING / 72, MARGIN_SAMPING / 72, MARGIN_ATAS / 72, MARGIN_BAWAH / 72)
    sheet.set_footer(f"&L&8{instansi.nama.replace('&', '&&')}&C&8Halaman &P dari &N&R&8&A", {"margin": 0.3})
    return sheet


def _write_list(book: Workbook, gaya: Gaya, cards: Sequence[KartuIku], instansi: Instansi, tahun: int) -> None:
    sheet = _sheet(book, "Daftar", instansi, wide=True)
    put_text(sheet, 0, 0, f"Manual Indikator Kinerja Utama {tahun}", gaya.get(bold=True, font_size=13))
    put_text(sheet, 1, 0, instansi.nama, gaya.get(font_size=10))
    for column, (title, width) in enumerate(_DAFTAR):
        sheet.set_column_pixels(column, column, round(width / 0.75))
        put_text(sheet, 3, column, title, gaya.head(_HURUF))
    for row, card in enumerate(cards, start=4):
        gaps = ", ".join(item.judul for item in card.kelengkapan.kurang)
        sheet.write_number(row, 0, card.nomor, gaya.cell(_HURUF, "tengah"))
        texts = ((1, card.indikator), (2, ", ".join(card.bidang)), (4, gaps))
        for column, text in texts:
            put_text(sheet, row, column, text, gaya.cell(_HURUF, text=text))
        sheet.set_row(row, max(text_height(text, _DAFTAR[column][1], _HURUF) for column, text in texts))
        sheet.write_number(row, 3, card.kelengkapan.skor_persen, gaya.cell(_HURUF, "tengah"))
        sheet.write_number(row, 5, sum(not item.dikecualikan for item in card.temuan), gaya.cell(_HURUF, "tengah"))
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)
    sheet.autofilter(3, 0, 3 + len(cards), len(_DAFTAR) - 1)


def _write_cards(book: Workbook, gaya: Gaya, cards: Sequence[KartuIku], instansi: Instansi) -> None:
    sheet = _sheet(book, "Kartu", instansi, wide=False)
    for column, width in enumerate(_LEBAR):
        sheet.set_column_pixels(column, column, round(width / 0.75))
    row, breaks = 0, []
    for card in cards:
        if row:
            breaks.append(row)
        title = f"{card.nomor}. {card.indikator}"
        sheet.merge_range(row, 0, row, 2, "", gaya.cell(11, bold=True, text=title))
        put_text(sheet, row, 0, title, gaya.cell(11, bold=True, text=title))
        sheet.set_row(row, max(20, text_height(title, sum(_LEBAR) * 0.95, 11)))
        row += 1
        for part in card_sections(card):
            sheet.merge_range(row, 0, row, 2, part.judul, gaya.cell(_HURUF, bold=True, bg_color="#E7ECF1"))
            row += 1
            for line in part.baris:
                heights = []
                for column, text in enumerate((line.judul, line.teks, line.sumber)):
                    put_text(sheet, row, column, text, gaya.cell(_HURUF if column < 2 else 8, text=text))
                    heights.append(text_height(text, _LEBAR[column], _HURUF))
                sheet.set_row(row, max(heights))
                row += 1
        row += 1
    sheet.set_h_pagebreaks(breaks)


def manual_pdf(cards: Sequence[KartuIku], instansi: Instansi, *, tahun: int, tanggal: date) -> bytes:
    """The same cards as a PDF, each beginning a page."""
    data = {
        "instansi": instansi.for_paper(),
        "tahun": tahun,
        "tanggal": format_tanggal(tanggal),
        "kartu": [
            {
                "nomor": card.nomor,
                "indikator": card.indikator,
                "bagian": [asdict(part) for part in card_sections(card)],
            }
            for card in cards
        ],
    }
    return compile_pdf("manual.typ", data, tanggal=tanggal)
