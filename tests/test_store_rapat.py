"""A meeting and its putusan: kept, replaced, taken back; what they do to the checks and to the draft."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl

from iku_analysis.documents.model import DokumenIku, build_document
from iku_analysis.documents.xlsx import write_xlsx
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.corrections import isian_of, save_correction
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide_many, padanan_key, withdraw
from iku_analysis.store.history import basis
from iku_analysis.store.meeting import (
    TOLAK,
    Perubahan,
    Putusan,
    Rapat,
    TindakLanjut,
    changes_behind,
    meetings,
    rows_behind,
    save_meeting,
    sum_changes,
    verdict_row,
    verdicts,
)
from tests import pembuat
from tests.periksa import hanya

HARI = dt.date(2026, 11, 26)
A, B = "Persentase Ormas Aktif", "Indeks Kerukunan Umat Beragama"


def gudang() -> Store:
    """Two usulan of one bidang; the first is above 100 percent, which is a finding of its own."""
    rows = (
        {"sasaran": "Meningkatnya kerukunan", "indikator": A, "satuan": "Persen", "target": {2026: 120}},
        {"sasaran": "Meningkatnya kerukunan", "indikator": B, "satuan": "Indeks", "target": {2026: 70}},
    )
    return pembuat.store(pembuat.usulan(*rows))


def key(indikator: str) -> str:
    return padanan_key("Bidang A", "Meningkatnya kerukunan", indikator)


def say(store: Store, indikator: str, putusan: str, **more: object) -> str:
    made = Putusan(key(indikator), "r1", putusan, bidang="Bidang A", indikator=indikator, **more)  # type: ignore[arg-type]
    return decide_many(store, [verdict_row(made)], oleh="Rina")[0]


def run(store: Store) -> Analysis:
    return analyse(store, pembuat.kamus(), Scope(2026, (2025, 2029)), hanya("K16", "K35"))


def draft(store: Store) -> DokumenIku:
    return build_document(run(store), Settings(), tanggal=HARI, nomor=1)


def printed(dokumen: DokumenIku) -> list[str]:
    return [item.teks["indikator"] for _, item in dokumen.rows()]


def test_meeting_comes_back_as_it_was_and_a_newer_row_replaces_it() -> None:
    store = pembuat.store()
    rapat = Rapat("r1", "Rapat IKU", HARI, peserta=("Kaban", "Sekretaris"), urut="bidang", menit=60)
    save_meeting(store, rapat, oleh="Rina")
    assert meetings(store) == (rapat,)
    begun = Rapat("r1", "Rapat IKU", HARI, mulai=dt.datetime(2026, 11, 26, 9, 5))
    save_meeting(store, begun, oleh="Rina")
    assert meetings(store) == (begun,)
    assert begun.is_running


def test_an_indicator_that_one_bidang_keeps_is_not_gone_because_that_of_another_was_rejected() -> None:
    row = {"sasaran": "Meningkatnya kerukunan", "indikator": A, "satuan": "Persen", "target": {2026: 80}}
    store = pembuat.store(
        *(pembuat.usulan(row, bidang=name) for name in ("Bidang A", "Bidang B")), pembuat.iku_lama(row)
    )
    say(store, A, TOLAK)
    assert not [item for item in run(store).temuan if item.kode == "K35"]
    made = Putusan(padanan_key("Bidang B", "Meningkatnya kerukunan", A), "r1", TOLAK, bidang="Bidang B", indikator=A)
    decide_many(store, [verdict_row(made)], oleh="Rina")
    assert [item.berkas for item in run(store).temuan if item.kode == "K35"] == ["iku-lama.xlsx"]


def test_putusan_comes_back_whole() -> None:
    store = pembuat.store()
    todo = TindakLanjut("Memperbaiki rumus", "Bidang A", "2026-12-01")
    say(store, A, "ubah", ubah=(Perubahan("target", 2026, "80", "82,5"),), catatan="ikut Renstra", tindak_lanjut=todo)
    found = verdicts(store)[key(A)]
    assert (found.putusan, found.ubah[0].ke) == ("ubah", "82,5")
    assert (found.catatan, found.tindak_lanjut) == ("ikut Renstra", todo)
    assert found.oleh == "Rina"


def test_newest_putusan_counts_and_the_one_before_returns_when_it_is_taken_back() -> None:
    store = pembuat.store()
    say(store, A, "terima")
    last = say(store, A, "tolak")
    assert verdicts(store)[key(A)].putusan == "tolak"
    withdraw(store, last, oleh="Rina")
    assert verdicts(store)[key(A)].putusan == "terima"


def test_rejected_indicator_leaves_draft_and_checks_but_stays_visible() -> None:
    store = gudang()
    before = run(store)
    rejected = next(row["baris_id"] for row in before.baris.to_dict("records") if row["indikator"] == A)
    assert any(item.baris_id == rejected for item in before.temuan)
    assert printed(draft(store)) == [A, B]
    say(store, A, "tolak", catatan="bukan outcome")
    after = run(store)
    assert not any(item.baris_id == rejected for item in after.temuan)
    assert rejected in set(after.baris["baris_id"])
    assert after.putusan[rejected].catatan == "bukan outcome"
    dokumen = draft(store)
    assert printed(dokumen) == [B]
    assert any(A in note and "ditolak rapat" in note and "bukan outcome" in note for note in dokumen.catatan)


def test_joined_indicator_names_the_one_that_goes_on() -> None:
    store = gudang()
    say(store, A, "gabung", dengan=key(B), dengan_nama=B)
    dokumen = draft(store)
    assert printed(dokumen) == [B]
    assert dokumen.rapat[0].sesudah == f"tidak dimuat; digabung ke “{B}”"


def test_indicator_put_off_stays_in_the_draft_with_a_note() -> None:
    store = gudang()
    say(store, B, "tunda", catatan="menunggu BPS")
    dokumen = draft(store)
    assert printed(dokumen) == [A, B]
    assert any("ditunda rapat" in note and "menunggu BPS" in note for note in dokumen.catatan)


def test_changed_target_is_checked_and_printed_and_its_changes_are_found_again() -> None:
    store = gudang()
    baris_id = str(run(store).baris.query("indikator == @B")["baris_id"].iloc[0])
    isian = isian_of(store, baris_id, "target", 2026)
    assert isian is not None
    ids = [
        *save_correction(store, [isian], "7000", alasan="diputuskan rapat", oleh="Rina", asal="rapat"),
        say(store, B, "ubah", ubah=(Perubahan("target", 2026, "70", "7000"),), koreksi=(isian.kunci,)),
    ]
    analysis = run(store)
    assert analysis.nilai.query("baris_id == @baris_id")["teks"].tolist() == ["7000"]
    dokumen = draft(store)
    assert (dokumen.rapat[0].sebelum, dokumen.rapat[0].sesudah) == ("target 2026 70", "target 2026 7000")
    putusan = verdicts(store)[key(B)]
    assert changes_behind(store, putusan) == ids[:1]
    assert sorted(rows_behind(store, putusan)) == sorted(ids)


def test_draft_workbook_shows_before_and_after_only_where_there_was_a_meeting() -> None:
    store = gudang()
    assert "Hasil rapat" not in openpyxl.load_workbook(io.BytesIO(write_xlsx(draft(store)))).sheetnames
    say(store, B, "tolak", catatan="bukan outcome", diputuskan="Kepala Badan")
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(draft(store))))["Hasil rapat"]
    row = [cell.value for cell in sheet[4]]
    assert row[1:7] == ["Ditolak", "Bidang A", B, "dimuat dalam usulan", "tidak dimuat", "bukan outcome"]
    assert str(row[8]).startswith("Kepala Badan, ")


def test_accepting_needs_no_new_run_but_rejecting_and_what_follows_it_does() -> None:
    store = gudang()
    first = basis(store)
    say(store, A, "terima")
    assert basis(store) == first
    say(store, A, "tolak")
    rejected = basis(store)
    assert rejected != first
    say(store, A, "terima")
    assert basis(store) != rejected


def test_two_rounds_of_changes_are_one_and_a_way_back_is_none() -> None:
    first = (Perubahan("target", 2026, "80", "85"), Perubahan("satuan", None, "", "Persen"))
    second = (Perubahan("target", 2026, "85", "80"), Perubahan("target", 2027, "81", "82"))
    assert sum_changes(first, second) == (first[1], second[1])
