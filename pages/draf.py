"""Draf: is it ready, may I have it?"""

import streamlit as st

from iku_analysis.ui import blocks, choosing, drafting, state
from iku_analysis.ui.paper import draw_paper
from iku_analysis.ui.table import show_table
from iku_analysis.ui.words import HASIL, TINGKAT, plain

blocks.page_head(
    "Draf",
    "Dokumen IKU siap cetak: Excel, Word, dan PDF dari satu draf yang sama. Draf selalu dapat dibuat; yang "
    "belum selesai tertulis di mukanya.",
)
summary, scope = state.get_summary(), state.current_scope()
if summary.is_empty:
    blocks.empty_state(
        "Belum ada usulan untuk ditulis ke dalam draf. Unggah usulan bidang lebih dahulu.",
        "pages/unggah.py",
        "Unggah berkas",
    )
    st.stop()

points = drafting.open_points(summary)
with st.container(border=True):
    if not points:
        st.markdown(HASIL["lulus"].colour("Tidak ada yang tertunda. Draf siap diserahkan kepada Sekretaris."))
    for point in points:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{point.tanda.colour(plain(point.kalimat))}", width="stretch")
            st.page_link(point.halaman, label=point.label, query_params=point.saring, icon=":material/arrow_forward:")

if drafting.has_sample_signatory(state.get_settings()):
    with st.container(horizontal=True, vertical_alignment="center"):
        text = "Penanda tangan masih nama rekaan; dokumen dan surat akan mencetaknya."
        st.markdown(TINGKAT["peringatan"].colour(text), width="stretch")
        st.page_link("pages/pengaturan.py", label="Isi penanda tangan", icon=":material/arrow_forward:")
draft = drafting.current_draft()
with st.container(horizontal=True, vertical_alignment="center"):
    if draft:
        drafting.show_downloads(draft, f"Unduh draf nomor {draft.nomor}", "unduh-draf")
        st.caption("Tidak ada yang berubah sejak draf ini dibuat; nomornya tetap.")
    elif st.button(
        f"Buat draf nomor {drafting.next_number()}", type="primary", icon=":material/note_add:", key="buat-draf"
    ):
        drafting.make_draft()
        st.rerun()

st.subheader("Pratinjau", anchor=False)
if scope.bidang:
    st.caption(f"Pratinjau hanya {plain(scope.bidang)}. Draf yang dibuat selalu memuat semua bidang.")
draw_paper(*drafting.preview(scope.bidang))


@st.fragment
def earlier() -> None:
    """Drafts already made, each with its number, date and hash."""
    rows = drafting.draft_rows()
    if not rows:
        return
    st.subheader("Draf yang pernah dibuat", anchor=False)
    show_table(rows, drafting.DAFTAR, key="daftar-draf", label="Draf yang pernah dibuat", pilih=True, tinggi=300)
    chosen = next((row for row in rows if row["id"] == choosing.selected()), None)
    if chosen is None:
        st.caption("Klik satu draf untuk mengunduhnya lagi persis seperti waktu dibuat.")
        return
    made = next(draf for draf in state.in_force().drafts if str(draf.nomor) == chosen["id"])
    with st.container(horizontal=True):
        drafting.show_downloads(made, f"Unduh lagi draf nomor {made.nomor}", "unduh-lama")


earlier()
