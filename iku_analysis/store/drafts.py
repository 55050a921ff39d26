"""Drafts given out: each kept with its bytes and its frozen content under the next number, never changed.

Takes a function that builds both for a number; the number is given and the draft stored in one transaction, so two
people at once never get the same one. Knows nothing of what is in a draft.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from iku_analysis.store.database import Store
from iku_analysis.store.uploads import now


@dataclass(frozen=True)
class Draf:
    """One draft: its number, SHA-256 of its bytes, file name, the store's revision it was made from, WIB time.

    `is_frozen`: its content is kept too, so that it can be made again (`frozen_content`).
    """

    nomor: int
    sidik: str
    berkas: str
    tahun: int
    revisi: str
    oleh: str
    pada: datetime
    is_frozen: bool = False


def save_draft(
    store: Store, build: Callable[[int], tuple[bytes, str | None]], *, tahun: int, revisi: str, oleh: str
) -> tuple[Draf, bytes]:
    """Build and keep the next draft; gives it with its bytes. `build`: number → bytes, frozen content."""
    with store.transaction() as cursor:
        row = cursor.execute("select coalesce(max(nomor), 0) + 1 from raw_draf").fetchone()
        nomor = int(row[0]) if row else 1
        content, beku = build(nomor)
        draf = Draf(
            nomor,
            hashlib.sha256(content).hexdigest(),
            f"draf-iku-{tahun}-nomor-{nomor}.xlsx",
            tahun,
            revisi,
            oleh,
            now(),
            beku is not None,
        )
        cursor.execute(
            "insert into raw_draf values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [nomor, draf.sidik, draf.berkas, tahun, revisi, content, oleh, draf.pada, beku],
        )
    return draf, content


def list_drafts(store: Store) -> list[Draf]:
    """All drafts, newest first."""
    rows = (
        store.cursor()
        .execute(
            """
            select nomor, sidik, berkas, tahun, revisi, oleh, pada, beku is not null
            from raw_draf
            order by nomor desc
            """
        )
        .fetchall()
    )
    return [Draf(*row) for row in rows]


def draft_content(store: Store, nomor: int) -> bytes:
    """The bytes of a draft as given out; empty where the number does not exist."""
    row = store.cursor().execute("select isi from raw_draf where nomor = ?", [nomor]).fetchone()
    return bytes(row[0]) if row else b""


def frozen_content(store: Store, nomor: int) -> str | None:
    """The frozen content of a draft; null where it has none (made before versions were frozen) or does not exist."""
    row = store.cursor().execute("select beku from raw_draf where nomor = ?", [nomor]).fetchone()
    return row[0] if row else None
