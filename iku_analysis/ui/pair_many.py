"""Draws the decision about many ticked usulan at once: each with its first candidate, or none has a partner."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from iku_analysis.store.decisions import decide_many
from iku_analysis.ui import actions, choosing, state
from iku_analysis.ui.candidates import candidates, is_likely, pair_first, without_partner
from iku_analysis.ui.pairs import Pasangan
from iku_analysis.ui.table import Kolom, Sel, show_table

_PASANGKAN, _TIDAK_ADA = "Pasangkan masing-masing dengan calon pertamanya", "Tidak ada padanannya di Renstra"
_KOLOM = [Kolom("usulan", "Usulan"), Kolom("calon", "Calon pertama di Renstra")]


def decide_ticked(ticked: Sequence[Pasangan]) -> None:
    """The ticked usulan beside their first candidates, and one decision for all of them, taken back as one."""
    with st.container(border=True, key="rincian"):
        st.subheader(f"Putuskan {len(ticked)} padanan", anchor=False)
        show_table(_beside(ticked), _KOLOM, key="padanan-dicentang", label="Yang dicentang", cari=False, tinggi=300)
        if any(item.keadaan == "ragu" and not is_likely(item) for item in ticked):
            st.caption("Kuning: kemiripan namanya rendah. Periksa baik-baik, atau putuskan satu per satu.")
        putusan = st.radio(
            "Putusan", [_PASANGKAN, _TIDAK_ADA], key="putusan-padanan-banyak", label_visibility="collapsed"
        )
        with st.form("putuskan-padanan-banyak", border=False):
            alasan = ""
            if putusan == _TIDAK_ADA:
                alasan = st.text_input("Alasan", placeholder="Misalnya: indikator baru sesuai tugas bidang tahun 2026")
            with st.container(horizontal=True):
                saved = st.form_submit_button("Simpan putusan", type="primary", icon=":material/check:")
                left = st.form_submit_button("Batal")
    if left:
        choosing.tick(())
        st.rerun()
    if not saved:
        return
    if putusan == _TIDAK_ADA and not alasan.strip():
        st.warning("Tulis alasannya: mengapa indikator itu tidak ada di Renstra?", icon=":material/edit:")
        return
    made = pair_first(ticked) if putusan == _PASANGKAN else without_partner(ticked, alasan.strip())
    note = f" {made.dilewati} usulan dilewati: {made.sebab}." if made.dilewati else ""
    if not made.putusan:
        st.warning(f"Tidak ada yang disimpan.{note}", icon=":material/info:")
        return
    what = "dipasangkan dengan calon pertamanya" if putusan == _PASANGKAN else "dinyatakan tidak ada padanannya"
    ids = decide_many(state.get_store(), made.putusan, oleh=state.current_user())
    actions.announce(f"{len(made.putusan)} usulan {what}.{note}", ids)
    choosing.tick(())
    choosing.select(None)
    st.rerun()


def _beside(ticked: Sequence[Pasangan]) -> list[dict[str, object]]:
    """One row per usulan; what is already decided or has no candidate says so."""
    out: list[dict[str, object]] = []
    for item in ticked:
        row = item.baris
        small = " · ".join(part for part in (row["bidang"], row["satuan"]) if part)
        if not item.is_waiting:
            calon = Sel("Sudah diputuskan", warna="abu")
        elif item.keadaan != "ragu":
            calon = Sel("Tidak ada yang mirip", kecil="putuskan satu per satu bila ada padanannya", warna="abu")
        else:
            first = candidates(item)[0]
            calon = Sel(first.label, kecil=first.keterangan, warna=None if is_likely(item) else "kuning")
        out.append({"id": row["baris_id"], "usulan": Sel(row["indikator"], kecil=small or None), "calon": calon})
    return out
