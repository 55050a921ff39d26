"""Padanan: where do the three plans differ, what changed since last year, what was decided?"""

import streamlit as st

from iku_analysis.ui import blocks, pairs, state
from iku_analysis.ui.decision_view import show_decisions
from iku_analysis.ui.lama_view import show_last_year
from iku_analysis.ui.pair_view import show_pairs
from iku_analysis.ui.reconcile_view import show_reconciliation

PADANAN, BEDA, LAMA, KEPUTUSAN = "Padanan", "Rekonsiliasi", "Tahun lalu dan realisasi", "Keputusan"

blocks.page_head(
    "Padanan",
    "Setiap usulan disandingkan dengan Renstra, Renja, IKU tahun lalu, dan realisasi. Yang belum pasti atau berbeda "
    "menunggu keputusan Anda.",
)


@st.fragment
def page() -> None:
    """The four views of what belongs together."""
    found = pairs.list_pairs(state.current_scope().bidang)
    if not found:
        blocks.empty_state(
            "Belum ada usulan untuk disandingkan. Unggah usulan bidang, Renstra, dan Renja lebih dahulu.",
            "pages/unggah.py",
            "Unggah berkas",
        )
        return
    view = st.segmented_control(
        "Tampilan",
        [PADANAN, BEDA, LAMA, KEPUTUSAN],
        default=PADANAN,
        required=True,
        key="tampilan-padanan",
        bind="query-params",
        label_visibility="collapsed",
    )
    if view == BEDA:
        show_reconciliation()
    elif view == LAMA:
        show_last_year()
    elif view == KEPUTUSAN:
        show_decisions()
    else:
        show_pairs(found)


page()
