"""Pemeriksaan: what is wrong, and where?"""

import streamlit as st

from iku_analysis.results import Temuan
from iku_analysis.store.uploads import now
from iku_analysis.ui import (
    blocks,
    choosing,
    finding_filters,
    finding_work,
    findings,
    look,
    rule_rows,
    sheet_window,
    state,
    words,
)
from iku_analysis.ui.addresses import KATALOG, KEMBALI
from iku_analysis.ui.returning import show_returns
from iku_analysis.ui.rules import show_catalogue
from iku_analysis.ui.table import show_table

blocks.page_head(
    "Pemeriksaan",
    "Yang belum ditangani menurut tingkat, lalu yang sudah; klik angkanya. Setiap temuan menunjuk selnya dan menyebut "
    "apa yang perlu dilakukan.",
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
    view = finding_filters.choose_view()
    if view == KEMBALI:
        show_returns()
        return
    if view == KATALOG:
        show_catalogue()
        return
    today = now().date()
    show_table(
        findings.matrix_rows(analysis, today),
        findings.MATRIKS,
        key="matriks",
        label="Temuan menurut bidang",
        tinggi=None,
        on_sel=finding_filters.choose,
    )
    chosen = finding_filters.draw_filters()
    if chosen.status == "Selesai":
        closed = findings.closed_rows(chosen.apply_closed(analysis.ditutup))
        show_table(closed, findings.TUTUP, key="tutup", label="Permintaan yang ditutup", unduh="permintaan-selesai")
        return
    shown = chosen.apply(analysis.temuan)
    finding_filters.say_what_is_left(chosen, shown)
    show_table(
        findings.finding_rows(shown, today),
        findings.columns(chosen.status),
        key="temuan",
        label="Temuan",
        pilih=True,
        tinggi=430,
        unduh="temuan",
        centang="Tindak lanjuti",
        on_centang=choosing.tick,
    )
    ticked = set(choosing.ticked())
    many = [item for item in analysis.temuan if item.kunci in ticked]
    opened = next((item for item in analysis.temuan if item.kunci == choosing.selected()), None)
    if many:
        finding_work.settle_many(many)
    elif opened:
        detail(opened, shown)


def detail(finding: Temuan, shown: list[Temuan]) -> None:
    """The row as in the sheet, why it matters, what was expected, what to do; what was said and done about it."""
    analysis = state.get_analysis()
    title, source = rule_rows.check_title(finding.kode), findings.result_of(analysis, finding.kode).sumber
    with st.container(border=True, key="rincian"):
        st.markdown(f"{words.TINGKAT[finding.tingkat].markdown} · {finding.kode} · {words.plain(title)}")
        st.subheader(words.plain(finding.pesan), anchor=False)
        st.caption(words.plain(words.place_text(finding.berkas, finding.lembar, finding.sel, finding.baris)))
        rows, columns = sheet_window.window(findings.upload_of(analysis, finding), finding)
        if rows:
            show_table(rows, columns, key="jendela", label="Baris di lembar aslinya", cari=False, tinggi=None)
        look.draw_pairs(findings.facts(analysis, finding))
        with st.expander("Mengapa ini diperiksa?"):
            look.draw_pairs(rule_rows.card_facts(finding.kode, source, state.get_settings()))
        finding_work.thread(finding)
        following = findings.next_after(shown, finding)
        finding_work.settle([finding], "satu", following)
        if following and st.button("Temuan berikutnya", icon=":material/arrow_downward:", key="berikutnya"):
            choosing.select(following)
            st.rerun(scope="fragment")


page()
