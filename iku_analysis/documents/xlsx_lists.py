"""Writes the lists behind the table: open findings, the source cell of each number, the notes.

Each takes the sheet and the document, writes headings that repeat on every page and rows as high as their texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from iku_analysis.documents.layout import TINGGI_MAKSIMUM, Kertas, printable_width, text_height
from iku_analysis.documents.model import DokumenIku, MasalahBerkas
from iku_analysis.documents.values import AngkaCetak, Cetak
from iku_analysis.documents.xlsx_style import Gaya, put_text
from iku_analysis.fields import FIELDS
from iku_analysis.results import Temuan

TANDA = {"galat": "✖ Galat", "peringatan": "▲ Peringatan", "catatan": "● Catatan"}
_WARNA = {"galat": "#B00020", "peringatan": "#8A5A00", "catatan": "#0B5394"}
_HURUF = 8.0
_TENGAH = frozenset({"No", "No IKU", "Kode", "Tahun", "Nilai", "Sel", "Spesifik", "Terukur", "Dapat dicapai", "Relevan",
                     "Batas waktu", "Menantang"})  # fmt: skip
_JUDUL_TEMUAN = (
    ("No", 3),
    ("Tingkat", 11),
    ("Kode", 5),
    ("Bidang", 14),
    ("Indikator", 20),
    ("Tempat", 20),
    ("Tertulis", 11),
    ("Seharusnya", 15),
    ("Temuan", 26),
    ("Saran", 22),
)
_JUDUL_SUMBER = (
    ("No IKU", 5),
    ("Sasaran", 24),
    ("Indikator", 26),
    ("Bidang", 15),
    ("Medan", 8),
    ("Tahun", 6),
    ("Nilai", 11),
    ("Satuan", 9),
    ("Berkas", 22),
    ("Lembar", 11),
    ("Sel", 6),
)
_JUDUL_RAPAT = (
    ("No", 3),
    ("Putusan", 9),
    ("Bidang", 16),
    ("Indikator", 26),
    ("Sebelum rapat", 22),
    ("Sesudah rapat", 22),
    ("Catatan", 22),
    ("Tindak lanjut", 20),
    ("Diputuskan", 18),
)
_JUDUL_CATATAN = (("No", 3), ("Jenis", 18), ("Tentang", 34), ("Keterangan", 60))


def write_findings(sheet: Worksheet, gaya: Gaya, dokumen: DokumenIku, kertas: Kertas) -> None:
    """Open findings, worst first, then what could not be read."""
    rows = [_finding_row(item) for item in dokumen.temuan] + [_problem_row(item) for item in dokumen.masalah]
    jumlah = {name: sum(1 for item in dokumen.temuan if item.tingkat == name) for name in TANDA}
    total = ", ".join(f"{TANDA[name].lower()} {count}" for name, count in jumlah.items())
    title = f"Temuan terbuka: {len(dokumen.temuan)} ({total}). Masalah pembacaan: {len(dokumen.masalah)}."
    write_list(sheet, gaya, kertas, title, _JUDUL_TEMUAN, rows, "Tidak ada temuan yang terbuka.")


def write_sources(sheet: Worksheet, gaya: Gaya, dokumen: DokumenIku, kertas: Kertas) -> None:
    """Each number of the table and the cell it was taken from."""
    rows: list[tuple[Cetak, ...]] = [
        (
            AngkaCetak(item.nomor, 0),
            item.sasaran or "",
            item.indikator,
            item.bidang or "",
            FIELDS[item.medan].judul,
            str(item.tahun or ""),
            item.nilai,
            item.satuan or "",
            item.berkas,
            item.lembar,
            item.sel,
        )
        for item in dokumen.sumber_angka()
    ]
    title = "Sumber angka: sel asal setiap baseline dan target dalam draf"
    write_list(sheet, gaya, kertas, title, _JUDUL_SUMBER, rows, "Belum ada angka.")


def write_meeting(sheet: Worksheet, gaya: Gaya, dokumen: DokumenIku, kertas: Kertas) -> None:
    """What the meeting decided on each indicator: before, after, note, follow-up, who and when."""
    rows: list[tuple[Cetak, ...]] = [
        (
            row.putusan,
            row.bidang,
            row.indikator,
            row.sebelum,
            row.sesudah,
            row.catatan,
            row.tindak_lanjut,
            row.diputuskan,
        )
        for row in dokumen.rapat
    ]
    write_list(sheet, gaya, kertas, "Hasil rapat: sebelum dan sesudah", _JUDUL_RAPAT, rows, "Belum ada putusan rapat.")


def write_notes(sheet: Worksheet, gaya: Gaya, dokumen: DokumenIku, kertas: Kertas) -> None:
    """What a reader must know: how rows were put together, findings accepted with a reason, checks not possible."""
    notes = [("Penyusunan", "", text) for text in dokumen.catatan]
    notes += [
        ("Temuan diterima", f"{item.kode} · {finding_place(item)}: {item.pesan}", f"Alasan: {item.dikecualikan}")
        for item in dokumen.pengecualian
    ]
    notes += [
        ("Tidak dapat diperiksa", f"{item.kode} · {item.judul}", item.alasan or "") for item in dokumen.tidak_diperiksa
    ]
    rows = [(AngkaCetak(number, 0), *note) for number, note in enumerate(notes, start=1)]
    write_list(sheet, gaya, kertas, "Catatan", _JUDUL_CATATAN, rows, "Tidak ada catatan.")


def _finding_row(item: Temuan) -> tuple[Cetak, ...]:
    return (
        TANDA[item.tingkat],
        item.kode,
        item.bidang or "",
        item.indikator or "",
        finding_place(item),
        item.nilai or "",
        item.harapan or "",
        item.pesan,
        item.saran,
    )


def _problem_row(item: MasalahBerkas) -> tuple[Cetak, ...]:
    masalah, place = item.masalah, problem_place(item)
    return TANDA[masalah.tingkat], masalah.kode, "", "", place, masalah.nilai or "", "", masalah.pesan, masalah.saran


def problem_place(item: MasalahBerkas) -> str:
    """File, sheet, and cell or row of a reading problem."""
    masalah = item.masalah
    row = f"baris {masalah.baris}" if masalah.baris and not masalah.sel else ""
    return _joined(
        item.berkas, masalah.lembar and f"lembar {masalah.lembar}", masalah.sel and f"sel {masalah.sel}", row
    )


def finding_place(item: Temuan) -> str:
    """File, sheet, and cell or row of a finding."""
    row = f"baris {item.baris}" if item.baris and not item.sel else ""
    return _joined(item.berkas, item.lembar and f"lembar {item.lembar}", item.sel and f"sel {item.sel}", row)


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def write_list(
    sheet: Worksheet,
    gaya: Gaya,
    kertas: Kertas,
    title: str,
    headings: Sequence[tuple[str, int]],
    rows: Sequence[tuple[Cetak, ...]],
    empty: str,
) -> None:
    """Title, headings, rows; a filter over them; the text `empty` where there is none."""
    share = printable_width(kertas) / sum(width for _, width in headings)
    widths = [width * share for _, width in headings]
    sheet.write_string(0, 0, title, gaya.get(bold=True, font_size=11))
    for place, ((judul, _), width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column_pixels(place, place, round(width / 0.75))
        sheet.write_string(2, place, judul, gaya.head(_HURUF))
    sheet.set_row(
        2, max(text_height(judul, width * 0.93, _HURUF) for (judul, _), width in zip(headings, widths, strict=True))
    )
    if not rows:
        sheet.write_string(3, 0, empty, gaya.get(italic=True, font_size=9))
    for offset, cells in enumerate(_numbered(rows, len(headings)), start=3):
        height = max(text_height(str(cell), width, _HURUF) for cell, width in zip(cells, widths, strict=True))
        sheet.set_row(offset, min(TINGGI_MAKSIMUM, height))
        for place, cell in enumerate(cells):
            rata = "tengah" if headings[place][0] in _TENGAH else "kiri"
            _write_cell(sheet, gaya, offset, place, cell, rata)
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2, 2)
    if rows:
        sheet.autofilter(2, 0, 2 + len(rows), len(headings) - 1)


def _numbered(rows: Iterable[tuple[Cetak, ...]], width: int) -> Iterator[tuple[Cetak, ...]]:
    """Rows with a running number in front where they bring none of their own."""
    for number, row in enumerate(rows, start=1):
        yield row if len(row) == width else (AngkaCetak(number, 0), *row)


def _write_cell(sheet: Worksheet, gaya: Gaya, row: int, place: int, cell: Cetak, rata: str) -> None:
    if isinstance(cell, AngkaCetak):
        sheet.write_number(row, place, cell.nilai, gaya.cell(_HURUF, rata, num_format=cell.format_excel))
        return
    tingkat = next((name for name, text in TANDA.items() if text == cell), None)
    more: dict[str, Any] = {"bold": True, "font_color": _WARNA[tingkat]} if tingkat else {}
    put_text(sheet, row, place, cell, gaya.cell(_HURUF, rata, text=cell, **more))
