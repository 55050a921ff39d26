"""Runs the catalogue over what is in force: SQL in, `HasilPemeriksaan` and `Temuan` out. Judges nothing itself.

Takes a cursor with core_ views and out_ tables (docs/architecture.md). Fetches the findings and counts of the rest,
so that millions of rows that pass are never fetched; of one agency it fetches all, which is faster than grouping.
Columns are fetched, not rows: only findings become rows.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict
from itertools import repeat
from queue import SimpleQueue
from typing import Any

import duckdb

from iku_analysis.checks.placing import findings_of, places_of
from iku_analysis.checks.preparing import set_words
from iku_analysis.checks.registry import PARAMETER, Check, catalogue
from iku_analysis.results import Dilihat, HasilPemeriksaan, StatusPemeriksaan, Temuan
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.database import twin
from iku_analysis.vocabulary import Vocabulary

_LOG = logging.getLogger(__name__)
# Typed values up to which every row is fetched: grouping costs about 1 ms a check, fetching 1 µs a row (measured).
_MOST_FETCHED = 10_000
# The rows of a check, those of one outcome and reason as one with their number; whole are findings and the records that
# people asked about.
_GROUPED = """
    select
        case
            when status = 'temuan' or list_contains($diminta::varchar[], baris_id)
                then columns(name -> name not in ('status', 'alasan'))
        end,
        columns(name -> name in ('status', 'alasan')),
        baris_id is null as is_umum,
        count(*) as jumlah
    from (
        select null::varchar as baris_id
        where false
        union all by name
        from ({sql})
    )
    group by all
"""
_ALASAN_TAMPIL = 3  # reasons named in one result; the rest are the same kind of gap
_GAGAL = "pemeriksaan gagal dijalankan"
# The result of a check, its findings as rows of registry.py's columns, and what else records asked about came to.
_Outcome = tuple[HasilPemeriksaan, list[dict[str, Any]], list[Dilihat]]


def run_checks(
    cursor: duckdb.DuckDBPyConnection,
    vocabulary: Vocabulary,
    scope: Scope,
    thresholds: Thresholds,
    *,
    dimatikan: Mapping[str, str] | None = None,
    asked: Mapping[str, Collection[str]] | None = None,
    codes: Collection[str] | None = None,
    strict: bool = False,
) -> tuple[tuple[HasilPemeriksaan, ...], tuple[Temuan, ...], tuple[Dilihat, ...]]:
    """All checks of the catalogue over the whole agency (`scope.bidang` only narrows what pages show).

    What people decided about findings is laid over them later (store/work.py).
    `dimatikan`: code → reason of the checks that the agency switched off: not run, neither lulus nor temuan.
    `asked`: code → ids of the records that people asked about; what each of them came to beside findings is `Dilihat`.
    `codes`: only these checks; null: the whole catalogue.
    A check that breaks becomes tidak_dapat_diperiksa; with `strict` it raises instead. Needs `prepare` on the cursor,
    for those that run.
    """
    items = [item for item in catalogue() if codes is None or item.kode in codes]
    is_small = cursor.execute("select count(*) <= ? from core_nilai", [_MOST_FETCHED]).fetchall()[0][0]
    columns = _columns(cursor) if any(item.perlu and item.kode not in (dimatikan or ()) for item in items) else set()

    def judge(cursor: duckdb.DuckDBPyConnection, item: Check) -> _Outcome:
        sumber = "; ".join(vocabulary.sumber.get(code, code) for code in item.sumber)
        if dimatikan and item.kode in dimatikan:
            off = Counter({f"dimatikan instansi: {dimatikan[item.kode]}": 0})
            return _result(item, sumber, Counter(), off), [], []
        if item.perlu and columns.isdisjoint(item.perlu):
            return _result(item, sumber, Counter(tdp=1), Counter({item.tanpa_data: 1})), [], []
        form = "{sql}" if is_small else _GROUPED
        try:
            return _run(cursor, item, sumber, form, sql_of(item, scope, thresholds), (asked or {}).get(item.kode, ()))
        except duckdb.Error:
            if strict:
                raise
            _LOG.exception("Pemeriksaan %s gagal dijalankan", item.kode)
            return _result(item, sumber, Counter(), Counter({_GAGAL: 1})), [], []

    outcomes = _side_by_side(cursor, vocabulary, items, judge) if is_small else [judge(cursor, item) for item in items]
    rows = [(item, row) for item, (_, found, _) in zip(items, outcomes, strict=True) for row in found]
    places = places_of(cursor, {str(row["baris_id"]) for _, row in rows if row.get("baris_id")})
    return (
        tuple(result for result, _, _ in outcomes),
        findings_of(rows, places),
        tuple(item for _, _, seen in outcomes for item in seen),
    )


def _columns(cursor: duckdb.DuckDBPyConnection) -> set[str]:
    """The fields that a sheet in force shows."""
    return {row[0] for row in cursor.execute("select distinct medan from periksa_kolom").fetchall()}


def _side_by_side(
    cursor: duckdb.DuckDBPyConnection,
    vocabulary: Vocabulary,
    items: Sequence[Check],
    judge: Callable[[duckdb.DuckDBPyConnection, Check], _Outcome],
) -> list[_Outcome]:
    """What `judge` gives for each check, two at a time: DuckDB plans a check for longer than it runs it over one
    agency, and plans in one thread.
    """
    if len(items) < 2:
        return [judge(cursor, item) for item in items]
    second = twin(cursor)
    set_words(second, vocabulary)
    free = SimpleQueue[duckdb.DuckDBPyConnection]()
    for one in (cursor, second):
        free.put(one)

    def work(item: Check) -> _Outcome:
        taken = free.get()
        try:
            return judge(taken, item)
        finally:
            free.put(taken)

    with closing(second), ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, items))


def judged(
    item: Check, sumber: str, rows: Sequence[dict[str, Any]]
) -> tuple[HasilPemeriksaan, tuple[Temuan, ...], tuple[Dilihat, ...]]:
    """The same for a check whose rows (registry.py's columns, of no record) were made outside a run."""
    names = {name for row in rows for name in row}
    result, found, seen = _outcome(item, sumber, {name: [row.get(name) for row in rows] for name in names}, ("",))
    return result, findings_of([(item, row) for row in found], {}), tuple(seen)


def sql_of(item: Check, scope: Scope, thresholds: Thresholds) -> str:
    """The SQL of a check with the values that it asks for."""
    first, last = scope.periode or (None, None)
    values = asdict(thresholds) | {"tahun": scope.tahun, "periode_awal": first, "periode_akhir": last}
    return PARAMETER.sub(lambda match: _literal(values[match[1]]), item.sql)


def _run(
    cursor: duckdb.DuckDBPyConnection,
    item: Check,
    sumber: str,
    form: str,
    sql: str,
    asked: Collection[str],
) -> _Outcome:
    """The result of one check, its findings as rows of registry.py's columns, and what else records `asked` came to.

    `form`: the statement around its `sql`. One statement, since planning a check costs more than running it over one
    agency.
    """
    cursor.execute(form.replace("{sql}", sql), {"diminta": sorted(asked)} if form == _GROUPED else None)
    columns = {name: cells.tolist() for name, cells in cursor.fetchnumpy().items()}
    return _outcome(item, sumber, columns, asked)


def _outcome(item: Check, sumber: str, columns: Mapping[str, list[Any]], asked: Collection[str]) -> _Outcome:
    """Columns of a check counted and sorted out. `jumlah`: how many a row stands for, 1 where it is not told."""
    status: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    found: list[dict[str, Any]] = []
    seen: list[Dilihat] = []
    reason, number = columns.get("alasan", repeat(None)), columns.get("jumlah", repeat(1))
    for place, (keadaan, alasan, jumlah) in enumerate(zip(columns["status"], reason, number, strict=False)):
        status[keadaan] += jumlah
        why = (alasan or item.tanpa_data) if keadaan == "tdp" else None
        if why:
            reasons[why] += jumlah
        if keadaan != "temuan" and not asked:
            continue
        row = {name: cells[place] for name, cells in columns.items()}
        baris_id = row.get("baris_id") or ""
        if keadaan == "temuan":
            found += [row] * jumlah
        elif baris_id in asked or (why and row.get("is_umum", not baris_id)):
            seen.append(Dilihat(item.kode, baris_id, row.get("tahun"), row.get("hal"), why))
    return _result(item, sumber, status, reasons), found, seen


def _literal(value: float | None) -> str:
    """A threshold, a year or null as SQL. They are our own numbers; with parameters no plan could be kept."""
    return "null" if value is None else str(int(value)) if isinstance(value, int) else f"'{float(value)!r}'::double"


def _result(item: Check, sumber: str, status: Counter[str], reasons: Counter[str]) -> HasilPemeriksaan:
    judged = status["lulus"] + status["temuan"]
    name: StatusPemeriksaan = "temuan" if status["temuan"] else "lulus" if judged else "tidak_dapat_diperiksa"
    # The most frequent first, equal ones by their words: the same files always say the same.
    shown = sorted(reasons, key=lambda reason: (-reasons[reason], reason))[:_ALASAN_TAMPIL]
    return HasilPemeriksaan(
        kode=item.kode,
        judul=item.judul,
        tingkat=item.tingkat,
        topik=item.topik,
        status=name,
        diperiksa=judged,
        temuan=status["temuan"],
        sumber=sumber,
        alasan="; ".join(shown) or (None if judged else item.tanpa_data),
        tidak_diperiksa=status["tdp"],
    )
