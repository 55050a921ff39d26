"""A request is closed by a repair, never by silence: what made the check unable to look closes nothing."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import pytest

from iku_analysis.checks import runner
from iku_analysis.documents.frames import rows_of
from iku_analysis.documents.returns import returns
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.records import HasilBaca
from iku_analysis.results import Temuan
from iku_analysis.settings import Settings
from iku_analysis.store.closing import _BUTA
from iku_analysis.store.corrections import isian_of, save_correction
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide_many, record_keys, withdraw
from iku_analysis.store.meeting import TOLAK, Putusan, verdict_row
from iku_analysis.store.reconciliation import ask_bidang
from iku_analysis.store.work import Hal, ask_many, hal_of, work_in_force
from iku_analysis.ui.differences import differences
from tests import pembuat
from tests.periksa import LINGKUP, baik, hanya, periksa, tercatat

RENSTRA = pembuat.renstra(sasaran=[baik()])
PERSEN = {"satuan": "Persen", "indikator": "Persentase Ormas Aktif", "formulasi": "ormas aktif / ormas x 100"}


def usulan(**ubah: Any) -> HasilBaca:
    return pembuat.usulan(baik(**ubah))


def run(store: Store) -> Analysis:
    """With the checks that what was asked may rest on: its own, and those of the fields that may be blank."""
    return _run(store, store.revision())


@lru_cache(maxsize=1)
def _run(store: Store, _revision: str) -> Analysis:
    asked = [item.hal.kode for item in work_in_force(store).permintaan.values()]
    return analyse(store, pembuat.kamus(), LINGKUP, hanya(*_BUTA, *asked))


def found(store: Store, kode: str, tahun: int | None = None) -> Temuan:
    return next(item for item in periksa(gudang=store).temuan(kode) if tahun in (None, item.tahun))


def asked(kode: str, *files: HasilBaca, tahun: int | None = None) -> Store:
    """A store of these files in which the bidang was asked about its finding of a code."""
    store = pembuat.store(*files)
    ask_many(store, [hal_of(found(store, kode, tahun))], batas=None, teks="perbaiki", oleh="Rina", tahun_iku=2026)
    return store


def closed(store: Store) -> list[tuple[str, str]]:
    return [(item.keadaan, item.sebab) for item in run(store).ditutup]


def targets(*first: object) -> list[object]:
    return [*first, "73", "73,5", "74", "74,5"][:5]


# What is wrong at first, what is sent then, and what must say why nothing is proved.
BUTA = [
    ("K33", {"target": targets("80")}, {"target": targets("-")}, "target usulan kosong (lihat K09)"),
    ("K33", {"target": targets("80")}, {"target": targets("ada")}, "nilainya tidak dapat dibandingkan"),
    ("K33", {"target": targets("80")}, {"satuan": "Dokumen"}, "satuannya berbeda (lihat K32)"),
    ("K34", {"baseline": "70"}, {"baseline": "-"}, "baseline usulan kosong (lihat K11)"),
    ("K12", {"target": targets("60"), "baseline": "72,2"}, {"target": targets("60"), "baseline": "-"}, "lihat K11"),
    ("K15", {"target": targets("725")}, {"target": targets("-")}, "K09"),
    ("K14", {"target": ["72", "73", "60", "74", "75"]}, {"target": ["72", "73", "-", "74", "75"]}, "K09"),
    ("K16", {**PERSEN, "target": targets("120")}, {**PERSEN, "target": targets("-")}, "K09"),
    ("K24", {**PERSEN, "formulasi": "ormas aktif"}, {**PERSEN, "formulasi": "-"}, "K03"),
]


IDS = [kode + sebab for kode, _, _, sebab in BUTA]


def _rows(isi: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row for each of them, told apart by the end of its name."""
    rows = [baik(**ubah) for ubah in isi]
    return [row | {"indikator": f"{row['indikator']} {nomor}"} for nomor, row in enumerate(rows)]


@cache
def _became(mended: bool) -> dict[str, tuple[str, str]]:
    """What becomes of all these requests, by the end of the name, when a file is sent that mends all, or as said."""
    good = _rows([PERSEN if "satuan" in salah else {} for _, salah, _, _ in BUTA])
    wrong, sent = _rows([salah for _, salah, _, _ in BUTA]), _rows([kirim for _, _, kirim, _ in BUTA])
    store = pembuat.store(pembuat.renstra(sasaran=good), pembuat.usulan(*wrong))
    temuan = analyse(store, pembuat.kamus(), LINGKUP, hanya(*(kode for kode, *_ in BUTA))).temuan
    known = {(item.kode, item.indikator): hal_of(item) for item in reversed(temuan)}
    things = [known[kode, row["indikator"]] for (kode, *_), row in zip(BUTA, wrong, strict=True)]
    ask_many(store, things, batas=None, teks="perbaiki", oleh="Rina", tahun_iku=2026)
    pembuat.simpan(store, pembuat.usulan(*(good if mended else sent)))
    return {str(item.hal.indikator)[-1]: (item.keadaan, item.sebab) for item in run(store).ditutup}


@pytest.mark.parametrize("nomor", range(len(BUTA)), ids=IDS)
def test_what_made_the_check_unable_to_look_is_no_repair(nomor: int) -> None:
    keadaan, said = _became(mended=False)[str(nomor)]
    assert keadaan == "tidak_terperiksa"
    assert BUTA[nomor][3] in said


@pytest.mark.parametrize("nomor", range(len(BUTA)), ids=IDS)
def test_a_repair_closes_each_of_them(nomor: int) -> None:
    keadaan, said = _became(mended=True)[str(nomor)]
    assert (keadaan, said.startswith("Unggahan usulan-Bidang A.xlsx")) == ("selesai", True)


def test_a_value_sent_again_after_a_blank_closes_and_its_undo_opens_again() -> None:
    store = asked("K33", RENSTRA, usulan(target=targets("80")))
    pembuat.simpan(store, usulan(target=targets("-")))
    assert closed(store)[0][0] == "tidak_terperiksa"
    pembuat.simpan(store, usulan())
    assert closed(store)[0][0] == "selesai"
    newest = store.cursor().execute("select max(unggahan_id) from raw_unggahan").fetchone()
    assert newest
    withdraw(store, newest[0], oleh="Rina")
    assert closed(store)[0][0] == "tidak_terperiksa"


def test_a_fault_of_another_year_or_indicator_stops_no_repair() -> None:
    store = asked("K33", RENSTRA, usulan(target=targets("80")))
    pembuat.simpan(
        store, pembuat.usulan(baik(target=["72,5", "73", "73,5", "74", "-"]), baik(indikator="Indeks lain", target=[]))
    )
    assert closed(store)[0][0] == "selesai"


def test_a_plan_that_is_no_longer_there_proves_nothing() -> None:
    renja = pembuat.renja({**baik(), "kode": "8.01.02", "target": {2026: "80"}})
    store = asked("K33", RENSTRA, usulan(), renja, tahun=2026)
    gone = store.cursor().execute("select unggahan_id from raw_unggahan where jenis = 'renja'").fetchone()
    assert gone
    withdraw(store, gone[0], oleh="Rina")
    pembuat.simpan(store, usulan(alasan="Mandat baru"))
    assert closed(store) == [("tidak_terperiksa", "Isian ini tidak dapat diperiksa lagi: Renja belum diunggah")]


def test_a_wording_whose_name_was_blanked_is_not_mended() -> None:
    store = asked("K20", pembuat.usulan(baik(indikator="Persentase penyerapan anggaran"), baik()))
    pembuat.simpan(store, pembuat.usulan(baik(indikator=None), baik()))
    [(keadaan, said)] = closed(store)
    assert (keadaan, "K01" in said) == ("tidak_terperiksa", True)
    pembuat.simpan(store, pembuat.usulan(baik(indikator="Persentase Ormas Aktif"), baik()))
    assert closed(store)[0][0] == "selesai"


def test_a_row_that_was_no_data_is_mended_by_taking_it_out() -> None:
    store = asked("K45", pembuat.usulan(baik(), {"indikator": "JUMLAH", "sasaran": None}))
    pembuat.simpan(store, usulan())
    assert closed(store)[0][0] == "selesai"


def test_an_indicator_that_the_meeting_took_out_is_not_mended() -> None:
    store = asked("K33", RENSTRA, usulan(target=targets("80")))
    [row] = tercatat(store, "usulan")
    decide_many(store, [verdict_row(Putusan(record_keys(row)[0], "r1", TOLAK, catatan="bukan hasil"))], oleh="Rina")
    assert closed(store) == [("hilang", "Indikatornya tidak dimuat: ditolak rapat: bukan hasil.")]


def test_the_own_upload_of_the_bidang_is_named_before_a_plan_that_came_later() -> None:
    store = asked("K33", RENSTRA, usulan(target=targets("80")))
    pembuat.simpan(store, usulan())
    pembuat.simpan(store, pembuat.renstra(sasaran=[baik()], nama="renstra-baru.xlsx"))
    assert closed(store)[0][1].startswith("Unggahan usulan-Bidang A.xlsx")


def test_a_correction_under_the_name_of_the_file_closes_for_the_name_that_counts() -> None:
    store = pembuat.store(RENSTRA, usulan(target=targets("80")))
    [row] = tercatat(store, "usulan")

    def change(medan: str, tahun: int | None, teks: str) -> None:
        isian = isian_of(store, row["baris_id"], medan, tahun)
        assert isian
        save_correction(store, [isian], teks, alasan="resmi", oleh="Rina")

    change("indikator", None, "Indeks Kerukunan Antarumat Beragama")
    ask_many(store, [hal_of(found(store, "K14"))], batas=None, teks="x", oleh="Rina")
    change("target", 2025, "72,5")
    assert closed(store)[0][0] == "selesai"
    assert "“80” menjadi “72,5”" in closed(store)[0][1]


@pytest.fixture
def beda() -> Store:
    """A store in which the bidang was asked about a target that the Renstra leaves blank: a difference, no finding."""
    store = pembuat.store(pembuat.renstra(sasaran=[baik(target=["-", "73", "73,5", "74", "74,5"])]), usulan())
    analysis = run(store)
    [row] = [row for row in rows_of(analysis.rekonsiliasi) if row["keadaan"] == "kosong_rencana"]
    hal = Hal(row["pokok"], "Target 2025 berbeda.", jenis="selisih", bidang="Bidang A", nilai=row["usulan_teks"])
    ask_bidang(store, [row], [hal], analysis.temuan, batas=None, teks="Kirim dasarnya", oleh="Rina", tahun_iku=2026)
    return store


def marks(store: Store) -> list[tuple[str | None, str | None, str | None]]:
    [back] = returns(store, run(store), Settings())
    return [(mark.sel, mark.nilai, mark.diminta) for mark in back.marks if mark.kode == "Padanan"]


def test_another_file_of_the_bidang_answers_no_difference_that_still_stands(beda: Store) -> None:
    assert marks(beda) == [("H7", "72,5", "Diminta diperbaiki: Kirim dasarnya")]
    pembuat.simpan(beda, pembuat.usulan(baik(baris=9, alasan="Mandat baru")))
    assert closed(beda) == []
    assert marks(beda) == [("H9", "72,5", "Diminta diperbaiki: Kirim dasarnya")]  # where it stands now


def test_a_difference_that_is_gone_is_answered_and_its_undo_asks_again(beda: Store) -> None:
    pembuat.simpan(beda, pembuat.renstra(sasaran=[baik()]))
    assert closed(beda)[0][0] == "selesai"
    assert marks(beda) == []
    newest = beda.cursor().execute("select max(unggahan_id) from raw_unggahan").fetchone()
    assert newest
    withdraw(beda, newest[0], oleh="Rina")
    assert closed(beda) == []
    assert len(marks(beda)) == 1


def test_another_value_answers_and_waits_for_a_new_decision_a_blank_one_does_not(beda: Store) -> None:
    pembuat.simpan(beda, usulan(target=targets("-")))
    assert closed(beda) == []
    pembuat.simpan(beda, usulan(target=targets("72,7")))
    [(keadaan, said)] = closed(beda)
    assert keadaan == "selesai"
    assert said.startswith("Dijawab bidang: “72,5” menjadi “72,7”, masih berbeda. Unggahan")


def test_a_difference_of_an_indicator_that_is_gone_is_told(beda: Store) -> None:
    pembuat.simpan(beda, usulan(indikator="Indeks Harmoni Indonesia"))
    [(keadaan, said)] = closed(beda)
    assert keadaan == "hilang"
    assert "berganti nama" in said
    assert marks(beda) == []


def test_rekonsiliasi_asks_again_once_it_was_answered(beda: Store) -> None:
    def decided() -> list[tuple[str, str | None]]:
        analysis = run(beda)
        rows = {row["baris_id"]: row for row in rows_of(analysis.baris)}
        listed = differences(analysis, rows)
        return [(item.putusan, item.keterangan) for item in listed if item.row["tahun"] == 2025]

    assert decided()[0][0] == "diminta"
    pembuat.simpan(beda, usulan(target=targets("72,7")))
    putusan, said = decided()[0]
    assert (putusan, (said or "").partition(",")[0]) == ("perlu", "Dijawab bidang: “72")


def test_a_store_so_large_that_rows_are_grouped_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    renja = pembuat.renja({**baik(), "kode": "8.01.02", "target": {2026: "80"}})
    store = asked("K33", RENSTRA, pembuat.usulan(baik(target=targets("80")), baik(indikator="Indeks lain")))
    pembuat.simpan(store, usulan(target=targets("-")), renja)
    ask_many(store, [hal_of(found(store, "K33", 2026))], batas=None, teks="x", oleh="Rina", tahun_iku=2026)
    gone = store.cursor().execute("select unggahan_id from raw_unggahan where jenis = 'renja'").fetchone()
    assert gone
    withdraw(store, gone[0], oleh="Rina")
    whole = closed(store)
    assert [keadaan for keadaan, _ in whole] == ["tidak_terperiksa"] * 2
    monkeypatch.setattr(runner, "_MOST_FETCHED", 0)
    _run.cache_clear()
    assert closed(store) == whole
