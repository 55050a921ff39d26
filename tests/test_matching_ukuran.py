"""The labelled pairs: bars that matching must keep, on the set it was made with and on the one held out."""

from __future__ import annotations

import pytest

from benchmarks.padanan import measure, read_pairs


@pytest.mark.parametrize("name", ["latih", "uji"])
def test_labelled_pairs_keep_the_bars(name: str) -> None:
    size = measure(read_pairs(name))
    assert size.salah_pasti == 0
    assert size.benar_pertama / size.pasangan >= 0.98
    assert size.diputuskan / size.semua >= 0.75
    assert size.hilang / size.pasangan <= 0.02
    assert size.tahun_kedua / size.semua <= 0.02


def test_the_labelled_set_has_at_least_two_hundred_pairs_and_no_pair_twice() -> None:
    pairs = [
        (row["kumpulan"], row["bidang"], row["usulan"])
        for name in ("latih", "uji")
        for row in read_pairs(name)
        if row["usulan"]
    ]
    assert len(pairs) == len(set(pairs)) >= 200
