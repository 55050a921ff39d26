"""A usulan against last year's IKU (added, dropped, renamed, redefined) and against what was measured."""

from __future__ import annotations

import pytest

from iku_analysis.store.decisions import decide, padanan_key, withdraw
from tests import pembuat
from tests.periksa import Hasil, periksa

ORMAS = {"sasaran": "Meningkatnya peran ormas", "indikator": "Persentase Ormas Aktif", "satuan": "Persen"}


def links(found: Hasil) -> list[tuple[str | None, str | None, str, str | None]]:
    """(usulan, last year's name, keadaan, ubah)."""
    name = {row["baris_id"]: row["indikator"] for row in found.tabel("core_baris")}
    return [
        (name.get(row["usulan_id"]), name.get(row["lama_id"]), row["keadaan"], row["ubah"])
        for row in found.tabel("out_lama")
    ]


def test_the_same_name_is_the_same_indicator_also_mistyped_or_abbreviated() -> None:
    usulan = pembuat.usulan({"indikator": "Prosentase ormas melaporkn kegiatan"}, {"indikator": "Indeks Demokrasi"})
    lama = pembuat.iku_lama(
        {"indikator": "Persentase organisasi kemasyarakatan melaporkan kegiatan"},
        {"indikator": "Indeks demokrasi"},
    )
    assert {item[2] for item in links(periksa(usulan, lama))} == {"tetap"}


def test_added_dropped_and_renamed_are_told_apart() -> None:
    usulan = pembuat.usulan({"indikator": "Persentase ormas terdaftar yang aktif melapor"}, {"indikator": "Skor Rukun"})
    lama = pembuat.iku_lama(
        {"indikator": "Persentase ormas yang aktif melapor"}, {"indikator": "Jumlah Desa Sadar Hukum"}
    )
    assert set(links(periksa(usulan, lama))) == {
        (None, "Jumlah Desa Sadar Hukum", "dihapus", None),
        ("Persentase ormas terdaftar yang aktif melapor", "Persentase ormas yang aktif melapor", "ganti_nama", None),
        ("Skor Rukun", None, "ditambah", None),
    }


def test_near_twins_are_no_renaming() -> None:
    usulan = pembuat.usulan({"indikator": "Persentase jembatan dalam kondisi mantap", "satuan": "Persen"})
    lama = pembuat.iku_lama({"indikator": "Persentase jalan dalam kondisi mantap", "satuan": "Persen"})
    assert sorted(item[2] for item in links(periksa(usulan, lama))) == ["dihapus", "ditambah"]


def test_without_last_years_iku_nothing_is_said() -> None:
    assert links(periksa(pembuat.usulan(ORMAS))) == []


@pytest.mark.parametrize(
    ("kini", "lama", "ubah"),
    [
        ("ormas aktif / ormas terdaftar x 100", "ormas aktif / semua ormas x 100", True),
        ("Ormas aktif / ormas terdaftar  X 100", "ormas aktif/ormas terdaftar x 100", False),
        ("ormas aktif / ormas terdaftar", None, False),
    ],
)
def test_a_formula_is_redefined_by_its_content_not_by_spelling_or_a_blank(
    kini: str, lama: str | None, ubah: bool
) -> None:
    usulan, before = ({**ORMAS, "formulasi": text} for text in (kini, lama))
    found = links(periksa(pembuat.usulan(usulan), pembuat.iku_lama(before)))
    assert found[0][3] == ("formulasi" if ubah else None)


def test_another_unit_is_a_redefinition_another_spelling_of_it_is_none() -> None:
    usulan = pembuat.usulan(
        {"indikator": "Tingkat Kerukunan", "satuan": "Nilai"}, {"indikator": "Tingkat Damai", "satuan": "%"}
    )
    lama = pembuat.iku_lama(
        {"indikator": "Tingkat Kerukunan", "satuan": "Indeks"}, {"indikator": "Tingkat Damai", "satuan": "Persen"}
    )
    found = {item[0]: item[3] for item in links(periksa(usulan, lama))}
    assert found == {"Tingkat Kerukunan": "satuan", "Tingkat Damai": None}


def test_a_person_says_what_a_dropped_indicator_became_and_takes_it_back() -> None:
    store = pembuat.store(
        pembuat.usulan({"indikator": "Persentase pemilih pemula yang memahami pemilu"}),
        pembuat.iku_lama({"indikator": "Cakupan sosialisasi pemilu", "sasaran": "Politik"}),
    )
    key = padanan_key(None, "Politik", "Cakupan sosialisasi pemilu")
    decide(store, "iku_lama", key, {"usulan": "persentase pemilih pemula yang memahami pemilu"}, oleh="A")
    found = periksa(gudang=store)
    [link] = links(found)
    assert link[2] == "ganti_nama"
    assert found.temuan("K35") == []
    decide(store, "iku_lama", key, {"usulan": None}, oleh="A", alasan="mandat berpindah ke KPU")
    found = periksa(gudang=store)
    assert [item.nilai for item in found.temuan("K35")] == [
        "Persentase pemilih pemula yang memahami pemilu"  # new, and nobody said why
    ]
    assert sorted(item[2] for item in links(found)) == ["dihapus", "ditambah"]
    assert {row["alasan"] for row in found.tabel("out_lama")} - {None} == {"mandat berpindah ke KPU"}


@pytest.mark.parametrize(
    ("baseline", "realisasi", "keadaan", "selisih"),
    [
        ({2024: 70}, {2024: 70}, "sama", 0),
        ({2024: "70,2"}, {2024: "70,24"}, "sama", -0.04),
        ({2024: 72}, {2024: 70}, "beda", 2),
        ({2024: "-"}, {2024: 70}, "kosong_usulan", None),
        ({2024: 70}, {2023: 68}, "kosong_ukur", None),
        ({2024: 70}, {2024: "4 Dokumen"}, "tidak_terbanding", None),
    ],
)
def test_the_baseline_is_compared_with_what_was_reached_that_year(
    baseline: dict[int, object], realisasi: dict[int, object], keadaan: str, selisih: float | None
) -> None:
    found = periksa(
        pembuat.usulan(ORMAS | {"baseline": baseline}), pembuat.pengukuran(ORMAS | {"realisasi": realisasi})
    )
    [row] = found.tabel("out_realisasi")
    assert row["keadaan"] == keadaan
    assert row["selisih"] == selisih


def test_an_indicator_that_nothing_measures_says_so() -> None:
    found = periksa(
        pembuat.usulan(ORMAS | {"baseline": {2024: 70}}),
        pembuat.pengukuran({"indikator": "Indeks Demokrasi", "realisasi": {2024: 80}}),
    )
    assert [row["keadaan"] for row in found.tabel("out_realisasi")] == ["tanpa_padanan"]


def test_a_formula_changed_under_a_new_name_is_judged_once_a_person_said_what_it_was() -> None:
    now = {"indikator": "Persentase pemilih pemula yang memahami pemilu", "formulasi": "paham / diuji x 100"}
    before = {"indikator": "Cakupan sosialisasi pemilu", "sasaran": "Politik", "formulasi": "hadir / pemilih x 100"}
    store = pembuat.store(pembuat.usulan(now), pembuat.iku_lama(before))
    assert k36(periksa(gudang=store)) == ("tidak_dapat_diperiksa", [])
    key = padanan_key(None, "Politik", "Cakupan sosialisasi pemilu")
    said = decide(store, "iku_lama", key, {"usulan": "persentase pemilih pemula yang memahami pemilu"}, oleh="A")
    assert k36(periksa(gudang=store)) == ("temuan", ["paham / diuji x 100"])
    withdraw(store, said, oleh="A")
    assert k36(periksa(gudang=store)) == ("tidak_dapat_diperiksa", [])


def test_a_formula_under_a_name_that_is_only_presumed_the_old_one_waits_for_a_person() -> None:
    now = {"indikator": "Persentase ormas terdaftar yang aktif melapor", "formulasi": "melapor / terdaftar x 100"}
    before = {"indikator": "Persentase ormas yang aktif melapor", "formulasi": "aktif / semua x 100"}
    found = periksa(pembuat.usulan(now), pembuat.iku_lama(before))
    assert k36(found) == ("tidak_dapat_diperiksa", [])
    assert found.hasil("K36").alasan == "nama lamanya baru dugaan; putuskan di halaman Padanan"


def k36(found: Hasil) -> tuple[str, list[str | None]]:
    return found.status("K36"), [item.nilai for item in found.temuan("K36")]


@pytest.mark.parametrize(("realisasi", "sel"), [("70,04", []), (75, ["G7"])])
def test_a_baseline_is_compared_with_what_was_measured_under_the_name_of_the_renstra(
    realisasi: object, sel: list[str]
) -> None:
    own = {**ORMAS, "indikator": "Ormas yang aktif", "baseline": {2024: 70}}
    store = pembuat.store(
        pembuat.usulan(own),
        pembuat.renstra(sasaran=[ORMAS]),
        pembuat.pengukuran({**ORMAS, "realisasi": {2024: realisasi}}),
    )
    key = padanan_key("Bidang A", str(own["sasaran"]), str(own["indikator"]))
    decide(store, "padanan", key, {"renstra": padanan_key(None, ORMAS["sasaran"], ORMAS["indikator"])}, oleh="A")
    assert periksa(gudang=store).sel("K34") == sel


def test_what_another_agency_measures_says_nothing_about_this_one() -> None:
    store = pembuat.store(pembuat.usulan(ORMAS | {"baseline": {2024: 70}}), instansi="Kesbangpol")
    measured = {"indikator": ORMAS["indikator"], "realisasi": {2024: 80}}
    pembuat.simpan(store, pembuat.pengukuran(measured), instansi="Bappeda")
    assert periksa(gudang=store).tabel("out_realisasi") == []
    pembuat.simpan(store, pembuat.pengukuran(measured, nama="b.xlsx"), instansi="Kesbangpol")
    assert [row["keadaan"] for row in periksa(gudang=store).tabel("out_realisasi")] == ["beda"]
