"""Whether what was read is what the truth says: records, texts, values. What the contract leaves open: README.md."""

from __future__ import annotations

import math
import re
from typing import Any

from openpyxl.utils.cell import coordinate_from_string

Json = dict[str, Any]

_NUMBERING = re.compile(r"^\(?\d+[.)]\s*")


def record_key(baris: Json) -> tuple[str, int, int]:
    return baris["lembar"], baris["baris"], baris.get("ke") or 1


def cells_of(baris: Json) -> list[Json]:
    return [*baris["medan"].values(), *baris["nilai"]]


def value_key(item: Json) -> str:
    return f"{item['medan']}:{item['tahun']}" if "tahun" in item else str(item["medan"])


def shown(item: Json | None) -> str:
    if item is None:
        return "tidak ada"
    hidden = {"medan", "boleh", "pilihan", "bebas"}
    return ", ".join(f"{name}={value}" for name, value in item.items() if name not in hidden)


def _plain(text: str, is_part: bool) -> str:
    text = " ".join(text.split())
    return _NUMBERING.sub("", text) if is_part else text


def is_same_text(harapan: Json, dapat: Json | None, is_part: bool) -> bool:
    if dapat is None:
        return False
    if harapan.get("baku") is not None and dapat.get("baku") != harapan["baku"]:
        return False
    if "teks" not in harapan:
        return True
    texts = {_plain(text, is_part) for text in (harapan["teks"], *harapan.get("boleh", []))}
    is_place = harapan.get("sel_bebas") or dapat["sel"] == harapan["sel"]
    return bool(is_place) and _plain(dapat["teks"], is_part) in texts


def take_value(left: list[Json], harapan: Json) -> Json | None:
    """The read value that answers to this one: at its cell, else of its field and year. It is taken from the list."""
    same = [item for item in left if item["medan"] == harapan["medan"]]
    found = next((item for item in same if item["sel"] == harapan["sel"] and _same_year(harapan, item)), None)
    found = found or next((item for item in same if item["sel"] == harapan["sel"]), None)
    found = found or next((item for item in same if _same_year(harapan, item)), None)
    if found:
        left.remove(found)
    return found


def _same_year(harapan: Json, dapat: Json) -> bool:
    return bool(harapan.get("tahun_bebas")) or harapan.get("tahun") == dapat.get("tahun")


def is_same_value(harapan: Json, dapat: Json) -> bool:
    if dapat["sel"] != harapan["sel"] or not _same_year(harapan, dapat):
        return False
    if bool(harapan.get("ulangan")) != bool(dapat.get("ulangan")):
        return False
    satuan = str(dapat.get("satuan") or "").casefold()
    if satuan != harapan.get("satuan", "") and (harapan.get("satuan") or satuan not in ("persen", "rupiah")):
        return False
    return any(_same_reading(harapan | reading, dapat) for reading in ({}, *harapan.get("boleh", [])))


def _same_reading(harapan: Json, dapat: Json) -> bool:
    if harapan.get("jenis") != dapat["jenis"]:
        return False
    for name in ("nilai", "bawah", "atas"):
        first, second = harapan.get(name), dapat.get(name)
        if isinstance(first, str) or isinstance(second, str) or first is None or second is None:
            if first != second and dapat["jenis"] != "teks":
                return False
        elif not math.isclose(first, second, rel_tol=1e-9, abs_tol=1e-6):
            return False
    return all(harapan.get(name) == dapat.get(name) for name in ("operator", "skor"))


def column_of(sel: str) -> str:
    """The column letter of an address or range."""
    return coordinate_from_string(sel.split(":")[0])[0]
