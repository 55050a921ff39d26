"""Names as grammar sees them: an opening word of measure and content words, each with the forms it may have.

Takes a `Name`, gives its `Reading`; compares nothing (that is `wording`). The words it knows by heart are the lists
`nama_…` of data/kamus/kata.csv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from iku_analysis.matching.morphology import COMPOUNDS, Form, forms
from iku_analysis.matching.names import ORDERING, STOP, Name
from iku_analysis.matching.typos import is_typo
from iku_analysis.vocabulary import Vocabulary

Lists = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Word:
    """One content word. `ringan`: it may be there or not ("kategori").

    `yang`, `punya`: "yang" or a word of having ("dengan") stands right in front of it. Two words are one here where
    the first receives the second ("mendapat pelayanan").
    """

    teks: str
    forms: frozenset[Form]
    yang: bool = False
    punya: bool = False
    ringan: bool = False

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots it may have; the word itself where it is no Indonesian one."""
        return frozenset(form.root for form in self.forms) or frozenset((self.teks,))


@dataclass(frozen=True)
class Reading:
    """One name. `kepala`: its opening word of measure, or ""; `words`: the others that carry meaning, in order.

    `is_ordered`: the order of the words says who does what to whom.
    """

    kepala: str
    words: tuple[Word, ...]
    is_ordered: bool

    @cached_property
    def roots(self) -> frozenset[str]:
        """All roots that its words may have."""
        return frozenset[str]().union(*(word.roots for word in self.words))

    @cached_property
    def strangers(self) -> frozenset[str]:
        """Words that are no Indonesian ones: names, loan words, acronyms and typing errors."""
        return frozenset(word.teks for word in self.words if not word.forms and word.teks.isalpha())


class Reader:
    """Reads names with one vocabulary; remembers what it read. `lists`: the lists `nama_…` without that beginning."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lists: Lists = {
            name.removeprefix("nama_"): frozenset(words)
            for name, words in vocabulary.kata.items()
            if name.startswith("nama_")
        }
        self._heads = frozenset[str]().union(*(words for name, words in self.lists.items() if "kepala" in name))
        self._meant = vocabulary.alias["sinonim"]
        self._seen: dict[tuple[str, frozenset[str]], Reading] = {}

    def known(self, name: str) -> frozenset[str]:
        """A list of words; empty where an office's own file leaves it out."""
        return self.lists.get(name, frozenset())

    def read(self, name: Name) -> Reading:
        """The reading of a name."""
        found = self._seen.get((name.full, name.kapital))
        if found is None:
            found = self._seen[name.full, name.kapital] = self._read(name.full.split(), name.kapital)
        return found

    def _read(self, texts: list[str], kapital: frozenset[str]) -> Reading:
        if len(texts) > 2 and texts[0] in self.known("kepala_umum") and texts[1] in self._heads:
            del texts[0]
        if len(texts) > 2 and texts[:2] == ["persentase", "jumlah"]:
            del texts[1]
        kepala = texts[0] if len(texts) > 1 and texts[0] in self._heads else ""
        # "usia 5-6 tahun": what has years and is counted in no other way.
        texts = [
            teks
            for teks, after in zip_longest(texts, texts[1:], fillvalue="")
            if teks != "usia" or not after.isdecimal()
        ]
        if kepala == "rasio":
            texts = ["per" if teks in self.known("per") else teks for teks in texts]
        words = tuple(
            # "BOS" is an acronym, although "bos" is a word.
            replace(word, forms=frozenset()) if word.teks in kapital else word
            for word in self._words(self._received(texts[1:] if kepala else texts))
        )
        return Reading(kepala, words, not ORDERING.isdisjoint(texts))

    def _words(self, tokens: Iterator[tuple[str, frozenset[Form]]]) -> list[Word]:
        out: list[Word] = []
        yang = punya = False
        for teks, readings in tokens:
            yang, punya = yang or teks == "yang", punya or teks in self.known("punya")
            by_whom = teks == "oleh" and out and _is(out[-1].forms, "pasif")
            if teks in STOP or teks in self.known("punya") or by_whom:
                continue
            ringan = bool(out) and teks in self.known("ringan")
            out.append(Word(teks, readings, yang, punya, ringan))
            # What stands behind a word without meaning is a state: "kondisi mantap", as "yang mantap" is.
            yang, punya = ringan, punya and ringan
        return out

    def _received(self, texts: Sequence[str]) -> Iterator[tuple[str, frozenset[Form]]]:
        """Words with their forms; a verb of receiving with what it receives: "mendapat pelayanan" is "dilayani"."""
        place = 0
        while place < len(texts):
            teks = _bare(texts[place])
            place += 1
            if place < len(texts) and _is_compound(teks + texts[place]):
                teks += texts[place]
                place += 1
            if teks != "penerima" and not self._is_receiving(teks):
                yield teks, self._forms(teks)
                continue
            got = _bare(texts[place]) if place < len(texts) else ""
            roots = {form.root for form in self._forms(got) if form.jenis in ("proses", "perihal", "hasil")}
            if roots:
                place += 1
                yield f"menerima {got}", frozenset(Form(root, "pasif", "") for root in roots)
            else:
                yield (teks if teks == "penerima" else "menerima"), self._forms(teks)

    def _is_receiving(self, teks: str) -> bool:
        """Also with a typing error: "mendpat"."""
        receiving = self.known("terima")
        return teks in receiving or (not forms(teks) and any(is_typo(teks, word) for word in receiving))

    def _forms(self, teks: str) -> frozenset[Form]:
        """The forms of a word, with one root for verbs that mean the same ("selenggara", "laksana")."""
        found = forms(teks)
        if self._meant.keys().isdisjoint(form.root for form in found):
            return found
        return frozenset(form._replace(root=self._meant.get(form.root, form.root)) for form in found)


def _is_compound(teks: str) -> bool:
    """Whether two words are one: "tindak lanjut", "ditindak lanjuti"."""
    return any(form.root in COMPOUNDS for form in forms(teks))


def _bare(teks: str) -> str:
    """Without -nya: "kebutuhan dasarnya"."""
    bare = teks.removesuffix("nya")
    return bare if bare != teks and forms(bare) else teks


def _is(readings: frozenset[Form], jenis: str) -> bool:
    return any(form.jenis == jenis for form in readings)
