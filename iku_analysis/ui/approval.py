"""Pengesahan: where the document stands, the steps 9-13 with their dates, and the action of the present step.

Takes the store through `store.approval`; every action is an event there. The page only calls what is here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

import streamlit as st

from iku_analysis.documents.frozen import VersiBeku
from iku_analysis.drafting import past_version
from iku_analysis.errors import IkuError
from iku_analysis.sop import LANGKAH
from iku_analysis.store.approval import (
    JenisPeristiwa,
    Peristiwa,
    Perjalanan,
    event_title,
    journey,
    record_event,
)
from iku_analysis.store.database import Store
from iku_analysis.store.drafts import Draf
from iku_analysis.store.proposals import Usul, proposals
from iku_analysis.ui import actions, blocks, drafting, state
from iku_analysis.ui.files import moment_cell
from iku_analysis.ui.gate import gate_now, say_held, say_taken_along, show_held
from iku_analysis.ui.table import Kolom, Sel
from iku_analysis.ui.words import TINGKAT, day_text, moment_text, plain

PERISTIWA = [
    Kolom("langkah", "Langkah", "tengah", rapat=True),
    Kolom("judul", "Yang dilakukan"),
    Kolom("catatan", "Catatan"),
    Kolom("pada", "Kapan, oleh", rapat=True),
]


@dataclass(frozen=True)
class Pandangan:
    """What the page shows. `drafts`: the frozen ones of the year, newest first; `usul`: to all drafts of this round."""

    tahun: int
    jalan: Perjalanan
    drafts: tuple[Draf, ...]
    usul: tuple[Usul, ...]

    @property
    def menunggu(self) -> int:
        """Proposals without an answer."""
        return sum(item.putusan is None for item in self.usul)

    @property
    def diterima(self) -> int:
        """Proposals accepted after the draft on its way was made: it does not hold them yet."""
        made = next((draf.pada for draf in self.drafts if draf.nomor == self.jalan.nomor), datetime.max)
        return sum(item.putusan == "terima" and (item.dijawab or made) > made for item in self.usul)


def current() -> Pandangan:
    """The document of the scope's year."""
    store, tahun = state.get_store(), state.whole_scope().tahun
    jalan = journey(store, tahun)
    drafts = tuple(draf for draf in state.in_force().drafts if draf.tahun == tahun and draf.is_frozen)
    handed = {item.nomor for item in jalan.peristiwa if item.jenis == "diserahkan"}
    usul = tuple(item for item in proposals(store) if item.butir.nomor_draf in handed)
    return Pandangan(tahun, jalan, drafts, usul)


def version(nomor: int) -> VersiBeku:
    """A numbered draft as it was."""
    store = state.get_store()
    return _version((str(store.path), nomor), store)


@st.cache_resource(max_entries=8, show_spinner=False)
def _version(key: tuple[str, int], _store: Store) -> VersiBeku:
    return past_version(_store, key[1])


def show_stepper(view: Pandangan) -> None:
    """Steps 9-13, each with the date of its last event; the present one is strong."""
    jalan = view.jalan
    finished = jalan.kedudukan == "selesai"
    items = []
    for langkah in LANGKAH[8:]:
        event = _finished(jalan, langkah.nomor)
        now = langkah.nomor == jalan.langkah and not finished
        kelas = "kini" if now else "selesai" if event else ""
        tanda = "✓" if event and not now else str(langkah.nomor)
        when = f"<br>{escape(day_text(event.pada.date()))}" if event else ""
        kini = ' aria-current="step"' if now else ""
        items.append(f'<li class="{kelas}"{kini}><b>{tanda}</b><span>{escape(langkah.judul)}{when}</span></li>')
    style = "grid-template-columns:repeat(5,minmax(0,1fr))"
    st.html(f'<ol class="iku-langkah" style="{style}" aria-label="Langkah 9 sampai 13">{"".join(items)}</ol>')


_SELESAI: Mapping[int, JenisPeristiwa] = {
    9: "diteruskan",
    10: "diajukan",
    11: "ditandatangani",
    12: "surat_pengantar",
    13: "diarsipkan",
}


def _finished(jalan: Perjalanan, langkah: int) -> Peristiwa | None:
    """The event that ended a step of this round, if the document did not come back behind it since."""
    event = jalan.last(_SELESAI[langkah])
    back = jalan.last("dikembalikan_sekretaris", "dikembalikan_kepala")
    return None if event is None or (back and back.peristiwa_id > event.peristiwa_id) else event


def show_action(view: Pandangan) -> None:
    """One sentence on where the document is, and what can be done with it there."""
    {"8": _at_concept, "9": _at_secretary, "10": _at_submission, "11": _at_head}.get(
        view.jalan.kedudukan, lambda _: None
    )(view)


def _at_concept(view: Pandangan) -> None:
    back = view.jalan.last("dikembalikan_sekretaris", "dikembalikan_kepala")
    if back:
        st.markdown(f":orange[▲] **{_title(back.jenis)[1]}** {_by(back)}: {plain(back.catatan or '')}")
    newest = view.drafts[0]
    st.markdown(f"Draf nomor {newest.nomor} dibuat {moment_text(newest.pada)} dan belum diserahkan.")
    _stale_note()
    say_held(gate_now(version(newest.nomor).dokumen), newest.nomor)
    if st.button(
        f"Serahkan draf nomor {newest.nomor} kepada Sekretaris", type="primary", icon=":material/send:", key="serahkan"
    ):
        move(view.tahun, "diserahkan", newest.nomor, f"Draf nomor {newest.nomor} diserahkan kepada Sekretaris.")


def _stale_note() -> None:
    if drafting.current_draft() is None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(TINGKAT["peringatan"].colour("Datanya sudah berubah sesudah draf itu dibuat."))
            st.page_link("pages/draf.py", label="Buat draf baru", icon=":material/arrow_forward:")


def _at_secretary(view: Pandangan) -> None:
    nomor, newest = view.jalan.nomor or 0, view.drafts[0].nomor
    handed = view.jalan.last("diserahkan")
    st.markdown(f"Draf nomor {nomor} ada pada **Sekretaris**{f' {_by(handed)}' if handed else ''}.")
    if view.menunggu:
        st.markdown(TINGKAT["peringatan"].colour(f"{view.menunggu} usul perubahan menunggu jawaban Kasubbag Program."))
    elif view.diterima and newest == nomor:
        with st.container(horizontal=True, vertical_alignment="center"):
            text = f"{view.diterima} usul diterima dan belum ada di draf nomor {nomor}. Buat draf baru, lalu serahkan."
            st.markdown(TINGKAT["peringatan"].colour(text))
            st.page_link("pages/draf.py", label="Buat draf baru", icon=":material/arrow_forward:")
    say_held(gate_now(version(nomor).dokumen), nomor)
    with st.container(horizontal=True):
        if newest > nomor:
            if st.button(f"Serahkan draf nomor {newest} sebagai gantinya", type="primary", key="serahkan"):
                move(view.tahun, "diserahkan", newest, f"Draf nomor {newest} diserahkan kepada Sekretaris.")
        elif (
            not view.menunggu
            and not view.diterima
            and st.button(
                "Selesai dikoreksi, teruskan", type="primary", icon=":material/arrow_forward:", key="teruskan"
            )
        ):
            move(view.tahun, "diteruskan", nomor, f"Draf nomor {nomor} selesai dikoreksi Sekretaris.")
        _send_back(view, "dikembalikan_sekretaris")


def _at_submission(view: Pandangan) -> None:
    nomor = view.jalan.nomor or 0
    st.markdown(f"Draf nomor {nomor} siap diajukan oleh **Sekretaris** kepada {_pimpinan()}.")
    gate = gate_now(version(nomor).dokumen)
    say_taken_along(gate)
    if gate.alasan:
        show_held(gate, f"Belum dapat diajukan: draf nomor {nomor} memuat {gate.alasan}.")
        if st.button("Kembalikan ke penyusunan", icon=":material/undo:", key="kembali-galat"):
            note = f"memuat {gate.alasan}"
            move(view.tahun, "dikembalikan_sekretaris", nomor, "Dokumen dikembalikan.", note)
        return
    _stale_note()
    if st.button(f"Ajukan kepada {_pimpinan()}", type="primary", icon=":material/send:", key="ajukan"):
        move(view.tahun, "diajukan", nomor, f"Draf nomor {nomor} diajukan kepada {_pimpinan()}.")


def _at_head(view: Pandangan) -> None:
    nomor = view.jalan.nomor or 0
    st.markdown(f"Draf nomor {nomor} ada pada **{_pimpinan()}** untuk disetujui.")
    say_taken_along(gate_now(version(nomor).dokumen))
    with st.container(horizontal=True):
        if st.button("Setujui", type="primary", icon=":material/check:", key="setujui"):
            move(view.tahun, "disetujui", nomor, f"Draf nomor {nomor} disetujui {_pimpinan()}.")
        _send_back(view, "dikembalikan_kepala")


def _send_back(view: Pandangan, jenis: JenisPeristiwa) -> None:
    with st.popover("Kembalikan dengan catatan", icon=":material/undo:"):
        note = st.text_area("Apa yang perlu diperbaiki", key="catatan-kembali")
        if st.button("Kembalikan ke penyusunan", key="kembalikan"):
            if note.strip():
                move(view.tahun, jenis, view.jalan.nomor or 0, f"{_title(jenis)[1]}.", note.strip())
            st.warning("Tulis apa yang perlu diperbaiki.", icon=":material/edit:")


def move(tahun: int, jenis: JenisPeristiwa, nomor: int, news: str, catatan: str | None = None, **more: Any) -> None:
    """Record an event and say so, with the way back; what cannot be done is said in words."""
    try:
        done = record_event(state.get_store(), tahun, jenis, nomor, oleh=state.current_user(), catatan=catatan, **more)
    except IkuError as error:
        blocks.show_error(error)
        return
    actions.announce(news, [done])
    st.rerun()


def _pimpinan() -> str:
    return state.get_settings().instansi.pimpinan


def _title(jenis: JenisPeristiwa) -> tuple[int, str]:
    return event_title(jenis, state.get_settings().instansi)


def _by(event: Peristiwa) -> str:
    return f"sejak {moment_text(event.pada)} (dicatat {plain(event.oleh)})"


def event_rows(jalan: Perjalanan) -> list[dict[str, Any]]:
    """One row per event of this round, oldest first."""
    return [
        {
            "id": item.peristiwa_id,
            "langkah": str(_title(item.jenis)[0]),
            "judul": Sel(_title(item.jenis)[1], kecil=f"draf nomor {item.nomor}"),
            "catatan": item.catatan or item.isi.get("nomor_surat") or "",
            "pada": moment_cell(item.pada, item.oleh, item.peristiwa_id),
        }
        for item in jalan.peristiwa
    ]
