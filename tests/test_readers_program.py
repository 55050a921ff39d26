"""Programme tables: code rows and outcome rows, pagu counted once, codes in one cell and in five; T-C.33."""

from __future__ import annotations

import pytest

from iku_analysis.readers.kode import parse_code, split_name
from iku_analysis.records import Baris, Nilai
from tests.lembar import cells, codes, read, row, texts, value

HEAD = [
    row(
        "BIDANG URUSAN / PROGRAM / OUTCOME / KEGIATAN / SUBKEGIATAN OUTPUT|INDIKATOR OUTCOME / OUTPUT|SATUAN"
        "|BASELINE TAHUN 2024|TARGET DAN PAGU INDIKATIF TAHUN||||PERANGKAT DAERAH"
    ),
    row("||||'2025||'2026||"),
    row("||||TARGET|PAGU|TARGET|PAGU|"),
]
MERGES = ["A1:A3", "B1:B3", "C1:C3", "D1:D3", "E1:H1", "I1:I3", "E2:F2", "G2:H2"]


def program(*rows: list[object]) -> list[Baris]:
    return list(read([*HEAD, *rows], merges=MERGES, jenis="renstra").baris)


def pagu(baris: Baris) -> list[tuple[int | None, float | None, bool]]:
    return [(nilai.tahun, nilai.nilai, nilai.ulangan) for nilai in baris.nilai if nilai.medan == "pagu"]


def test_code_row_and_outcome_row_count_the_pagu_once() -> None:
    code, outcome, second = program(
        ["8.01.02 - PROGRAM PENGUATAN IDEOLOGI", None, None, None, None, 100000, None, 200000, "Badan"],
        ["Menguatnya ideologi", "Indeks A", "Indeks", 70, 71, 100000, 72, 200000],
        [None, "Indeks B", "Indeks", 60, 61, None, 62, None],
    )
    assert (texts(code)["kode"], texts(code)["uraian"]) == ("8.01.02", "PROGRAM PENGUATAN IDEOLOGI")
    assert code.medan["level"].baku == "program"
    assert pagu(code) == [(2025, 100000, False), (2026, 200000, False)]
    assert pagu(outcome) == [(2025, 100000, True), (2026, 200000, True)]
    assert (texts(outcome)["kode"], cells(outcome)["kode"], outcome.medan["level"].baku) == ("8.01.02", "A4", "program")
    assert texts(outcome)["uraian"] == "Menguatnya ideologi"
    assert value(outcome, "target", 2026).nilai == 72
    assert value(outcome, "baseline", 2024).nilai == 70
    assert pagu(second) == []
    assert texts(second)["indikator"] == "Indeks B"


def test_header_of_three_rows_is_named_whole() -> None:
    hasil = read([*HEAD, ["8.01.02 - PROGRAM X", None, None, None, None, 5]], merges=MERGES)
    assert hasil.lembar[0].baris_judul == (1, 2, 3)
    assert hasil.lembar[0].kolom["pagu:2026"] == "H"
    assert (hasil.jenis, hasil.lembar[0].tabel) == ("renstra", "program")


def test_outcome_with_its_own_share_of_the_pagu_is_no_repeat() -> None:
    _, outcome = program(
        ["8.01.02 - PROGRAM X", "Indeks A", "Indeks", 70, 71, 100000, 72, 200000],
        [None, "Indeks B", "Indeks", 60, 61, 40000, 62, 50000],
    )
    assert pagu(outcome) == [(2025, 40000, False), (2026, 50000, False)]


def test_pagu_merged_over_code_row_and_outcome_row_is_a_repeat() -> None:
    rows = [
        ["8.01.02 - PROGRAM X", None, None, None, None, 100000],
        ["Outcome", "Indeks A", "Indeks", 70, 71],
    ]
    _, outcome = read([*HEAD, *rows], merges=[*MERGES, "F4:F5"], jenis="renstra").baris
    assert pagu(outcome) == [(2025, 100000, True)]
    assert value(outcome, "pagu", 2025).sel == "F4"


def test_levels_by_the_length_of_the_code() -> None:
    rows = [
        ["8.01 - KESATUAN BANGSA DAN POLITIK", None, None, None, None, 1],
        ["8.01.02 - PROGRAM X", None, None, None, None, 1],
        ["8.01.02.1.01 - Perumusan Kebijakan", None, None, None, None, 1],
        ["8.01.02.1.01.0001 - Penyusunan Program Kerja", None, None, None, None, 1],
    ]
    assert [baris.medan["level"].baku for baris in program(*rows)] == ["urusan", "program", "kegiatan", "sub_kegiatan"]


def test_sasaran_row_inside_the_programme_table() -> None:
    sasaran, code = program(
        ["Sasaran 1: Meningkatnya ketahanan", "Indeks K", "Indeks", 70, 71, None, 72, None],
        ["8.01.02 - PROGRAM X", None, None, None, None, 5, None, 6],
    )
    assert sasaran.medan["level"].baku == "sasaran"
    assert texts(sasaran)["indikator"] == "Indeks K"
    assert "kode" not in sasaran.medan
    assert cells(code)["sasaran"] == "A4"


SASARAN_TABLE = [
    ["Program Renstra 2025-2029"],
    ["Sasaran", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Satuan", "Target 2025", "Pagu 2025"],
]


def test_outcome_row_that_names_a_new_sasaran_keeps_the_code_above() -> None:
    table = [
        *SASARAN_TABLE,
        ["Sasaran A", "8.01.05 - PROGRAM X", None, None, None, 5000],
        [None, "Meningkatnya A", "Indeks A", "Indeks", 70, 5000],
        ["Meningkatnya B", "Meningkatnya B", "Indeks B", "Indeks", 60, 5000],
        [None, "8.01.05.1.01 - Perumusan", None, None, None, 5000],
    ]
    hasil = read(table, jenis="renstra")
    _, _, outcome, kegiatan = hasil.baris
    assert (texts(outcome)["kode"], cells(outcome)["kode"], outcome.medan["level"].baku) == ("8.01.05", "B3", "program")
    assert (texts(outcome)["sasaran"], texts(outcome)["uraian"]) == ("Meningkatnya B", "Meningkatnya B")
    assert pagu(outcome) == [(2025, 5000, True)]
    assert (texts(kegiatan)["kode"], cells(kegiatan)["sasaran"]) == ("8.01.05.1.01", "A5")
    assert "B22" not in codes(hasil)


def test_sasaran_with_its_indicator_and_no_sentence_below_a_code_is_a_sasaran_row() -> None:
    table = [
        *SASARAN_TABLE,
        ["Sasaran A", "8.01.05 - PROGRAM X", "Indeks A", "Indeks", 70, 5000],
        ["Sasaran B", None, "Indeks B", "Indeks", 60, None],
    ]
    sasaran = read(table, jenis="renstra").baris[1]
    assert sasaran.medan["level"].baku == "sasaran"
    assert "kode" not in sasaran.medan


def test_new_sasaran_below_the_output_of_a_kegiatan_is_doubtful_and_said() -> None:
    table = [
        *SASARAN_TABLE,
        ["Sasaran A", "8.01.05.1.01 - Perumusan", "Jumlah A", "Dokumen", 7, 5000],
        ["Sasaran B", "Terlaksananya B", "Jumlah B", "Dokumen", 6, None],
        ["Sasaran C", "Sasaran C", "Indeks C", "Indeks", 60, None],
    ]
    hasil = read(table, jenis="renstra")
    assert [texts(baris).get("kode") for baris in hasil.baris] == ["8.01.05.1.01", "8.01.05.1.01", None]
    assert hasil.baris[2].medan["level"].baku == "sasaran"
    assert [masalah.baris for masalah in hasil.masalah if masalah.kode == "B22"] == [4, 5]


def test_programme_named_without_its_code_is_no_row_of_the_code_above() -> None:
    table = [
        ["Program Renstra 2025-2029"],
        ["Sasaran", "Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Satuan", "Target 2025", "Pagu 2025"],
        ["Sasaran A", "8.01.02", "PROGRAM X", "Indeks A", "Indeks", 70, 5000],
        [None, None, "PROGRAM X", "Indeks B", "Indeks", 60, None],
        ["Sasaran C", None, "PROGRAM Y", "Indeks C", "Indeks", 50, 7000],
        [None, None, "Meningkatnya C", "Indeks D", "Indeks", 50, 7000],
    ]
    first, second, named, below = read(table, jenis="renstra", periode=(2025, 2029)).baris
    assert (texts(second)["kode"], texts(second)["indikator"]) == ("8.01.02", "Indeks B")
    assert "kode" not in named.medan
    assert (named.medan["level"].baku, texts(named)["uraian"]) == ("program", "PROGRAM Y")
    assert "kode" not in below.medan
    assert (below.medan["level"].baku, pagu(below)) == ("program", [(2025, 7000, True)])
    assert texts(first)["sasaran"] == "Sasaran A"


def test_urusan_of_one_digit_before_its_name() -> None:
    (baris,) = program(["8 - UNSUR PEMERINTAHAN UMUM", None, None, None, None, 5])
    assert (texts(baris)["kode"], baris.medan["level"].baku, texts(baris)["uraian"]) == (
        "8",
        "urusan",
        "UNSUR PEMERINTAHAN UMUM",
    )


def test_total_row_is_no_record() -> None:
    hasil = read(
        [*HEAD, ["8.01.02 - PROGRAM X", None, None, None, None, 5], ["TOTAL PAGU", None, None, None, None, 5]],
        merges=MERGES,
    )
    assert len(hasil.baris) == 1
    assert hasil.lembar[0].dilewati[-1].alasan == "baris jumlah"


def test_agency_row_is_no_record() -> None:
    (code,) = program(
        ["8.01.0.00.0.00.01.0000 - BADAN KESBANGPOL", None, None, None, None, 5],
        ["8.01.02 - PROGRAM X", None, None, None, None, 5],
    )
    assert code.baris == 5


T_C_27 = [
    row(
        "Tujuan|Sasaran|Indikator Sasaran|Kode|||||Program/Kegiatan/Sub Kegiatan"
        "|Indikator Kinerja Program (Outcome) dan Kegiatan (Output)|Data Capaian pada Tahun Awal Perencanaan"
        "|Target Kinerja dan Kerangka Pendanaan||||Kondisi Kinerja pada akhir periode Renstra|"
        "|Unit Kerja Perangkat Daerah Penanggungjawab|Lokasi"
    ),
    row("|||||||||||Tahun-1||Tahun-2||||"),
    row("|||||||||||Target|Rp|Target|Rp|Target|Rp"),
]
T_C_27_MERGES = ["D1:H3", "L1:O1", "L2:M2", "N2:O2", "P1:Q2", "I1:I3", "J1:J3", "K1:K3"]


def test_t_c_27_with_a_code_in_five_columns() -> None:
    rows = [
        row("T|S|Nilai SAKIP||||||||B|BB||A||A|"),
        row("|||8|1|'02|||PROGRAM X|Indeks A|70|71|1,000,000|72|2,000,000|75|3000000"),
        row("|||'8|'01|'02|2,01||Perumusan|Jumlah B|-|2 Dok|500,000|3 Dok|-|'3|-"),
    ]
    sasaran, code, kegiatan = read([*T_C_27, *rows], merges=T_C_27_MERGES, jenis="renstra", periode=(2025, 2029)).baris
    assert (sasaran.medan["level"].baku, texts(sasaran)["indikator"]) == ("sasaran", "Nilai SAKIP")
    assert value(sasaran, "target", 2026).predikat == "A"
    assert (texts(code)["kode"], cells(code)["kode"], code.medan["level"].baku) == ("8.01.02", "D5:H5", "program")
    assert pagu(code) == [(2025, 1000000, False), (2026, 2000000, False)]
    assert value(code, "target_akhir").nilai == 75
    assert value(code, "pagu_akhir").nilai == 3000000
    assert (texts(kegiatan)["kode"], kegiatan.medan["level"].baku) == ("8.01.02.2.01", "kegiatan")
    assert value(kegiatan, "target", 2025).satuan == "dokumen"
    assert value(kegiatan, "pagu", 2026).jenis == "kosong"
    assert cells(kegiatan)["sasaran"] == "B4"


def test_code_destroyed_by_autofill_is_a_fault_and_keeps_its_text() -> None:
    rows = [[None, None, None, "8", "2 Paket", "02", "2.02", None, "Penetapan", "Jumlah B", "-", 1, 5, 1, 5, 1, 5]]
    hasil = read([*T_C_27, *rows], merges=T_C_27_MERGES, jenis="renstra", periode=(2025, 2029))
    assert "B32" in codes(hasil)
    assert texts(hasil.baris[0])["kode"] == "8.2 Paket.02.2.02"
    assert hasil.baris[0].medan["level"].baku == "kegiatan"


def test_row_shifted_to_the_right_is_refused_not_misread() -> None:
    rows = [row("||||||'03|'02||||PROGRAM KEPEGAWAIAN DAERAH|Persentase pengadaan ASN|||5")]
    hasil = read([*T_C_27, *rows], merges=T_C_27_MERGES, jenis="renstra", periode=(2025, 2029))
    assert hasil.baris == ()
    assert "B27" in codes(hasil)


def test_unit_repeated_for_each_year() -> None:
    hasil = read(
        [
            row(
                "Kode|Urusan/Program|Indikator Program|2025 Target|2025 Satuan|2025 Rp|2026 Target|2026 Satuan|2026 Rp"
            ),
            ["8.01.02", "PROGRAM X", "Indeks A", 100, "Persen", "102.500.000,00", 9, "Dokumen", "210.000.000,00"],
        ]
    )
    (baris,) = hasil.baris
    assert (baris.medan["satuan"].baku, baris.medan["satuan"].sel) == ("persen", "E2")
    assert value(baris, "target", 2025).satuan is None
    assert value(baris, "target", 2026).satuan == "dokumen"
    assert value(baris, "pagu", 2026).nilai == 210_000_000


def test_us_and_indonesian_amounts_and_empty_amounts() -> None:
    rows = [
        ["8.01.02 - PROGRAM X", None, None, None, None, "102,500,000.00", None, "9446966806.00"],
        ["8.01.03 - PROGRAM Y", None, None, None, None, "Rp -", None, "3.986.046.000,00"],
    ]
    first, second = program(*rows)
    assert pagu(first) == [(2025, 102_500_000, False), (2026, 9_446_966_806, False)]
    assert value(second, "pagu", 2025).jenis == "kosong"
    assert value(second, "pagu", 2026).nilai == 3_986_046_000


def test_codes_as_they_stand_in_cells() -> None:
    assert [parse_code(text).teks for text in ("8.01.02", "2,01", "X.XX.01", "8.01.02.1.01.0001", "8.01. 02")] == [  # type: ignore[union-attr]
        "8.01.02",
        "2.01",
        "X.XX.01",
        "8.01.02.1.01.0001",
        "8.01.02",
    ]
    assert parse_code("2 Paket") is None
    assert split_name("1. Persentase konflik") is None
    found = split_name("X.XX.01 PROGRAM PENUNJANG")
    assert found and (found[0].level, found[1]) == ("program", "PROGRAM PENUNJANG")


T_C_33 = [
    ["RENCANA KERJA TAHUN 2026"],
    row(
        "Kode|Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan|Indikator Kinerja||||||Rencana Tahun 2026||||"
        "Catatan Penting|Prakiraan Maju Rencana Tahun 2027|"
    ),
    row(
        "||Capaian Program||Keluaran Sub Kegiatan||Hasil Kegiatan||Lokasi Output|Target Capaian Kinerja"
        "|Pagu Indikatif (Rp)|Sumber Dana||Target Capaian|Kebutuhan Dana (Rp)"
    ),
    row("||Tolok Ukur|Target|Tolok Ukur|Target|Tolok Ukur|Target"),
    row("'1|'2|'3|'4|'5|'6|'7|'8|'9|'10|'11|'12|'13|'14|'15"),
]
T_C_33_MERGES = ["A2:A4", "B2:B4", "C2:H2", "C3:D3", "E3:F3", "G3:H3", "I2:L2", "I3:I4", "J3:J4", "K3:K4", "L3:L4"]
T_C_33_MERGES += ["M2:M4", "N2:O2", "N3:N4", "O3:O4"]


def renja(*rows: list[object]) -> list[Baris]:
    return list(read([*T_C_33, *rows], merges=T_C_33_MERGES).baris)


def said(baris: Baris) -> list[tuple[str, int | None, float | None, bool]]:
    def number(nilai: Nilai) -> float | None:
        return nilai.nilai

    return [(nilai.medan, nilai.tahun, number(nilai), nilai.ulangan) for nilai in baris.nilai]


def test_renja_row_with_one_pair() -> None:
    (baris,) = renja(row("8.01.02|PROGRAM X|Indeks A|72 Indeks|||||Jateng|72 Indeks|5000|APBD||73|6000"))
    assert (baris.jenis, baris.ke) == ("renja", None)
    assert (texts(baris)["indikator"], cells(baris)["indikator"], texts(baris)["kode"]) == ("Indeks A", "C6", "8.01.02")
    assert said(baris) == [
        ("target", 2026, 72, False),
        ("target", 2026, 72, True),
        ("pagu", 2026, 5000, False),
        ("target_maju", 2027, 73, False),
        ("pagu_maju", 2027, 6000, False),
    ]
    assert texts(baris)["lokasi"] == "Jateng"
    assert texts(baris)["sumber_dana"] == "APBD"


def test_renja_row_with_two_pairs_gives_the_pagu_to_the_first() -> None:
    first, second = renja(row("8.01.02.1.01|Perumusan|||Jumlah A|5 Dokumen|Persentase B|80%|Jateng||5000"))
    assert [(baris.ke, texts(baris)["indikator"]) for baris in (first, second)] == [
        (1, "Jumlah A"),
        (2, "Persentase B"),
    ]
    assert said(first) == [("target", 2026, 5, False), ("pagu", 2026, 5000, False)]
    assert said(second) == [("target", 2026, 80, False)]


def test_renja_second_indicator_row_belongs_to_the_code_above() -> None:
    rows = [
        ["8.01.02", "PROGRAM X", "Indeks A", 72, None, None, None, None, None, None, 5000],
        [None, None, "Indeks B", 60, None, None, None, None, None, None, 5000],
    ]
    _, second = renja(*rows)
    assert (texts(second)["kode"], cells(second)["kode"]) == ("8.01.02", "A6")
    assert said(second)[-1] == ("pagu", 2026, 5000, True)


def test_renja_row_with_pagu_alone_is_a_record() -> None:
    (baris,) = renja(["8.01", "KESATUAN BANGSA DAN POLITIK", None, None, None, None, None, None, None, None, 9000])
    assert (baris.medan["level"].baku, said(baris)) == ("urusan", [("pagu", 2026, 9000, False)])


def test_renja_target_capaian_that_repeats_another_pair_is_no_contradiction() -> None:
    row = ["8.01.02.1.01", "Kebijakan", "Indeks A", 72, "Jumlah B", "100 Orang", None, None, None, "100 Orang", 5000]
    hasil = read([*T_C_33, row], merges=T_C_33_MERGES)
    assert "B33" not in codes(hasil)
    assert said(hasil.baris[0])[:2] == [("target", 2026, 72, False), ("target", 2026, 100, True)]


def test_renja_programme_without_its_code_is_not_the_one_above() -> None:
    rows = [
        ["8.01.02", "PROGRAM X", "Indeks A", 72, None, None, None, None, None, None, 5000],
        [None, "PROGRAM Y", "Indeks B", 60, None, None, None, None, None, None, 5000],
    ]
    _, second = renja(*rows)
    assert "kode" not in second.medan
    assert second.medan["level"].baku == "program"
    assert said(second)[-1] == ("pagu", 2026, 5000, False)


def test_renja_target_that_contradicts_its_target_capaian_is_said() -> None:
    row = ["8.01.02", "PROGRAM X", "Indeks A", 72, None, None, None, None, None, 75, 5000]
    hasil = read([*T_C_33, row], merges=T_C_33_MERGES)
    assert "B33" in codes(hasil)
    assert [item[3] for item in said(hasil.baris[0])[:2]] == [False, False]


@pytest.mark.parametrize(
    ("judul", "isi", "rupiah"),
    [
        ("Pagu 2026 (Rp. 000)", 3200000, 3_200_000_000),
        ("Pagu 2026 (juta rupiah)", "3.200,5", 3_200_500_000),
        ("Pagu 2026 (Rp miliar)", 3.2, 3_200_000_000),
        ("Pagu 2026 (Rp)", 3200000, 3_200_000),
    ],
)
def test_pagu_in_thousands_or_millions_is_counted_in_rupiah_and_said(judul: str, isi: object, rupiah: float) -> None:
    rows = [["Kode", "Program/Kegiatan", "Indikator", "Target 2026", judul]]
    hasil = read([*rows, ["8.01.02", "PROGRAM PENGUATAN IDEOLOGI", "Persentase paham", 64, isi]], jenis="renstra")
    assert value(hasil.baris[0], "pagu", 2026).nilai == rupiah
    assert [item.sel for item in hasil.masalah if item.kode == "B52"] == ([] if judul.endswith("(Rp)") else ["E1"])


def test_titles_that_say_thousands_count_for_every_pagu() -> None:
    rows = [
        ["RENCANA PROGRAM DAN PENDANAAN (dalam ribuan rupiah)"],
        ["Kode", "Program/Kegiatan", "Indikator", "Target 2026", "Pagu 2026"],
        ["8.01.02", "PROGRAM PENGUATAN IDEOLOGI", "Persentase paham", 64, 3200000],
    ]
    hasil = read(rows, jenis="renstra")
    assert value(hasil.baris[0], "pagu", 2026).nilai == 3_200_000_000
    assert value(hasil.baris[0], "target", 2026).nilai == 64


@pytest.mark.parametrize("formats", [{}, {"E2": '"Rp"#,##0'}])
def test_a_cell_that_says_rupiah_under_a_heading_of_thousands_is_left_to_a_person(formats: dict[str, str]) -> None:
    isi = 3200000 if formats else "Rp 3.200.000"
    rows = [["Kode", "Program/Kegiatan", "Indikator", "Target 2026", "Pagu 2026 (Rp. 000)"]]
    rows += [["8.01.02", "PROGRAM PENGUATAN IDEOLOGI", "Persentase paham", 64, isi]]
    hasil = read(rows, formats=formats, jenis="renstra")
    assert value(hasil.baris[0], "pagu", 2026).nilai == 3_200_000
    assert [item.sel for item in hasil.masalah if item.kode == "B13"] == ["E2"]
