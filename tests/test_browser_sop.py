"""The thirteen steps of the SOP on the sample agency in a real browser; at the end an archive that proves itself."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path

import typst
from playwright.sync_api import Page, expect
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from benchmarks.peramban import download, menu, press, settle
from iku_analysis import pipeline
from iku_analysis.__main__ import main
from iku_analysis.documents.model import build_document
from iku_analysis.documents.values import print_values
from iku_analysis.settings import Scope
from iku_analysis.store.approval import journey
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide_many
from iku_analysis.store.letters import letter_register
from iku_analysis.store.preferences import settings_in_force
from tests.aplikasi import chromium, new_page, serve
from tests.pembuat import kamus
from tests.test_browser_hari import TANPA_PADANAN, accept_all, rows, say_there_is_none
from tests.test_signature import authority


def test_thirteen_steps_from_the_format_to_the_archive(sample_copy: Path, tmp_path: Path) -> None:
    paper = analysed(sample_copy, tmp_path)
    with serve(sample_copy) as address, chromium() as browser:
        page = new_page(browser)
        page.goto(f"{address}/format")
        send_formats(page, tmp_path)
        hold_meeting(page)
        menu(page, "Unggah")
        expect(page.get_by_role("table", name="Berkas tersimpan")).to_be_visible()
        make_draft(page, 1)
        hand_over(page)
        decide_the_pair(page)
        correct(page)
        sign(page, paper)
        archive, sidik = release(page, tmp_path)
    assert main(["verifikasi", str(archive), "--sidik", sidik]) == 0
    store = Store.open(sample_copy)
    events = [item.jenis for item in journey(store, 2026).peristiwa]
    assert events[-6:] == ["diajukan", "disetujui", "ditandatangani", "surat_pengantar", "dikirim", "diarsipkan"]
    numbers = {item.jenis: item.urut for item in letter_register(store)}
    assert numbers == {"nota_dinas": 1, "undangan": 1, "pengantar": 2}, "one series for all that leaves the agency"
    store.close()


def analysed(path: Path, folder: Path) -> Path:
    """Step 7 as its own stories walk it: every finding accepted with a reason. Gives the signed paper of the result."""
    store = Store.open(path)
    settings, scope = settings_in_force(store, kamus()), Scope(2026, (2025, 2029))
    found = pipeline.analyse(store, kamus(), scope, settings)
    rows = [("pengecualian", item.kunci, {}, "disepakati rapat") for item in found.unsettled_findings()]
    decide_many(store, rows, oleh="Kasubbag Program")  # type: ignore[arg-type]
    document = build_document(found, settings, tanggal=date(2026, 1, 12), nomor=2)
    store.close()
    lines = []
    for sasaran, item in document.rows():
        targets = [str(print_values(item.nilai("target", year), item.satuan_baku)) for year in document.tahun_target]
        lines.append(" / ".join([sasaran or "", item.teks["indikator"], item.teks.get("satuan", ""), *targets]))
    text = "\n\n".join(f"#{json.dumps(line, ensure_ascii=False)}" for line in lines)
    writer = IncrementalPdfFileWriter(io.BytesIO(typst.compile(text.encode(), format="pdf")))
    root, signer = authority(300)
    meta = signers.PdfSignatureMetadata(field_name="Tanda", md_algorithm="sha256")
    signed = folder / "dokumen-iku-tertanda.pdf"
    signed.write_bytes(signers.sign_pdf(writer, meta, signer=signer).getvalue())
    (path.parent / "akar").mkdir()
    (path.parent / "akar" / "akar.cer").write_bytes(root)
    return signed


def send_formats(page: Page, folder: Path) -> None:
    """Steps 1-3: disposisi, format, sending note."""
    expect(page.get_by_role("heading", level=1, name="Format")).to_be_visible()
    settle(page)
    press(page, "Ambil nomor 1/")
    assert download(page, re.compile("Disposisi"), folder).suffix == ".docx"
    assert download(page, re.compile(r"Unduh \d+ format"), folder).suffix == ".zip"
    press(page, re.compile("Tandai .* terkirim"))


def hold_meeting(page: Page) -> None:
    """Steps 4-5: invitation, meeting."""
    menu(page, "Rapat")
    press(page, "Simpan persiapan")
    press(page, "Ambil nomor 1/")
    press(page, "Mulai rapat")
    expect(page.get_by_text(re.compile("Butir 1 dari"))).to_be_visible()
    settle(page)
    press(page, re.compile("Agenda"))
    press(page, "Tutup rapat", "ditutup")


def make_draft(page: Page, nomor: int) -> None:
    """Step 8."""
    menu(page, "Draf")
    press(page, f"Buat draf nomor {nomor}", f"Draf nomor {nomor} dibuat")


def hand_over(page: Page) -> None:
    """The draft goes to the Sekretaris as it is, and says what will keep it from the Kepala Badan."""
    menu(page, "Pengesahan")
    expect(page.get_by_text("Draf nomor 1 memuat 1 padanan yang belum diputuskan")).to_be_visible()
    press(page, "Serahkan draf nomor 1", "Draf nomor 1 diserahkan")


def decide_the_pair(page: Page) -> None:
    """The link opens the one pair that waits; that it has no partner is said with its reason, and so is the finding."""
    page.locator(".st-key-langkah-kini").get_by_role("link", name="Padanan").click()
    waiting = rows(page, re.compile("^Padanan usulan"))
    expect(waiting).to_have_count(1)
    settle(page)
    waiting.first.click()
    expect(page.locator(".st-key-rincian").get_by_text("? Ragu")).to_be_visible()
    say_there_is_none(page)
    menu(page, "Beranda")
    page.get_by_role("link", name="2 galat").click()  # neither has the usulan, nor now the Renstra's, a partner
    expect(rows(page, "Temuan")).to_have_count(2)
    accept_all(page, 2, TANPA_PADANAN)


def correct(page: Page) -> None:
    """Step 9: a proposal beside the table, accepted, in the next draft."""
    menu(page, "Pengesahan")
    page.get_by_role("table", name="Isi draf").locator("tbody tr").first.click()
    settle(page)
    page.get_by_role("combobox", name="Yang diubah").click()
    page.get_by_role("option", name="Keterangan").click()
    settle(page)
    page.get_by_role("textbox", name="Menjadi").fill("Angka BPS")
    page.get_by_role("textbox", name="Catatan: mengapa").fill("Sumbernya disebut")
    press(page, "Usulkan perubahan", "Usul dicatat")
    page.get_by_role("table", name="Usul perubahan").locator("tbody tr").first.click()
    settle(page)
    press(page, "Terima", "Usul diterima")
    make_draft(page, 2)
    menu(page, "Pengesahan")
    page.get_by_role("tab", name="Perubahan antardraf").click()
    settle(page)
    expect(page.get_by_role("table", name="Perubahan draf nomor 1 ke 2").get_by_text("Angka BPS")).to_be_visible()
    press(page, "Serahkan draf nomor 2", "Draf nomor 2 diserahkan")
    press(page, "Selesai dikoreksi, teruskan", "selesai dikoreksi")


def sign(page: Page, paper: Path) -> None:
    """Steps 10-11: submitted, approved, the signed PDF proved and compared."""
    press(page, "Ajukan kepada Kepala Badan", "diajukan")
    press(page, "Setujui", "disetujui Kepala Badan")
    page.locator('.st-key-langkah-kini input[type="file"]').set_input_files(paper)
    expect(page.get_by_text("✓ Valid")).to_be_visible()
    expect(page.get_by_text("✓ Teks sama")).to_be_visible()
    settle(page)
    press(page, "Simpan berkas bertanda tangan", "Berkas bertanda tangan disimpan")


def release(page: Page, folder: Path) -> tuple[Path, str]:
    """Steps 12-13: letter, delivery, archive; gives it with the hash that the receipt names."""
    press(page, "Beri nomor dan buat surat", "Surat pengantar nomor 2/")
    press(page, "Catat pengiriman", "Pengiriman dicatat")
    press(page, "Buat arsip", "dibuat dan disimpan")
    receipt = download(page, "Unduh tanda terima", folder).read_text(encoding="utf-8-sig")
    found = re.search(r"SHA-256 manifes +: ([0-9a-f]{64})", receipt)
    assert found
    return download(page, "Unduh arsip", folder), found[1]
