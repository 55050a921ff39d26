"""Sheets without a table: forms of one indicator each, a table on its side; whose form it is."""

from __future__ import annotations

from tests.lembar import cells, codes, read, row, texts, value


def test_names_of_indicators_side_by_side_are_a_table_on_its_side() -> None:
    hasil = read(
        [
            row("Indikator | Persentase A | Indeks B | Nilai C"),
            row("Sasaran | Satu sasaran"),
            row("Satuan | Persen | Indeks | Nilai"),
            row("Target 2026 | 70 | | 80"),
            row("Sumber Data | Laporan | Survei | LHE"),
        ],
        merges=["B2:D2"],
        jenis="usulan",
    )
    assert [texts(item)["indikator"] for item in hasil.baris] == ["Persentase A", "Indeks B", "Nilai C"]
    assert [(item.baris, item.ke) for item in hasil.baris] == [(1, 1), (1, 2), (1, 3)]
    assert {texts(item)["sasaran"] for item in hasil.baris} == {"Satu sasaran"}
    assert [[nilai.sel for nilai in item.nilai] for item in hasil.baris] == [["B4"], [], ["D4"]]
    assert texts(hasil.baris[1])["sumber_data"] == "Survei"


def test_a_remark_beside_a_form_is_no_further_indicator() -> None:
    hasil = read(
        [
            row("Nama Indikator | : | Persentase A | (usulan baru)"),
            row("Satuan | : | Persen"),
            row("Target 2026 | : | 70 | perkiraan"),
        ],
        jenis="usulan",
    )
    (record,) = hasil.baris
    assert (texts(record)["indikator"], record.ke, value(record, "target", 2026).nilai) == ("Persentase A", None, 70)
    assert [(item.kode, item.sel) for item in hasil.masalah if item.kode == "B50"] == [("B50", "D1"), ("B50", "D3")]


def test_the_sasaran_at_the_head_of_a_form_holds_for_its_indicators() -> None:
    forms = ["Sasaran | : | Demokrasi", "Nama Indikator | : | A", "Satuan | : | Persen", "Target 2026 | : | 70"]
    forms += ["Nama Indikator | : | B", "Satuan | : | Indeks", "Target 2026 | : | 3"]
    hasil = read([row(text) for text in forms], jenis="usulan")
    assert [(texts(item)["sasaran"], cells(item)["sasaran"]) for item in hasil.baris] == [("Demokrasi", "C1")] * 2


def test_forms_that_each_begin_with_their_sasaran() -> None:
    def form(sasaran: str, nama: str) -> list[str]:
        return [f"Sasaran | : | {sasaran}", f"Nama Indikator | : | {nama}", "Satuan | : | Persen"]

    hasil = read([row(text) for text in [*form("S1", "A"), *form("S2", "B")]], jenis="usulan")
    assert [(texts(item)["sasaran"], texts(item)["indikator"]) for item in hasil.baris] == [("S1", "A"), ("S2", "B")]


def test_a_form_names_what_stands_above_it_and_is_not_its() -> None:
    forms = ["Satuan | : | Persen", "Nama Indikator | : | A", "Rumus | : | a/b", "Target 2026 | : | 70"]
    forms += ["Nama Indikator | : | B", "Rumus | : | c/d", "Target 2026 | : | 3"]
    hasil = read([row(text) for text in forms], jenis="usulan")
    assert ["satuan" in item.medan for item in hasil.baris] == [False, False]
    assert [item.sel for item in hasil.masalah if item.kode == "B50"] == ["C1"]


HEAD = "No | Sasaran | Indikator | Satuan | Target 2026 | Formulasi"


def test_the_head_of_a_bidang_who_signs_below_is_the_sender() -> None:
    rows = [HEAD, "1 | S | A | Persen | 70 | a/b", "", " | | | | Plt. Kepala Bidang Politik Dalam Negeri"]
    hasil = read([row(text) for text in rows], name="usulan iku.xlsx", jenis="usulan")
    assert hasil.bidang == "Bidang Politik Dalam Negeri"
    assert "B34" not in codes(hasil)


def test_two_who_sign_and_one_inside_the_table_name_no_sender() -> None:
    both = [HEAD, "1 | S | A | Persen | 70 | a/b", "", "Sekretaris | | | Kepala Bidang Politik Dalam Negeri"]
    inside = [f"{HEAD} | Penanggung Jawab", "1 | S | A | Persen | 70 | a/b | Kepala Bidang Politik Dalam Negeri"]
    for rows in (both, inside):
        hasil = read([row(text) for text in rows], name="usulan iku.xlsx", jenis="usulan")
        assert hasil.bidang is None and "B34" in codes(hasil)
