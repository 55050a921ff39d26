"""The target paths of all indicators beside the Renstra: the data behind `kisi`.

Takes the comparison that matching made (`banding`) and who measures what (`ukur`); gives a `Panel` for every usulan of
the scope, those that differ most first. Draws nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iku_analysis.charts.source import is_null, place, polaritas_of, text_or, usulan_rows

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

KEADAAN = ("beda", "sama", "tak_terbanding")  # in the order of the panels
_PANAH = {"naik": "↑", "turun": "↓", "stabil": "↔"}
Titik = tuple[int, float, str, str]  # year, number, words, place


@dataclass(frozen=True)
class Panel:
    """One indicator. `keadaan`: one of `KEADAAN`; `kalimat`: what differs, in words; points by series."""

    baris_id: str
    nama: str
    bidang: str
    satuan: str
    keadaan: str
    kalimat: str
    beda: int
    deret: dict[str, tuple[Titik, ...]]


def panels_of(analysis: Analysis, cari: str = "") -> list[Panel]:
    """Every usulan of the scope whose name or bidang holds all the words of `cari`; most different first."""
    banding = analysis.banding[(analysis.banding["medan"] == "target") & analysis.banding["tahun"].notna()]
    compared: dict[str, list[dict[Any, Any]]] = {}
    for item in banding.to_dict("records"):
        compared.setdefault(str(item["usulan_id"]), []).append(item)
    measured, direction = _measured(analysis), polaritas_of(analysis)
    wanted = cari.casefold().split()
    out = []
    for row in usulan_rows(analysis).to_dict("records"):
        name, bidang = str(row["indikator"]), text_or(row["bidang"], "")
        if all(word in f"{name} {bidang}".casefold() for word in wanted):
            key = str(row["baris_id"])
            arrow = _PANAH.get(direction.get(key, ""), "")
            out.append(_panel(row, arrow, compared.get(key, []), measured.get(key, ())))
    return sorted(out, key=lambda panel: (-panel.beda, KEADAAN.index(panel.keadaan), panel.nama))


def _measured(analysis: Analysis) -> dict[str, tuple[Titik, ...]]:
    """baris_id of a usulan → its realisasi, oldest first, as matching found who measures it."""
    if analysis.ukur.empty:
        return {}
    nilai = analysis.nilai
    real = nilai[(nilai["medan"] == "realisasi") & nilai["tahun"].notna() & nilai["angka"].notna()]
    joined = analysis.ukur.rename(columns={"baris_id": "rencana_id"}).merge(
        real, left_on="ukur_id", right_on="baris_id"
    )
    out: dict[str, dict[int, Titik]] = {}
    for item in joined.to_dict("records"):
        where = place(item["berkas"], item["lembar"], item["sel"])
        year = int(item["tahun"])
        out.setdefault(str(item["rencana_id"]), {}).setdefault(year, (year, float(item["angka"]), item["teks"], where))
    return {key: tuple(points[year] for year in sorted(points)) for key, points in out.items()}


def _panel(row: dict[Any, Any], arrow: str, compared: Sequence[dict[Any, Any]], real: tuple[Titik, ...]) -> Panel:
    states = [item["keadaan_renstra"] for item in compared]
    beda, sama = states.count("beda"), states.count("sama")
    if beda:
        keadaan, kalimat = "beda", f"beda {beda} dari {beda + sama} tahun"
    elif sama:
        keadaan, kalimat = "sama", f"sama {sama} tahun"
    else:
        without = "tanpa_padanan" in states or not states
        keadaan, kalimat = "tak_terbanding", "tanpa padanan Renstra" if without else "tidak dapat dibandingkan"
    deret = {
        side: tuple(
            (int(item["tahun"]), float(item[f"{side}_angka"]), str(item[f"{side}_teks"]), _where(item, side))
            for item in sorted(compared, key=lambda one: one["tahun"])
            if not is_null(item[f"{side}_angka"])
        )
        for side in ("usulan", "renstra")
    }
    # Another unit would not stand on this panel's scale.
    if "tidak_terbanding" in states:
        deret["renstra"] = ()
    name = f"{arrow} {row['indikator']}".strip()
    return Panel(
        str(row["baris_id"]),
        name,
        text_or(row["bidang"], ""),
        text_or(row["satuan"], "satuan tidak tertulis"),
        keadaan,
        kalimat,
        beda,
        {**deret, "realisasi": real},
    )


def _where(item: dict[Any, Any], side: str) -> str:
    return place(item.get(f"{side}_berkas"), item.get(f"{side}_lembar"), item.get(f"{side}_sel"))
