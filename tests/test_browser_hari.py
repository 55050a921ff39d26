"""One analyst's day in a real browser, by mouse and keyboard: reconcile, settle the findings, all indicators ready."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, expect

from benchmarks.peramban import download, menu, press, see, settle
from iku_analysis.settings import CONTOH
from tests.aplikasi import chromium, new_page, serve

POLDAGRI = "Bidang Politik Dalam Negeri"
TANPA_PADANAN = "keluaran program, bukan IKU Renstra"
RAPAT, DITERIMA, MENUNGGU = "hasil rapat 12 Januari", "disepakati rapat 20 Januari", "menunggu perubahan Renstra"


def test_day_of_an_analyst_from_the_sample_to_all_indicators_ready(tmp_path: Path) -> None:
    with serve(tmp_path / "gudang.duckdb") as address, chromium() as browser:
        page = new_page(browser)
        page.goto(address)
        press(page, "Muat data contoh", "9 berkas disimpan")
        assert open_work(page) == {"? Padanan": 3, "≠ Perbedaan": 11, "✖ Galat": 27, "▲ Peringatan": 20, "● Catatan": 6}
        expect(
            page.get_by_text("15 dari 37 indikator siap; 6 hal di luar indikator masih mempunyai temuan")
        ).to_be_visible()
        every_figure_opens_what_it_counts(page)
        pair(page)
        reconcile(page)
        ask_one_bidang(page)
        accept_the_rest(page)
        wait_for_the_bidang(page)
        upload_the_mended_workbook(page, mended(tmp_path))
        settle_what_is_new(page)
        all_ready(page)
        book = draft(page, tmp_path)
    notes, findings = text_of(book, "Catatan"), text_of(book, "Temuan terbuka")
    for reason in (RAPAT, DITERIMA, MENUNGGU, TANPA_PADANAN):
        assert reason in notes, "every reason that was typed stands in the notes of the draft"
    assert "Temuan terbuka: 4 (✖ galat 0, ▲ peringatan 0, ● catatan 4)" in findings


def mended(folder: Path) -> Path:
    """The workbook of one bidang as it comes back: name, responsible and percentages written as they were asked for."""
    book = openpyxl.load_workbook(CONTOH / "usulan" / "usulan-iku-poldagri.xlsx")
    sheet = book["Poldagri"]
    sheet["C14"] = "Persentase kabupaten/kota yang melaporkan dana kampanye tepat waktu"
    sheet["G9"] = POLDAGRI
    for column, value in zip("IJKLMNO", (31, 35, 42, 49, 56, 63, 70), strict=True):
        sheet[f"{column}13"] = value
        sheet[f"{column}13"].number_format = "0"
    target = folder / "usulan-iku-poldagri.xlsx"
    book.save(target)
    return target


def next_step(page: Page, button: str, heading: str) -> None:
    """Do what Beranda names as next."""
    menu(page, "Beranda")
    page.get_by_role("button", name=button).click()
    see(page, page.get_by_role("heading", level=1, name=heading))


def open_work(page: Page) -> dict[str, int]:
    """The cards of Beranda: words → figure."""
    cards = page.locator(".iku-kartu > div")
    expect(cards.first).to_be_visible()
    return {card.locator("span").inner_text(): int(card.locator("strong").inner_text()) for card in cards.all()}


def rows(page: Page, table: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("table", name=table, exact=True).locator("tbody tr")


def every_figure_opens_what_it_counts(page: Page) -> None:
    for link, heading, table in (
        ("2 tanpa padanan", "Padanan", re.compile("^Padanan usulan")),
        ("11 perbedaan", "Padanan", re.compile("^Rekonsiliasi")),
        ("6 catatan", "Pemeriksaan", "Temuan"),
        ("27 galat", "Pemeriksaan", "Temuan"),
    ):
        page.get_by_role("link", name=link).click()
        see(page, page.get_by_role("heading", level=1, name=heading))
        expect(rows(page, table)).to_have_count(int(link.split()[0]))
        menu(page, "Beranda")


def pair(page: Page) -> None:
    """The candidate of the unsure pair is accepted; what the Renstra does not have is said so, with the reason."""
    next_step(page, "Putuskan padanan", "Padanan")
    page.locator("tr.bisa").filter(has_text="? Ragu").click()
    press(page, "Simpan keputusan", re.compile("Padanan .* disimpan"))
    for _ in range(2):
        expect(page.locator(".st-key-rincian").get_by_text("✖ Tanpa padanan")).to_be_visible()
        say_there_is_none(page)
    expect(page.get_by_text("Semua padanan sudah diputuskan.")).to_be_visible()
    page.get_by_role("link", name="Lanjut: 12 perbedaan").click()


def say_there_is_none(page: Page) -> None:
    name = page.locator(".st-key-rincian").get_by_role("heading").inner_text()
    page.get_by_text("Tidak ada padanannya di Renstra").click()
    settle(page)
    page.get_by_role("textbox", name="Alasan").fill(TANPA_PADANAN)
    press(page, "Simpan keputusan", f"Padanan “{name}” disimpan")


def reconcile(page: Page) -> None:
    """Two differences stay with a reason, one is asked of its bidang, all others follow the Renstra at once."""
    table = re.compile("^Rekonsiliasi")
    settle(page)
    expect(rows(page, table)).to_have_count(12)
    settle(page)
    for name in ("rekomendasi hasil pemeriksaan", "partai politik penerima bantuan"):
        rows(page, table).filter(has_text=name).get_by_role("checkbox").check()
    decide(page, "Pertahankan usulan", "Alasan", RAPAT, "Usulan dipertahankan pada 2 perbedaan")
    rows(page, table).filter(has_text="Angka kejadian konflik").get_by_role("checkbox").check()
    decide(page, "Minta bidang", "Yang diminta", "", "Jawaban bidang diminta untuk 1 perbedaan")
    page.get_by_label("Centang semua yang tampil").check()
    decide(page, "Ikuti Renstra", "Alasan (boleh dikosongkan)", "", "9 isian usulan disamakan dengan Renstra")
    expect(page.get_by_text("Semua perbedaan sudah diputuskan.")).to_be_visible()


def decide(page: Page, putusan: str, field: str, text: str, news: str) -> None:
    page.get_by_role("button", name=re.compile("Putuskan yang dicentang")).click()
    page.get_by_text(putusan, exact=True).click()
    # Each decision asks for another text: its field is there once the choice has arrived.
    page.get_by_role("textbox", name=field, exact=True).fill(text)
    press(page, "Simpan putusan", news)


def ask_one_bidang(page: Page) -> None:
    """All galat of one bidang, opened by a click on their number, are asked for in one go."""
    next_step(page, "Tangani galat", "Pemeriksaan")
    rows(page, "Temuan menurut bidang").filter(has_text=POLDAGRI).get_by_text("10", exact=True).click()
    settle(page)
    expect(rows(page, "Temuan")).to_have_count(10)
    tick_all(page, 10)
    press(page, "Minta perbaikan", f"10 temuan diminta diperbaiki kepada {POLDAGRI} paling lambat")


def tick_all(page: Page, count: int) -> None:
    page.get_by_label("Centang semua yang tampil").check()
    page.get_by_role("button", name=f"Tindak lanjuti ({count})").click()
    see(page, page.get_by_text(f"{count} temuan dipilih"))


def accept_all(page: Page, count: int, reason: str) -> None:
    tick_all(page, count)
    page.get_by_role("radio", name="Terima dengan alasan").click()
    settle(page)
    page.get_by_label("Alasan menerima temuan").fill(reason)
    many = f"{count} temuan" if count > 1 else "Temuan K30"
    press(page, "Terima dengan alasan", f"{many} diterima dengan alasan")


def accept_the_rest(page: Page) -> None:
    """What stays as it is: one galat alone, after which the next one is opened; all others of a kind at once."""
    next_step(page, "Tangani galat", "Pemeriksaan")
    expect(rows(page, "Temuan")).to_have_count(9)
    rows(page, "Temuan").first.click()
    first = page.locator(".st-key-rincian").get_by_role("heading").inner_text()
    page.get_by_role("radio", name="Terima dengan alasan").click()
    settle(page)
    page.get_by_label("Alasan menerima temuan").fill(MENUNGGU)
    press(page, "Terima dengan alasan", re.compile("Temuan K.. diterima dengan alasan"))
    expect(rows(page, "Temuan")).to_have_count(8)
    expect(page.locator(".st-key-rincian").get_by_role("heading")).not_to_have_text(first)
    accept_all(page, 8, MENUNGGU)
    next_step(page, "Tangani peringatan", "Pemeriksaan")
    accept_all(page, 13, DITERIMA)


def wait_for_the_bidang(page: Page) -> None:
    """Nothing is left here but to wait: Beranda says for whom, and each indicator what it waits for."""
    menu(page, "Beranda")
    expect(
        page.get_by_text(re.compile(f"11 galat menunggu perbaikan dari .*{POLDAGRI}, paling lambat"))
    ).to_be_visible()
    assert open_work(page) == {"✖ Galat": 0, "▲ Peringatan": 0, "● Catatan": 6, "→ Diminta": 11, "✓ Diterima": 24}
    expect(rows(page, "Kesiapan indikator").filter(has_text="Angka kejadian konflik")).to_contain_text(
        "1 galat diminta"
    )


def upload_the_mended_workbook(page: Page, file: Path) -> None:
    """The program itself closes what is repaired, and opens what the new name brings."""
    next_step(page, "Unggah perbaikan", "Unggah")
    page.locator('input[type="file"]').set_input_files(file)
    page.get_by_role("link", name="9 permintaan selesai oleh unggahan ini").click()
    settle(page)
    closed = rows(page, "Permintaan yang ditutup")
    expect(closed).to_have_count(9)
    expect(closed.first).to_contain_text("Unggahan usulan-iku-poldagri.xlsx")


def settle_what_is_new(page: Page) -> None:
    """A name that no plan knows; then what is left of the bidang, and what waited for another, is accepted."""
    next_step(page, "Putuskan padanan", "Padanan")
    page.locator("tr.bisa").filter(has_text="✖ Tanpa padanan").click()
    say_there_is_none(page)
    next_step(page, "Tangani galat", "Pemeriksaan")
    accept_all(page, 1, MENUNGGU)
    next_step(page, "Tangani peringatan", "Pemeriksaan")
    accept_all(page, rows(page, "Temuan").count(), DITERIMA)
    menu(page, "Beranda")
    page.get_by_role("link", name="2 diminta").click()
    settle(page)
    expect(rows(page, "Temuan")).to_have_count(2)
    accept_all(page, 2, MENUNGGU)


def all_ready(page: Page) -> None:
    menu(page, "Beranda")
    expect(page.get_by_text("Semua 38 indikator siap.")).to_be_visible()
    states = rows(page, "Kesiapan indikator").locator("td:last-child").all_inner_texts()
    assert states == ["✓ siap"] * 38
    work = open_work(page)
    assert [work["✖ Galat"], work["▲ Peringatan"], work.get("→ Diminta", 0)] == [0, 0, 0]
    menu(page, "Kamus IKU")
    expect(rows(page, "Kamus IKU")).to_have_count(38)


def draft(page: Page, folder: Path) -> Path:
    """The draft says that nothing is left; its number is given, its workbook downloaded."""
    next_step(page, "Buat draf", "Draf")
    expect(page.get_by_text("Tidak ada yang tertunda. Draf siap diserahkan kepada Sekretaris.")).to_be_visible()
    press(page, "Buat draf nomor 1", "Draf nomor 1 dibuat dan disimpan")
    return download(page, "Unduh draf nomor 1 (Excel)", folder)


def text_of(draft: Path, sheet: str) -> str:
    """All text of one sheet of the draft."""
    rows = openpyxl.load_workbook(draft)[sheet].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row if cell is not None)
