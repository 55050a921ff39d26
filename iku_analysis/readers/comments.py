"""The comments of one sheet: what people wrote beside its cells. Takes the archive, gives texts by place."""

from __future__ import annotations

import zipfile

from openpyxl.utils.cell import column_index_from_string

from iku_analysis.readers.sheet import ADDRESS
from iku_analysis.readers.xml_part import SHORT, chunks_of, read_part
from iku_analysis.settings import PENULIS_KOMENTAR, Limits
from iku_analysis.text import clean

_MOST = 5000  # comments of a sheet; more are no words of people


def read_comments(archive: zipfile.ZipFile, part: str, limits: Limits) -> dict[tuple[int, int], str]:
    """(row, column) → the comment there; those that this program wrote into a returned workbook are left out."""
    handler = _Comments(limits)
    read_part(chunks_of(archive, part), handler, limits)
    return handler.found


class _Comments:
    def __init__(self, limits: Limits) -> None:
        self.longest = limits.teks_sel
        self.found: dict[tuple[int, int], str] = {}
        self.authors: list[str] = []
        self.comment: dict[str, str] = {}
        self.pieces: list[str] = []
        self.is_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = SHORT.get(name)
        if tag == "comment":
            self.comment, self.pieces = attributes, []
        elif tag == "author":
            self.pieces, self.is_text = [], True
        elif tag == "t":
            self.is_text = True

    def text(self, data: str) -> None:
        if self.is_text and sum(map(len, self.pieces)) < self.longest:
            self.pieces.append(data)

    def end(self, name: str) -> None:
        tag = SHORT.get(name)
        if tag == "author":
            self.authors.append(clean("".join(self.pieces)))
            self.is_text = False
        elif tag == "t":
            self.is_text = False
        elif tag == "comment":
            self._take(clean("".join(self.pieces)))

    def _take(self, text: str) -> None:
        number = self.comment.get("authorId", "")
        author = self.authors[int(number)] if number.isdecimal() and int(number) < len(self.authors) else ""
        place = ADDRESS.fullmatch(self.comment.get("ref", ""))
        # Excel begins a comment with the name of who wrote it.
        text = text.removeprefix(f"{author}:").strip()
        if text and place and author != PENULIS_KOMENTAR and len(self.found) < _MOST:
            self.found[int(place[2]), column_index_from_string(place[1])] = text
