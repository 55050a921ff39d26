"""The store: one DuckDB database, its schema, its cursors, its transactions. The only place that opens a connection.

One connection a process, one cursor a run or thread. Append only; each write is one short transaction, so after a kill
the store holds all that was confirmed and nothing half done. Knows no check and no page.
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb
import pandas as pd

from iku_analysis.errors import StoreError
from iku_analysis.store.kept import KeptCursor
from iku_analysis.store.overlay import lay_over
from iku_analysis.vocabulary import Vocabulary

Result = TypeVar("Result")
_SQL = Path(__file__).parent / "sql"
# Python variables must never be taken for tables; nothing is fetched from the network.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class _Writer:
    """The turn of the one writer of a file, and how many transactions it has kept."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.kept = 0


# One writer at a time for each file, also where one process opened it twice: "the next number" is read and taken in
# one transaction, and without keys in the tables nothing else would stop two. DuckDB keeps other processes out.
_writers: dict[Path, _Writer] = {}

_uuid_lock = threading.Lock()
_last_millis = 0


def uuid7() -> str:
    """A UUID of version 7: keys made later sort later, in one process strictly, since "the newest wins" rests on it."""
    global _last_millis
    with _uuid_lock:
        millis = _last_millis = max(time.time_ns() // 1_000_000, _last_millis + 1)
    number = (millis << 80) | int.from_bytes(os.urandom(10), "big")
    number = (number & ~(0xF << 76)) | (0x7 << 76)
    number = (number & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=number))


def read_sql(name: str) -> str:
    """The text of store/sql/<name>.sql."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


class Store:
    """A database with our schema. `Store.open(path)` for a file, `Store.open(None)` for one call in memory."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self._connection = connection
        # A store in memory belongs to its own Store alone.
        self._writer = _writers.setdefault(path.resolve(), _Writer()) if path else _Writer()
        self._revision = (-1, "")
        self._kept: tuple[Vocabulary, KeptCursor] | None = None
        self._kept_lock = threading.Lock()
        self.path = path
        self._fit_threads()

    @classmethod
    def open(cls, path: Path | None = None) -> Store:
        """Open (and make, where it does not exist) the store. Raises StoreError when it cannot be used."""
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            connection = duckdb.connect(str(path) if path else ":memory:", config=_CONFIG)
            connection.execute(read_sql("skema"))
        except (duckdb.Error, OSError) as error:
            raise StoreError(
                "Gudang data tidak dapat dibuka.",
                "Tutup program lain yang memakainya, atau pulihkan dari cadangan.",
                str(path or ""),
            ) from error
        return cls(connection, path)

    def close(self) -> None:
        """Close the connection; all cursors end with it."""
        self._connection.close()

    def cursor(self, vocabulary: Vocabulary | None = None, tanpa: Sequence[str] = ()) -> duckdb.DuckDBPyConnection:
        """A cursor of its own with core_cabut and core_lembar; with a vocabulary also core_baris and core_nilai.

        Without one the first two are views; with one all but core_cabut are tables of this cursor, since every check
        reads them, with the corrections of people laid over. `tanpa`: ids of
        uploads that this cursor shall not see.
        """
        cursor = self._connection.cursor()
        _make_core(cursor, vocabulary, tanpa)
        return cursor

    def run(
        self,
        vocabulary: Vocabulary,
        tanpa: Sequence[str],
        work: Callable[[duckdb.DuckDBPyConnection], Result],
        *,
        kept: bool,
    ) -> Result:
        """What `work` gives on a cursor like `cursor(vocabulary, tanpa)`; with `kept` runs are faster (store/kept.py).

        `work` writes nothing to the store. It is called once more, on a cursor of its own, where a kept one fails.
        """
        if kept and self._kept_lock.acquire(blocking=False):
            try:
                found = self._run_kept(vocabulary, tanpa, work)
            finally:
                self._kept_lock.release()
            if found:
                return found[0]
        cursor = self.cursor(vocabulary, tanpa)
        try:
            return work(cursor)
        finally:
            cursor.close()

    def _run_kept(
        self, vocabulary: Vocabulary, tanpa: Sequence[str], work: Callable[[duckdb.DuckDBPyConnection], Result]
    ) -> tuple[Result] | None:
        """The result in a tuple; null where nothing is kept: much data, or an error."""
        row = self._connection.cursor().execute("select count(*) from raw_nilai").fetchone()
        if row is None or row[0] > _MOST_KEPT:
            return None
        if self._kept is None or self._kept[0] != vocabulary:
            self._kept = (vocabulary, KeptCursor(self._connection.cursor()))
        kept = self._kept[1]
        result: tuple[Result] | None = None
        try:
            kept.begin_run()
            _make_core(kept.as_cursor(), vocabulary, tanpa)
            result = (work(kept.as_cursor()),)
            kept.end_run()
        except duckdb.Error:
            kept.is_usable = False
        except BaseException:
            kept.is_usable = False
            raise
        finally:
            if not kept.is_usable:
                kept.close()
                self._kept = None
        return result if self._kept else None

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction: all of it is kept, or nothing. One writer at a time."""
        with self._writer.lock:
            cursor = self._connection.cursor()
            cursor.execute("begin transaction")
            try:
                yield cursor
                cursor.execute("commit")
                self._writer.kept += 1
            except duckdb.Error as error:
                cursor.execute("rollback")
                raise StoreError("Perubahan tidak dapat disimpan.", "Coba sekali lagi.") from error
            except BaseException:
                cursor.execute("rollback")
                raise
            finally:
                cursor.close()
        self._fit_threads()

    def _fit_threads(self) -> None:
        """One thread while the store is small, else every core; for the whole database, so also for running cursors."""
        row = (
            self._connection.cursor()
            .execute("select count(*) < ?, current_setting('threads') = 1 from raw_nilai", [_ONE_THREAD])
            .fetchone()
        )
        if row and row[0] != row[1]:
            self._connection.cursor().execute("set threads = 1" if row[0] else "reset threads")

    def revision(self) -> str:
        """Names the state of the store: any new upload, decision or draft gives another one.

        Asked again only after a write of this process: a page asks it a dozen times, and DuckDB lets no other process
        write into an open file.
        """
        kept = self._writer.kept
        if self._revision[0] == kept:
            return self._revision[1]
        row = (
            self._connection.cursor()
            .execute(
                """
                select
                    (select count(*) || ':' || coalesce(max(unggahan_id), '') from raw_unggahan)
                    || '/' || (select count(*) || ':' || coalesce(max(keputusan_id), '') from raw_keputusan)
                    || '/' || (select count(*) from raw_draf)
                """
            )
            .fetchone()
        )
        self._revision = (kept, str(row[0]) if row else "")
        return self._revision[1]


def _make_core(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary | None, tanpa: Sequence[str]) -> None:
    cursor.execute("create or replace temp table tanpa (id varchar)")
    insert_rows(cursor, "tanpa", [(upload,) for upload in tanpa])
    cursor.execute(read_sql("core_cabut"))
    sheets = read_sql("core_lembar")
    if vocabulary is None:
        cursor.execute(sheets)
        return
    # A run asks for the sheets a dozen times: there they are found once.
    cursor.execute(sheets.replace("temp view", "temp table", 1))
    cursor.execute("create or replace temp table satuan_keluarga (baku varchar, keluarga varchar)")
    insert_rows(cursor, "satuan_keluarga", list(vocabulary.satuan_keluarga.items()))
    for name in ("core_baris", "core_nilai"):
        cursor.execute(read_sql(name))
    lay_over(cursor, vocabulary)


# Stored values below which DuckDB works with one thread: it reads a table in parts of this many rows, a thread a part.
# Below, a second one costs processor time (a third of it over one agency, measured) and gains none of the clock.
_ONE_THREAD = 122_880
# Stored values up to which cursors are kept: beyond, planning is little beside the work, and it must know the sizes.
_MOST_KEPT = 50_000
# Below this many rows a list a column is faster than a frame (3 ms against 20 ms), above it slower (measured).
_FRAME_FROM = 4000


def insert_rows(cursor: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Append rows to a table of ours, all at once. `table` is a name in our own code, never from data."""
    if not rows:
        return
    if len(rows) < _FRAME_FROM:
        marks = ", ".join(["unnest(?)"] * len(rows[0]))
        cursor.execute(f"insert into {table} select {marks}", [list(column) for column in zip(*rows, strict=True)])
        return
    columns = [row[0] for row in cursor.execute(f"describe {table}").fetchall()]
    cursor.register("rows_to_insert", pd.DataFrame(rows, columns=columns, dtype=object))
    try:
        cursor.execute(f"insert into {table} select * from rows_to_insert")
    finally:
        cursor.unregister("rows_to_insert")
