"""The vocabularies load, hold no double and no dead alias, and every heading is found as it is written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from iku_analysis.errors import VocabularyError
from iku_analysis.fields import FIELDS, LEVEL
from iku_analysis.readers.heading import read_part
from iku_analysis.settings import KAMUS
from iku_analysis.text import fold
from iku_analysis.vocabulary import COLUMNS, load_vocabulary


def rows(name: str) -> list[dict[str, str]]:
    with (KAMUS / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_all_vocabularies_load() -> None:
    assert load_vocabulary().kolom["indikator kinerja utama"] == ("indikator",)


def test_every_heading_means_one_field() -> None:
    seen: dict[str, str] = {}
    for row in rows("kolom.csv"):
        folded = fold(row["alias"])
        assert folded not in seen, f"{row['alias']} sudah dipakai {seen[folded]}"
        seen[folded] = row["medan"]


def test_every_heading_is_read_as_its_own_field() -> None:
    vocabulary = load_vocabulary()
    wrong = [row["alias"] for row in rows("kolom.csv") if read_part(row["alias"], vocabulary).medan != row["medan"]]
    assert wrong == []


def test_every_field_can_be_named_by_a_heading() -> None:
    named = {row["medan"] for row in rows("kolom.csv")}
    assert set(FIELDS) <= named


def test_levels_are_those_of_the_field_dictionary() -> None:
    assert {row["baku"] for row in rows("level.csv")} == set(LEVEL)


def test_zero_is_never_a_mark_of_nothing() -> None:
    assert not load_vocabulary().kosong & {"0", "0,0", "0.00", "0%", "0 %"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("level.csv", "baku,alias,catatan\nprogram,Program,\nkegiatan,PROGRAM,\n"),
        ("kolom.csv", "medan,alias,catatan\nbukan_medan,Apa,\n"),
        ("kolom.csv", "medan,judul\nindikator,Indikator\n"),
        ("level.csv", "baku,alias,catatan\nprogram,...,\n"),
        ("level.csv", "baku,alias,catatan\nprogram,Program,satu, dua\n"),
    ],
    ids=["alias ganda", "medan tidak dikenal", "kolom kurang", "alias kosong", "koma tanpa kutip"],
)
def test_vocabulary_that_breaks_its_rules_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(tmp_path)
    assert name in str(caught.value)


def test_overlay_replaces_only_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "level.csv").write_text("baku,alias,catatan\nprogram,Acara,\n", encoding="utf-8")
    vocabulary = load_vocabulary(tmp_path)
    assert vocabulary.canonical("level", "acara") == "program"
    assert vocabulary.kolom == load_vocabulary().kolom


def test_every_file_of_the_list_is_shipped() -> None:
    assert {path.name for path in KAMUS.glob("*.csv")} == set(COLUMNS)


@pytest.mark.parametrize(
    ("judul", "medan"),
    [
        ("PROGRAM / OUTCOME / KEGIATAN", "uraian"),
        ("Bidang Urusan, Program dan Kegiatan", "uraian"),
        ("Indikator Program (Outcome)/Kegiatan", "indikator"),
        ("KEBUTUHAN DANA/PAGU (Rp) 2027", "pagu"),
        ("Formulasi Pengukuran/Penghitungan", "formulasi"),
        # Pieces of two meanings, and levels without a programme, are for a person to settle.
        ("Target/Pagu", None),
        ("Program/Indikator", None),
        ("Outcome/Output", None),
        ("Hasil Kegiatan", None),
    ],
)
def test_heading_of_several_words_that_mean_one_field(judul: str, medan: str | None) -> None:
    assert read_part(judul, load_vocabulary()).medan == medan
