"""The store: one DuckDB database, its schema, its cursors, its transactions. The only place that opens a connection.

One connection a process, one cursor a run or thread. Append only; each write is one short transaction, so after a kill
the store holds all that was confirmed and nothing half done. Knows no check and no page.
"""

from __future__ import annotations

import itertools
import os
import re
import threading
import time
import uuid
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from iku_analysis.errors import StoreError
from iku_analysis.store.overlay import lay_over
from iku_analysis.vocabulary import Vocabulary

_SQL = Path(__file__).parent / "sql"
_COMMENT = re.compile(r"--.*")
# Python variables must never be taken for tables; nothing is fetched from the network.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
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

# Names of the databases of cursors: DuckDB has one instance for a file, so two Stores of it must not take the same.
_places = itertools.count(1)

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


@cache
def read_sql(name: str) -> str:
    """The text of store/sql/<name>.sql."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def relations_read(statements: Iterable[str], relations: Mapping[str, str]) -> list[str]:
    """Those of `relations` that the statements read, themselves or through one of them; in their order.

    `relations`: name → the SQL that makes it, each after those that it reads. A run that asks for one check need not
    make what the others share: planning a relation costs more than filling it over one agency.
    """
    read, found = set[str]().union(*map(_words, statements)), list[str]()
    for name in reversed(list(relations)):
        if name in read:
            found.insert(0, name)
            read |= _words(relations[name])
    return found


@cache
def _words(sql: str) -> frozenset[str]:
    """The words of a statement of ours, without those of its comments; each statement is looked through once."""
    return frozenset(re.findall(r"\w+", _COMMENT.sub("", sql)))


class Store:
    """A database with our schema. `Store.open(path)` for a file, `Store.open(None)` for one call in memory."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self._connection = connection
        # A store in memory belongs to its own Store alone.
        self._writer = _writers.setdefault(path.resolve(), _Writer()) if path else _Writer()
        self._revision = (-1, "")
        self.path = path
        self._fit_threads()

    @classmethod
    def open(cls, path: Path | None = None) -> Store:
        """Open (and make, where it does not exist) the store. Raises StoreError when it cannot be used."""
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            connection = duckdb.connect(str(path) if path else ":memory:", config=CONFIG)
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

    def cursor(
        self, vocabulary: Vocabulary | None = None, tanpa: Sequence[str] = (), *, lembar: bool = False
    ) -> duckdb.DuckDBPyConnection:
        """A cursor of its own with core_cabut; with a vocabulary also core_lembar, core_baris and core_nilai.

        Without one it is a temporary view, and with `lembar` core_lembar is one too: to make that takes longer than
        most questions. With one all are tables, since every check reads them, with the corrections of people laid over;
        what is made on the cursor is in a database in memory that ends with the cursor and that its `twin` sees too.
        `tanpa`: ids of uploads that this cursor shall not see.
        """
        cursor = self._connection.cursor()
        if vocabulary is None:
            _make_views(cursor, tanpa, "temp view", ("core_cabut", "core_lembar") if lembar else ("core_cabut",))
            return cursor
        place = f"kerja_{next(_places)}"
        cursor.execute(f"attach ':memory:' as {place}")
        weakref.finalize(cursor, _detach, self._connection, place).atexit = False
        (ours,) = cursor.execute("select '\"' || replace(current_database(), '\"', '\"\"') || '\"'").fetchall()[0]
        cursor.execute("set search_path = ?", [f"{place},{ours}"])
        _make_core(cursor, vocabulary, tanpa)
        return cursor

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


def twin(cursor: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A second cursor for another thread that sees what was made on this one of `Store.cursor(vocabulary)`."""
    (path,) = cursor.execute("select current_setting('search_path')").fetchall()[0]
    second = cursor.cursor()
    second.execute("set search_path = ?", [path])
    return second


def _detach(connection: duckdb.DuckDBPyConnection, place: str) -> None:
    with suppress(duckdb.Error):  # closed with the store
        connection.cursor().execute(f"detach {place}")


def _make_views(cursor: duckdb.DuckDBPyConnection, tanpa: Sequence[str], kind: str, names: Sequence[str]) -> None:
    cursor.execute("create or replace temp table tanpa (id varchar)")
    insert_rows(cursor, "tanpa", [(upload,) for upload in tanpa])
    for name in names:
        cursor.execute(read_sql(name).replace("view", kind, 1))


def _make_core(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, tanpa: Sequence[str]) -> None:
    # A run asks for the sheets a dozen times: there they are found once.
    _make_views(cursor, tanpa, "table", ("core_cabut", "core_lembar"))
    families = vocabulary.satuan_keluarga
    cursor.execute(
        """
        create or replace table satuan_keluarga as
        select unnest(?::varchar[]) as baku, unnest(?::varchar[]) as keluarga
        """,
        [list(families), list(families.values())],
    )
    for name in ("core_baris", "core_nilai"):
        cursor.execute(read_sql(name))
    lay_over(cursor, vocabulary)


# Stored values below which DuckDB works with one thread: it reads a table in parts of this many rows, a thread a part.
# Below, a second one costs processor time (a third of it over one agency, measured) and gains none of the clock.
_ONE_THREAD = 122_880
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
