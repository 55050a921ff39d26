"""Likeness of names as functions for SQL: `kemiripan`, `kata_sama`, `nama_kembar`, `sisa_bidang`, `kata_penghubung`.

Those of two names are used only on the few candidates that SQL has narrowed down. Knows no store and no vocabulary.
"""

from __future__ import annotations

import re
from contextlib import suppress

import duckdb
import numpy as np
from rapidfuzz import fuzz, process

from iku_analysis.text import fold

# A word typed with one slip keeps 0,87 and more ("idiologi"/"ideologi", "persensatase"/"persentase"); different nouns
# stay below 0,81 ("pra"/"pasca" 0,50, "jalan"/"jembatan" 0,62, "mikro"/"makro" 0,80).
_KATA_SALAH_KETIK = 0.85
# What a floating ratio may be off by; the few names so near to the bar are asked about exactly.
_SISA = 1e-6
# Words between the names of several bidang in one cell.
_PENGHUBUNG = re.compile(r"\b(?:dan|serta|bidang|kepala|kabid|pada|seluruh|semua|\d+)\b")

_SAMBUNG = re.compile(r"\b(?:dan|serta)\b|/")
_PER_BANYAK = re.compile(r"/\s*\d[\d.]*")  # "/100.000 penduduk" is a unit


def similarity(left: str, right: str) -> float:
    """Character ratio 0-1 of two folded names."""
    return float(fuzz.ratio(left, right)) / 100


def is_same_words(left: str, right: str) -> bool:
    """Whether two folded names differ only by slips inside words; an extra word is no slip."""
    first, second = left.split(), right.split()
    if "".join(first) == "".join(second):
        return True
    only_first = [word for word in first if word not in second]
    only_second = [word for word in second if word not in first]
    return all(_has_slip(word, only_second) for word in only_first) and all(
        _has_slip(word, only_first) for word in only_second
    )


def _has_slip(word: str, others: list[str]) -> bool:
    return any(similarity(word, other) >= _KATA_SALAH_KETIK for other in others)


def first_twins(names: list[str], least: float) -> list[int | None]:
    """For each folded name the place (from 1) of the first before it that is at least so similar and `is_same_words`.

    Null where there is none. All names of an agency at once: a question a pair would be 100.000 for 500 names.
    """
    scores = process.cdist(names, names, scorer=fuzz.ratio, score_cutoff=100 * least - _SISA, dtype=np.uint8)
    return [
        next((int(at) + 1 for at in np.flatnonzero(row[:place]) if _is_twin(names[at], names[place], least)), None)
        for place, row in enumerate(scores)
    ]


def _is_twin(left: str, right: str, least: float) -> bool:
    return left == right or (similarity(left, right) >= least and is_same_words(left, right))


def unknown_bidang(text: str, known: list[str]) -> str:
    """What is left of a cell after the known names of bidang (folded) are taken out, longest first; "" when nothing."""
    rest = f" {fold(text)} "
    for name in sorted(known, key=len, reverse=True):
        rest = rest.replace(f" {name} ", "  ")
    return " ".join(_PENGHUBUNG.sub(" ", rest).split())


def connectives(text: str, names: list[str]) -> str:
    """The first word or sign that joins two measures in a name, official names and "/100.000" masked; "" when none."""
    rest = f" {text.casefold()} "
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name.casefold(), " ")
    found = _SAMBUNG.search(_PER_BANYAK.sub(" ", rest))
    return found.group().strip() if found else ""


def register_functions(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the functions known to the database of this cursor; once for all its cursors."""
    functions = (
        ("kemiripan", similarity, ["VARCHAR", "VARCHAR"], "DOUBLE"),
        ("kata_sama", is_same_words, ["VARCHAR", "VARCHAR"], "BOOLEAN"),
        ("nama_kembar", first_twins, ["VARCHAR[]", "DOUBLE"], "INTEGER[]"),
        ("sisa_bidang", unknown_bidang, ["VARCHAR", "VARCHAR[]"], "VARCHAR"),
        ("kata_penghubung", connectives, ["VARCHAR", "VARCHAR[]"], "VARCHAR"),
    )
    for name, function, takes, gives in functions:
        # Another cursor of this database, or this one, has registered it already; it is the same function.
        with suppress(duckdb.CatalogException, duckdb.NotImplementedException):
            cursor.create_function(name, function, takes, gives)  # type: ignore[arg-type]
