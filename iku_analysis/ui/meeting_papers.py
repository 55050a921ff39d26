"""Papers of a meeting for download: before it the invitation and the attendance list, after it minutes and slides.

Each is made when it is asked for, from what is in the store then. Draws buttons, makes no content itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from iku_analysis.documents import minutes
from iku_analysis.documents.slides import write_slides
from iku_analysis.errors import IkuError
from iku_analysis.store.letters import next_number, take_number
from iku_analysis.store.meeting import Rapat
from iku_analysis.store.uploads import now
from iku_analysis.ui import deciding, meeting, state
from iku_analysis.ui.words import plain

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_UNDANGAN = "undangan"  # kind of letter in the register


def draw_before(rapat: Rapat) -> None:
    """The invitation with its number, and the list to sign."""
    st.subheader("Surat sebelum rapat", anchor=False)
    analysis, instansi = state.get_analysis(), state.get_settings().instansi
    items = meeting.agenda(rapat.urut)
    day = f"{rapat.tanggal:%Y-%m-%d}"
    if rapat.nomor_undangan:
        st.markdown(f"Nomor undangan **{plain(rapat.nomor_undangan)}** tercatat di buku surat.")
    with st.container(horizontal=True):
        if not rapat.nomor_undangan and st.button(
            f"Ambil nomor {_proposed(rapat)}", icon=":material/tag:", key="nomor-undangan"
        ):
            _take_number(rapat)
            st.rerun()
        _download(
            "Undangan (Word)",
            lambda: minutes.invitation(analysis, rapat, items, instansi),
            f"undangan-rapat-{day}.docx",
        )
        _download("Daftar hadir (Word)", lambda: minutes.attendance(rapat, instansi), f"daftar-hadir-{day}.docx")


def _proposed(rapat: Rapat) -> str:
    return next_number(state.get_store(), state.get_settings(), _UNDANGAN, rapat.tanggal)[1]


def _take_number(rapat: Rapat) -> None:
    try:
        surat = take_number(
            state.get_store(),
            state.get_settings(),
            _UNDANGAN,
            tanggal=min(rapat.tanggal, now().date()),
            hal=f"Undangan {rapat.judul}",
            tujuan=rapat.peserta,
            oleh=state.current_user(),
        )
    except IkuError as error:
        st.error(plain(str(error)), icon=":material/error:")
        st.stop()
    deciding.keep_meeting(replace(rapat, nomor_undangan=surat.nomor), f"Undangan bernomor {surat.nomor}.")


def final_papers(rapat: Rapat) -> list[tuple[str, bytes]]:
    """(file name, bytes) of what is kept for the archive when a meeting is closed: invitation and minutes."""
    analysis, instansi = state.get_analysis(), state.get_settings().instansi
    items = meeting.agenda(rapat.urut)
    day = f"{rapat.tanggal:%Y-%m-%d}"
    try:
        out = [
            (f"notulen-{day}.docx", minutes.minutes_docx(analysis, rapat, items, instansi)),
            (f"notulen-{day}.pdf", minutes.minutes_pdf(analysis, rapat, items, instansi)),
        ]
        if rapat.nomor_undangan:
            out.insert(0, (f"undangan-rapat-{day}.docx", minutes.invitation(analysis, rapat, items, instansi)))
    except IkuError as error:
        st.error(plain(str(error)), icon=":material/error:")
        st.stop()
    return out


def draw_after(rapat: Rapat) -> None:
    """Minutes as Word and PDF, slides."""
    st.subheader("Notulen dan salindia", anchor=False)
    analysis, instansi = state.get_analysis(), state.get_settings().instansi
    items = meeting.agenda(rapat.urut)
    day = f"{rapat.tanggal:%Y-%m-%d}"
    with st.container(horizontal=True):
        _download(
            "Notulen (Word)", lambda: minutes.minutes_docx(analysis, rapat, items, instansi), f"notulen-{day}.docx"
        )
        _download("Notulen (PDF)", lambda: minutes.minutes_pdf(analysis, rapat, items, instansi), f"notulen-{day}.pdf")
        _download(
            "Salindia (PowerPoint)", lambda: write_slides(analysis, rapat, items, instansi), f"rapat-iku-{day}.pptx"
        )
    st.caption(
        "Dibuat dari putusan yang tersimpan saat ini; dapat diunduh juga selama rapat berlangsung. "
        "Notulen yang masuk arsip adalah yang dibuat ketika rapat ditutup."
    )


def _download(word: str, make: Callable[[], bytes], name: str) -> None:
    mime = {"docx": _DOCX, "pptx": _PPTX, "pdf": "application/pdf"}[name.rpartition(".")[2]]
    st.download_button(
        word, make, file_name=name, mime=mime, icon=":material/download:", key=f"unduh-{name}", on_click="ignore"
    )
