"""The report of one cycle: the thirteen steps, standard against real time, who, notes; as a workbook and as a PDF.

Takes the traces of `store.steps`, gives bytes; the same traces, settings and day give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time

import xlsxwriter

from iku_analysis.documents.layout import text_height
from iku_analysis.documents.pdf import compile_pdf
from iku_analysis.number_format import format_tanggal
from iku_analysis.settings import Instansi
from iku_analysis.sop import LANGKAH, Jejak

KOLOM = ("No", "Langkah", "Pelaksana", "Waktu baku", "Mulai", "Selesai", "Waktu nyata", "Penilaian", "Oleh", "Catatan")
_LEBAR = (5, 26, 26, 12, 19, 19, 15, 18, 18, 40)


def cycle_rows(jejak: Sequence[Jejak], instansi: Instansi, hari_ini: date) -> list[tuple[str, ...]]:
    """One row per step, in the order of `KOLOM`; what is not known is blank and said in the assessment."""
    return [
        (
            str(item.langkah.nomor),
            item.langkah.judul,
            item.langkah.oleh(instansi.pimpinan),
            item.langkah.waktu,
            moment(item.mulai),
            moment(item.selesai),
            item.nyata(hari_ini),
            assessment(item, hari_ini),
            item.oleh,
            item.catatan,
        )
        for item in jejak
    ]


def moment(pada: datetime | None) -> str:
    """22 November 2026 pukul 09.05; a day without an hour was typed in or noted as a day."""
    if pada is None:
        return ""
    return format_tanggal(pada.date()) + ("" if pada.time() == time() else f" pukul {pada:%H.%M}")


def assessment(item: Jejak, hari_ini: date) -> str:
    """Whether the step kept its standard time: tepat waktu, melewati waktu baku, berjalan, belum tercatat."""
    if item.mulai is None:
        return "selesai, mulainya belum tercatat" if item.selesai else "belum tercatat"
    if item.is_late(hari_ini):
        return "melewati waktu baku"
    return "tepat waktu" if item.selesai else "berjalan"


def summary_line(jejak: Sequence[Jejak], hari_ini: date) -> str:
    """How many steps are done, late and unknown, in one sentence."""
    done = sum(item.selesai is not None for item in jejak)
    late = sum(item.is_late(hari_ini) for item in jejak)
    unknown = sum(item.mulai is None and item.selesai is None for item in jejak)
    return f"{done} dari {len(LANGKAH)} langkah selesai, {late} melewati waktu baku, {unknown} belum tercatat."


def cycle_xlsx(jejak: Sequence[Jejak], instansi: Instansi, tahun: int, hari_ini: date) -> bytes:
    """The report as a workbook, one landscape page wide."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": f"Waktu SOP IKU {tahun}", "created": datetime.combine(hari_ini, time())})
        sheet = book.add_worksheet("Waktu SOP")
        bold, plain = book.add_format({"bold": True, "font_size": 13}), book.add_format()
        head = book.add_format(
            {"bold": True, "border": 1, "bg_color": "#E7ECF1", "text_wrap": True, "valign": "vcenter"}
        )
        body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        late = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "font_color": "#8A5300"})
        sheet.write_string(0, 0, f"Waktu pelaksanaan SOP penyusunan IKU {tahun}", bold)
        sheet.write_string(
            1, 0, " · ".join(filter(None, [instansi.nama, f"keadaan {format_tanggal(hari_ini)}"])), plain
        )
        sheet.write_string(2, 0, summary_line(jejak, hari_ini), plain)
        for col, (title, width) in enumerate(zip(KOLOM, _LEBAR, strict=True)):
            sheet.set_column(col, col, width)
            sheet.write_string(4, col, title, head)
        for line, (item, row) in enumerate(zip(jejak, cycle_rows(jejak, instansi, hari_ini), strict=True), start=5):
            # Said, because not every program that opens it fits a row to its wrapped text.
            sheet.set_row(
                line, max(text_height(text, width * 5.25, 11) for text, width in zip(row, _LEBAR, strict=True))
            )
            for col, text in enumerate(row):
                sheet.write_string(line, col, text, late if item.is_late(hari_ini) else body)
        sheet.freeze_panes(5, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(4)
    return buffer.getvalue()


def cycle_pdf(jejak: Sequence[Jejak], instansi: Instansi, tahun: int, hari_ini: date) -> bytes:
    """The report as a PDF of one or two landscape pages."""
    data = {
        "instansi": instansi.for_paper(),
        "judul": f"Waktu pelaksanaan SOP penyusunan IKU {tahun}",
        "keadaan": f"Keadaan {format_tanggal(hari_ini)}. {summary_line(jejak, hari_ini)}",
        "kolom": list(KOLOM),
        "baris": [list(row) for row in cycle_rows(jejak, instansi, hari_ini)],
    }
    return compile_pdf("siklus.typ", data, tanggal=hari_ini)
