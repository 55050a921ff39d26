"""What the agency sets of the checks: off or on, other thresholds, each with a reason; the help card of each."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from iku_analysis.checks import CATALOGUE, Check
from iku_analysis.checks.ambang import AMBANG, read_value
from iku_analysis.checks.registry import card_of
from iku_analysis.documents.model import build_document
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.settings import Settings, Thresholds
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.history import settings_history
from iku_analysis.store.preferences import save_preferences, settings_in_force
from iku_analysis.ui import findings, rule_rows
from tests import pembuat
from tests.periksa import LINGKUP, baik, hanya
from tests.test_pages import Open, click, only, open_page, rows_of, store_of, texts

__all__ = ["open_page"]  # the fixture
MELOMPAT = baik(target=["10", "60", "61", "62", "63"], baseline="9")


@pytest.fixture
def store() -> Store:
    """One usulan whose target jumps sixfold (K15)."""
    return pembuat.store(pembuat.usulan(MELOMPAT))


def run(store: Store) -> tuple[Analysis, Settings]:
    settings = settings_in_force(store, pembuat.kamus())
    return analyse(store, pembuat.kamus(), LINGKUP, hanya("K15", settings=settings)), settings


def notes(store: Store) -> tuple[str, ...]:
    return build_document(*run(store), tanggal=date(2026, 1, 5), nomor=None).catatan


def state_of(store: Store, kode: str) -> tuple[str, int, str | None]:
    item = findings.result_of(run(store)[0], kode)
    return item.status, item.temuan, item.alasan


def test_a_switched_off_check_is_neither_passed_nor_found(store: Store) -> None:
    assert state_of(store, "K15")[0] == "temuan"
    save_preferences(store, {"periksa.K15": "mati"}, oleh="a", alasan="deret kami memang melompat")
    assert state_of(store, "K15") == ("tidak_dapat_diperiksa", 0, "dimatikan instansi: deret kami memang melompat")
    assert not [item for item in run(store)[0].temuan if item.kode == "K15"]


def test_a_switched_off_check_is_told_in_the_draft(store: Store) -> None:
    assert not [note for note in notes(store) if "dimatikan" in note]
    save_preferences(store, {"periksa.K15": "mati"}, oleh="a", alasan="deret kami memang melompat")
    told = "Pemeriksaan K15 (Target melompat berkali lipat) dimatikan. Alasan: deret kami memang melompat."
    assert told in notes(store)


def test_switching_on_and_taking_back_both_bring_the_check_back(store: Store) -> None:
    (made,) = save_preferences(store, {"periksa.K15": "mati"}, oleh="a", alasan="x")
    withdraw(store, made, oleh="a")
    assert state_of(store, "K15")[0] == "temuan"
    save_preferences(store, {"periksa.K15": "mati"}, oleh="a", alasan="x")
    save_preferences(store, {"periksa.K15": "nyala"}, oleh="a", alasan="y")
    assert state_of(store, "K15")[0] == "temuan"
    assert [item.alasan for item in settings_history(store) if item.kunci == "periksa.K15"] == ["y", "x", "x"]


def test_another_threshold_counts_and_is_told_with_its_reason(store: Store) -> None:
    save_preferences(store, {"ambang.faktor_lompat": 7.0}, oleh="a", alasan="data kami kecil")
    assert state_of(store, "K15")[0] == "lulus"
    assert "Ambang “Lompatan antartahun” 7 kali, bawaan 5. Alasan: data kami kecil." in notes(store)


def test_a_threshold_set_back_to_its_default_is_no_change(store: Store) -> None:
    save_preferences(store, {"ambang.faktor_lompat": 7.0}, oleh="a", alasan="x")
    save_preferences(store, {"ambang.faktor_lompat": 5.0}, oleh="a", alasan="kembali")
    assert run(store)[1].alasan_ambang == {}
    assert not [note for note in notes(store) if note.startswith("Ambang")]


def test_each_threshold_has_its_words() -> None:
    assert set(AMBANG) == {field.name for field in fields(Thresholds)}
    assert all(all(words) for words in AMBANG.values())


def test_thresholds_of_a_check_are_those_its_sql_asks_for() -> None:
    assert rule_rows.thresholds_of("K15") == ("cacah_kecil", "faktor_lompat")
    assert rule_rows.thresholds_of("K01") == ()


@pytest.mark.parametrize(
    ("nama", "teks", "nilai"),
    [("faktor_lompat", "7,5", 7.5), ("tahun_datar", "4", 4), ("mirip_ganda", "0.9", 0.9), ("mirip_ganda", "1", 1.0)],
)
def test_threshold_is_read_with_comma_or_point(nama: str, teks: str, nilai: float) -> None:
    assert read_value(nama, teks) == nilai
    assert isinstance(read_value(nama, teks), type(nilai))


@pytest.mark.parametrize(
    ("nama", "teks"), [("faktor_lompat", "lima"), ("tahun_datar", "2,5"), ("mirip_ganda", "96"), ("cacah_kecil", "-1")]
)
def test_threshold_that_cannot_be_is_refused(nama: str, teks: str) -> None:
    with pytest.raises(ValueError, match=r"bukan angka|bulat|antara 0 dan 1|kurang dari nol"):
        read_value(nama, teks)


@pytest.mark.parametrize("satu", CATALOGUE, ids=lambda satu: satu.kode)
def test_each_check_has_a_whole_help_card(satu: Check) -> None:
    card = satu.kartu
    assert all(len(part) > 2 for part in (card.apa, card.mengapa, card.baik, card.kurang))
    assert card.baik != card.kurang
    assert len(card.mengapa.split()) >= 5
    shown = dict(rule_rows.card_facts(satu.kode, "sumber", Settings()))
    assert shown["Ambang"]
    assert all(AMBANG[name][2] in str(shown["Ambang"]) for name in satu.ambang)


def test_a_help_text_without_a_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="tanpa Mengapa"):
        card_of("K99", "Apa. Baik: x. Kurang: y.")


def test_catalogue_page_switches_a_check_off_with_a_reason_and_back(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "iku.duckdb"
    pembuat.simpan(only(Store.open(path), "K15"), pembuat.usulan(MELOMPAT)).close()
    app = open_page("pemeriksaan", path, pilih="K15")
    app.segmented_control(key="tampilan").set_value("Semua pemeriksaan").run()
    assert "Lompatan antartahun" in texts(app)
    click(app, "saklar-kirim-K15")
    assert "Tulis alasannya" in app.warning[0].value
    app.text_input(key="alasan-saklar-K15").set_value("belum dipakai tahun ini")
    click(app, "saklar-kirim-K15")
    (row,) = [row for row in rows_of(app, "katalog") if row["kode"] == "K15"]
    assert row["hasil"]["teks"] == "◌ Dimatikan"  # type: ignore[index]
    click(app, "urungkan-kabar")
    assert "K15" not in settings_in_force(store_of(path), pembuat.kamus()).dimatikan
    app.text_input(key="ambang-K15-faktor_lompat").set_value("8")
    app.text_input(key="alasan-ambang-K15").set_value("data kecil")
    click(app, "ambang-kirim-K15")
    assert settings_in_force(store_of(path), pembuat.kamus()).thresholds.faktor_lompat == 8
