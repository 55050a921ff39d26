"""What a sheet is at first look: its tables with their kind, or why it is not used. Reads no record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iku_analysis.fields import Jenis
from iku_analysis.readers.columns import tables_of
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.header import Header
from iku_analysis.readers.picker import Tabel, is_instruction_name, is_old_name, jenis_of, tabel_of
from iku_analysis.readers.plan import SheetPlan, planned_headers
from iku_analysis.readers.search import ANCHORS, find_headers
from iku_analysis.readers.titles import title_year, titles_above
from iku_analysis.records import Lembar
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

NO_TABLE = "tidak ada tabel indikator yang dikenali"


@dataclass
class Found:
    """One sheet with the headers of its tables."""

    grid: Grid
    headers: list[Header]
    titles: str
    tahun: int | None  # of the titles
    tabel: Tabel
    jenis: Jenis
    other: Jenis | None
    plan: SheetPlan | None = None


def look(grid: Grid, vocabulary: Vocabulary, plan: SheetPlan | None = None) -> Found | Lembar:
    """The tables of a sheet, or why it is not used. Raises PlanMisfit."""
    chosen = plan.lembar.get(fold(grid.nama)) if plan else None
    reason = None
    if chosen is not None:
        reason = None if chosen else "tidak dipakai menurut rencana baca"
    elif grid.is_hidden:
        reason = "lembar tersembunyi"
    elif is_old_name(grid.nama):
        reason = "nama lembar menandakan data lama"
    elif not grid.rows:
        reason = "lembar kosong"
    elif is_instruction_name(grid.nama):
        reason = "lembar petunjuk"
    headers = []
    if not reason:
        headers = planned_headers(grid, plan, vocabulary) if plan else find_headers(grid, vocabulary)
    if not headers:
        reason = reason or NO_TABLE
        return Lembar(grid.nama, dipakai=False, alasan=reason, rencana=plan.sidik if plan else None)
    if not any(header.has(*ANCHORS) for header in headers):
        reason = "rencana baca belum menunjuk kolom indikator atau uraian"  # only a plan gives such headers
        rows = tuple(row for header in headers for row in header.rows)
        return Lembar(grid.nama, dipakai=False, alasan=reason, baris_judul=rows)
    texts = titles_above(grid, headers[0])
    titles = " ".join(texts)
    first = tables_of(headers[0], vocabulary)[0]
    tabel = tabel_of(first, titles)
    jenis, other = jenis_of(first, tabel, titles)
    return Found(grid, headers, titles, title_year(texts), tabel, jenis, other, plan)


def found_in(sheets: Mapping[str, Found | Lembar]) -> dict[str, Found]:
    """The sheets in which a table was found."""
    return {name: sheet for name, sheet in sheets.items() if isinstance(sheet, Found)}
