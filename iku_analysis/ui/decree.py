"""The Keputusan Kepala Badan on Pengesahan: its number, day and signed PDF once it is issued, and taken back."""

from __future__ import annotations

import streamlit as st

from iku_analysis.errors import IkuError
from iku_analysis.store.decree import Penetapan, decree_of, save_decree
from iku_analysis.store.uploads import now
from iku_analysis.ui import actions, blocks, state
from iku_analysis.ui.words import day_text, moment_text, plain


def decree_text(known: Penetapan) -> str:
    """Keputusan nomor 188.4/12/2026 tanggal 3 Desember 2026, dicatat …; what is missing is said."""
    nomor = f"nomor {known.nomor}" if known.nomor else "tanpa nomor"
    day = f"tanggal {day_text(known.tanggal)}" if known.tanggal else "tanpa tanggal"
    note = f" {known.catatan}." if known.catatan else ""
    paper = "PDF-nya tersimpan." if known.lampiran_id else "PDF-nya belum diunggah."
    return f"Keputusan {nomor} {day}, dicatat {known.oleh}, {moment_text(known.pada)}.{note} {paper}"


def show_decree(tahun: int) -> None:
    """What is known of the Keputusan of a year, and the form that keeps it."""
    st.subheader(f"Keputusan {state.get_settings().instansi.pimpinan}", anchor=False)
    store, today = state.get_store(), now().date()
    known = decree_of(store, tahun)
    if known:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(decree_text(known)), width="stretch")
            if st.button("Urungkan catatan", icon=":material/undo:", key="urungkan-penetapan"):
                actions.take_back([known.keputusan_id], f"Catatan Keputusan IKU {tahun} diurungkan.")
                st.rerun()
    else:
        st.caption(f"Belum dicatat. IKU {tahun} mengikat sesudah ditetapkan dengan Keputusan bernomor dan bertanggal.")
    with st.form("penetapan", border=False):
        left, right = st.columns(2)
        nomor = left.text_input("Nomor Keputusan", known.nomor if known else "", key="nomor-penetapan")
        tanggal = right.date_input(
            "Tanggal Keputusan", known.tanggal if known else None, format="DD/MM/YYYY", key="tanggal-penetapan"
        )
        catatan = st.text_input("Catatan", placeholder="Misalnya: salinan dari Bagian Hukum", key="catatan-penetapan")
        file = st.file_uploader("PDF Keputusan yang ditandatangani, untuk arsip", type="pdf", key="berkas-penetapan")
        if not st.form_submit_button("Catat Keputusan", icon=":material/check:"):
            return
    try:
        berkas = (file.name, file.getvalue()) if file else None
        user = state.current_user()
        done = save_decree(store, tahun, nomor, tanggal, hari_ini=today, oleh=user, catatan=catatan, berkas=berkas)
    except IkuError as error:
        blocks.show_error(error)
        return
    actions.announce(f"Keputusan IKU {tahun} dicatat.", [done])
    st.rerun()
