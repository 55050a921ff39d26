"""How names of indicators call the agency itself: "dinas", "Dinas Perikanan", "perangkat daerah".

Takes the profile of the agency (Pengaturan), gives its names, and settles one that stands for another.
"""

from __future__ import annotations

from collections.abc import Iterator

from iku_analysis.matching.alignment import Side
from iku_analysis.matching.names import NameReader
from iku_analysis.matching.readings import Reader
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

_OFFICE = ["perangkat", "daerah"]


class Own:
    """`names`: the phrases that mean the agency; `words`: the words in them. Blank where the profile has no name."""

    def __init__(self, vocabulary: Vocabulary, reader: Reader) -> None:
        kinds = reader.known("sendiri")
        self.names = kinds | _called(vocabulary, reader)
        self.words = frozenset(word for phrase in self.names for word in phrase.split())
        judges = not reader.known("pembina").isdisjoint(fold(vocabulary.instansi.nama).split())
        # The longest first; one word alone ("perikanan") may be what is measured.
        offices = [] if judges else [phrase for phrase in self.names if " " in phrase or phrase in kinds]
        self._offices = sorted(offices, key=lambda phrase: (-len(phrase.split()), phrase))

    def settle(self, named: Side, called: Side) -> Iterator[str]:
        """Settle the agency's own name at the end of one name with "perangkat daerah" at the end of the other.

        Not of an office that judges all others: "perangkat daerah" are these there.
        """
        words, other = ([word.teks for word in side.reading.words] for side in (named, called))
        for phrase in self._offices if other[-2:] == _OFFICE else ():
            own = phrase.split()
            mine, theirs = range(len(words) - len(own), len(words)), range(len(other) - 2, len(other))
            if words[-len(own) :] == own and {*mine} <= {*named.open} and {*theirs} <= {*called.open}:
                named.settle([*mine], "perangkat daerah")
                called.settle([*theirs], "perangkat daerah")
                yield f"“{phrase}” = “perangkat daerah” (instansi sendiri)"
                return


def _called(vocabulary: Vocabulary, reader: Reader) -> set[str]:
    """The agency's name as names of indicators carry it: "Badan Kesatuan Bangsa dan Politik", "Kesbangpol"."""
    own = [word.teks for word in reader.read(NameReader(vocabulary).read(vocabulary.instansi.nama)).words]
    kinds = reader.known("sendiri")
    bare = " ".join(own[1:] if own and own[0] in kinds else own)
    return {bare, *(f"{kind} {bare}" for kind in kinds)} if bare else set()
