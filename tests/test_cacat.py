"""A small part of `python -m benchmarks periksa`: no finding where nothing is wrong, a seeded fault at its cell."""

from __future__ import annotations

import pytest

from benchmarks.cacat import Cacat, faults
from benchmarks.periksa import clean_findings, seed_fault

# One of each topic, and those whose fix was won by the whole run.
_DIPILIH = {
    ("K09", "target 2026 usulan '-'"),
    ("K22", "nama 'Indeks demokrasi serta tingkat kepercayaan publik'"),
    ("K33", "target Renja berbeda"),
    ("K38", "kode kabupaten"),
    ("K43", "dihitung naik"),
    ("K45", "JUMLAH"),
    ("K48", "baseline persen, target indeks"),
    ("K49", "triwulan 4 bergeser 1"),
    ("K50", "triwulan 3 '-'"),
}
CACAT = [item for item in faults() if (item.kode, item.nama) in _DIPILIH]


def test_nothing_is_found_in_a_faultless_agency() -> None:
    assert clean_findings([11]) == []


def test_every_chosen_fault_is_still_there() -> None:
    assert {(item.kode, item.nama) for item in CACAT} == _DIPILIH


@pytest.mark.parametrize("cacat", CACAT, ids=lambda cacat: cacat.kode)
def test_fault_is_found_at_its_cell_and_nothing_else(cacat: Cacat) -> None:
    hasil = seed_fault(cacat, 11)
    assert hasil.tepat
    assert hasil.lain == ()


def test_every_code_that_has_data_has_a_fault() -> None:
    """All but K51, which is judged by the cycle, not by documents."""
    assert {item.kode for item in faults()} == {f"K{number:02}" for number in range(1, 51)}
