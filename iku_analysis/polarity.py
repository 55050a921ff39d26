"""Whether an indicator is better when it rises, falls or stays: inferred from the words of its name.

Takes the name and the clue words of kata.csv, gives naik, turun, stabil or null. A written polaritas always goes
first; that is the caller's. Source: K08 of docs/checks.md.

Lists of clue words: `polaritas_turun` (what nobody wants: konflik), `polaritas_naik` (what everybody wants:
partisipasi), `polaritas_stabil`, `polaritas_pembalik` (turns the sense of what it names: penurunan),
`polaritas_tuntas` (turns only what nobody wants: terselesaikan).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

Polaritas = Literal["naik", "turun", "stabil"]
_WORD = re.compile(r"\w+")
_LISTS = ("turun", "naik", "stabil", "pembalik", "tuntas")
# What a clue means behind "tidak" or "belum": "belum tertangani" is as bad as the evil itself.
_NEGATED = {"turun": "naik", "naik": "turun", "tuntas": "turun"}


def infer_polaritas(indikator: str, vocabulary: Vocabulary) -> Polaritas | None:
    """The polaritas that the name suggests; null without a clue word or where clue words disagree.

    A solved or prevented evil is a good thing: "konflik" falls, "konflik yang terselesaikan" rises. Blank gives null.
    """
    found = _clues(indikator, vocabulary)
    if "stabil" in found:
        return "stabil"
    turned = "pembalik" in found
    if "turun" in found:
        # One turn is a turn; a decrease of what is left unsolved is one too.
        sense: Polaritas = "naik" if turned or "tuntas" in found else "turun"
        return None if "naik" in found and sense == "turun" else sense
    if "naik" in found:
        return "turun" if turned else "naik"
    # A decrease or a solution is named only where it is wanted.
    return "naik" if turned or "tuntas" in found else None


def _clues(indikator: str, vocabulary: Vocabulary) -> set[str]:
    """The lists that have a word in the name. Longer clues go first and hide the shorter ones inside them."""
    pattern, lists, first = _pattern(tuple(vocabulary.kata.get(f"polaritas_{name}", ()) for name in _LISTS))
    found = set[str]()
    text = fold(indikator)
    if first.isdisjoint(_WORD.findall(text)):  # many times quicker than the pattern
        return found
    for match in pattern.finditer(text):
        name = lists[match["kata"]]
        found.add(_NEGATED.get(name, name) if match["bukan"] else name)
    return found


@lru_cache(maxsize=8)
def _pattern(words: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """The pattern of all clues, clue → its list, and the words that clues begin with."""
    lists = {fold(word): name for name, listed in zip(_LISTS, words, strict=True) for word in listed}
    longest = sorted(lists, key=len, reverse=True)
    # Without any word the pattern matches nothing.
    words_pattern = "|".join(map(re.escape, longest)) or "(?!)"
    pattern = re.compile(rf"\b(?P<bukan>(?:tidak|belum) (?:dapat |bisa )?)?(?P<kata>{words_pattern})\b")
    return pattern, lists, frozenset(word for clue in lists for word in _WORD.findall(clue)[:1])
