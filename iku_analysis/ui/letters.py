"""Letters on the screens: the patterns of their numbers in Pengaturan, the register in Pengesahan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from iku_analysis.settings import Settings
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.letters import Surat, correct_letter, letter_register, next_number, pattern_problem
from iku_analysis.store.uploads import now
from iku_analysis.ui import actions, choosing, state
from iku_analysis.ui.files import moment_cell
from iku_analysis.ui.table import Kolom, Sel, show_table
from iku_analysis.ui.words import day_text, plain

REGISTER = [
    Kolom("nomor", "Nomor"),
    Kolom("jenis", "Jenis", rapat=True),
    Kolom("tanggal", "Tanggal", rapat=True),
    Kolom("hal", "Hal dan tujuan"),
    Kolom("pada", "Dicatat", rapat=True),
    Kolom("keadaan", "Keadaan", rapat=True),
]
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


def register_rows() -> list[dict[str, Any]]:
    """The register of letters, newest first; a number taken back stays."""
    titles = {item.jenis: item.judul for item in state.get_settings().surat}
    return [
        {
            "id": item.surat_id,
            "nomor": Sel(item.nomor, tebal=not item.batal),
            "jenis": titles.get(item.jenis, item.jenis),
            "tanggal": Sel(day_text(item.tanggal), urut=item.tanggal.isoformat()),
            "hal": Sel(item.hal, kecil="; ".join(item.tujuan) or None),
            "pada": moment_cell(item.pada, item.oleh, item.surat_id),
            "keadaan": Sel("– Batal", kecil=item.alasan, warna="abu")
            if item.batal
            else Sel("✓ Berlaku", warna="hijau"),
        }
        for item in letter_register(state.get_store())
    ]


def show_register() -> None:
    """The register of letters; a chosen one is corrected or taken back, each as a row of its own."""
    rows = register_rows()
    if not rows:
        return
    st.subheader("Buku nomor surat", anchor=False)
    show_table(rows, REGISTER, key="surat", label="Buku nomor surat", pilih=True, unduh="buku-surat")
    store = state.get_store()
    chosen = next(
        (item for item in letter_register(store) if item.surat_id == choosing.selected() and not item.batal), None
    )
    if chosen is None:
        st.caption(
            "Klik satu surat untuk membetulkan catatannya atau membatalkannya; nomor yang batal tidak dipakai lagi."
        )
        return
    with st.container(border=True):
        st.markdown(f"**{plain(chosen.nomor)}**")
        hal = st.text_input("Hal", chosen.hal, key=f"hal-{chosen.surat_id}")
        names = st.text_area("Tujuan, satu per baris", "\n".join(chosen.tujuan), key=f"tujuan-{chosen.surat_id}")
        why = st.text_input("Alasan", key=f"alasan-{chosen.surat_id}")
        with st.container(horizontal=True):
            mend = st.button("Betulkan catatan", icon=":material/edit:", key="betulkan-surat")
            drop = st.button("Batalkan surat", icon=":material/undo:", key="batalkan-surat")
    if (mend or drop) and not why.strip():
        st.warning("Tulis alasannya.", icon=":material/edit:")
    elif mend or drop:
        _change_letter(chosen, hal, [name.strip() for name in names.splitlines() if name.strip()], why.strip(), drop)
        choosing.select(None)
        st.rerun()


def _change_letter(surat: Surat, hal: str, tujuan: Sequence[str], why: str, drop: bool) -> None:
    store, oleh = state.get_store(), state.current_user()
    if drop:
        done = withdraw(store, surat.surat_id, oleh=oleh, alasan=why)
        actions.announce(f"Surat nomor {surat.nomor} dibatalkan; nomornya tidak dipakai lagi.", [done])
    else:
        done = correct_letter(store, surat, hal=hal.strip(), tujuan=tujuan, alasan=why, oleh=oleh)
        actions.announce(f"Catatan surat nomor {surat.nomor} dibetulkan.", [done])
