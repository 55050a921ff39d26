"""Usulan × Renstra × Renja: what differs, by how much, in which sense; decisions, their undo, their end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from iku_analysis import pipeline
from iku_analysis.documents.model import build_document
from iku_analysis.number_format import format_tanggal
from iku_analysis.records import HasilBaca
from iku_analysis.settings import Settings
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide_many, padanan_key
from iku_analysis.store.meeting import TOLAK, Putusan, verdict_row
from iku_analysis.store.reconciliation import ask_bidang, follow_renstra, keep_usulan
from iku_analysis.store.work import Hal
from tests import pembuat
from tests.periksa import LINGKUP, Bersama, Hasil, Kasus, each, hanya, periksa

NAMA = "Persentase Ormas Aktif"
DASAR = {"sasaran": "Meningkatnya peran ormas", "indikator": NAMA, "satuan": "Persen", "polaritas": "Naik"}


def run(store: Store) -> pipeline.Analysis:
    return pipeline.analyse(store, pembuat.kamus(), LINGKUP, hanya("K33"))


SATU = Bersama()


def against(usulan: dict[str, Any], renstra: dict[str, Any], *others: HasilBaca) -> Kasus:
    files = pembuat.usulan({**DASAR, **usulan}), pembuat.renstra(sasaran=[{**DASAR, **renstra}])
    return SATU(*files, *others, nama=f"{usulan},{renstra}")


def targets(usulan: object, renstra: object, **sama: str) -> Kasus:
    return against({**sama, "target": {2026: usulan}}, {**sama, "target": {2026: renstra}})


def rows_of(hasil: Kasus) -> dict[tuple[str, int | None], Any]:
    """(hal, tahun) → row."""
    return {(row["hal"], row["tahun"]): row for row in hasil.tabel("out_rekonsiliasi")}


@each(
    (targets(80, 80), ("sama", 0, 0, None)),
    (targets("80,0", 80), ("sama", 0, 0, None)),
    (targets(80, 82.5), ("beda", -2.5, -3.03, "kurang_baik")),
    (targets(85, 82.5), ("beda", 2.5, 3.03, "lebih_baik")),
    (targets(5, 0), ("beda", 5, None, "lebih_baik")),
    (targets("-", 80), ("kosong_usulan", None, None, None)),
    (targets(80, "-"), ("kosong_rencana", None, None, None)),
    (targets(80, "4 Dokumen"), ("tidak_terbanding", None, None, None)),
    (targets("80-82", "80-84"), ("beda", -1, -1.22, "kurang_baik")),
    # Better or worse is by polarity.
    (targets(10, 12, polaritas="Turun"), ("beda", -2, -16.67, "lebih_baik")),
    (targets(10, 12, polaritas="Stabil"), ("beda", -2, -16.67, None)),
)
def test_a_target_against_the_renstra(hasil: Kasus, jawab: tuple[object, ...]) -> None:
    row = rows_of(hasil)["target", 2026]
    assert (row["keadaan"], row["selisih_renstra"], row["persen_renstra"], row["arah_renstra"]) == jawab


@each(targets("BB", "A", satuan="Predikat"))
def test_predicates_differ_without_a_percentage(hasil: Kasus) -> None:
    row = rows_of(hasil)["target", 2026]
    assert (row["keadaan"], row["persen_renstra"]) == ("beda", None)


@each(
    (against({"indikator": "Prosentase ormas aktif", "satuan": "Nilai"}, {"satuan": "Indeks"}), ["beda", "beda"]),
    (against({"indikator": f"1. {NAMA.upper()}", "satuan": "%"}, {}), ["sama", "sama"]),
)
def test_names_and_units_are_compared_too(hasil: Kasus, jawab: list[str]) -> None:
    assert [rows_of(hasil)[hal, None]["keadaan"] for hal in ("indikator", "satuan")] == jawab


YEARS = {"target": {2026: 78, 2027: 79}}


@each(against(YEARS, YEARS, pembuat.renja({**DASAR, "kode": "8.01.02", "target": {2026: 77}})))
def test_a_renja_is_only_asked_for_its_own_year(hasil: Kasus) -> None:
    rows = rows_of(hasil)
    assert rows["target", 2026]["keadaan_renja"] == "beda"
    assert rows["target", 2027]["keadaan_renja"] is None
    assert rows["target", 2027]["keadaan"] == "sama"


@each(against({"indikator": "Persentase organisasi terdaftar yang aktif"}, {"target": {2026: 1}}))
def test_an_undecided_pair_waits_and_compares_nothing(hasil: Kasus) -> None:
    assert {key: row["keadaan"] for key, row in rows_of(hasil).items()} == {("indikator", None): "menunggu"}


PROGRAM = {"kode": "8.01.02", "level": "Program", "uraian": "Program X"}


@each(
    SATU(
        pembuat.renstra(program=[{**PROGRAM, "pagu": {2026: 1_000_000, 2027: 5}}]),
        pembuat.renja({**PROGRAM, "pagu": {2026: 1_250_000}}),
    )
)
def test_pagu_of_a_programme_is_compared_between_renstra_and_renja(hasil: Kasus) -> None:
    [row] = hasil.tabel("out_pagu")
    assert (row["kode_program"], row["tahun"], row["keadaan"]) == ("8.01.02", 2026, "beda")
    assert (row["selisih_rp"], row["persen"]) == (250_000, 25)


@pytest.fixture
def store() -> Store:
    """Two targets differ; 2028 is blank in the usulan, 2029 in the Renstra."""
    usulan = {**DASAR, "target": {2025: 70, 2026: 80, 2027: 81, 2028: "-", 2029: 90}}
    renstra = {**DASAR, "target": {2025: 70, 2026: 82, 2027: 83, 2028: 85, 2029: "-"}}
    other = {**DASAR, "indikator": "Persentase Desa Rukun", "target": {2026: 1}}
    return pembuat.store(pembuat.usulan(usulan, other), pembuat.renstra(sasaran=[renstra, other]))


def open_rows(found: Hasil, hal: str = "target") -> list[Any]:
    return [row for row in found.tabel("out_rekonsiliasi") if row["hal"] == hal and row["keadaan"] != "sama"]


def test_following_the_renstra_closes_the_difference_and_one_undo_opens_it_again(store: Store) -> None:
    rows = open_rows(periksa(gudang=store))
    assert {row["tahun"] for row in rows} == {2026, 2027, 2028, 2029}
    ids = follow_renstra(store, rows, alasan="rekonsiliasi", oleh="A")
    after = periksa(gudang=store)
    assert [row["tahun"] for row in open_rows(after)] == [2029]  # the Renstra says nothing else
    assert after.temuan("K33") == []
    assert any("disamakan dengan Renstra" in note for note in build(run(store)))
    decide_many(store, [("cabut", item, {}, None) for item in ids], oleh="A")
    assert len(open_rows(periksa(gudang=store))) == 4


def build(analysis: pipeline.Analysis) -> tuple[str, ...]:
    return build_document(analysis, Settings(), tanggal=date(2026, 1, 2), nomor=None).catatan


def test_keeping_the_usulan_accepts_its_finding_and_stands_in_the_notes(store: Store) -> None:
    before = periksa(gudang=store)
    rows = [row for row in open_rows(before) if row["tahun"] == 2026]
    keep_usulan(store, rows, before.temuan("K33"), alasan="hasil rapat", oleh="A")
    after = run(store)
    assert [item.tahun for item in after.open_findings() if item.kode == "K33"] == [2027]
    assert [note for note in build(after) if "dipertahankan" in note] == [
        f"{NAMA}: Target 2026 “80” dipertahankan (Renstra 82) oleh A pada "
        f"{format_tanggal(after.pekerjaan.dipertahankan[rows[0]['kunci']].pada.date())}, karena hasil rapat."
    ]


def test_a_kept_difference_of_a_rejected_indicator_stands_in_no_note(store: Store) -> None:
    before = periksa(gudang=store)
    rows = [row for row in open_rows(before) if row["tahun"] == 2026]
    keep_usulan(store, rows, before.temuan("K33"), alasan="hasil rapat", oleh="A")
    verdict = Putusan(padanan_key("Bidang A", DASAR["sasaran"], NAMA), "r1", TOLAK, indikator=NAMA)
    decide_many(store, [verdict_row(verdict)], oleh="A")
    assert not [note for note in build(run(store)) if "dipertahankan" in note]


def test_a_kept_difference_is_open_again_when_the_bidang_sends_another_value(store: Store) -> None:
    before = periksa(gudang=store)
    rows = [row for row in open_rows(before) if row["tahun"] == 2026]
    keep_usulan(store, rows, before.temuan("K33"), alasan="hasil rapat", oleh="A")
    pembuat.simpan(store, pembuat.usulan({**DASAR, "target": {2026: 79}}))
    after = run(store)
    [row] = [item for item in open_rows(periksa(gudang=store)) if item["tahun"] == 2026]
    assert row["kunci"] not in after.pekerjaan.dipertahankan
    assert not [note for note in build(after) if "dipertahankan" in note]


def test_asking_the_bidang_is_asking_for_its_finding_where_there_is_one(store: Store) -> None:
    before = periksa(gudang=store)
    rows = [row for row in open_rows(before) if row["tahun"] in (2026, 2029)]
    things = [Hal(row["pokok"], "beda", jenis="selisih") for row in rows]
    ask_bidang(
        store, rows, things, before.temuan("K33"), batas=date(2026, 1, 9), teks="mohon dasar", oleh="A", tahun_iku=2026
    )
    after = run(store)
    assert [(item.kode, item.tahun, item.keadaan) for item in after.temuan if item.permintaan] == [
        ("K33", 2026, "diminta")
    ]
    assert {item.hal.jenis for item in after.pekerjaan.permintaan.values()} == {"temuan", "selisih"}


def test_many_rows_are_settled_as_one_transaction(store: Store) -> None:
    rows = open_rows(periksa(gudang=store))
    ids = follow_renstra(store, rows, alasan="rekonsiliasi", oleh="A")
    moments = store.cursor().execute("select distinct pada from raw_keputusan where jenis = 'koreksi'").fetchall()
    assert len(ids) == 3
    assert len(moments) <= 3


def test_the_name_of_the_renstra_counts_and_the_pair_stays(store: Store) -> None:
    other = pembuat.store(
        pembuat.usulan({**DASAR, "indikator": "Prosentase ormas yang aktif"}), pembuat.renstra(sasaran=[DASAR])
    )
    follow_renstra(other, open_rows(periksa(gudang=other), "indikator"), alasan="nama resmi", oleh="A")
    after = periksa(gudang=other)
    assert open_rows(after, "indikator") == []
    assert after.pasangan.padanan[0].status == "pasti"


def test_years_of_another_agencys_renja_are_none_of_this_one() -> None:
    store = pembuat.store(
        pembuat.usulan({**DASAR, "target": {2026: 80, 2027: 82}}),
        pembuat.renstra(sasaran=[{**DASAR, "target": {2026: 80, 2027: 82}}]),
        pembuat.renja({**DASAR, "target": {2026: 80}}),
        instansi="Kesbangpol",
    )
    pembuat.simpan(store, pembuat.renja({**DASAR, "target": {2026: 80, 2027: 90}}), instansi="Bappeda")
    found = {row["tahun"]: row for row in periksa(gudang=store).tabel("out_rekonsiliasi") if row["hal"] == "target"}
    assert {tahun: row["keadaan_renja"] for tahun, row in found.items()} == {2026: "sama", 2027: None}
