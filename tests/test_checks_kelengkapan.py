"""K01–K11, K26, K28: what a missing field costs, at which cell; what blank, zero and a missing column mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iku_analysis.records import HasilBaca, Masalah
from iku_analysis.settings import Scope
from tests import pembuat
from tests.periksa import LULUS, TDP, Bersama, Jawab, Kasus, baik, each, periksa

SATU = Bersama()
KOLOM_WAJIB = ("K01", "K02", "K03", "K04", "K05", "K06", "K07", "K08", "K09", "K10", "K11")


def usulan(*baris: dict[str, Any]) -> Kasus:
    return SATU(pembuat.usulan(*baris))


def kedua(**ubah: Any) -> Kasus:
    """A faultless row, so that no column is missing, and below it one with some fields changed: row 8."""
    return SATU(pembuat.usulan(baik(), baik(**ubah)), nama=",".join(f"{nama}={isi}" for nama, isi in ubah.items()))


def tanpa(medan: str) -> Kasus:
    """Two rows without a column; the headings stand in row 6."""
    return usulan(baik(**{medan: None}), baik(**{medan: None}, indikator="Nilai SAKIP"))


BAIK = usulan(baik())


@pytest.mark.parametrize("kode", KOLOM_WAJIB)
def test_a_faultless_row_passes(kode: str) -> None:
    assert BAIK.status(kode) == LULUS


@pytest.mark.parametrize(
    ("kode", "hasil"),
    [
        ("K01", tanpa("sasaran")),
        ("K02", usulan(baik(satuan=None, indikator="Hasil A"), baik(satuan=None, indikator="Hasil B"))),
        ("K03", tanpa("formulasi")),  # and without one of the definition
        ("K04", tanpa("sumber_data")),
        ("K11", tanpa("baseline")),
    ],
)
def test_a_missing_column_is_one_finding_at_the_header(kode: str, hasil: Kasus) -> None:
    assert [(satu.sel, satu.baris, satu.lembar) for satu in hasil.temuan(kode)] == [(None, 6, "IKU")]


@each(kedua(indikator=None))
def test_k01_indikator_blank_beside_a_target(hasil: Kasus) -> None:
    assert [(satu.sel, satu.baris, satu.tingkat) for satu in hasil.temuan("K01")] == [("C8", 8, "galat")]


NILAI_SAKIP = {nama: isi for nama, isi in baik(indikator="Nilai SAKIP", satuan="Nilai").items() if nama != "sasaran"}
TUJUAN = {"tujuan": "Terwujudnya kerukunan"}
TANPA_SASARAN = pembuat.usulan(baik(**TUJUAN, sasaran=None), baik(indikator="Rerata x"))


@each(
    (kedua(indikator="–"), ["C8"]),  # a dash is blank
    (usulan(baik(sasaran=None), baik()), ["B7"]),
    (usulan(baik(), NILAI_SAKIP), LULUS),  # its sasaran is filled down
    # An indicator of a tujuan, by its row in the Renstra, has no sasaran.
    (SATU(TANPA_SASARAN), ["B7"]),
    (SATU(TANPA_SASARAN, pembuat.renstra(sasaran=[baik(**TUJUAN, sasaran=None)])), LULUS),
    (SATU(TANPA_SASARAN, pembuat.renstra(sasaran=[baik(**TUJUAN)])), ["B7"]),
)
def test_k01_indikator_or_sasaran_blank(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K01") == jawab


@each(usulan(baik(), {"sasaran": "Meningkatnya demokrasi"}))
def test_k01_row_with_only_a_sasaran_goes_to_k26(hasil: Kasus) -> None:
    assert (hasil.status("K01"), hasil.sel("K26")) == (LULUS, ["B8"])


@each(
    (kedua(indikator="Potensi konflik yang ditangani", satuan=None), ["D8"]),
    # A unit elsewhere counts.
    (kedua(satuan=None, indikator="Persentase konflik yang terselesaikan"), LULUS),
    (kedua(satuan=None, indikator="Konflik yang terselesaikan (Kasus)"), LULUS),
    (kedua(satuan=None, indikator="Hasil penilaian", target=["4 Dokumen", "5 Dokumen"]), LULUS),
    (kedua(satuan=None, indikator="Hasil penilaian", target=["B", "BB"]), LULUS),
    (kedua(satuan=None, indikator="Hasil penilaian", target=["70%", "75%"]), LULUS),
    (kedua(satuan="-", indikator="Hasil penilaian", target=["4 Dokumen", 5]), ["D8"]),  # of only one target
)
def test_k02_satuan_blank(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K02") == jawab


@each(usulan(baik(indikator=None, satuan=None)))
def test_k02_indikator_blank_cannot_be_judged(hasil: Kasus) -> None:
    assert (hasil.status("K02"), hasil.hasil("K02").tidak_diperiksa) == (TDP, 1)


@pytest.mark.parametrize(
    ("kode", "hasil", "jawab"),
    [
        ("K03", kedua(formulasi="N/A"), ["E8"]),
        # The definition blank beside a filled formulasi, where the column exists; alone it is enough.
        ("K03", usulan(baik(definisi_operasional="x"), baik()), [pembuat.sel("definisi_operasional", 8)]),
        ("K03", usulan(baik(formulasi=None, definisi_operasional="x")), LULUS),
        ("K04", kedua(sumber_data=None), [pembuat.sel("sumber_data", 8)]),
        ("K06", kedua(alasan="-"), [pembuat.sel("alasan", 8)]),
        ("K06", usulan(baik(alasan=None)), TDP),  # without the column
        ("K08", kedua(indikator="Rerata xyz", polaritas=None), [pembuat.sel("polaritas", 8)]),  # and no clue
        ("K11", kedua(baseline="N/A"), ["G8"]),
        ("K11", kedua(baseline=0), LULUS),
        ("K11", kedua(baseline=None, keterangan="Indikator baru tahun 2026"), LULUS),
    ],
)
def test_a_field_left_blank_is_found_at_its_cell(kode: str, hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab(kode) == jawab


def _kolom(berkas: HasilBaca, kolom: dict[str, str]) -> Kasus:
    return SATU(replace(berkas, lembar=(replace(berkas.lembar[0], kolom=kolom),)))


PENJELASAN = {"indikator": "C", "penjelasan": "D", "target:2025": "H"}


@each(_kolom(pembuat.usulan(baik(formulasi=None, sumber_data=None)), PENJELASAN))
def test_k03_part_of_a_penjelasan_cell_blank_points_to_that_cell(hasil: Kasus) -> None:
    assert (hasil.sel("K03"), hasil.sel("K04")) == (["D7"], ["D7"])


def _bidang(isi: str) -> Kasus:
    return SATU(pembuat.usulan(baik(penanggung_jawab=isi)), nama=isi)


PJ = pembuat.sel("penanggung_jawab", 7)


@each(
    (kedua(penanggung_jawab=None), [(pembuat.sel("penanggung_jawab", 8), "galat", None)]),
    (_bidang("Bidang Politk Dalam Negeri"), [(PJ, "peringatan", "Bidang Politik Dalam Negeri (daftar bidang)")]),
    (_bidang("Bidang Perikanan Tangkap"), [(PJ, "peringatan", None)]),
    (_bidang("Sekretariat dan Bidang Kewaspadaan Nasional dan Penanganan Konflik"), []),
)
def test_k05_blank_mistyped_or_unknown_bidang(hasil: Kasus, jawab: list[tuple[str, str, str | None]]) -> None:
    assert [(satu.sel, satu.tingkat, satu.harapan) for satu in hasil.temuan("K05")] == jawab


@each(_bidang("Bidang Politik Dalam Negeri; Bidang Perikanan"))
def test_k05_one_unknown_among_known_bidang_is_reported(hasil: Kasus) -> None:
    assert hasil.temuan("K05")[0].pesan.endswith("perikanan.")


def test_k05_without_a_list_of_bidang_only_the_blank_is_judged() -> None:
    kamus = replace(pembuat.kamus(), alias=pembuat.kamus().alias | {"bidang": {}})
    hasil = periksa(pembuat.usulan(baik(penanggung_jawab="Apa saja"), baik(penanggung_jawab="-")), kamus=kamus)
    assert (len(hasil.temuan("K05")), hasil.hasil("K05").tidak_diperiksa) == (1, 1)


TANPA_TIPE = pembuat.usulan(baik(), baik(tipe_penghitungan=None))


@each(
    (kedua(tipe_penghitungan="Tahunan"), [8]),
    (kedua(tipe_penghitungan=None), [8]),
    # Blank in the template with a year column means non kumulatif.
    (_kolom(TANPA_TIPE, TANPA_TIPE.lembar[0].kolom | {"tahun_target": "Z"}), []),
)
def test_k07_unknown_and_blank_tipe(hasil: Kasus, jawab: list[int]) -> None:
    assert [satu.baris for satu in hasil.temuan("K07")] == jawab


def _konflik(*target: object) -> Kasus:
    """A clue word for lower is better beside these targets."""
    return kedua(target=list(target), indikator="Jumlah kejadian konflik", satuan="Kejadian", polaritas=None)


@each(
    (_konflik(8, 10, 12), (["J8"], 0)),
    (_konflik(12, 10, 8), ([], 0)),
    (_konflik(8, 8, 8), ([], 0)),
    (_konflik(8), ([], 1)),
    # Only targets of the kind of the first are compared.
    (_konflik("BB", 70), ([], 1)),  # a score of 5 is not below 70
    (_konflik("WTP", "BB"), ([], 1)),  # two scales: 4 and 5 are no way up
    (_konflik("B", 70, "BB"), (["J8"], 0)),
    (_konflik(70, "BB", 75), (["J8"], 0)),
    (_konflik(75, "BB", 70), ([], 0)),
)
def test_k08_clue_word_against_the_target_trend(hasil: Kasus, jawab: tuple[list[str], int]) -> None:
    assert (hasil.sel("K08"), hasil.hasil("K08").tidak_diperiksa) == jawab


@each(*((kedua(target=[70, tanda, 72, 73, 74]), tanda) for tanda in ("-", "N/A", None)))
def test_k09_target_of_a_year_blank(hasil: Kasus, jawab: str | None) -> None:
    assert [(satu.sel, satu.tahun, satu.nilai) for satu in hasil.temuan("K09")] == [("I8", 2026, jawab)]


@each((usulan(baik(target="-")), (["H7"], 1)), (usulan(baik(target=[0, 0, 0, 0, 0])), ([], 5)))
def test_k09_one_column_without_a_year_is_one_target_and_zero_is_a_value(
    hasil: Kasus, jawab: tuple[list[str], int]
) -> None:
    assert (hasil.sel("K09"), hasil.hasil("K09").diperiksa) == jawab


@each(usulan(baik(target={2029: 1, 2030: 2, 2031: 3}), baik(target={2029: 1})))
def test_k09_transition_year_counts_when_the_table_has_it_and_later_years_do_not(hasil: Kasus) -> None:
    assert [satu.tahun for satu in hasil.temuan("K09")] == [2030]


def test_k09_without_a_period_all_columns_of_the_table_count() -> None:
    hasil = periksa(pembuat.usulan(baik(target=[1, 2]), baik(target=[1])), lingkup=Scope(2026))
    assert [satu.tahun for satu in hasil.temuan("K09")] == [2026]


TANGGAL = Masalah("B07", "galat", "Sel berisi tanggal.", "Ketik ulang angkanya.", "IKU", "I8", nilai="4-Mei")


@each(SATU(pembuat.usulan(baik(), baik(target=[70, None, 72, 73, 74]), masalah=(TANGGAL,))))
def test_k09_unreadable_cell_is_k10_not_k09(hasil: Kasus) -> None:
    assert (hasil.sel("K09"), [(satu.sel, satu.nilai) for satu in hasil.temuan("K10")]) == ([], [("I8", "4-Mei")])


@each(
    (usulan(baik(target=[70, "1 Dukumen 2900 orang"])), ["I7"]),
    (usulan(baik(target=[70, "Ada"])), ["I7"]),
    *((usulan(baik(target=[isi])), LULUS) for isi in ("70,38-70,76", "<22", "WTP", 0, "70%")),
)
def test_k10_words_are_no_target(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K10") == jawab


LAIN = {"sasaran": "Sasaran lain"}
PROGRAM = {"kode": "8.01.02", "level": "program", "uraian": "P", **LAIN, "indikator": "Cakupan x"}
PLAN = pembuat.renstra(sasaran=[LAIN], program=[PROGRAM])
DUA = pembuat.renstra(sasaran=[{"sasaran": "Meningkatnya kerukunan umat"}, {"sasaran": "Meningkatnya demokrasi"}])


@each(
    (SATU(pembuat.usulan(baik()), DUA), [("renstra.xlsx", "B8", "Meningkatnya demokrasi")]),
    # The outcome of a programme is no indicator of the sasaran.
    (SATU(pembuat.usulan(baik()), PLAN), [("renstra.xlsx", "B7", "Sasaran lain")]),
    (SATU(pembuat.usulan(baik(), baik(**LAIN, indikator="Indeks lain")), PLAN), []),
)
def test_k26_renstra_sasaran_is_satisfied_by_a_usulan(hasil: Kasus, jawab: list[tuple[str, str, str]]) -> None:
    assert [(satu.berkas, satu.sel, satu.nilai) for satu in hasil.temuan("K26")] == jawab


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


@each((BAIK, ["1"]), (usulan(baik(), baik(indikator="Nilai SAKIP")), []))
def test_k28_one_iku_is_too_few_and_two_are_enough(hasil: Kasus, jawab: list[str]) -> None:
    assert [satu.nilai for satu in hasil.temuan("K28") if satu.nilai] == jawab


SEMUA = pembuat.kamus().names("bidang")
DIKIRIM = [pembuat.usulan(baik(indikator=f"Indeks {nama}"), bidang=nama) for nama in SEMUA[1:]]


@each(
    (SATU(*DIKIRIM), SEMUA[:1]),
    (SATU(*DIKIRIM, pembuat.usulan(bidang=SEMUA[0])), SEMUA[:1]),
    (SATU(*DIKIRIM, pembuat.usulan(baik(), bidang=SEMUA[0])), []),
)
def test_k28_bidang_without_a_readable_row(hasil: Kasus, jawab: list[str]) -> None:
    assert [satu.bidang for satu in hasil.temuan("K28") if satu.nilai is None] == list(jawab)


@each(SATU(pembuat.usulan(baik(), bidang=None, nama="tanpa-nama.xlsx")))
def test_k28_file_of_an_unknown_bidang(hasil: Kasus) -> None:
    assert "tanpa-nama.xlsx" in [satu.berkas for satu in hasil.temuan("K28")]


def test_k28_without_a_list_of_bidang() -> None:
    kamus = replace(pembuat.kamus(), alias=pembuat.kamus().alias | {"bidang": {}})
    hasil = periksa(pembuat.usulan(baik(), baik(indikator="Nilai SAKIP")), kamus=kamus).hasil("K28")
    assert (hasil.status, hasil.tidak_diperiksa) == ("lulus", 1)


@each(SATU(pembuat.renstra(sasaran=[baik()])))
def test_k28_nothing_sent_at_all_cannot_be_judged(hasil: Kasus) -> None:
    assert hasil.status("K28") == TDP
