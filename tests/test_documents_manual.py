"""The cards of Kamus IKU: every field with its cell, history, gaps."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl import load_workbook

from iku_analysis import pipeline
from iku_analysis.documents.card_lines import card_sections
from iku_analysis.documents.manual import KartuIku, build_cards
from iku_analysis.documents.manual_files import manual_pdf, write_manual
from iku_analysis.documents.model import build_document
from iku_analysis.settings import Instansi, Scope, Settings
from tests import pembuat
from tests.periksa import hanya

PENUH = {
    "sasaran": "Meningkatnya peran ormas",
    "indikator": "Persentase Ormas Aktif",
    "definisi_operasional": "Ormas yang melapor setiap tahun",
    "alasan": "Mandat Renstra",
    "formulasi": "ormas aktif / ormas terdaftar x 100",
    "satuan": "Persen",
    "tipe_penghitungan": "Non Kumulatif",
    "polaritas": "Naik",
    "sumber_data": "Laporan ormas",
    "penanggung_jawab": "Bidang A",
    "baseline": {2024: 70},
    "target": [71, 72, 73, 74, 75],
}


def cards(*files: Any) -> tuple[KartuIku, ...]:
    analysis = pipeline.analyse(pembuat.store(*files), pembuat.kamus(), Scope(2026, (2025, 2029)), hanya("K14"))
    return build_cards(analysis, build_document(analysis, Settings(), tanggal=date(2026, 1, 2), nomor=None))


def test_a_full_card_is_complete_and_names_the_cell_of_each_part() -> None:
    [card] = cards(pembuat.usulan(PENUH))
    assert card.kelengkapan.skor_persen == 100
    assert card.kelengkapan.kurang == ()
    assert card.isi("formulasi") == "ormas aktif / ormas terdaftar x 100"
    places = {item.medan: item.tempat for item in card.isian}
    assert places["satuan"] and places["satuan"].teks == "usulan-Bidang A.xlsx, lembar IKU, sel D7"
    assert [(v.medan, v.tahun, str(v.nilai), v.tempat.sel) for v in card.nilai][:2] == [
        ("baseline", 2024, "70", pembuat.sel("baseline", 7, 2024)),
        ("target", 2025, "71", "H7"),
    ]


def test_each_missing_part_is_named_and_costs_its_share() -> None:
    row = {**PENUH, "formulasi": None, "target": [71, 72, None, 74, 75]}
    [card] = cards(pembuat.usulan(row))
    assert [(item.medan, item.keterangan) for item in card.kelengkapan.kurang] == [
        ("formulasi", None),
        ("target", "kosong: 2027"),
    ]
    assert card.kelengkapan.skor_persen == 83  # 10 of 12


def test_what_follows_from_the_name_counts_and_says_so() -> None:
    [card] = cards(pembuat.usulan({**PENUH, "satuan": None, "polaritas": None, "indikator": "Persentase Konflik"}))
    said = {item.medan: (item.teks, item.keterangan, item.tempat) for item in card.isian}
    assert said["satuan"] == ("Persen", "disimpulkan dari nama", None)
    assert said["polaritas"] == ("Makin rendah makin baik", "disimpulkan dari nama", None)
    assert card.kelengkapan.skor_persen == 100


def test_history_holds_last_years_iku_and_what_was_measured_in_the_order_of_years() -> None:
    lama = pembuat.iku_lama({**PENUH, "formulasi": "cara lain menghitung", "target": {2025: 71}})
    ukur = pembuat.pengukuran({**PENUH, "baseline": None, "target": {2025: 71}, "realisasi": {2025: "70,5"}})
    [card] = cards(pembuat.usulan(PENUH), lama, ukur)
    assert [(v.dokumen, v.medan, v.tahun, str(v.nilai)) for v in card.riwayat] == [
        ("iku_lama", "baseline", 2024, "70"),
        ("iku_lama", "target", 2025, "71"),
        ("pengukuran", "target", 2025, "71"),
        ("pengukuran", "realisasi", 2025, "70,5"),
    ]
    said = [line.teks for part in card_sections(card) if part.judul == "Riwayat" for line in part.baris]
    assert said[-2] == "baseline 70 (IKU tahun lalu)"
    assert said[-1].startswith("target 71 (IKU tahun lalu); target 71 (pengukuran kinerja dan rencana aksi); realisasi")
    assert card.perubahan and card.perubahan.keadaan == "tetap"
    assert card.perubahan.ubah == (("Formulasi", "cara lain menghitung", PENUH["formulasi"]),)


def test_a_presumed_renaming_lends_no_numbers() -> None:
    lama = pembuat.iku_lama({**PENUH, "indikator": "Persentase Ormas Terdaftar Aktif"})
    [card] = cards(pembuat.usulan({**PENUH, "indikator": "Persentase Ormas Terdaftar yang Sungguh Aktif"}), lama)
    assert card.perubahan and card.perubahan.is_dugaan
    assert card.riwayat == ()


def test_one_row_of_two_bidang_is_one_card_with_the_findings_of_both() -> None:
    row = {**PENUH, "target": [71, 72, 73, 74, 70]}
    found = cards(pembuat.usulan(row), pembuat.usulan({**row, "penanggung_jawab": "Bidang B"}, bidang="Bidang B"))
    assert [card.bidang for card in found] == [("Bidang A", "Bidang B")]
    assert len([item for item in found[0].temuan if item.kode == "K14"]) == 2


def test_cards_of_the_same_files_in_another_store_are_the_same_but_for_keys() -> None:
    once, again = cards(pembuat.usulan(PENUH)), cards(pembuat.usulan(PENUH))
    bare = [[replace(card, baris_id=(), temuan=()) for card in found] for found in (once, again)]
    assert bare[0] == bare[1]


def test_the_manual_prints_every_card_as_text_and_the_same_cards_give_the_same_bytes() -> None:
    found = cards(pembuat.usulan({**PENUH, "formulasi": "=1+1", "alasan": None}))
    instansi = Instansi(nama="Badan & Contoh")
    books = [write_manual(found, instansi, tahun=2026, tanggal=date(2026, 1, 2)) for _ in range(2)]
    assert books[0] == books[1]
    book = load_workbook(io.BytesIO(books[0]))
    assert [cell.value for cell in book["Daftar"][5]] == [
        1, "Persentase Ormas Aktif", "Bidang A", 91, "Alasan pemilihan", len(found[0].temuan)
    ]  # fmt: skip
    lines = {row[0].value: row[1] for row in book["Kartu"].iter_rows()}
    assert (lines["Formulasi"].value, lines["Formulasi"].data_type) == ("=1+1", "s")
    assert lines["Target 2026"].value == "72"
    assert lines["Alasan Pemilihan"].value == "(kosong)"
    papers = [manual_pdf(found, instansi, tahun=2026, tanggal=date(2026, 1, 2)) for _ in range(2)]
    assert papers[0] == papers[1]
    assert papers[0].startswith(b"%PDF")


def test_rows_of_the_printed_list_are_as_high_as_their_words() -> None:
    long = {**PENUH, "indikator": "Persentase organisasi kemasyarakatan yang menyampaikan laporan kegiatannya " * 2}
    found = cards(pembuat.usulan({**PENUH}, long))
    sheet = load_workbook(io.BytesIO(write_manual(found, Instansi(), tahun=2026, tanggal=date(2026, 1, 2))))["Daftar"]
    low, high = (sheet.row_dimensions[number].height or 15.0 for number in (5, 6))
    assert low < 20 < 30 < high
