"""The tree: every kind of break is found, and what was never loaded is no break."""

from __future__ import annotations

from typing import Any

from iku_analysis.charts.pohon import PER_HALAMAN, pohon_figure, pohon_pages, pohon_table
from iku_analysis.pipeline import Analysis
from iku_analysis.records import HasilBaca
from tests import pembuat
from tests.test_charts_bahan import analysis

NAMA = "Indeks Kerukunan"
SASARAN = "Meningkatnya kerukunan"
TUJUAN = "Mewujudkan ketahanan bangsa"
PROGRAM = {"kode": "8.01.05", "level": "program", "uraian": "PROGRAM KETAHANAN"}


def usulan(*more: dict[str, Any], **row: Any) -> HasilBaca:
    return pembuat.usulan({"sasaran": SASARAN, "indikator": NAMA, "target": [80]} | row, *more)


def renstra(*more: dict[str, Any], program: tuple[dict[str, Any], ...] = (PROGRAM,)) -> HasilBaca:
    first = {"tujuan": TUJUAN, "sasaran": SASARAN, "indikator": NAMA, "target": [80]}
    return pembuat.renstra(sasaran=[first, *more], program=program)


def breaks(found: Analysis) -> list[str]:
    return [words for words in pohon_table(found)["Putus"] if words]


def title(found: Analysis) -> str:
    return str(pohon_figure(found).layout.title.text)


def test_whole_chain_is_said_and_takes_tujuan_from_renstra() -> None:
    found = analysis(usulan(), renstra(), dukungan=[(NAMA, "8.01.05", "sasaran")])
    assert breaks(found) == []
    assert title(found) == "<b>Semua 1 indikator tersambung dari tujuan sampai program</b>"
    first = pohon_table(found).iloc[0]
    assert first[["Tujuan", "Sasaran", "Indikator", "Program"]].tolist() == [
        TUJUAN,
        SASARAN,
        NAMA,
        "8.01.05 PROGRAM KETAHANAN",
    ]


def test_indikator_without_program_breaks() -> None:
    used = {"sasaran": SASARAN, "indikator": "Indeks Lain"}
    found = analysis(usulan(used), renstra(), dukungan=[("Indeks Lain", "8.01.05", "sasaran")])
    assert breaks(found) == ["tanpa program pendukung"]
    assert title(found) == "<b>Rantai terputus: 1 indikator tanpa program</b>"


def test_program_table_not_loaded_is_no_break() -> None:
    found = analysis(usulan(), renstra(program=()))
    assert breaks(found) == []
    assert "tidak dapat diperiksa" in title(found)
    assert any("◌ tabel program belum diunggah" in text for text in pohon_figure(found).data[1].text)


def test_usulan_sasaran_without_indikator_breaks() -> None:
    found = analysis(usulan({"sasaran": "Meningkatnya adat"}), renstra(), dukungan=[(NAMA, "8.01.05", "sasaran")])
    assert breaks(found) == ["belum ada indikator usulan"]


def test_renstra_sasaran_that_nobody_proposes_breaks_under_its_tujuan() -> None:
    unused = {"tujuan": TUJUAN, "sasaran": "Meningkatnya kesiapsiagaan", "indikator": "Indeks Siaga", "target": [1]}
    found = analysis(usulan(), renstra(unused), dukungan=[(NAMA, "8.01.05", "sasaran")])
    assert pohon_table(found)["Tujuan"].tolist() == [TUJUAN, TUJUAN]
    assert title(found) == "<b>Rantai terputus: 1 sasaran tanpa indikator</b>"


def test_program_that_supports_nothing_breaks() -> None:
    other = {"kode": "8.01.06", "level": "program", "uraian": "PROGRAM KEWASPADAAN"}
    found = analysis(usulan(), renstra(program=(PROGRAM, other)), dukungan=[(NAMA, "8.01.05", "sasaran")])
    assert breaks(found) == ["tidak mendukung indikator mana pun"]
    assert title(found) == "<b>Rantai terputus: 1 program tanpa indikator</b>"


def test_sasaran_and_tujuan_not_written_break() -> None:
    found = analysis(pembuat.usulan({"indikator": NAMA}))
    assert breaks(found) == ["tujuan tidak tertulis; sasaran tidak tertulis"]


def test_indikator_of_a_tujuan_needs_no_sasaran() -> None:
    found = analysis(pembuat.usulan({"tujuan": TUJUAN, "indikator": NAMA}))
    assert pohon_table(found)["Sasaran"].tolist() == ["(indikator tujuan)"]
    assert breaks(found) == []


def test_link_from_the_bidang_only_is_drawn_dashed_and_named() -> None:
    found = analysis(usulan(), renstra(), dukungan=[(NAMA, "8.01.05", "bidang")])
    figure = pohon_figure(found)
    assert [shape.line.dash for shape in figure.layout.shapes] == ["solid", "solid", "solid", "dash"]
    assert pohon_table(found)["Hubungan Program"].tolist() == ["menurut pembagian bidang"]


def test_scope_of_a_bidang_blames_it_for_nothing_of_others() -> None:
    unused = {"sasaran": "Milik bidang lain", "indikator": "Indeks Lain", "target": [1]}
    found = analysis(usulan(), renstra(unused), dukungan=[(NAMA, "8.01.05", "sasaran")], bidang="Bidang A")
    assert breaks(found) == []


def test_rows_of_one_sasaran_share_a_box_also_when_apart_in_the_sheet() -> None:
    rows = [{"sasaran": f"Sasaran {n % 2}", "indikator": f"Indeks {n}"} for n in range(4)]
    figure = pohon_figure(analysis(pembuat.usulan(*rows)))
    boxes = [shape for shape in figure.layout.shapes if shape.x0 == 0.158]
    assert [round(shape.y1 - shape.y0, 1) for shape in boxes] == [1.9, 1.9]


def test_label_and_numbering_make_no_second_sasaran() -> None:
    rows = [{"sasaran": f"Sasaran 1: {SASARAN}", "indikator": "A"}, {"sasaran": SASARAN, "indikator": "B"}]
    assert pohon_table(analysis(pembuat.usulan(*rows)))["Sasaran"].tolist() == [SASARAN, SASARAN]


def test_guess_from_the_bidang_counts_only_where_no_document_links() -> None:
    other = {"kode": "8.01.06", "level": "program", "uraian": "PROGRAM KEWASPADAAN"}
    links = [(NAMA, "8.01.05", "sasaran"), (NAMA, "8.01.06", "bidang")]
    found = analysis(usulan(), renstra(program=(PROGRAM, other)), dukungan=links)
    assert pohon_table(found)["Program"].tolist() == ["8.01.05 PROGRAM KETAHANAN", "8.01.06 PROGRAM KEWASPADAAN"]
    assert breaks(found) == ["tidak mendukung indikator mana pun"]


def test_pages_hold_every_indikator_once() -> None:
    rows = [{"sasaran": SASARAN, "indikator": f"Indeks {n}"} for n in range(PER_HALAMAN + 1)]
    found = analysis(pembuat.usulan(*rows))
    assert pohon_pages(found) == 2
    marks = [mark[0] for page in (1, 2) for mark in pohon_figure(found, halaman=page).data[0].customdata if mark[0]]
    assert len(set(marks)) == len(marks) == PER_HALAMAN + 1
