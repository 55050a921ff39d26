"""What the text of a value cell says: a number, range, bound, predicate, nothing, or words that are none of these.

Takes one cell's text and the vocabularies, gives one `Quantity`. Both number styles are read; a text with two
readings ("1.000") is settled by its column (`column_style`) or by its unit, else it says so. Never guesses in
silence: what has no single reading is `teks` or carries `masalah`. Showing numbers is `number_format`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from iku_analysis.number_format import is_percent_format, shown_text
from iku_analysis.numerals import TOKEN, Numeral, Style, is_ambiguous, proven_style, read_numeral
from iku_analysis.records import JenisNilai
from iku_analysis.text import clean, fold
from iku_analysis.unit_words import Tail, read_tail
from iku_analysis.vocabulary import Vocabulary

Operator = Literal["<", "<=", ">", ">="]
# ambigu: two readings; tidak_terbaca: no reading; dua_satuan: several numbers in one cell; ada_keterangan: a remark
# beside the number; satuan_asing: a unit no vocabulary knows; dibulatkan: rupiah with cents, now whole.
MasalahNilai = Literal["ambigu", "tidak_terbaca", "dua_satuan", "ada_keterangan", "satuan_asing", "dibulatkan"]


@dataclass(frozen=True)
class Quantity:
    """What one cell says. Fields as in `records.Nilai`; `angka` without `masalah` has one reading only.

    `tafsir`: the possible readings where there is more than one, or those inside a `teks`, for the message.
    `masalah` with jenis `angka`: a value that a person should look at; with jenis `teks`: why it is not read.
    """

    jenis: JenisNilai
    nilai: float | None = None
    bawah: float | None = None
    atas: float | None = None
    operator: Operator | None = None
    predikat: str | None = None
    skor: int | None = None
    satuan: str | None = None
    persen: bool = False
    desimal: int | None = None
    tafsir: tuple[float, ...] = ()
    masalah: MasalahNilai | None = None


_SIGNED = rf"[-+]?{TOKEN}"
_UNIT = r"[^\d<>=≤≥]*"
_RATE = r"(?:/|per )\s*(?:1\.?000|10\.?000|100\.?000) [^\d]+|per (?:1\.?000|10\.?000|100\.?000)"
_TO = r"\s*(?:-|s\s?[/.]\s?d\.?|sampai(?: dengan)?|hingga)\s*"
_DASHES = str.maketrans("–—−‐‑", "-----")
_CURRENCY = re.compile(r"^(?P<open>\(?-?)\s*(?:rp|idr)(?![a-z])\.?\s*", re.IGNORECASE)
_ZERO_SEN = re.compile(r"(?<=\d)[.,]{1,2}\s?-+$")  # "Rp 1.000.000,-"
_FOOTNOTE = re.compile(r"\s*\*+\)?$|(?<=[\d%])[¹²³⁴-⁹]+\)?$")
_TYPED_AS_TEXT = "'’‘`"  # Excel's mark for a text, pasted with it
_LETTER_FOR_DIGIT = re.compile(r"(?=.*\d)(?=.*[OoIl])[\dOoIl.,]+\s?%?")  # 9O
_RANGE = re.compile(rf"({_SIGNED})({_UNIT}?){_TO}({_SIGNED})({_UNIT})", re.IGNORECASE)
_PLAIN = re.compile(rf"({_SIGNED})\s*({_RATE}|{_UNIT})", re.IGNORECASE)
_BRACKETED = re.compile(rf"\(\s*({TOKEN}\s*%?)\s*\)\s*(%?)")
_WORDS: dict[Operator, tuple[str, ...]] = {
    "<": ("kurang dari", "di bawah"),
    ">": ("lebih dari", "di atas"),
    "<=": ("=<", "≤", "tidak lebih dari", "maksimal", "maks.", "maks", "paling banyak", "paling lambat", "paling lama"),
    ">=": ("=>", "≥", "tidak kurang dari", "minimal", "min.", "paling sedikit"),
}
_OPERATOR = {word: operator for operator, words in _WORDS.items() for word in (operator, *words)}
_BOUND = re.compile(rf"({'|'.join(sorted(map(re.escape, _OPERATOR), key=len, reverse=True))})\s*(.+)", re.IGNORECASE)
# Families whose values are whole: a mark before three digits can only group them.
_UTUH = frozenset({"jumlah", "dokumen", "rupiah"})


def read_quantity(
    text: str,
    *,
    vocabulary: Vocabulary,
    style: Style | None = None,
    is_pagu: bool = False,
    satuan: str | None = None,
) -> Quantity:
    """What the cell says. Blank text and the marks of kosong.csv are `kosong`; 0 is a number.

    `style` (of the column) and `satuan` (canonical unit of the row) settle only a text with two readings. Percent
    is 0-100 where the text has a % sign. With `is_pagu` only an amount or kosong is readable and rupiah are whole.
    Source of the forms: real planning tables of agencies.
    """
    plain = clean(text).translate(_DASHES)
    plain = _ZERO_SEN.sub("", _FOOTNOTE.sub("", plain.lstrip(_TYPED_AS_TEXT)))
    body = _CURRENCY.sub(r"\g<open>", plain)
    has_currency = body != plain
    if _is_kosong(clean(text), body, vocabulary) or (has_currency and not body):
        return Quantity("kosong")
    predicate = vocabulary.predikat.get(fold(body))
    if predicate and not is_pagu and body[-1] not in "+-":
        return Quantity("predikat", predikat=predicate.baku, skor=predicate.skor)
    if _LETTER_FOR_DIGIT.fullmatch(body):
        return Quantity("teks", masalah="tidak_terbaca")
    row_unit = "rupiah" if has_currency or is_pagu else satuan
    quantity = _Reader(vocabulary, column_style([body]) or style, row_unit).read(body)
    if has_currency or is_pagu:
        quantity = _amount(quantity, has_currency, is_pagu)
    return _whole_rupiah(quantity) if is_pagu else quantity


def read_number(value: int | float, number_format: str, *, vocabulary: Vocabulary, is_pagu: bool = False) -> Quantity:
    """What a number cell says: `angka`; percent format → 0-100; unit from the words of the format.

    The value is the stored one, not the rounded one that the format shows; float tails are repaired; `desimal` is
    what the cell shows. "ambigu" where the format shows another magnitude than is stored ('0.0 "juta"'). A pagu
    with a unit other than rupiah is `teks`.
    """
    shown = read_quantity(shown_text(value, number_format), vocabulary=vocabulary, style="id")
    persen = is_percent_format(number_format)
    number = float(round(value * 100 if persen else value, 10))
    readings: tuple[float, ...] = ()
    if number and shown.jenis == "angka" and shown.nilai and not 0.1 < shown.nilai / number < 10:
        # Words or a scaling comma of the format: what is meant is never the smaller number.
        readings = tuple(sorted((number, shown.nilai), key=abs, reverse=True))
    quantity = Quantity(
        "angka",
        nilai=readings[0] if readings else number,
        satuan="persen" if persen else shown.satuan,
        persen=persen or shown.persen,
        desimal=shown.desimal if shown.jenis == "angka" else 0,
        tafsir=readings,
        masalah="ambigu" if readings else None,
    )
    if not is_pagu:
        return quantity
    amount = _whole_rupiah(_amount(quantity, False, True))
    # Cents that the cell does not show are the tail of a calculation, nothing to report.
    is_tail = amount.masalah == "dibulatkan" and not amount.desimal
    return replace(amount, tafsir=(), masalah=None) if is_tail else amount


def column_style(texts: Iterable[str]) -> Style | None:
    """The number style that the unambiguous texts of a column or row prove; null without proof or against it.

    Give only texts as typed: a number cell shown by `shown_text` proves nothing about the typed ones.
    """
    proofs = proven_styles(texts)
    return proofs.pop() if len(proofs) == 1 else None


def proven_styles(texts: Iterable[str]) -> set[Style]:
    """The number styles that unambiguous texts prove; both where the texts mix them."""
    found = {proven_style(token) for text in texts for token in re.findall(TOKEN, clean(text))}
    return {style for style in found if style}


def _is_kosong(text: str, body: str, vocabulary: Vocabulary) -> bool:
    """Blank, a mark of kosong.csv (also behind "Rp"), or nothing but dashes."""
    is_mark = {text.casefold(), body.casefold()} & vocabulary.kosong
    return not text or bool(is_mark) or (bool(body) and not body.strip("- "))


class _Reader:
    """Reads one cell's text with what is known of its place: vocabularies, style of the column, unit of the row."""

    def __init__(self, vocabulary: Vocabulary, style: Style | None, satuan: str | None) -> None:
        self.canonical = partial(vocabulary.canonical, "satuan")
        self.families = vocabulary.satuan_keluarga
        self.style = style
        self.satuan = satuan

    def read(self, body: str) -> Quantity:
        return self._bound(body) or self._range(body) or self._plain(body) or _unread(body)

    def _plain(self, body: str) -> Quantity | None:
        bracketed = _BRACKETED.fullmatch(body)
        # Accounting writes a negative number in brackets.
        match = _PLAIN.fullmatch(f"-{bracketed[1]}{bracketed[2]}" if bracketed else body)
        tail = read_tail(match[2], self.canonical) if match else None
        return self._number(match[1], tail) if match and tail else None

    def _bound(self, body: str) -> Quantity | None:
        match = _BOUND.fullmatch(body)
        inner = self._plain(match[2]) if match else None
        if match is None or inner is None:
            return None
        return replace(inner, jenis="batas", operator=_OPERATOR[match[1].lower()])

    def _range(self, body: str) -> Quantity | None:
        match = _RANGE.fullmatch(body)
        if match is None:
            return None
        first, last = read_tail(match[2], self.canonical), read_tail(match[4], self.canonical)
        # "5 kasus COVID-19" is no range: a unit at the first end must stand at the last one too.
        if first is None or last is None or (match[2].strip() and first != last):
            return None
        low, high = self._number(match[1], last), self._number(match[3], last)
        if low is None or high is None or low.nilai is None or high.nilai is None:
            return None
        return replace(
            high,
            jenis="rentang",
            nilai=None,
            bawah=min(low.nilai, high.nilai),
            atas=max(low.nilai, high.nilai),
            desimal=max(low.desimal or 0, high.desimal or 0),
            tafsir=low.tafsir + high.tafsir,
            masalah=low.masalah or high.masalah,
        )

    def _number(self, token: str, tail: Tail) -> Quantity | None:
        readings = {style: reading.scaled(tail.pangkat) for style, reading in read_numeral(token).items()}
        if not readings:
            return None
        chosen, masalah, tafsir = self._settle(readings, tail)
        return Quantity(
            "angka",
            nilai=chosen.nilai,
            satuan=tail.satuan,
            persen=tail.persen,
            desimal=chosen.desimal,
            tafsir=tafsir,
            masalah=masalah or tail.masalah,
        )

    def _settle(
        self, readings: dict[Style, Numeral], tail: Tail
    ) -> tuple[Numeral, MasalahNilai | None, tuple[float, ...]]:
        """The reading to use, "ambigu" where nothing settles it, and then all readings, the used one first."""
        if not is_ambiguous(readings):
            return next(iter(readings.values())), None, ()
        decimal = min(readings.values(), key=lambda reading: abs(reading.nilai))
        grouped = max(readings.values(), key=lambda reading: abs(reading.nilai))
        family = self.families.get(tail.satuan or self.satuan or "")
        if family in _UTUH and not tail.pangkat:
            return grouped, None, ()
        if self.style:
            return readings[self.style], None, ()
        # Unsettled: Indonesian writing is the likelier one, but no percentage is a thousand and more.
        used = decimal if family == "persen" else readings["id"]
        return used, "ambigu", (used.nilai, grouped.nilai if used is decimal else decimal.nilai)


def _amount(quantity: Quantity, has_currency: bool, is_pagu: bool) -> Quantity:
    """An amount of money has no unit but rupiah; a pagu is one number."""
    if quantity.jenis == "teks":
        return quantity
    if quantity.satuan not in (None, "rupiah") or (is_pagu and quantity.jenis != "angka"):
        numbers = (quantity.nilai, quantity.bawah, quantity.atas)
        found = tuple(number for number in numbers if number is not None)
        return Quantity("teks", tafsir=found, masalah="tidak_terbaca")
    return replace(quantity, satuan="rupiah") if has_currency else quantity


def _whole_rupiah(quantity: Quantity) -> Quantity:
    """Whole rupiah, half a rupiah up; cents that are not zero are reported with the exact amount."""
    if quantity.nilai is None or quantity.nilai.is_integer():
        return quantity
    whole = float(math.floor(quantity.nilai + 0.5))
    return replace(quantity, nilai=whole, tafsir=(quantity.nilai,), masalah=quantity.masalah or "dibulatkan")


def _unread(body: str) -> Quantity:
    """A text that is no value, with the numbers that stand in it."""
    tokens = [next(iter(read_numeral(token).values()), None) for token in re.findall(TOKEN, body)]
    numbers = tuple(token.nilai for token in tokens if token)
    if len(numbers) > 1:
        return Quantity("teks", tafsir=numbers, masalah="dua_satuan")
    is_remark = bool(numbers) and body[0].isdigit()
    return Quantity("teks", tafsir=numbers, masalah="ada_keterangan" if is_remark else "tidak_terbaca")
