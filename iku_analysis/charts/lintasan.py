"""What is the target path of one indicator? Baseline, realisasi, usulan, Renstra and Renja on one axis.

Numbers stand at their value, ranges as a band around their middle, bounds as an arrow at the bound, predicates on an
ordinal axis. What cannot stand on this axis (another unit, text that is no value) is named under the title, never left
out silently. Gaps stay gaps: a blank year is not bridged.
"""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from iku_analysis.charts.deret import JUDUL, Series, series_of
from iku_analysis.charts.source import (
    POLARITAS,
    POLARITAS_TIDAK_DIKETAHUI,
    is_null,
    number_or_none,
    padanan_of,
    place,
    polaritas_of,
    text_or,
)
from iku_analysis.charts.theme import UKURAN_KECIL, UKURAN_TEKS, Tema, empty_figure, new_figure, palette, text_at, wrap
from iku_analysis.number_format import format_angka

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

_TINGGI = 460  # px
_LEBAR, _SEMPIT = 88, 50  # characters of a line of the title; beside a table there is half the room
_UDARA = 74  # px above and below the marks, for their words
_JARAK_LABEL = 21  # px between a mark and its words, and between words
_PANJANG = 9  # characters of a value that need room at the left of the first year
_PENDEK = 6  # characters of a label that no line reaches
_UTAMA = ("usulan", "renstra", "renja", "realisasi", "baseline")  # whose words and name stand where marks agree
_GAYA: dict[str, dict[str, Any]] = {
    "renstra": {"line": {"width": 2.5}, "marker": {"size": 7, "symbol": "square"}},
    "usulan": {"line": {"width": 8}, "marker": {"size": 15, "symbol": "circle"}},
    "renja": {"line": {"width": 3, "dash": "dash"}, "marker": {"size": 11, "symbol": "diamond"}},
    "realisasi": {"mode": "markers", "marker": {"size": 21, "symbol": "circle-open", "line": {"width": 4}}},
    "baseline": {"mode": "markers", "marker": {"size": 26, "symbol": "line-ew", "line": {"width": 5}}},
}
_Rentang = tuple[float, float]  # lowest and highest drawn
_Ujung = dict[str, tuple[int, float]]  # series → its last mark
_PANAH = {"<": "triangle-down", "<=": "triangle-down", ">": "triangle-up", ">=": "triangle-up"}


def lintasan_figure(
    analysis: Analysis, baris_id: str, tema: Tema = "terang", *, tinggi: int = _TINGGI, ringkas: bool = False
) -> go.Figure:
    """The path of one indicator. `baris_id`: a record of usulan, or of Renstra where nothing was proposed.

    `tinggi`: px of the drawing. `ringkas`: name, unit and polarity stand beside the chart already.
    """
    found = analysis.baris[analysis.baris["baris_id"] == baris_id]
    if found.empty:
        return empty_figure("Indikator ini tidak ada lagi. Pilih indikator lain dari daftar.", tema=tema)
    row = found.iloc[0]
    series, notes = series_of(analysis, row)
    if not series:
        kalimat = (
            "Indikator ini belum punya nilai yang dapat digambar. Lengkapi baseline atau target, lalu unggah lagi."
        )
        return empty_figure(" ".join([kalimat, *notes]), tema=tema)
    caption = " · ".join(notes) if ringkas else _caption(analysis, row, notes)
    width = _SEMPIT if ringkas else _LEBAR
    figure = new_figure(_answer(analysis, baris_id), caption, tema=tema, tinggi=tinggi, lebar_judul=width)
    for item in series:
        _draw(figure, item, tema)
    span, ends = _range(series, tinggi), {item.nama: _end(item) for item in series}
    labels = [*_value_labels(series, tema, tinggi, span, ends), *_line_labels(tema, tinggi, span, ends)]
    _axes(figure, series, labels, text_or(row["satuan"], "satuan tidak tertulis"), span)
    if ringkas:
        figure.update_yaxes(title=None, showticklabels=False)  # every mark has its number beside it
        if max(len(str(text)) for item in series for text in item.nilai["teks"]) > _PANJANG:
            first, last = figure.layout.xaxis.range
            figure.update_xaxes(range=[first - 0.8, last])  # room for "Baseline 24.150.000.000"
    return figure


def _answer(analysis: Analysis, baris_id: str) -> str:
    """The title: does usulan agree with Renstra?"""
    banding = analysis.banding
    rows = banding[(banding["usulan_id"] == baris_id) & (banding["medan"] == "target")]
    same = sorted(rows[rows["keadaan_renstra"] == "sama"]["tahun"])
    other = sorted(rows[rows["keadaan_renstra"] == "beda"]["tahun"])
    if other:
        return (
            f"Target usulan berbeda dari Renstra pada {len(other)} dari {len(same) + len(other)} tahun: "
            + ", ".join(map(str, other))
        )
    if same:
        return f"Target usulan sama dengan Renstra pada {len(same)} tahun yang dapat dibandingkan"
    if (analysis.baris[analysis.baris["baris_id"] == baris_id]["jenis"] == "renstra").any():
        return "Indikator Renstra ini belum diusulkan bidang mana pun"
    partner = padanan_of(analysis).get(baris_id)
    if partner is not None and partner.renstra is not None:
        return "Target usulan dan Renstra belum dapat dibandingkan"
    return "Usulan ini belum punya padanan di Renstra"


def _caption(analysis: Analysis, row: pd.Series, notes: list[str]) -> str:
    polaritas = POLARITAS.get(polaritas_of(analysis).get(row["baris_id"], ""), POLARITAS_TIDAK_DIKETAHUI)
    head = " · ".join(
        [row["indikator"], text_or(row["satuan"], "satuan tidak tertulis"), polaritas, text_or(row["bidang"], "")]
    )
    return " · ".join([head.removesuffix(" · "), *notes])


def _draw(figure: go.Figure, item: Series, tema: Tema) -> None:
    """One series: its band where it has ranges, its line or points, an arrow where a value is a bound."""
    warna = palette(tema).garis[item.nama]
    part = item.nilai
    style = _GAYA[item.nama]
    if (part["jenis"] == "rentang").any():
        _draw_band(figure, part, warna)
    symbols = [_PANAH.get(text_or(op, ""), style["marker"]["symbol"]) for op in part["operator"]]
    sizes = [style["marker"]["size"] + (0 if is_null(op) else 4) for op in part["operator"]]
    marker = style["marker"] | {"symbol": symbols, "size": sizes, "color": warna, "opacity": 1}
    if "line" in marker:
        marker["line"] = marker["line"] | {"color": warna}
    places = [escape(place(b, s, c)) for b, s, c in zip(part["berkas"], part["lembar"], part["sel"], strict=True)]
    figure.add_scatter(
        x=part["x"].tolist(),
        y=[None if is_null(value) else float(value) for value in part["angka"]],
        name=JUDUL[item.nama],
        mode=style.get("mode", "lines+markers"),
        line={"color": warna} | style.get("line", {}),
        marker=marker,
        connectgaps=False,
        cliponaxis=False,
        customdata=[
            [key, escape(text), where] for key, text, where in zip(part["baris_id"], part["teks"], places, strict=True)
        ],
        hovertemplate=f"<b>{JUDUL[item.nama]} %{{x}}</b>: %{{customdata[1]}}<br>%{{customdata[2]}}<extra></extra>",
    )


def _draw_band(figure: go.Figure, part: pd.DataFrame, warna: str) -> None:
    """The area between the ends of the ranges; a plain number is a range of no width, a missing one ends the band."""
    known = part[part["angka"].notna()]
    low = known["bawah"].fillna(known["angka"]).tolist()
    high = known["atas"].fillna(known["angka"]).tolist()
    years = known["x"].tolist()
    breaks = [i for i in range(1, len(years)) if years[i] != years[i - 1] + 1]
    for start, end in zip([0, *breaks], [*breaks, len(years)], strict=True):
        around = slice(start, end)
        figure.add_scatter(
            x=years[around] + years[around][::-1],
            y=high[around] + low[around][::-1],
            fill="toself",
            fillcolor=warna,
            opacity=0.22,
            mode="lines",
            line={"width": 9, "color": warna},  # a lone year still shows its range as a bar
            hoverinfo="skip",
        )


def _value_labels(
    series: list[Series], tema: Tema, tinggi: int, span: _Rentang, end_of: _Ujung
) -> list[dict[str, Any]]:
    """Each value in words beside its mark, one under the other where marks are close; equal values stand once.

    A series that ends before the last year has its name here, at its last value: "Realisasi 89,6" or "42,5 = Renja".
    """
    warna = palette(tema)
    low, high = span
    last = max(end_of.values())[0]
    marks: dict[int, dict[float, list[tuple[str, Any]]]] = {}
    for item in sorted(series, key=lambda item: _UTAMA.index(item.nama)):
        for row in item.nilai[item.nilai["angka"].notna()].to_dict("records"):
            marks.setdefault(int(row["x"]), {}).setdefault(float(row["angka"]), []).append((item.nama, row))
    ends = {nama: x for nama, (x, _) in end_of.items() if x < last}
    out = []
    for x, by_value in marks.items():
        above = math.inf
        for rank, (y, entries) in enumerate(sorted(by_value.items(), reverse=True)):
            nama, row = entries[0]
            edge = number_or_none(row["atas"] if rank == 0 else row["bawah"])
            room = _JARAK_LABEL if rank == 0 else -_JARAK_LABEL
            edge = y if edge is None else edge
            above = min((edge - low) / (high - low) * tinggi + room, above - _JARAK_LABEL)
            shift = round(above - (y - low) / (high - low) * tinggi)
            named = [JUDUL[other] for other, _ in entries if ends.get(other) == x]
            words = _named(_number(row), named, first=JUDUL[nama])
            side = _side(series, nama, x, y, is_above=rank == 0) if len(words) > _PENDEK else {"xanchor": "center"}
            text = f"<b>{escape(words)}</b>"
            out.append(text_at(x, y, text, warna.teks[nama], yshift=shift, size=UKURAN_TEKS, **side))
    return out


def _side(series: list[Series], nama: str, x: int, y: float, *, is_above: bool) -> dict[str, Any]:
    """Where a long label stands so that its own line does not cross it: away from where the line goes next."""
    values = next(item.nilai for item in series if item.nama == nama)
    after = values[(values["x"] > x) & values["angka"].notna()]["angka"]
    if after.empty or after.iloc[0] == y:
        return {"xanchor": "center"}
    side = "right" if (after.iloc[0] > y) == is_above else "left"
    return {"xanchor": side, "xshift": 8 if side == "right" else -8}


def _named(number: str, names: list[str], first: str) -> str:
    """The number with the names of the series that end here; the one it is coloured for stands before it."""
    others = "".join(f" = {name}" for name in names if name != first)
    return (f"{first} {number}" if first in names else number) + others


def _number(row: dict[Any, Any]) -> str:
    """The value without its unit, which the axis names; a range and a predicate as written."""
    if row["jenis"] not in ("angka", "batas"):
        return str(row["teks"])
    desimal = number_or_none(row["desimal"])
    sign = {"<=": "≤", ">=": "≥"}.get(row["operator"], text_or(row["operator"], ""))
    return sign + format_angka(float(row["nilai"]), None if desimal is None else int(desimal))


def _line_labels(tema: Tema, tinggi: int, span: _Rentang, end_of: _Ujung) -> list[dict[str, Any]]:
    """The name of each line that reaches the last year, moved apart where close; equal ends share one label."""
    warna = palette(tema)
    low, high = span
    last = max(end_of.values())[0]
    ends: dict[float, list[str]] = {}
    for nama, (x, y) in sorted(end_of.items(), key=lambda item: _UTAMA.index(item[0])):
        if x == last:
            ends.setdefault(y, []).append(nama)
    out = []
    below = -math.inf
    for y, names in sorted(ends.items()):
        below = max((y - low) / (high - low) * tinggi, below + _JARAK_LABEL)
        shift = round(below - (y - low) / (high - low) * tinggi)
        words = f"<b>{_joined([JUDUL[nama] for nama in names])}</b>"
        out.append(text_at(last, y, words, warna.teks[names[0]], xshift=24, yshift=shift, size=UKURAN_TEKS))
    return out


def _end(item: Series) -> tuple[int, float]:
    """Year and value of the last mark of a series."""
    last = item.nilai[item.nilai["angka"].notna()].iloc[-1]
    return int(last["x"]), float(last["angka"])


def _joined(names: list[str]) -> str:
    """Usulan = Renstra; from the third name on in a line of its own, for the room at the right."""
    return " = ".join(names[:2]) + "".join(f"<br>= {name}" for name in names[2:])


def _range(series: list[Series], tinggi: int) -> tuple[float, float]:
    """Lowest and highest end drawn, with air for the labels."""
    low = min(float(item.nilai[["angka", "bawah"]].min().min()) for item in series)
    high = max(float(item.nilai[["angka", "atas"]].max().max()) for item in series)
    air = (high - low) * _UDARA / tinggi or abs(high) * 0.1 or 1.0
    return low - air, high + air


def _axes(figure: go.Figure, series: list[Series], labels: list[dict[str, Any]], satuan: str, span: _Rentang) -> None:
    """Years, unit and labels, set at once: each call of plotly's costs as much as a line."""
    years = sorted({int(year) for item in series for year in item.nilai["x"]})
    untimed = {int(x) for item in series for x in item.nilai[item.nilai["tahun"].isna()]["x"]}
    words = ["tanpa tahun" if year in untimed else str(year) for year in years]
    down: dict[str, Any] = {"range": list(span), "title": {"text": wrap(satuan, 40), "standoff": 8}}
    ranks = {
        int(skor): str(word)
        for item in series
        for skor, word in zip(item.nilai["skor"], item.nilai["predikat"], strict=True)
        if not is_null(skor) and not is_null(word)
    }
    if ranks:
        down |= {"tickvals": sorted(ranks), "ticktext": [escape(ranks[rank]) for rank in sorted(ranks)]}
    figure.update_layout(
        xaxis={"tickvals": years, "ticktext": words, "range": [years[0] - 0.4, years[-1] + 0.9], "showgrid": False},
        yaxis=down | {"automargin": True, "nticks": 7},
        annotations=labels,
        margin={"r": 84},
        font={"size": UKURAN_KECIL + 1},
    )
