"""The rows of a query as a pandas frame with the types that charts, documents and pages rely on."""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pandas as pd


def as_frame(cursor: duckdb.DuckDBPyConnection, query: str) -> pd.DataFrame:
    """The rows of a query. Whole numbers that may be null stay whole (Int64), a missing text is None.

    Made from DuckDB's arrays: its own frame has other types, and changing them costs more than the query.
    """
    found = cursor.execute(query)
    kinds = [(str(name), str(kind)) for name, kind, *_ in found.description]
    arrays = found.fetchnumpy()
    return pd.DataFrame({name: _column(kind, arrays[name]) for name, kind in kinds}, copy=False)


def _column(kind: str, array: Any) -> pd.Series:
    missing, data = np.ma.getmaskarray(array), np.ma.getdata(array)
    if kind == "INTEGER":
        return pd.Series(pd.arrays.IntegerArray(data.astype(np.int64), missing))
    if kind == "DOUBLE":
        return pd.Series(np.where(missing, np.nan, data))
    if kind == "TIMESTAMP":
        return pd.Series(data)
    if kind == "BOOLEAN" and not missing.any():
        return pd.Series(data)
    texts = data.astype(object)
    texts[missing] = None
    return pd.Series(texts, dtype="object")
