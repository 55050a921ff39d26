"""Draws the gate before a document is submitted: what keeps the draft back with the way to each, what it takes along.

Takes the frozen draft; judges nothing itself (`documents.gate`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from iku_analysis.documents.gate import Gerbang, gate_of, open_pairs
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.xlsx_lists import problem_place
from iku_analysis.ui import addresses, state
from iku_analysis.ui.words import TINGKAT, place_text, plain

_PUNCAK = 5  # of each kind named; the rest stands where the link leads


def gate_now(dokumen: DokumenIku) -> Gerbang:
    """The gate of a frozen draft; one of before pairs were kept in it is judged by the pairs of today."""
    if dokumen.padanan_terbuka is None:
        dokumen = replace(dokumen, padanan_terbuka=open_pairs(state.get_analysis()))
    return gate_of(dokumen)


def show_held(gate: Gerbang, sentence: str) -> None:
    """At the gate: the sentence, the first things of each kind, and the way to where they are settled."""
    with st.container(border=True):
        st.markdown(TINGKAT["galat"].colour(sentence))
        for line in _first(gate):
            st.markdown(plain(line))
        st.caption("Selesaikan atau terima dengan alasan, buat draf baru, lalu serahkan lagi kepada Sekretaris.")
        _draw_ways(gate)


def say_held(gate: Gerbang, nomor: int) -> None:
    """Before the gate: what will keep the draft back there. It may be handed over all the same, for correction."""
    if gate.alasan:
        pimpinan = state.get_settings().instansi.pimpinan
        sentence = f"Draf nomor {nomor} memuat {gate.alasan}; selama itu belum dapat diajukan kepada {pimpinan}."
        st.markdown(TINGKAT["peringatan"].colour(sentence))
        _draw_ways(gate)


def _draw_ways(gate: Gerbang) -> None:
    with st.container(horizontal=True):
        if gate.temuan:
            st.page_link("pages/pemeriksaan.py", label="Pemeriksaan", icon=":material/arrow_forward:")
        if gate.padanan:
            address = addresses.waiting_pairs(state.get_summary())
            st.page_link("pages/padanan.py", label="Padanan", query_params=address, icon=":material/arrow_forward:")
        if gate.asing:
            st.page_link("pages/unggah.py", label="Unggah", icon=":material/arrow_forward:")
        if gate.ditunda:
            st.page_link("pages/rapat.py", label="Rapat", icon=":material/arrow_forward:")
        st.page_link("pages/draf.py", label="Draf", icon=":material/arrow_forward:")


def _first(gate: Gerbang) -> Iterator[str]:
    for item in gate.temuan[:_PUNCAK]:
        yield f"{item.kode} · {item.indikator or item.berkas or ''}: {item.pesan}"
    for pair in gate.padanan[:_PUNCAK]:
        said = f"padanannya belum diputuskan, mungkin “{pair.calon}”" if pair.calon else "belum berpadanan di Renstra"
        yield f"Padanan · {pair.indikator}: {said} ({place_text(pair.berkas, pair.lembar, None, pair.baris)})."
    for file in gate.asing[:_PUNCAK]:
        yield f"Berkas · {problem_place(file)}: {file.masalah.pesan}"
    for row in gate.ditunda[:_PUNCAK]:
        yield f"Rapat · {row.indikator}: ditunda dan belum diputuskan."
    parts = (gate.temuan, gate.padanan, gate.asing, gate.ditunda)
    if more := sum(max(len(part) - _PUNCAK, 0) for part in parts):
        yield f"… dan {more} lagi."


def say_taken_along(gate: Gerbang) -> None:
    """One line on what does not hold the document back and stands in its notes."""
    if gate.dibawa:
        st.caption(f"Tidak menahan, dan tertulis dalam draf: {plain('; '.join(gate.dibawa))}.")
