"""The reading corpus: the committed files are the generator's, and the readers stay as good on them as they were.

The levels below are those reached when they were last looked at, file by file (`python -m benchmarks baca --rinci`);
they only go up. They are of the development half: the held-out half is scored by the benchmark and tuned on by nobody.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from iku_analysis.readers import read_file
from iku_analysis.vocabulary import load_vocabulary
from tests.korpus.buat import BERKAS, build, truth_text
from tests.korpus.korpus import Berkas, corpus
from tests.korpus.resep import SEPARUH, TATA_LETAK, Resep, boleh, resep
from tests.korpus.ukur import Skor, score

FILES = [pytest.param(item, id=f"{item.separuh}-{item.nama}.{item.jenis}") for item in resep()]
READ = [pytest.param(item, id=f"{item.tata}-{item.nama}") for item in corpus("kembang")]


def _parts(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook: how they are packed may differ between machines, what they say may not."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("item", FILES)
def test_committed_file_is_what_the_generator_makes(item: Resep) -> None:
    content, truth = build(item)
    folder = BERKAS / item.separuh
    assert (folder / f"{item.nama}.json").read_text(encoding="utf-8") == truth_text(truth)
    stored = (folder / f"{item.nama}.{item.jenis}").read_bytes()
    if item.jenis == "xlsx":
        assert _parts(stored) == _parts(content)
    elif item.jenis == "csv":
        assert stored == content


def test_same_seed_gives_the_same_bytes() -> None:
    for item in resep()[::7]:
        assert build(item) == build(item)


def test_every_layout_and_every_mess_is_in_both_halves() -> None:
    for separuh in SEPARUH:
        files = [item for item in resep() if item.separuh == separuh]
        asked = {kacau for tata in TATA_LETAK for pool in boleh(tata) for kacau in pool}
        assert {item.tata for item in files} == set(TATA_LETAK)
        assert asked <= {kacau for item in files for kacau in item.kacau}


def test_at_least_sixty_workbooks() -> None:
    assert len([item for item in resep() if item.jenis != "csv"]) >= 60
    assert len(list(BERKAS.glob("*/*.json"))) == len(resep())


# File → (cells wrong, records too many, silent errors, clicks) still allowed; a file not named has to be perfect.
TERTINGGAL: dict[str, tuple[int, int, int, int]] = {}


@cache
def _scored(path: Path) -> Skor:
    return next(item for item in corpus("kembang") if item.path == path).score()


@pytest.mark.parametrize("kacau", sorted({kacau for item in corpus("kembang") for kacau in item.kacau}))
def test_files_that_carry_this_mess_are_read_right(kacau: str) -> None:
    carrying = [item for item in corpus("kembang") if kacau in item.kacau and item.nama not in TERTINGGAL]
    assert carrying
    assert {item.nama: _scored(item.path).salah for item in carrying if _scored(item.path).salah} == {}


@pytest.mark.parametrize("item", READ)
def test_reading_is_as_good_as_it_was(item: Berkas) -> None:
    skor = _scored(item.path)
    assert skor.macet == 0
    reached = (skor.sel - skor.benar, skor.lebih, skor.senyap, skor.klik)
    allowed = TERTINGGAL.get(item.nama, (0, 0, 0, 0))
    assert all(now <= limit for now, limit in zip(reached, allowed, strict=True)), (reached, skor.salah)


def _spoilt(change: Callable[[dict[str, Any]], None]) -> Skor:
    """The score of a file that is read without a fault, after its reading was spoilt."""
    item = next(item for item in corpus("kembang") if item.tata == "H" and not item.score().salah)
    hasil = read_file(item.nama, item.path.read_bytes(), load_vocabulary()).to_json()
    change(hasil)
    return score(item.truth, hasil)


def _first_target(hasil: dict[str, Any]) -> dict[str, Any]:
    return next(nilai for nilai in hasil["baris"][0]["nilai"] if nilai["medan"] == "target")


def _misread(hasil: dict[str, Any]) -> None:
    _first_target(hasil)["jenis"] = "teks"


def _say(hasil: dict[str, Any], **place: Any) -> None:
    lembar = hasil["baris"][0]["lembar"]
    hasil["masalah"].append({"kode": "B13", "tingkat": "catatan", "lembar": lembar} | place)


def test_score_wrong_number_is_silent() -> None:
    skor = _spoilt(_misread)
    assert (len(skor.salah), skor.senyap) == (1, 1)


def test_score_wrong_number_with_a_problem_at_its_cell_is_not_silent() -> None:
    def change(hasil: dict[str, Any]) -> None:
        _misread(hasil)
        _say(hasil, sel=_first_target(hasil)["sel"])

    skor = _spoilt(change)
    assert (len(skor.salah), skor.senyap) == (1, 0)


def test_score_catatan_about_the_row_or_a_neighbour_excuses_nothing() -> None:
    def change(hasil: dict[str, Any]) -> None:
        _misread(hasil)
        _say(hasil, baris=hasil["baris"][0]["baris"])
        _say(hasil, sel=hasil["baris"][0]["medan"]["indikator"]["sel"])

    assert _spoilt(change).senyap == 1


def test_score_sees_a_wrong_year_address_and_text() -> None:
    def year(hasil: dict[str, Any]) -> None:
        _first_target(hasil)["tahun"] = 1999

    def address(hasil: dict[str, Any]) -> None:
        hasil["baris"][0]["medan"]["indikator"]["sel"] = "AZ99"

    def text(hasil: dict[str, Any]) -> None:
        hasil["baris"][0]["medan"]["indikator"]["teks"] += " x"

    assert [_spoilt(change).senyap for change in (year, address, text)] == [1, 1, 1]
    spoilt = _spoilt(address)
    assert spoilt.alamat - spoilt.alamat_benar == 1


def test_score_sees_a_lost_record_a_record_too_many_and_a_wrong_column() -> None:
    def lost(hasil: dict[str, Any]) -> None:
        del hasil["baris"][0]

    def too_many(hasil: dict[str, Any]) -> None:
        hasil["baris"].append(hasil["baris"][0] | {"baris": 900})

    def column(hasil: dict[str, Any]) -> None:
        next(sheet for sheet in hasil["lembar"] if sheet["dipakai"])["kolom"]["indikator"] = "ZZ"

    assert _spoilt(lost).hilang == 1
    assert _spoilt(lost).senyap > 0
    assert (_spoilt(too_many).lebih, _spoilt(too_many).hilang) == (1, 0)
    assert (_spoilt(column).klik, _spoilt(column).senyap) == (1, 0)
