"""Padanan: where do the three plans differ, what changed since last year, what was decided?"""

import streamlit as st

from iku_analysis.ui import addresses, blocks, pairs, reconcile_view, state
from iku_analysis.ui.addresses import BEDA, KEPUTUSAN, LAMA, PADANAN
from iku_analysis.ui.decision_view import show_decisions
from iku_analysis.ui.lama_view import show_last_year
from iku_analysis.ui.pair_view import show_pairs

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
    addresses.start_anew({"tampilan-padanan": PADANAN, "keadaan": [], **reconcile_view.SARINGAN})
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
        reconcile_view.show_reconciliation()
    elif view == LAMA:
        show_last_year()
    elif view == KEPUTUSAN:
        show_decisions()
    else:
        show_pairs(found)


page()
