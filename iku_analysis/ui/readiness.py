"""Readiness for the draft, on Beranda: each indicator ready, or what is missing and where that is done.

Takes the analysis; a click on a row opens the page on which the first missing thing is settled. Findings that belong to
no indicator of a usulan stand below, one row for each file: when every row is ready nothing is left to settle.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from iku_analysis.pipeline import Analysis
from iku_analysis.results import Padanan, Temuan
from iku_analysis.ui import choosing
from iku_analysis.ui.table import Kolom, Sel, show_table
from iku_analysis.ui.words import TINGKAT

KOLOM = [
    Kolom("indikator", "Indikator"),
    Kolom("bidang", "Bidang", lebar="32%"),
    Kolom("keadaan", "Kesiapan", lebar="26%"),
]


@dataclass(frozen=True)
class Kesiapan:
    """One indicator of a usulan, or what belongs to none. `kurang`: what is missing; `halaman`, `pilih`: where to."""

    baris_id: str
    indikator: str
    bidang: str
    kurang: tuple[str, ...]
    halaman: str
    pilih: str
    is_indikator: bool = True


def readiness(analysis: Analysis, bidang: str | None) -> list[Kesiapan]:
    """One entry per indikator that the draft holds, what lacks most first, then one per file with other findings."""
    # A galat stays in the way until it is mended or accepted, a peringatan until somebody has dealt with it.
    untouched = {item.kunci for item in analysis.unsettled_findings()}
    standing = [item for item in analysis.open_findings() if item.tingkat == "galat" or item.kunci in untouched]
    found: dict[str, list[Temuan]] = defaultdict(list)
    for item in standing:
        found[item.baris_id or ""].append(item)
    names = dict(zip(analysis.baris["baris_id"], analysis.baris["bidang"], strict=True))
    waiting = {pair.usulan.baris_id for pair in analysis.undecided_pairs()}
    out, left = [], analysis.keluar
    for pair in analysis.padanan:
        owner = names.get(pair.usulan.baris_id) or ""
        if bidang in (None, owner) and pair.usulan.baris_id not in left:
            is_waiting = pair.usulan.baris_id in waiting
            out.append(_of(pair, is_waiting, owner, found[pair.usulan.baris_id], analysis))
    indicators = {pair.usulan.baris_id for pair in analysis.padanan}
    others = [item for item in standing if item.baris_id not in indicators and bidang in (None, item.bidang)]
    return [*sorted(out, key=lambda item: (-len(item.kurang), item.bidang, item.indikator)), *_elsewhere(others)]


def _elsewhere(found: Iterable[Temuan]) -> list[Kesiapan]:
    by_file: dict[tuple[str, str], list[Temuan]] = defaultdict(list)
    for item in found:
        by_file[item.berkas or "Perangkat daerah", item.bidang or ""].append(item)
    return [
        Kesiapan(
            f"berkas {name} {bidang}", name, bidang, tuple(_counts(items)), "pages/pemeriksaan.py", _worst(items), False
        )
        for (name, bidang), items in sorted(by_file.items())
    ]


def _worst(found: Iterable[Temuan]) -> str:
    """The key of the finding to be settled first: one that nobody has dealt with, the worst of them."""
    return min(found, key=lambda item: (item.keadaan != "terbuka", TINGKAT[item.tingkat].urut)).kunci


def _counts(found: Iterable[Temuan]) -> list[str]:
    """2 galat, 1 galat diminta, 1 peringatan."""
    per: Counter[tuple[str, str]] = Counter((item.tingkat, item.keadaan) for item in found)
    return [
        f"{count} {tanda.kata.lower()}{' diminta' if keadaan == 'diminta' else ''}"
        for name, tanda in TINGKAT.items()
        for keadaan in ("terbuka", "diminta")
        if (count := per[name, keadaan])
    ]


def _of(pair: Padanan, is_waiting: bool, bidang: str, found: list[Temuan], analysis: Analysis) -> Kesiapan:
    kurang = []
    halaman, pilih = "pages/padanan.py", pair.usulan.baris_id
    if is_waiting:
        kurang.append("padanan menunggu keputusan" if pair.status == "ragu" else "belum berpadanan")
    elif found:
        halaman, pilih = "pages/pemeriksaan.py", _worst(found)
    kurang += _counts(found)
    putusan = analysis.putusan.get(pair.usulan.baris_id)
    if putusan and putusan.putusan == "tunda":
        kurang.append("ditunda rapat")
    return Kesiapan(pair.usulan.baris_id, pair.usulan.indikator or "", bidang, tuple(kurang), halaman, pilih)


def ready_sentence(items: list[Kesiapan]) -> str:
    """How many indicators are ready, and what is left besides."""
    indicators = [item for item in items if item.is_indikator]
    ready = sum(not item.kurang for item in indicators)
    files = len(items) - len(indicators)
    if ready == len(indicators) and not files:
        return f"Semua {ready} indikator siap."
    rest = f"; {files} hal di luar indikator masih mempunyai temuan" if files else ""
    return f"{ready} dari {len(indicators)} indikator siap{rest}. Klik satu baris untuk menyelesaikan yang kurang."


def show_readiness(items: list[Kesiapan]) -> None:
    """The list; a click goes to where the first missing thing is settled."""
    rows = [
        {
            "id": item.baris_id,
            "indikator": Sel(
                item.indikator, tebal=item.is_indikator, kecil=None if item.is_indikator else "di luar indikator"
            ),
            "bidang": item.bidang,
            "keadaan": Sel(f"▲ {'; '.join(item.kurang)}", warna="kuning", urut=len(item.kurang))
            if item.kurang
            else Sel("✓ siap", warna="hijau", urut=0),
        }
        for item in items
    ]
    show_table(
        rows,
        KOLOM,
        key="kesiapan",
        label="Kesiapan indikator",
        tinggi=340,
        unduh="kesiapan-indikator",
        on_pilih=choosing.jump,
    )


def go(items: list[Kesiapan], row: str | None) -> None:
    """Go to where the first missing thing of a clicked row is settled; a ready indicator shows its pair."""
    for item in items:
        if item.baris_id == row:
            st.switch_page(item.halaman, query_params={choosing.DIPILIH: item.pilih})
