"""The series of one indicator (baseline, realisasi, usulan, Renstra, Renja): the data behind `lintasan`.

Finds the values of a record and its partners, and tells what can stand on one axis from what cannot: another unit, a
predicate among numbers, text that is no value, a second value of one year. Draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from iku_analysis.charts.source import is_null, padanan_of, place, text_or

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

JUDUL = {
    "baseline": "Baseline",
    "realisasi": "Realisasi",
    "usulan": "Usulan",
    "renstra": "Renstra",
    "renja": "Renja",
}


@dataclass(frozen=True)
class Series:
    """Values of one line, one row a year (columns of core_nilai, plus `x`: the year it is drawn at)."""

    nama: str
    nilai: pd.DataFrame


def values_of(analysis: Analysis, row: pd.Series) -> dict[str, pd.DataFrame]:
    """Series name → its values, oldest year first. Realisasi is found by the name of the indicator or its partners."""
    partner = padanan_of(analysis).get(row["baris_id"])
    own = [row["baris_id"]] if row["jenis"] == "usulan" else []
    renstra = [row["baris_id"]] if row["jenis"] == "renstra" else []
    renja: list[str] = []
    if partner is not None:
        renstra += [partner.renstra.baris_id] if partner.renstra else []
        renja = [item.baris_id for item in partner.renja]
    baris, nilai = analysis.baris, analysis.nilai
    same = [*own, *renstra, *renja]
    keys = set(baris[baris["baris_id"].isin(same)]["indikator_kunci"].dropna())
    measured = set(baris[baris["indikator_kunci"].isin(keys)]["baris_id"])
    baseline = nilai[(nilai["medan"] == "baseline") & (nilai["jenis"] != "kosong")]
    first = baseline[baseline["baris_id"].isin(own)]
    out = {"baseline": first if not first.empty else baseline[baseline["baris_id"].isin(renstra)]}
    for nama, ids in (("usulan", own), ("renstra", renstra), ("renja", renja)):
        out[nama] = nilai[(nilai["medan"] == "target") & nilai["baris_id"].isin(ids)]
    out["realisasi"] = nilai[(nilai["medan"] == "realisasi") & nilai["baris_id"].isin(measured)]
    return {nama: part.sort_values("tahun", kind="stable") for nama, part in out.items()}


def lintasan_table(analysis: Analysis, baris_id: str) -> pd.DataFrame:
    """All values of the indicator and its partners, also those that cannot be drawn: one row per series and year."""
    found = analysis.baris[analysis.baris["baris_id"] == baris_id]
    rows = []
    for _, row in found.iterrows():
        for nama, nilai in values_of(analysis, row).items():
            columns = (nilai[name] for name in ("tahun", "teks", "berkas", "lembar", "sel"))
            for year, teks, *where in zip(*columns, strict=True):
                rows.append((JUDUL[nama], None if is_null(year) else int(year), teks, place(*where)))
    frame = pd.DataFrame(rows, columns=["Deret", "Tahun", "Nilai", "Asal"])
    return frame.astype({"Tahun": "Int64"})


def series_of(analysis: Analysis, row: pd.Series) -> tuple[list[Series], list[str]]:
    """The series that can be drawn on the row's axis, and a sentence for each thing that cannot."""
    notes: list[str] = []
    values = {nama: part for nama, part in values_of(analysis, row).items() if not part.empty}
    targets = [part for nama, part in values.items() if nama in ("usulan", "renstra", "renja")]
    ordinal = any((part["jenis"] == "predikat").any() for part in (targets or list(values.values())))
    units = dict(zip(analysis.baris["baris_id"], analysis.baris["satuan_keluarga"], strict=True))
    years = [int(year) for part in values.values() for year in part["tahun"].dropna()]
    before = min(years) - 1 if years else 0
    out = []
    for nama, part in values.items():
        other = [units.get(key) for key in part["baris_id"]]
        foreign = [
            not is_null(u) and not is_null(row["satuan_keluarga"]) and u != row["satuan_keluarga"] for u in other
        ]
        if any(foreign):
            notes.append(f"{JUDUL[nama]} memakai satuan lain dan tidak digambar.")
            part = part[[not flag for flag in foreign]]
        fits = part["angka"].notna() & ((part["jenis"] == "predikat") == ordinal)
        misfit = part[~fits & (part["jenis"] != "kosong")]
        for year, teks, sel in zip(misfit["tahun"], misfit["teks"], misfit["sel"], strict=True):
            notes.append(f"{JUDUL[nama]} {text_or(year, 'tanpa tahun')} “{teks}” ({sel}) tidak dapat digambar.")
        twice = part["tahun"].duplicated()
        if (twice & fits & ~part[["tahun", "angka"]].duplicated()).any():
            notes.append(f"{JUDUL[nama]} punya nilai berbeda untuk tahun yang sama; digambar yang pertama.")
        drawn = part[~twice].assign(x=part["tahun"].fillna(before).astype(int))
        drawn["angka"] = drawn["angka"].where(fits)
        if drawn["angka"].notna().any():
            out.append(Series(nama, drawn))
    return out, notes
