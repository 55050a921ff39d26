"""One sheet of an upload as it is read now, or would be read under a plan that is not kept yet; what was clicked on it.

Gives the view that the tab "Gambar lembar" draws and changes. Stores nothing: a draft of a plan lives in the session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from iku_analysis.errors import UnusableFileError
from iku_analysis.readers import SheetPlan, read_file, sheet_grids
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.plan import sender_key
from iku_analysis.readers.replan import header_runs, signed
from iku_analysis.records import HasilBaca, Lembar, Masalah
from iku_analysis.store.history import BerkasTersimpan, problems_of, upload_content
from iku_analysis.store.plans import RencanaTersimpan, plans_in_force, saved_plan
from iku_analysis.ui import state

_DRAF, _KETUK = "rencana_draf", "lembar_ketuk"


@dataclass(frozen=True)
class View:
    """What is shown: the upload, one sheet as read under the draft (or as stored), the plans behind it."""

    item: BerkasTersimpan
    grid: Grid
    sheet: Lembar
    problems: Sequence[Masalah]
    plan: SheetPlan
    saved: RencanaTersimpan | None
    is_draft: bool

    @property
    def runs(self) -> list[tuple[int, ...]]:
        """The header rows, table by table."""
        return header_runs(self.sheet.baris_judul)


def sheet_view(item: BerkasTersimpan, grid: Grid, sheet: Lembar) -> View:
    """The sheet under the draft of this session where there is one, else as stored."""
    store = state.get_store()
    saved = saved_plan(store, sheet.rencana)
    own_id, own_sheet, draft = st.session_state.get(_DRAF, (None, None, None))
    if draft is None or (own_id, own_sheet) != (item.unggahan_id, sheet.nama):
        plan = saved.plan if saved else SheetPlan(sender_key(item.berkas, item.bidang), ())
        return View(item, grid, sheet, problems_of(store, item.unggahan_id), plan, saved, is_draft=False)
    read = _reading(item, draft, saved)
    shown = next(own for own in read.lembar if own.nama == sheet.nama)
    return View(item, grid, shown, read.masalah, draft, saved, is_draft=True)


def tap(view: View, place: str) -> None:
    """Remember the place that was clicked."""
    st.session_state[_KETUK] = (view.item.unggahan_id, view.sheet.nama, place)


def tapped(view: View) -> str | None:
    """The place that was clicked last on this sheet."""
    own_id, name, place = st.session_state.get(_KETUK, (None, None, None))
    return place if (own_id, name) == (view.item.unggahan_id, view.sheet.nama) else None


def draft(view: View, plan: SheetPlan) -> None:
    """Show the sheet under a plan that is not kept yet."""
    plan = signed(plan, view.grid, view.runs, state.get_vocabulary())
    st.session_state[_DRAF] = (view.item.unggahan_id, view.sheet.nama, plan)


def forget() -> None:
    """Drop the draft and the place."""
    st.session_state.pop(_DRAF, None)
    st.session_state.pop(_KETUK, None)


@st.cache_resource(max_entries=12, show_spinner=False)
def grids_of(path: str, unggahan_id: str) -> dict[str, Grid]:
    """The sheets of one upload; an upload never changes, so its key is enough."""
    try:
        return {grid.nama: grid for grid in sheet_grids(*upload_content(state.get_store(), unggahan_id))}
    except UnusableFileError:
        return {}


def _reading(item: BerkasTersimpan, plan: SheetPlan, saved: RencanaTersimpan | None) -> HasilBaca:
    """The upload as it would be read with the plan; nothing is stored."""
    vocabulary, periode = state.get_vocabulary(), state.current_scope().periode
    others = tuple(own.plan for own in plans_in_force(state.get_store()) if own != saved)
    key = (str(state.get_store().path), plan.sidik, *(own.sidik for own in others), vocabulary.sidik, periode)
    return _read(key, item.unggahan_id, item, (*others, plan))


@st.cache_resource(max_entries=8, show_spinner="Membaca dengan rencana ini …")
def _read(key: tuple[Any, ...], unggahan_id: str, _item: BerkasTersimpan, _plans: tuple[SheetPlan, ...]) -> HasilBaca:
    name, content = upload_content(state.get_store(), unggahan_id)
    jenis: Any = _item.jenis
    return read_file(
        name, content, state.get_vocabulary(), jenis=jenis, bidang=_item.bidang,
        periode=state.current_scope().periode, plans=_plans,
    )  # fmt: skip
