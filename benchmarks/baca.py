"""`python -m benchmarks baca`: how much of the reading corpus the readers get right (tests/korpus).

Both halves are scored; `kembang` may be looked at in detail (`--rinci`), `tahan` is held out and shows its score only.
Beside it what plain pandas and DuckDB get from the same files, scored generously (tests/korpus/pembanding.py).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

from benchmarks.ukur import show
from tests.korpus import pembanding
from tests.korpus.korpus import Berkas, corpus
from tests.korpus.resep import SEPARUH
from tests.korpus.ukur import Skor

_TITLES = {"berkas": 7, "rekaman": 9, "hilang": 8, "lebih": 7, "sel benar": 16, "alamat": 9, "senyap": 8, "klik": 6}
_HEAD = f"{'':<30}" + "".join(f"{title:>{width}}" for title, width in _TITLES.items()) + f"{'macet':>7}"


def main() -> None:
    """Print the score by half, by layout and by kind of mess, then the comparison."""
    scores = [(item, item.score()) for separuh in SEPARUH for item in corpus(separuh)]
    for separuh in SEPARUH:
        part = [(item, skor) for item, skor in scores if item.separuh == separuh]
        print(f"\nSeparuh {separuh}\n{_HEAD}")
        _print_groups([(item.tata, skor) for item, skor in part])
        print(_line("semua", _total(skor for _, skor in part)))
    print(f"\nBerkas yang membawa kekacauan ini (separuh kembang)\n{_HEAD}")
    development = [(item, skor) for item, skor in scores if item.separuh == SEPARUH[0]]
    _print_groups([(kacau, skor) for item, skor in development for kacau in item.kacau], worst_first=True)
    _compare(scores)
    if "--rinci" in sys.argv:
        _print_details(development)


def _total(scores: Iterable[Skor]) -> Skor:
    return sum(scores, Skor())


def _print_groups(pairs: list[tuple[str, Skor]], *, worst_first: bool = False) -> None:
    groups: dict[str, Skor] = defaultdict(Skor)
    for name, skor in pairs:
        groups[name] += skor
    names = sorted(groups, key=lambda name: groups[name].benar / max(groups[name].sel, 1)) if worst_first else groups
    for name in names:
        print(_line(name, groups[name]))


def _line(name: str, skor: Skor) -> str:
    cells = f"{skor.benar}/{skor.sel} {_percent(skor.benar, skor.sel)}"
    place = _percent(skor.alamat_benar, skor.alamat)
    return (
        f"{name:<30}{skor.berkas:>7}{skor.ditemukan:>9}{skor.hilang:>8}{skor.lebih:>7}{cells:>16}{place:>9}"
        f"{skor.senyap:>8}{skor.klik:>6}{skor.macet:>7}"
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def _compare(scores: list[tuple[Berkas, Skor]]) -> None:
    """The same cells, read by tools that know nothing of the field."""
    files = [item for item, _ in scores if item.jenis == "xlsx"]
    ours = _total(skor for item, skor in scores if item.jenis == "xlsx")
    rows = [("alat ini, semua sel", f"{ours.benar}/{ours.sel} {_percent(ours.benar, ours.sel)}")]
    for name, reader in pembanding.PEMBACA.items():
        reason = pembanding.unavailable(name)
        if reason:
            rows.append((name, f"dilewati: {reason}"))
            continue
        counts = [reader(item) for item in files]
        right, whole = sum(right for right, _ in counts), sum(whole for _, whole in counts)
        rows.append((name, f"{right}/{whole} {_percent(right, whole)}"))
    show("Pembanding pada berkas .xlsx: nilai sama di mana pun dalam kolom yang benar", rows)


def _print_details(scores: list[tuple[Berkas, Skor]]) -> None:
    for item, skor in scores:
        if skor.salah:
            print(f"\n{item.separuh}/{item.nama} {item.tata}: {', '.join(sorted(item.kacau))}")
        for salah in skor.salah:
            mark = "SENYAP" if salah.is_senyap else "      "
            print(f"  {mark} {salah.lembar}!{salah.tempat} {salah.medan}: harap {salah.harapan} | dapat {salah.dapat}")


if __name__ == "__main__":
    main()
