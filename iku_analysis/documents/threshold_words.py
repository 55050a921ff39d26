"""The thresholds of a run in words, for the notes of the document."""

from __future__ import annotations

from collections.abc import Iterator

from iku_analysis.checks.ambang import AMBANG
from iku_analysis.number_format import format_angka
from iku_analysis.settings import Thresholds


def threshold_words(thresholds: Thresholds) -> Iterator[tuple[str, str]]:
    """(title, value with its unit and whether the agency set it) of every threshold."""
    default = Thresholds()
    for name, (title, unit, _) in AMBANG.items():
        value = getattr(thresholds, name)
        own = "" if value == getattr(default, name) else " (diubah instansi)"
        said = f"{format_angka(value)} (dari 0 sampai 1)" if unit == "0–1" else f"{format_angka(value)} {unit}"
        yield title, said + own
