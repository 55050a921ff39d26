"""Grafik: what should the meeting see?"""

import streamlit as st

from iku_analysis.ui import blocks, look, questions, state
from iku_analysis.ui.table import show_table

# No zoom bar and no English menu; a chart is read, not operated.
CONFIG = {"displayModeBar": False, "scrollZoom": False, "displaylogo": False}

blocks.page_head("Grafik", "Pilih pertanyaan rapat; judul grafik adalah jawabannya, arahkan kursor untuk sel asalnya.")


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
    by_key = {item.kunci: item for item in questions.PERTANYAAN}
    key = st.segmented_control(
        "Pertanyaan",
        list(by_key),
        default=questions.PERTANYAAN[0].kunci,
        required=True,
        format_func=lambda name: by_key[name].tanya,
        key="tanya",
        bind="query-params",
        label_visibility="collapsed",
    )
    question = by_key[key]
    chosen = choose(question, analysis)
    if chosen is None:
        st.info("Belum ada usulan dengan indikator pada bidang ini.", icon=":material/info:")
        return
    figure = questions.figure(key, chosen, bidang, look.tema())
    with st.container(key="kanvas"):
        st.plotly_chart(figure, theme=None, config=CONFIG, key=f"grafik-{key}", alt=question.tanya)
    rows, columns = questions.frame_rows(question.table(analysis, chosen))
    data = st.expander(f"Data grafik ini ({len(rows)} baris)", key=f"buka-data-{key}", on_change="rerun")
    if data.open:
        with data:
            show_table(rows, columns, key=f"data-{key}", label=question.tanya, unduh=f"grafik-{key}")


def choose(question: questions.Pertanyaan, analysis: state.Analysis) -> questions.Pilihan | None:
    """The indicator or the page that the chart is drawn for; null where there is none to choose."""
    if question.per_indikator:
        names = questions.indicators(analysis)
        if not names:
            return None
        baris_id = st.selectbox(
            "Indikator", list(names), format_func=names.__getitem__, key="indikator", persist_state="session"
        )
        return questions.Pilihan(baris_id=baris_id)
    pages = question.halaman(analysis)
    if pages == 1:
        return questions.Pilihan()
    halaman = st.segmented_control(
        "Halaman", list(range(1, pages + 1)), default=1, required=True, key=f"halaman-{question.kunci}"
    )
    return questions.Pilihan(halaman=halaman)


page()
