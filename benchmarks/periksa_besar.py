"""`python -m benchmarks periksa-besar [SMALL LARGE]`: all checks over every agency of many regions, in SQL.

Two sizes in value rows (default 1,000,000 and 11,000,000), each in a fresh process: seconds of the checks with their
shared relations, growth, peak memory. Agencies are taken some thousand at a time, each slice on a cursor that does not
see the uploads of the others: no check looks from one agency into another, and so memory does not grow with the store.
One slice a core, each query in one thread: so no core waits for the other.
Before, the small size against the same rules as pandas loops (aturan_polos.py).
Seconds of the wall (those of all slices through the slices at once) and of the processor: on a shared machine the wall
tells of the others too.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TypeVar

import duckdb

from benchmarks.aturan_polos import ATURAN, KOLOM
from benchmarks.sintetis import NILAI_PER_INSTANSI, fill, pair
from benchmarks.ukur import show
from iku_analysis.checks import prepare, run_checks
from iku_analysis.checks.kemiripan import register_functions
from iku_analysis.results import HasilPemeriksaan, Temuan
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.database import Store
from iku_analysis.vocabulary import Vocabulary, load_vocabulary

Result = TypeVar("Result")
LINGKUP = Scope(2026, (2025, 2029))
_SEPOTONG = 1000  # agencies of one slice, about half a million values
_SEKALIGUS = 2  # slices at once
_MEMORI = "6GiB"  # of DuckDB's own; Python's findings come on top (goal: 8 GiB in all)


class Waktu:
    """Seconds of the wall and of the processor, summed by name over the threads that do the work."""

    def __init__(self) -> None:
        self._used: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._lock = Lock()

    def of(self, name: str, work: Callable[..., Result], *given: object, **named: object) -> Result:
        """What `work` gives; its seconds are added to those of `name`."""
        wall, used = time.perf_counter(), time.thread_time()
        out = work(*given, **named)
        with self._lock:
            self._used[name][0] += time.perf_counter() - wall
            self._used[name][1] += time.thread_time() - used
        return out

    def said(self, name: str, at_once: int = _SEKALIGUS) -> str:
        """The seconds; `at_once`: threads that did such work at the same time."""
        wall, used = self._used[name]
        return f"{wall / at_once:.1f} s (prosesor {used:.1f} s)"


def main() -> None:
    """Print the tables; with `--satu N`, as the children do, one size only."""
    words = [word for word in sys.argv[2:] if word.isdigit()]
    if "--satu" in sys.argv:
        _one(int(words[0]), against_pandas="--polos" in sys.argv)
        return
    small, large = (int(word) for word in words) if len(words) == 2 else (1_000_000, 11_000_000)
    for size, extra in ((small, ["--polos"]), (large, [])):
        command = [sys.executable, "-m", "benchmarks", "periksa-besar", str(size), "--satu", *extra]
        subprocess.run(command, check=True)


def _one(values: int, *, against_pandas: bool) -> None:
    vocabulary, waktu = load_vocabulary(), Waktu()
    with tempfile.TemporaryDirectory() as folder:
        store = filled(Path(folder) / "besar.duckdb", vocabulary, values, waktu)
        store._connection.execute(f"set memory_limit = '{_MEMORI}'")
        results, findings = in_slices(store, vocabulary, _SEPOTONG, waktu)
        judged = sum(item.diperiksa for item in results)
        counts = store._connection.execute(
            "select (select count(*) from raw_nilai), (select count(*) from raw_baris), count(distinct instansi) "
            "from raw_unggahan"
        ).fetchone()
        rows = [
            ("nilai, rekaman, instansi", " / ".join(f"{count:,}" for count in counts or ())),
            (
                "dibuat; yang berlaku; padanan (SQL)",
                f"{waktu.said('isi', 1)}; {waktu.said('berlaku')}; {waktu.said('padanan')}",
            ),
            ("relasi bersama pemeriksaan", waktu.said("relasi")),
            ("pemeriksaan", f"{waktu.said('pemeriksaan')}; {judged:,} dinilai, {len(findings):,} temuan"),
            ("memori puncak", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB"),
        ]
        show(f"Semua pemeriksaan, {values:,} nilai", rows)
        if against_pandas:
            del findings
            cursor = store.cursor(vocabulary)
            pair(cursor)
            _against_pandas(cursor, vocabulary)
        store.close()


def filled(path: Path, vocabulary: Vocabulary, values: int, waktu: Waktu) -> Store:
    """A store of about so many values, opened anew as any store is; each query in one thread."""
    store = Store.open(path)
    waktu.of("isi", fill, store._connection, vocabulary, values // NILAI_PER_INSTANSI)
    store.close()
    store = Store.open(path)
    store._connection.execute("set threads = 1")
    register_functions(store._connection)
    return store


def in_slices(
    store: Store, vocabulary: Vocabulary, agencies: int, waktu: Waktu
) -> tuple[list[HasilPemeriksaan], list[Temuan]]:
    """The results of each slice one after the other, and all findings."""

    def run(others: Sequence[str]) -> tuple[Sequence[HasilPemeriksaan], Sequence[Temuan]]:
        cursor = waktu.of("berlaku", store.cursor, vocabulary, others)
        waktu.of("padanan", pair, cursor)
        waktu.of("relasi", prepare, cursor, vocabulary)
        judged, found, _ = waktu.of("pemeriksaan", run_checks, cursor, vocabulary, LINGKUP, Thresholds(), strict=True)
        cursor.close()
        return judged, found

    with ThreadPoolExecutor(_SEKALIGUS) as pool:
        parts = list(pool.map(run, _others(store, agencies)))
    return [item for judged, _ in parts for item in judged], [item for _, found in parts for item in found]


def _others(store: Store, agencies: int) -> Iterator[Sequence[str]]:
    """For each slice of agencies, in the order of their first upload, the uploads of all others."""
    rows = store._connection.execute(
        "select list(unggahan_id) from raw_unggahan group by instansi order by min(unggahan_id)"
    ).fetchall()
    for first in range(0, len(rows), agencies):
        yield [upload for (uploads,) in (*rows[:first], *rows[first + agencies :]) for upload in uploads]


def _against_pandas(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    """The same rules on the same tables; both sides in processor seconds, ours with all shared relations."""
    used = time.process_time()
    prepare(cursor, vocabulary)
    shared = time.process_time() - used
    tabel = {name: cursor.execute(query).df() for name, query in KOLOM.items()}
    rows: list[tuple[str, str]] = []
    all_ours, all_loops = shared, 0.0
    for kode, rule in ATURAN.items():
        used = time.process_time()
        _, findings, _ = run_checks(cursor, vocabulary, LINGKUP, Thresholds(), codes=[kode], strict=True)
        ours = time.process_time() - used
        used = time.process_time()
        theirs = rule(tabel)
        loops = time.process_time() - used
        same = len(findings) == len(theirs) and {item.baris_id for item in findings} == {key[0] for key in theirs}
        rows.append((kode, f"{loops:.1f} s / {ours:.2f} s = {loops / ours:.0f} ×, {len(theirs)} temuan, "
                     + ("sama" if same else f"BEDA ({len(findings)})")))  # fmt: skip
        all_ours, all_loops = all_ours + ours, all_loops + loops
    ratio = all_loops / all_ours
    rows.append(("semua, dengan relasi bersama", f"{all_loops:.1f} s / {all_ours:.1f} s = {ratio:.0f} ×"))
    show("Aturan yang sama sebagai putaran pandas", rows)
