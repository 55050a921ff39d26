"""The words after a number: a unit, a multiplier ("juta"), a rate ("/100.000 penduduk"), a remark.

Takes the text that follows a number and a look-up of units, gives one `Tail`, or null where the words are no unit but
change what the number says ("ke bawah", "per kecamatan"). Reads no digits of its own (that is `numerals`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from iku_analysis.text import fold

UnitLookup = Callable[[str], str | None]  # a unit as typed → canonical word, null where unknown

_RATE = re.compile(r"(?:/|per )\s*(?=\d)", re.IGNORECASE)
_REMARK = re.compile(r"\(([^()\d]*)\)")
_KELIPATAN = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12}  # powers of ten
_PENGUBAH = frozenset(
    ("per", "dari", "ke", "lebih", "kurang", "atau", "tidak", "belum", "bukan", "dan", "serta", "atas", "bawah")
) | {"maksimal", "minimal", "sampai", "hingga", "x"}


@dataclass(frozen=True)
class Tail:
    """What follows a number. `satuan`: canonical, or as typed with masalah "satuan_asing"; null where none is named.

    `persen`: a % sign or the word; `pangkat`: power of ten of a multiplier; "ada_keterangan": words beside the unit.
    """

    satuan: str | None = None
    persen: bool = False
    pangkat: int = 0
    masalah: Literal["ada_keterangan", "satuan_asing"] | None = None


def read_tail(text: str, canonical: UnitLookup) -> Tail | None:
    """The tail of a number; null where its words change what the number says. Remarks in brackets are left out.

    Blank gives an empty tail. Digits may stand only in a rate.
    """
    rate = _RATE.match(text)
    if rate:
        words = f"per {text[rate.end() :].strip(' .,;:')}"
        known = canonical(words)
        return Tail(known or words, masalah=None if known else "satuan_asing")
    remark = _REMARK.search(text)
    words = _REMARK.sub(" ", text).strip(" .,;:")
    if not words and remark and canonical(remark[1]):
        words = remark[1]
    head, _, rest = words.partition(" ")
    pangkat = _KELIPATAN.get(head.lower(), 0)
    words = rest.strip() if pangkat else words
    return _unit(words, pangkat, canonical) if words else Tail(pangkat=pangkat)


def _unit(words: str, pangkat: int, canonical: UnitLookup) -> Tail | None:
    """The longest known unit at the beginning of the words; else up to two unknown words are taken as a unit."""
    parts = words.replace("%", " % ").split()
    for length in range(len(parts), 0, -1):
        satuan = canonical(" ".join(parts[:length]))
        if satuan:
            rest = fold(" ".join(parts[length:])).split()
            if _PENGUBAH.intersection(rest):
                return None
            return Tail(satuan, satuan == "persen", pangkat, "ada_keterangan" if rest else None)
    if len(parts) > 2 or not words[0].isalpha() or _PENGUBAH.intersection(fold(words).split()):
        return None
    return Tail(words, False, pangkat, "satuan_asing")
