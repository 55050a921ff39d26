"""Several tables in one sheet, below each other: each read under its own headings, or said not to be read."""

from __future__ import annotations

from tests.lembar import cells, codes, read, texts, value

HEAD = ["No", "Sasaran", "Indikator", "Satuan", "Target 2025", "Target 2026"]
FIRST = [1, "S", "Indeks A", "Indeks", 70, 71]


def test_second_table_with_other_columns_under_the_same_row_of_years() -> None:
    hasil = read(
        [
            ["No", "Sasaran", "Indikator", "Satuan", "Target Tahun", None],
            [None, None, None, None, "2025", "2026"],
            FIRST,
            [],
            ["B. TABEL LANJUTAN"],
            [],
            ["Sasaran", "Indikator", "Formulasi", "Satuan", "Target Tahun", None],
            [None, None, None, None, "2025", "2026"],
            ["S2", "Indeks B", "Rata-rata", "Indeks", 80, 81],
        ],
        merges=[
            *(f"{letter}1:{letter}2" for letter in "ABCD"),
            "E1:F1",
            *(f"{letter}7:{letter}8" for letter in "ABCD"),
            "E7:F7",
        ],
    )
    first, second = hasil.baris
    assert hasil.lembar[0].baris_judul == (1, 2, 7, 8)
    assert cells(first)["indikator"] == "C3"
    assert cells(second) == {"sasaran": "A9", "indikator": "B9", "formulasi": "C9", "satuan": "D9"}
    assert value(second, "target", 2026).nilai == 81


def test_second_table_whose_headings_are_mostly_years() -> None:
    years = [f"Target {year}" for year in range(2025, 2031)]
    second = ["Sasaran", "Indikator", "Satuan", "Baseline 2024", *years]
    hasil = read([HEAD, FIRST, second, ["S2", "Indeks B", "Indeks", 79, 80, 81, 82, 83, 84, 85]])
    assert cells(hasil.baris[1]) == {"sasaran": "A4", "indikator": "B4", "satuan": "C4"}
    assert value(hasil.baris[1], "target", 2025).sel == "E4"


def test_second_table_with_two_columns_exchanged() -> None:
    head = ["No", "Sasaran", "Indikator", "Satuan", "Sumber Data", "Formulasi", "Alasan", "Target 2026"]
    exchanged = ["No", "Sasaran", "Indikator", "Satuan", "Formulasi", "Sumber Data", "Alasan", "Target 2026"]
    row = ["S", "Indeks A", "Indeks", "BPS", "Rata-rata", "x", 70]
    hasil = read([head, [1, *row], exchanged, [2, *row]])
    assert [texts(baris)["sumber_data"] for baris in hasil.baris] == ["BPS", "Rata-rata"]


def test_row_of_small_numbers_between_two_tables_is_no_part_of_a_header() -> None:
    years = [f"Target {year}" for year in range(2025, 2031)]
    hasil = read([HEAD, FIRST, ["Indikator", "Satuan", *years], ["Indeks B", "Indeks", 80, 81, 82, 83, 84, 85]])
    assert [baris.baris for baris in hasil.baris] == [2, 4]


def test_second_table_for_other_years() -> None:
    later = ["No", "Sasaran", "Indikator", "Satuan", "Target 2027", "Target 2028"]
    hasil = read([HEAD, FIRST, later, [1, "S", "Indeks A", "Indeks", 72, 73]])
    assert [nilai.tahun for nilai in hasil.baris[1].nilai] == [2027, 2028]


def test_second_table_without_indicator_is_said_and_not_read() -> None:
    other = ["No", "Sasaran", "Satuan", "Realisasi", "Keterangan"]
    hasil = read([HEAD, FIRST, [], other, [1, "S", "Indeks", 60, "x"]])
    assert [baris.baris for baris in hasil.baris] == [2]
    assert [masalah.lembar for masalah in hasil.masalah if masalah.kode == "B36"] == ["IKU"]


def test_header_repeated_in_other_words_is_no_record_and_the_sasaran_goes_on() -> None:
    again = ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target 2025", "Target 2026"]
    hasil = read([HEAD, FIRST, again, [2, None, "Indeks B", "Indeks", 80, 81]])
    assert [(baris.baris, cells(baris)["sasaran"]) for baris in hasil.baris] == [(2, "B2"), (4, "B2")]
    assert "B36" not in codes(hasil)
