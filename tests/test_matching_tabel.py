"""The out_ tables of one run: comparison of values, polarity, supporting programmes, Renja, copies."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from iku_analysis.matching import MatchResult, match, relate
from iku_analysis.records import HasilBaca
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.decisions import decisions_in_force
from tests import pembuat

NAMA = "Persentase Ormas Aktif"


def run(*files: HasilBaca, tahun: int = 2026) -> tuple[MatchResult, duckdb.DuckDBPyConnection]:
    gudang = pembuat.store(*files)
    cursor = pembuat.cursor(gudang)
    decisions = decisions_in_force(gudang, "padanan")
    found = match(cursor, pembuat.kamus(), Scope(tahun), Thresholds(), decisions)
    relate(cursor)
    return found, cursor


def banding(cursor: duckdb.DuckDBPyConnection, columns: str) -> list[Any]:
    return cursor.execute(f"select {columns} from out_banding order by medan, tahun").fetchall()


def compared(
    usulan: object, renstra: object, satuan: str = "Persen", satuan_renstra: str = "Persen"
) -> tuple[str, float]:
    """keadaan and selisih of one target of 2026 in usulan and Renstra."""
    _, cursor = run(
        pembuat.usulan({"indikator": NAMA, "satuan": satuan, "target": {2026: usulan}}),
        pembuat.renstra(sasaran=[{"indikator": NAMA, "satuan": satuan_renstra, "target": {2026: renstra}}]),
    )
    ((keadaan, selisih),) = banding(cursor, "keadaan_renstra, selisih_renstra")
    return keadaan, selisih


@pytest.mark.parametrize(
    ("usulan", "renstra", "keadaan", "selisih"),
    [
        (80, "80,00", "sama", 0),
        (80, "82,5", "beda", -2.5),
        (70.099999999999994, "70,1", "sama", 0),
        ("70,38-70,76", "70,38-70,76", "sama", 0),
        ("70-72", "71", "beda", 0),
        ("<22", "<22", "sama", 0),
        ("<22", "22", "sama", 0),
        ("<22", ">22", "beda", 0),
        ("WTP", "WTP", "sama", 0),
        ("BB", "80", "tidak_terbanding", None),
        ("sedang disusun", "80", "tidak_terbanding", None),
        ("-", "80", "kosong_usulan", None),
        ("80", "-", "kosong_rencana", None),
        ("0", "0", "sama", 0),
    ],
)
def test_targets_are_compared_by_kind(usulan: object, renstra: object, keadaan: str, selisih: float | None) -> None:
    assert compared(usulan, renstra) == (keadaan, selisih)


def test_values_of_another_unit_family_are_not_compared() -> None:
    assert compared(80, 80, "Persen", "Kasus") == ("tidak_terbanding", None)
    assert compared(80, 80, "Nilai", "Indeks") == ("sama", 0)
    assert compared("80 Kasus", 80, "Kasus", "Kasus") == ("sama", 0)


def test_a_year_of_one_side_only_is_blank_on_the_other() -> None:
    _, cursor = run(
        pembuat.usulan({"indikator": NAMA, "target": {2026: 80}}),
        pembuat.renstra(sasaran=[{"indikator": NAMA, "target": {2027: 81}}]),
    )
    assert banding(cursor, "tahun, keadaan_renstra, keadaan_renja") == [
        (2026, "kosong_rencana", "tanpa_padanan"),
        (2027, "kosong_usulan", "tanpa_padanan"),
    ]


def test_every_value_keeps_its_cell() -> None:
    _, cursor = run(
        pembuat.usulan({"indikator": NAMA, "target": {2026: "80,5"}}),
        pembuat.renstra(iku=[{"indikator": "Indeks Lain"}, {"indikator": NAMA, "target": {2026: 82}}]),
        pembuat.renja({"kode": "8.01.04", "level": "Program", "indikator": NAMA, "target": {2026: 81}}),
    )
    assert banding(
        cursor,
        "usulan_teks, usulan_angka, usulan_desimal, usulan_berkas, usulan_lembar, usulan_sel, "
        "renstra_lembar, renstra_sel, renja_berkas, renja_sel, selisih_renstra, selisih_renja",
    ) == [("80,5", 80.5, 1, "usulan-Bidang A.xlsx", "IKU", "I7", "IKU", "I8", "renja.xlsx", "I7", -1.5, -0.5)]


def test_a_baseline_without_year_is_compared_with_the_one_that_has_it() -> None:
    _, cursor = run(
        pembuat.usulan({"indikator": NAMA, "baseline": {None: 70}}),
        pembuat.renstra(sasaran=[{"indikator": NAMA, "baseline": {2024: 71}}]),
    )
    assert banding(cursor, "medan, tahun, keadaan_renstra, selisih_renstra") == [("baseline", 2024, "beda", -1)]


def test_an_undecided_pair_is_not_compared() -> None:
    _, cursor = run(
        pembuat.usulan({"indikator": "Persentase penyelesaian konflik sosial", "target": {2026: 80}}),
        pembuat.renstra(
            sasaran=[{"indikator": "Persentase konflik sosial terbuka yang diselesaikan", "target": {2026: 80}}]
        ),
    )
    assert banding(cursor, "keadaan_renstra, renstra_id") == [("tanpa_padanan", None)]
    assert cursor.execute("select status, renstra_id from out_padanan").fetchall() == [("ragu", None)]
    assert cursor.execute("select count(*) from out_calon").fetchone() == (1,)


def test_two_bidang_with_one_indicator_are_each_compared_once() -> None:
    _, cursor = run(
        pembuat.usulan({"indikator": NAMA, "target": {2026: 80}}, bidang="Bidang A"),
        pembuat.usulan({"indikator": NAMA, "target": {2026: 81}}, bidang="Bidang B"),
        pembuat.renstra(
            sasaran=[{"indikator": NAMA, "target": {2026: 81}}], iku=[{"indikator": NAMA, "target": {2026: 9}}]
        ),
    )
    rows = cursor.execute("select usulan_angka, keadaan_renstra from out_banding order by 1").fetchall()
    assert rows == [(80, "beda"), (81, "sama")]


# --- Renja ---


def test_renja_rows_of_the_same_indicator_support_the_usulan() -> None:
    result, cursor = run(
        pembuat.usulan({"indikator": NAMA}),
        pembuat.renstra(sasaran=[{"indikator": "Persentase organisasi kemasyarakatan yang aktif"}]),
        pembuat.renja(
            {
                "kode": "8.01.04",
                "level": "Program",
                "uraian": "PROGRAM",
                "indikator": "% ormas aktif",
                "target": {2026: 1},
            },
            {"kode": "8.01.04.1.01", "level": "Kegiatan", "indikator": "Persentase Ormas Dibina", "target": {2026: 1}},
            {"kode": "8.01.04.1.01.0001", "level": "Sub Kegiatan", "indikator": NAMA, "target": {2026: 1}},
        ),
    )
    assert [row.kode for row in result.padanan[0].renja] == ["8.01.04", "8.01.04.1.01.0001"]
    assert cursor.execute("select cara from out_padanan_renja order by cara").fetchall() == [("alias",), ("sama",)]


def test_the_programme_row_of_renja_is_compared_before_a_sub_kegiatan() -> None:
    _, cursor = run(
        pembuat.usulan({"indikator": NAMA, "target": {2026: 80}}),
        pembuat.renja(
            {"kode": "8.01.04.1.01.0001", "level": "Sub Kegiatan", "indikator": NAMA, "target": {2026: 1}},
            {"kode": "8.01.04", "level": "Program", "indikator": NAMA, "target": {2026: 79}},
        ),
    )
    assert banding(cursor, "selisih_renja") == [(1,)]


def test_renja_of_another_year_does_not_support() -> None:
    files = (
        pembuat.usulan({"indikator": NAMA}),
        pembuat.renstra(sasaran=[{"indikator": NAMA}]),
        pembuat.renja({"kode": "8.01.04", "level": "Program", "indikator": NAMA, "target": {2025: 1}}),
    )
    assert run(*files, tahun=2026)[0].padanan[0].renja == ()
    assert len(run(*files, tahun=2025)[0].padanan[0].renja) == 1


def test_a_usulan_that_is_not_pasti_shows_no_renja() -> None:
    result, _ = run(pembuat.usulan({"indikator": NAMA}), pembuat.renja({"level": "Program", "indikator": NAMA}))
    assert (result.padanan[0].status, result.padanan[0].renja) == ("tanpa_padanan", ())


# --- polarity ---


def polaritas(usulan: dict[str, object], renstra: dict[str, object]) -> dict[str, tuple[str | None, str | None]]:
    _, cursor = run(pembuat.usulan(usulan), pembuat.renstra(sasaran=[renstra]))
    rows = cursor.execute("select jenis, p.polaritas, p.cara from out_polaritas p join core_baris b using (baris_id)")
    return {jenis: (value, cara) for jenis, value, cara in rows.fetchall()}


def test_a_written_polaritas_goes_first_and_its_pair_takes_it() -> None:
    name = {"indikator": "Jumlah konflik sosial"}
    found = polaritas(name | {"polaritas": "Semakin tinggi semakin baik"}, name)
    assert found == {"usulan": ("naik", "tertulis"), "renstra": ("naik", "pasangan")}


def test_an_inferred_polaritas_of_the_usulan_stays_its_own() -> None:
    name = {"indikator": "Jumlah konflik sosial"}
    found = polaritas(name, name | {"polaritas": "Naik"})
    assert found == {"usulan": ("turun", "tersirat"), "renstra": ("naik", "tertulis")}


def test_a_usulan_without_any_clue_takes_the_polaritas_of_its_pair() -> None:
    name = {"indikator": "Angka X"}
    assert polaritas(name, name | {"polaritas": "Turun"})["usulan"] == ("turun", "pasangan")
    assert polaritas(name, name)["usulan"] == (None, None)


# --- supporting programmes ---

PROGRAM = {"kode": "8.01.04", "level": "Program", "uraian": "PROGRAM ORMAS"}


def dukungan(cursor: duckdb.DuckDBPyConnection) -> list[Any]:
    query = """
        select d.kode_program, d.nama_program, d.cara, b.baris
        from out_dukungan d
        left join core_baris b on b.baris_id = d.program_id
        order by d.usulan_id, d.kode_program
    """
    return cursor.execute(query).fetchall()


def test_a_programme_under_the_same_sasaran_supports() -> None:
    _, cursor = run(
        pembuat.usulan({"sasaran": "1. Meningkatnya peran ormas", "indikator": NAMA}),
        pembuat.renstra(
            program=[
                {"sasaran": "Meningkatnya peran organisasi kemasyarakatan"} | PROGRAM,
                {"kode": "8.01.04.1.01", "level": "Kegiatan", "uraian": "Kegiatan"},
                {
                    "sasaran": "Meningkatnya demokrasi",
                    "kode": "8.01.03",
                    "level": "Program",
                    "uraian": "PROGRAM PARPOL",
                },
            ]
        ),
    )
    assert dukungan(cursor) == [("8.01.04", "PROGRAM ORMAS", "sasaran", 7)]


def test_the_sasaran_of_the_paired_renstra_row_counts_too() -> None:
    _, cursor = run(
        pembuat.usulan({"sasaran": "Ormas yang berperan", "indikator": NAMA}),
        pembuat.renstra(
            sasaran=[{"sasaran": "Meningkatnya peran ormas", "indikator": NAMA}],
            program=[{"sasaran": "Meningkatnya peran ormas"} | PROGRAM],
        ),
    )
    assert dukungan(cursor) == [("8.01.04", "PROGRAM ORMAS", "sasaran", 7)]


def test_a_programme_is_found_by_its_renja_row_and_named_by_the_vocabulary_where_the_plan_does_not() -> None:
    _, cursor = run(
        pembuat.usulan({"indikator": NAMA}),
        pembuat.renja({"kode": "8.01.04.1.01.0001", "level": "Sub Kegiatan", "indikator": NAMA, "target": {2026: 1}}),
    )
    official = pembuat.kamus().kode["8.01.04"][1]
    assert dukungan(cursor) == [("8.01.04", official, "renja", 7)]


def test_a_programme_of_the_bidang_supports_only_where_a_plan_has_it() -> None:
    bidang = pembuat.kamus().program_bidang["8.01.04"]
    usulan = pembuat.usulan({"indikator": NAMA}, bidang=bidang)
    assert dukungan(run(usulan)[1]) == []
    found = dukungan(run(usulan, pembuat.renstra(program=[PROGRAM]))[1])
    assert found == [("8.01.04", "PROGRAM ORMAS", "bidang", 7)]


def test_each_programme_supports_a_usulan_once_by_the_strongest_link() -> None:
    bidang = pembuat.kamus().program_bidang["8.01.04"]
    _, cursor = run(
        pembuat.usulan({"sasaran": "Meningkatnya peran ormas", "indikator": NAMA}, bidang=bidang),
        pembuat.renstra(program=[{"sasaran": "Meningkatnya peran ormas"} | PROGRAM]),
        pembuat.renja(PROGRAM | {"indikator": NAMA, "target": {2026: 80}}),
    )
    assert [row[0:3] for row in dukungan(cursor)] == [("8.01.04", "PROGRAM ORMAS", "sasaran")]


# --- copies, emptiness ---


def test_copies_of_an_indicator_point_to_its_main_row() -> None:
    _, cursor = run(
        pembuat.renstra(
            sasaran=[{"indikator": "Indeks Demokrasi Indonesia"}],
            iku=[{"indikator": "IDI"}],
            program=[PROGRAM | {"indikator": NAMA}],
        )
    )
    query = """
        select b.lembar, u.lembar
        from out_salinan s
        join core_baris b using (baris_id)
        join core_baris u on u.baris_id = s.utama_id
        order by 1
    """
    assert cursor.execute(query).fetchall() == [("IKU", "Sasaran"), ("Sasaran", "Sasaran")]


def test_an_empty_store_gives_empty_tables() -> None:
    _, cursor = run()
    for table in ("padanan", "calon", "padanan_renja", "salinan", "polaritas", "banding", "dukungan"):
        assert cursor.execute(f"select count(*) from out_{table}").fetchone() == (0,)


def test_a_second_run_replaces_the_tables_of_the_first() -> None:
    gudang = pembuat.store(pembuat.usulan({"indikator": NAMA}), pembuat.renstra(sasaran=[{"indikator": NAMA}]))
    cursor = pembuat.cursor(gudang)
    for _ in range(2):
        match(cursor, pembuat.kamus(), Scope(2026), Thresholds(), {})
        relate(cursor)
    assert cursor.execute("select count(*) from out_padanan").fetchone() == (1,)
