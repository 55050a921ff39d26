"""Memory while a file is read: the collector of cycles is asked less often.

Reading makes a million small objects without cycles; looking at all of them over and over takes a tenth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLD = gc.get_threshold()  # as the process began, so that readings side by side leave nothing behind
_MANY_OBJECTS = 200_000


@contextmanager
def rare_collections() -> Iterator[None]:
    """Within it the collector waits for many more objects than usual."""
    gc.set_threshold(_MANY_OBJECTS, *_THRESHOLD[1:])
    try:
        yield
    finally:
        gc.set_threshold(*_THRESHOLD)
