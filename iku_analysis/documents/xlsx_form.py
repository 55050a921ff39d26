"""Writes one form of the IKU table on its sheet: title, repeated header, rows, signature block.

Each part has a function for its height, which the page breaks need before anything is written, and one that writes it
and gives the next free row (0-based).
"""

from __future__ import annotations

import re
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from iku_analysis.documents.forms import DEFINISI, PENJELASAN
from iku_analysis.documents.layout import Bentuk, text_height
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.pages import BarisLembar, Susunan
from iku_analysis.documents.values import AngkaCetak, Cetak
from iku_analysis.documents.xlsx_style import Gaya, put_text
from iku_analysis.number_format import format_tanggal
from iku_analysis.readers import INSTANSI_LAIN

_TINGGI_JUDUL, _TINGGI_STATUS, _JARAK = 16.5, 14.25, 6.0
_TINGGI_NOMOR = 12.0
_TINGGI_TANDA_TANGAN = 48.0  # room for the signature itself
_LEBAR_TANDA_TANGAN = 250.0
_LABEL = re.compile(rf"^(?:{'|'.join(re.escape(label) for label, _ in (*PENJELASAN, DEFINISI))}):", re.MULTILINE)


def status_line(dokumen: DokumenIku) -> str:
    """What the face of the draft says of its state; nothing to check is not a pass."""
    galat = dokumen.galat_terbuka
    parts = [f"{galat} temuan galat masih terbuka" if galat else "tidak ada temuan galat yang terbuka"]
    if dokumen.padanan_terbuka:
        parts.append(f"{len(dokumen.padanan_terbuka)} padanan belum diputuskan")
    if others := sum(item.masalah.kode == INSTANSI_LAIN for item in dokumen.masalah):
        parts.append(f"{others} berkas menyebut instansi lain")
    if dokumen.belum_terbaca:
        parts.append(f"{len(dokumen.belum_terbaca)} berkas belum terbaca")
    if bacaan := sum(1 for item in dokumen.masalah if item.masalah.tingkat == "galat"):
        parts.append(f"{bacaan} isian tidak terbaca")
    if dokumen.tidak_diperiksa:
        parts.append(f"{len(dokumen.tidak_diperiksa)} pemeriksaan tidak dapat dilakukan")
    return f"DRAF · {' · '.join(parts)}"


def period_line(dokumen: DokumenIku) -> str:
    """The period, else the year."""
    awal, akhir = dokumen.periode or (dokumen.tahun, dokumen.tahun)
    return f"TAHUN {awal}" if awal == akhir else f"TAHUN {awal}–{akhir}"


def _title_lines(dokumen: DokumenIku) -> list[str]:
    lines = ["INDIKATOR KINERJA UTAMA", dokumen.instansi.nama.upper(), (dokumen.bidang or "").upper()]
    return [line for line in (*lines, period_line(dokumen)) if line]


def title_height(dokumen: DokumenIku) -> float:
    """Height of the title block."""
    return len(_title_lines(dokumen)) * _TINGGI_JUDUL + _TINGGI_STATUS + _JARAK


def write_title(sheet: Worksheet, gaya: Gaya, dokumen: DokumenIku, bentuk: Bentuk) -> int:
    """Title lines, the state of the draft, a narrow empty row."""
    last = len(bentuk.kolom) - 1
    row = 0
    for line in _title_lines(dokumen):
        _merge(sheet, (row, 0, row, last), line, gaya.get(bold=True, font_size=12, align="center", valign="vcenter"))
        sheet.set_row(row, _TINGGI_JUDUL)
        row += 1
    colour = "#B00020" if dokumen.galat_terbuka or dokumen.padanan_terbuka else "#444444"
    status = gaya.get(bold=True, font_size=9, align="center", valign="vcenter", font_color=colour)
    _merge(sheet, (row, 0, row, last), status_line(dokumen), status)
    sheet.set_row(row, _TINGGI_STATUS)
    sheet.set_row(row + 1, _JARAK)
    return row + 2


def _heading_heights(bentuk: Bentuk) -> list[float]:
    """Heights of the heading rows: two where value columns stand under a common heading."""
    single = max(text_height(k.judul, k.lebar * 0.93, bentuk.huruf) for k in bentuk.kolom)
    if not any(kolom.induk for kolom in bentuk.kolom):
        return [single]
    half = text_height("2025", 100.0, bentuk.huruf)
    under = max(text_height(k.judul, k.lebar * 0.93, bentuk.huruf) for k in bentuk.kolom if k.induk)
    return [max(half, single - under), under]


def header_height(bentuk: Bentuk) -> float:
    """Height of the rows repeated on each page: headings and the row of column numbers."""
    return sum(_heading_heights(bentuk)) + _TINGGI_NOMOR


def write_header(sheet: Worksheet, gaya: Gaya, bentuk: Bentuk, row: int) -> int:
    """Headings (years under Baseline and Target) and the row (1)(2)(3)…"""
    heights = _heading_heights(bentuk)
    last = row + len(heights) - 1
    style = gaya.head(bentuk.huruf)
    induk = [kolom.induk for kolom in bentuk.kolom]
    for place, kolom in enumerate(bentuk.kolom):
        if kolom.induk is None:
            _merge(sheet, (row, place, last, place), kolom.judul, style)
            continue
        sheet.write_string(last, place, kolom.judul, style)
        if place == 0 or induk[place - 1] != kolom.induk:
            end = place + sum(1 for name in induk if name == kolom.induk) - 1
            _merge(sheet, (row, place, row, end), kolom.induk, style)
    number = gaya.cell(7, "tengah", valign="vcenter", italic=True)
    for place in range(len(bentuk.kolom)):
        sheet.write_string(last + 1, place, f"({place + 1})", number)
    for offset, height in enumerate((*heights, _TINGGI_NOMOR)):
        sheet.set_row(row + offset, height)
    return last + 2


def write_rows(sheet: Worksheet, gaya: Gaya, bentuk: Bentuk, susunan: Susunan, first: int) -> int:
    """The rows of the table; without any, one row that says so."""
    if not susunan.baris:
        empty = gaya.cell(bentuk.huruf, "tengah", valign="vcenter", italic=True)
        text = "Belum ada usulan indikator. Unggah usulan bidang, lalu buat draf lagi."
        _merge(sheet, (first, 0, first, len(bentuk.kolom) - 1), text, empty)
        sheet.set_row(first, 30)
        return first + 1
    for offset, row in enumerate(susunan.baris):
        sheet.set_row(first + offset, row.tinggi)
        after = susunan.baris[offset + 1] if offset + 1 < len(susunan.baris) else None
        _write_row(sheet, gaya, bentuk, first + offset, row, is_cut=after is not None and after.sambungan)
    for start, end in susunan.gabungan:
        for place, kolom in enumerate(bentuk.kolom):
            if kolom.gabung:
                text = str(susunan.baris[start].sel[place])
                style = gaya.cell(bentuk.huruf, kolom.rata, text=text)
                _merge(sheet, (first + start, place, first + end, place), text, style)
    return first + len(susunan.baris)


def _write_row(sheet: Worksheet, gaya: Gaya, bentuk: Bentuk, at: int, row: BarisLembar, *, is_cut: bool) -> None:
    if row.pita:
        style = gaya.cell(bentuk.huruf, bold=True, valign="vcenter", bg_color="#F4F6F8")
        _merge(sheet, (at, 0, at, len(bentuk.kolom) - 1), str(row.sel[0]), style)
        return
    lines: dict[str, Any] = {"top": 0 if row.sambungan else 1, "bottom": 0 if is_cut else 1}
    for place, (cell, kolom) in enumerate(zip(row.sel, bentuk.kolom, strict=True)):
        if not kolom.gabung:
            _write_cell(sheet, gaya, (at, place), cell, bentuk.huruf, kolom.rata, lines)


def _write_cell(
    sheet: Worksheet,
    gaya: Gaya,
    at: tuple[int, int],
    cell: Cetak,
    size: float,
    rata: str,
    lines: dict[str, Any],
) -> None:
    if isinstance(cell, AngkaCetak):
        sheet.write_number(
            *at, cell.nilai, gaya.cell(size, rata, num_format=cell.format_excel, text_wrap=False, shrink=True, **lines)
        )
        return
    style = gaya.cell(size, rata, text=cell, **lines)
    labels = list(_LABEL.finditer(cell))
    if not labels:
        put_text(sheet, *at, cell, style)
        return
    bold, plain = gaya.get(font_size=size, bold=True), gaya.get(font_size=size)
    sheet.write_rich_string(*at, *_runs(cell, labels, bold, plain), style)


def _runs(text: str, labels: list[re.Match[str]], bold: Format, plain: Format) -> list[Format | str]:
    """The text with its labels in bold, as pairs of format and text."""
    runs: list[Format | str] = [plain, text[: labels[0].start()]] if labels[0].start() else []
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        runs += [bold, label.group()]
        if rest := text[label.end() : after.start() if after else len(text)]:
            runs += [plain, rest]
    return runs


def _signature_lines(dokumen: DokumenIku) -> list[tuple[str, bool]]:
    """(text, bold) from the place and date to the NIP; null lines print nothing; the empty one is for the signature."""
    instansi = dokumen.instansi
    tempat = ", ".join(part for part in (instansi.kota, format_tanggal(dokumen.tanggal)) if part)
    nip = f"NIP. {instansi.nip_penandatangan}" if instansi.nip_penandatangan else ""
    before = [(tempat, False), (instansi.jabatan_penandatangan, True)]
    after = [(instansi.nama_penandatangan, True), (instansi.pangkat_penandatangan, False), (nip, False)]
    return [line for line in before if line[0]] + [("", False)] + [line for line in after if line[0]]


def _signature_start(bentuk: Bentuk) -> int:
    """The first column of the block: the last columns that are together wide enough for it."""
    width = 0.0
    for place in range(len(bentuk.kolom) - 1, 0, -1):
        width += bentuk.kolom[place].lebar
        if width >= _LEBAR_TANDA_TANGAN:
            return place
    return 0


def _signature_heights(dokumen: DokumenIku, bentuk: Bentuk) -> list[float]:
    width = sum(kolom.lebar for kolom in bentuk.kolom[_signature_start(bentuk) :]) * 0.93
    return [text_height(text, width, 10) if text else _TINGGI_TANDA_TANGAN for text, _ in _signature_lines(dokumen)]


def signature_height(dokumen: DokumenIku, bentuk: Bentuk) -> float:
    """Height of the signature block with the empty row above it; it never breaks over pages."""
    return 2 * _JARAK + sum(_signature_heights(dokumen, bentuk))


def write_signature(sheet: Worksheet, gaya: Gaya, dokumen: DokumenIku, bentuk: Bentuk, row: int) -> int:
    """Place and date, office, room to sign, name, rank, NIP of the Kepala Badan."""
    start, last = _signature_start(bentuk), len(bentuk.kolom) - 1
    sheet.set_row(row, 2 * _JARAK)
    lines = zip(_signature_lines(dokumen), _signature_heights(dokumen, bentuk), strict=True)
    for offset, ((text, bold), height) in enumerate(lines, start=1):
        style = gaya.get(font_size=10, bold=bold, align="center", valign="vcenter", text_wrap=True)
        _merge(sheet, (row + offset, start, row + offset, last), text, style)
        sheet.set_row(row + offset, height)
    return row + 1 + len(_signature_lines(dokumen))


def _merge(sheet: Worksheet, area: tuple[int, int, int, int], text: str, style: Format) -> None:
    """One cell over an area, every cell of it styled; the text is written as text."""
    if area[:2] != area[2:]:
        sheet.merge_range(*area, "", style)
    put_text(sheet, area[0], area[1], text, style)
