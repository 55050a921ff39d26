"""The draft as an Excel workbook, ready to print: the two forms, open findings, the source of each number, notes.

Takes a `DokumenIku`, gives bytes; the same document gives the same bytes. Every text is written as text, so that one
beginning with = + - @ never becomes a formula. Computes no content: that is `model` and `forms`.
"""

from __future__ import annotations

import io
from datetime import datetime, time

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from iku_analysis.documents.forms import jateng_form, table_form
from iku_analysis.documents.layout import A4, MARGIN_ATAS, MARGIN_BAWAH, MARGIN_SAMPING, Bentuk, Kertas
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.pages import Blok, lay_out
from iku_analysis.documents.xlsx_form import (
    header_height,
    signature_height,
    title_height,
    write_header,
    write_rows,
    write_signature,
    write_title,
)
from iku_analysis.documents.xlsx_lists import write_findings, write_meeting, write_notes, write_sources
from iku_analysis.documents.xlsx_style import Gaya


def write_xlsx(dokumen: DokumenIku, kertas: Kertas = A4) -> bytes:
    """The workbook: IKU, Form Jateng, Hasil rapat (where there was one), Temuan terbuka, Sumber angka, Catatan."""
    buffer = io.BytesIO()
    book = new_book(buffer, dokumen, f"Draf Indikator Kinerja Utama {dokumen.tahun}")
    gaya = Gaya(book)
    for bentuk, blok in (table_form(dokumen, kertas), jateng_form(dokumen, kertas)):
        _write_form(book, gaya, dokumen, bentuk, blok)
    lists = [("Temuan terbuka", write_findings), ("Sumber angka", write_sources), ("Catatan", write_notes)]
    if dokumen.rapat:
        lists.insert(0, ("Hasil rapat", write_meeting))
    for nama, write in lists:
        sheet = book.add_worksheet(nama)
        set_paper(sheet, dokumen, kertas)
        write(sheet, gaya, dokumen, kertas)
    book.close()
    return buffer.getvalue()


def new_book(buffer: io.BytesIO, dokumen: DokumenIku, judul: str) -> Workbook:
    """An empty workbook whose bytes depend on its content alone; texts stay texts."""
    options = {
        "in_memory": True,  # also fixes the time stamps inside the file
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
    }
    book = Workbook(buffer, options)
    created = datetime.combine(dokumen.tanggal, time())
    book.set_properties({"title": judul, "company": dokumen.instansi.nama, "created": created})
    return book


def set_paper(sheet: Worksheet, dokumen: DokumenIku, kertas: Kertas) -> None:
    """Landscape, one page wide; every page says that it is a draft, which one, and its page number."""
    sheet.set_landscape()
    sheet.set_paper(kertas.kode)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(MARGIN_SAMPING / 72, MARGIN_SAMPING / 72, MARGIN_ATAS / 72, MARGIN_BAWAH / 72)
    sheet.center_horizontally()
    nomor = f"Draf nomor {dokumen.nomor}" if dokumen.nomor else "Draf tanpa nomor"
    instansi = dokumen.instansi.nama.replace("&", "&&")
    sheet.set_header(f"&L&8{instansi}&R&8DRAF – belum ditetapkan", {"margin": 0.3})
    sheet.set_footer(f"&L&8{nomor} · sidik {dokumen.sidik}&C&8Halaman &P dari &N&R&8&A", {"margin": 0.3})


def _write_form(book: Workbook, gaya: Gaya, dokumen: DokumenIku, bentuk: Bentuk, blok: list[Blok]) -> None:
    sheet = book.add_worksheet(bentuk.lembar)
    set_paper(sheet, dokumen, bentuk.kertas)
    for place, kolom in enumerate(bentuk.kolom):
        sheet.set_column_pixels(place, place, round(kolom.lebar / 0.75))
    susunan = lay_out(
        blok,
        bentuk,
        kepala=title_height(dokumen),
        judul=header_height(bentuk),
        penutup=signature_height(dokumen, bentuk),
    )
    top = write_title(sheet, gaya, dokumen, bentuk)
    first = write_header(sheet, gaya, bentuk, top)
    end = write_rows(sheet, gaya, bentuk, susunan, first)
    end = write_signature(sheet, gaya, dokumen, bentuk, end)
    sheet.set_h_pagebreaks([first + row for row in susunan.halaman])
    sheet.repeat_rows(top, first - 1)
    sheet.freeze_panes(first, 0)
    sheet.print_area(0, 0, end - 1, len(bentuk.kolom) - 1)
