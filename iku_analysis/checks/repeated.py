"""Which reading problems a finding says again about the same cell, so that one thing to mend is told and settled once.

Takes the findings of a run and its records, gives keys of problems. Draws and stores nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from iku_analysis.results import Temuan

_NILAI = ("B03", "B14", "B15", "B16", "B29")
# Check → codes of the problems that it says again.
_DIULANG: Mapping[str, tuple[str, ...]] = {
    "K05": ("B21",),
    "K07": ("B20",),
    "K08": ("B20",),
    "K10": _NILAI,
    "K41": _NILAI,
}
_TEMPAT = ["unggahan_id", "lembar", "sel", "kode"]


def without_repeated(masalah: pd.DataFrame, temuan: Iterable[Temuan], baris: pd.DataFrame) -> pd.DataFrame:
    """The problems that none of these findings says again. `masalah`, `baris`: frames of an `Analysis`."""
    return _without(masalah, _keys(temuan, baris))


def without_accepted(masalah: pd.DataFrame, temuan: Collection[Temuan], baris: pd.DataFrame) -> pd.DataFrame:
    """The problems but for those said again by accepted findings alone: they are settled with them."""
    still_open = _keys((item for item in temuan if not item.dikecualikan), baris)
    return _without(masalah, _keys((item for item in temuan if item.dikecualikan), baris) - still_open)


def _without(masalah: pd.DataFrame, said: set[tuple[str | None, ...]]) -> pd.DataFrame:
    if not said or masalah.empty:
        return masalah
    return masalah[[place not in said for place in masalah[_TEMPAT].itertuples(index=False, name=None)]]


def _keys(temuan: Iterable[Temuan], baris: pd.DataFrame) -> set[tuple[str | None, ...]]:
    uploads = dict(zip(baris.get("baris_id", ()), baris.get("unggahan_id", ()), strict=True))
    return {
        (uploads.get(item.baris_id), item.lembar, item.sel, kode)
        for item in temuan
        for kode in _DIULANG.get(item.kode, ())
        if item.sel
    }
