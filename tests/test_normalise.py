"""Records to rows of the store: one row per indicator, whatever the table's arrangement."""

from __future__ import annotations

import pytest

from iku_analysis.normalise import name_key, tidy
from iku_analysis.text import fold
from tests.lembar import read

HEAD = ["level", "kode", "uraian", "tahun_target", "target", "satuan", "keterangan"]


def _rows(*rows: list[object]) -> tuple[int, list[int]]:
    """(rows of records, values of each)."""
    hasil = read([HEAD, ["sasaran", "S1", "Meningkatnya toleransi"], *rows], jenis="usulan")
    stored = tidy(hasil, "u")
    keys = [row[0] for row in stored.baris]
    return len(keys), [sum(nilai[0] == key for nilai in stored.nilai) for key in keys]


def test_import_template_with_one_row_a_year_is_one_indicator() -> None:
    rows = [["indikator", "S1.1", "Indeks A", tahun, 70, "Indeks"] for tahun in (2025, 2026, 2027)]
    assert _rows(*rows, ["indikator", "S1.2", "Indeks B", 2025, 70, "Indeks"]) == (2, [3, 1])


def test_import_template_with_a_year_twice_or_another_text_stays_apart() -> None:
    row = ["indikator", "S1.1", "Indeks A", 2025, 70, "Indeks"]
    assert _rows(row, row) == (2, [1, 1])
    assert _rows(row, ["indikator", "S1.1", "Indeks A", 2026, 71, "Persen"]) == (2, [1, 1])


@pytest.mark.parametrize(
    "nomor", ["SS.1", "SS-2", "II.", "(iv)", "Sasaran Strategis 1.2 :", "IKU 1.1", "Tujuan 1:", "A. Sasaran:"]
)
def test_numbering_of_any_kind_is_no_name(nomor: str) -> None:
    assert name_key(f"{nomor} Meningkatnya A") == "meningkatnya a"


@pytest.mark.parametrize("nama", ["IKK yang tercapai", "SS Indeks", "Sasaran yang tercapai", "Di. A"])
def test_words_that_only_look_like_numbering_stay(nama: str) -> None:
    assert name_key(nama) == fold(nama)
