"""The page Rapat: prepare, begin, decide each way, undo, close; what is typed is checked before it is kept."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku_analysis.documents.agenda import Butir
from iku_analysis.store.attachments import attachment
from iku_analysis.store.corrections import isian_of, save_correction
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide, decisions_in_force
from iku_analysis.store.meeting import Putusan, Rapat, TindakLanjut, meetings, save_meeting, verdicts
from iku_analysis.ui import deciding, meeting, pairs, readiness, reconciling, state
from tests import pembuat
from tests.test_pages import Open, click, only, open_page, store_of, texts

__all__ = ["open_page"]  # the fixture

A, B, C = "Persentase Ormas Aktif", "Indeks Kerukunan Umat Beragama", "Jumlah Kejadian Konflik"


@pytest.fixture(scope="module")
def _gudang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rapat") / "rapat.duckdb"
    store = only(Store.open(path), "K30", "K31", "K33")
    sasaran = "Meningkatnya kerukunan"
    rows = [
        {"sasaran": sasaran, "indikator": A, "satuan": "Persen", "target": [70, 80]},
        {"sasaran": sasaran, "indikator": B, "satuan": "Indeks", "target": [70, 71]},
        {"sasaran": sasaran, "indikator": C, "satuan": "Kejadian", "target": [9, 8]},
    ]
    renstra = pembuat.renstra(sasaran=[{**rows[0], "target": [70, 82.5]}, *rows[1:]])
    pembuat.simpan(store, pembuat.usulan(*rows, bidang="Bidang Politik Dalam Negeri"), renstra)
    store.close()
    return path


@pytest.fixture
def gudang(_gudang: Path, tmp_path: Path) -> Path:
    """A store with three usulan and a Renstra that differs from the first."""
    return Path(shutil.copy(_gudang, tmp_path / "rapat.duckdb"))


def begin(open_page: Open, path: Path) -> AppTest:
    app = open_page("rapat", path)
    app.button(key="FormSubmitter:persiapan-Simpan persiapan").click().run()
    return click(app, "mulai-rapat")


def said(path: Path) -> dict[str, Putusan]:
    """indikator → its putusan in force."""
    return {item.indikator: item for item in verdicts(store_of(path)).values()}


def fill(app: AppTest, **fields: str) -> AppTest:
    """Type into the open form; fields by the beginning of their label."""
    for label, text in fields.items():
        next(item for item in app.text_input if item.label.startswith(label.replace("_", " "))).set_value(text)
    return app


def save(app: AppTest, word: str) -> AppTest:
    next(item for item in app.button if item.label == word).click()
    return app.run()


@pytest.fixture
def rapat(gudang: Path, monkeypatch: pytest.MonkeyPatch) -> Rapat:
    """A running meeting on that store; what the page calls is called without the page."""
    monkeypatch.setenv("IKU_GUDANG", str(gudang))
    made = meeting.begin(Rapat("r1", "Rapat IKU", dt.date(2026, 11, 26), pimpinan="Kepala Badan"))
    save_meeting(store_of(gudang), made, oleh="Rina")
    return made


def item(number: int) -> Butir:
    return meeting.agenda("sasaran")[number - 1]


def test_accepting_after_a_change_ends_the_change(rapat: Rapat, gudang: Path) -> None:
    values = {("target", 2026): ("80", "82,5"), ("indikator", None): (A, "Nama lain")}
    deciding.change(rapat, item(1), values, catatan="")
    assert (item(1).nama, item(1).keadaan) == ("Nama lain", "ubah")
    deciding.decide(rapat, item(1), "terima")
    assert not decisions_in_force(store_of(gudang), "koreksi")
    assert (item(1).nama, item(1).keadaan) == (A, "terima")
    deciding.take_back(rapat, item(1))
    assert not said(gudang)


def test_pair_that_a_person_decided_holds_for_the_new_name(rapat: Rapat, gudang: Path) -> None:
    decide(store_of(gudang), "padanan", item(1).kunci, {"renstra": None}, oleh="Rina", alasan="baru")
    deciding.change(rapat, item(1), {("indikator", None): (A, "Nama lain")}, catatan="")
    assert decisions_in_force(store_of(gudang), "padanan")[item(1).kunci].alasan == "baru"


def test_what_was_decided_under_a_name_is_taken_back_and_replaced_under_the_corrected_one(
    rapat: Rapat, gudang: Path
) -> None:
    deciding.decide(rapat, item(1), "tolak", catatan="bukan hasil")
    isian = isian_of(store_of(gudang), item(1).baris_id, "indikator")
    assert isian is not None
    save_correction(store_of(gudang), [isian], "Nama lain", alasan="nama resmi", oleh="Rina", asal="sekretaris")
    assert (item(1).nama, item(1).keadaan) == ("Nama lain", "tolak")
    deciding.decide(rapat, item(1), "tunda", catatan="menunggu BPS")
    deciding.change(rapat, item(1), {("indikator", None): ("Nama lain", "Nama rapat")}, catatan="")
    assert (item(1).nama, item(1).keadaan) == ("Nama rapat", "ubah")
    deciding.take_back(rapat, item(1))
    assert (item(1).nama, item(1).keadaan) == ("Nama lain", "belum")
    assert not said(gudang)


def test_nothing_more_is_asked_about_a_rejected_indicator(rapat: Rapat) -> None:
    def open_ones() -> list[tuple[str, str]]:
        return [(one.judul, one.putusan) for one in reconciling.list_differences(None) if one.keadaan == "beda"]

    state.get_analysis()  # what is shown after it is a run that was kept
    assert open_ones() == [(A, "perlu")]
    assert {one.indikator for one in readiness.readiness(state.get_analysis(), None) if one.is_indikator} == {A, B, C}
    deciding.decide(rapat, item(1), "tolak", catatan="bukan hasil")
    [left] = [one for one in reconciling.list_differences(None) if one.keadaan == "beda"]
    assert (left.putusan, left.keterangan) == ("keluar", "ditolak rapat: bukan hasil")
    assert reconciling.Saringan().apply([left]) == []
    assert reconciling.Saringan(putusan=None).apply([left]) == [left]
    assert [one.keadaan for one in pairs.list_pairs(None) if one.baris["indikator"] == A] == ["keluar"]
    assert {one.indikator for one in readiness.readiness(state.get_analysis(), None) if one.is_indikator} == {B, C}
    deciding.take_back(rapat, item(1))
    assert open_ones() == [(A, "perlu")]


def test_a_pair_in_doubt_of_a_rejected_indicator_waits_for_nobody(rapat: Rapat, gudang: Path) -> None:
    pembuat.simpan(store_of(gudang), pembuat.usulan({"indikator": "Indeks Kerukunan Umat", "satuan": "Indeks"}))
    place = next(one.nomor for one in meeting.agenda("sasaran") if one.nama == "Indeks Kerukunan Umat")
    before = state.get_summary()
    assert before.ragu + before.tanpa_padanan == 1
    deciding.decide(rapat, item(place), "gabung", catatan="", dengan=item(2))
    after = state.get_summary()
    assert after.ragu + after.tanpa_padanan == 0


def test_notes_stay_when_the_decision_comes_later(rapat: Rapat) -> None:
    deciding.note(rapat, item(2), "data dari BPS", TindakLanjut("Minta data", "Subbag Program", "2026-12-01"))
    assert item(2).keadaan == "belum"
    deciding.decide(rapat, item(2), "terima")
    putusan = item(2).putusan
    assert putusan is not None
    assert (putusan.catatan, putusan.tindak_lanjut.siapa) == ("data dari BPS", "Subbag Program")
    assert putusan.diputuskan == "Kepala Badan"


def test_next_open_item_goes_round_the_end(rapat: Rapat) -> None:
    deciding.decide(rapat, item(3), "terima")
    items = meeting.agenda("sasaran")
    assert meeting.next_open(items, items[2]).nomor == 1
    assert meeting.progress(rapat, items).sisa == 2


def test_a_closed_meeting_has_no_time_left() -> None:
    nine = dt.datetime(2026, 1, 12, 9, 0)
    running = Rapat("r", "Rapat IKU", nine.date(), mulai=nine)
    assert meeting.progress(running, ()).sisa_menit is not None
    assert meeting.progress(replace(running, selesai=nine), ()).teks == "0 dari 0 diputuskan"


def test_meeting_from_preparation_to_close(open_page: Open, gudang: Path) -> None:
    app = begin(open_page, gudang)
    assert "Butir 1 dari 3" in texts(app)
    assert "Target 2026 berbeda dari Renstra" in texts(app)
    app = save(fill(click(app, "rapat-ubah"), Target_2026="delapan puluh"), "Simpan perubahan")
    assert "tidak terbaca sebagai nilai" in " ".join(one.value for one in app.warning)
    assert not said(gudang)
    app = save(fill(app, Target_2026="82,5", Catatan="ikut Renstra"), "Simpan perubahan")
    assert "semula 80" in texts(app)
    assert "Target 2026 berbeda dari Renstra" not in texts(app)
    assert {one.isi["asal"] for one in decisions_in_force(store_of(gudang), "koreksi").values()} == {"rapat"}
    app = click(app, "rapat-urungkan")
    assert not said(gudang)
    app = click(app, "rapat-terima")
    assert "Butir 2 dari 3" in texts(app)
    assert "1 dari 3 diputuskan" in texts(app)
    app = click(click(app, "rapat-agenda"), "tutup-rapat")
    closed = meetings(store_of(gudang))[0]
    assert closed.selesai is not None
    assert [attachment(store_of(gudang), one)[0].partition("-")[0] for one in closed.lampiran] == ["notulen", "notulen"]
    app.segmented_control(key="tampilan-rapat").set_value("Hasil").run()
    assert "dimuat tanpa perubahan" in texts(app)


def test_reasons_and_others_are_asked_for_and_the_second_screen_follows(open_page: Open, gudang: Path) -> None:
    app = save(click(begin(open_page, gudang), "rapat-tunda"), "Simpan penundaan")
    assert "Tulis alasannya" in app.warning[0].value
    app = save(fill(app, Alasan="menunggu BPS", Tindak="Minta data", Penanggung="Subbag Program"), "Simpan penundaan")
    assert said(gudang)[A].tindak_lanjut.siapa == "Subbag Program"
    app = save(click(app, "rapat-gabung"), "Simpan penggabungan")
    assert "Pilih dahulu" in app.warning[0].value
    others = app.selectbox(key=next(one.key for one in app.selectbox if (one.key or "").startswith("rapat-dengan")))
    assert [option.partition(" — ")[0] for option in others.options] == [A, C]
    others.set_value(others.options[1])
    save(app, "Simpan penggabungan")
    assert said(gudang)[B].dengan_nama == C
    follower = open_page("rapat", gudang)
    follower.query_params["layar"] = meeting.PENGIKUT
    follower.run()
    assert "Butir 3 dari 3" in texts(follower)
    assert not [one for one in follower.main.button if (one.key or "").startswith("rapat-")]
    assert "ditunda rapat" in texts(open_page("draf", gudang))
