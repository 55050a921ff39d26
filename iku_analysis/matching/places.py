"""Where a Renstra indicator stands in the list of groups, by name, words and code; names that decisions made aliases.

Takes groups and decisions, gives look-ups; compares nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from iku_analysis.matching.indicators import Group, Indicator
from iku_analysis.store.decisions import Keputusan, newest


class Places:
    """Where a Renstra indicator stands in the list of groups. Names and codes: only among the first `compared`."""

    def __init__(self, groups: Sequence[Group], compared: int) -> None:
        self.by_full: dict[str, list[int]] = {}
        self.by_words: dict[str, list[int]] = {}
        self.by_kunci: dict[str, list[int]] = {}
        self.by_code: dict[str, list[int]] = {}
        for place, group in enumerate(groups):
            for kunci in {name for row in group.rows for name in row.decided_names}:
                self.by_kunci.setdefault(kunci, []).append(place)
            if place < compared:
                self.by_full.setdefault(group.name.full, []).append(place)
                for key in group.name.keys:
                    self.by_words.setdefault(key, []).append(place)
                for kode in {row.rujukan.kode for row in group.rows if row.rujukan.kode}:
                    self.by_code.setdefault(kode, []).append(place)


def aliases(usulan: Sequence[Indicator], decisions: Mapping[str, Keputusan]) -> dict[str, tuple[str, frozenset[str]]]:
    """Name of a usulan → (name of the Renstra indicator that it is, sasaran under which that was decided).

    Only wherever all decisions about the name agree, also that there is none. What was decided of a usulan holds for
    the name that counts now as well.
    """
    meant: dict[str, set[str]] = defaultdict(set)
    under: dict[str, set[str]] = defaultdict(set)
    known = [(row.keputusan[-1], found) for row in usulan if (found := newest(decisions, row.keputusan))]
    for key, decision in (*decisions.items(), *known):
        _, sasaran, name = key.split("|")[-3:]
        meant[name].add(str(decision.isi.get("renstra") or "").split("|")[-1])
        under[name].add(sasaran)
    return {name: (next(iter(names)), frozenset(under[name])) for name, names in meant.items() if len(names) == 1}
