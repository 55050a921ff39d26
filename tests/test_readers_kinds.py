"""Every kind of file means the same: .xls, .xlsb, .ods beside .xlsx, whole and broken."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from iku_analysis.errors import UnusableFileError
from iku_analysis.readers import file_kind, sheet_grids
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.records import HasilBaca
from iku_analysis.settings import Limits
from tests.jenis import buku_xlsb, buku_xlsx, record
from tests.lembar import codes, read, workbook

DATA = Path(__file__).parent / "data" / "jenis"
LAIN = ("xls", "xlsb", "ods")
LIMITS = Limits()


def buku(kind: str) -> bytes:
    """The workbook of tests/jenis.py in one kind."""
    if kind == "xlsx":
        return buku_xlsx()
    return buku_xlsb() if kind == "xlsb" else (DATA / f"buku.{kind}").read_bytes()


def cell_of(kind: str, sel: str) -> Cell:
    sheet = next(grid for grid in sheet_grids(f"buku.{kind}", buku(kind)) if grid.nama == "IKU")
    return next(cell for row in sheet.rows.values() for cell in row.values() if cell.sel == sel)


def changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The archive with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == part else data)
    return out.getvalue()


def ods_of(rows: str) -> bytes:
    """A small .ods whose one sheet has these rows."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    head = "".join(f' xmlns:{p}="{space}:{p}:1.0"' for p in ("office", "table", "text"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        body = f'<office:body><office:spreadsheet><table:table table:name="IKU">{rows}</table:table>'
        tail = "</office:spreadsheet></office:body></office:document-content>"
        archive.writestr("content.xml", f'<?xml version="1.0"?><office:document-content{head}>{body}{tail}')
    return out.getvalue()


def as_read(hasil: HasilBaca) -> tuple[object, ...]:
    """What must not differ between kinds: sheets, records; problems but for the file's name."""
    return hasil.jenis, hasil.bidang, hasil.lembar, hasil.baris, hasil.masalah


def test_xlsb_of_the_tests_is_a_workbook_to_another_reader_too() -> None:
    values = CalamineWorkbook.from_filelike(io.BytesIO(buku_xlsb())).get_sheet_by_name("IKU").to_python()
    assert values[6][4:7] == [0.855, 0.9, 0]
    assert values[12][4] == 7


@pytest.mark.parametrize("kind", LAIN)
def test_same_content_gives_the_same_records_and_problems(kind: str) -> None:
    want, got = read(buku("xlsx")), read(buku(kind), f"usulan.{kind}")
    assert len(want.baris) == 8, "a workbook without records would prove nothing"
    if kind == "xls":  # its formula that joins texts has lost its result: see the test below
        want = replace(want, baris=want.baris[:-1], masalah=tuple(item for item in want.masalah if item.baris != 13))
        got = replace(got, baris=got.baris[:-1], masalah=tuple(item for item in got.masalah if item.baris != 13))
    assert as_read(got) == as_read(want)


@pytest.mark.parametrize("kind", ("xlsx", *LAIN))
def test_percent_format_is_a_percent(kind: str) -> None:
    row = next(item for item in read(buku(kind), f"usulan.{kind}").baris if item.baris == 7)
    values = {item.tahun: (item.nilai, item.persen, item.teks) for item in row.nilai if item.medan == "target"}
    assert values == {2026: (85.5, True, "85,50%"), 2027: (90.0, True, "90%")}


@pytest.mark.parametrize("kind", ("xlsx", *LAIN))
def test_fraction_without_percent_format_stays_a_fraction(kind: str) -> None:
    cell = cell_of(kind, "F10")
    assert (cell.value, cell.teks) == (0.18, "0,18")


@pytest.mark.parametrize("kind", ("xlsx", *LAIN))
def test_date_in_a_number_column_is_a_problem_and_no_value(kind: str) -> None:
    hasil = read(buku(kind), f"usulan.{kind}")
    assert [item.sel for item in hasil.masalah if item.kode == "B15"] == ["E10"]
    assert not [item for row in hasil.baris for item in row.nilai if item.sel == "E10"]


@pytest.mark.parametrize("kind", ("xlsx", *LAIN))
def test_words_of_the_number_format_are_the_unit(kind: str) -> None:
    assert cell_of(kind, "E9").teks == "4 Dokumen"


@pytest.mark.parametrize("kind", ("xlsx", *LAIN))
@pytest.mark.parametrize(
    ("sel", "teks"),
    [("G6", "Rp 150.000.000"), ("G7", "Rp -"), ("G8", "Rp 1.234.567"), ("F9", "(2,50)"), ("E12", "1000")],
)
def test_format_sections_show_the_same_text(kind: str, sel: str, teks: str) -> None:
    assert cell_of(kind, sel).teks == teks


@pytest.mark.parametrize("kind", ("xlsx", *LAIN))
def test_merges_and_hidden_rows_columns_sheets_are_kept(kind: str) -> None:
    guide, sheet, old = sheet_grids(f"buku.{kind}", buku(kind))
    assert [grid.nama for grid in (guide, sheet, old)] == ["Petunjuk", "IKU", "Arsip"]
    assert (guide.is_hidden, sheet.is_hidden, old.is_hidden) == (False, False, True)
    assert (sheet.hidden_rows, sheet.hidden_cols) == ({12}, {4})
    assert (6, 2, 8, 2) in sheet.areas
    assert sheet.text(8, 2) == "Meningkatnya kerukunan umat"


@pytest.mark.parametrize("kind", ("xlsx", *LAIN))
def test_formula_counts_by_its_result_and_its_error_is_said(kind: str) -> None:
    assert (cell_of(kind, "E13").value, cell_of(kind, "E13").cacat) == (7, None)
    assert (cell_of(kind, "F13").value, cell_of(kind, "F13").cacat) == (None, "kesalahan")
    assert cell_of(kind, "F13").teks == "#DIV/0!"


def test_xls_text_formula_stored_as_zero_has_no_result() -> None:
    assert cell_of("xls", "H13").cacat == "rumus"
    assert cell_of("xlsb", "H13").teks == "Bidang Ketahanan"


def test_xls_formula_that_no_program_computed_is_a_problem_and_no_value() -> None:
    hasil = read((DATA / "rumus.xls").read_bytes(), "usulan.xls")
    assert [item.sel for item in hasil.masalah if item.kode == "B14"] == ["D2"]
    assert [item.jenis for item in hasil.baris[0].nilai] == []


def test_ods_formula_without_a_result_is_a_problem() -> None:
    grid = sheet_grids(
        "u.ods", ods_of('<table:table-row><table:table-cell table:formula="of:=1+1"/></table:table-row>')
    )
    assert grid[0].rows[1][1].cacat == "rumus"


def test_ods_formula_error_is_no_text() -> None:
    content = changed(buku("ods"), "content.xml", lambda xml: xml.replace('calcext:value-type="error"', ""))
    sheet = sheet_grids("u.ods", content)[1]
    assert sheet.rows[13][6].cacat == "kesalahan"


def test_ods_spaces_breaks_and_comments() -> None:
    words = "<text:p>a <text:s text:c='2'/>b\n   c<text:line-break/>d</text:p><text:p>e</text:p>"
    note = "<office:annotation><text:p>komentar</text:p></office:annotation>"
    grid = sheet_grids(
        "u.ods", ods_of(f"<table:table-row><table:table-cell>{note}{words}</table:table-cell></table:table-row>")
    )
    assert grid[0].rows[1][1].teks == "a   b c\nd\ne"


def test_ods_repeated_content_counts_in_each_place() -> None:
    cell = '<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/>'
    row = f'<table:table-row table:number-rows-repeated="3">{cell}</table:table-row>'
    grid = sheet_grids(
        "u.ods",
        ods_of(row + "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"),
    )[0]
    assert {row: sorted(cells) for row, cells in grid.rows.items()} == {1: [1, 2], 2: [1, 2], 3: [1, 2], 4: [1]}


def test_ods_million_repeated_blanks_cost_nothing() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f'<table:table-row table:number-rows-repeated="1048575">{blank}</table:table-row>'
    last = "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
    assert list(sheet_grids("u.ods", ods_of(rows + last))[0].rows) == [1048576]


def test_ods_million_repeated_values_end_at_the_limit_and_say_so() -> None:
    cell = '<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="16384"/>'
    content = ods_of(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')
    hasil = read(content, "u.ods", limits=replace(LIMITS, baris=20, kolom=5))
    assert [(item.kode, item.sel) for item in hasil.masalah if item.kode == "B28"] == [("B28", "F1"), ("B28", "A21")]


@pytest.mark.parametrize("kind", LAIN)
def test_rows_beyond_the_limit_are_said(kind: str) -> None:
    hasil = read(buku(kind), f"u.{kind}", limits=replace(LIMITS, baris=6))
    assert ("B28", "IKU") in {(item.kode, item.lembar) for item in hasil.masalah}


@pytest.mark.parametrize("kind", LAIN)
@pytest.mark.parametrize(
    "limits", [replace(LIMITS, lembar=2), replace(LIMITS, teks_huruf=50), replace(LIMITS, tanda=20)]
)
def test_too_much_for_the_limits_is_refused(kind: str, limits: Limits) -> None:
    hasil = read(buku(kind), f"u.{kind}", limits=limits)
    assert [item.kode for item in hasil.masalah] == ["B06"]


@pytest.mark.parametrize("kind", LAIN)
def test_file_cut_or_spoilt_anywhere_is_a_message_and_no_crash(kind: str) -> None:
    content = buku(kind)
    for at in range(8, len(content), len(content) // 40):
        for broken in (content[:at], content[:at] + b"\xff" * 9 + content[at + 9 :]):
            hasil = read(broken, f"u.{kind}")
            assert hasil.lembar or hasil.masalah


def spoilt_xlsb(part: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(buku_xlsb())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"\x80",  # a kind that does not end
        b"\x06\x7f",  # a length beyond the part
        record(0, struct.pack("<IIHBBBI", 2**31, 0, 0, 0, 0, 0, 0)),  # a row beyond any sheet
        record(0, struct.pack("<IIHBBBI", 0, 0, 0, 0, 0, 0, 0)) + record(7, struct.pack("<III", 0, 0, 10**9)),
        record(0, struct.pack("<IIHBBBI", 0, 0, 0, 0, 0, 0, 0)) + record(6, struct.pack("<III", 0, 0, 2**30)),
        record(0, struct.pack("<IIHBBBI", 0, 0, 0, 0, 0, 0, 0)) + record(5, struct.pack("<IId", 10**6, 0, 1.5)),
    ],
    ids=["kind", "length", "row", "shared text", "text", "column"],
)
def test_xlsb_damaged_record_is_a_damaged_file(data: bytes) -> None:
    assert [item.kode for item in read(spoilt_xlsb("xl/worksheets/sheet2.bin", data), "u.xlsb").masalah] == ["B04"]


def test_xls_cell_right_of_the_last_column_cannot_fill_the_memory() -> None:
    content = bytearray(buku("xls"))
    place = content.index(struct.pack("<HHHH", 0x00FD, 10, 5, 2))  # LABELSST at row 6, column 3
    content[place + 6 : place + 8] = b"\xff\xff"
    assert [item.kode for item in read(bytes(content), "u.xls").masalah] == ["B04"]


def test_xls_with_a_password_says_so() -> None:
    content = buku("xls")
    place = content.index(struct.pack("<HH", 0x0809, 16)) + 20  # right after the beginning of the workbook
    kind, length = struct.unpack_from("<HH", content, place)
    assert kind != 0x002F
    spoilt = content[:place] + struct.pack("<HH", 0x002F, length) + content[place + 4 :]
    assert [item.kode for item in read(spoilt, "u.xls").masalah] == ["B05"]


def test_ods_with_a_password_says_so() -> None:
    mark = "<manifest:encryption-data/></manifest:manifest>"
    content = changed(buku("ods"), "META-INF/manifest.xml", lambda xml: xml.replace("</manifest:manifest>", mark))
    assert [item.kode for item in read(content, "u.ods").masalah] == ["B05"]


def test_ods_with_a_doctype_is_not_opened() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    content = changed(buku("ods"), "content.xml", lambda xml: re.sub(r"(<\?xml.*?\?>)", rf"\1{bomb}", xml))
    assert [item.kode for item in read(content, "u.ods").masalah] == ["B07"]


def test_ods_what_is_kept_of_another_file_is_no_sheet() -> None:
    linked = '<table:table table:name="\'file:///a\'#$B" table:style-name="ta_extref"><table:table-row/></table:table>'
    content = changed(
        buku("ods"), "content.xml", lambda xml: xml.replace("</office:spreadsheet>", f"{linked}</office:spreadsheet>")
    )
    hasil = read(content, "u.ods")
    assert [item.nama for item in hasil.lembar] == ["Petunjuk", "IKU", "Arsip"]
    assert "B39" in codes(hasil)


def with_part(content: bytes, name: str) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("xlsm", with_part(buku_xlsx(), "xl/vbaProject.bin")),
        ("xlsb", with_part(buku_xlsb(), "xl/vbaProject.bin")),
        ("ods", with_part(buku("ods"), "Basic/Standard/Module1.xml")),
        ("xls", buku("xls") + "_VBA_PROJECT_CUR".encode("utf-16-le")),
    ],
)
def test_macros_are_ignored_and_said(kind: str, content: bytes) -> None:
    hasil = read(content, f"usulan.{kind}")
    assert codes(hasil).count("B38") == 1
    assert len(hasil.baris) == 8


def test_workbook_without_macros_says_nothing_of_them() -> None:
    for kind in ("xlsx", *LAIN):
        assert not {"B38", "B39", "B40"} & set(codes(read(buku(kind), f"usulan.{kind}")))


def test_content_counts_and_a_name_that_says_otherwise_is_said() -> None:
    hasil = read(buku("xlsx"), "usulan.xls")
    assert [item.pesan for item in hasil.masalah if item.kode == "B40"] == [
        "Nama berkas berakhir .xls, tetapi isinya .xlsx; dibaca menurut isinya."
    ]
    assert len(hasil.baris) == 8


def test_web_page_named_xls_is_said() -> None:
    hasil = read(b"<html><table><tr><td>Indikator</td></tr></table></html>", "usulan.xls")
    assert [(item.kode, item.pesan) for item in hasil.masalah] == [
        ("B01", "Berkas ini halaman web yang diberi nama Excel.")
    ]


def test_kind_is_told_by_content() -> None:
    assert [file_kind("tanpa-nama", buku(kind), LIMITS) for kind in LAIN] == list(LAIN)


def test_unusable_file_raises_for_the_sheets() -> None:
    with pytest.raises(UnusableFileError):
        sheet_grids("u.xls", buku("xls")[:600])


def test_grid_of_an_empty_workbook_is_empty() -> None:
    assert sheet_grids("u.ods", ods_of("")) == [Grid("IKU")]
    assert sheet_grids("u.xlsx", workbook([[]]))[0].rows == {}
