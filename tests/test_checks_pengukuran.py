"""K42, K43, K49, K50: printed capaian against its recomputation; targets of the quarters."""

from __future__ import annotations

from datetime import datetime

import pytest

from iku_analysis.records import HasilBaca
from iku_analysis.store.decisions import Keputusan, padanan_key
from tests import pembuat
from tests.lembar import read, row
from tests.periksa import Hasil, baik, periksa


def _ukur(target: object, realisasi: object, capaian: object, polaritas: str | None = "Naik") -> Hasil:
    baris = {
        "indikator": "Rerata xyz",
        "polaritas": polaritas,
        "target": {2025: target},
        "realisasi": {2025: realisasi},
        "capaian": {2025: capaian},
    }
    return periksa(pembuat.pengukuran(baris))


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "polaritas", "status"),
    [
        ("89,95", "91,08", "101,26%", "Naik", "lulus"),
        (254, 181, "128,74", "Turun", "lulus"),
        (254, 181, "140,33", "Turun", "temuan"),
        (80, 76, 95, "Naik", "lulus"),
        (81, 75, "93", "Naik", "lulus"),
        (81, 75, "94", "Naik", "temuan"),
        (81, 75, "92,59", "Naik", "lulus"),
        (81, 75, "92,61", "Naik", "temuan"),
        (80, 0, 0, "Naik", "lulus"),
        (2, "-1,41", "-70,5", "Naik", "lulus"),
        ("70-80", 75, 100, "Naik", "lulus"),
        ("70-80", 84, 105, "Naik", "lulus"),
    ],
)
def test_k42_recomputation(target: object, realisasi: object, capaian: object, polaritas: str, status: str) -> None:
    assert _ukur(target, realisasi, capaian, polaritas).status("K42") == status


def test_k42_half_a_unit_of_a_whole_number_is_tolerated() -> None:
    assert _ukur(1000, 925, 93).status("K42") == "lulus"
    assert _ukur(1000, 924, 93).status("K42") == "temuan"


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "status"),
    [
        (38, "38,42", "110,11", "temuan"),
        (38, "38,42", "101,11", "tidak_dapat_diperiksa"),
        (38, "38,42", "98,89", "tidak_dapat_diperiksa"),
        (0, 5, 50, "tidak_dapat_diperiksa"),
        ("70-80", 75, 100, "tidak_dapat_diperiksa"),
    ],
)
def test_k42_without_a_polarity_finds_what_no_formula_gives(
    target: object, realisasi: object, capaian: object, status: str
) -> None:
    hasil = _ukur(target, realisasi, capaian, None)
    assert hasil.status("K42") == status
    if target == 38 and status == "temuan":
        assert (hasil.temuan("K42")[0].harapan or "").startswith(
            "101,11 (R/T × 100) atau 98,89 ((2T − R)/T × 100, target 38"
        )


@pytest.mark.parametrize(("target", "realisasi", "capaian"), [(0, 0, 100), ("-", 5, 50), (5, "-", 50), (5, 5, "-")])
def test_k42_zero_target_and_blanks_cannot_be_judged(target: object, realisasi: object, capaian: object) -> None:
    assert _ukur(target, realisasi, capaian).status("K42") == "tidak_dapat_diperiksa"


def test_k43_polaritas_of_the_usulan_that_says_it_in_other_words_comes_before_clue_words() -> None:
    ukur = pembuat.pengukuran(
        {"indikator": "Indeks Kejadian Konflik", "target": {2025: 80}, "realisasi": {2025: 100}, "capaian": {2025: 75}}
    )
    for polaritas, sel in (("Naik", [pembuat.sel("capaian", 7, 2025)]), ("Turun", [])):
        usul = pembuat.usulan(baik(indikator="Indeks atas Kejadian Konflik", polaritas=polaritas))
        same = pembuat.usulan(baik(indikator="Indeks dalam Kejadian Konflik", polaritas=polaritas))
        assert periksa(same, ukur).sel("K43") == sel
        assert periksa(usul, ukur).sel("K43") == []  # another indicator: "atas" is not a word without meaning


def test_k43_lower_is_better_computed_as_higher() -> None:
    (temuan,) = _ukur("0,288", "0,269", "93,40", "Turun").temuan("K43")
    assert (temuan.sel, temuan.harapan) == (pembuat.sel("capaian", 7, 2025), "106,6 (makin rendah makin baik)")


def test_k43_right_formula_equal_values_and_unknown_polaritas() -> None:
    assert _ukur("0,288", "0,269", "106,60", "Turun").status("K43") == "lulus"
    assert _ukur(50, 50, 100, "Turun").status("K43") == "lulus"
    assert _ukur(50, 40, 80, None).status("K43") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize("kode", ["K49", "K50"])
def test_without_its_document_a_check_says_so(kode: str) -> None:
    hasil = _ukur(1, 1, 100).hasil(kode)
    assert hasil.status == "tidak_dapat_diperiksa"
    assert "belum" in (hasil.alasan or "")


RENAKSI = (
    "RENCANA AKSI TAHUN 2026",
    "No | Sasaran | Indikator | Satuan | Tipe Penghitungan | Target Tahunan | Target Triwulan | | |",
    " | | | | | | TW I | TW II | TW III | TW IV",
)


def _renaksi(tipe: str, tahunan: object, *triwulan: object) -> Hasil:
    """One indicator in a plan of action read from its workbook; row 4."""
    rows = [row(text) for text in RENAKSI]
    return periksa(read([*rows, [1, "S", "Ormas yang dibina", "Ormas", tipe or None, tahunan, *triwulan]]))


@pytest.mark.parametrize(
    ("tipe", "tahunan", "triwulan", "status"),
    [
        ("Kumulatif", 100, (10, 15, 25, 50), "lulus"),
        ("Kumulatif", 100, (10, 15, 25, 40), "temuan"),
        ("Kumulatif", 100, (10, 15, 25, 51), "temuan"),  # whole counts are exact
        ("Kumulatif", 10, (2.51, 2.51, 2.5, 2.5), "lulus"),  # 10,02: four times half a hundredth
        ("Kumulatif", 10, (2.51, 2.51, 2.51, 2.5), "temuan"),
        ("Kumulatif", 0, (0, 0, 0, 0), "lulus"),
        ("Posisi Akhir", 75, (15, 30, 50, 75), "lulus"),
        ("Posisi Akhir", 75, (15, 30, 50, 70), "temuan"),
        ("Rata-rata", 75, (70, 80, 70, 80), "lulus"),
        ("Rata-rata", 75, (70, 80, 70, 70), "temuan"),
        ("Non Kumulatif", 75, (1, 2, 3, 4), "tidak_dapat_diperiksa"),
        ("", 75, (1, 2, 3, 4), "tidak_dapat_diperiksa"),
        ("Kumulatif", None, (1, 2, 3, 4), "tidak_dapat_diperiksa"),
        ("Kumulatif", 100, (10, None, 25, 50), "tidak_dapat_diperiksa"),
        ("Kumulatif", 100, (10, "banyak", 25, 50), "tidak_dapat_diperiksa"),
    ],
)
def test_k49_quarters_against_the_year(tipe: str, tahunan: object, triwulan: tuple[object, ...], status: str) -> None:
    assert _renaksi(tipe, tahunan, *triwulan).status("K49") == status


def test_k49_names_the_cell_the_sum_and_its_parts() -> None:
    (temuan,) = _renaksi("Kumulatif", 100, 10, 15, 25, 40).temuan("K49")
    assert (temuan.sel, temuan.tahun, temuan.nilai) == ("F4", 2026, "100")
    assert temuan.harapan == "90, jumlah triwulan (10 + 15 + 25 + 40)"


def test_k49_takes_the_type_of_the_usulan_of_the_same_indicator() -> None:
    rows = [[1, "S", "Ormas yang dibina", "Ormas", None, 100, 10, 15, 25, 40]]
    plan = read([*(row(text) for text in RENAKSI), *rows])
    usulan = pembuat.usulan({"indikator": "Ormas yang dibina", "tipe_penghitungan": "Kumulatif"})
    assert periksa(plan, usulan).status("K49") == "temuan"
    assert periksa(plan).status("K49") == "tidak_dapat_diperiksa"


def _aksi(*triwulan: object, **isi: object) -> HasilBaca:
    """The same from the builder, without a type of its own."""
    quarters = {f"target_tw{number}": {2026: value} for number, value in enumerate(triwulan, 1)}
    row = {"indikator": "Ormas yang dibina", "satuan": "Ormas", **quarters, **isi}
    return pembuat.berkas("pengukuran", "aksi.xlsx", {"Aksi": ("rencana_aksi", [row])})


def test_k49_takes_the_target_of_the_year_from_the_usulan_where_the_row_has_none() -> None:
    usulan = pembuat.usulan({"indikator": "Ormas yang dibina", "tipe_penghitungan": "Kumulatif", "target": {2026: 100}})
    (temuan,) = periksa(_aksi(10, 15, 25, 40), usulan).temuan("K49")
    assert (temuan.sel, temuan.nilai) == (pembuat.sel("target_tw4", 7, 2026), "100 (usulan, lembar IKU, sel I7)")
    assert periksa(_aksi(10, 15, 25, 40, target={2026: 90}), usulan).status("K49") == "lulus"
    assert periksa(_aksi(10, 15, 25, 40, target={2027: 90}), usulan).status("K49") == "temuan"


def test_k49_follows_the_pair_where_the_usulan_has_another_name() -> None:
    usulan = {"sasaran": "S", "indikator": "Cakupan pembinaan", "tipe_penghitungan": "Kumulatif"}
    key = padanan_key("Bidang A", "S", "Cakupan pembinaan")
    plan = pembuat.renstra(sasaran=[{"sasaran": "S", "indikator": "Ormas yang dibina"}])
    said = Keputusan("1", "padanan", key, {"renstra": "|s|ormas yang dibina"}, None, "Rina", datetime(2026, 1, 1))
    files = (_aksi(10, 15, 25, 40, target={2026: 100}), pembuat.usulan(usulan), plan)
    assert periksa(*files).status("K49") == "tidak_dapat_diperiksa"
    assert periksa(*files, padanan={key: said}).status("K49") == "temuan"


def test_k49_names_running_totals_and_adds_no_predicates() -> None:
    (temuan,) = _renaksi("Kumulatif", 100, 10, 40, 70, 100).temuan("K49")
    assert "jumlah berjalan" in temuan.pesan
    assert "jumlah berjalan" not in _renaksi("Kumulatif", 100, 10, 15, 25, 40).temuan("K49")[0].pesan
    hasil = _renaksi("Kumulatif", "A", "BB", "BB", "BB", "A").hasil("K49")
    assert (hasil.status, hasil.alasan) == ("tidak_dapat_diperiksa", "target berupa predikat tidak dijumlahkan")


def test_k49_last_quarter_of_a_predicate_is_that_of_the_year() -> None:
    (temuan,) = _renaksi("Posisi Akhir", "A", "BB", "BB", "BB", "BB").temuan("K49")
    assert (temuan.nilai, temuan.harapan) == ("A", "BB, target triwulan IV")
    assert _renaksi("Posisi Akhir", "A", "BB", "BB", "BB", "A").status("K49") == "lulus"
    assert _renaksi("Posisi Akhir", "A", 70, 72, 74, 81).status("K49") == "tidak_dapat_diperiksa"


def test_a_plan_of_action_touches_no_other_check() -> None:
    def others(hasil: Hasil) -> list[tuple[str, str]]:
        results, found = hasil.run()
        judged = [(item.kode, item.status) for item in results if item.kode not in ("K49", "K50")]
        return judged + [(item.kode, item.pesan) for item in found if item.kode not in ("K49", "K50")]

    own, plan = pembuat.usulan(baik()), pembuat.renstra(sasaran=[baik()])
    aksi = _aksi(1, 2, 3, 4, indikator=baik()["indikator"], satuan="Indeks", target={2026: "60"})
    assert others(periksa(own, plan, aksi)) == others(periksa(own, plan))


def test_k50_a_blank_quarter_is_found_at_its_cell_and_zero_is_none() -> None:
    assert _renaksi("Kumulatif", 100, 0, 0, 50, 50).status("K50") == "lulus"
    assert _renaksi("Kumulatif", 100, 10, None, 40, "-").sel("K50") == ["H4", "J4"]


def test_k50_a_missing_column_is_said_once() -> None:
    head = "No | Sasaran | Indikator | Satuan | Target 2026 | TW I | TW II | TW III"
    texts = ("Rencana Aksi 2026", head, "1 | S | A | Ormas | 6 | 1 | 2 | 3", "2 | S | B | Ormas | 6 | 1 | 2 | 3")
    (temuan,) = periksa(read([row(text) for text in texts])).temuan("K50")
    assert (temuan.sel, temuan.pesan) == (None, "Kolom target triwulan IV tidak ada.")


def test_a_plan_of_action_stands_beside_the_measurement_of_its_year_and_out_of_the_contracts_values() -> None:
    rows = [row(text) for text in RENAKSI]
    plan = read([*rows, [1, "S", "Ormas yang dibina", "Ormas", "Kumulatif", 10, 1, 2, 3, 4]])
    assert (plan.jenis, plan.lembar[0].tabel) == ("pengukuran", "rencana_aksi")
    record = plan.baris[0].to_json()
    assert [value["medan"] for value in record["nilai"]] == ["target"]
    assert [value["medan"] for value in record["triwulan"]] == [f"target_tw{number}" for number in (1, 2, 3, 4)]
    head = "Indikator | Satuan | Target 2026 | Realisasi 2026 | Capaian 2026"
    measured = read([row(head), row("Ormas yang dibina | Ormas | 10 | 9 | 90")], name="ukur.xlsx")
    both = pembuat.store(plan, measured)
    tables = pembuat.cursor(both).execute("select tabel from core_lembar order by all").fetchall()
    assert tables == [("pengukuran",), ("rencana_aksi",)]


def test_k49_a_total_of_the_quarters_is_no_indicator() -> None:
    rows = [
        [1, "S", "Ormas yang dibina", "Ormas", "Kumulatif", 100, 10, 15, 25, 50],
        ["", "", "Jumlah", "", "", "", 10, 15, 25, 50],
    ]
    found = periksa(read([*(row(text) for text in RENAKSI), *rows])).hasil("K49")
    assert (found.status, found.diperiksa, found.tidak_diperiksa) == ("lulus", 1, 0)
