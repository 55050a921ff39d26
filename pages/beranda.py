"""Beranda: where are we, and what is next?"""

import streamlit as st

from iku_analysis.store.uploads import now
from iku_analysis.ui import blocks, clock, imports, look, overview, readiness, state
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
if left := clock.countdown(summary.posisi):
    st.markdown(left)
look.draw_steps(summary.posisi, summary.jejak, now().date())
times = st.expander("Waktu setiap langkah: baku dan nyata", key="jam", on_change="rerun", bind="query-params")
if times.open:
    with times:
        clock.show_clock(summary.jejak)

if summary.is_empty:
    st.markdown(
        "**Data contoh** memuat usulan rekaan dari Sekretariat dan empat bidang, Renstra, Renja, IKU tahun lalu, "
        "dan pengukuran. Semuanya dapat dibatalkan lagi di halaman Unggah."
    )
else:
    st.subheader("Temuan terbuka", anchor=False)
    look.draw_cards(overview.finding_cards(summary))
    with st.container(horizontal=True):
        for link in overview.finding_links(summary):
            st.page_link(link.halaman, label=link.label, query_params=link.saring, icon=":material/arrow_forward:")
    st.subheader("Kesiapan indikator", anchor=False)
    items = readiness.readiness(state.get_analysis(), state.current_scope().bidang)
    st.caption(readiness.ready_sentence(items))
    readiness.show_readiness(items)
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
