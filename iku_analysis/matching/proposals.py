"""What is proposed to a person: candidates of the usulan that nothing has decided, each Renstra indicator once.

Takes the scores and what is taken already, gives a `Pair` with candidates, or tanpa_padanan; decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from iku_analysis.matching.indicators import Group, Indicator, sasaran_likeness
from iku_analysis.matching.opposites import Table
from iku_analysis.matching.proofs import Proofs
from iku_analysis.matching.similarity import Scores, assign
from iku_analysis.results import CaraPadanan, StatusPadanan

MOST_CALON = 5
_LEFT_OVER = 0.3  # score 0-1 from which two that nothing else belongs to may be one; unrelated names stay below 0.28
_NEARLY_SAME = 0.8  # score from which a name that is in no Renstra is asked about once more
_ONE_SASARAN = 0.85  # token set ratio 0-1
_SHOWN_FROM = 0.4  # score 0-1; candidates below are noise even for a person
_SAME_SASARAN = 0.05  # score; lets the same sasaran win between two names that are about equally alike
_SAME_NUMBERS = 0.3  # score; what numbers that are all equal, and no other record's, add to it
_LEAST_TOLD = 0.1  # of 1; what equal numbers must say for a name that is not alike


@dataclass(frozen=True)
class Pair:
    """What became of one usulan. `row`: the Renstra row, only with status pasti. `calon`: best first."""

    status: StatusPadanan
    cara: CaraPadanan | None = None
    row: Indicator | None = None
    skor: float | None = None
    calon: tuple[tuple[Indicator, float], ...] = ()
    alasan: str | None = None


class Proposals:
    """Candidates among all groups, rows and columns of `scores` and `other` (opposites).

    `alias`: as `places.aliases`; `least`: score 0-1 from which a name is proposed.
    """

    def __init__(
        self,
        usulan: Sequence[Indicator],
        groups: Sequence[Group],
        scores: Scores,
        other: Table,
        proofs: Proofs,
        alias: Mapping[str, tuple[str, frozenset[str]]],
        least: float,
    ) -> None:
        self._usulan, self._all = usulan, groups
        self._scores, self._other = scores, other
        self._proofs = proofs
        self._alias = alias
        self._least = least
        self._sasaran = [{row.sasaran_kunci for row in group.rows} for group in groups]
        self._place = {row.baris_id: place for place, group in enumerate(groups) for row in group.rows}
        self._told: dict[int, dict[int, float]] = {}
        self._one_sasaran: dict[tuple[str | None, str | None], bool] = {}

    def pairs(self, numbers: Sequence[int], free: list[int]) -> dict[int, Pair]:
        """What becomes of these usulan; `free`: places of indicators that no usulan has yet."""
        senders: dict[str, list[int]] = defaultdict(list)
        for number in numbers:
            senders[self._usulan[number].sender].append(number)
        found: dict[int, Pair] = {}
        for sent in senders.values():
            found |= self._by_similarity(sent, free)
        found |= self._left_over(found, free)
        return found | self._hinted(found, free)

    def _by_similarity(self, numbers: list[int], free: list[int]) -> dict[int, Pair]:
        """The undecided usulan of one sender: each Renstra indicator goes to the one it fits best."""
        scores = np.where(self._other[numbers][:, free], 0.0, self._scores[numbers][:, free])
        bonus = np.array([[self._is_same_sasaran(n, place) for place in free] for n in numbers]) * _SAME_SASARAN
        for at, number in enumerate(numbers):
            told = self._hints(number)
            bonus[at] += [told.get(place, 0.0) * _SAME_NUMBERS for place in free] if told else 0.0
        given = assign(scores + bonus) if free else {}
        own = {numbers[row]: free[column] for row, column in given.items()}
        fit = {place: float(self._scores[number, place]) for number, place in own.items()}
        return {number: self._proposed(number, free, own.get(number), fit) for number in numbers}

    def _is_same_sasaran(self, number: int, place: int) -> bool:
        sasaran = self._usulan[number].sasaran_kunci
        return sasaran is not None and sasaran in self._sasaran[place]

    def _proposed(self, number: int, free: list[int], own: int | None, fit: Mapping[int, float]) -> Pair:
        """Candidates, best first; one that fits another usulan of the sender better stands behind `own`.

        `own`: what this usulan was given; `fit`: how well each given row fits the usulan it was given to.
        """
        alike = np.where(self._other[number], 0.0, self._scores[number])
        least = float(alike[own]) if own is not None and alike[own] >= self._least else 1.0
        score = {n: float(alike[n]) for n in free if alike[n] >= self._least}
        score |= {n: min(value, least) for n, value in score.items() if n != own and fit.get(n, 0) > value}
        if score and not (self._is_known_alone(number) and max(score.values()) < _NEARLY_SAME):
            calon = self._ordered(number, score, own)
            return Pair("ragu", "mirip", None, calon[0][1], calon)
        alike = self._scores[number]
        short = {int(n): float(alike[n]) for n in np.flatnonzero(alike >= _SHOWN_FROM)}
        return Pair("tanpa_padanan", calon=self._ordered(number, short, own))

    def _left_over(self, found: Mapping[int, Pair], free: Sequence[int]) -> dict[int, Pair]:
        """What is left on both sides under one sasaran may be the same in words that have little in common.

        Where it is next to nothing, these are only the candidates that a person finds beside `tanpa_padanan`.
        """
        claimed = {self._place[pair.calon[0][0].baris_id] for pair in found.values() if pair.status == "ragu"}
        out = {}
        for number, pair in found.items():
            # What people found to be in no Renstra is not offered again on so little.
            if pair.status == "ragu" or self._alias.get(self._usulan[number].kunci, ("?",))[0] == "":
                continue
            score = {
                place: float(self._scores[number, place])
                for place in free
                if place not in claimed and not self._other[number, place] and self._is_under(number, place)
            }
            calon = self._ordered(number, score, None)
            if score and calon[0][1] >= _LEFT_OVER:
                out[number] = Pair("ragu", "mirip", None, calon[0][1], calon)
            elif not pair.calon:
                out[number] = replace(pair, calon=calon)
        return out

    def _hinted(self, found: Mapping[int, Pair], free: Sequence[int]) -> dict[int, Pair]:
        """What equal numbers name stands first among the candidates, however little the names are alike."""
        out = {}
        for number, pair in found.items():
            if pair.cara == "setara" or self._is_known_alone(number):
                continue
            place = self._proofs.named(number)
            if place is None or place not in free:
                place = self._likeliest(number, pair, free)
            if place is None:
                continue
            others = [item for item in pair.calon if item[0] not in self._all[place].rows]
            skor = max(float(self._scores[number, place]), others[0][1] if others else 0.0)
            calon = ((self._all[place].row_for(self._usulan[number]), skor), *others)[:MOST_CALON]
            out[number] = Pair("ragu", pair.cara or "angka", None, skor, calon)
        return out

    def _likeliest(self, number: int, pair: Pair, free: Sequence[int]) -> int | None:
        """The place that name, sasaran and numbers together speak for; null where they say nothing new.

        Beside the candidates of a name, those under its sasaran and of its unit with which it shares numbers.
        """
        told = {place: said for place, said in self._hints(number).items() if place in free}
        if not told:
            return None
        near = {n for n, said in told.items() if said >= _LEAST_TOLD and self._is_under(number, n)}
        if pair.status == "ragu":
            near |= {self._place[row.baris_id] for row, _ in pair.calon}.intersection(free)
        if not near:
            return None

        def likely(place: int) -> float:
            sasaran = _SAME_SASARAN * self._is_same_sasaran(number, place)
            return float(self._scores[number, place]) + sasaran + _SAME_NUMBERS * told.get(place, 0.0)

        return max(sorted(near), key=likely)

    def _hints(self, number: int) -> dict[int, float]:
        if number not in self._told:
            self._told[number] = self._proofs.hints(number)
        return self._told[number]

    def _is_known_alone(self, number: int) -> bool:
        """Whether people found the name to be in no Renstra, under this sasaran."""
        meant, under = self._alias.get(self._usulan[number].kunci, ("?", frozenset[str]()))
        return meant == "" and (self._usulan[number].sasaran_kunci or "") in under

    def _is_under(self, number: int, place: int) -> bool:
        """Whether both stand under one sasaran, but for its spelling."""
        usulan = self._usulan[number]
        return any(self._is_one_sasaran(usulan, row) for row in self._all[place].rows)

    def _is_one_sasaran(self, usulan: Indicator, row: Indicator) -> bool:
        both = (usulan.sasaran_kunci, row.sasaran_kunci)
        if both not in self._one_sasaran:
            self._one_sasaran[both] = (sasaran_likeness(usulan, row) or 0.0) >= _ONE_SASARAN
        return self._one_sasaran[both]

    def _ordered(self, number: int, score: Mapping[int, float], own: int | None) -> tuple[tuple[Indicator, float], ...]:
        def rank(place: int) -> tuple[float, bool, bool, int]:
            return (-score[place], place != own, not self._is_same_sasaran(number, place), place)

        best = sorted(score, key=rank)[:MOST_CALON]
        return tuple((self._all[place].row_for(self._usulan[number]), score[place]) for place in best)
