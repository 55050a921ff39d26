"""Acronyms in names: which words they stand for, from the names alone.

Takes texts and words, gives what an acronym stands for. The proof is in the letters: each word it stands for gives a
piece that begins with the word's first letter ("IPLM", "AKABA" of "angka kematian balita", "gepeng" of "gelandangan
dan pengemis"). What data/kamus/singkatan.csv knows is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from iku_analysis.normalise import name_key
from iku_analysis.text import fold

BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_UNSPOKEN = frozenset(("dan", "di", "yang", "dengan", "untuk", "of", "for"))  # words that acronyms pass over
_LONGEST = 8  # letters
INITIALS = 3  # letters; so few fit into nearly any two words


def spells(acronym: str, words: Sequence[str]) -> bool:
    """Whether the letters are pieces of two words or more, in order, each with its word's first letter in front.

    Up to three letters they are initials: "kia" is not "kartu identitas".

    >>> spells("akaba", ["angka", "kematian", "balita"]), spells("smp", ["sekolah", "menengah"])
    (True, False)
    """
    spoken = [word for word in words if word not in _UNSPOKEN]
    if len(spoken) < 2 or words[0] in _UNSPOKEN or not acronym.isalpha() or len(acronym) > _LONGEST:
        return False
    if len(acronym) <= INITIALS:
        return acronym == "".join(word[0] for word in spoken)
    return _pieces(acronym, spoken)


def initials(words: Sequence[str]) -> str:
    """The first letters of the words that acronyms do not pass over, at least three; else ""."""
    letters = "".join(word[0] for word in words if word not in _UNSPOKEN)
    return letters if len(letters) >= INITIALS else ""


def _pieces(letters: str, words: Sequence[str]) -> bool:
    if not words:
        return not letters
    ends = range(1, len(letters) - len(words) + 2)
    return any(_begins(letters[:end], words[0]) and _pieces(letters[end:], words[1:]) for end in ends)


def _begins(piece: str, word: str) -> bool:
    """The first letter of the word, and after it some of its letters in order."""
    rest = iter(word[1:])
    return piece[0] == word[0] and all(letter in rest for letter in piece[1:])


def explained(texts: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Acronyms of three letters or more that stand in brackets after their words; one with two meanings is left out."""
    meant: dict[str, set[str]] = {}
    for text in texts:
        for match in BRACKETED.finditer(text):
            words = _acronym_words(text, match, known)
            if words and len(match[1]) > 2:
                meant.setdefault(fold(match[1]), set()).add(" ".join(words))
    return {acronym: next(iter(full)) for acronym, full in meant.items() if len(full) == 1}


def without_acronyms(text: str, known: Collection[str]) -> str:
    """Folded, without an acronym beside the words it stands for: "Indeks Harmoni Indonesia (IHI)", "IHI (Indeks …)"."""
    inside = BRACKETED.search(text)
    if inside:
        before, words = name_key(text[: inside.start()]).split(), fold(inside[1]).split()
        if before and len(before[-1]) > 1 and before[-1] == "".join(word[0] for word in words):
            return name_key(" ".join([*before[:-1], *words, text[inside.end() :]]))
    return name_key(BRACKETED.sub(lambda match: "" if _acronym_words(text, match, known) else match[0], text))


def _acronym_words(text: str, match: re.Match[str], known: Collection[str]) -> list[str]:
    """The words before the bracket whose letters it holds; none where it is no acronym of them.

    Initials are proof enough. Longer pieces are, where it is written in capitals and is nothing else in `known`:
    "(SMP)" after "sekolah mampu" says which school.
    """
    letters, before = fold(match[1]), fold(text[: match.start()]).split()
    if len(letters) < 2 or " " in letters:
        return []
    initials = before[-len(letters) :]
    if letters == "".join(word[0] for word in initials):
        return initials
    if letters not in known and sorted(letters) == sorted(word[0] for word in initials):  # of another language: "(MRI)"
        return initials
    if not match[1].strip().isupper() or letters in known:
        return []
    places = range(len(before) - 2, -1, -1)
    return next((before[place:] for place in places if spells(letters, before[place:])), [])


class Abbreviations(NamedTuple):
    """`folded`: abbreviation → what it stands for, folded. `longest`: first word → how many words the longest has that
    begins with it; most words begin none.
    """

    folded: dict[str, str]
    longest: dict[str, int]


@lru_cache(maxsize=8)
def abbreviations(items: tuple[tuple[str, str], ...]) -> Abbreviations:
    """(Abbreviation, meaning) as each name needs them; those of data/kamus/singkatan.csv are the same in every run."""
    longest: dict[str, int] = {}
    for alias, _ in items:
        first = alias.partition(" ")[0]
        longest[first] = max(alias.count(" ") + 1, longest.get(first, 0))
    return Abbreviations({alias: fold(meant) for alias, meant in items}, longest)
