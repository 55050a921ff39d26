"""Names as they are compared: cleaning, abbreviations, acronyms explained in the documents, typing errors."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iku_analysis.matching.names import NameReader, contradicts, same_words
from iku_analysis.matching.similarity import assign, similarity
from iku_analysis.matching.typos import is_typo, same_but_typed
from tests import pembuat


def full(text: str, *texts: str) -> str:
    return NameReader(pembuat.kamus(), texts).read(text).full


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indikator Sasaran 2 : Jumlah Konflik\u200b (Kasus)", "jumlah konflik"),
        ("% Ormas", "persentase organisasi kemasyarakatan"),
        ("Persentase (%) Ormas", "persentase organisasi kemasyarakatan"),
        ("Nilai Indeks Harmoni", "indeks harmoni"),
        ("Penguatan Nilai-nilai Pancasila", "penguatan nilai pancasila"),
        ("Indeks Demokrasi Indonesia (IDI)", "indeks demokrasi indonesia"),
        ("Bed Occupancy Rate (BOR)", "bed occupancy rate"),
        ("IPLM (Indeks Pembangunan Literasi Masyarakat)", "indeks pembangunan literasi masyarakat"),
        ("Potensi dan Sumber Kesejahteraan Sosial (PSKS) aktif", "potensi dan sumber kesejahteraan sosial aktif"),
        ("IPLX (Indeks Literasi)", "iplx indeks literasi"),
        ("Indeks Harmoni di Jawa Tengah", "indeks harmoni"),
        ("Persentase sekolah berperingkat (B)", "persentase sekolah berperingkat b"),
        ("(%)", "(%)"),
        ("di Jawa Tengah", ""),
    ],
)
def test_a_name_is_cleaned_and_written_out(text: str, expected: str) -> None:
    assert full(text) == expected


def test_an_acronym_that_another_name_explains_is_known() -> None:
    assert full("Aspek IKLH", "Indeks Kualitas Lingkungan Hidup (IKLH)") == "aspek indeks kualitas lingkungan hidup"


def test_an_acronym_with_two_meanings_stays_an_acronym() -> None:
    assert full("Nilai IKX", "Indeks Kualitas Xenon (IKX)", "Indeks Kerja Xilem (IKX)") == "nilai ikx"


def test_an_acronym_of_the_vocabulary_keeps_its_meaning() -> None:
    assert full("IKU", "Indeks Kualitas Udara (IKU)") == "indikator kinerja utama"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("terselesaikn", "terselesaikan", True),
        ("kewaspadan", "kewaspadaan", True),
        ("kemasyarkatan", "kemasyarakatan", True),
        ("penataan", "pendataan", False),
        ("pengaduan", "pengadaan", False),
        ("mikroplastik", "makroplastik", False),
        ("pelayanan", "pelayaran", False),
        ("perumahan", "perubahan", False),
        ("perikanan", "periklanan", False),
        ("teknis", "teknisi", False),
        ("kondsi", "kandsi", False),
        ("desa", "dsa", False),
    ],
)
def test_only_a_word_that_is_none_is_a_typing_error(one: str, other: str, expected: bool) -> None:
    assert is_typo(one, other) is is_typo(other, one) is expected


def test_a_name_with_three_mistyped_words_is_left_to_a_person() -> None:
    read = NameReader(pembuat.kamus()).read
    right = read("Persentase kewaspadaan masyarakat kecamatan pegunungan")
    assert same_but_typed(read("Persentase kewaspadan masyarakt kecamatan pegunungan"), right)
    assert not same_but_typed(read("Persentase kewaspadan masyarakt kecamtan pegunungan"), right)
    assert not same_but_typed(right, right)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Wawasan ke bangsaan", "Wawasan kebangsaan", True),
        ("Ketahanan sosial dan budaya", "Ketahanan budaya, sosial", True),
        ("Rasio guru murid", "Rasio murid guru", False),
        ("Desa tidak tertinggal miskin", "Desa tertinggal tidak miskin", False),
        ("Konflik", "Konflik tertangani", False),
    ],
)
def test_order_matters_only_beside_words_of_relation(one: str, other: str, expected: bool) -> None:
    read = NameReader(pembuat.kamus()).read
    assert same_words(read(one), read(other)) is same_words(read(other), read(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Persentase penyelesaian konflik", "Persentase konflik yang diselesaikan", False),
        ("Persentase konflik", "Persentase konflik sosial daerah", False),
        ("Persentase jalan mantap", "Persentase jembatan mantap", True),
        ("Persentase konflik", "Persentase konflik tertangani", True),
        ("Persentase ormas aktif", "Persentase ormas tidak aktif", True),
        ("Jumlah konflik", "Persentase konflik", True),
        ("Tingkat konflik", "Persentase konflik", False),
    ],
)
def test_names_that_share_a_code_may_still_speak_of_different_things(one: str, other: str, expected: bool) -> None:
    read = NameReader(pembuat.kamus()).read
    assert contradicts(read(one), read(other)) is contradicts(read(other), read(one)) is expected


@settings(deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.text(alphabet="abk ().%-12", min_size=1).filter(str.strip))
def test_any_text_is_a_name_and_is_like_itself(strange: str, brackets: str) -> None:
    read = NameReader(pembuat.kamus(), [strange, brackets]).read
    one, other = read(strange), read(brackets)
    assert one.plain and one.content
    assert same_words(one, one) and not same_but_typed(one, one) and not contradicts(other, other)
    scores = similarity([one, other], [one, other])
    assert scores.tolist() == scores.T.tolist()
    assert min(scores.diagonal()) == 1.0 and scores.min() >= 0


@pytest.mark.parametrize("shape", [(1, 4), (4, 1), (3, 3), (5, 5), (4, 6), (6, 4)])
@pytest.mark.parametrize("decimals", [0, 1, 4])  # few decimals: many equal scores
def test_what_is_given_has_the_largest_sum_of_all_that_could_be(shape: tuple[int, int], decimals: int) -> None:
    dice = np.random.default_rng(shape[0] * 100 + shape[1] * 10 + decimals)
    for _ in range(20):
        scores = dice.random(shape).round(decimals)
        taken, few = assign(scores), min(shape)
        assert len(taken) == len(set(taken.values())) == few
        wide = scores if shape[0] <= shape[1] else scores.T
        largest = max(sum(wide[range(few), list(order)]) for order in permutations(range(max(shape)), few))
        assert sum(scores[row, column] for row, column in taken.items()) == pytest.approx(largest)


def test_of_equal_scores_the_earlier_rows_go_first() -> None:
    assert assign(np.ones((2, 3))) == {0: 0, 1: 1}
    assert assign(np.ones((3, 2))) == {0: 0, 1: 1}
