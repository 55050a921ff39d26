"""K38–K41, K44, K45: codes, sums of pagu, year columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests import pembuat
from tests.periksa import Hasil, periksa


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
    ulang = replace(pembuat.nilai("pagu", 500, 2026, 8), ulangan=True)
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
    assert (hasil.status("K39"), hasil.pemeriksaan["K39"].diperiksa) == ("lulus", 3)


def test_k39_some_children_blank_count_as_zero_and_are_named() -> None:
    (temuan,) = _program(("8.01.02", 500), ("8.01.02.1.01", 300), ("8.01.02.1.02", "-")).temuan("K39")
    assert "1 di antaranya kosong" in temuan.pesan


@pytest.mark.parametrize("anak", [[("8.01.02", "-"), ("8.01.02.1.01", 5)], [("8.01.02", 5), ("8.01.02.1.01", "-")]])
def test_k39_parent_or_all_children_blank_cannot_be_judged(anak: list[tuple[str, Any]]) -> None:
    assert _program(*anak).status("K39") == "tidak_dapat_diperiksa"


def test_k39_unreadable_child_cannot_be_judged() -> None:
    assert _program(("8.01.02", 5), ("8.01.02.1.01", "2 peti")).status("K39") == "tidak_dapat_diperiksa"
