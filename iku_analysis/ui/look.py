"""All HTML, CSS and JavaScript of the app. Data reaches HTML escaped; nothing is loaded from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from iku_analysis.settings import Instansi
from iku_analysis.sop import Jejak, Posisi
from iku_analysis.ui.words import Warna

_ASET = Path(__file__).parent / "aset"
IKON = str(_ASET / "ikon.png")

# Text colours with contrast of at least 4,5 on their background; lines; the strong colour.
_TERANG = {"merah": "#b3261e", "kuning": "#8a5300", "biru": "#1b5fa8", "hijau": "#1b6e3c", "abu": "#5d6a75",
           "garis": "#dbe2e8", "latar": "#ffffff", "utama": "#12507b"}  # fmt: skip
_GELAP = {"merah": "#ff9a91", "kuning": "#f2b765", "biru": "#8cc4ee", "hijau": "#7bd0a0", "abu": "#a6b3be",
          "garis": "#35424d", "latar": "#12181d", "utama": "#3f8fc9"}  # fmt: skip


@cache
def asset(name: str) -> str:
    """The text of a file in aset/."""
    return (_ASET / name).read_text(encoding="utf-8")


def is_dark() -> bool:
    """Whether the browser shows the dark theme."""
    return st.context.theme.type == "dark"


def tema() -> str:
    """The name of the theme as charts take it: terang or gelap."""
    return "gelap" if is_dark() else "terang"


def apply_look() -> None:
    """Colours and corrections of this run, and the Indonesian of Streamlit's own texts."""
    colours = ";".join(f"--iku-{name}:{value}" for name, value in (_GELAP if is_dark() else _TERANG).items())
    st.html(f"<style>:root{{{colours}}}{asset('tampilan.css')}</style>")
    st.html(f"<script>{asset('bahasa.js')}</script>", unsafe_allow_javascript=True)


def draw_agency(instansi: Instansi) -> None:
    """The agency at the head of the sidebar."""
    nama = instansi.nama or "Instansi belum diisi"
    st.html(f'<div class="iku-instansi"><small>Analisis IKU</small>{escape(nama)}</div>')


def draw_clock(posisi: Posisi) -> None:
    """The clock line of the SOP."""
    st.html(f'<div class="iku-jam">{escape(posisi.teks)}<br>{escape(posisi.langkah.judul)}</div>')


def draw_steps(posisi: Posisi, jejak: Sequence[Jejak], pimpinan: str, hari_ini: date) -> None:
    """The step bar of thirteen. A tick only where the end of a step is known; what left no trace is dashed."""
    items = []
    for item in jejak:
        langkah = item.langkah
        is_now = langkah.nomor == posisi.langkah.nomor and not posisi.is_selesai
        is_done = item.selesai is not None and not is_now
        kelas = "kini" if is_now else "selesai" if is_done else "" if item.mulai else "luar"
        nyata = item.nyata(hari_ini)
        words = [f"Langkah {langkah.nomor}: {langkah.judul}", langkah.oleh(pimpinan), f"waktu baku {langkah.waktu}"]
        judul = escape(" · ".join([*words, f"nyata {nyata}" if nyata else "belum tercatat"]))
        kini = ' aria-current="step"' if is_now else ""
        tanda = "✓" if is_done else str(langkah.nomor)
        items.append(
            f'<li class="{kelas}" title="{judul}"{kini}><b>{tanda}</b><span>{escape(langkah.judul)}</span></li>'
        )
    st.html(f'<ol class="iku-langkah" aria-label="Tiga belas langkah SOP">{"".join(items)}</ol>')


@dataclass(frozen=True)
class Kartu:
    """One figure with its word: angka, kata, an explanation below, the colour of the figure."""

    angka: str
    kata: str
    keterangan: str = ""
    warna: Warna | None = None


def draw_cards(cards: Sequence[Kartu]) -> None:
    """Figures side by side; they wrap on a narrow window."""
    parts = []
    for card in cards:
        kelas = f' class="iku-{card.warna}"' if card.warna else ""
        note = f"<small>{escape(card.keterangan)}</small>" if card.keterangan else ""
        parts.append(
            f"<div><strong{kelas}>{escape(card.angka)}</strong><span{kelas}>{escape(card.kata)}</span>{note}</div>"
        )
    st.html(f'<div class="iku-kartu">{"".join(parts)}</div>')


def draw_pairs(pairs: Sequence[tuple[str, str | None]]) -> None:
    """Name and text, one below the other; what is blank is left out."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in pairs if text)
    st.html(f'<dl class="iku-pasangan">{rows}</dl>')
