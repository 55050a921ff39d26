"""The year in the text of a heading: 2026, '26, TA 26, "Tahun ke-1", T1. Takes texts, gives numbers and the rest."""

from __future__ import annotations

import re

YEAR = re.compile(r"\b(?:tahun |thn |th |ta )?(20\d\d)\b")
ORDINAL = re.compile(r"\b(?:tahun|thn|th) (?:ke )?([0-6]|i{1,3}|iv|vi?)\b")
DATE_OF_YEAR = re.compile(r"(20\d\d)-(?:01-01|12-31)")  # a year typed as a date
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_AWAITS_ORDINAL = re.compile(r"\b(?:tahun|thn|th) ?ke$")
_YEAR_WORDS = re.compile(r"\b(?:pada )?(?:tahun|thn|th|ta)(?: anggaran)?$|^(?:tahun|thn|th) ")
# '26, Tahun 26, TA. 26: the years of plans; a smaller number is the year of a plan counted from its first.
_SHORT_YEAR = re.compile(r"(['’‘`]|\b(?:tahun|thn|th|ta|fy)\b\.?\s*)([1-4]\d)(?![\d.,])", re.I)
SHORT_ORDINAL = re.compile(r"t\s?([0-6])", re.I)  # T1; "T-1" is the year before


def whole_years(text: str) -> str:
    """The heading with its years in full: "'26" → "Tahun 2026", "T1" → "Tahun 1"."""
    if (ordinal := SHORT_ORDINAL.fullmatch(text.strip())) is not None:
        return f"Tahun {ordinal[1]}"
    return _SHORT_YEAR.sub(lambda found: f"{found[1].strip() if found[1][0].isalpha() else ''} 20{found[2]}", text)


def awaits_ordinal(folded: str) -> bool:
    """Whether it ends in "Tahun ke": the number stands below."""
    return bool(_AWAITS_ORDINAL.search(folded))


def without_year(folded: str, has_year: bool, has_ordinal: bool) -> str:
    """The words of a folded heading beside its year and the column number in front."""
    rest = ORDINAL.sub(" ", folded) if has_ordinal else folded
    rest = YEAR.sub(" ", rest) if has_year else rest
    rest = re.sub(r"^\d{1,2} ", "", " ".join(rest.split()))
    awaits = awaits_ordinal(rest)
    rest = _AWAITS_ORDINAL.sub("tahun", rest)
    while (shorter := _YEAR_WORDS.sub("", rest).strip()) != rest and (has_year or has_ordinal or awaits):
        rest = shorter
    return rest
