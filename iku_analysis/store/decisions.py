"""Decisions of people: made, in force, taken back. Append only: the newest of a key wins, a withdrawal is a row.

`jenis` and `kunci` of a decision:
    padanan        key of the usulan (first of `record_keys`) → isi {"renstra": key or null}; alasan needed where null
    iku_lama       key of last year's indicator (`padanan_key` without bidang) → isi {"usulan": name_key of what it is
                   now, or null}; alasan needed where null (dropped)
    rekonsiliasi   key of a difference: indicator, field, year, both texts → isi {"putusan": "pertahankan", …}; alasan
    pengecualian   `Temuan.kunci` → a finding accepted with a reason
    permintaan     `Temuan.pokok`, or the key of a difference → a repair asked of a bidang (store/work.py)
    komentar       the same keys → one remark of a thread; all of them count, not only the newest
    pengaturan     name of a setting ("instansi.nama", "periode") → isi {"nilai": …}
    rencana        `SheetPlan.kunci`: sender and headings of a sheet → isi: the corrected reading plan
    koreksi        `corrections.Isian.kunci`: record, field, year, text as read → isi: what counts, `asal`; alasan
    surat          `letters.letter_key`: series, year, running number → isi: the letter that took it; never given again
    pengesahan     year|event|draft (`approval`) → isi: one event of steps 9-13; alasan: the note
    usul           draft|place|field|year (`proposals`) → isi: the change that the Sekretaris proposes; alasan: the note
    tanggapan      id of a usul → isi {"putusan": terima or tolak}; alasan
    rapat          id of a meeting → isi: `meeting.Rapat`, the newest row of the id counts
    putusan        key of the usulan (`padanan_key`) → isi: `meeting.Putusan`, what a meeting decided on it
    format_terkirim "tahun|bidang|versi" → isi: `formats.KirimanFormat` and the day: a collection workbook was sent
    format_bidang  indicator of the Renstra (name_key in its file) → isi {"bidang": …}: in whose format it stands
    langkah        year|step (`steps`) → isi: day on which a step of the SOP began and ended; alasan: the note
    penetapan      year → isi: number, day and PDF of the Keputusan (`decree`); alasan: the note
    cabut          id of a decision or an upload → it no longer counts
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from weakref import WeakKeyDictionary

import duckdb

from iku_analysis.normalise import name_key
from iku_analysis.store.database import Store, insert_rows, uuid7
from iku_analysis.store.uploads import now, prove_one_agency

JenisKeputusan = Literal[
    "padanan",
    "iku_lama",
    "rekonsiliasi",
    "pengecualian",
    "permintaan",
    "komentar",
    "pengaturan",
    "rencana",
    "koreksi",
    "surat",
    "pengesahan",
    "usul",
    "tanggapan",
    "rapat",
    "putusan",
    "format_terkirim",
    "format_bidang",
    "langkah",
    "penetapan",
    "cabut",
]
# A page and a run ask for a dozen kinds: store → (its revision, what `_by_kind` read then).
_read: WeakKeyDictionary[Store, tuple[str, Mapping[str, Sequence[Keputusan]]]] = WeakKeyDictionary()
NewDecision = tuple[JenisKeputusan, str, dict[str, Any], str | None]  # jenis, kunci, isi, alasan


@dataclass(frozen=True)
class Keputusan:
    """One decision in force. `isi` is its content, `alasan` the reason typed, `pada` WIB."""

    keputusan_id: str
    jenis: str
    kunci: str
    isi: dict[str, Any]
    alasan: str | None
    oleh: str
    pada: datetime


def padanan_key(bidang: str | None, sasaran: str | None, indikator: str | None) -> str:
    """Names an indicator across uploads: the same bidang, sasaran and indicator after cleaning give the same key."""
    return "|".join(name_key(part) if part else "" for part in (bidang, sasaran, indikator))


def record_keys(row: Mapping[Any, Any]) -> tuple[str, ...]:
    """The `padanan_key`s of a record (columns of core_baris): as its file names it; as it counts now, where corrected.

    What is decided now is kept under the first, so that no correction of a name and no undo of one loses it.
    """
    bidang = name_key(row["bidang"]) if row["bidang"] else ""
    asli = [(row["sasaran_asli"], row["indikator_asli"])] if row["indikator_asli"] else []
    names = dict.fromkeys([*asli, (row["sasaran_kunci"], row["indikator_kunci"])])
    return tuple("|".join((bidang, sasaran or "", indikator or "")) for sasaran, indikator in names)


def newest(decisions: Mapping[str, Keputusan], keys: Iterable[str]) -> Keputusan | None:
    """The decision made last under any of the keys; null where there is none."""
    found = [decisions[key] for key in keys if key in decisions]
    return max(found, key=lambda item: item.keputusan_id, default=None)


def decide(
    store: Store,
    jenis: JenisKeputusan,
    kunci: str,
    isi: dict[str, Any],
    *,
    oleh: str,
    alasan: str | None = None,
) -> str:
    """Store one decision; gives its id, with which it can be taken back."""
    return decide_many(store, [(jenis, kunci, isi, alasan)], oleh=oleh)[0]


def decide_many(store: Store, decisions: list[NewDecision], *, oleh: str) -> list[str]:
    """Store several decisions in one transaction: all of them, or none."""
    with store.transaction() as cursor:
        return insert_decisions(cursor, decisions, oleh=oleh)


def insert_decisions(cursor: duckdb.DuckDBPyConnection, decisions: list[NewDecision], *, oleh: str) -> list[str]:
    """The same inside a transaction of the caller, for what must be looked up and decided at once.

    Raises StoreError in a store that holds files of several agencies (`uploads.prove_one_agency`).
    """
    for kind in {jenis for jenis, _, _, _ in decisions}:
        prove_one_agency(cursor, jenis=kind)
    again = _withdrawn_again(cursor, [kunci for jenis, kunci, _, _ in decisions if jenis == "cabut"])
    rows: list[tuple[object, ...]] = [
        (
            uuid7(),
            jenis,
            again.get(kunci, kunci) if jenis == "cabut" else kunci,
            json.dumps(isi, ensure_ascii=False, sort_keys=True),
            alasan,
            oleh,
            now(),
        )
        for jenis, kunci, isi, alasan in decisions
    ]
    insert_rows(cursor, "raw_keputusan", rows)
    return [str(row[0]) for row in rows]


def _withdrawn_again(cursor: duckdb.DuckDBPyConnection, targets: Sequence[str]) -> dict[str, str]:
    """What a withdrawal of a target is about, of those that are themselves a redo: the thing itself again.

    So a chain of undo and redo is never deeper than the two steps that core_cabut.sql looks at.
    """
    if not targets:
        return {}
    found = cursor.execute(
        """
        select redo.keputusan_id, undo.kunci
        from raw_keputusan redo
        join raw_keputusan undo on undo.keputusan_id = redo.kunci
        where redo.keputusan_id in (select unnest(?))
          and redo.jenis = 'cabut'
          and undo.jenis = 'cabut'
        """,
        [list(targets)],
    ).fetchall()
    return {str(redo): str(kunci) for redo, kunci in found}


def withdraw(store: Store, target_id: str, *, oleh: str, alasan: str | None = None) -> str:
    """Take back a decision or an upload. Taking back the withdrawal brings it into force again."""
    return decide(store, "cabut", target_id, {}, oleh=oleh, alasan=alasan)


def decisions_in_force(store: Store, jenis: JenisKeputusan) -> dict[str, Keputusan]:
    """kunci → the newest decision of that kind which was not taken back."""
    return {item.kunci: item for item in all_decisions(store, jenis)}


def all_decisions(store: Store, jenis: JenisKeputusan) -> list[Keputusan]:
    """Every decision of that kind which was not taken back, oldest first: a thread, or the history of a key."""
    return list(_by_kind(store).get(jenis, ()))


def _by_kind(store: Store) -> Mapping[str, Sequence[Keputusan]]:
    """jenis → its decisions that were not taken back, oldest first; read once for each state of the store."""
    revision = store.revision()
    known = _read.get(store)
    if known and known[0] == revision:
        return known[1]
    rows = (
        store.cursor()
        .execute(
            """
            select keputusan_id, jenis, kunci, isi, alasan, oleh, pada
            from raw_keputusan
            where jenis <> 'cabut'
              and keputusan_id not in (select id from core_cabut)
            order by keputusan_id
            """
        )
        .fetchall()
    )
    found: dict[str, list[Keputusan]] = {}
    for keputusan_id, jenis, kunci, isi, *rest in rows:
        found.setdefault(jenis, []).append(Keputusan(keputusan_id, jenis, kunci, json.loads(isi), *rest))
    _read[store] = revision, found
    return found
