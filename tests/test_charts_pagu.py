"""Pagu by sasaran: no rupiah is counted twice and none is lost."""

from __future__ import annotations

from typing import Any

import pytest

from iku_analysis.charts.pagu import TERBANYAK, pagu_figure, pagu_table, short_rupiah
from iku_analysis.pipeline import Analysis
from iku_analysis.records import Nilai
from tests import pembuat
from tests.test_charts_bahan import analysis

USULAN = pembuat.usulan(
    {"sasaran": "Sasaran satu", "indikator": "Indeks A"}, {"sasaran": "Sasaran dua", "indikator": "Indeks B"}
)


def program(kode: str, pagu: Any, **more: Any) -> dict[str, Any]:
    return {"kode": kode, "level": "program", "uraian": f"PROGRAM {kode}", "pagu": {2026: pagu}} | more


def drawn(found: Analysis, tahun: int = 2026) -> dict[str, float]:
    """Code → length of its bar."""
    bar = pagu_figure(found, tahun).data[0]
    return {mark[0]: length for mark, length in zip(bar.customdata, bar.x, strict=True)}


def title(found: Analysis) -> str:
    return str(pagu_figure(found, 2026).layout.title.text)


def heads(found: Analysis) -> list[str]:
    return [item.text for item in pagu_figure(found, 2026).layout.annotations if item.text.startswith("<b>")]


def test_programme_of_two_sasaran_is_counted_once_in_a_group_of_its_own() -> None:
    found = analysis(
        USULAN,
        pembuat.renstra(program=[program("8.01.02", 2_000_000), program("8.01.03", 3_000_000)]),
        dukungan=[
            ("Indeks A", "8.01.02", "sasaran"),
            ("Indeks A", "8.01.03", "sasaran"),
            ("Indeks B", "8.01.03", "sasaran"),
        ],
    )
    assert drawn(found) == {"8.01.02": 2_000_000, "8.01.03": 3_000_000}
    assert title(found) == "<b>Rp 5 juta pagu 2026 mendukung 2 sasaran</b>"
    assert heads(found) == [
        "<b>Rp 2 juta</b>   Sasaran satu",
        "<b>Rp 3 juta</b>   Bersama untuk 2 sasaran: Sasaran satu; Sasaran dua",
    ]
    assert pagu_table(found, 2026)["Pagu Renstra 2026 (Rp)"].sum() == 5_000_000


def test_outcome_row_that_repeats_the_pagu_does_not_count() -> None:
    repeat = Nilai("pagu", "P8", "2.000.000", "angka", 2026, nilai=2e6, ulangan=True)
    found = analysis(
        USULAN,
        pembuat.renstra(
            program=[program("8.01.02", 2_000_000), {"indikator": "Outcome", "pagu": {2026: repeat}, "uraian": None}]
        ),
        dukungan=[("Indeks A", "8.01.02", "sasaran")],
    )
    assert drawn(found) == {"8.01.02": 2_000_000}


def test_pagu_split_over_outcome_rows_without_a_row_of_its_own_adds_up() -> None:
    found = analysis(
        USULAN,
        pembuat.renja(
            program("8.01.02", 2_000_000, indikator="Outcome satu"),
            program("8.01.02", 500_000, indikator="Outcome dua"),
        ),
        dukungan=[("Indeks A", "8.01.02", "sasaran")],
    )
    assert drawn(found) == {"8.01.02": 2_500_000}


def test_kegiatan_below_the_programme_do_not_count() -> None:
    found = analysis(
        USULAN,
        pembuat.renstra(program=[program("8.01.02", 2_000_000), program("8.01.02.1.01", 2_000_000, level="kegiatan")]),
        dukungan=[("Indeks A", "8.01.02", "sasaran")],
    )
    assert drawn(found) == {"8.01.02": 2_000_000}


def test_renja_of_the_year_wins_for_all_programmes_and_the_table_shows_both() -> None:
    found = analysis(
        USULAN,
        pembuat.renstra(program=[program("8.01.02", 2_000_000), program("8.01.03", 3_000_000)]),
        pembuat.renja(program("8.01.02", 1_500_000)),
        dukungan=[("Indeks A", "8.01.02", "sasaran"), ("Indeks B", "8.01.03", "sasaran")],
    )
    assert drawn(found) == {"8.01.02": 1_500_000, "8.01.03": 0}
    assert "tidak ada pagu" in [item.text for item in pagu_figure(found, 2026).layout.annotations]
    frame = pagu_table(found, 2026).set_index("Kode")
    assert frame.loc["8.01.02", ["Pagu Renja 2026 (Rp)", "Pagu Renstra 2026 (Rp)"]].tolist() == [1_500_000, 2_000_000]


def test_sasaran_without_programme_is_named() -> None:
    found = analysis(
        USULAN,
        pembuat.renstra(program=[program("8.01.02", 2_000_000)]),
        dukungan=[("Indeks A", "8.01.02", "sasaran")],
    )
    assert title(found).endswith("mendukung 1 sasaran; 1 sasaran tanpa program</b>")
    assert heads(found)[-1] == "<b>✖ tanpa program pendukung</b>   Sasaran dua"


def test_programme_of_no_sasaran_is_drawn_but_not_in_the_sum() -> None:
    found = analysis(
        USULAN,
        pembuat.renstra(program=[program("8.01.02", 2_000_000), program("8.01.06", 9_000_000)]),
        dukungan=[("Indeks A", "8.01.02", "sasaran"), ("Indeks B", "8.01.02", "sasaran")],
    )
    assert drawn(found) == {"8.01.02": 2_000_000, "8.01.06": 9_000_000}
    assert title(found) == "<b>Rp 2 juta pagu 2026 mendukung 2 sasaran</b>"


def test_code_written_twice_with_different_pagu_says_so() -> None:
    found = analysis(
        USULAN,
        pembuat.renstra(program=[program("8.01.02", 2_000_000), program("8.01.02", 7_000_000)]),
        dukungan=[("Indeks A", "8.01.02", "sasaran")],
    )
    assert drawn(found) == {"8.01.02": 2_000_000}
    texts = [item.text for item in pagu_figure(found, 2026).layout.annotations]
    assert "Rp 2 juta ▲ tertulis dua kali, jumlahnya berbeda" in texts


def test_year_without_pagu_gives_a_sentence() -> None:
    found = analysis(USULAN, pembuat.renstra(program=[program("8.01.02", 2_000_000)]))
    assert "Tidak ada pagu program untuk tahun 2031" in pagu_figure(found, 2031).layout.annotations[0].text


def test_beyond_the_largest_the_rest_is_summed_and_no_rupiah_lost() -> None:
    codes = [f"8.{number:02}.01" for number in range(TERBANYAK + 5)]
    found = analysis(
        USULAN,
        pembuat.renstra(program=[program(kode, 1_000_000 + number) for number, kode in enumerate(codes)]),
        dukungan=[("Indeks A", kode, "sasaran") for kode in codes],
    )
    assert len(drawn(found)) == TERBANYAK
    assert "<b>Rp 5 juta</b>   5 program lain" in heads(found)


@pytest.mark.parametrize(
    ("rupiah", "words"),
    [
        (0, "Rp 0"),
        (999_999, "Rp 999.999"),
        (1_500_000, "Rp 1,5 juta"),
        (12_345_678_900, "Rp 12,35 miliar"),
        (2e12, "Rp 2 triliun"),
    ],
)
def test_short_rupiah(rupiah: float, words: str) -> None:
    assert short_rupiah(rupiah) == words
