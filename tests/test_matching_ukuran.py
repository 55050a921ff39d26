"""The labelled pairs: bars that matching must keep, on the set it was made with and on the one held out."""

from __future__ import annotations

import pytest

from benchmarks.padanan import SETS, measure, read_pairs


@pytest.mark.parametrize(
    ("name", "first", "alone"),
    [
        ("latih", 0.99, 0.90),
        ("latih5", 0.97, 0.65),
        ("uji", 0.99, 0.85),
        ("uji2", 0.99, 0.80),
        ("uji3", 0.99, 0.75),
        ("uji4a", 0.98, 0.70),
        ("uji4b", 0.98, 0.60),
        ("uji5", 0.99, 0.60),
        ("uji6a", 0.99, 0.65),
        ("uji6b", 0.98, 0.55),
    ],
)
def test_labelled_pairs_keep_the_bars(name: str, first: float, alone: float) -> None:
    size = measure(read_pairs(name))
    assert size.salah_pasti == size.pasti_tanpa == 0
    assert size.benar_pertama / size.pasangan >= first
    assert size.diputuskan / size.semua >= alone
    assert size.hilang / size.pasangan <= 0.02
    assert size.tahun_kedua / size.semua <= (0.04 if name == "latih5" else 0.02)  # it has many twins without a partner


def test_the_labelled_set_has_at_least_two_hundred_pairs_and_no_pair_twice() -> None:
    pairs = [
        (row["kumpulan"], row["bidang"], row["usulan"]) for name in SETS for row in read_pairs(name) if row["usulan"]
    ]
    assert len(pairs) == len(set(pairs)) >= 200
