"""Does everything hang together? The tree tujuan → sasaran → indikator → program as boxes side by side.

Each box spans the rows of what hangs under it, so that a branch is read from left to right; a break is a red box with
its icon and words. Boxes are drawn, not a plotly tree: the text of every box stays in readable size, on a projector and
on A3. Beyond `PER_HALAMAN` rows the tree goes on on the next page.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from iku_analysis.charts.rantai import Link, chain, short_program
from iku_analysis.charts.theme import (
    IKON,
    UKURAN_TEKS,
    Palette,
    Tema,
    empty_figure,
    new_figure,
    palette,
    text_at,
    text_trace,
    wrap,
)

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

PER_HALAMAN = 40  # rows on one page: what A3 holds in readable size
_TINGGI_BARIS = 40  # px; two lines of text and air
# Column → left, right end as share of the width; characters in a line at 960 px.
_KOLOM = {
    "tujuan": (0.0, 0.15, 18),
    "sasaran": (0.158, 0.37, 27),
    "indikator": (0.378, 0.70, 45),
    "program": (0.708, 1.0, 41),
}
_TEPI = 0.003  # from the edge of a box to its words
_JUDUL = {"tujuan": "Tujuan", "sasaran": "Sasaran", "indikator": "Indikator (usulan)", "program": "Program"}
_PUTUS, _DUGAAN, _TERTUNDA, _UTUH = "putus", "dugaan", "tertunda", "utuh"


@dataclass(frozen=True)
class _Box:
    """A box over rows `first` to `last` of the page."""

    kolom: str
    text: str
    first: int
    last: int
    keadaan: str
    link: Link


def pohon_figure(analysis: Analysis, tema: Tema = "terang", halaman: int = 1) -> go.Figure:
    """One page of the tree (`pohon_pages` says how many); a click on an indikator gives its baris_id in customdata."""
    links = chain(analysis)
    if not links:
        return empty_figure("Belum ada indikator usulan. Unggah usulan bidang lebih dahulu.", tema=tema)
    shown = links[(halaman - 1) * PER_HALAMAN : halaman * PER_HALAMAN]
    warna = palette(tema)
    figure = new_figure(_title(links), _caption(links, halaman), tema=tema, tinggi=_TINGGI_BARIS * (len(shown) + 1))
    boxes = [box for kolom in _KOLOM for box in _boxes(shown, kolom)]
    heads = [
        text_at(left + _TEPI, -0.5, f"<b>{_JUDUL[kolom]}</b>", warna.redup, size=UKURAN_TEKS)
        for kolom, (left, _, _) in _KOLOM.items()
    ]
    # All at once: plotly looks at every mark again each time one is added.
    figure.update_layout(shapes=[_frame(box, warna) for box in boxes])
    _hovers(figure, boxes)
    figure.add_trace(text_trace([*heads, *(_words(box, warna) for box in boxes)]))
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[len(shown), -1])
    figure.update_layout(margin={"b": 16, "l": 16, "r": 16})
    return figure


def pohon_pages(analysis: Analysis) -> int:
    """How many pages `pohon_figure` has; at least one."""
    return max(1, -(-len(chain(analysis)) // PER_HALAMAN))


def pohon_table(analysis: Analysis) -> pd.DataFrame:
    """One row per row of the tree; the programmes of an indikator joined by "; ", the breaks in words."""
    rows = [
        (
            link.tujuan,
            link.sasaran,
            link.indikator,
            "; ".join(link.program),
            "menurut pembagian bidang" if link.dugaan else "",
            link.words,
            link.asal,
        )
        for link in chain(analysis)
    ]
    return pd.DataFrame(
        rows, columns=["Tujuan", "Sasaran", "Indikator", "Program", "Hubungan Program", "Putus", "Asal"]
    )


def _boxes(links: list[Link], kolom: str) -> list[_Box]:
    """Neighbouring rows with the same content (and the same branch to the left) share a box; empty ones have none."""
    out: list[_Box] = []
    previous: tuple[str, ...] | None = None
    for number, link in enumerate(links):
        text = "\n".join(link.program) if kolom == "program" else str(getattr(link, kolom))
        branch = {
            "tujuan": (link.tujuan,),
            "sasaran": (link.tujuan, link.sasaran),
            "indikator": (str(number),),
            "program": (link.tujuan, link.sasaran, text, str(link.dugaan)),
        }[kolom]
        if out and branch == previous and out[-1].last == number - 1:
            out[-1] = _Box(kolom, text, out[-1].first, number, out[-1].keadaan, out[-1].link)
        elif text:
            out.append(_Box(kolom, text, number, number, _state(link, kolom), link))
        previous = branch
    return out


def _state(link: Link, kolom: str) -> str:
    if kolom in link.putus:
        return _PUTUS
    if kolom == "program" and not link.terperiksa:
        return _TERTUNDA
    return _DUGAAN if kolom == "program" and link.dugaan else _UTUH


def _title(links: list[Link]) -> str:
    indikator = sum(bool(link.baris_id) for link in links)
    parts = [
        (
            len({link.sasaran for link in links if "indikator" in link.putus and link.sasaran}),
            "sasaran tanpa indikator",
        ),
        (len({link.sasaran for link in links if "tujuan" in link.putus}), "sasaran tanpa tujuan"),
        (sum("sasaran" in link.putus for link in links), "indikator tanpa sasaran"),
        (sum("program" in link.putus for link in links), "indikator tanpa program"),
        (sum("indikator" in link.putus and not link.sasaran for link in links), "program tanpa indikator"),
    ]
    broken = [f"{count} {words}" for count, words in parts if count]
    if broken:
        return "Rantai terputus: " + ", ".join(broken)
    if not all(link.terperiksa for link in links):
        return f"{indikator} indikator tersambung ke sasaran; hubungan ke program tidak dapat diperiksa"
    return f"Semua {indikator} indikator tersambung dari tujuan sampai program"


def _caption(links: list[Link], halaman: int) -> str:
    parts = [f"{IKON['galat']} terputus"]
    if any(link.dugaan for link in links):
        parts.append("garis putus-putus: program menurut pembagian bidang, tidak tertulis dalam dokumen")
    if not all(link.terperiksa for link in links):
        parts.append(f"{IKON['tidak_dapat_diperiksa']} tidak dapat diperiksa")
    if len(links) > PER_HALAMAN:
        last = min(halaman * PER_HALAMAN, len(links))
        parts.append(f"baris {(halaman - 1) * PER_HALAMAN + 1}–{last} dari {len(links)}")
        broken = sorted({number // PER_HALAMAN + 1 for number, link in enumerate(links) if link.putus})
        if broken:
            parts.append("terputus pada halaman " + ", ".join(map(str, broken)))
    return " · ".join(parts)


def _look(box: _Box, warna: Palette) -> tuple[str, str, str, str]:
    """Fill, line and text colour, and the dash of the line."""
    return {
        _UTUH: (warna.bidang, warna.kisi, warna.tinta, "solid"),
        _DUGAAN: (warna.kertas, warna.redup, warna.tinta, "dash"),
        _TERTUNDA: (warna.isi["tidak_dapat_diperiksa"], warna.kisi, warna.redup, "dot"),
        _PUTUS: (warna.isi["galat"], warna.makna["galat"], warna.makna["galat"], "solid"),
    }[box.keadaan]


def _frame(box: _Box, warna: Palette) -> dict[str, Any]:
    left, right, _ = _KOLOM[box.kolom]
    fill, line, _, dash = _look(box, warna)
    corners = {"x0": left, "x1": right, "y0": box.first + 0.05, "y1": box.last + 0.95}
    outline = {"color": line, "width": 1.5, "dash": dash}
    return {"type": "rect", "fillcolor": fill, "line": outline, "layer": "below"} | corners


def _words(box: _Box, warna: Palette) -> dict[str, Any]:
    left, _, width = _KOLOM[box.kolom]
    icon = {_PUTUS: f"{IKON['galat']} ", _TERTUNDA: f"{IKON['tidak_dapat_diperiksa']} "}.get(box.keadaan, "")
    lines = _fit(icon + box.text, width, 2 * (box.last - box.first + 1))
    weight = f"<b>{lines}</b>" if box.keadaan == _PUTUS else lines
    return text_at(left + _TEPI, (box.first + box.last + 1) / 2, weight, _look(box, warna)[2])


def _fit(text: str, width: int, lines: int) -> str:
    """The text in the room of its box; of several programmes each gets its share, what has no room is counted."""
    parts = [short_program(part) for part in text.split("\n")]
    width = int(width * 0.85) if text.isupper() else width  # capitals are that much wider
    if len(parts) == 1:
        return wrap(parts[0], width, lines)
    room = lines if len(parts) <= lines else lines - 1
    shown = [wrap(part, width, max(1, lines // len(parts))) for part in parts[:room]]
    rest = len(parts) - len(shown)
    return "<br>".join([*shown, *([f"dan {rest} program lain"] if rest else [])])


def _hovers(figure: go.Figure, boxes: list[_Box]) -> None:
    """An unseen mark in each box that carries its whole text, its cell and, for clicks, its record."""
    figure.add_scatter(
        x=[sum(_KOLOM[box.kolom][:2]) / 2 for box in boxes],
        y=[(box.first + box.last + 1) / 2 for box in boxes],
        mode="markers",
        marker={"size": _TINGGI_BARIS - 8, "opacity": 0},
        customdata=[[box.link.baris_id if box.kolom == "indikator" else "", _hover(box)] for box in boxes],
        hovertemplate="%{customdata[1]}<extra></extra>",
    )


def _hover(box: _Box) -> str:
    words = "<br>".join(wrap(part, 70) for part in box.text.split("\n"))
    lines = [f"<b>{_JUDUL[box.kolom]}</b>", words]
    if box.keadaan == _PUTUS:
        lines.append(f"{IKON['galat']} rantai terputus di sini")
    if box.keadaan == _DUGAAN:
        lines.append("menurut pembagian bidang, tidak tertulis dalam dokumen")
    if box.kolom == "indikator" or box.keadaan == _PUTUS:
        lines.append(escape(box.link.asal))
    return "<br>".join(line for line in lines if line)
