"""The tab "Gambar lembar" of Unggah: how a sheet is read, shown on the sheet itself, and corrected in three clicks.

A click on the picture chooses a place, a second one changes the plan (the picture shows its reading at once), the third
reads the file again with it and keeps it for the sender's next files. Nothing is kept before that third click.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from iku_analysis.pipeline import InputFile
from iku_analysis.readers import SheetPlan
from iku_analysis.store.decisions import decide_many
from iku_analysis.store.history import BerkasTersimpan, sheets_of, upload_content
from iku_analysis.store.plans import save_plan
from iku_analysis.text import fold
from iku_analysis.ui import actions, choosing, imports, state
from iku_analysis.ui.cell_correction import marks
from iku_analysis.ui.plan_choices import draw_choices
from iku_analysis.ui.plan_view import View, forget, grids_of, sheet_view, tap, tapped
from iku_analysis.ui.sheet_picture import PANJANG, draw_sheet
from iku_analysis.ui.words import moment_text, plain


def show_plan(item: BerkasTersimpan) -> None:
    """The picture of one sheet of the upload, what can be changed, and the way to keep it."""
    grids = grids_of(str(state.get_store().path), item.unggahan_id)
    sheets = {sheet.nama: sheet for sheet in sheets_of(state.get_store(), item.unggahan_id) if sheet.nama in grids}
    if not sheets:
        st.caption("Lembar berkas ini tidak dapat digambar.")
        return
    first = next((name for name, sheet in sheets.items() if sheet.dipakai), next(iter(sheets)))
    names = list(sheets)
    name = first
    if len(names) > 1:
        name = st.selectbox(
            "Lembar",
            names,
            index=names.index(first),
            format_func=lambda own: f"{'✓' if sheets[own].dipakai else '–'} {own}",
            key=f"lembar-{item.unggahan_id}",
            width=360,
        )
    view = sheet_view(item, grids[name], sheets[name])
    with st.container(border=True, key="rencana"):
        with st.container(horizontal=True, vertical_alignment="center", key="akhir-rencana"):
            _say_state(view)
            _draw_ending(view)
        draw_choices(view)
    _draw_picture(view)


def _say_state(view: View) -> None:
    """How the sheet is read now, and whether by a plan that somebody corrected."""
    said = []
    if not view.sheet.dipakai:
        said.append(f":orange[▲] Lembar ini tidak dipakai: {plain(view.sheet.alasan or '')}.")
    misfit = [own.pesan for own in view.problems if own.kode == "B37" and own.lembar == view.sheet.nama]
    said += [f":orange[▲] {plain(own)}" for own in misfit]
    if view.is_draft:
        said.append(":blue[●] Ini hasil rencana baru; belum disimpan.")
    elif view.saved:
        kept = view.saved.keputusan
        said.append(f"Dibaca dengan rencana yang dikoreksi {plain(kept.oleh)} pada {moment_text(kept.pada)}.")
    if said:
        st.markdown("  \n".join(said), width="stretch")


def _draw_ending(view: View) -> None:
    """Keep the draft, drop it, or take the saved plan back."""
    if view.is_draft:
        unused = not view.sheet.dipakai and view.plan.lembar.get(fold(view.sheet.nama)) is not False
        unfit = unused or any(own.kode == "B37" and own.baris is None for own in view.problems) or not view.plan.tanda
        label = "Baca ulang dengan rencana ini"
        if st.button(label, type="primary", icon=":material/refresh:", key="baca-rencana", disabled=unfit):
            _keep(view, view.plan)
            st.rerun()
        st.button("Buang", key="buang-rencana", on_click=forget, help="Kembali ke rencana yang disimpan.")
    elif view.saved and st.button("Batalkan rencana ini", key="batal-rencana", icon=":material/undo:"):
        _keep(view, SheetPlan(view.plan.pengirim, view.plan.tanda))
        st.rerun()


def _draw_picture(view: View) -> None:
    last = max(view.grid.rows, default=1)
    start = 1
    if len(view.grid.rows) > PANJANG:
        start = int(st.number_input("Gambar mulai baris", 1, last, 1, step=PANJANG, width=200))
    draw_sheet(
        view.grid,
        view.sheet,
        view.plan,
        view.problems,
        state.get_vocabulary(),
        mulai=start,
        dipilih=tapped(view),
        koreksi=marks(view),
        on_ketuk=lambda place: tap(view, place),
        key=f"gambar-{view.item.unggahan_id}-{view.sheet.nama}",
    )


def _keep(view: View, plan: SheetPlan) -> None:
    """Keep the plan, read the stored bytes with it, take the old reading back; all of it can be undone at once."""
    store, item = state.get_store(), view.item
    kept = save_plan(store, plan, view.saved, oleh=state.current_user())
    content = upload_content(store, item.unggahan_id)[1]
    jenis: Any = item.jenis
    stored = imports.import_files([InputFile(item.berkas, content, jenis, item.bidang)])[0][1]
    undo = list(kept)
    if stored and stored.unggahan_id != item.unggahan_id:
        undo += decide_many(store, [("cabut", item.unggahan_id, {}, None)], oleh=state.current_user())
        undo += [stored.unggahan_id] if stored.is_new else []
        choosing.select(stored.unggahan_id)
    said = "tanpa rencana koreksi" if plan.is_empty else "dengan rencana ini, yang dipakai lagi untuk berkas berikutnya"
    actions.announce(f"{item.berkas} dibaca ulang {said}.", undo)
    forget()
