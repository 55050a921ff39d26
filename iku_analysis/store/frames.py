"""The rows of a query as a pandas frame with the types that charts, documents and pages rely on."""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pandas as pd


def as_frame(cursor: duckdb.DuckDBPyConnection, query: str) -> pd.DataFrame:
    """The rows of a query. Whole numbers that may be null stay whole (Int64), a missing text is None.

    Made from DuckDB's arrays: its own frame has other types, and changing them costs more than the query. So would a
    Series for each column: all texts, most of the columns, are one block.
    """
    found = cursor.execute(query)
    kinds = [(str(name), str(kind)) for name, kind, *_ in found.description]
    arrays = found.fetchnumpy()
    columns = [_column(kind, arrays[name]) for name, kind in kinds]
    block = np.empty((len(columns), len(columns[0])), dtype=object)
    for place, column in enumerate(columns):
        if column.dtype == object:
            block[place] = column
    frame = pd.DataFrame(block.T, columns=[name for name, _ in kinds], dtype=object, copy=False)
    for place, column in enumerate(columns):
        if column.dtype != object:
            frame.isetitem(place, column)
    return frame


def _column(kind: str, array: Any) -> Any:
    missing, data = np.ma.getmaskarray(array), np.ma.getdata(array)
    if kind == "INTEGER":
        return pd.arrays.IntegerArray(data.astype(np.int64), missing)
    if kind == "DOUBLE":
        return np.where(missing, np.nan, data)
    if kind == "TIMESTAMP" or (kind == "BOOLEAN" and not missing.any()):
        return data
    texts = data.astype(object)
    texts[missing] = None
    return texts
