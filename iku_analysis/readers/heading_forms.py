"""The vocabulary of headings in the forms in which a heading is looked up: exact, squeezed, composed, near.

Takes the vocabulary, gives fields; judges no column.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

_NEAR = 92  # ratio 0-100; one or two mistyped letters in a heading of ordinary length
_SHORTEST_NEAR = 7  # characters; short words are too close to each other for a likeness to mean anything


class HeadingForms:
    """The vocabulary of headings, with the forms it is searched by. One per vocabulary."""

    _made: tuple[str, HeadingForms] | None = None

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.sidik = vocabulary.sidik
        self.fields = {alias: fields[0] for alias, fields in vocabulary.kolom.items()}
        self.aliases = list(self.fields)
        self.first_words = {alias.partition(" ")[0] for alias in self.aliases}
        self.last_words = {alias.rpartition(" ")[2] for alias in self.aliases}
        # The first letters tell most texts of a table from any heading; a mark may stand before or after one letter.
        letters = {alias[0] for alias in self.aliases}
        self.beginnings = {alias[:2] for alias in self.aliases}
        self.beginnings |= {
            pair for letter in letters for mark in "%(*'\". " for pair in (letter + mark, mark + letter)
        }
        self.levels = {fold(word) for word in vocabulary.kata.get("judul_jenjang", ())}
        self.versions = {fold(word) for word in vocabulary.kata.get("judul_versi", ())}
        self.programme = {alias for alias in self.levels if self.fields.get(alias) == "uraian"}
        # Narrow columns break words: "Indika tor".
        self.squeezed = {alias.replace(" ", ""): field for alias, field in self.fields.items()}

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> HeadingForms:
        """Those of the vocabulary, made once."""
        if cls._made is None or cls._made[0] != vocabulary.sidik:
            cls._made = (vocabulary.sidik, cls(vocabulary))
        return cls._made[1]

    def exact(self, folded: str) -> str | None:
        """The field that the folded heading names as it is spelled, also with words broken or run together."""
        return self.fields.get(folded) or self.squeezed.get(folded.replace(" ", ""))

    def without_version(self, folded: str) -> str:
        """The heading without the words that say which version it is ("Target Setelah Perubahan")."""
        found = max((word for word in self.versions if folded.endswith(f" {word}")), key=len, default="")
        return folded.removesuffix(f" {found}")

    def composed(self, pieces: list[str]) -> str | None:
        """The one field that all pieces of "A / B" name; of levels of a plan, in any order, what they head."""
        if not pieces:
            return None
        own = re.sub(r"^indikator(?: kinerja)? ", "", pieces[0])
        if {own, *pieces[1:]} <= self.levels and (own != pieces[0] or self.programme & {*pieces}):
            return "uraian" if own == pieces[0] else "indikator"
        fields = {self.exact(piece) for piece in pieces}
        return fields.pop() if len(pieces) > 1 and len(fields) == 1 else None

    def near(self, folded: str) -> tuple[str, str] | None:
        """(field, alias) of a heading one or two letters away, where all that near mean the same field."""
        if len(folded) < _SHORTEST_NEAR:
            return None
        found = process.extract(folded, self.aliases, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=5)
        fields = {self.fields[alias] for alias, _, _ in found}
        return (fields.pop(), found[0][0]) if len(fields) == 1 else None

    def __hash__(self) -> int:
        return hash(self.sidik)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HeadingForms) and other.sidik == self.sidik
