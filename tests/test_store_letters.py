"""Letter numbers: written by the agency's pattern, given once, kept in the register also when taken back."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from iku_analysis.errors import UsageError
from iku_analysis.settings import PolaSurat, Settings
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.letters import (
    correct_letter,
    format_number,
    letter_register,
    next_number,
    pattern_problem,
    take_number,
)
from iku_analysis.store.preferences import save_preferences, settings_in_force
from tests import pembuat

APRIL = date(2026, 4, 7)


def take(store: Store, jenis: str = "pengantar", tanggal: date = APRIL, urut: int | None = None) -> str:
    return take_number(store, Settings(), jenis, tanggal=tanggal, hal="Dokumen IKU", oleh="a", urut=urut).nomor


@pytest.mark.parametrize(
    ("pola", "kode", "unit", "urut", "nomor"),
    [
        ("{kode}/{nomor}/{unit}/{bulan}/{tahun}", "070", "KBSP", 412, "070/412/KBSP/IV/2026"),
        ("{kode}/ {nomor} / KPTS / {unit}/ {tahun}", "188.45", "402.301", 979, "188.45/ 979 / KPTS / 402.301/ 2026"),
        ("{kode}/Kep.{nomor}.Bakesbangpol", "300", "", 336, "300/Kep.336.Bakesbangpol"),
        ("{kode}/{nomor:3}", "800.1.11.1", "", 10, "800.1.11.1/010"),
        ("{kode}/{nomor}/{unit}/{bulan}/{tahun}", "", " ", 7, "7/IV/2026"),
    ],
)
def test_number_is_written_as_the_pattern_says(pola: str, kode: str, unit: str, urut: int, nomor: str) -> None:
    assert format_number(PolaSurat("pengantar", "Surat pengantar", "keluar", pola, kode), unit, urut, APRIL) == nomor


@pytest.mark.parametrize(
    ("pola", "words"),
    [("{kode}/{tahun}", "harus memuat {nomor}"), ("{nomor}/{hari}", "{hari} tidak dikenal"), ("{nomor}/{", "kurung")],
)
def test_pattern_that_cannot_work_says_why(pola: str, words: str) -> None:
    assert words in (pattern_problem(pola) or "")
    assert pattern_problem("{kode}/ {nomor:3} /{unit}") is None


def test_kinds_of_one_series_share_its_numbers_and_each_year_begins_again() -> None:
    store = pembuat.store()
    assert take(store, "undangan") == "1/IV/2026"
    assert take(store, "pengantar") == "2/IV/2026"
    assert take(store, "nota_dinas") == "1/IV/2026", "a series of its own"
    assert take(store, "pengantar", date(2027, 1, 4)) == "1/I/2027"
    assert next_number(store, Settings(), "undangan", APRIL) == (3, "3/IV/2026")


def test_number_ahead_of_the_paper_register_is_taken_and_the_next_follows_it() -> None:
    store = pembuat.store()
    assert take(store, urut=412) == "412/IV/2026"
    assert take(store) == "413/IV/2026"
    assert take(store, urut=7) == "7/IV/2026"
    with pytest.raises(UsageError, match=r"412 tahun 2026 sudah dipakai.*414"):
        take(store, urut=412)


def test_letter_taken_back_stays_in_the_register_and_its_number_is_never_given_again() -> None:
    store = pembuat.store()
    first = take_number(store, Settings(), "pengantar", tanggal=APRIL, hal="Dokumen IKU", tujuan=["Bappeda"], oleh="a")
    undo = withdraw(store, first.surat_id, oleh="b", alasan="salah alamat")
    (row,) = letter_register(store)
    assert (row.batal, row.alasan, row.tujuan) == (True, "salah alamat", ("Bappeda",))
    assert take(store) == "2/IV/2026"
    with pytest.raises(UsageError):
        take(store, urut=1)
    withdraw(store, undo, oleh="b")
    assert [row.batal for row in letter_register(store)] == [False, False]


def test_correction_changes_what_the_register_says_and_not_the_number() -> None:
    store = pembuat.store()
    surat = take_number(store, Settings(), "pengantar", tanggal=APRIL, hal="Dokumen", tujuan=["Bappeda"], oleh="a")
    correct_letter(store, surat, hal="Dokumen IKU", tujuan=["Bappeda", "Inspektorat"], alasan="kurang satu", oleh="b")
    (row,) = letter_register(store)
    assert (row.nomor, row.hal, row.tujuan) == (surat.nomor, "Dokumen IKU", ("Bappeda", "Inspektorat"))
    assert (row.alasan, row.oleh) == ("kurang satu", "b")
    withdraw(store, row.surat_id, oleh="b")
    assert [(row.hal, row.batal) for row in letter_register(store)] == [("Dokumen", False)]


def test_patterns_of_the_agency_are_settings() -> None:
    store = pembuat.store()
    values = {"surat.unit": "KBSP", "surat.pengantar.kode": "070", "surat.keputusan.pola": "{kode}/Kep.{nomor}"}
    save_preferences(store, values, oleh="a")
    settings = settings_in_force(store, pembuat.kamus())
    assert next_number(store, settings, "pengantar", APRIL) == (1, "070/1/KBSP/IV/2026")
    assert next_number(store, settings, "keputusan", APRIL) == (1, "Kep.1"), "no code yet: nothing printed for it"


def test_no_number_twice_with_many_people_on_two_connections_of_one_file(tmp_path: Path) -> None:
    stores = [Store.open(tmp_path / "iku.duckdb") for _ in range(2)]
    start = threading.Barrier(8)
    taken: list[str] = []

    def work(store: Store) -> None:
        start.wait()
        taken.extend(take(store) for _ in range(5))

    threads = [threading.Thread(target=work, args=(stores[number % 2],)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(f"{number}/IV/2026" for number in range(1, 41))
    for store in stores:
        store.close()
