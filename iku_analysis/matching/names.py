"""Names of indicators and sasaran as they are compared: cleaned, abbreviations written out, split into words.

Takes a text as typed and the vocabulary, gives a `Name`; `same_words` says whether two names say the same, word by
word. Knows no record and no document. What is not provably the same is left to a person: one word more on one side
("yang tertangani"), or another word (jalan/jembatan, pra/pasca), is never the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA

from iku_analysis.matching.acronyms import BRACKETED, abbreviations, explained, initials, without_acronyms
from iku_analysis.normalise import name_key
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

_PADA = re.compile(r"\bpd\b")  # "PD" is perangkat daerah
_IN = re.compile(r"^\s*(?:dalam|dlm|satuan)\b(?:\s+satuan\b)?", re.I)  # "(dalam persen)"
_INDICES = frozenset(("indeks", "angka", "tingkat", "rasio"))  # opening words that acronyms of names begin with
_DOTTED = re.compile(r"\b(?:[A-Z][.]){2,}[A-Z]?(?=\W|$)")  # "P.K.P.T"
_WORDS = re.compile(r"[A-Z]+")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
# The word with which most names begin: what is measured, not of what.
_MEASURES = frozenset(
    (
        "persentase",
        "jumlah",
        "indeks",
        "tingkat",
        "nilai",
        "angka",
        "rasio",
        "skor",
        "cakupan",
        "rata",
        "predikat",
        "opini",
        "capaian",
    )
)
# Of these, the ones that are never another word for each other.
KINDS = frozenset(("persentase", "jumlah", "indeks", "rasio", "rata", "predikat", "opini"))
# Words that carry no meaning of their own between nouns. Negations and prepositions of relation are not among them.
STOP = frozenset(
    ("yang", "di", "pada", "untuk", "dengan", "dalam", "dan", "serta", "bagi", "para", "secara", "adalah", "sebagai")
)
# With one of these the order of the words carries meaning: "rasio polisi terhadap penduduk", "ormas tidak aktif".
ORDERING = frozenset(
    (
        *("terhadap", "per", "dari", "menjadi", "dibanding", "dibandingkan", "atas", "kepada", "oleh", "antara", "ke"),
        *("rasio", "perbandingan", "hingga", "sampai", "lebih", "kurang", "selain", "kecuali"),
        *("tidak", "bukan", "belum", "non", "tanpa", "sebelum", "sesudah"),
    )
)
# Words that turn or limit what is counted (after `_PASSIVE`): never one-sided in two names of the same indicator.
LIMITS = frozenset(
    (
        "tidak",
        "bukan",
        "belum",
        "non",
        "tanpa",
        "pra",
        "pasca",
        "sebelum",
        "sesudah",
        "tangani",
        "selesaikan",
        "selesai",
        "tindaklanjuti",
        "cegah",
        "luar",
    )
)
_PASSIVE = re.compile(r"^(?:di|ter)(?=[a-z]{4})")


@dataclass(frozen=True)
class Name:
    """One name. `plain`: cleaned only. `full`: abbreviations written out. `words`: its content words, in order.

    `measure`: the opening word ("persentase"), else "". `kurung`: the canonical unit in brackets, else null.
    `joined`: content words without spaces ("ke bangsaan"). `kapital`: words in capitals among others that are not.
    """

    plain: str
    full: str
    words: tuple[str, ...]
    measure: str
    kurung: str | None
    joined: str
    kapital: frozenset[str] = frozenset()

    @property
    def satuan(self) -> str | None:
        """The unit that the name itself names: in brackets, or by beginning with "persentase" or "indeks"."""
        return self.kurung or {"persentase": "persen", "indeks": "indeks"}.get(self.measure)

    @property
    def kind(self) -> str:
        """The opening word where it is never another word for others, else ""."""
        return self.measure if self.measure in KINDS else ""

    @property
    def keys(self) -> set[str]:
        """Two names share at least one of them whenever `same_words` holds."""
        return {" ".join(sorted(self.words)), self.joined}

    @property
    def content(self) -> str:
        """The words without the opening measure: what similarity is about."""
        return " ".join(self.words[1:] if self.measure and len(self.words) > 1 else self.words) or self.plain


class NameReader:
    """Reads names with one vocabulary; remembers what it read. Region words of the agency itself are left out.

    `texts`: the names of the run. An acronym that one of them explains ("Indeks Kualitas Air (IKA)") is known in all.
    """

    def __init__(self, vocabulary: Vocabulary, texts: Iterable[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._known = vocabulary.alias["singkatan"]
        texts = list(texts)
        self._notes = {fold(word) for word in vocabulary.kata.get("nama_catatan", ())}
        self._region = _region_words(vocabulary.instansi.pemerintah)
        self._seen: dict[str, Name] = {}
        own = {alias: full for alias, full in explained(texts, self._known).items() if alias not in self._known}
        own |= self._initials(texts, self._known.keys() | own)
        shipped, told = (abbreviations(tuple(words.items())) for words in (self._known, own))
        self._alias = self._known | own
        # Written out before all others, which may have them inside: "pengangguran yg terbuka".
        self._small = {
            alias: full
            for words in (shipped, told)
            for alias, full in words.folded.items()
            if full in STOP or full in ORDERING
        }
        self._longest = shipped.longest | {
            word: max(length, shipped.longest.get(word, 0)) for word, length in told.longest.items()
        }

    def _initials(self, texts: Iterable[str], known: Collection[str]) -> dict[str, str]:
        """Acronyms not `known`, with the one whole name of the run whose initials they are ("Nilai IKSI")."""
        meant: dict[str, set[str]] = {}
        for text in texts:
            words = self._without_region(name_key(BRACKETED.sub("", text)).split())
            if words and words[0] in _INDICES:
                meant.setdefault(initials(words), set()).add(" ".join(words))
        told = {
            fold(word)
            for text in texts
            if not text.isupper() or len(_WORDS.findall(text)) == 1
            for word in _CAPITALS.findall(text)
        }
        return {word: meant[word].pop() for word in told.difference(known) if len(meant.get(word, ())) == 1}

    def read(self, text: str) -> Name:
        """The name of a text as typed."""
        known = self._seen.get(text)
        if known is None:
            known = self._seen[text] = self._read(text)
        return known

    def _read(self, text: str) -> Name:
        text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
        bare, satuan = self._without_unit(text if text.isupper() else _PADA.sub("pada", text))
        bare = BRACKETED.sub(lambda match: "" if self._is_repeated(match, bare) else match[0], bare)
        plain = name_key(bare)
        typed = [self._small.get(word, word) for word in without_acronyms(bare, self._known).split()]
        full = _once(self._without_region(self._write_out(_percent_words(typed))))
        words = tuple(stem(word) for word in full if word not in STOP) or tuple(full)
        opening = words[0] if words and words[0] in _MEASURES else ""
        kapital = frozenset() if text.isupper() else frozenset(fold(word) for word in _CAPITALS.findall(text))
        return Name(plain, " ".join(full), words, opening, satuan, "".join(words), kapital)

    def _without_unit(self, text: str) -> tuple[str, str | None]:
        """The text without brackets that hold only a unit or a note like "(IKU)", and the last such unit."""
        satuan, bare = None, text
        for match in BRACKETED.finditer(text):
            unit = self._vocabulary.canonical("satuan", _IN.sub("", match[1]))
            if unit or fold(match[1]) in self._notes:
                satuan, bare = unit or satuan, bare.replace(match[0], "", 1)
        return (bare, satuan) if bare.strip() else (text, None)

    def _is_repeated(self, bracket: re.Match[str], text: str) -> bool:
        """Whether a bracket says in other letters what stands before it: "Angka keberhasilan … (success rate)"."""
        inside, before = (self._write_out(fold(part).split()) for part in (bracket[1], text[: bracket.start()]))
        return inside != fold(bracket[1]).split() and set(inside) <= set(before)

    def _write_out(self, words: list[str], *, again: bool = True) -> list[str]:
        """Abbreviations written out, the longest first; one that only repeats the words before it is dropped.

        `again`: also those in what an abbreviation stands for.
        """
        out: list[str] = []
        place = 0
        while place < len(words):
            longest = self._longest.get(words[place], 0)
            for length in range(min(longest, len(words) - place), 0, -1):
                meant = self._alias.get(" ".join(words[place : place + length]))
                if meant is not None:
                    full = fold(meant).split()
                    full = self._write_out(full, again=False) if again else full
                    out += [] if _ends_with(out, full) else full
                    place += length
                    break
            else:
                out.append(words[place])
                place += 1
        return out

    def _without_region(self, words: list[str]) -> list[str]:
        """Without the agency's own region ("provinsi jawa tengah"): it is the same in every name of the agency."""
        for region in self._region:
            for place in range(1, len(words) - len(region) + 1) if region[0] in words else ():
                if words[place : place + len(region)] == region:
                    before = place - 1 if words[place - 1] in ("di", "se") else place
                    return words[:before] + words[place + len(region) :]
        return words


def _ends_with(words: list[str], full: list[str]) -> bool:
    """Whether the last words are these, with or without "dan" between them."""
    told = [word for word in full if word not in STOP]
    return bool(told) and [word for word in words if word not in STOP][-len(told) :] == told


def stem(word: str) -> str:
    """Without the passive prefix: "ditangani" and "tertangani" say the same."""
    return word if word in ORDERING else _PASSIVE.sub("", word)


def _region_words(pemerintah: str) -> list[list[str]]:
    """["provinsi", "jawa", "tengah"] and ["jawa", "tengah"] for "Pemerintah Provinsi Jawa Tengah"."""
    words = [word for word in fold(pemerintah).split() if word not in ("pemerintah", "daerah")]
    return [part for part in (words, words[1:]) if part and len(words) > 1]


def _percent_words(words: list[str]) -> list[str]:
    """ "% ormas", "persentse ormas" and "persentase % ormas" begin with "persentase"; "%" at the end is a unit."""
    words = words[:-1] if len(words) > 1 and words[-1] == "%" else words
    if words and OSA.distance(words[0], "persentase", score_cutoff=2) <= 2:
        words = ["persentase", *words[1:]]
    return ["persentase" if word == "%" else word for word in words]


def _once(words: Iterable[str]) -> list[str]:
    """Without immediate repeats ("nilai nilai", "persentase persentase") and without "nilai" before "indeks"."""
    out: list[str] = []
    for word in words:
        if out and out[-1] == word:
            continue
        if word == "indeks" and out in (["nilai"], ["angka"], ["skor"]):
            out.clear()
        out.append(word)
    return out


def same_words(one: Name, other: Name) -> bool:
    """Whether two names have the same content words: any order, unless a word of relation gives the order a meaning.

    Spaces inside a word ("ke bangsaan") and di-/ter- ("ditangani", "tertangani") make no difference.
    """
    if one.words == other.words or one.joined == other.joined:
        return True
    if len(one.words) != len(other.words) or sorted(one.words) != sorted(other.words):
        return False
    return not ORDERING.intersection(one.words)


def contradicts(one: Name, other: Name) -> bool:
    """Whether two names speak of different things although they share a code.

    True when each has a word of its own of another root (jalan/jembatan), when they measure in another way
    (jumlah/persentase), when one alone negates or limits ("pasca", "tidak"), or when one alone speaks of what
    became of it ("yang tertangani").
    """
    if one.measure != other.measure and {one.measure, other.measure} <= KINDS:
        return True
    only_one = set(one.words) - set(other.words)
    only_other = set(other.words) - set(one.words)
    strange_one = {word for word in only_one if not any(_same_root(word, rest) for rest in only_other)}
    strange_other = {word for word in only_other if not any(_same_root(word, rest) for rest in only_one)}
    if LIMITS.intersection(strange_one | strange_other):
        return True
    return bool(strange_one - _MEASURES and strange_other - _MEASURES)


def _same_root(one: str, other: str) -> bool:
    """Two forms of one word share its root: "selesaikan", "penyelesaian"."""
    shared = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return shared >= max(4, min(len(one), len(other)) - 4)
