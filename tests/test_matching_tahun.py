"""A usulan against last year's IKU (added, dropped, renamed, redefined) and against what was measured."""

from __future__ import annotations

import pytest

from iku_analysis.store.decisions import decide, padanan_key, withdraw
from tests import pembuat
from tests.periksa import TDP, Bersama, Hasil, Kasus, each, periksa

ORMAS = {"sasaran": "Meningkatnya peran ormas", "indikator": "Persentase Ormas Aktif", "satuan": "Persen"}


SATU = Bersama()


def years(kini: list[dict[str, object]], lama: list[dict[str, object]]) -> Kasus:
    return SATU(pembuat.usulan(*kini), pembuat.iku_lama(*lama))


def links(found: Hasil | Kasus) -> list[tuple[str | None, str | None, str, str | None]]:
    """(usulan, last year's name, keadaan, ubah)."""
    name = {row["baris_id"]: row["indikator"] for row in found.tabel("core_baris")}
    return [
        (name.get(row["usulan_id"]), name.get(row["lama_id"]), row["keadaan"], row["ubah"])
        for row in found.tabel("out_lama")
    ]


@each(
    years(
        [{"indikator": "Prosentase ormas melaporkn kegiatan"}, {"indikator": "Indeks Demokrasi"}],
        [
            {"indikator": "Persentase organisasi kemasyarakatan melaporkan kegiatan"},
            {"indikator": "Indeks demokrasi"},
        ],
    )
)
def test_the_same_name_is_the_same_indicator_also_mistyped_or_abbreviated(hasil: Kasus) -> None:
    assert {item[2] for item in links(hasil)} == {"tetap"}


TERDAFTAR, MELAPOR = "Persentase ormas terdaftar yang aktif melapor", "Persentase ormas yang aktif melapor"


@each(
    years(
        [{"indikator": TERDAFTAR}, {"indikator": "Skor Rukun"}],
        [{"indikator": MELAPOR}, {"indikator": "Jumlah Desa Sadar Hukum"}],
    )
)
def test_added_dropped_and_renamed_are_told_apart(hasil: Kasus) -> None:
    assert set(links(hasil)) == {
        (None, "Jumlah Desa Sadar Hukum", "dihapus", None),
        (TERDAFTAR, MELAPOR, "ganti_nama", None),
        ("Skor Rukun", None, "ditambah", None),
    }


MANTAP = [
    {"indikator": f"Persentase {nama} dalam kondisi mantap", "satuan": "Persen"} for nama in ("jembatan", "jalan")
]


@each((years(MANTAP[:1], MANTAP[1:]), ["dihapus", "ditambah"]), (SATU(pembuat.usulan(ORMAS)), []))
def test_near_twins_are_no_renaming_and_without_last_years_iku_nothing_is_said(hasil: Kasus, jawab: list[str]) -> None:
    assert sorted(item[2] for item in links(hasil)) == jawab


def formulas(kini: str, lama: str | None) -> Kasus:
    return years([{**ORMAS, "formulasi": kini}], [{**ORMAS, "formulasi": lama}])


@each(
    (formulas("ormas aktif / ormas terdaftar x 100", "ormas aktif / semua ormas x 100"), ["formulasi"]),
    (formulas("Ormas aktif / ormas terdaftar  X 100", "ormas aktif/ormas terdaftar x 100"), [None]),
    (formulas("ormas aktif / ormas terdaftar", None), [None]),
    # Another unit is a redefinition, another spelling of it is none.
    (years([ORMAS | {"satuan": "Nilai"}], [ORMAS | {"satuan": "Indeks"}]), ["satuan"]),
    (years([ORMAS | {"satuan": "%"}], [ORMAS | {"satuan": "Persen"}]), [None]),
)
def test_a_formula_is_redefined_by_its_content_not_by_spelling_or_a_blank(
    hasil: Kasus, jawab: list[str | None]
) -> None:
    assert [item[3] for item in links(hasil)] == jawab


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


def reached(baseline: object, realisasi: object, tahun: int = 2024) -> Kasus:
    measured = pembuat.pengukuran(ORMAS | {"realisasi": {tahun: realisasi}})
    return SATU(pembuat.usulan(ORMAS | {"baseline": {2024: baseline}}), measured, nama=f"{baseline},{realisasi}")


@each(
    (reached(70, 70), ("sama", 0)),
    (reached("70,2", "70,24"), ("sama", -0.04)),
    (reached(72, 70), ("beda", 2)),
    (reached("-", 70), ("kosong_usulan", None)),
    (reached(70, 68, tahun=2023), ("kosong_ukur", None)),
    (reached(70, "4 Dokumen"), ("tidak_terbanding", None)),
)
def test_the_baseline_is_compared_with_what_was_reached_that_year(
    hasil: Kasus, jawab: tuple[str, float | None]
) -> None:
    assert [(row["keadaan"], row["selisih"]) for row in hasil.tabel("out_realisasi")] == [jawab]


@each(
    SATU(
        pembuat.usulan(ORMAS | {"baseline": {2024: 70}}),
        pembuat.pengukuran({"indikator": "Indeks Demokrasi", "realisasi": {2024: 80}}),
    )
)
def test_an_indicator_that_nothing_measures_says_so(hasil: Kasus) -> None:
    assert [row["keadaan"] for row in hasil.tabel("out_realisasi")] == ["tanpa_padanan"]


def test_a_formula_changed_under_a_new_name_is_judged_once_a_person_said_what_it_was() -> None:
    now = {"indikator": "Persentase pemilih pemula yang memahami pemilu", "formulasi": "paham / diuji x 100"}
    before = {"indikator": "Cakupan sosialisasi pemilu", "sasaran": "Politik", "formulasi": "hadir / pemilih x 100"}
    store = pembuat.store(pembuat.usulan(now), pembuat.iku_lama(before))
    assert k36(periksa(gudang=store)) == (TDP, [])
    key = padanan_key(None, "Politik", "Cakupan sosialisasi pemilu")
    said = decide(store, "iku_lama", key, {"usulan": "persentase pemilih pemula yang memahami pemilu"}, oleh="A")
    assert k36(periksa(gudang=store)) == ("temuan", ["paham / diuji x 100"])
    withdraw(store, said, oleh="A")
    assert k36(periksa(gudang=store)) == (TDP, [])


@each(
    years(
        [{"indikator": TERDAFTAR, "formulasi": "melapor / terdaftar x 100"}],
        [{"indikator": MELAPOR, "formulasi": "aktif / semua x 100"}],
    )
)
def test_a_formula_under_a_name_that_is_only_presumed_the_old_one_waits_for_a_person(hasil: Kasus) -> None:
    found = hasil.hasil("K36")
    assert (found.status, found.alasan) == (TDP, "nama lamanya baru dugaan; putuskan di halaman Padanan")


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
