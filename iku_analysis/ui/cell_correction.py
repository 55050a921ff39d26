"""One cell of the picture: what was read from it, the correction in force, and a new one with its reason.

The text as read stays in the store and on the picture; a correction ends when the sender writes something else.
"""

from __future__ import annotations

import streamlit as st

from iku_analysis.store.corrections import Isian, corrected_cells, read_from_cell, save_correction
from iku_analysis.store.overlay import Koreksi
from iku_analysis.ui import actions, state
from iku_analysis.ui.files import column_title
from iku_analysis.ui.plan_view import View, forget
from iku_analysis.ui.words import plain


def marks(view: View) -> dict[str, tuple[str, str]]:
    """Cell → (the text that counts instead, from what, by whom and why)."""
    found = corrected_cells(state.get_store(), view.item.unggahan_id, view.sheet.nama)
    return {sel: (items[0].teks, items[0].said) for sel, items in found.items()}


def cell_choices(view: View, sel: str) -> None:
    """What can be done with one cell."""
    if view.is_draft:
        st.caption("Baca ulang atau buang perubahan rencana dahulu, lalu koreksi isi selnya.")
        return
    store, own = state.get_store(), view.item.unggahan_id
    kept = corrected_cells(store, own, view.sheet.nama).get(sel)
    if kept:
        _take_back(sel, kept)
        return
    found = read_from_cell(store, own, view.sheet.nama, sel)
    if not found:
        st.caption(f"Tidak ada isian yang dibaca dari sel {sel}. Ubah medan kolomnya atau barisnya.")
        return
    with st.form(f"koreksi-{own}-{sel}", border=False):
        _form(view, sel, found)


def _take_back(sel: str, kept: list[Koreksi]) -> None:
    st.markdown(f"**Sel {sel}** {plain(kept[0].said)}.", width="stretch")
    ids = list(dict.fromkeys(item.keputusan_id for item in kept))
    if st.button("Batalkan koreksi", key="batal-koreksi", icon=":material/undo:"):
        actions.take_back(ids, f"Koreksi sel {sel} dibatalkan; yang berlaku “{kept[0].asli}”.")
        forget()
        st.rerun()


def _form(view: View, sel: str, found: list[Isian]) -> None:
    """The text meant and the reason, both needed; one part at a time where a cell holds several fields."""
    parts = list(dict.fromkeys((item.medan, item.tahun, item.teks) for item in found))
    names = {part: column_title(f"{part[0]}:{part[1] or ''}") for part in parts}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        part = parts[0]
        if len(parts) > 1:
            part = st.selectbox("Bagian", parts, format_func=names.__getitem__, key="koreksi-bagian", width=200)
        teks = st.text_input(
            f"Sel {sel} · {names[parts[0]] if len(parts) == 1 else 'isi'} yang benar", value=parts[0][2],
            key=f"koreksi-isi-{sel}", width=260,
        )  # fmt: skip
        alasan = st.text_input("Alasan koreksi", key=f"koreksi-alasan-{sel}", width=260)
        sent = st.form_submit_button("Simpan koreksi", key="simpan-koreksi")
    if not sent:
        return
    if not alasan.strip() or not teks.strip() or teks.strip() == part[2]:
        st.warning("Ubah isinya dan tulis alasannya; keduanya dicatat bersama nama Anda.")
        return
    meant = [item for item in found if (item.medan, item.tahun, item.teks) == part]
    ids = save_correction(state.get_store(), meant, teks.strip(), alasan=alasan.strip(), oleh=state.current_user())
    actions.announce(f"Sel {sel} {view.item.berkas} dikoreksi dari “{part[2]}” menjadi “{teks.strip()}”.", ids)
    forget()
    st.rerun()
