"""Papers of a meeting: every decision stands in the minutes and on the slides; the charts hold the numbers."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from iku_analysis.documents import minutes
from iku_analysis.documents.agenda import Butir, agenda_of
from iku_analysis.documents.model import build_document
from iku_analysis.documents.slide_series import series_of_item
from iku_analysis.documents.slides import write_slides
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.settings import Instansi, Scope, Settings
from iku_analysis.store.corrections import isian_of, save_correction
from iku_analysis.store.decisions import decide_many, padanan_key
from iku_analysis.store.meeting import Perubahan, Putusan, Rapat, TindakLanjut, verdict_row
from tests import pembuat
from tests.periksa import hanya

INSTANSI = Instansi(nama="Badan Contoh", kota="Semarang", nama_penandatangan="Dr. Sari", nip_penandatangan="1")
RAPAT = Rapat(
    "r1",
    "Rapat IKU 2026",
    dt.date(2026, 11, 26),
    pimpinan="Kepala Badan",
    notulis="Rina",
    peserta=("Kepala Badan", "Sekretaris"),
)
A, B, C, D, E = (f"Indeks {huruf}" for huruf in "ABCDE")


def text_of(content: bytes) -> str:
    """All words of a .docx, tables too."""
    doc = Document(io.BytesIO(content))
    cells = [cell.text for table in doc.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in doc.paragraphs] + cells)


def slide_text(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


@pytest.fixture(scope="module")
def meeting() -> tuple[Analysis, tuple[Butir, ...]]:
    """Five usulan of two sasaran: accepted, changed (a range, a blank year), rejected, put off, not decided."""
    rows = [
        {"sasaran": "Kerukunan", "indikator": A, "satuan": "Indeks", "target": {2025: 70, 2026: 71.5}},
        {"indikator": B, "satuan": "Indeks", "target": {2025: "70,2-70,4", 2027: 72}},
        {"indikator": C, "satuan": "Indeks", "target": {2026: 9}},
        {"sasaran": "Demokrasi", "indikator": D, "satuan": "Indeks", "target": {2026: 9}},
        {"indikator": E, "satuan": "Predikat", "target": {2026: "BB", 2027: "A"}},
    ]
    store = pembuat.store(pembuat.usulan(*rows), pembuat.renstra(sasaran=[{**rows[0], "target": {2025: 70, 2026: 80}}]))
    said = {
        A: Putusan("", "r1", "terima"),
        B: Putusan("", "r1", "ubah", ubah=(Perubahan("target", 2025, "60", "70,2-70,4"),), catatan="ikut BPS"),
        C: Putusan("", "r1", "tolak", catatan="bukan outcome"),
        D: Putusan("", "r1", "tunda", tindak_lanjut=TindakLanjut("Minta data", "Bidang A", "2026-12-04")),
    }
    decided = []
    for name, putusan in said.items():
        sasaran = "Demokrasi" if name == D else "Kerukunan"
        key = padanan_key("Bidang A", sasaran, name)
        isi = {**vars(putusan), "kunci": key, "bidang": "Bidang A", "sasaran": sasaran, "indikator": name}
        decided.append(verdict_row(Putusan(**isi)))
    decide_many(store, decided, oleh="Rina")
    analysis = analyse(store, pembuat.kamus(), Scope(2026, (2025, 2029)), hanya("K33"))
    return analysis, agenda_of(analysis, "sasaran", ("Bidang A",))


def test_minutes_hold_every_decision_note_and_follow_up(meeting: tuple[Analysis, tuple[Butir, ...]]) -> None:
    analysis, items = meeting
    for text in (
        text_of(minutes.minutes_docx(analysis, RAPAT, items, INSTANSI)),
        "\n".join(
            page.extract_text()
            for page in PdfReader(io.BytesIO(minutes.minutes_pdf(analysis, RAPAT, items, INSTANSI))).pages
        ),
    ):
        for words in (
            "Kamis, 26 November 2026",
            "1 diterima, 1 diubah, 1 ditolak, 1 ditunda, 1 belum diputuskan",
            "Diubah: target 2025 60 → 70,2-70,4",
            "Indeks C: bukan outcome",
            "Minta data",
            "4 Desember 2026",
            "Dr. Sari",
            "Rina",
        ):
            assert words in " ".join(text.split())
        assert text.count("Belum diputuskan") == 1


def test_notes_say_nothing_of_corrections_to_what_the_meeting_left_out() -> None:
    store = pembuat.store(pembuat.usulan(*({"sasaran": "S", "indikator": n, "target": {2026: 70}} for n in (A, B))))
    for name in (A, B):
        found = pembuat.cursor(store).execute("select baris_id from core_baris where indikator = ?", [name]).fetchone()
        assert found
        isian = isian_of(store, found[0], "target", 2026)
        save_correction(store, [isian], "75", alasan="salah ketik", oleh="Rina")
    isi = {"putusan": "tolak", "catatan": "bukan outcome", "kunci": padanan_key("Bidang A", "S", A), "rapat_id": "r1"}
    said = Putusan(**isi, bidang="Bidang A", sasaran="S", indikator=A)  # type: ignore[arg-type]
    decide_many(store, [verdict_row(said)], oleh="Rina")
    analysis = analyse(store, pembuat.kamus(), Scope(2026, (2025, 2029)), hanya())
    notes = build_document(analysis, Settings(), tanggal=dt.date(2026, 1, 2), nomor=None).catatan
    assert [note.split(":")[0] for note in notes if "dikoreksi" in note] == [B]
    assert any(note.startswith(A) and "tidak dimuat" in note for note in notes)


def test_same_meeting_gives_the_same_bytes(meeting: tuple[Analysis, tuple[Butir, ...]]) -> None:
    analysis, items = meeting
    for make in (minutes.minutes_docx, minutes.minutes_pdf, minutes.invitation, write_slides):
        assert make(analysis, RAPAT, items, INSTANSI) == make(analysis, RAPAT, items, INSTANSI)


def test_invitation_names_who_comes_and_what_is_talked_about(meeting: tuple[Analysis, tuple[Butir, ...]]) -> None:
    analysis, items = meeting
    numbered = Rapat(**{**vars(RAPAT), "nomor_undangan": "005/12/2026"})
    text = text_of(minutes.invitation(analysis, numbered, items, INSTANSI))
    for words in ("005/12/2026", "1.\tKepala Badan", "2.\tSekretaris", "Kerukunan (3 indikator)", "5 usulan indikator"):
        assert words in text
    assert "Sekretaris" in text_of(minutes.attendance(RAPAT, INSTANSI))


def test_every_item_has_a_slide_with_its_decision_and_an_editable_chart(
    meeting: tuple[Analysis, tuple[Butir, ...]],
) -> None:
    analysis, items = meeting
    deck = Presentation(io.BytesIO(write_slides(analysis, RAPAT, items, INSTANSI)))
    slides = list(deck.slides)
    assert len(slides) == 2 + len(items)
    assert "4 dari 5 indikator sudah diputuskan" in slide_text(slides[1])
    by_name = {item.nama: slide for item, slide in zip(items, slides[2:], strict=True)}
    assert "✎ Diubah: target 2025 60 → 70,2-70,4" in slide_text(by_name[B])
    assert "○ Belum diputuskan" in slide_text(by_name[E])
    (chart,) = charts(by_name[A])
    assert {one.name: list(one.values) for one in chart.plots[0].series} == {"Usulan": [70, 71.5], "Renstra": [70, 80]}
    assert chart.part.chart_workbook.xlsx_part is not None, "PowerPoint opens the numbers"
    assert "Rumus:" in by_name[A].notes_slide.notes_text_frame.text


def test_ranges_stand_at_their_middle_in_their_own_words_and_blank_years_stay_blank(
    meeting: tuple[Analysis, tuple[Butir, ...]],
) -> None:
    analysis, items = meeting
    item = next(one for one in items if one.nama == B)
    (series,), _ = series_of_item(analysis, item)
    assert {year: (point.angka, point.teks) for year, point in series.nilai.items()} == {
        2025: (70.3, "70,2-70,4"),
        2027: (72, "72"),
    }


def test_a_long_agenda_is_a_page_of_its_own(meeting: tuple[Analysis, tuple[Butir, ...]]) -> None:
    analysis, items = meeting
    short = text_of(minutes.invitation(analysis, RAPAT, items, INSTANSI))
    many = [replace(items[0], kelompok=f"Sasaran {number}") for number in range(1, 8)]
    long = text_of(minutes.invitation(analysis, RAPAT, many, INSTANSI))
    assert "AGENDA RAPAT" not in short and "1 (satu) lembar" not in short
    assert "1 (satu) lembar" in long and "(terlampir)" in long
    assert long.index("terima kasih") < long.index("AGENDA RAPAT") < long.index("7.\tSasaran 7 (1 indikator)")
