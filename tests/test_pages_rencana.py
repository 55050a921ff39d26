"""The tab "Gambar lembar" of Unggah: the plan drawn, corrected in three clicks, kept, used again, taken back."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from iku_analysis.pipeline import InputFile, import_files
from iku_analysis.store.history import BerkasTersimpan, list_uploads, records_of, sheets_of
from iku_analysis.store.plans import plans_in_force
from tests.pembuat import kamus
from tests.test_pages import Open, _unchecked, click, drop, open_page, store_of, texts, unchecked

__all__ = ["_unchecked", "open_page", "unchecked"]  # the fixtures

NAMA = "usulan Bidang Politik Dalam Negeri {}.xlsx"
KEPALA = ("Urut", "Hasil yang dituju", "Tolok capaian bidang", "Satuan", "Target 2026")


def book(*rows: tuple[object, ...], kepala: tuple[object, ...] = KEPALA) -> bytes:
    """A workbook of one sheet with titles, the header in row 3, and rows."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for line in (("Rencana bidang",), (), kepala, *rows):
        sheet.append(list(line))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


OKTOBER = book((1, "Meningkatnya kerukunan", "Indeks Kerukunan", "Indeks", 70))
NOVEMBER = book((1, "Meningkatnya kerukunan", "Indeks Kerukunan", "Indeks", 71), (2, "", "Indeks Lain", "Indeks", 9))


def stored(path: Path) -> list[BerkasTersimpan]:
    return list_uploads(store_of(path), kamus())


def picture(app: AppTest) -> dict[str, Any]:
    for item in app.get("bidi_component"):
        if "gambar-" in item.proto.id:
            found: dict[str, Any] = json.loads(item.proto.json)
            return found
    raise AssertionError("no picture")


def kinds(app: AppTest) -> dict[int, tuple[str, str]]:
    return {row["n"]: (row["jenis"], row["kata"]) for row in picture(app)["baris"] if "n" in row}


def fields(app: AppTest) -> list[str]:
    return [cell["teks"] for row in picture(app)["baris"] if row["jenis"] == "medan" for cell in row["medan"]]


def tap(app: AppTest, upload: BerkasTersimpan, place: str) -> AppTest:
    """A click on the picture."""
    app.session_state["lembar_ketuk"] = (upload.unggahan_id, "Sheet", place)
    return app.run()


def imported(path: Path, nama: str, content: bytes) -> BerkasTersimpan:
    """A file as it stands in the store once it was dropped."""
    file = InputFile(NAMA.format(nama), content)
    import_files(store_of(path), kamus(), [file], oleh="Kasubbag Program", keep_unread=True)
    (upload,) = stored(path)
    return upload


def corrected(open_page: Open, path: Path) -> AppTest:
    upload = imported(path, "Oktober", OKTOBER)
    app = open_page("unggah", path, pilih=upload.unggahan_id)
    click(tap(app, upload, "baris:3"), "jadi-judul")
    tap(app, upload, "kolom:3:hasil yang dituju")
    app.selectbox(key="medan-lain-hasil yang dituju").set_value("sasaran").run()
    tap(app, upload, "kolom:3:tolok capaian bidang")
    box = [item for item in app.selectbox if item.key == "medan-lain-tolok capaian bidang"]
    if "medan-indikator" in [item.key for item in app.button]:
        click(app, "medan-indikator")
    else:
        box[0].set_value("indikator").run()
    assert not app.exception
    return click(app, "baca-rencana")


def test_foreign_workbook_is_kept_and_drawn_as_it_stands(open_page: Open, unchecked: Path) -> None:
    app = open_page("unggah", unchecked)
    drop(app, (NAMA.format("Oktober"), OKTOBER))
    assert "tidak ada tabel yang dikenali" in texts(app)
    (upload,) = stored(unchecked)
    assert upload.keadaan == "belum_terbaca"
    app = open_page("unggah", unchecked, pilih=upload.unggahan_id)
    assert not app.exception
    assert {kind for kind, _ in kinds(app).values()} == {"luar"}
    assert "Lembar ini tidak dipakai" in texts(app)


def test_plan_is_corrected_kept_and_the_next_file_needs_no_click(open_page: Open, unchecked: Path) -> None:
    path = unchecked
    app = corrected(open_page, path)
    assert not app.exception
    assert not app.error
    newest = stored(path)[0]
    assert (newest.keadaan, newest.indikator) == ("berlaku", 1)
    assert [row["indikator"] for row in records_of(store_of(path), newest.unggahan_id)] == ["Indeks Kerukunan"]
    drop(app, (NAMA.format("November"), NOVEMBER))
    next_month = stored(path)[0]
    assert (next_month.berkas, next_month.keadaan, next_month.indikator) == (NAMA.format("November"), "berlaku", 2)
    app = open_page("unggah", path, pilih=next_month.unggahan_id)
    assert "rencana yang dikoreksi Kasubbag Program" in texts(app)
    assert fields(app)[1:3] == ["Sasaran", "Indikator"]
    assert kinds(app)[3] == ("judul", "▤ judul")
    assert kinds(app)[4] == ("dipakai", "✓ dipakai")


def test_corrected_plan_is_undone_at_once(open_page: Open, unchecked: Path) -> None:
    path = unchecked
    app = corrected(open_page, path)
    click(app, "urungkan-kabar")
    assert plans_in_force(store_of(path)) == []
    assert {item.keadaan for item in stored(path)} == {"belum_terbaca", "dibatalkan"}


def test_saved_plan_taken_back_brings_the_old_reading(open_page: Open, unchecked: Path) -> None:
    path = unchecked
    corrected(open_page, path)
    newest = stored(path)[0]
    app = open_page("unggah", path, pilih=newest.unggahan_id)
    click(app, "batal-rencana")
    assert not app.exception
    assert plans_in_force(store_of(path)) == []
    after = stored(path)[0]
    assert after.keadaan == "belum_terbaca"


def test_draft_is_shown_but_not_kept_until_it_is_read_again(open_page: Open, unchecked: Path) -> None:
    path = unchecked
    known = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2026")
    rows = (1, "Sasaran A", "Indeks A", "Indeks", 7), (2, "", "Contoh", "Indeks", 1)
    upload = imported(path, "1", book(*rows, kepala=known))
    app = open_page("unggah", path, pilih=upload.unggahan_id)
    click(tap(app, upload, "baris:5"), "baris-lewati")
    assert kinds(app)[5] == ("lewati", "– dilewati menurut rencana baca")
    assert plans_in_force(store_of(path)) == []
    click(app, "buang-rencana")
    assert kinds(app)[5] == ("dipakai", "✓ dipakai")
    tap(app, upload, "kolom:3:satuan")
    click(app, "medan-abaikan")
    assert fields(app)[3] == "diabaikan"
    click(app, "baca-rencana")
    newest = stored(path)[0]
    assert "satuan" not in sheets_of(store_of(path), newest.unggahan_id)[0].kolom
    app = open_page("unggah", path, pilih=newest.unggahan_id)
    click(tap(app, newest, ""), "pakai-lembar")
    assert "Lembar ini tidak dipakai" in texts(app)


def test_sheet_picture_frames_problem_cells(open_page: Open, unchecked: Path) -> None:
    known = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2026")
    path = unchecked
    upload = imported(path, "1", book((1, "Sasaran A", "Indeks A", "Indeks", "dua puluh"), kepala=known))
    app = open_page("unggah", path, pilih=upload.unggahan_id)
    framed = [
        cell for row in picture(app)["baris"] if "sel" in row for cell in row["sel"] if cell and "masalah" in cell
    ]
    assert [(cell["teks"], cell["masalah"]) for cell in framed] == [("dua puluh", "galat")]


def test_cell_is_corrected_with_a_reason_and_shows_both_texts(open_page: Open, unchecked: Path) -> None:
    known = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2026")
    path = unchecked
    upload = imported(path, "1", book((1, "Sasaran A", "Indeks A", "Indeks", "dua puluh"), kepala=known))
    app = tap(open_page("unggah", path, pilih=upload.unggahan_id), upload, "sel:E4")
    click(app, "simpan-koreksi")
    assert "tulis alasannya" in app.warning[0].value
    app.text_input(key="koreksi-isi-E4").set_value("20")
    app.text_input(key="koreksi-alasan-E4").set_value("ditulis dengan huruf")
    click(app, "simpan-koreksi")
    assert not app.exception
    app = tap(open_page("unggah", path, pilih=upload.unggahan_id), upload, "sel:E4")
    cell = next(
        cell for row in picture(app)["baris"] if row.get("n") == 4 for cell in row["sel"] if "dikoreksi" in cell
    )
    assert (cell["teks"], cell["dikoreksi"]) == ("dua puluh", "20")
    assert "dikoreksi dari “dua puluh” oleh Kasubbag Program" in texts(app)
    click(app, "batal-koreksi")
    assert not any("dikoreksi" in (cell or {}) for row in picture(app)["baris"] for cell in row.get("sel", []))
