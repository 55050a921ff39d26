"""Uploads into the store: a reading and its bytes, kept whole; what replaced what; taking an upload back.

Takes `HasilBaca` and bytes, gives `Unggahan`. Does not read workbooks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import duckdb

from iku_analysis.errors import StoreError
from iku_analysis.fields import Jenis
from iku_analysis.normalise import TidyRows, tidy
from iku_analysis.records import HasilBaca
from iku_analysis.store.database import Store, insert_rows, uuid7
from iku_analysis.vocabulary import Vocabulary

WIB = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Unggahan:
    """What became of one file: `is_new` false when the same bytes are in force already (nothing was stored)."""

    unggahan_id: str
    berkas: str
    is_new: bool
    menggantikan: tuple[str, ...] = ()


def now() -> datetime:
    """The office's clock (WIB), without zone, as stored in every `pada`."""
    return datetime.now(WIB).replace(tzinfo=None)


def save_uploads(
    store: Store,
    vocabulary: Vocabulary,
    files: Sequence[tuple[HasilBaca, bytes]],
    *,
    oleh: str,
    instansi: str = "",
) -> list[Unggahan]:
    """Store readings as one import, in one transaction: all of them are kept, or none.

    `instansi`: whose files they are; a store of several agencies is for analysis alone (`prove_one_agency`).
    The same bytes of one agency, kind and bidang, read with the same plans and as many years, already in force (or
    waiting for a plan) or twice in this import, are stored once.
    """
    impor_id, before = uuid7(), _in_force(store)
    known = {
        (item.sidik, item.instansi, item.jenis, item.bidang, item.rencana, item.tanpa_tahun): name
        for name, item in before.items()
    }
    heads: list[tuple[object, ...]] = []
    rows = TidyRows([], [], [], [])
    out: list[tuple[HasilBaca, str, bool]] = []
    for hasil, content in files:
        plans = ",".join(sorted(item.rencana for item in hasil.lembar if item.rencana))
        same = (hasil.sidik, instansi, hasil.jenis, hasil.bidang, plans, hasil.yearless)
        is_new = same not in known
        unggahan_id = known.setdefault(same, uuid7())
        out.append((hasil, unggahan_id, is_new))
        if is_new:
            first, last = hasil.periode or (None, None)
            head = (unggahan_id, impor_id, hasil.sidik, hasil.berkas, hasil.jenis, instansi, hasil.bidang)
            heads.append((*head, first, last, content, vocabulary.sidik, oleh, now()))
            rows.extend(tidy(hasil, unggahan_id))
    if heads:
        with store.transaction() as cursor:
            prove_one_agency(cursor, instansi)
            for values in heads:
                cursor.execute("insert into raw_unggahan values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            insert_rows(cursor, "raw_lembar", rows.lembar)
            insert_rows(cursor, "raw_baris", rows.baris)
            insert_rows(cursor, "raw_nilai", rows.nilai)
            insert_rows(cursor, "raw_masalah", rows.masalah)
    after = _in_force(store) if before else {}
    replaced = [item for unggahan_id, item in before.items() if unggahan_id not in after]
    return [
        Unggahan(
            unggahan_id, hasil.berkas, is_new, tuple(old.berkas for old in replaced if is_new and _same(old, hasil))
        )
        for hasil, unggahan_id, is_new in out
    ]


# Decisions about no record: of the whole store, or the undo of another.
_UMUM = ("pengaturan", "cabut")


def prove_one_agency(
    cursor: duckdb.DuckDBPyConnection, instansi: str | None = None, *, jenis: str | None = None
) -> None:
    """Before files of an agency are stored, or a decision of a kind: the keys of decisions name no agency.

    In a store of several one decision would count for the like-named indicator of each. Raises StoreError where both
    would stand in it.
    """
    if jenis in _UMUM:
        return
    names = {row[0] or "" for row in cursor.execute("select distinct instansi from raw_unggahan").fetchall()}
    names |= {instansi} if instansi is not None else set()
    if len(names) < 2:
        return
    decided = (
        jenis is not None
        or cursor.execute(
            "select 1 from raw_keputusan where not list_contains(?, jenis) limit 1", [list(_UMUM)]
        ).fetchone()
    )
    if decided:
        raise StoreError(
            f"Gudang ini memuat berkas beberapa instansi ({'; '.join(sorted(names))}); keputusan di dalamnya akan "
            "berlaku untuk indikator yang senama di semua instansi itu.",
            "Pakai satu gudang untuk setiap instansi.",
        )


@dataclass(frozen=True)
class _InForce:
    sidik: str
    instansi: str
    jenis: str | None
    bidang: str | None
    berkas: str
    rencana: str
    tanpa_tahun: int  # HasilBaca.yearless


def _same(old: _InForce, hasil: HasilBaca) -> bool:
    """Whether a replaced upload was of the kind, and for a usulan of the sender, of this reading."""
    return old.jenis == hasil.jenis and (old.jenis != "usulan" or old.bidang == hasil.bidang)


def _in_force(store: Store) -> dict[str, _InForce]:
    """unggahan_id → the uploads with at least one sheet in force, and those that wait for a plan to be read at all."""
    if not store.cursor().execute("select 1 from raw_unggahan limit 1").fetchall():
        return {}  # before the first import: planning what follows costs more than storing a small file
    rows = (
        store.cursor(lembar=True)
        .execute(
            """
            select
                u.unggahan_id,
                any_value(u.sidik),
                coalesce(any_value(u.instansi), ''),
                any_value(u.jenis),
                any_value(u.bidang),
                any_value(u.berkas),
                coalesce(string_agg(l.rencana, ',' order by l.rencana), ''),
                (select count(*) from raw_masalah m where m.unggahan_id = u.unggahan_id and m.kode = 'B12')
            from raw_unggahan u
            join raw_lembar l using (unggahan_id)
            where u.unggahan_id not in (select id from core_cabut)
            group by u.unggahan_id
            having u.unggahan_id in (select unggahan_id from core_lembar) or not bool_or(l.dipakai)
            order by u.unggahan_id
            """
        )
        .fetchall()
    )
    return {row[0]: _InForce(*row[1:]) for row in rows}


def contents_in_force(store: Store, jenis: Jenis) -> list[tuple[str, str | None, bytes]]:
    """(file name, bidang, bytes as received) of the uploads of one kind in force, by name."""
    rows = (
        store.cursor(lembar=True)
        .execute(
            """
            select berkas, bidang, isi
            from raw_unggahan
            where unggahan_id in (select unggahan_id from core_lembar where jenis = ?)
            order by berkas, unggahan_id
            """,
            [jenis],
        )
        .fetchall()
    )
    return [(row[0], row[1], bytes(row[2])) for row in rows]
