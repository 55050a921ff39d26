"""A bidang's own workbook back: marked in the very cell, nothing else lost, or said so."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from iku_analysis.documents.annotate import Kembalian, Tanda, annotate, lost_parts
from iku_analysis.documents.message import message_text, zip_of_returns
from iku_analysis.documents.xlsx_copy import copy_of
from iku_analysis.readers import sheet_grids
from iku_analysis.readers.grid import Area, Cell, Grid
from tests.jenis import buku_xlsb

DATA = Path(__file__).parent / "data" / "jenis"

GALAT = Tanda("K33", "galat", "Target berbeda dari Renstra.", "Samakan dengan Renstra.", "IKU", "C3", nilai="80")
PERINGATAN = Tanda("K13", "peringatan", "Target datar.", "Beri catatan.", "IKU", "C3")


def division_workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "IKU"
    sheet.append(["Sasaran", "Indikator", "Target"])
    sheet.append(["Meningkatnya toleransi", "Indeks Toleransi", 0.7])
    sheet.append([None, "Persentase konflik", "=1+1"])
    sheet.merge_cells("A2:A3")
    sheet["C2"].number_format = "0%"
    sheet["B2"].font = Font(bold=True)
    sheet["B2"].comment = Comment("Catatan bidang", "Bidang")
    rule = DataValidation(type="list", formula1='"Persen,Indeks"')
    rule.add("B2:B3")
    sheet.add_data_validation(rule)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_finding_is_filled_and_commented_in_its_cell_and_the_rest_is_kept() -> None:
    back = annotate("usulan.xlsx", division_workbook(), [PERINGATAN, GALAT])
    sheet = load_workbook(io.BytesIO(back.content))["IKU"]
    assert back.cara == "asli"
    assert sheet["C3"].fill.fgColor.rgb == "FFF4C7C3", "the colour of the worst mark"
    text = sheet["C3"].comment.text
    assert "K33" in text
    assert "K13" in text
    assert text.index("K33") < text.index("K13")
    assert sheet["C3"].value == "=1+1"
    assert [str(block) for block in sheet.merged_cells.ranges] == ["A2:A3"]
    assert (sheet["C2"].number_format, sheet["B2"].font.b) == ("0%", True)
    assert sheet["B2"].comment.text == "Catatan bidang"
    assert len(sheet.data_validations.dataValidation) == 1
    assert sheet["C2"].fill.fill_type is None


def test_list_of_findings_links_to_the_cell_worst_first() -> None:
    rows = load_workbook(io.BytesIO(annotate("u.xlsx", division_workbook(), [PERINGATAN, GALAT]).content))["Temuan"]
    assert [rows.cell(row, 3).value for row in (2, 3)] == ["K33", "K13"]
    assert rows["E2"].hyperlink.location == "'IKU'!C3"


def test_mark_inside_a_merged_block_goes_to_the_cell_that_shows_it() -> None:
    mark = Tanda("K01", "galat", "Sasaran kosong.", "Isi.", "IKU", "A3")
    sheet = load_workbook(io.BytesIO(annotate("u.xlsx", division_workbook(), [mark]).content))["IKU"]
    assert "K01" in sheet["A2"].comment.text


def test_range_is_filled_whole_and_commented_once() -> None:
    mark = Tanda("K38", "catatan", "Kode.", "Periksa.", "IKU", "B2:C3")
    sheet = load_workbook(io.BytesIO(annotate("u.xlsx", division_workbook(), [mark]).content))["IKU"]
    assert {sheet[cell].fill.fgColor.rgb for cell in ("B2", "B3", "C2", "C3")} == {"FFD0E3F7"}
    assert sheet["B2"].comment.text.startswith("Catatan bidang"), "a comment that was there stays in front"
    assert sheet["C3"].comment is None


def test_value_that_looks_like_a_formula_stays_text_in_the_list() -> None:
    mark = Tanda("K10", "galat", "=HYPERLINK()", "+1", "IKU", "C2", nilai="=cmd")
    sheet = load_workbook(io.BytesIO(annotate("u.xlsx", division_workbook(), [mark]).content))["Temuan"]
    assert [sheet.cell(2, column).data_type for column in (6, 7, 8)] == ["s", "s", "s"]


def test_sheet_named_temuan_is_not_overwritten() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "Temuan"
    out = io.BytesIO()
    book.save(out)
    assert load_workbook(io.BytesIO(annotate("u.xlsx", out.getvalue(), []).content)).sheetnames == [
        "Temuan",
        "Temuan (2)",
    ]


def test_text_box_would_be_lost_so_findings_come_in_a_workbook_of_their_own() -> None:
    content = io.BytesIO(division_workbook())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", "<xdr:wsDr><xdr:sp macro=''></xdr:sp></xdr:wsDr>")
    assert lost_parts(content.getvalue()) == ("kotak teks atau bentuk gambar",)
    back = annotate("usulan.xlsx", content.getvalue(), [GALAT])
    assert back.cara == "tambahan"
    assert "kotak teks" in back.alasan
    book = load_workbook(io.BytesIO(back.content))
    assert book.sheetnames == ["Temuan"]
    assert book["Temuan"]["E2"].value == "C3"


@pytest.mark.parametrize("kind", ["xls", "xlsb", "ods"])
def test_other_kind_comes_back_as_a_marked_copy_of_the_same_cells(kind: str) -> None:
    content = buku_xlsb() if kind == "xlsb" else (DATA / f"buku.{kind}").read_bytes()
    back = annotate(f"usulan.{kind}", content, [replace(GALAT, sel="E7")])
    book = load_workbook(io.BytesIO(back.content))
    sheet = book["IKU"]
    assert (back.nama, back.cara) == ("usulan - temuan.xlsx", "tambahan")
    assert back.alasan.startswith(f"Berkas asli berjenis .{kind}, maka yang ditandai adalah salinan .xlsx-nya")
    assert (sheet["E7"].value, sheet["E7"].number_format) == (0.855, "0.00%")
    assert "K33" in sheet["E7"].comment.text
    assert sheet["E7"].fill.fgColor.rgb == "FFF4C7C3"
    assert sheet["C8"].fill.fill_type is None
    assert {"B6:B8", "B9:B12", "E4:F4"} <= {str(block) for block in sheet.merged_cells.ranges}
    assert (sheet.row_dimensions[12].hidden, sheet.column_dimensions["D"].hidden) == (True, True)
    assert [item.sheet_state for item in book] == ["visible", "visible", "hidden", "visible"]
    assert (sheet["E13"].value, sheet["F13"].value) == (7, "#DIV/0!")
    assert book["Temuan"]["E2"].hyperlink.location == "'IKU'!E7"


def test_copy_reads_as_the_file_it_was_made_of() -> None:
    content = (DATA / "buku.ods").read_bytes()
    want = {grid.nama: grid for grid in sheet_grids("u.ods", content)}["IKU"]
    got = {grid.nama: grid for grid in sheet_grids("u.xlsx", annotate("u.ods", content, []).content)}["IKU"]
    texts = [{cell.sel: cell.teks for row in grid.rows.values() for cell in row.values()} for grid in (want, got)]
    assert texts[0] == texts[1]
    assert len(texts[0]) > 50
    assert (got.hidden_rows, got.hidden_cols, sorted(got.areas)) == (
        want.hidden_rows,
        want.hidden_cols,
        sorted(want.areas),
    )


def test_csv_comes_back_as_a_marked_copy() -> None:
    mark = replace(GALAT, lembar="", sel="B2")
    back = annotate("usulan.csv", b"Sasaran;Target\n=1+1;80", [mark])
    book = load_workbook(io.BytesIO(back.content))
    assert (back.nama, back.cara, book.sheetnames) == ("usulan - temuan.xlsx", "tambahan", ["Data", "Temuan"])
    assert (book["Data"]["A2"].value, book["Data"]["A2"].data_type) == ("=1+1", "s")
    assert "K33" in book["Data"]["B2"].comment.text
    assert [book["Temuan"].cell(2, column).value for column in (4, 5)] == ["Data", "B2"]


def test_sheet_names_that_xlsx_forbids_are_made_fit_and_stay_apart() -> None:
    grids = [Grid(name) for name in ("Target: 2026/2027", "target_ 2026_2027", "x" * 40, "x" * 35, "Temuan")]
    book, names = copy_of(grids)
    assert book.sheetnames == ["Target_ 2026_2027", "target_ 2026_2027 (2)", "x" * 31, f"{'x' * 27} (2)", "Temuan"]
    assert names["Target: 2026/2027"] == "Target_ 2026_2027"


def test_merged_areas_that_overlap_do_not_spoil_the_copy() -> None:
    grid = Grid("IKU", rows={row: {1: Cell(row, 1, "a", "a")} for row in (1, 2, 3)})
    grid.add_areas([Area(1, 1, 2, 2), Area(2, 2, 3, 3), Area(3, 1, 3, 1), Area(3, 4, 1_000_000, 5)])
    book, _ = copy_of([grid])
    assert {str(block) for block in book["IKU"].merged_cells.ranges} == {"A1:B2", "D3:E3"}


def test_file_that_cannot_be_opened_comes_back_as_a_list() -> None:
    back = annotate("usulan.xls", b"%PDF-1.4", [GALAT])
    assert (back.nama, back.cara) == ("usulan - temuan.xlsx", "tambahan")
    assert "tidak dapat dibuka" in back.alasan


def test_workbook_with_another_name_is_marked_itself() -> None:
    assert annotate("usulan.xls", division_workbook(), [GALAT]).cara == "asli"


def test_message_says_that_the_copy_is_marked() -> None:
    copy = annotate("usulan.csv", b"Sasaran;Target", [GALAT])
    text = message_text("usulan.csv", "Bidang A", copy, [GALAT], batas=None, pengirim="Badan X")
    assert (
        "Terlampir usulan - temuan.xlsx: berkas asli berjenis .csv, maka yang ditandai adalah salinan .xlsx-nya: sel "
        "yang dimaksud sudah diberi warna dan komentar."
    ) in text


def test_message_names_place_advice_and_date_and_the_attached_file() -> None:
    copy = annotate("usulan.xlsx", division_workbook(), [GALAT])
    text = message_text("usulan.xlsx", "Bidang A", copy, [GALAT], batas=date(2026, 11, 25), pengirim="Badan X")
    assert text == (
        "Yth. Bidang A,\n\n"
        "Terima kasih atas usulan IKU dalam berkas usulan.xlsx. Setelah diperiksa, ada 1 hal yang perlu dilihat "
        "kembali (1 galat):\n\n"
        "1. Lembar IKU, sel C3: Target berbeda dari Renstra. Samakan dengan Renstra.\n\n"
        "Terlampir usulan - temuan.xlsx: sel yang dimaksud sudah diberi warna dan komentar.\n"
        "Mohon diperbaiki dan dikirim kembali paling lambat 25 November 2026.\n\n"
        "Terima kasih.\n\nBadan X"
    )


def test_message_of_a_clean_file_asks_for_nothing() -> None:
    copy = annotate("usulan.xlsx", division_workbook(), [])
    text = message_text("usulan.xlsx", None, copy, [], batas=None, pengirim="Badan X")
    assert "tidak ada yang perlu diperbaiki" in text
    assert "Mohon" not in text


def test_zip_holds_each_workbook_with_its_message_and_has_the_same_bytes_twice() -> None:
    copy = Kembalian("usulan - temuan.xlsx", b"isi", "asli")
    content = zip_of_returns([(copy, "baris satu\nbaris dua")])
    assert content == zip_of_returns([(copy, "baris satu\nbaris dua")])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["usulan - temuan.xlsx", "usulan - temuan - pesan.txt"]
        assert archive.read("usulan - temuan - pesan.txt").decode("utf-8-sig") == "baris satu\r\nbaris dua"
