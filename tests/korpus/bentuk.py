"""The shape of a table before it is written: columns, rows, the records that they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.korpus.kertas import Butir, Sel

Kacau = frozenset[str]


@dataclass(frozen=True)
class Kolom:
    """One column: its headings from the top down; `peta` is its key in the contract's `kolom`, null where not asked."""

    kunci: str
    judul: tuple[str | int, ...]
    peta: str | None = None


@dataclass
class Lajur:
    """One row: column key → cell. The same cell in rows that follow each other is merged. `peran`: data or not."""

    sel: dict[str, Sel]
    peran: str = "data"


@dataclass
class Rekaman:
    """One record: its own cell, all the cells that say something about it, and fields that no one cell says."""

    jangkar: Sel
    sel: list[Sel]
    ke: int | None = None
    tetap: dict[str, Any] = field(default_factory=dict)
    is_pilihan: bool = False


@dataclass
class Tabel:
    """What is to be written and what it means."""

    kolom: list[Kolom]
    lajur: list[Lajur]
    rekaman: list[Rekaman]
    kelompok: tuple[str, ...] = ()  # urusan and agency rows for "baris_kelompok"


def teks(medan: str, isi: str | None, baku: Any = None, **more: Any) -> Sel:
    """A text cell that says one field; blank says nothing."""
    if isi is None:
        return Sel(None)
    return Sel(isi, butir=[Butir(medan, {"teks": isi} | ({"baku": baku} if baku else {}) | more)])
