"""What one heading means: its field, its year, through the vocabulary of headings (data/kamus/kolom.csv).

Takes the texts that stand above a column, top down; gives field and year. Knows no sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from iku_analysis.fields import FIELDS, MEDAN_NILAI, MEDAN_TRIWULAN
from iku_analysis.readers.heading_forms import HeadingForms
from iku_analysis.readers.heading_years import (
    DATE_OF_YEAR,
    ORDINAL,
    ROMAN,
    YEAR,
    awaits_ordinal,
    whole_years,
    without_year,
)
from iku_analysis.text import clean, fold
from iku_analysis.vocabulary import Vocabulary

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_JOINTS = re.compile(r"[/&,+\n]|\b(?:dan|atau|serta)\b", re.I)
_LABEL = re.compile(r"-?\d{1,2}")
# Words that say no more than the years below them.
_BARE_WORDS = frozenset({"tahun", "periode", "periode tahun", "tahun rencana", "periode renstra", "tahun ke"})
_LONGEST = 160  # characters; longer texts are sentences, not headings

# What a heading means under a heading above it: (above, own) → field.
_UNDER = {
    ("target_akhir", "target"): "target_akhir",
    ("target_akhir", "pagu"): "pagu_akhir",
    ("target_maju", "target"): "target_maju",
    ("target_maju", "pagu"): "pagu_maju",
    ("baseline", "target"): "baseline",
    ("baseline", "realisasi"): "baseline",
    ("realisasi", "target"): "realisasi",
    ("capaian", "target"): "capaian",
}
_VALUE_GROUPS = frozenset({"target_akhir", "target_maju", "baseline", "realisasi", "capaian", "abaikan"})
_VALUE_LEAVES = frozenset({*MEDAN_NILAI, "satuan"})
_OF_A_YEAR = frozenset({"baseline", "target", "realisasi", "capaian", "pagu"})
_OF_TARGET = re.compile(r"(?:target )?(?:kinerja |per )?(?:tw|triwulan|tri wulan)")  # "Target Triwulan" above "TW I"
# A group of results that no vocabulary knows: K and Rp below it are no target and no pagu.
_RESULTS = re.compile(r"(?!.*\b(?:target|rencana)\b).*\b(?:realisasi|serapan|penyerapan)\b")
_MERE_VALUE = frozenset({"nilai", "angka"})  # under "Kondisi awal" no more than that
_MERE_SUM = frozenset({"jumlah", "total", "jumlah total", "jumlah rp", "total rp"})  # beside APBD, DAK …
_SUMMED = frozenset({"pagu", "pagu_akhir", "pagu_maju"})


@dataclass(frozen=True)
class Part:
    """One heading cell. `medan` null: no field known. `is_bare`: nothing but a year, an ordinal or a column number.

    `is_version`: bare too, which of two versions stands below (Semula, Menjadi).
    """

    teks: str
    medan: str | None = None
    tahun: int | None = None
    ke: int | None = None
    is_bare: bool = False
    is_label: bool = False
    is_version: bool = False
    awaits_ke: bool = False
    mirip: str | None = None
    rest: str = ""

    @property
    def is_ordinal(self) -> bool:
        """I, II, III: the year of a plan under "Tahun ke"."""
        return fold(self.teks) in ROMAN


@dataclass(frozen=True)
class Meaning:
    """What a column holds. `ke`: ordinal of the year ("Tahun ke-1"). `mirip`: the heading it was read as.

    `is_bare`: nothing but a year stands above it.
    """

    medan: str
    tahun: int | None = None
    ke: int | None = None
    mirip: str | None = None
    is_bare: bool = False


def read_part(text: str, vocabulary: Vocabulary) -> Part:
    """The meaning of one heading cell on its own."""
    return _part(text, HeadingForms.of(vocabulary))


def headings_among(texts: Iterable[str], vocabulary: Vocabulary) -> int:
    """How many of the texts are headings as the vocabulary spells them (cheap: asked of every row of a table)."""
    headings = HeadingForms.of(vocabulary)
    count = 0
    for text in texts:
        # Nearly all texts of a table begin or end with a word of no heading; a mark beside the word leaves it open.
        word = text.partition(" ")[0]
        if word.isalnum() and word.isascii() and word.lower() not in headings.first_words:
            continue
        word = text.rpartition(" ")[2]
        if word.isalnum() and word.isascii() and word.lower() not in headings.last_words:
            continue
        text = clean(text)
        count += len(text) < _LONGEST and text[:2].lower() in headings.beginnings and fold(text) in headings.fields
    return count


def column_meaning(texts: tuple[str, ...], vocabulary: Vocabulary) -> Meaning | None:
    """The field and year of a column under the heading texts, top down; null where they name no field."""
    headings = HeadingForms.of(vocabulary)
    parts = [_part(text, headings) for text in texts]
    parts = _with_ordinals(parts)
    year = next((part for part in reversed(parts) if part.tahun or part.ke is not None), None)
    tahun, ke = (year.tahun, year.ke) if year else (None, None)
    named = [part for part in parts if not part.is_bare]
    if not named and not year and len(parts) == 1 and fold(parts[0].teks) == "tahun":
        return Meaning("tahun_target")
    if not named:
        return Meaning("target", tahun, ke, is_bare=True) if tahun or ke else None
    joined = headings.exact(" ".join(part.rest for part in named)) if len(named) > 1 else None
    if joined:
        return Meaning(joined, tahun, ke)
    leaf = named[-1]
    groups = [part.medan for part in named[:-1] if part.medan in _VALUE_GROUPS]
    medan = groups[-1] if groups and leaf.rest in _MERE_VALUE else leaf.medan
    if leaf.rest == "uraian" and len(named) > 1 and named[-2].medan in ("tujuan", "sasaran"):
        medan = named[-2].medan
    if leaf.rest in _MERE_SUM and len(named) > 1 and named[-2].medan in _SUMMED:
        medan = named[-2].medan
    if medan is None or (medan in ("target", "pagu") and any(_is_of_results(part) for part in named[:-1])):
        return None
    if any(part.medan in MEDAN_TRIWULAN for part in named):
        return Meaning(_of_quarter(named), tahun, ke)
    if groups and medan in _VALUE_LEAVES:
        medan = _UNDER.get((groups[-1], medan), medan if medan == groups[-1] else "abaikan")
    return Meaning(medan, tahun, ke, leaf.mirip)


def _is_of_results(part: Part) -> bool:
    return part.medan is None and _RESULTS.match(part.rest) is not None


def _of_quarter(named: list[Part]) -> str:
    """The target of a quarter under "Triwulan I › Target" or "Target › TW I"; results of a quarter are not read."""
    quarter = next(part.medan or "" for part in named if part.medan in MEDAN_TRIWULAN)
    others = [part for part in named if part.medan != quarter]
    is_target = all(part.medan == "target" or _OF_TARGET.fullmatch(part.rest) for part in others)
    return quarter if is_target else "abaikan"


def nearest_fields(text: str, vocabulary: Vocabulary, count: int = 3) -> list[str]:
    """The titles of the fields whose headings look most like the text, best first."""
    headings = HeadingForms.of(vocabulary)
    found = process.extract(fold(text), headings.aliases, scorer=fuzz.WRatio, limit=40)
    names = dict.fromkeys(headings.fields[alias] for alias, _, _ in found)
    return [FIELDS[name].judul for name in names if name in FIELDS][:count]


def _with_ordinals(parts: list[Part]) -> list[Part]:
    """A lone 1, 2, 3 or I, II, III under "… Tahun ke" is the ordinal of the year, not a column number."""
    out = []
    awaits = False
    for part in parts:
        folded = fold(part.teks)
        if awaits and (part.is_label or folded in ROMAN):
            part = Part(part.teks, ke=ROMAN.get(folded) or int(folded), is_bare=True)
        awaits = part.awaits_ke or (awaits and part.is_bare)
        out.append(part)
    return out


@lru_cache(maxsize=8192)
def _part(text: str, headings: HeadingForms) -> Part:
    spelled = whole_years(text) if len(text) <= _LONGEST else ""
    folded = fold(spelled)
    if not folded:
        return Part(text)
    as_date = DATE_OF_YEAR.fullmatch(text)
    if as_date:
        return Part(text, tahun=int(as_date[1]), is_bare=True)
    years = {int(year) for year in YEAR.findall(folded)}
    ordinal = ORDINAL.search(folded)
    tahun = years.pop() if len(years) == 1 else None
    ke = None if ordinal is None or tahun else ROMAN.get(ordinal[1]) or int(ordinal[1], 10)
    is_label = bool(_LABEL.fullmatch(folded))
    rest = without_year(folded, bool(years or tahun), ordinal is not None)
    awaits = awaits_ordinal(folded)
    is_version = rest in headings.versions
    if is_label or not rest or rest in _BARE_WORDS or is_version:
        return Part(text, None, tahun, ke, True, is_label, is_version, awaits)
    part = Part(text, tahun=tahun, ke=ke, awaits_ke=awaits, rest=rest)
    unbracketed = _unbracketed(spelled, part)
    if (tahun or ke) and (not unbracketed or unbracketed in _BARE_WORDS):
        # "2024 (baseline)" names what stands below it, "2030 (transisi)" does not.
        said = {headings.exact(fold(bracket)) or "" for bracket in _BRACKETED.findall(spelled)} & _OF_A_YEAR
        return _named(part, said.pop()) if said else replace(part, is_bare=True, rest="")
    spellings = (folded, rest, f"{rest} tahun", unbracketed, headings.without_version(rest))
    medan = next((found for spelling in spellings if (found := headings.exact(spelling))), None)
    medan = medan or headings.composed(_pieces(spelled, part))
    if medan:
        return _named(part, medan)
    near = headings.near(rest)
    return _named(part, near[0], near[1]) if near else part


def _unbracketed(text: str, part: Part) -> str:
    bare = fold(_BRACKETED.sub(" ", text))
    return without_year(bare, part.tahun is not None, part.ke is not None)


def _pieces(text: str, part: Part) -> list[str]:
    """What stands between the slashes, commas and "dan" of a heading, without brackets and year."""
    bare = (fold(piece) for piece in _JOINTS.split(_BRACKETED.sub(" ", text)))
    return [rest for piece in bare if (rest := without_year(piece, part.tahun is not None, part.ke is not None))]


def _named(part: Part, medan: str, mirip: str | None = None) -> Part:
    return Part(part.teks, medan, part.tahun, part.ke, awaits_ke=part.awaits_ke, mirip=mirip, rest=part.rest)
