"""Pengesahan: who has it now?"""

import streamlit as st

from iku_analysis.ui import approval, blocks, comparing, decree, letters, proposing, releasing, state
from iku_analysis.ui.table import show_table

blocks.page_head(
    "Pengesahan",
    "Siapa yang memegang dokumen sekarang: koreksi Sekretaris, persetujuan, tanda tangan, surat pengantar, arsip.",
)
view = approval.current()
if not view.drafts:
    blocks.empty_state(
        f"Belum ada draf tahun {view.tahun} untuk disahkan. Unggah usulan bidang, lalu buat drafnya lebih dahulu.",
        "pages/draf.py",
        "Draf",
    )
    st.stop()

approval.show_stepper(view)
with st.container(border=True, key="langkah-kini"):
    approval.show_action(view)
    releasing.show_release(view)
    st.caption(f"Dicatat atas nama {state.current_user()}; nama diganti di bilah samping.")

tabs = st.tabs(["Koreksi Sekretaris", "Perubahan antardraf", "Riwayat", "Berkas dan surat"])
with tabs[0]:
    proposing.show_round(view)
with tabs[1]:
    comparing.show_differences(view.drafts)
with tabs[2]:
    rows = approval.event_rows(view.jalan)
    if rows:
        show_table(rows, approval.PERISTIWA, key="peristiwa", label="Riwayat pengesahan", tinggi=None, unduh="riwayat")
    else:
        st.caption("Belum ada yang diserahkan.")
with tabs[3]:
    releasing.show_papers(view)
    decree.show_decree(view.tahun)
    letters.show_register()
