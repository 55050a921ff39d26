"""K29–K37: what differs between usulan, Renstra, Renja and last year's IKU, and what waits for a person."""

from __future__ import annotations

from datetime import datetime

import pytest

from iku_analysis.store.decisions import Keputusan, padanan_key
from tests import pembuat
from tests.periksa import Hasil, baik, periksa

NAMA = "Indeks Kerukunan Umat Beragama"
# Names that differ by one phrase in the same place: a person decides whether they are one.
RAGU = (
    {"indikator": "Persentase ormas yang tertib melapor"},
    {"indikator": "Persentase ormas yang aktif melapor"},
)


def _renstra(usulan: dict[str, object], renstra: dict[str, object]) -> Hasil:
    return periksa(pembuat.usulan(baik(**usulan)), pembuat.renstra(sasaran=[baik(**renstra)]))


def test_k29_same_indicator_twice_in_one_file() -> None:
    (temuan,) = periksa(pembuat.usulan(baik(), baik())).temuan("K29")
    assert (temuan.sel, temuan.pesan) == ("C8", "Indikator ini tercantum dua kali di bawah sasaran yang sama.")


def test_k29_same_indicator_under_another_sasaran() -> None:
    (temuan,) = periksa(pembuat.usulan(baik(), baik(sasaran="Meningkatnya toleransi"))).temuan("K29")
    assert temuan.pesan == "Indikator ini juga tercantum di bawah sasaran lain."


def test_k29_same_indicator_from_two_bidang_once_mistyped() -> None:
    kiri = pembuat.usulan(baik(indikator="Persentase Konflik Umat Beragama yang Terselesaikan"), bidang="Bidang A")
    kanan = pembuat.usulan(baik(indikator="Persensatase Konflik Umat Beragama yang Terselesaikan"), bidang="Bidang B")
    (temuan,) = periksa(kiri, kanan).temuan("K29")
    assert (temuan.bidang, temuan.pesan) == ("Bidang B", "Indikator ini sudah diusulkan oleh Bidang A.")


def test_k29_tujuan_and_sasaran_row_of_the_same_indicator() -> None:
    tujuan = {"tujuan": "Terwujudnya kerukunan", "sasaran": None, "indikator": NAMA, "level": "Tujuan"}
    (temuan,) = periksa(pembuat.usulan(tujuan, baik(level="Sasaran"))).temuan("K29")
    assert temuan.pesan.startswith("Indikator ini diulang pada dua tingkat")


def test_k29_another_noun_is_another_indicator() -> None:
    pra, pasca = (f"Persentase penanganan {kata} bencana di seluruh kabupaten dan kota" for kata in ("pra", "pasca"))
    assert periksa(pembuat.usulan(baik(indikator=pra), baik(indikator=pasca))).status("K29") == "lulus"


def test_k29_rows_without_indikator_are_left_out() -> None:
    assert periksa(pembuat.usulan(baik(indikator=None), baik(indikator="-"))).hasil("K29").diperiksa == 0


def test_k30_indicator_on_one_side_only_is_found_on_both_sides() -> None:
    hasil = _renstra(
        {"indikator": "Tingkat kepuasan pegawai"},
        {"indikator": "Jumlah titik rawan banjir", "baseline": 4, "target": [3, 2, 1]},
    )
    assert [(satu.berkas, satu.sel) for satu in hasil.temuan("K30")] == [
        ("renstra.xlsx", "C7"),
        ("usulan-Bidang A.xlsx", "C7"),
    ]


def test_k30_a_pair_passes_and_programmes_are_not_expected() -> None:
    program = {"kode": "8.01.02", "level": "Program", "indikator": "Persentase potensi konflik tertangani"}
    hasil = periksa(pembuat.usulan(baik()), pembuat.renstra(sasaran=[baik()], program=[program]))
    assert (hasil.status("K30"), hasil.hasil("K30").diperiksa) == ("lulus", 2)


def test_k30_an_undecided_pair_waits() -> None:
    hasil = _renstra(*RAGU)
    assert (hasil.status("K30"), hasil.hasil("K30").alasan) == (
        "tidak_dapat_diperiksa",
        "padanan menunggu keputusan di halaman Padanan",
    )


def test_k30_without_renstra_or_without_usulan_cannot_be_judged() -> None:
    assert periksa(pembuat.usulan(baik())).status("K30") == "tidak_dapat_diperiksa"
    assert periksa(pembuat.renstra(sasaran=[baik()])).status("K30") == "tidak_dapat_diperiksa"


def test_k30_a_person_who_says_there_is_none_is_quoted() -> None:
    kunci = padanan_key("Bidang A", "Meningkatnya kerukunan umat", NAMA)
    tidak_ada = Keputusan("1", "padanan", kunci, {"renstra": None}, "mandat baru", "Kasubbag", datetime(2026, 1, 1))
    hasil = periksa(pembuat.usulan(baik()), pembuat.renstra(sasaran=[baik()]), padanan={kunci: tidak_ada})
    assert "mandat baru" in next(satu.pesan for satu in hasil.temuan("K30") if satu.bidang)


@pytest.mark.parametrize("lain", ["INDEKS  KERUKUNAN umat beragama", "1. Indeks Kerukunan Umat Beragama"])
def test_k31_case_spaces_and_numbering_are_no_difference(lain: str) -> None:
    assert _renstra({}, {"indikator": lain}).status("K31") == "lulus"


def test_k31_spelling_of_a_paired_name_differs() -> None:
    hasil = _renstra({"indikator": "Prosentase ormas aktif"}, {"indikator": "Persentase ormas aktif"})
    (temuan,) = hasil.temuan("K31")
    assert (temuan.sel, temuan.harapan) == ("C7", "Persentase ormas aktif (Renstra, lembar Sasaran, sel C7)")


def test_k31_reports_an_undecided_pair() -> None:
    (temuan,) = _renstra(*RAGU).temuan("K31")
    assert temuan.pesan.endswith("padanannya belum diputuskan.")


def test_k31_no_pair_is_not_its_matter() -> None:
    assert periksa(pembuat.usulan(baik())).status("K31") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize(
    ("kiri", "kanan", "status"),
    [
        ("Indeks", "Angka", "temuan"),
        ("Indeks", "indeks", "lulus"),
        ("Persen", "%", "lulus"),
        ("Furlong", "furlong", "lulus"),
        ("Furlong", "Indeks", "temuan"),
    ],
)
def test_k32_units_of_a_pair(kiri: str, kanan: str, status: str) -> None:
    ubah = {"indikator": "Rerata kerukunan warga"}
    assert _renstra({**ubah, "satuan": kiri}, {**ubah, "satuan": kanan}).status("K32") == status


def test_k32_blank_on_one_side_cannot_be_judged_but_a_unit_in_the_name_counts() -> None:
    kosong = _renstra({"indikator": "Rerata x", "satuan": None}, {"indikator": "Rerata x"})
    bernama = _renstra({"satuan": None}, {"satuan": "Angka"})
    assert (kosong.status("K32"), bernama.sel("K32")) == ("tidak_dapat_diperiksa", ["C7"])


def test_k33_target_differs_from_renstra_and_renja() -> None:
    hasil = periksa(
        pembuat.usulan(baik(target={2026: "80"})),
        pembuat.renstra(sasaran=[baik(target={2026: "82,5"})]),
        pembuat.renja({"kode": "8.01.04", "level": "Program", "indikator": NAMA, "satuan": "Indeks",
                       "target": {2026: "81"}}),
    )  # fmt: skip
    assert [(satu.sel, satu.tahun, satu.nilai, satu.harapan) for satu in hasil.temuan("K33")] == [
        ("I7", 2026, "80", "81 (Renja, lembar Renja, sel I7)"),
        ("I7", 2026, "80", "82,5 (Renstra, lembar Sasaran, sel I7)"),
    ]


@pytest.mark.parametrize(
    ("kiri", "kanan", "jumlah"),
    [("82,5", "82,5", 0), ("82,50", "82,5", 0), ("0", "0", 0), ("0", "1", 1), ("70-72", "71", 1), ("-", "71", 0)],
)
def test_k33_equality_of_typed_values(kiri: str, kanan: str, jumlah: int) -> None:
    assert len(_renstra({"target": {2026: kiri}}, {"target": {2026: kanan}}).temuan("K33")) == jumlah


def test_k33_blank_side_absent_year_and_undecided_pair_cannot_be_judged() -> None:
    kosong = _renstra({"target": {2026: "-"}}, {"target": {2026: 71}})
    tahun_lain = _renstra({"target": {2026: 71}}, {"target": {2027: 80}})
    ragu = _renstra(*RAGU)
    assert {hasil.status("K33") for hasil in (kosong, tahun_lain, ragu)} == {"tidak_dapat_diperiksa"}


def test_k33_ranges_with_one_midpoint_are_no_rounding() -> None:
    (temuan,) = _renstra({"target": {2026: "73-75"}}, {"target": {2026: "72-76"}}).temuan("K33")
    assert "pembulatan" not in temuan.pesan


def test_k33_rounding_is_named() -> None:
    (temuan,) = _renstra({"target": {2026: "82,46"}}, {"target": {2026: "82,5"}}).temuan("K33")
    assert "beda pembulatan" in temuan.pesan


def test_k33_other_unit_family_is_k32() -> None:
    hasil = _renstra({"satuan": "Persen", "target": {2026: 80}}, {"satuan": "Indeks", "target": {2026: 82}})
    assert (hasil.status("K33"), hasil.status("K32")) == ("tidak_dapat_diperiksa", "temuan")


def test_rupiah_and_millions_of_rupiah_are_two_units_never_two_targets() -> None:
    rupiah = {"satuan": "Rupiah", "baseline": 15_750_000_000, "target": {2026: 16_700_000_000}}
    hasil = _renstra(rupiah, {"satuan": "Rp. Juta", "baseline": 15_750, "target": {2026: 16_700}})
    assert (hasil.status("K33"), hasil.status("K34")) == ("tidak_dapat_diperiksa", "tidak_dapat_diperiksa")
    assert [satu.harapan for satu in hasil.temuan("K32")] == ["Rp. Juta (Renstra, lembar Sasaran, sel D7)"]
    sama = _renstra({"satuan": "Rp. Juta", "target": {2026: 5}}, {"satuan": "Jutaan rupiah", "target": {2026: 5}})
    assert (sama.status("K32"), sama.status("K33")) == ("lulus", "lulus")


@pytest.mark.parametrize(
    ("kiri", "kanan", "status"),
    [("68,24", "68,2", "lulus"), ("68,2", "70,1", "temuan"), ("0", "0", "lulus"), ("-", "68", "tidak_dapat_diperiksa")],
)
def test_k34_baseline_against_renstra(kiri: str, kanan: str, status: str) -> None:
    assert _renstra({"baseline": kiri}, {"baseline": kanan}).status("K34") == status


@pytest.mark.parametrize(("realisasi", "jumlah"), [("72,18", 0), ("75", 1), ("-", 0)])
def test_k34_baseline_against_the_result_of_its_year(realisasi: str, jumlah: int) -> None:
    ukur = pembuat.pengukuran({"indikator": NAMA, "realisasi": {2024: realisasi}})
    temuan = periksa(pembuat.usulan(baik()), ukur).temuan("K34")
    assert len(temuan) == jumlah
    assert all(satu.sel == "G7" and "pengukuran" in (satu.harapan or "") for satu in temuan)


def test_k33_predicates_of_two_scales_differ_although_their_scores_are_equal() -> None:
    assert _renstra({"target": {2026: "WTP"}}, {"target": {2026: "B"}}).sel("K33") == ["I7"]
    assert _renstra({"target": {2026: "WTP"}}, {"target": {2026: "WTP"}}).sel("K33") == []


@pytest.mark.parametrize("kode", ["K33", "K34"])
def test_whether_a_plan_was_sent_is_asked_of_each_agency(kode: str) -> None:
    tanpa = "Renstra belum diunggah"
    isi = baik(target={2026: "80"}, baseline="70")
    punya = [pembuat.usulan(isi, nama="a.xlsx"), pembuat.renstra(sasaran=[isi])]
    gudang = pembuat.store(*punya, instansi="Kesbangpol")
    sendiri = periksa(gudang=gudang).hasil(kode)
    assert (sendiri.diperiksa, sendiri.alasan) == (1, "Renja belum diunggah")
    pembuat.simpan(gudang, pembuat.usulan(isi, nama="b.xlsx"), instansi="Bappeda")
    hasil = periksa(gudang=gudang).hasil(kode)
    # Bappeda lacks both plans, Kesbangpol one; that Bappeda's indicator is in no Renstra is not said (K30's matter).
    assert (hasil.diperiksa, hasil.alasan) == (1, f"Renja belum diunggah; {tanpa}")
    assert hasil.tidak_diperiksa == sendiri.tidak_diperiksa + 2


def _lama(kini: list[dict[str, object]], lama: list[dict[str, object]]) -> Hasil:
    return periksa(pembuat.usulan(*kini), pembuat.iku_lama(*lama))


def test_k35_added_and_removed_indicators() -> None:
    hasil = _lama([baik(), baik(indikator="Nilai SAKIP")], [baik(), baik(indikator="Jumlah titik banjir")])
    assert [(satu.berkas, satu.indikator) for satu in hasil.temuan("K35")] == [
        ("iku-lama.xlsx", "Jumlah titik banjir"),
        ("usulan-Bidang A.xlsx", "Nilai SAKIP"),
    ]


def test_k35_renamed_indicator_names_the_old_one() -> None:
    (temuan,) = _lama(
        [baik(indikator="Persentase ormas aktif melapor rutin")], [baik(indikator="Persentase ormas aktif melapor")]
    ).temuan("K35")
    assert temuan.harapan == "Persentase ormas aktif melapor (IKU tahun lalu, lembar IKU, sel C7)"


def test_k35_the_same_indicator_in_other_words_is_neither_new_nor_gone() -> None:
    hasil = _lama(
        [baik(indikator="Persentase ormas yang aktif melapor")], [baik(indikator="Persentase ormas aktif melapor")]
    ).hasil("K35")
    assert (hasil.status, hasil.diperiksa, hasil.tidak_diperiksa) == ("lulus", 1, 0)


def test_k35_an_indicator_of_two_bidang_is_judged_once_and_the_note_of_either_counts() -> None:
    nama, lama = "Nilai SAKIP", pembuat.iku_lama(baik())
    dua = [pembuat.usulan(baik(indikator=nama), baik(), bidang=bidang) for bidang in ("Bidang A", "Bidang B")]
    assert len(periksa(*dua, lama).temuan("K35")) == 1
    tercatat = pembuat.usulan(baik(indikator=nama, keterangan="mandat baru"), bidang="Bidang B")
    assert periksa(dua[0], tercatat, lama).status("K35") == "lulus"


def test_k35_a_total_in_last_years_table_is_no_dropped_indicator() -> None:
    assert _lama([baik()], [baik(), {"indikator": "Jumlah"}]).status("K35") == "lulus"


def test_k35_without_usulan_nothing_is_gone() -> None:
    assert periksa(pembuat.iku_lama(baik())).status("K35") == "tidak_dapat_diperiksa"


def test_k35_a_note_or_a_slip_of_typing_passes_and_no_old_iku_cannot_be_judged() -> None:
    catatan = _lama([baik(), baik(indikator="Nilai SAKIP", keterangan="mandat baru")], [baik()])
    salah_ketik = _lama([baik(indikator="Prosentase ormas aktif")], [baik(indikator="Persentase ormas aktif")])
    assert (catatan.status("K35"), salah_ketik.status("K35")) == ("lulus", "lulus")
    assert periksa(pembuat.usulan(baik())).status("K35") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize(
    ("kini", "lama", "status"),
    [
        ("Skor rata-rata responden", "Skor rata-rata responden.", "lulus"),
        ("Jumlah skor dibagi banyaknya responden", "Jumlah skor dibagi banyaknya respondn", "lulus"),
        ("Skor rata-rata responden", "Skor tertimbang kabupaten", "temuan"),
        ("-", "Skor tertimbang", "tidak_dapat_diperiksa"),
    ],
)
def test_k36_formula_changed_since_last_year(kini: str, lama: str, status: str) -> None:
    assert _lama([baik(formulasi=kini)], [baik(formulasi=lama)]).status("K36") == status


def _k37(sasaran: str | None, sasaran_lain: str | None) -> Hasil:
    program = [
        {"kode": "8.01.05", "level": "Program", "uraian": "Program A", "sasaran": sasaran},
        {"kode": "8.01.06", "level": "Program", "uraian": "Program B", "sasaran": sasaran_lain},
    ]
    return periksa(pembuat.usulan(baik()), pembuat.renstra(sasaran=[baik()], program=program))


def test_k37_sasaran_without_programme_and_programme_without_sasaran() -> None:
    assert [satu.berkas for satu in _k37("Sasaran lain", "Sasaran lain").temuan("K37")] == ["usulan-Bidang A.xlsx"]
    assert [satu.sel for satu in _k37("Meningkatnya kerukunan umat", None).temuan("K37")] == ["F8"]
    assert _k37("Meningkatnya kerukunan umat", "Sasaran lain").status("K37") == "lulus"


def test_k37_table_without_a_sasaran_column_cannot_be_judged() -> None:
    assert _k37(None, None).status("K37") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize(("isi", "sel"), [("78,8 Kejadian", ["D7"]), ("78,8 Persen", []), ("78,8", [])])
def test_k32_unit_that_only_the_target_cell_of_the_renja_names(isi: str, sel: list[str]) -> None:
    nama = "Persentase laporan yang ditindaklanjuti"
    row = {"indikator": nama, "satuan": "Persen", "target": {2026: "78,8"}}
    hasil = periksa(pembuat.usulan(row), pembuat.renja({"indikator": nama, "target": {2026: isi}}))
    assert hasil.sel("K32") == sel


def test_k34_a_result_in_another_unit_is_not_compared() -> None:
    usulan = pembuat.usulan(baik(indikator="Cakupan ormas", satuan="Persen", baseline={2024: "70"}))
    hasil = [
        periksa(usulan, pembuat.pengukuran({"indikator": "Cakupan ormas", "realisasi": {2024: isi}})).hasil("K34")
        for isi in ("4 Dokumen", "70", "71")
    ]
    assert [satu.status for satu in hasil] == ["tidak_dapat_diperiksa", "lulus", "temuan"]
    assert "nilainya tidak dapat dibandingkan" in str(hasil[0].alasan)


def test_k32_unit_in_the_cell_of_the_renja_goes_before_the_first_word_of_the_name() -> None:
    def found(satuan: str, target: str, nama: str) -> list[str | None]:
        row = {"indikator": nama, "satuan": satuan, "target": {2026: target}}
        return periksa(pembuat.usulan(row), pembuat.renja({"indikator": nama, "target": {2026: target}})).sel("K32")

    assert found("Per 1.000 penduduk", "4 Per 1.000 penduduk", "Rasio dokter") == []
    assert found("Predikat", "WTP", "Opini atas laporan keuangan") == []


def test_k30_row_that_says_it_measures_a_programme_is_looked_for_among_the_outcomes() -> None:
    outcome = {"kode": "8.01.04", "level": "Program", "uraian": "Program A", "indikator": "Cakupan ormas dibina"}
    plan = pembuat.renstra(sasaran=[baik()], program=[outcome | {"target": {2026: 80}}])
    row = baik(indikator="Cakupan ormas dibina", target={2026: 75})
    assert periksa(pembuat.usulan(baik(), row), plan).sel("K30") == ["C8"]
    hasil = periksa(pembuat.usulan(baik(), row | {"level": "Program"}), plan)
    assert (hasil.sel("K30"), hasil.sel("K33")) == ([], ["I8"])
    assert periksa(pembuat.usulan(baik(), baik(level="Program", indikator="Rerata xyz")), plan).sel("K30") == ["C8"]
