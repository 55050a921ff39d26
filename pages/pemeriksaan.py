"""Pemeriksaan: what is wrong, and where?"""

import streamlit as st

from iku_analysis.results import Temuan
from iku_analysis.ui import actions, blocks, findings, look, sheet_window, state, words
from iku_analysis.ui.finding_filters import draw_filters
from iku_analysis.ui.returning import show_returns
from iku_analysis.ui.table import show_table

DAFTAR, KATALOG, KEMBALI = "Temuan", "Semua pemeriksaan", "Kembalikan ke bidang"

blocks.page_head(
    "Pemeriksaan",
    "Setiap temuan menunjuk selnya, menyebut yang seharusnya dan dari mana, serta apa yang perlu dilakukan.",
)


@st.fragment
def page() -> None:
    """Findings or the whole catalogue."""
    analysis = state.get_analysis()
    if not len(analysis.lembar):
        blocks.empty_state(
            "Belum ada berkas yang diperiksa. Unggah usulan bidang, Renstra, dan Renja; pemeriksaan berjalan sendiri.",
            "pages/unggah.py",
            "Unggah berkas",
        )
        return
    view = st.segmented_control(
        "Tampilan",
        [DAFTAR, KATALOG, KEMBALI],
        default=DAFTAR,
        required=True,
        key="tampilan",
        label_visibility="collapsed",
    )
    if view == KEMBALI:
        show_returns()
        return
    if view == KATALOG:
        st.caption("✓ lulus · ✖ ada temuan · ◌ tidak dapat diperiksa: bukan lulus, hanya belum ada yang dapat dinilai.")
        rows = findings.catalogue_rows(analysis.pemeriksaan)
        show_table(rows, findings.KATALOG, key="katalog", label="Semua pemeriksaan", tinggi=None, unduh="pemeriksaan")
        return
    matrix = findings.matrix_rows(analysis.open_findings())
    show_table(
        matrix, findings.MATRIKS, key="matriks", label="Temuan terbuka", tinggi=None, on_pilih=state.choose_sender
    )
    shown = draw_filters().apply(analysis.temuan)
    rows = findings.finding_rows(shown)
    show_table(rows, findings.DAFTAR, key="temuan", label="Temuan", pilih=True, tinggi=340, unduh="temuan")
    opened = next((item for item in analysis.temuan if item.kunci == state.selected()), None)
    if opened:
        detail(opened, shown)


def detail(finding: Temuan, shown: list[Temuan]) -> None:
    """The row as in the sheet, why it matters, what was expected, what to do; accept it with a reason."""
    analysis = state.get_analysis()
    title, why = findings.explanation(finding.kode)
    with st.container(border=True, key="rincian"):
        st.markdown(f"{words.TINGKAT[finding.tingkat].markdown} · {finding.kode} · {words.plain(title)}")
        st.subheader(words.plain(finding.pesan), anchor=False)
        st.caption(words.plain(words.place_text(finding.berkas, finding.lembar, finding.sel, finding.baris)))
        rows, columns = sheet_window.window(findings.upload_of(analysis, finding), finding)
        if rows:
            show_table(rows, columns, key="jendela", label="Baris di lembar aslinya", cari=False, tinggi=None)
        look.draw_pairs(findings.facts(analysis, finding))
        with st.expander("Mengapa ini diperiksa?"):
            st.markdown(words.plain(why))
        waive(finding)
        following = findings.next_after(shown, finding)
        if following and st.button("Temuan berikutnya", icon=":material/arrow_downward:", key="berikutnya"):
            state.select(following)
            st.rerun(scope="fragment")


def waive(finding: Temuan) -> None:
    """Accept the finding with a reason, or take that back."""
    decision = actions.decision("pengecualian", finding.kunci)
    if decision:
        st.markdown(f":gray[✓] {words.plain(findings.waiver_text(decision))}")
        if st.button("Urungkan pengecualian", icon=":material/undo:", key="urungkan-pengecualian"):
            actions.take_back([decision.keputusan_id], f"Pengecualian {finding.kode} diurungkan.")
            st.rerun()
        return
    with st.form("kecualikan", border=False):
        reason = st.text_input(
            "Alasan mengecualikan temuan ini", placeholder="Misalnya: disepakati rapat", key="alasan-pengecualian"
        )
        if st.form_submit_button("Kecualikan dengan alasan", icon=":material/check:"):
            if alasan := reason.strip():
                actions.record("pengecualian", finding.kunci, {}, f"Temuan {finding.kode} dikecualikan.", alasan=alasan)
                st.rerun()
            st.warning("Tulis alasannya dahulu; alasan itu dicetak dalam draf.", icon=":material/edit:")


page()
