"""Which money carries which sasaran? Pagu of the supporting programmes for the chosen year, one bar per programme.

Each programme stands once: a programme of several sasaran has a group of its own that names them, so that no rupiah is
counted twice and the groups add up to the total. Only code rows count (an outcome row repeats their pagu). All amounts
are from one document, the Renja of the year where it has pagu, else Renstra; the table shows both.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from iku_analysis.charts.anggaran import Program, programs_of
from iku_analysis.charts.rantai import program_name, short_program
from iku_analysis.charts.theme import (
    IKON,
    UKURAN_TEKS,
    Tema,
    empty_figure,
    new_figure,
    palette,
    shorten,
    text_at,
    wrap,
)
from iku_analysis.number_format import format_angka, format_rupiah

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

TERBANYAK = 24  # programmes drawn; the rest stands in one summed row
_TANPA_TERBANYAK = 8  # sasaran without programme that are named; the rest stands in one row
_TINGGI_BARIS = 38  # px
_KIRI = 400  # px; room for the names of the programmes
_TANPA_PROGRAM = "tanpa program pendukung"
_TANPA_SASARAN = "Tidak mendukung sasaran mana pun"
_DOKUMEN = {"renja": "Renja", "renstra": "Renstra"}


def pagu_figure(analysis: Analysis, tahun: int, tema: Tema = "terang") -> go.Figure:
    """Bars by group of sasaran; a click gives the code of the programme in customdata."""
    programs, bare = programs_of(analysis, tahun)
    dokumen = document_of(programs)
    if not programs:
        return empty_figure("Belum ada program. Unggah tabel program Renstra atau Renja lebih dahulu.", tema=tema)
    if not any(dokumen in item.pagu for item in programs):
        return empty_figure(f"Tidak ada pagu program untuk tahun {tahun} dalam Renstra maupun Renja.", tema=tema)
    rows = _rows(programs, bare, dokumen)
    figure = new_figure(
        _title(programs, bare, dokumen, tahun),
        _caption(programs, dokumen, tahun),
        tema=tema,
        tinggi=_TINGGI_BARIS * len(rows) + 30,
    )
    _draw(figure, rows, dokumen, tema)
    return figure


def pagu_table(analysis: Analysis, tahun: int) -> pd.DataFrame:
    """One row per programme, each once; pagu in whole rupiah by document, null where that document has none."""
    programs, bare = programs_of(analysis, tahun)
    rows: list[tuple[object, ...]] = [
        (
            "; ".join(item.sasaran) or _TANPA_SASARAN,
            len(item.sasaran),
            item.kode,
            item.nama,
            *(item.pagu[name].rupiah if name in item.pagu else None for name in _DOKUMEN),
            "menurut pembagian bidang" if item.dugaan else "",
            "; ".join(item.pagu[name].asal for name in _DOKUMEN if name in item.pagu),
        )
        for item in programs
    ]
    rows += [(sasaran, 1, None, _TANPA_PROGRAM, None, None, "", "") for sasaran in bare]
    return pd.DataFrame(
        rows,
        columns=[
            "Sasaran",
            "Banyak Sasaran",
            "Kode",
            "Program",
            f"Pagu Renja {tahun} (Rp)",
            f"Pagu Renstra {tahun} (Rp)",
            "Hubungan Program",
            "Asal",
        ],
    )


def document_of(programs: list[Program]) -> str:
    """The one document whose amounts are drawn: renja, or renstra where no Renja has pagu of the year."""
    return "renja" if any("renja" in item.pagu for item in programs) else "renstra"


def _rows(programs: list[Program], bare: list[str], dokumen: str) -> list[dict[str, Any]]:
    """Rows from top to bottom: per group its head and programmes, then what was summed, then sasaran without any."""
    ranked = sorted(programs, key=lambda item: -item.rupiah(dokumen))
    shown, rest = ranked[:TERBANYAK], ranked[TERBANYAK:]
    groups: dict[tuple[str, ...], list[Program]] = {}
    for item in shown:
        groups.setdefault(item.sasaran, []).append(item)
    out: list[dict[str, Any]] = []
    # The sum of a group is of all its programmes, also of those that are drawn in the summed row.
    total = {key: sum(item.rupiah(dokumen) for item in programs if item.sasaran == key) for key in groups}
    for sasaran, members in sorted(groups.items(), key=lambda group: (len(group[0]) or 99, -total[group[0]])):
        out.append({"head": group_name(sasaran), "total": total[sasaran], "sasaran": sasaran})
        out += [{"program": item} for item in members]
    if rest:
        out.append(
            {"head": f"{len(rest)} program lain", "total": sum(item.rupiah(dokumen) for item in rest), "sasaran": ()}
        )
    named, others = bare[:_TANPA_TERBANYAK], bare[_TANPA_TERBANYAK:]
    out += [{"head": name, "total": None, "sasaran": (name,)} for name in named]
    if others:
        out.append({"head": f"{len(others)} sasaran lain", "total": None, "sasaran": tuple(others[:10])})
    return out


def group_name(sasaran: tuple[str, ...]) -> str:
    """What a group of programmes is for."""
    if not sasaran:
        return _TANPA_SASARAN
    return sasaran[0] if len(sasaran) == 1 else f"Bersama untuk {len(sasaran)} sasaran: " + "; ".join(sasaran)


def _title(programs: list[Program], bare: list[str], dokumen: str, tahun: int) -> str:
    linked = [item for item in programs if item.sasaran]
    total = sum(item.rupiah(dokumen) for item in linked)
    count = len({name for item in linked for name in item.sasaran})
    head = f"{short_rupiah(total)} pagu {tahun} mendukung {count} sasaran"
    return head + (f"; {len(bare)} sasaran tanpa program" if bare else "")


def _caption(programs: list[Program], dokumen: str, tahun: int) -> str:
    parts = [f"Pagu menurut {_DOKUMEN[dokumen]} {tahun}"]
    if any(len(item.sasaran) > 1 for item in programs):
        parts.append("program untuk beberapa sasaran dihitung satu kali, dalam kelompoknya sendiri")
    if any(item.dugaan for item in programs):
        parts.append("bergaris: hubungan menurut pembagian bidang, tidak tertulis dalam dokumen")
    return " · ".join(parts)


def short_rupiah(rupiah: float) -> str:
    """Rupiah for a headline: "Rp 12,35 miliar"; below a million in full."""
    for unit, name in ((1e12, "triliun"), (1e9, "miliar"), (1e6, "juta")):
        if abs(rupiah) >= unit:
            return f"Rp {format_angka(round(rupiah / unit, 2))} {name}"
    return format_rupiah(rupiah)


def _draw(figure: go.Figure, rows: list[dict[str, Any]], dokumen: str, tema: Tema) -> None:
    warna = palette(tema)
    bars = [(y, row["program"]) for y, row in enumerate(rows) if "program" in row]
    most = max((item.rupiah(dokumen) for _, item in bars), default=0.0) or 1.0
    figure.add_bar(
        x=[item.rupiah(dokumen) for _, item in bars],
        y=[y for y, _ in bars],
        orientation="h",
        width=0.62,
        marker={
            "color": warna.garis["pagu"],
            "line": {"color": warna.redup, "width": 1},
            "pattern": {
                "shape": ["/" if item.dugaan else "" for _, item in bars],
                "bgcolor": warna.garis["pagu"],
                "fgcolor": warna.tinta,
                "size": 7,
            },
        },
        customdata=[[item.kode, _hover(item, dokumen)] for _, item in bars],
        hovertemplate="%{customdata[1]}<extra></extra>",
    )
    heads = [(y, row) for y, row in enumerate(rows) if "head" in row]
    words = [_bar_words(y, item, dokumen, tema) for y, item in bars]
    figure.update_layout(
        annotations=[*words, *(_head_words(y, row, tema) for y, row in heads)],
        shapes=[_head_line(y, warna.kisi) for y, _ in heads],
    )
    figure.update_xaxes(visible=False, range=[0, most * 1.3])
    figure.update_yaxes(
        range=[len(rows) - 0.4, -0.8],
        tickvals=[y for y, _ in bars],
        ticktext=[shorten(short_program(program_name(item.kode, item.nama)), 46) + " " for _, item in bars],
        showgrid=False,
        tickfont={"size": 13},
    )
    figure.update_layout(margin={"b": 16, "l": _KIRI})


def _bar_words(y: int, item: Program, dokumen: str, tema: Tema) -> dict[str, Any]:
    """The amount at the end of a bar; a code written twice with different amounts says so."""
    words = "tidak ada pagu"
    if dokumen in item.pagu:
        again = f" {IKON['peringatan']} tertulis dua kali, jumlahnya berbeda" if item.pagu[dokumen].ganda else ""
        words = short_rupiah(item.rupiah(dokumen)) + again
    return text_at(item.rupiah(dokumen), y, words, palette(tema).tinta, xshift=8, size=UKURAN_TEKS)


def _head_line(y: int, colour: str) -> dict[str, Any]:
    """The line over a group, over the whole width."""
    ends = {"x0": -1, "x1": 1, "y0": y - 0.45, "y1": y - 0.45}
    return {"type": "line", "xref": "paper", "line": {"color": colour, "width": 1}} | ends


def _head_words(y: int, row: dict[str, Any], tema: Tema) -> dict[str, Any]:
    """What a group is for, and its sum; a sasaran without programme in the colour and with the icon of galat."""
    warna = palette(tema)
    bare = row["total"] is None
    lead = f"{IKON['galat']} {_TANPA_PROGRAM}" if bare else short_rupiah(row["total"])
    words = f"<b>{lead}</b>   {wrap(row['head'], 116, 2)}"
    names = "<br>".join(wrap(name, 80) for name in row["sasaran"])
    colour = warna.makna["galat"] if bare else warna.tinta
    return text_at(0, y, words, colour, xshift=-_KIRI + 16, size=13, hovertext=names)


def _hover(item: Program, dokumen: str) -> str:
    lines = [f"<b>{wrap(program_name(item.kode, item.nama), 80)}</b>"]
    for name, judul in _DOKUMEN.items():
        if name in item.pagu:
            used = " (digambar)" if name == dokumen else ""
            lines.append(f"{judul}: {format_rupiah(item.pagu[name].rupiah)}{used}, {escape(item.pagu[name].asal)}")
    lines += [wrap(f"Sasaran: {name}", 80) for name in item.sasaran]
    return "<br>".join(lines)
