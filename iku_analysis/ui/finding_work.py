"""What is done about findings: ask the bidang, accept with a reason, remark; for one or for many; and the thread.

Takes findings, keeps decisions through store/work.py, each with its way back. Judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from iku_analysis.results import Temuan
from iku_analysis.sop import is_working_day
from iku_analysis.store.uploads import now
from iku_analysis.store.work import accept_many, ask_many, comment_many, hal_of
from iku_analysis.ui import actions, choosing, findings, rule_rows, state
from iku_analysis.ui.words import day_text, plain

MINTA, TERIMA, KOMENTAR = "Minta perbaikan", "Terima dengan alasan", "Komentari"
_PILIHAN_HARI = 10  # working days ahead that may be chosen
_HARI_BAWAAN = 3  # working days that a bidang usually gets
_TEKS = {
    MINTA: ("Yang diminta", "Kosong: saran temuannya yang diminta"),
    TERIMA: ("Alasan menerima temuan", "Misalnya: disepakati rapat 20 Januari"),
    KOMENTAR: ("Komentar", "Ditulis dalam utas temuan ini"),
}


def next_working_days(today: date) -> list[date]:
    """The days that may be named to a bidang."""
    ahead = (today + timedelta(days=number) for number in range(1, 40))
    return [day for day in ahead if is_working_day(day)][:_PILIHAN_HARI]


def choose_day(key: str, label: str = "Paling lambat") -> date:
    """A working day from tomorrow on; three days ahead unless another is chosen."""
    days = next_working_days(now().date())
    return st.selectbox(label, days, index=_HARI_BAWAAN - 1, format_func=day_text, key=key, width=230)


def settle_many(chosen: Sequence[Temuan]) -> None:
    """The form for all the findings that are ticked, in place of the one that is opened."""
    with st.container(border=True, key="rincian"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(f"{len(chosen)} temuan dipilih", anchor=False, width="stretch")
            st.button(
                "Tutup",
                icon=":material/close:",
                type="tertiary",
                key="tutup-banyak",
                on_click=choosing.tick,
                args=((),),
            )
        counts = Counter(f"{item.kode} {rule_rows.check_title(item.kode)}" for item in chosen)
        st.caption(plain(" · ".join(f"{name} ({count})" for name, count in sorted(counts.items()))))
        settle(chosen, "banyak")


def settle(chosen: Sequence[Temuan], key: str, following: str | None = None) -> None:
    """The form that asks for, accepts or remarks on all the findings chosen; says what it did.

    `following`: the finding that is opened when these were asked for or accepted; null: none.
    """
    what = st.segmented_control(
        "Tindakan", list(_TEKS), default=MINTA, required=True, key=f"tindakan-{key}", label_visibility="collapsed"
    )
    label, hint = _TEKS[what]
    with st.form(f"tindak-{key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        batas = choose_day(f"batas-{key}") if what == MINTA else None
        text = st.text_input(label, placeholder=hint, key=f"teks-{key}-{what}").strip()
        sent = st.form_submit_button(what, type="primary", icon=":material/check:", key=f"kirim-{key}")
    if not sent:
        return
    if what != MINTA and not text:
        st.warning(f"{label} perlu ditulis; itu dicatat bersama nama Anda.", icon=":material/edit:")
        return
    actions.announce(*_done(chosen, what, text, batas))
    if what != KOMENTAR:
        choosing.select(following)
    choosing.tick([])
    st.rerun()


def _done(chosen: Sequence[Temuan], what: str, text: str, batas: date | None) -> tuple[str, list[str]]:
    """Keep it; (what was done, in words; the ids by which it is taken back)."""
    store, oleh = state.get_store(), state.current_user()
    name = f"Temuan {chosen[0].kode}" if len(chosen) == 1 else f"{len(chosen)} temuan"
    things = [hal_of(item) for item in chosen]
    if what == TERIMA:
        return f"{name} diterima dengan alasan.", accept_many(store, chosen, alasan=text, oleh=oleh)
    if what == KOMENTAR:
        return f"Komentar pada {name.lower()} disimpan.", comment_many(store, things, teks=text, oleh=oleh)
    tahun = state.current_scope().tahun
    ids = ask_many(store, things, batas=batas, teks=text, oleh=oleh, tahun_iku=tahun)
    when = f" paling lambat {day_text(batas)}" if batas else ""
    return f"{name} diminta diperbaiki kepada {_addressees(chosen)}{when}.", ids


def _addressees(chosen: Sequence[Temuan]) -> str:
    """Who is asked: by name where it is one, else how many; findings on a plan are for whoever holds the document."""
    names = {item.bidang for item in chosen if item.bidang}
    parts = [names.pop() if len(names) == 1 else f"{len(names)} bidang"] if names else []
    parts += ["pemegang dokumen"] if any(item.bidang is None for item in chosen) else []
    return " dan ".join(parts)


def thread(finding: Temuan) -> None:
    """All that was said and done about a finding, oldest first; each entry can be taken back."""
    for entry in state.get_analysis().pekerjaan.thread(finding):
        head, words = findings.entry_text(entry)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":gray[{plain(head)}]  \n{plain(words)}", width="stretch")
            if st.button("Batalkan", type="tertiary", icon=":material/undo:", key=f"batal-{entry.keputusan_id}"):
                actions.take_back([entry.keputusan_id], f"Dibatalkan pada temuan {finding.kode}: “{words}”.")
                st.rerun()
