"""Draws the decisions about pairs that are in force: who decided what, undo, CSV out and in."""

from __future__ import annotations

from typing import Any

import streamlit as st

from iku_analysis.errors import IkuError
from iku_analysis.store.decision_file import export_decisions, import_decisions
from iku_analysis.store.decisions import Keputusan, decisions_in_force
from iku_analysis.ui import actions, blocks, choosing, state
from iku_analysis.ui.table import Kolom, Sel, show_table
from iku_analysis.ui.words import moment_text, plain

_KOLOM = [
    Kolom("jenis", "Tentang", rapat=True),
    Kolom("nama", "Nama yang diputuskan"),
    Kolom("menjadi", "Menjadi"),
    Kolom("alasan", "Alasan"),
    Kolom("oleh", "Oleh", rapat=True),
]
_JENIS = {"padanan": "Renstra", "iku_lama": "IKU tahun lalu"}


def show_decisions() -> None:
    """The list, what may be taken back, the file to carry it on."""
    store = state.get_store()
    found = [item for jenis in _JENIS for item in decisions_in_force(store, jenis).values()]  # type: ignore[arg-type]
    st.caption(
        "Setiap keputusan berlaku terus: nama yang sama tahun depan, di bidang atau sasaran mana pun, dipasangkan "
        "sendiri, kecuali satuannya lain atau keputusan atas nama itu saling berbeda."
    )
    if found:
        show_table(
            [_row(item) for item in found],
            _KOLOM,
            key="keputusan",
            label="Keputusan padanan yang berlaku",
            tinggi=420,
            centang="Urungkan yang dicentang",
            on_centang=choosing.tick,
        )
        if ids := [item.keputusan_id for item in found if item.keputusan_id in choosing.ticked()]:
            actions.take_back(ids, f"{len(ids)} keputusan diurungkan.")
            choosing.tick(())
            st.rerun()
        st.download_button(
            "Unduh keputusan (CSV)",
            lambda: export_decisions(store),
            file_name="keputusan-padanan.csv",
            mime="text/csv",
            icon=":material/download:",
            key="unduh-keputusan",
            on_click="ignore",
        )
    else:
        st.info(
            "Belum ada keputusan. Putuskan di tampilan Padanan, atau muat berkas keputusan.", icon=":material/info:"
        )
    _take_file()


def _row(item: Keputusan) -> dict[str, Any]:
    bidang, sasaran, indikator = item.kunci.split("|")[-3:]
    target = item.isi.get("renstra") or item.isi.get("usulan")
    into = str(target).split("|")[-1] if target else None
    return {
        "id": item.keputusan_id,
        "jenis": _JENIS[item.jenis],
        "nama": Sel(indikator, kecil=" · ".join(part for part in (bidang, sasaran) if part) or None),
        "menjadi": into or Sel("tidak ada", warna="abu"),
        "alasan": item.alasan or "",
        "oleh": Sel(item.oleh, kecil=moment_text(item.pada)),
    }


def _take_file() -> None:
    with st.expander("Muat keputusan dari berkas CSV"), st.form("muat-keputusan", border=False, clear_on_submit=True):
        file = st.file_uploader("Berkas keputusan", type=["csv"], key="berkas-keputusan")
        if not st.form_submit_button("Muat", icon=":material/upload:") or file is None:
            return
        try:
            done = import_decisions(state.get_store(), file.getvalue(), oleh=state.current_user())
        except IkuError as error:
            blocks.show_error(error)
            return
        same = f", {done.sama} sudah berlaku" if done.sama else ""
        refused = f", {len(done.ditolak)} ditolak" if done.ditolak else ""
        actions.announce(f"{len(done.ids)} keputusan dimuat{same}{refused}.", done.ids)
        if not done.ditolak:
            st.rerun()
        lines = "\n".join(f"- baris {item.baris}: {plain(item.alasan)}" for item in done.ditolak[:20])
        st.warning(f"{len(done.ids)} keputusan dimuat{same}. Yang ditolak:\n{lines}", icon=":material/block:")
