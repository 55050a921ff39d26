"""How a value stands on paper: a number with its decimals, or a text as the bidang wrote it.

Takes the typed values of one cell, gives what every writer prints. A number stays a number; ranges, bounds, predicates
and what was not understood are printed as written; a blank stays blank and never becomes 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iku_analysis.number_format import format_angka
from iku_analysis.records import Nilai


@dataclass(frozen=True)
class AngkaCetak:
    """A number as printed, in the unit of its row; `akhiran` is "%" where the row is not in persen."""

    nilai: float
    desimal: int
    akhiran: str = ""

    def __str__(self) -> str:
        return format_angka(self.nilai, self.desimal) + self.akhiran

    @property
    def format_excel(self) -> str:
        """The number format of an Excel cell; Excel itself puts the separators of the reader's country."""
        decimals = "." + "0" * self.desimal if self.desimal else ""
        return f'#,##0{decimals}"{self.akhiran}"' if self.akhiran else f"#,##0{decimals}"


Cetak = AngkaCetak | str


def print_values(nilai: Sequence[Nilai], satuan_baku: str | None) -> Cetak:
    """The values of one field in one year, as printed; blank gives "". Several different ones stand side by side."""
    printed = list(dict.fromkeys(_print_value(item, satuan_baku) for item in nilai))
    if len(printed) == 1:
        return printed[0]
    return " / ".join(text for text in map(str, printed) if text)


def _print_value(item: Nilai, satuan_baku: str | None) -> Cetak:
    if item.jenis != "angka" or item.nilai is None:
        return item.teks
    if item.satuan and item.satuan != satuan_baku:
        return item.teks
    shown = format_angka(item.nilai)
    desimal = len(shown.partition(",")[2]) if item.desimal is None else item.desimal
    return AngkaCetak(item.nilai, desimal, "%" if item.persen and satuan_baku != "persen" else "")
