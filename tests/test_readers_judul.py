"""Headings as agencies outside this one write them: years in short, two versions, other documents, tables in a row."""

from __future__ import annotations

from typing import Any

import pytest

from iku_analysis.records import HasilBaca
from tests.lembar import codes, read, row, texts, value


def table(*rows: str, **options: Any) -> HasilBaca:
    return read([row(text) for text in rows], **options)


def said(hasil: HasilBaca, kode: str) -> list[str | None]:
    return [item.sel for item in hasil.masalah if item.kode == kode]


@pytest.mark.parametrize("judul", ["Target ''26", "Target TA. 26", "Target Thn 26", "'’26", "Tahun 26", "Target 2026"])
def test_year_of_two_digits(judul: str) -> None:
    hasil = table(f"No | Sasaran | Indikator | Satuan | Target 2025 | {judul}", "1 | S | Indeks A | Indeks | 70 | 71")
    assert value(hasil.baris[0], "target", 2026).nilai == 71


@pytest.mark.parametrize(
    ("titles", "sheet", "year"),
    [
        (["PENGUKURAN KINERJA TAHUN 2024"], "2024", 2024),
        (["PENGUKURAN KINERJA TAHUN 2026", "Renstra 2025-2029"], "Bab III", 2026),
        (["PENGUKURAN KINERJA TAHUN 2024"], "2023", None),
    ],
)
def test_year_of_the_title_beside_a_year_or_a_period_of_its_own(
    titles: list[str], sheet: str, year: int | None
) -> None:
    rows = [row("No | Indikator | Satuan | Target | Realisasi"), row("1 | Indeks A | Indeks | 70 | 71")]
    hasil = read({sheet: [*([title] for title in titles), *rows]}, periode=(2025, 2029))
    assert {item.tahun for item in hasil.baris[0].nilai} == {year}
    assert said(hasil, "B12") == ([] if year else [f"{column}2" for column in "DE"])


@pytest.mark.parametrize(
    ("heads", "sel"),
    [
        ("2024 | 2025 | 2026", ["D1"]),
        ("Target 2024 | 2025 | 2026", []),
        ("2023 | 2025 | 2026", []),
        ("2024 | 2025 | Baseline 2023", []),
        ("2025 | 2026 | 2027", []),
    ],
)
def test_bare_year_before_the_period_is_no_plain_target(heads: str, sel: list[str]) -> None:
    hasil = table(f"No | Indikator | Satuan | {heads}", "1 | Indeks A | Indeks | 70 | 71 | 72", periode=(2025, 2029))
    assert said(hasil, "B10") == sel


def test_years_in_short_below_one_heading() -> None:
    hasil = table(
        "No | Sasaran | Indikator | Target | |",
        "| | | '’25 | '’26 | '’27",
        "1 | S | Indeks A | 70 | 71 | 72",
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:F1"],
    )
    assert [(item.tahun, item.nilai) for item in hasil.baris[0].nilai] == [(2025, 70), (2026, 71), (2027, 72)]


def test_t0_to_t2_count_from_the_period() -> None:
    hasil = table(
        "Tabel T-C.28 Renstra 2025-2029",
        "No | Indikator | Kondisi Awal | Target Capaian Setiap Tahun |",
        "| | Tahun 0 | T1 | T2",
        "1 | Indeks A | 69 | 70 | 71",
        merges=["A2:A3", "B2:B3", "D2:E2"],
    )
    (baris,) = hasil.baris
    assert [(item.medan, item.tahun, item.nilai) for item in baris.nilai] == [
        ("baseline", 2024, 69),
        ("target", 2025, 70),
        ("target", 2026, 71),
    ]


@pytest.mark.parametrize(("judul", "last"), [("Target", "T4"), ("Target 2026", "T4"), ("Target 2026", "T5")])
def test_t1_to_t4_may_be_quarters_and_is_asked_not_read(judul: str, last: str) -> None:
    hasil = table(
        "Rencana Aksi 2026, Renstra 2025-2029",
        f"No | Sasaran | Indikator | {judul} | | |",
        f"| | | T1 | T2 | T3 | {last}",
        "1 | S | Indeks A | 20 | 40 | 60 | 80",
        merges=["A2:A3", "B2:B3", "C2:C3", "D2:G2"],
    )
    assert [item.nilai for item in hasil.baris[0].nilai if item.nilai in (20, 40, 60)] == []
    assert said(hasil, "B12")[:3] == ["D3", "E3", "F3"]


def test_t_minus_one_is_no_year_of_the_plan() -> None:
    hasil = table("Renstra 2025-2029", "No | Sasaran | Indikator | Target 2025 | T-1", "1 | S | Indeks A | 70 | 71")
    assert [item.tahun for item in hasil.baris[0].nilai] == [2025]


def test_of_two_versions_the_newer_is_read() -> None:
    hasil = table(
        "PERJANJIAN KINERJA PERUBAHAN 2026",
        "No | Sasaran | Indikator | Satuan | Target | | Pagu (Rp) |",
        "| | | | Semula | Menjadi | Sebelum | Sesudah",
        "1 | S | Jumlah medali | Medali | 10 | 12 | 500000 | 650000",
        merges=["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:H2"],
    )
    (baris,) = hasil.baris
    assert value(baris, "target", 2026).sel == "F4" and value(baris, "pagu", 2026).sel == "H4"
    assert said(hasil, "B11") == ["E3", "G3"]


def test_a_version_alone_is_read() -> None:
    hasil = table("No | Sasaran | Indikator | Target 2026 (Murni)", "1 | S | Indeks A | 70")
    assert value(hasil.baris[0], "target", 2026).nilai == 70 and not said(hasil, "B11")


def test_a_version_under_no_field_is_said() -> None:
    hasil = table("No | Sasaran | Indikator | Target 2026 | Perubahan", "1 | S | Indeks A | 70 | naik")
    assert said(hasil, "B10") == ["E1"]


def test_sasaran_of_the_agency_before_that_of_the_rpjmd() -> None:
    hasil = table(
        "No | Sasaran RPJMD | Sasaran | Indikator | Target 2026",
        "1 | Terkendalinya penduduk | Menurunnya TFR | TFR | 2,14",
    )
    assert texts(hasil.baris[0])["sasaran"] == "Menurunnya TFR" and said(hasil, "B11") == ["B1"]
    alone = table("No | Sasaran RPJMD | Indikator | Target 2026", "1 | Terkendalinya penduduk | TFR | 2,14")
    assert texts(alone.baris[0])["sasaran"] == "Terkendalinya penduduk" and not said(alone, "B11")


def test_t_c_31_gives_what_the_agency_needs_not_the_draft_of_the_region() -> None:
    hasil = table(
        "Tabel T-C.31 Review Rancangan Awal RKPD Tahun 2027",
        "No | Rancangan Awal RKPD | | | | Hasil Analisis Kebutuhan | | |",
        "| Program/Kegiatan | Indikator | Target | Pagu (Rp) | Program/Kegiatan | Indikator | Target | Kebutuhan Dana",
        "1 | Program UMKM | UMKM | 10 % | 500000 | Program UMKM | Persentase UMKM naik kelas | 12 % | 650000",
        merges=["A2:A3", "B2:E2", "F2:I2"],
    )
    (baris,) = hasil.baris
    assert texts(baris)["indikator"] == "Persentase UMKM naik kelas"
    assert (value(baris, "target", 2027).nilai, value(baris, "pagu", 2027).nilai) == (12, 650_000)
    assert said(hasil, "B11") == ["B3", "C3", "D3", "E3"]


def test_two_tables_beside_each_other_are_both_read() -> None:
    head = "No | Indikator | Satuan | 2025 | 2026"
    hasil = table(
        f"{head} | | {head}",
        "1 | Indeks A | Indeks | 70 | 71 | | 1 | Indeks C | Indeks | 90 | 91",
        "2 | Indeks B | Indeks | 80 | 81 | | | | | |",
    )
    assert [texts(item)["indikator"] for item in hasil.baris] == ["Indeks A", "Indeks B", "Indeks C"]
    assert value(hasil.baris[2], "target", 2026).sel == "K2"
    assert hasil.lembar[0].baris_judul == (1,)


def test_units_behind_the_values_of_two_tables_beside_each_other() -> None:
    head = "Indikator | 2025 | Satuan"
    hasil = table(f"{head} | {head}", "Indeks A | 70 | Indeks | Jumlah B | 5 | Kasus")
    assert [texts(item)["satuan"] for item in hasil.baris] == ["Indeks", "Kasus"]


def test_programmes_of_a_cascade_are_said_not_mixed_into_the_sasaran() -> None:
    hasil = table(
        "Sasaran | Indikator Sasaran | Target 2026 | Program | Indikator Program | Target 2026",
        "Menurunnya konflik | Jumlah konflik | 3 | Program A | Persentase A | 80",
        "| | | Program B | Persentase B | 65",
    )
    assert [(texts(item)["indikator"], item.nilai[0].nilai) for item in hasil.baris] == [("Jumlah konflik", 3)]
    (masalah,) = [item for item in hasil.masalah if item.kode == "B36"]
    assert "kolom D" in masalah.pesan


def test_sasaran_of_a_table_of_tujuan_and_sasaran_with_targets_each_keeps_its_tujuan() -> None:
    hasil = table(
        "Tujuan | Indikator Tujuan | Target 2026 | Sasaran | Indikator Sasaran | Target 2026",
        "T1 | Indeks A | 70 | S1 | Indeks B | 80",
        "| | | S2 | Indeks C | 90",
    )
    found = {texts(item)["indikator"]: (texts(item)["tujuan"], item.nilai[0].nilai) for item in hasil.baris}
    assert found == {"Indeks A": ("T1", 70), "Indeks B": ("T1", 80), "Indeks C": ("T1", 90)}


def test_capaian_without_realisasi_is_what_was_reached() -> None:
    head = "No | Sasaran | Indikator | Satuan | {} | Target 2026"
    hasil = table(head.format("Capaian 2025"), "1 | S | Jumlah desa | Desa | 27 | 30")
    assert value(hasil.baris[0], "realisasi", 2025).nilai == 27
    assert [item.tingkat for item in hasil.masalah if item.kode == "B10"] == ["peringatan"]
    percent = table(head.format("% Capaian 2025"), "1 | S | Jumlah desa | Desa | 97 | 30")
    assert value(percent.baris[0], "capaian", 2025).nilai == 97
    beside = table(head.format("Realisasi 2025 | Capaian 2025"), "1 | S | Jumlah desa | Desa | 27 | 97 | 30")
    assert value(beside.baris[0], "capaian", 2025).nilai == 97


@pytest.mark.parametrize("judul", ["Realisasi Kinerja Tahap Kedua", "Realisasi Triwulan IV"])
def test_capaian_beside_a_realisasi_that_is_not_read_is_not_taken_for_it(judul: str) -> None:
    hasil = table(
        f"No | Sasaran | Indikator | Satuan | {judul} | Capaian 2025 | Target 2026",
        "1 | S | Jumlah desa | Desa | 27 | 97 | 30",
    )
    assert value(hasil.baris[0], "capaian", 2025).nilai == 97


def test_results_of_quarters_are_said_once_not_dropped() -> None:
    hasil = table(
        "No | Indikator | Target 2026 | Triwulan I | | Triwulan II |",
        "| | | Target | Realisasi | Target | Realisasi",
        "1 | Indeks A | 70 | 60 | 61 | 70 | 72",
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"],
    )
    assert [item.pesan for item in hasil.masalah if item.kode == "B10"] == ["Kolom E, G dikenal tetapi tidak dipakai."]


def test_months_are_said_and_the_year_is_read() -> None:
    months = "Jan | Feb | Mar | Apr | Mei | Jun | Jul | Agt | Sep | Okt | Nov | Des"
    hasil = table(
        f"No | Sasaran | Indikator | Satuan | Target 2026 | {months}",
        "1 | S | Persentase A | Persen | 100 | 8 | 16 | 25 | 33 | 42 | 50 | 58 | 67 | 75 | 83 | 92 | 100",
    )
    assert [(item.tahun, item.nilai) for item in hasil.baris[0].nilai] == [(2026, 100)]
    assert said(hasil, "B10") == ["F1"]


def test_amounts_under_results_are_no_target_and_no_pagu() -> None:
    hasil = table(
        "Formulir E.81 Evaluasi Renja 2025",
        "No | Program/Kegiatan | Indikator | Target Renja Tahun 2025 | | Realisasi Capaian s.d. Renja Tahun 2024 |",
        "| | | K | Rp | K | Rp",
        "1 | Program Ternak | Pertumbuhan populasi | 3 | 400000 | 2 | 900000",
        merges=["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"],
    )
    (baris,) = hasil.baris
    assert [(item.medan, item.tahun) for item in baris.nilai] == [("target", 2025), ("pagu", 2025)]
    assert said(hasil, "B10") == ["F3", "G3"]


def test_a_mixed_table_proves_no_number_style() -> None:
    hasil = table(
        "No | Sasaran | Indikator | Baseline 2024 | Target 2025 | Target 2026",
        "1 | S | Persentase A | 45,5 | '50 | '55",
        "2 | S | Indeks B | '61.20 | '62.00 | '63.10",
        "3 | S | Jumlah C | '1.250 | '1.300 | '1.350",
    )
    assert [item.nilai for item in hasil.baris[2].nilai] == [1250, 1300, 1350]
    assert said(hasil, "B13") == ["D4", "E4", "F4"]


def test_footnote_below_the_table_is_no_sasaran() -> None:
    hasil = table("No | Sasaran | Indikator | Target 2026", "1 | S | Indeks A | 70", "| ¹ dihitung pusat | |")
    assert len(hasil.baris) == 1 and "B22" not in codes(hasil)


def test_number_before_the_name_under_one_heading_is_no_name() -> None:
    hasil = table(
        "Sasaran | | Indikator | | Satuan | 2026",
        "1 | Meningkatnya mutu | 1 | Rata-rata Lama Sekolah | Tahun | 8",
        "| | 2. | Harapan Lama Sekolah | Tahun | 12",
        merges=["A1:B1", "C1:D1"],
    )
    assert [(texts(item)["sasaran"], texts(item)["indikator"]) for item in hasil.baris] == [
        ("Meningkatnya mutu", "Rata-rata Lama Sekolah"),
        ("Meningkatnya mutu", "Harapan Lama Sekolah"),
    ]
    assert not said(hasil, "B11")


def test_two_names_under_one_heading_are_said() -> None:
    hasil = table(
        "No | Sasaran | Indikator | | 2026",
        "1 | S | Indeks A | Indeks B | 8",
        merges=["C1:D1"],
    )
    assert texts(hasil.baris[0])["indikator"] == "Indeks A" and said(hasil, "B11") == ["D2"]


def test_unit_beside_the_value_under_one_heading() -> None:
    hasil = table(
        "No | Sasaran | Indikator | Target 2026 |",
        "1 | S | Produksi padi | 250 | Ton",
        "2 | S | Persentase A | 85 | %",
        merges=["D1:E1"],
    )
    assert [(texts(item)["satuan"], item.nilai[0].nilai) for item in hasil.baris] == [("Ton", 250), ("%", 85)]
    assert not said(hasil, "B11")


def test_two_values_under_one_heading_are_still_said() -> None:
    hasil = table("No | Sasaran | Indikator | Target 2026 |", "1 | S | Indeks A | 70 | 71", merges=["D1:E1"])
    assert said(hasil, "B11") == ["E2"]


def test_years_below_two_versions() -> None:
    hasil = table(
        "No | Sasaran | Indikator | Target Sebelum Perubahan | | Target Setelah Perubahan |",
        "| | | 2025 | 2026 | 2025 | 2026",
        "1 | S | Indeks A | 70 | 72 | 69 | 71",
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"],
    )
    assert [(item.tahun, item.nilai) for item in hasil.baris[0].nilai] == [(2025, 69), (2026, 71)]
    assert said(hasil, "B11") == ["D2", "E2"]


def test_tujuan_and_sasaran_in_the_lines_above_the_table() -> None:
    hasil = table(
        "IKU DINAS KEHUTANAN 2026",
        "Tujuan : Lestarinya hutan",
        "Sasaran Strategis | : | Meningkatnya tutupan hutan",
        "",
        "No | Indikator | Satuan | Target 2026",
        "1 | Indeks Tutupan Lahan | Indeks | 60",
    )
    assert texts(hasil.baris[0])["tujuan"] == "Tujuan : Lestarinya hutan"
    assert hasil.baris[0].medan["sasaran"].sel == "C3"
    assert texts(hasil.baris[0])["sasaran"] == "Meningkatnya tutupan hutan"


def test_lines_above_a_table_that_has_the_column_name_nothing() -> None:
    hasil = table("Sasaran : Semua bidang", "No | Sasaran | Indikator | Target 2026", "1 | S | Indeks A | 60")
    assert [texts(item)["sasaran"] for item in hasil.baris] == ["S"]


def test_several_sasaran_above_one_table_are_a_list() -> None:
    hasil = table("Sasaran 1 : A", "Sasaran 2 : B", "No | Indikator | Target 2026", "1 | Indeks A | 60")
    assert "sasaran" not in hasil.baris[0].medan


def test_sasaran_written_line_by_line_beside_its_indicators() -> None:
    head = "No | Sasaran | Indikator | Target 2026"
    hasil = table(
        head,
        "1 | Meningkatnya kualitas | Indeks A | 70",
        "| pelayanan sosial | Indeks B | 80",
        "2 | Meningkatnya akuntabilitas | Indeks C | 90",
    )
    assert [texts(item)["sasaran"] for item in hasil.baris] == [
        *["Meningkatnya kualitas pelayanan sosial"] * 2,
        "Meningkatnya akuntabilitas",
    ]
    assert [item.baris for item in hasil.masalah if item.kode == "B25"] == [3]
    lower = table(head, "1 | meningkatnya A | Indeks A | 70", "| pelayanan B | Indeks B | 80")
    assert [texts(item)["sasaran"] for item in lower.baris] == ["meningkatnya A", "pelayanan B"]
    own = table(head, "1 | Meningkatnya A | Indeks A | 70", "| terwujudnya B | Indeks B | 80")
    assert [texts(item)["sasaran"] for item in own.baris] == ["Meningkatnya A", "terwujudnya B"]


def test_table_below_the_long_text_of_a_decree() -> None:
    lines = [f"{number}. Undang-Undang Nomor {number};" for number in range(1, 151)]
    hasil = table(*lines, "No | Sasaran | Indikator | Target 2026", "1 | S | Indeks A | 60")
    assert [item.baris for item in hasil.baris] == [152]


def test_row_that_heads_the_indicators_of_another_bidang_is_said() -> None:
    head = "No | Sasaran | Indikator | Target 2026"
    hasil = table(
        "Bidang Politik Dalam Negeri",
        head,
        "1 | S | Indeks A | 60",
        "Bidang Kewaspadaan Nasional",
        head,
        "1 | T | Indeks B | 70",
        jenis="usulan",
    )
    assert len(hasil.baris) == 2
    assert [item.baris for item in hasil.masalah if item.kode == "B34"] == [4]


def test_header_reaches_down_to_where_its_headings_are_merged() -> None:
    hasil = table(
        "No | Indikator | Satuan | Target 2026 | |",
        "| | | Semarang | Demak | Provinsi",
        "1 | Persentase desa tertib | Persen | 80 | 75 | 78",
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:F1"],
    )
    (baris,) = hasil.baris
    assert not baris.nilai and said(hasil, "B10") == ["D2", "E2", "F2"]


def test_pagu_by_source_of_funds_is_their_sum() -> None:
    hasil = table(
        "RENJA TAHUN 2026",
        "Kode | Program | Indikator | Target | Pagu Indikatif (Rp) | |",
        "| | | | APBD | DAK | Jumlah",
        "1.01.02 | Program Pendidikan | APK | 98 | 1000000 | 500000 | 1500000",
        merges=["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:G2"],
    )
    assert value(hasil.baris[0], "pagu", 2026).nilai == 1_500_000
    assert said(hasil, "B10") == ["E3", "F3"]


def test_units_beside_the_values_of_each_year() -> None:
    hasil = table(
        "No | Sasaran | Indikator | 2025 | | 2026 |",
        "1 | S | Persentase A | 70 | % | 72 | %",
        "2 | S | Jumlah B | 5 | Kasus | 4 | Kasus",
        merges=["D1:E1", "F1:G1"],
    )
    assert [texts(item)["satuan"] for item in hasil.baris] == ["%", "Kasus"]
    assert [item.nilai for item in hasil.baris[1].nilai] == [5, 4] and not said(hasil, "B11")


def test_value_that_only_the_older_version_has_is_said() -> None:
    hasil = table(
        "PERJANJIAN KINERJA PERUBAHAN 2026",
        "No | Sasaran | Indikator | Target |",
        "| | | Semula | Menjadi",
        "1 | S | Indeks A | 70 | 72",
        "2 | S | Indeks B | 80 |",
        merges=["A2:A3", "B2:B3", "C2:C3", "D2:E2"],
    )
    assert said(hasil, "B11") == ["D3", "D5"]
    assert not [item for item in hasil.baris[1].nilai if item.jenis != "kosong"]


def test_export_with_a_whole_code_and_a_name_for_each_level() -> None:
    hasil = table(
        "Tahun | Kode Program | Nama Program | Kode Sub Kegiatan | Nama Sub Kegiatan | Indikator | Target | Pagu",
        "2026 | '8.01.02 | PROGRAM IDEOLOGI | '8.01.02.1.01.0001 | Penyusunan Program Kerja | Dokumen | 2 | 150000",
    )
    (baris,) = hasil.baris
    assert (texts(baris)["kode"], baris.medan["kode"].sel) == ("8.01.02.1.01.0001", "D2")
    assert texts(baris)["uraian"] == "Penyusunan Program Kerja" and baris.medan["level"].baku == "sub_kegiatan"
    assert (value(baris, "target", 2026).nilai, value(baris, "pagu", 2026).nilai) == (2, 150_000)


@pytest.mark.parametrize("kode", ["1 . 02 . 03 .", "’1.02.03", "1.02.03."])
def test_code_with_blanks_a_mark_of_text_or_a_dot_behind(kode: str) -> None:
    hasil = table("Kode | Program | Indikator | Target 2026 | Pagu 2026", f"{kode} | Program A | Rasio | 5 | 1000")
    assert texts(hasil.baris[0])["kode"] == "1.02.03" and not said(hasil, "B32")


def test_cover_gives_the_period_where_no_table_does() -> None:
    sheet = [row("Sasaran | Indikator | Target Tahun ke- |"), row("| | 1 | 2"), row("S | Indeks A | 70 | 71")]
    books = {
        "Renstra lama": [["RENSTRA 2018-2023"]],
        "Cover": [["RENCANA STRATEGIS"], ["TAHUN 2025-2029"]],
        "T-C.25": sheet,
    }
    assert [item.tahun for item in read(books).baris[0].nilai] == [2025, 2026]
    books["T-C.25"] = [["RENSTRA 2021-2026"], *sheet]
    assert [item.tahun for item in read(books).baris[0].nilai] == [2021, 2022]


def test_group_row_of_a_further_table_says_what_its_uraian_is() -> None:
    hasil = table(
        "RENCANA STRATEGIS 2016-2021",
        "No | Indikator Tujuan | Rumus | Kondisi Awal 2015",
        "1 | UHH | ASDR | 72",
        "",
        "Sasaran | | | Target Tahun |",
        "Uraian | Indikator | Rumus | 2016 | 2017",
        "Meningkatnya kesehatan keluarga | AKI | kematian / KH | 115 | 110",
        merges=["A5:C5", "D5:E5"],
    )
    assert [texts(item)["indikator"] for item in hasil.baris] == ["UHH", "AKI"]
    assert texts(hasil.baris[1])["sasaran"] == "Meningkatnya kesehatan keluarga"
    assert hasil.lembar[0].baris_judul == (2, 5, 6)


def test_older_indicator_beside_the_one_that_replaces_it() -> None:
    hasil = table(
        "No | Sasaran | Indikator Lama | Target Lama 2026 | Indikator Baru | Target Baru 2026",
        "1 | S | Jumlah sosialisasi | 12 | Tingkat partisipasi pemilih | 79",
    )
    (baris,) = hasil.baris
    assert (texts(baris)["indikator"], value(baris, "target", 2026).nilai) == ("Tingkat partisipasi pemilih", 79)
    assert said(hasil, "B11") == ["C1", "D1"]
