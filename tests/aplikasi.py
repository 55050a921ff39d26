"""The app and the browser of the stories, at less of the processor than people spend on them.

The app is a new process each, forked from one that has read all its modules once.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks import peramban
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


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser. A story ends before a script compiled with the most care has saved what that took."""
    with peramban.chromium("--js-flags=--no-turbofan") as browser:
        yield browser


def new_page(browser: Browser, **options: Any) -> Page:
    """A page as of `peramban` on a slow line: what the app says in one run reaches the page together."""
    page = peramban.new_page(browser, **options)
    page.add_init_script(_TOGETHER)
    return page


# A page is drawn anew for each few of the fifty messages of a run, though the run takes less time than one drawing.
# Held back are they until the last (0x30) or the 40 ms after which a long run begins to show what it does.
_TOGETHER = """(() => {
    const listen = WebSocket.prototype.addEventListener;
    WebSocket.prototype.addEventListener = function (name, handler, ...rest) {
        if (name !== 'message') return listen.call(this, name, handler, ...rest);
        const held = [];
        let timer = null;
        const give = () => {
            clearTimeout(timer);
            timer = null;
            for (const event of held.splice(0)) handler.call(this, event);
        };
        return listen.call(this, name, event => {
            held.push(event);
            if (window.iku.kind(new Uint8Array(event.data))[0] === 0x30) give();
            else timer ??= setTimeout(give, 40);
        }, ...rest);
    };
})()"""
