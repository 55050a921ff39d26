"""The reading plan of one layout as a person corrected it, and how it is laid over what the reader finds by itself.

A plan belongs to a sender and to the headings of a sheet, and is kept by what stands there, never by place: header rows
and rows by their words, columns by their heading. So next month's file with moved rows and columns still fits. A plan
of which something is missing is not used at all, and that is said (B37). Takes grids, gives headers; opens no store.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import PurePath
from typing import Any, Literal

from iku_analysis.fields import MEDAN_NILAI
from iku_analysis.readers.columns import paired
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.header import Column, Header, says_same
from iku_analysis.readers.rows import row_key
from iku_analysis.readers.search import find_headers, header_at
from iku_analysis.readers.workbook import column_letter
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

# lewati: not read; pakai: read whatever the row looks like; bukan_judul: the reader took it for a header, wrongly.
Pilihan = Literal["lewati", "pakai", "bukan_judul"]
Judul = tuple[tuple[str, ...], ...]  # the folded texts of the rows of one header

_SAME_LAYOUT = 0.6  # share of a plan's headings found in a sheet; another layout shares fewer words
_LONGEST_HEADING = 160  # characters
_YEAR = re.compile(r"\b20\d\d\b")
_FILE_NOISE = re.compile(
    r"\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    r"|rev(?:isi)?\d*|final|baru|perbaikan|salinan|copy|fix|v\d+)\b|\d+"
)


@dataclass(frozen=True)
class SheetPlan:
    """What a person said of one layout of one sender; blank parts are as the reader finds them.

    pengirim: `sender_key`. tanda: folded headings by which the layout is known again. judul: all headers of the sheet
    where a person chose one. kolom: `Heading.kunci` → field, `field:tahun` or "abaikan". baris: `row_key` → choice.
    lembar: folded sheet name → used or not.
    """

    pengirim: str
    tanda: tuple[str, ...]
    judul: tuple[Judul, ...] = ()
    kolom: Mapping[str, str] = field(default_factory=dict)
    baris: Mapping[str, Pilihan] = field(default_factory=dict)
    lembar: Mapping[str, bool] = field(default_factory=dict)

    @property
    def kunci(self) -> str:
        """Key of the decision: the same sender and headings give the same key."""
        return f"{self.pengirim}|{hashlib.sha256(repr(self.tanda).encode()).hexdigest()[:16]}"

    @property
    def sidik(self) -> str:
        """Names what the plan says: two plans that read a sheet alike have the same."""
        said = json.dumps(self.to_json(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing that the reader would not do by itself."""
        return not (self.judul or self.kolom or self.baris or self.lembar)

    def to_json(self) -> dict[str, Any]:
        """As a decision keeps it."""
        return asdict(replace(self, kolom=dict(self.kolom), baris=dict(self.baris), lembar=dict(self.lembar)))

    @classmethod
    def from_json(cls, isi: Mapping[str, Any]) -> SheetPlan:
        """The plan that `to_json` wrote."""
        judul = tuple(tuple(tuple(row) for row in block) for block in isi["judul"])
        return cls(isi["pengirim"], tuple(isi["tanda"]), judul, isi["kolom"], isi["baris"], isi["lembar"])


@dataclass(frozen=True)
class Heading:
    """One column of a table: its key in a plan, its place, its heading, and what it is read as (null: not read)."""

    kunci: str
    col: int
    last_col: int
    judul: str
    medan: str | None = None
    tahun: int | None = None
    column: Column | None = None

    @property
    def field(self) -> str | None:
        """`target:2026`, `indikator`; null where it is not read."""
        return f"{self.medan}:{self.tahun}" if self.medan and self.tahun else self.medan


class PlanMisfit(Exception):
    """A plan of this layout asks for something that the sheet has not; the message says what."""


def sender_key(berkas: str, bidang: str | None) -> str:
    """Who sends this: the bidang, else the file's name without date, number and words such as "revisi"."""
    stem = fold(PurePath(berkas).stem.replace("_", " "))
    return fold(bidang) if bidang else " ".join(_FILE_NOISE.sub(" ", stem).split()) or stem


def header_texts(grid: Grid, rows: Iterable[int]) -> Judul:
    """The words of header rows, by which they are found again."""
    return tuple(tuple(text for cell in grid.cells(row) if (text := fold(cell.teks))) for row in rows)


def layout_sign(blocks: Iterable[Judul]) -> tuple[str, ...]:
    """The headings by which a layout is known again: words, no bare numbers."""
    texts = {text for block in blocks for row in block for text in row}
    return tuple(sorted(text for text in texts if re.search(r"[a-z]{2}", text)))


def plan_for(grid: Grid, plans: Iterable[SheetPlan], senders: Sequence[str]) -> SheetPlan | None:
    """The plan of one of the senders whose headings the sheet shows best; null where none is of this layout."""
    own = [plan for plan in plans if plan.pengirim in senders and plan.tanda]
    if not own:
        return None
    shown = {fold(cell.teks) for row in grid.rows for cell in grid.cells(row) if len(cell.teks) < _LONGEST_HEADING}
    best, share = max(((plan, len(shown.intersection(plan.tanda)) / len(plan.tanda)) for plan in own), key=_by_share)
    return best if share >= _SAME_LAYOUT else None


def _by_share(item: tuple[SheetPlan, float]) -> tuple[float, int]:
    return item[1], len(item[0].tanda)


def planned_headers(grid: Grid, plan: SheetPlan, vocabulary: Vocabulary) -> list[Header]:
    """The headers of the sheet's tables under the plan, top down. Raises PlanMisfit."""
    own: list[Header] = []
    for block in plan.judul:
        rows = _find_rows(grid, block, own[-1].rows[-1] + 1 if own else 1)
        if rows is None:
            raise PlanMisfit(f"baris judul “{' · '.join(text for row in block for text in row)[:80]}” tidak ditemukan")
        own.append(header_at(grid, rows, vocabulary))
    taken = {row for header in own for row in header.rows}
    seen = find_headers(grid, vocabulary)
    same = [header for header in seen if any(says_same(header, other) for other in own)]
    again = tuple(row for header in seen for row in (*header.again, *(header.rows if header in same else ())))
    own = [replace(header, again=again) for header in own]
    found = [
        header
        for header in seen
        if not taken.intersection(header.rows)
        and (not own or header.rows[0] > own[0].rows[-1])
        and header not in same
        and not any(row_key(grid, row) in plan.baris for row in header.rows)
    ]
    headers = sorted([*own, *found], key=lambda header: header.rows)
    known = {heading.kunci for header in headers for heading in headings(grid, header)}
    missing = [kunci for kunci in plan.kolom if kunci not in known]
    if missing:
        raise PlanMisfit(f"kolom “{missing[0]}” tidak ditemukan")
    return [with_fields(grid, header, plan.kolom) for header in headers]


def _find_rows(grid: Grid, block: Judul, start: int) -> tuple[int, ...] | None:
    """The rows that say most of what the header said, the upper ones where several do; null where none do."""
    filled = [index for index, row in enumerate(block) if row]
    best: tuple[int, ...] | None = None
    highest = 0.0
    for row in grid.filled_rows(start):
        shares = []
        for index in filled:
            shown = {fold(cell.teks) for cell in grid.cells(row + index) if len(cell.teks) < _LONGEST_HEADING}
            shares.append(len(shown.intersection(block[index])) / len(set(block[index])))
        share = min(shares, default=0.0)
        if share >= _SAME_LAYOUT and share > highest:
            best, highest = tuple(range(row, row + len(block))), share
        if highest == 1.0:
            break
    return best


def headings(grid: Grid, header: Header) -> list[Heading]:
    """All columns of a table, left to right: read, unknown, and those with data under no heading.

    The key is the folded heading; a second one of the same words counts on ("target #2"), a column without heading
    goes by its letter.
    """
    out = [
        Heading(fold(own.judul), own.col, own.last_col, own.judul, own.medan, own.tahun, own) for own in header.columns
    ]
    out += [
        Heading(fold(stranger.judul), stranger.cell.col, stranger.cell.col, stranger.judul)
        for stranger in header.unknown
    ]
    covered = {col for item in out for col in range(item.col, item.last_col + 1)}
    headed = {cell.col for row in header.rows for cell in grid.cells(row)} - covered
    for col in sorted(headed):
        judul = " › ".join(dict.fromkeys(text for row in header.rows if (text := grid.text(row, col))))
        out.append(Heading(fold(judul), col, col, judul))
    bare = {cell.col for row in grid.rows if row >= header.first_row for cell in grid.cells(row)} - covered - headed
    out += [Heading(f"kolom {column_letter(col)}".lower(), col, col, "") for col in bare]
    seen: Counter[str] = Counter()
    numbered = []
    for item in sorted(out, key=lambda item: item.col):
        seen[item.kunci] += 1
        again = seen[item.kunci]
        numbered.append(item if again == 1 else replace(item, kunci=f"{item.kunci} #{again}"))
    return numbered


def with_fields(grid: Grid, header: Header, kolom: Mapping[str, str]) -> Header:
    """The header with the columns that the plan names; the others as found."""
    if not kolom:
        return header
    columns: list[Column] = []
    chosen: set[int] = set()
    for item in headings(grid, header):
        if item.kunci in kolom:
            columns.append(_chosen(item, kolom[item.kunci]))
            chosen.add(item.col)
        elif item.column:
            columns.append(item.column)
    unknown = tuple(stranger for stranger in header.unknown if stranger.cell.col not in chosen)
    return replace(header, columns=paired(columns), unknown=unknown)


def _chosen(item: Heading, medan_tahun: str) -> Column:
    """The column as a person says; the year is theirs, else that of the heading."""
    medan, _, tahun = medan_tahun.partition(":")
    if medan not in MEDAN_NILAI:
        return Column(item.col, item.last_col, medan, None, None, item.judul)
    years = {*_YEAR.findall(item.judul)}
    year = int(tahun) if tahun else int(years.pop()) if len(years) == 1 else item.tahun
    ke = item.column.ke if item.column and year is None else None
    return Column(item.col, item.last_col, medan, year, ke, item.judul)
