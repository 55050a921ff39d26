"""The look of all charts, and the one owner of colours: light and dark palette, icons of meaning, fonts, separators.

Series colours are of the Okabe–Ito set, which colour-blind eyes tell apart. A colour never stands alone: each series
has its own line or mark, each state its icon and word. Knows no data.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, Literal

import plotly.graph_objects as go

Tema = Literal["terang", "gelap"]

# Only fonts that stand on the machine; nothing is fetched.
FONT = "'Source Sans', 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Noto Sans', Arial, sans-serif"
UKURAN_JUDUL, UKURAN_TEKS, UKURAN_KECIL = 20, 14, 12  # px; 12 is the least that a projector shows

IKON = {
    "galat": "✖",
    "peringatan": "▲",
    "catatan": "●",
    "lulus": "✓",
    "tidak_dapat_diperiksa": "◌",
    "lebih_kuat": "↑",
    "lebih_lemah": "↓",
    "menyimpang": "↕",
    "berbeda": "≠",
}


@dataclass(frozen=True)
class Palette:
    """Colours of one theme. `garis`: lines and marks by series; `teks`: darker or lighter twins for words."""

    kertas: str
    tinta: str
    redup: str
    kisi: str
    bidang: str
    garis: dict[str, str]
    teks: dict[str, str]
    makna: dict[str, str]
    isi: dict[str, str]
    skala: tuple[str, ...]


_TERANG = Palette(
    kertas="#FFFFFF",
    tinta="#1F2933",
    redup="#5A6570",
    kisi="#DDE2E7",
    bidang="#F3F5F7",
    garis={
        "usulan": "#0072B2",
        "renstra": "#1F2933",
        "renja": "#009E73",
        "realisasi": "#CC79A7",
        "baseline": "#5A6570",
        "pagu": "#56B4E9",
    },
    teks={
        "usulan": "#00629B",
        "renstra": "#1F2933",
        "renja": "#00704F",
        "realisasi": "#98376D",
        "baseline": "#5A6570",
        "pagu": "#1F2933",
    },
    makna={
        "galat": "#B3261E",
        "peringatan": "#8A5A00",
        "catatan": "#00629B",
        "lulus": "#00704F",
        "tidak_dapat_diperiksa": "#5A6570",
        "lebih_kuat": "#00704F",
        "lebih_lemah": "#B3261E",
        "menyimpang": "#8A5A00",
        "berbeda": "#5A6570",
    },
    isi={"galat": "#FBE9E7", "peringatan": "#FFF3DC", "lulus": "#E3F3EC", "tidak_dapat_diperiksa": "#ECEEF0"},
    skala=("#FFF3DC", "#FFDF9E", "#F3BE4E", "#E69F00"),
)
_GELAP = Palette(
    kertas="#12181D",  # the page's own dark (.streamlit/config.toml), so that a chart has no edge
    tinta="#F1F3F5",
    redup="#A9B2BC",
    kisi="#333B45",
    bidang="#1A2029",
    garis={
        "usulan": "#56B4E9",
        "renstra": "#F1F3F5",
        "renja": "#22B98D",
        "realisasi": "#CC79A7",
        "baseline": "#A9B2BC",
        "pagu": "#0072B2",
    },
    teks={
        "usulan": "#7CC6F0",
        "renstra": "#F1F3F5",
        "renja": "#45CFA6",
        "realisasi": "#E2A3C6",
        "baseline": "#A9B2BC",
        "pagu": "#F1F3F5",
    },
    makna={
        "galat": "#FF8A80",
        "peringatan": "#F2B84B",
        "catatan": "#7CC6F0",
        "lulus": "#45CFA6",
        "tidak_dapat_diperiksa": "#A9B2BC",
        "lebih_kuat": "#45CFA6",
        "lebih_lemah": "#FF8A80",
        "menyimpang": "#F2B84B",
        "berbeda": "#A9B2BC",
    },
    isi={"galat": "#3A1C1C", "peringatan": "#3A2E14", "lulus": "#12322A", "tidak_dapat_diperiksa": "#262D36"},
    skala=("#33240D", "#573B0C", "#7A5000", "#966200"),
)


def palette(tema: Tema) -> Palette:
    """The colours of a theme: "terang" or "gelap"."""
    return _GELAP if tema == "gelap" else _TERANG


def new_figure(judul: str, keterangan: str, *, tema: Tema, tinggi: int, lebar_judul: int = 88) -> go.Figure:
    """A figure with its answer as title and an explaining line under it. `tinggi`: px of the drawing below them."""
    warna = palette(tema)
    lines = textwrap.wrap(judul, lebar_judul) or [""]
    notes = textwrap.wrap(keterangan, int(lebar_judul * 1.5))
    atas = 36 + 26 * len(lines) + 19 * len(notes)
    axis = {"gridcolor": warna.kisi, "zerolinecolor": warna.redup, "zeroline": False, "fixedrange": True, "ticks": ""}
    axis |= {"exponentformat": "none", "separatethousands": True, "showline": False}  # 10.000, never 10k
    # All at once: plotly takes fifteen times as long to change a figure that is there.
    layout = go.Layout(
        template="none",  # plotly's own would move the margins
        title={
            "text": "<b>" + "<br>".join(map(escape, lines)) + "</b>",
            "font": {"size": UKURAN_JUDUL, "color": warna.tinta},
            "subtitle": {
                "text": "<br>".join(map(escape, notes)),
                "font": {"size": UKURAN_TEKS, "color": warna.redup},
            },
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            # plotly counts the upper edge from the last line of the title
            "pad": {"l": 16, "t": 14 + 26 * (len(lines) - 1)},
            "y": 1,
            "yref": "container",
            "yanchor": "top",
        },
        font={"family": FONT, "size": UKURAN_TEKS, "color": warna.tinta},
        paper_bgcolor=warna.kertas,
        plot_bgcolor=warna.kertas,
        separators=",.",
        height=tinggi + atas,
        margin={"l": 16, "r": 16, "t": atas, "b": 48},
        showlegend=False,
        hoverlabel={
            "font": {"family": FONT, "size": UKURAN_TEKS, "color": warna.tinta},
            "bgcolor": warna.bidang,
            "bordercolor": warna.redup,
            "align": "left",
        },
        dragmode=False,
        xaxis=axis,
        yaxis=axis,
    )
    return go.Figure(layout=layout)


def empty_figure(kalimat: str, *, tema: Tema) -> go.Figure:
    """A figure that only says, in one sentence, why there is nothing to draw and what to do."""
    figure = new_figure("", "", tema=tema, tinggi=260)
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[0, 1])
    words = text_at(0.5, 0.5, wrap(kalimat, 80), palette(tema).redup, xanchor="center", size=UKURAN_TEKS + 2)
    figure.update_layout(annotations=[words])
    return figure


def text_at(x: float, y: float, text: str, color: str, **more: Any) -> dict[str, Any]:
    """A word for the drawing, in data coordinates unless `xref` or `yref` says otherwise; left-aligned at its point."""
    size = more.pop("size", UKURAN_KECIL)
    place = {"x": x, "y": y, "text": text, "font": {"size": size, "color": color}}
    return place | {"xanchor": "left", "yanchor": "middle", "showarrow": False, "align": "left"} | more


def text_trace(words: Sequence[Mapping[str, Any]]) -> go.Scatter:
    """Many words of `text_at`, left-aligned, as one trace: the browser draws them in half the time of annotations."""
    return go.Scatter(
        x=[word["x"] for word in words],
        y=[word["y"] for word in words],
        text=[word["text"] for word in words],
        textfont={name: [word["font"][name] for word in words] for name in ("size", "color")},
        textposition="middle right",
        mode="text",
        hoverinfo="skip",
        cliponaxis=False,
    )


def room_for(words: Iterable[str], size: int) -> int:
    """Pixels that words of an axis need at most, in any of the fonts; `<br>` parts lines, other tags take no room.

    Told beforehand: plotly's own measuring ("automargin") draws the whole chart once more.
    """
    lines = [re.sub("<[^>]+>", "", line) for text in words for line in text.split("<br>")]
    widest = max((sum(0.66 if sign.isupper() else 0.5 for sign in unescape(line)) for line in lines), default=0)
    return round(widest * size) + 12


def wrap(text: str, lebar: int, baris: int | None = None) -> str:
    """The text in lines of at most `lebar` characters, safe inside plotly; beyond `baris` lines it ends with "…"."""
    lines = textwrap.wrap(text, lebar, max_lines=baris, placeholder=" …")
    return "<br>".join(map(escape, lines))


def shorten(text: str, panjang: int) -> str:
    """The text cut at a word to at most `panjang` characters, with "…" where something was cut."""
    return wrap(text, panjang, 1)
