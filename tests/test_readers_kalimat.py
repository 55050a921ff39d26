"""Sentences cut by the end of a page: one text at its first cell, in every record that shows it."""

from __future__ import annotations

from tests.lembar import cells, codes, read, texts, value

HEAD = ["No", "Sasaran", "Indikator", "Satuan", "Target 2025", "Target 2026"]
PK = ["No", "Sasaran", "Indikator", "Target 2026"]


def test_unit_in_brackets_behind_a_cut_sentence() -> None:
    hasil = read([PK, [1, "S", "Persentase jalan dalam keadaan", "'79,25"], [None, None, "baik (Persen)"]])
    (baris,) = hasil.baris
    assert texts(baris)["indikator"] == "Persentase jalan dalam keadaan baik (Persen)"
    assert (texts(baris)["satuan"], cells(baris)["satuan"], baris.medan["satuan"].baku) == ("Persen", "C2", "persen")


def test_cut_sasaran_merged_over_rows_is_whole_in_all_its_records() -> None:
    hasil = read(
        [
            HEAD,
            [1, "Meningkatnya kerukunan umat", "Indeks A", "Indeks", 70, 71],
            [2, None, "Indeks B", "Indeks", 80, 81],
            [None, "beragama di daerah"],
            [3, None, "Indeks C", "Indeks", 60, 61],
        ],
        merges=["B2:B3"],
    )
    assert {texts(baris)["sasaran"] for baris in hasil.baris} == {"Meningkatnya kerukunan umat beragama di daerah"}
    assert [cells(baris)["sasaran"] for baris in hasil.baris] == ["B2", "B2", "B2"]


def test_cut_sasaran_filled_down_over_blanks_is_whole_in_all_its_records() -> None:
    hasil = read(
        [
            HEAD,
            [1, "Meningkatnya kerukunan", "Indeks A", "Indeks", 70, 71],
            [2, None, "Indeks B", "Indeks", 80, 81],
            [None, "umat beragama"],
        ]
    )
    assert [texts(baris)["sasaran"] for baris in hasil.baris] == ["Meningkatnya kerukunan umat beragama"] * 2


def test_cut_sentence_whose_first_part_has_no_value() -> None:
    hasil = read([PK, [1, "S", "Persentase laporan kekayaan", None], [None, None, "tepat waktu"], [2, "S", "B", 3]])
    assert [texts(baris)["indikator"] for baris in hasil.baris] == ["Persentase laporan kekayaan tepat waktu", "B"]
    assert codes(hasil).count("B25") == 1


def test_row_without_number_and_value_after_one_without_value_is_no_rest_of_it() -> None:
    hasil = read([PK, [None, "S", "Persentase laporan kekayaan", None], [None, None, "tepat waktu", None]])
    assert [texts(baris)["indikator"] for baris in hasil.baris] == ["Persentase laporan kekayaan", "tepat waktu"]


def test_indicator_in_lower_case_under_a_new_sasaran_across_the_table_is_its_own() -> None:
    hasil = read(
        [
            PK,
            [1, "S", "Indeks A", 70],
            ["Sasaran 2: Meningkatnya Y"],
            [None, None, "persentase konflik", None],
        ],
        merges=["A3:D3"],
    )
    assert [texts(baris)["indikator"] for baris in hasil.baris] == ["Indeks A", "persentase konflik"]
    assert texts(hasil.baris[1])["sasaran"] == "Sasaran 2: Meningkatnya Y"


def test_sasaran_without_indicator_cut_over_two_rows_is_one_record() -> None:
    hasil = read([PK, [1, "S", "Indeks A", 70], [2, "Meningkatnya mutu"], [None, "pelayanan publik"]])
    assert [texts(baris)["sasaran"] for baris in hasil.baris] == ["S", "Meningkatnya mutu pelayanan publik"]


def test_sasaran_row_with_its_level_is_no_rest_of_the_indicator_above() -> None:
    rows = [
        ["level", "uraian", "tahun_target", "target", "satuan"],
        ["sasaran", "Meningkatnya X", None, None, None],
        ["indikator", "Indeks A", 2026, 70, "Indeks"],
        ["sasaran", "meningkatnya Y", None, None, None],
        ["indikator", "Indeks B", 2026, 80, "Indeks"],
    ]
    hasil = read(rows)
    assert [texts(baris)["sasaran"] for baris in hasil.baris] == ["Meningkatnya X", "meningkatnya Y"]


def test_rest_of_the_penjelasan_is_read_with_its_labels() -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Penjelasan", "Target 2026"],
        [1, "S", "Indeks A", "Alasan: penting\nFormulasi: rata-rata", 70],
        [None, None, None, "nilai unsur\nSumber Data: BPS", None],
    ]
    (baris,) = read(rows).baris
    assert texts(baris)["formulasi"] == "rata-rata nilai unsur"
    assert texts(baris)["sumber_data"] == "BPS"
    assert value(baris, "target", 2026).nilai == 70


def test_unknown_name_in_the_rest_of_the_penanggung_jawab_is_said() -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Penanggung Jawab", "Target 2026"],
        [1, "S", "Indeks A", "Bidang Politik Dalam Negeri", 70],
        [None, None, None, "Bidang Bulan", None],
    ]
    hasil = read(rows)
    assert texts(hasil.baris[0])["penanggung_jawab"] == "Bidang Politik Dalam Negeri Bidang Bulan"
    assert "B21" in codes(hasil)


def test_sentence_broken_over_as_many_lines_as_indicators_holds_for_each() -> None:
    head = ["No", "Sasaran", "Indikator", "Definisi Operasional", "Satuan", "Target 2026"]
    broken = [1, "S", "Indeks A\nIndeks B", "Nilai\ngabungan dari beberapa unsur", "indeks\npersen", "70\n80"]
    listed = [2, "S", "Indeks C\nIndeks D", "Nilai rata-rata\nBagian yang memenuhi", "Indeks\nPersen", "70\n80"]
    hasil = read([head, broken, listed])
    assert [texts(baris)["definisi_operasional"] for baris in hasil.baris] == [
        "Nilai gabungan dari beberapa unsur",
        "Nilai gabungan dari beberapa unsur",
        "Nilai rata-rata",
        "Bagian yang memenuhi",
    ]
    assert [texts(baris)["satuan"] for baris in hasil.baris] == ["indeks", "persen", "Indeks", "Persen"]
