"""The clock of the SOP on Beranda: countdown, the table of steps, a step typed in with a note, the report.

Takes the traces that the summary carries; what is typed goes through `store.steps` and can be taken back.
"""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from iku_analysis.documents.cycle import assessment, cycle_pdf, cycle_xlsx, moment
from iku_analysis.errors import IkuError
from iku_analysis.sop import LANGKAH, Jejak, Posisi
from iku_analysis.store.steps import save_step
from iku_analysis.store.uploads import now
from iku_analysis.ui import actions, blocks, state
from iku_analysis.ui.table import MIME_XLSX, Kolom, Sel, show_table
from iku_analysis.ui.words import day_text, plain

LANGKAH_KOLOM = [
    Kolom("nomor", "No", "tengah", rapat=True),
    Kolom("judul", "Langkah"),
    Kolom("baku", "Waktu baku", rapat=True),
    Kolom("mulai", "Mulai", rapat=True),
    Kolom("selesai", "Selesai", rapat=True),
    Kolom("nyata", "Waktu nyata", rapat=True),
    Kolom("catatan", "Catatan", lebar="26%"),
]


def countdown(posisi: Posisi) -> str:
    """What is left of the standard time in words; "" where the step counts no days or its start is not known."""
    sisa = posisi.sisa
    if sisa is None or posisi.batas is None:
        return ""
    if sisa < 0:
        return f"▲ {-sisa} hari kerja melewati waktu baku, yang habis {day_text(posisi.batas)}"
    left = "Hari ini hari terakhir" if sisa == 0 else f"Tersisa {sisa} hari kerja sesudah hari ini"
    return f"{left}; waktu baku habis {day_text(posisi.batas)}"


def step_rows(jejak: tuple[Jejak, ...], pimpinan: str, hari_ini: date) -> list[dict[str, object]]:
    """One row per step of the SOP."""
    return [
        {
            "id": str(item.langkah.nomor),
            "nomor": str(item.langkah.nomor),
            "judul": Sel(item.langkah.judul, kecil=item.langkah.oleh(pimpinan), tebal=True),
            "baku": item.langkah.waktu,
            "mulai": _moment(item.mulai),
            "selesai": _moment(item.selesai),
            "nyata": _real(item, hari_ini),
            "catatan": Sel(item.catatan, kecil=f"diketik {item.oleh}" if item.diketik else item.oleh or None),
        }
        for item in jejak
    ]


def _moment(pada: datetime | None) -> Sel | str:
    day, _, clock = moment(pada).rpartition(" pukul ")
    return Sel(day, kecil=f"pukul {clock}") if day else clock


def _real(item: Jejak, hari_ini: date) -> Sel:
    judged = assessment(item, hari_ini)
    colour = {"melewati waktu baku": "kuning", "tepat waktu": "hijau", "berjalan": "biru"}.get(judged, "abu")
    sign = {"melewati waktu baku": "▲", "tepat waktu": "✓", "berjalan": "●"}.get(judged, "◌")
    return Sel(item.nyata(hari_ini) or "–", kecil=f"{sign} {judged}", warna=colour)


def show_clock(jejak: tuple[Jejak, ...]) -> None:
    """Every step with its standard and real time, a way to type one in, and the report."""
    hari_ini = now().date()
    show_table(
        step_rows(jejak, state.get_settings().instansi.pimpinan, hari_ini),
        LANGKAH_KOLOM,
        key="langkah",
        label="Waktu tiga belas langkah",
        cari=False,
        tinggi=None,
    )
    tahun, instansi = state.whole_scope().tahun, state.get_settings().instansi
    with st.container(horizontal=True):
        st.download_button(
            "Laporan siklus (PDF)",
            lambda: cycle_pdf(jejak, instansi, tahun, hari_ini),
            file_name=f"waktu-sop-iku-{tahun}.pdf",
            mime="application/pdf",
            icon=":material/download:",
            key="unduh-siklus-pdf",
            on_click="ignore",
        )
        st.download_button(
            "Laporan siklus (Excel)",
            lambda: cycle_xlsx(jejak, instansi, tahun, hari_ini),
            file_name=f"waktu-sop-iku-{tahun}.xlsx",
            mime=MIME_XLSX,
            icon=":material/download:",
            key="unduh-siklus-xlsx",
            on_click="ignore",
        )
    _type_step(jejak, tahun)


def _type_step(jejak: tuple[Jejak, ...], tahun: int) -> None:
    """What happened outside the app: the day a step began and ended, and from where that is known."""
    st.markdown("**Catat langkah yang berlangsung di luar aplikasi**")
    nomor = st.selectbox(
        "Langkah",
        [item.nomor for item in LANGKAH],
        format_func=lambda number: f"{number}. {LANGKAH[number - 1].judul}",
        key="langkah-nomor",
    )
    item = jejak[nomor - 1]
    with st.form("catat-langkah", border=False):
        left, right = st.columns(2)
        mulai = left.date_input("Mulai", value=None, format="DD/MM/YYYY", key=f"langkah-mulai-{nomor}")
        selesai = right.date_input("Selesai", value=None, format="DD/MM/YYYY", key=f"langkah-selesai-{nomor}")
        catatan = st.text_input("Catatan", placeholder="Misalnya: disposisi 12/X/2026", key=f"langkah-catatan-{nomor}")
        if st.form_submit_button("Catat langkah", icon=":material/check:"):
            try:
                done = save_step(
                    state.get_store(), tahun, nomor, mulai, selesai, catatan=catatan, oleh=state.current_user()
                )
            except IkuError as error:
                blocks.show_error(error)
            else:
                actions.announce(f"Langkah {nomor} dicatat: {item.langkah.judul}.", [done])
                st.rerun()
    if item.keputusan_id:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(f"Langkah {nomor} dicatat oleh {item.oleh}: {item.catatan}"), width="stretch")
            if st.button("Urungkan catatan", icon=":material/undo:", key="urungkan-langkah"):
                actions.take_back([item.keputusan_id], f"Catatan langkah {nomor} diurungkan.")
                st.rerun()
