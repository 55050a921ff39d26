"""Rapat: what do we decide on this one?"""

import streamlit as st

from iku_analysis.ui import blocks, look_meeting, meeting, meeting_forms, meeting_screen, meeting_setup, state

SIAP, BUTIR, HASIL = "Persiapan", "Agenda", "Hasil"


@st.fragment
def operate() -> None:
    """The meeting: one indicator, the decisions, the keys."""
    rapat = meeting.running()
    with st.spinner("Memeriksa lagi …"):
        items = meeting.agenda(rapat.urut) if rapat else ()
    item = meeting.current(rapat, items) if rapat else None
    if rapat is None or item is None:
        meeting.show_screen("")
        st.rerun()
    form = (lambda: meeting_forms.draw_form(rapat, item, items)) if meeting_forms.open_form() else None
    meeting_screen.draw_item(rapat, item, items, form)
    meeting_forms.draw_buttons(rapat, item, items)


@st.fragment(run_every=2)
def follow() -> None:
    """The second screen; looks again every two seconds."""
    meeting_screen.draw_follower(meeting.running())


def page() -> None:
    """What is before and after the meeting: preparation, agenda, results and papers."""
    blocks.page_head(
        "Rapat", "Satu indikator satu layar; setiap putusan langsung tersimpan, notulen siap saat rapat ditutup."
    )
    if state.get_summary().is_empty or not meeting.agenda("sasaran"):
        blocks.empty_state(
            "Belum ada usulan untuk dibahas. Unggah usulan bidang lebih dahulu.", "pages/unggah.py", "Unggah berkas"
        )
        return
    meeting_setup.draw_start()
    view = st.segmented_control(
        "Tampilan",
        [SIAP, BUTIR, HASIL],
        default=SIAP,
        required=True,
        key="tampilan-rapat",
        bind="query-params",
        label_visibility="collapsed",
    )
    {SIAP: meeting_setup.draw_preparation, BUTIR: meeting_setup.draw_agenda, HASIL: meeting_setup.draw_results}[view]()


blocks.start_with_frame()
if meeting.screen() == meeting.OPERATOR:
    look_meeting.apply_meeting_look()
    operate()
elif meeting.screen() == meeting.PENGIKUT:
    look_meeting.apply_meeting_look()
    follow()
else:
    page()
