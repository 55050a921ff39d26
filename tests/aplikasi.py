"""The app for the stories in a browser: a new process each, forked from one that has read all its modules once."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.peramban import ROOT, answers, free_port

# Reading Streamlit and the app takes 2,5 seconds of processor time: once for each worker, not for each story.
_INDUK = multiprocessing.get_context("forkserver")
_INDUK.set_forkserver_preload(["tests.bekal"])


@contextmanager
def serve(store: Path) -> Iterator[str]:
    """The app on `store`, listening on 127.0.0.1 only; gives its address."""
    port = free_port()
    process = _INDUK.Process(target=_run, args=(store, port), daemon=True)
    process.start()
    try:
        yield answers(port, lambda: process.exitcode)
    finally:
        process.terminate()
        process.join(60)  # a busy machine


def _run(store: Path, port: int) -> None:
    from streamlit.web import cli

    os.chdir(ROOT)
    os.environ["IKU_GUDANG"] = str(store)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    cli.main(["run", "app.py", "--server.port", str(port)], standalone_mode=False)
