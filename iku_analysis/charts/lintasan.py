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

from iku_analysis.charts.deret import JUDUL, Series, series_of, values_of
from iku_analysis.charts.source import (
    POLARITAS,
    POLARITAS_TIDAK_DIKETAHUI,
    is_null,
    padanan_of,
    place,
    polaritas_of,
    text_or,
)
from iku_analysis.charts.theme import UKURAN_KECIL, UKURAN_TEKS, Tema, empty_figure, new_figure, palette, text_at, wrap

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

_TINGGI = 460  # px
_JARAK_LABEL = 21  # px between a mark and its words, and between words
_UTAMA = ("usulan", "renstra", "renja", "realisasi", "baseline")  # whose words and name stand where marks agree
_GAYA: dict[str, dict[str, Any]] = {
    "renstra": {"line": {"width": 2.5}, "marker": {"size": 7, "symbol": "square"}},
    "usulan": {"line": {"width": 8}, "marker": {"size": 15, "symbol": "circle"}},
    "renja": {"line": {"width": 3, "dash": "dash"}, "marker": {"size": 11, "symbol": "diamond"}},
    "realisasi": {"mode": "markers", "marker": {"size": 21, "symbol": "circle-open", "line": {"width": 4}}},
    "baseline": {"mode": "markers", "marker": {"size": 26, "symbol": "line-ew", "line": {"width": 5}}},
}
_PANAH = {"<": "triangle-down", "<=": "triangle-down", ">": "triangle-up", ">=": "triangle-up"}


def lintasan_figure(analysis: Analysis, baris_id: str, tema: Tema = "terang") -> go.Figure:
    """The path of one indicator. `baris_id`: a record of usulan, or of Renstra where nothing was proposed."""
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
    figure = new_figure(_answer(analysis, baris_id), _caption(analysis, row, notes), tema=tema, tinggi=_TINGGI)
    for item in series:
        _draw(figure, item, tema)
    figure.update_layout(annotations=[*_value_labels(series, tema), *_line_labels(series, tema)])
    _axes(figure, series, text_or(row["satuan"], "satuan tidak tertulis"))
    return figure


def lintasan_table(analysis: Analysis, baris_id: str) -> pd.DataFrame:
    """All values of the indicator and its partners, also those that cannot be drawn: one row per series and year."""
    found = analysis.baris[analysis.baris["baris_id"] == baris_id]
    rows = []
    for _, row in found.iterrows():
        for nama, nilai in values_of(analysis, row).items():
            for item in nilai.itertuples():
                tahun = None if is_null(item.tahun) else int(str(item.tahun))
                rows.append((JUDUL[nama], tahun, item.teks, place(item.berkas, item.lembar, item.sel)))
    frame = pd.DataFrame(rows, columns=["Deret", "Tahun", "Nilai", "Asal"])
    return frame.astype({"Tahun": "Int64"})


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
    return " ".join([head.removesuffix(" · "), *notes])


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


def _value_labels(series: list[Series], tema: Tema) -> list[dict[str, Any]]:
    """Each value in words beside its mark, one under the other where marks are close; equal values stand once."""
    warna = palette(tema)
    low, high = _range(series)
    at: dict[int, dict[float, tuple[str, str]]] = {}
    for item in sorted(series, key=lambda item: _UTAMA.index(item.nama)):
        for x, y, teks in zip(item.nilai["x"], item.nilai["angka"], item.nilai["teks"], strict=True):
            if not is_null(y):
                at.setdefault(int(x), {}).setdefault(float(y), (item.nama, str(teks)))
    out = []
    for x, labels in at.items():
        above = math.inf
        for rank, (y, (nama, teks)) in enumerate(sorted(labels.items(), reverse=True)):
            mark = (y - low) / (high - low) * _TINGGI
            place_px = min(mark + (_JARAK_LABEL if rank == 0 else -_JARAK_LABEL), above - _JARAK_LABEL)
            above = place_px
            words = f"<b>{escape(teks)}</b>"
            shift = round(place_px - mark)
            colour = warna.teks[nama]
            out.append(text_at(x, y, words, colour, xanchor="center", yshift=shift, size=UKURAN_TEKS))
    return out


def _line_labels(series: list[Series], tema: Tema) -> list[dict[str, Any]]:
    """The name of each line at its end, moved apart where ends are close; equal ends share one label."""
    warna = palette(tema)
    low, high = _range(series)
    ends: dict[tuple[int, float], list[str]] = {}
    for item in series:
        known = item.nilai[item.nilai["angka"].notna()]
        last = known.iloc[-1]
        ends.setdefault((int(last["x"]), float(last["angka"])), []).append(item.nama)
    used: list[tuple[int, float]] = []
    out = []
    for (x, y), names in sorted(ends.items(), key=lambda end: end[0][1]):
        at = y
        while any(x == other and abs(at - taken) < 0.055 * (high - low) for other, taken in used):
            at += 0.01 * (high - low)
        used.append((x, at))
        names = sorted(names, key=_UTAMA.index)
        words = f"<b>{_joined([JUDUL[nama] for nama in names])}</b>"
        out.append(text_at(x, at, words, warna.teks[names[0]], xshift=24, size=UKURAN_TEKS))
    return out


def _joined(names: list[str]) -> str:
    """Usulan = Renstra; from the third name on in a line of its own, for the room at the right."""
    return " = ".join(names[:2]) + "".join(f"<br>= {name}" for name in names[2:])


def _range(series: list[Series]) -> tuple[float, float]:
    """Lowest and highest end drawn, with air for the labels."""
    low = min(float(item.nilai[["angka", "bawah"]].min().min()) for item in series)
    high = max(float(item.nilai[["angka", "atas"]].max().max()) for item in series)
    air = (high - low) * 0.16 or abs(high) * 0.1 or 1.0
    return low - air, high + air


def _axes(figure: go.Figure, series: list[Series], satuan: str) -> None:
    years = sorted({int(year) for item in series for year in item.nilai["x"]})
    untimed = {int(x) for item in series for x in item.nilai[item.nilai["tahun"].isna()]["x"]}
    words = ["tanpa tahun" if year in untimed else str(year) for year in years]
    figure.update_xaxes(tickvals=years, ticktext=words, range=[years[0] - 0.4, years[-1] + 0.9], showgrid=False)
    figure.update_yaxes(
        range=list(_range(series)), title={"text": wrap(satuan, 40), "standoff": 8}, automargin=True, nticks=7
    )
    ranks = {
        int(skor): str(word)
        for item in series
        for skor, word in zip(item.nilai["skor"], item.nilai["predikat"], strict=True)
        if not is_null(skor) and not is_null(word)
    }
    if ranks:
        figure.update_yaxes(tickvals=sorted(ranks), ticktext=[escape(ranks[rank]) for rank in sorted(ranks)])
    figure.update_layout(margin={"r": 84}, font={"size": UKURAN_KECIL + 1})
