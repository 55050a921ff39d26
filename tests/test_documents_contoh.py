"""The draft of the sample agency: every printed number is the number of its source cell, and nothing is left out."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from iku_analysis.documents.model import DokumenIku, build_document
from iku_analysis.documents.xlsx import write_xlsx
from iku_analysis.pipeline import analyse
from iku_analysis.settings import CONTOH, Scope, Settings
from iku_analysis.store.database import Store
from tests import pembuat


@pytest.fixture(scope="module")
def draft(sample_store: Path) -> DokumenIku:
    """The draft of 2026."""
    store = Store.open(sample_store)
    settings = Settings(instansi=pembuat.kamus().instansi)
    analysis = analyse(store, pembuat.kamus(), Scope(2026, (2025, 2029)), settings)
    store.close()
    return build_document(analysis, settings, tanggal=date(2026, 11, 22), nomor=1)


def test_each_number_of_the_workbook_is_that_of_its_source_cell(draft: DokumenIku) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(draft)))["Sumber angka"]
    sources = {path.name: openpyxl.load_workbook(path, data_only=True) for path in (CONTOH / "usulan").glob("*.xlsx")}
    checked = 0
    for *_, shown, _, berkas, lembar, sel in sheet.iter_rows(min_row=4, max_col=11, values_only=True):
        cell = sources[str(berkas)][str(lembar)][str(sel)]
        assert _value(cell) == _plain(shown), (berkas, sel)
        checked += 1
    assert checked > 200


def _value(cell: openpyxl.cell.cell.Cell) -> object:
    """The number of a cell as people see it: a percent cell holds its hundredth."""
    if isinstance(cell.value, int | float) and "%" in cell.number_format:
        return _plain(round(cell.value * 100, 6))
    return _plain(cell.value)


def _plain(value: object) -> object:
    """A number, or the number that a text begins with ("64,5%", "4 Dokumen"), without zeros at its end."""
    if isinstance(value, str):
        text = re.fullmatch(r"(?:Rp\s*)?(-?[\d.]+(?:,\d+)?)\s*(?:%|[A-Za-z]+)?", value.strip())
        value = float(text[1].replace(".", "").replace(",", ".")) if text else value.strip()
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, int | float) else value


def test_every_usulan_with_an_indikator_is_printed(draft: DokumenIku, sample_store: Path) -> None:
    store = Store.open(sample_store)
    cursor = store.cursor(pembuat.kamus())
    wanted = cursor.execute(
        "select berkas, lembar, baris from core_baris where jenis = 'usulan' and indikator is not null"
    ).fetchall()
    cursor.close()
    store.close()
    printed = [(asal.berkas, asal.lembar, asal.baris) for _, item in draft.rows() for asal in item.asal]
    assert sorted(printed) == sorted(wanted)


def test_the_face_names_the_open_galat(draft: DokumenIku) -> None:
    assert draft.galat_terbuka > 0
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(draft)))["IKU"]
    assert f"DRAF · {draft.galat_terbuka} temuan galat masih terbuka" in str(sheet["A4"].value)
