"""Coverage: what was found, what passed and what could not be checked are three different things."""

from __future__ import annotations

from dataclasses import replace

from iku_analysis.charts.cakupan import cakupan_figure, cakupan_table
from iku_analysis.results import HasilPemeriksaan, Temuan
from tests import pembuat
from tests.test_charts_bahan import analysis

BARIS = {"indikator": "Persentase Ormas Aktif", "target": [80]}


def check(kode: str, topik: str, status: str = "lulus", **more: int) -> HasilPemeriksaan:
    dasar = HasilPemeriksaan(kode, "judul", "galat", topik, "lulus", 1, 0, "LKE")
    return replace(dasar, status=status, **more)  # type: ignore[arg-type]


def finding(kode: str, tingkat: str = "galat", bidang: str | None = "Bidang A") -> Temuan:
    dasar = Temuan(kode, "galat", "pesan", "saran", "kunci", bidang)
    return replace(dasar, tingkat=tingkat)  # type: ignore[arg-type]


def results(*checks: HasilPemeriksaan, temuan: tuple[Temuan, ...] = (), scope: str | None = None) -> dict[object, str]:
    found = analysis(pembuat.usulan(BARIS), pemeriksaan=checks, temuan=temuan, bidang=scope)
    frame = cakupan_table(found)
    return {(row["Bidang"], row["Topik"]): row["Hasil"] for _, row in frame.iterrows()}


def test_passed_topic_is_lulus() -> None:
    assert results(check("K01", "Kelengkapan")) == {("Bidang A", "Kelengkapan"): "lulus"}


def test_topic_that_found_something_elsewhere_is_no_pass_here() -> None:
    out = results(check("K39", "Struktur", "temuan", temuan=1), temuan=(finding("K39", bidang=None),))
    assert out[("Bidang A", "Struktur")] == "tanpa temuan"


def test_topic_that_could_not_be_checked_is_no_pass() -> None:
    undone = check("K34", "Keselarasan", "tidak_dapat_diperiksa")
    assert results(undone) == {("Bidang A", "Keselarasan"): "tidak dapat diperiksa"}


def test_topic_checked_in_part_is_no_pass() -> None:
    expected = "tanpa temuan, sebagian tidak dapat diperiksa"
    undone = check("K34", "Keselarasan", "tidak_dapat_diperiksa")
    assert results(check("K33", "Keselarasan"), undone)[("Bidang A", "Keselarasan")] == expected
    assert results(check("K33", "Keselarasan", tidak_diperiksa=3))[("Bidang A", "Keselarasan")] == expected


def test_bidang_that_sent_nothing_passes_nothing() -> None:
    out = results(check("K28", "Kelengkapan"), check("K33", "Keselarasan"), temuan=(finding("K28", bidang="Bidang B"),))
    assert out[("Bidang B", "Kelengkapan")] == "ada temuan"
    assert out[("Bidang B", "Keselarasan")] == "tidak dapat diperiksa"


def test_waived_finding_is_not_counted() -> None:
    waived = replace(finding("K01"), dikecualikan="sudah dibahas")
    found = analysis(pembuat.usulan(BARIS), pemeriksaan=[check("K01", "Kelengkapan")], temuan=[waived])
    assert cakupan_table(found)["Galat"].sum() == 0


def test_finding_of_a_plan_document_has_its_own_row() -> None:
    out = results(check("K39", "Struktur"), temuan=(finding("K39", bidang=None),))
    assert out[("Tanpa bidang (dokumen rencana, badan)", "Struktur")] == "ada temuan"


def test_scope_leaves_out_other_bidang() -> None:
    out = results(check("K01", "Kelengkapan"), temuan=(finding("K01", bidang="Bidang B"),), scope="Bidang A")
    assert out == {("Bidang A", "Kelengkapan"): "lulus"}


def test_cell_shows_number_icon_and_word_and_title_the_sum() -> None:
    found = analysis(
        pembuat.usulan(BARIS),
        pemeriksaan=[check("K01", "Kelengkapan", "temuan"), check("K42", "Pengukuran", "tidak_dapat_diperiksa")],
        temuan=[finding("K01"), finding("K01", "peringatan")],
    )
    figure = cakupan_figure(found)
    assert figure.data[0].text[0] == ["<b>2</b><br>✖ 1  ▲ 1", "◌<br>tidak dapat<br>diperiksa"]
    assert figure.layout.title.text == "<b>2 temuan terbuka (1 galat); terbanyak Bidang A: 2</b>"
    assert figure.data[1].customdata[0][:2] == ["Bidang A", "Kelengkapan"]


def test_no_finding_is_said_without_naming_a_bidang() -> None:
    found = analysis(pembuat.usulan(BARIS), pemeriksaan=[check("K01", "Kelengkapan")])
    assert cakupan_figure(found).layout.title.text == "<b>Tidak ada temuan terbuka</b>"
