"""K12–K18, K47, K48: targets that cannot be meant, each at its cell, with the borders of the thresholds."""

from __future__ import annotations

import pytest

from iku_analysis.checks import run_checks
from iku_analysis.store.decisions import decide, decisions_in_force, padanan_key
from tests import pembuat
from tests.periksa import Hasil, baik, periksa

PERSEN_ORMAS = {"indikator": "Persentase Ormas Aktif", "satuan": "Persen"}
TURUN = {"indikator": "Jumlah kejadian konflik", "satuan": "Kejadian", "polaritas": "Turun"}


def _usulan(**ubah: object) -> Hasil:
    return periksa(pembuat.usulan(baik(**ubah)))


def test_k12_target_below_the_baseline() -> None:
    (temuan,) = _usulan(baseline="91,41", target=["89,95", "92", "93"]).temuan("K12")
    assert (temuan.sel, temuan.tahun, temuan.nilai) == ("H7", 2025, "89,95")
    assert temuan.harapan == "baseline 91,41 (usulan, lembar IKU, sel G7)"


def test_k12_target_above_the_baseline_where_lower_is_better() -> None:
    assert _usulan(**TURUN, baseline=10, target=[9, 11, 8]).sel("K12") == ["I7"]


@pytest.mark.parametrize("target", [[70, 70], [71, 72]])
def test_k12_equal_to_or_above_the_baseline_passes(target: list[int]) -> None:
    assert _usulan(baseline=70, target=target).status("K12") == "lulus"


@pytest.mark.parametrize(
    "ubah",
    [{"baseline": "-"}, {"polaritas": None, "indikator": "Rerata xyz"}, {"baseline": "24 Dokumen"}],
)
def test_k12_without_baseline_polaritas_or_same_unit_cannot_be_judged(ubah: dict[str, object]) -> None:
    assert _usulan(**ubah).status("K12") == "tidak_dapat_diperiksa"


def test_k12_stable_polaritas_has_no_direction() -> None:
    assert _usulan(polaritas="Stabil", baseline=80, target=[70]).status("K12") == "lulus"


def test_k12_latest_result_takes_the_place_of_the_baseline() -> None:
    ukur = pembuat.pengukuran({"indikator": "Indeks Kerukunan Umat Beragama", "realisasi": {2025: "75"}})
    rencana = pembuat.usulan(baik(baseline="70", target={2026: "72", 2027: "76"}))
    (temuan,) = periksa(rencana, ukur).temuan("K12")
    assert (temuan.tahun, temuan.harapan) == (2026, "realisasi 2025 75 (pengukuran, lembar Pengukuran, sel V7)")


def test_k12_unit_of_a_result_is_that_of_its_own_cell() -> None:
    nama = "Indeks Kerukunan Umat Beragama"
    ukur = [
        pembuat.pengukuran({"indikator": nama, "realisasi": {2025: isi}}, nama=f"{isi}.xlsx") for isi in ("75", "80%")
    ]
    rencana = pembuat.usulan(baik(baseline="70", target={2026: "72"}))
    (temuan,) = periksa(rencana, *ukur).temuan("K12")
    assert str(temuan.harapan).startswith("realisasi 2025 75 ")
    assert periksa(rencana, *reversed(ukur)).hasil("K12").alasan == "satuan baseline dan target berbeda (lihat K48)"


def test_k12_unit_of_a_result_without_its_own_is_that_of_its_row() -> None:
    ukur = pembuat.pengukuran({"indikator": "Cakupan ormas", "satuan": "Orang", "realisasi": {2025: "75"}})
    rencana = pembuat.usulan(baik(indikator="Cakupan ormas", satuan="%", baseline="70", target={2026: "72"}))
    assert periksa(rencana, ukur).hasil("K12").alasan == "satuan baseline dan target berbeda (lihat K48)"


def test_k12_result_under_other_words_is_the_same_indicator() -> None:
    ukur = pembuat.pengukuran({"indikator": "Persentase Ormas yang Aktif", "realisasi": {2025: "75"}})
    hasil = periksa(pembuat.usulan(baik(**PERSEN_ORMAS, baseline="70", target={2026: "72"})), ukur)
    assert [satu.harapan for satu in hasil.temuan("K12")] == [
        "realisasi 2025 75 (pengukuran, lembar Pengukuran, sel V7)"
    ]


def test_k12_a_plan_row_is_judged_by_the_results_of_its_usulan() -> None:
    nama, lama = "Cakupan pembinaan lembaga", "Persentase ormas tertib"
    gudang = pembuat.store(
        pembuat.usulan(baik(indikator=nama, satuan="Persen", baseline="70", target={2026: "80"})),
        pembuat.renstra(sasaran=[baik(indikator=lama, satuan="Persen", baseline="70", target={2026: "72"})]),
        pembuat.pengukuran({"indikator": nama, "satuan": "Persen", "realisasi": {2025: "75"}}),
    )
    decide(
        gudang,
        "padanan",
        padanan_key("Bidang A", "Meningkatnya kerukunan umat", nama),
        {"renstra": padanan_key(None, "Meningkatnya kerukunan umat", lama)},
        oleh="Rina",
    )
    hasil = periksa(gudang=gudang, padanan=decisions_in_force(gudang, "padanan"))
    assert [(satu.berkas, satu.nilai) for satu in hasil.temuan("K12")] == [("renstra.xlsx", "72")]


def test_k12_a_predicate_is_compared_with_the_last_predicate_and_not_with_a_number() -> None:
    nama = "Predikat SAKIP"
    rencana = pembuat.usulan(baik(indikator=nama, satuan="Predikat", baseline="B", target={2026: "BB"}))
    hasil = [
        periksa(rencana, pembuat.pengukuran({"indikator": nama, "realisasi": {2025: isi}})).temuan("K12")
        for isi in ("A", "85")
    ]
    assert [[satu.nilai for satu in found] for found in hasil] == [["BB"], []]


def test_k12_a_baseline_without_a_year_stands_before_the_first_target() -> None:
    ukur = pembuat.pengukuran({"indikator": "Indeks Kerukunan Umat Beragama", "realisasi": {2023: "75", 2025: "71"}})
    for baseline, harapan in (("70", "realisasi 2025 71 "), (None, "realisasi 2025 71 ")):
        (temuan,) = periksa(pembuat.usulan(baik(baseline=baseline, target={2026: "70,5"})), ukur).temuan("K12")
        assert str(temuan.harapan).startswith(harapan)
    lampau = pembuat.pengukuran({"indikator": "Indeks Kerukunan Umat Beragama", "realisasi": {2023: "75"}})
    assert periksa(pembuat.usulan(baik(baseline=None, target={2026: "70"})), lampau).status("K12") == (
        "tidak_dapat_diperiksa"
    )


def test_k12_of_another_unit_is_unjudged_in_every_year() -> None:
    hasil = _usulan(baseline="100%", target=["80", "70"])
    assert hasil.status("K12") == "tidak_dapat_diperiksa"
    ids = [row[0] for row in hasil.cursor.execute("select baris_id from core_baris").fetchall()]
    _, _, (dilihat,) = run_checks(
        hasil.cursor, hasil.kamus, hasil.lingkup, hasil.ambang, codes=["K12"], asked={"K12": ids}
    )
    assert (dilihat.tahun, dilihat.alasan) == (None, "satuan baseline dan target berbeda (lihat K48)")


def test_k12_target_without_a_year_has_a_message_too() -> None:
    (temuan,) = _usulan(baseline="80", target="70").temuan("K12")
    assert temuan.pesan == "Target lebih rendah daripada kondisi awal, padahal makin tinggi makin baik."


def test_k12_result_of_a_planned_year_is_no_baseline() -> None:
    ukur = pembuat.pengukuran({"indikator": "Indeks Kerukunan Umat Beragama", "realisasi": {2025: "80"}})
    assert periksa(pembuat.usulan(baik(baseline="70", target={2025: "72", 2026: "76"})), ukur).sel("K12") == []


@pytest.mark.parametrize(("target", "sel"), [([85, 85, 85], ["H7"]), ([85, 85], []), ([85, 85, 86], [])])
def test_k13_three_equal_years(target: list[int], sel: list[str]) -> None:
    assert _usulan(target=target).sel("K13") == sel


def test_k13_two_readable_years_cannot_be_judged() -> None:
    assert _usulan(target=[85, "-", 85]).status("K13") == "tidak_dapat_diperiksa"


def test_k13_stable_polaritas_passes() -> None:
    assert _usulan(polaritas="Stabil", target=[85, 85, 85]).status("K13") == "lulus"


@pytest.mark.parametrize(
    "ubah", [{"satuan": "Persen", "target": [100] * 3}, {**TURUN, "target": [0] * 3}, {"target": ["WTP"] * 3}]
)
def test_k13_the_best_value_asks_for_a_note(ubah: dict[str, object]) -> None:
    (temuan,) = _usulan(**ubah).temuan("K13")
    assert temuan.saran.startswith("Nilainya sudah yang terbaik")


def test_k13_output_of_a_sub_kegiatan_is_not_judged() -> None:
    program = {"kode": "8.01.02.1.01.0001", "level": "Sub Kegiatan", "indikator": "Jumlah dokumen", "target": [2, 2, 2]}
    assert periksa(pembuat.renstra(program=[program])).status("K13") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize(
    ("target", "sel"),
    [([74, 74, 100, 81], ["K7"]), ([74, 74, 75], []), ([80, "-", 78], ["J7"]), ([0, -1], ["I7"])],
)
def test_k14_a_step_back(target: list[object], sel: list[str]) -> None:
    assert _usulan(target=target).sel("K14") == sel


def test_k14_a_rise_where_lower_is_better() -> None:
    assert _usulan(**TURUN, target=[5, 6, 4]).sel("K14") == ["I7"]


def test_k14_a_predicate_is_no_step_from_a_number() -> None:
    hasil = _usulan(indikator="Tingkat kepuasan layanan", satuan=None, target=["80", "BB", "85"])
    assert (hasil.sel("K14"), hasil.hasil("K14").diperiksa) == ([], 1)
    assert _usulan(target=["BB", "80", "B", "85"]).sel("K14") == ["J7"]


def test_k14_unknown_polaritas_cannot_be_judged() -> None:
    assert _usulan(indikator="Rerata xyz", polaritas=None, target=[5, 4]).status("K14") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize(
    ("baseline", "target", "sel"),
    [
        ("5,38", ["5,4", "0,54", "5,5"], ["I7"]),
        ("70", ["7,1", "72", "73"], ["H7"]),
        ("720", ["72,5", "73"], ["G7"]),
        ("-", ["7,25", "73", "73,5"], ["H7"]),
        ("70", ["71", "72", "735"], ["J7"]),
        ("20", ["100", "100"], ["G7"]),
        ("20,1", ["100", "100"], []),
    ],
    ids=["middle", "first target", "baseline", "first without baseline", "last", "factor 5", "below factor 5"],
)
def test_k15_the_slipped_cell_and_only_it(baseline: str, target: list[str], sel: list[str]) -> None:
    assert _usulan(baseline=baseline, target=target).sel("K15") == sel


def test_k15_small_whole_counts_and_zero_are_no_slip() -> None:
    hasil = _usulan(indikator="Jumlah forum", satuan="Forum", baseline=1, target=[5, 0, 3])
    assert (hasil.sel("K15"), hasil.hasil("K15").tidak_diperiksa) == ([], 2)


def test_k15_whole_count_above_ten_is_judged() -> None:
    assert _usulan(indikator="Jumlah forum", satuan="Forum", baseline=2, target=[2, 11]).sel("K15") == ["I7"]


@pytest.mark.parametrize(("tipe", "sel"), [("Kumulatif", []), ("Posisi Akhir", ["AJ7"]), (None, [])])
def test_k15_final_target_only_where_years_are_not_summed(tipe: str | None, sel: list[str]) -> None:
    ubah = {"indikator": "Jumlah ormas", "satuan": "Ormas", "baseline": 100, "tipe_penghitungan": tipe}
    assert _usulan(**ubah, target=[100, 110], target_akhir=600).sel("K15") == sel


PERSEN = {"indikator": "Persentase ormas aktif", "satuan": "Persen"}


@pytest.mark.parametrize(("isi", "sel"), [("6000%", ["H7"]), ("100,1", ["H7"]), (100, []), (0, []), (-1, ["H7"])])
def test_k16_outside_the_bounds_of_a_share(isi: object, sel: list[str]) -> None:
    assert _usulan(**PERSEN, target=[isi]).sel("K16") == sel


@pytest.mark.parametrize("nama", ["Persentase peningkatan kunjungan", "Capaian kinerja program"])
def test_k16_growth_and_capaian_are_no_shares(nama: str) -> None:
    hasil = _usulan(indikator=nama, satuan="Persen", baseline="110", target=[120])
    assert hasil.status("K16") == "tidak_dapat_diperiksa"


def test_k16_another_unit_cannot_be_judged() -> None:
    assert _usulan(satuan="Indeks", target=[400]).status("K16") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize(
    ("isi", "sel"), [("0,18", ["H7"]), (1, ["H7"]), ("1,01", []), (0, []), ("0,18%", []), ("0,18 Persen", [])]
)
def test_k17_a_percent_that_lost_its_format(isi: object, sel: list[str]) -> None:
    assert _usulan(**PERSEN, baseline="29,09%", target=[isi]).sel("K17") == sel


def test_k17_percent_named_only_by_the_indicator() -> None:
    assert _usulan(indikator="Persentase izin tepat waktu", satuan=None, target=["0,75"]).sel("K17") == ["H7"]


def test_k17_unknown_unit_cannot_be_judged_and_other_units_are_left_out() -> None:
    asing = _usulan(indikator="Hasil xyz", satuan="Furlong", baseline=None, target=["0,5"]).hasil("K17")
    indeks = _usulan(satuan="Indeks", target=["0,5"]).hasil("K17")
    assert (asing.temuan, asing.tidak_diperiksa, indeks.tidak_diperiksa) == (0, 1, 0)


def _k18(usulan: str, renstra: str) -> list[str | None]:
    baris = {"indikator": "Indeks Gini", "satuan": "Indeks"}
    hasil = periksa(
        pembuat.usulan(baik(**baris, target=[usulan])), pembuat.renstra(sasaran=[baik(**baris, target=[renstra])])
    )
    return hasil.sel("K18")


@pytest.mark.parametrize(
    ("usulan", "renstra", "sel"),
    [
        ("0,27", "269", ["H7"]),
        ("269", "0,269", ["H7"]),
        ("0,27", "265", []),
        ("0,27", "0,27", []),
        ("2,7", "27", []),
        ("0", "27", []),
    ],
)
def test_k18_lost_decimal_between_documents(usulan: str, renstra: str, sel: list[str]) -> None:
    assert _k18(usulan, renstra) == sel


def _kembar(kiri: list[object], kanan: list[object], nama: str = "Nilai SAKIP") -> list[str | None]:
    return periksa(pembuat.usulan(baik(target=kiri), baik(indikator=nama, target=kanan))).sel("K47")


@pytest.mark.parametrize(
    ("kiri", "kanan", "sel"),
    [
        ([70, 72, 75], [70, 72, 75], ["H8"]),
        ([70, 72, 75], [70, 72, 76], []),
        ([70, 72], [70, 72], []),
        ([70, 70, 70], [70, 70, 70], []),
        ([70, 72, 75, 80], [70, 72, 75, "-"], ["H8"]),
        ([0, 1, 2], [0, 1, 2], ["H8"]),
    ],
)
def test_k47_copied_series(kiri: list[object], kanan: list[object], sel: list[str]) -> None:
    assert _kembar(kiri, kanan) == sel


def test_k47_the_same_indicator_twice_is_k29() -> None:
    nama = "Indeks Kerukunan Umat Bergama"
    hasil = periksa(pembuat.usulan(baik(target=[70, 72, 75]), baik(indikator=nama, target=[70, 72, 75])))
    assert (hasil.sel("K47"), hasil.sel("K29")) == ([], ["C8"])


def test_k47_every_row_of_a_series_pasted_many_times_names_the_first() -> None:
    rows = [baik(indikator=f"Indeks Kerukunan Umat {huruf * 12}", target=[70, 72, 75]) for huruf in "ABCDEFGHIJKLMN"]
    rows[1] = baik(indikator="Indeks Kerukunan Umat AAAAAAAAAAAB", target=[70, 72, 75])  # the first with a slip: K29
    temuan = periksa(pembuat.usulan(*rows)).temuan("K47")
    assert [satu.sel for satu in temuan] == [f"H{baris}" for baris in range(9, 21)]
    assert all("Indeks Kerukunan Umat AAAAAAAAAAAA" in satu.pesan for satu in temuan)


def test_k48_baseline_in_another_unit() -> None:
    ubah = {"indikator": "Jumlah dokumen tersusun", "satuan": "Dokumen"}
    assert _usulan(**ubah, baseline="100%", target=["24 Dokumen"]).sel("K48") == ["G7"]
    assert _usulan(**ubah, baseline="20", target=["24 Dokumen"]).status("K48") == "lulus"
    assert _usulan(**ubah, baseline="0", target=["24 Dokumen"]).status("K48") == "lulus"
    assert _usulan(**ubah, baseline="-", target=["24 Dokumen"]).status("K48") == "tidak_dapat_diperiksa"


def test_k48_of_as_many_years_in_two_units_the_earlier_unit_counts() -> None:
    target = ["2 Dokumen", "3 Dokumen", "40%", "50%"]
    hasil = _usulan(indikator="Layanan tersedia", satuan="Dokumen", baseline="-", target=target)
    assert [item.sel for item in hasil.temuan("K48")] == ["J7", "K7"]
    hasil = _usulan(indikator="Layanan tersedia", satuan="Dokumen", baseline="-", target=target[::-1])
    assert [item.sel for item in hasil.temuan("K48")] == ["J7", "K7"]


def test_series_and_their_years_stand_in_order_however_the_cells_came() -> None:
    years = {2027: 75, 2025: 70, 2026: 72}
    hasil = periksa(pembuat.usulan(baik(target=years)))
    hasil.run("K47")
    assert hasil.cursor.execute("select tahun, angka, awal.tahun, akhir.tahun from periksa_target").fetchall() == [
        ([2025, 2026, 2027], [70.0, 72.0, 75.0], 2025, 2027)
    ]


def test_k12_of_a_row_that_changes_from_numbers_to_predicates_only_numbers_are_compared() -> None:
    ubah = {"indikator": "Nilai SAKIP", "satuan": "Nilai", "baseline": "70"}
    assert _usulan(**ubah, target={2026: "75", 2027: "BB", 2028: "80"}).status("K12") == "lulus"
    assert _usulan(**ubah, target={2026: "75", 2027: "BB", 2028: "60"}).sel("K12") == [pembuat.sel("target", 7, 2028)]


@pytest.mark.parametrize(
    ("satuan", "target", "sel"),
    [
        ("Persen", ["70", "72 Dokumen", "74"], ["I7"]),
        ("Hari", ["3 hari", "2 hari", "2 jam"], ["J7"]),
        ("Hari", ["3", "2,5 hari", "2"], []),
        ("Dokumen", ["3 Dokumen", "4 Laporan", "5 Dokumen"], []),
        ("Nilai", ["BB", "72", "A"], ["I7"]),
    ],
)
def test_k48_one_year_in_another_unit(satuan: str, target: list[str], sel: list[str]) -> None:
    hasil = _usulan(indikator="Layanan tersedia", satuan=satuan, baseline="-", target=target)
    assert hasil.sel("K48") == sel
