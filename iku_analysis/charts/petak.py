"""Which sasaran carries how much money? Pagu as a treemap: the area of a box is its rupiah, programmes inside sasaran.

The same programmes and the same document as `pagu`; a programme of several sasaran has a box of its own group, so that
the boxes add up to the total. Beyond `TERBANYAK` sasaran the rest is one box that says how many it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from iku_analysis.charts.anggaran import Program, programs_of
from iku_analysis.charts.pagu import document_of, group_name, short_rupiah
from iku_analysis.charts.rantai import short_program
from iku_analysis.charts.theme import (
    FONT,
    UKURAN_KECIL,
    UKURAN_TEKS,
    Tema,
    empty_figure,
    new_figure,
    palette,
    shorten,
    wrap,
)
from iku_analysis.number_format import format_bagian, format_rupiah

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

TERBANYAK = 12  # groups with a box of their own
_TINGGI = 520  # px
_AKAR = "semua"
_KEPALA = 34  # characters of the name in the one line above the boxes of a group, its figures behind it
_HURUF = ((0.3, 44), (0.1, 26), (0.0, 20))  # from this share of the whole: characters in a line of a box

_KECIL = 0.05  # below this share of the whole a box has room for its figures only


@dataclass(frozen=True)
class _Box:
    """One box: its key, the key of the box around it, words inside, whole rupiah, words of the hover, colour."""

    kunci: str
    induk: str
    teks: str
    rupiah: float
    keterangan: str
    warna: str


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
    boxes = [_Box(_AKAR, "", "", total, "", warna.kertas)]
    for number, (sasaran, members) in enumerate(groups):
        boxes += _group_boxes(f"g{number}", sasaran, members, dokumen, total, tema)
    figure.add_treemap(
        ids=[box.kunci for box in boxes],
        parents=[box.induk for box in boxes],
        labels=[box.teks for box in boxes],
        values=[box.rupiah for box in boxes],
        branchvalues="total",
        customdata=[[box.kunci, box.keterangan] for box in boxes],
        hovertemplate="%{customdata[1]}<extra></extra>",
        texttemplate="%{label}",
        textfont={"family": FONT, "size": UKURAN_TEKS, "color": warna.tinta},
        marker={"colors": [box.warna for box in boxes], "line": {"width": 2, "color": warna.kertas}},
        tiling={"pad": 3, "packing": "squarify"},
        pathbar={"visible": False},
        root={"color": warna.kertas},
    )
    # Words too small for a projector are left to the hover and the table.
    figure.update_layout(margin={"l": 12, "r": 12, "b": 12}, uniformtext={"minsize": UKURAN_KECIL, "mode": "hide"})
    return figure


def _group_boxes(
    kunci: str, sasaran: tuple[str, ...], members: list[Program], dokumen: str, total: float, tema: Tema
) -> list[_Box]:
    """The boxes of one group: of a single programme one that names both, else a frame with a box for each programme."""
    warna = palette(tema)
    name, amount = _group_name(sasaran), sum(item.rupiah(dokumen) for item in members)
    width = next(length for share, length in _HURUF if amount >= share * total)
    if len(members) == 1:
        head = f"{wrap(name, width, 4)}<br><b>{short_rupiah(amount)} · {_share(amount, total)}</b>"
        teks = f"{head}<br>{wrap(short_program(members[0].nama), width, 4)}"
        if amount < _KECIL * total:
            teks = f"<b>{wrap(short_rupiah(amount), 8)}<br>{_share(amount, total)}</b>"
        return [_Box(kunci, _AKAR, teks, amount, _hover(sasaran, members[0], dokumen), warna.garis["pagu"])]
    # One line; plotly leaves out a head that is wider than its box.
    frame = f"<b>{shorten(name, min(width, _KEPALA))}</b> · {short_rupiah(amount)} · {_share(amount, total)}"
    parts = [
        _Box(
            f"{kunci}-{item.kode}",
            kunci,
            f"{wrap(short_program(item.nama), 26, 4)}<br><b>{short_rupiah(item.rupiah(dokumen))}</b>",
            item.rupiah(dokumen),
            _hover(item.sasaran, item, dokumen),
            warna.garis["pagu"],
        )
        for item in members
    ]
    return [
        _Box(kunci, _AKAR, frame, amount, f"<b>{wrap(name, 60)}</b><br>{format_rupiah(amount)}", warna.bidang),
        *parts,
    ]


def _hover(sasaran: tuple[str, ...], item: Program, dokumen: str) -> str:
    lines = [f"<b>{escape(item.kode)} {wrap(item.nama, 60)}</b>", format_rupiah(item.rupiah(dokumen))]
    lines += [wrap(f"Sasaran: {name}", 70) for name in sasaran]
    lines += ["menurut pembagian bidang, tidak tertulis dalam dokumen"] if item.dugaan else []
    return "<br>".join([*lines, escape(item.pagu[dokumen].asal)])


def _group_name(sasaran: tuple[str, ...]) -> str:
    """Short: programmes of several sasaran are named by how many they serve."""
    return f"Bersama untuk {len(sasaran)} sasaran" if len(sasaran) > 1 else group_name(sasaran)


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
    where = f"program {_group_name(sasaran).lower()}" if len(sasaran) > 1 else _group_name(sasaran)
    return f"{_share(amount, total)} dari {short_rupiah(total)} ada pada {where}"


def _caption(bare: list[str], dokumen: str, tahun: int) -> str:
    parts = [f"Pagu {'Renja' if dokumen == 'renja' else 'Renstra'} {tahun}; luas kotak adalah rupiahnya"]
    if bare:
        parts.append(f"{len(bare)} sasaran tanpa program pendukung tidak punya kotak")
    return " · ".join(parts)


def _share(amount: float, total: float) -> str:
    return f"{format_bagian(amount, total)}%"
