"""The app in a real browser: starts it on a store and a free port, opens the system's Chromium, clicks and waits.

Used by the page benchmark, the stories of the tests and the pictures of the docs.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent
_LONGEST_START = 90.0  # seconds; a busy machine
_LONGEST_WAIT = 90_000  # milliseconds


@contextmanager
def serve(store: Path) -> Iterator[str]:
    """The app on `store`, listening on 127.0.0.1 only; gives its address."""
    with serve_process(store) as (address, _):
        yield address


@contextmanager
def serve_process(store: Path) -> Iterator[tuple[str, int]]:
    """The same with the number of its process, for measuring."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"IKU_GUDANG": str(store)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield answers(port, process.poll), process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)  # a busy machine


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answers(port: int, status: Callable[[], int | None]) -> str:
    """Wait for the app on `port`; its address. `status` is that of its process once it has ended, before that null."""
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + _LONGEST_START
    while time.monotonic() < until:
        if status() is not None:
            raise RuntimeError(f"Aplikasi berhenti dengan status {status()}.")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return address
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("Aplikasi tidak menjawab.")


# The first that is there; the one without windows and menus takes a fifth less of the processor.
_CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

# Chromium heeds the last such list only: what Playwright leaves out, and the two lists that would hang under the line
# for addresses, pages of their own that take more to start than all the rest.
_WITHOUT = (
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,AimEnabled,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning"
)


@contextmanager
def chromium(*flags: str, pictures: bool = False) -> Iterator[Browser]:
    """The system's Chromium. Raises RuntimeError where there is none: nothing is skipped silently.

    `flags`: more of its command line. `pictures`: the whole one, which draws letters as people see them.
    """
    path = next(filter(None, map(shutil.which, _CHROMIUM[1:] if pictures else _CHROMIUM)), None)
    if path is None:
        raise RuntimeError("Chromium tidak ditemukan. Pasang dengan: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", _WITHOUT, *flags])
        try:
            yield browser
        finally:
            browser.close()


def new_page(browser: Browser, **options: Any) -> Page:
    """A page at laptop size that keeps count of what it has asked of the app; `options` as for a browser context."""
    page: Page = browser.new_context(**{"viewport": {"width": 1366, "height": 768}} | options).new_page()
    page.add_init_script(_TALLY)
    page.add_init_script(_STILL)
    page.set_default_timeout(_LONGEST_WAIT)
    expect.set_options(timeout=_LONGEST_WAIT)
    return page


# What the browser has asked the app for and not yet seen to the end. The state that the app shows says "not running"
# also between a click and its run, and between the two runs of one action. Read are only the first bytes of a message:
# 0x5a a run is asked, 0x0a and 0x12 its hash and remarks, 0x22 a run began, 0x30 it ended (2: another follows at once).
_TALLY = """(() => {
    const kind = bytes => {
        let at = 0;
        while (bytes[at] === 0x0a || bytes[at] === 0x12) {
            let length = 0, shift = 0;
            do { length |= (bytes[++at] & 127) << shift; shift += 7; } while (bytes[at] & 128);
            at += length + 1;
        }
        return bytes.slice(at, at + 2);
    };
    const tally = window.iku = {open: true, asked: true, last: 0, kind};
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
        if (data[0] === 0x5a) {
            tally.open = tally.asked = true;
            tally.last = performance.now();
        }
        if (!this.iku) this.addEventListener('message', event => {
            const [tag, value] = kind(new Uint8Array(event.data));
            if (tag === 0x22) tally.asked = false;
            if (tag === 0x30 && value !== 2) tally.open = tally.asked;
            tally.last = performance.now();
        });
        this.iku = true;
        return send.call(this, data);
    };
})()"""


# Nothing moves or fades: each of its frames is drawn by the processor.
_STILL = """(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, ::before, ::after {animation: none !important; transition: none !important}');
    document.adoptedStyleSheets.push(sheet);
})()"""


def settle(page: Page) -> None:
    """Wait until the app has answered all that a page of `new_page` asked, and has drawn it.

    An app silent for ten seconds while it says that it does not run has dropped the request (of a part redrawn since).
    """
    # A click is sent one turn of the browser's clock later, and drawing begins as late after the last message.
    page.evaluate("window.iku.last = performance.now()")
    page.wait_for_function(
        """() => {
            const app = document.querySelector('[data-testid="stApp"]');
            const silent = performance.now() - window.iku.last;
            return silent > (window.iku.open ? 10000 : 20)
                && app && app.dataset.testScriptState === 'notRunning'
                && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]');
        }""",
        polling=10,
    )


def see(page: Page, *what: Locator) -> None:
    """Wait until the app has answered and shows all of `what`.

    Settled first: each look of `expect` that finds nothing yet describes the whole page for its message, at the cost of
    a click, and the next look comes up to a second later.
    """
    settle(page)
    for item in what:
        if not item.is_visible():
            expect(item).to_be_visible()
            settle(page)


def menu(page: Page, name: str) -> None:
    """Open a page by its word in the menu."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=re.compile(f"^\\W*(\\w+ )?{name}")).click()
    see(page, page.get_by_role("heading", level=1, name=name))


def press(page: Page, name: str | re.Pattern[str], news: str | re.Pattern[str] | None = None) -> None:
    """Click a button; `news` is what the page says afterwards."""
    page.get_by_role("button", name=name).click()
    see(page, *([page.get_by_text(news).first] if news else []))


def download(page: Page, name: str | re.Pattern[str], folder: Path) -> Path:
    """Click a button that gives a file; the file under its own name in `folder`."""
    with page.expect_download() as found:
        page.get_by_role("button", name=name).click()
    target = folder / found.value.suggested_filename
    found.value.save_as(target)
    return target
