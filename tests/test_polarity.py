"""Polaritas inferred from the name of an indicator (K08)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_analysis.polarity import Polaritas, infer_polaritas
from iku_analysis.vocabulary import load_vocabulary

KAMUS = load_vocabulary()


@pytest.mark.parametrize(
    ("indikator", "polaritas"),
    [
        ("Angka kejadian konflik", "turun"),
        ("Jumlah kejadian konflik sosial", "turun"),
        ("Angka kriminalitas", "turun"),
        ("Angka kriminalitas yang tertangani", "naik"),
        ("Persentase konflik yang terselesaikan", "naik"),
        ("Persentase konflik selesai", "naik"),
        ("Persentase konflik yang belum terselesaikan", "turun"),
        ("Persentase konflik yang tidak dapat diselesaikan", "turun"),
        ("Persentase penurunan konflik yang belum tertangani", "naik"),
        ("Persentase potensi konflik tidak menjadi konflik lingkup Kewaspadaan Nasional", "naik"),
        ("Persentase penurunan jumlah konflik berlatar belakang agama", "naik"),
        ("Penurunan partisipasi pemilih", "turun"),
        ("Tingkat partisipasi pemilih", "naik"),
        ("Indeks Kerukunan Umat Beragama", "naik"),
        ("Indeks Demokrasi Indonesia (IDI)", "naik"),
        ("Persentase Ormas yang aktif", "naik"),
        ("Persentase ormas tidak aktif", "turun"),
        ("Indeks Gini", "turun"),
        ("Angka gangguan keamanan dan ketertiban", "turun"),
        ("Jumlah pengaduan pelayanan publik", "turun"),
        ("Nilai SAKIP Perangkat Daerah", "naik"),
        ("Waktu tunggu pelayanan", "turun"),
        ("Laju inflasi", "stabil"),
        ("Persentase penyelesaian tugas khusus", "naik"),
    ],
)
def test_inferred(indikator: str, polaritas: Polaritas) -> None:
    assert infer_polaritas(indikator, KAMUS) == polaritas


@pytest.mark.parametrize(
    "indikator",
    [
        "",
        "Jumlah dokumen",
        "Tingkat Pendidikan Partai Politik",
        "Persentase masyarakat yang memahami bahaya narkoba",  # clue words disagree
        "Biokonflikologi",  # whole words only
    ],
)
def test_without_a_clue_or_with_contrary_ones_nothing_is_inferred(indikator: str) -> None:
    assert infer_polaritas(indikator, KAMUS) is None


def test_without_clue_words_nothing_is_inferred() -> None:
    assert infer_polaritas("Angka kejadian konflik", replace(KAMUS, kata={})) is None


def test_clue_words_are_the_agencys_to_edit() -> None:
    own = replace(KAMUS, kata={"polaritas_turun": ("Titik Api",)})
    assert infer_polaritas("Jumlah titik-api", own) == "turun"


def test_no_clue_word_stands_in_two_lists() -> None:
    words = [word for name, listed in KAMUS.kata.items() if name.startswith("polaritas_") for word in listed]
    assert len(words) == len(set(words))
