"""Indonesian word forms: which roots a word may have, and what its affixes make of them.

Takes one folded word, gives its `Form`s; the proof is the list of roots that the package Sastrawi ships. Only the list
is read: its stemmer says the root but not the form, and "dibina" and "pembina" are not the same thing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

# pasif dibina, terbina · aktif membina · proses pembinaan · perihal perlindungan · pelaku pembina ·
# keadaan kelengkapan · punya berizin · hasil binaan · dasar bina
Jenis = Literal["pasif", "aktif", "proses", "perihal", "pelaku", "keadaan", "punya", "hasil", "dasar"]

_SHORTEST = 3  # letters of a root
# Two roots that are written as one word when they are a verb ("ditindaklanjuti").
COMPOUNDS = frozenset(("tindaklanjut", "tanggungjawab", "sebarluas", "kerjasama", "ujicoba"))
_PROCESS = "si"  # loan words that name a process without pe-…-an: "rehabilitasi", "evakuasi"
_STATE = (("ivitas", "if"), ("itas", ""), ("asi", "at"))  # loan words that name a state: "akurasi" is what is "akurat"
# What stands before the root, with the suffixes that make the form. The first letter of a root melts into men-/pen-.
_NASAL = (("meng", "k"), ("meny", "s"), ("mem", "p"), ("men", "t"))
_VOWELS = tuple("aeiou")
_SUFFIXES = ("", "kan", "i", "an")
_INSIDE = ("ber", "per")  # a second prefix: "diberdayakan", "memperbaiki", "pemberdayaan"


class Form(NamedTuple):
    """One way to read a word: its root and the form it has.

    `tambahan`: what else makes the form: -kan or -i of a verb, ter or ber in keter-…-an and keber-…-an, else "".
    """

    root: str
    jenis: Jenis
    tambahan: str


@lru_cache(maxsize=1)
def _roots() -> frozenset[str]:
    return frozenset((files("Sastrawi.Stemmer") / "data" / "kata-dasar.txt").read_text(encoding="utf-8").split())


def is_indonesian(word: str) -> bool:
    """Whether the word is a root, or a root with affixes."""
    return bool(forms(word))


@lru_cache(maxsize=16384)
def forms(word: str) -> frozenset[Form]:
    """All ways to read a word; none where no root of the list is in it.

    >>> sorted(forms("kelengkapan"))
    [Form(root='lengkap', jenis='keadaan', tambahan='')]
    """
    if not word.isalpha():
        return frozenset()
    found = {Form(word, "dasar", "")} if _is_root(word) else set()
    if found and (word in COMPOUNDS or word.endswith(_PROCESS)):
        found.add(Form(word, "proses", ""))
    for ending, adjective in _STATE:
        if word.endswith(ending) and _is_root(root := word.removesuffix(ending) + adjective):
            found.add(Form(root, "keadaan", ""))
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if len(stem) < _SHORTEST or (suffix and stem == word):
            continue
        found |= {form for form in _split(stem, suffix) if _is_root(form.root)}
    return frozenset(found)


def _is_root(text: str) -> bool:
    return len(text) >= _SHORTEST and (text in _roots() or text in COMPOUNDS)


def _split(stem: str, suffix: str) -> list[Form]:
    """How a word without its suffix may be read, for each prefix it may begin with."""
    out: list[Form] = []
    if suffix != "an":
        out += [Form(root, "pasif", suffix) for prefix in ("di", "ter") for root in _after(stem, prefix)]
        out += [Form(root, "aktif", suffix) for root in _nasal(stem, "m")]
    if suffix in ("", "an"):
        out += [Form(root, "proses" if suffix else "pelaku", "") for root in _nasal(stem, "p")]
        # Of verbs with ber-: "petani", "pekerja", "pedesaan".
        out += [Form(root, "perihal" if suffix else "pelaku", "") for root in _after(stem, "pe", inside=False)]
    if suffix == "an":
        out += [Form(root, "perihal", "") for root in _after(stem, "per", inside=False)]
        for more in ("", "ter", "ber"):
            out += [Form(root, "keadaan", more) for root in _after(stem, f"ke{more}", inside=False)]
        if stem.startswith("kep"):  # of whom has or does: "kepemilikan", "kepengurusan"
            out += [Form(root, "keadaan", "pe") for root in _nasal(stem[2:], "p")]
        out.append(Form(stem, "hasil", ""))
    if not suffix:
        out += [Form(root, "punya", "") for root in _after(stem, "ber", inside=False)]
    return out


def _after(stem: str, prefix: str, *, inside: bool = True) -> list[str]:
    """What follows the prefix, also without a second prefix."""
    if not stem.startswith(prefix):
        return []
    rest = stem[len(prefix) :]
    return [rest, *(rest.removeprefix(second) for second in _INSIDE if inside and rest.startswith(second))]


def _nasal(stem: str, letter: str) -> list[str]:
    """The roots before which me- (`letter` m) or pe- (p) may stand: "menangani", "penyaluran" → tangani, salur(an)."""
    if not re.match(f"{letter}e[a-z]", stem):
        return []
    out = []
    if stem[2] in "lrmnwy":
        out.append(stem[2:])
    for prefix, melted in _NASAL:
        full = letter + prefix[1:]
        if stem.startswith(full):
            rest = stem[len(full) :]
            out += [*([melted + rest] if rest.startswith(_VOWELS) else []), *_after(stem, full)]
    if stem.startswith(f"{letter}enge"):
        out.append(stem[5:])
    return out
