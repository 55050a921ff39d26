"""The catalogue and its runner: codes, help texts, three states, keys, stores with little in them."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache
from typing import Any

import duckdb
import pytest

from iku_analysis.checks import CATALOGUE, prepare, run_checks, runner
from iku_analysis.checks import registry as daftar
from iku_analysis.checks.katalog import PATH, renewed
from iku_analysis.checks.kemiripan import first_twins, is_same_words, similarity, unknown_bidang
from iku_analysis.checks.preparing import set_words
from iku_analysis.checks.registry import Check, check
from iku_analysis.matching import match, relate
from iku_analysis.records import HasilBaca
from iku_analysis.results import HasilPemeriksaan, Temuan
from iku_analysis.settings import Thresholds
from iku_analysis.text import fold
from tests import pembuat
from tests.periksa import LINGKUP, Hasil, baik, periksa


@pytest.mark.parametrize("satu", CATALOGUE, ids=lambda satu: satu.kode)
def test_each_check_has_source_and_help_with_an_example(satu: Check) -> None:
    assert set(satu.sumber) <= set(pembuat.kamus().sumber)
    assert "Baik:" in satu.penjelasan
    assert "Kurang:" in satu.penjelasan


@pytest.mark.parametrize("satu", CATALOGUE, ids=lambda satu: satu.kode)
def test_word_lists_a_check_reads_are_not_empty(satu: Check) -> None:
    for nama in ("bukan_bagian", "keluaran_awal", "keluaran_jumlah", "keluaran_satuan", "masukan", "awal_sasaran"):
        if f"'{nama}'" in satu.sql:
            assert pembuat.kamus().kata[nama]


def test_a_second_check_with_the_same_code_is_refused() -> None:
    def pemeriksaan_lain() -> str:
        """Teks."""
        return "select 'lulus' as status"

    with pytest.raises(ValueError, match="ganda: K01"):
        check(kode="K01", judul="x", tingkat="galat", topik="Kelengkapan", sumber="PR")(pemeriksaan_lain)


@pytest.mark.parametrize(
    "berkas",
    [
        [pembuat.usulan(baik(), baik(indikator=None, target=None))],
        [pembuat.renstra(sasaran=[baik()], program=[{"kode": "8.01.02", "uraian": "Program", "pagu": [1, 2]}])],
        [pembuat.renja({"kode": "8.01.02", "uraian": "Program", "pagu": {2026: 5}})],
        [pembuat.pengukuran(baik(realisasi={2025: 70}))],
        [pembuat.usulan()],
    ],
    ids=["only usulan", "only Renstra", "only Renja", "only pengukuran", "a sheet without rows"],
)
def test_no_check_breaks_on_a_store_with_little_in_it(berkas: list[HasilBaca]) -> None:
    assert len(periksa(*berkas).run()[0]) == len(CATALOGUE)


def test_nothing_to_look_at_is_no_pass() -> None:
    semua, _ = periksa().run()
    assert len(semua) == len(CATALOGUE)
    assert {satu.status for satu in semua} == {"tidak_dapat_diperiksa"}
    assert all(satu.alasan for satu in semua)


def test_a_check_that_breaks_is_told_and_raises_when_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    def pemeriksaan_rusak() -> str:
        """Teks. Baik: x. Kurang: y."""
        return "select tidak_ada as status from core_baris"

    monkeypatch.setattr(daftar, "REGISTRY", {})
    check(kode="K99", judul="x", tingkat="galat", topik="Kelengkapan", sumber="PR")(pemeriksaan_rusak)
    cursor = pembuat.cursor(pembuat.store())
    match(cursor, pembuat.kamus(), LINGKUP, Thresholds(), {})
    relate(cursor)
    prepare(cursor, pembuat.kamus())
    arguments: tuple[Any, ...] = (cursor, pembuat.kamus(), LINGKUP, Thresholds())
    (hasil,), *_ = run_checks(*arguments)
    assert (hasil.status, hasil.alasan) == ("tidak_dapat_diperiksa", "pemeriksaan gagal dijalankan")
    with pytest.raises(duckdb.Error):
        run_checks(*arguments, strict=True)


@cache
def _semua() -> tuple[Hasil, tuple[tuple[HasilPemeriksaan, ...], tuple[Temuan, ...]]]:
    """A store with faults of many kinds, and what all checks say of it."""
    kosong, lain = baik(indikator=None), [baik(satuan=None), baik(definisi_operasional="x")]
    usulan = pembuat.usulan(kosong, kosong, baik(formulasi=None, target=[70, "Ada", 1]), *lain)
    program = [{"kode": "8.01.02", "uraian": "P", "pagu": [1, "dua"]}, {"uraian": "Tanpa kode", "level": "Program"}]
    hasil = periksa(usulan, pembuat.renstra(sasaran=[baik(target=[1, 2, 3])], program=program))
    return hasil, hasil.run()


def test_grouped_rows_of_a_large_store_say_the_same_as_all_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    hasil, semua = _semua()
    assert {satu.status for satu in semua[0]} == {"lulus", "temuan", "tidak_dapat_diperiksa"}
    monkeypatch.setattr(runner, "_MOST_FETCHED", 0)
    assert hasil.run() == semua


def test_all_keys_of_one_run_differ() -> None:
    _, (_, found) = _semua()
    assert len({satu.kunci for satu in found}) == len(found) > 10


# Names against the words of a vocabulary, which have no common key.
_AGAINST_WORDS = {"K05", "K22", "K28", "K38"}


def test_no_check_compares_all_rows_with_all() -> None:
    hasil, _ = _semua()
    slow = set()
    for item in daftar.catalogue():
        [(_, plan)] = hasil.cursor.execute(f"explain {runner.sql_of(item, LINGKUP, Thresholds())}").fetchall()
        if "NL_JOIN" in plan or "NESTED_LOOP" in plan or "CROSS_PRODUCT" in plan:
            slow.add(item.kode)
    assert slow <= _AGAINST_WORDS


@cache
def _k10(*target: object, nama: str = "pertama.xlsx") -> Temuan:
    return periksa(pembuat.usulan(baik(target=list(target)), nama=nama)).temuan("K10")[0]


def test_key_of_a_finding_is_stable_over_uploads_and_changes_with_the_value() -> None:
    assert _k10(70, "Ada").kunci == _k10(70, "Ada", nama="kedua.xlsx").kunci
    assert _k10(70, "Ada").kunci != _k10(70, "Belum").kunci


def test_subject_of_a_finding_stays_when_the_value_changes() -> None:
    assert _k10(70, "Ada").pokok == _k10(70, "Belum").pokok
    assert _k10(70, "Ada").pokok != _k10(70, 71, "Ada").pokok


def test_findings_name_bidang_indikator_and_place() -> None:
    temuan = _k10(70, "Ada")
    assert (temuan.bidang, temuan.indikator, temuan.berkas, temuan.lembar, temuan.baris, temuan.tahun) == (
        "Bidang A",
        "Indeks Kerukunan Umat Beragama",
        "pertama.xlsx",
        "IKU",
        7,
        2026,
    )


def test_two_runs_on_one_store_with_different_vocabularies() -> None:
    gudang, penuh = pembuat.store(pembuat.usulan(baik())), pembuat.kamus()
    kosong = replace(penuh, alias=penuh.alias | {"bidang": {}})
    tidak_diperiksa = []
    for kamus in (penuh, kosong):
        cursor = pembuat.cursor(gudang, kamus)
        match(cursor, kamus, LINGKUP, Thresholds(), {})
        relate(cursor)
        prepare(cursor, kamus, codes=["K05"])
        ((hasil,), *_) = run_checks(cursor, kamus, LINGKUP, Thresholds(), codes=["K05"], strict=True)
        tidak_diperiksa.append(hasil.tidak_diperiksa)
    assert tidak_diperiksa == [0, 1]


@pytest.mark.parametrize(
    ("kiri", "kanan", "sama"),
    [
        ("persentase konflik", "persensatase konflik", True),
        ("nilai idiologi pancasila", "nilai ideologi pancasila", True),
        ("penanganan pra bencana", "penanganan pasca bencana", False),
        ("panjang jalan baik", "panjang jembatan baik", False),
        ("usaha mikro binaan", "usaha makro binaan", False),
        ("angka kriminalitas", "angka kriminalitas tertangani", False),
        ("indeks kerukunan", "indeks keru kunan", True),
    ],
)
def test_a_slip_of_typing_is_told_from_another_noun(kiri: str, kanan: str, sama: bool) -> None:
    assert is_same_words(kiri, kanan) is is_same_words(kanan, kiri) is sama


def test_similarity_keeps_the_measured_distances() -> None:
    assert similarity("pengurangan indeks resiko bencana", "penurunan indeks risiko bencana") >= 0.90
    assert similarity("persentase penanganan pra bencana", "persentase penanganan pasca bencana") < 0.96
    assert similarity("persensatase konflik umat beragama", "persentase konflik umat beragama") >= 0.96


def test_twins_of_all_names_are_those_of_each_pair() -> None:
    dice, words = random.Random(4), ("konflik", "komflik", "konflik sosial", "mikro", "makro", "umat", "umat beragama")
    names = [f"persentase {' '.join(dice.choices(words, k=2))}" for _ in range(60)] + [""]
    for least in (0.8, 0.9, similarity(names[0], names[1]), 0.97):
        by_pair = [
            next(
                (
                    at
                    for at, other in enumerate(names[:place], start=1)
                    if other == name or (similarity(other, name) >= least and is_same_words(other, name))
                ),
                None,
            )
            for place, name in enumerate(names)
        ]
        assert first_twins(names, least) == by_pair
        assert None in by_pair and any(by_pair)


def test_unknown_bidang_takes_the_longest_known_names_first() -> None:
    known = [fold(nama) for nama in ("Bidang Politik", "Bidang Politik Dalam Negeri", "Sekretariat")]
    assert unknown_bidang("1. Sekretariat; Bidang Politik Dalam Negeri", known) == ""
    assert unknown_bidang("Bidang Politik Luar Negeri", known) == "luar negeri"


def test_the_catalogue_in_the_docs_is_fresh() -> None:
    text = PATH.read_text(encoding="utf-8")
    assert renewed(text) == text, "python -m iku_analysis.checks.katalog"


def test_every_list_of_words_that_a_check_names_is_carried_into_the_run() -> None:
    """A list that is not there is null in SQL: the check would pass everything, and say nothing."""
    cursor = duckdb.connect()
    set_words(cursor, pembuat.kamus())
    carried = set(cursor.execute("select map_keys(getvariable('kata'))").fetchall()[0][0])
    named = re.compile(r"(?:(?:memuat|diawali)\([^()]*(?:\([^()]*\)[^()]*)*, |salah_satu\(|daftar = )'([a-z_ ]+)'")
    asked = {name for item in CATALOGUE for name in named.findall(item.sql)}
    assert len(asked) > 8
    assert asked <= carried
