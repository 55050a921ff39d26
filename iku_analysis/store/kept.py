"""A cursor whose relations and plans stay from one run to the next, for runs that repeat the same SQL on small data.

Over one agency DuckDB plans a check for longer than it runs it. Here the first run is as on any cursor; later ones fill
the same temporary tables anew inside a transaction that is rolled back, and execute plans prepared once. Knows no
relation by name: it goes by the text of the statements. Keeps nothing that people typed.
"""

from __future__ import annotations

import re
from typing import Any

import duckdb

_COMMENTS = re.compile(r"\A(?:\s*--[^\n]*\n)*\s*")
_MADE = re.compile(r"create or replace temp (table|view|macro) (\w+)\s*(?:as\s)?")
_ASKED = re.compile(r"select\b|with\b|from\b")
# DuckDB folds what it knows of a table's values into a plan, and runs a kept plan on other values all the same: wrong
# rows, silently (tests/test_store_kept.py shows it). Tables filled inside the transaction have no such knowledge; with
# these passes off the stored tables have none either.
_BY_VALUES = "statistics_propagation,row_group_pruner"
_MOST_PLANS = 400  # a run has about 110 statements; more means that thresholds or years change all the time


class KeptCursor:
    """Stands for a cursor: `execute` and what it gives. `begin_run` before each run, `end_run` after it.

    `is_usable` false: the run met an error or made a table that was not there before; its results are not to be
    trusted, and the cursor is to be closed.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self._made: dict[str, str] = {}  # name → the statement that made it, in the order of making
        self._tables: list[str] = []
        self._plans: dict[str, str] = {}
        self._runs = 0
        self.is_usable = True

    def begin_run(self) -> None:
        """Empty tables and a transaction; in the first run nothing."""
        self._runs += 1
        if self._runs == 2:
            for name in self._tables:
                self._cursor.execute(f"create or replace temp table {name} as from {name} limit 0")
        if self._runs > 1:
            self._cursor.execute("begin transaction")

    def end_run(self) -> None:
        """The tables are empty again, the plans stay."""
        if self._runs > 1:
            self._cursor.execute("rollback")
        self.is_usable = self.is_usable and len(self._plans) <= _MOST_PLANS

    def execute(self, query: str, parameters: Any = None) -> duckdb.DuckDBPyConnection:
        """As `duckdb.DuckDBPyConnection.execute`. Statements with parameters are planned each time."""
        try:
            return self._execute(query, parameters)
        except duckdb.Error:
            self.is_usable = False
            raise

    def _execute(self, query: str, parameters: Any) -> duckdb.DuckDBPyConnection:
        text = query[_COMMENTS.match(query).end() :]  # type: ignore[union-attr]
        made = _MADE.match(text)
        if self._runs == 1 or parameters:
            if made:
                self._note(made, text)
            return self._cursor.execute(query, parameters)
        if made is None:
            return self._kept(text) if _ASKED.match(text) else self._cursor.execute(query)
        kind, name = made.groups()
        if self._made.get(name) != text:
            self.is_usable = False
            return self._cursor.execute(query)
        rest = text[made.end() :]
        if kind == "table" and _ASKED.match(rest):
            return self._kept(f"insert into {name} {rest}")
        return self._cursor

    def _note(self, made: re.Match[str], text: str) -> None:
        kind, name = made.groups()
        self._made[name] = text
        if kind == "table" and name not in self._tables:
            self._tables.append(name)

    def _kept(self, text: str) -> duckdb.DuckDBPyConnection:
        name = self._plans.get(text)
        if name is None:
            name = f"rencana_{len(self._plans)}"
            self._cursor.execute(f"set disabled_optimizers = '{_BY_VALUES}'")
            try:
                self._cursor.execute(f"prepare {name} as {text}")
            finally:
                self._cursor.execute("reset disabled_optimizers")
            self._plans[text] = name
        return self._cursor.execute(f"execute {name}")

    def as_cursor(self) -> Any:
        """Itself, for the functions that take a DuckDB cursor: that class cannot be derived from."""
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)
