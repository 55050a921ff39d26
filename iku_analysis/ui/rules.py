"""The catalogue of checks: its state, the help card of one, and what the agency sets: off or on, other thresholds.

Each change needs a reason, is kept as a setting with its history, and can be taken back. Runs no check.
"""

from __future__ import annotations

import streamlit as st

from iku_analysis.checks.ambang import AMBANG, read_value
from iku_analysis.documents.evaluator import evaluator_workbook
from iku_analysis.number_format import format_angka
from iku_analysis.settings import Thresholds
from iku_analysis.store.history import settings_history
from iku_analysis.store.uploads import now
from iku_analysis.ui import actions, choosing, look, rule_rows, state
from iku_analysis.ui.preference_rows import RIWAYAT_KOLOM, history_rows
from iku_analysis.ui.table import MIME_XLSX, show_table
from iku_analysis.ui.words import plain


def show_catalogue() -> None:
    """All checks in their three states; the chosen one with its card and its settings."""
    analysis, settings = state.get_analysis(), state.get_settings()
    st.download_button(
        "Unduh kertas kerja evaluasi (Excel)",
        lambda: evaluator_workbook(analysis, settings, tanggal=now().date()),
        file_name=f"kertas-kerja-evaluasi-{analysis.scope.tahun}.xlsx",
        mime=MIME_XLSX,
        icon=":material/fact_check:",
        key="unduh-evaluasi",
        on_click="ignore",
    )
    st.caption("✓ lulus · ✖ ada temuan · ◌ tidak dapat diperiksa: bukan lulus, hanya belum ada yang dapat dinilai.")
    rows = rule_rows.catalogue_rows(analysis.pemeriksaan, settings)
    show_table(
        rows, rule_rows.KATALOG, key="katalog", label="Semua pemeriksaan", pilih=True, tinggi=420, unduh="pemeriksaan"
    )
    chosen = next((item for item in analysis.pemeriksaan if item.kode == choosing.selected()), None)
    if chosen is None:
        st.caption("Klik satu pemeriksaan untuk penjelasannya, ambangnya, dan untuk mematikannya.")
        return
    with st.container(border=True, key="rincian"):
        st.subheader(plain(f"{chosen.kode} · {chosen.judul}"), anchor=False)
        look.draw_pairs(rule_rows.card_facts(chosen.kode, chosen.sumber, settings))
        _switch(chosen.kode)
        _thresholds(chosen.kode)
        _history(chosen.kode)


def _switch(kode: str) -> None:
    off = kode in state.get_settings().dimatikan
    word = "Nyalakan lagi" if off else "Matikan pemeriksaan ini"
    with st.form(f"saklar-{kode}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(
            f"Alasan {'menyalakan' if off else 'mematikan'} {kode}",
            placeholder="Dicetak dalam catatan draf",
            key=f"alasan-saklar-{kode}",
        ).strip()
        sent = st.form_submit_button(word, key=f"saklar-kirim-{kode}")
    if not sent:
        return
    if not reason:
        st.warning("Tulis alasannya; alasan itu dicetak dalam catatan draf.", icon=":material/edit:")
        return
    news = f"Pemeriksaan {kode} {'dinyalakan lagi' if off else 'dimatikan'}."
    actions.save_settings({f"periksa.{kode}": "nyala" if off else "mati"}, alasan=reason, news=news)
    st.rerun()


def _thresholds(kode: str) -> None:
    names = rule_rows.thresholds_of(kode)
    if not names:
        return
    now, default = state.get_settings().thresholds, Thresholds()
    with st.form(f"ambang-{kode}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        typed = {
            name: st.text_input(
                f"{AMBANG[name][0]} ({AMBANG[name][1]})",
                format_angka(getattr(now, name)),
                help=f"Bawaan {format_angka(getattr(default, name))}: {AMBANG[name][2]}",
                key=f"ambang-{kode}-{name}",
                width=210,
            )
            for name in names
        }
        reason = st.text_input("Alasan mengubah ambang", key=f"alasan-ambang-{kode}").strip()
        sent = st.form_submit_button("Simpan ambang", key=f"ambang-kirim-{kode}")
    if not sent:
        return
    try:
        values = {f"ambang.{name}": read_value(name, text) for name, text in typed.items()}
    except ValueError as error:
        st.warning(plain(str(error)), icon=":material/edit:")
        return
    values = {key: value for key, value in values.items() if value != getattr(now, key.removeprefix("ambang."))}
    if values and not reason:
        st.warning("Tulis alasannya; alasan itu dicetak dalam catatan draf.", icon=":material/edit:")
        return
    actions.save_settings(values, alasan=reason, news=f"Ambang {kode} diubah.")
    st.rerun()


def _history(kode: str) -> None:
    keys = {f"periksa.{kode}", *(f"ambang.{name}" for name in rule_rows.thresholds_of(kode))}
    past = [item for item in settings_history(state.get_store(), 500) if item.kunci in keys]
    if past:
        show_table(history_rows(past), RIWAYAT_KOLOM, key=f"riwayat-{kode}", label="Riwayat", cari=False, tinggi=None)
