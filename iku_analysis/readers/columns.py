"""The columns of one header settled among themselves: years in between, results, tolok ukur, tables side by side.

Takes columns as `search` named them one by one; knows no sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from iku_analysis.fields import FIELDS, MEDAN_NILAI
from iku_analysis.readers.header import Column, Header
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

_PERCENTAGE = re.compile(r"%|\b(?:persen|persentase|prosentase|rasio|tingkat|terhadap)\b")  # of the target
_NAMING = frozenset({"nomor", "tujuan", "sasaran", "kinerja_utama", "kode", "uraian", "indikator"})
_SHARED = ("tujuan", "sasaran")  # of the tables of a cascade: the one on the left names them for all


def settled(columns: list[Column], strangers: Iterable[str] = ()) -> tuple[Column, ...]:
    """The columns with what their neighbours tell of them. `strangers`: the headings beside them that are not known."""
    return paired(_with_results(_with_years_between(columns), strangers))


def paired(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The target beside a tolok ukur belongs to it, not to the plan year (T-C.33)."""
    out: list[Column] = []
    for column in columns:
        beside = out[-1] if out else None
        if beside and beside.medan == "tolok_ukur" and column.medan == "target" and column.col == beside.last_col + 1:
            column = replace(column, medan="target_tolok")
        out.append(column)
    return tuple(out)


def tables_of(header: Header, vocabulary: Vocabulary) -> list[Header]:
    """The tables under one header, left to right; nearly always one.

    A column of an older version or of another document than the agency's own ("Semula" beside "Menjadi"; the words of
    judul_mengalah in kata.csv) is left out where another one means the same (`Header.outdone`).
    """
    yielding = [fold(word) for word in vocabulary.kata.get("judul_mengalah", ())]
    columns = list(header.columns)
    outdone = []
    for own in [column for column in header.columns if _yields(column, yielding)]:
        better = [c for c in columns if _sign(c) == _sign(own) and not _yields(c, yielding)]
        if better:
            columns.remove(own)
            outdone.append((own, better[0]))
    return _side_by_side(replace(header, columns=tuple(columns), outdone=tuple(outdone)))


def _yields(column: Column, yielding: Sequence[str]) -> bool:
    judul = f" {fold(column.judul)} "
    return any(f" {word} " in judul for word in yielding)


def _side_by_side(header: Header) -> list[Header]:
    """The tables beside each other: each with its own indikator and its own values of it.

    Those of a cascade (no blank column between them) share tujuan and sasaran.
    """
    at = next((place for place in _places(header, "indikator")[1:] if _begins_table(header, place)), None)
    if at is None:
        return [header]
    cut = _cut(header.columns, at)
    left, right = header.columns[:cut], header.columns[cut:]
    if right[0].col == left[-1].last_col + 1:
        own = {column.medan for column in right}
        right = (*right, *(column for column in left if column.medan in _SHARED and column.medan not in own))
    border = right[0].col
    near = tuple(own for own in header.unknown if own.cell.col < border)
    far = tuple(own for own in header.unknown if own.cell.col >= border)
    rest = replace(header, columns=right, unknown=far, outdone=())
    return [replace(header, columns=left, unknown=near), *_side_by_side(rest)]


def _places(header: Header, medan: str) -> list[int]:
    return [place for place, column in enumerate(header.columns) if column.medan == medan]


def _begins_table(header: Header, place: int) -> bool:
    """Whether a further indikator has values that one to the left of it has too."""
    before, after = ({_sign(column) for column in part} for part in _parts(header.columns, place))
    return bool({sign for sign in before & after if sign[0] in MEDAN_NILAI})


def _parts(columns: Sequence[Column], place: int) -> tuple[Sequence[Column], Sequence[Column]]:
    return columns[:place], columns[place:]


def _cut(columns: Sequence[Column], place: int) -> int:
    """Where the table of the indikator at `place` begins: behind a blank column, else behind the values left of it."""
    values = [at for at in range(place) if columns[at].is_value]
    first = values[-1] + 1
    gaps = [at for at in range(first, place + 1) if columns[at].col > columns[at - 1].last_col + 1]
    if gaps:
        return gaps[0]
    known = {_sign(column) for column in columns[:first]}
    further = {_sign(column) for column in columns[place:]}
    while (
        columns[first].medan not in _NAMING and _sign(columns[first]) not in known and _sign(columns[first]) in further
    ):
        first += 1  # the unit behind the values of the left table; the right one has its own
    return first


def _sign(column: Column) -> tuple[str, int | None, int | None]:
    return (column.medan, column.tahun, column.ke) if column.medan in FIELDS else ("", column.col, None)


def _with_years_between(columns: list[Column]) -> list[Column]:
    """A column without a year between two of the same field, one year apart from each: the year between them."""
    out = list(columns)
    for at in range(1, len(columns) - 1):
        left, own, right = columns[at - 1 : at + 2]
        if own.tahun or own.ke or own.last_col > own.col or own.medan not in MEDAN_NILAI:
            continue
        is_between = left.last_col + 1 == own.col == right.col - 1 and left.medan == own.medan == right.medan
        if is_between and left.tahun and right.tahun == left.tahun + 2:
            out[at] = replace(own, tahun=left.tahun + 1, is_between=True)
    return out


def _with_results(columns: list[Column], strangers: Iterable[str]) -> list[Column]:
    """A "Capaian" without a realisasi beside it is no percentage of the target: what was reached (and said)."""
    unread = [*strangers, *(column.judul for column in columns if column.medan == "abaikan")]
    if any("realisasi" in fold(judul) for judul in unread):
        return columns
    years = {column.tahun for column in columns if column.medan == "realisasi"}
    return [
        replace(column, medan="realisasi", is_reached=True)
        if column.medan == "capaian"
        and not _PERCENTAGE.search(fold(column.judul))
        and not (years if column.tahun is None else years & {column.tahun, None})
        else column
        for column in columns
    ]
