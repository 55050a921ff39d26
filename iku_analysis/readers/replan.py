"""One change of a person to a reading plan: another header, another field, a row or a sheet used or not.

Takes the plan with the sheet as it is read now, gives the next plan; changes nothing in place, reads no value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iku_analysis.fields import MEDAN_NILAI
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.header import Header
from iku_analysis.readers.plan import Heading, Pilihan, SheetPlan, header_texts, headings, layout_sign, with_fields
from iku_analysis.readers.rows import row_key
from iku_analysis.readers.search import find_headers, header_at, header_from
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

Rows = tuple[int, ...]


def header_runs(baris_judul: Sequence[int]) -> list[Rows]:
    """The header rows of a sheet, table by table: rows that follow each other are one header."""
    runs: list[list[int]] = []
    for row in sorted(baris_judul):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [tuple(run) for run in runs]


def table_headings(
    grid: Grid, run: Rows, plan: SheetPlan | None, vocabulary: Vocabulary
) -> tuple[Header, list[Heading]]:
    """(header, its columns as read under the plan) of the table whose header stands in these rows."""
    header = with_fields(grid, header_at(grid, run, vocabulary), plan.kolom if plan else {})
    return header, headings(grid, header)


def signed(plan: SheetPlan, grid: Grid, runs: Sequence[Rows], vocabulary: Vocabulary) -> SheetPlan:
    """The plan with the headings by which its layout is known again."""
    if plan.judul:
        return replace(plan, tanda=layout_sign(plan.judul))
    if plan.tanda:
        return plan
    rows = list(runs) or [header.rows for header in find_headers(grid, vocabulary)]
    return replace(plan, tanda=layout_sign(header_texts(grid, run) for run in rows))


def with_header(
    plan: SheetPlan, grid: Grid, runs: Sequence[Rows], row: int, vocabulary: Vocabulary, *, further: bool = False
) -> SheetPlan:
    """A header begins at this row: that of the table it stands in, or (`further`) of a table of its own."""
    new = header_from(grid, row, vocabulary).rows
    old: list[Rows] = [] if further else [max((run for run in runs if run[0] <= row), default=runs[0])] if runs else []
    old += [run for run in runs if run not in old and set(run) & set(new)]
    kept = sorted([*(run for run in runs if run not in old), new])
    baris = {key: choice for key, choice in plan.baris.items() if key not in {row_key(grid, own) for own in new}}
    no_header: Pilihan = "bukan_judul"
    baris |= {row_key(grid, gone): no_header for run in old for gone in run if gone not in new}
    changed = replace(plan, judul=tuple(header_texts(grid, run) for run in kept), baris=baris)
    return signed(changed, grid, kept, vocabulary)


def with_header_rows(plan: SheetPlan, grid: Grid, runs: Sequence[Rows], vocabulary: Vocabulary) -> SheetPlan:
    """The headers of the sheet stand in exactly these rows."""
    changed = replace(plan, judul=tuple(header_texts(grid, run) for run in runs))
    return signed(changed, grid, runs, vocabulary)


def with_field(plan: SheetPlan, heading: Heading, medan: str, beside: Sequence[Heading]) -> SheetPlan:
    """The column holds this field (`field:tahun`, "abaikan"); another column of the same table that did steps aside."""
    kolom = dict(plan.kolom)
    bare = medan.partition(":")[0]
    for other in beside:
        is_same = other.field == medan or (other.medan == bare and bare not in MEDAN_NILAI)
        if is_same and other.kunci != heading.kunci and bare not in ("abaikan", "kode"):
            kolom[other.kunci] = "abaikan"
    kolom[heading.kunci] = medan
    return replace(plan, kolom=kolom)


def with_row(plan: SheetPlan, grid: Grid, row: int, choice: Pilihan | None) -> SheetPlan:
    """All rows with the words of this one are skipped, used, or (null) judged by the reader again."""
    baris = {key: own for key, own in plan.baris.items() if key != row_key(grid, row)}
    if choice:
        baris[row_key(grid, row)] = choice
    return replace(plan, baris=baris)


def with_sheet(plan: SheetPlan, nama: str, *, is_used: bool) -> SheetPlan:
    """The sheet of this name is used, or not."""
    return replace(plan, lembar={**plan.lembar, fold(nama): is_used})
