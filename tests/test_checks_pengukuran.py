"""K42, K43, K49, K50: printed capaian against its recomputation; what cannot be judged yet."""

from __future__ import annotations

import pytest

from tests import pembuat
from tests.periksa import Hasil, periksa


def _ukur(target: object, realisasi: object, capaian: object, polaritas: str | None = "Naik") -> Hasil:
    baris = {
        "indikator": "Rerata xyz",
        "polaritas": polaritas,
        "target": {2025: target},
        "realisasi": {2025: realisasi},
        "capaian": {2025: capaian},
    }
    return periksa(pembuat.pengukuran(baris))


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "polaritas", "status"),
    [
        ("89,95", "91,08", "101,26%", "Naik", "lulus"),
        (254, 181, "128,74", "Turun", "lulus"),
        (254, 181, "140,33", "Turun", "temuan"),
        (80, 76, 95, "Naik", "lulus"),
        (81, 75, "93", "Naik", "lulus"),
        (81, 75, "94", "Naik", "temuan"),
        (81, 75, "92,59", "Naik", "lulus"),
        (81, 75, "92,61", "Naik", "temuan"),
        (80, 0, 0, "Naik", "lulus"),
        (2, "-1,41", "-70,5", "Naik", "lulus"),
        ("70-80", 75, 100, "Naik", "lulus"),
        ("70-80", 84, 105, "Naik", "lulus"),
    ],
)
def test_k42_recomputation(target: object, realisasi: object, capaian: object, polaritas: str, status: str) -> None:
    assert _ukur(target, realisasi, capaian, polaritas).status("K42") == status


def test_k42_half_a_unit_of_a_whole_number_is_tolerated() -> None:
    assert _ukur(1000, 925, 93).status("K42") == "lulus"
    assert _ukur(1000, 924, 93).status("K42") == "temuan"


@pytest.mark.parametrize(("target", "realisasi", "capaian"), [(0, 0, 100), ("-", 5, 50), (5, "-", 50), (5, 5, "-")])
def test_k42_zero_target_and_blanks_cannot_be_judged(target: object, realisasi: object, capaian: object) -> None:
    assert _ukur(target, realisasi, capaian).status("K42") == "tidak_dapat_diperiksa"


def test_k43_lower_is_better_computed_as_higher() -> None:
    (temuan,) = _ukur("0,288", "0,269", "93,40", "Turun").temuan("K43")
    assert (temuan.sel, temuan.harapan) == (pembuat.sel("capaian", 7, 2025), "106,6 (makin rendah makin baik)")


def test_k43_right_formula_equal_values_and_unknown_polaritas() -> None:
    assert _ukur("0,288", "0,269", "106,60", "Turun").status("K43") == "lulus"
    assert _ukur(50, 50, 100, "Turun").status("K43") == "lulus"
    assert _ukur(50, 40, 80, None).status("K43") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize("kode", ["K49", "K50"])
def test_without_its_document_a_check_says_so(kode: str) -> None:
    hasil = _ukur(1, 1, 100).hasil(kode)
    assert hasil.status == "tidak_dapat_diperiksa"
    assert "belum" in (hasil.alasan or "")
