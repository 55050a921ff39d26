"""Where are the findings? Heat map bidang × topic of the checks, with counts by severity.

Takes the results of the checks and the open findings; waived findings are not counted. A cell says "lulus" only where
every check of the topic passed on something; a topic, or a bidang without usulan, that could not be checked says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from iku_analysis.charts.source import TANPA_BIDANG, place
from iku_analysis.charts.theme import (
    IKON,
    UKURAN_KECIL,
    UKURAN_TEKS,
    Palette,
    Tema,
    empty_figure,
    new_figure,
    palette,
    room_for,
    wrap,
)
from iku_analysis.fields import TINGKAT
from iku_analysis.results import HasilPemeriksaan, Temuan

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

_TINGGI_BARIS = 76  # px; three lines of text and air
_CONTOH = 5  # checks named in the hover of a cell


@dataclass(frozen=True)
class _Cell:
    """One bidang × topic. `tertunda`: checks of the topic that could not be done, wholly or in part.

    `seluruhnya`: none of them could be done; `lulus`: every check of the topic passed, whatever the bidang.
    """

    bidang: str
    topik: str
    temuan: tuple[Temuan, ...]
    tertunda: int
    seluruhnya: bool
    lulus: bool

    def count(self, tingkat: str) -> int:
        return sum(item.tingkat == tingkat for item in self.temuan)

    @property
    def hasil(self) -> str:
        """temuan, lulus, tidak_dapat_diperiksa; without finding: sebagian (not all could be checked), tanpa_temuan.

        Where a check found something elsewhere it is not known that it looked at this bidang: no "lulus" then.
        """
        if self.temuan:
            return "temuan"
        if self.seluruhnya:
            return "tidak_dapat_diperiksa"
        if self.tertunda:
            return "sebagian"
        return "lulus" if self.lulus else "tanpa_temuan"


_KATA = {
    "lulus": "lulus",
    "tanpa_temuan": "tanpa temuan",
    "sebagian": "tanpa temuan, sebagian tidak dapat diperiksa",
    "tidak_dapat_diperiksa": "tidak dapat diperiksa",
    "temuan": "ada temuan",
}


def cakupan_figure(analysis: Analysis, tema: Tema = "terang") -> go.Figure:
    """The heat map; a click gives bidang and topic in customdata."""
    cells = _cells(analysis)
    if not cells:
        return empty_figure("Belum ada yang diperiksa. Unggah usulan bidang lebih dahulu.", tema=tema)
    bidang = list(dict.fromkeys(cell.bidang for cell in cells))
    topik = list(dict.fromkeys(cell.topik for cell in cells))
    warna = palette(tema)
    figure = new_figure(_title(cells), _caption(), tema=tema, tinggi=_TINGGI_BARIS * len(bidang) + 66)
    most = max(len(cell.temuan) for cell in cells)
    rows = [[cell for cell in cells if cell.bidang == name] for name in bidang]
    figure.add_heatmap(
        x=list(range(len(topik))),
        y=list(range(len(bidang))),
        z=[[_shade(cell, most) for cell in row] for row in rows],
        zmin=0,
        zmax=1,
        colorscale=_colorscale(warna),
        showscale=False,
        xgap=4,
        ygap=4,
        text=[[_label(cell) for cell in row] for row in rows],
        texttemplate="%{text}",
        textfont={"size": UKURAN_KECIL + 1, "color": warna.tinta},
        hoverinfo="skip",
    )
    # A heat map tells nobody which of its cells was clicked; an unseen mark on each does.
    figure.add_scatter(
        x=[number for _ in rows for number in range(len(topik))],
        y=[number for number in range(len(bidang)) for _ in topik],
        mode="markers",
        marker={"size": _TINGGI_BARIS - 16, "symbol": "square", "opacity": 0},
        customdata=[[cell.bidang, cell.topik, _hover(cell)] for row in rows for cell in row],
        hovertemplate="%{customdata[2]}<extra></extra>",
    )
    _axes(figure, bidang, topik, cells, analysis.pemeriksaan)
    return figure


def cakupan_table(analysis: Analysis) -> pd.DataFrame:
    """One row per bidang × topic: counts of open findings by severity and what the checks came to."""
    return pd.DataFrame(
        [
            (cell.bidang, cell.topik, *map(cell.count, TINGKAT), _KATA[cell.hasil], cell.tertunda)
            for cell in _cells(analysis)
        ],
        columns=["Bidang", "Topik", "Galat", "Peringatan", "Catatan", "Hasil", "Pemeriksaan Tertunda"],
    )


def _cells(analysis: Analysis) -> list[_Cell]:
    """All cells, bidang by bidang. Without any check, or any usulan and finding, there are none."""
    chosen = analysis.scope.bidang
    temuan = [item for item in analysis.open_findings() if chosen is None or item.bidang in (chosen, None)]
    usulan = analysis.lembar[analysis.lembar["jenis"] == "usulan"]["bidang"].dropna().unique()
    sent = {str(name) for name in usulan if chosen in (None, name)}
    bidang = sorted(sent | {item.bidang for item in temuan if item.bidang})
    if any(item.bidang is None for item in temuan):
        bidang.append(TANPA_BIDANG)
    topik = list(dict.fromkeys(item.topik for item in analysis.pemeriksaan))
    topik_of = {item.kode: item.topik for item in analysis.pemeriksaan}
    out = []
    for name in bidang:
        own = [item for item in temuan if (item.bidang or TANPA_BIDANG) == name]
        for topic in topik:
            checks = [item for item in analysis.pemeriksaan if item.topik == topic]
            undone = [item for item in checks if _is_undone(item)]
            nothing = all(item.status == "tidak_dapat_diperiksa" for item in checks)
            hits = tuple(item for item in own if topik_of.get(item.kode) == topic)
            unsent = name not in sent and name != TANPA_BIDANG
            passed = all(item.status == "lulus" for item in checks)
            waiting = len(checks) if unsent else len(undone)
            out.append(_Cell(name, topic, hits, waiting, nothing or unsent, passed))
    return out


def _is_undone(item: HasilPemeriksaan) -> bool:
    return item.status == "tidak_dapat_diperiksa" or item.tidak_diperiksa > 0


def _title(cells: list[_Cell]) -> str:
    counts = Counter[str]()
    for cell in cells:
        counts[cell.bidang] += len(cell.temuan)
    total = sum(counts.values())
    if not total:
        return "Tidak ada temuan terbuka"
    galat = sum(cell.count("galat") for cell in cells)
    name, most = counts.most_common(1)[0]
    return f"{total} temuan terbuka ({galat} galat); terbanyak {name}: {most}"


def _caption() -> str:
    parts = [f"{IKON[tingkat]} {tingkat}" for tingkat in TINGKAT]
    return " · ".join(
        [
            *parts,
            f"{IKON['lulus']} lulus",
            f"{IKON['tidak_dapat_diperiksa']} tidak dapat diperiksa (tertunda: sebagian)",
        ]
    )


def _shade(cell: _Cell, most: int) -> float:
    """0 not checked, 0,1 nothing found, else 0,2–1 by the number of findings."""
    if cell.temuan:
        return 0.2 + 0.8 * len(cell.temuan) / most
    return 0.1 if cell.hasil in ("lulus", "tanpa_temuan") else 0.0


def _colorscale(warna: Palette) -> list[list[float | str]]:
    rest = [round(0.2 + 0.8 * step / (len(warna.skala) - 1), 3) for step in range(len(warna.skala))]
    grey, green = warna.isi["tidak_dapat_diperiksa"], warna.isi["lulus"]
    fixed: list[list[float | str]] = [[0, grey], [0.05, grey], [0.05, green], [0.15, green], [0.15, warna.skala[0]]]
    return fixed + [[level, colour] for level, colour in zip(rest, warna.skala, strict=True)]


def _label(cell: _Cell) -> str:
    if cell.hasil == "temuan":
        counts = [f"{IKON[tingkat]} {cell.count(tingkat)}" for tingkat in TINGKAT if cell.count(tingkat)]
        return f"<b>{len(cell.temuan)}</b><br>{'  '.join(counts)}"
    if cell.hasil == "lulus":
        return f"<b>0</b><br>{IKON['lulus']} lulus"
    if cell.hasil == "tanpa_temuan":
        return "<b>0</b><br>tanpa temuan"
    if cell.hasil == "sebagian":
        return f"<b>0</b><br>tanpa temuan<br>{IKON['tidak_dapat_diperiksa']} {cell.tertunda} tertunda"
    return f"{IKON['tidak_dapat_diperiksa']}<br>tidak dapat<br>diperiksa"


def _hover(cell: _Cell) -> str:
    lines = [f"<b>{wrap(cell.bidang, 60)}</b>", f"{escape(cell.topik)}: {_KATA[cell.hasil]}"]
    codes = Counter(item.kode for item in cell.temuan)
    first = {item.kode: item for item in reversed(cell.temuan)}
    for kode, count in codes.most_common(_CONTOH):
        where = place(first[kode].berkas, first[kode].lembar, first[kode].sel)
        lines.append(f"{kode}: {count} temuan" + (f", antara lain {escape(where)}" if where else ""))
    if len(codes) > _CONTOH:
        lines.append(f"dan {len(codes) - _CONTOH} pemeriksaan lain")
    if cell.temuan and cell.tertunda:
        lines.append(f"{cell.tertunda} pemeriksaan tidak dapat dilakukan seluruhnya")
    return "<br>".join(lines)


def _axes(
    figure: go.Figure,
    bidang: list[str],
    topik: list[str],
    cells: list[_Cell],
    pemeriksaan: tuple[HasilPemeriksaan, ...],
) -> None:
    """Words of both axes: how many checks stand behind a column, how many findings behind a row."""
    heads = []
    for topic in topik:
        checks = [item for item in pemeriksaan if item.topik == topic]
        undone = sum(item.status == "tidak_dapat_diperiksa" for item in checks)
        tail = f", {undone} {IKON['tidak_dapat_diperiksa']}" if undone else ""
        heads.append(f"<b>{wrap(topic, 11)}</b><br>{len(checks)} aturan{tail}")
    sides = []
    for name in bidang:
        total = sum(len(cell.temuan) for cell in cells if cell.bidang == name)
        sides.append(f"{wrap(name, 34, 3)}<br><b>{total} temuan</b> ")
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(topik))),
        ticktext=heads,
        tickfont={"size": UKURAN_KECIL + 1},
        showgrid=False,
        ticks="",
        tickangle=0,
    )
    figure.update_yaxes(autorange="reversed", tickvals=list(range(len(bidang))), ticktext=sides, showgrid=False)
    room = {"l": room_for(sides, UKURAN_TEKS), "b": 16, "t": figure.layout.margin.t + 56}
    figure.update_layout(margin=room, height=figure.layout.height + 20)
