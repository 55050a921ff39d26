"""One story in a real browser, from the dropped files to the draft in Excel; and no request leaves the machine."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
from playwright.sync_api import Page, expect

from benchmarks import peramban
from benchmarks.peramban import download, menu, press, settle
from iku_analysis.settings import CONTOH
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decisions_in_force
from iku_analysis.store.drafts import list_drafts
from tests.aplikasi import chromium, new_page, serve

FILES = sorted(CONTOH.glob("*/*.xlsx"))
# What Streamlit says in English where nobody stops it.
ENGLISH = re.compile(r"\b(Upload|Browse files|per file|Drag and drop|Running|Deploy|No results|Search|Close|Rerun)\b")


def test_story_from_the_dropped_files_to_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "gudang.duckdb"
    with serve(path) as address, chromium() as browser:
        page = new_page(browser, locale="en-US")
        hosts: set[str | None] = set()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname))
        upload(page, address)
        decide_one_match(page)
        waive_one_finding(page)
        draft = download_draft(page, tmp_path)
        look_at_every_page(page)
    assert hosts - {None} == {"127.0.0.1"}
    store = Store.open(path)
    assert [bool(item.isi["renstra"]) for item in decisions_in_force(store, "padanan").values()] == [True]
    assert [item.alasan for item in decisions_in_force(store, "pengecualian").values()] == ["disepakati rapat"]
    assert [item.nomor for item in list_drafts(store)] == [1]
    store.close()
    book = openpyxl.load_workbook(draft)
    written = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert "INDIKATOR KINERJA UTAMA" in written
    assert "Indeks Ketahanan Nasional Provinsi Jawa Tengah" in written
    assert any("disepakati rapat" in text for text in written)


def upload(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("Belum ada berkas. Mulailah")).to_be_visible()
    expect(page.get_by_role("button", name="Muat data contoh")).to_be_visible()
    menu(page, "Unggah")
    expect(page.get_by_role("button", name="Pilih berkas")).to_be_visible()
    page.locator('input[type="file"]').set_input_files(FILES)
    expect(page.get_by_text(f"{len(FILES)} berkas disimpan")).to_be_visible()
    for file in FILES:
        expect(page.get_by_text(re.compile(re.escape(file.name) + r": .* baris dibaca"))).to_be_visible()
    expect(page.get_by_role("table", name="Berkas tersimpan").locator("tbody tr")).to_have_count(len(FILES))
    expect(page.locator("tr.bisa").filter(has_text="iku-2025.xlsx")).to_contain_text("IKU tahun lalu")
    settle(page)


def decide_one_match(page: Page) -> None:
    menu(page, "Padanan")
    page.locator("tr.bisa").filter(has_text="? Ragu").first.click()
    settle(page)
    press(page, "Simpan keputusan", re.compile("Padanan .* disimpan"))


def waive_one_finding(page: Page) -> None:
    menu(page, "Pemeriksaan")
    page.locator("tr.bisa").filter(has_text="K33").first.click()
    settle(page)
    page.get_by_role("radio", name="Terima dengan alasan").click()
    settle(page)
    page.get_by_label("Alasan menerima temuan").fill("disepakati rapat")
    press(page, "Terima dengan alasan", "Temuan K33 diterima")


def download_draft(page: Page, folder: Path) -> Path:
    menu(page, "Draf")
    press(page, "Buat draf nomor 1", "Draf nomor 1 dibuat")
    return download(page, "Unduh draf nomor 1 (Excel)", folder)


def look_at_every_page(page: Page) -> None:
    """No page speaks English, none has failed."""
    for name in ("Beranda", "Unggah", "Padanan", "Pemeriksaan", "Grafik", "Draf", "Pengaturan"):
        menu(page, name)
        assert not ENGLISH.findall(page.inner_text("body")), name
        assert page.locator('[data-testid="stException"], [data-testid="stAlertContentError"]').count() == 0, name
    menu(page, "Rapat")
    page.get_by_role("button", name="Pilih tanggal").first.click()
    calendar = page.get_by_role("dialog", name="Pilih tanggal")
    expect(calendar.get_by_role("option", name="Desember", include_hidden=True).first).to_be_attached()
    expect(calendar.get_by_role("button", name="Bulan berikutnya")).to_be_visible()
    assert not re.findall(r"\b(December|August|Choose|Monday|Previous)\b", calendar.inner_html())
    page.keyboard.press("Escape")


def test_link_to_a_page_opens_it_with_menu_on_a_fresh_server(sample_store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan.duckdb"
    copy.write_bytes(sample_store.read_bytes())
    with peramban.serve(copy) as address, chromium() as browser:  # started as an office starts it
        page = new_page(browser)
        page.goto(f"{address}/pemeriksaan?bidang=Sekretariat&topik=Kelengkapan")
        expect(page.get_by_role("heading", level=1, name="Pemeriksaan")).to_be_visible()
        expect(page.get_by_test_id("stSidebar").get_by_role("link", name="Padanan")).to_be_visible()
        rows = page.get_by_role("table", name="Temuan", exact=True).locator("tbody tr")
        expect(rows.first).to_be_visible()
        for row in rows.all():
            assert "Sekretariat" in row.inner_text()
        assert "topik=Kelengkapan" in page.url
        page.get_by_test_id("stSidebar").get_by_role("link", name="Padanan").click()
        expect(page.get_by_role("heading", level=1, name="Padanan")).to_be_visible()
        assert "bidang=Sekretariat" in page.url
