"""The page Format: what was sent is noted with the day and can be undone; the note's number is taken once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from iku_analysis import pipeline
from iku_analysis.store.database import Store
from iku_analysis.store.formats import sent_formats
from iku_analysis.store.letters import letter_register
from iku_analysis.store.preferences import save_preferences
from tests.pembuat import kamus
from tests.test_pages import Open, click, open_page, rows_of, store_of, texts

__all__ = ["open_page"]
POLDAGRI = "Bidang Politik Dalam Negeri"


@pytest.fixture(scope="module")
def renstra_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only the Renstra: two indicators of a tujuan belong to no programme, so nobody is known to answer for them."""
    path = tmp_path_factory.mktemp("format") / "renstra.duckdb"
    store = Store.open(path)
    files = [file for file in pipeline.sample_files() if file.jenis == "renstra"]
    pipeline.import_files(store, kamus(), files, oleh="uji")
    save_preferences(store, {"tahun": 2026}, oleh="uji")
    store.close()
    return path


def test_all_formats_are_marked_sent_and_the_mark_is_taken_back(open_page: Open, renstra_only, tmp_path) -> None:
    path = Path(shutil.copy(renstra_only, tmp_path / "a.duckdb"))
    app = click(open_page("format", path), "tandai-semua")
    assert "Format untuk 5 bidang ditandai terkirim." in texts(app)
    assert len(sent_formats(store_of(path), 2026)) == 5
    assert "Semua format versi ini sudah ditandai terkirim." in texts(app)
    app = click(app, "urungkan-kabar")
    assert sent_formats(store_of(path)) == []
    assert [row["terkirim"]["teks"] for row in rows_of(app, "daftar-format")] == ["belum"] * 5


def test_an_indicator_without_bidang_is_asked_for_and_goes_where_a_person_says(
    open_page: Open, renstra_only, tmp_path
) -> None:
    path = Path(shutil.copy(renstra_only, tmp_path / "b.duckdb"))
    app = open_page("format", path)
    asked = [box for box in app.selectbox if (box.key or "").startswith("milik-")]
    before = {row["id"]: row["indikator"]["teks"] for row in rows_of(app, "daftar-format")}
    app = asked[0].set_value(POLDAGRI).run()
    after = {row["id"]: row["indikator"]["teks"] for row in rows_of(app, "daftar-format")}
    assert int(after[POLDAGRI]) == int(before[POLDAGRI]) + 1
    assert len([box for box in app.selectbox if (box.key or "").startswith("milik-")]) == len(asked) - 1


def test_the_number_of_the_sending_note_is_taken_once(open_page: Open, renstra_only, tmp_path) -> None:
    path = Path(shutil.copy(renstra_only, tmp_path / "c.duckdb"))
    app = click(open_page("format", path, POLDAGRI), "nomor-nota")
    (letter,) = letter_register(store_of(path))
    assert letter.hal == "Pengisian format usulan IKU 2026"
    assert f"Nota dinas nomor {letter.nomor}" in texts(app)
    assert not any(button.key == "nomor-nota" for button in app.button)
    assert any("Yth. Kepala Bidang Politik Dalam Negeri," in area.value for area in app.text_area)
