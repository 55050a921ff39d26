"""The frame around every page: agency, scope, menu with open work, clock; and what is shown when a page cannot be.

Takes the pages of app.py, runs the chosen one. A failure of the analysis never takes the menu away.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from iku_analysis.errors import IkuError
from iku_analysis.ui import actions, blocks, look, progress, state

_log = logging.getLogger(__name__)
_HALAMAN_TERAKHIR = "halaman_terakhir"


def run(page: StreamlitPage, pages: Mapping[str, StreamlitPage]) -> None:
    """Draw the sidebar, then the page. News of an action ends when the page changes."""
    look.apply_look()
    if st.session_state.get(_HALAMAN_TERAKHIR) not in (None, page.url_path):
        actions.forget_news()
        blocks.forget_tabs()
    st.session_state[_HALAMAN_TERAKHIR] = page.url_path
    try:
        with st.sidebar:
            look.draw_agency(state.get_settings().instansi)
            _draw_scope()
        # The first look after a change takes a second or more; the empty page says what is being done.
        with st.spinner("Memadankan dan memeriksa semua berkas …"):
            summary = _summary()
        with st.sidebar:
            _draw_menu(pages, summary)
        page.run()
    except IkuError as error:
        blocks.show_error(error)
    except Exception:
        _log.exception("Halaman %s gagal", page.url_path or "beranda")
        st.error(
            "Halaman ini tidak dapat ditampilkan karena kesalahan program. Data Anda aman. "
            "Muat ulang halaman; bila tetap begini, kirimkan berkas terakhir yang diunggah kepada pengelola aplikasi.",
            icon=":material/error:",
        )


def _draw_menu(pages: Mapping[str, StreamlitPage], summary: progress.Ringkasan | None) -> None:
    work = summary.open_work() if summary else {}
    with st.container(gap="xsmall", key="menu"):
        for name, page in pages.items():
            count = work.get(name, 0)
            st.page_link(page, label=f"{page.title} :gray-badge[{count}]" if count else page.title)
    if summary:
        look.draw_clock(summary.posisi)
    with st.popover(f"Atas nama: {state.current_user()}", type="tertiary", icon=":material/person:"):
        st.text_input(
            "Nama Anda",
            value=state.current_user(),
            key=state.KUNCI_PENGGUNA,
            on_change=state.remember_user,
            persist_state="session",
            help="Setiap keputusan disimpan dengan nama ini.",
        )


def _summary() -> progress.Ringkasan | None:
    """Counts and clock; null where the analysis fails. The page that needs it says so itself."""
    try:
        return state.get_summary()
    except Exception:
        _log.exception("Ringkasan gagal dihitung")
        return None


def _draw_scope() -> None:
    state.apply_new_scope()
    default, years, periods = state.scope_choices()
    left, right = st.columns(2)
    left.selectbox("Tahun", years, index=years.index(default.tahun), key=state.KUNCI_TAHUN, bind="query-params")
    right.selectbox(
        "Periode",
        periods,
        index=periods.index(state.format_periode(default.periode)),
        key=state.KUNCI_PERIODE,
        bind="query-params",
    )
    names = [state.SEMUA_BIDANG, *state.get_vocabulary().names("bidang")]
    st.selectbox("Bidang", names, key=state.KUNCI_BIDANG, bind="query-params")
