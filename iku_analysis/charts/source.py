"""What the charts share of the data: the usulan of the scope, their partners, their polarity, the place of a value.

Takes an `Analysis` and gives frames and look-ups; draws nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pandas as pd

from iku_analysis.results import Padanan

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

POLARITAS = {
    "naik": "↑ makin tinggi makin baik",
    "turun": "↓ makin rendah makin baik",
    "stabil": "↔ stabil lebih baik",
}
POLARITAS_TIDAK_DIKETAHUI = "polaritas belum diketahui"
_LABEL = re.compile(r"^(?:\w{1,4}[.)]\s*)?(?:tujuan|sasaran)(?: strategis)?\s*[\d.]*\s*:\s*", re.IGNORECASE)
TANPA_BIDANG = "Tanpa bidang (dokumen rencana, badan)"


def usulan_rows(analysis: Analysis) -> pd.DataFrame:
    """Usulan records with an indikator, of the scope's bidang, in the order of their sheets; columns of core_baris."""
    baris = analysis.baris
    chosen = (baris["jenis"] == "usulan") & baris["indikator"].notna()
    if analysis.scope.bidang is not None:
        chosen &= baris["bidang"] == analysis.scope.bidang
    return baris[chosen]


def polaritas_of(analysis: Analysis) -> dict[str, str]:
    """baris_id → naik, turun or stabil; absent where unknown."""
    known = analysis.polaritas[analysis.polaritas["polaritas"].notna()]
    return dict(zip(known["baris_id"], known["polaritas"], strict=True))


def padanan_of(analysis: Analysis) -> dict[str, Padanan]:
    """baris_id of the usulan → its pairing."""
    return {item.usulan.baris_id: item for item in analysis.padanan}


def dukungan_rows(analysis: Analysis) -> pd.DataFrame:
    """Links usulan × programme of the scope; a link guessed from the bidang only where no document links the usulan."""
    dukungan = analysis.dukungan[analysis.dukungan["usulan_id"].isin(usulan_rows(analysis)["baris_id"])]
    written = set(dukungan[dukungan["cara"] != "bidang"]["usulan_id"])
    return dukungan[(dukungan["cara"] != "bidang") | ~dukungan["usulan_id"].isin(written)]


def bare_name(text: str) -> str:
    """A tujuan or sasaran without its label: "Sasaran 1: Meningkatnya …" → "Meningkatnya …"."""
    return _LABEL.sub("", text)


def place(berkas: Any, lembar: Any, sel: Any) -> str:
    """Where a value stands: "usulan.xlsx · IKU · H7"; parts that are not known are left out, "" when none is."""
    return " · ".join(str(part) for part in (berkas, lembar, sel) if not is_null(part) and part != "")


def is_null(value: Any) -> bool:
    """Null in any of the forms a frame holds: None, NaN, NA."""
    return value is None or bool(pd.isna(value))


def text_or(value: Any, otherwise: str) -> str:
    """The text of a cell of a frame, or `otherwise` where it is null."""
    return otherwise if is_null(value) else str(value)


def number_or_none(value: Any) -> float | None:
    """The number of a cell of a frame, or None where it is null."""
    return None if is_null(value) else float(value)
