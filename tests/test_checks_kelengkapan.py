"""K01–K11, K26, K28: what a missing field costs, at which cell; what blank, zero and a missing column mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_analysis.records import Masalah
from iku_analysis.settings import Scope
from tests import pembuat
from tests.periksa import baik, periksa

KOLOM_WAJIB = ("K01", "K02", "K03", "K04", "K05", "K06", "K07", "K08", "K09", "K10", "K11")


@pytest.mark.parametrize("kode", KOLOM_WAJIB)
def test_a_faultless_row_passes(kode: str) -> None:
    assert periksa(pembuat.usulan(baik())).status(kode) == "lulus"


def test_k01_indikator_blank_beside_a_target() -> None:
    hasil = periksa(pembuat.usulan(baik(), baik(indikator=None)))
    temuan = hasil.temuan("K01")
    assert [(satu.sel, satu.baris, satu.tingkat) for satu in temuan] == [("C8", 8, "galat")]


def test_k01_a_dash_is_a_blank_indikator() -> None:
    assert periksa(pembuat.usulan(baik(), baik(indikator="–"))).sel("K01") == ["C8"]


def test_k01_sasaran_blank() -> None:
    hasil = periksa(pembuat.usulan(baik(sasaran=None), baik()))
    assert hasil.sel("K01") == ["B7"]


def test_k01_indicator_of_a_tujuan_by_its_row_in_the_renstra_has_no_sasaran() -> None:
    usulan = pembuat.usulan(baik(tujuan="Terwujudnya kerukunan", sasaran=None), baik(indikator="Rerata x"))
    assert periksa(usulan).sel("K01") == ["B7"]
    plan = baik(tujuan="Terwujudnya kerukunan", sasaran=None)
    assert periksa(usulan, pembuat.renstra(sasaran=[plan])).status("K01") == "lulus"
    assert periksa(usulan, pembuat.renstra(sasaran=[baik(tujuan="Terwujudnya kerukunan")])).sel("K01") == ["B7"]


def test_k01_sasaran_filled_down_passes() -> None:
    kedua = {nama: isi for nama, isi in baik(indikator="Nilai SAKIP", satuan="Nilai").items() if nama != "sasaran"}
    assert periksa(pembuat.usulan(baik(), kedua)).status("K01") == "lulus"


def test_k01_row_with_only_a_sasaran_goes_to_k26() -> None:
    hasil = periksa(pembuat.usulan(baik(), {"sasaran": "Meningkatnya demokrasi"}))
    assert (hasil.status("K01"), hasil.sel("K26")) == ("lulus", ["B8"])


def test_k01_missing_sasaran_column_is_one_finding_at_the_header() -> None:
    hasil = periksa(pembuat.usulan(baik(sasaran=None), baik(sasaran=None, indikator="Nilai SAKIP", satuan="Nilai")))
    assert [(satu.sel, satu.baris, satu.lembar) for satu in hasil.temuan("K01")] == [(None, 6, "IKU")]


def test_k02_satuan_blank() -> None:
    hasil = periksa(pembuat.usulan(baik(), baik(indikator="Potensi konflik yang ditangani", satuan=None)))
    assert hasil.sel("K02") == ["D8"]


@pytest.mark.parametrize(
    "ubah",
    [
        {"indikator": "Persentase konflik yang terselesaikan"},
        {"indikator": "Konflik yang terselesaikan (Kasus)"},
        {"indikator": "Hasil penilaian", "target": ["4 Dokumen", "5 Dokumen"]},
        {"indikator": "Hasil penilaian", "target": ["B", "BB"]},
        {"indikator": "Hasil penilaian", "target": ["70%", "75%"]},
    ],
)
def test_k02_a_unit_elsewhere_counts(ubah: dict[str, object]) -> None:
    assert periksa(pembuat.usulan(baik(), baik(satuan=None, **ubah))).sel("K02") == []


def test_k02_a_unit_in_only_one_target_does_not_count() -> None:
    hasil = periksa(pembuat.usulan(baik(), baik(satuan="-", indikator="Hasil penilaian", target=["4 Dokumen", 5])))
    assert hasil.sel("K02") == ["D8"]


def test_k02_indikator_blank_cannot_be_judged() -> None:
    hasil = periksa(pembuat.usulan(baik(indikator=None, satuan=None)))
    assert (hasil.status("K02"), hasil.hasil("K02").tidak_diperiksa) == ("tidak_dapat_diperiksa", 1)


def test_k02_missing_column_is_one_finding() -> None:
    hasil = periksa(pembuat.usulan(baik(satuan=None, indikator="Hasil A"), baik(satuan=None, indikator="Hasil B")))
    assert [(satu.sel, satu.baris) for satu in hasil.temuan("K02")] == [(None, 6)]


def test_k03_formulasi_blank() -> None:
    assert periksa(pembuat.usulan(baik(), baik(formulasi="N/A"))).sel("K03") == ["E8"]


def test_k03_definisi_blank_beside_a_filled_formulasi_is_reported_when_the_column_exists() -> None:
    hasil = periksa(pembuat.usulan(baik(definisi_operasional="Umat rukun"), baik()))
    assert hasil.sel("K03") == [pembuat.sel("definisi_operasional", 8)]


def test_k03_only_a_definition_column_passes() -> None:
    assert periksa(pembuat.usulan(baik(formulasi=None, definisi_operasional="Umat rukun"))).status("K03") == "lulus"


def test_k03_both_columns_missing_is_one_finding() -> None:
    hasil = periksa(pembuat.usulan(baik(formulasi=None), baik(formulasi=None, indikator="Nilai SAKIP")))
    assert [satu.baris for satu in hasil.temuan("K03")] == [6]


def test_k03_part_of_a_penjelasan_cell_blank_points_to_that_cell() -> None:
    berkas = pembuat.usulan(baik(formulasi=None, sumber_data=None))
    kolom = {"indikator": "C", "penjelasan": "D", "target:2025": "H"}
    hasil = periksa(replace(berkas, lembar=(replace(berkas.lembar[0], kolom=kolom),)))
    assert (hasil.sel("K03"), hasil.sel("K04")) == (["D7"], ["D7"])


def test_k04_sumber_data_blank() -> None:
    assert periksa(pembuat.usulan(baik(), baik(sumber_data=None))).sel("K04") == [pembuat.sel("sumber_data", 8)]


def test_k04_missing_column_is_one_finding() -> None:
    hasil = periksa(pembuat.usulan(baik(sumber_data=None), baik(sumber_data=None, indikator="Nilai SAKIP")))
    assert [(satu.sel, satu.baris) for satu in hasil.temuan("K04")] == [(None, 6)]


def test_k05_penanggung_jawab_blank_is_galat() -> None:
    hasil = periksa(pembuat.usulan(baik(), baik(penanggung_jawab=None)))
    assert [(satu.sel, satu.tingkat) for satu in hasil.temuan("K05")] == [(pembuat.sel("penanggung_jawab", 8), "galat")]


def test_k05_mistyped_bidang_is_peringatan_with_a_suggestion() -> None:
    (temuan,) = periksa(pembuat.usulan(baik(penanggung_jawab="Bidang Politk Dalam Negeri"))).temuan("K05")
    assert (temuan.tingkat, temuan.harapan) == ("peringatan", "Bidang Politik Dalam Negeri (daftar bidang)")


def test_k05_unknown_bidang_gets_no_suggestion() -> None:
    (temuan,) = periksa(pembuat.usulan(baik(penanggung_jawab="Bidang Perikanan Tangkap"))).temuan("K05")
    assert (temuan.tingkat, temuan.harapan) == ("peringatan", None)


def test_k05_several_bidang_with_dan_inside_their_names_pass() -> None:
    isi = "Sekretariat dan Bidang Kewaspadaan Nasional dan Penanganan Konflik"
    assert periksa(pembuat.usulan(baik(penanggung_jawab=isi))).status("K05") == "lulus"


def test_k05_one_unknown_among_known_bidang_is_reported() -> None:
    isi = "Bidang Politik Dalam Negeri; Bidang Perikanan"
    assert periksa(pembuat.usulan(baik(penanggung_jawab=isi))).temuan("K05")[0].pesan.endswith("perikanan.")


def test_k05_without_a_list_of_bidang_only_the_blank_is_judged() -> None:
    kamus = replace(pembuat.kamus(), alias=pembuat.kamus().alias | {"bidang": {}})
    hasil = periksa(pembuat.usulan(baik(penanggung_jawab="Apa saja"), baik(penanggung_jawab="-")), kamus=kamus)
    assert (len(hasil.temuan("K05")), hasil.hasil("K05").tidak_diperiksa) == (1, 1)


def test_k06_alasan_blank_and_without_the_column() -> None:
    hasil = periksa(pembuat.usulan(baik(), baik(alasan="-")))
    assert hasil.sel("K06") == [pembuat.sel("alasan", 8)]
    assert periksa(pembuat.usulan(baik(alasan=None))).status("K06") == "tidak_dapat_diperiksa"


def test_k07_unknown_and_blank_tipe() -> None:
    hasil = periksa(pembuat.usulan(baik(), baik(tipe_penghitungan="Tahunan"), baik(tipe_penghitungan=None)))
    assert [satu.baris for satu in hasil.temuan("K07")] == [8, 9]


def test_k07_blank_in_the_template_with_a_year_column_means_non_kumulatif() -> None:
    berkas = pembuat.usulan(baik(), baik(tipe_penghitungan=None))
    kolom = berkas.lembar[0].kolom | {"tahun_target": "Z"}
    assert periksa(replace(berkas, lembar=(replace(berkas.lembar[0], kolom=kolom),))).status("K07") == "lulus"


def test_k08_no_polaritas_and_no_clue() -> None:
    hasil = periksa(pembuat.usulan(baik(), baik(indikator="Rerata xyz", polaritas=None)))
    assert hasil.sel("K08") == [pembuat.sel("polaritas", 8)]


def test_k08_clue_word_against_the_target_trend() -> None:
    konflik = baik(indikator="Jumlah kejadian konflik", satuan="Kejadian", polaritas=None, target=[8, 10, 12])
    assert periksa(pembuat.usulan(baik(), konflik)).sel("K08") == ["J8"]


@pytest.mark.parametrize(("target", "status"), [([12, 10, 8], "lulus"), ([8, 8, 8], "lulus"), ([8], "tdp")])
def test_k08_clue_word_with_falling_flat_or_single_target(target: list[int], status: str) -> None:
    konflik = baik(indikator="Jumlah kejadian konflik", satuan="Kejadian", polaritas=None, target=target)
    hasil = periksa(pembuat.usulan(baik(), konflik)).hasil("K08")
    assert (hasil.temuan, hasil.tidak_diperiksa) == (0, int(status == "tdp"))


@pytest.mark.parametrize(
    ("target", "sel", "tidak_diperiksa"),
    [
        (["BB", 70], [], 1),  # a score of 5 is not below 70
        (["WTP", "BB"], [], 1),  # two scales: 4 and 5 are no way up
        (["B", 70, "BB"], ["J8"], 0),
        ([70, "BB", 75], ["J8"], 0),
        ([75, "BB", 70], [], 0),
    ],
)
def test_k08_compares_only_targets_of_the_kind_of_the_first(
    target: list[object], sel: list[str], tidak_diperiksa: int
) -> None:
    konflik = baik(indikator="Jumlah kejadian konflik", satuan="Kejadian", polaritas=None, target=target)
    hasil = periksa(pembuat.usulan(baik(), konflik))
    assert (hasil.sel("K08"), hasil.hasil("K08").tidak_diperiksa) == (sel, tidak_diperiksa)


@pytest.mark.parametrize("tanda", ["-", "N/A", None])
def test_k09_target_of_a_year_blank(tanda: str | None) -> None:
    hasil = periksa(pembuat.usulan(baik(), baik(target=[70, tanda, 72, 73, 74])))
    assert [(satu.sel, satu.tahun, satu.nilai) for satu in hasil.temuan("K09")] == [("I8", 2026, tanda)]


def test_k09_one_column_without_a_year_is_one_target() -> None:
    hasil = periksa(pembuat.usulan(baik(target="-")))
    assert (hasil.sel("K09"), hasil.hasil("K09").diperiksa) == (["H7"], 1)


def test_k09_zero_is_a_value() -> None:
    assert periksa(pembuat.usulan(baik(target=[0, 0, 0, 0, 0]))).status("K09") == "lulus"


def test_k09_transition_year_counts_when_the_table_has_it_and_later_years_do_not() -> None:
    hasil = periksa(pembuat.usulan(baik(target={2029: 1, 2030: 2, 2031: 3}), baik(target={2029: 1})))
    assert [satu.tahun for satu in hasil.temuan("K09")] == [2030]


def test_k09_without_a_period_all_columns_of_the_table_count() -> None:
    hasil = periksa(pembuat.usulan(baik(target=[1, 2]), baik(target=[1])), lingkup=Scope(2026))
    assert [satu.tahun for satu in hasil.temuan("K09")] == [2026]


def test_k09_unreadable_cell_is_k10_not_k09() -> None:
    masalah = Masalah("B07", "galat", "Sel berisi tanggal.", "Ketik ulang angkanya.", "IKU", "I8", nilai="4-Mei")
    berkas = pembuat.usulan(baik(), baik(target=[70, None, 72, 73, 74]), masalah=(masalah,))
    hasil = periksa(berkas)
    assert (hasil.sel("K09"), [(satu.sel, satu.nilai) for satu in hasil.temuan("K10")]) == ([], [("I8", "4-Mei")])


@pytest.mark.parametrize("isi", ["1 Dukumen 2900 orang", "Ada"])
def test_k10_words_are_no_target(isi: str) -> None:
    assert periksa(pembuat.usulan(baik(target=[70, isi]))).sel("K10") == ["I7"]


@pytest.mark.parametrize("isi", ["70,38-70,76", "<22", "WTP", 0, "70%"])
def test_k10_number_range_bound_predicate_and_zero_pass(isi: object) -> None:
    assert periksa(pembuat.usulan(baik(target=[isi]))).status("K10") == "lulus"


def test_k11_baseline_blank_zero_and_new_indicator() -> None:
    hasil = periksa(
        pembuat.usulan(
            baik(),
            baik(baseline="N/A"),
            baik(baseline=0),
            baik(baseline=None, keterangan="Indikator baru tahun 2026"),
        )
    )
    assert hasil.sel("K11") == ["G8"]


def test_k11_missing_column_is_one_finding() -> None:
    hasil = periksa(pembuat.usulan(baik(baseline=None), baik(baseline=None, indikator="Nilai SAKIP")))
    assert [(satu.sel, satu.baris) for satu in hasil.temuan("K11")] == [(None, 6)]


def test_k26_renstra_sasaran_is_satisfied_by_a_usulan() -> None:
    hasil = periksa(
        pembuat.usulan(baik()),
        pembuat.renstra(sasaran=[{"sasaran": "Meningkatnya kerukunan umat"}, {"sasaran": "Meningkatnya demokrasi"}]),
    )
    assert [(satu.berkas, satu.sel) for satu in hasil.temuan("K26")] == [("renstra.xlsx", "B8")]


def test_k26_says_that_renstra_is_missing() -> None:
    hasil = periksa(pembuat.usulan(baik())).hasil("K26")
    assert (hasil.status, hasil.alasan) == ("lulus", "Renstra belum diunggah")


def test_k26_whether_a_renstra_was_sent_is_asked_of_each_agency() -> None:
    punya = [pembuat.usulan(baik(), nama="a.xlsx"), pembuat.renstra(sasaran=[baik()])]
    gudang = pembuat.store(*punya, instansi="Kesbangpol")
    assert periksa(gudang=gudang).hasil("K26").alasan is None
    pembuat.simpan(gudang, pembuat.usulan(baik(), nama="b.xlsx"), instansi="Bappeda")
    hasil = periksa(gudang=gudang).hasil("K26")
    assert (hasil.alasan, hasil.tidak_diperiksa, hasil.diperiksa) == ("Renstra belum diunggah", 1, 3)


def _k28(*berkas: object) -> list[str | None]:
    return [satu.bidang for satu in periksa(*berkas).temuan("K28") if satu.nilai is None]  # type: ignore[arg-type]


def test_k28_one_iku_is_too_few_and_two_are_enough() -> None:
    satu = periksa(pembuat.usulan(baik())).temuan("K28")
    dua = periksa(pembuat.usulan(baik(), baik(indikator="Nilai SAKIP"))).temuan("K28")
    assert [item.nilai for item in satu if item.nilai] == ["1"]
    assert [item.nilai for item in dua if item.nilai] == []


def test_k28_bidang_without_a_readable_row() -> None:
    semua = pembuat.kamus().names("bidang")
    dikirim = [pembuat.usulan(baik(indikator=f"Indeks {nama}"), bidang=nama) for nama in semua[1:]]
    assert _k28(*dikirim) == [semua[0]]
    assert _k28(*dikirim, pembuat.usulan(bidang=semua[0])) == [semua[0]]
    assert _k28(*dikirim, pembuat.usulan(baik(), bidang=semua[0])) == []


def test_k28_file_of_an_unknown_bidang() -> None:
    temuan = periksa(pembuat.usulan(baik(), bidang=None, nama="tanpa-nama.xlsx")).temuan("K28")
    assert "tanpa-nama.xlsx" in [satu.berkas for satu in temuan]


def test_k28_without_a_list_of_bidang() -> None:
    kamus = replace(pembuat.kamus(), alias=pembuat.kamus().alias | {"bidang": {}})
    hasil = periksa(pembuat.usulan(baik(), baik(indikator="Nilai SAKIP")), kamus=kamus).hasil("K28")
    assert (hasil.status, hasil.tidak_diperiksa) == ("lulus", 1)


def test_k28_nothing_sent_at_all_cannot_be_judged() -> None:
    assert periksa(pembuat.renstra(sasaran=[baik()])).status("K28") == "tidak_dapat_diperiksa"


def test_k26_the_outcome_of_a_programme_is_no_indicator_of_the_sasaran() -> None:
    program = {
        "kode": "8.01.02",
        "level": "program",
        "uraian": "P",
        "sasaran": "Sasaran lain",
        "indikator": "Cakupan x",
    }
    hasil = periksa(pembuat.usulan(baik()), pembuat.renstra(sasaran=[{"sasaran": "Sasaran lain"}], program=[program]))
    assert [satu.nilai for satu in hasil.temuan("K26")] == ["Sasaran lain"]
    kini = pembuat.usulan(baik(), baik(sasaran="Sasaran lain", indikator="Indeks lain"))
    assert (
        periksa(kini, pembuat.renstra(sasaran=[{"sasaran": "Sasaran lain"}], program=[program])).status("K26")
        == "lulus"
    )
