"""The lazy cursor of the tests: what it makes is what a cursor of the product makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from iku_analysis.checks import prepare, run_checks
from iku_analysis.matching import compare_plans, match
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.database import Store
from tests.malas import LazyCursor
from tests.pembuat import kamus

SCOPE = Scope(2026, (2025, 2029))


def test_a_run_on_it_is_a_run_on_a_plain_one(sample_copy: Path) -> None:
    store = Store.open(sample_copy)
    plain, lazy = store.cursor(kamus()), LazyCursor(store.cursor(kamus()))
    runs = []
    for cursor in (plain, lazy):
        paired = match(cursor, kamus(), SCOPE, Thresholds(), {})  # type: ignore[arg-type]
        compare_plans(cursor)  # type: ignore[arg-type]
        prepare(cursor, kamus())  # type: ignore[arg-type]
        runs.append((paired, run_checks(cursor, kamus(), SCOPE, Thresholds(), strict=True)))  # type: ignore[arg-type]
    assert runs[0] == runs[1]
    made = plain.execute("select table_name from duckdb_tables() where database_name = current_database()")
    names = [name for (name,) in made.fetchall()]
    assert {"out_pagu", "out_rekonsiliasi", "periksa_banding"} <= {*names}
    for name in names:
        rows = [cursor.execute(f"select * from {name} order by all").fetchall() for cursor in (plain, lazy)]
        assert rows[0] == rows[1], name
    store.close()


@pytest.fixture
def cursor() -> Any:
    """Two relations that wait; the second reads the first, and a variable through a macro."""
    cursor = LazyCursor(duckdb.connect(":memory:").cursor())
    cursor.execute("create table angka (n integer)")
    cursor.execute("insert into angka values (1)")
    cursor.execute("set variable tambah = 10")
    cursor.execute("create or replace temp macro naik(n) as n + getvariable('tambah')")
    cursor.execute("-- grain: one row per number\ncreate or replace temp table salin as select n from angka")
    cursor.execute("create or replace temp table hasil as select naik(n) as n from salin")
    return cursor


@pytest.mark.parametrize(
    "change",
    [
        "insert into angka values (2)",
        "update angka set n = 3",
        "delete from angka",
        "drop table angka",
        "create or replace table angka (n integer)",
        "create or replace temp table salin as select 7 as n",
        "set variable tambah = 20",
        "create or replace temp macro naik(n) as n",
    ],
)
def test_what_waits_is_made_before_what_it_reads_is_changed(cursor: Any, change: str) -> None:
    cursor.execute(change)
    assert cursor.execute("select n from hasil").fetchall() == [(11,)]


def test_only_what_is_named_is_made(cursor: Any) -> None:
    cursor.execute("create or replace temp table rusak as select n from tidak_ada")
    assert cursor.execute("select n from hasil").fetchall() == [(11,)]
    with pytest.raises(duckdb.Error):
        cursor.execute("select n from rusak")
