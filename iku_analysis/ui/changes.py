"""What an upload changed against the one before it: cells, and findings closed and opened. Draws one tab of Unggah."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from iku_analysis import pipeline
from iku_analysis.results import Temuan
from iku_analysis.store.changes import Perubahan, changes_between, previous_upload
from iku_analysis.store.history import BerkasTersimpan
from iku_analysis.store.uploads import now
from iku_analysis.ui import state
from iku_analysis.ui.files import column_title
from iku_analysis.ui.findings import DAFTAR as TEMUAN
from iku_analysis.ui.findings import finding_rows
from iku_analysis.ui.table import Kolom, Sel, show_table

PERUBAHAN = [
    Kolom("indikator", "Indikator atau uraian"),
    Kolom("medan", "Yang berubah", rapat=True),
    Kolom("lama", "Sebelumnya"),
    Kolom("baru", "Sekarang"),
]
_KATA = {"berubah": "diubah", "ditambah": "ditambahkan", "dihapus": "dihapus"}


def show_changes(item: BerkasTersimpan) -> None:
    """The cells that differ from the sender's file before, and on request what that did to the findings."""
    store = state.get_store()
    before = previous_upload(store, item.unggahan_id)
    if before is None:
        st.caption("Ini kiriman pertama untuk jenis dan bidang ini; belum ada pembandingnya.")
        return
    changes = changes_between(store, before, item.unggahan_id)
    if not changes:
        st.caption(
            "Tidak ada sel yang berbeda dari kiriman sebelumnya; hanya letak atau tampilannya yang mungkin lain."
        )
        return
    show_table(change_rows(changes), PERUBAHAN, key="perubahan", label="Perubahan", unduh=f"Perubahan {item.berkas}")
    if item.keadaan == "berlaku" and st.toggle("Tampilkan temuan yang ditutup dan dibuka", key="akibat-unggahan"):
        closed, opened = _effect((*state.revision_key(), item.unggahan_id), item.unggahan_id)
        for title, found in (("Ditutup oleh kiriman ini", closed), ("Dibuka oleh kiriman ini", opened)):
            st.markdown(f"**{title}: {len(found)} temuan**")
            if found:
                show_table(finding_rows(found, now().date()), TEMUAN, key=f"akibat-{title}", label=title, tinggi=None)


def change_rows(changes: Sequence[Perubahan]) -> list[dict[str, Any]]:
    """One row per cell that differs, old and new with their cells."""
    return [
        {
            "indikator": Sel(item.indikator or "(tanpa indikator)", item.lembar),
            "medan": Sel(column_title(f"{item.medan}:{item.tahun or ''}"), _KATA[item.jenis]),
            "lama": Sel(item.lama, item.sel_lama) if item.lama else "",
            "baru": Sel(item.baru, item.sel_baru) if item.baru else "",
        }
        for item in changes
    ]


@st.cache_resource(max_entries=4, show_spinner="Membandingkan temuan sebelum dan sesudah …")
def _effect(revision: tuple[Any, ...], _unggahan_id: str) -> tuple[tuple[Temuan, ...], tuple[Temuan, ...]]:
    return pipeline.effect_of_upload(
        state.get_store(), state.get_vocabulary(), state.get_settings(), state.get_analysis(), _unggahan_id
    )
