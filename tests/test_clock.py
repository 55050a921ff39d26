"""The clock of the SOP: standard and real time of each step, from what was done in the app or typed in."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from iku_analysis.documents.cycle import KOLOM, assessment, cycle_pdf, cycle_rows, cycle_xlsx, summary_line
from iku_analysis.errors import UsageError
from iku_analysis.settings import Instansi
from iku_analysis.sop import LANGKAH, Jejak, last_working_day, position_since
from iku_analysis.store.approval import record_event
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.formats import KirimanFormat, mark_sent
from iku_analysis.store.meeting import Rapat, save_meeting
from iku_analysis.store.steps import save_step, traces
from iku_analysis.ui.clock import countdown
from tests import pembuat

SENIN = date(2026, 11, 23)
PAGI = datetime(2026, 11, 23, 9, 0)


def steps(store: Store, *terkirim: datetime, semua: bool = True, bidang: tuple[str, ...] = ("A",)) -> dict[int, Jejak]:
    found = traces(store, 2026, terkirim=terkirim, semua_terkirim=semua, bidang=bidang)
    return {item.langkah.nomor: item for item in found}


def typed(store: Store, nomor: int, mulai: date | None, selesai: date | None = None, catatan: str = "disposisi") -> str:
    return save_step(store, 2026, nomor, mulai, selesai, catatan=catatan, oleh="Rina")


def test_every_standard_time_is_in_minutes_or_in_working_days() -> None:
    assert [item.menit for item in LANGKAH] == [10, 120, 60, 30, 120, 180, None, None, None, 60, 10, 15, 60]
    assert [item.hari for item in LANGKAH if item.menit is None] == [4, 2, 1]


@pytest.mark.parametrize(
    ("first", "hari", "last"),
    [
        (SENIN, 4, date(2026, 11, 26)),
        (date(2026, 11, 26), 4, date(2026, 12, 1)),  # over a weekend
        (date(2026, 12, 23), 4, date(2026, 12, 30)),  # cuti bersama on Thursday, Christmas, then a weekend
        (date(2026, 3, 17), 2, date(2026, 3, 25)),  # Nyepi and Idul Fitri with their cuti bersama
        (date(2026, 11, 21), 1, SENIN),  # work that came in on a Saturday
    ],
)
def test_last_working_day_of_the_standard_time(first: date, hari: int, last: date) -> None:
    assert last_working_day(first, hari) == last


def test_countdown_of_the_four_days() -> None:
    analysis = LANGKAH[6]
    assert countdown(position_since(analysis, SENIN, SENIN)).startswith("Tersisa 3 hari kerja sesudah hari ini")
    assert countdown(position_since(analysis, SENIN, date(2026, 11, 26))).startswith("Hari ini hari terakhir")
    late = countdown(position_since(analysis, SENIN, date(2026, 11, 30)))
    assert late == "▲ 2 hari kerja melewati waktu baku, yang habis 26 November 2026"
    assert countdown(position_since(analysis, None, SENIN)) == ""


@pytest.mark.parametrize("today", [date(2026, 11, 28), date(2026, 11, 29)])
def test_countdown_of_work_that_came_in_on_a_weekend_has_all_its_days_left(today: date) -> None:
    found = position_since(LANGKAH[6], date(2026, 11, 28), today)
    assert countdown(found) == "Tersisa 4 hari kerja sesudah hari ini; waktu baku habis 3 Desember 2026"


def jejak(nomor: int, mulai: datetime | None, selesai: datetime | None = None, **lain: Any) -> Jejak:
    return Jejak(LANGKAH[nomor - 1], mulai, selesai, **lain)


@pytest.mark.parametrize(
    ("item", "nyata", "judged"),
    [
        (jejak(12, PAGI, PAGI + timedelta(minutes=15)), "15 menit", "tepat waktu"),
        (jejak(12, PAGI, PAGI + timedelta(minutes=16)), "16 menit", "melewati waktu baku"),
        (jejak(5, PAGI, PAGI + timedelta(hours=2)), "2 jam", "tepat waktu"),
        (jejak(5, PAGI, PAGI + timedelta(minutes=125)), "2 jam 5 menit", "melewati waktu baku"),
        (jejak(3, PAGI, PAGI + timedelta(days=1)), "2 hari kerja", "melewati waktu baku"),
        (jejak(7, PAGI, datetime(2026, 11, 26, 16)), "4 hari kerja", "tepat waktu"),
        (jejak(7, PAGI, datetime(2026, 11, 27, 8)), "5 hari kerja", "melewati waktu baku"),
        (jejak(8, PAGI), "hari ke-1", "berjalan"),
        (jejak(1, PAGI, PAGI, keputusan_id="x"), "1 hari kerja", "tepat waktu"),  # a typed day has no minutes
        (jejak(1, None, PAGI), "", "selesai, mulainya belum tercatat"),
        (jejak(1, None), "", "belum tercatat"),
    ],
)
def test_real_time_against_the_standard(item: Jejak, nyata: str, judged: str) -> None:
    assert (item.nyata(SENIN), assessment(item, SENIN)) == (nyata, judged)


def test_a_store_without_work_has_no_trace() -> None:
    assert all(item.mulai is None and item.selesai is None for item in steps(pembuat.store()).values())


def test_collecting_ends_when_the_last_bidang_has_sent() -> None:
    store = pembuat.store()
    later = PAGI + timedelta(hours=5)
    waiting = steps(store, PAGI, later, semua=False)
    assert (waiting[6].mulai, waiting[6].selesai, waiting[7].mulai) == (PAGI, None, None)
    whole = steps(store, PAGI, later)
    assert (whole[6].mulai, whole[6].selesai, whole[7].mulai) == (PAGI, later, later)


def test_sending_ends_when_every_bidang_has_its_format() -> None:
    store = pembuat.store()
    mark_sent(store, [KirimanFormat(2026, "A", 1, "k1", "i", "a.xlsx")], tanggal=SENIN, oleh="Staf")
    assert steps(store, bidang=("A", "B"))[3].selesai is None
    mark_sent(store, [KirimanFormat(2026, "B", 1, "k2", "i", "b.xlsx")], tanggal=SENIN, oleh="Staf")
    assert (steps(store, bidang=("A", "B"))[3].selesai, steps(store)[3].oleh) == (PAGI.replace(hour=0), "Staf")


def test_meeting_gives_step_5_while_it_runs_and_after() -> None:
    store = pembuat.store()
    save_meeting(store, Rapat("r", "Rapat IKU", SENIN, mulai=PAGI), oleh="Rina")
    assert (steps(store)[5].mulai, steps(store)[5].selesai) == (PAGI, None)
    save_meeting(store, Rapat("r", "Rapat IKU", SENIN, mulai=PAGI, selesai=PAGI + timedelta(hours=2)), oleh="Rina")
    assert steps(store)[5].nyata(SENIN) == "2 jam"


def test_typed_step_counts_and_is_taken_back() -> None:
    store = pembuat.store()
    kept = typed(store, 1, SENIN, SENIN)
    found = steps(store)[1]
    assert (found.selesai, found.oleh, found.catatan, found.diketik) == (
        PAGI.replace(hour=0),
        "Rina",
        "disposisi",
        True,
    )
    withdraw(store, kept, oleh="Rina")
    assert not steps(store)[1].diketik


def test_typed_end_keeps_the_start_that_the_app_saw() -> None:
    store = pembuat.store()
    typed(store, 6, None, date(2026, 11, 24))
    found = steps(store, PAGI)[6]
    assert (found.mulai, found.selesai) == (PAGI, datetime(2026, 11, 24))


@pytest.mark.parametrize(
    ("mulai", "selesai", "catatan", "pesan"),
    [
        (None, None, "x", "belum diisi"),
        (SENIN, SENIN - timedelta(days=1), "x", "sebelum tanggal mulai"),
        (SENIN, None, "  ", "Catatan"),
    ],
)
def test_typed_step_needs_days_in_order_and_a_note(
    mulai: date | None, selesai: date | None, catatan: str, pesan: str
) -> None:
    store = pembuat.store()
    with pytest.raises(UsageError, match=pesan):
        typed(store, 1, mulai, selesai, catatan)
    assert not steps(store)[1].diketik


def handed(store: Store, *events: str) -> dict[int, Jejak]:
    for event in events:
        record_event(store, 2026, event, 1, oleh="Rina", catatan="perbaiki")  # type: ignore[arg-type]
    return steps(store)


def test_approval_moves_the_clock_and_a_return_stops_it() -> None:
    store = pembuat.store()
    found = handed(store, "diserahkan", "diteruskan")
    assert found[9].selesai is not None and found[10].mulai == found[9].selesai and found[10].selesai is None
    found = handed(store, "dikembalikan_sekretaris")
    assert found[10].selesai is not None, "the document is not with him any more"
    found = handed(store, "diserahkan")
    assert (found[9].selesai, found[10].mulai) == (None, None)
    assert found[9].catatan == "dokumen 1 kali dikembalikan untuk diperbaiki"


REPORT = tuple(jejak(item.nomor, PAGI if item.nomor == 7 else None) for item in LANGKAH)


@pytest.mark.parametrize(
    ("nama", "jabatan", "pimpinan"),
    [
        ("Badan Kesbangpol", "Kepala Badan Kesatuan Bangsa dan Politik", "Kepala Badan"),
        ("Dinas Kesehatan", "Plt. KEPALA DINAS KESEHATAN", "Kepala Dinas"),
        ("Sekretariat DPRD", "SEKRETARIS DPRD", "Sekretaris DPRD"),
        ("Inspektorat", "Inspektur Daerah", "Inspektur"),
        ("DINAS KESEHATAN", "", "Kepala Dinas"),
        ("Kecamatan Rejo", "", "Camat"),
        ("", "", "pimpinan"),
    ],
)
def test_the_head_is_called_as_in_the_agency(nama: str, jabatan: str, pimpinan: str) -> None:
    assert Instansi(nama=nama, jabatan_penandatangan=jabatan).pimpinan == pimpinan


def test_report_says_each_step_and_what_is_unknown() -> None:
    rows = cycle_rows(REPORT, Instansi(jabatan_penandatangan="Camat Rejo"), SENIN)
    assert [row[0] for row in rows] == [str(n) for n in range(1, 14)]
    assert rows[10][2] == "Camat"
    assert rows[6][4:8] == ("23 November 2026 pukul 09.00", "", "hari ke-1", "berjalan")
    assert summary_line(REPORT, SENIN) == "0 dari 13 langkah selesai, 0 melewati waktu baku, 12 belum tercatat."


def test_report_workbook_and_pdf_hold_the_steps_and_come_out_the_same_again() -> None:
    agency = Instansi(nama="Badan Contoh")
    content = cycle_xlsx(REPORT, agency, 2026, SENIN)
    assert content == cycle_xlsx(REPORT, agency, 2026, SENIN)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[5]] == list(KOLOM)
    assert [sheet.cell(row, 2).value for row in range(6, 19)] == [item.judul for item in LANGKAH]
    paper = cycle_pdf(REPORT, agency, 2026, SENIN)
    assert paper == cycle_pdf(REPORT, agency, 2026, SENIN)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    assert "Pengiriman dan arsip" in text and "BADAN CONTOH" in text
