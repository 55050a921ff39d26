"""One numeral as typed ("1.234,56", "102,500,000.00", "69.33"): its readings in the Indonesian and the US style.

Takes digits with marks, gives the numbers they can mean, and which style they prove. Knows no unit and no words
(that is `quantities`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Style = Literal["id", "us"]

# Digits with marks inside; a mark at the end belongs to the sentence. ",5" is a number too.
TOKEN = r"(?:\d[\d.,]*\d|\d|[.,]\d+)"

# Groups of three never begin with 0: "0.785" can only be a decimal, "11021880874.000" too.
_SHAPES: dict[Style, re.Pattern[str]] = {
    "id": re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+|\d*)(?:,(?P<part>\d+))?"),
    "us": re.compile(r"(?P<whole>[1-9]\d{0,2}(?:,\d{3})+|\d*)(?:\.(?P<part>\d+))?"),
}
_MOST_CHARACTERS = 60  # of a numeral; longer runs of digits are no number that anybody means
_FLOAT_DIGITS = 15  # a text with more digits is a stored float printed raw: "3.5190000000000001"


@dataclass(frozen=True)
class Numeral:
    """One reading of a numeral: the number and the decimals it shows (float tails repaired)."""

    nilai: float
    desimal: int

    def scaled(self, pangkat: int) -> Numeral:
        """The number times ten to the power `pangkat` ("1,5 juta": 6), without float error."""
        if not pangkat:
            return self
        return Numeral(float(Decimal(str(self.nilai)).scaleb(pangkat)), max(0, self.desimal - pangkat))


def read_numeral(token: str) -> dict[Style, Numeral]:
    """The readings by style; empty where none fits ("8.01.02", "1.234.567,89.00"). A leading sign counts.

    >>> read_numeral("69.33")
    {'us': Numeral(nilai=69.33, desimal=2)}
    """
    digits = token.lstrip("+-")
    sign = -1 if token.startswith("-") else 1
    out: dict[Style, Numeral] = {}
    if len(digits) > _MOST_CHARACTERS:
        return out
    for style, shape in _SHAPES.items():
        match = shape.fullmatch(digits)
        if match and digits:
            whole, part = re.sub(r"\D", "", match["whole"]) or "0", match["part"] or ""
            number = float(f"{whole}.{part or 0}")
            out[style] = Numeral(sign * number if number else 0.0, _desimal(number, whole, part))
    return out


def is_ambiguous(readings: dict[Style, Numeral]) -> bool:
    """Whether the two styles read different numbers ("1.000")."""
    return len({reading.nilai for reading in readings.values()}) > 1


def proven_style(token: str) -> Style | None:
    """The style that this numeral proves: the only one that can read it. Plain digits prove nothing."""
    readings = read_numeral(token)
    return next(iter(readings)) if len(readings) == 1 else None


def _desimal(number: float, whole: str, part: str) -> int:
    if len(part) <= 1 or len(whole.lstrip("0") + part) < _FLOAT_DIGITS:
        return len(part)
    shortest = f"{number!r}".partition(".")[2]
    return 0 if shortest == "0" else len(shortest)
