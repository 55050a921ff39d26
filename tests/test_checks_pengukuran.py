"""K42, K43, K49, K50: printed capaian against its recomputation; targets of the quarters."""

from __future__ import annotations

from datetime import datetime

import pytest

from iku_analysis.records import HasilBaca
from iku_analysis.store.decisions import Keputusan, padanan_key
from tests import pembuat
from tests.lembar import read, row
from tests.periksa import LULUS, TDP, Bersama, Hasil, Jawab, Kasus, baik, each, periksa

SATU = Bersama()
CAPAIAN = pembuat.sel("capaian", 7, 2025)


def ukur(target: object, realisasi: object, capaian: object, polaritas: str | None = "Naik") -> Kasus:
    years = {"target": target, "realisasi": realisasi, "capaian": capaian}
    isi = {"indikator": "Rerata xyz", "polaritas": polaritas, **{nama: {2025: isi} for nama, isi in years.items()}}
    return SATU(pembuat.pengukuran(isi), nama=f"{target},{realisasi},{capaian},{polaritas}")


@each(
    (ukur("89,95", "91,08", "101,26%"), LULUS),
    (ukur(254, 181, "128,74", "Turun"), LULUS),
    (ukur(254, 181, "140,33", "Turun"), [CAPAIAN]),
    (ukur(80, 76, 95), LULUS),
    (ukur(81, 75, "93"), LULUS),
    (ukur(81, 75, "94"), [CAPAIAN]),
    (ukur(81, 75, "92,59"), LULUS),
    (ukur(81, 75, "92,61"), [CAPAIAN]),
    (ukur(80, 0, 0), LULUS),
    (ukur(2, "-1,41", "-70,5"), LULUS),
    (ukur("70-80", 75, 100), LULUS),
    (ukur("70-80", 84, 105), LULUS),
    # Half a unit of a whole number is tolerated.
    (ukur(1000, 925, 93), LULUS),
    (ukur(1000, 924, 93), [CAPAIAN]),
    # A target of zero and blanks cannot be judged.
    (ukur(0, 0, 100), TDP),
    (ukur("-", 5, 50), TDP),
    (ukur(5, "-", 50), TDP),
    (ukur(5, 5, "-"), TDP),
    # Without a polarity what no formula gives is found.
    (ukur(38, "38,42", "110,11", None), [CAPAIAN]),
    (ukur(38, "38,42", "101,11", None), TDP),
    (ukur(38, "38,42", "98,89", None), TDP),
    (ukur(0, 5, 50, None), TDP),
    (ukur("70-80", 75, 100, None), TDP),
)
def test_k42_recomputation(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K42") == jawab


@each(ukur(38, "38,42", "110,11", None))
def test_k42_without_a_polarity_names_both_formulas(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K42")
    assert str(temuan.harapan).startswith("101,11 (R/T × 100) atau 98,89 ((2T − R)/T × 100, target 38")


KEJADIAN = {"indikator": "Indeks Kejadian Konflik", "target": {2025: 80}, "realisasi": {2025: 100}}


def _k43(indikator: str, polaritas: str) -> Kasus:
    """A capaian computed as lower is better, and the polarity that a usulan says."""
    usulan = pembuat.usulan(baik(indikator=indikator, polaritas=polaritas))
    return SATU(usulan, pembuat.pengukuran({**KEJADIAN, "capaian": {2025: 75}}), nama=f"{indikator},{polaritas}")


@each(
    (ukur("0,288", "0,269", "106,60", "Turun"), LULUS),
    (ukur(50, 50, 100, "Turun"), LULUS),
    (ukur(50, 40, 80, None), TDP),
    # What the usulan says in other words comes before clue words.
    (_k43("Indeks dalam Kejadian Konflik", "Naik"), [CAPAIAN]),
    (_k43("Indeks dalam Kejadian Konflik", "Turun"), LULUS),
    (_k43("Indeks atas Kejadian Konflik", "Naik"), LULUS),  # another indicator: "atas" is not a word without meaning
    (_k43("Indeks atas Kejadian Konflik", "Turun"), LULUS),
)
def test_k43_right_formula_by_the_polaritas(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K43") == jawab


@each(ukur("0,288", "0,269", "93,40", "Turun"))
def test_k43_lower_is_better_computed_as_higher(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K43")
    assert (temuan.sel, temuan.harapan) == (CAPAIAN, "106,6 (makin rendah makin baik)")


@pytest.mark.parametrize("kode", ["K49", "K50"])
def test_without_its_document_a_check_says_so(kode: str) -> None:
    hasil = periksa(pembuat.pengukuran({**KEJADIAN, "capaian": {2025: 75}})).hasil(kode)
    assert hasil.status == TDP
    assert "belum" in (hasil.alasan or "")


RENAKSI = (
    "RENCANA AKSI TAHUN 2026",
    "No | Sasaran | Indikator | Satuan | Tipe Penghitungan | Target Tahunan | Target Triwulan | | |",
    " | | | | | | TW I | TW II | TW III | TW IV",
)


def _plan(*baris: list[object], usulan: HasilBaca | None = None) -> Kasus:
    """A plan of action read from its workbook, from row 4 on."""
    files = [usulan] if usulan else []
    return SATU(lambda: read([*(row(text) for text in RENAKSI), *baris]), *files, nama=",".join(map(str, baris[0][4:])))


def renaksi(tipe: str, tahunan: object, *triwulan: object, usulan: HasilBaca | None = None) -> Kasus:
    """One indicator in it."""
    return _plan([1, "S", "Ormas yang dibina", "Ormas", tipe or None, tahunan, *triwulan], usulan=usulan)


KUMULATIF = {"indikator": "Ormas yang dibina", "tipe_penghitungan": "Kumulatif"}


@each(
    (renaksi("Kumulatif", 100, 10, 15, 25, 50), LULUS),
    (renaksi("Kumulatif", 100, 10, 15, 25, 40), ["F4"]),
    (renaksi("Kumulatif", 100, 10, 15, 25, 51), ["F4"]),  # whole counts are exact
    (renaksi("Kumulatif", 10, 2.51, 2.51, 2.5, 2.5), LULUS),  # 10,02: four times half a hundredth
    (renaksi("Kumulatif", 10, 2.51, 2.51, 2.51, 2.5), ["F4"]),
    (renaksi("Kumulatif", 0, 0, 0, 0, 0), LULUS),
    (renaksi("Posisi Akhir", 75, 15, 30, 50, 75), LULUS),
    (renaksi("Posisi Akhir", 75, 15, 30, 50, 70), ["F4"]),
    (renaksi("Rata-rata", 75, 70, 80, 70, 80), LULUS),
    (renaksi("Rata-rata", 75, 70, 80, 70, 70), ["F4"]),
    (renaksi("Non Kumulatif", 75, 1, 2, 3, 4), TDP),
    (renaksi("", 75, 1, 2, 3, 4), TDP),
    (renaksi("Kumulatif", None, 1, 2, 3, 4), TDP),
    (renaksi("Kumulatif", 100, 10, None, 25, 50), TDP),
    (renaksi("Kumulatif", 100, 10, "banyak", 25, 50), TDP),
    # The last quarter of a predicate is that of the year.
    (renaksi("Posisi Akhir", "A", "BB", "BB", "BB", "A"), LULUS),
    (renaksi("Posisi Akhir", "A", 70, 72, 74, 81), TDP),
    # The type may be that of the usulan of the same indicator.
    (renaksi("", 100, 10, 15, 25, 40, usulan=pembuat.usulan(KUMULATIF)), ["F4"]),
    (renaksi("", 100, 10, 15, 25, 40), TDP),
)
def test_k49_quarters_against_the_year(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K49") == jawab


@each(
    (renaksi("Kumulatif", 100, 10, 15, 25, 40), ("100", "90, jumlah triwulan (10 + 15 + 25 + 40)", False)),
    # The last quarter is that of the year: running totals.
    (renaksi("Kumulatif", 100, 10, 40, 70, 100), ("100", "220, jumlah triwulan (10 + 40 + 70 + 100)", True)),
    (renaksi("Posisi Akhir", "A", "BB", "BB", "BB", "BB"), ("A", "BB, target triwulan IV", False)),
)
def test_k49_names_the_cell_the_sum_and_its_parts(hasil: Kasus, jawab: tuple[str, str, bool]) -> None:
    (temuan,) = hasil.temuan("K49")
    assert (temuan.sel, temuan.tahun) == ("F4", 2026)
    assert (temuan.nilai, temuan.harapan, "jumlah berjalan" in temuan.pesan) == jawab


@each(renaksi("Kumulatif", "A", "BB", "BB", "BB", "A"))
def test_k49_adds_no_predicates(hasil: Kasus) -> None:
    found = hasil.hasil("K49")
    assert (found.status, found.alasan) == (TDP, "target berupa predikat tidak dijumlahkan")


def _aksi(*triwulan: object, **isi: object) -> HasilBaca:
    """The same from the builder, without a type of its own."""
    quarters = {f"target_tw{number}": {2026: value} for number, value in enumerate(triwulan, 1)}
    row = {"indikator": "Ormas yang dibina", "satuan": "Ormas", **quarters, **isi}
    return pembuat.berkas("pengukuran", "aksi.xlsx", {"Aksi": ("rencana_aksi", [row])})


USULAN = pembuat.usulan(KUMULATIF | {"target": {2026: 100}})
TW_IV = (pembuat.sel("target_tw4", 7, 2026), "100 (usulan, lembar IKU, sel I7)")


@each(
    (SATU(_aksi(10, 15, 25, 40), USULAN), [TW_IV]),
    (SATU(_aksi(10, 15, 25, 40, target={2026: 90}), USULAN), []),
    (SATU(_aksi(10, 15, 25, 40, target={2027: 90}), USULAN), [TW_IV]),
)
def test_k49_takes_the_target_of_the_year_from_the_usulan_where_the_row_has_none(
    hasil: Kasus, jawab: list[tuple[str, str]]
) -> None:
    assert [(satu.sel, satu.nilai) for satu in hasil.temuan("K49")] == jawab


def test_k49_follows_the_pair_where_the_usulan_has_another_name() -> None:
    usulan = {"sasaran": "S", "indikator": "Cakupan pembinaan", "tipe_penghitungan": "Kumulatif"}
    key = padanan_key("Bidang A", "S", "Cakupan pembinaan")
    plan = pembuat.renstra(sasaran=[{"sasaran": "S", "indikator": "Ormas yang dibina"}])
    said = Keputusan("1", "padanan", key, {"renstra": "|s|ormas yang dibina"}, None, "Rina", datetime(2026, 1, 1))
    files = (_aksi(10, 15, 25, 40, target={2026: 100}), pembuat.usulan(usulan), plan)
    assert periksa(*files).status("K49") == TDP
    assert periksa(*files, padanan={key: said}).status("K49") == "temuan"


def test_a_plan_of_action_touches_no_other_check() -> None:
    def others(hasil: Hasil) -> list[tuple[str, str]]:
        results, found = hasil.run()
        judged = [(item.kode, item.status) for item in results if item.kode not in ("K49", "K50")]
        return judged + [(item.kode, item.pesan) for item in found if item.kode not in ("K49", "K50")]

    own, plan = pembuat.usulan(baik()), pembuat.renstra(sasaran=[baik()])
    aksi = _aksi(1, 2, 3, 4, indikator=baik()["indikator"], satuan="Indeks", target={2026: "60"})
    assert others(periksa(own, plan, aksi)) == others(periksa(own, plan))


@each(
    (renaksi("Kumulatif", 100, 0, 0, 50, 50), LULUS),
    (renaksi("Kumulatif", 100, 10, None, 40, "-"), ["H4", "J4"]),
)
def test_k50_a_blank_quarter_is_found_at_its_cell_and_zero_is_none(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K50") == jawab


TANPA_IV = (
    "Rencana Aksi 2026",
    "No | Sasaran | Indikator | Satuan | Target 2026 | TW I | TW II | TW III",
    "1 | S | A | Ormas | 6 | 1 | 2 | 3",
    "2 | S | B | Ormas | 6 | 1 | 2 | 3",
)


@each(SATU(lambda: read([row(text) for text in TANPA_IV])))
def test_k50_a_missing_column_is_said_once(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K50")
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


@each(
    _plan(
        [1, "S", "Ormas yang dibina", "Ormas", "Kumulatif", 100, 10, 15, 25, 50],
        ["", "", "Jumlah", "", "", "", 10, 15, 25, 50],
    )
)
def test_k49_a_total_of_the_quarters_is_no_indicator(hasil: Kasus) -> None:
    found = hasil.hasil("K49")
    assert (found.status, found.diperiksa, found.tidak_diperiksa) == (LULUS, 1, 0)
