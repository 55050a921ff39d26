"""Single values corrected by people: laid over what was read, which stays; ended by another text or taken back."""

from __future__ import annotations

import datetime as dt

from iku_analysis.documents.model import build_document
from iku_analysis.pipeline import analyse
from iku_analysis.readers import read_file
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.corrections import corrected_cells, isian_of, read_from_cell, save_correction
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.uploads import save_uploads
from tests import pembuat
from tests.lembar import row, workbook
from tests.periksa import hanya

DAY = dt.date(2026, 1, 5)
HEAD = row("Sasaran | Indikator Kinerja Utama | Satuan | Target 2025 | Target 2026")


def upload(gudang: Store, *rows: list[object], bidang: str = "Bidang A") -> str:
    content = workbook([HEAD, *rows])
    hasil = read_file("usulan.xlsx", content, pembuat.kamus(), bidang=bidang)
    return save_uploads(gudang, pembuat.kamus(), [(hasil, content)], oleh="penguji")[0].unggahan_id


def values(gudang: Store) -> list[tuple[object, ...]]:
    return (
        pembuat.cursor(gudang)
        .execute("select tahun, teks, jenis, angka, koreksi is not null from core_nilai order by tahun")
        .fetchall()
    )


def correct(gudang: Store, unggahan: str, sel: str, teks: str) -> list[str]:
    found = read_from_cell(gudang, unggahan, "IKU", sel)
    assert found
    return save_correction(gudang, found, teks, alasan="salah ketik", oleh="Rina")


def test_corrected_value_counts_and_the_one_read_stays_visible() -> None:
    gudang = pembuat.store()
    own = upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 'dua puluh"))
    correct(gudang, own, "E2", "72,5")
    assert values(gudang) == [(2025, "70", "angka", 70.0, False), (2026, "72,5", "angka", 72.5, True)]
    said = pembuat.cursor(gudang).execute("select koreksi from core_nilai where tahun = 2026").fetchone()
    assert said is not None
    assert said[0].startswith("dikoreksi dari “dua puluh” oleh Rina pada ")
    assert said[0].endswith("karena salah ketik")
    raw = gudang.cursor().execute("select teks, jenis from raw_nilai where tahun = 2026").fetchone()
    assert raw == ("dua puluh", "teks")
    assert list(corrected_cells(gudang, own, "IKU")) == ["E2"]


def test_correction_ends_when_a_newer_upload_says_something_else() -> None:
    gudang = pembuat.store()
    correct(gudang, upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 80")), "E2", "82")
    upload(gudang, row("Sasaran A | Indeks A | Indeks | 71 | 80"))
    assert values(gudang) == [(2025, "71", "angka", 71.0, False), (2026, "82", "angka", 82.0, True)]
    upload(gudang, row("Sasaran A | Indeks A | Indeks | 71 | 81"))
    assert values(gudang)[1] == (2026, "81", "angka", 81.0, False)


def test_correction_of_one_bidang_leaves_another_with_the_same_words_alone() -> None:
    gudang = pembuat.store()
    line = row("Sasaran A | Indeks A | Indeks | 70 | 80")
    correct(gudang, upload(gudang, line), "E2", "82")
    upload(gudang, line, bidang="Bidang B")
    assert sorted(str(item[1]) for item in values(gudang) if item[0] == 2026) == ["80", "82"]


def test_correction_taken_back_brings_the_text_read() -> None:
    gudang = pembuat.store()
    (kept,) = correct(gudang, upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 80")), "E2", "82")
    withdraw(gudang, kept, oleh="Rina")
    assert values(gudang)[1] == (2026, "80", "angka", 80.0, False)


def test_cell_that_excel_made_a_date_gets_the_value_meant() -> None:
    gudang = pembuat.store()
    own = upload(gudang, ["Sasaran A", "Indeks A", "Indeks", 70, dt.date(2026, 5, 4)])
    assert [item[0] for item in values(gudang)] == [2025]
    correct(gudang, own, "E2", "4,5")
    assert values(gudang)[1] == (2026, "4,5", "angka", 4.5, True)
    berkas = (
        pembuat.cursor(gudang).execute("select berkas, baris, lembar from core_nilai where tahun = 2026").fetchone()
    )
    assert berkas == ("usulan.xlsx", 2, "IKU")


def test_corrected_unit_and_name_carry_their_canonical_forms() -> None:
    gudang = pembuat.store()
    own = upload(gudang, row("Sasaran A | Indks A | persn | 70 | 80"))
    correct(gudang, own, "C2", "Persen")
    correct(gudang, own, "B2", "Indeks A")
    found = pembuat.cursor(gudang).execute(
        "select satuan, satuan_baku, satuan_keluarga, indikator, indikator_kunci, koreksi from core_baris"
    ).fetchone()  # fmt: skip
    assert found is not None
    assert found[:5] == ("Persen", "persen", "persen", "Indeks A", "indeks a")
    assert "satuan dikoreksi dari “persn”" in found[5]
    assert "indikator dikoreksi dari “Indks A”" in found[5]


def test_cell_of_which_nothing_was_read_cannot_be_corrected() -> None:
    gudang = pembuat.store()
    own = upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 80"))
    assert read_from_cell(gudang, own, "IKU", "A1") == []


def test_records_without_corrections_hold_no_word_of_one() -> None:
    gudang = pembuat.store()
    upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 80"))
    assert pembuat.cursor(gudang).execute("select count(koreksi) from core_baris").fetchone() == (0,)


def test_draft_notes_what_was_corrected_from_what_by_whom_and_why() -> None:
    gudang = pembuat.store()
    correct(gudang, upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 'dua puluh")), "E2", "72,5")
    analysis = analyse(gudang, pembuat.kamus(), Scope(2026), hanya())
    assert "E2" not in set(analysis.masalah["sel"]), "the problem of the corrected cell is settled"
    notes = build_document(analysis, Settings(), tanggal=dt.date(2026, 1, 31), nomor=1).catatan
    (note,) = [text for text in notes if "dikoreksi" in text]
    assert note.startswith("Indeks A: Target 2026 72,5, dikoreksi dari “dua puluh” oleh Rina")
    assert note.endswith("(usulan.xlsx, lembar IKU, sel E2).")


def record(gudang: Store, indikator: str) -> str:
    row = (
        gudang.cursor()
        .execute(
            "select baris_id from raw_baris where indikator = ? order by unggahan_id desc, urutan limit 1", [indikator]
        )
        .fetchone()
    )
    assert row is not None
    return str(row[0])


def test_field_of_a_record_is_changed_by_the_meeting_and_the_draft_says_so() -> None:
    gudang = pembuat.store()
    upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 80"))
    isian = isian_of(gudang, record(gudang, "Indeks A"), "target", 2026)
    assert isian is not None and isian.teks == "80"
    save_correction(gudang, [isian], "82", alasan="disepakati", oleh="Rina", asal="rapat")
    analysis = analyse(gudang, pembuat.kamus(), Scope(2026, (2025, 2029)), hanya())
    (note,) = [item for item in build_document(analysis, Settings(), tanggal=DAY, nomor=None).catatan if "82" in item]
    assert "diubah menurut keputusan rapat dari “80” oleh Rina pada " in note
    assert note.endswith("karena disepakati (usulan.xlsx, lembar IKU, sel E2).")


def test_blank_target_gets_a_value_in_the_cell_of_its_column() -> None:
    gudang = pembuat.store()
    upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | "), row("Sasaran A | Indeks B | Indeks |  | "))
    for name in ("Indeks A", "Indeks B"):
        isian = isian_of(gudang, record(gudang, name), "target", 2026)
        assert isian is not None and isian.teks == ""
        save_correction(gudang, [isian], "75", alasan="disepakati", oleh="Rina", asal="rapat")
    found = pembuat.cursor(gudang).execute("select sel, angka from core_nilai where tahun = 2026 order by sel")
    assert found.fetchall() == [("E2", 75.0), ("E3", 75.0)]


def test_blank_text_gets_one_and_ends_when_the_sender_fills_it() -> None:
    gudang = pembuat.store()
    upload(gudang, row("Sasaran A | Indeks A |  | 70 | 80"))
    isian = isian_of(gudang, record(gudang, "Indeks A"), "satuan")
    assert isian is not None and isian.teks == ""
    save_correction(gudang, [isian], "Indeks", alasan="disepakati", oleh="Rina", asal="sekretaris")
    query = "select satuan, satuan_baku, satuan_sel from core_baris"
    assert pembuat.cursor(gudang).execute(query).fetchall() == [("Indeks", "indeks", "C2")]
    upload(gudang, row("Sasaran A | Indeks A | Nilai | 70 | 80"))
    assert pembuat.cursor(gudang).execute(query).fetchall() == [("Nilai", "nilai", "C2")]


def test_field_that_a_sheet_has_no_column_for_takes_the_cell_of_its_indikator() -> None:
    gudang = pembuat.store()
    upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 80"))
    isian = isian_of(gudang, record(gudang, "Indeks A"), "target", 2029)
    assert isian is not None
    save_correction(gudang, [isian], "90", alasan="disepakati", oleh="Rina", asal="rapat")
    assert pembuat.cursor(gudang).execute("select sel from core_nilai where tahun = 2029").fetchall() == [("B2",)]


def test_later_change_of_the_same_field_wins_and_the_earlier_comes_back_with_undo() -> None:
    gudang = pembuat.store()
    upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 80"))
    isian = isian_of(gudang, record(gudang, "Indeks A"), "target", 2026)
    assert isian is not None
    save_correction(gudang, [isian], "82", alasan="sama dengan Renstra", oleh="Rina", asal="rekonsiliasi")
    (last,) = save_correction(gudang, [isian], "83", alasan="disepakati", oleh="Rina", asal="rapat")
    assert values(gudang)[1] == (2026, "83", "angka", 83.0, True)
    withdraw(gudang, last, oleh="Rina")
    assert values(gudang)[1] == (2026, "82", "angka", 82.0, True)


def test_unread_cell_of_a_record_is_known_by_its_text() -> None:
    gudang = pembuat.store()
    upload(gudang, row("Sasaran A | Indeks A | Indeks | 70 | 'dua puluh"))
    isian = isian_of(gudang, record(gudang, "Indeks A"), "target", 2026)
    assert isian is not None and isian.teks == "dua puluh"
