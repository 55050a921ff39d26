"""Workbooks as they are really sent: one mess a test, thought out by hand from the tables of real agencies."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from iku_analysis.records import HasilBaca
from tests.lembar import cells, codes, read, row, texts, value

HEAD = "No | Sasaran | Indikator | Satuan | Formulasi | Sumber Data | Target 2026"


def usulan(*rows: str, head: str = HEAD, **options: Any) -> HasilBaca:
    return read([row(text.replace("\\n", "\n")) for text in (head, *rows)], jenis="usulan", **options)


def indikator(hasil: HasilBaca) -> list[str]:
    return [item.medan["indikator"].teks for item in hasil.baris if "indikator" in item.medan]


# Several indicators in one cell


def test_two_indicators_split_only_by_a_line_break() -> None:
    hasil = usulan("1 | S | Nilai SAKIP Perangkat Daerah\\nIndeks Kepuasan Masyarakat | | | |")
    assert indikator(hasil) == ["Nilai SAKIP Perangkat Daerah", "Indeks Kepuasan Masyarakat"]
    assert [item.ke for item in hasil.baris] == [1, 2]
    (masalah,) = [item for item in hasil.masalah if item.kode == "B42"]
    assert masalah.sel == "C2" and "satu indikator" in masalah.pesan and "“Indeks Kepuasan Masyarakat”" in masalah.pesan


def test_two_units_settle_that_two_lines_are_two_indicators() -> None:
    hasil = usulan("1 | S | Konflik sosial\\nKriminalitas | Kasus\\nKejadian | | |")
    assert [texts(item)["satuan"] for item in hasil.baris] == ["Kasus", "Kejadian"]
    assert "B42" not in codes(hasil)


def test_two_lines_of_indicators_beside_one_value_are_doubted() -> None:
    hasil = usulan("1 | S | Jumlah forum aktif\\nPersentase FKUB aktif | | | | 35")
    assert indikator(hasil) == ["Jumlah forum aktif Persentase FKUB aktif"]
    assert [(item.tingkat, item.sel) for item in hasil.masalah if item.kode == "B42"] == [("peringatan", "C2")]


@pytest.mark.parametrize(
    "nama",
    [
        "Persentase rekomendasi\\nhasil pemeriksaan yang\\nditindaklanjuti",
        "Indeks\\nKerukunan\\nUmat Beragama",
        "Rata-rata\\nNilai Indeks\\nKepuasan",
        "Persentase penurunan\\nJumlah konflik sosial",
        "Nilai Sistem Akuntabilitas Kinerja\\n(SAKIP)",
        "Persentase Partisipasi Pemilih pada\\nPemilihan Umum",
    ],
)
def test_one_indicator_wrapped_over_lines_stays_one(nama: str) -> None:
    hasil = usulan(f"1 | S | {nama} | | | | 80")
    assert indikator(hasil) == [nama.replace("\\n", " ")]
    assert "B42" not in codes(hasil)


def test_numbered_formulas_go_to_their_own_indicators_of_one_cell() -> None:
    head = "No | Tujuan dan Sasaran Strategis | Indikator Kinerja | Penjelasan"
    penjelasan = "Formulasi Pengukuran: 1. Rilis BPS\\n2. Pemilih hadir / DPT\\nTipe Penghitungan: Non Komulatif"
    hasil = usulan(f"1 | S | 1. Indeks Demokrasi\\n2. Tingkat partisipasi | {penjelasan}", head=head)
    assert [texts(item)["formulasi"] for item in hasil.baris] == ["1. Rilis BPS", "2. Pemilih hadir / DPT"]
    assert [item.medan["tipe_penghitungan"].baku for item in hasil.baris] == ["non_kumulatif"] * 2


def test_several_indicators_in_one_cell_of_a_programme_table() -> None:
    head = "Kode | Program/Kegiatan | Indikator | Target 2026 | Satuan | Pagu 2026"
    text = "8.01.02.1.01.0004 | Koordinasi | Jumlah orang\\nJumlah laporan | 200\\n4 | Orang\\nLaporan | 400000000"
    hasil = read([row(head), row(text.replace("\\n", "\n"))])
    first, second = hasil.baris
    assert (first.ke, value(first, "target", 2026).nilai, value(first, "pagu", 2026).nilai) == (1, 200, 400_000_000)
    assert (second.ke, value(second, "target", 2026).nilai, texts(second)["satuan"]) == (2, 4, "Laporan")
    assert not [item for item in second.nilai if item.medan == "pagu"]


# Rows


def test_sentence_of_a_programme_table_cut_by_the_page() -> None:
    hasil = read(
        [
            row("Urusan/Program/Kegiatan | Indikator Outcome/Output | Target 2025 | Pagu 2025"),
            row("8.01.02 - PROGRAM PENGUATAN IDEOLOGI PANCASILA DAN | | | 500"),
            row("KARAKTER KEBANGSAAN | | |"),
            row("Meningkatnya pemahaman ideologi, | Persentase paham | 70 | 500"),
            row("wawasan kebangsaan | | |"),
        ]
    )
    assert [texts(item)["uraian"] for item in hasil.baris] == [
        "PROGRAM PENGUATAN IDEOLOGI PANCASILA DAN KARAKTER KEBANGSAAN",
        "Meningkatnya pemahaman ideologi, wawasan kebangsaan",
    ]
    assert [item.baris for item in hasil.masalah if item.kode == "B25"] == [3, 5]


def test_share_of_the_pagu_as_large_as_the_programmes_is_no_repeat() -> None:
    head = "Kode | Program | Indikator | Target 2021 | Rp 2021 | Target 2022 | Rp 2022"
    hasil = read([row(head), row("6.01.02 | Program A | I | 1 | 100 | 1 | 200"), row(" | | J | 1 | 50 | 1 | 200")])
    assert not any(item.ulangan for item in hasil.baris[1].nilai)


def test_value_with_its_unit_is_no_code_in_the_wrong_column() -> None:
    head = "Kode | Program | Indikator | Target 2021 | Rp 2021"
    hasil = read(
        [row(head), row("8.01.02 | PROGRAM A | Jumlah orang | 8,01 Orang | 100"), row(" | | J | 8.02 - PROGRAM B | 5")]
    )
    assert value(hasil.baris[0], "target", 2021).nilai == 8.01
    assert [item.baris for item in hasil.masalah if item.kode == "B27"] == [3]


def test_agency_rows_head_their_indicators_and_two_agencies_are_said() -> None:
    hasil = usulan(
        " | BADAN KESATUAN BANGSA DAN POLITIK | | | | |",
        "1 | S | Indeks Kerukunan | Indeks | | | 73",
        " | SATUAN POLISI PAMONG PRAJA | | | | |",
        "1 | | Persentase penegakan perda | Persen | | | 100",
    )
    assert [texts(item).get("sasaran") for item in hasil.baris] == ["S", None]
    assert [item.baris for item in hasil.masalah if item.kode == "B43"] == [4]


def test_marks_that_say_the_cell_above_again() -> None:
    hasil = usulan("1 | S | A | Indeks | x | BPS | 3", '2 | s.d.a | B | " | x | idem | 4')
    assert texts(hasil.baris[1])["sasaran"] == "S"
    assert cells(hasil.baris[1]) | {"satuan": "D2", "sumber_data": "F2", "sasaran": "B2"} == cells(hasil.baris[1])
    assert [item.sel for item in hasil.masalah if item.kode == "B44"] == ["B3", "D3", "F3"]


def test_one_year_a_row_under_a_merged_indicator() -> None:
    head = "No | Sasaran | Indikator | Satuan | Tahun | Target"
    hasil = usulan("1 | S | A | Orang | 2025 | 5", " | | | | 2026 | 4", " | | | | 2027 | 3", head=head)
    assert [(item.tahun, item.nilai, item.sel) for item in hasil.baris[0].nilai] == [
        (2025, 5, "F2"),
        (2026, 4, "F3"),
        (2027, 3, "F4"),
    ]
    assert len(hasil.baris) == 1 and "B24" not in codes(hasil)
    merged = usulan("1 | S | A | Orang | 2025 | 5", " | | | | 2026 | 4", head=head, merges=["C2:C3"])
    assert [item.tahun for item in merged.baris[0].nilai] == [2025, 2026]
    assert "tahun_target" not in merged.baris[0].medan


# Headings


def test_years_typed_as_date_with_star_or_remark() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F2"] = dt.datetime(2027, 1, 1)

    rows = [row("No | Sasaran | Indikator | TARGET TAHUN | | |"), row(" | | | 2025* | Th. 2026 | | 2028 (transisi)")]
    hasil = read([*rows, row("1 | S | A | 70 | 71 | 72 | 73")], merges=["D1:G1"], change=change, jenis="usulan")
    assert [(item.tahun, item.nilai) for item in hasil.baris[0].nilai] == [
        (2025, 70),
        (2026, 71),
        (2027, 72),
        (2028, 73),
    ]


def test_year_left_out_between_two_others() -> None:
    rows = [row("No | Sasaran | Indikator | TARGET TAHUN | | | |"), row(" | | | 2025 | | 2027 | | 2029")]
    hasil = read([*rows, row("1 | S | A | 70 | 71 | 72 | 73 | 74")], merges=["D1:H1"], jenis="usulan")
    assert [item.tahun for item in hasil.baris[0].nilai] == [2025, 2026, 2027, 2028, 2029]
    assert codes(hasil).count("B12") == 2


def test_quarters_under_their_heading_belong_to_the_header() -> None:
    hasil = read(
        [
            row("PENGUKURAN KINERJA TRIWULAN II TAHUN 2026"),
            row("Sasaran | No | Indikator | Target PK | Triwulan I | | Triwulan II | | Capaian terhadap Target PK"),
            row(" | | | | Target | Realisasi | Target | Realisasi |"),
            row("S | 1 | A | 100 | 25 | 25 | 50 | 40 | 40"),
        ],
        merges=["E2:F2", "G2:H2"],
    )
    assert (hasil.jenis, hasil.lembar[0].tabel) == ("pengukuran", "pengukuran")
    assert [(item.medan, item.tahun, item.nilai) for item in hasil.baris[0].nilai] == [
        ("target", 2026, 100),
        ("target_tw1", 2026, 25),
        ("target_tw2", 2026, 50),
        ("capaian", 2026, 40),
    ]


def test_sheet_of_one_month_is_said() -> None:
    rows = [row("No | Sasaran | Indikator | Target 2026 | Realisasi 2026"), row("1 | S | A | 3 | 1")]
    hasil = read({"Januari": rows, "Tahunan": rows})
    assert [item.lembar for item in hasil.masalah if item.kode == "B45"] == ["Januari"]


def test_units_in_a_column_without_heading() -> None:
    head = "No | Sasaran | Indikator | Formulasi | | Sumber Data"
    hasil = usulan("1 | S | A | a/b | Persen | BPS", "2 | S | B | c | Per satuan penduduk | BPS", head=head)
    assert [item.medan["satuan"].baku for item in hasil.baris] == ["persen", "per satuan penduduk"]
    assert [item.sel for item in hasil.masalah if item.kode == "B10"] == ["E2"]


def test_programme_right_of_the_indicator_makes_no_programme_table() -> None:
    head = "No | Sasaran | Indikator | Target 2026 | Program/Kegiatan | Anggaran 2026"
    hasil = read([row(head), row("1 | S | A | 100 | Program X | 5000")])
    (record,) = hasil.baris
    assert texts(record)["sasaran"] == "S" and "level" not in record.medan


def test_joint_column_of_misi_tujuan_sasaran_and_program() -> None:
    hasil = read(
        [
            row("Misi/Tujuan/Sasaran/Program | Indikator | Kondisi awal | 2019 | 2020"),
            row("TUJUAN 1 : Terwujudnya kerukunan | Indeks Kerukunan | 70 | 71 | 72"),
            row("SASARAN 1 : Menguatnya kerukunan | Indikator Sasaran 1 : Indeks Toleransi | 70 | 71 | 72"),
            row("Program 1 : Program Kerukunan | Indikator Program 1 : Jumlah konflik | 0 | 0 | 0"),
            row(" | Indikator Sasaran 2 : Persentase Perda | 100 | 100 | 100"),
        ]
    )
    assert [item.medan["level"].baku for item in hasil.baris] == ["tujuan", "sasaran", "program", "sasaran"]
    assert texts(hasil.baris[3])["sasaran"] == "SASARAN 1 : Menguatnya kerukunan"


def test_import_template_names_indicators_by_level() -> None:
    hasil = read(
        [
            row("level | kode | uraian | tahun_target | target | target_text | satuan"),
            row("sasaran | S1 | Meningkatnya akuntabilitas | | | |"),
            row("indikator | I1 | Nilai SAKIP | 2026 | | BB | Predikat"),
        ],
        jenis="usulan",
    )
    assert hasil.baris[0].medan["level"].baku == "sasaran"
    assert "B22" not in codes(hasil)


def test_cards_of_metadata_one_indicator_a_sheet() -> None:
    def card(nama: str, satuan: str) -> list[list[Any]]:
        head = [row("METADATA INDIKATOR"), row(f"1. | Nama Indikator | : | {nama}")]
        more = [
            row(f"2. | Satuan | : | {satuan}"),
            row("3. | Rumus perhitungan | : | aktif /"),
            row(" | | | terdaftar"),
        ]
        return [*head, *more, row("4. | Target 2026 | : | 1.250")]

    hasil = read({"IKU 1": card("Jumlah ormas", "Ormas"), "IKU 2": card("Indeks Toleransi", "Indeks")}, jenis="usulan")
    assert indikator(hasil) == ["Jumlah ormas", "Indeks Toleransi"]
    assert texts(hasil.baris[0])["formulasi"] == "aktif / terdaftar" and cells(hasil.baris[0])["indikator"] == "D2"
    assert value(hasil.baris[0], "target", 2026).nilai == 1250


# Values


def test_decimals_with_a_dot_beside_values_of_their_size() -> None:
    head = "No | Sasaran | Indikator | Satuan | 2025 | 2026 | 2027"
    hasil = usulan("1 | S | Nilai A | Nilai | '75.125 | '76,5 | 77", "2 | S | B | | '1,5 | 2 | 2", head=head)
    assert value(hasil.baris[0], "target", 2025).nilai == 75.125
    (masalah,) = [item for item in hasil.masalah if item.kode == "B13"]
    assert masalah.sel == "E2" and "75.125" in masalah.pesan and "75,125" in masalah.pesan


def test_renja_without_codes_names_the_levels_itself() -> None:
    hasil = read(
        [
            row("Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Target 2026 | Pagu 2026"),
            row("PROGRAM PENGUATAN IDEOLOGI | Persentase paham | 75 | 1000"),
            row("Kegiatan Perumusan Kebijakan | Jumlah kebijakan | 2 | 1000"),
            row("Sub Kegiatan Pelaksanaan Koordinasi | Jumlah koordinasi | 4 | 400"),
        ]
    )
    assert [item.medan["level"].baku for item in hasil.baris] == ["program", "kegiatan", "sub_kegiatan"]
    assert not any(nilai.ulangan for item in hasil.baris for nilai in item.nilai)


def test_indicator_of_the_tujuan_beside_that_of_the_sasaran() -> None:
    head = "Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | 2025 | 2026"
    first, second = "T | Indeks Harmoni | S1 | Indeks KUB | 72 | 73", " | | S2 | Persentase konflik | 100 | 100"
    hasil = read([row("RENSTRA 2025-2029"), row(head), row(first), row(second)], merges=["A3:A4", "B3:B4"])
    assert indikator(hasil) == ["Indeks Harmoni", "Indeks KUB", "Persentase konflik"]
    assert [len(item.nilai) for item in hasil.baris] == [0, 2, 2] and "B24" not in codes(hasil)


def test_code_of_an_indicator_beside_its_programme_makes_no_programme_table() -> None:
    head = "Kode | Sasaran | Indikator | Target 2026 | Program Pendukung | Pagu 2026"
    hasil = read([row(head), row("IKU-01 | S | A | 81 | 8.01.03 Program X | 5000")], jenis="usulan")
    assert indikator(hasil) == ["A"] and "B32" not in codes(hasil)


def test_one_heading_over_the_values_of_several_bidang_is_said() -> None:
    rows = [row("No | Indikator | Target 2026 | | |"), row("1 | Jumlah peserta | 100 | 200 | 300")]
    hasil = read(rows, merges=["C1:E1"], jenis="usulan")
    assert [item.sel for item in hasil.masalah if item.kode == "B11"] == ["D2"]


def test_table_of_unknown_headings_above_the_one_that_is_read_is_said() -> None:
    strange = [row("Butir | Perihal | Besaran | Masa"), row("1 | A | 30 | TW I"), row("2 | B | 4 | TW II")]
    hasil = read([*strange, row("No | Sasaran | Indikator | Target 2026"), row("1 | S | C | 5")], jenis="usulan")
    assert indikator(hasil) == ["C"]
    assert [(item.tingkat, item.baris) for item in hasil.masalah if item.kode == "B36"] == [("peringatan", 1)]


def test_joint_column_of_sasaran_and_indicator() -> None:
    head = "No | Sasaran / Indikator | Satuan | Target 2026"
    hasil = usulan("A | Sasaran : Meningkatnya kerukunan | |", "1 | Indeks Kerukunan | Indeks | 73", head=head)
    (record,) = hasil.baris
    assert texts(record)["sasaran"] == "Sasaran : Meningkatnya kerukunan" and cells(record)["sasaran"] == "B2"


def test_kegiatan_level_of_a_perjanjian_kinerja() -> None:
    head = "No | Sasaran Kegiatan | Indikator Kinerja Kegiatan | Target 2026"
    second = "Kegiatan | Anggaran | Keterangan"
    hasil = usulan("1 | S | Jumlah peserta | 300 orang", " | | |", second, "X | 100000 | APBD", head=head)
    assert indikator(hasil) == ["Jumlah peserta"] and "B36" in codes(hasil)


def test_sasaran_that_labels_itself_in_a_column_headed_uraian() -> None:
    head = "No | Uraian | Satuan | Formulasi | Target 2026"
    hasil = usulan("A | Sasaran : Menurunnya konflik | | |", "1 | Jumlah konflik | Kejadian | hitung | 19", head=head)
    (record,) = hasil.baris
    assert (texts(record)["indikator"], cells(record)["sasaran"]) == ("Jumlah konflik", "B2")


def test_values_of_a_tujuan_whose_indicator_has_a_column_of_its_own() -> None:
    head = "No | Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | Satuan | Target 2026"
    rows = ("1 | T | Indeks Harmoni | | | Indeks | 76", " | | | S | Jumlah konflik | Kejadian | 17")
    hasil = read([row(text) for text in (head, *rows)], jenis="renstra")
    assert [(texts(item).get("sasaran"), texts(item)["indikator"]) for item in hasil.baris] == [
        (None, "Indeks Harmoni"),
        ("S", "Jumlah konflik"),
    ]
    assert [value(item, "target", 2026).nilai for item in hasil.baris] == [76, 17]


@pytest.mark.parametrize(
    ("head", "jenis"),
    [
        ("No | Sasaran | Indikator | Realisasi 2023 | Realisasi 2024 | Target 2025 | Target 2026", "usulan"),
        ("No | Sasaran | Indikator | Target 2024 | Realisasi 2024 | Target 2025 | Target 2026", "pengukuran"),
        ("No | Sasaran | Indikator | Target 2025 | Realisasi 2024 | Capaian 2024 | Target 2026", "pengukuran"),
    ],
)
def test_targets_with_the_results_of_the_years_before_are_no_measurement(head: str, jenis: str) -> None:
    hasil = read([row(text) for text in (head, "1 | S | Indeks A | 70 | 71 | 72 | 73")], name="tabel.xlsx")
    assert hasil.jenis == jenis


def test_year_that_names_its_value_in_brackets() -> None:
    head = "No | Sasaran | Indikator | Satuan | 2024 (Baseline) | 2025 (Realisasi) | 2026 | 2030 (transisi)"
    (record,) = usulan("1 | S | Indeks A | Indeks | 70 | 71 | 72 | 76", head=head).baris
    assert [(nilai.medan, nilai.tahun) for nilai in record.nilai] == [
        ("baseline", 2024),
        ("realisasi", 2025),
        ("target", 2026),
        ("target", 2030),
    ]


def test_nilai_beside_satuan_under_kondisi_awal_is_the_baseline() -> None:
    head = ["No | Sasaran | Indikator | Kondisi Awal | | Tahun 2026 | ", " | | | Nilai | Satuan | Target | Satuan"]
    rows = [row(text) for text in (*head, "1 | S | Indeks A | 70 | Indeks | 72 | Indeks")]
    hasil = read(rows, merges=["D1:E1", "F1:G1"], jenis="renstra")
    assert value(hasil.baris[0], "baseline").nilai == 70
    assert value(hasil.baris[0], "target", 2026).nilai == 72


def test_total_of_one_programme_is_no_record_and_jumlah_may_name_an_indicator() -> None:
    rows = [
        "Kode | Program/Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026",
        "8.01.02 | PROGRAM PENGUATAN IDEOLOGI | Persentase paham | Persen | 64 | 3000000",
        "8.01.02.1.01 | Perumusan Kebijakan | Jumlah | Dokumen | 1 | 3000000",
        " | Jumlah Program 8.01.02 | | | | 3000000",
    ]
    hasil = read([row(text) for text in rows], jenis="renstra")
    assert [texts(item)["kode"] for item in hasil.baris] == ["8.01.02", "8.01.02.1.01"]


def test_indicator_that_only_introduces_the_ones_below_is_said() -> None:
    hasil = usulan(
        "1 | S | Persentase konflik yang ditangani: | | |",
        " | | a. konflik sosial | Persen | x | y | 80",
        " | | b. konflik agama | Persen | x | y | 90",
    )
    assert [item.sel for item in hasil.masalah if item.kode == "B51"] == ["C2"]


def test_sheets_of_several_bidang_in_one_workbook_are_said() -> None:
    rows = [row(HEAD), row("1 | S | Indeks A | Indeks | x | y | 72")]
    hasil = read({"Sekretariat": rows, "Bid. Poldagri": rows}, jenis="usulan")
    (masalah,) = [item for item in hasil.masalah if item.kode == "B34"]
    assert "Sekretariat; Bidang Politik Dalam Negeri" in masalah.pesan
    assert hasil.bidang is None
