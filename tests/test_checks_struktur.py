"""K38–K41, K44, K45: codes, sums of pagu, year columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iku_analysis.settings import Scope
from tests import pembuat
from tests.periksa import Hasil, baik, periksa


def _program(*baris: tuple[str, Any], **lain: Any) -> Hasil:
    isi = [{"kode": kode, "uraian": f"Baris {kode}", "pagu": {2026: pagu}} for kode, pagu in baris]
    return periksa(pembuat.renstra(program=isi, **lain))


def test_k39_children_do_not_add_up() -> None:
    (temuan,) = _program(("8.01.02", 500), ("8.01.02.1.01", 450)).temuan("K39")
    assert (temuan.sel, temuan.tahun, temuan.nilai) == ("P7", 2026, "500")
    assert temuan.harapan == "Rp 450 (jumlah 1 baris di bawah kode 8.01.02)"


@pytest.mark.parametrize(
    ("anak", "temuan"),
    [([300, 200], 0), ([300, 198], 0), ([300, 197], 1), ([500, 0], 0)],
    ids=["equal", "1 rupiah a child", "more than 1 rupiah a child", "a zero child"],
)
def test_k39_border_is_one_rupiah_for_each_child(anak: list[int], temuan: int) -> None:
    baris = [(f"8.01.02.1.0{nomor}", isi) for nomor, isi in enumerate(anak, start=1)]
    assert len(_program(("8.01.02", 500), *baris).temuan("K39")) == temuan


def test_k39_repeated_pagu_of_outcome_rows_counts_once() -> None:
    ulang = pembuat.nilai("pagu", 500, 2026, 8)._replace(ulangan=True)
    program: list[dict[str, Any]] = [
        {"kode": "8.01.02", "uraian": "Program", "pagu": {2026: 500}},
        {"indikator": "Persentase potensi konflik", "pagu": {2026: ulang}},
        {"kode": "8.01.02.1.01", "uraian": "Kegiatan", "pagu": {2026: 500}},
    ]
    assert periksa(pembuat.renstra(program=program)).status("K39") == "lulus"


def test_k39_pagu_split_over_two_indicators_of_a_code_is_added() -> None:
    program: list[dict[str, Any]] = [
        {"kode": "8.01.02", "indikator": "A", "pagu": {2026: 300}},
        {"kode": "8.01.02", "indikator": "B", "pagu": {2026: 200}},
        {"kode": "8.01.02.1.01", "uraian": "Kegiatan", "pagu": {2026: 500}},
    ]
    assert periksa(pembuat.renstra(program=program)).status("K39") == "lulus"


def test_k39_grandchildren_count_through_their_parent_only() -> None:
    hasil = _program(("8.01", 500), ("8.01.02", 500), ("8.01.02.1.01", 500), ("8.01.02.1.01.0001", 500))
    assert (hasil.status("K39"), hasil.hasil("K39").diperiksa) == ("lulus", 3)


def test_k39_some_children_blank_count_as_zero_and_are_named() -> None:
    (temuan,) = _program(("8.01.02", 500), ("8.01.02.1.01", 300), ("8.01.02.1.02", "-")).temuan("K39")
    assert "1 di antaranya kosong" in temuan.pesan


@pytest.mark.parametrize("anak", [[("8.01.02", "-"), ("8.01.02.1.01", 5)], [("8.01.02", 5), ("8.01.02.1.01", "-")]])
def test_k39_parent_or_all_children_blank_cannot_be_judged(anak: list[tuple[str, Any]]) -> None:
    assert _program(*anak).status("K39") == "tidak_dapat_diperiksa"


def test_k39_unreadable_child_cannot_be_judged() -> None:
    assert _program(("8.01.02", 5), ("8.01.02.1.01", "2 peti")).status("K39") == "tidak_dapat_diperiksa"


PROGRAM = "PROGRAM PENGUATAN IDEOLOGI PANCASILA DAN KARAKTER KEBANGSAAN"


@pytest.mark.parametrize(
    ("kode", "uraian", "status", "sel"),
    [
        ("8.01.02", PROGRAM, "lulus", []),
        ("8.01.02", PROGRAM.title(), "lulus", []),
        ("X.XX.02", PROGRAM, "lulus", []),
        ("8,01,02", PROGRAM, "lulus", []),
        ("8.01.02", "Program Penguatan Ideologi", "temuan", [pembuat.sel("uraian", 7)]),
        ("8.01.02.2.01", "Kegiatan", "temuan", ["F7"]),
        ("8.01.99", "Program Lain", "temuan", ["F7"]),
        ("2 Paket", "Program", "temuan", ["F7"]),
        ("1.05.02", "Program Lain", "tidak_dapat_diperiksa", []),
        (None, PROGRAM, "tidak_dapat_diperiksa", []),
    ],
)
def test_k38_code_and_name_against_the_official_list(
    kode: str | None, uraian: str, status: str, sel: list[str]
) -> None:
    hasil = periksa(pembuat.renja({"kode": kode, "uraian": uraian, "level": "Program"}))
    assert (hasil.status("K38"), hasil.sel("K38")) == (status, sel)


@pytest.mark.parametrize(
    ("kode", "sel"),
    [
        (["3.25.03", "3.25.03.2.01", "3.25.03.2.02", "3.25.03.2.02.0001"], []),
        (["3.25.03", "3.25.03.2.01", "3.25.03.1.02", "3.25.03.2.03"], ["F9"]),
        (["3.25.03", "3.25.03.2.01", "3.25.03.1.02"], ["F8", "F9"]),
    ],
)
def test_k38_kegiatan_of_province_and_of_regency_in_one_sheet_of_an_urusan_without_list(
    kode: list[str], sel: list[str]
) -> None:
    hasil = periksa(pembuat.renja(*({"kode": satu, "uraian": f"Kegiatan {satu}"} for satu in kode)))
    assert hasil.sel("K38") == sel
    assert hasil.status("K38") == ("temuan" if sel else "tidak_dapat_diperiksa")
    assert all("setingkat" in satu.pesan for satu in hasil.temuan("K38"))


@pytest.mark.parametrize(
    ("target", "pagu", "sel"),
    [(80, 500, []), (None, 500, ["P7"]), ("-", 500, ["P7"]), (80, None, ["I7"]), (80, 0, ["I7"]), ("-", "-", []),
     (0, 500, [])],
)  # fmt: skip
def test_k40_pagu_and_target_go_together(target: object, pagu: object, sel: list[str]) -> None:
    baris = {"kode": "8.01.02", "level": "Program", "target": {2026: target}, "pagu": {2026: pagu}}
    assert periksa(pembuat.renja(baris)).sel("K40") == sel


def _kegiatan(*kode: str, **isi: Any) -> list[dict[str, Any]]:
    return [{"kode": one, "level": "Kegiatan", **isi} for one in kode]


def test_k40_a_sheet_with_pagu_alone_is_one_finding_that_names_how_many() -> None:
    rows = _kegiatan("8.01.02.1.01", "8.01.02.1.02", "8.01.03.1.01", pagu=[500, 500])
    (temuan,) = periksa(pembuat.renstra(program=rows)).temuan("K40")
    assert temuan.pesan == "Lembar ini memuat pagu 3 kode, tetapi tidak satu pun target."
    assert (temuan.berkas, temuan.lembar, temuan.sel, temuan.baris) == ("renstra.xlsx", "Program", "O7", 7)
    assert (temuan.tahun, temuan.nilai) == (None, "3 kode")


def test_k40_a_year_without_any_pagu_is_one_finding_the_others_are_named_one_by_one() -> None:
    rows = _kegiatan("8.01.02.1.01", "8.01.02.1.02", target=[80, 81], pagu={2025: 500})
    rows += _kegiatan("8.01.03.1.01", target={2025: 80})
    found = periksa(pembuat.renstra(program=rows)).temuan("K40")
    assert {(item.tahun, item.sel, item.pesan) for item in found} == {
        (2026, "I7", "2 kode mempunyai target tetapi tidak satu pun mempunyai pagu tahun 2026."),
        (2025, "H9", "Kode 8.01.03.1.01 mempunyai target tetapi tidak mempunyai pagu tahun 2025."),
    }


def test_k40_two_files_with_pagu_alone_are_two_findings() -> None:
    files = [pembuat.renja(*_kegiatan("8.01.02.1.01", "8.01.02.1.02", pagu={2026: 500}), nama=f"renja {n}.xlsx")
             for n in (1, 2)]  # fmt: skip
    assert [item.berkas for item in periksa(*files).temuan("K40")] == ["renja 1.xlsx", "renja 2.xlsx"]


def test_k40_second_indicator_without_pagu_and_code_row_without_target_are_by_design() -> None:
    program: list[dict[str, Any]] = [
        {"kode": "8.01.02", "level": "Program", "pagu": {2026: 500}},
        {"indikator": "A", "target": {2026: 80}},
        {"indikator": "B", "target": {2026: 90}},
    ]
    assert periksa(pembuat.renja(*program)).status("K40") == "lulus"


@pytest.mark.parametrize(("pagu", "sel"), [("2 peti", ["P7"]), (0, []), ("-", []), ("1.250.000", [])])
def test_k41_pagu_without_a_single_reading(pagu: object, sel: list[str]) -> None:
    assert _program(("8.01.02", pagu)).sel("K41") == sel


def _k44(kolom: dict[str, str], periode: tuple[int, int] | None = (2025, 2029)) -> list[str]:
    berkas = pembuat.usulan(baik(target=None))
    dasar = {nama: huruf for nama, huruf in berkas.lembar[0].kolom.items() if not nama.startswith("target")}
    berkas = replace(berkas, lembar=(replace(berkas.lembar[0], kolom=dasar | kolom),))
    return [satu.pesan for satu in periksa(berkas, lingkup=Scope(2026, periode)).temuan("K44")]


LENGKAP = {f"target:{2025 + nomor}": huruf for nomor, huruf in enumerate("HIJKL")}


def test_k44_all_years_in_order_pass_with_or_without_the_transition_year() -> None:
    assert _k44(LENGKAP) == _k44({**LENGKAP, "target:2030": "M"}) == []


def test_k44_missing_year_unordered_years_and_no_target_column() -> None:
    kurang = {nama: huruf for nama, huruf in LENGKAP.items() if nama != "target:2027"}
    assert _k44(kurang) == ["Kolom target belum ada untuk tahun 2027."]
    assert _k44({**LENGKAP, "target:2025": "Z", "target:2029": "AA"}) == ["Kolom tahun target tidak berurutan."]
    assert _k44({}) == ["Lembar ini tidak mempunyai kolom target."]


def test_k44_without_a_period_only_gaps_and_order_are_judged() -> None:
    assert _k44({"target:2026": "H", "target:2027": "I"}, periode=None) == []
    assert _k44({"target:2026": "H", "target:2028": "I"}, periode=None) == ["Kolom target belum ada untuk tahun 2027."]


@pytest.mark.parametrize(
    ("indikator", "jumlah"),
    [("JUMLAH", 1), ("Mengetahui, Kepala Badan", 1), ("NIP 19700101", 1), ("1 2 3", 1), ("Jumlah konflik", 0)],
)
def test_k45_rows_that_are_no_data(indikator: str, jumlah: int) -> None:
    assert len(periksa(pembuat.usulan(baik(indikator=indikator, target=None))).temuan("K45")) == jumlah


def test_k45_a_word_with_a_target_is_an_indicator() -> None:
    assert periksa(pembuat.usulan(baik(indikator="Total"))).status("K45") == "lulus"


def test_k44_target_columns_without_year_and_without_period_cannot_be_judged() -> None:
    hasil = periksa(pembuat.usulan(baik(target="70")), lingkup=Scope(2026, None))
    assert hasil.status("K44") == "tidak_dapat_diperiksa"
