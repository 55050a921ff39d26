"""Rules, lists and guidance of a collection workbook: drop-downs from a hidden sheet, number rules, how to fill it."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from iku_analysis.documents.collection import POLARITAS, TIPE, FormatIsian
from iku_analysis.documents.collection_columns import BARIS_JUDUL, KOLOM, KOSONG, headings
from iku_analysis.documents.layout import A4, text_height
from iku_analysis.documents.xlsx_style import Gaya
from iku_analysis.fields import FIELDS

# Which list only warns: another word than the listed ones may be right.
_BOLEH_LAIN = frozenset({"satuan", "sasaran", "tujuan", "bidang"})
_SALAH_ANGKA = (
    "Persen ditulis 0 sampai 100 (85,5 bukan 0,855); angka lain tidak kurang dari nol. "
    "Rentang, batas dan predikat boleh: 70-75, < 20, BB. Tetap pakai isian ini?"
)
_PETUNJUK = (
    "Isi hanya sel berwarna kuning di lembar Usulan IKU. Sel lain terkunci agar isian dapat dibaca tanpa diketik "
    "ulang.",
    "Baris yang sudah terisi berasal dari Renstra atau IKU tahun lalu (lihat kolom Asal Isian). Periksa, lengkapi, "
    "ubah bila perlu; kosongkan seluruh baris bila indikatornya tidak diusulkan lagi.",
    "Indikator baru ditulis di baris kuning yang masih kosong. Satu indikator satu baris; Tujuan dan Sasaran ditulis "
    "di setiap baris.",
    "Angka ditulis sebagai angka dalam satuan kolom Satuan. Persen ditulis 0 sampai 100. Rentang (70-75), batas (< 20) "
    "dan predikat (BB, WTP) ditulis sebagai teks. Yang belum diketahui dikosongkan, bukan diisi 0.",
    "Jangan menambah, menghapus atau memindah kolom dan lembar; baris contoh tidak ikut dibaca.",
    "Simpan sebagai Excel (.xlsx), lalu kirim kembali. Nama berkas boleh diganti.",
)


def write_lists(book: Workbook, sheet: Worksheet, item: FormatIsian) -> dict[str, str]:
    """The lists of the drop-downs, a column each, each under a name; gives list → name (blank lists are left out)."""
    lists: dict[str, Sequence[str]] = {
        "tujuan": item.tujuan,
        "sasaran": item.sasaran,
        "satuan": item.satuan,
        "polaritas": tuple(POLARITAS.values()),
        "tipe": tuple(TIPE.values()),
        "bidang": item.semua_bidang,
    }
    names = {}
    for column, (name, words) in enumerate(lists.items()):
        for row, word in enumerate((f"daftar {name}", *words)):
            sheet.write_string(row, column, word)
        if words:
            letter = xl_col_to_name(column)
            book.define_name(f"daftar_{name}", f"=Daftar!${letter}$2:${letter}${len(words) + 1}")
            names[name] = f"=daftar_{name}"
    return names


def add_rules(sheet: Worksheet, item: FormatIsian, lists: dict[str, str]) -> None:
    """Drop-downs of the text columns, number rules of the value columns, with Indonesian messages."""
    first, last = BARIS_JUDUL + 1, BARIS_JUDUL + len(item.baris) + KOSONG
    columns = headings(item)
    unit = xl_col_to_name(next(place for place, (_, medan, _) in enumerate(columns) if medan == "satuan"))
    for place, (judul, _, _, name) in enumerate(KOLOM):
        if name in lists:
            other = name in _BOLEH_LAIN
            sheet.data_validation(
                first,
                place,
                last,
                place,
                {
                    "validate": "list",
                    "source": lists[name],
                    "error_type": "warning" if other else "stop",
                    "error_title": judul,
                    "error_message": f"{judul} ini tidak ada dalam daftar."
                    + (" Tetap pakai isian ini?" if other else " Pilih salah satu dari daftar."),
                },
            )
    for place, (judul, medan, _) in enumerate(columns):
        if medan in ("baseline", "target"):
            cell = f"{xl_col_to_name(place)}{first + 1}"
            share = f'OR(${unit}{first + 1}<>"Persen",AND({cell}<=100,OR({cell}=0,{cell}>1)))'
            sheet.data_validation(
                first,
                place,
                last,
                place,
                {
                    "validate": "custom",
                    "value": f"=OR(ISTEXT({cell}),AND(ISNUMBER({cell}),{cell}>=0,{share}))",
                    "error_type": "warning",
                    "error_title": judul,
                    "error_message": _SALAH_ANGKA,
                },
            )


def write_guide(sheet: Worksheet, gaya: Gaya, item: FormatIsian) -> None:
    """How to fill it in, and what each column means."""
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 28)
    sheet.set_column(2, 2, 90)
    sheet.write_string(0, 0, "PETUNJUK PENGISIAN", gaya.get(bold=True, font_size=13))
    sheet.write_string(1, 0, f"{item.bidang} · Tahun {item.tahun}", gaya.get())
    row = 3
    for number, text in enumerate(_PETUNJUK, start=1):
        sheet.write_number(row, 0, number, gaya.get(valign="top", align="center"))
        sheet.merge_range(row, 1, row, 2, text, gaya.get(text_wrap=True, valign="top"))
        sheet.set_row(row, text_height(text, 118 * 5.25, 10))
        row += 1
    row += 1
    for place, text in enumerate(("No", "Kolom", "Diisi dengan")):
        sheet.write_string(row, place, text, gaya.head(10))
    meaning = {medan: FIELDS[medan].arti for _, medan, _ in headings(item) if medan in FIELDS}
    meaning |= {"satuan": f"{meaning['satuan']}; pilih dari daftar, atau tulis satuan lain"}
    years = f"Target {item.tahun_target[0]}–{item.tahun_target[-1]}"
    once = {medan: years if medan == "target" else judul for judul, medan, _ in headings(item)}
    for number, (medan, judul) in enumerate(once.items(), start=1):
        row += 1
        text = meaning.get(medan, "dari mana isian awal baris ini; tidak diisi")
        sheet.write_number(row, 0, number, gaya.cell(10, "tengah"))
        sheet.write_string(row, 1, judul, gaya.cell(10))
        sheet.write_string(row, 2, f"{text[:1].upper()}{text[1:]}.", gaya.cell(10))
    sheet.set_landscape()
    sheet.set_paper(A4.kode)
    sheet.fit_to_pages(1, 0)
