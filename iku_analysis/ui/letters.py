"""Letters on the screens: the patterns of their numbers in Pengaturan."""

from __future__ import annotations

from typing import Any

import streamlit as st

from iku_analysis.settings import Settings
from iku_analysis.store.letters import next_number, pattern_problem
from iku_analysis.store.uploads import now
from iku_analysis.ui import actions, state
from iku_analysis.ui.words import plain

_CARA = (
    "Yang dapat dipakai dalam pola: {kode} kode klasifikasi, {nomor} nomor urut ({nomor:3} menjadi 007), "
    "{unit} kode unit, {bulan} bulan Romawi, {tahun}. Huruf dan spasi lain dicetak apa adanya; "
    "kode atau unit yang kosong tidak dicetak."
)


def show_patterns() -> None:
    """The pattern and the code of each kind of letter, with the number that the next one would carry."""
    store, settings, today = state.get_store(), state.get_settings(), now().date()
    with st.form("pola-surat", border=False):
        st.markdown(_CARA)
        unit = st.text_input("Kode unit", settings.unit_surat, key="isian-surat-unit", placeholder="misalnya KBSP")
        typed: dict[str, Any] = {"surat.unit": unit.strip()}
        problems = []
        for item in settings.surat:
            left, right, shown = st.columns([2, 4, 3], vertical_alignment="bottom")
            kode = left.text_input(f"{item.judul}: kode", item.kode, key=f"isian-surat-{item.jenis}-kode")
            pola = right.text_input("Pola nomor", item.pola, key=f"isian-surat-{item.jenis}-pola")
            nomor = next_number(store, settings, item.jenis, today)[1]
            shown.caption(f"Surat berikutnya: {plain(nomor)}")
            typed |= {f"surat.{item.jenis}.kode": kode.strip(), f"surat.{item.jenis}.pola": pola.strip()}
            if problem := pattern_problem(pola):
                problems.append(f"{item.judul}: {problem}")
        if st.form_submit_button("Simpan pola surat", icon=":material/check:"):
            if not problems:
                actions.save_settings(_changed(typed, settings))
                st.rerun()
            for problem in problems:
                st.warning(problem, icon=":material/edit:")


def _changed(typed: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """The typed settings that say something else than those in force."""
    known = {"surat.unit": settings.unit_surat}
    for item in settings.surat:
        known |= {f"surat.{item.jenis}.kode": item.kode, f"surat.{item.jenis}.pola": item.pola}
    return {name: value for name, value in typed.items() if value != known[name]}
