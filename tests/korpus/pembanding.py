"""What plain readers get from the corpus, scored generously: a value counts when it stands anywhere in its column.

Nothing is asked but the value: no record, no year, no address, no kind, no problem. With the first row as header a
column counts as found when the table's header begins there and names it; with the best header row given, always.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import duckdb
import pandas as pd
from openpyxl.utils.cell import column_index_from_string

from tests.korpus.korpus import Berkas
from tests.korpus.sama import column_of

Counts = tuple[int, int]
Columns = dict[int, list[Any]]  # number of the column, from 1 → its values


def _pandas_plain(berkas: Berkas) -> Counts:
    frame = pd.read_excel(berkas.path, header=0)
    named = {number for number, name in enumerate(frame.columns, start=1) if not str(name).startswith("Unnamed")}
    columns = {number: list(frame.iloc[:, number - 1]) for number in named}
    first_sheet = berkas.truth["lembar"][0]
    return _count(berkas, columns if 1 in first_sheet.get("baris_judul", []) else {})


def _pandas_best(berkas: Berkas) -> Counts:
    sheet = _used_sheet(berkas)
    frame = pd.read_excel(berkas.path, sheet_name=sheet["nama"], header=sheet["baris_judul"][-1] - 1)
    return _count(berkas, {number: list(frame.iloc[:, number - 1]) for number in range(1, frame.shape[1] + 1)})


def _duckdb_plain(berkas: Berkas) -> Counts:
    if 1 not in berkas.truth["lembar"][0].get("baris_judul", []):
        return _count(berkas, {})
    return _count(berkas, _duckdb("select * from read_xlsx(?, header = true)", [str(berkas.path)]))


def _duckdb_best(berkas: Berkas) -> Counts:
    sheet = _used_sheet(berkas)
    area = f"A{sheet['baris_judul'][-1]}:AZ400"
    sql = "select * from read_xlsx(?, sheet = ?, range = ?, header = true, all_varchar = true)"
    return _count(berkas, _duckdb(sql, [str(berkas.path), sheet["nama"], area]))


def _duckdb(sql: str, parameters: list[str]) -> Columns:
    try:
        rows = _connection().execute(sql, parameters).fetchall()
    except duckdb.Error:  # a file it cannot read gives nothing
        return {}
    return {number: list(values) for number, values in enumerate(zip(*rows, strict=True), start=1)}


@lru_cache(maxsize=1)
def _connection() -> duckdb.DuckDBPyConnection:
    """A connection with the excel extension: as installed, or from the package that carries it."""
    connection = duckdb.connect()
    try:
        connection.execute("load excel")
    except duckdb.Error:
        importlib.import_module("duckdb_extensions").import_extension("excel")
        connection.execute("load excel")
    return connection


def _used_sheet(berkas: Berkas) -> dict[str, Any]:
    return next(sheet for sheet in berkas.truth["lembar"] if sheet["dipakai"])


def _count(berkas: Berkas, columns: Columns) -> Counts:
    """(values found, values asked) over all records of the truth."""
    known = {number: (_numbers(values), _texts(values), _has_blank(values)) for number, values in columns.items()}
    right = whole = 0
    for baris in berkas.truth["baris"]:
        for item in (*baris["medan"].values(), *baris["nilai"]):
            if "sel" not in item or item.get("bebas") or item.get("pilihan") or baris.get("pilihan"):
                continue
            whole += 1
            number = column_index_from_string(column_of(item["sel"]))
            right += number in known and _is_there(item, *known[number])
    return right, whole


def _is_there(item: dict[str, Any], numbers: set[float], texts: set[str], has_blank: bool) -> bool:
    if "teks" in item:
        return " ".join(item["teks"].split()) in texts
    if item["jenis"] == "angka":
        return any(math.isclose(item["nilai"], number, rel_tol=1e-9, abs_tol=1e-6) for number in numbers)
    if item["jenis"] == "predikat":
        return item["nilai"] in texts
    # A range or bound left as text is no value; text that means nothing may stay text.
    return has_blank if item["jenis"] == "kosong" else item["jenis"] == "teks"


def _numbers(values: Iterable[Any]) -> set[float]:
    found = set()
    for value in values:
        try:
            found.add(float(value))
        except (TypeError, ValueError):
            continue
    return found


def _texts(values: Iterable[Any]) -> set[str]:
    return {" ".join(_as_text(value).split()) for value in values}


def _as_text(value: Any) -> str:
    is_whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if is_whole else str(value)


def _has_blank(values: Iterable[Any]) -> bool:
    return any(value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)) for value in values)


def unavailable(name: str) -> str | None:
    """Why a reader cannot be tried here, or null. DuckDB's excel extension is not part of its package."""
    if not name.startswith("DuckDB"):
        return None
    try:
        _connection()
    except (duckdb.Error, ImportError):
        return "ekstensi excel DuckDB tidak terpasang dan tidak dapat diunduh tanpa jaringan"
    return None


PEMBACA: dict[str, Callable[[Berkas], Counts]] = {
    "pandas.read_excel apa adanya": _pandas_plain,
    "pandas.read_excel, lembar dan baris judul diberi tahu": _pandas_best,
    "DuckDB read_xlsx apa adanya": _duckdb_plain,
    "DuckDB read_xlsx, lembar dan baris judul diberi tahu": _duckdb_best,
}
