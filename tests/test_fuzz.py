"""A short, repeatable part of `python -m tests.fuzz`, and every input that once broke the readers.

What once stopped them by its size or shape stands in tests/bermusuhan.py under its fault's name.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from tests import fuzz
from tests.lembar import read, row

SEDIKIT = 12  # examples of each strategy in the ordinary suite


@pytest.mark.parametrize("strategy", fuzz.FUZZ, ids=lambda strategy: strategy.__name__)
def test_readers_hold_against(strategy: Callable[..., None]) -> None:
    settings(
        max_examples=SEDIKIT,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )(strategy)()


def test_fuzz_notices_a_reader_that_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "read_file", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        fuzz.check("a.xlsx", b"")


def test_digits_without_end_are_no_number_and_no_infinity() -> None:
    hasil = read([row("No | Sasaran | Indikator | Satuan | Target 2026"), ["1", "S", "A", "Persen", "9" * 400]])
    (nilai,) = hasil.baris[0].nilai
    assert (nilai.jenis, nilai.nilai) == ("teks", None)
