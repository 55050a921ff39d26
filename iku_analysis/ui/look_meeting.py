"""The meeting in large type: HTML of one indicator, its targets, its findings, the line of progress.

Takes texts, escapes them, draws; the style is aset/rapat.css. Decides and computes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from iku_analysis.ui.look import asset
from iku_analysis.ui.words import Tanda

_LEBAR = 44  # characters of all columns; more (ranges, whole rupiah) make the whole table smaller


@dataclass(frozen=True)
class SelTarget:
    """One number of the large table; `kecil` a line below it, coloured as `tanda` says."""

    teks: str = ""
    kecil: str = ""
    tanda: Tanda | None = None


@dataclass(frozen=True)
class BarisTarget:
    """One series of the large table."""

    nama: str
    sel: tuple[SelTarget, ...]
    is_usulan: bool = False


def apply_meeting_look() -> None:
    """The whole window for the meeting."""
    st.html(f"<style>{asset('rapat.css')}</style>")


def draw_progress(left: str, right: str, part: float) -> None:
    """A line with what is decided; `part` 0–1 fills the bar."""
    st.html(
        f'<div class="iku-sidang"><span>{escape(left)}</span><span>{escape(right)}</span>'
        f'<div class="iku-maju" role="progressbar" aria-valuemin="0" aria-valuemax="100" '
        f'aria-valuenow="{int(part * 100)}" aria-label="{escape(right)}"><i style="width:{part:.1%}"></i></div></div>'
    )


def draw_item(parent: str, name: str, facts: Sequence[tuple[str, str]], verdict: tuple[Tanda, str, str] | None) -> None:
    """The name of the indicator, what it stands under, its facts, and what was decided (sign, sentence, small)."""
    chips = "".join(f"<span>{escape(title)} <b>{escape(text)}</b></span>" for title, text in facts if text)
    decided = ""
    if verdict:
        tanda, sentence, small = verdict
        note = f"<small>{escape(small)}</small>" if small else ""
        decided = f'<div class="putus iku-{tanda.warna}">{tanda.simbol} {escape(sentence)}{note}</div>'
    st.html(
        f'<div class="iku-butir"><div class="induk">{escape(parent)}</div><h1>{escape(name)}</h1>'
        f'<div class="keping">{chips}</div>{decided}</div>'
    )


def draw_targets(years: Sequence[str], rows: Sequence[BarisTarget], now: str) -> None:
    """The numbers by year, the year of the IKU marked."""

    def kelas(year: str) -> str:
        return ' class="sekarang"' if year == now else ""

    head = "".join(f'<th scope="col"{kelas(year)}>{escape(year)}</th>' for year in years)
    body = "".join(
        f'<tr class="{"usulan" if row.is_usulan else "lain"}"><th scope="row">{escape(row.nama)}</th>'
        + "".join(f"<td{kelas(year)}>{_cell(cell)}</td>" for year, cell in zip(years, row.sel, strict=True))
        + "</tr>"
        for row in rows
    )
    width = sum(max(len(cell.teks) for cell in column) for column in zip(*(row.sel for row in rows), strict=True))
    size = ' class="panjang"' if width > _LEBAR else ""
    st.html(
        f'<div class="iku-jalur"><table{size} aria-label="Target tiap tahun"><thead><tr><th></th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(cell: SelTarget) -> str:
    kelas = f' class="iku-{cell.tanda.warna}"' if cell.tanda else ""
    small = f"<small{kelas}>{escape(cell.kecil)}</small>" if cell.kecil else ""
    return f"{escape(cell.teks)}{small}"


def draw_findings(findings: Sequence[tuple[Tanda, str, str]], more: str) -> None:
    """Sign, sentence and what should stand there; `more`: what was left out, in words."""
    items = "".join(
        f'<li><b class="iku-{tanda.warna}" title="{escape(tanda.kata)}" aria-label="{escape(tanda.kata)}">'
        f"{tanda.simbol}</b>{escape(text)}{f' <small>{escape(small)}</small>' if small else ''}</li>"
        for tanda, text, small in findings
    )
    rest = f"<li><small>{escape(more)}</small></li>" if more else ""
    st.html(f'<ul class="iku-temuan" aria-label="Temuan">{items}{rest}</ul>')


def focus_first(key: str, once: str) -> None:
    """Put the cursor into the first field of a container, so that the hands stay on the keys.

    `once` names the form: another one is another script, which runs again. The field may come later than the script,
    and a redraw may put another one in its place: for a second the cursor comes back, unless the person took it away.
    """
    st.html(
        f"<script>/* {escape(once)} */ (() => {{ let left = 500, held = 0; const wait = setInterval(() => {{"
        f"const field = document.querySelector('.st-key-{key} input, .st-key-{key} textarea');"
        "if (field && (!held || document.activeElement === document.body)) field.focus();"
        "if (field && document.activeElement === field) held++; else if (held) left = 0;"
        "if (--left <= 0 || held > 16) clearInterval(wait); }, 60); })()</script>",
        unsafe_allow_javascript=True,
    )
