"""Where does usulan differ from Renstra? One dumbbell per indicator for the chosen year, worst first.

Renstra is the zero of the axis, so that indicators of different units stand on one axis: the distance is percent of the
Renstra target, the words beside it are the values as written. "Lebih kuat" and "lebih lemah" follow the polarity of
the indicator. What cannot be compared is listed with its reason, never counted as equal.
"""

from __future__ import annotations

import math
import re
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from iku_analysis.charts.senjang import KATA, Gap, gaps_of, signed
from iku_analysis.charts.theme import (
    IKON,
    UKURAN_KECIL,
    Tema,
    empty_figure,
    new_figure,
    palette,
    room_for,
    shorten,
    text_at,
    text_trace,
    wrap,
)

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

PER_HALAMAN = 20  # indicators on one page: what a projector shows in readable size
_TINGGI_BARIS = 35  # px
_PANJANG_NAMA, _PANJANG_KATA = 46, 36  # characters beside the drawing, so that it keeps a third of 960 px
_BARE = re.compile(r"[\d.,<>≤≥=\s-]+")  # a value that does not name its unit itself
_SUMBU_PERSEN = (5.0, 10.0, 25.0, 50.0, 100.0)  # percent; possible ends of the axis
_DALAM_SUMBU = 0.8  # share of the differences inside it: one slip of factor 10 must not press all others together


def selisih_figure(analysis: Analysis, tahun: int, tema: Tema = "terang", halaman: int = 1) -> go.Figure:
    """The dumbbells of one page (`selisih_pages` says how many); a click gives the baris_id in customdata."""
    gaps = gaps_of(analysis, tahun)
    if not gaps:
        return empty_figure("Belum ada indikator usulan. Unggah usulan bidang lebih dahulu.", tema=tema)
    shown = gaps[(halaman - 1) * PER_HALAMAN : halaman * PER_HALAMAN]
    figure = new_figure(
        _title(gaps, tahun), _caption(gaps, halaman), tema=tema, tinggi=_TINGGI_BARIS * (len(shown) + 1) + 40
    )
    span = _span(gaps)
    figure.add_trace(text_trace(_words(shown, span, tema)))
    _draw(figure, shown, span, tema)
    figure.update_layout(annotations=_heads(tema))
    _axes(figure, shown, span)
    return figure


def selisih_pages(analysis: Analysis, tahun: int) -> int:
    """How many pages `selisih_figure` has; at least one."""
    return max(1, -(-len(gaps_of(analysis, tahun)) // PER_HALAMAN))


def selisih_table(analysis: Analysis, tahun: int) -> pd.DataFrame:
    """All indicators in the order of the chart; selisih in the row's unit and in percent of Renstra, null if none."""
    return pd.DataFrame(
        [
            (
                gap.indikator,
                gap.bidang,
                gap.satuan,
                gap.usulan,
                gap.renstra,
                gap.selisih,
                gap.persen,
                KATA[gap.makna],
                gap.alasan,
                gap.asal_usulan,
                gap.asal_renstra,
            )
            for gap in gaps_of(analysis, tahun)
        ],
        columns=[
            "Indikator",
            "Bidang",
            "Satuan",
            f"Usulan {tahun}",
            f"Renstra {tahun}",
            "Selisih",
            "Selisih (%)",
            "Hasil",
            "Keterangan",
            "Asal Usulan",
            "Asal Renstra",
        ],
    )


def _title(gaps: list[Gap], tahun: int) -> str:
    count = {name: sum(gap.makna == name for gap in gaps) for name in KATA}
    compared = len(gaps) - count["tidak_dapat_diperiksa"]
    if not compared:
        return f"Belum ada target {tahun} yang dapat dibandingkan dengan Renstra"
    if count["lulus"] == compared:
        return f"Semua {compared} target {tahun} yang dapat dibandingkan sama dengan Renstra"
    parts = [f"{count[name]} {KATA[name]}" for name in ("lebih_kuat", "menyimpang", "berbeda") if count[name]]
    if count["lebih_lemah"]:
        return ", ".join([f"{count['lebih_lemah']} dari {compared} target {tahun} lebih lemah dari Renstra", *parts])
    differing = compared - count["lulus"]
    return f"{differing} dari {compared} target {tahun} berbeda dari Renstra, tidak ada yang lebih lemah"


def _caption(gaps: list[Gap], halaman: int) -> str:
    same = sum(gap.makna == "lulus" for gap in gaps)
    open_ = sum(gap.makna == "tidak_dapat_diperiksa" for gap in gaps)
    parts = [f"{same} sama", f"{open_} tidak dapat dibandingkan"]
    if len(gaps) > PER_HALAMAN:
        first = (halaman - 1) * PER_HALAMAN + 1
        last = min(halaman * PER_HALAMAN, len(gaps))
        parts.append(f"ditampilkan {first}–{last} dari {len(gaps)} indikator, selisih terbesar lebih dahulu")
    return " · ".join(parts)


def _span(gaps: list[Gap]) -> float:
    """Half the width of the axis in percent, the same on all pages."""
    distances = sorted(abs(gap.persen) for gap in gaps if gap.persen)
    usual = distances[math.ceil(len(distances) * _DALAM_SUMBU) - 1] if distances else 0.0
    return next((end for end in _SUMBU_PERSEN if end >= usual), _SUMBU_PERSEN[-1]) * 1.08


def _at(gap: Gap, span: float) -> float:
    """Where usulan stands; beyond the axis, or without a percent, at its edge or beside the zero."""
    if gap.persen is None:
        return span * (0.06 if (gap.selisih or 0) > 0 else -0.06)
    return max(-span, min(span, gap.persen))


def _symbol(gap: Gap, span: float) -> str:
    """A circle at its place; a triangle points on where the axis ends or where no percent exists."""
    if gap.persen is not None and abs(gap.persen) <= span:
        return "circle"
    side = "right" if (gap.selisih or 0) > 0 else "left"
    return f"triangle-{side}" if gap.persen is not None else f"triangle-{side}-open"


def _draw(figure: go.Figure, shown: list[Gap], span: float, tema: Tema) -> None:
    warna = palette(tema)
    compared = [(y, gap) for y, gap in enumerate(shown) if gap.makna != "tidak_dapat_diperiksa"]
    for makna in ("lebih_lemah", "menyimpang", "berbeda", "lebih_kuat"):
        x: list[float | None] = []
        y: list[float | None] = []
        for row, gap in compared:
            if gap.makna == makna:
                x += [0, _at(gap, span), None]
                y += [row, row, None]
        figure.add_scatter(x=x, y=y, mode="lines", line={"width": 5, "color": warna.makna[makna]}, hoverinfo="skip")
    rows = [row for row, _ in compared]
    custom = [[gap.baris_id, _hover(gap)] for _, gap in compared]
    hover = "%{customdata[1]}<extra></extra>"
    figure.add_scatter(
        x=[0] * len(rows),
        y=rows,
        mode="markers",
        name="Renstra",
        marker={"size": 11, "symbol": "square", "color": warna.garis["renstra"]},
        customdata=custom,
        hovertemplate=hover,
    )
    figure.add_scatter(
        x=[_at(gap, span) for _, gap in compared],
        y=rows,
        mode="markers",
        name="Usulan",
        marker={
            "size": 15,
            "symbol": [_symbol(gap, span) for _, gap in compared],
            "color": warna.garis["usulan"],
            "line": {"width": 2, "color": warna.kertas},
        },
        cliponaxis=False,
        customdata=custom,
        hovertemplate=hover,
    )


def _heads(tema: Tema) -> list[dict[str, Any]]:
    """What the marks stand for, above them."""
    warna = palette(tema)
    return [
        text_at(0, -0.9, "■ Renstra", warna.teks["renstra"], xanchor="right", xshift=-8, size=13),
        text_at(0, -0.9, "<b>● Usulan</b>", warna.teks["usulan"], xshift=8, size=13),
    ]


def _words(shown: list[Gap], span: float, tema: Tema) -> list[dict[str, Any]]:
    """The column beside the drawing, with its head: what the gap means, and both values as written."""
    warna = palette(tema)
    out = [text_at(span, -0.9, "Usulan · Renstra (selisih)", warna.redup, size=13)]
    for y, gap in enumerate(shown):
        icon = IKON[gap.makna]
        lead = KATA[gap.makna] if gap.makna != "tidak_dapat_diperiksa" else gap.alasan
        text = f"<b>{icon} {lead}</b>  {shorten(_values(gap), _PANJANG_KATA)}"
        out.append(text_at(span, y, text, warna.makna[gap.makna], size=13))
    return out


def _values(gap: Gap) -> str:
    """Both values as written, with the signed difference; once where they are equal."""
    if gap.makna == "tidak_dapat_diperiksa":
        return ""
    if gap.makna == "lulus":
        return f"{gap.usulan} {gap.satuan}".strip() if _BARE.fullmatch(gap.usulan) else gap.usulan
    values = f"{gap.usulan} · {gap.renstra}"
    if not gap.selisih:
        return values
    full = f"{values} ({signed(gap.selisih)} {'tingkat' if gap.is_predikat else gap.satuan})"
    return full if len(full) <= _PANJANG_KATA else f"{values} ({signed(gap.selisih)})"


def _axes(figure: go.Figure, shown: list[Gap], span: float) -> None:
    figure.update_xaxes(
        range=[-span, span],
        ticksuffix=" %",
        zeroline=True,
        zerolinewidth=2,
        title={"text": "Selisih usulan terhadap Renstra, persen dari target Renstra", "font": {"size": 13}},
    )
    names = [wrap(gap.indikator, _PANJANG_NAMA, 2) + " " for gap in shown]
    figure.update_yaxes(
        range=[len(shown) - 0.4, -1.4],
        tickvals=list(range(len(shown))),
        ticktext=names,
        showgrid=True,
        tickfont={"size": UKURAN_KECIL},
    )
    figure.update_layout(margin={"l": room_for(names, UKURAN_KECIL), "r": 350, "b": 56})


def _hover(gap: Gap) -> str:
    lines = [f"<b>{escape(gap.indikator)}</b>", escape(gap.bidang)]
    lines.append(f"{IKON[gap.makna]} {KATA[gap.makna]}" + (f" ({gap.alasan})" if gap.alasan else ""))
    lines.append(f"Usulan {escape(gap.usulan)} {escape(gap.satuan)}: {escape(gap.asal_usulan)}")
    lines.append(f"Renstra {escape(gap.renstra)}: {escape(gap.asal_renstra)}")
    if gap.selisih:
        percent = f", {signed(gap.persen)} %" if gap.persen is not None else ", persen tidak dapat dihitung"
        lines.append(f"Selisih {signed(gap.selisih)} {escape(gap.satuan)}{percent}")
    return "<br>".join(lines)
