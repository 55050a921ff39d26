"""Text as people type it in Excel: cleaned for keeping, folded for comparing.

`clean` is what a record keeps; `fold` is the one normaliser through which every vocabulary is compared.
Knows no vocabulary and no field.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Zero-width characters, byte-order mark, soft hyphen: seen in pasted cells, never meant.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u00ad\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Excel's own escape for a control character that XML cannot hold ("_x0002_", "_x000D_").
_EXCEL_ESCAPE = re.compile(r"_x00(?:[01][0-9A-Fa-f]|7[Ff])_")
_SPACE = re.compile(r"\s+")
# UTF-8 read as cp1252: "â€œ" for a quotation mark and its sisters.
_MOJIBAKE = {"â€œ": "“", "â€\x9d": "”", "â€™": "’", "â€˜": "‘", "â€“": "–", "â€”": "—", "Â ": " "}
# Characters of a text whose cleaned and folded form is kept: 65,536 longer ones would fill the memory.
_LONGEST_KEPT = 1000
_NOT_WORD = re.compile(r"[^0-9a-z%<>=≤≥]+")
# The same for ASCII, with lower case: several times quicker than the pattern.
_ASCII_WORDS = {code: " " if _NOT_WORD.match(low := chr(code).lower()) else low for code in range(128)}


def clean(text: str) -> str:
    """The text as it is kept: no invisible characters, no line breaks, single spaces, trimmed.

    >>> clean(" Indeks\\u200b Kerukunan_x0002_\\n Umat ")
    'Indeks Kerukunan Umat'
    """
    # Most cells are plain: quicker done than looked up, and a long table does not empty the cache of the others.
    if is_plain(text):
        return " ".join(text.split()) if "  " in text else text.strip()
    return _cleaned(text) if len(text) <= _LONGEST_KEPT else _cleaned.__wrapped__(text)


@lru_cache(maxsize=65536)
def _cleaned(text: str) -> str:
    return _SPACE.sub(" ", clean_lines(text)).strip()


def clean_lines(text: str) -> str:
    """As `clean`, but line breaks stay (one cell may hold several indicators, one a line)."""
    if is_plain(text):
        return text.strip()
    for wrong, right in _MOJIBAKE.items():
        if wrong in text:
            text = text.replace(wrong, right)
    text = _EXCEL_ESCAPE.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return _INVISIBLE.sub("", text).strip()


def is_plain(text: str) -> bool:
    """One line of ordinary letters, in which there is nothing to clean but spaces."""
    return text.isascii() and text.isprintable() and "_x00" not in text


def fold(text: str) -> str:
    """The form in which words are compared: lower case, no accents, punctuation and spaces folded to one space.

    >>> fold("  Penanggung-Jawab / PIC ")
    'penanggung jawab pic'
    """
    return _folded(text) if len(text) <= _LONGEST_KEPT else _folded.__wrapped__(text)


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    plain = clean(text)
    if plain.isascii():
        return " ".join(plain.translate(_ASCII_WORDS).split())
    plain = unicodedata.normalize("NFKD", plain).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", plain).strip()
