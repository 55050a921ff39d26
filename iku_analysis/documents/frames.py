"""Rows of the frames of an `Analysis` as plain dicts with null as None, in an order that no import changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pandas as pd

from iku_analysis.records import Nilai

MEDAN_DICETAK = ("baseline", "target", "target_akhir")

Row = dict[str, Any]


def read_records(frame: pd.DataFrame, jenis: str) -> list[Row]:
    """Rows of core_baris of one kind, in the order of file name and row."""
    rows = rows_of(frame[frame["jenis"] == jenis])
    return sorted(rows, key=lambda row: (row["berkas"], row["sidik"], row["urutan"]))


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """The rows of any frame of a run, null as None, in their order.

    All columns at once: one after the other, as `DataFrame.to_dict` has them too, takes longer than most queries.
    """
    names = [str(name) for name in frame]
    cells = frame.to_numpy(dtype=object, na_value=cast("Any", None))
    return [dict(zip(names, row, strict=True)) for row in cells.tolist()]


def read_values(
    frame: pd.DataFrame, wanted: set[str], medan: Sequence[str] = MEDAN_DICETAK
) -> dict[str, tuple[Nilai, ...]]:
    """Rows of core_nilai: baris_id → its values of these fields (the printed ones), by field, year and cell."""
    out: dict[str, list[Nilai]] = {}
    if not wanted:
        return {}
    chosen = frame[frame["baris_id"].isin(wanted) & frame["medan"].isin(medan)]
    for row in rows_of(chosen):
        out.setdefault(row["baris_id"], []).append(
            Nilai(
                medan=row["medan"],
                sel=row["sel"],
                teks=row["teks"] or "",
                jenis=row["jenis"],
                tahun=_whole(row["tahun"]),
                nilai=row["nilai"],
                bawah=row["bawah"],
                atas=row["atas"],
                operator=row["operator"],
                predikat=row["predikat"],
                skor=_whole(row["skor"]),
                satuan=row["satuan"],
                ulangan=bool(row["ulangan"]),
                persen=bool(row["persen"]),
                desimal=_whole(row["desimal"]),
            )
        )
    return {key: tuple(sorted(items, key=lambda n: (n.medan, n.tahun or 0, n.sel))) for key, items in out.items()}


def _whole(value: object) -> int | None:
    return None if value is None else int(cast("float", value))
