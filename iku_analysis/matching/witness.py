"""Numbers as a witness: baseline and targets of a usulan that a Renstra row has too, and what the names must say.

Takes records and their numbers; says whether these prove a pair and why. A series that climbs unevenly over years and
that no other record has names an indicator nearly by itself; the names need only not speak of something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from iku_analysis.matching.evidence import Numbers
from iku_analysis.matching.indicators import Indicator, differs
from iku_analysis.matching.names import LIMITS, stem
from iku_analysis.matching.opposites import NEGATIONS
from iku_analysis.matching.readings import Reading, Word
from iku_analysis.matching.wording import Rest, Wording, is_limit

_MOST_MORE = 2  # words that one name may have more where numbers do not name the indicator
_FEW_NUMBERS = 3  # numbers that two records share; fewer are no word against a pair, and none for it
_MOST_OTHER = 6  # words without an equal in the other name, where each has some
_LEAST_SHARED = 2  # words that both have


class Witness:
    """Asks the numbers of one run about the Renstra indicators of one agency; `names`: their readings."""

    def __init__(self, numbers: Numbers, wording: Wording, names: Sequence[Reading]) -> None:
        self._numbers = numbers
        self._often = Counter(root for name in names for root in name.roots)
        self._names = len(names)
        self._wording = wording
        self._excluding = wording.excluding

    def named(self, usulan: Indicator, sent: Iterable[Indicator]) -> set[str]:
        """Records that the numbers of this usulan name; none where another usulan of another name has them too."""
        found = set(self._numbers.namesakes(usulan.baris_id))
        copied = any(other.baris_id in found and other.kunci != usulan.kunci for other in sent) if found else False
        return set() if copied else found

    def kin(self, usulan: Indicator) -> dict[str, float]:
        """Records that share numbers with the usulan (evidence.Numbers.kin)."""
        return self._numbers.kin(usulan.baris_id)

    def names_agree(self, usulan: Indicator, row: Indicator) -> bool:
        """Whether the names may mean one indicator, once the numbers say so.

        They share more than they differ in, or one only says more; neither limits or narrows what the other measures,
        and they are no near twins: names that are the same but for one phrase in the same place. Words for the agency
        itself and its region say nothing.
        """
        return self._agreeing(usulan, row) is not None

    def only_one_left(self, usulan: Indicator, row: Indicator) -> bool:
        """Whether two that are alone left under one sasaran and unit are one indicator.

        One name says at most two words more, and no number that both have speaks against it; or both differ, and all
        numbers are equal.
        """
        rest = self._agreeing(usulan, row)
        shared, equal = self._numbers.shared(usulan.baris_id, row.baris_id)
        if rest is None or rest.is_swap or not rest.is_measured_alike:
            return False
        if not self._excluding.isdisjoint(word.teks for word in (*rest.left, *rest.right)):
            return False
        if rest.left and rest.right:
            return equal == shared >= _FEW_NUMBERS
        return len(rest.left) + len(rest.right) <= _MOST_MORE and (equal > 0 or shared < _FEW_NUMBERS)

    def _agreeing(self, usulan: Indicator, row: Indicator) -> Rest | None:
        if differs(usulan.keluarga, row.keluarga):
            return None
        read = self._wording.reader.read
        rest = self._wording.rest(read(usulan.name), read(row.name), usulan.satuan or row.satuan)
        if rest is None:
            return None
        left, right = (
            tuple(word for word in side if not self._wording.is_of_own(word.teks)) for side in (rest.left, rest.right)
        )
        if left and right and (rest.is_swap or max(len(left), len(right)) > _MOST_OTHER):
            return None
        shared, *other = (self._weight(words) for words in (rest.shared, left, right))
        if shared <= min(other) or len(rest.shared) < _LEAST_SHARED:
            return None
        if any(self._narrows(word, usulan, row) for word in (*left, *right)):
            return None
        return rest

    def _weight(self, words: Iterable[Word]) -> float:
        """How much words tell: those that many names of the Renstra have tell little."""
        often = (max((self._often[root] for root in word.roots), default=0) for word in words)
        return sum(log(1 + self._names / max(count, 1)) for count in often)

    def reason(self, usulan: Indicator, row: Indicator) -> str:
        """Why, for a person."""
        count = self._numbers.identify(usulan.baris_id, row.baris_id)
        return f"{count} angka baseline dan target sama, tidak dimiliki indikator lain; namanya tidak bertentangan"

    def _narrows(self, word: Word, usulan: Indicator, row: Indicator) -> bool:
        """Whether a word makes another indicator of a name, even where numbers were copied: "ekstrem", "tidak"."""
        if stem(word.teks) in LIMITS | NEGATIONS or not word.teks.replace(" ", "").isalpha():
            return True
        return word.teks in self._wording.reader.known("sempit") and not self._is_told(word, usulan, row)

    def _is_told(self, word: Word, usulan: Indicator, row: Indicator) -> bool:
        """Whether the sasaran of both rows says the word."""
        told = [name and self._wording.reader.read(name).roots for name in (usulan.sasaran, row.sasaran)]
        return all(roots and not roots.isdisjoint(word.roots) for roots in told)

    def is_generic(self, word: Word, usulan: Indicator, row: Indicator) -> bool:
        """Whether a word adds nothing to a name: "pelaksanaan", or what the sasaran of both rows says."""
        if is_limit(word) or word.teks in self._wording.reader.known("sempit") or word.teks in self._excluding:
            return False
        return word.teks in self._wording.reader.known("umum") or self._is_told(word, usulan, row)
