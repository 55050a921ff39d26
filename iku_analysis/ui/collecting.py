"""The page Format: what goes out to whom, what was sent, what came back; all files at once or one by one.

Takes the store through `pipeline.collection_formats`, keeps it per revision; the page calls the `show_` functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from iku_analysis import pipeline
from iku_analysis.documents.collection import FormatIsian, SemuaFormat
from iku_analysis.documents.collection_columns import sending_of
from iku_analysis.documents.collection_letters import (
    DISPOSISI,
    PENGANTAR,
    collection_files,
    disposisi_letter,
    sending_message,
    sending_note,
)
from iku_analysis.documents.collection_xlsx import write_collection
from iku_analysis.documents.packing import zip_bytes
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.database import Store
from iku_analysis.store.formats import Kembali, Terkirim, mark_sent, newest_sent, returned_formats, sent_formats
from iku_analysis.store.letters import Surat, letter_register, next_number, take_number
from iku_analysis.store.uploads import now
from iku_analysis.ui import actions, choosing, state
from iku_analysis.ui.finding_work import next_working_days
from iku_analysis.ui.table import MIME_XLSX, Kolom, Sel, show_table
from iku_analysis.ui.words import day_text, plain
from iku_analysis.vocabulary import Vocabulary

MIME_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DAFTAR = [
    Kolom("bidang", "Bidang"),
    Kolom("indikator", "Indikator terisi", "kanan", rapat=True),
    Kolom("versi", "Versi", "kanan", rapat=True),
    Kolom("terkirim", "Terkirim", rapat=True),
    Kolom("kembali", "Kembali"),
]
_HARI_BAWAAN = 5  # working days that a bidang usually gets to fill it in
_JENIS_SURAT = "nota_dinas"
_BERUBAH = {
    "B46": "susunannya diubah",
    "B47": "identitasnya berubah",
    "B48": "milik bidang lain",
    "B49": "versi lama",
}


@dataclass(frozen=True)
class Keadaan:
    """What the page shows: the formats of now, what was sent of them, what came back."""

    semua: SemuaFormat
    terkirim: dict[str, Terkirim]
    kembali: dict[str, Kembali]

    def is_sent(self, item: FormatIsian) -> bool:
        """Whether this very version was sent."""
        sent = self.terkirim.get(item.bidang)
        return sent is not None and sent.versi == item.versi


def load() -> Keadaan:
    """The state of now, kept under the store's revision."""
    scope = state.whole_scope()
    return _load(state.revision_key(), state.get_store(), state.get_vocabulary(), scope, state.get_settings())


@st.cache_resource(max_entries=4, show_spinner="Menyiapkan format setiap bidang …")
def _load(
    revision: tuple[Any, ...], _store: Store, _vocabulary: Vocabulary, _scope: Scope, _settings: Settings
) -> Keadaan:
    newest = newest_sent(sent_formats(_store, _scope.tahun))
    return Keadaan(
        pipeline.collection_formats(_store, _vocabulary, _scope, _settings),
        {bidang: item for (_, bidang), item in newest.items()},
        {item.bidang: item for item in returned_formats(_store) if item.bidang},
    )


def choose_deadline() -> date:
    """The last day for sending back."""
    days = next_working_days(now().date())
    chosen = st.selectbox(
        "Dikembalikan paling lambat",
        days,
        index=min(_HARI_BAWAAN, len(days)) - 1,
        format_func=day_text,
        key="batas-format",
        width=320,
    )
    return chosen or days[-1]


def show_actions(known: Keadaan, batas: date) -> None:
    """All files as one zip; note all as sent."""
    today = now().date()
    waiting = [item for item in known.semua.formats if not known.is_sent(item)]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            f"Unduh {len(known.semua.formats)} format dan suratnya (zip)",
            lambda: zip_bytes(collection_files(known.semua, tanggal=today, batas=batas, nomor=_number())),
            file_name=f"format-iku-{state.whole_scope().tahun}.zip",
            mime="application/zip",
            type="primary",
            icon=":material/folder_zip:",
            key="unduh-format",
            on_click="ignore",
        )
        if waiting:
            label = f"Tandai {len(waiting)} format terkirim hari ini"
            st.button(label, icon=":material/outgoing_mail:", key="tandai-semua", on_click=_mark, args=(waiting,))
        else:
            st.caption("Semua format versi ini sudah ditandai terkirim.")


def show_list(known: Keadaan) -> FormatIsian | None:
    """Who gets what, sent when, returned how; gives the one that is opened."""
    rows = [_row(known, item) for item in known.semua.formats]
    show_table(rows, DAFTAR, key="daftar-format", label="Format", pilih=True, tinggi=None, unduh="daftar-format")
    return next((item for item in known.semua.formats if item.bidang == choosing.selected()), None)


def show_one(known: Keadaan, item: FormatIsian, batas: date) -> None:
    """Its workbook, its message, its sent mark."""
    with st.container(border=True):
        st.subheader(plain(item.bidang), anchor=False)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                f"Unduh {item.berkas}",
                lambda: write_collection(item),
                file_name=item.berkas,
                mime=MIME_XLSX,
                icon=":material/download:",
                key="unduh-satu-format",
                on_click="ignore",
            )
            sent = known.terkirim.get(item.bidang)
            if not known.is_sent(item):
                st.button("Tandai terkirim hari ini", key="tandai-satu", on_click=_mark, args=([item],))
            elif sent:
                gone = f"Tanda terkirim {item.bidang} dihapus."
                st.button(
                    "Hapus tanda terkirim",
                    key="hapus-tanda",
                    on_click=actions.take_back,
                    args=([sent.keputusan_id], gone),
                )
        st.text_area(
            "Pesan untuk disalin", sending_message(item, batas=batas), height=300, key=f"pesan-{batas}-{item.berkas}"
        )


def show_unassigned(known: Keadaan) -> None:
    """Indicators of the Renstra that stand in no format, each with the question whose it is."""
    names = state.get_vocabulary().names("bidang")
    for kunci, sasaran, indikator in known.semua.tanpa_bidang:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.markdown(f"{plain(indikator)}  \n:gray[{plain(sasaran or 'indikator tujuan')}]", width="stretch")
            chosen = st.selectbox(
                "Bidang", names, index=None, placeholder="Pilih bidang", key=f"milik-{kunci}", width=320
            )
            if chosen:
                news = f"{indikator} masuk format {chosen}."
                actions.record("format_bidang", kunci, {"bidang": chosen}, news)
                st.rerun()


def show_letters(known: Keadaan, batas: date) -> None:
    """The disposisi (SOP 1) and the sending note (SOP 3), with its number."""
    scope, instansi, today = state.whole_scope(), state.get_settings().instansi, now().date()
    letter = _letter()
    with st.container(horizontal=True, vertical_alignment="center"):
        _download_letter(
            "Disposisi",
            DISPOSISI,
            lambda: disposisi_letter(instansi, scope.tahun, scope.periode, tanggal=today, batas=batas),
        )
        _download_letter(
            "Nota dinas pengiriman",
            PENGANTAR,
            lambda: sending_note(known.semua, tanggal=today, batas=batas, nomor=_number()),
        )
        if letter:
            st.caption(f"Nota dinas nomor {plain(letter.nomor)}")
        else:
            _, proposed = next_number(state.get_store(), state.get_settings(), _JENIS_SURAT, today)
            st.button(f"Ambil nomor {proposed}", key="nomor-nota", on_click=_take_number, args=(known,))


def _download_letter(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        f"{label} (Word)",
        make,
        file_name=name,
        mime=MIME_DOCX,
        icon=":material/description:",
        key=name,
        on_click="ignore",
    )


def _subject() -> str:
    return f"Pengisian format usulan IKU {state.whole_scope().tahun}"


def _letter() -> Surat | None:
    """The numbered note of this year; null where none has a number yet."""
    register = letter_register(state.get_store())
    return next((item for item in register if item.hal == _subject() and not item.batal), None)


def _number() -> str:
    letter = _letter()
    return letter.nomor if letter else ""


def _take_number(known: Keadaan) -> None:
    names = [item.penerima for item in known.semua.formats]
    letter = take_number(
        state.get_store(),
        state.get_settings(),
        _JENIS_SURAT,
        tanggal=now().date(),
        hal=_subject(),
        tujuan=names,
        oleh=state.current_user(),
    )
    actions.announce(f"Nomor {letter.nomor} dipakai untuk nota dinas pengiriman format.", [letter.surat_id])


def _mark(items: Sequence[FormatIsian]) -> None:
    """Note formats as sent today."""
    sendings = [sending_of(item) for item in items]
    ids = mark_sent(state.get_store(), sendings, tanggal=now().date(), oleh=state.current_user())
    who = items[0].bidang if len(items) == 1 else f"{len(items)} bidang"
    actions.announce(f"Format untuk {who} ditandai terkirim.", ids)


def _row(known: Keadaan, item: FormatIsian) -> dict[str, Any]:
    sent, back = known.terkirim.get(item.bidang), known.kembali.get(item.bidang)
    note = Sel("belum", warna="abu")
    if sent:
        newer = None if sent.versi == item.versi else f"versi {sent.versi}; isi Renstra sudah berubah"
        note = Sel(
            day_text(sent.tanggal),
            kecil=newer or sent.oleh,
            warna="kuning" if newer else "hijau",
            urut=sent.tanggal.isoformat(),
        )
    return {
        "id": item.bidang,
        "bidang": Sel(item.bidang, kecil=item.berkas),
        "indikator": Sel(str(len(item.baris)), urut=len(item.baris)),
        "versi": str(item.versi),
        "terkirim": note,
        "kembali": _returned(back),
    }


def _returned(back: Kembali | None) -> Sel:
    if back is None:
        return Sel("belum", warna="abu")
    when = f"{back.berkas} · {day_text(back.pada.date())}"
    if not back.is_format:
        return Sel("● bukan format ini", kecil=when, warna="biru")
    if back.kode:
        return Sel(f"▲ {', '.join(_BERUBAH[kode] for kode in back.kode)}", kecil=when, warna="kuning")
    return Sel("✓ format ini", kecil=when, warna="hijau")
