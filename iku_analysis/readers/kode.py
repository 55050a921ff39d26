"""Codes of urusan, programme, kegiatan and sub kegiatan as they stand in cells: one cell, five cells, before a name.

Takes texts, gives the repaired code and its level. Judges no code (that is the checks'); a code that Excel destroyed
("2 Paket") keeps its text.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from iku_analysis.fields import Level
from iku_analysis.readers.grid import Cell
from iku_analysis.text import clean

_CODE = r"[0-9X]{1,2}(?:\s?[.,]\s?(?:\d{1,4}|X{1,2}))*"
_WITH_NAME = re.compile(rf"^({_CODE})\.?(?:\s*[-–—:]\s*|\s+)(?=\D)(.+)$", re.S | re.I)
_URUSAN = re.compile(r"^[0-9X]\s*[-–—]\s*[A-Z ,/]+$")
_ONLY = re.compile(rf"^{_CODE}\.?$", re.I)
_AGENCY = re.compile(r"^[0-9X]\.[0-9X]{2}\.\d\.\d{2}\.\d\.\d{2}\.\d{2}\.\d{4}$", re.I)
_LEVEL: dict[int, Level] = {1: "urusan", 2: "urusan", 3: "program", 4: "kegiatan", 5: "kegiatan", 6: "sub_kegiatan"}
_LEVEL_OF_COLUMN: tuple[Level, ...] = ("urusan", "urusan", "program", "kegiatan", "sub_kegiatan")
_WIDTH = (1, 2, 2, 0, 4)  # digits of the five code columns; 0: as written (2.01)


@dataclass(frozen=True)
class Kode:
    """A code as it is used. `level` null: the code does not say. `is_agency`: the code of a perangkat daerah."""

    teks: str
    level: Level | None
    is_agency: bool = False
    is_broken: bool = False


_TYPED_AS_TEXT = "'’‘`"  # Excel's mark for a text, pasted with it
_NO_CODE = frozenset(string.ascii_letters) - frozenset("xX")  # no code begins so, and most texts do


def parse_code(text: str) -> Kode | None:
    """The code of a cell that holds nothing else, or null: `2,01` is `2.01`, blanks inside go."""
    return None if text[:1] in _NO_CODE else _parsed(text)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Kode | None:
    plain = re.sub(r"\s*\.\s*", ".", clean(text).lstrip(_TYPED_AS_TEXT))
    if not _ONLY.match(plain):
        return None
    code = re.sub(r"\s+", "", plain).replace(",", ".").rstrip(".").upper()
    return _kode(code)


def split_name(text: str) -> tuple[Kode, str] | None:
    """("8.01.02 - PROGRAM …") → its code and the name behind it; null where no code stands in front."""
    return None if text[:1] in _NO_CODE else _split(text)


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[Kode, str] | None:
    found = _WITH_NAME.match(clean(text))
    kode = parse_code(found[1]) if found else None
    if found is None or kode is None:
        return None
    # "1. Persentase …" and "2 jenis" are numbering and quantity; "8 - UNSUR PEMERINTAHAN UMUM" is a code.
    if "." not in kode.teks and not _URUSAN.match(clean(text)):
        return None
    return kode, clean(found[2])


def deepest(cells: list[Cell | None]) -> Cell | None:
    """The last of several cells that each hold a whole code going on with the one before ("Kode Program", "Kode
    Kegiatan" … of an export); null where they hold parts of one code.
    """
    filled = [cell for cell in cells if cell and clean(cell.teks)]
    codes = [kode.teks if (kode := parse_code(cell.teks)) else "" for cell in filled]
    is_whole = len(codes) > 1 and all(own.startswith(f"{above}.") for above, own in pairwise(codes))
    return filled[-1] if is_whole and all(codes) else None


def join_code(cells: list[Cell | None]) -> Kode | None:
    """The code that stands in several columns (urusan, bidang, program, kegiatan, sub); null where all are blank."""
    parts: list[str] = []
    is_broken = False
    for position, cell in enumerate(cells):
        if cell is None or not clean(cell.teks):
            continue
        part = clean(cell.teks).replace(",", ".").strip(".")
        if cell.is_number and position < len(_WIDTH):
            part = part.zfill(_WIDTH[position])
        is_broken = is_broken or not re.fullmatch(r"[0-9X]+(?:\.\d+)*", part, re.I)
        parts.append(part)
    if not parts:
        return None
    if not is_broken:
        return _kode(".".join(parts))
    filled = max(position for position, cell in enumerate(cells) if cell)
    return Kode(".".join(parts), _LEVEL_OF_COLUMN[min(filled, 4)], is_broken=True)


def _kode(code: str) -> Kode:
    if _AGENCY.match(code):
        return Kode(code, None, is_agency=True)
    return Kode(code, _LEVEL.get(code.count(".") + 1))
