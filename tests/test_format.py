"""The collection workbook: what stands in it, that it comes back unharmed, and that what was done to it is said."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from iku_analysis.documents.collection import FormatIsian, build_formats, recipient
from iku_analysis.documents.collection_columns import sending_of
from iku_analysis.documents.collection_letters import collection_files, sending_message
from iku_analysis.documents.collection_xlsx import write_collection
from iku_analysis.documents.model import build_document
from iku_analysis.pipeline import InputFile, analyse, collection_formats, import_files, sample_files
from iku_analysis.readers import read_file
from iku_analysis.records import HasilBaca
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide, withdraw
from iku_analysis.store.formats import mark_sent, newest_sent, sent_formats
from iku_analysis.vocabulary import load_vocabulary
from tests import pembuat
from tests.periksa import hanya
from tests.test_templat import lines

KAMUS = load_vocabulary()
SCOPE = Scope(2026, (2025, 2029))
SETTINGS = Settings(instansi=KAMUS.instansi)
POLDAGRI = "Bidang Politik Dalam Negeri"
BARU = 14  # first blank row of the format of Poldagri: 7 headings, 1 example, 6 indicators, 1-based


@pytest.fixture(scope="module")
def plans() -> Store:
    """Renstra and last year's IKU of the sample agency, nothing sent yet. Tests that decide take it back."""
    store = pembuat.store()
    files = [file for file in sample_files() if file.jenis in ("renstra", "iku_lama")]
    import_files(store, KAMUS, files, oleh="uji")
    return store


@pytest.fixture(scope="module")
def formats(plans: Store) -> dict[str, FormatIsian]:
    return {item.bidang: item for item in collection_formats(plans, KAMUS, SCOPE, SETTINGS).formats}


@pytest.fixture(scope="module")
def poldagri(formats: dict[str, FormatIsian]) -> bytes:
    return write_collection(formats[POLDAGRI])


def changed(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(content: bytes, nama: str = "kembali.xlsx") -> HasilBaca:
    return read_file(nama, content, KAMUS)


def codes(hasil: HasilBaca) -> list[str]:
    return [item.kode for item in hasil.masalah]


def test_every_bidang_has_its_format_with_the_indicators_it_answers_for(formats) -> None:
    assert list(formats) == list(KAMUS.names("bidang"))
    assert [len(item.baris) for item in formats.values()] == [6, 7, 6, 9, 7]
    first = formats[POLDAGRI].baris[0]
    assert first.teks["sasaran"] == "Meningkatnya kualitas demokrasi di Jawa Tengah"
    assert first.teks["indikator"] == "Indeks Demokrasi Indonesia Provinsi Jawa Tengah"
    assert first.teks["satuan"] == "Indeks"
    assert first.teks["formulasi"]  # from last year's IKU
    assert first.asal == "Renstra; IKU tahun lalu"
    assert formats[POLDAGRI].tahun_target == (2025, 2026, 2027, 2028, 2029, 2030)


def test_an_indicator_nobody_answers_for_is_named_until_a_person_says_whose_it_is(plans) -> None:
    cursor = plans.cursor(KAMUS)
    baris, nilai = (cursor.execute(f"select * from core_{name} where {jenis} = 'renstra'").df().astype(object)
                    for name, jenis in (("baris", "jenis"), ("nilai", "jenis_baris")))  # fmt: skip
    alone = build_formats(
        baris.where(baris.notna(), None), nilai.where(nilai.notna(), None), KAMUS, SCOPE, KAMUS.instansi
    )
    key, _, name = next(item for item in alone.tanpa_bidang if "Ketahanan Nasional" in item[2])
    assert name == "Indeks Ketahanan Nasional Provinsi Jawa Tengah"
    decision = decide(plans, "format_bidang", key, {"bidang": "Sekretariat"}, oleh="uji")
    semua = {item.bidang: item for item in collection_formats(plans, KAMUS, SCOPE, SETTINGS).formats}
    withdraw(plans, decision, oleh="uji")
    assert name in [row.teks["indikator"] for row in semua["Sekretariat"].baris]


def test_the_workbook_is_read_back_with_no_click_and_no_problem(formats, poldagri) -> None:
    hasil = read(poldagri, "apa saja.xlsx")
    assert (hasil.jenis, hasil.bidang, codes(hasil)) == ("usulan", POLDAGRI, [])
    assert hasil.format is not None
    assert (hasil.format.tahun, hasil.format.bidang, hasil.format.versi) == (2026, POLDAGRI, 1)
    assert [item.alasan for item in hasil.lembar[0].dilewati] == ["baris contoh"]


def test_what_was_filled_in_comes_back_as_it_was_for_every_bidang(formats) -> None:
    for item in formats.values():
        hasil = read(write_collection(item))
        assert (hasil.bidang, codes(hasil)) == (item.bidang, [])
        got = [{name: part.teks for name, part in row.medan.items() if name != "nomor"} for row in hasil.baris]
        assert got == [dict(row.teks) for row in item.baris]
        values = [{(n.medan, n.tahun): n.teks for n in row.nilai if n.teks} for row in hasil.baris]
        assert values == [{key: str(value) for key, value in row.nilai.items()} for row in item.baris]


def test_the_same_format_has_the_same_bytes(formats, poldagri) -> None:
    assert write_collection(formats[POLDAGRI]) == poldagri


def test_only_input_cells_are_unlocked_and_the_lists_are_hidden(poldagri) -> None:
    book = openpyxl.load_workbook(io.BytesIO(poldagri))
    sheet = book["Usulan IKU"]
    assert sheet.protection.sheet and not sheet.protection.password
    assert [sheet[cell].protection.locked for cell in ("A1", "D7", "D8", "U9")] == [True] * 4
    assert [sheet[cell].protection.locked for cell in ("D9", "O9", "D15", "T15")] == [False] * 4
    assert (book["Daftar"].sheet_state, book["Identitas"].sheet_state) == ("hidden", "veryHidden")
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules["E9"].formula1 == "daftar_satuan"
    # No style is Excel's "stop"; the others only warn, because another word may be right.
    styles = [rules[cell].errorStyle for cell in ("E9", "F9", "G9", "C9", "O9")]
    assert styles == ["warning", None, None, "warning", "warning"]
    assert '$E9<>"Persen"' in rules["O9"].formula1
    assert "Persen ditulis 0 sampai 100" in rules["O9"].error
    assert all(len(rule.error) <= 225 and len(rule.errorTitle) <= 32 for rule in rules.values())


def test_a_blank_sasaran_in_our_own_format_is_not_the_one_above(poldagri) -> None:
    def fill(book: Workbook) -> None:
        book["Usulan IKU"][f"D{BARU + 1}"] = "Persentase ormas politik yang aktif"

    row = read(changed(poldagri, fill)).baris[-1]
    assert row.medan["indikator"].teks == "Persentase ormas politik yang aktif"
    assert "sasaran" not in row.medan and "tujuan" not in row.medan


def test_a_column_put_in_is_said(poldagri) -> None:
    hasil = read(changed(poldagri, lambda book: book["Usulan IKU"].insert_cols(6)))
    problem = next(item for item in hasil.masalah if item.kode == "B46")
    assert problem.tingkat == "peringatan" and problem.sel == "F7"
    assert "F: “Polaritas” → “kosong”" in problem.pesan


def test_a_heading_renamed_is_said_with_its_cell(poldagri) -> None:
    def rename(book: Workbook) -> None:
        book["Usulan IKU"]["O7"] = "Target 2036"

    problem = next(item for item in read(changed(poldagri, rename)).masalah if item.kode == "B46")
    assert problem.sel == "O7" and "“Target 2026” → “Target 2036”" in problem.pesan


def test_rows_put_in_above_the_table_are_said(poldagri) -> None:
    hasil = read(changed(poldagri, lambda book: book["Usulan IKU"].insert_rows(1, 2)))
    assert "Judul tabel bergeser dari baris 7 ke baris 9." in [item.pesan for item in hasil.masalah]


def test_a_renamed_sheet_is_said(poldagri) -> None:
    hasil = read(changed(poldagri, lambda book: setattr(book["Usulan IKU"], "title", "Isian")))
    assert "B46" in codes(hasil) and len(hasil.baris) == 6


def test_an_identity_that_is_gone_is_said(poldagri) -> None:
    hasil = read(changed(poldagri, lambda book: book.remove(book["Identitas"])))
    assert codes(hasil) == ["B47"] and hasil.format is None


def test_an_identity_that_was_edited_is_said(poldagri) -> None:
    def edit(book: Workbook) -> None:
        book["Identitas"]["B4"] = "Sekretariat"

    hasil = read(changed(poldagri, edit))
    assert codes(hasil) == ["B47", "B48"]


def test_the_format_of_another_bidang_is_said(poldagri) -> None:
    def rename(book: Workbook) -> None:
        book["Usulan IKU"]["B4"] = "Sekretariat"

    hasil = read(changed(poldagri, rename))
    assert hasil.bidang == "Sekretariat" and codes(hasil) == ["B48"]
    assert POLDAGRI in hasil.masalah[0].pesan


def test_an_ordinary_usulan_is_no_format() -> None:
    sample = next(file for file in sample_files() if "poldagri" in file.nama)
    hasil = read(sample.content, sample.nama)
    assert hasil.format is None and not {"B46", "B47", "B48"} & set(codes(hasil))


def test_a_newer_version_sent_makes_the_older_one_outdated(plans, formats, poldagri) -> None:
    old = sending_of(formats[POLDAGRI])
    ids = mark_sent(plans, [old], tanggal=date(2026, 1, 12), oleh="uji")
    again = {item.bidang: item for item in collection_formats(plans, KAMUS, SCOPE, SETTINGS).formats}[POLDAGRI]
    assert again.versi == 1  # the same content is the same version
    ids += mark_sent(
        plans, [type(old)(**{**vars(old), "versi": 2, "isi": "lain"})], tanggal=date(2026, 1, 15), oleh="uji"
    )
    ((hasil, stored),) = import_files(plans, KAMUS, [InputFile("v1.xlsx", poldagri)], oleh="uji")
    assert stored is not None
    ids.append(stored.unggahan_id)
    newest = newest_sent(sent_formats(plans, 2026))[(2026, POLDAGRI)]
    for target in ids:
        withdraw(plans, target, oleh="uji")
    assert codes(hasil) == ["B49"]
    assert hasil.masalah[0].pesan == "Format versi 1 sudah digantikan versi 2, yang dikirim 15 Januari 2026."
    assert (newest.versi, newest.tanggal) == (2, date(2026, 1, 15))
    assert sent_formats(plans) == []


def test_round_trip_filled_by_a_script_loses_nothing(plans, formats, poldagri) -> None:
    new = {
        "B": "Meningkatnya ketahanan bangsa di Jawa Tengah",
        "C": "Meningkatnya *mutu* pemilu_#1 & <aman>",
        "D": "=Persentase TPS $ramah$ difabel @2026",
        "E": "Persen",
        "F": "Naik",
        "G": "Non Kumulatif",
        "H": "+ mengukur inklusi",
        "I": "- TPS dengan akses",
        "J": "(TPS ramah ÷ semua TPS) × 100%",
        "K": "KPU",
        "L": POLDAGRI,
        "M": 41.5,
        "N": 45,
        "O": "50-55",
        "P": "> 60",
        "Q": 70.25,
        "R": 80,
        "S": 90,
        "T": "usulan baru",
    }

    def fill(book: Workbook) -> None:
        for letter, value in new.items():
            cell = book["Usulan IKU"][f"{letter}{BARU + 1}"]
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else "n"

    store = pembuat.store()
    content = changed(poldagri, fill)
    ((hasil, _),) = import_files(store, KAMUS, [InputFile("usulan kembali.xlsx", content)], oleh="uji")
    assert codes(hasil) == []
    document = build_document(
        analyse(store, KAMUS, SCOPE, hanya(settings=SETTINGS)), SETTINGS, tanggal=date(2026, 1, 20), nomor=1
    )
    printed = {item.teks["indikator"]: (sasaran, item) for sasaran, item in document.rows()}
    assert len(printed) == len(formats[POLDAGRI].baris) + 1
    sasaran, item = printed[new["D"]]
    assert sasaran == new["C"]
    fields = ("satuan", "polaritas", "tipe_penghitungan", "alasan", "definisi_operasional", "formulasi", "sumber_data")
    assert [item.teks[name] for name in fields] == [new[letter] for letter in "EFGHIJK"]
    values = {(n.medan, n.tahun): n.teks for n in item.asal[0].nilai}
    assert values == {
        ("baseline", 2024): "41,5",
        ("target", 2025): "45",
        ("target", 2026): "50-55",
        ("target", 2027): "> 60",
        ("target", 2028): "70,25",
        ("target", 2029): "80",
        ("target", 2030): "90",
    }


@pytest.mark.parametrize(
    ("bidang", "kepada"),
    [
        ("Bidang Perikanan Tangkap", "Kepala Bidang Perikanan Tangkap"),
        ("Sekretariat Badan", "Sekretaris"),
        ("Inspektur Pembantu Wilayah I", "Inspektur Pembantu Wilayah I"),
        ("UPTD Balai Benih", "Kepala UPTD Balai Benih"),
    ],
)
def test_a_unit_named_by_its_office_has_no_head_of_its_own(bidang: str, kepada: str) -> None:
    assert recipient(bidang) == kepada


def test_what_goes_out_is_complete_and_reads_as_it_should(plans) -> None:
    semua = collection_formats(plans, KAMUS, SCOPE, SETTINGS)
    files = dict(collection_files(semua, tanggal=date(2026, 1, 12), batas=date(2026, 1, 20), nomor="12/ND/2026"))
    assert files == dict(
        collection_files(semua, tanggal=date(2026, 1, 12), batas=date(2026, 1, 20), nomor="12/ND/2026")
    )
    assert len(files) == 5 * 2 + 2
    note = lines(files["nota-dinas-pengiriman-format.docx"])
    assert "Nomor | : | 12/ND/2026" in note
    assert f"3 | {POLDAGRI} | format-iku-2026-bidang-politik-dalam-negeri-v1.xlsx | 6 | 1" in note
    assert any("paling lambat Selasa, 20 Januari 2026" in line for line in note)
    order = lines(files["disposisi-penyusunan-iku.docx"])
    assert "1.\tSusun Indikator Kinerja Utama 2026 bersama bidang dan sekretariat." in order
    message = sending_message(semua.formats[0], batas=None)
    assert message.startswith("Yth. Sekretaris,\n\nTerlampir format usulan Indikator Kinerja Utama tahun 2026")
    assert "paling lambat" not in message
