"""A cursor that makes a derived table or view only when a statement names it, for tests that look at few of them.

Over a handful of rows DuckDB plans a relation for longer than it fills it, and a run has some thirty of them. Knows
none by name: it goes by the text of the statements. What is made is made by the statement of the product itself and
from the same rows: before a statement changes what a relation reads, the relation is made.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import duckdb

_COMMENTS = re.compile(r"\A(?:\s*--[^\n]*\n)*\s*")
_DERIVED = re.compile(r"create or replace (?:temp )?(?:table|view) (\w+) as\b")
_ASKS = re.compile(r"(?:select|with|from)\b")
_CHANGES = re.compile(r"\b(?:into |update |delete from |table |view |(?=macro|variable))(\w+)")
_MACROS = re.compile(r"\bmacro (\w+)")
_WORD = re.compile(r"\w+")


class LazyCursor:
    """Stands for a cursor: `execute` and what it gives."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self._waiting: dict[str, tuple[str, list[str]]] = {}  # name → its statement and the words in it, oldest first
        self._macros: set[str] = set()

    def execute(self, query: str, parameters: Any = None) -> duckdb.DuckDBPyConnection:
        """As `duckdb.DuckDBPyConnection.execute`; of a derived relation nothing happens yet."""
        text = query[_COMMENTS.match(query).end() :]  # type: ignore[union-attr]
        words = _WORD.findall(text)
        derived = _DERIVED.match(text)
        if not _ASKS.match(text):
            self._make_readers({derived[1]} if derived else {*_CHANGES.findall(text)})
        if derived and not parameters and words.count(derived[1]) == 1:
            # Variables are read through macros.
            tags = ["macro", "variable"] if self._macros.intersection(words) else []
            self._waiting[derived[1]] = (query, words + tags)
            return self._cursor
        self._make(words)
        self._macros |= {*_MACROS.findall(text)}
        return self._cursor.execute(query, parameters)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A second cursor, for which nothing waits."""
        self._make(list(self._waiting))
        return self._cursor.cursor()

    def _make_readers(self, changed: set[str]) -> None:
        """Of what waits, all that reads what is about to change."""
        self._make([name for name, (_, words) in self._waiting.items() if not changed.isdisjoint(words)])

    def _make(self, names: Collection[str]) -> None:
        for name in [name for name in self._waiting if name in names]:
            if name in self._waiting:
                query, words = self._waiting.pop(name)
                self._make(words)
                self._cursor.execute(query)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)
