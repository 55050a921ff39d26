"""Papers kept as they were given out: signed PDFs, letters, minutes, archives. Rows of raw_lampiran, never changed.

Takes bytes inside a transaction of the caller, gives the id under which they are asked for again. Judges nothing.
"""

from __future__ import annotations

import hashlib

import duckdb

from iku_analysis.store.database import Store, uuid7
from iku_analysis.store.uploads import now


def attach(cursor: duckdb.DuckDBPyConnection, jenis: str, berkas: str, content: bytes, *, oleh: str) -> str:
    """Keep a paper; gives its id."""
    lampiran_id = uuid7()
    cursor.execute(
        "insert into raw_lampiran values (?, ?, ?, ?, ?, ?, ?)",
        [lampiran_id, jenis, berkas, hashlib.sha256(content).hexdigest(), content, oleh, now()],
    )
    return lampiran_id


def attachment(store: Store, lampiran_id: str) -> tuple[str, bytes]:
    """(file name, bytes) of a paper kept; ("", b"") where there is none."""
    row = store.cursor().execute("select berkas, isi from raw_lampiran where lampiran_id = ?", [lampiran_id]).fetchone()
    return (row[0], bytes(row[1])) if row else ("", b"")
