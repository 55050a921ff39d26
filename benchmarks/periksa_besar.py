"""`python -m benchmarks periksa-besar [SMALL LARGE]`: all checks over every agency of many regions, in SQL.

Two sizes in value rows (default 1,000,000 and 11,000,000), each in a fresh process: seconds of the checks with their
shared relations, growth, peak memory. Before, the small size against the same rules as pandas loops (aturan_polos.py).
Seconds of the wall and of the processor: on a shared machine the wall tells of the others too.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.aturan_polos import ATURAN, KOLOM
from benchmarks.sintetis import NILAI_PER_INSTANSI, fill, pair
from benchmarks.ukur import show
from iku_analysis.checks import prepare, run_checks
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.database import Store
from iku_analysis.vocabulary import Vocabulary, load_vocabulary

LINGKUP = Scope(2026, (2025, 2029))
_MEMORI = "6GiB"  # of DuckDB's own; Python's findings come on top (goal: 8 GiB in all)


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
    vocabulary = load_vocabulary()
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "besar.duckdb")
        made = _timed(lambda: fill(store._connection, vocabulary, values // NILAI_PER_INSTANSI))
        store._fit_threads()  # filled past its transactions
        store._connection.execute(f"set memory_limit = '{_MEMORI}'")
        cursors: list[duckdb.DuckDBPyConnection] = []
        core = _timed(lambda: cursors.append(store.cursor(vocabulary)))
        cursor = cursors[0]
        paired = _timed(lambda: pair(cursor))
        counts = cursor.execute(
            "select (select count(*) from core_nilai), (select count(*) from core_baris), count(distinct instansi) "
            "from core_lembar"
        ).fetchone()
        shared = _timed(lambda: prepare(cursor, vocabulary))
        found: list[Any] = []
        checked = _timed(lambda: found.append(run_checks(cursor, vocabulary, LINGKUP, Thresholds(), strict=True)))
        results, findings, _ = found[0]
        judged = sum(item.diperiksa for item in results)
        rows = [
            ("nilai, rekaman, instansi", " / ".join(f"{count:,}" for count in counts or ())),
            ("dibuat; yang berlaku; padanan (SQL)", f"{made}; {core}; {paired}"),
            ("relasi bersama pemeriksaan", shared),
            (f"{len(results)} pemeriksaan", f"{checked}; {judged:,} dinilai, {len(findings):,} temuan"),
            ("memori puncak", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB"),
        ]
        show(f"Semua pemeriksaan, {values:,} nilai", rows)
        if against_pandas:
            del found, findings
            _against_pandas(cursor, vocabulary)
        store.close()


def _timed(work: Callable[[], object]) -> str:
    wall, used = time.perf_counter(), time.process_time()
    work()
    return f"{time.perf_counter() - wall:.1f} s (prosesor {time.process_time() - used:.1f} s)"


def _against_pandas(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    """The same rules on the same tables; both sides in processor seconds, ours with all shared relations."""
    tabel = {name: cursor.execute(query).df() for name, query in KOLOM.items()}
    used = time.process_time()
    prepare(cursor, vocabulary)
    shared = time.process_time() - used
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
