"""One row of data, and what it is by its own words: a total, a mean, crossed out, a text alone."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field

from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.header import Column

# Asked of every text of a table, so it reads the text as it stands; the marks between words do not matter.
_TOTAL = re.compile(
    r"[\W_]*(?:grand[\W_]+)?(?:sub[\W_]+)?(?:jumlah|total)"
    r"(?:[\W_]+(?:total|keseluruhan|seluruhnya|besar|pagu|anggaran|dana|rp|indikatif|belanja|sub|urusan|program|kegiatan|[ivx]+|\d[\d.]*))*[\W_]*",
    re.I,
)
# Means of what stands above; "Rata-rata lama sekolah" is an indicator.
_AVERAGE = re.compile(
    r"[\W_]*(?:rata[\W_]*rata|rerata)(?:[\W_]+(?:capaian|realisasi|target|kinerja|total|keseluruhan|seluruh|sasaran"
    r"|strategis|tujuan|indikator|iku|program|kegiatan|tahun|per|[ivx]+|\d[\d.]*))*[\W_]*",
    re.I,
)
_LONGEST_TOTAL = 100  # characters
# First characters of a text by which no pattern need be asked; they are asked of every cell.
PLAIN_STARTS = frozenset(string.ascii_letters + string.digits)
_NO_TOTAL = PLAIN_STARTS - frozenset("gsjtrGSJTR")
NAMING = frozenset({"nomor", "tujuan", "sasaran", "kinerja_utama", "kode", "uraian", "indikator", "tolok_ukur"})


@dataclass
class Row:
    """One row of data: columns → cells, own or shown through a merge. `after_gap`: a blank row stands above it.

    `is_chosen`: a person said that it is data, whatever it looks like.
    """

    row: int
    cells: dict[Column, Cell] = field(default_factory=dict)
    after_gap: bool = False
    is_chosen: bool = False

    def cell(self, *medan: str) -> Cell | None:
        """The first filled cell of the fields."""
        for column, cell in self.cells.items():
            if column.medan in medan:
                return cell
        return None

    def own(self, *medan: str) -> Cell | None:
        """As `cell`, but not one that a merge shows from a row above."""
        found = self.cell(*medan)
        return found if found and found.row == self.row else None

    def values(self) -> list[tuple[Column, Cell]]:
        """The filled value cells, left to right."""
        return [(column, cell) for column, cell in self.cells.items() if column.is_value]

    def text_columns(self) -> list[tuple[Column, Cell]]:
        """The filled text cells, left to right."""
        return [(column, cell) for column, cell in self.cells.items() if not column.is_value]


def is_total(row: Row) -> bool:
    """JUMLAH, TOTAL, RATA-RATA … as the whole text of a column. Beside an indicator it may be its satuan or formula."""
    texts = [
        (column, cell.teks)
        for column, cell in row.cells.items()
        if cell.teks[:1] not in _NO_TOTAL
        and cell.row == row.row
        and not column.is_value
        and len(cell.teks) < _LONGEST_TOTAL
    ]
    found = [column for column, text in texts if _TOTAL.fullmatch(text)]
    if not found:
        return any(_AVERAGE.fullmatch(text) and _is_apart(row, column) for column, text in texts)
    if row.own("kode") and all(column.medan in ("indikator", "tolok_ukur") for column in found):
        return False  # a poor name of an indicator; a total has no code
    named = row.own("indikator", "uraian", "tolok_ukur") is not None
    return not named or any(column.medan in NAMING for column in found)


def is_struck(row: Row, grid: Grid) -> bool:
    """Whether all that the row says, but for its number, is crossed out."""
    own = [cell for column, cell in row.cells.items() if column.medan != "nomor" and cell.row == row.row]
    return bool(own) and all((cell.row, cell.col) in grid.struck for cell in own)


def _is_apart(row: Row, column: Column) -> bool:
    """Whether the text of the column is no record's: beside no indicator, or in its place without number and unit."""
    if column.medan in ("indikator", "uraian", "tolok_ukur"):
        return row.own("nomor", "kode", "satuan", "tujuan", "sasaran") is None
    return column.medan in NAMING and row.own("indikator", "uraian", "tolok_ukur") is None


def lonely_text(row: Row) -> Cell | None:
    """The only text of a row without values (a group row), or null."""
    own = {cell for _, cell in row.cells.items() if cell.row == row.row}
    return own.pop() if len(own) == 1 and not row.values() else None
