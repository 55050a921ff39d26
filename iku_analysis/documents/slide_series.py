"""The numbers of one indicator for a slide: usulan, Renstra, Renja, realisasi, baseline by year, each with its words.

Takes an `Analysis`; gives what fits on one axis. Values of another unit family or form are left out of the chart and
named in the line of facts, never silently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from iku_analysis.documents.agenda import Butir

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

_ARAH = {"naik": "↑ makin tinggi makin baik", "turun": "↓ makin rendah makin baik", "stabil": "↔ stabil lebih baik"}


@dataclass(frozen=True)
class Titik:
    """One value: the number it is drawn at, the words beside it."""

    angka: float
    teks: str


@dataclass(frozen=True)
class Deret:
    """One series, year → value."""

    nama: str
    nilai: Mapping[int, Titik]


def series_of_item(analysis: Analysis, item: Butir) -> tuple[list[Deret], str]:
    """(the series that can be drawn, usulan first; unit, direction and what was left out in one line)."""
    row = item.baris
    pair = next((one for one in analysis.padanan if one.usulan.baris_id == item.baris_id), None)
    renstra = [pair.renstra.baris_id] if pair and pair.renstra else []
    renja = [one.baris_id for one in pair.renja] if pair else []
    same = [item.baris_id, *renstra, *renja]
    baris, nilai = analysis.baris, analysis.nilai
    keys = set(baris[baris["baris_id"].isin(same)]["indikator_kunci"].dropna())
    measured = baris[baris["indikator_kunci"].isin(keys)]["baris_id"].tolist()
    wanted = (
        ("Usulan", "target", [item.baris_id]),
        ("Renstra", "target", renstra),
        ("Renja", "target", renja),
        ("Realisasi", "realisasi", measured),
        ("Baseline", "baseline", [item.baris_id]),
    )
    family = dict(zip(baris["baris_id"], baris["satuan_keluarga"], strict=True))
    out, left = [], []
    ordinal: bool | None = None
    for nama, medan, ids in wanted:
        part = nilai[(nilai["medan"] == medan) & nilai["baris_id"].isin(ids) & nilai["tahun"].notna()]
        rows = [one for one in part.to_dict("records") if one["jenis"] != "kosong"]
        fits = [one for one in rows if _same_family(family.get(one["baris_id"]), row["satuan_keluarga"])]
        drawable = [one for one in fits if not pd.isna(one["angka"])]
        if ordinal is None and drawable:
            ordinal = drawable[0]["jenis"] == "predikat"
        drawn = [one for one in drawable if (one["jenis"] == "predikat") == ordinal]
        if len(drawn) < len(rows):
            left.append(nama)
        points: dict[int, Titik] = {}
        for one in drawn:
            points.setdefault(int(one["tahun"]), Titik(float(one["angka"]), one["teks"]))
        if points:
            out.append(Deret(nama, points))
    return out, _facts(analysis, row, item.baris_id, left)


def _same_family(one: Any, other: Any) -> bool:
    return bool(pd.isna(one) or pd.isna(other) or one == other)


def _facts(analysis: Analysis, row: Mapping[Any, Any], baris_id: str, left: Sequence[str]) -> str:
    polaritas = analysis.polaritas[analysis.polaritas["baris_id"] == baris_id]["polaritas"]
    arah = _ARAH.get(str(polaritas.iloc[0]) if len(polaritas) else "", "arah belum diketahui")
    parts = [f"Satuan: {row['satuan'] or 'tidak tertulis'}", arah]
    if left:
        parts.append(f"tidak digambar seluruhnya: {', '.join(left)}")
    return " · ".join(parts)
