"""Draws one card of Kamus IKU: sections of what, text and source cell. Every text of a file is escaped."""

from __future__ import annotations

from html import escape

import streamlit as st

from iku_analysis.documents.card_lines import KOSONG, BarisKartu, card_sections
from iku_analysis.documents.cards import KartuIku


def draw_card(card: KartuIku) -> None:
    """The whole card; a browser prints it without the rest of the page."""
    parts = "".join(
        f"<h3>{escape(part.judul)}</h3><dl>{''.join(_line(line) for line in part.baris)}</dl>"
        for part in card_sections(card)
    )
    st.html(
        f'<article class="iku-lembar-kartu" aria-label="Kartu indikator">'
        f"<h2>{card.nomor}. {escape(card.indikator)}</h2>{parts}</article>"
    )


def _line(line: BarisKartu) -> str:
    kind = ' class="kosong"' if line.teks == KOSONG else ""
    source = f"<small>{escape(line.sumber)}</small>" if line.sumber else ""
    return f"<dt>{escape(line.judul)}</dt><dd{kind}>{escape(line.teks)}{source}</dd>"
