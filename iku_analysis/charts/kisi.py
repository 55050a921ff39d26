"""Which target paths leave the Renstra? Small multiples: one small chart per indicator, those that differ most first.

All panels of a page are drawn on one pair of axes, each scaled to its own values, so that 500 indicators page through
without weight. Usulan is thick, Renstra dark with squares, realisasi rings; the words above a panel say what differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from iku_analysis.charts.panel import Panel, panels_of
from iku_analysis.charts.theme import (
    IKON,
    UKURAN_KECIL,
    Palette,
    Tema,
    empty_figure,
    new_figure,
    palette,
    text_at,
    wrap,
)

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

KOLOM, BARIS = 4, 3
PER_HALAMAN = KOLOM * BARIS
_TINGGI_PANEL = 172  # px
# Shares of a panel: left and right end of its drawing, room above for words, below for years.
_KIRI, _KANAN, _ATAS, _BAWAH = 0.06, 0.78, 0.48, 0.14
_HURUF_NAMA = 34  # characters of a line of a name
_PENDEK = 7  # characters of a value that fit beside its mark
_KATA = {
    "beda": (IKON["peringatan"], "peringatan"),
    "sama": (IKON["lulus"], "lulus"),
    "tak_terbanding": (IKON["tidak_dapat_diperiksa"], "tidak_dapat_diperiksa"),
}


def kisi_figure(analysis: Analysis, tema: Tema = "terang", halaman: int = 1, cari: str = "") -> go.Figure:
    """One page of panels (`kisi_pages` says how many); a click gives the baris_id in customdata."""
    panels = panels_of(analysis, cari)
    if not panels:
        kalimat = (
            "Tidak ada indikator dengan kata itu." if cari else "Belum ada indikator usulan. Unggah usulan bidang."
        )
        return empty_figure(kalimat, tema=tema)
    shown = panels[(halaman - 1) * PER_HALAMAN : halaman * PER_HALAMAN]
    rows = -(-len(shown) // KOLOM)
    figure = new_figure(_title(panels), _caption(), tema=tema, tinggi=rows * _TINGGI_PANEL)
    warna = palette(tema)
    words: list[dict[str, Any]] = []
    lines: dict[str, list[list[Any]]] = {"renstra": [[], [], []], "usulan": [[], [], []], "realisasi": [[], [], []]}
    for number, panel in enumerate(shown):
        column, row = number % KOLOM, number // KOLOM
        words += _words(panel, column, row, warna)
        _place(panel, column, row, lines)
    for nama, (x, y, custom) in lines.items():
        figure.add_scatter(x=x, y=y, customdata=custom, **_style(nama, warna))
    frames = [_frame(number, warna) for number in range(len(shown))]
    figure.update_layout(annotations=words, shapes=frames, margin={"b": 8, "l": 12, "r": 12})
    figure.update_xaxes(visible=False, range=[0, KOLOM])
    figure.update_yaxes(visible=False, range=[rows, 0])
    return figure


def kisi_pages(analysis: Analysis, cari: str = "") -> int:
    """How many pages `kisi_figure` has; at least one."""
    return max(1, -(-len(panels_of(analysis, cari)) // PER_HALAMAN))


def kisi_table(analysis: Analysis, cari: str = "") -> pd.DataFrame:
    """One row per indicator, series and year, as drawn on all pages."""
    rows = [
        (panel.nama, panel.bidang, panel.satuan, panel.kalimat, nama.capitalize(), year, words, where)
        for panel in panels_of(analysis, cari)
        for nama, points in panel.deret.items()
        for year, _, words, where in points
    ]
    return pd.DataFrame(
        rows, columns=["Indikator", "Bidang", "Satuan", "Dibanding Renstra", "Deret", "Tahun", "Nilai", "Asal"]
    ).astype({"Tahun": "string"})


def _title(panels: Sequence[Panel]) -> str:
    beda = sum(panel.keadaan == "beda" for panel in panels)
    compared = sum(panel.keadaan != "tak_terbanding" for panel in panels)
    rest = len(panels) - compared
    tail = f"; {rest} tidak dapat dibandingkan" if rest else ""
    if not compared:
        return f"Tidak satu pun dari {len(panels)} indikator dapat dibandingkan dengan Renstra"
    return f"{beda} dari {compared} indikator menyimpang dari lintasan Renstra{tail}"


def _caption() -> str:
    return (
        "● usulan · ■ Renstra · ○ realisasi · ↑ makin tinggi makin baik, ↓ makin rendah makin baik · skala tiap panel "
        "menurut nilainya sendiri · klik satu panel untuk membukanya"
    )


def _range(panel: Panel) -> tuple[float, float]:
    numbers = [number for points in panel.deret.values() for _, number, _, _ in points] or [0.0]
    low, high = min(numbers), max(numbers)
    return (low, high) if high > low else (low - 1, high + 1)


def _years(panel: Panel) -> tuple[int, int]:
    years = [year for points in panel.deret.values() for year, *_ in points] or [0]
    return min(years), max(years)


def _at(panel: Panel, column: int, row: int, year: int, number: float) -> tuple[float, float]:
    """Where a value stands on the axes of the page."""
    (low, high), (first, last) = _range(panel), _years(panel)
    part = (year - first) / (last - first) if last > first else 0.5
    height = (number - low) / (high - low)
    x = column + _KIRI + part * (_KANAN - _KIRI)
    return x, row + 1 - _BAWAH - height * (1 - _ATAS - _BAWAH)


def _place(panel: Panel, column: int, row: int, lines: dict[str, list[list[Any]]]) -> None:
    """Put the points of a panel behind those of the page; a missing year breaks the line."""
    for nama, (xs, ys, custom) in lines.items():
        before: int | None = None
        for year, number, words, where in panel.deret[nama]:
            if before is not None and year > before + 1:
                _break(xs, ys, custom)
            x, y = _at(panel, column, row, year, number)
            xs.append(x)
            ys.append(y)
            hover = f"{nama.capitalize()} {year}: {escape(words)}<br>{escape(where)}"
            custom.append([panel.baris_id, f"<b>{wrap(panel.nama, 60)}</b><br>{hover}"])
            before = year
        _break(xs, ys, custom)


def _break(xs: list[Any], ys: list[Any], custom: list[Any]) -> None:
    xs.append(None)
    ys.append(None)
    custom.append(["", ""])


def _style(nama: str, warna: Palette) -> dict[str, Any]:
    colour = warna.garis[nama]
    style: dict[str, Any] = {
        "name": nama.capitalize(),
        "hovertemplate": "%{customdata[1]}<extra></extra>",
        "mode": "lines+markers",
        "connectgaps": False,
    }
    if nama == "usulan":
        return style | {"line": {"width": 4, "color": colour}, "marker": {"size": 9, "color": colour}}
    if nama == "renstra":
        marker = {"size": 6, "symbol": "square", "color": colour}
        return style | {"line": {"width": 1.75, "color": colour}, "marker": marker}
    ring = {"size": 11, "symbol": "circle-open", "color": colour, "line": {"width": 2.5, "color": colour}}
    return style | {"mode": "markers", "marker": ring}


def _words(panel: Panel, column: int, row: int, warna: Palette) -> list[dict[str, Any]]:
    """Name, what differs, first and last year, the last values; equal ones once."""
    sign, meaning = _KATA[panel.keadaan]
    left = column + _KIRI - 0.02
    name = wrap(panel.nama, _HURUF_NAMA, 2)
    lines = name.count("<br>") + 1
    out = [
        text_at(left, row + 0.04, f"<b>{name}</b>", warna.tinta, yanchor="top"),
        text_at(left, row + 0.06 + 0.1 * lines, f"{sign} {panel.kalimat}", warna.makna[meaning], yanchor="top"),
    ]
    if not any(panel.deret.values()):
        return out
    first, last = _years(panel)
    for year in dict.fromkeys((first, last)):
        x, _ = _at(panel, column, row, year, _range(panel)[0])
        side = {"xanchor": "left", "xshift": -9} if year == first else {"xanchor": "center"}
        out.append(text_at(x, row + 1 - _BAWAH / 2 + 0.015, str(year), warna.redup, size=11, **side))
    taken: list[float] = []
    for nama in ("usulan", "renstra"):
        if not panel.deret[nama]:
            continue
        year, number, words, _ = panel.deret[nama][-1]
        x, y = _at(panel, column, row, year, number)
        if number in taken:
            continue
        close = any(abs(y - _at(panel, column, row, year, other)[1]) < 0.1 for other in taken)
        shift = (-9 if close and number > taken[0] else 9) if close else 0
        # A long value has no room beside its mark; it stands above it, as far left as it needs.
        beside = {"xshift": 8, "yshift": -shift} if len(words) <= _PENDEK else {"xanchor": "right", "yshift": 13}
        if beside.get("xanchor"):
            x = column + 0.97
        out.append(text_at(x, y, f"<b>{escape(words)}</b>", warna.teks[nama], size=UKURAN_KECIL, **beside))
        taken.append(number)
    return out


def _frame(number: int, warna: Palette) -> dict[str, Any]:
    column, row = number % KOLOM, number // KOLOM
    return {
        "type": "rect",
        "x0": column + 0.015,
        "x1": column + 0.985,
        "y0": row + 0.02,
        "y1": row + 0.98,
        "line": {"width": 1, "color": warna.kisi},
        "layer": "below",
    }
