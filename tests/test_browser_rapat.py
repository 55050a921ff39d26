"""A meeting over the sample agency with the keyboard alone, in a real browser: decide, reload, take the papers home."""

from __future__ import annotations

import io
import re
from pathlib import Path

from docx import Document
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from benchmarks.peramban import see, settle
from iku_analysis.store.database import Store
from iku_analysis.store.meeting import KATA, verdicts
from tests.aplikasi import chromium, new_page, serve

BUTIR = re.compile(r"Butir (\d+) dari 37")


def test_meeting_with_the_keyboard_alone(sample_copy: Path, tmp_path: Path) -> None:
    with serve(sample_copy) as address, chromium() as browser:
        page = open_meeting(browser, address)
        press(page, "1", "Diterima: “")
        write_reason(page, "4", "bukan outcome", "Ditolak: “")
        change_target(page, "99,9")
        press(page, "ArrowRight", "Butir 4 dari 37")
        page.reload()
        see(page, page.get_by_text("Butir 4 dari 37"), page.get_by_text("3 dari 37 diputuskan"))
        write_reason(page, "5", "menunggu data", "Ditunda: “")
        press(page, "1", "Diterima: “")
        press(page, "z", "Diurungkan: Diterima")
        expect(page.get_by_text("Butir 5 dari 37")).to_be_visible()
        press(page, "1", "Butir 6 dari 37")
        join_with_next(page)
        second = page.context.new_page()
        second.set_viewport_size({"width": 1920, "height": 1080})
        second.goto(f"{address}/rapat?layar=2")
        expect(second.locator(".iku-butir h1")).to_have_text(page.locator(".iku-butir h1").inner_text())
        press(page, "ArrowLeft", "Butir 6 dari 37")
        expect(second.get_by_text("Butir 6 dari 37")).to_be_visible()
        assert second.get_by_role("button", name="Terima").count() == 0
        second.close()
        minutes, slides = download_papers(page, tmp_path)
        open_a_panel_and_take_its_picture(page, tmp_path)
    look_into(sample_copy, minutes, slides)


def open_meeting(browser: Browser, address: str) -> Page:
    """From the page into the meeting; only keys are pressed."""
    page = new_page(browser, reduced_motion="reduce")
    page.goto(f"{address}/rapat")
    see(page, page.get_by_role("heading", level=1, name="Rapat"))
    enter(page, "Simpan persiapan")
    enter(page, "Mulai rapat")
    see(page, page.get_by_text("Butir 1 dari 37"))
    return page


def enter(page: Page, name: str) -> None:
    """A button by the Enter key."""
    button = page.get_by_role("button", name=name)
    button.focus()
    page.keyboard.press("Enter")
    settle(page)


def press(page: Page, key: str, then: str) -> None:
    """A key of the meeting, and what the screen says after it."""
    page.keyboard.press(key)
    see(page, page.get_by_text(then).first)


def cursor_in(page: Page, label: str) -> None:
    expect(page.get_by_label(label, exact=True)).to_be_focused()


def write_reason(page: Page, key: str, reason: str, then: str) -> None:
    page.keyboard.press(key)
    cursor_in(page, "Alasan ditolak" if key == "4" else "Alasan ditunda")
    page.keyboard.type(reason)
    page.keyboard.press("Tab")
    page.keyboard.type("Susun ulang rumus")
    page.keyboard.press("Control+Enter")
    see(page, page.get_by_text(then))


def change_target(page: Page, target: str) -> None:
    """Digits typed into a field are digits, no keys of the meeting."""
    page.keyboard.press("2")
    cursor_in(page, "Target 2025")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type(target)
    page.keyboard.press("Control+Enter")
    see(page, page.get_by_text("Sudah diperiksa lagi"), page.get_by_text("Target 2026 berbeda dari Renstra"))


def join_with_next(page: Page) -> None:
    page.keyboard.press("3")
    cursor_in(page, "Digabung ke indikator yang tetap dimuat")
    page.keyboard.type("Indeks Ketahanan Nasional")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    see(page, page.get_by_text("Digabung dengan “Indeks Ketahanan Nasional"))


def download_papers(page: Page, folder: Path) -> tuple[bytes, bytes]:
    """Close the meeting, take minutes and slides."""
    page.keyboard.press("a")
    see(page, page.get_by_role("heading", level=1, name="Rapat"))
    enter(page, "Tutup rapat")
    page.get_by_role("radio", name="Hasil").or_(page.get_by_role("button", name="Hasil")).first.click()
    see(page, page.get_by_text("Sebelum dan sesudah rapat").first)
    out = []
    for name in ("Notulen (Word)", "Salindia (PowerPoint)"):
        with page.expect_download() as download:
            enter(page, name)
        target = folder / download.value.suggested_filename
        download.value.save_as(target)
        out.append(target.read_bytes())
    return out[0], out[1]


def open_a_panel_and_take_its_picture(page: Page, folder: Path) -> None:
    """A click on a small chart opens its path; the button gives an SVG that the browser itself made."""
    page.get_by_test_id("stSidebar").get_by_role("link", name="Grafik").click()
    page.get_by_text("Target mana menyimpang?").click()
    settle(page)
    mark = page.locator(".js-plotly-plot .scatterlayer .trace").nth(1).locator(".point").first
    box = mark.bounding_box()
    assert box is not None
    with page.expect_download() as download:
        page.locator('.modebar-btn[data-title="Unduh gambar"]').click()
    assert download.value.suggested_filename == "grafik-kisi.svg"
    download.value.save_as(folder / "kisi.svg")
    assert "menyimpang dari lintasan Renstra" in (folder / "kisi.svg").read_text(encoding="utf-8")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)  # plotly takes a click only where it has seen the cursor
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    see(page, page.get_by_text("Indikator", exact=True).first)


def look_into(path: Path, minutes: bytes, slides: bytes) -> None:
    """Every decision of the store stands in the minutes and on a slide."""
    store = Store.open(path)
    found = [item for item in verdicts(store).values() if item.putusan]
    store.close()
    assert sorted(item.putusan for item in found) == ["gabung", "terima", "terima", "tolak", "tunda", "ubah"]
    doc = Document(io.BytesIO(minutes))
    rows = [[cell.text for cell in row.cells] for table in doc.tables for row in table.rows]
    said = "\n".join(paragraph.text for paragraph in doc.paragraphs)
    pages = [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in Presentation(io.BytesIO(slides)).slides
    ]
    assert len(pages) == 2 + 37
    for item in found:
        name = item.indikator
        assert any(name in row[1] and row[-1].startswith(KATA[item.putusan]) for row in rows if len(row) == 5), name
        assert any(name in page and KATA[item.putusan] in page for page in pages), name
    assert "bukan outcome" in said
    assert any("Susun ulang rumus" in cell for row in rows for cell in row)
