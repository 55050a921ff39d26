"""Which names speak of different things, however alike they are: near twins that no person need be asked about.

Takes indicators, gives a table of yes and no; what it does not exclude may still be another thing. The words that
exclude each other are the lists `lawan_…` of data/kamus/kata.csv.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from iku_analysis.matching.indicators import Indicator
from iku_analysis.matching.names import Name
from iku_analysis.matching.similarity import Scores
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

Table = npt.NDArray[np.bool_]
NEGATIONS = frozenset(("tidak", "bukan", "belum", "non", "tanpa"))
_NOTHING = frozenset[str]()
_YEARS = range(1990, 2100)  # the year of a plan says nothing about what is measured
_THOUSAND = 3  # digits of a group: "1.000" is folded to two words
_SAME = 0.8  # score from which two names say so nearly the same that one of the units may be wrong


class Opposites:
    """Reads names with one vocabulary; each text once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._by_first: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for name, phrases in vocabulary.kata.items():
            if name.startswith("lawan_"):
                for phrase in phrases:
                    words = fold(phrase).split()
                    self._by_first[words[0]].append((name, words))
        self._seen: dict[str, dict[str, frozenset[str]]] = {}

    def between(self, left: Sequence[Indicator], right: Sequence[Indicator], scores: Scores) -> Table:
        """left × right, as `scores` (similarity): whether the two are different things.

        So they are where each has a word, or a number, that excludes one of the other; where only a negation divides
        them; and where their units are of two families, unless the names say the same and do not ask for two units.
        """
        if not left or not right:
            return np.zeros((len(left), len(right)), dtype=np.bool_)
        names = [[row.name for row in side] for side in (left, right)]
        other_unit = _both_differ(*([_scaled(row.keluarga) for row in side] for side in (left, right)))
        other_kind = _both_differ(*([name.kind or None for name in side] for side in names))
        negated = _both_differ(*([_negations(name) for name in side] for side in names))
        told = ~_both_differ(*([_without_negations(name) for name in side] for side in names))
        return self._by_words(*names) | (negated & told) | (other_unit & (other_kind | (scores < _SAME)))

    def _by_words(self, left: Sequence[Name], right: Sequence[Name]) -> Table:
        out = np.zeros((len(left), len(right)), dtype=np.bool_)
        sides = [[self._items(name) for name in side] for side in (left, right)]
        for group in set().union(*sides[0]) & set().union(*sides[1]):
            out |= _both_have_own(*([items.get(group, _NOTHING) for items in side] for side in sides))
        return out

    def _items(self, name: Name) -> dict[str, frozenset[str]]:
        """List → its words in the name."""
        found = self._seen.get(name.full)
        if found is None:
            found = self._seen[name.full] = self._read(name.full.split())
        return found

    def _read(self, words: list[str]) -> dict[str, frozenset[str]]:
        out: dict[str, set[str]] = defaultdict(set)
        for place, word in enumerate(words):
            for group, phrase in self._by_first.get(word, ()):
                if words[place : place + len(phrase)] == phrase:
                    out[group].add(" ".join(phrase))
        if numbers := _numbers(words):
            out["angka"].update(numbers)
        return {group: frozenset(found) for group, found in out.items()}


def _both_have_own(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> Table:
    """left × right: whether each has something that the other has not."""
    kinds = [list(dict.fromkeys(side)) for side in (left, right)]
    table = np.array([[not (one <= other or other <= one) for other in kinds[1]] for one in kinds[0]], dtype=np.bool_)
    place = [{items: n for n, items in enumerate(side)} for side in kinds]
    wanted = [[where[items] for items in side] for where, side in zip(place, (left, right), strict=True)]
    return table[wanted[0]][:, wanted[1]]


def _both_differ(left: Sequence[str | None], right: Sequence[str | None]) -> Table:
    """left × right: whether both are known, and they are not the same."""
    one, other = (np.array(side, dtype=object) for side in (left, right))
    known = np.array([text is not None for text in left])[:, None] & np.array([text is not None for text in right])
    different: Table = (one[:, None] != other[None, :]) & known
    return different


def _scaled(keluarga: str | None) -> str | None:
    """One family for money ("Juta rupiah", "Rp"), and one for documents and how often they come out ("Kali")."""
    if keluarga and keluarga.endswith(" rupiah"):
        return "rupiah"
    return "jumlah" if keluarga == "dokumen" else keluarga


def _negations(name: Name) -> str:
    return " ".join(word for word in name.words if word in NEGATIONS)


def _without_negations(name: Name) -> str:
    return " ".join(sorted(word for word in name.words if word not in NEGATIONS))


def _numbers(words: Sequence[str]) -> list[str]:
    """The numbers of a name, "1 000" as one, without years."""
    out: list[str] = []
    before = ""
    for word in words:
        if word.isdecimal() and before.isdecimal() and len(word) == _THOUSAND:
            out[-1] += word
        elif word.isdecimal():
            out.append(word)
        before = word
    return [number for number in out if int(number) not in _YEARS]
