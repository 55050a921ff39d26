"""K19–K27, K46: wording that does not measure an outcome."""

from __future__ import annotations

import pytest

from tests import pembuat
from tests.periksa import Hasil, baik, periksa


def _usulan(**ubah: object) -> Hasil:
    return periksa(pembuat.usulan(baik(**ubah)))


@pytest.mark.parametrize(
    ("indikator", "satuan", "sel"),
    [
        ("Jumlah peserta sosialisasi", "Persen", ["C7"]),
        ("Terlaksananya koordinasi", "Persen", ["C7"]),
        ("Kajian tersusun", "Laporan", ["D7"]),
        ("Jumlah konflik sosial", "Kejadian", []),
        ("Persentase konflik terselesaikan", "Persen", []),
        ("Jumlah dokumen perencanaan", None, ["C7"]),
    ],
)
def test_k19_output_instead_of_outcome(indikator: str, satuan: str | None, sel: list[str]) -> None:
    assert _usulan(indikator=indikator, satuan=satuan).sel("K19") == sel


def test_k19_blank_indikator_and_sub_kegiatan_are_not_judged() -> None:
    assert _usulan(indikator=None).status("K19") == "tidak_dapat_diperiksa"
    assert _usulan(indikator="Jumlah dokumen", level="Sub Kegiatan").status("K19") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize(
    ("indikator", "sel"),
    [("Persentase penyerapan anggaran", ["C7"]), ("Nilai SAKIP", []), ("Persentase kesadaran", [])],
)
def test_k20_input_wording(indikator: str, sel: list[str]) -> None:
    assert _usulan(indikator=indikator).sel("K20") == sel


@pytest.mark.parametrize(
    ("sasaran", "indikator", "sel"),
    [
        ("Meningkatnya toleransi", "Meningkatnya kerukunan warga", ["C7"]),
        ("Pengurangan indeks resiko bencana", "Penurunan Indeks Risiko bencana", ["C7"]),
        ("Meningkatnya pertumbuhan ekonomi Kabupaten", "Angka laju pertumbuhan ekonomi", []),
        ("Meningkatnya toleransi", "Indeks Kerukunan", []),
    ],
)
def test_k21_indicator_repeats_the_sasaran(sasaran: str, indikator: str, sel: list[str]) -> None:
    assert _usulan(sasaran=sasaran, indikator=indikator).sel("K21") == sel


def test_k21_without_a_sasaran_only_the_first_word_is_judged() -> None:
    hasil = periksa(pembuat.usulan(baik(sasaran=None), baik(sasaran=None, indikator="Meningkatnya kerukunan")))
    assert (hasil.sel("K21"), hasil.pemeriksaan["K21"].tidak_diperiksa) == (["C8"], 1)
