"""Pairs that need no person although the texts differ: other words that say the same, or the same numbers.

Takes the usulan that no text has decided, the Renstra indicators and how alike the names are, gives at most one place
for each with the reason; several where a second indicator would do as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from iku_analysis.matching.alignment import may_stand_for
from iku_analysis.matching.evidence import Numbers
from iku_analysis.matching.indicators import Group, Indicator, is_blocked
from iku_analysis.matching.opposites import Table
from iku_analysis.matching.readings import Reading, Word
from iku_analysis.matching.similarity import Scores
from iku_analysis.matching.witness import Witness
from iku_analysis.matching.wording import Difference, Wording, is_years

_MOST_ROOTS = 9  # roots that only one of two names has, of all that its words may have; an acronym has five words
_MARGIN = 0.1  # score; how far behind the second candidate must be then

_NEAR = 0.3  # score from which another name may be meant; unrelated names stay below 0.28
_ONE_SASARAN = 85  # token set ratio 0-100
_MOST_MORE = 2  # words that one name may have more although they add nothing
_NOTHING_ELSE = "hanya beda ejaan atau kata yang tidak menambah arti"
_LEFT_ALONE = "hanya keduanya yang tersisa pada sasaran dan satuan ini, dan namanya tidak bertentangan"
Taken = Collection[tuple[str, int]]  # (sender, place) of pairs that are sure already


class Proof(NamedTuple):
    """A place in the list of groups, and why it is the indicator.

    `is_alone`: no other indicator would do as well, and no other usulan of the sender claims this one.
    """

    place: int
    alasan: str
    is_alone: bool = False


class Proofs:
    """Looks for proofs among the first `compared` columns of `scores`, one row for each usulan.

    `other`: which of them speak of different things (opposites).
    """

    def __init__(
        self,
        usulan: Sequence[Indicator],
        compared: Sequence[Group],
        scores: Scores,
        other: Table,
        wording: Wording,
        numbers: Numbers,
    ) -> None:
        self._usulan = usulan
        self._groups = compared
        self._scores = scores[:, : len(compared)]
        self._other = other[:, : len(compared)]
        self._wording = wording
        self._readings = [wording.reader.read(group.name) for group in compared]
        self._witness = Witness(numbers, wording, self._readings)
        self._named: dict[int, int | None] = {}
        self._place = {row.baris_id: place for place, group in enumerate(compared) for row in group.rows}
        self._by_root: dict[str, set[int]] = defaultdict(set)
        self._by_strangers: dict[frozenset[str], list[int]] = defaultdict(list)
        for place, reading in enumerate(self._readings):
            self._by_strangers[reading.strangers].append(place)
            for root in reading.roots:
                self._by_root[root].add(place)

    def by_wording(self, numbers: Sequence[int], taken: Taken) -> dict[int, list[Proof]]:
        """The indicators that each of these names may mean in other words."""
        return self._weighed({number: self._worded(number) for number in numbers}, taken)

    def by_numbers(self, numbers: Sequence[int], taken: Taken) -> dict[int, list[Proof]]:
        """The indicator whose name is clearly the most alike and whose numbers are the same, and those of no other."""
        free = set(range(len(self._groups))) - {place for _, place in taken}
        return self._weighed({number: self._witnessed(number, free) for number in numbers}, taken)

    def by_leftover(self, numbers: Sequence[int], taken: Taken) -> dict[int, list[Proof]]:
        """The only indicator left under the sasaran of a usulan that is the only one left there too."""
        free = sorted(set(range(len(self._groups))) - {place for _, place in taken})
        if not numbers or not free:
            return {}
        near = (self._scores[numbers][:, free] >= _NEAR) & ~self._other[numbers][:, free]
        near &= self._under_one_sasaran(numbers, free)
        out = {}
        for row, column in zip(*np.nonzero(near), strict=True):
            if near[row].sum() == near[:, column].sum() == 1:
                number, place = numbers[row], free[column]
                usulan, indicator = self._usulan[number], self._groups[place].row_for(self._usulan[number])
                if self._common_unit(usulan, indicator) and self._witness.only_one_left(usulan, indicator):
                    out[number] = [Proof(place, _LEFT_ALONE)]
        return self._weighed(out, taken)

    def _under_one_sasaran(self, numbers: Sequence[int], places: Sequence[int]) -> Table:
        """numbers × places: whether both stand under one sasaran, but for its spelling."""
        mine = [self._usulan[number].sasaran for number in numbers]
        theirs = [(n, row.sasaran) for n, place in enumerate(places) for row in self._groups[place].rows]
        texts = [[name.content if name else "" for name in side] for side in (mine, [name for _, name in theirs])]
        alike = process.cdist(texts[0], texts[1], scorer=fuzz.token_set_ratio) >= _ONE_SASARAN
        out = np.zeros((len(numbers), len(places)), dtype=np.bool_)
        for column, (n, _) in enumerate(theirs):
            out[:, n] |= alike[:, column]
        return out

    def _weighed(self, found: Mapping[int, list[Proof]], taken: Taken) -> dict[int, list[Proof]]:
        claims = Counter((self._usulan[number].sender, proof.place) for number, all_ in found.items() for proof in all_)
        claims.update(taken)
        out = {}
        for number, proofs in found.items():
            sender = self._usulan[number].sender
            if proofs:
                out[number] = [
                    proof._replace(is_alone=len(proofs) == claims[sender, proof.place] == 1) for proof in proofs
                ]
        return out

    def _worded(self, number: int) -> list[Proof]:
        """Every place whose name says the same as the usulan's."""
        usulan = self._usulan[number]
        reading = self._wording.reader.read(usulan.name)
        out = []
        for place in sorted(self._near(reading, usulan)):
            row = self._groups[place].row_for(usulan)
            satuan = self._common_unit(usulan, row)
            difference = self._difference(reading, place, satuan)
            if difference is None:
                continue
            more = _text(difference.more)
            if not more:
                reasons = difference.reasons or (_NOTHING_ELSE,)
            elif self._is_own(difference, reading, place):
                reasons = (*difference.reasons, _own(more))
            elif satuan and self._adds_nothing(difference, reading, place, usulan, row):
                reasons = (*difference.reasons, f"“{more}” tidak mempersempit yang diukur")
            else:
                continue
            out.append(Proof(place, "; ".join(reasons)))
        return out

    def _adds_nothing(
        self, difference: Difference, reading: Reading, place: int, usulan: Indicator, row: Indicator
    ) -> bool:
        """Whether the words that one name has more go without saying under one sasaran, and no second row has them."""
        if len(difference.more) > _MOST_MORE or is_blocked(usulan, self._groups[place]):
            return False
        if not all(self._witness.is_generic(word, usulan, row) for word in difference.more):
            return False
        shorter = min(reading, self._readings[place], key=lambda name: len(name.words))
        return self._with_all(word for word in shorter.words if not self._witness.is_generic(word, usulan, row)) <= {
            place
        }

    def _difference(self, reading: Reading, place: int, satuan: str | None) -> Difference | None:
        return self._wording.compare(reading, self._readings[place], satuan)

    def _near(self, reading: Reading, usulan: Indicator) -> set[int]:
        """Places whose names may say the same: of the same roots, or with a word that is no Indonesian one.

        Only such a word is a typing error or an acronym.
        """
        near = {
            place
            for strangers, places in self._by_strangers.items()
            if strangers != reading.strangers
            for place in places
            if self._are_told(reading.strangers - strangers, self._readings[place])
            and self._are_told(strangers - reading.strangers, reading)
            and len(reading.roots ^ self._readings[place].roots) <= _MOST_ROOTS
        }
        core = self._wording.core(reading, usulan.satuan)
        telling = [word for word in core if not self._witness.is_generic(word, usulan, usulan)]
        return near | self._with_all(core) | self._with_all(telling)

    def _are_told(self, strangers: Collection[str], other: Reading) -> bool:
        """Whether words that only one name has may stand for some of the other, or for the agency."""
        return all(self._wording.is_of_own(word) or may_stand_for(word, other.words) for word in strangers)

    def _with_all(self, words: Iterable[Word]) -> set[int]:
        """Places whose names have a word of the same root for each of these."""
        found = [self._by_roots(word) for word in words if not word.ringan]
        return set.intersection(*found) if found else set()

    def _by_roots(self, word: Word) -> set[int]:
        return set[int]().union(*(self._by_root.get(root, ()) for root in word.roots))

    def _is_own(self, difference: Difference, reading: Reading, place: int) -> bool:
        """Whether one name only adds the agency itself, and no other indicator of the Renstra says more than the other.

        "Nilai SAKIP" is no longer the agency's own where there is a "Nilai SAKIP Provinsi" beside it.
        """
        shorter = min(reading, self._readings[place], key=lambda name: len(name.words))
        if not self._wording.is_own(difference, is_satisfaction="puas" in shorter.roots):
            return False
        return self._with_all(shorter.words) <= {place}

    def named(self, number: int) -> int | None:
        """The only place whose numbers are the usulan's and no other's, and that is no other thing; else null."""
        if number in self._named:
            return self._named[number]
        named = self._witness.named(self._usulan[number], self._usulan)
        places = {self._place[baris_id] for baris_id in named if baris_id in self._place}
        place = places.pop() if len(places) == 1 else None
        found = None if place is None or self._other[number, place] else place
        self._named[number] = found
        return found

    def hints(self, number: int) -> dict[int, float]:
        """Places whose numbers speak for them → how much, 0-1 (evidence.Numbers.kin); none that is another thing."""
        out: dict[int, float] = {}
        for baris_id, said in self._witness.kin(self._usulan[number]).items():
            place = self._place.get(baris_id)
            if place is not None and not self._other[number, place]:
                out[place] = max(said, out.get(place, 0.0))
        return out

    def _witnessed(self, number: int, free: Collection[int]) -> list[Proof]:
        """The place that the numbers name, where the names agree, no other is clearly more alike and none has it."""
        usulan, place = self._usulan[number], self.named(number)
        if place is None or place not in free or is_blocked(usulan, self._groups[place]):
            return []
        scores = np.where(self._other[number], 0.0, self._scores[number])
        row = self._groups[place].row_for(usulan)
        if scores.max() - scores[place] > _MARGIN or not self._witness.names_agree(usulan, row):
            return []
        return [Proof(place, self._witness.reason(usulan, row))]

    def _common_unit(self, usulan: Indicator, row: Indicator) -> str | None:
        """The unit of both; "Nilai", "Indeks" and "Angka" are one, and so are "Dokumen" and "Laporan"."""
        if usulan.satuan == row.satuan or {usulan.satuan, row.satuan} <= self._wording.reader.known("satuan_nilai"):
            return usulan.satuan
        return usulan.satuan if usulan.keluarga == row.keluarga == "dokumen" else None


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.teks for word in words)


def _own(teks: str) -> str:
    return f"“{teks}” hanya menyebut tahunnya" if is_years(teks) else f"“{teks}” menunjuk instansi sendiri"
