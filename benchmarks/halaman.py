"""From a click to a settled page, in the browser, on the sample agency (bar: 0,3 s); the first turn is left out.

Beside the seconds of the clock stands the processor time of the server and of the browser's page: these also compare
on a machine that is shared.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import CDPSession, Page

from benchmarks.peramban import chromium, menu, new_page, serve_process, settle
from benchmarks.rapat import agency_files
from iku_analysis import pipeline
from iku_analysis.store.database import Store
from iku_analysis.vocabulary import load_vocabulary
from tests import pembuat

ULANGAN = 5
BATAS = 0.3  # seconds; a goal of this project for an office of one agency
BANYAK, BATAS_BANYAK = 500, 1.0  # indicators decided on by one click, and its seconds
_LISTS = {
    "Unggah": re.compile("^Berkas tersimpan$"),
    "Padanan": re.compile("^Padanan usulan"),
    "Pemeriksaan": re.compile("^Temuan$"),
}
_MENU = ("Unggah", "Padanan", "Pemeriksaan", "Grafik", "Draf", "Pengaturan", "Beranda")


@dataclass(frozen=True)
class Waktu:
    """One click: seconds of the clock, of the server's processor time, of the browser's (its pages)."""

    jam: float
    server: float
    peramban: float


@dataclass(frozen=True)
class Alat:
    """What a click is measured with: the page, the server's process, the browser's own account of its processes."""

    page: Page
    server: int
    sesi: CDPSession

    def timed(self, action: Callable[[], None]) -> Waktu:
        """From the click until the app has stopped running and drawing."""
        before, began = self._processor(), time.perf_counter()
        action()
        settle(self.page)
        clock, after = time.perf_counter() - began, self._processor()
        return Waktu(clock, after[0] - before[0], after[1] - before[1])

    def _processor(self) -> tuple[float, float]:
        """Processor seconds so far of the server (Linux: the clock of another process) and of the browser's pages."""
        found = self.sesi.send("SystemInfo.getProcessInfo")["processInfo"]
        pages = sum(item["cpuTime"] for item in found if item["type"] == "renderer")
        return time.clock_gettime((~self.server << 3) | 2), pages


def main() -> None:
    """Print the median of each click, and the clicks that decide on 500 indicators at once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contoh.duckdb"
        store = Store.open(path)
        pipeline.import_files(store, load_vocabulary(), pipeline.sample_files(), oleh="pengukur")
        store.close()
        with opened(path) as alat:
            times = measure(alat)
        large = Path(folder) / "besar.duckdb"
        store = pembuat.simpan(Store.open(large), *agency_files(BANYAK))
        store.close()
        with opened(large) as alat:
            many = decide_all(alat)
    report("Klik sampai halaman tenang", times, BATAS)
    report(f"Satu klik atas {BANYAK} indikator", many, BATAS_BANYAK)


@contextmanager
def opened(path: Path) -> Iterator[Alat]:
    """The app on a store in a browser, Beranda drawn."""
    with serve_process(path) as (address, server), chromium() as browser:
        page = new_page(browser)
        page.goto(address)
        page.get_by_role("heading", level=1, name="Beranda").wait_for()
        settle(page)
        yield Alat(page, server, browser.new_browser_cdp_session())


def report(title: str, times: dict[str, list[Waktu]], bar: float) -> None:
    """Print the medians against the bar."""
    print(f"\n{title} (median; detik, batas {bar}; lalu waktu prosesor server dan peramban, milidetik)")
    for name, values in times.items():
        middle = statistics.median(item.jam for item in values)
        server_ms, browser_ms = (
            1000 * statistics.median(getattr(item, side) for item in values) for side in ("server", "peramban")
        )
        print(f"  {name:<44} {middle:6.2f}   {'ya' if middle < bar else 'TIDAK':<5} {server_ms:5.0f} {browser_ms:5.0f}")


def decide_all(alat: Alat) -> dict[str, list[Waktu]]:
    """All differences of the agency decided by one click, and taken back by the next; the first turn is left out."""
    page, times = alat.page, dict[str, list[Waktu]]()
    menu(page, "Padanan")
    page.get_by_text("Rekonsiliasi", exact=True).click()
    settle(page)
    for turn in range(3):
        for putusan, field in (("Pertahankan usulan", "Alasan"), ("Ikuti Renstra", "Alasan (boleh dikosongkan)")):
            page.get_by_label("Centang semua yang tampil").check()
            page.get_by_role("button", name=re.compile("Putuskan yang dicentang")).click()
            page.get_by_text(putusan, exact=True).click()
            page.get_by_role("textbox", name=field, exact=True).fill("rapat")
            settle(page)
            # Found by their keys: to look for a name through a long table costs more than the click.
            done = {
                f"Rekonsiliasi: {putusan.lower()}, semuanya": (
                    ".st-key-rincian [data-testid=stFormSubmitButton] button",
                    "✓",
                ),
                f"Urungkan: {putusan.lower()}": (".st-key-urungkan-kabar button", "Diurungkan"),
            }
            for label, (button, news) in done.items():
                taken = alat.timed(lambda button=button, news=news: _click(page, button, news))
                if turn:
                    times.setdefault(label, []).append(taken)
    return times


def _click(page: Page, button: str, news: str) -> None:
    """A click on a button by its key; done when the news of it stands."""
    before = page.locator(".st-key-kabar").inner_text() if page.locator(".st-key-kabar").count() else ""
    page.locator(button).first.click()
    page.wait_for_function(
        "([before, news]) => { const text = document.querySelector('.st-key-kabar')?.innerText ?? '';"
        " return text !== before && text.includes(news); }",
        arg=[before, news],
        polling=50,  # looking costs the browser too
    )


def measure(alat: Alat) -> dict[str, list[Waktu]]:
    """Name of a click → its times in each turn, the first left out."""
    times: dict[str, list[Waktu]] = {}
    for turn in range(ULANGAN + 1):
        for name in _MENU:
            clicks = [(f"menu: {name}", lambda name=name: menu(alat.page, name))]
            for label, action in clicks + inside(alat.page, name, turn):
                taken = alat.timed(action)
                if turn:
                    times.setdefault(label, []).append(taken)
    return times


def inside(page: Page, name: str, turn: int) -> list[tuple[str, Callable[[], None]]]:
    """The clicks measured inside a page; each turn opens another row, so that there is something to draw."""
    if name in ("Unggah", "Padanan", "Pemeriksaan"):
        return [(f"{name}: buka satu baris", lambda: open_row(page, name, turn))]
    if name == "Grafik":
        questions = ("Seberapa jauh dari Renstra?", "Bersambungkah rencananya?", "Di mana temuannya?")
        return [(f"Grafik: {text}", lambda text=text: page.get_by_text(text, exact=True).click()) for text in questions]
    return []


def open_row(page: Page, name: str, turn: int) -> None:
    """Click a row of the page's list; done when its detail stands and the row is marked."""
    rows = page.get_by_role("table", name=_LISTS[name]).locator("tr.bisa")
    rows.nth(turn).click()
    page.locator(".st-key-rincian").wait_for()
    page.wait_for_function("row => row.isConnected === false || row.getAttribute('aria-selected') === 'true'",
                           arg=rows.nth(turn).element_handle(), polling=10)  # fmt: skip


if __name__ == "__main__":
    main()
