"""The agency that the titles of a file name, where it is surely another one than ours.

Takes the title cells and the vocabulary (instansi.csv, lists `perangkat_…` of kata.csv), gives the cell and the name.
Silent wherever the titles may mean us: our own name or an abbreviation of it in any title, a part of our name, a bidang
of ours. A government, a plan of the whole region or an agency named within a sentence is no title of an agency.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import takewhile

from iku_analysis.readers.bidang import find_bidang
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.text import clean, fold
from iku_analysis.vocabulary import Vocabulary

_LEVELS = {"provinsi": "provinsi", "prov": "provinsi", "propinsi": "provinsi", "kabupaten": "kabupaten",
           "kab": "kabupaten", "kota": "kota", "kotamadya": "kota"}  # fmt: skip
# Where a name ends.
_END = frozenset({"tahun", "ta", "periode", "untuk", "sebagai", "dengan", "yang", "adalah", "dalam", "no", "nomor",
                  "jalan", "jl", "alamat", "kepala", "renstra", "renja", "rpjmd"})  # fmt: skip
_BARE = frozenset({"dan", "daerah", "serta", "pada", "di", "bidang"})
_LONGEST = 16  # words of a name with its region
_TYPED = 0.85  # ratio 0-1 of two words, from which one is the other mistyped
_SHORT = 5  # letters; a shorter abbreviation may be of anything


@dataclass(frozen=True)
class Agency:
    """A name in parts: `words` tell it from others, `level` and `region` whose it is ("" and () where not named)."""

    nama: str
    words: tuple[str, ...]
    level: str
    region: tuple[str, ...]


def other_agency(cells: Iterable[tuple[Grid, Cell]], vocabulary: Vocabulary) -> tuple[Grid, Cell, str] | None:
    """(sheet, cell, name) of the first title that names another agency; null where none does or any may mean us."""
    instansi = vocabulary.instansi
    own = _parts(fold(instansi.nama))
    if not own.words:
        return None
    if not own.level:
        own = Agency(own.nama, own.words, *_place(fold(instansi.pemerintah).split()))
    found: tuple[Grid, Cell, str] | None = None
    for grid, cell in cells:
        folded = fold(clean(cell.teks))
        named = _named(folded, vocabulary)
        if named is None:
            if _mentions(folded.split(), own):
                return None
        elif _is_same(named, own) or find_bidang(cell.teks, vocabulary)[0]:
            return None
        else:
            found = found or (grid, cell, named.nama.upper())
    return found


def _named(folded: str, vocabulary: Vocabulary) -> Agency | None:
    """The agency that a title is about: its kind first, or after words that only say what paper this is."""
    known = vocabulary.kata
    words = folded.split()
    before = {word for text in known.get("perangkat_didahului", ()) for word in fold(text).split()}
    lead = sum(1 for _ in takewhile(lambda word: word in before or word.isdigit(), words))
    rest = " ".join(words[lead:])
    for text in known.get("perangkat_utuh", ()):
        if f"{rest} ".startswith(f"{fold(text)} "):
            return _parts(rest)
    for text in known.get("perangkat_umum", ()):
        kind = fold(text)
        if rest.startswith(f"{kind} "):
            named = _parts(rest)
            others = {fold(word) for word in known.get("perangkat_bukan", ())}
            return named if set(named.words) - set(kind.split()) and not set(named.words) & others else None
    return None


def _parts(folded: str) -> Agency:
    words = list(takewhile(lambda word: word not in _END and not word.isdigit(), folded.split()))[:_LONGEST]
    at = next((n for n, word in enumerate(words) if word in _LEVELS), len(words))
    return Agency(" ".join(words), tuple(word for word in words[:at] if word not in _BARE), *_place(words[at:]))


def _place(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """(level, words of the region); "kabupaten/kota" is none of its own."""
    at = next((n for n, word in enumerate(words) if word in _LEVELS), len(words))
    region = tuple(words[at + 1 :])
    return (_LEVELS[words[at]], region) if region and region[0] not in _LEVELS else ("", ())


def _is_same(named: Agency, own: Agency) -> bool:
    """Whether a title may mean us: enough words of our name or an abbreviation of it, and not of another region."""
    if named.level and own.level and named.region and own.region:
        near = named.level == own.level and (
            bool(set(named.region) & set(own.region)) or _is_short("".join(named.region), own.region)
        )
        if not near:
            return False
    if any(_is_short(word, own.words) for word in named.words):
        return True
    mine, theirs = set(own.words[1:]) or set(own.words), set(named.words[1:]) or set(named.words)
    both = sum(bool(get_close_matches(word, mine, 1, _TYPED)) for word in theirs)
    return both * 2 >= min(len(mine), len(theirs))


def _mentions(words: Sequence[str], own: Agency) -> bool:
    return set(own.words) <= set(words) or any(_is_short(word, own.words) for word in words)


def _is_short(word: str, words: Sequence[str]) -> bool:
    """Whether a word is made of beginnings of these words in order (bakesbangpol, jateng), or of their initials."""
    if len(word) >= 3 and word == "".join(one[0] for one in words):
        return True
    return len(word) >= _SHORT and word not in words and _made_of(word, tuple(words))


def _made_of(word: str, words: tuple[str, ...]) -> bool:
    if not word:
        return True
    return any(
        len(part) >= 2 and _made_of(word[len(part) :], words[n + 1 :])
        for n, one in enumerate(words)
        for part in (one[:size] for size in range(2, len(one) + 1))
        if word.startswith(part)
    )
