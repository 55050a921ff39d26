"""Which words of two readings stand for each other, and which are left.

Takes readings, gives places of words; knows spelling and acronyms, no grammar (that is `wording`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from iku_analysis.matching.acronyms import INITIALS, spells
from iku_analysis.matching.morphology import forms
from iku_analysis.matching.readings import Reading, Word
from iku_analysis.matching.typos import SHORTEST

_FEW_LETTERS = 2  # an acronym this short stands for too much, unless a longer name is around it
_LONG_NAME = 3  # words beside such an acronym


class Place(NamedTuple):
    """One word of a reading."""

    reading: Reading
    at: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.reading.words[self.at]


@dataclass
class Side:
    """The words of one reading that have no equal yet; `names`: what settled words are called in `sequence`."""

    reading: Reading
    open: list[int]
    names: dict[int, str] = field(default_factory=dict)

    @property
    def words(self) -> list[Word]:
        """The words that are left."""
        return [self.reading.words[n] for n in self.open]

    def settle(self, places: Collection[int], name: str) -> None:
        """These words, taken together, are the word `name` of the other reading."""
        self.open = [n for n in self.open if n not in places]
        self.names |= {n: name if n == min(places) else "" for n in places}

    def sequence(self) -> list[str]:
        """The settled words in order, as the other reading calls them."""
        words = (self.names.get(n, word.teks) for n, word in enumerate(self.reading.words) if n not in self.open)
        return [word for word in words if word]


def align(one: Reading, other: Reading) -> tuple[Side, Side]:
    """Both readings with the words that the other has not; words that only a space divides are one."""
    one, other = _spaced_as(one, other), _spaced_as(other, one)
    return Side(one, _left_over(one, other)), Side(other, _left_over(other, one))


def _left_over(one: Reading, other: Reading) -> list[int]:
    theirs = Counter(word.teks for word in other.words)
    out = []
    for n, word in enumerate(one.words):
        if theirs[word.teks]:
            theirs[word.teks] -= 1
        else:
            out.append(n)
    return out


def _spaced_as(one: Reading, other: Reading) -> Reading:
    """With two words as one where the other name writes them so: "pasca bencana", "pascabencana"."""
    theirs = other.roots.union(word.teks for word in other.words)
    words = list(one.words)
    place = 0
    while place < len(words) - 1:
        both = words[place].teks + words[place + 1].teks
        if both in theirs:
            words[place : place + 2] = [replace(words[place], teks=both, forms=forms(both), ringan=False)]
        place += 1
    return one if len(words) == len(one.words) else replace(one, words=tuple(words))


def settle_acronyms(short: Side, long: Side) -> Iterator[tuple[str, str]]:
    """Settle acronyms of one name that the words of the other spell out; each with its words."""
    for n in list(short.open):
        word = short.reading.words[n]
        # The longest first: "KAMI" may also be read out of two of its words.
        for run in sorted(_runs(long.open), key=len, reverse=True):
            words = [long.reading.words[m].teks for m in run]
            beside = len(long.reading.words) - len(run)
            if not spells(word.teks, words) or (len(word.teks) <= _FEW_LETTERS and beside < _LONG_NAME):
                continue
            # A word that is Indonesian is an acronym only letter by letter: "kota" is not "kondisi tanah".
            if not word.forms or len(word.teks) == len(words) > _FEW_LETTERS:
                full = " ".join(words)
                short.settle([n], full)
                long.settle(run, full)
                yield word.teks.upper(), full
                break


def may_stand_for(teks: str, words: Sequence[Word]) -> bool:
    """Whether a word that is no Indonesian one may be an acronym or a typing error of some of these: a quick look."""
    if any(abs(len(word.teks) - len(teks)) < 2 for word in words if len(teks) >= SHORTEST):
        return True
    letters = {word.teks[0] for word in words}
    return letters.issuperset(teks if len(teks) <= INITIALS else teks[0])


def _runs(places: list[int]) -> list[list[int]]:
    """All stretches of two or more neighbouring places."""
    return [
        places[start:end]
        for start in range(len(places))
        for end in range(start + 2, len(places) + 1)
        if places[end - 1] - places[start] == end - 1 - start
    ]
