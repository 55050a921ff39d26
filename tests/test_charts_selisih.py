"""The gap to Renstra: better or worse follows polarity, what cannot be compared is no equality, pages hold all."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from iku_analysis.charts.selisih import PER_HALAMAN, selisih_figure, selisih_pages, selisih_table
from iku_analysis.pipeline import Analysis
from tests import pembuat
from tests.test_charts_bahan import analysis

NAMA = "Persentase Ormas Aktif"


def pair(usulan: Any, renstra: Any, **more: Any) -> Analysis:
    """One indicator with its two targets of 2026."""
    satuan = {"satuan": more.pop("satuan", "Persen")}
    return analysis(
        pembuat.usulan({"indikator": NAMA, "target": {2026: usulan}} | satuan | more),
        pembuat.renstra(sasaran=[{"indikator": NAMA, "target": {2026: renstra}} | satuan]),
    )


def row(found: Analysis, tahun: int = 2026) -> pd.Series:
    frame = selisih_table(found, tahun)
    assert len(frame) == 1
    return frame.iloc[0]


@pytest.mark.parametrize(
    ("polaritas", "usulan", "hasil"),
    [
        ("naik", 78, "lebih lemah"),
        ("naik", 82, "lebih kuat"),
        ("turun", 78, "lebih kuat"),
        ("turun", 82, "lebih lemah"),
        ("stabil", 82, "menyimpang"),
        (None, 78, "berbeda"),
        ("naik", 80, "sama"),
    ],
)
def test_a_gap_is_weak_or_strong_by_polarity(polaritas: str | None, usulan: int, hasil: str) -> None:
    assert row(pair(usulan, 80, polaritas=polaritas))["Hasil"] == hasil


def test_gap_has_unit_and_percent_of_renstra() -> None:
    found = row(pair(78, 80, polaritas="naik"))
    assert (found["Selisih"], found["Selisih (%)"]) == (-2.0, -2.5)


def test_renstra_zero_has_no_percent() -> None:
    found = pair(3, 0, polaritas="turun", satuan="Kejadian")
    assert row(found)["Selisih"] == 3.0
    assert pd.isna(row(found)["Selisih (%)"])
    assert selisih_figure(found, 2026).data[-1].marker.symbol == ("triangle-right-open",)


def test_predicate_has_no_percent_but_steps() -> None:
    found = pair("BB", "A", polaritas="naik", satuan="Predikat")
    assert pd.isna(row(found)["Selisih (%)"])
    assert "BB · A (−1 tingkat)" in selisih_figure(found, 2026).data[0].text[-1]


def test_value_of_another_form_is_different_without_a_gap() -> None:
    found = row(pair("75-85", 80, polaritas="naik"))
    assert (found["Hasil"], found["Keterangan"]) == ("berbeda", "bentuk nilai berlainan")


@pytest.mark.parametrize(
    ("usulan", "renstra", "alasan"),
    [
        ("-", 80, "target usulan kosong"),
        (80, "-", "target Renstra kosong"),
        (80, "sedang disusun", "satuan atau bentuk nilai berlainan"),
    ],
)
def test_what_cannot_be_compared_says_why(usulan: Any, renstra: Any, alasan: str) -> None:
    found = row(pair(usulan, renstra))
    assert (found["Hasil"], found["Keterangan"]) == ("tidak dapat dibandingkan", alasan)


def test_no_partner_undecided_partner_and_no_year_are_told_apart() -> None:
    alone = analysis(pembuat.usulan({"indikator": NAMA, "target": {2026: 80}}))
    assert row(alone)["Keterangan"] == "tanpa padanan Renstra"
    undecided = analysis(pembuat.usulan({"indikator": NAMA, "target": {2026: 80}}), ragu=frozenset({NAMA}))
    assert row(undecided)["Keterangan"] == "padanan menunggu keputusan"
    assert row(pair(80, 80), 2031)["Keterangan"] == "tidak ada target 2031"


def test_nothing_comparable_is_no_agreement() -> None:
    found = analysis(pembuat.usulan({"indikator": NAMA, "target": {2026: 80}}))
    title = selisih_figure(found, 2026).layout.title.text
    assert title == "<b>Belum ada target 2026 yang dapat dibandingkan dengan Renstra</b>"


def many(count: int) -> Analysis:
    """`count` indicators: each third weaker by its number, each third stronger, each third equal."""
    names = [f"Indeks {number:03}" for number in range(count)]
    proposed = [100 + (number if number % 3 == 1 else -number if number % 3 == 2 else 0) for number in range(count)]
    return analysis(
        pembuat.usulan(
            *(
                {"indikator": name, "satuan": "Indeks", "polaritas": "naik", "target": {2026: value}}
                for name, value in zip(names, proposed, strict=True)
            )
        ),
        pembuat.renstra(sasaran=[{"indikator": name, "satuan": "Indeks", "target": {2026: 100}} for name in names]),
    )


def test_worst_stands_first_and_the_title_counts_all() -> None:
    found = many(30)
    frame = selisih_table(found, 2026)
    assert frame["Indikator"][0] == "Indeks 029"
    assert list(dict.fromkeys(frame["Hasil"])) == ["lebih lemah", "lebih kuat", "sama"]
    title = selisih_figure(found, 2026).layout.title.text
    assert title == "<b>10 dari 30 target 2026 lebih lemah dari Renstra, 10 lebih kuat</b>"


def test_nothing_weaker_is_said_of_differences() -> None:
    title = selisih_figure(pair(82, 80, polaritas="naik"), 2026).layout.title.text
    assert title == "<b>1 dari 1 target 2026 berbeda dari Renstra, tidak ada yang lebih lemah</b>"


def test_unit_that_the_cell_names_itself_is_not_said_twice() -> None:
    assert selisih_figure(pair("80%", 80), 2026).data[0].text[-1] == "<b>✓ sama</b>  80%"
    assert selisih_figure(pair("80", 80), 2026).data[0].text[-1] == "<b>✓ sama</b>  80 Persen"


def test_all_equal_is_said() -> None:
    assert "Semua 1 target 2026" in selisih_figure(pair(80, 80), 2026).layout.title.text


def test_pages_hold_every_indicator_once() -> None:
    found = many(PER_HALAMAN + 1)
    assert selisih_pages(found, 2026) == 2
    marks = [mark[0] for halaman in (1, 2) for mark in selisih_figure(found, 2026, halaman=halaman).data[-1].customdata]
    assert len(set(marks)) == len(marks) == PER_HALAMAN + 1
    assert selisih_pages(many(PER_HALAMAN), 2026) == 1


def test_slip_of_factor_ten_points_out_of_the_axis_and_leaves_the_others_readable() -> None:
    rows = [{"indikator": f"Indeks {n}", "satuan": "Indeks", "target": {2026: 101 + n}} for n in range(9)]
    slip = {"indikator": "Indeks salah ketik", "satuan": "Indeks", "target": {2026: 1000}}
    plan = [{"indikator": item["indikator"], "satuan": "Indeks", "target": {2026: 100}} for item in [*rows, slip]]
    figure = selisih_figure(analysis(pembuat.usulan(*rows, slip), pembuat.renstra(sasaran=plan)), 2026)
    assert figure.layout.xaxis.range[1] < 15
    assert list(figure.data[-1].marker.symbol).count("triangle-right") == 1
    assert max(figure.data[-1].x) == figure.layout.xaxis.range[1]


def test_scope_leaves_out_other_bidang() -> None:
    found = analysis(
        pembuat.usulan({"indikator": NAMA}, bidang="Bidang A"),
        pembuat.usulan({"indikator": "Indeks Lain"}, bidang="Bidang B"),
        bidang="Bidang B",
    )
    assert selisih_table(found, 2026)["Indikator"].tolist() == ["Indeks Lain"]
