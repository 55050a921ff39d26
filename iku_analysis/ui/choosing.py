"""What is opened, ticked or clicked in the list of a page, for this session; what is opened stands in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

_DICENTANG, _LOMPAT = "dicentang", "lompat"
# Part of the address: what is opened in a list.
DIPILIH = "pilih"


def tick(ids: Sequence[str]) -> None:
    """Hold the rows ticked in the page's list for an action on all of them; none: forget them."""
    st.session_state[_DICENTANG] = list(ids)


def ticked() -> list[str]:
    """The ids of the rows held for an action on all of them."""
    return list(st.session_state.get(_DICENTANG) or ())


def jump(item_id: str) -> None:
    """A click on a row that leads to another page; the page that draws the list goes there (`jumped`)."""
    st.session_state[_LOMPAT] = item_id


def jumped() -> str | None:
    """The row that was clicked to go to another page, once; null where none was."""
    clicked: str | None = st.session_state.pop(_LOMPAT, None)
    return clicked


def selected() -> str | None:
    """The id of what is opened in the page's list; it stands in the address."""
    return st.query_params.get(DIPILIH)


def select(item_id: str | None) -> None:
    """Open one entry of the page's list, or none."""
    if item_id is None:
        st.query_params.pop(DIPILIH, None)
    else:
        st.query_params[DIPILIH] = item_id
