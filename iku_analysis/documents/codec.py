"""Frozen dataclasses and named tuples ↔ plain JSON values, by their type hints alone: a new field needs no line here.

Knows these, tuples, mappings, dates, moments, unions, literals and plain values; a type beyond these raises
TypeError where it is met, never later. A field that a text of an older version lacks takes its default.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

_PLAIN = (str, int, float, bool)


def to_plain(value: Any) -> Any:
    """A value as JSON can hold it: dataclass, named tuple → object by field name, tuple → list, date → ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if _is_named_tuple(type(value)):
        return {name: to_plain(item) for name, item in zip(value._fields, value, strict=True)}
    if isinstance(value, Mapping):
        return {name: to_plain(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or type(value) in _PLAIN:
        return value
    raise TypeError(f"{type(value).__name__} cannot be frozen")


def from_plain(kind: Any, value: Any) -> Any:
    """The value of type `kind` that `to_plain` gave. Raises TypeError or ValueError where it is not one."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _of_union(inner, value)
    if origin is typing.Literal:
        if value in inner:
            return value
        raise ValueError(f"{value!r} is none of {inner}")
    if origin is tuple:
        return _of_tuple(inner, value)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        _expect(dict, value)
        return {name: from_plain(inner[1], item) for name, item in value.items()}
    if is_dataclass(kind):
        needed = [field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING]
        return _of_fields(kind, needed, value)
    if _is_named_tuple(kind):
        return _of_fields(kind, [name for name in kind._fields if name not in kind._field_defaults], value)
    if kind in (date, datetime):
        _expect(str, value)
        return kind.fromisoformat(value)
    # JSON writes 71.0 as a float and 71 as a whole number; both stand where a float is asked for.
    if kind in _PLAIN and (type(value) is kind or (kind is float and type(value) is int)):
        return value
    raise TypeError(f"{value!r} is no {kind}")


def _expect(kind: type, value: Any) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")


def _of_union(kinds: tuple[Any, ...], value: Any) -> Any:
    """The first kind that takes the value; the kinds of our unions are written differently, so only one does."""
    if value is None and type(None) in kinds:
        return None
    for kind in kinds:
        if kind is not type(None):
            try:
                return from_plain(kind, value)
            except (TypeError, ValueError):
                continue
    raise TypeError(f"{value!r} is none of {kinds}")


def _of_tuple(kinds: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    _expect(list, value)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(from_plain(kinds[0], item) for item in value)
    return tuple(from_plain(kind, item) for kind, item in zip(kinds, value, strict=True))


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _is_named_tuple(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def _of_fields(kind: Any, needed: Iterable[str], value: Any) -> Any:
    _expect(dict, value)
    hints = _hints(kind)
    if unknown := value.keys() - hints.keys():
        raise ValueError(f"{kind.__name__} has no {sorted(unknown)}")
    if missing := [name for name in needed if name not in value]:
        raise ValueError(f"{kind.__name__} needs {missing[0]}")
    return kind(**{name: from_plain(hints[name], item) for name, item in value.items()})
