"""What may be pressed in a meeting: the buttons with their keys, the forms behind ubah, gabung, tolak, tunda, catatan.

Each form is filled and sent with the keyboard alone: its first field has the cursor, Enter or Ctrl+Enter saves, Esc
goes back. What is typed is checked before it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from iku_analysis.documents.agenda import TANPA_BIDANG, Butir
from iku_analysis.store.meeting import GABUNG, TERIMA, TOLAK, TUNDA, UBAH, Rapat, TindakLanjut
from iku_analysis.ui import actions, deciding, look_meeting, meeting
from iku_analysis.ui.deciding import Medan
from iku_analysis.ui.words import plain

CATATAN = "catatan"
_TERBUKA = "rapat_isian"  # session key: the form that is open
_TERAKHIR = "rapat_terakhir"  # session key: baris_id of the item that the last action was about
_TOMBOL = (  # form, word, key, icon
    (TERIMA, "Terima", "1", ":material/check:"),
    (UBAH, "Ubah", "2", ":material/edit:"),
    (GABUNG, "Gabung", "3", ":material/merge:"),
    (TOLAK, "Tolak", "4", ":material/close:"),
    (TUNDA, "Tunda", "5", ":material/schedule:"),
    (CATATAN, "Catatan", "N", ":material/note_add:"),
)


def open_form() -> str:
    """The form that is open; "" where none is."""
    return str(st.session_state.get(_TERBUKA, ""))


def set_form(name: str) -> None:
    """Open a form, or none."""
    st.session_state[_TERBUKA] = name


def draw_buttons(rapat: Rapat, item: Butir, items: Sequence[Butir]) -> None:
    """The foot of the screen: what the last action did, and the buttons.

    Each acts on the item that was drawn, whatever other browsers open.
    """
    before, after = meeting.neighbour(items, item, -1), meeting.neighbour(items, item, 1)
    kabar = actions.news()
    with st.container(key="tombol-rapat", gap="xsmall"):
        if kabar:
            with st.container(horizontal=True, vertical_alignment="center", key="kabar-rapat"):
                st.markdown(f":green[✓] {plain(kabar.teks)}", width="stretch")
                if kabar.batal:
                    _button("Urungkan", "Z", "urungkan", partial(_undo, rapat, kabar), icon=":material/undo:")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _button("Sebelumnya", "Left", "mundur", partial(_go, rapat, before), disabled=before == item)
            for name, word, key, icon in _TOMBOL:
                _button(word, key, name, partial(_press, rapat, item, items, name), icon=icon)
            _button("Berikutnya", "Right", "maju", partial(_go, rapat, after), disabled=after == item)
            if item.putusan:
                _button("Hapus putusan", "X", "hapus", partial(deciding.take_back, rapat, item))
            if st.button("Agenda", key="rapat-agenda", shortcut="A", icon=":material/list:"):
                meeting.show_screen("")
                st.rerun()


def _undo(rapat: Rapat, kabar: actions.Kabar) -> None:
    """Take the last action back, and go back to what it was about."""
    set_form("")
    if last := st.session_state.get(_TERAKHIR):
        meeting.open_item(rapat, last)
    actions.take_back(kabar.batal, f"Diurungkan: {kabar.teks}")


def _button(
    word: str, key: str, name: str, then: Callable[[], None], *, icon: str | None = None, disabled: bool = False
) -> None:
    st.button(
        word,
        key=f"rapat-{name}",
        shortcut=key,
        icon=icon,
        disabled=disabled,
        on_click=then,
        type="primary" if name == TERIMA else "secondary",
    )


def _go(rapat: Rapat, item: Butir) -> None:
    set_form("")
    meeting.open_item(rapat, item.baris_id)


def _press(rapat: Rapat, item: Butir, items: Sequence[Butir], name: str) -> None:
    st.session_state[_TERAKHIR] = item.baris_id
    if name != TERIMA:
        set_form("" if open_form() == name else name)
        return
    set_form("")
    deciding.decide(rapat, item, TERIMA)
    meeting.open_item(rapat, meeting.next_open(items, item).baris_id)


def draw_form(rapat: Rapat, item: Butir, items: Sequence[Butir]) -> None:
    """The form that is open, with the cursor in its first field."""
    name = open_form()
    # A key of its own for each item: what was typed for another one is never offered here.
    with st.form(f"isian-{name}-{item.kunci}", border=True), st.container(key="isian-rapat"):
        if name == UBAH:
            _draw_change(rapat, item)
        elif name == GABUNG:
            _draw_join(rapat, item, items)
        elif name in (TOLAK, TUNDA):
            _draw_reason(rapat, item, items, name)
        else:
            _draw_note(rapat, item)
    look_meeting.focus_first("isian-rapat", f"{name} {item.baris_id}")
    st.button(
        "Kembali tanpa menyimpan", shortcut="Esc", key="rapat-kembali", type="tertiary", on_click=set_form, args=("",)
    )


def _draw_change(rapat: Rapat, item: Butir) -> None:
    now = meeting.values_of(item)
    typed: dict[Medan, str] = {}
    years = [key for key in now if key[1] is not None]
    for (_, tahun), column in zip(years, st.columns(len(years)) if years else (), strict=True):
        typed["target", tahun] = column.text_input(f"Target {tahun}", now["target", tahun], key=_key(item, f"t{tahun}"))
    typed["indikator", None] = st.text_input("Nama indikator", now["indikator", None], key=_key(item, "indikator"))
    left, right = st.columns([1, 3])
    typed["satuan", None] = left.text_input("Satuan", now["satuan", None], key=_key(item, "satuan"))
    typed["formulasi", None] = right.text_input("Rumus", now["formulasi", None], key=_key(item, "formulasi"))
    note = st.text_input("Catatan", _note(item), key=_key(item, "catatan"), placeholder="Mengapa diubah")
    if not _save("Simpan perubahan"):
        return
    changed = {key: (now[key], text.strip()) for key, text in typed.items() if text.strip() != now[key]}
    wrong = deciding.unreadable(item, changed)
    emptied = [key for key, (_, text) in changed.items() if not text]
    if wrong:
        st.warning(plain("; ".join(wrong)) + ". Tulis misalnya 82,5 atau 70,38-70,76 atau BB.", icon=":material/edit:")
    elif emptied:
        st.warning("Isian tidak dapat dikosongkan. Tulis isinya, atau pilih Tolak atau Tunda.", icon=":material/edit:")
    elif not changed:
        st.warning("Belum ada yang diubah. Pilih Terima bila usulan disetujui seperti adanya.", icon=":material/edit:")
    else:
        deciding.change(rapat, item, changed, catatan=note)
        _done()


def _draw_join(rapat: Rapat, item: Butir, items: Sequence[Butir]) -> None:
    others = [one for one in items if one.kunci != item.kunci and not (one.putusan and one.putusan.leaves_draft)]
    other = st.selectbox(
        "Digabung ke indikator yang tetap dimuat",
        others,
        index=None,
        format_func=lambda one: f"{one.nama} — {one.baris['bidang'] or TANPA_BIDANG}",
        placeholder="Ketik sebagian namanya",
        key=_key(item, "dengan"),
    )
    note = st.text_input("Catatan", _note(item), key=_key(item, "catatan"))
    if not _save("Simpan penggabungan"):
        return
    if other is None:
        st.warning("Pilih dahulu indikator yang tetap dimuat.", icon=":material/edit:")
        return
    deciding.decide(rapat, item, GABUNG, catatan=note, dengan=other)
    _done(rapat, item, items)


def _draw_reason(rapat: Rapat, item: Butir, items: Sequence[Butir], name: str) -> None:
    label = "Alasan ditolak" if name == TOLAK else "Alasan ditunda"
    note = st.text_input(label, _note(item), key=_key(item, "catatan"))
    todo = _follow_up(item)
    if not _save("Simpan penolakan" if name == TOLAK else "Simpan penundaan"):
        return
    if not note.strip():
        st.warning("Tulis alasannya; alasan itu dicetak dalam notulen.", icon=":material/edit:")
        return
    deciding.decide(rapat, item, name, catatan=note, tindak_lanjut=todo)
    _done(rapat, item, items)


def _draw_note(rapat: Rapat, item: Butir) -> None:
    note = st.text_input("Catatan pembahasan", _note(item), key=_key(item, "catatan"))
    todo = _follow_up(item)
    if _save("Simpan catatan"):
        deciding.note(rapat, item, note, todo)
        _done()


def _follow_up(item: Butir) -> TindakLanjut:
    """What is to be done, by whom, until when."""
    known = item.putusan.tindak_lanjut if item.putusan else TindakLanjut()
    what, who, until = st.columns([3, 2, 1.4])
    apa = what.text_input("Tindak lanjut", known.apa, key=_key(item, "apa"))
    siapa = who.text_input("Penanggung jawab", known.siapa or (item.baris["bidang"] or ""), key=_key(item, "siapa"))
    batas = until.date_input(
        "Batas waktu",
        date.fromisoformat(known.batas) if known.batas else None,
        format="DD/MM/YYYY",
        key=_key(item, "batas"),
    )
    if not apa.strip():
        return TindakLanjut()
    return TindakLanjut(apa.strip(), siapa.strip(), batas.isoformat() if batas else "")


def _save(word: str) -> bool:
    return st.form_submit_button(word, type="primary", icon=":material/check:", shortcut="Ctrl+Enter")


def _done(rapat: Rapat | None = None, item: Butir | None = None, items: Sequence[Butir] = ()) -> None:
    """Close the form; after a decision that ends the talk go on to the next open item."""
    set_form("")
    if rapat and item:
        meeting.open_item(rapat, meeting.next_open(items, item).baris_id)
    st.rerun()


def _note(item: Butir) -> str:
    return item.putusan.catatan if item.putusan else ""


def _key(item: Butir, name: str) -> str:
    """Widgets begin anew after each decision, with what is in force then."""
    return f"rapat-{name}-{item.kunci}-{item.putusan.keputusan_id if item.putusan else ''}"
