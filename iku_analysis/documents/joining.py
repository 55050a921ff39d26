"""The rows of one sasaran as printed: rows that say the same once, rows of one indicator that differ side by side.

Takes rows of `frames`, gives `IndikatorDokumen` and a note wherever rows were joined or contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import cast

from iku_analysis.documents.frames import Row
from iku_analysis.documents.parts import Asal, IndikatorDokumen
from iku_analysis.fields import FIELDS, MEDAN_TEKS
from iku_analysis.normalise import name_key
from iku_analysis.records import Nilai
from iku_analysis.text import fold

# What may differ between two rows that still say the same: their number, and who answers for them.
_BUKAN_ISI = frozenset({"nomor", "tujuan", "sasaran", "level", "penanggung_jawab"})
# "Sasaran 2:", "A. Sasaran:", "Indikator Tujuan 1 :", "1.2.", "a)": how a bidang numbers its own file.
_NOMOR_DEPAN = re.compile(
    r"^(?:(?:\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)]\s*)?"
    r"(?:tujuan|sasaran(?: strategis)?|indikator(?: kinerja)?(?: utama)?(?: tujuan| sasaran)?)\s*\d*\s*:"
    r"|\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\D)|\(?[a-z][.)](?=\s))\s*",
    re.IGNORECASE,
)


def join_rows(rows: Sequence[Row], nomor: int, notes: list[str]) -> tuple[IndikatorDokumen, ...]:
    """The rows of one sasaran as printed: the same indicator side by side, rows that say the same once."""
    clusters: dict[str, list[Row]] = {}
    for row in rows:
        clusters.setdefault(row["indikator_kunci"], []).append(row)
    printed: list[IndikatorDokumen] = []
    for cluster in clusters.values():
        variants: list[list[Row]] = []
        for row in cluster:
            same = next((v for v in variants if all(not _differences(row, other) for other in v)), None)
            if same is None:
                variants.append([row])
            else:
                same.append(row)
        made = [_printed(rows, nomor + len(printed) + place) for place, rows in enumerate(variants)]
        notes += _cluster_notes(made, variants)
        printed += made
    return tuple(printed)


def _differences(left: Row, right: Row) -> list[str]:
    """Words for what two rows of one indicator say differently; a text that only one of them has is no difference."""
    out = [
        FIELDS[name].judul.lower()
        for name in MEDAN_TEKS
        if name not in _BUKAN_ISI and left[name] and right[name] and _content(left, name) != _content(right, name)
    ]
    mine, theirs = _value_contents(left["nilai"]), _value_contents(right["nilai"])
    for medan, tahun in sorted(mine.keys() | theirs.keys(), key=lambda key: (key[0], key[1] or 0)):
        if mine.get((medan, tahun)) != theirs.get((medan, tahun)):
            out.append(f"{FIELDS[medan].judul.lower()} {tahun or ''}".strip())
    return out


def _content(row: Row, name: str) -> str:
    if name == "indikator":
        return str(row["indikator_kunci"])
    return str(row.get(f"{name}_baku") or fold(row[name]))


def _value_contents(nilai: Iterable[Nilai]) -> dict[tuple[str, int | None], set[object]]:
    out: dict[tuple[str, int | None], set[object]] = {}
    for item in nilai:
        if item.jenis != "kosong":
            out.setdefault((item.medan, item.tahun), set()).add(_value_content(item))
    return out


def _value_content(item: Nilai) -> tuple[object, ...]:
    """What a value says, without how it is written; equal for equal values."""
    numbers = tuple(None if n is None else round(n, 4) for n in (item.nilai, item.bawah, item.atas))
    return (item.jenis, *numbers, item.operator, item.predikat, fold(item.teks) if item.jenis == "teks" else "")


def _printed(rows: Sequence[Row], nomor: int) -> IndikatorDokumen:
    teks = {name: value for name in MEDAN_TEKS if (value := next((row[name] for row in rows if row[name]), None))}
    teks["indikator"] = cast("str", heading(teks["indikator"]))
    if len(rows) > 1:
        # A bidang that proposes an indicator and names nobody answers for it itself.
        semua = (row["penanggung_jawab"] or row["bidang"] for row in rows)
        if bersama := {fold(one): one for one in semua if one}:
            teks["penanggung_jawab"] = "; ".join(bersama.values())
    asal = tuple(
        Asal(row["bidang"], row["berkas"], row["lembar"], int(row["baris"]), row["nilai"], row["baris_id"])
        for row in rows
    )
    baku = next((row["satuan_baku"] for row in rows if row["satuan_baku"]), None)
    return IndikatorDokumen(nomor, teks, baku, asal)


def _cluster_notes(made: Sequence[IndikatorDokumen], variants: Sequence[Sequence[Row]]) -> list[str]:
    notes = [
        f"No. {item.nomor} “{item.teks['indikator']}” diusulkan sama oleh {bidang_words(item.asal)}; "
        "dicetak satu baris."
        for item in made
        if len(item.asal) > 1
    ]
    if len(made) > 1:
        beda = dict.fromkeys(
            d for other in variants[1:] for left in variants[0] for right in other for d in _differences(left, right)
        )
        notes.append(
            f"No. {made[0].nomor}–{made[-1].nomor} “{made[0].teks['indikator']}” diusulkan berbeda oleh "
            f"{bidang_words([asal for item in made for asal in item.asal])}: {', '.join(beda)}. "
            "Semua dicetak; putuskan satu di antaranya."
        )
    return notes


def bidang_words(asal: Iterable[Asal]) -> str:
    """Who proposed, in words: "Bidang A dan Bidang B"."""
    names = list(dict.fromkeys(item.bidang or item.berkas for item in asal))
    if len(names) == 1:
        return f"{names[0]} lebih dari sekali"
    return f"{', '.join(names[:-1])} dan {names[-1]}"


def heading(text: str | None) -> str | None:
    """The name without the label and number of its own file; the document numbers by itself."""
    return (_NOMOR_DEPAN.sub("", text) or text) if text else None


def key_of(text: str | None) -> str:
    """What two spellings of one name share; blank for a blank name."""
    return name_key(heading(text) or "")
