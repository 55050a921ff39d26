"""What holds for every chart: look, empty data, determinism, source cells, untouched input, text that stays text."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pytest

from iku_analysis.charts.cakupan import cakupan_figure, cakupan_table
from iku_analysis.charts.deret import lintasan_table
from iku_analysis.charts.kisi import kisi_figure, kisi_table
from iku_analysis.charts.lintasan import lintasan_figure
from iku_analysis.charts.pagu import pagu_figure, pagu_table
from iku_analysis.charts.petak import petak_figure
from iku_analysis.charts.pohon import pohon_figure, pohon_table
from iku_analysis.charts.selisih import selisih_figure, selisih_table
from iku_analysis.charts.theme import Tema, palette
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.results import HasilPemeriksaan, Temuan
from iku_analysis.settings import Scope
from tests import pembuat
from tests.periksa import hanya
from tests.test_charts_bahan import analysis, baris_id

ORMAS = "Persentase Ormas Aktif"
FIGURES: dict[str, Callable[[Analysis, Tema], go.Figure]] = {
    "cakupan": lambda found, tema: cakupan_figure(found, tema),
    "lintasan": lambda found, tema: lintasan_figure(found, _first_id(found), tema),
    "kisi": lambda found, tema: kisi_figure(found, tema),
    "petak": lambda found, tema: petak_figure(found, 2026, tema),
    "selisih": lambda found, tema: selisih_figure(found, 2026, tema),
    "pohon": lambda found, tema: pohon_figure(found, tema),
    "pagu": lambda found, tema: pagu_figure(found, 2026, tema),
}


def _first_id(found: Analysis) -> str:
    return baris_id(found, ORMAS) if len(found.baris) else "tidak ada"


@pytest.fixture(scope="module")
def penuh() -> Analysis:
    """A small agency with one difference, one programme and one finding."""
    sasaran = "Meningkatnya kerukunan"
    return analysis(
        pembuat.usulan(
            {"sasaran": sasaran, "indikator": ORMAS, "satuan": "Persen", "polaritas": "naik", "target": [80, 80]}
        ),
        pembuat.renstra(
            sasaran=[{"tujuan": "Ketahanan", "sasaran": sasaran, "indikator": ORMAS, "target": [80, "82,5"]}],
            program=[{"kode": "8.01.04", "level": "program", "uraian": "PROGRAM ORMAS", "pagu": {2026: 5_000_000}}],
        ),
        dukungan=[(ORMAS, "8.01.04", "sasaran")],
        pemeriksaan=[HasilPemeriksaan("K33", "Target beda", "galat", "Keselarasan", "temuan", 1, 1, "LKE")],
        temuan=[Temuan("K33", "galat", "beda", "samakan", "k", "Bidang A", ORMAS, 2026, "u.xlsx", "IKU", "I7", 7)],
    )


@pytest.mark.parametrize("name", FIGURES)
def test_empty_data_gives_a_sentence_not_an_exception(name: str) -> None:
    figure = FIGURES[name](analysis(), "terang")
    assert len(figure.data) == 0
    assert figure.layout.annotations[0].text.endswith(".")


@pytest.mark.parametrize(
    "table", [cakupan_table, kisi_table, pohon_table, lambda a: selisih_table(a, 2026), lambda a: pagu_table(a, 2026)]
)
def test_empty_data_gives_an_empty_table_with_headings(table: Callable[[Analysis], pd.DataFrame]) -> None:
    frame = table(analysis())
    assert frame.empty
    assert len(frame.columns) > 4


@pytest.mark.parametrize("tema", ["terang", "gelap"])
@pytest.mark.parametrize("name", FIGURES)
def test_same_analysis_gives_the_same_json(name: str, tema: Tema, penuh: Analysis) -> None:
    assert FIGURES[name](penuh, tema).to_json() == FIGURES[name](penuh, tema).to_json()


@pytest.mark.parametrize("name", FIGURES)
def test_numbers_have_indonesian_separators_and_title_answers(name: str, penuh: Analysis) -> None:
    figure = FIGURES[name](penuh, "terang")
    assert figure.layout.separators == ",."
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        assert (axis.exponentformat, axis.separatethousands) == ("none", True), "10.000, never 10k"
    assert figure.layout.title.text.startswith("<b>")
    assert len(figure.layout.title.text) > len("<b></b>")


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("cakupan", "u.xlsx · IKU · I7"),
        ("lintasan", "usulan-Bidang A.xlsx · IKU · I7"),
        ("kisi", "renstra.xlsx · Sasaran · I7"),
        ("petak", "renstra.xlsx · Program · P7"),
        ("selisih", "renstra.xlsx · Sasaran · I7"),
        ("pohon", "usulan-Bidang A.xlsx · IKU · C7"),
        ("pagu", "renstra.xlsx · Program · P7"),
    ],
)
def test_hover_names_the_source_cell(name: str, cell: str, penuh: Analysis) -> None:
    assert cell in str(FIGURES[name](penuh, "terang").to_dict()["data"])


@pytest.mark.parametrize("name", FIGURES)
def test_drawing_leaves_the_analysis_untouched(name: str, penuh: Analysis) -> None:
    before = {frame: getattr(penuh, frame).copy(deep=True) for frame in ("baris", "nilai", "banding", "dukungan")}
    FIGURES[name](penuh, "gelap")
    for frame, copy in before.items():
        pd.testing.assert_frame_equal(getattr(penuh, frame), copy)


def test_name_that_looks_like_markup_stays_text() -> None:
    nama = "Jumlah konflik <b>SARA</b> & lainnya"
    found = analysis(pembuat.usulan({"indikator": nama, "target": [1, 2]}))
    assert "&lt;b&gt;SARA" in selisih_figure(found, 2026).layout.yaxis.ticktext[0]
    assert "<b>SARA" not in pohon_figure(found).to_json()
    assert selisih_table(found, 2026)["Indikator"][0] == nama


def test_lintasan_table_keeps_text_that_cannot_be_drawn() -> None:
    found = analysis(pembuat.usulan({"indikator": ORMAS, "target": [80, "sedang disusun"]}))
    assert lintasan_table(found, baris_id(found, ORMAS))["Nilai"].tolist() == ["80", "sedang disusun"]


def test_every_chart_draws_what_the_pipeline_gives() -> None:
    sasaran = "Meningkatnya kerukunan"
    store = pembuat.store(
        pembuat.usulan({"sasaran": sasaran, "indikator": ORMAS, "satuan": "Persen", "target": [80, 80]}),
        pembuat.renstra(
            sasaran=[{"sasaran": sasaran, "indikator": ORMAS, "satuan": "Persen", "target": [80, "82,5"]}],
            program=[{"sasaran": sasaran, "kode": "8.01.04", "level": "program", "uraian": "PROGRAM", "pagu": [1, 2]}],
        ),
    )
    found = analyse(store, pembuat.kamus(), Scope(2026, (2025, 2029)), hanya())
    assert selisih_table(found, 2026)["Selisih"].tolist() == [-2.5]
    assert pagu_table(found, 2026)["Pagu Renstra 2026 (Rp)"].tolist() == [2]
    assert all(len(draw(found, "terang").data) for draw in FIGURES.values())


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tema", ["terang", "gelap"])
def test_words_keep_a_contrast_of_4_5_and_marks_of_3(tema: Tema) -> None:
    warna = palette(tema)
    for word in (warna.tinta, warna.redup, *warna.teks.values(), *warna.makna.values()):
        assert _contrast(word, warna.kertas) >= 4.5, word
    for ground in (warna.bidang, *warna.isi.values(), *warna.skala):
        assert _contrast(warna.tinta, ground) >= 4.5, ground
    assert _contrast(warna.makna["galat"], warna.isi["galat"]) >= 4.5
    # The bars of pagu have an outline, so that their light fill needs no contrast of its own.
    for name, line in warna.garis.items():
        assert _contrast(warna.redup if name == "pagu" else line, warna.kertas) >= 3, name


def test_both_themes_name_the_same_colours() -> None:
    light, dark = palette("terang"), palette("gelap")
    for part in ("garis", "teks", "makna", "isi"):
        assert getattr(light, part).keys() == getattr(dark, part).keys()
