"""One story in a real browser: a foreign layout, its plan corrected on the picture, next month's file with no click."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from benchmarks.peramban import press, settle
from iku_analysis.store.database import Store
from iku_analysis.store.history import list_uploads, records_of
from iku_analysis.store.plans import plans_in_force
from tests.aplikasi import chromium, new_page, serve
from tests.pembuat import kamus
from tests.test_pages_rencana import NAMA, NOVEMBER, OKTOBER


def test_foreign_layout_is_corrected_once_and_next_month_is_read_with_no_click(tmp_path: Path) -> None:
    store_path = tmp_path / "gudang.duckdb"
    october, november = tmp_path / NAMA.format("Oktober"), tmp_path / NAMA.format("November")
    october.write_bytes(OKTOBER)
    november.write_bytes(NOVEMBER)
    with serve(store_path) as address, chromium() as browser:
        page = new_page(browser)
        page.goto(f"{address}/unggah")
        expect(page.get_by_role("heading", level=1, name="Unggah")).to_be_visible()
        page.locator('input[type="file"]').set_input_files(october)
        expect(page.get_by_text("tidak ada tabel yang dikenali. Disimpan")).to_be_visible()
        settle(page)
        correct_plan(page)
        page.locator('input[type="file"]').set_input_files(november)
        expect(page.get_by_text(re.compile(r"November\.xlsx: Usulan bidang, .*2 baris dibaca"))).to_be_visible()
    store = Store.open(store_path)
    newest = list_uploads(store, kamus())[0]
    assert [row["indikator"] for row in records_of(store, newest.unggahan_id)] == ["Indeks Kerukunan", "Indeks Lain"]
    assert len(plans_in_force(store)) == 1
    store.close()


def correct_plan(page: Page) -> None:
    """Header row and two columns, each by a click on the picture and one beside it; then read again."""
    page.locator("tr.bisa").filter(has_text="Oktober").click()
    settle(page)
    page.get_by_role("button", name=re.compile("^Baris 3:")).click()
    settle(page)
    press(page, "Jadikan baris judul")
    for column, field in (("B", "Sasaran"), ("C", "Indikator")):
        page.get_by_role("button", name=re.compile(f"^Medan kolom {column}:")).click()
        settle(page)
        page.get_by_role("combobox", name=re.compile("Medan lain")).click()
        page.get_by_role("option", name=field, exact=True).click()
        expect(page.get_by_role("button", name=f"Medan kolom {column}: {field}. Ganti")).to_be_visible()
        settle(page)
    press(page, "Baca ulang dengan rencana ini", "dipakai lagi untuk berkas berikutnya")
