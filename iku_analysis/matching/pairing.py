"""Which Renstra indicator a usulan is: decision → code → same text → alias → same words → proofs → similar.

Takes indicators and the decisions of people, gives one `Pair` per usulan. Reads and writes no table.

- `pasti` only where the names say the same (also in other words, with the reason), a person said so, a shared code is
  backed by a similar name, or names that differ by a word more have the same unit and the same numbers.
- The same text is `pasti` under any sasaran, in several bidang, and also with another satuan: that the satuan
  differs is a finding (K32), not another indicator. Two rows of that name with different units in one Renstra
  sheet are two indicators.
- Similar names are never `pasti`: they are proposed, each Renstra indicator to one usulan of a bidang at most, and
  only those that are not `pasti` with another indicator already (K30).
- Outcomes of programmes are compared only where the Renstra has no tujuan or sasaran indicators at all, or with a
  usulan whose own level is program (matching.run). Otherwise a usulan that is one stays `tanpa_padanan`, with that
  outcome among its candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from iku_analysis.matching.evidence import Numbers
from iku_analysis.matching.indicators import (
    Indicator,
    differs,
    fitting_units,
    group_rows,
    is_blocked,
)
from iku_analysis.matching.names import contradicts, same_words
from iku_analysis.matching.opposites import Opposites, Table
from iku_analysis.matching.places import Places, aliases
from iku_analysis.matching.proofs import Proof, Proofs
from iku_analysis.matching.proposals import MOST_CALON, Pair, Proposals
from iku_analysis.matching.similarity import Scores, similarity
from iku_analysis.matching.wording import Wording
from iku_analysis.results import CaraPadanan
from iku_analysis.store.decisions import Keputusan, newest, padanan_key


def renstra_key(sasaran: str | None, indikator: str | None) -> str:
    """Names a Renstra indicator in a decision: what stands as {"renstra": …} in a decision of kind padanan."""
    return padanan_key(None, sasaran, indikator)


class Pairing:
    """Pairs the usulan of one agency with its Renstra. `pairs`: usulan baris_id → Pair, in the order given."""

    def __init__(
        self,
        usulan: Sequence[Indicator],
        renstra: Sequence[Indicator],
        decisions: Mapping[str, Keputusan],
        mirip_calon: float,
        wording: Wording,
        numbers: Numbers,
        opposites: Opposites,
    ) -> None:
        self._usulan = usulan
        self._decisions = decisions
        self._least = mirip_calon
        self._wording, self._numbers, self._opposites = wording, numbers, opposites
        strategic = group_rows(row for row in renstra if row.is_strategic)
        outcomes = group_rows(row for row in renstra if row.level == "program")
        self.strategic = strategic
        self._compared = strategic or outcomes
        self._all = self._compared + (outcomes if strategic else [])
        self._alias = aliases(usulan, decisions)
        self._places = Places(self._all, len(self._compared))
        self._codes = Counter((row.sender, row.rujukan.kode) for row in usulan)
        self.pairs = self._pair()

    @cached_property
    def _scores(self) -> Scores:
        """usulan × all groups; made only when a score is needed."""
        return similarity([row.name for row in self._usulan], [group.name for group in self._all])

    @cached_property
    def _other(self) -> Table:
        """usulan × all groups: which speak of different things."""
        return self._opposites.between(self._usulan, [group.main for group in self._all], self._scores)

    @cached_property
    def _proofs(self) -> Proofs:
        return Proofs(self._usulan, self._compared, self._scores, self._other, self._wording, self._numbers)

    def _pair(self) -> dict[str, Pair]:
        sure = [
            self._by_decision(u, n) or self._by_code(u, n) or self._by_name(u, n) for n, u in enumerate(self._usulan)
        ]
        self._prove(sure)
        taken = {pair.row.baris_id for pair in sure if pair and pair.row}
        free = [
            place for place, group in enumerate(self._compared) if not any(row.baris_id in taken for row in group.rows)
        ]
        left = [number for number, pair in enumerate(sure) if pair is None]
        found = self._proposed(left, free) if left else {}
        return {row.baris_id: sure[n] or found[n] for n, row in enumerate(self._usulan)}

    def _proposed(self, left: Sequence[int], free: list[int]) -> dict[int, Pair]:
        known = (self._usulan, self._all, self._scores, self._other)
        return Proposals(*known, self._proofs, self._alias, self._least).pairs(left, free)

    def _prove(self, sure: list[Pair | None]) -> None:
        """Fill in the pairs that other words or equal numbers prove; what other words leave open waits for a person."""
        if None not in sure or not self._compared:
            return
        proofs = self._proofs
        for number, found in proofs.by_wording(*self._left(sure)).items():
            sure[number] = self._proved(number, "setara", found) or self._unsure(
                number, "setara", [proof.place for proof in found]
            )
        for number, found in proofs.by_numbers(*self._left(sure)).items():
            sure[number] = self._proved(number, "angka", found)
        numbers, taken = self._left(sure)
        asked = {row.baris_id for pair in sure if pair and not pair.row for row, _ in pair.calon}
        taken += [("", n) for n, group in enumerate(self._compared) if any(row.baris_id in asked for row in group.rows)]
        for number, found in proofs.by_leftover(numbers, taken).items():
            sure[number] = self._proved(number, "setara", found)

    def _left(self, sure: Sequence[Pair | None]) -> tuple[list[int], list[tuple[str, int]]]:
        """The usulan that are still open, and (sender, place) of those that have their indicator.

        Where people judged a name and their decision leads nowhere or to different rows, no proof overrules them.
        """
        places = {row.baris_id: place for place, group in enumerate(self._compared) for row in group.rows}
        found = [(self._usulan[n].sender, pair.row.baris_id) for n, pair in enumerate(sure) if pair and pair.row]
        taken = [(sender, places[baris_id]) for sender, baris_id in found if baris_id in places]
        judged = {key.rpartition("|")[2] for key in self._decisions}
        return [n for n, pair in enumerate(sure) if pair is None and self._usulan[n].kunci not in judged], taken

    def _proved(self, number: int, cara: CaraPadanan, found: Sequence[Proof]) -> Pair | None:
        proof = found[0]
        if not proof.is_alone or is_blocked(self._usulan[number], self._compared[proof.place]):
            return None
        return self._sure(number, cara, proof.place, proof.alasan)

    def _sure(self, number: int, cara: CaraPadanan, place: int, alasan: str | None = None) -> Pair:
        """Pasti, unless the indicator stands under several sasaran and nothing tells which row is meant."""
        rows = self._all[place].rows_for(self._usulan[number])
        if len(rows) > 1:
            return self._unsure(number, cara, [place])
        skor = 1.0 if cara == "sama" else float(self._scores[number, place])
        return Pair("pasti", cara, rows[0], skor, alasan=alasan)

    def _unsure(self, number: int, cara: CaraPadanan, places: Iterable[int]) -> Pair:
        usulan = self._usulan[number]
        calon = [(row, float(self._scores[number, n])) for n in places for row in self._all[n].rows_for(usulan)]
        calon.sort(key=lambda item: -item[1])
        return Pair("ragu", cara, None, calon[0][1], tuple(calon[:MOST_CALON]))

    def _by_decision(self, usulan: Indicator, number: int) -> Pair | None:
        """What a person decided. A decision whose Renstra row is no longer there decides nothing."""
        decision = newest(self._decisions, usulan.keputusan)
        if decision is None:
            return None
        wanted = decision.isi.get("renstra")
        if wanted is None:
            return Pair("tanpa_padanan", "keputusan", alasan=decision.alasan)
        sasaran, indikator = str(wanted).split("|")[-2:]

        def rank(place: int) -> tuple[bool, bool]:
            rows = self._all[place].rows
            under = any(sasaran in row.decided_sasaran for row in rows)
            return (not under, all(differs(row.keluarga, usulan.keluarga) for row in rows))

        place = min(self._places.by_kunci.get(indikator, []), key=rank, default=None)
        if place is None:
            return None
        row = self._all[place].row_for(usulan, sasaran)
        return Pair("pasti", "keputusan", row, float(self._scores[number, place]), alasan=decision.alasan)

    def _by_code(self, usulan: Indicator, number: int) -> Pair | None:
        """The same code, used once on each side, with a similar name that speaks of nothing else."""
        kode = usulan.rujukan.kode
        places = self._places.by_code.get(kode, []) if kode else []
        if len(places) != 1 or self._codes[usulan.sender, kode] > 1:
            return None
        if self._scores[number, places[0]] < self._least:
            return None
        by_name = self._places.by_full.get(usulan.name.full, [])
        if by_name and by_name != places:
            return self._unsure(number, "kode", [*places, *by_name])
        group = self._all[places[0]]
        if differs(usulan.keluarga, group.row_for(usulan).keluarga) or contradicts(usulan.name, group.name):
            return None
        return self._sure(number, "kode", places[0])

    def _by_name(self, usulan: Indicator, number: int) -> Pair | None:
        """The same text, an alias, the same words, or the same but for a typing error."""
        same = self._places.by_full.get(usulan.name.full, [])
        if same:
            plain = any(row.name.plain == usulan.name.plain for n in same for row in self._all[n].rows)
            cara: CaraPadanan = "sama" if plain else "alias"
            fitting = fitting_units(usulan, same, self._all)
            return self._sure(number, cara, fitting[0]) if len(fitting) == 1 else self._unsure(number, cara, same)
        meant, under = self._alias.get(usulan.kunci, ("", frozenset()))
        known = self._places.by_kunci.get(meant, [])
        if len(known) == 1:
            blocked = is_blocked(usulan, self._all[known[0]], under)
            return self._unsure(number, "alias", known) if blocked else self._sure(number, "alias", known[0])
        near = {place for key in usulan.name.keys for place in self._places.by_words.get(key, [])}
        worded = [n for n in sorted(near) if same_words(usulan.name, self._all[n].name)]
        if len(worded) == 1 and not is_blocked(usulan, self._all[worded[0]]):
            return self._sure(number, "mirip", worded[0])
        return None
