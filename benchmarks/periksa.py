"""`python -m benchmarks periksa`: what the checks find of seeded faults, and what they find where there is nothing.

A clean invented agency (`agensi`) must give no finding; then each fault (`cacat`) is made alone. Printed for each code:
faults made, found at their cell, findings of other codes that the fault does not explain.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.agensi import PERIODE, Agensi, agency
from benchmarks.cacat import Cacat, faults
from iku_analysis.results import Temuan
from iku_analysis.settings import Scope
from tests import pembuat
from tests.periksa import periksa

LINGKUP = Scope(2026, PERIODE)
_BENIH = 5  # clean agencies looked at


@dataclass(frozen=True)
class Hasil:
    """What became of one fault: whether it was found at its place, under its code elsewhere, and what else appeared."""

    cacat: Cacat
    benih: int
    tepat: bool
    kode_ada: bool
    lain: tuple[Temuan, ...]


def check_all(agensi: Agensi) -> tuple[Temuan, ...]:
    """The findings of the whole catalogue; a check that breaks raises."""
    return periksa(*agensi.files(), lingkup=LINGKUP).run()[1]


def seed_fault(cacat: Cacat, benih: int) -> Hasil:
    """Make one fault in the agency of a seed and look what is found."""
    agensi = agency(benih, pembuat.kamus(), cacat.daftar)
    if cacat.dokumen:
        cacat.dokumen(agensi)
    found = check_all(agensi)
    own = [item for item in found if item.kode == cacat.kode]
    lain = tuple(item for item in found if item.kode != cacat.kode and item.kode not in cacat.juga)
    return Hasil(cacat, benih, any(_at(cacat, item) for item in own), bool(own), lain)


def _at(cacat: Cacat, item: Temuan) -> bool:
    return any((item.berkas or "").startswith(file or "") and item.sel == cell for file, cell in cacat.tempat)


def clean_findings(seeds: Iterable[int]) -> list[Temuan]:
    """What is found in faultless agencies: every one of them is a false alarm."""
    return [item for seed in seeds for item in check_all(agency(seed, pembuat.kamus()))]


def main() -> None:
    """Print the table; the exit status says nothing."""
    alarms = Counter(item.tingkat for item in clean_findings(range(_BENIH)))
    indicators = _BENIH * sum(1 for row in (agency(0, pembuat.kamus()).program) if row.get("indikator")) + _BENIH * 10
    print(f"Instansi tanpa cacat: {_BENIH}, {indicators} indikator; galat {alarms['galat']}, "
          f"peringatan {alarms['peringatan'] / indicators:.1%}, catatan {alarms['catatan']}")  # fmt: skip
    wanted = set(sys.argv[2:])
    results: dict[str, list[Hasil]] = defaultdict(list)
    for number, cacat in enumerate(item for item in faults() if not wanted or item.kode in wanted):
        results[cacat.kode].append(seed_fault(cacat, number % _BENIH))
    print(f"{'kode':6}{'cacat':>7}{'di selnya':>11}{'temuan lain':>13}")
    for kode, items in sorted(results.items()):
        print(
            f"{kode:6}{len(items):>7}{sum(item.tepat for item in items):>11}{sum(len(item.lain) for item in items):>13}"
        )
    everything = [item for items in results.values() for item in items]
    found, noise = sum(item.tepat for item in everything), sum(bool(item.lain) for item in everything)
    print(f"{'semua':6}{len(everything):>7}{found:>11}{noise:>13} cacat dengan temuan lain")
    print(f"ditemukan di selnya {found / len(everything):.1%}; tanpa temuan lain {1 - noise / len(everything):.1%}")
    for item in everything:
        if not item.tepat:
            how = "kodenya ada di tempat lain" if item.kode_ada else "tidak ditemukan"
            print(f"  {item.cacat.kode} {item.cacat.nama}: {how}")
        for other in item.lain:
            place = f"{other.kode} {other.berkas} {other.sel}"
            print(f"  {item.cacat.kode} {item.cacat.nama}: temuan lain {place} {other.pesan}")


if __name__ == "__main__":
    main()
