"""Which sasaran carries how much money? Pagu as a treemap: the area of a box is its rupiah, programmes inside sasaran.

The same programmes and the same document as `pagu`; a programme of several sasaran has a box of its own group, so that
the boxes add up to the total. Beyond `TERBANYAK` sasaran the rest is one box that says how many it holds.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from iku_analysis.charts.anggaran import Program, programs_of
from iku_analysis.charts.pagu import document_of, group_name, short_rupiah
from iku_analysis.charts.rantai import short_program
from iku_analysis.charts.theme import FONT, UKURAN_TEKS, Tema, empty_figure, new_figure, palette, shorten, wrap
from iku_analysis.number_format import format_angka, format_rupiah

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

TERBANYAK = 12  # groups with a box of their own
_TINGGI = 520  # px
_AKAR = "semua"


def petak_figure(analysis: Analysis, tahun: int, tema: Tema = "terang") -> go.Figure:
    """The treemap; a click opens a group, a click on its head goes back."""
    programs, bare = programs_of(analysis, tahun)
    dokumen = document_of(programs)
    paid = [item for item in programs if item.rupiah(dokumen) > 0]
    if not paid:
        return empty_figure(f"Tidak ada pagu program untuk tahun {tahun} dalam Renstra maupun Renja.", tema=tema)
    groups = _groups(paid, dokumen)
    total = sum(item.rupiah(dokumen) for item in paid)
    warna = palette(tema)
    figure = new_figure(_title(groups, dokumen, total), _caption(bare, dokumen, tahun), tema=tema, tinggi=_TINGGI)
    ids, parents, labels, values, words, colours = [_AKAR], [""], [""], [total], [""], [warna.kertas]
    for number, (sasaran, members) in enumerate(groups):
        name, amount = group_name(sasaran), sum(item.rupiah(dokumen) for item in members)
        ids.append(f"g{number}")
        parents.append(_AKAR)
        labels.append(f"<b>{shorten(name, 70)}</b> · {short_rupiah(amount)} ({_share(amount, total)})")
        values.append(amount)
        words.append(f"<b>{wrap(name, 60)}</b><br>{format_rupiah(amount)}, {_share(amount, total)} dari seluruh pagu")
        colours.append(warna.bidang)
        for item in members:
            ids.append(f"g{number}-{item.kode}")
            parents.append(f"g{number}")
            labels.append(f"{wrap(short_program(item.nama), 34, 3)}<br><b>{short_rupiah(item.rupiah(dokumen))}</b>")
            values.append(item.rupiah(dokumen))
            place = escape(item.pagu[dokumen].asal)
            guess = "<br>menurut pembagian bidang" if item.dugaan else ""
            program = f"{escape(item.kode)} {wrap(item.nama, 60)}"
            words.append(f"<b>{program}</b><br>{format_rupiah(item.rupiah(dokumen))}{guess}<br>{place}")
            colours.append(warna.garis["pagu"])
    figure.add_treemap(
        ids=ids,
        parents=parents,
        labels=labels,
        values=values,
        branchvalues="total",
        customdata=[[key, text] for key, text in zip(ids, words, strict=True)],
        hovertemplate="%{customdata[1]}<extra></extra>",
        texttemplate="%{label}",
        textfont={"family": FONT, "size": UKURAN_TEKS, "color": warna.tinta},
        marker={"colors": colours, "line": {"width": 2, "color": warna.kertas}},
        tiling={"pad": 3, "packing": "squarify"},
        pathbar={"visible": False},
        root={"color": warna.kertas},
    )
    figure.update_layout(margin={"l": 12, "r": 12, "b": 12}, uniformtext={"minsize": 10, "mode": "hide"})
    return figure


def _groups(paid: list[Program], dokumen: str) -> list[tuple[tuple[str, ...], list[Program]]]:
    """Groups of sasaran, greatest first; the small ones beyond `TERBANYAK` as one group named by how many they are."""
    found: dict[tuple[str, ...], list[Program]] = {}
    for item in paid:
        found.setdefault(item.sasaran, []).append(item)
    ranked = sorted(found.items(), key=lambda group: -sum(item.rupiah(dokumen) for item in group[1]))
    shown, rest = ranked[:TERBANYAK], ranked[TERBANYAK:]
    if rest:
        names = (f"{len(rest)} kelompok sasaran lain",)
        members = sorted((item for _, part in rest for item in part), key=lambda item: -item.rupiah(dokumen))
        shown.append((names, members))
    return shown


def _title(groups: list[tuple[tuple[str, ...], list[Program]]], dokumen: str, total: float) -> str:
    sasaran, members = groups[0]
    amount = sum(item.rupiah(dokumen) for item in members)
    return f"{_share(amount, total)} dari {short_rupiah(total)} ada pada: {group_name(sasaran)}"


def _caption(bare: list[str], dokumen: str, tahun: int) -> str:
    parts = [f"Pagu {'Renja' if dokumen == 'renja' else 'Renstra'} {tahun}; luas kotak adalah rupiahnya"]
    if bare:
        parts.append(f"{len(bare)} sasaran tanpa program pendukung tidak punya kotak")
    return " · ".join(parts)


def _share(amount: float, total: float) -> str:
    return f"{format_angka(amount / total * 100, 0)}%"
