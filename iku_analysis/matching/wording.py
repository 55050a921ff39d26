"""Names that say the same in other words, and why that is certain: "data yang lengkap", "kelengkapan data".

Takes two readings and the unit that both have, gives what differs, with a reason for each difference that changes
nothing, or null. A difference is explained only where grammar, spelling or the unit prove that nothing else is meant.
Words that one name has more are handed back: what they mean is not for this module to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from iku_analysis.matching.alignment import Place, Side, align, settle_acronyms
from iku_analysis.matching.morphology import Form
from iku_analysis.matching.names import LIMITS, ORDERING
from iku_analysis.matching.own import Own
from iku_analysis.matching.readings import Reader, Reading, Word
from iku_analysis.matching.typos import is_typo
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

_MOST = 6  # words without an equal in the other name; beyond it nobody would call it a rewording
_MOST_REASONS = 3
_LEVELS = ("provinsi", "kabupaten", "kota")
_YEARS = re.compile(r"(?:tahun|periode) (?:19|20)\d\d(?: (?:19|20)\d\d)?")
_HEADS = {family: f"kepala_{family}" for family in ("persen", "indeks", "rupiah", "predikat", "waktu")}


class Difference(NamedTuple):
    """Reasons why different words say the same; `more`: words that only one of the names has, and only it.

    `at_end`: these are its last words.
    """

    reasons: tuple[str, ...]
    more: tuple[Word, ...]
    at_end: bool


class Rest(NamedTuple):
    """The words of two names that have no equal in the other, words of the lists `serupa_…` taken as equal.

    `shared`: those that have one, as the first name has them. `is_swap`: the names are the same but for one phrase
    in the same place: near twins look like that. `is_measured_alike`: their opening words are one, or the
    unit says them.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    shared: tuple[Word, ...]
    is_swap: bool
    is_measured_alike: bool


class Wording:
    """Compares readings of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.reader = Reader(vocabulary)
        self._level = next((w for w in fold(vocabulary.instansi.pemerintah).split() if w in _LEVELS), "")
        self._serupa = _by_word(vocabulary)
        self.excluding = frozenset(
            word for name, words in vocabulary.kata.items() if name.startswith("lawan_") for word in words
        )
        self._own = Own(vocabulary, self.reader)

    def rest(self, one: Reading, other: Reading, satuan: str | None) -> Rest | None:
        """What stays different where near words count as equal; null where the order says otherwise."""
        left, right = self._settled(one, other, satuan, serupa=True)[0]
        if (one.is_ordered and other.is_ordered) and left.sequence() != right.sequence():
            return None
        heavy = [_heavy(side, satuan) for side in (left, right)]
        is_swap = all(heavy) and _stand_alike(_beside(left, heavy[0]), _beside(right, heavy[1]))
        mine, theirs = (tuple(side.reading.words[n] for n in _heavy(side, satuan)) for side in (left, right))
        shared = tuple(word for n, word in enumerate(left.reading.words) if n not in left.open)
        is_measured_alike = self._same_head(one.kepala, other.kepala, satuan) is not None
        return Rest(mine, theirs, shared, is_swap, is_measured_alike)

    def compare(self, one: Reading, other: Reading, satuan: str | None) -> Difference | None:
        """What differs between two names; null where each has a word of its own that nothing explains.

        `satuan`: the canonical unit where both have the same one, else null.
        """
        head = self._same_head(one.kepala, other.kepala, satuan)
        if head is None:
            return None
        (left, right), found = self._settled(one, other, satuan)
        if found is None:
            return None
        reasons = [head, *found] if head else found
        heavy = [_heavy(side, satuan) for side in (left, right)]
        if all(heavy) or len(reasons) > _MOST_REASONS:
            return None
        if (one.is_ordered or other.is_ordered) and left.sequence() != right.sequence():
            return None
        places, words = (heavy[0], left.reading.words) if heavy[0] else (heavy[1], right.reading.words)
        at_end = places == list(range(len(words) - len(places), len(words)))
        return Difference(tuple(reasons), tuple(words[place] for place in places), at_end)

    def _settled(
        self, one: Reading, other: Reading, satuan: str | None, *, serupa: bool = False
    ) -> tuple[tuple[Side, Side], list[str] | None]:
        """Both names with what they have in common settled, and why; no reasons where too much stays different.

        `serupa`: also words that are only near each other.
        """
        left, right = align(self._without_unit(one, satuan), self._without_unit(other, satuan))
        if not serupa and max(len(left.open), len(right.open)) > _MOST:
            return (left, right), None
        reasons = [*self._settle_words(left, right, lambda here, there: self._is_same(here, there, satuan))]
        pairs = [*settle_acronyms(left, right), *settle_acronyms(right, left)]
        reasons += [_equal(*pair) for pair in pairs]
        reasons += [*self._own.settle(left, right), *self._own.settle(right, left)]
        if serupa:
            reasons += self._settle_words(left, right, self._is_near)
        return (left, right), reasons

    def _is_near(self, here: Place, there: Place) -> bool:
        """Whether both words stand in one list `serupa_…`, or are forms of one root."""
        one, other = here.word, there.word
        return bool(one.roots & other.roots) or not self._near(one).isdisjoint(self._near(other))

    def _near(self, word: Word) -> frozenset[str]:
        return frozenset[str]().union(*(self._serupa.get(text, ()) for text in (word.teks, *word.roots)))

    def is_own(self, difference: Difference, *, is_satisfaction: bool = False) -> bool:
        """Whether the words that one name has more only say whose it is, or of what year.

        "dinas", the agency's own name or "tahun 2026" at the end, "provinsi" inside. `is_satisfaction`: of those it
        serves, also "pelayanan dinas".
        """
        teks = " ".join(word.teks for word in difference.more)
        if is_satisfaction:
            teks = teks.removeprefix("pelayanan ")
        return (teks in self._own.names or is_years(teks)) if difference.at_end else teks == self._level

    def is_of_own(self, teks: str) -> bool:
        """Whether a word is one of those by which names mean the agency itself."""
        return teks in self._own.words

    def core(self, reading: Reading, satuan: str | None) -> list[Word]:
        """The words that a name of the same indicator has too, in some form: none of weightless, unit or agency."""
        words = self._without_unit(reading, satuan).words
        years = _YEARS.search(" ".join(word.teks for word in words))
        own = {self._level, *(years[0].split() if years else ())}.union(*(phrase.split() for phrase in self._own.names))
        return [w for n, w in enumerate(words) if w.teks not in own and not _is_light(Place(reading, n), satuan)]

    def _same_head(self, one: str, other: str, satuan: str | None) -> str | None:
        """Why two opening words measure the same: the unit says it for them. Empty where they are equal."""
        if one == other:
            return ""
        if satuan is None:
            return None
        family = self._vocabulary.satuan_keluarga.get(satuan, "")
        if not (self.reader.known(_HEADS.get(family, "kepala_jumlah")) | {""}).issuperset((one, other)):
            return None
        shown = [f"“{word}”" if word else "tanpa kata pembuka" for word in (one, other)]
        return f"{' = '.join(shown)} (satuan {satuan})"

    def _without_unit(self, reading: Reading, satuan: str | None) -> Reading:
        """Without the unit at its end, which its row names too: "per 100.000 penduduk"."""
        words = [word.teks for word in reading.words]
        if satuan is None or "per" not in words[1:]:
            return reading
        place = words.index("per", 1)
        told = self._vocabulary.canonical("satuan", " ".join(words[place:]))
        return replace(reading, words=reading.words[:place]) if told == satuan else reading

    def _settle_words(self, left: Side, right: Side, is_same: Callable[[Place, Place], bool]) -> Iterator[str]:
        """Settle words that are the same; a reason for each."""
        for n in list(left.open):
            here = Place(left.reading, n)
            fits = [m for m in right.open if is_same(here, Place(right.reading, m))]
            if len(fits) == 1:
                there = Place(right.reading, fits[0])
                left.settle([n], there.word.teks)
                right.settle(fits, there.word.teks)
                yield _equal(_shown(here.word), _shown(there.word))

    def _is_same(self, here: Place, there: Place, satuan: str | None) -> bool:
        one, other = here.word, there.word
        if one.forms & other.forms or is_typo(one.teks, other.teks):  # menaati, mentaati
            return True
        return any(
            self._are_one(f, here, g, there, satuan) or self._are_one(g, there, f, here, satuan)
            for f in one.forms
            for g in other.forms
            if f.root == g.root
        )

    def _are_one(self, form: Form, here: Place, peer: Form, there: Place, satuan: str | None) -> bool:
        """Whether two forms of one root say the same where they stand. Looked at in one direction only."""
        match form.jenis, peer.jenis:
            case "pasif", "pasif":  # terlatih, dilatih; not ditempati, ditempatkan
                return {form.tambahan, peer.tambahan} != {"i", "kan"}
            case (("proses" | "perihal"), "pasif"):  # penanganan konflik, konflik yang ditangani
                return self._is_measured(here, form.root, satuan)
            case "proses", "aktif":  # pemahaman Pancasila pelajar, pelajar yang memahami Pancasila
                return satuan == "persen" and self._is_measured(here, form.root, satuan)
            case "keadaan", ("dasar" | "pasif" | "punya"):  # kelengkapan data: data yang lengkap, tersedia, berhasil
                is_state = there.word.yang if peer.jenis == "dasar" else not there.word.teks.startswith("di")
                return satuan == "persen" and is_state and self._is_measured(here, form.root, satuan)
            case "pelaku", "aktif":  # lembaga pengguna data, lembaga yang menggunakan data
                return here.at > 0
            case "dasar", "aktif":  # yang paham, yang memahami; not lulus, meluluskan
                return peer.tambahan != "kan" and 0 < here.at == there.at
            case "punya", "dasar":  # berizin, memiliki izin
                return there.word.punya
            case "dasar", ("pasif" | "proses"):  # yang selesai, diselesaikan, penyelesaian
                done = form.root in self.reader.known("tuntas")
                return done and (peer.jenis == "pasif" or self._is_measured(there, form.root, satuan))
        return False

    def _is_measured(self, place: Place, root: str, satuan: str | None) -> bool:
        """Whether a noun made of a verb is what the name measures, and the unit says how: a share, or the thing itself.

        A percentage of "peningkatan" may be a growth and no share.
        """
        words = place.reading.words
        is_size = place.at == 1 and words[0].teks in self.reader.known("ukuran")
        if satuan is None or not (place.at == 0 or is_size):
            return False
        if satuan == "persen":
            return root not in self.reader.known("ubah")
        return is_size or any(word.teks == satuan for word in words)


def _by_word(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Word or root → the lists `serupa_…` it stands in."""
    out: dict[str, set[str]] = defaultdict(set)
    for name, words in vocabulary.kata.items():
        if name.startswith("serupa_"):
            for word in words:
                out[word].add(name)
    return {word: frozenset(names) for word, names in out.items()}


def _heavy(side: Side, satuan: str | None) -> list[int]:
    """The places that are left and carry meaning."""
    return [place for place in side.open if not _is_light(Place(side.reading, place), satuan)]


def _beside(side: Side, places: Sequence[int]) -> tuple[str, str] | None:
    """The settled words before and after a phrase, "" at an end of the name; null where the words are no one phrase."""
    if places[-1] - places[0] != len(places) - 1:
        return None
    words = [side.names.get(n, word.teks) for n, word in enumerate(side.reading.words)]
    settled = [n for n in range(len(words)) if n not in side.open and words[n]]
    before = next((words[n] for n in reversed(settled) if n < places[0]), "")
    return before, next((words[n] for n in settled if n > places[-1]), "")


def _stand_alike(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    """Whether two phrases have the same place: behind the same word, or in front of it."""
    return bool(one and other and (one[0] == other[0] or one[1] == other[1] != ""))


def _is_light(place: Place, satuan: str | None) -> bool:
    """A word that may be there or not; so is the unit in front of what it counts: "jumlah kejadian konflik"."""
    return place.word.ringan or (place.at == 0 and place.word.teks == satuan and len(place.reading.words) > 1)


def is_years(teks: str) -> bool:
    """Whether words only name a year or a period: "tahun 2026"."""
    return _YEARS.fullmatch(teks) is not None


def is_limit(word: Word) -> bool:
    """Whether a word alone makes another indicator of a name: a negation, a limit, a number, what was done to it."""
    passive = any(form.jenis == "pasif" for form in word.forms)
    return passive or not word.teks.isalpha() or word.teks in LIMITS or word.teks in ORDERING


def _equal(one: str, other: str) -> str:
    return f"“{one}” = “{other}”"


def _shown(word: Word) -> str:
    return f"memiliki {word.teks}" if word.punya else word.teks
