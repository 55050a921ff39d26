"""Memory while a file is read or stored, or a run is made: the collector of cycles does not look at what is made.

Reading makes a million small objects without cycles, which takes a twentieth longer if they are looked at. Making rows
for the store of them takes twice as long, a run over 500 indicators a tenth.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLD = gc.get_threshold()  # as the process began, so that readings side by side leave nothing behind
_MANY_OBJECTS = 5_000_000


@contextmanager
def rare_collections() -> Iterator[None]:
    """Within it the collector waits for many more objects than usual; afterwards they count as old, unseen."""
    gc.set_threshold(_MANY_OBJECTS, *_THRESHOLD[1:])
    try:
        yield
    finally:
        if gc.get_freeze_count() == 0:
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*_THRESHOLD)
