"""Findings as work: asked, accepted, talked about, closed by an upload or a correction, and never closed silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from iku_analysis.checks.repeated import without_accepted
from iku_analysis.documents.model import build_document
from iku_analysis.documents.returns import returns
from iku_analysis.documents.xlsx_form import status_line
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.records import HasilBaca, Masalah
from iku_analysis.results import Temuan
from iku_analysis.settings import Scope, Settings, Thresholds
from iku_analysis.store.closing import _BUTA
from iku_analysis.store.corrections import isian_of, save_correction
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.preferences import settings_in_force
from iku_analysis.store.work import accept_many, ask_many, comment_many, hal_of, work_in_force
from iku_analysis.vocabulary import load_vocabulary
from tests import pembuat
from tests.periksa import LINGKUP, baik, hanya, periksa

BATAS = date(2026, 1, 20)
RENSTRA = pembuat.renstra(sasaran=[baik()])


def usulan(*target: Any, **ubah: Any) -> HasilBaca:
    """The usulan of Bidang A; by default its first target differs from Renstra (K33)."""
    return pembuat.usulan(baik(target=[*target, "73", "73,5", "74", "74,5"], **ubah))


def run(store: Store, settings: Settings | None = None, lingkup: Scope = LINGKUP) -> Analysis:
    checked = hanya("K15", "K33", *_BUTA, settings=settings or Settings())
    return analyse(store, pembuat.kamus(), lingkup, checked)


def k33(store: Store) -> Temuan:
    return periksa(gudang=store).temuan("K33")[0]


@cache
def beda() -> Temuan:
    """What is found in any store with these two files before anybody deals with it."""
    return k33(pembuat.store(RENSTRA, usulan("80")))


@pytest.fixture
def asked() -> Store:
    """A store in which the bidang was asked to mend its target of 2025."""
    store = pembuat.store(RENSTRA, usulan("80"))
    ask_many(store, [hal_of(beda())], batas=BATAS, teks="Samakan dengan Renstra", oleh="Kasubbag", tahun_iku=2026)
    return store


def test_a_finding_nobody_touched_is_open_and_unsettled() -> None:
    store = pembuat.store(RENSTRA, usulan("80"))
    found = k33(store)
    assert found.keadaan == "terbuka"
    assert found in run(store).unsettled_findings()


def test_a_request_names_bidang_day_and_text_and_can_be_taken_back(asked: Store) -> None:
    found = k33(asked)
    assert found.keadaan == "diminta"
    assert found.permintaan is not None
    assert (found.permintaan.bidang, found.permintaan.batas) == ("Bidang A", BATAS)
    assert found.permintaan.teks == "Samakan dengan Renstra"
    analysis = run(asked)
    assert found not in analysis.unsettled_findings()
    assert found in analysis.open_findings("galat")
    withdraw(asked, found.permintaan.keputusan_id, oleh="Kasubbag")
    assert k33(asked).keadaan == "terbuka"


def test_a_blank_request_asks_what_the_finding_advises() -> None:
    store = pembuat.store(RENSTRA, usulan("80"))
    ask_many(store, [hal_of(beda())], batas=None, teks=" ", oleh="a")
    request = k33(store).permintaan
    assert request is not None
    assert request.teks == beda().saran


def test_a_request_is_late_from_the_day_after(asked: Store) -> None:
    request = k33(asked).permintaan
    assert request is not None
    assert not request.is_late(BATAS)
    assert request.is_late(BATAS + timedelta(days=1))


def test_a_request_without_a_day_is_never_late() -> None:
    store = pembuat.store(RENSTRA, usulan("80"))
    ask_many(store, [hal_of(beda())], batas=None, teks="x", oleh="a")
    request = k33(store).permintaan
    assert request is not None
    assert not request.is_late(date(2099, 1, 1))


def test_the_newer_of_request_and_acceptance_counts(asked: Store) -> None:
    accept_many(asked, [beda()], alasan="disepakati rapat", oleh="a")
    found = k33(asked)
    assert (found.keadaan, found.dikecualikan, found.permintaan) == ("diterima", "disepakati rapat", None)
    ask_many(asked, [hal_of(found)], batas=None, teks="ternyata keliru", oleh="a")
    assert k33(asked).keadaan == "diminta"


def test_a_repaired_upload_closes_the_request(asked: Store) -> None:
    pembuat.simpan(asked, usulan("72,5"))
    (closed,) = run(asked).ditutup
    assert (closed.keadaan, closed.hal.kode) == ("selesai", "K33")
    assert closed.sebab.startswith("Unggahan usulan-Bidang A.xlsx")


def test_another_wrong_value_stays_asked_for(asked: Store) -> None:
    pembuat.simpan(asked, usulan("81"))
    found = k33(asked)
    assert (found.nilai, found.keadaan) == ("81", "diminta")
    assert run(asked).ditutup == ()


def test_another_wrong_value_must_be_accepted_anew() -> None:
    store = pembuat.store(RENSTRA, usulan("80"))
    accept_many(store, [beda()], alasan="disepakati", oleh="a")
    pembuat.simpan(store, usulan("81"))
    assert k33(store).keadaan == "terbuka"


def test_a_correction_closes_the_request(asked: Store) -> None:
    isian = isian_of(asked, k33(asked).baris_id or "", "target", 2025)
    assert isian
    save_correction(asked, [isian], "72,5", alasan="ikut Renstra", oleh="Kasubbag")
    (closed,) = run(asked).ditutup
    assert closed.keadaan == "selesai"
    assert "“80” menjadi “72,5”" in closed.sebab


def test_a_check_that_can_no_longer_look_closes_nothing(asked: Store) -> None:
    renstra = asked.cursor().execute("select unggahan_id from raw_unggahan where jenis = 'renstra'").fetchone()
    assert renstra
    withdraw(asked, renstra[0], oleh="a")
    (closed,) = run(asked).ditutup
    assert closed.keadaan == "tidak_terperiksa"
    assert "tidak dapat diperiksa" in closed.sebab


def test_a_renamed_indicator_closes_nothing(asked: Store) -> None:
    pembuat.simpan(asked, usulan("72,5", indikator="Indeks Harmoni Indonesia"))
    (closed,) = run(asked).ditutup
    assert closed.keadaan == "hilang"
    assert "berganti nama" in closed.sebab


def test_a_changed_threshold_closes_nothing() -> None:
    store = pembuat.store(pembuat.usulan(baik(target=["10", "60", "61", "62", "63"], baseline="9")))
    [found] = periksa(gudang=store).temuan("K15")
    ask_many(store, [hal_of(found)], batas=None, teks="periksa", oleh="a")
    (closed,) = run(store, Settings(thresholds=Thresholds(faktor_lompat=50.0))).ditutup
    assert closed.keadaan == "hilang"
    assert "Tidak ada unggahan baru" in closed.sebab


def test_a_request_of_another_planning_year_is_not_judged(asked: Store) -> None:
    pembuat.simpan(asked, usulan("72,5"))
    assert run(asked, lingkup=replace(LINGKUP, tahun=2027)).ditutup == ()


def test_a_thread_keeps_all_remarks_in_order_and_survives_a_new_value(asked: Store) -> None:
    for text in ("Angka dari mana?", "Dari rapat 3 Januari."):
        comment_many(asked, [hal_of(beda())], teks=text, oleh="Rina")
    pembuat.simpan(asked, usulan("81"))
    entries = work_in_force(asked).thread(k33(asked))
    assert [(entry.jenis, entry.teks, entry.oleh) for entry in entries] == [
        ("permintaan", "Samakan dengan Renstra", "Kasubbag"),
        ("komentar", "Angka dari mana?", "Rina"),
        ("komentar", "Dari rapat 3 Januari.", "Rina"),
    ]


def test_what_goes_back_says_what_was_asked_and_by_when(asked: Store) -> None:
    (back,) = returns(asked, run(asked), Settings())
    line = next(line for line in back.pesan.splitlines() if "sel H7" in line)
    assert line.startswith("1. ")
    assert "Diminta diperbaiki paling lambat 20 Januari 2026: Samakan dengan Renstra" in line
    (mark,) = [mark for mark in back.marks if mark.kode == "K33"]
    assert mark.tugas == mark.diminta


def test_a_cell_that_cannot_be_read_goes_back_as_one_thing_to_mend(sample_store: Path) -> None:
    store = Store.open(sample_store)
    vocabulary = load_vocabulary()
    analysis = analyse(store, vocabulary, Scope(2026, (2025, 2029)), settings_in_force(store, vocabulary))
    back = next(one for one in returns(store, analysis, Settings()) if one.berkas == "Kewaspadaan_revisi2.xlsx")
    store.close()
    assert {row["kode"] for row in analysis.masalah.to_dict("records")} == {"B03", "B17", "B21"}
    assert [mark.kode for mark in back.marks if mark.sel == "M16"] == ["K10"]
    assert [mark.kode for mark in back.marks if mark.sel == "R15"] == ["K05"]
    assert [mark.kode for mark in back.marks if mark.kode.startswith("B")] == ["B17"], "what no check says stays"
    assert back.pesan.count("tidak dapat dibaca sebagai angka, rentang, batas, atau predikat") == 1


def test_accepting_a_finding_settles_the_reading_problem_of_its_cell_and_the_undo_brings_it_back(
    sample_copy: Path,
) -> None:
    store = Store.open(sample_copy)

    def open_ones() -> tuple[list[tuple[str, str]], list[str], str]:
        """Problems of the draft with their cells, what is marked on the unread target's cell, the draft's face."""
        settings = hanya("K05", "K10", settings=settings_in_force(store, kamus))
        analysis = analyse(store, kamus, Scope(2026, (2025, 2029)), settings)
        draft = build_document(analysis, Settings(), tanggal=date(2026, 1, 12), nomor=1)
        back = next(one for one in returns(store, analysis, Settings()) if one.berkas == "Kewaspadaan_revisi2.xlsx")
        problems = [(item.masalah.kode, item.masalah.sel or "") for item in draft.masalah]
        return problems, [mark.kode for mark in back.marks if mark.sel == "M16"], status_line(draft)

    kamus = load_vocabulary()
    before = open_ones()
    assert before[:2] == ([("B03", "M16"), ("B21", "R15")], ["K10"])
    assert "1 isian tidak terbaca" in before[2]
    (found,) = periksa(gudang=store).temuan("K10")
    (accepted,) = accept_many(store, [found], alasan="dibaca Ada oleh rapat", oleh="Kasubbag")
    problems, marks, face = open_ones()
    assert (problems, marks) == ([("B21", "R15")], []), "nor is it asked of the bidang under its other name"
    assert "isian tidak terbaca" not in face
    withdraw(store, accepted, oleh="Kasubbag")
    assert open_ones() == before
    store.close()


def test_a_reading_problem_that_two_indicators_share_stays_until_both_are_accepted() -> None:
    bad = Masalah("B03", "galat", "Isi sel tidak terbaca.", "Tulis angka.", "IKU", "I7", nilai="Ada")
    unread = {2026: pembuat.nilai("target", "Ada", 2026)}  # one merged cell that counts for both
    rows = [baik(target=unread, indikator=name) for name in ("Persentase Ormas Aktif", "Indeks Kerukunan")]
    store = pembuat.store(pembuat.usulan(*rows, masalah=(bad,)))

    def still_open() -> int:
        analysis = run(store)
        return len(without_accepted(analysis.masalah, analysis.temuan, analysis.baris))

    found = periksa(gudang=store).temuan("K10")
    assert len(found) == 2
    for left, item in zip((1, 0), found, strict=True):
        accept_many(store, [item], alasan="dibaca rapat", oleh="Kasubbag")
        assert still_open() == left
