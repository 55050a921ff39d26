"""Links of a usulan to other years: last year's IKU, and the tables that measure its indicator.

Takes indicators of one agency, the pairs already found and the decisions of people, gives plain records. What is only
similar is a presumed renaming (`mirip`) that a person confirms or denies in Padanan; it is never used for numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from iku_analysis.matching.indicators import Indicator, differs
from iku_analysis.matching.names import Name, contradicts, same_words
from iku_analysis.matching.proposals import Pair
from iku_analysis.matching.similarity import assign, similarity
from iku_analysis.matching.typos import same_but_typed
from iku_analysis.results import CaraPadanan
from iku_analysis.store.decisions import Keputusan, newest

KeadaanLama = Literal["tetap", "ganti_nama", "ditambah", "dihapus"]
NamePair = tuple[Indicator, CaraPadanan]


@dataclass(frozen=True)
class LamaLink:
    """One indicator over two years: `usulan` null where dropped, `lama` null where added. `skor` 0-1 or null.

    `cara` null for added and dropped ones, unless a person said so (`keputusan`, with `alasan`).
    """

    keadaan: KeadaanLama
    usulan: Indicator | None
    lama: Indicator | None
    cara: CaraPadanan | None = None
    skor: float | None = None
    alasan: str | None = None


def same_name(name: Name, row: Indicator, keluarga: str | None) -> CaraPadanan | None:
    """How a record has this very name: same text, same text written out, same words; null where it has not."""
    if name.plain == row.name.plain:
        return "sama"
    if name.full == row.name.full:
        return "alias"
    return "mirip" if same_words(name, row.name) and not differs(keluarga, row.keluarga) else None


def pair_by_name(
    items: Sequence[Indicator], others: Mapping[str, Sequence[Name]], rows: Sequence[Indicator]
) -> dict[str, list[NamePair]]:
    """For each record the rows that name its indicator by its own or another of its names: never merely similar ones.

    `others`: baris_id → the names of what is paired with it (`known_names`).
    """
    by_name: dict[str, list[Indicator]] = defaultdict(list)
    place: dict[str, int] = {}
    for row in rows:
        place[row.baris_id] = len(place)
        for key in row.name.keys:
            by_name[key].append(row)
    out: dict[str, list[NamePair]] = {}
    for item in items:
        found: dict[str, NamePair] = {}
        for name in (item.name, *others.get(item.baris_id, ())):
            near = {row.baris_id: row for key in name.keys for row in by_name.get(key, [])}
            for row in near.values():
                cara = same_name(name, row, item.keluarga)
                if cara is not None:
                    found.setdefault(row.baris_id, (row, cara))
        out[item.baris_id] = [found[baris_id] for baris_id in sorted(found, key=place.__getitem__)]
    return out


def known_names(
    usulan: Sequence[Indicator],
    pairs: Mapping[str, Pair],
    copies: Iterable[Sequence[Indicator]],
    renja: Mapping[str, Sequence[NamePair]],
) -> dict[str, list[Name]]:
    """baris_id → other names of its indicator: of a usulan that of its Renstra row, of a plan row those of its usulan.

    `copies`: the rows of one Renstra indicator. `renja`: usulan → its Renja rows, where they are paired already.
    """
    group = {row.baris_id: rows for rows in copies for row in rows}
    out: dict[str, list[Name]] = defaultdict(list)
    for item in usulan:
        partner = pairs[item.baris_id].row
        names = [item.name, *([partner.name] if partner else [])]
        out[item.baris_id] += names[1:]
        for row in group.get(partner.baris_id, [partner]) if partner else []:
            out[row.baris_id] += names
        for row, _ in renja.get(item.baris_id, ()):
            out[row.baris_id] += names
    return out


def link_last_year(
    usulan: Sequence[Indicator],
    lama: Sequence[Indicator],
    pairs: Mapping[str, Pair],
    decisions: Mapping[str, Keputusan],
    least: float,
) -> list[LamaLink]:
    """One link per usulan and one per indicator that was dropped; nothing where one of the two years is not there.

    `decisions`: key (`record_keys` without bidang) → decision of kind iku_lama. `least`: score from which two names may
    be one renamed.
    """
    if not usulan or not lama:
        return []
    links: dict[str, LamaLink] = {}
    dropped: dict[str, str | None] = {}
    for row in lama:
        decision = newest(decisions, row.keputusan)
        if decision is None:
            continue
        wanted = decision.isi.get("usulan")
        if wanted is None:
            dropped[row.baris_id] = decision.alasan
        for item in usulan if wanted is not None else ():
            if wanted in item.decided_names:
                keadaan: KeadaanLama = "tetap" if same_name(item.name, row, item.keluarga) else "ganti_nama"
                links[item.baris_id] = LamaLink(keadaan, item, row, "keputusan", 1.0, decision.alasan)
    for item in usulan:
        if item.baris_id not in links and (same := _same_indicator(item, lama)):
            links[item.baris_id] = LamaLink("tetap", item, same[0], same[1], 1.0)
    used = _names(links.values())
    free = [row for row in lama if row.baris_id not in dropped and row.name.full not in used]
    links |= _renamed([item for item in usulan if item.baris_id not in links], free, pairs, least)
    used = _names(links.values())
    out = [links.get(item.baris_id) or LamaLink("ditambah", item, None) for item in usulan]
    for row in lama:
        if row.name.full not in used:
            said = row.baris_id in dropped
            out.append(LamaLink("dihapus", None, row, "keputusan" if said else None, alasan=dropped.get(row.baris_id)))
            used.add(row.name.full)
    return out


def _names(links: Iterable[LamaLink]) -> set[str]:
    return {link.lama.name.full for link in links if link.lama}


def _same_indicator(item: Indicator, lama: Sequence[Indicator]) -> NamePair | None:
    """The row of last year that has the name; under the same sasaran before any other."""
    found = [(row, cara) for row in lama if (cara := same_name(item.name, row, item.keluarga))]
    found = found or [
        (row, "mirip")
        for row in lama
        if same_but_typed(item.name, row.name) and not differs(item.keluarga, row.keluarga)
    ]
    return min(found, key=lambda pair: pair[0].sasaran_kunci != item.sasaran_kunci, default=None)


def _renamed(
    usulan: Sequence[Indicator], lama: Sequence[Indicator], pairs: Mapping[str, Pair], least: float
) -> dict[str, LamaLink]:
    """Presumed renamings, one to one: alike enough, of one unit family, speaking of nothing else.

    A usulan whose Renstra indicator has the old name is compared by that name too.
    """
    if not usulan or not lama:
        return {}
    scores = similarity([item.name for item in usulan], [row.name for row in lama])
    partners = [pair.row.name if (pair := pairs[item.baris_id]).row else item.name for item in usulan]
    scores = np.maximum(scores, similarity(partners, [row.name for row in lama]))
    for n, item in enumerate(usulan):
        for m, row in enumerate(lama):
            if scores[n, m] >= least and (
                differs(item.keluarga, row.keluarga)
                or (contradicts(item.name, row.name) and contradicts(partners[n], row.name))
            ):
                scores[n, m] = 0.0
    given = assign(scores)
    return {
        usulan[n].baris_id: LamaLink("ganti_nama", usulan[n], lama[m], "mirip", float(scores[n, m]))
        for n, m in given.items()
        if scores[n, m] >= least
    }
