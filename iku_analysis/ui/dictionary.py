"""What Kamus IKU shows: the cards of the run, their list, the files to print. Draws nothing.

Takes the run of the scope, gives cards and rows. What a card says is made in documents/.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from iku_analysis.documents.cards import KartuIku
from iku_analysis.documents.manual import build_cards
from iku_analysis.documents.manual_files import manual_pdf, write_manual
from iku_analysis.documents.model import build_document
from iku_analysis.pipeline import Analysis
from iku_analysis.settings import Settings
from iku_analysis.store.uploads import now
from iku_analysis.ui import state
from iku_analysis.ui.look import Kartu
from iku_analysis.ui.table import Kolom, Sel

LENGKAP, KURANG, SEMUA = "Lengkap", "Belum lengkap", "Semua"
DAFTAR = [
    Kolom("nomor", "No", "kanan"),
    Kolom("indikator", "Indikator"),
    Kolom("skor", "Kelengkapan", rapat=True),
    Kolom("kurang", "Belum ada"),
    Kolom("temuan", "Temuan terbuka", "kanan"),
]
_CUKUP = 80  # percent; at most two of twelve parts are missing


def list_cards(bidang: str | None) -> list[KartuIku]:
    """The cards of one bidang, or of all, in the order of the draft."""
    cards = _cards((*state.revision_key(), "kartu"), state.get_analysis(), state.get_settings())
    return [card for card in cards if bidang is None or bidang in card.bidang]


@st.cache_resource(max_entries=4, show_spinner=False)
def _cards(revision: tuple[Any, ...], _analysis: Analysis, _settings: Settings) -> tuple[KartuIku, ...]:
    dokumen = build_document(_analysis, _settings, tanggal=now().date(), nomor=None)
    return build_cards(_analysis, dokumen)


def narrowed(cards: Iterable[KartuIku], view: str) -> list[KartuIku]:
    """The complete ones, those with gaps, or all."""
    return [card for card in cards if view == SEMUA or (card.kelengkapan.skor_persen == 100) == (view == LENGKAP)]


def card_id(card: KartuIku) -> str:
    """Names a card on the page: the first record behind it."""
    return card.baris_id[0]


def counts(cards: Sequence[KartuIku]) -> list[Kartu]:
    """How many, how complete, what is missing most."""
    mean = sum(card.kelengkapan.skor_persen for card in cards) // max(len(cards), 1)
    whole = sum(card.kelengkapan.skor_persen == 100 for card in cards)
    gaps: dict[str, int] = {}
    for card in cards:
        for item in card.kelengkapan.kurang:
            gaps[item.judul] = gaps.get(item.judul, 0) + 1
    most = max(gaps, key=lambda name: gaps[name], default=None)
    out = [
        Kartu(str(len(cards)), "Indikator", "kartu dalam kamus", "biru"),
        Kartu(f"{mean} %", "Kelengkapan rata-rata", "dua belas unsur sama bobotnya", "biru"),
        Kartu(str(whole), "Lengkap", "semua unsur terisi", "hijau"),
    ]
    return [*out, Kartu(str(gaps[most]), "Paling sering kosong", most, "kuning")] if most else out


def card_rows(cards: Iterable[KartuIku]) -> list[dict[str, Any]]:
    """One table row per card."""
    out = []
    for card in cards:
        skor = card.kelengkapan.skor_persen
        out.append(
            {
                "id": card_id(card),
                "nomor": str(card.nomor),
                "indikator": Sel(card.indikator, kecil=", ".join(card.bidang) or None),
                "skor": Sel(
                    f"{'✓' if skor == 100 else '▲' if skor >= _CUKUP else '✖'} {skor} %",
                    warna="hijau" if skor == 100 else "kuning" if skor >= _CUKUP else "merah",
                    urut=skor,
                ),
                "kurang": ", ".join(item.judul for item in card.kelengkapan.kurang),
                "temuan": str(sum(not item.dikecualikan for item in card.temuan)),
            }
        )
    return out


def manual_xlsx(cards: Sequence[KartuIku]) -> bytes:
    """All cards as a workbook."""
    instansi, tahun = state.get_settings().instansi, state.current_scope().tahun
    return write_manual(cards, instansi, tahun=tahun, tanggal=now().date())


def manual_print(cards: Sequence[KartuIku]) -> bytes:
    """All cards, or one, as a PDF."""
    instansi, tahun = state.get_settings().instansi, state.current_scope().tahun
    return manual_pdf(cards, instansi, tahun=tahun, tanggal=now().date())
