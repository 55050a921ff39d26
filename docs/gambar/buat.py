"""Makes the pictures of the docs: each page of the sample agency at 1366 × 768, each chart at 1920 × 1080.

Run: python docs/gambar/buat.py
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.peramban import chromium, menu, new_page, press, serve, settle  # noqa: E402
from iku_analysis import pipeline  # noqa: E402
from iku_analysis.store.database import Store  # noqa: E402
from iku_analysis.ui.questions import PERTANYAAN  # noqa: E402
from iku_analysis.vocabulary import load_vocabulary  # noqa: E402

# Page → the row that is opened in its list; blank: none.
PAGES = {
    "Beranda": "",
    "Format": "",
    "Unggah": "",
    "Padanan": "▲ Beda",
    "Pemeriksaan": "K33",
    "Kamus IKU": "Indeks Kerukunan",
    "Grafik": "",
    "Rapat": "",
    "Draf": "",
    "Pengesahan": "",
    "Pengaturan": "",
}
_COLOURS = 256  # enough for flat screens; also the rare ones of the signs are kept


def main() -> None:
    """Draw all pictures into this folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contoh.duckdb"
        store = Store.open(path)
        pipeline.import_files(store, load_vocabulary(), pipeline.sample_files(), oleh="Kasubbag Program")
        store.close()
        with serve(path) as address, chromium(pictures=True) as browser:
            draw_charts(browser, address)
            page = new_page(browser, reduced_motion="reduce")
            page.goto(address)
            for name, row in PAGES.items():
                menu(page, name)
                if row:
                    page.locator("tr.bisa").filter(has_text=row).first.click()
                    page.locator(".st-key-rincian").wait_for()
                    settle(page)
                if name == "Rapat":
                    press(page, "Simpan persiapan")
                    press(page, "Mulai rapat")
                    page.locator(".iku-butir").wait_for()
                    settle(page)
                if name == "Pengesahan":
                    press(page, "Serahkan draf")
                    page.locator("tr.bisa").nth(1).click()
                    page.get_by_role("button", name="Usulkan perubahan").wait_for()
                    settle(page)
                page.wait_for_timeout(1500)
                save(page.screenshot(), name.split()[0].lower())
                if name == "Draf":
                    press(page, "Buat draf")
                    page.get_by_role("button", name="Unduh draf").first.wait_for()
                if name == "Rapat":
                    page.keyboard.press("a")
                    page.get_by_test_id("stSidebar").wait_for()


def draw_charts(browser: Browser, address: str) -> None:
    """Each question of the page Grafik as on a projector."""
    page = new_page(browser, viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    page.goto(f"{address}/grafik")
    for question in PERTANYAAN:
        page.get_by_text(question.tanya, exact=True).first.click()
        page.locator(f"[class*=st-key-grafik-{question.kunci}] .main-svg").first.wait_for()
        settle(page)
        page.wait_for_timeout(1500)
        save(page.screenshot(), f"grafik-{question.kunci}")
    page.close()


def save(picture: bytes, name: str) -> None:
    """A small PNG of few colours."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE)
    image.save(Path(__file__).parent / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
