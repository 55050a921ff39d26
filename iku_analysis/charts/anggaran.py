"""The supporting programmes with their pagu of one year: the data behind `pagu`.

Only amounts of programme code rows count; an outcome row that repeats them (`ulangan`) does not. Each programme stands
once, with all the sasaran it supports. Draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from iku_analysis.charts.source import bare_name, dukungan_rows, place, text_or, usulan_rows

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis


@dataclass(frozen=True)
class Pagu:
    """Pagu of one code in one document: whole rupiah, its cell. `ganda`: written again with another amount."""

    rupiah: float
    asal: str
    ganda: bool


@dataclass(frozen=True)
class Program:
    """One programme with the sasaran it supports (none: not linked) and its pagu by document."""

    kode: str
    nama: str
    sasaran: tuple[str, ...]
    dugaan: bool
    pagu: dict[str, Pagu]

    def rupiah(self, dokumen: str) -> float:
        """Pagu for adding up; 0 where the document has none."""
        return self.pagu[dokumen].rupiah if dokumen in self.pagu else 0.0


def programs_of(analysis: Analysis, tahun: int) -> tuple[list[Program], list[str]]:
    """All programmes, linked ones first, and the sasaran that no programme supports."""
    usulan = usulan_rows(analysis)
    dukungan = dukungan_rows(analysis)
    named = usulan[usulan["sasaran_kunci"].notna()]
    names = dict(zip(named["sasaran_kunci"], map(bare_name, named["sasaran"]), strict=True))
    baris = analysis.baris
    codes = baris[(baris["level_baku"] == "program") & (baris["tabel"] == "program") & baris["kode"].notna()]
    pagu = _pagu(analysis, codes, tahun)
    out = []
    for kode, part in dukungan[dukungan["kode_program"].notna()].groupby("kode_program", sort=True):
        keys = [key for key in dict.fromkeys(part["sasaran_kunci"].dropna()) if key in names]
        nama = text_or(part["nama_program"].iloc[0], "")
        guessed = bool((part["cara"] == "bidang").all())
        out.append(Program(str(kode), nama, tuple(names[key] for key in keys), guessed, pagu.get(str(kode), {})))
    if analysis.scope.bidang is None:
        linked = {item.kode for item in out}
        rest = codes[~codes["kode"].isin(linked) & codes["uraian"].notna()].drop_duplicates("kode").sort_values("kode")
        out += [
            Program(row["kode"], row["uraian"], (), False, pagu.get(row["kode"], {})) for row in rest.to_dict("records")
        ]
    supported = {name for item in out for name in item.sasaran}
    return out, [name for name in dict.fromkeys(names.values()) if name not in supported]


def _pagu(analysis: Analysis, codes: pd.DataFrame, tahun: int) -> dict[str, dict[str, Pagu]]:
    """Code → document (renja, renstra) → pagu. A row of its own (no indikator) counts before the outcome rows."""
    nilai = analysis.nilai
    chosen = (nilai["medan"] == "pagu") & (nilai["tahun"] == tahun) & nilai["angka"].notna()
    chosen &= ~nilai["ulangan"].fillna(False).astype(bool)
    amounts = nilai[chosen].merge(codes[["baris_id", "kode", "indikator"]], on="baris_id")
    out: dict[str, dict[str, Pagu]] = {}
    for (kode, jenis), part in amounts.groupby(["kode", "jenis_baris"], sort=True):
        own = part[part["indikator"].isna()]
        # Without a row of its own the pagu is split over the outcome rows (T-C.33, old RPJMD tables): they add up.
        total = float(own["angka"].iloc[0] if not own.empty else part["angka"].sum())
        first = (own if not own.empty else part).iloc[0]
        again = bool(own["angka"].nunique() > 1)
        asal = place(first["berkas"], first["lembar"], first["sel"])
        out.setdefault(str(kode), {})[str(jenis)] = Pagu(total, asal, again)
    return out
