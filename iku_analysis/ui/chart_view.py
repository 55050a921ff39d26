"""A chart on the page Grafik: which question, for what, drawn, and where a click on it leads."""

from __future__ import annotations

import streamlit as st

from iku_analysis.charts.source import TANPA_BIDANG
from iku_analysis.pipeline import Analysis
from iku_analysis.ui import addresses, findings, look, questions, state
from iku_analysis.ui.questions import PERTANYAAN, Pertanyaan, Pilihan

_TANYA, _INDIKATOR = "tanya", "indikator"  # keys of widgets
_KE_TEMUAN = "grafik_ke_temuan"
_PUTARAN = "grafik_putaran"  # a chart begins anew after each click, so that coming back does not click again
_HALAMAN_TOMBOL = 8  # more pages than this are a number to type


def choose_question() -> Pertanyaan:
    """The question; it stands in the address."""
    by_key = {item.kunci: item for item in PERTANYAAN}
    key = st.segmented_control(
        "Pertanyaan",
        list(by_key),
        default=PERTANYAAN[0].kunci,
        required=True,
        format_func=lambda name: by_key[name].tanya,
        key=_TANYA,
        bind="query-params",
        label_visibility="collapsed",
    )
    return by_key[key]


def choose(question: Pertanyaan, analysis: Analysis) -> Pilihan | None:
    """The indicator, the words or the page that the chart is drawn for; null where there is none to choose."""
    if question.per_indikator:
        names = questions.indicators(analysis)
        if not names:
            return None
        baris_id = st.selectbox(
            "Indikator", list(names), format_func=names.__getitem__, key=_INDIKATOR, persist_state="session"
        )
        return Pilihan(baris_id=baris_id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cari = ""
        if question.bisa_cari:
            cari = st.text_input("Cari indikator atau bidang", key=f"cari-{question.kunci}", width=320).strip()
        pages = question.halaman(analysis, cari)
        key = f"halaman-{question.kunci}-{pages}"
        if pages == 1:
            halaman = 1
        elif pages <= _HALAMAN_TOMBOL:
            halaman = st.segmented_control("Halaman", list(range(1, pages + 1)), default=1, required=True, key=key)
        else:
            halaman = st.number_input(f"Halaman, 1 sampai {pages}", 1, pages, 1, key=key, width=180)
    return Pilihan(halaman=int(halaman), cari=cari)


def draw(question: Pertanyaan, chosen: Pilihan, bidang: str | None) -> dict[str, str] | None:
    """The chart with its button for a picture. Gives the address of the findings that a clicked mark counts."""
    if clicked := st.session_state.pop(_KE_TEMUAN, None):
        sender, topic = clicked
        sender = findings.TANPA_BIDANG if sender == TANPA_BIDANG else sender
        return addresses.open_findings(state.get_analysis().temuan, bidang=sender, topik=topic)
    figure = questions.figure(question.kunci, chosen, bidang, look.tema())
    key = f"grafik-{question.kunci}-{st.session_state.get(_PUTARAN, 0)}"
    bentuk = st.session_state.get("bentuk-gambar") or questions.BENTUK[0]
    with st.container(key="kanvas"):
        st.plotly_chart(
            figure,
            theme=None,
            config=questions.picture_config(question, figure, bentuk),
            key=key,
            alt=question.tanya,
            on_select=(lambda: _clicked(question, key)) if question.klik else "ignore",
            selection_mode="points",
        )
    st.segmented_control(
        "Bentuk gambar yang diunduh",
        list(questions.BENTUK),
        default=questions.BENTUK[0],
        required=True,
        key="bentuk-gambar",
        persist_state="session",
    )
    return None


def _clicked(question: Pertanyaan, key: str) -> None:
    """Open what was clicked: an indicator's path, or the findings of a bidang and topic."""
    points = st.session_state[key].selection.points
    data = points[0].get("customdata") if points else None
    st.session_state[_PUTARAN] = st.session_state.get(_PUTARAN, 0) + 1
    if not data or not data[0]:
        return
    if question.klik == "indikator":
        st.session_state[_TANYA], st.session_state[_INDIKATOR] = "lintasan", data[0]
        return
    st.session_state[_KE_TEMUAN] = (data[0], data[1])
