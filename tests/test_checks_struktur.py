"""K38–K41, K44, K45: codes, sums of pagu, year columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from iku_analysis.settings import Scope
from tests import pembuat
from tests.periksa import LULUS, TDP, Bersama, Jawab, Kasus, baik, each

SATU = Bersama()
TANPA_PERIODE = Bersama(Scope(2026))
PROGRAM = "PROGRAM PENGUATAN IDEOLOGI PANCASILA DAN KARAKTER KEBANGSAAN"


def renstra(*baris: dict[str, Any]) -> Kasus:
    return SATU(pembuat.renstra(program=baris))


def renja(*baris: dict[str, Any]) -> Kasus:
    return SATU(pembuat.renja(*baris))


def pagu(program: object, *kegiatan: object) -> Kasus:
    """A Renstra with the pagu of programme 8.01.02, and of the kegiatan below it."""
    below = [{"kode": f"8.01.02.1.0{nomor}", "pagu": {2026: isi}} for nomor, isi in enumerate(kegiatan, start=1)]
    isi = [{"kode": "8.01.02", "pagu": {2026: program}}, *below]
    return SATU(pembuat.renstra(program=isi), nama=f"{program},{kegiatan}")


@each(pagu(500, 450))
def test_k39_children_do_not_add_up(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K39")
    assert (temuan.sel, temuan.tahun, temuan.nilai) == ("P7", 2026, "500")
    assert temuan.harapan == "Rp 450 (jumlah 1 baris di bawah kode 8.01.02)"


ULANG = pembuat.nilai("pagu", 500, 2026, 8)._replace(ulangan=True)
INDUK = {"kode": "8.01.02", "uraian": "Program", "pagu": {2026: 500}}
DUA = [{"kode": "8.01.02", "indikator": nama, "pagu": {2026: isi}} for nama, isi in (("A", 300), ("B", 200))]
KEGIATAN = {"kode": "8.01.02.1.01", "uraian": "Kegiatan", "pagu": {2026: 500}}


@each(
    (pagu(500, 300, 200), LULUS),
    (pagu(500, 300, 198), LULUS),  # 1 rupiah a child
    (pagu(500, 300, 197), ["P7"]),
    (pagu(500, 500, 0), LULUS),
    # A parent or all children blank, or a child that cannot be read.
    (pagu("-", 5), TDP),
    (pagu(5, "-"), TDP),
    (pagu(5, "2 peti"), TDP),
    # The repeated pagu of an outcome row counts once; what is split over two indicators of a code is added.
    (renstra(INDUK, {"indikator": "Persentase potensi konflik", "pagu": {2026: ULANG}}, KEGIATAN), LULUS),
    (renstra(*DUA, KEGIATAN), LULUS),
)
def test_k39_sum_of_the_children_up_to_one_rupiah_for_each(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K39") == jawab


@each(renstra(*({"kode": f"8.01{akhir}", "pagu": {2026: 500}} for akhir in ("", ".02", ".02.1.01", ".02.1.01.0001"))))
def test_k39_grandchildren_count_through_their_parent_only(hasil: Kasus) -> None:
    assert (hasil.status("K39"), hasil.hasil("K39").diperiksa) == (LULUS, 3)


@each(pagu(500, 300, "-"))
def test_k39_some_children_blank_count_as_zero_and_are_named(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K39")
    assert "1 di antaranya kosong" in temuan.pesan


def _k38(kode: str | None, uraian: str) -> Kasus:
    return SATU(pembuat.renja({"kode": kode, "uraian": uraian, "level": "Program"}), nama=f"{kode},{uraian}")


@each(
    (_k38("8.01.02", PROGRAM), LULUS),
    (_k38("8.01.02", PROGRAM.title()), LULUS),
    (_k38("X.XX.02", PROGRAM), LULUS),
    (_k38("8,01,02", PROGRAM), LULUS),
    (_k38("8.01.02", "Program Penguatan Ideologi"), [pembuat.sel("uraian", 7)]),
    (_k38("8.01.02.2.01", "Kegiatan"), ["F7"]),
    (_k38("8.01.99", "Program Lain"), ["F7"]),
    (_k38("2 Paket", "Program"), ["F7"]),
    (_k38("1.05.02", "Program Lain"), TDP),
    (_k38(None, PROGRAM), TDP),
)
def test_k38_code_and_name_against_the_official_list(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K38") == jawab


def _kegiatan(*kode: str, **isi: Any) -> list[dict[str, Any]]:
    return [{"kode": one, "uraian": f"Kegiatan {one}", "level": "Kegiatan", **isi} for one in kode]


def _urusan(*akhir: str) -> Kasus:
    """Rows of an urusan without an official list."""
    return renja(*({"kode": f"3.25.03{satu}", "uraian": f"Kegiatan {satu}"} for satu in akhir))


@each(
    (_urusan("", ".2.01", ".2.02", ".2.02.0001"), TDP),
    (_urusan("", ".2.01", ".1.02", ".2.03"), ["F9"]),
    (_urusan("", ".2.01", ".1.02"), ["F8", "F9"]),
)
def test_k38_kegiatan_of_province_and_of_regency_in_one_sheet_of_an_urusan_without_list(
    hasil: Kasus, jawab: Jawab
) -> None:
    assert hasil.jawab("K38") == jawab
    assert all("setingkat" in satu.pesan for satu in hasil.temuan("K38"))


def _k40(target: object, pagu: object) -> Kasus:
    row = {"kode": "8.01.02", "level": "Program", "target": {2026: target}, "pagu": {2026: pagu}}
    return SATU(pembuat.renja(row), nama=f"{target},{pagu}")


@each(
    (_k40(80, 500), []),
    (_k40(None, 500), ["P7"]),
    (_k40("-", 500), ["P7"]),
    (_k40(80, None), ["I7"]),
    (_k40(80, 0), ["I7"]),
    (_k40("-", "-"), []),
    (_k40(0, 500), []),
)
def test_k40_pagu_and_target_go_together(hasil: Kasus, jawab: list[str]) -> None:
    assert hasil.sel("K40") == jawab


@each(renstra(*_kegiatan("8.01.02.1.01", "8.01.02.1.02", "8.01.03.1.01", pagu=[500, 500])))
def test_k40_a_sheet_with_pagu_alone_is_one_finding_that_names_how_many(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K40")
    assert temuan.pesan == "Lembar ini memuat pagu 3 kode, tetapi tidak satu pun target."
    assert (temuan.berkas, temuan.lembar, temuan.sel, temuan.baris) == ("renstra.xlsx", "Program", "O7", 7)
    assert (temuan.tahun, temuan.nilai) == (None, "3 kode")


TANPA_PAGU = _kegiatan("8.01.02.1.01", "8.01.02.1.02", target=[80, 81], pagu={2025: 500})


@each(renstra(*TANPA_PAGU, *_kegiatan("8.01.03.1.01", target={2025: 80})))
def test_k40_a_year_without_any_pagu_is_one_finding_the_others_are_named_one_by_one(hasil: Kasus) -> None:
    assert {(item.tahun, item.sel, item.pesan) for item in hasil.temuan("K40")} == {
        (2026, "I7", "2 kode mempunyai target tetapi tidak satu pun mempunyai pagu tahun 2026."),
        (2025, "H9", "Kode 8.01.03.1.01 mempunyai target tetapi tidak mempunyai pagu tahun 2025."),
    }


PAGU = _kegiatan("8.01.02.1.01", "8.01.02.1.02", pagu={2026: 500})


@each(SATU(pembuat.renja(*PAGU, nama="renja 1.xlsx"), pembuat.renja(*PAGU, nama="renja 2.xlsx")))
def test_k40_two_files_with_pagu_alone_are_two_findings(hasil: Kasus) -> None:
    assert [item.berkas for item in hasil.temuan("K40")] == ["renja 1.xlsx", "renja 2.xlsx"]


HASIL = [{"indikator": nama, "target": {2026: 80}} for nama in ("A", "B")]


@each(renja({"kode": "8.01.02", "level": "Program", "pagu": {2026: 500}}, *HASIL))
def test_k40_second_indicator_without_pagu_and_code_row_without_target_are_by_design(hasil: Kasus) -> None:
    assert hasil.status("K40") == LULUS


@each((pagu("2 peti"), ["P7"]), (pagu(0), []), (pagu("-"), []), (pagu("1.250.000"), []))
def test_k41_pagu_without_a_single_reading(hasil: Kasus, jawab: list[str]) -> None:
    assert hasil.sel("K41") == jawab


def _k44(kolom: dict[str, str], bersama: Bersama = SATU) -> Kasus:
    berkas = pembuat.usulan(baik(target=None))
    dasar = {nama: huruf for nama, huruf in berkas.lembar[0].kolom.items() if not nama.startswith("target")}
    return bersama(replace(berkas, lembar=(replace(berkas.lembar[0], kolom=dasar | kolom),)))


LENGKAP = {f"target:{2025 + nomor}": huruf for nomor, huruf in enumerate("HIJKL")}
KURANG = {nama: huruf for nama, huruf in LENGKAP.items() if nama != "target:2027"}


@each(
    (_k44(LENGKAP), []),
    (_k44({**LENGKAP, "target:2030": "M"}), []),  # the transition year
    (_k44(KURANG), ["Kolom target belum ada untuk tahun 2027."]),
    (_k44({**LENGKAP, "target:2025": "Z", "target:2029": "AA"}), ["Kolom tahun target tidak berurutan."]),
    (_k44({}), ["Lembar ini tidak mempunyai kolom target."]),
    # Without a period only gaps and order are judged.
    (_k44({"target:2026": "H", "target:2027": "I"}, TANPA_PERIODE), []),
    (_k44({"target:2026": "H", "target:2028": "I"}, TANPA_PERIODE), ["Kolom target belum ada untuk tahun 2027."]),
)
def test_k44_missing_year_unordered_years_and_no_target_column(hasil: Kasus, jawab: list[str]) -> None:
    assert [satu.pesan for satu in hasil.temuan("K44")] == jawab


@each(
    (SATU.usulan(indikator="JUMLAH", target=None), 1),
    (SATU.usulan(indikator="Mengetahui, Kepala Badan", target=None), 1),
    (SATU.usulan(indikator="NIP 19700101", target=None), 1),
    (SATU.usulan(indikator="1 2 3", target=None), 1),
    (SATU.usulan(indikator="Jumlah konflik", target=None), 0),
)
def test_k45_rows_that_are_no_data(hasil: Kasus, jawab: int) -> None:
    assert len(hasil.temuan("K45")) == jawab


@each(SATU.usulan(indikator="Total"))
def test_k45_a_word_with_a_target_is_an_indicator(hasil: Kasus) -> None:
    assert hasil.status("K45") == LULUS


@each(TANPA_PERIODE.usulan(target="70"))
def test_k44_target_columns_without_year_and_without_period_cannot_be_judged(hasil: Kasus) -> None:
    assert hasil.status("K44") == TDP
