"""Numbers as people see them: what an Excel cell shows, and the Indonesian form of numbers, rupiah and dates.

Takes a number and the number format of its cell, gives text. Reads no text (that is `quantities`), knows no
vocabulary. Formats that cannot be shown faithfully (fractions, exponents, conditions) fall back to "General".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
# Excel shows a number of format General in eleven places; nine decimals also repair every float tail.
_GENERAL_DESIMAL = 9
_WIDE = Context(prec=400)  # holds the largest float with its decimals

# One piece of a format section: words in quotes, an escaped letter, space or fill, colour or currency in
# brackets, the digits, the word General, any other letter.
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>[_*].)|\[(?:\$(?P<currency>[^\]-]*))?[^\]]*\]'
    r"|(?P<digits>\.?[#0?][#0?,.]*)|(?P<general>General)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*', re.DOTALL)
_CONDITION = re.compile(r"\[[<>=]")
# Exponents, and the letters of dates and times: their text would not be the number.
_UNSUPPORTED = re.compile(r"E[+-]|[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True)
class _Section:
    """One section of a format: words before and after the digits; `digits` as written, "" where none."""

    head: str
    digits: str
    tail: str
    percent: bool
    supported: bool


def is_percent_format(number_format: str) -> bool:
    """Whether the cell shows its number times 100 with a % sign (a % in quotes is only a word)."""
    return any(section.percent for section in _sections(number_format))


def shown_text(value: int | float, number_format: str) -> str:
    """The Indonesian form of what the cell shows: comma for decimals, dot for thousands.

    `value` is the stored number (0.85 for 85 %); a float tail (70.099999999999994) is repaired. Words of the
    format stay: '0 "Dokumen"' gives "4 Dokumen". Zero in an accounting format gives its dash: "Rp -".

    >>> shown_text(0.855, "0.00%"), shown_text(1234567, '"Rp" #,##0'), shown_text(70.1, "General")
    ('85,50%', 'Rp 1.234.567', '70,1')
    """
    sections = _sections(number_format)
    if _CONDITION.search(number_format) or not all(section.supported for section in sections):
        return _general(Decimal(str(value)))
    index = 1 if value < 0 and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0
    # A section of its own for negatives brings its own sign or brackets.
    text = _section_text(abs(value) if index == 1 else value, sections[index])
    return re.sub(r"\s+", " ", text).strip()


def format_angka(value: float, desimal: int | None = None) -> str:
    """A number in Indonesian: 1234.56 → "1.234,56". `desimal` null: as many as it has, without float tails.

    Rounds halves away from zero, as Excel and people do.
    """
    least, most = (0, _GENERAL_DESIMAL) if desimal is None else (desimal, desimal)
    return _number_text(Decimal(str(value)), 1, least, most, grouped=True)


def format_bagian(bagian: float, semua: float) -> str:
    """A share in whole percent, "37"; 100 only of all of it and 0 only of nothing: 99,6 gives "99", 0,2 gives "<1".

    `semua` above zero.
    """
    persen = bagian / semua * 100
    if 0 < persen < 1:
        return "<1"
    return "99" if 99 < persen < 100 else format_angka(persen, 0)


def format_rupiah(value: float) -> str:
    """Whole rupiah: 1234567 → "Rp 1.234.567"."""
    return f"Rp {format_angka(value, 0)}"


def format_tanggal(tanggal: date) -> str:
    """A date in words: 22 November 2026."""
    return f"{tanggal.day} {_BULAN[tanggal.month - 1]} {tanggal.year}"


def format_hari(tanggal: date) -> str:
    """The day of the week: Minggu."""
    return _HARI[tanggal.weekday()]


@lru_cache(maxsize=1024)
def _sections(number_format: str) -> tuple[_Section, ...]:
    """The sections for positive, negative, zero; the fourth is for texts. "@" and "" show as General."""
    if number_format in ("", "@"):
        return (_section("General"),)
    texts, position = [], 0
    while position <= len(number_format):
        match = _SECTION.match(number_format, position)
        if match is None:
            break
        texts.append(match.group())
        position = match.end() + 1
    return tuple(_section(text) for text in texts[:3])


def _section(text: str) -> _Section:
    head, digits, tail, bare = "", [], "", ""
    for piece in _PIECE.finditer(text):
        kind = piece.lastgroup
        if kind in ("digits", "general"):
            digits.append(piece.group())
            continue
        word = " " if kind == "space" else piece.group(kind) if kind else ""
        bare += word if kind == "other" else ""
        if digits:
            tail += word
        else:
            head += word
    supported = len(digits) < 2 and not _UNSUPPORTED.search(bare)
    return _Section(head, digits[0] if digits else "", tail, "%" in bare, supported)


def _general(number: Decimal) -> str:
    """As Excel's format General shows it: eleven places for digits and comma, so fewer decimals beside a long whole."""
    whole = len(f"{abs(number):.0f}")
    return _number_text(number, 1, 0, min(_GENERAL_DESIMAL, max(0, 10 - whole)), grouped=False)


def _section_text(value: int | float, section: _Section) -> str:
    if not section.digits:
        return section.head
    number = Decimal(str(value)) * (100 if section.percent else 1)
    if section.digits.lower() == "general":
        return f"{section.head}{_general(number)}{section.tail}"
    digits = section.digits.rstrip(",")
    # Each comma at the end of the digits shows the number a thousand times smaller.
    number = number.scaleb(-3 * (len(section.digits) - len(digits)))
    whole, _, fraction = digits.partition(".")
    text = _number_text(number, whole.count("0"), fraction.count("0"), len(fraction), grouped="," in whole)
    sign = "-" if text.startswith("-") else ""
    return f"{sign}{section.head}{text.removeprefix('-')}{section.tail}"


def _number_text(number: Decimal, whole: int, least: int, most: int, *, grouped: bool) -> str:
    """At least `whole` digits before the comma; `least` to `most` after it; halves rounded away from zero."""
    rounded = number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP, _WIDE)
    left, _, right = f"{abs(rounded):f}".partition(".")
    right = right[:least] + right[least:].rstrip("0")
    left = left.lstrip("0").zfill(whole)
    if grouped and left:
        left = f"{int(left):,}".replace(",", ".")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{left},{right}" if right else f"{sign}{left}"
