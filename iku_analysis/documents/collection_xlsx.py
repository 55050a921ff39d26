"""Writes one collection workbook: input sheet, guidance, hidden lists and identity.

Takes a `FormatIsian`, gives bytes; the same format gives the same bytes. Only input cells are unlocked (no password:
the lock is against slips, not against people). Read back, it needs no click: `readers.issued`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from iku_analysis.documents.collection import FormatIsian
from iku_analysis.documents.collection_columns import BARIS_JUDUL, KOLOM, KOSONG, LEMBAR, headings, issued
from iku_analysis.documents.collection_rules import add_rules, write_guide, write_lists
from iku_analysis.documents.layout import MARGIN_ATAS, MARGIN_BAWAH, MARGIN_SAMPING, TINGGI_MAKSIMUM, text_height
from iku_analysis.documents.values import AngkaCetak
from iku_analysis.documents.xlsx_style import Gaya, put_text
from iku_analysis.readers.issued import LABEL_KODE, LEMBAR_IDENTITAS, IssuedForm, identity_rows

_TINGGI_KOSONG = 40.0  # points
_A3 = 8  # Excel's number of the paper; on A4 twenty columns could not be read
_KUNING, _ABU = "#FFF9DB", "#ECEFF3"
_CONTOH = {
    "tujuan": "Meningkatnya ketahanan bangsa",
    "sasaran": "Meningkatnya kerukunan antarumat beragama",
    "indikator": "Persentase konflik keagamaan yang terselesaikan",
    "satuan": "Persen",
    "polaritas": "Naik",
    "tipe_penghitungan": "Non Kumulatif",
    "alasan": "Menunjukkan keberhasilan fasilitasi kerukunan",
    "definisi_operasional": "Konflik keagamaan yang berakhir dengan kesepakatan tertulis dalam tahun berjalan",
    "formulasi": "(Konflik yang terselesaikan ÷ semua konflik dalam setahun) × 100%",
    "sumber_data": "Laporan FKUB kabupaten/kota",
    "penanggung_jawab": "Bidang pengampu",
}


def write_collection(item: FormatIsian) -> bytes:
    """The workbook of one bidang."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
    }
    book = Workbook(buffer, options)
    title = f"Format usulan IKU {item.tahun} {item.bidang}"
    book.set_properties({"title": title, "company": item.instansi.nama, "created": datetime(item.tahun, 1, 1)})
    gaya = Gaya(book)
    sheet, guide = book.add_worksheet(LEMBAR), book.add_worksheet("Petunjuk")
    lists, identity = book.add_worksheet("Daftar"), book.add_worksheet(LEMBAR_IDENTITAS)
    form = issued(item)
    _write_table(sheet, gaya, item, form)
    add_rules(sheet, item, write_lists(book, lists, item))
    write_guide(guide, gaya, item)
    for row, cells in enumerate(identity_rows(form)):
        for column, text in enumerate(cells):
            identity.write_string(row, column, text)
    lists.hide()
    identity.very_hidden()
    for page in (sheet, guide, lists, identity):
        page.protect("", {"format_columns": True, "format_rows": True})
    book.close()
    return buffer.getvalue()


def _write_table(sheet: Worksheet, gaya: Gaya, item: FormatIsian, form: IssuedForm) -> None:
    bold = gaya.get(bold=True, font_size=13)
    periode = f" · Periode {item.periode[0]}–{item.periode[1]}" if item.periode else ""
    sheet.write_string(0, 0, "FORMAT USULAN INDIKATOR KINERJA UTAMA", bold)
    sheet.write_string(1, 0, item.instansi.nama, gaya.get(bold=True))
    sheet.write_string(2, 0, f"Tahun {item.tahun}{periode}", gaya.get())
    sheet.write_string(3, 0, "Bidang", gaya.get(bold=True))
    sheet.write_string(3, 1, item.bidang, gaya.get(bold=True))
    sheet.write_string(4, 0, f"{LABEL_KODE}: {form.format.kode}", gaya.get(font_color="#555555", font_size=9))
    note = "Isi hanya sel kuning. Penjelasan setiap kolom ada di lembar Petunjuk."
    sheet.write_string(5, 0, note, gaya.get(italic=True, font_color="#555555"))
    columns = headings(item)
    widths = [width for *_, width, _ in KOLOM] + [13] * (len(columns) - len(KOLOM) - 2) + [22, 18]
    sheet.set_row(BARIS_JUDUL - 1, 30)
    for place, ((judul, _, _), width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(BARIS_JUDUL - 1, place, judul, gaya.head(10))
    _write_example(sheet, gaya, columns)
    for offset in range(len(item.baris) + KOSONG):
        at = BARIS_JUDUL + 1 + offset
        texts = _write_row(sheet, gaya, item, at, columns)
        # Excel fits no row by itself whose file gives it no height; points of a column: 5.25 a character.
        heights = [text_height(text, width * 5.25, 10) for text, width in zip(texts, widths, strict=True)]
        sheet.set_row(at, min(TINGGI_MAKSIMUM, max(_TINGGI_KOSONG, *heights)))
    sheet.freeze_panes(BARIS_JUDUL, 4)
    _set_print(sheet, item, form, len(columns))


def _set_print(sheet: Worksheet, item: FormatIsian, form: IssuedForm, columns: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(MARGIN_SAMPING / 72, MARGIN_SAMPING / 72, MARGIN_ATAS / 72, MARGIN_BAWAH / 72)
    sheet.repeat_rows(BARIS_JUDUL - 1)
    sheet.print_area(0, 0, BARIS_JUDUL + len(item.baris) + KOSONG, columns - 1)
    sheet.set_footer(f"&L&8{form.format.kode}&R&8Halaman &P dari &N")


def _write_example(sheet: Worksheet, gaya: Gaya, columns: Sequence[tuple[str, str, int | None]]) -> None:
    style = gaya.cell(9, italic=True, font_color="#6B7280", bg_color=_ABU)
    sheet.set_row(BARIS_JUDUL, 52)
    target = 80.0
    for place, (_, medan, _) in enumerate(columns):
        if medan in ("baseline", "target"):
            sheet.write_number(BARIS_JUDUL, place, target, style)
            target += 2.5
        else:
            put_text(sheet, BARIS_JUDUL, place, "Contoh" if medan == "nomor" else _CONTOH.get(medan, ""), style)


def _write_row(
    sheet: Worksheet, gaya: Gaya, item: FormatIsian, at: int, columns: Sequence[tuple[str, str, int | None]]
) -> list[str]:
    """One row, filled in or blank; its origin is locked. Gives the text of each cell."""
    number = at - BARIS_JUDUL
    out = []
    row = item.baris[number - 1] if number <= len(item.baris) else None
    for place, (_, medan, tahun) in enumerate(columns):
        locked = medan == "abaikan"
        look: dict[str, Any] = {"bg_color": _ABU if locked else _KUNING, "locked": locked}
        if medan in ("baseline", "target"):
            cell = row.nilai.get((medan, tahun), "") if row else ""
            out.append(str(cell))
            if isinstance(cell, AngkaCetak) and not cell.akhiran:
                style = gaya.cell(10, "tengah", num_format=cell.format_excel, text_wrap=False, shrink=True, **look)
                sheet.write_number(at, place, cell.nilai, style)
                continue
            put_text(sheet, at, place, str(cell), gaya.cell(10, "tengah", text=str(cell), **look))
            continue
        texts = {"nomor": str(number), "abaikan": row.asal} if row else {}
        text = texts.get(medan) or (row.teks.get(medan, "") if row else "")
        out.append(text)
        put_text(sheet, at, place, text, gaya.cell(10, text=text, num_format="@", **look))
    return out
