"""How far the reading of one file is, told to whoever asked, without every function handing it on.

Reading the bytes is the first part, making records of the rows the second. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Told = Callable[[float], None]  # the share that is done, 0-1, only ever growing

_OF_BYTES = 0.4  # what reading the bytes takes of the whole, as measured on a long table
_SMALLEST = 0.02  # a step worth telling
_asked: ContextVar[_Asked | None] = ContextVar("asked", default=None)


class _Asked:
    def __init__(self, told: Told) -> None:
        self.told = told
        self.last = 0.0

    def tell(self, share: float) -> None:
        if share >= self.last + _SMALLEST:
            self.last = share
            self.told(min(share, 1.0))


@contextmanager
def telling(told: Told | None) -> Iterator[None]:
    """Within it the steps of this file are told to `told`; null: to nobody."""
    token = _asked.set(_Asked(told) if told else None)
    try:
        yield
    finally:
        _asked.reset(token)


def tell_bytes(share: float) -> None:
    """The share of the bytes that is read."""
    if asked := _asked.get():
        asked.tell(_OF_BYTES * share)


def tell_rows(share: float) -> None:
    """The share of the rows that are records now."""
    if asked := _asked.get():
        asked.tell(_OF_BYTES + (1 - _OF_BYTES) * share)
