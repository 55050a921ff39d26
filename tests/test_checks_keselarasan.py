"""K29–K37: what differs between usulan, Renstra, Renja and last year's IKU, and what waits for a person."""

from __future__ import annotations

from datetime import datetime

import pytest

from iku_analysis.records import HasilBaca
from iku_analysis.store.decisions import Keputusan, padanan_key
from tests import pembuat
from tests.periksa import LULUS, TDP, Bersama, Jawab, Kasus, baik, each, periksa

SATU = Bersama()
NAMA = "Indeks Kerukunan Umat Beragama"
USULAN, RENSTRA = pembuat.usulan(baik()), pembuat.renstra(sasaran=[baik()])


def usulan(*baris: dict[str, object]) -> Kasus:
    return SATU(pembuat.usulan(*baris))


def _renstra(usulan: dict[str, object], renstra: dict[str, object]) -> Kasus:
    files = pembuat.usulan(baik(**usulan)), pembuat.renstra(sasaran=[baik(**renstra)])
    return SATU(*files, nama=f"{usulan},{renstra}")


# Names that differ by one phrase in the same place: a person decides whether they are one.
RAGU = _renstra(
    {"indikator": "Persentase ormas yang tertib melapor"}, {"indikator": "Persentase ormas yang aktif melapor"}
)
TUJUAN = {"tujuan": "Terwujudnya kerukunan", "sasaran": None, "indikator": NAMA, "level": "Tujuan"}


@each(
    (usulan(baik(), baik()), "Indikator ini tercantum dua kali di bawah sasaran yang sama."),
    (usulan(baik(), baik(sasaran="Meningkatnya toleransi")), "Indikator ini juga tercantum di bawah sasaran lain."),
)
def test_k29_same_indicator_twice_in_one_file(hasil: Kasus, jawab: str) -> None:
    assert [(satu.sel, satu.pesan) for satu in hasil.temuan("K29")] == [("C8", jawab)]


def _konflik(kata: str, bidang: str) -> HasilBaca:
    return pembuat.usulan(baik(indikator=f"{kata} Konflik Umat Beragama yang Terselesaikan"), bidang=bidang)


@each(SATU(_konflik("Persentase", "Bidang A"), _konflik("Persensatase", "Bidang B")))
def test_k29_same_indicator_from_two_bidang_once_mistyped(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K29")
    assert (temuan.bidang, temuan.pesan) == ("Bidang B", "Indikator ini sudah diusulkan oleh Bidang A.")


@each(usulan(TUJUAN, baik(level="Sasaran")))
def test_k29_tujuan_and_sasaran_row_of_the_same_indicator(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K29")
    assert temuan.pesan.startswith("Indikator ini diulang pada dua tingkat")


BENCANA = [f"Persentase penanganan {kata} bencana di seluruh kabupaten dan kota" for kata in ("pra", "pasca")]


@each(
    (usulan(*(baik(indikator=nama) for nama in BENCANA)), 2),  # another noun is another indicator
    (usulan(baik(indikator=None), baik(indikator="-")), 0),  # rows without indikator are left out
)
def test_k29_what_is_not_the_same_indicator(hasil: Kasus, jawab: int) -> None:
    assert (hasil.sel("K29"), hasil.hasil("K29").diperiksa) == ([], jawab)


BANJIR = {"indikator": "Jumlah titik rawan banjir", "baseline": 4, "target": [3, 2, 1]}


@each(_renstra({"indikator": "Tingkat kepuasan pegawai"}, BANJIR))
def test_k30_indicator_on_one_side_only_is_found_on_both_sides(hasil: Kasus) -> None:
    found = hasil.temuan("K30")
    assert [(satu.berkas, satu.sel) for satu in found] == [("renstra.xlsx", "C7"), ("usulan-Bidang A.xlsx", "C7")]


PROGRAM = {"kode": "8.01.02", "level": "Program", "indikator": "Persentase potensi konflik tertangani"}


@each(SATU(USULAN, pembuat.renstra(sasaran=[baik()], program=[PROGRAM])))
def test_k30_a_pair_passes_and_programmes_are_not_expected(hasil: Kasus) -> None:
    assert (hasil.status("K30"), hasil.hasil("K30").diperiksa) == (LULUS, 2)


@each(
    (RAGU, "padanan menunggu keputusan di halaman Padanan"),
    (SATU(USULAN), "Renstra belum diunggah atau tidak memuat indikator tujuan dan sasaran"),
    (SATU(RENSTRA), "usulan belum diunggah"),
)
def test_k30_an_undecided_pair_or_one_side_alone_cannot_be_judged(hasil: Kasus, jawab: str) -> None:
    assert (hasil.status("K30"), hasil.hasil("K30").alasan) == (TDP, jawab)


def test_k30_a_person_who_says_there_is_none_is_quoted() -> None:
    kunci = padanan_key("Bidang A", "Meningkatnya kerukunan umat", NAMA)
    tidak_ada = Keputusan("1", "padanan", kunci, {"renstra": None}, "mandat baru", "Kasubbag", datetime(2026, 1, 1))
    hasil = periksa(pembuat.usulan(baik()), pembuat.renstra(sasaran=[baik()]), padanan={kunci: tidak_ada})
    assert "mandat baru" in next(satu.pesan for satu in hasil.temuan("K30") if satu.bidang)


@each(
    (_renstra({}, {"indikator": "INDEKS  KERUKUNAN umat beragama"}), LULUS),
    (_renstra({}, {"indikator": "1. Indeks Kerukunan Umat Beragama"}), LULUS),
    (SATU(USULAN), TDP),  # no pair is not its matter
)
def test_k31_case_spaces_and_numbering_are_no_difference(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K31") == jawab


@each(_renstra({"indikator": "Prosentase ormas aktif"}, {"indikator": "Persentase ormas aktif"}))
def test_k31_spelling_of_a_paired_name_differs(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K31")
    assert (temuan.sel, temuan.harapan) == ("C7", "Persentase ormas aktif (Renstra, lembar Sasaran, sel C7)")


@each(RAGU)
def test_k31_reports_an_undecided_pair(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K31")
    assert temuan.pesan.endswith("padanannya belum diputuskan.")


def _satuan(kiri: str | None, kanan: str | None, indikator: str = "Rerata kerukunan warga") -> Kasus:
    return _renstra({"indikator": indikator, "satuan": kiri}, {"indikator": indikator, "satuan": kanan})


def _renja(satuan: str, usulan: str, renja: str, nama: str = "Persentase laporan yang ditindaklanjuti") -> Kasus:
    """A target in a usulan, and in a Renja without a column of the unit."""
    row = {"indikator": nama, "satuan": satuan, "target": {2026: usulan}}
    return SATU(pembuat.usulan(row), pembuat.renja({"indikator": nama, "target": {2026: renja}}), nama=renja)


@each(
    (_satuan("Indeks", "Angka"), ["D7"]),
    (_satuan("Indeks", "indeks"), LULUS),
    (_satuan("Persen", "%"), LULUS),
    (_satuan("Furlong", "furlong"), LULUS),
    (_satuan("Furlong", "Indeks"), ["D7"]),
    (_satuan(None, "Indeks"), TDP),
    (_satuan(None, "Angka", NAMA), ["C7"]),  # a unit in the name counts
    # A unit that only the target cell of the Renja names, before the first word of the name.
    (_renja("Persen", "78,8", "78,8 Kejadian"), ["D7"]),
    (_renja("Persen", "78,8", "78,8 Persen"), LULUS),
    (_renja("Persen", "78,8", "78,8"), LULUS),
    (_renja("Per 1.000 penduduk", "4 Per 1.000 penduduk", "4 Per 1.000 penduduk", "Rasio dokter"), LULUS),
    (_renja("Predikat", "WTP", "WTP", "Opini atas laporan keuangan"), TDP),
)
def test_k32_units_of_a_pair(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K32") == jawab


PROGRAM_81 = {"kode": "8.01.04", "level": "Program", "indikator": NAMA, "satuan": "Indeks", "target": {2026: "81"}}
RENJA = pembuat.renja(PROGRAM_81)


@each(SATU(pembuat.usulan(baik(target={2026: "80"})), pembuat.renstra(sasaran=[baik(target={2026: "82,5"})]), RENJA))
def test_k33_target_differs_from_renstra_and_renja(hasil: Kasus) -> None:
    assert [(satu.sel, satu.tahun, satu.nilai, satu.harapan) for satu in hasil.temuan("K33")] == [
        ("I7", 2026, "80", "81 (Renja, lembar Renja, sel I7)"),
        ("I7", 2026, "80", "82,5 (Renstra, lembar Sasaran, sel I7)"),
    ]


def _target(kiri: object, kanan: object, tahun: int = 2026, **isi: object) -> Kasus:
    return _renstra({"target": {2026: kiri}, **isi}, {"target": {tahun: kanan}, **isi})


@each(
    (_target("82,5", "82,5"), LULUS),
    (_target("82,50", "82,5"), LULUS),
    (_target("0", "0"), LULUS),
    (_target("0", "1"), ["I7"]),
    (_target("70-72", "71"), ["I7"]),
    (_target("WTP", "WTP"), LULUS),
    (_target("WTP", "B"), ["I7"]),  # of two scales the scores say nothing
    (_target("-", "71"), TDP),
    (_target(71, 80, tahun=2027), TDP),
    (RAGU, TDP),
)
def test_k33_equality_of_typed_values(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K33") == jawab


@each((_target("73-75", "72-76"), False), (_target("82,46", "82,5"), True))
def test_k33_rounding_is_named_but_not_of_ranges_with_one_midpoint(hasil: Kasus, jawab: bool) -> None:
    (temuan,) = hasil.temuan("K33")
    assert ("beda pembulatan" in temuan.pesan) is jawab


RUPIAH = {"satuan": "Rupiah", "baseline": 15_750_000_000, "target": {2026: 16_700_000_000}}
JUTA = {"satuan": "Rp. Juta", "baseline": 15_750, "target": {2026: 16_700}}


@each(
    (_renstra({"satuan": "Persen", "target": {2026: 80}}, {"satuan": "Indeks", "target": {2026: 82}}), [TDP, "temuan"]),
    (_renstra(RUPIAH, JUTA), [TDP, "temuan"]),
    (_renstra(JUTA, JUTA | {"satuan": "Jutaan rupiah"}), [LULUS, LULUS]),
)
def test_k33_other_unit_family_is_k32(hasil: Kasus, jawab: list[str]) -> None:
    assert [hasil.status(kode) for kode in ("K33", "K32")] == jawab


@each(_renstra(RUPIAH, JUTA))
def test_rupiah_and_millions_of_rupiah_are_two_units_never_two_baselines(hasil: Kasus) -> None:
    assert hasil.status("K34") == TDP
    assert [satu.harapan for satu in hasil.temuan("K32")] == ["Rp. Juta (Renstra, lembar Sasaran, sel D7)"]


def _ukur(realisasi: str, **ubah: object) -> tuple[HasilBaca, HasilBaca]:
    """A usulan and what was reached in the year of its baseline."""
    row = baik(**ubah)
    return pembuat.usulan(row), pembuat.pengukuran({"indikator": row["indikator"], "realisasi": {2024: realisasi}})


ORMAS = {"indikator": "Cakupan ormas", "satuan": "Persen", "baseline": "70"}


@each(
    (_renstra({"baseline": "68,24"}, {"baseline": "68,2"}), LULUS),
    (_renstra({"baseline": "68,2"}, {"baseline": "70,1"}), ["G7"]),
    (_renstra({"baseline": "0"}, {"baseline": "0"}), LULUS),
    (_renstra({"baseline": "-"}, {"baseline": "68"}), TDP),
    (SATU(*_ukur("72,18")), LULUS),
    (SATU(*_ukur("-")), TDP),
    (SATU(*_ukur("70", **ORMAS)), LULUS),
    (SATU(*_ukur("71", **ORMAS)), ["G7"]),
)
def test_k34_baseline_against_renstra_and_the_result_of_its_year(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K34") == jawab


@each(SATU(*_ukur("75")))
def test_k34_names_the_cell_of_the_result(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K34")
    assert (temuan.sel, temuan.harapan) == ("G7", "75 (pengukuran, lembar Pengukuran, sel AB7)")


def test_k34_a_result_in_another_unit_is_not_compared() -> None:
    hasil = periksa(*_ukur("4 Dokumen", **ORMAS)).hasil("K34")
    assert hasil.status == TDP
    assert "nilainya tidak dapat dibandingkan" in str(hasil.alasan)


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


def _lama(kini: list[dict[str, object]], lama: list[dict[str, object]]) -> Kasus:
    return SATU(pembuat.usulan(*kini), pembuat.iku_lama(*lama))


BARU, SALAH_KETIK = baik(indikator="Nilai SAKIP"), baik(indikator="Prosentase ormas aktif")
MELAPOR = baik(indikator="Persentase ormas aktif melapor")


@each(_lama([baik(), BARU], [baik(), baik(indikator="Jumlah titik banjir")]))
def test_k35_added_and_removed_indicators(hasil: Kasus) -> None:
    found = [(satu.berkas, satu.indikator) for satu in hasil.temuan("K35")]
    assert found == [("iku-lama.xlsx", "Jumlah titik banjir"), ("usulan-Bidang A.xlsx", "Nilai SAKIP")]


@each(_lama([baik(indikator="Persentase ormas aktif melapor rutin")], [MELAPOR]))
def test_k35_renamed_indicator_names_the_old_one(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K35")
    assert temuan.harapan == "Persentase ormas aktif melapor (IKU tahun lalu, lembar IKU, sel C7)"


@each(_lama([baik(indikator="Persentase ormas yang aktif melapor")], [MELAPOR]))
def test_k35_the_same_indicator_in_other_words_is_neither_new_nor_gone(hasil: Kasus) -> None:
    found = hasil.hasil("K35")
    assert (found.status, found.diperiksa, found.tidak_diperiksa) == (LULUS, 1, 0)


DUA = [pembuat.usulan(BARU, baik(), bidang=bidang) for bidang in ("Bidang A", "Bidang B")]
DICATAT = BARU | {"keterangan": "mandat baru"}
LAMA = pembuat.iku_lama(baik())


@each(
    (SATU(*DUA, LAMA), ["C7"]),  # of two bidang judged once, and the note of either counts
    (SATU(DUA[0], pembuat.usulan(DICATAT, bidang="Bidang B"), LAMA), LULUS),
    (_lama([baik(), DICATAT], [baik()]), LULUS),
    (_lama([SALAH_KETIK], [baik(indikator="Persentase ormas aktif")]), LULUS),
    (_lama([baik()], [baik(), {"indikator": "Jumlah"}]), LULUS),  # a total is no dropped indicator
    (SATU(USULAN), TDP),
    (SATU(LAMA), TDP),
)
def test_k35_what_is_noted_or_a_slip_of_typing_passes(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K35") == jawab


def _formula(kini: str, lama: str) -> Kasus:
    return _lama([baik(formulasi=kini)], [baik(formulasi=lama)])


@each(
    (_formula("Skor rata-rata responden", "Skor rata-rata responden."), LULUS),
    (_formula("Jumlah skor dibagi banyaknya responden", "Jumlah skor dibagi banyaknya respondn"), LULUS),
    (_formula("Skor rata-rata responden", "Skor tertimbang kabupaten"), ["E7"]),
    (_formula("-", "Skor tertimbang"), TDP),
)
def test_k36_formula_changed_since_last_year(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K36") == jawab


def _k37(sasaran: str | None, sasaran_lain: str | None) -> Kasus:
    program = [
        {"kode": "8.01.05", "level": "Program", "uraian": "Program A", "sasaran": sasaran},
        {"kode": "8.01.06", "level": "Program", "uraian": "Program B", "sasaran": sasaran_lain},
    ]
    return SATU(USULAN, pembuat.renstra(sasaran=[baik()], program=program))


@each(
    (_k37("Sasaran lain", "Sasaran lain"), ["B7"]),  # of the usulan
    (_k37("Meningkatnya kerukunan umat", None), ["F8"]),  # of the second programme
    (_k37("Meningkatnya kerukunan umat", "Sasaran lain"), LULUS),
    (_k37(None, None), TDP),  # a table without a column of the sasaran
)
def test_k37_sasaran_without_programme_and_programme_without_sasaran(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K37") == jawab


OUTCOME = {"kode": "8.01.04", "level": "Program", "uraian": "Program A", "indikator": "Cakupan ormas dibina"}
PLAN = pembuat.renstra(sasaran=[baik()], program=[OUTCOME | {"target": {2026: 80}}])
DIBINA = baik(indikator="Cakupan ormas dibina", target={2026: 75})


@each(
    (SATU(pembuat.usulan(baik(), DIBINA), PLAN), (["C8"], LULUS)),
    (SATU(pembuat.usulan(baik(), DIBINA | {"level": "Program"}), PLAN), (LULUS, ["I8"])),
    (SATU(pembuat.usulan(baik(), baik(level="Program", indikator="Rerata xyz")), PLAN), (["C8"], LULUS)),
)
def test_k30_row_that_says_it_measures_a_programme_is_looked_for_among_the_outcomes(
    hasil: Kasus, jawab: tuple[Jawab, Jawab]
) -> None:
    assert (hasil.jawab("K30"), hasil.jawab("K33")) == jawab
