"""The bidang that a text names, and the bidang that sent a usulan.

Names contain "dan" and commas, so the longest known names are taken first. Takes texts, gives canonical names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from iku_analysis.text import clean_lines, fold
from iku_analysis.vocabulary import Vocabulary

_SEPARATOR = re.compile(r"[;\n]+")
_HEAD = re.compile(r"^(?:(?:plt|plh|pj|a n|an) )?kepala (?=\w)")
_SECRETARY = re.compile(r"^(?:(?:plt|plh|pj|a n|an) )?sekretaris$")
_LABEL = re.compile(
    r"^(?:nama )?(?:bidang|unit kerja|unit organisasi|unit|bagian|sub bagian|subbagian|sekretariat|pengirim|dari)\b"
)


def find_bidang(text: str, vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """(canonical bidang in the order they stand, pieces of the text in which none was known)."""
    found: list[str] = []
    strangers: list[str] = []
    for piece in _SEPARATOR.split(clean_lines(text)):
        names = _names(fold(piece), vocabulary)
        found.extend(name for name in names if name not in found)
        if not names and fold(piece):
            strangers.append(piece.strip())
    # A name broken over lines is known only as a whole.
    whole = _names(fold(text), vocabulary) if strangers else []
    return (whole, []) if len(whole) > len(found) or (whole and not found) else (found, strangers)


def _names(folded: str, vocabulary: Vocabulary) -> list[str]:
    aliases = vocabulary.alias["bidang"]
    rest = f" {folded} "
    places: list[tuple[int, str]] = []
    for alias in sorted(aliases, key=len, reverse=True):
        at = rest.find(f" {alias} ")
        while at >= 0:
            places.append((at, aliases[alias]))
            # Blanked, not cut, so that places stay comparable and no shorter name is found inside a longer one.
            rest = rest[: at + 1] + "\x00" * len(alias) + rest[at + 1 + len(alias) :]
            at = rest.find(f" {alias} ")
    return list(dict.fromkeys(name for _, name in sorted(places)))


def sender(berkas: str, titles: Iterable[tuple[str, str]], vocabulary: Vocabulary) -> str | None:
    """The bidang that sent the file: a title cell that names one, else the file's name, else null.

    `titles`: (cell, cell to its right) of the rows above the tables. A cell that is labelled wins over a mere mention.
    """
    mentions: list[str] = []
    for text, beside in titles:
        if _LABEL.match(fold(text)):
            names = _names(fold(f"{text} {beside}"), vocabulary) or _names(fold(beside), vocabulary)
            if len(names) == 1:
                return names[0]
        mentions.extend(_names(fold(text), vocabulary))
    if len(set(mentions)) == 1:
        return mentions[0]
    names = _names(fold(PurePath(berkas).stem.replace("_", " ")), vocabulary)
    return names[0] if len(names) == 1 else None


def signer(texts: Iterable[str], vocabulary: Vocabulary) -> str | None:
    """The one bidang whose head signs below the table ("Plt. Kepala Bidang …", "Sekretaris"); null: none or several."""
    found: set[str] = set()
    for text in map(fold, texts):
        name = _HEAD.sub("", text) if _HEAD.match(text) else "sekretariat" if _SECRETARY.match(text) else ""
        found |= {known} if (known := vocabulary.canonical("bidang", name)) else set()
    return found.pop() if len(found) == 1 else None


def named_by_sheets(names: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """The bidang that names of sheets are, each once, in their order."""
    found = (_names(fold(name.replace("_", " ")), vocabulary) for name in names)
    return list(dict.fromkeys(bidang for known in found for bidang in known))
