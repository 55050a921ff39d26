"""Beranda: where are we, and what is next?"""

import streamlit as st

from iku_analysis.store.uploads import now
from iku_analysis.ui import (
    addresses,
    blocks,
    choosing,
    clock,
    findings,
    imports,
    look,
    overview,
    progress,
    readiness,
    state,
)
from iku_analysis.ui.next_step import next_action
from iku_analysis.ui.table import show_table

summary, today = state.get_summary(), now().date()
step = next_action(summary)
blocks.page_head("Beranda", step.kalimat)

with st.container(horizontal=True):
    if st.button(step.tombol, type="primary", icon=":material/arrow_forward:", key="langkah-berikut"):
        st.switch_page(f"pages/{step.halaman}.py", query_params=dict(step.saring))
    if summary.is_empty and st.button("Muat data contoh", icon=":material/science:", key="muat-contoh"):
        imports.import_sample()
        st.rerun()

st.subheader(summary.posisi.teks, anchor=False)
if left := clock.countdown(summary.posisi):
    st.markdown(left)
look.draw_steps(summary.posisi, summary.jejak, summary.pimpinan, today)
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
    clicked, analysis = choosing.jumped(), state.get_analysis()
    items = readiness.readiness(analysis, state.current_scope().bidang)
    readiness.go(items, clicked)
    if sender := next((item for item in summary.bidang if item.nama == clicked), None):
        name = findings.TANPA_BIDANG if sender.nama == progress.TANPA_NAMA else sender.nama
        st.switch_page("pages/pemeriksaan.py", query_params=addresses.open_findings(analysis.temuan, bidang=name))
    if any(item.nama == clicked for item in summary.dokumen):
        st.switch_page("pages/unggah.py")

    st.subheader("Yang masih terbuka", anchor=False)
    look.draw_cards(overview.work_cards(summary, today))
    with st.container(horizontal=True):
        for link in overview.work_links(summary):
            st.page_link(link.halaman, label=link.label, query_params=link.saring, icon=":material/arrow_forward:")
    st.subheader("Kesiapan indikator", anchor=False)
    st.caption(readiness.ready_sentence(items))
    readiness.show_readiness(items)
    st.subheader("Siapa yang sudah mengirim", anchor=False)
    show_table(
        overview.sender_rows(summary),
        overview.PENGIRIM,
        key="kiriman",
        label="Pengiriman usulan dan dokumen",
        tinggi=None,
        unduh="pengiriman-usulan",
        on_pilih=choosing.jump,
    )
