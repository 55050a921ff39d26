"""The decisions of a meeting: accept, change, join, reject, put off, note; each kept at once, with the way back.

A change is corrections of what the usulan says, so that it is checked again like anything else. Draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from iku_analysis.documents.agenda import Butir
from iku_analysis.fields import FIELDS, MEDAN_NILAI
from iku_analysis.number_format import format_tanggal
from iku_analysis.quantities import read_quantity
from iku_analysis.store.corrections import correction, isian_of
from iku_analysis.store.decisions import NewDecision, decide_many, padanan_key, record_keys
from iku_analysis.store.meeting import (
    KATA,
    UBAH,
    Perubahan,
    Putusan,
    Rapat,
    TindakLanjut,
    changes_behind,
    rows_behind,
    save_meeting,
    sum_changes,
    verdict_row,
)
from iku_analysis.ui import actions, meeting, state

Medan = tuple[str, int | None]  # field and year


def keep_meeting(rapat: Rapat, news: str, papers: Sequence[tuple[str, bytes]] = ()) -> None:
    """Keep a meeting as it is now, with papers (file name, bytes), and say so."""
    actions.announce(news, [save_meeting(state.get_store(), rapat, oleh=state.current_user(), papers=papers)])


def decide(
    rapat: Rapat,
    item: Butir,
    putusan: str,
    *,
    catatan: str | None = None,
    tindak_lanjut: TindakLanjut | None = None,
    dengan: Butir | None = None,
) -> None:
    """Keep a decision other than a change. Changes that an earlier decision made end with it, and the news says so.

    `catatan`, `tindak_lanjut` null: those noted before stay.
    """
    before = _start(rapat, item)
    store = state.get_store()
    ends: list[NewDecision] = [("cabut", key, {}, None) for key in changes_behind(store, before)]
    made = replace(
        before,
        kunci=before.asal or before.kunci,
        asal="",
        putusan=putusan,
        ubah=(),
        koreksi=(),
        dengan=dengan.kunci if dengan else "",
        dengan_nama=dengan.nama if dengan else "",
    )
    rows = [*ends, verdict_row(_noted(made, catatan, tindak_lanjut))]
    ids = decide_many(store, rows, oleh=state.current_user())
    tail = f" dengan “{dengan.nama}”" if dengan else ""
    ended = " Perubahan sebelumnya tidak berlaku lagi." if ends else ""
    actions.announce(f"{KATA[putusan]}{tail}: “{item.nama}”.{ended}", ids)
    meeting.open_item(rapat, item.baris_id)


def change(
    rapat: Rapat,
    item: Butir,
    values: Mapping[Medan, tuple[str, str]],
    *,
    catatan: str,
) -> None:
    """Keep new texts for fields of the indicator. `values`: (field, year) → (what stands there now, what shall)."""
    before, store = _start(rapat, item), state.get_store()
    reason = f"diputuskan rapat {format_tanggal(rapat.tanggal)}" + (f": {catatan}" if catatan else "")
    found = {
        isian: wanted
        for (medan, tahun), (_, wanted) in values.items()
        for baris_id in item.baris_ids
        if (isian := isian_of(store, baris_id, medan, tahun)) is not None
    }
    key = _key_after(item, values)
    is_renamed = key != item.kunci
    changes = tuple(Perubahan(medan, tahun, old, new) for (medan, tahun), (old, new) in values.items())
    made = replace(
        before,
        kunci=key if is_renamed else before.kunci,
        asal=before.asal or (before.kunci if is_renamed else ""),
        putusan=UBAH,
        ubah=sum_changes(before.ubah, changes),
        koreksi=tuple(dict.fromkeys((*before.koreksi, *(isian.kunci for isian in found)))),
    )
    rows = [correction(isian, wanted, alasan=reason, asal="rapat") for isian, wanted in found.items()]
    # The bidang may write the new name itself in its next file.
    for paired in actions.decisions_about("padanan", record_keys(item.baris))[:1]:
        if is_renamed:
            rows.append(("padanan", key, paired.isi, paired.alasan))
    ids = decide_many(store, [*rows, verdict_row(_noted(made, catatan, None))], oleh=state.current_user())
    words = ", ".join(
        f"{_name(medan, tahun)} {old or 'kosong'} → {new}" for (medan, tahun), (old, new) in values.items()
    )
    actions.announce(f"Diubah: “{item.nama}”: {words}. Sudah diperiksa lagi.", ids)
    meeting.open_item(rapat, item.baris_id)


def note(rapat: Rapat, item: Butir, catatan: str, tindak_lanjut: TindakLanjut) -> None:
    """Keep what was said and what is to be done; the decision stays as it is."""
    made = _noted(_start(rapat, item), catatan, tindak_lanjut)
    ids = decide_many(state.get_store(), [verdict_row(made)], oleh=state.current_user())
    actions.announce(f"Catatan pada “{item.nama}” disimpan.", ids)


def take_back(rapat: Rapat, item: Butir) -> None:
    """Take back all that meetings decided on an item, with what it changed."""
    if item.putusan:
        ids = rows_behind(state.get_store(), item.putusan)
        actions.take_back(ids, f"Putusan atas “{item.nama}” diurungkan.")
        meeting.open_item(rapat, item.baris_id)


def unreadable(item: Butir, values: Mapping[Medan, tuple[str, str]]) -> list[str]:
    """The typed values that are no value of the unit, in words; empty: all can be read."""
    unit = values.get(("satuan", None), ("", item.baris["satuan"] or ""))[1]
    vocabulary = state.get_vocabulary()
    baku = vocabulary.canonical("satuan", unit) if unit else None
    return [
        f"{_name(medan, tahun)} “{new}” tidak terbaca sebagai nilai"
        for (medan, tahun), (_, new) in values.items()
        if medan in MEDAN_NILAI and new and read_quantity(new, vocabulary=vocabulary, satuan=baku).jenis == "teks"
    ]


def _start(rapat: Rapat, item: Butir) -> Putusan:
    """What stands so far, as the first content of the next row."""
    if item.putusan is not None:
        asli = tuple(dict.fromkeys((*item.putusan.asli, *item.asli)))
        return replace(item.putusan, rapat_id=rapat.rapat_id, diputuskan=rapat.pimpinan, asli=asli)
    row = item.baris
    return Putusan(
        kunci=item.kunci,
        rapat_id=rapat.rapat_id,
        asli=item.asli,
        bidang=row["bidang"],
        sasaran=row["sasaran"],
        indikator=row["indikator"],
        satuan=row["satuan"],
        diputuskan=rapat.pimpinan,
    )


def _noted(putusan: Putusan, catatan: str | None, tindak_lanjut: TindakLanjut | None) -> Putusan:
    return replace(
        putusan,
        catatan=putusan.catatan if catatan is None else catatan.strip(),
        tindak_lanjut=putusan.tindak_lanjut if tindak_lanjut is None else tindak_lanjut,
    )


def _key_after(item: Butir, values: Mapping[Medan, tuple[str, str]]) -> str:
    named = {name: values.get((name, None), ("", item.baris[name]))[1] for name in ("sasaran", "indikator")}
    return padanan_key(item.baris["bidang"], named["sasaran"], named["indikator"])


def _name(medan: str, tahun: int | None) -> str:
    return f"{FIELDS[medan].judul.lower()} {tahun or ''}".strip()
