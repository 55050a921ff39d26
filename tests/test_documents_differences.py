"""What changed between two versions: one change each, and nothing where nothing changed."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from iku_analysis.documents.differences import Beda, differences, differences_xlsx
from iku_analysis.documents.frozen import VersiBeku, freeze
from iku_analysis.documents.model import build_document
from iku_analysis.results import Temuan
from iku_analysis.settings import Instansi, Settings, Thresholds
from tests import pembuat
from tests.pembuat import Isi
from tests.test_documents_model import TANGGAL, analysis

ORMAS = {"indikator": "Persentase Ormas Aktif", "satuan": "Persen", "target": {2026: 80, 2027: 82}}
INDEKS = {"indikator": "Indeks Kerukunan", "satuan": "Indeks", "target": {2026: 71}}
GALAT = Temuan("K33", "galat", "Target berbeda dari Renstra.", "Samakan.", "kunci-1", indikator="Indeks Kerukunan")


def versi(*rows: Isi, nomor: int = 1, settings: Settings | None = None, temuan: tuple[Temuan, ...] = ()) -> VersiBeku:
    settings = settings or Settings()
    usulan = pembuat.usulan(*({"sasaran": "Meningkatnya kerukunan", **row} for row in rows), bidang="Bidang A")
    run = analysis(usulan, temuan=temuan)
    return freeze(run, settings, build_document(run, settings, tanggal=TANGGAL, nomor=nomor))


def test_same_document_under_another_number_has_no_difference() -> None:
    assert differences(versi(ORMAS, INDEKS), versi(ORMAS, INDEKS, nomor=2)) == ()


@pytest.mark.parametrize(
    ("change", "isian", "lama", "baru"),
    [
        ({"target": {2026: "82,5", 2027: 82}}, "Target 2026", "80", "82,5"),
        ({"target": {2026: 80, 2027: 82, 2028: 84}}, "Target 2028", "", "84"),
        ({"target": {2026: 80}}, "Target 2027", "82", ""),
        ({"satuan": "Orang"}, "Satuan", "Persen", "Orang"),
        ({"formulasi": "a/b × 100"}, "Formulasi", "", "a/b × 100"),
        ({"sasaran": "Terjaganya kerukunan"}, "Sasaran", "Meningkatnya kerukunan", "Terjaganya kerukunan"),
        ({"indikator": "Persentase Ormas Tertib"}, "Indikator", "Persentase Ormas Aktif", "Persentase Ormas Tertib"),
    ],
)  # fmt: skip
def test_one_changed_field_is_one_difference(change: Isi, isian: str, lama: str, baru: str) -> None:
    (found,) = differences(versi(INDEKS, ORMAS), versi(INDEKS, {**ORMAS, **change}))
    assert (found.jenis, found.isian, found.lama, found.baru) == ("diubah", isian, lama, baru)
    assert found.bidang == "Bidang A"


def test_added_and_removed_indicators_are_said_with_what_they_say() -> None:
    (found,) = differences(versi(ORMAS), versi(ORMAS, INDEKS))
    assert (found.jenis, found.tentang, found.lama) == ("ditambah", "Indeks Kerukunan", "")
    assert "Target 2026: 71" in found.baru.splitlines()
    (found,) = differences(versi(ORMAS, INDEKS), versi(ORMAS))
    assert (found.jenis, found.tentang, found.baru) == ("dihapus", "Indeks Kerukunan", "")


def test_moved_row_with_the_same_name_is_no_difference() -> None:
    assert differences(versi(ORMAS, INDEKS), versi(INDEKS, ORMAS)) == ()


def test_finding_that_was_opened_closed_or_accepted_is_said() -> None:
    waived = replace(GALAT, dikecualikan="disetujui rapat")
    (found,) = differences(versi(INDEKS, temuan=(GALAT,)), versi(INDEKS, temuan=(waived,)))
    assert (found.jenis, found.lama, found.baru) == ("temuan", "terbuka", "diterima: disetujui rapat")
    (found,) = differences(versi(INDEKS, temuan=(GALAT,)), versi(INDEKS))
    assert (found.isian, found.baru) == ("K33: Target berbeda dari Renstra.", "tidak ada lagi")


def test_notes_agency_and_thresholds_are_said() -> None:
    old = versi(ORMAS)
    new = versi(ORMAS, settings=Settings(Instansi(kota="Solo"), Thresholds(faktor_lompat=7.5)))
    new = replace(new, dokumen=replace(new.dokumen, catatan=("Baru.",)))
    assert differences(old, new) == (
        Beda("catatan", "", "", "Catatan penyusunan", "", "Baru."),
        Beda("aturan", "", "", "Kota", "", "Solo"),
        Beda("aturan", "", "", "Ambang faktor lompat", "5", "7,5"),
    )


def test_workbook_lists_each_difference_once_and_is_reproducible() -> None:
    old, new = versi(ORMAS), versi({**ORMAS, "satuan": "=1+1"}, nomor=2)
    content = differences_xlsx(old, new)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Perubahan"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "Perubahan dari draf nomor 1 ke draf nomor 2: 1"
    assert rows[3] == (1, "Isi diubah", "Persentase Ormas Aktif", "Bidang A", "Satuan", "Persen", "=1+1")
    assert sheet["G4"].data_type == "s"
    assert differences_xlsx(old, new) == content
