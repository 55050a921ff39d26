"""What people do: keep a decision, change a setting, take something back; and the news of the last action.

Every action says what it did and offers the way back. Draws nothing; `blocks.show_news` shows the news.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from iku_analysis.store.decisions import JenisKeputusan, Keputusan, decide_many, decisions_in_force
from iku_analysis.store.preferences import save_preferences
from iku_analysis.ui import state

_KABAR = "kabar"


@dataclass(frozen=True)
class Kabar:
    """What the last action did, and the ids by which it is taken back (empty: it cannot be)."""

    teks: str
    batal: tuple[str, ...]


def decisions_about(jenis: JenisKeputusan, keys: Sequence[str]) -> list[Keputusan]:
    """The decisions in force under any of the keys of a record; the first is the one that counts."""
    known = decisions_in_force(state.get_store(), jenis)
    found = [known[key] for key in keys if key in known]
    return sorted(found, key=lambda item: item.keputusan_id, reverse=True)


def record(jenis: JenisKeputusan, kunci: str, isi: dict[str, Any], news: str, *, alasan: str | None = None) -> None:
    """Keep one decision under the current user and say what was done, with the way back."""
    announce(news, decide_many(state.get_store(), [(jenis, kunci, isi, alasan)], oleh=state.current_user()))


def save_settings(values: dict[str, Any], *, alasan: str | None = None, news: str = "Pengaturan disimpan.") -> None:
    """Keep the settings that changed and say what was done."""
    ids = save_preferences(state.get_store(), values, oleh=state.current_user(), alasan=alasan)
    announce(news if ids else "Tidak ada yang berubah.", ids)


def take_back(ids: Sequence[str], news: str) -> None:
    """Take back decisions or uploads, all at once; that too can be taken back."""
    done = decide_many(state.get_store(), [("cabut", target, {}, None) for target in ids], oleh=state.current_user())
    announce(news, done)


def announce(text: str, undo_ids: Sequence[str] = ()) -> None:
    """Say at the top of the next page what was done."""
    st.session_state[_KABAR] = Kabar(text, tuple(undo_ids))


def news() -> Kabar | None:
    """The news of the last action, until another action or a change of page."""
    kabar: Kabar | None = st.session_state.get(_KABAR)
    return kabar


def forget_news() -> None:
    """Nothing more to say of the last action."""
    st.session_state.pop(_KABAR, None)
