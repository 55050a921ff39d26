"""A workbook whose title names another agency: said with its cell; never where the title may mean us."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_analysis.readers import read_file
from iku_analysis.settings import Instansi
from iku_analysis.vocabulary import load_vocabulary
from tests.lembar import row, workbook

KESBANGPOL = Instansi(
    nama="Badan Kesatuan Bangsa dan Politik Provinsi Jawa Tengah", pemerintah="Pemerintah Provinsi Jawa Tengah"
)
DINKES = Instansi(nama="Dinas Kesehatan Kabupaten Demak", pemerintah="Pemerintah Kabupaten Demak")
TABLE = ("No | Sasaran | Indikator | Satuan | Target 2026", "1 | S | Indeks Kesehatan | Indeks | 70")


def named(*titles: str, instansi: Instansi = KESBANGPOL, isi: str = TABLE[1]) -> list[tuple[str, str]]:
    """(cell, name) of each problem B56 of a workbook with these titles above its table."""
    content = workbook([row(text) for text in (*titles, TABLE[0], isi)])
    hasil = read_file("usulan.xlsx", content, replace(load_vocabulary(), instansi=instansi))
    assert len(hasil.baris) == 1, "it is read all the same"
    return [(item.sel or "", item.nilai or "") for item in hasil.masalah if item.kode == "B56"]


@pytest.mark.parametrize(
    ("titles", "sel", "nama"),
    [
        (["DINAS KESEHATAN KABUPATEN DEMAK"], "A1", "DINAS KESEHATAN KABUPATEN DEMAK"),
        (["IKU", "DINAS KESEHATAN KABUPATEN DEMAK TAHUN 2026"], "A2", "DINAS KESEHATAN KABUPATEN DEMAK"),
        (["USULAN IKU TAHUN 2026 DINAS SOSIAL PROVINSI JAWA TENGAH"], "A1", "DINAS SOSIAL PROVINSI JAWA TENGAH"),
        (["Perangkat Daerah : Dinas Pendidikan dan Kebudayaan"], "A1", "DINAS PENDIDIKAN DAN KEBUDAYAAN"),
        (["Perangkat Daerah | : | Badan Keuangan dan Aset Daerah"], "C1", "BADAN KEUANGAN DAN ASET DAERAH"),
        (["PEMERINTAH KABUPATEN DEMAK", "INSPEKTORAT"], "A2", "INSPEKTORAT"),
        # The same name, of another region.
        (["BADAN KESATUAN BANGSA DAN POLITIK KOTA TEGAL"], "A1", "BADAN KESATUAN BANGSA DAN POLITIK KOTA TEGAL"),
        (["BADAN KESBANGPOL PROVINSI BALI"], "A1", "BADAN KESBANGPOL PROVINSI BALI"),
    ],
)  # fmt: skip
def test_another_agency_is_named_with_its_cell(titles: list[str], sel: str, nama: str) -> None:
    assert named(*titles) == [(sel, nama)]


@pytest.mark.parametrize(
    "titles",
    [
        ["INDIKATOR KINERJA UTAMA", "BADAN KESATUAN BANGSA DAN POLITIK PROVINSI JAWA TENGAH"],
        ["BADAN KESATUAN BANGSA, POLITIK DAN PERLINDUNGAN MASYARAKAT PROV. JATENG"],
        ["Badan Kesatuan Bangsa dan Politk Prov Jawa Tengah"],
        ["BAKESBANGPOL PROVINSI JAWA TENGAH"],
        ["BADAN KESBANGPOL JATENG 2026"],
        ["Kantor Kesbangpol"],
        ["BADAN"],
        ["Badan Kesatuan Bangsa dan Politik Kabupaten/Kota se-Jawa Tengah"],
        ["PEMERINTAH PROVINSI JAWA TENGAH", "USULAN IKU 2026"],
        ["RENSTRA DAN RPJMD PROVINSI JAWA TENGAH 2025-2029"],
        ["Disusun bersama Dinas Kesehatan Kabupaten Demak"],
        ["Persentase badan publik yang informatif"],
        ["Badan Publik Informatif"],
        ["Sumber: Badan Pusat Statistik"],
        ["Kepada Yth. Kepala Badan Perencanaan Pembangunan Daerah"],
        ["BIDANG POLITIK DALAM NEGERI", "Sekretariat"],
        # Another one beside ours: a list of both is ours too.
        ["DINAS KESEHATAN KABUPATEN DEMAK", "BADAN KESATUAN BANGSA DAN POLITIK"],
        ["DINAS KESEHATAN KABUPATEN DEMAK", "disampaikan oleh Bakesbangpol"],
    ],
)
def test_what_may_mean_us_is_no_other_agency(titles: list[str]) -> None:
    assert named(*titles) == []


def test_an_indicator_that_names_a_neighbour_is_no_title() -> None:
    assert named(isi="1 | S | Dinas Kesehatan Kabupaten Demak yang terlayani | Indeks | 70") == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("DINAS KESEHATAN", []),
        ("DINKES KAB. DEMAK", []),
        ("DINAS KESEHATAN KAB. DEMAK", []),
        ("DINAS KESEHATAN KOTA DEMAK", [("A1", "DINAS KESEHATAN KOTA DEMAK")]),
        ("DINAS PENDIDIKAN KABUPATEN DEMAK", [("A1", "DINAS PENDIDIKAN KABUPATEN DEMAK")]),
        ("DINAS KESEHATAN PROVINSI JAWA TENGAH", [("A1", "DINAS KESEHATAN PROVINSI JAWA TENGAH")]),
    ],
)
def test_our_own_name_is_that_of_the_settings(title: str, expected: list[tuple[str, str]]) -> None:
    assert named(title, instansi=DINKES) == expected


def test_an_agency_that_has_not_said_its_name_is_told_nothing() -> None:
    assert named("DINAS KESEHATAN KABUPATEN DEMAK", instansi=Instansi()) == []
