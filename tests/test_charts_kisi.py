"""Small multiples and treemap: every indicator has its panel, every rupiah its box; what is left out is said."""

from __future__ import annotations

from typing import Any

from iku_analysis.charts.kisi import PER_HALAMAN, kisi_figure, kisi_pages, kisi_table
from iku_analysis.charts.panel import panels_of
from iku_analysis.charts.petak import TERBANYAK, petak_figure
from iku_analysis.pipeline import Analysis
from tests import pembuat
from tests.test_charts_bahan import analysis, baris_id

SASARAN = "Meningkatnya kerukunan"
SAMA, BEDA, LAIN = "Indeks Sama", "Indeks Beda", "Indeks Tanpa Padanan"


def found() -> Analysis:
    rows = [
        {"sasaran": SASARAN, "indikator": SAMA, "satuan": "Indeks", "target": [1, 2, 3]},
        {"sasaran": SASARAN, "indikator": BEDA, "satuan": "Indeks", "polaritas": "turun", "target": [9, 8, None, 6]},
        {"sasaran": SASARAN, "indikator": LAIN, "satuan": "Indeks", "target": [5, 5, 5]},
    ]
    renstra = [rows[0], {**rows[1], "target": [9, 7, None, 5]}]
    return analysis(pembuat.usulan(*rows), pembuat.renstra(sasaran=renstra))


def words(figure: Any) -> str:
    return " ".join(str(item.text) for item in figure.layout.annotations)


def test_indicator_that_differs_most_comes_first_and_says_in_how_many_years() -> None:
    panels = panels_of(found())
    assert [(panel.nama, panel.keadaan) for panel in panels] == [
        (f"↓ {BEDA}", "beda"),
        (SAMA, "sama"),
        (LAIN, "tak_terbanding"),
    ]
    figure = kisi_figure(found())
    assert figure.layout.title.text == (
        "<b>1 dari 2 indikator menyimpang dari lintasan Renstra; 1 tidak dapat dibandingkan</b>"
    )
    assert "▲ beda 2 dari 3 tahun" in words(figure)
    assert "◌ tanpa padanan Renstra" in words(figure)


def test_click_names_the_record_and_a_blank_year_breaks_the_line() -> None:
    made = found()
    usulan = next(trace for trace in kisi_figure(made).data if trace.name == "Usulan")
    first = [mark[0] for mark in usulan.customdata][:5]
    own = baris_id(made, BEDA)
    assert first == [own, own, "", own, ""]
    assert usulan.x[2] is None
    assert "Usulan 2028: 6" in usulan.customdata[3][1]


def test_search_finds_all_words_in_any_order() -> None:
    assert [panel.nama for panel in panels_of(found(), "PADANAN indeks")] == [LAIN]
    assert kisi_figure(found(), cari="tidak ada").layout.annotations[0].text.startswith("Tidak ada indikator")


def test_pages_hold_every_indicator_once() -> None:
    rows = [{"indikator": f"Indeks {number:03}", "target": [number]} for number in range(PER_HALAMAN + 2)]
    many = analysis(pembuat.usulan(*rows))
    assert kisi_pages(many) == 2
    drawn = [
        mark[0]
        for page in (1, 2)
        for trace in kisi_figure(many, halaman=page).data
        if trace.name == "Usulan"
        for mark in trace.customdata
        if mark[0]
    ]
    assert len(drawn) == len(set(drawn)) == PER_HALAMAN + 2
    assert len(kisi_table(many)) == PER_HALAMAN + 2


def programs(count: int) -> Analysis:
    """Each programme supports a sasaran of its own, but for the first, which supports two."""
    usulan = [{"sasaran": f"Sasaran {number}", "indikator": f"Indeks {number}"} for number in range(count + 1)]
    code = [
        {"kode": f"8.01.{number:02}", "level": "program", "uraian": f"PROGRAM {number}", "pagu": {2026: 10 + number}}
        for number in range(count)
    ]
    links = [(f"Indeks {number}", f"8.01.{number:02}", "sasaran") for number in range(count)]
    links.append((f"Indeks {count}", "8.01.00", "sasaran"))
    return analysis(pembuat.usulan(*usulan), pembuat.renstra(program=code), dukungan=links)


def test_boxes_add_up_and_a_shared_programme_has_one_box() -> None:
    tree = petak_figure(programs(3), 2026).data[0]
    roots = [value for value, parent in zip(tree.values, tree.parents, strict=True) if parent == "semua"]
    assert sum(roots) == tree.values[0] == 10 + 11 + 12
    assert sum("Bersama untuk 2 sasaran" in label for label in tree.labels) == 1


def test_sasaran_beyond_the_greatest_are_one_box_that_says_how_many() -> None:
    tree = petak_figure(programs(TERBANYAK + 3), 2026).data[0]
    roots = [label for label, parent in zip(tree.labels, tree.parents, strict=True) if parent == "semua"]
    assert len(roots) == TERBANYAK + 1
    assert "3 kelompok sasaran lain" in roots[-1]
    assert tree.values[0] == sum(10 + number for number in range(TERBANYAK + 3))
