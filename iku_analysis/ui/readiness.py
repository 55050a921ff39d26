"""Readiness of each indicator for the draft, on Beranda: ready, or what is missing and where that is done.

Takes the analysis; a click on a row opens the page on which the first missing thing is settled.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import streamlit as st

from iku_analysis.pipeline import Analysis
from iku_analysis.results import Padanan, Temuan
from iku_analysis.ui import state
from iku_analysis.ui.progress import is_unanswered
from iku_analysis.ui.table import Kolom, Sel, show_table
from iku_analysis.ui.words import TINGKAT

KOLOM = [
    Kolom("indikator", "Indikator"),
    Kolom("bidang", "Bidang"),
    Kolom("keadaan", "Kesiapan"),
]
_LOMPAT = "lompat_kesiapan"


@dataclass(frozen=True)
class Kesiapan:
    """One indicator of a usulan. `kurang`: what is missing, in words; `halaman`, `pilih`: where that is settled."""

    baris_id: str
    indikator: str
    bidang: str
    kurang: tuple[str, ...]
    halaman: str
    pilih: str


def readiness(analysis: Analysis, bidang: str | None) -> list[Kesiapan]:
    """One entry per indikator that the draft holds, what lacks most first; findings on a whole file belong to none."""
    found: dict[str, list[Temuan]] = defaultdict(list)
    for item in analysis.unsettled_findings():
        found[item.baris_id or ""].append(item)
    for item in analysis.open_findings("galat"):  # a galat stays open until it is mended or accepted
        if item not in found[item.baris_id or ""]:
            found[item.baris_id or ""].append(item)
    names = dict(zip(analysis.baris["baris_id"], analysis.baris["bidang"], strict=True))
    out, left = [], analysis.keluar
    for pair in analysis.padanan:
        owner = names.get(pair.usulan.baris_id) or ""
        if bidang in (None, owner) and pair.usulan.baris_id not in left:
            out.append(_of(pair, owner, found[pair.usulan.baris_id], analysis))
    return sorted(out, key=lambda item: (-len(item.kurang), item.bidang, item.indikator))


def _of(pair: Padanan, bidang: str, found: list[Temuan], analysis: Analysis) -> Kesiapan:
    kurang = []
    halaman, pilih = "pages/padanan.py", pair.usulan.baris_id
    if pair.status == "ragu":
        kurang.append("padanan menunggu keputusan")
    elif is_unanswered(pair.status, pair.cara):
        kurang.append("belum berpadanan")
    elif found:
        halaman, pilih = "pages/pemeriksaan.py", min(found, key=lambda item: TINGKAT[item.tingkat].urut).kunci
    counts: Counter[str] = Counter(item.tingkat for item in found)
    kurang += [f"{counts[name]} {tanda.kata.lower()}" for name, tanda in TINGKAT.items() if counts[name]]
    putusan = analysis.putusan.get(pair.usulan.baris_id)
    if putusan and putusan.putusan == "tunda":
        kurang.append("ditunda rapat")
    return Kesiapan(pair.usulan.baris_id, pair.usulan.indikator or "", bidang, tuple(kurang), halaman, pilih)


def ready_sentence(items: list[Kesiapan]) -> str:
    """How many are ready."""
    ready = sum(not item.kurang for item in items)
    return f"{ready} dari {len(items)} indikator siap. Klik satu baris untuk menyelesaikan yang kurang."


def show_readiness(items: list[Kesiapan]) -> None:
    """The list; a click goes to where the first missing thing is settled."""
    by_id = {item.baris_id: item for item in items}
    rows = [
        {
            "id": item.baris_id,
            "indikator": Sel(item.indikator, tebal=True),
            "bidang": item.bidang,
            "keadaan": Sel(f"▲ {'; '.join(item.kurang)}", warna="kuning", urut=len(item.kurang))
            if item.kurang
            else Sel("✓ siap", warna="hijau", urut=0),
        }
        for item in items
    ]
    show_table(
        rows, KOLOM, key="kesiapan", label="Kesiapan indikator", tinggi=340, unduh="kesiapan-indikator", on_pilih=_jump
    )
    target = by_id.get(st.session_state.pop(_LOMPAT, ""))
    if target:
        st.switch_page(target.halaman, query_params={state.DIPILIH: target.pilih})


def _jump(baris_id: str) -> None:
    st.session_state[_LOMPAT] = baris_id
