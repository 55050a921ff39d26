"""Grafik: what should the meeting see?"""

import streamlit as st

from iku_analysis.ui import blocks, chart_view, questions, state
from iku_analysis.ui.table import show_table

blocks.page_head(
    "Grafik",
    "Pilih pertanyaan rapat; judul grafik adalah jawabannya. Arahkan kursor untuk sel asalnya, klik untuk membukanya.",
)


@st.fragment
def page() -> None:
    """One question, its chart, its data."""
    bidang = state.current_scope().bidang
    analysis = state.get_scoped_analysis(bidang)
    if not len(analysis.lembar):
        blocks.empty_state(
            "Belum ada data untuk digambar. Unggah usulan bidang, Renstra, dan Renja lebih dahulu.",
            "pages/unggah.py",
            "Unggah berkas",
        )
        return
    question = chart_view.choose_question()
    chosen = chart_view.choose(question, analysis)
    if chosen is None:
        st.info("Belum ada usulan dengan indikator pada bidang ini.", icon=":material/info:")
        return
    if address := chart_view.draw(question, chosen, bidang):
        st.switch_page("pages/pemeriksaan.py", query_params=address)
    data = st.expander("Data grafik ini", key=f"buka-data-{question.kunci}", on_change="rerun")
    if data.open:
        with data:
            rows, columns = questions.frame_rows(question.table(analysis, chosen))
            name = question.kunci
            show_table(rows, columns, key=f"data-{name}", label=question.tanya, unduh=f"grafik-{name}")


page()
