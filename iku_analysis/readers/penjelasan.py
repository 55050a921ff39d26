"""The single Penjelasan cell of the Jawa Tengah form → its five labelled parts.

Alasan Pemilihan Indikator; Formulasi Pengukuran; Tipe Penghitungan; SKPD Penanggungjawab; Sumber Data; in any order,
with any of the spellings of kolom.csv, on lines of their own or run together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from iku_analysis.readers.heading import read_part
from iku_analysis.readers.lines import numbered_pieces
from iku_analysis.text import clean, clean_lines
from iku_analysis.vocabulary import Vocabulary

_PARTS = frozenset(
    {
        "alasan",
        "definisi_operasional",
        "formulasi",
        "tipe_penghitungan",
        "penanggung_jawab",
        "sumber_data",
        "polaritas",
        "satuan",
        "keterangan",
    }
)
_NUMBERING = r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-•*–])"
_SEPARATOR = r"(?:\s*[:=]|\s[-–—](?=\s))"
# The same where it is searched in a whole line: a long run of spaces is tried once, not from each of them.
_SEPARATOR_IN_LINE = re.compile(r"(?<!\s)\s*[:=]|\s[-–—](?=\s)")
# A label: at the start of a line (numbered or bulleted) up to its colon, equals sign or dash between spaces.
_LABELLED = re.compile(rf"^{_NUMBERING}?\s*([A-Za-z][^:=\n]{{2,60}}?){_SEPARATOR}\s*(.*)$", re.S)
_LABEL_WORDS = 5  # words of the longest label
_LONGEST_LABEL = 100  # characters before a colon in which its label is looked for
_LABEL_ALONE = re.compile(rf"^{_NUMBERING}?\s*([A-Za-z][^:=\n]{{2,60}})$")
_IS_NUMBERED = re.compile(rf"^\s*{_NUMBERING}\s*[A-Za-z]")
_NUMBER_BEFORE = re.compile(rf"(?<!\S){_NUMBERING}\s*$")


@dataclass(frozen=True)
class Penjelasan:
    """A Penjelasan cell taken apart. `said`: field → what stands under each of its labels; `loose`: the rest."""

    said: dict[str, list[str]]
    loose: str

    def texts(self, part: tuple[int, int] | None = None) -> dict[str, str]:
        """Field → its text, line breaks kept.

        `part` (k, of n): for the k-th of n indicators of the cell, where a label stands n times or its text has n
        numbers; else all of it.
        """
        found = {medan: _text(said, part) for medan, said in self.said.items()}
        return {medan: own for medan, own in found.items() if own}


def split_penjelasan(text: str, vocabulary: Vocabulary) -> Penjelasan:
    """The labelled parts of the cell, and the text that stands under no label."""
    parts: dict[str, list[list[str]]] = {}
    loose: list[str] = []
    current = loose
    for line in _lines(clean_lines(text), vocabulary):
        medan, rest = _label(line, vocabulary)
        if medan:
            current = []
            parts.setdefault(medan, []).append(current)
            line = rest
        if line.strip():
            current.append(line)
    said = {medan: ["\n".join(lines) for lines in texts] for medan, texts in parts.items()}
    return Penjelasan(said, clean("\n".join(loose)))


def _text(said: list[str], part: tuple[int, int] | None) -> str:
    """What the label says: once for each of the n indicators, or one text for all, perhaps in n pieces."""
    if part and len(said) == part[1]:
        return said[part[0] - 1]
    whole = "\n".join(text for text in said if text)
    pieces = numbered_pieces(whole) if part else ()
    return pieces[part[0] - 1] if part and len(pieces) == part[1] else whole


def _label(line: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    line = line.strip()
    found = _LABELLED.match(line)
    if found:
        medan = read_part(clean(found[1]), vocabulary).medan
        return (medan, found[2]) if medan in _PARTS else (None, line)
    alone = _LABEL_ALONE.match(line)
    medan = read_part(clean(alone[1]), vocabulary).medan if alone else None
    return (medan, "") if medan in _PARTS else (None, line)


def _lines(text: str, vocabulary: Vocabulary) -> list[str]:
    """Lines, cut again before a label that stands inside one ("…; Sumber Data: …"), with the label's own number.

    A number before a label is its own at the start of a line, elsewhere only where the first label has one too.
    """
    out: list[str] = []
    is_numbered = bool(_IS_NUMBERED.match(text))
    for line in text.split("\n"):
        start = 0
        for separator in _SEPARATOR_IN_LINE.finditer(line):
            at = _label_start(line, start, separator.start(), vocabulary)
            if at < 0:
                continue
            number = _NUMBER_BEFORE.search(line, start, at)
            if number and (is_numbered or not line[start : number.start()].strip()):
                at = number.start()
            if line[start:at].strip():
                out.append(line[start:at].rstrip(" ;"))
                start = at
        out.append(line[start:])
    return out


def _label_start(line: str, start: int, colon: int, vocabulary: Vocabulary) -> int:
    """Where the label before the colon begins: the longest run of words that is one; -1 where none is."""
    start = max(start, colon - _LONGEST_LABEL)
    words = list(re.finditer(r"\S+", line[start:colon]))
    for word in words[-_LABEL_WORDS:]:
        label = clean(line[start + word.start() : colon])
        if label[:1].isupper() and read_part(label, vocabulary).medan in _PARTS:
            return start + word.start()
    return -1
