"""The path of one indicator: numbers, ranges, bounds, predicates, gaps, and what cannot be drawn."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from iku_analysis.charts.lintasan import lintasan_figure
from iku_analysis.records import HasilBaca
from tests import pembuat
from tests.test_charts_bahan import analysis, baris_id

NAMA = "Indeks Kerukunan"


def usulan(**baris: Any) -> HasilBaca:
    return pembuat.usulan({"indikator": NAMA, "satuan": "Indeks"} | baris)


def renstra(**baris: Any) -> HasilBaca:
    return pembuat.renstra(sasaran=[{"indikator": NAMA, "satuan": "Indeks"} | baris])


def draw(*hasil: HasilBaca, jenis: str = "usulan") -> go.Figure:
    found = analysis(*hasil)
    return lintasan_figure(found, baris_id(found, NAMA, jenis))


def series(figure: go.Figure, name: str) -> Any:
    return next(trace for trace in figure.data if trace.name == name)


def words(figure: go.Figure) -> list[str]:
    return [item.text for item in figure.layout.annotations]


def test_lines_are_told_apart_without_colour() -> None:
    figure = draw(
        usulan(baseline=70, target=[71, 72]),
        renstra(target=[71, 73]),
        pembuat.renja(
            {"kode": "8.01.05", "level": "program", "indikator": NAMA, "satuan": "Indeks", "target": [71, 74]}
        ),
        pembuat.pengukuran({"indikator": NAMA, "satuan": "Indeks", "realisasi": {2024: 70.5}}),
    )
    assert series(figure, "Renja").line.dash == "dash"
    assert series(figure, "Usulan").line.width > series(figure, "Renstra").line.width
    assert series(figure, "Realisasi").mode == "markers"
    assert series(figure, "Baseline").marker.symbol == ("line-ew",)
    assert {"<b>Usulan</b>", "<b>Renstra</b>", "<b>Renja</b>"} <= set(words(figure))
    assert {"<b>Realisasi 70,5</b>", "<b>Baseline 70</b>"} <= set(words(figure))


def test_title_names_the_years_that_differ() -> None:
    figure = draw(usulan(target=[71, 72, 73]), renstra(target=[71, 73, 74]))
    assert figure.layout.title.text == "<b>Target usulan berbeda dari Renstra pada 2 dari 3 tahun: 2026, 2027</b>"


def test_equal_lines_share_one_name_and_one_number() -> None:
    figure = draw(usulan(target=[71, 72]), renstra(target=[71, 72]))
    assert words(figure) == ["<b>71</b>", "<b>72</b>", "<b>Usulan = Renstra</b>"]


def test_series_that_ends_early_is_named_at_its_last_value() -> None:
    renja = {"kode": "8.01.05", "level": "program", "indikator": NAMA, "satuan": "Indeks", "target": {2026: 72}}
    figure = draw(usulan(target=["71 indeks", 72, 73]), pembuat.renja(renja))
    assert words(figure) == ["<b>71</b>", "<b>72 = Renja</b>", "<b>73</b>", "<b>Usulan</b>"]


def test_no_partner_is_said() -> None:
    assert draw(usulan(target=[71])).layout.title.text == "<b>Usulan ini belum punya padanan di Renstra</b>"


def test_blank_year_leaves_a_gap() -> None:
    figure = draw(usulan(target=[71, "-", 73]))
    assert list(series(figure, "Usulan").y) == [71, None, 73]
    assert series(figure, "Usulan").connectgaps is False


def test_range_is_a_band_around_its_middle() -> None:
    figure = draw(usulan(target=["70-72", "71-75"]))
    band = next(trace for trace in figure.data if trace.fill == "toself")
    assert list(band.y) == [72, 75, 71, 70]
    assert list(series(figure, "Usulan").y) == [71, 73]
    assert figure.layout.yaxis.range[1] > 75


def test_bound_points_to_where_it_is_open() -> None:
    figure = draw(usulan(target=["≤5", ">=3", 4]))
    assert list(series(figure, "Usulan").marker.symbol) == ["triangle-down", "triangle-up", "circle"]


def test_predicates_stand_on_an_axis_of_words() -> None:
    figure = draw(usulan(target=["BB", "A"], satuan="Predikat"), renstra(target=["BB", "AA"], satuan="Predikat"))
    assert list(figure.layout.yaxis.ticktext) == ["BB", "A", "AA"]
    assert list(series(figure, "Usulan").y) == [5, 6]


def test_text_that_is_no_value_is_named_with_its_cell() -> None:
    figure = draw(usulan(target=[71, "sedang disusun"]))
    assert "Usulan 2026 “sedang disusun” (I7) tidak dapat digambar." in _caption(figure)


def test_other_unit_is_named_and_not_drawn() -> None:
    figure = draw(usulan(target=[71, 72]), renstra(target=[5, 6], satuan="Dokumen"))
    assert "Renstra memakai satuan lain dan tidak digambar." in _caption(figure)
    assert [trace.name for trace in figure.data] == ["Usulan"]


def test_baseline_without_year_stands_before_the_first_year() -> None:
    value = pembuat.nilai("baseline", 70, None)
    figure = draw(usulan(baseline={None: value}, target=[71, 72]))
    assert list(figure.layout.xaxis.ticktext) == ["tanpa tahun", "2025", "2026"]
    assert list(series(figure, "Baseline").x) == [2024]


@pytest.mark.parametrize(("second", "said"), [(70.5, False), (71.5, True)])
def test_two_values_of_one_year_are_named_only_when_they_differ(second: float, said: bool) -> None:
    figure = draw(
        usulan(target=[71], realisasi={2024: 70.5}),
        pembuat.pengukuran({"indikator": NAMA, "satuan": "Indeks", "realisasi": {2024: second}}),
    )
    assert ("nilai berbeda untuk tahun yang sama" in _caption(figure)) is said


def test_polarity_stands_under_the_title() -> None:
    assert "↓ makin rendah makin baik" in _caption(draw(usulan(target=[5, 4], polaritas="turun")))
    assert "polaritas belum diketahui" in _caption(draw(usulan(target=[5, 4])))


def test_renstra_indicator_that_nobody_proposed_can_be_drawn() -> None:
    figure = draw(renstra(target=[71, 72]), jenis="renstra")
    assert figure.layout.title.text == "<b>Indikator Renstra ini belum diusulkan bidang mana pun</b>"
    assert list(series(figure, "Renstra").y) == [71, 72]


def test_indicator_that_is_gone_gives_a_sentence() -> None:
    figure = lintasan_figure(analysis(usulan(target=[71])), "sudah-tidak-ada")
    assert words(figure)[0].startswith("Indikator ini tidak ada lagi")


def test_indicator_without_any_value_gives_a_sentence() -> None:
    assert "belum punya nilai" in words(draw(usulan()))[0]


def test_close_numbers_of_one_year_do_not_stand_on_each_other() -> None:
    figure = draw(usulan(target=[71, 72]), renstra(target=[71.02, 99]))
    low, high = figure.layout.yaxis.range
    heights = [
        (item.y - low) / (high - low) * 460 + item.yshift
        for item in figure.layout.annotations
        if item.text in ("<b>71</b>", "<b>71,02</b>")
    ]
    assert abs(heights[0] - heights[1]) >= 18


def _caption(figure: go.Figure) -> str:
    return str(figure.layout.title.subtitle.text).replace("<br>", " ")
