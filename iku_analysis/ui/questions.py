"""The questions of Grafik: for each its words, its figure and its table. Puts nothing on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from iku_analysis.charts.cakupan import cakupan_figure, cakupan_table
from iku_analysis.charts.lintasan import lintasan_figure, lintasan_table
from iku_analysis.charts.pagu import pagu_figure, pagu_table
from iku_analysis.charts.pohon import pohon_figure, pohon_pages, pohon_table
from iku_analysis.charts.selisih import selisih_figure, selisih_pages, selisih_table
from iku_analysis.charts.source import usulan_rows
from iku_analysis.number_format import format_angka
from iku_analysis.pipeline import Analysis
from iku_analysis.ui import state
from iku_analysis.ui.table import Kolom

# No zoom bar and no English menu; a chart is read, not operated.
CONFIG = {"displayModeBar": False, "scrollZoom": False, "displaylogo": False}


@dataclass(frozen=True)
class Pilihan:
    """What a chart is drawn for: the indicator (baris_id), the page of a long chart (from 1)."""

    baris_id: str = ""
    halaman: int = 1


@dataclass(frozen=True)
class Pertanyaan:
    """One question of a meeting. `halaman`: pages of its chart; `per_indikator`: it asks for one indicator."""

    kunci: str
    tanya: str
    figure: Callable[[Analysis, Pilihan, Any], Any]
    table: Callable[[Analysis, Pilihan], pd.DataFrame]
    halaman: Callable[[Analysis], int] = lambda analysis: 1
    per_indikator: bool = False


PERTANYAAN: tuple[Pertanyaan, ...] = (
    Pertanyaan(
        "cakupan",
        "Di mana temuannya?",
        lambda analysis, chosen, tema: cakupan_figure(analysis, tema),
        lambda analysis, chosen: cakupan_table(analysis),
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
        halaman=lambda analysis: selisih_pages(analysis, analysis.scope.tahun),
    ),
    Pertanyaan(
        "pohon",
        "Bersambungkah rencananya?",
        lambda analysis, chosen, tema: pohon_figure(analysis, tema, chosen.halaman),
        lambda analysis, chosen: pohon_table(analysis),
        halaman=pohon_pages,
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
