"""Uploads into the store: a reading and its bytes, kept whole; what replaced what; taking an upload back.

Takes `HasilBaca` and bytes, gives `Unggahan`. Does not read workbooks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from iku_analysis.fields import Jenis
from iku_analysis.normalise import tidy
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


def save_upload(
    store: Store,
    vocabulary: Vocabulary,
    hasil: HasilBaca,
    content: bytes,
    *,
    impor_id: str,
    oleh: str,
    instansi: str = "",
) -> Unggahan:
    """Store one reading in one transaction. The same bytes of the same kind already in force: nothing is done."""
    before = _in_force(store)
    same = [row for row in before.values() if row[1:4] == (hasil.sidik, hasil.jenis, hasil.bidang)]
    if same:
        return Unggahan(same[0][0], hasil.berkas, is_new=False)
    unggahan_id = uuid7()
    rows = tidy(hasil, unggahan_id)
    first, last = hasil.periode or (None, None)
    head = (
        unggahan_id, impor_id, hasil.sidik, hasil.berkas, hasil.jenis, instansi, hasil.bidang,
        first, last, content, vocabulary.sidik, oleh, now(),
    )  # fmt: skip
    with store.transaction() as cursor:
        cursor.execute("insert into raw_unggahan values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", head)
        insert_rows(cursor, "raw_lembar", rows.lembar)
        insert_rows(cursor, "raw_baris", rows.baris)
        insert_rows(cursor, "raw_nilai", rows.nilai)
        insert_rows(cursor, "raw_masalah", rows.masalah)
    after = _in_force(store)
    replaced = tuple(row[4] for key, row in before.items() if key not in after)
    return Unggahan(unggahan_id, hasil.berkas, is_new=True, menggantikan=replaced)


def _in_force(store: Store) -> dict[str, tuple[str, str, str, str | None, str]]:
    """unggahan_id → (unggahan_id, sidik, jenis, bidang, berkas) of uploads with at least one sheet in force."""
    rows = (
        store.cursor()
        .execute(
            """
            select distinct l.unggahan_id, l.sidik, u.jenis, l.bidang, l.berkas
            from core_lembar l
            join raw_unggahan u using (unggahan_id)
            """
        )
        .fetchall()
    )
    return {row[0]: (row[0], row[1], row[2], row[3], row[4]) for row in rows}


def contents_in_force(store: Store, jenis: Jenis) -> list[tuple[str, str | None, bytes]]:
    """(file name, bidang, bytes as received) of the uploads of one kind in force, by name."""
    rows = (
        store.cursor()
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
