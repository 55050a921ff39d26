"""The filters above the findings: severity, topic, bidang, state. Draws them, says what is chosen, what is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from iku_analysis.results import Temuan
from iku_analysis.ui import addresses, findings, state, words

_TAMPILAN, _TINGKAT, _TOPIK, _PENGIRIM, _KEADAAN = "tampilan", "tingkat", "topik", "pengirim", "status"
# Column of the table of senders → the state of the findings that it counts.
_KEADAAN_KOLOM = {"diminta": "Diminta", "terlambat": "Diminta", "diterima": "Diterima", "selesai": "Selesai"}


def choose(sender: str, column: str) -> None:
    """Narrow the list to what a clicked figure of the table of senders counts."""
    st.session_state[_PENGIRIM] = sender
    st.session_state[_TINGKAT] = [column] if column in words.TINGKAT else []
    st.session_state[_KEADAAN] = _KEADAAN_KOLOM.get(column, "Terbuka")


def choose_view() -> str:
    """The list, the catalogue or what goes back. An address that asks for a list begins anew: with the list itself."""
    at_rest = {_TAMPILAN: addresses.DAFTAR, _TINGKAT: [], _TOPIK: findings.SEMUA, _PENGIRIM: findings.SEMUA}
    addresses.start_anew(at_rest | {_KEADAAN: "Terbuka"})
    return st.segmented_control(
        "Tampilan",
        [addresses.DAFTAR, addresses.KATALOG, addresses.KEMBALI],
        default=addresses.DAFTAR,
        required=True,
        key=_TAMPILAN,
        bind="query-params",
        label_visibility="collapsed",
    )


def draw_filters() -> findings.Saringan:
    """Draw the filters; what is chosen stands in the address, so that a link opens the same list."""
    analysis, scope = state.get_analysis(), state.current_scope()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        tingkat = st.pills(
            "Tingkat",
            list(words.TINGKAT),
            selection_mode="multi",
            format_func=lambda name: words.TINGKAT[name].teks,
            key=_TINGKAT,
            bind="query-params",
        )
        topik = st.selectbox(
            "Topik", [findings.SEMUA, *findings.topics(analysis)], key=_TOPIK, bind="query-params", width=140
        )
        names, fixed = findings.senders(analysis), bool(scope.bidang)
        sender = st.selectbox("Bidang", names, key=_PENGIRIM, bind="query-params", width=190, disabled=fixed)
        status = st.segmented_control(
            "Keadaan", list(findings.STATUS), default="Terbuka", required=True, key=_KEADAAN, bind="query-params"
        )
    return findings.Saringan(
        tingkat=tingkat,
        topik=None if topik == findings.SEMUA else topik,
        bidang=scope.bidang or (None if sender == findings.SEMUA else sender),
        status=status,
    )


def say_what_is_left(chosen: findings.Saringan, shown: Sequence[Temuan]) -> None:
    """Below the filters: what they hide of the open work, and where to go when nothing is left."""
    every = state.get_analysis().temuan
    untouched = sum(item.keadaan == "terbuka" for item in every)
    asked = len(replace(chosen, status="Diminta").apply(every)) if chosen.status == "Terbuka" else 0
    if asked:
        st.caption(f"{asked} temuan lain pada saringan ini sudah diminta; lihat keadaan Diminta.")
    if shown or chosen.status != "Terbuka":
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        if untouched:
            text = f"Tidak ada yang belum ditangani pada saringan ini; {untouched} temuan lain belum ditangani."
            st.markdown(text, width="stretch")
            label, address = "Tampilkan semuanya", addresses.findings()
            st.page_link("pages/pemeriksaan.py", label=label, query_params=address, icon=":material/filter_alt_off:")
        else:
            st.markdown(words.HASIL["lulus"].colour("Tidak ada temuan yang belum ditangani."), width="stretch")
            st.page_link("pages/beranda.py", label="Ke Beranda", icon=":material/arrow_forward:")
