"""Blocks that several pages share: the head of a page, the news with its way back, the empty state, errors in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from iku_analysis.errors import IkuError
from iku_analysis.ui import actions
from iku_analysis.ui.words import plain

_DIBUKA = "tab_dibuka"


def page_head(title: str, sentence: str) -> None:
    """Title, one sentence, and what the last action did, with "Urungkan"."""
    start_with_frame()
    st.title(title, anchor=False)
    st.markdown(sentence)
    show_news()


def start_with_frame() -> None:
    """Begin again through app.py where Streamlit ran the page without it.

    While the server has not met `st.navigation`, Streamlit takes the folder pages/ for its old kind of pages: a link to
    a page as the very first visit runs that page alone, without menu and look.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def show_news() -> None:
    """What the last action did. "Urungkan" takes all of it back at once."""
    kabar = actions.news()
    if kabar is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="kabar"):
        st.markdown(f":green[✓] {plain(kabar.teks)}", width="stretch")
        if kabar.batal:
            st.button(
                "Urungkan",
                icon=":material/undo:",
                key="urungkan-kabar",
                on_click=actions.take_back,
                args=(kabar.batal, f"Diurungkan: {kabar.teks}"),
            )


def empty_state(text: str, page: str, label: str) -> None:
    """What an empty page says: what to do next, and the way there."""
    with st.container(border=True):
        st.markdown(text)
        st.page_link(page, label=label, icon=":material/arrow_forward:")


def show_tabs(parts: Mapping[str, Callable[[], None]], *, key: str, keep: bool = False) -> None:
    """Tabs of which only the open one is drawn: what nobody sees is neither computed nor sent.

    `keep`: those opened before on this visit stay drawn too, so that text typed in their forms is not lost.
    """
    seen: set[str] = st.session_state.setdefault(_DIBUKA, set()) if keep else set()
    for tab, (name, draw) in zip(st.tabs(list(parts), key=key, on_change="rerun"), parts.items(), strict=True):
        if tab.open or name in seen:
            seen.add(name)
            with tab:
                draw()


def forget_tabs() -> None:
    """Another page: no tab of `show_tabs` counts as opened any more."""
    st.session_state.pop(_DIBUKA, None)


def show_error(error: IkuError) -> None:
    """An error in words: what, where, what to do."""
    st.error(plain(str(error)), icon=":material/error:")
