"""The draft workbook, read back with openpyxl: what it says, how it prints, that nothing in it runs."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from iku_analysis.documents.layout import A4, F4, MARGIN_ATAS, MARGIN_BAWAH, Kertas
from iku_analysis.documents.model import DokumenIku, build_document
from iku_analysis.documents.xlsx import write_xlsx
from iku_analysis.records import Masalah
from iku_analysis.results import HasilPemeriksaan
from iku_analysis.settings import Instansi, Settings
from tests import pembuat
from tests.test_documents_model import INSTANSI, ROW, TANGGAL, analysis, document, finding

FORMS = ("IKU", "Form Jateng")
FULL = {
    "tujuan": "Terwujudnya stabilitas politik",
    "sasaran": "Meningkatnya partisipasi politik",
    "indikator": "Persentase partisipasi pemilih",
    "alasan": "Mengukur demokrasi.",
    "formulasi": "Jumlah pemilih hadir / jumlah pemilih terdaftar x 100%",
    "tipe_penghitungan": "Non Kumulatif",
    "satuan": "%",
    "sumber_data": "KPU",
    "penanggung_jawab": "Bidang Politik Dalam Negeri",
    "baseline": {2024: "70,38"},
    "target": {2025: "71,5", 2026: "72,25-73", 2027: "<75", 2029: 80},
}


def opened(dokumen: DokumenIku, kertas=A4) -> openpyxl.Workbook:  # type: ignore[no-untyped-def]
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(dokumen, kertas)))


def text(sheet: Worksheet) -> str:
    """The sheet as lines of its non-empty cells."""
    lines = [" | ".join(str(cell) for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)]
    return "\n".join(line for line in lines if line)


def cells(book: openpyxl.Workbook) -> Iterator[openpyxl.cell.cell.Cell]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if not isinstance(cell, MergedCell))


def find(sheet: Worksheet, value: object) -> openpyxl.cell.cell.Cell:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == value)


def column_points(sheet: Worksheet) -> dict[str, float]:
    """Width of each column in points: 7 pixels a digit, 96 pixels an inch."""
    return {
        get_column_letter(place): dimension.width * 7 * 0.75
        for dimension in sheet.column_dimensions.values()
        for place in range(dimension.min, dimension.max + 1)
    }


@cache
def many(count: int, formulasi: str = "a / b x 100%") -> DokumenIku:
    names = [f"Sasaran {number // 30}" for number in range(count)]
    return document(
        pembuat.usulan(
            *(
                {"sasaran": name, "indikator": f"Indikator {number}", "formulasi": formulasi, "target": [1, 2, 3]}
                for number, name in enumerate(names)
            )
        )
    )


@cache
def two_hundred(kertas: Kertas) -> openpyxl.Workbook:
    return opened(many(200), kertas)


def test_the_iku_sheet_says_exactly_this() -> None:
    second = {"indikator": "Indeks demokrasi", "satuan": "Indeks", "target": {2026: 0}}
    book = opened(document(pembuat.usulan(FULL, second), nomor=4, temuan=(finding(),)))
    assert (
        text(book["IKU"])
        == """\
INDIKATOR KINERJA UTAMA
BADAN KESATUAN BANGSA DAN POLITIK PROVINSI JAWA TENGAH
TAHUN 2025–2029
DRAF · 1 temuan galat masih terbuka
No | Tujuan/Sasaran | Indikator | Satuan | Formulasi | Sumber Data | Penanggung Jawab | Baseline | Target
2024 | 2025 | 2026 | 2027 | 2028 | 2029
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13)
Tujuan: Terwujudnya stabilitas politik
1 | Meningkatnya partisipasi politik | Persentase partisipasi pemilih | Persen | \
Jumlah pemilih hadir / jumlah pemilih terdaftar x 100% | KPU | Bidang Politik Dalam Negeri | \
70.38 | 71.5 | 72,25-73 | <75 | 80
2 | Indeks demokrasi | Indeks | 0
Semarang, 22 November 2026
Kepala Badan
Drs. Contoh Pejabat, M.Si.
Pembina Utama Madya
NIP. 000000000000000000"""
    )


def test_the_jateng_form_says_exactly_this() -> None:
    book = opened(document(pembuat.usulan(FULL | {"definisi_operasional": "Pemilih yang hadir."})))
    assert text(book["Form Jateng"]).split("\n", 3)[3].rsplit("\nSemarang", 1)[0] == (
        """\
DRAF · tidak ada temuan galat yang terbuka
No | Tujuan dan Sasaran Strategis | Indikator Kinerja | Penjelasan
(1) | (2) | (3) | (4)
Tujuan: Terwujudnya stabilitas politik
1 | Meningkatnya partisipasi politik | Persentase partisipasi pemilih | \
Alasan Pemilihan Indikator: Mengukur demokrasi.
Formulasi Pengukuran: Jumlah pemilih hadir / jumlah pemilih terdaftar x 100%
Tipe Penghitungan: Non Kumulatif
SKPD Penanggungjawab: Bidang Politik Dalam Negeri
Sumber Data: KPU
Definisi Operasional: Pemilih yang hadir."""
    )


def test_a_missing_part_of_the_explanation_keeps_its_label() -> None:
    book = opened(document(pembuat.usulan(ROW)))
    assert "Sumber Data:" in text(book["Form Jateng"])


def test_a_tujuan_with_its_own_indicator_is_a_row_not_a_band() -> None:
    book = opened(
        document(pembuat.usulan({"tujuan": "T", "indikator": "Indeks T"}, {"sasaran": "S", "indikator": "I"}))
    )
    assert "1 | Tujuan: T | Indeks T\n2 | S | I" in text(book["IKU"])


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("kertas", [A4, F4])
def test_forms_are_ready_to_print(name: str, kertas) -> None:  # type: ignore[no-untyped-def]
    sheet = opened(document(pembuat.usulan(FULL), nomor=4), kertas)[name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", kertas.kode)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is the default
    header = find(sheet, "(1)").row
    assert sheet.print_title_rows == f"${find(sheet, 'No').row}:${header}"
    assert sheet.freeze_panes == f"A{header + 1}"
    assert sheet.print_area.endswith(f"${sheet.max_row}")
    assert sheet.oddFooter.center.text == "Halaman &P dari &N"
    assert "Draf nomor 4 · sidik " in sheet.oddFooter.left.text
    assert "DRAF" in sheet.oddHeader.right.text


def test_every_sheet_names_draft_and_page() -> None:
    made = document()
    for sheet in opened(made):
        assert sheet.oddFooter.left.text.endswith(f"Draf tanpa nomor · sidik {made.sidik}")
        assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize("kertas", [A4, F4])
def test_columns_fit_the_paper_unshrunk(kertas) -> None:  # type: ignore[no-untyped-def]
    row = {"indikator": "I", "target": [1234567] * 6, "baseline": 1234567}
    for name in FORMS:
        assert sum(column_points(opened(document(pembuat.usulan(row)), kertas)[name]).values()) <= kertas.lebar - 57.6


def test_a_number_wider_than_its_column_is_shrunk_not_hidden() -> None:
    row = {"indikator": "I", "target": [1234567, 25_200_000_000], "baseline": 1}
    sheet = opened(document(pembuat.usulan(row)))["IKU"]
    # seven digits of 4,45 points and two dots of 2,2 in Arial 8; in less room Excel shows ####
    assert column_points(sheet)["I"] > 7 * 4.45 + 2 * 2.2
    wide = find(sheet, 25_200_000_000)
    assert wide.alignment.shrink_to_fit
    assert not wide.alignment.wrap_text


def test_numbers_are_numbers_with_their_decimals() -> None:
    sheet = opened(document(pembuat.usulan(FULL)))["IKU"]
    baseline, first, spread, bound, missing, last = (
        sheet.cell(find(sheet, "Persentase partisipasi pemilih").row, column) for column in range(8, 14)
    )
    assert (baseline.value, baseline.number_format) == (70.38, "#,##0.00")
    assert (first.value, first.number_format) == (71.5, "#,##0.0")
    assert (spread.value, bound.value) == ("72,25-73", "<75")
    assert missing.value is None
    assert (last.value, last.number_format) == (80, "#,##0")


@pytest.mark.parametrize("start", ["=1+1", "+62 8", "-5 turun", "@SUM(A1)"])
def test_text_that_looks_like_a_formula_stays_text(start: str) -> None:
    row = dict.fromkeys(("sasaran", "tujuan", "indikator", "satuan", "formulasi", "sumber_data", "alasan"), start)
    made = document(pembuat.usulan(row | {"target": {2026: start}}), temuan=(finding(nilai=start, harapan=start),))
    book = opened(replace(made, catatan=(start,), instansi=Instansi(nama=start, nama_penandatangan=start)))
    assert all(cell.data_type != "f" for cell in cells(book))
    cell = next(
        cell for cell in cells(book) if cell.value == start and cell.parent.title == "IKU" and cell.border.top.style
    )
    assert cell.quotePrefix


def test_nothing_links_outside() -> None:
    made = document(pembuat.usulan(ROW | {"sumber_data": "https://contoh.go.id/data mailto:a@b.id"}))
    content = zipfile.ZipFile(io.BytesIO(write_xlsx(made)))
    assert not any(b"TargetMode" in content.read(name) for name in content.namelist())


def test_a_sasaran_is_merged_over_its_rows_and_keeps_its_borders() -> None:
    sheet = opened(document(pembuat.usulan(ROW, ROW | {"indikator": "B"}, ROW | {"indikator": "C"})))["IKU"]
    row = find(sheet, "Sasaran A").row
    assert f"B{row}:B{row + 2}" in {str(area) for area in sheet.merged_cells.ranges}
    styles = io.BytesIO(write_xlsx(document(pembuat.usulan(ROW, ROW | {"indikator": "B"}))))
    raw = zipfile.ZipFile(styles).read("xl/worksheets/sheet1.xml").decode()
    # every cell of the merge carries the style of its first cell, or its borders vanish
    found = {cell: raw.split(f'r="{cell}" s="')[1].split('"')[0] for cell in (f"B{row}", f"B{row + 1}")}
    assert len(set(found.values())) == 1


def pages(sheet: Worksheet) -> Iterator[range]:
    """The rows of each page, after the title and the header."""
    first = find(sheet, "(1)").row + 1
    edges = [first, *(mark.id + 1 for mark in sheet.row_breaks.brk), sheet.max_row + 1]
    yield from (range(start, end) for start, end in itertools.pairwise(edges))


def height(sheet: Worksheet, rows: range) -> float:
    return sum(sheet.row_dimensions[row].height or 15.0 for row in rows)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("kertas", [A4, F4])
def test_two_hundred_rows_break_between_rows_and_name_their_sasaran_again(name: str, kertas) -> None:  # type: ignore[no-untyped-def]
    sheet = two_hundred(kertas)[name]
    header = range(find(sheet, "No").row, find(sheet, "(1)").row + 1)
    room = kertas.tinggi - MARGIN_ATAS - MARGIN_BAWAH
    titles = range(1, header.start)
    found = list(pages(sheet))
    assert len(found) > 5
    for number, rows in enumerate(found):
        assert height(sheet, rows) + height(sheet, header) + (0 if number else height(sheet, titles)) <= room
        label = sheet.cell(rows.start, 2).value
        assert label.startswith("Sasaran ")
        before = [c.value for c in sheet["B"][header.stop - 1 : rows.start - 1] if c.value]
        assert label.endswith("(lanjutan)") == any(value.startswith(label.split(" (")[0]) for value in before)
    for area in sheet.merged_cells.ranges:
        assert sum(1 for rows in found if area.min_row in rows or area.max_row in rows) <= 1
    indikator = [cell.value for cell in sheet["C"] if cell.value and cell.value.startswith("Indikator ")]
    assert indikator[-200:] == [f"Indikator {number}" for number in range(200)]


@pytest.mark.parametrize("count", range(4, 16))
def test_the_signature_is_never_cut_and_never_alone(count: int) -> None:
    sheet = opened(many(count, "Jumlah yang hadir dibagi jumlah yang terdaftar " * 4))["IKU"]
    last = list(pages(sheet))[-1]
    assert find(sheet, "Semarang, 22 November 2026").row in last
    assert sheet.cell(last.start, 3).value is not None


def test_rows_are_high_enough_for_their_texts() -> None:
    long = "Meningkatnya ketahanan ekonomi, sosial, budaya, dan kerukunan umat beragama " * 4 + "tinggi"
    row = {"sasaran": long, "indikator": long, "formulasi": long, "sumber_data": long, "target": [1]}
    sheet = opened(document(pembuat.usulan(row)))["IKU"]
    at = find(sheet, long).row
    for letter in "BCEF":
        points = column_points(sheet)[letter]
        least = len(long) * 8 * 0.47 / points * 9.2  # mean width of Indonesian text in Arial 8, single line spacing
        assert sheet.row_dimensions[at].height >= least


def test_a_merged_sasaran_longer_than_its_rows_raises_them() -> None:
    long = "Meningkatnya ketahanan ekonomi, sosial, dan budaya masyarakat " * 8 + "luas"
    sheet = opened(document(pembuat.usulan({"sasaran": long, "indikator": "A"}, {"indikator": "B"})))["IKU"]
    row = find(sheet, long).row
    points = column_points(sheet)["B"]
    assert height(sheet, range(row, row + 2)) >= len(long) * 8 * 0.47 / points * 9.2


@pytest.mark.parametrize("field", ["formulasi", "sasaran", "indikator"])
def test_a_text_longer_than_a_page_goes_on_below_and_loses_nothing(field: str) -> None:
    words = " ".join(f"kata{number}" for number in range(900))
    sheet = opened(document(pembuat.usulan(ROW | {field: words}, ROW | {"indikator": "Berikut"})))["IKU"]
    assert max(dimension.height or 0 for dimension in sheet.row_dimensions.values()) <= 409
    column = {"formulasi": "E", "sasaran": "B", "indikator": "C"}[field]
    found = " ".join(str(cell.value) for cell in sheet[column] if cell.value and str(cell.value).startswith("kata"))
    assert found.replace(" (lanjutan)", "").split() == words.split()


def test_an_empty_agency_gets_a_draft_that_says_what_to_do() -> None:
    book = opened(build_document(analysis(periode=None), Settings(), tanggal=TANGGAL, nomor=None))
    assert book.sheetnames == ["IKU", "Form Jateng", "Temuan terbuka", "Sumber angka", "Catatan"]
    assert text(book["IKU"]).split("\n")[0:3] == [
        "INDIKATOR KINERJA UTAMA",
        "TAHUN 2026",
        "DRAF · tidak ada temuan galat yang terbuka",
    ]
    assert "Belum ada usulan indikator." in text(book["IKU"])
    assert "Tidak ada temuan yang terbuka." in text(book["Temuan terbuka"])


def test_the_face_counts_what_is_open_unread_and_unchecked() -> None:
    unread = Masalah("B03", "galat", "Isi sel tidak terbaca.", "Tulis angka.", "IKU", "H7", nilai="dua puluh")
    unchecked = HasilPemeriksaan("K34", "Renja", "galat", "x", "tidak_dapat_diperiksa", 0, 0, "", "Belum ada Renja.")
    made = document(
        pembuat.usulan(ROW, masalah=(unread,)),
        temuan=(finding(), finding("peringatan"), finding(dikecualikan="Disepakati.")),
        pemeriksaan=(unchecked,),
    )
    book = opened(made)
    line = "DRAF · 1 temuan galat masih terbuka · 1 isian tidak terbaca · 1 pemeriksaan tidak dapat dilakukan"
    assert all(line in text(book[name]) for name in FORMS)
    assert "Tidak dapat diperiksa | K34 · Renja | Belum ada Renja." in text(book["Catatan"])


def test_open_findings_stand_with_word_mark_place_and_advice() -> None:
    one = finding(
        bidang="Bidang A",
        indikator="I",
        tahun=2026,
        berkas="a.xlsx",
        lembar="IKU",
        sel="H7",
        baris=7,
        nilai="80",
        harapan="82,5 (Renstra)",
    )
    unread = Masalah("B03", "galat", "Isi sel tidak terbaca.", "Tulis angka.", "IKU", "H7", nilai="dua puluh")
    sheet = opened(document(pembuat.usulan(ROW, masalah=(unread,)), temuan=(finding("catatan"), one)))["Temuan terbuka"]
    assert (
        text(sheet)
        == """\
Temuan terbuka: 2 (✖ galat 1, ▲ peringatan 0, ● catatan 1). Masalah pembacaan: 1.
No | Tingkat | Kode | Bidang | Indikator | Tempat | Tertulis | Seharusnya | Temuan | Saran
1 | ✖ Galat | K33 | Bidang A | I | a.xlsx, lembar IKU, sel H7 | 80 | 82,5 (Renstra) | \
Target berbeda dari Renstra. | Samakan.
2 | ● Catatan | K33 | Target berbeda dari Renstra. | Samakan.
3 | ✖ Galat | B03 | usulan-Bidang A.xlsx, lembar IKU, sel H7 | dua puluh | Isi sel tidak terbaca. | Tulis angka."""
    )


def test_every_number_stands_with_its_cell() -> None:
    sheet = opened(document(pembuat.usulan(FULL)))["Sumber angka"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert [row[4:7] + row[9:] for row in rows] == [
        ("Baseline", "2024", 70.38, "IKU", "G7"),
        ("Target", "2025", 71.5, "IKU", "H7"),
        ("Target", "2026", "72,25-73", "IKU", "I7"),
        ("Target", "2027", "<75", "IKU", "J7"),
        ("Target", "2029", 80, "IKU", "L7"),
    ]
    assert sheet.auto_filter.ref == "A3:K8"


def test_waivers_stand_in_the_notes_with_their_reason() -> None:
    waived = finding(dikecualikan="Disepakati rapat 3 Maret.", berkas="a.xlsx", lembar="IKU", sel="H7")
    assert (
        "Temuan diterima | K33 · a.xlsx, lembar IKU, sel H7: Target berbeda dari Renstra. | "
        "Alasan: Disepakati rapat 3 Maret." in text(opened(document(temuan=(waived,)))["Catatan"])
    )


def test_same_document_same_bytes() -> None:
    made = document(pembuat.usulan(FULL, ROW), temuan=(finding(),))
    content = write_xlsx(made)
    assert content == write_xlsx(made)
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert parts.read("docProps/core.xml").decode().count("2026-11-22T00:00:00Z") == 2
    assert content != write_xlsx(replace(made, tanggal=date(2026, 11, 23)))


def test_an_ampersand_in_the_agencys_name_prints() -> None:
    made = replace(document(), instansi=replace(INSTANSI, nama="Badan A & B"))
    assert opened(made)["IKU"].oddHeader.left.text.endswith("Badan A && B")
