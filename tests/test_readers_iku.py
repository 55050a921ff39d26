"""IKU tables in every layout: fields, years, addresses, fill-down, and the mess they come with."""

from __future__ import annotations

import pytest

from tests.lembar import cells, codes, read, row, texts, value

HEAD = ["No", "Sasaran Strategis", "Indikator Kinerja Utama", "Satuan", "Target 2025", "Target 2026"]


def test_layout_a_six_columns_with_titles_above() -> None:
    hasil = read(
        [
            ["INDIKATOR KINERJA UTAMA"],
            ["Bidang", ":", "Bidang Politik Dalam Negeri"],
            [],
            [
                "No",
                "Sasaran Strategis/Kinerja Utama",
                "Indikator Kinerja Utama",
                "Penjelasan",
                "Sumber Data",
                "Penanggung Jawab",
            ],
            [
                1,
                "Meningkatnya partisipasi",
                "Tingkat partisipasi pemilih",
                "Alasan: amanat\nFormulasi: a/b",
                "KPU",
                "Poldagri",
            ],
        ],
        "berkas.xlsx",
    )
    assert (hasil.jenis, hasil.bidang) == ("usulan", "Bidang Politik Dalam Negeri")
    assert hasil.lembar[0].baris_judul == (4,)
    (baris,) = hasil.baris
    assert texts(baris)["alasan"] == "amanat"
    assert texts(baris)["formulasi"] == "a/b"
    assert cells(baris)["formulasi"] == "D5"
    assert baris.medan["penanggung_jawab"].baku == ("Bidang Politik Dalam Negeri",)


def _penjelasan(text: str) -> dict[str, str]:
    (baris,) = read([["No", "Sasaran", "Indikator Kinerja", "Penjelasan"], [1, "S", "Indeks A", text]]).baris
    return {name: teks for name, teks in texts(baris).items() if name not in ("nomor", "sasaran", "indikator")}


def test_numbers_of_the_labels_in_penjelasan_belong_to_no_part() -> None:
    labelled = ["Alasan Pemilihan Indikator: amanat", "Formulasi: A / 2", "Tipe Penghitungan: Komulatif"]
    numbered = [f"{number}. {line}" for number, line in enumerate(labelled, start=1)]
    parts = {"alasan": "amanat", "formulasi": "A / 2", "tipe_penghitungan": "Komulatif"}
    assert _penjelasan("\n".join(numbered)) == parts
    assert _penjelasan(" ".join(numbered)) == parts
    # Without numbers before the labels, the 2 that ends a formula stays in it.
    assert _penjelasan("Formulasi: A dibagi 2. Sumber Data: BPS") == {"formulasi": "A dibagi 2.", "sumber_data": "BPS"}


def test_labels_in_penjelasan_before_a_dash_or_an_equals_sign_in_any_case() -> None:
    assert _penjelasan("SUMBER DATA - KPU\nalasan pemilihan indikator – penting: amanat\nformulasi = (a - b) / b") == {
        "sumber_data": "KPU",
        "alasan": "penting: amanat",
        "formulasi": "(a - b) / b",
    }
    assert _penjelasan("Formulasi : jumlah: a dan b; Tipe Penghitungan = Posisi akhir; Sumber Data - SIPD") == {
        "formulasi": "jumlah: a dan b",
        "tipe_penghitungan": "Posisi akhir",
        "sumber_data": "SIPD",
    }


def test_layout_b_penjelasan_in_five_labelled_parts() -> None:
    penjelasan = (
        "Alasan Pemilihan Indikator : menggambarkan hasil\nFormulasi Pengukuran : realisasi / target x 100%\n"
        "Tipe Penghitungan : Komulatif\nSKPD Penanggungjawab : Sekretariat\nSumber Data : Bappeda Provinsi"
    )
    hasil = read(
        [
            ["No", "Tujuan dan Sasaran Strategis", "Indikator Kinerja", "Penjelasan"],
            ["(1)", "(2)", "(3)", "(4)"],
            [1, "Tujuan 1: Terwujudnya demokrasi", None, None],
            [None, "Sasaran 1.1: Meningkatnya budaya politik", "Pertumbuhan PDRB", penjelasan],
        ]
    )
    (baris,) = hasil.baris
    assert cells(baris) == {
        "tujuan": "B3",
        "sasaran": "B4",
        "indikator": "C4",
        "alasan": "D4",
        "formulasi": "D4",
        "tipe_penghitungan": "D4",
        "penanggung_jawab": "D4",
        "sumber_data": "D4",
    }
    assert baris.medan["tipe_penghitungan"].baku == "kumulatif"
    assert texts(baris)["formulasi"] == "realisasi / target x 100%"
    assert hasil.lembar[0].baris_judul == (1,)
    assert [item.alasan for item in hasil.lembar[0].dilewati] == ["baris nomor kolom"]


def test_layout_b_parts_run_together_on_one_line() -> None:
    penjelasan = "Alasan: amanat. Formulasi: a/b. Tipe Penghitungan: Non Kumulatif SKPD Penanggungjawab: Sekretariat"
    hasil = read([["No", "Sasaran", "Indikator Kinerja", "Penjelasan"], [1, "S", "Indeks A", penjelasan]])
    assert texts(hasil.baris[0])["tipe_penghitungan"] == "Non Kumulatif"
    assert texts(hasil.baris[0])["penanggung_jawab"] == "Sekretariat"


def test_layout_d_joint_heading_goes_to_formulasi() -> None:
    hasil = read(
        [
            ["No", "Tujuan/Sasaran", "Indikator", "Definisi Operasional/Formulasi", "Sumber Data", "Penanggung Jawab"],
            [1, "Meningkatnya X", "Indeks A", "rata-rata skor", "BPS", "Sekretariat"],
        ]
    )
    assert texts(hasil.baris[0]) == {
        "nomor": "1",
        "sasaran": "Meningkatnya X",
        "indikator": "Indeks A",
        "formulasi": "rata-rata skor",
        "sumber_data": "BPS",
        "penanggung_jawab": "Sekretariat",
    }


def test_layout_e_year_over_target_and_realisasi() -> None:
    hasil = read(
        [
            ["No", "Tujuan/Sasaran", "Indikator", "Definisi Operasional/Formulasi", "Satuan", 2025, None, 2026, None],
            [None, None, None, None, None, "Target", "Realisasi", "Target", "Realisasi"],
            [1, "Meningkatnya X", "Indeks A", "skor", "Indeks", 70, 71, 72, None],
        ],
        merges=["F1:G1", "H1:I1", "A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2"],
    )
    (baris,) = hasil.baris
    assert hasil.lembar[0].baris_judul == (1, 2)
    assert value(baris, "target", 2026).nilai == 72
    assert value(baris, "realisasi", 2025).sel == "G3"
    assert value(baris, "realisasi", 2026).jenis == "kosong"


def test_layout_g_import_template_gives_one_record_a_row() -> None:
    hasil = read(
        [
            [
                "level",
                "kode",
                "uraian",
                "tahun_awal",
                "tahun_akhir",
                "tahun_target",
                "target",
                "satuan",
                "tipe_perhitungan",
            ],
            ["sasaran", "1.1", "Meningkatnya X", 2025, 2029, None, None, None, None],
            ["indikator_sasaran", "1.1.1", "Indeks A", 2025, 2029, 2026, 70, "Indeks", None],
            ["indikator_sasaran", "1.1.1", "Indeks A", 2025, 2029, 2027, 71, "Indeks", "kumulatif"],
        ]
    )
    assert [texts(baris)["indikator"] for baris in hasil.baris] == ["Indeks A", "Indeks A"]
    assert [baris.medan["sasaran"].sel for baris in hasil.baris] == ["C2", "C2"]
    assert value(hasil.baris[0], "target", 2026).nilai == 70
    assert value(hasil.baris[1], "target", 2027).nilai == 71


def test_layout_h_renstra_table_without_sasaran_column() -> None:
    hasil = read(
        [
            ["RENSTRA 2025-2029"],
            [
                "NO",
                "INDIKATOR",
                "STATUS",
                "DEFINISI OPERASIONAL",
                "SATUAN",
                "BASELINE TAHUN 2024",
                "TARGET TAHUN",
                None,
                "KETERANGAN",
            ],
            [None, None, None, None, None, None, 2025, 2026, None],
            ["(01)", "(02)", "(03)", "(04)", "(05)", "(06)", "(07)", "(08)", "(09)"],
            [1, "Angka konflik", "negatif", "jumlah konflik", "Kasus", 12, 11, 10, None],
        ],
        merges=["G2:H2"],
        jenis="renstra",
    )
    (baris,) = hasil.baris
    assert hasil.lembar[0].tabel == "iku"
    assert hasil.periode == (2025, 2029)
    assert baris.medan["polaritas"].baku == "turun"
    assert value(baris, "baseline", 2024).nilai == 12
    assert value(baris, "target", 2026).nilai == 10


def test_group_heading_not_merged_still_covers_its_years() -> None:
    hasil = read(
        [
            ["No", "Indikator", "Pagu", None, "Keterangan"],
            [None, None, 2025, 2026, None],
            [1, "Indeks A", 1000000, 2000000, "x"],
        ]
    )
    assert hasil.lembar[0].baris_judul == (1, 2)
    assert value(hasil.baris[0], "pagu", 2026).nilai == 2000000


def test_group_row_above_a_complete_row_of_headings() -> None:
    hasil = read(
        [
            ["INDIKATOR KINERJA UTAMA"],
            [],
            [None, None, None, "REALISASI", None],
            ["No", "Sasaran", "Indikator", "2023", "2024"],
            [1, "S", "Indeks A", 60, 61],
        ],
        merges=["D3:E3"],
    )
    assert hasil.lembar[0].baris_judul == (3, 4)
    assert value(hasil.baris[0], "realisasi", 2024).nilai == 61


def test_tahun_ke_counts_from_the_period() -> None:
    rows = [
        ["Tahun 2025-2029"],
        ["No", "Sasaran", "Indikator", "Target Tahun ke-1", "Tahun ke-2"],
        [1, "S", "Indeks A", 60, 61],
    ]
    assert value(read(rows).baris[0], "target", 2026).nilai == 61


def test_tahun_ke_without_period_is_said() -> None:
    rows = [["No", "Sasaran", "Indikator", "Target Tahun ke-1"], [1, "S", "Indeks A", 60]]
    hasil = read(rows)
    assert value(hasil.baris[0], "target", None).nilai == 60
    assert "B12" in codes(hasil)
    assert value(read(rows, periode=(2025, 2029)).baris[0], "target", 2025).nilai == 60


def test_sasaran_merged_over_its_indicators() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", 1, 2], [2, None, "B", "Persen", 3, 4]], merges=["B2:B3"])
    assert [baris.medan["sasaran"].sel for baris in hasil.baris] == ["B2", "B2"]


def test_sasaran_left_blank_below_its_first_row() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", 1, 2], [2, None, "B", "Persen", 3, 4], [3, "T", "C", "Persen", 5, 6]])
    assert [baris.medan["sasaran"].sel for baris in hasil.baris] == ["B2", "B2", "B4"]


def test_new_tujuan_ends_the_sasaran_above() -> None:
    hasil = read(
        [
            ["Tujuan", "Sasaran", "Indikator", "Target 2026"],
            ["T1", "S1", "A", 1],
            ["T2", None, "B", 2],
        ]
    )
    assert "sasaran" not in hasil.baris[1].medan


def test_sasaran_without_indicator_is_a_record() -> None:
    hasil = read(
        [HEAD, [1, "S", "A", "Persen", 1, 2], [2, "Kosong", None, None, None, None], [3, "T", "C", "Persen", 5, 6]]
    )
    assert [(baris.baris, "indikator" in baris.medan) for baris in hasil.baris] == [(2, True), (3, False), (4, True)]


def test_last_sasaran_without_indicator_is_a_record() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", 1, 2], [2, "Kosong"]])
    assert [baris.baris for baris in hasil.baris] == [2, 3]


def test_row_without_indicator_but_with_targets_is_kept() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", 1, 2], [2, None, None, "Persen", 3, 4]])
    assert "indikator" not in hasil.baris[1].medan
    assert value(hasil.baris[1], "target", 2026).nilai == 4


def test_sasaran_written_across_the_table() -> None:
    hasil = read(
        [
            HEAD,
            ["Sasaran 1: Meningkatnya X"],
            [1, None, "A", "Persen", 1, 2],
        ],
        merges=["A2:F2"],
    )
    (baris,) = hasil.baris
    assert (texts(baris)["sasaran"], cells(baris)["sasaran"]) == ("Sasaran 1: Meningkatnya X", "A2")


def test_urusan_row_with_its_code_is_a_group_row() -> None:
    hasil = read([HEAD, [None, None, "8.01 - KESATUAN BANGSA DAN POLITIK"], [1, "S", "A", "Persen", 1, 2]])
    assert [baris.baris for baris in hasil.baris] == [3]
    assert hasil.lembar[0].dilewati[0].baris == 2


def test_agency_row_with_its_code_is_a_group_row() -> None:
    rows = [HEAD, [None, None, "8.01.0.00.0.00.01.0000 BADAN KESBANGPOL"], [1, "S", "A", "Persen", 1, 2]]
    assert [baris.baris for baris in read(rows).baris] == [3]


def test_number_rows_total_rows_and_page_numbers_are_no_records() -> None:
    hasil = read(
        [
            HEAD,
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            [1, "S", "A", "Persen", 1, 2],
            ["Halaman 1 dari 2"],
            HEAD,
            [-1, -2, -3, -4, -5, -6],
            [2, None, "B", "Persen", 3, 4],
            [None, "JUMLAH", None, None, 4, 6],
        ]
    )
    assert [baris.baris for baris in hasil.baris] == [3, 7]
    assert cells(hasil.baris[1])["sasaran"] == "B3"
    assert [item.baris for item in hasil.lembar[0].dilewati] == [2, 4, 5, 6, 8]


def test_urusan_code_in_the_column_of_numbers_beside_its_name_is_a_group_row() -> None:
    hasil = read([HEAD, ["8.01", None, "KESATUAN BANGSA DAN POLITIK"], ["1,02", "S", "IKM", "Nilai", 1, 2]])
    assert [baris.baris for baris in hasil.baris] == [3]
    assert [item.baris for item in hasil.lembar[0].dilewati] == [2]


def test_number_of_a_sasaran_without_indicator_is_kept() -> None:
    first, second = read([HEAD, [1, "Sasaran A"], [2, "Sasaran B", "Indeks B", "Indeks", 1, 2]]).baris
    assert (texts(first), cells(first)) == (
        {"nomor": "1", "sasaran": "Sasaran A"},
        {"nomor": "A2", "sasaran": "B2"},
    )
    assert texts(second)["nomor"] == "2"


def test_jumlah_as_satuan_or_formula_of_an_indicator_is_no_total_row() -> None:
    head = ["No", "Sasaran", "Indikator", "Satuan", "Formulasi", "Target 2025", "Target 2026"]
    hasil = read(
        [
            head,
            [1, "S", "Jumlah kejadian konflik", "Jumlah", "Kejadian setahun", 3, 2],
            [2, None, "Angka kriminalitas", "Kasus", "Jumlah", 3, 2],
            [None, None, None, "Jumlah", None, 6, 4],
        ]
    )
    assert [baris.baris for baris in hasil.baris] == [2, 3]
    assert [item.baris for item in hasil.lembar[0].dilewati] == [4]


def test_signature_in_the_column_of_targets_is_no_value() -> None:
    hasil = read(
        [
            HEAD,
            [1, "S", "A", "Persen", 1, 2],
            [],
            [None, None, None, None, "Semarang, 12 Januari 2026"],
            [None, None, None, None, "Kepala Bidang,"],
            [],
            [None, None, None, None, "Drs. Contoh, M.Si."],
            [None, None, None, None, "NIP. 197001011990011001"],
        ]
    )
    assert len(hasil.baris) == 1
    assert not [masalah for masalah in hasil.masalah if masalah.tingkat == "galat"]
    assert {item.alasan for item in hasil.lembar[0].dilewati} == {"bagian tanda tangan"}


@pytest.mark.parametrize(
    "first", ["Plt. Sekretaris Inspektorat", "Irban Wilayah II,", "Hendra Wiryawan, S.E., Ak., CA"]
)
def test_signature_that_no_word_announces_is_no_indicator_without_name(first: str) -> None:
    rows = [HEAD, [1, "S", "A", "Persen", 1, 2], [], [None] * 5 + [first], [], [None] * 5 + ["Pembina Tk. I"]]
    hasil = read(rows)
    assert [baris.baris for baris in hasil.baris] == [2]
    assert [(item.baris, item.alasan) for item in hasil.lembar[0].dilewati] == [
        (4, "bagian tanda tangan"),
        (6, "bagian tanda tangan"),
    ]


def test_words_in_a_value_column_with_data_below_are_no_signature() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", 1, 2], [], [None] * 5 + ["Tepat waktu"], [2, "S", "B", "Persen", 1, 2]])
    assert [baris.baris for baris in hasil.baris] == [2, 4, 5]
    assert "B03" in codes(hasil)


def test_note_below_the_table_is_no_record() -> None:
    hasil = read([HEAD, [1, "S", "A", "Persen", 1, 2], ["Catatan: angka sementara"]])
    assert [item.alasan for item in hasil.lembar[0].dilewati] == ["catatan di bawah tabel"]


def test_sentence_broken_over_two_pages_is_one_record() -> None:
    hasil = read([HEAD, [1, "S", "Persentase konflik yang", "Persen", 1, 2], HEAD, [None, None, "tertangani tuntas"]])
    (baris,) = hasil.baris
    assert texts(baris)["indikator"] == "Persentase konflik yang tertangani tuntas"
    assert "B25" in codes(hasil)


def test_several_indicators_in_one_cell_matched_by_line() -> None:
    hasil = read([HEAD, [1, "S", "Indeks A\nIndeks B", "Indeks\nPersen", "70\n80", "71\n81"]])
    assert [(baris.baris, baris.ke, texts(baris)["indikator"], texts(baris)["satuan"]) for baris in hasil.baris] == [
        (2, 1, "Indeks A", "Indeks"),
        (2, 2, "Indeks B", "Persen"),
    ]
    assert value(hasil.baris[1], "target", 2026).nilai == 81
    assert value(hasil.baris[1], "target", 2026).sel == "F2"


def test_several_indicators_numbered_in_one_cell() -> None:
    hasil = read([HEAD, [1, "S", "1. Indeks A\nyang panjang\n2. Indeks B", "Indeks", "70\n80", "71\n81"]])
    assert [texts(baris)["indikator"] for baris in hasil.baris] == ["1. Indeks A yang panjang", "2. Indeks B"]


def test_several_indicators_with_another_number_of_values_is_said() -> None:
    hasil = read([HEAD, [1, "S", "1. Indeks A\n2. Indeks B", "Indeks", "70\n80\n90", "71\n81"]])
    assert "B23" in codes(hasil)
    assert value(hasil.baris[0], "target", 2025).jenis == "teks"
    assert value(hasil.baris[1], "target", 2026).nilai == 81


def test_one_value_for_several_indicators_is_not_given_to_each_in_silence() -> None:
    hasil = read([HEAD, [1, "S", "1. Indeks A\n2. Indeks B", "Indeks", "70\n80", 71]])
    assert "B23" in codes(hasil)


def test_line_break_inside_one_name_is_one_indicator() -> None:
    hasil = read([HEAD, [1, "S", "Persentase konflik\nyang tertangani", "Persen", 70, 71]])
    assert [texts(baris)["indikator"] for baris in hasil.baris] == ["Persentase konflik yang tertangani"]


def test_unit_in_brackets_at_the_end_of_the_indicator() -> None:
    hasil = read([["No", "Sasaran", "Indikator", "Target 2026"], [1, "S", "Jumlah konflik (Kasus)", 3]])
    satuan = hasil.baris[0].medan["satuan"]
    assert (satuan.teks, satuan.sel) == ("Kasus", "C2")


def test_brackets_that_are_no_unit_are_left_alone() -> None:
    hasil = read([["No", "Sasaran", "Indikator", "Target 2026"], [1, "S", "Indeks Demokrasi (IDI)", 3]])
    assert "satuan" not in hasil.baris[0].medan


def test_several_bidang_in_one_cell_longest_names_first() -> None:
    text = "Bidang Ideologi, Wawasan Kebangsaan dan Karakter Bangsa dan Bidang Politik Dalam Negeri"
    hasil = read([["No", "Sasaran", "Indikator", "Penanggung Jawab", "Formulasi"], [1, "S", "A", text, "x"]])
    assert hasil.baris[0].medan["penanggung_jawab"].baku == (
        "Bidang Ideologi, Wawasan Kebangsaan dan Karakter Bangsa",
        "Bidang Politik Dalam Negeri",
    )


def test_unknown_bidang_has_no_canonical_form_and_is_said() -> None:
    hasil = read([["No", "Sasaran", "Indikator", "Penanggung Jawab", "Formulasi"], [1, "S", "A", "Bidang Bulan", "x"]])
    assert hasil.baris[0].medan["penanggung_jawab"].baku is None
    assert "B21" in codes(hasil)


def test_formulasi_merged_over_two_indicators_belongs_to_both() -> None:
    hasil = read(
        [["No", "Sasaran", "Indikator", "Formulasi", "Target 2026"], [1, "S", "A", "a/b", 1], [2, None, "B", None, 2]],
        merges=["D2:D3"],
    )
    assert [cells(baris)["formulasi"] for baris in hasil.baris] == ["D2", "D2"]


def test_one_indicator_merged_over_two_rows_is_one_record() -> None:
    hasil = read(
        [
            ["No", "Sasaran", "Indikator", "Formulasi", "Target 2026"],
            [1, "S", "A", "a dibagi b", 1],
            [None, None, None, "kali 100", None],
        ],
        merges=["C2:C3"],
    )
    (baris,) = hasil.baris
    assert texts(baris)["formulasi"] == "a dibagi b kali 100"


def test_second_value_of_one_merged_indicator_is_a_fault_not_an_overwrite() -> None:
    hasil = read(
        [
            ["No", "Sasaran", "Indikator", "Formulasi", "Target 2026"],
            [1, "S", "A", "x", 1],
            [None, None, None, None, 9],
        ],
        merges=["C2:C3"],
    )
    assert value(hasil.baris[0], "target", 2026).nilai == 1
    assert "B24" in codes(hasil)


def test_columns_in_any_order() -> None:
    hasil = read([["Target 2026", "Satuan", "Indikator", "Sasaran", "No"], [70, "Persen", "A", "S", 1]])
    assert cells(hasil.baris[0]) == {"nomor": "E2", "sasaran": "D2", "indikator": "C2", "satuan": "B2"}
    assert value(hasil.baris[0], "target", 2026).sel == "A2"


def test_roman_years_under_tahun_ke() -> None:
    hasil = read(
        [
            ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET PADA TAHUN KE-", None],
            [None, "STRATEGIS", "UTAMA", "I", "II"],
            [1, "S", "A", 1, 2],
        ],
        periode=(2025, 2029),
    )
    assert hasil.lembar[0].baris_judul == (1, 2)
    assert value(hasil.baris[0], "target", 2026).nilai == 2


@pytest.mark.parametrize(
    "judul", ["Target Renstra Perangkat Daerah Tahun ke-", "Target Renstra Tahun", "Target Renstra"]
)
def test_t_c_23_has_the_same_years_three_times(judul: str) -> None:
    hasil = read(
        [
            ["Tabel T-C.23 Pencapaian Kinerja Pelayanan", None, "Renstra 2018-2023"],
            row(
                f"NO|Indikator Kinerja sesuai Tugas dan Fungsi|Target IKK|{judul}|"
                "|Realisasi Capaian Tahun ke-||Rasio Capaian pada Tahun ke-|"
            ),
            [None, None, None, *([1, 2] if judul.endswith("ke-") else [2018, 2019]), 1, 2, 1, 2],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            [1, "Indeks A", None, 70, 71, 69, 71, "98,57", "100"],
        ],
        merges=["D2:E2", "F2:G2", "H2:I2"],
        jenis="renstra",
    )
    assert [(item.medan, item.tahun, item.nilai) for item in hasil.baris[0].nilai] == [
        ("target", 2018, 70),
        ("target", 2019, 71),
        ("realisasi", 2018, 69),
        ("realisasi", 2019, 71),
        ("capaian", 2018, 98.57),
        ("capaian", 2019, 100),
    ]
    assert hasil.lembar[0].tabel == "pengukuran"


def test_two_tables_with_other_columns_in_one_sheet() -> None:
    hasil = read(
        [
            HEAD,
            [1, "S", "A", "Persen", 1, 2],
            [],
            ["B. Tujuan kedua"],
            ["No", "Indikator", "Sasaran", "Target 2026"],
            [1, "B", "T", 9],
        ],
        jenis="usulan",
    )
    assert [(texts(baris)["indikator"], cells(baris)["sasaran"]) for baris in hasil.baris] == [("A", "B2"), ("B", "C6")]
    assert value(hasil.baris[1], "target", 2026).sel == "D6"
    assert hasil.lembar[0].baris_judul == (1, 5)


def test_second_table_of_another_kind_is_said() -> None:
    hasil = read(
        [
            ["Sasaran Strategis", "Indikator Kinerja", "Target 2026"],
            ["S", "A", "75%"],
            [],
            ["No", "Program", "Anggaran", "Keterangan"],
            [1, "Program P", "Rp 5.000.000", "APBD"],
        ],
        jenis="usulan",
    )
    assert [texts(baris)["indikator"] for baris in hasil.baris] == ["A"]
    assert [item.baris for item in hasil.masalah if item.kode == "B36"] == [4]


def test_target_merged_over_two_indicators_is_said() -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Target 2026", "Pagu 2026"],
        [1, "S", "A", 5, 1000],
        [2, None, "B", None, None],
    ]
    hasil = read(rows, merges=["D2:D3", "E2:E3"], jenis="usulan")
    assert value(hasil.baris[1], "target", 2026).sel == "D2"
    assert value(hasil.baris[1], "pagu", 2026).ulangan
    assert "B35" in codes(hasil)


def test_years_under_an_unknown_heading_are_said_not_dropped() -> None:
    hasil = read(
        [
            row("Sasaran | Indikator | Target |  | Angka rencana | "),
            row(" |  | 2025 | 2026 | 2025 | 2026"),
            row("Sasaran A | Indeks A | 5 | 6 | 7 | 8"),
        ],
        merges=("C1:D1", "E1:F1"),
    )
    assert [item.nilai for item in hasil.baris[0].nilai] == [5, 6]
    assert [item.sel for item in hasil.masalah if item.kode == "B10"] == ["E2", "F2"]
