"""Values and their cells: what Excel shows, what it hides, what it broke."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from iku_analysis.records import Nilai
from tests.lembar import codes, read, value, workbook

HEAD = ["No", "Sasaran", "Indikator", "Satuan", "Target 2025", "Target 2026", "Target 2027"]


def target(typed: object, number_format: str | None = None, satuan: str | None = "Persen") -> Nilai:
    rows = [HEAD, [1, "S", "A", satuan, typed, 50, 60]]
    hasil = read(rows, formats={"E2": number_format} if number_format else {}, jenis="usulan")
    return value(hasil.baris[0], "target", 2025)


@pytest.mark.parametrize(
    ("typed", "number_format", "teks", "nilai"),
    [
        (0.85, "0%", "85%", 85),
        (0.2909, "0.00%", "29,09%", 29.09),
        (60, "0%", "6000%", 6000),
        (0.785, None, "0,785", 0.785),
        (70.099999999999994, None, "70,1", 70.1),
        ("78,5", None, "78,5", 78.5),
        ("69.33", None, "69.33", 69.33),
        ("100.00%", None, "100.00%", 100),
        ("-1,41%", None, "-1,41%", -1.41),
        (0, None, "0", 0),
    ],
)
def test_numbers_as_shown(typed: object, number_format: str | None, teks: str, nilai: float) -> None:
    read_value = target(typed, number_format)
    assert (read_value.jenis, read_value.teks, read_value.nilai) == ("angka", teks, pytest.approx(nilai))


@pytest.mark.parametrize(
    ("typed", "jenis", "part"),
    [
        ("70,38-70,76", "rentang", (70.38, 70.76)),
        ("9,74-9,59", "rentang", (9.59, 9.74)),
        ("<22", "batas", ("<", 22)),
        ("≤5 menit", "batas", ("<=", 5)),
    ],
)
def test_ranges_and_bounds(typed: str, jenis: str, part: tuple[object, object]) -> None:
    found = target(typed)
    assert found.jenis == jenis
    assert part in ((found.bawah, found.atas), (found.operator, found.nilai))


def test_predicate_keeps_its_word_and_its_score() -> None:
    found = target("BB", satuan="Predikat")
    assert (found.jenis, found.predikat, found.skor) == ("predikat", "BB", 5)


@pytest.mark.parametrize("mark", ["-", "N/A", "n.a", "Rp -", "nihil"])
def test_marks_of_nothing_are_kosong(mark: str) -> None:
    assert target(mark).jenis == "kosong"


def test_words_are_a_fault_with_cell_and_value() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", "dua puluh", 50, 60]], jenis="usulan")
    (masalah,) = [item for item in hasil.masalah if item.kode == "B03"]
    assert (masalah.tingkat, masalah.lembar, masalah.sel, masalah.nilai) == ("galat", "IKU", "E2", "dua puluh")
    assert value(hasil.baris[0], "target", 2025).jenis == "teks"


def test_blank_year_is_kosong_where_another_year_is_filled() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", None, 50, None]])
    assert [(item.tahun, item.jenis, item.sel) for item in hasil.baris[0].nilai] == [
        (2025, "kosong", "E2"),
        (2026, "angka", "F2"),
        (2027, "kosong", "G2"),
    ]


def test_blank_years_of_an_empty_row_are_no_values() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", None, None, None], [2, None, "B", "Persen", "-", None, None]])
    assert hasil.baris[0].nilai == ()
    assert [item.sel for item in hasil.baris[1].nilai] == ["E3"]


def test_thousands_settled_by_another_cell_of_the_column() -> None:
    hasil = read(
        [HEAD, [1, "S", "A", "Indeks", "1.000", None, None], [2, None, "B", "Indeks", "1.234.567", None, None]],
        jenis="usulan",
    )
    assert value(hasil.baris[0], "target", 2025).nilai == 1000
    assert "B13" not in codes(hasil)


def test_thousands_with_two_readings_name_both() -> None:
    hasil = read([HEAD, [1, "S", "A", None, "1.000", None, None]], jenis="usulan")
    (masalah,) = [item for item in hasil.masalah if item.kode == "B13"]
    assert masalah.tingkat == "peringatan"
    assert "1.000" in masalah.pesan and "atau 1" in masalah.pesan


def test_formula_without_stored_result_is_a_fault_and_no_value() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", "=10+20", 50, 60]], jenis="usulan")
    assert [(item.kode, item.tingkat, item.sel) for item in hasil.masalah if item.sel] == [("B14", "galat", "E2")]
    assert [item.tahun for item in hasil.baris[0].nilai] == [2026, 2027]


def test_formula_in_the_name_is_a_fault_and_no_field() -> None:
    hasil = read([HEAD, [1, "S", "=A1", "Persen", 40, 50, 60]], jenis="usulan")
    assert "indikator" not in hasil.baris[0].medan
    assert "B14" in codes(hasil)


def _with_xml(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as copy:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == part:
                data = data.replace(b"<v />", b"<v/>").replace(b"<v></v>", b"<v/>")  # with and without lxml
                assert old in data
                data = data.replace(old, new)
            copy.writestr(info.filename, data)
    return out.getvalue()


def test_formula_with_stored_result_is_read() -> None:
    content = workbook([HEAD, [1, "S", "A", "Persen", "=10+20", 50, 60]])
    content = _with_xml(content, "xl/worksheets/sheet1.xml", b"<f>10+20</f><v/>", b"<f>10+20</f><v>30</v>")
    hasil = read(content, jenis="usulan")
    assert value(hasil.baris[0], "target", 2025).nilai == 30


def test_zero_of_a_program_that_computes_nothing_is_no_result() -> None:
    content = workbook([HEAD, [1, "S", "A", "Persen", "=10+20", 50, 60]])
    content = _with_xml(content, "xl/worksheets/sheet1.xml", b"<f>10+20</f><v/>", b"<f>10+20</f><v>0</v>")
    hasil = read(content, jenis="usulan")
    assert "B14" in codes(hasil)


def test_formula_that_failed_is_a_fault() -> None:
    content = workbook([HEAD, [1, "S", "A", "Persen", "=1/0", 50, 60]])
    content = _with_xml(content, "xl/worksheets/sheet1.xml", b"<f>1/0</f><v/>", b"<f>1/0</f><v>#DIV/0!</v>")
    content = _with_xml(content, "xl/worksheets/sheet1.xml", b'r="E2"', b'r="E2" t="e"')
    hasil = read(content, jenis="usulan")
    assert [item.nilai for item in hasil.masalah if item.kode == "B16"] == ["#DIV/0!"]


def test_date_in_a_number_column_is_a_fault_and_no_value() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", dt.datetime(2026, 5, 4), 50, 60]], jenis="usulan")
    assert [(item.kode, item.nilai) for item in hasil.masalah if item.sel == "E2"] == [("B15", "2026-05-04")]
    assert [item.tahun for item in hasil.baris[0].nilai] == [2026, 2027]


def test_date_in_a_text_column_is_its_iso_form() -> None:
    hasil = read([[*HEAD, "Keterangan"], [1, "S", "A", "Persen", 1, 2, 3, dt.datetime(2026, 5, 4)]], jenis="usulan")
    assert hasil.baris[0].medan["keterangan"].teks == "2026-05-04"


def test_two_numbers_in_one_cell_are_a_fault() -> None:
    hasil = read([HEAD, [1, "S", "A", "Dokumen", "1 Dukumen 2900 orang", 50, 60]], jenis="usulan")
    assert value(hasil.baris[0], "target", 2025).jenis == "teks"
    assert "B29" in codes(hasil)


def test_value_merged_over_the_years_counts_for_each() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", 100, None, None]], merges=["E2:G2"])
    assert [(item.tahun, item.nilai, item.sel) for item in hasil.baris[0].nilai] == [
        (2025, 100, "E2"),
        (2026, 100, "E2"),
        (2027, 100, "E2"),
    ]


def test_hidden_row_is_read_and_said() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True

    hasil = read([HEAD, [1, "S", "A", "Persen", 40, 50, 60]], change=hide, jenis="usulan")
    assert len(hasil.baris) == 1
    (masalah,) = [item for item in hasil.masalah if item.kode == "B17"]
    assert (masalah.tingkat, masalah.baris, masalah.sel) == ("catatan", 2, None)


def test_hidden_column_is_read_and_said() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["E"].hidden = True

    hasil = read([HEAD, [1, "S", "A", "Persen", 40, 50, 60]], change=hide, jenis="usulan")
    assert value(hasil.baris[0], "target", 2025).nilai == 40
    assert "B18" in codes(hasil)


def test_invisible_characters_and_line_breaks_go() -> None:
    hasil = read([HEAD, [1, "S", "Indeks\u200b Kerukunan_x0002_\nUmat", "Persen", 40, 50, 60]])
    assert hasil.baris[0].medan["indikator"].teks == "Indeks Kerukunan Umat"


def test_unknown_unit_has_no_canonical_form_and_is_said() -> None:
    hasil = read([HEAD, [1, "S", "A", "blorong", 40, 50, 60]], jenis="usulan")
    assert hasil.baris[0].medan["satuan"].baku is None
    assert "B19" in codes(hasil)


def test_number_with_a_sentence_beside_it_is_not_used_and_that_is_a_fault() -> None:
    hasil = read([HEAD, [1, "S", "Indeks Gini", "Indeks", "0,269 BPS tidak melakukan penghitungan", 1, 1]])
    assert value(hasil.baris[0], "target", 2025).jenis == "teks"
    assert [(m.kode, m.tingkat, m.sel) for m in hasil.masalah if m.sel] == [("B03", "galat", "E2")]
