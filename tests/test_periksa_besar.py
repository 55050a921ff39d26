"""The checks over agencies taken a few at a time give what they give over all of them at once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.periksa_besar import Waktu, filled, in_slices
from benchmarks.sintetis import NILAI_PER_INSTANSI
from iku_analysis.results import Temuan
from tests import pembuat

INSTANSI = 18


def test_no_check_looks_from_one_agency_into_another(tmp_path: Path) -> None:
    store = filled(tmp_path / "besar.duckdb", pembuat.kamus(), INSTANSI * NILAI_PER_INSTANSI, Waktu())
    whole, found = in_slices(store, pembuat.kamus(), INSTANSI, Waktu())
    parts, found_in_parts = in_slices(store, pembuat.kamus(), 9, Waktu())
    assert len(found) > 50 and len({item.kode for item in found}) > 5
    assert _sorted(found_in_parts) == _sorted(found)
    judged = Counter({item.kode: item.diperiksa for item in whole})
    in_parts: Counter[str] = Counter()
    for item in parts:
        in_parts[item.kode] += item.diperiksa
    assert in_parts == judged
    store.close()


def _sorted(found: list[Temuan]) -> list[Temuan]:
    return sorted(found, key=lambda item: (item.kode, item.kunci))
