"""What the process keeps of what it made, so that a click makes only what has changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")


def kept(entries: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """For a function whose first argument names what the others come to: its last `entries` answers are kept.

    Two sessions that ask the same at once make it once; who asks for a kept one never waits for another being made.
    Streamlit's own cache makes a key from every argument and reads the signature at each call: a tenth of what a page
    takes, where `state` asks a dozen times.
    """

    def around(make: Callable[..., T]) -> Callable[..., T]:
        answers: dict[Hashable, T] = {}
        looking, making = threading.Lock(), threading.RLock()

        def look(key: Hashable) -> list[T]:
            with looking:
                if key not in answers:
                    return []
                answers[key] = answers.pop(key)  # the last one asked for stands last
                return [answers[key]]

        @wraps(make)
        def ask(key: Hashable, *rest: Any) -> T:
            if found := look(key):
                return found[0]
            with making:
                if found := look(key):
                    return found[0]
                made = make(key, *rest)
                with looking:
                    answers[key] = made
                    while len(answers) > entries:
                        del answers[next(iter(answers))]
            return made

        return ask

    return around
