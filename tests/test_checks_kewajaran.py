"""K12–K18, K47, K48: targets that cannot be meant, each at its cell, with the borders of the thresholds."""

from __future__ import annotations

from iku_analysis.checks import run_checks
from iku_analysis.records import HasilBaca
from iku_analysis.store.decisions import decide, decisions_in_force, padanan_key
from tests import pembuat
from tests.periksa import LULUS, TDP, Bersama, Jawab, Kasus, baik, each, periksa

SATU = Bersama()
usulan = SATU.usulan
KERUKUNAN = "Indeks Kerukunan Umat Beragama"
TURUN = {"indikator": "Jumlah kejadian konflik", "satuan": "Kejadian", "polaritas": "Turun"}
SAKIP = {"indikator": "Nilai SAKIP", "satuan": "Nilai", "baseline": "70"}


@each(usulan(baseline="91,41", target=["89,95", "92", "93"]))
def test_k12_target_below_the_baseline(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K12")
    assert (temuan.sel, temuan.tahun, temuan.nilai) == ("H7", 2025, "89,95")
    assert temuan.harapan == "baseline 91,41 (usulan, lembar IKU, sel G7)"


@each(
    (usulan(**TURUN, baseline=10, target=[9, 11, 8]), ["I7"]),
    (usulan(baseline=70, target=[70, 70]), LULUS),
    (usulan(baseline=70, target=[71, 72]), LULUS),
    (usulan(polaritas="Stabil", baseline=80, target=[70]), LULUS),  # it has no direction
    (usulan(baseline="-"), TDP),
    (usulan(polaritas=None, indikator="Rerata xyz"), TDP),
    (usulan(baseline="24 Dokumen"), TDP),
    # Of a row that changes from numbers to predicates only the numbers are compared.
    (usulan(**SAKIP, target=["75", "BB", "80"]), LULUS),
    (usulan(**SAKIP, target=["75", "BB", "60"]), ["J7"]),
)
def test_k12_target_worse_than_the_baseline_by_polaritas(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K12") == jawab


def _ukur(isi: str, indikator: str = KERUKUNAN, **lain: object) -> HasilBaca:
    return pembuat.pengukuran({"indikator": indikator, "realisasi": {2025: isi}, **lain}, nama=f"{isi}.xlsx")


def _target(*isi: str, baseline: str | None = "70", **lain: object) -> HasilBaca:
    """A usulan with targets from 2026 on."""
    return pembuat.usulan(baik(baseline=baseline, target=dict(enumerate(isi, 2026)), **lain))


ORMAS = {"indikator": "Persentase Ormas Aktif", "satuan": "Persen"}
ORANG = _ukur("75", "Cakupan ormas", satuan="Orang")
DUA_TAHUN = pembuat.pengukuran({"indikator": KERUKUNAN, "realisasi": {2023: "74", 2025: "75"}})


@each(
    SATU(_target("72", "76"), _ukur("75")),
    SATU(_target("72", **ORMAS), _ukur("75", "Persentase Ormas yang Aktif")),  # the same in other words
    SATU(_target("72"), _ukur("75"), _ukur("80%")),  # the unit is that of the cell
    # A baseline without a year stands before the first target.
    SATU(_target("70,5"), DUA_TAHUN),
    SATU(_target("70,5", baseline=None), DUA_TAHUN),
)
def test_k12_latest_result_takes_the_place_of_the_baseline(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K12")
    assert (temuan.tahun, temuan.harapan) == (2026, "realisasi 2025 75 (pengukuran, lembar Pengukuran, sel V7)")


@each(
    SATU(_target("72"), _ukur("80%"), _ukur("75")),
    SATU(_target("72", indikator="Cakupan ormas", satuan="%"), ORANG),  # without its own unit that of its row
)
def test_k12_result_in_another_unit_cannot_be_compared(hasil: Kasus) -> None:
    assert hasil.hasil("K12").alasan == "satuan baseline dan target berbeda (lihat K48)"


LAMPAU = pembuat.pengukuran({"indikator": KERUKUNAN, "realisasi": {2023: "75"}})
PREDIKAT = _target("BB", indikator="Predikat SAKIP", satuan="Predikat", baseline="B")


@each(
    (SATU(PREDIKAT, _ukur("A", "Predikat SAKIP")), ["I7"]),
    (SATU(PREDIKAT, _ukur("85", "Predikat SAKIP")), LULUS),
    (SATU(_target("70", baseline=None), LAMPAU), TDP),  # a result of long ago
    (SATU(pembuat.usulan(baik(baseline="70", target=["72", "76"])), _ukur("80")), LULUS),  # of a planned year
)
def test_k12_result_of_another_kind_or_year_is_no_baseline(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K12") == jawab


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


def test_k12_of_another_unit_is_unjudged_in_every_year() -> None:
    hasil = periksa(pembuat.usulan(baik(baseline="100%", target=["80", "70"])))
    assert hasil.status("K12") == "tidak_dapat_diperiksa"
    ids = [row[0] for row in hasil.cursor.execute("select baris_id from core_baris").fetchall()]
    _, _, (dilihat,) = run_checks(
        hasil.cursor, hasil.kamus, hasil.lingkup, hasil.ambang, codes=["K12"], asked={"K12": ids}
    )
    assert (dilihat.tahun, dilihat.alasan) == (None, "satuan baseline dan target berbeda (lihat K48)")


@each(usulan(baseline="80", target="70"))
def test_k12_target_without_a_year_has_a_message_too(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K12")
    assert temuan.pesan == "Target lebih rendah daripada kondisi awal, padahal makin tinggi makin baik."


SUB = {"kode": "8.01.02.1.01.0001", "level": "Sub Kegiatan", "indikator": "Jumlah dokumen", "target": [2, 2, 2]}


@each(
    (usulan(target=[85, 85, 85]), ["H7"]),
    (usulan(target=[85, 85, 86]), LULUS),
    (usulan(polaritas="Stabil", target=[85, 85, 85]), LULUS),
    (usulan(target=[85, 85]), TDP),
    (usulan(target=[85, "-", 85]), TDP),
    (SATU(pembuat.renstra(program=[SUB])), TDP),
)
def test_k13_three_equal_years(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K13") == jawab


@each(usulan(satuan="Persen", target=[100] * 3), usulan(**TURUN, target=[0] * 3), usulan(target=["WTP"] * 3))
def test_k13_the_best_value_asks_for_a_note(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K13")
    assert temuan.saran.startswith("Nilainya sudah yang terbaik")


@each(
    (usulan(target=[74, 74, 100, 81]), ["K7"]),
    (usulan(target=[74, 74, 75]), LULUS),
    (usulan(target=[80, "-", 78]), ["J7"]),
    (usulan(target=[0, -1]), ["I7"]),
    (usulan(**TURUN, target=[5, 6, 4]), ["I7"]),
    (usulan(target=["BB", "80", "B", "85"]), ["J7"]),  # a predicate is no step from a number
    (usulan(indikator="Rerata xyz", polaritas=None, target=[5, 4]), TDP),
)
def test_k14_a_step_back(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K14") == jawab


@each(usulan(indikator="Tingkat kepuasan layanan", satuan=None, target=["80", "BB", "85"]))
def test_k14_a_predicate_is_no_step_from_a_number(hasil: Kasus) -> None:
    assert (hasil.sel("K14"), hasil.hasil("K14").diperiksa) == ([], 1)


FORUM = {"indikator": "Jumlah forum", "satuan": "Forum"}
AKHIR = {"indikator": "Jumlah ormas", "satuan": "Ormas", "baseline": 100, "target": [100, 110], "target_akhir": 600}


@each(
    (usulan(baseline="5,38", target=["5,4", "0,54", "5,5"]), ["I7"]),
    (usulan(baseline="70", target=["7,1", "72", "73"]), ["H7"]),
    (usulan(baseline="720", target=["72,5", "73"]), ["G7"]),
    (usulan(baseline="-", target=["7,25", "73", "73,5"]), ["H7"]),
    (usulan(baseline="70", target=["71", "72", "735"]), ["J7"]),
    (usulan(baseline="20", target=["100", "100"]), ["G7"]),  # a factor of 5
    (usulan(baseline="20,1", target=["100", "100"]), LULUS),
    (usulan(**FORUM, baseline=2, target=[2, 11]), ["I7"]),  # a whole count above ten
    # The final target only where the years are not summed.
    (usulan(tipe_penghitungan="Kumulatif", **AKHIR), LULUS),
    (usulan(tipe_penghitungan="Posisi Akhir", **AKHIR), ["AJ7"]),
    (usulan(tipe_penghitungan=None, **AKHIR), LULUS),
)
def test_k15_the_slipped_cell_and_only_it(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K15") == jawab


@each(usulan(**FORUM, baseline=1, target=[5, 0, 3]))
def test_k15_small_whole_counts_and_zero_are_no_slip(hasil: Kasus) -> None:
    assert (hasil.sel("K15"), hasil.hasil("K15").tidak_diperiksa) == ([], 2)


PERSEN = {"indikator": "Persentase ormas aktif", "satuan": "Persen"}


@each(
    (usulan(**PERSEN, target=["6000%"]), ["H7"]),
    (usulan(**PERSEN, target=["100,1"]), ["H7"]),
    (usulan(**PERSEN, target=[100]), LULUS),
    (usulan(**PERSEN, target=[0]), LULUS),
    (usulan(**PERSEN, target=[-1]), ["H7"]),
    (usulan(indikator="Persentase peningkatan kunjungan", satuan="Persen", baseline="110", target=[120]), TDP),
    (usulan(indikator="Capaian kinerja program", satuan="Persen", baseline="110", target=[120]), TDP),
    (usulan(satuan="Indeks", target=[400]), TDP),
)
def test_k16_outside_the_bounds_of_a_share(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K16") == jawab


@each(
    (usulan(**PERSEN, baseline="29,09%", target=["0,18"]), ["H7"]),
    (usulan(**PERSEN, baseline="29,09%", target=[1]), ["H7"]),
    (usulan(**PERSEN, baseline="29,09%", target=["1,01"]), LULUS),
    (usulan(**PERSEN, baseline="29,09%", target=[0]), LULUS),
    (usulan(**PERSEN, baseline="29,09%", target=["0,18%"]), LULUS),
    (usulan(**PERSEN, baseline="29,09%", target=["0,18 Persen"]), LULUS),
    (usulan(indikator="Persentase izin tepat waktu", satuan=None, target=["0,75"]), ["H7"]),
)
def test_k17_a_percent_that_lost_its_format(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K17") == jawab


@each(
    (usulan(indikator="Hasil xyz", satuan="Furlong", baseline=None, target=["0,5"]), 1),
    (usulan(satuan="Indeks", target=["0,5"]), 0),
)
def test_k17_unknown_unit_cannot_be_judged_and_other_units_are_left_out(hasil: Kasus, jawab: int) -> None:
    assert (hasil.sel("K17"), hasil.hasil("K17").tidak_diperiksa) == ([], jawab)


def _k18(kiri: str, kanan: str) -> Kasus:
    """A target in the usulan and in the Renstra."""
    kini, nanti = (baik(indikator="Indeks Gini", satuan="Indeks", target=[isi]) for isi in (kiri, kanan))
    return SATU(pembuat.usulan(kini), pembuat.renstra(sasaran=[nanti]), nama=f"{kiri},{kanan}")


@each(
    (_k18("0,27", "269"), ["H7"]),
    (_k18("269", "0,269"), ["H7"]),
    (_k18("0,27", "265"), []),
    (_k18("0,27", "0,27"), []),
    (_k18("2,7", "27"), []),
    (_k18("0", "27"), []),
)
def test_k18_lost_decimal_between_documents(hasil: Kasus, jawab: list[str]) -> None:
    assert hasil.sel("K18") == jawab


def _kembar(kiri: list[object], kanan: list[object], nama: str = "Nilai SAKIP") -> Kasus:
    return SATU(pembuat.usulan(baik(target=kiri), baik(indikator=nama, target=kanan)), nama=f"{kiri},{kanan}")


@each(
    (_kembar([70, 72, 75], [70, 72, 75]), ["H8"]),
    (_kembar([70, 72, 75], [70, 72, 76]), []),
    (_kembar([70, 72], [70, 72]), []),
    (_kembar([70, 70, 70], [70, 70, 70]), []),
    (_kembar([70, 72, 75, 80], [70, 72, 75, "-"]), ["H8"]),
    (_kembar([0, 1, 2], [0, 1, 2]), ["H8"]),
)
def test_k47_copied_series(hasil: Kasus, jawab: list[str]) -> None:
    assert hasil.sel("K47") == jawab


@each(_kembar([70, 72, 75], [70, 72, 75], "Indeks Kerukunan Umat Bergama"))
def test_k47_the_same_indicator_twice_is_k29(hasil: Kasus) -> None:
    assert (hasil.sel("K47"), hasil.sel("K29")) == ([], ["C8"])


def test_k47_every_row_of_a_series_pasted_many_times_names_the_first() -> None:
    rows = [baik(indikator=f"Indeks Kerukunan Umat {huruf * 12}", target=[70, 72, 75]) for huruf in "ABCDEFGHIJKLMN"]
    rows[1] = baik(indikator="Indeks Kerukunan Umat AAAAAAAAAAAB", target=[70, 72, 75])  # the first with a slip: K29
    temuan = periksa(pembuat.usulan(*rows)).temuan("K47")
    assert [satu.sel for satu in temuan] == [f"H{baris}" for baris in range(9, 21)]
    assert all("Indeks Kerukunan Umat AAAAAAAAAAAA" in satu.pesan for satu in temuan)


def test_series_and_their_years_stand_in_order_however_the_cells_came() -> None:
    years = {2027: 75, 2025: 70, 2026: 72}
    hasil = periksa(pembuat.usulan(baik(target=years)))
    hasil.run("K47")
    assert hasil.cursor.execute("select tahun, angka, awal.tahun, akhir.tahun from periksa_target").fetchall() == [
        ([2025, 2026, 2027], [70.0, 72.0, 75.0], 2025, 2027)
    ]


TERSUSUN = {"indikator": "Jumlah dokumen tersusun", "satuan": "Dokumen", "target": ["24 Dokumen"]}
LAYANAN = {"indikator": "Layanan tersedia", "baseline": "-"}


@each(
    (usulan(baseline="100%", **TERSUSUN), ["G7"]),
    (usulan(baseline="20", **TERSUSUN), LULUS),
    (usulan(baseline="0", **TERSUSUN), LULUS),
    (usulan(baseline="-", **TERSUSUN), TDP),
    (usulan(**LAYANAN, satuan="Persen", target=["70", "72 Dokumen", "74"]), ["I7"]),
    (usulan(**LAYANAN, satuan="Hari", target=["3 hari", "2 hari", "2 jam"]), ["J7"]),
    (usulan(**LAYANAN, satuan="Hari", target=["3", "2,5 hari", "2"]), TDP),
    (usulan(**LAYANAN, satuan="Dokumen", target=["3 Dokumen", "4 Laporan", "5 Dokumen"]), TDP),
    (usulan(**LAYANAN, satuan="Nilai", target=["BB", "72", "A"]), ["I7"]),
    # Of as many years in two units the earlier unit counts.
    (usulan(**LAYANAN, satuan="Dokumen", target=["2 Dokumen", "3 Dokumen", "40%", "50%"]), ["J7", "K7"]),
    (usulan(**LAYANAN, satuan="Dokumen", target=["50%", "40%", "3 Dokumen", "2 Dokumen"]), ["J7", "K7"]),
)
def test_k48_baseline_or_a_year_in_another_unit(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K48") == jawab
