"""What people do to a sheet beside filling in its cells: crossing out, commenting, copying, leaving a form blank."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from iku_analysis.records import HasilBaca
from iku_analysis.settings import PENULIS_KOMENTAR
from tests.lembar import codes, read, row, texts, value

HEAD = "No | Sasaran | Indikator | Satuan | Target 2026"
ROWS = (HEAD, "1 | S | Indeks A | Indeks | 70", "2 | S | Indeks B | Indeks | 80")


def usulan(*rows: str, **options: Any) -> HasilBaca:
    return read([row(text) for text in rows], jenis="usulan", **options)


def struck(*cells: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for sel in cells:
            sheet[sel].font = Font(strike=True)

    return change


def said(hasil: HasilBaca, kode: str) -> list[tuple[str, str | int | None]]:
    return [(item.tingkat, item.sel or item.baris or item.lembar) for item in hasil.masalah if item.kode == kode]


def test_a_row_crossed_out_is_not_read_and_said() -> None:
    hasil = usulan(*ROWS, change=struck("B2", "C2", "D2", "E2"))
    assert [texts(item)["indikator"] for item in hasil.baris] == ["Indeks B"]
    assert said(hasil, "B53") == [("peringatan", 2)]


def test_a_value_crossed_out_in_a_row_that_is_not_is_read_and_said() -> None:
    hasil = usulan(*ROWS, change=struck("E3"))
    assert value(hasil.baris[1], "target", 2026).nilai == 80
    assert said(hasil, "B53") == [("peringatan", "E3")]


def test_a_font_that_says_not_struck_is_not() -> None:
    hasil = usulan(*ROWS, change=lambda sheet: setattr(sheet["E3"], "font", Font(strike=False)))
    assert not said(hasil, "B53")


def rich(sel: str, *pieces: tuple[str, bool]) -> HasilBaca:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("IKU")
    for number, text in enumerate(ROWS):
        sheet.write_row(number, 0, row(text))
    formats = {False: book.add_format({"bold": True}), True: book.add_format({"font_strikeout": True})}
    sheet.write_rich_string(sel, *[part for text, is_struck in pieces for part in (formats[is_struck], text)])
    book.close()
    return read(out.getvalue(), jenis="usulan")


def test_the_part_of_a_cell_that_is_crossed_out_is_no_part_of_its_value() -> None:
    hasil = rich("E2", ("70", True), (" 75", False))
    assert value(hasil.baris[0], "target", 2026).nilai == 75
    assert said(hasil, "B53") == [("catatan", "E2")]


def test_a_comment_is_said_but_ours_and_those_of_headings_are_not() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["E1"].comment = Comment("Isi dengan angka", "Sekretariat")
        sheet["E2"].comment = Comment("Seharusnya 75", "Kabid")
        sheet["E3"].comment = Comment("K33: berbeda dari Renstra", PENULIS_KOMENTAR)

    hasil = usulan(*ROWS, change=change)
    assert said(hasil, "B54") == [("catatan", "E2")]
    assert value(hasil.baris[0], "target", 2026).nilai == 70


def test_copies_of_a_sheet_are_all_read_and_said() -> None:
    sheets = {
        "IKU": [row(text) for text in ROWS],
        "IKU (2)": [row(text) for text in (HEAD, "1 | S | Indeks A | Indeks | 71", "2 | S | Indeks B | Indeks | 80")],
        "Formulasi": [row("Indikator | Formulasi"), row("Indeks A | Rata-rata"), row("Indeks B | Rata-rata")],
    }
    hasil = read(sheets, jenis="usulan")
    assert said(hasil, "B55") == [("peringatan", "IKU (2)")]
    (masalah,) = [item for item in hasil.masalah if item.kode == "B55"]
    assert "lembar IKU, 1 target" in masalah.pesan


def test_sheets_of_other_years_are_no_copies() -> None:
    other = [row(text.replace("2026", "2025")) for text in ROWS]
    assert "B55" not in codes(read({"2026": [row(text) for text in ROWS], "2025": other}, jenis="usulan"))


@pytest.mark.parametrize("judul", ["Rata-rata", "Rata-rata Sasaran I", "Rerata capaian kinerja", "RATA - RATA CAPAIAN"])
def test_a_row_of_averages_is_no_sasaran(judul: str) -> None:
    hasil = usulan(*ROWS, f"| {judul} | | | 75", "3 | T | Indeks C | Indeks | 90")
    assert [item.baris for item in hasil.baris] == [2, 3, 5]


def test_an_average_may_be_an_indicator() -> None:
    hasil = usulan(
        *ROWS, "3 | S | Rata-rata lama sekolah | Tahun | 8", "4 | S | Rata-rata capaian kinerja | Persen | 90"
    )
    assert [item.baris for item in hasil.baris] == [2, 3, 4, 5]


@pytest.mark.parametrize("nama", ["BIDANG POLITIK DALAM NEGERI", "Bidang Kesehatan Masyarakat", "UPTD Puskesmas"])
def test_a_numbered_row_that_names_a_bidang_is_no_sasaran(nama: str) -> None:
    hasil = usulan(HEAD, f"A | {nama} | | |", *ROWS[1:])
    assert [item.baris for item in hasil.baris] == [3, 4]


def test_a_bidang_beside_an_indicator_is_no_group() -> None:
    hasil = usulan(HEAD, "1 | S | Bidang tanah bersertifikat | Bidang | 70")
    assert texts(hasil.baris[0])["indikator"] == "Bidang tanah bersertifikat"


@pytest.mark.parametrize("isi", ["......", "…………", "____", "(diisi oleh bidang)", "[isi nama indikator]"])
def test_what_a_form_asks_for_is_no_indicator(isi: str) -> None:
    hasil = usulan(*ROWS, f"3 | {isi} | {isi} | | {isi}")
    assert [item.baris for item in hasil.baris] == [2, 3] and "B03" not in codes(hasil)


def test_a_name_in_brackets_is_filled_in() -> None:
    hasil = usulan(HEAD, "1 | S | (IKM) Indeks Kepuasan | Indeks | 70")
    assert texts(hasil.baris[0])["indikator"] == "(IKM) Indeks Kepuasan"


def test_the_unit_that_the_headings_of_the_targets_name() -> None:
    hasil = usulan("No | Sasaran | Indikator | Target 2025 (%) | Target 2026 (%)", "1 | S | Cakupan A | 70 | 75")
    satuan = hasil.baris[0].medan["satuan"]
    assert (satuan.teks, satuan.baku, satuan.sel) == ("%", "persen", "D1")
    other = usulan("No | Sasaran | Indikator | Target 2025 (%) | Target 2026 (Kasus)", "1 | S | Cakupan A | 70 | 75")
    assert "satuan" not in other.baris[0].medan


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("79,2²", 79.2),
        ("88,5*)", 88.5),
        ("’3,40", 3.4),
        ("9O", None),
        ("l5,5", None),
        ("93,65 PER 100.000", 93.65),
        ("2 rb", 2000),
    ],
)
def test_marks_and_mistyped_digits_in_a_value(teks: str, nilai: float | None) -> None:
    hasil = usulan(HEAD, f"1 | S | Indeks A | Indeks | {teks}")
    assert value(hasil.baris[0], "target", 2026).nilai == nilai
    assert ("B03" in codes(hasil)) == (nilai is None)
