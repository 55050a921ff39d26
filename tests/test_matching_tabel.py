"""The out_ tables of one run: comparison of values, polarity, supporting programmes, Renja, copies."""

from __future__ import annotations

from typing import Any

from iku_analysis.matching import match, relate
from iku_analysis.settings import Scope, Thresholds
from tests import pembuat
from tests.periksa import Bersama, Kasus, each, periksa

SATU, TAHUN_2025 = Bersama(), Bersama(Scope(2025))
NAMA = "Persentase Ormas Aktif"
SATU_USULAN, SATU_RENSTRA = pembuat.usulan({"indikator": NAMA}), pembuat.renstra(sasaran=[{"indikator": NAMA}])


def banding(hasil: Kasus, columns: str) -> list[tuple[Any, ...]]:
    """These columns of the comparison, by field and year."""
    rows = sorted(hasil.tabel("out_banding"), key=lambda row: (row["medan"], row["tahun"]))
    return [tuple(row[name] for name in columns.split(", ")) for row in rows]


def targets(usulan: object, renstra: object, satuan: str = "Persen", satuan_renstra: str = "Persen") -> Kasus:
    """One target of 2026 in usulan and Renstra."""
    kiri = {"indikator": NAMA, "satuan": satuan, "target": {2026: usulan}}
    kanan = {"indikator": NAMA, "satuan": satuan_renstra, "target": {2026: renstra}}
    return SATU(pembuat.usulan(kiri), pembuat.renstra(sasaran=[kanan]), nama=f"{usulan},{renstra}")


@each(
    (targets(80, "80,00"), ("sama", 0)),
    (targets(80, "82,5"), ("beda", -2.5)),
    (targets(70.099999999999994, "70,1"), ("sama", 0)),
    (targets("70,38-70,76", "70,38-70,76"), ("sama", 0)),
    (targets("70-72", "71"), ("beda", 0)),
    (targets("<22", "<22"), ("sama", 0)),
    (targets("<22", "22"), ("sama", 0)),
    (targets("<22", ">22"), ("beda", 0)),
    (targets("WTP", "WTP"), ("sama", 0)),
    (targets("BB", "80"), ("tidak_terbanding", None)),
    (targets("sedang disusun", "80"), ("tidak_terbanding", None)),
    (targets("-", "80"), ("kosong_usulan", None)),
    (targets("80", "-"), ("kosong_rencana", None)),
    (targets("0", "0"), ("sama", 0)),
    # Values of another unit family are not compared.
    (targets(80, 80, "Persen", "Kasus"), ("tidak_terbanding", None)),
    (targets(80, 80, "Nilai", "Indeks"), ("sama", 0)),
    (targets("80 Kasus", 80, "Kasus", "Kasus"), ("sama", 0)),
)
def test_targets_are_compared_by_kind(hasil: Kasus, jawab: tuple[str, float | None]) -> None:
    assert banding(hasil, "keadaan_renstra, selisih_renstra") == [jawab]


@each(
    SATU(
        pembuat.usulan({"indikator": NAMA, "target": {2026: 80}}),
        pembuat.renstra(sasaran=[{"indikator": NAMA, "target": {2027: 81}}]),
    )
)
def test_a_year_of_one_side_only_is_blank_on_the_other(hasil: Kasus) -> None:
    assert banding(hasil, "tahun, keadaan_renstra, keadaan_renja") == [
        (2026, "kosong_rencana", "tanpa_padanan"),
        (2027, "kosong_usulan", "tanpa_padanan"),
    ]


@each(
    SATU(
        pembuat.usulan({"indikator": NAMA, "target": {2026: "80,5"}}),
        pembuat.renstra(iku=[{"indikator": "Indeks Lain"}, {"indikator": NAMA, "target": {2026: 82}}]),
        pembuat.renja({"kode": "8.01.04", "level": "Program", "indikator": NAMA, "target": {2026: 81}}),
    )
)
def test_every_value_keeps_its_cell(hasil: Kasus) -> None:
    assert banding(
        hasil,
        "usulan_teks, usulan_angka, usulan_desimal, usulan_berkas, usulan_lembar, usulan_sel, "
        "renstra_lembar, renstra_sel, renja_berkas, renja_sel, selisih_renstra, selisih_renja",
    ) == [("80,5", 80.5, 1, "usulan-Bidang A.xlsx", "IKU", "I7", "IKU", "I8", "renja.xlsx", "I7", -1.5, -0.5)]


@each(
    SATU(
        pembuat.usulan({"indikator": NAMA, "baseline": {None: 70}}),
        pembuat.renstra(sasaran=[{"indikator": NAMA, "baseline": {2024: 71}}]),
    )
)
def test_a_baseline_without_year_is_compared_with_the_one_that_has_it(hasil: Kasus) -> None:
    assert banding(hasil, "medan, tahun, keadaan_renstra, selisih_renstra") == [("baseline", 2024, "beda", -1)]


@each(
    SATU(
        pembuat.usulan({"indikator": "Persentase penyelesaian konflik sosial", "target": {2026: 80}}),
        pembuat.renstra(
            sasaran=[{"indikator": "Persentase konflik sosial terbuka yang diselesaikan", "target": {2026: 80}}]
        ),
    )
)
def test_an_undecided_pair_is_not_compared(hasil: Kasus) -> None:
    assert banding(hasil, "keadaan_renstra, renstra_id") == [("tanpa_padanan", None)]
    assert [(row["status"], row["renstra_id"]) for row in hasil.tabel("out_padanan")] == [("ragu", None)]
    assert len(hasil.tabel("out_calon")) == 1


@each(
    SATU(
        pembuat.usulan({"indikator": NAMA, "target": {2026: 80}}, bidang="Bidang A"),
        pembuat.usulan({"indikator": NAMA, "target": {2026: 81}}, bidang="Bidang B"),
        pembuat.renstra(
            sasaran=[{"indikator": NAMA, "target": {2026: 81}}], iku=[{"indikator": NAMA, "target": {2026: 9}}]
        ),
    )
)
def test_two_bidang_with_one_indicator_are_each_compared_once(hasil: Kasus) -> None:
    assert sorted(banding(hasil, "usulan_angka, keadaan_renstra")) == [(80, "beda"), (81, "sama")]


# --- Renja ---


@each(
    SATU(
        SATU_USULAN,
        pembuat.renstra(sasaran=[{"indikator": "Persentase organisasi kemasyarakatan yang aktif"}]),
        pembuat.renja(
            {"kode": "8.01.04", "level": "Program", "uraian": "P", "indikator": "% ormas aktif", "target": {2026: 1}},
            {"kode": "8.01.04.1.01", "level": "Kegiatan", "indikator": "Persentase Ormas Dibina", "target": {2026: 1}},
            {"kode": "8.01.04.1.01.0001", "level": "Sub Kegiatan", "indikator": NAMA, "target": {2026: 1}},
        ),
    )
)
def test_renja_rows_of_the_same_indicator_support_the_usulan(hasil: Kasus) -> None:
    assert [row.kode for row in hasil.pasangan.padanan[0].renja] == ["8.01.04", "8.01.04.1.01.0001"]
    assert sorted(row["cara"] for row in hasil.tabel("out_padanan_renja")) == ["alias", "sama"]


@each(
    SATU(
        pembuat.usulan({"indikator": NAMA, "target": {2026: 80}}),
        pembuat.renja(
            {"kode": "8.01.04.1.01.0001", "level": "Sub Kegiatan", "indikator": NAMA, "target": {2026: 1}},
            {"kode": "8.01.04", "level": "Program", "indikator": NAMA, "target": {2026: 79}},
        ),
    )
)
def test_the_programme_row_of_renja_is_compared_before_a_sub_kegiatan(hasil: Kasus) -> None:
    assert banding(hasil, "selisih_renja") == [(1,)]


RENJA_2025 = pembuat.renja({"kode": "8.01.04", "level": "Program", "indikator": NAMA, "target": {2025: 1}})


@each((SATU(SATU_USULAN, SATU_RENSTRA, RENJA_2025), 0), (TAHUN_2025(SATU_USULAN, SATU_RENSTRA, RENJA_2025), 1))
def test_renja_of_another_year_does_not_support(hasil: Kasus, jawab: int) -> None:
    assert len(hasil.pasangan.padanan[0].renja) == jawab


@each(SATU(SATU_USULAN, pembuat.renja({"level": "Program", "indikator": NAMA})))
def test_a_usulan_that_is_not_pasti_shows_no_renja(hasil: Kasus) -> None:
    assert (hasil.pasangan.padanan[0].status, hasil.pasangan.padanan[0].renja) == ("tanpa_padanan", ())


# --- polarity ---


def same(indikator: str, usulan: str | None, renstra: str | None) -> Kasus:
    """One indicator with a polaritas on each side."""
    kiri, kanan = ({"indikator": indikator, "polaritas": isi} for isi in (usulan, renstra))
    return SATU(pembuat.usulan(kiri), pembuat.renstra(sasaran=[kanan]))


@each(
    # What is written goes first, and its pair takes it.
    (same("Jumlah konflik sosial", "Semakin tinggi semakin baik", None), [("naik", "tertulis"), ("naik", "pasangan")]),
    # What the usulan implies stays its own.
    (same("Jumlah konflik sosial", None, "Naik"), [("turun", "tersirat"), ("naik", "tertulis")]),
    # Without any clue a usulan takes that of its pair.
    (same("Angka X", None, "Turun"), [("turun", "pasangan"), ("turun", "tertulis")]),
    (same("Angka X", None, None), [(None, None), (None, None)]),
)
def test_polaritas_of_usulan_and_renstra(hasil: Kasus, jawab: list[tuple[str | None, str | None]]) -> None:
    jenis = {row["baris_id"]: row["jenis"] for row in hasil.tabel("core_baris")}
    found = {jenis[row["baris_id"]]: (row["polaritas"], row["cara"]) for row in hasil.tabel("out_polaritas")}
    assert [found["usulan"], found["renstra"]] == jawab


# --- supporting programmes ---

SASARAN = {"sasaran": "Meningkatnya peran ormas"}
PROGRAM = {"kode": "8.01.04", "level": "Program", "uraian": "PROGRAM ORMAS"}
BIDANG = pembuat.kamus().program_bidang["8.01.04"]
USULAN_BIDANG = pembuat.usulan({"indikator": NAMA}, bidang=BIDANG)


@each(
    # A programme under the same sasaran.
    (
        SATU(
            pembuat.usulan({"sasaran": "1. Meningkatnya peran ormas", "indikator": NAMA}),
            pembuat.renstra(
                program=[
                    {"sasaran": "Meningkatnya peran organisasi kemasyarakatan"} | PROGRAM,
                    {"kode": "8.01.04.1.01", "level": "Kegiatan", "uraian": "Kegiatan"},
                    {"sasaran": "Meningkatnya demokrasi", "kode": "8.01.03", "level": "Program", "uraian": "PARPOL"},
                ]
            ),
        ),
        [("PROGRAM ORMAS", "sasaran", 7)],
    ),
    # The sasaran of the paired Renstra row counts too.
    (
        SATU(
            pembuat.usulan({"sasaran": "Ormas yang berperan", "indikator": NAMA}),
            pembuat.renstra(sasaran=[SASARAN | {"indikator": NAMA}], program=[SASARAN | PROGRAM]),
        ),
        [("PROGRAM ORMAS", "sasaran", 7)],
    ),
    # By its Renja row, named by the vocabulary where the plan does not.
    (
        SATU(
            SATU_USULAN,
            pembuat.renja(
                {"kode": "8.01.04.1.01.0001", "level": "Sub Kegiatan", "indikator": NAMA, "target": {2026: 1}}
            ),
        ),
        [(pembuat.kamus().kode["8.01.04"][1], "renja", 7)],
    ),
    # Of the bidang only where a plan has it.
    (SATU(USULAN_BIDANG), []),
    (SATU(USULAN_BIDANG, pembuat.renstra(program=[PROGRAM])), [("PROGRAM ORMAS", "bidang", 7)]),
    # Once by the strongest link.
    (
        SATU(
            pembuat.usulan(SASARAN | {"indikator": NAMA}, bidang=BIDANG),
            pembuat.renstra(program=[SASARAN | PROGRAM]),
            pembuat.renja(PROGRAM | {"indikator": NAMA, "target": {2026: 80}}),
        ),
        [("PROGRAM ORMAS", "sasaran", 7)],
    ),
)
def test_programmes_that_support_a_usulan(hasil: Kasus, jawab: list[tuple[str, str, int]]) -> None:
    baris = {row["baris_id"]: row["baris"] for row in hasil.tabel("core_baris")}
    found = hasil.tabel("out_dukungan")
    assert [(row["nama_program"], row["cara"], baris[row["program_id"]]) for row in found] == jawab
    assert all(row["kode_program"] == "8.01.04" for row in found)


# --- copies, emptiness ---


@each(
    SATU(
        pembuat.renstra(
            sasaran=[{"indikator": "Indeks Demokrasi Indonesia"}],
            iku=[{"indikator": "IDI"}],
            program=[PROGRAM | {"indikator": NAMA}],
        )
    )
)
def test_copies_of_an_indicator_point_to_its_main_row(hasil: Kasus) -> None:
    lembar = {row["baris_id"]: row["lembar"] for row in hasil.tabel("core_baris")}
    found = {(lembar[row["baris_id"]], lembar[row["utama_id"]]) for row in hasil.tabel("out_salinan")}
    assert found == {("IKU", "Sasaran"), ("Sasaran", "Sasaran")}


def test_an_empty_store_gives_empty_tables() -> None:
    hasil = periksa()
    for table in ("padanan", "calon", "padanan_renja", "salinan", "polaritas", "banding", "dukungan"):
        assert hasil.tabel(f"out_{table}") == []


def test_a_second_run_replaces_the_tables_of_the_first() -> None:
    gudang = pembuat.store(pembuat.usulan({"indikator": NAMA}), pembuat.renstra(sasaran=[{"indikator": NAMA}]))
    cursor = pembuat.cursor(gudang)
    for _ in range(2):
        match(cursor, pembuat.kamus(), Scope(2026), Thresholds(), {})
        relate(cursor)
    assert cursor.execute("select count(*) from out_padanan").fetchone() == (1,)
