"""The whole file: kinds of files refused, sheets chosen, kind and sender recognised, headings explained."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from iku_analysis.readers import read_file
from iku_analysis.readers.ods_value import cell_value
from iku_analysis.settings import Limits
from iku_analysis.vocabulary import load_vocabulary
from tests.lembar import codes, read, workbook

TABLE = [["No", "Sasaran", "Indikator", "Satuan", "Target 2026"], [1, "S", "A", "Persen", 50]]


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "kode", "word"),
    [
        (b"", "B02", "kosong"),
        (b"   \n", "B02", "kosong"),
        (b"%PDF-1.7 ...", "B01", "PDF"),
        (b"<html><table></table></html>", "B01", "halaman web"),
        (b"\x89PNG\r\n\x1a\n1234", "B01", "bukan buku kerja"),
        (archive(word__document_dot_xml=b"<w/>"), "B01", "Word"),
        (archive(gambar_dot_png=b"x"), "B01", "arsip"),
        (workbook(TABLE)[:900], "B04", "rusak"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600, "B05", "kata sandi"),
    ],
)
def test_unusable_file_gives_its_message_and_nothing_else(content: bytes, kode: str, word: str) -> None:
    hasil = read(content, "/folder/usulan.xlsx")
    assert (hasil.berkas, hasil.lembar, hasil.baris) == ("usulan.xlsx", (), ())
    (masalah,) = hasil.masalah
    assert (masalah.kode, masalah.tingkat) == (kode, "galat")
    assert word in masalah.pesan
    assert masalah.saran


def test_damaged_sheet_inside_a_sound_archive() -> None:
    content = workbook(TABLE)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as copy:
        for info in source.infolist():
            data = source.read(info)
            copy.writestr(info.filename, data[:200] if info.filename.endswith("sheet1.xml") else data)
    assert codes(read(out.getvalue())) == ["B04"]


def test_doctype_is_refused() -> None:
    doctype = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
    content = workbook(TABLE)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as copy:
        for info in source.infolist():
            copy.writestr(info.filename, doctype if info.filename.endswith("sheet1.xml") else source.read(info))
    assert codes(read(out.getvalue())) == ["B07"]


def test_archive_bomb_is_refused_unread() -> None:
    bomb = archive(xl__workbook_dot_xml=b"<workbook/>", xl__worksheets__sheet1_dot_xml=b" " * 30_000_000)
    assert codes(read(bomb)) == ["B06"]


def test_file_larger_than_the_limit_is_refused() -> None:
    hasil = read_file("a.xlsx", workbook(TABLE), load_vocabulary(), limits=Limits(berkas_byte=100))
    assert codes(hasil) == ["B06"]


def test_rows_and_columns_beyond_the_limits_are_said() -> None:
    rows = [*TABLE, *([n, None, f"Indikator {n}", "Persen", n] for n in range(2, 9))]
    hasil = read(rows, limits=Limits(baris=4), jenis="usulan")
    assert "B28" in codes(hasil)
    assert len(hasil.baris) == 3
    hasil = read([[*TABLE[0], "Keterangan"], [*TABLE[1], "x"]], limits=Limits(kolom=5), jenis="usulan")
    assert "keterangan" not in hasil.baris[0].medan
    assert "B28" in codes(hasil)


def test_more_sheets_than_the_limit_is_refused() -> None:
    assert codes(read({"a": TABLE, "b": TABLE}, limits=Limits(lembar=1))) == ["B06"]


def test_merge_over_the_whole_sheet_does_not_stop_the_machine() -> None:
    content = workbook(TABLE, merges=["H1:I2"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as copy:
        for info in source.infolist():
            data = source.read(info).replace(b'ref="H1:I2"', b'ref="H1:XFD1048576"')
            copy.writestr(info.filename, data)
    assert len(read(out.getvalue()).baris) == 1


def test_instruction_old_hidden_and_empty_sheets_are_not_used() -> None:
    book = Workbook()
    for name in ("Petunjuk", "IKU", "IKU lama", "Rahasia", "Kosong"):
        sheet = book.create_sheet(name)
        for row in [] if name == "Kosong" else TABLE:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book["Rahasia"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    hasil = read(out.getvalue(), jenis="usulan")
    assert [(item.nama, item.dipakai) for item in hasil.lembar] == [
        ("Petunjuk", False),
        ("IKU", True),
        ("IKU lama", False),
        ("Rahasia", False),
        ("Kosong", False),
    ]
    assert all(item.alasan for item in hasil.lembar if not item.dipakai)
    assert len(hasil.baris) == 1


def test_workbook_without_a_table_says_so() -> None:
    hasil = read([["Daftar hadir"], ["Nama", "Tanda tangan"]])
    assert not hasil.is_usable
    assert "B08" in codes(hasil)


def test_wrong_kind_of_file_is_refused() -> None:
    hasil = read(
        [["Kode", "Program", "Tolok Ukur", "Target", "Pagu 2026"], ["8.01.02", "P", "A", 1, 5]], jenis="usulan"
    )
    assert not hasil.is_usable
    assert hasil.baris == ()
    assert "B08" in codes(hasil)


def test_unknown_heading_names_the_nearest_fields() -> None:
    hasil = read([[*TABLE[0], "Sumber Dta Dukungan"], [*TABLE[1], "x"]], jenis="usulan")
    (masalah,) = [item for item in hasil.masalah if item.kode == "B10"]
    assert (masalah.sel, masalah.tingkat) == ("F1", "catatan")
    assert "Sumber Data" in masalah.saran


def test_mistyped_heading_is_read_and_said() -> None:
    hasil = read([["No", "Sasaran", "Indkator Kinerja Utama", "Target 2026"], [1, "S", "A", 5]], jenis="usulan")
    assert hasil.baris[0].medan["indikator"].teks == "A"
    assert [item.sel for item in hasil.masalah if item.kode == "B10"] == ["C1"]


def test_heading_broken_by_a_narrow_column() -> None:
    hasil = read([["No", "Sasa ran", "Indika tor", "Target 2026"], [1, "S", "A", 5]], jenis="usulan")
    assert (hasil.baris[0].medan["sasaran"].teks, codes(hasil)) == ("S", ["B34"])


def test_data_under_no_heading_is_said() -> None:
    hasil = read([TABLE[0], [*TABLE[1], "isi tak berjudul"]], jenis="usulan")
    assert [item.sel for item in hasil.masalah if item.kode == "B10"] == ["F2"]


def test_two_columns_of_the_same_meaning_are_said() -> None:
    hasil = read([[*TABLE[0], "Target Tahun 2026"], [*TABLE[1], 60]], jenis="usulan")
    assert [item.nilai for item in hasil.baris[0].nilai] == [50]
    assert "B11" in codes(hasil)


@pytest.mark.parametrize(
    ("rows", "name", "bidang"),
    [
        ([["Bidang : Politik Dalam Negeri"], *TABLE], "a.xlsx", "Bidang Politik Dalam Negeri"),
        ([["Unit Kerja", ":", "Sekretariat"], *TABLE], "poldagri.xlsx", "Sekretariat"),
        (TABLE, "usulan_poldagri_v2.xlsx", "Bidang Politik Dalam Negeri"),
        (TABLE, "usulan.xlsx", None),
    ],
)
def test_sender_from_a_cell_then_from_the_name(rows: list[list[object]], name: str, bidang: str | None) -> None:
    hasil = read(rows, name, jenis="usulan")
    assert hasil.bidang == bidang
    assert ("B34" in codes(hasil)) == (bidang is None)


@pytest.mark.parametrize(
    ("owners", "bidang", "tingkat"),
    [
        (["Sekretariat", "Sekretariat"], "Sekretariat", "catatan"),
        (["Sekretariat", "Bidang Politik Dalam Negeri"], None, "peringatan"),
        (["Sekretariat", None], None, "peringatan"),
        (["Bidang Antah Berantah"] * 2, None, "peringatan"),
        (["Sekretariat"], None, "peringatan"),
    ],
)
def test_bidang_that_answers_for_all_rows_is_the_sender_and_is_said(
    owners: list[str | None], bidang: str | None, tingkat: str
) -> None:
    rows = [[n, "S", f"Indeks {n}", "Indeks", 70, 71, owner] for n, owner in enumerate(owners, start=1)]
    hasil = read([["No", "Sasaran", "Indikator", "Satuan", 2025, 2026, "Penanggung Jawab"], *rows], jenis="usulan")
    assert hasil.bidang == bidang
    assert [item.tingkat for item in hasil.masalah if item.kode == "B34"] == [tingkat]


def test_given_sender_wins() -> None:
    hasil = read([["Bidang : Politik Dalam Negeri"], *TABLE], jenis="usulan", bidang="Sekretariat")
    assert hasil.bidang == "Sekretariat"


EXPLAINED = [
    ["No", "Sasaran", "Indikator", "Definisi", "Formulasi", "Sumber Data", "Penanggung Jawab", "Target 2026"],
    [1, "S", "A", "d", "a / b", "Survei", "Sekretariat", 50],
]


@pytest.mark.parametrize(
    ("titles", "table", "jenis"),
    [
        (["Sekretariat", "Periode Renstra 2025-2029"], EXPLAINED, "usulan"),
        (["Target disusun sesuai dengan Renstra dan Renja"], EXPLAINED, "usulan"),
        (["RENCANA STRATEGIS DINAS PERIKANAN 2025-2029"], TABLE, "renstra"),
        (["RENCANA KERJA (RENJA) TAHUN 2026"], TABLE, "renja"),
        (["IKU dalam Renja 2026"], EXPLAINED, "usulan"),
    ],
)
def test_kind_of_the_document_that_the_title_names_not_of_the_one_it_mentions(
    titles: list[str], table: list[list[object]], jenis: str
) -> None:
    assert read([*([title] for title in titles), *table]).jenis == jenis


def test_kind_recognised_and_doubt_said() -> None:
    hasil = read(TABLE)
    assert hasil.jenis == "usulan"
    assert "B09" in codes(hasil)
    assert "B09" not in codes(read(TABLE, jenis="renstra"))


def test_measurement_table_takes_the_year_of_its_title() -> None:
    hasil = read(
        [
            ["PENGUKURAN KINERJA TAHUN 2025"],
            [
                "No",
                "Indikator",
                "Satuan",
                "Kondisi Awal (2024)",
                "Target",
                "Realisasi",
                "% Capaian",
                "Target Akhir RPJMD",
            ],
            [1, "Indeks A", "Indeks", 70, 71, "71,5", "100,70", 75],
        ]
    )
    assert (hasil.jenis, hasil.lembar[0].tabel) == ("pengukuran", "pengukuran")
    assert [(item.medan, item.tahun, item.nilai) for item in hasil.baris[0].nilai] == [
        ("baseline", 2024, 70),
        ("target", 2025, 71),
        ("realisasi", 2025, 71.5),
        ("capaian", 2025, 100.7),
        ("target_akhir", None, 75),
    ]


def test_tables_of_renstra_keep_their_kind() -> None:
    hasil = read(
        {
            "Tujuan Sasaran": [
                ["Tujuan", "Sasaran", "Indikator", "Satuan", "Baseline", "Target 2026"],
                ["T", "S", "A", "Indeks", 1, 2],
            ],
            "IKU": [["INDIKATOR KINERJA UTAMA"], ["No", "Indikator", "Satuan", "Target 2026"], [1, "A", "Indeks", 2]],
        },
        jenis="renstra",
    )
    assert [(item.nama, item.tabel) for item in hasil.lembar] == [("Tujuan Sasaran", "sasaran"), ("IKU", "iku")]


def test_reading_twice_gives_the_same() -> None:
    content = workbook(TABLE)
    assert read(content) == read(content)


def test_row_of_a_csv_that_a_decimal_comma_cut_is_said_not_read_shifted() -> None:
    text = (
        "No,Sasaran,Indikator,Satuan,Target 2025,Target 2026,Keterangan\n"
        "1,S,Indeks A,Indeks,70,5,71,\n"
        '2,S,Indeks B,Indeks,"80,5",81,\n'
    )
    hasil = read(text.encode(), "usulan.csv", jenis="usulan")
    assert [(item.medan["indikator"].teks, item.nilai[0].nilai) for item in hasil.baris] == [("Indeks B", 80.5)]
    assert [(item.kode, item.baris) for item in hasil.masalah if item.tingkat == "galat"] == [("B27", 2)]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_any_separator_and_encoding(separator: str, encoding: str) -> None:
    rows = [TABLE[0], [1, "Sé – S", "A", "Persen", '"70,5"']]
    text = "\r\n".join(separator.join(str(cell) for cell in row) for row in rows)
    hasil = read(text.encode(encoding), "usulan.csv", jenis="usulan")
    assert [item.nama for item in hasil.lembar] == [""]
    (baris,) = hasil.baris
    assert (baris.medan["sasaran"].teks, baris.nilai[0].nilai, baris.nilai[0].sel) == ("Sé – S", 70.5, "E2")


AGENCY = [
    ["INDIKATOR KINERJA UTAMA TAHUN 2025"],
    ["No", "Sasaran", "Indikator", "Formulasi", "Sumber Data", "Penanggung Jawab", "Target 2025"],
    [1, "S1", "Indeks A", "a / b", "Survei", "Sekretariat", 71],
    [2, "S2", "Indeks B", "a / b", "Survei", "Bidang Politik Dalam Negeri", 72],
]


def test_iku_of_the_whole_agency_for_one_year_is_last_years_and_says_the_other_reading() -> None:
    hasil = read(AGENCY, name="iku-2025.xlsx")
    assert (hasil.jenis, hasil.bidang) == ("iku_lama", None)
    assert {record.jenis for record in hasil.baris} == {"iku_lama"}
    assert "B09" in codes(hasil)
    assert "B34" not in codes(hasil)


def test_same_table_with_a_sender_or_with_one_owner_stays_a_usulan() -> None:
    assert read(AGENCY, name="usulan sekretariat.xlsx").jenis == "usulan"
    assert read(AGENCY[:3], name="iku-2025.xlsx").jenis == "usulan"
    assert read(AGENCY, name="iku-2025.xlsx", jenis="usulan").jenis == "usulan"


@pytest.mark.parametrize(("shown", "value"), [("TRUE", True), ("SALAH", False), ("1", 1)])
def test_yes_or_no_that_libreoffice_keeps_as_a_number_is_none(shown: str, value: object) -> None:
    cell = {"office:value-type": "float", "office:value": "1" if value else "0"}
    found, cacat = cell_value(cell, shown)
    assert (found, type(found), cacat) == (value, type(value), None)
