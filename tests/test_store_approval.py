"""Steps 9-13 in the store: one way through, nothing skipped, taken back by a row; proposals of the Sekretaris."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from iku_analysis.errors import UsageError
from iku_analysis.store.approval import JenisPeristiwa, journey, record_event
from iku_analysis.store.attachments import attachment
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide_many, withdraw
from iku_analysis.store.proposals import Butir, accept, proposals, propose, refuse
from tests import pembuat

JALAN: tuple[JenisPeristiwa, ...] = (
    "diserahkan", "diteruskan", "diajukan", "disetujui", "ditandatangani", "surat_pengantar", "dikirim", "diarsipkan",
)  # fmt: skip
USULAN = pembuat.usulan(
    {"sasaran": "Kerukunan", "indikator": "Persentase Ormas Aktif", "satuan": "Persen", "target": {2026: 80}},
    {"indikator": "Indeks Kerukunan", "satuan": "Indeks", "target": {2026: 71}},
    bidang="Bidang A",
)


def go(store: Store, *events: JenisPeristiwa, nomor: int = 1) -> str:
    ids = [record_event(store, 2026, jenis, nomor, oleh="a") for jenis in events]
    return ids[-1]


def test_the_way_from_the_sekretaris_to_the_archive() -> None:
    store = pembuat.store()
    assert (journey(store, 2026).kedudukan, journey(store, 2026).nomor) == ("8", None)
    steps = []
    for event in JALAN:
        go(store, event)
        steps.append(journey(store, 2026).kedudukan)
    assert steps == ["9", "10", "11", "disetujui", "12", "13", "13", "selesai"]
    assert [item.jenis for item in journey(store, 2026).peristiwa] == list(JALAN)
    assert journey(store, 2025).kedudukan == "8", "another year is another document"


@pytest.mark.parametrize("event", [event for event in JALAN if event != "diserahkan"])
def test_no_step_can_be_skipped(event: JenisPeristiwa) -> None:
    store = pembuat.store()
    with pytest.raises(UsageError, match="tidak berada di langkah itu"):
        go(store, event)


@pytest.mark.parametrize(
    ("before", "back"),
    [
        (("diserahkan",), "dikembalikan_sekretaris"),
        (("diserahkan", "diteruskan"), "dikembalikan_sekretaris"),
        (("diserahkan", "diteruskan", "diajukan"), "dikembalikan_kepala"),
    ],
)
def test_returned_document_begins_again_at_step_8_with_another_draft(
    before: tuple[JenisPeristiwa, ...], back: JenisPeristiwa
) -> None:
    store = pembuat.store()
    go(store, *before)
    record_event(store, 2026, back, 1, oleh="Sekretaris", catatan="Perbaiki target.")
    assert journey(store, 2026).kedudukan == "8"
    found = journey(store, 2026).last("dikembalikan_sekretaris", "dikembalikan_kepala")
    assert found
    assert (found.catatan, found.oleh) == ("Perbaiki target.", "Sekretaris")
    go(store, "diserahkan", nomor=2)
    assert (journey(store, 2026).kedudukan, journey(store, 2026).nomor) == ("9", 2)
    with pytest.raises(UsageError):
        go(store, "diteruskan", nomor=1)


def test_event_taken_back_takes_what_rested_on_it_along_until_it_is_done_again() -> None:
    store = pembuat.store()
    go(store, "diserahkan")
    passed = go(store, "diteruskan")
    go(store, "diajukan")
    undo = withdraw(store, passed, oleh="a")
    assert (journey(store, 2026).kedudukan, len(journey(store, 2026).peristiwa)) == ("9", 1)
    withdraw(store, undo, oleh="a")
    assert journey(store, 2026).kedudukan == "11"


def test_new_round_after_the_archive_forgets_the_old_one() -> None:
    store = pembuat.store()
    go(store, *JALAN)
    go(store, "diserahkan", nomor=5)
    assert [item.nomor for item in journey(store, 2026).peristiwa] == [5]


def test_paper_is_kept_with_its_event_or_not_at_all() -> None:
    store = pembuat.store()
    go(store, "diserahkan", "diteruskan", "diajukan", "disetujui")
    paper = ("tertanda", "iku.pdf", b"%PDF")
    record_event(store, 2026, "ditandatangani", 1, oleh="a", lampiran=paper)
    with pytest.raises(UsageError):
        record_event(store, 2026, "ditandatangani", 1, oleh="b", lampiran=paper)
    signed = journey(store, 2026).last("ditandatangani")
    assert signed
    assert attachment(store, signed.isi["lampiran_id"]) == ("iku.pdf", b"%PDF")
    assert store.cursor().execute("select count(*) from raw_lampiran").fetchone() == (1,)


def test_two_people_at_once_move_the_document_once(tmp_path: Path) -> None:
    stores = [Store.open(tmp_path / "iku.duckdb") for _ in range(2)]
    go(stores[0], "diserahkan")
    start, refused = threading.Barrier(2), []

    def work(store: Store) -> None:
        start.wait()
        try:
            go(store, "diteruskan")
        except UsageError:
            refused.append(1)

    threads = [threading.Thread(target=work, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(refused), len(journey(stores[0], 2026).peristiwa)) == (1, 2)
    for store in stores:
        store.close()


def butir(medan: str = "target", tahun: int | None = 2026, lama: str = "80", baris: int = 7) -> Butir:
    name = "Persentase Ormas Aktif" if baris == 7 else "Indeks Kerukunan"
    return Butir(4, 1, name, medan, tahun, lama, ((USULAN.berkas, "IKU", baris),))


def value(store: Store, query: str) -> object:
    row = pembuat.cursor(store).execute(query).fetchone()
    return row[0] if row else None


TARGET = "select teks from core_nilai where baris = 7 and medan = 'target' and tahun = 2026"


def test_accepted_proposal_counts_and_is_taken_back_whole() -> None:
    store = pembuat.store(USULAN)
    propose(store, butir(), "82,5", catatan="Sesuai Renstra", oleh="Sekretaris")
    assert value(store, TARGET) == "80", "a proposal alone changes nothing"
    (usul,) = proposals(store, 4)
    ids = accept(store, usul, oleh="Kasubbag")
    assert value(store, TARGET) == "82,5"
    said = value(store, TARGET.replace("teks", "koreksi"))
    assert "diubah menurut koreksi Sekretaris dari “80”" in str(said)
    (usul,) = proposals(store, 4)
    assert (usul.putusan, usul.penjawab) == ("terima", "Kasubbag")
    decide_many(store, [("cabut", target, {}, None) for target in ids], oleh="Kasubbag")
    assert value(store, TARGET) == "80"
    assert proposals(store, 4)[0].putusan is None


def test_word_and_blank_field_can_be_proposed_too() -> None:
    store = pembuat.store(USULAN)
    for item, teks in ((butir("indikator", None, "Indeks Kerukunan", 8), "Indeks Kerukunan Umat"),
                       (butir("formulasi", None, ""), "a/b × 100")):  # fmt: skip
        propose(store, item, teks, catatan="Lebih jelas", oleh="Sekretaris")
    for usul in proposals(store):
        accept(store, usul, oleh="Kasubbag")
    assert value(store, "select indikator from core_baris where baris = 8") == "Indeks Kerukunan Umat"
    assert value(store, "select formulasi from core_baris where baris = 7") == "a/b × 100"


def test_refused_proposal_needs_a_reason_and_changes_nothing() -> None:
    store = pembuat.store(USULAN)
    propose(store, butir(), "90", catatan="Lebih menantang", oleh="Sekretaris")
    (usul,) = proposals(store)
    with pytest.raises(UsageError, match="perlu alasan"):
        refuse(store, usul, alasan=" ", oleh="Kasubbag")
    refuse(store, usul, alasan="Target Renstra 80", oleh="Kasubbag")
    assert (proposals(store)[0].putusan, proposals(store)[0].alasan) == ("tolak", "Target Renstra 80")
    assert value(store, TARGET) == "80"
    with pytest.raises(UsageError, match="sudah dijawab"):
        accept(store, usul, oleh="orang lain")


def test_proposal_needs_a_change_and_a_note() -> None:
    store = pembuat.store(USULAN)
    with pytest.raises(UsageError, match="sama dengan isi draf"):
        propose(store, butir(), " 80 ", catatan="x", oleh="s")
    with pytest.raises(UsageError, match="perlu catatan"):
        propose(store, butir(), "81", catatan="", oleh="s")


def test_proposal_to_a_row_that_is_no_longer_in_force_is_said() -> None:
    store = pembuat.store(USULAN)
    propose(store, butir(baris=44), "82", catatan="x", oleh="s")
    with pytest.raises(UsageError, match="sudah diganti"):
        accept(store, proposals(store)[0], oleh="k")
