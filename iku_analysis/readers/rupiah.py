"""Amounts in thousands or millions: what heading or title says of the unit. Takes columns, gives them with `kali`."""

from __future__ import annotations

import re
from dataclasses import replace

from iku_analysis.fields import MEDAN_PAGU
from iku_analysis.readers.header import Column
from iku_analysis.text import fold

# The largest first: "000 000" holds "000".
_SCALES = (
    (1_000_000_000, "miliaran", "mil[iy]ar(?:an)?"),
    (1_000_000, "jutaan", "juta(?:an)?|000 000"),
    (1_000, "ribuan", "ribu(?:an)?|000|x 1 000"),
)
_OF_TITLE = r"\b(?:dalam|rp|rupiah) (?:{0})\b|\b(?:{0}) (?:rupiah|rp)\b"


def scaled(column: Column, titles: str) -> tuple[Column, str | None]:
    """A column of pagu with the unit that its heading names, else the titles (folded); and what is to be said of it."""
    if column.medan in MEDAN_PAGU:
        judul = fold(column.judul)
        for kali, kata, words in _SCALES:
            if re.search(rf"\b(?:{words})\b", judul) or re.search(_OF_TITLE.format(words), titles):
                factor = f"{kali:,}".replace(",", ".")
                pesan = f"Kolom {column.letters} ditulis dalam {kata} rupiah; setiap nilainya dikalikan {factor}."
                return replace(column, kali=kali), pesan
    return column, None
