"""The filters above the findings: severity, topic, bidang, status. Draws them, gives what is chosen."""

from __future__ import annotations

import streamlit as st

from iku_analysis.ui import findings, state, words


def draw_filters() -> findings.Saringan:
    """Draw the filters; what is chosen stands in the address, so that a link opens the same list."""
    analysis, scope = state.get_analysis(), state.current_scope()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        tingkat = st.pills(
            "Tingkat",
            list(words.TINGKAT),
            selection_mode="multi",
            format_func=lambda name: words.TINGKAT[name].markdown,
            key="tingkat",
            bind="query-params",
        )
        topik = st.selectbox(
            "Topik", [findings.SEMUA, *findings.topics(analysis)], key="topik", bind="query-params", width=150
        )
        names, fixed = findings.senders(analysis), bool(scope.bidang)
        sender = st.selectbox("Bidang", names, key=state.KUNCI_PENGIRIM, bind="query-params", width=215, disabled=fixed)
        status = st.segmented_control(
            "Keadaan", list(findings.STATUS), default="Terbuka", required=True, key="status", bind="query-params"
        )
    return findings.Saringan(
        tingkat=tingkat,
        topik=None if topik == findings.SEMUA else topik,
        bidang=scope.bidang or (None if sender == findings.SEMUA else sender),
        status=status,
    )
