"""The questions of Grafik: for each its words, its figure and its table. Puts nothing on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from iku_analysis.charts.cakupan import cakupan_figure, cakupan_table
from iku_analysis.charts.deret import lintasan_table
from iku_analysis.charts.kisi import kisi_figure, kisi_pages, kisi_table
from iku_analysis.charts.lintasan import lintasan_figure
from iku_analysis.charts.pagu import pagu_figure, pagu_table
from iku_analysis.charts.petak import petak_figure
from iku_analysis.charts.pohon import pohon_figure, pohon_pages, pohon_table
from iku_analysis.charts.selisih import selisih_figure, selisih_pages, selisih_table
from iku_analysis.charts.source import usulan_rows
from iku_analysis.number_format import format_angka
from iku_analysis.pipeline import Analysis
from iku_analysis.ui import state
from iku_analysis.ui.table import Kolom

# No zoom bar and no English menu; a chart is read, not operated.
CONFIG = {"displayModeBar": False, "scrollZoom": False, "displaylogo": False}
_A3 = 420 / 297  # height of the paper by its width, upright
_LEBAR_GAMBAR = 1600  # px
# The words of plotly's one button; the picture is made by the browser that shows it, without any server.
_BAHASA = {
    "Download plot": "Unduh gambar",
    "Download plot as a png": "Unduh gambar",
    "Taking snapshot - this may take a few seconds": "Gambar sedang dibuat …",
    "Snapshot succeeded": "Gambar diunduh",
    "Sorry, there was a problem downloading your snapshot!": "Gambar tidak dapat dibuat; coba bentuk yang lain",
}
BENTUK = ("SVG", "PNG")


@dataclass(frozen=True)
class Pilihan:
    """What a chart is drawn for: the indicator (baris_id), the page of a long chart (from 1), the words to search."""

    baris_id: str = ""
    halaman: int = 1
    cari: str = ""


@dataclass(frozen=True)
class Pertanyaan:
    """One question of a meeting. `halaman`: pages of its chart; `per_indikator`: it asks for one indicator.

    `klik`: what the first customdata of a mark names and where a click on it leads: "indikator" to its path, "temuan"
    (bidang and topic) to the findings, "" nowhere. `bisa_cari`: it narrows itself to words. `a3`: drawn for that paper.
    """

    kunci: str
    tanya: str
    figure: Callable[[Analysis, Pilihan, Any], Any]
    table: Callable[[Analysis, Pilihan], pd.DataFrame]
    halaman: Callable[[Analysis, str], int] = lambda analysis, cari: 1
    per_indikator: bool = False
    klik: str = ""
    bisa_cari: bool = False
    a3: bool = False


PERTANYAAN: tuple[Pertanyaan, ...] = (
    Pertanyaan(
        "cakupan",
        "Di mana temuannya?",
        lambda analysis, chosen, tema: cakupan_figure(analysis, tema),
        lambda analysis, chosen: cakupan_table(analysis),
        klik="temuan",
    ),
    Pertanyaan(
        "kisi",
        "Target mana menyimpang?",
        lambda analysis, chosen, tema: kisi_figure(analysis, tema, chosen.halaman, chosen.cari),
        lambda analysis, chosen: kisi_table(analysis, chosen.cari),
        halaman=kisi_pages,
        klik="indikator",
        bisa_cari=True,
    ),
    Pertanyaan(
        "lintasan",
        "Masuk akalkah targetnya?",
        lambda analysis, chosen, tema: lintasan_figure(analysis, chosen.baris_id, tema),
        lambda analysis, chosen: lintasan_table(analysis, chosen.baris_id),
        per_indikator=True,
    ),
    Pertanyaan(
        "selisih",
        "Seberapa jauh dari Renstra?",
        lambda analysis, chosen, tema: selisih_figure(analysis, analysis.scope.tahun, tema, chosen.halaman),
        lambda analysis, chosen: selisih_table(analysis, analysis.scope.tahun),
        halaman=lambda analysis, cari: selisih_pages(analysis, analysis.scope.tahun),
        klik="indikator",
    ),
    Pertanyaan(
        "pohon",
        "Bersambungkah rencananya?",
        lambda analysis, chosen, tema: pohon_figure(analysis, tema, chosen.halaman),
        lambda analysis, chosen: pohon_table(analysis),
        halaman=lambda analysis, cari: pohon_pages(analysis),
        klik="indikator",
        a3=True,
    ),
    Pertanyaan(
        "petak",
        "Ke sasaran mana pagunya?",
        lambda analysis, chosen, tema: petak_figure(analysis, analysis.scope.tahun, tema),
        lambda analysis, chosen: pagu_table(analysis, analysis.scope.tahun),
    ),
    Pertanyaan(
        "pagu",
        "Berapa pagunya?",
        lambda analysis, chosen, tema: pagu_figure(analysis, analysis.scope.tahun, tema),
        lambda analysis, chosen: pagu_table(analysis, analysis.scope.tahun),
    ),
)


def figure(key: str, chosen: Pilihan, bidang: str | None, tema: str) -> Any:
    """The chart of one question, drawn once for each state of the store."""
    return _figure((*state.revision_key(), bidang), key, chosen, tema, state.get_scoped_analysis(bidang))


@st.cache_resource(max_entries=64, show_spinner=False)
def _figure(revision: tuple[Any, ...], key: str, chosen: Pilihan, tema: str, _analysis: Analysis) -> Any:
    question = next(item for item in PERTANYAAN if item.kunci == key)
    return question.figure(_analysis, chosen, tema)


def picture_config(question: Pertanyaan, figure: Any, bentuk: str) -> dict[str, Any]:
    """Plotly's settings with one button: the chart as SVG or PNG, made by the browser itself.

    A chart for A3 gets the shape of that paper upright, all others the width of a projector and their own height.
    """
    height = int(figure.layout.height or 600)
    width = round(height / _A3) if question.a3 and height > _LEBAR_GAMBAR / 2 else _LEBAR_GAMBAR
    return CONFIG | {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "locale": "id",
        "locales": {"id": {"dictionary": _BAHASA, "format": {"decimal": ",", "thousands": "."}}},
        "toImageButtonOptions": {
            "format": bentuk.lower(),
            "filename": f"grafik-{question.kunci}",
            "width": max(width, 1000),
            "height": height,
            "scale": 2 if bentuk == "PNG" else 1,
        },
    }


def path_figure(baris_id: str, tema: str, tinggi: int) -> Any:
    """The target path of one indicator as the meeting shows it, drawn once for each state of the store."""
    return _path((*state.revision_key(), tinggi), baris_id, tema, tinggi, state.get_analysis())


@st.cache_resource(max_entries=128, show_spinner=False)
def _path(revision: tuple[Any, ...], baris_id: str, tema: Any, tinggi: int, _analysis: Analysis) -> Any:
    return lintasan_figure(_analysis, baris_id, tema, tinggi=tinggi, ringkas=True)


def indicators(analysis: Analysis) -> dict[str, str]:
    """baris_id → name (and bidang) of each usulan of the scope, in the order of the files."""
    rows = usulan_rows(analysis)
    return {
        row["baris_id"]: f"{row['indikator']} — {row['bidang'] or 'bidang belum diketahui'}"
        for row in rows[["baris_id", "indikator", "bidang"]].to_dict("records")
    }


def frame_rows(frame: pd.DataFrame) -> tuple[list[dict[str, Any]], list[Kolom]]:
    """A chart's table as rows and columns of the app; numbers in Indonesian, null as blank."""
    numeric = {name for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name])}
    columns = [Kolom(str(name), str(name), "kanan" if name in numeric else "") for name in frame.columns]
    rows = [
        {str(name): _text(value, is_number=name in numeric) for name, value in row.items()}
        for row in frame.to_dict("records")
    ]
    return rows, columns


def _text(value: Any, *, is_number: bool) -> str:
    if value is None or (not isinstance(value, list | tuple) and pd.isna(value)):
        return ""
    return format_angka(float(value)) if is_number else str(value)
