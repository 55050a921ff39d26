"""Beranda: where are we, and what is next?"""

import streamlit as st

from iku_analysis.ui import blocks, imports, look, overview, state
from iku_analysis.ui.table import Kolom, show_table

summary = state.get_summary()
step = summary.next_action()
blocks.page_head("Beranda", step.kalimat)

with st.container(horizontal=True):
    if st.button(step.tombol, type="primary", icon=":material/arrow_forward:", key="langkah-berikut"):
        st.switch_page(f"pages/{step.halaman}.py")
    if summary.is_empty and st.button("Muat data contoh", icon=":material/science:", key="muat-contoh"):
        imports.import_sample()
        st.rerun()

st.subheader(summary.posisi.teks, anchor=False)
look.draw_steps(summary.posisi)
st.caption(
    "Langkah bergaris putus berlangsung di luar aplikasi ini. Hari kerja tidak menghitung Sabtu, Minggu, "
    "dan hari libur nasional."
)

if summary.is_empty:
    st.markdown(
        "**Data contoh** memuat usulan rekaan dari Sekretariat dan empat bidang, Renstra, Renja, IKU tahun lalu, "
        "dan pengukuran. Semuanya dapat dibatalkan lagi di halaman Unggah."
    )
else:
    st.subheader("Temuan terbuka", anchor=False)
    look.draw_cards(overview.finding_cards(summary))
    st.page_link("pages/pemeriksaan.py", label="Lihat semua temuan", icon=":material/fact_check:")
    st.subheader("Siapa yang sudah mengirim", anchor=False)
    show_table(
        overview.sender_rows(summary),
        [
            Kolom("nama", "Bidang atau dokumen"),
            Kolom("berkas", "Berkas", patah=True),
            Kolom("pada", "Diterima", rapat=True),
            Kolom("indikator", "Indikator", "kanan"),
            Kolom("temuan", "Temuan terbuka", rapat=True),
        ],
        key="kiriman",
        label="Pengiriman usulan dan dokumen",
        tinggi=None,
        unduh="pengiriman-usulan",
    )
