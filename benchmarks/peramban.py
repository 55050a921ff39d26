"""The app in a real browser: starts it on a store and a free port, opens the system's Chromium. Used by the page
benchmark, the browser test and the pictures of the docs.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
_LONGEST_START = 90.0  # seconds; a busy machine


@contextmanager
def serve(store: Path) -> Iterator[str]:
    """The app on `store`, listening on 127.0.0.1 only; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"IKU_GUDANG": str(store)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)  # a busy machine


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _LONGEST_START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"Aplikasi berhenti dengan status {process.returncode}.")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("Aplikasi tidak menjawab.")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium. Raises RuntimeError where there is none: nothing is skipped silently."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise RuntimeError("Chromium tidak ditemukan. Pasang dengan: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def settle(page: Page) -> None:
    """Wait until the app has stopped running and drawing."""
    page.wait_for_function(
        """() => {
            const app = document.querySelector('[data-testid="stApp"]');
            return app && app.dataset.testScriptState === 'notRunning'
                && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]');
        }""",
        timeout=90_000,
        polling=10,
    )
