"""Timing and memory of one callable, the same way for all benchmarks."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable


def best_seconds(work: Callable[[], object], repeats: int = 5) -> float:
    """The fastest of several runs, in seconds: on a shared machine the least disturbed one."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def peak_mib(code: str) -> float:
    """Peak resident memory, in MiB, of a fresh Python that runs `code`."""
    tail = "\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    run = subprocess.run([sys.executable, "-c", code + tail], capture_output=True, text=True, check=True)
    return float(run.stdout.split()[-1])


def show(title: str, rows: list[tuple[str, str]]) -> None:
    """Print one table."""
    print(f"\n{title}")
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"  {name:<{width}}  {value}")
