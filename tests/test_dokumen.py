"""The document as Word and PDF: what it says, that both say the same, that nothing in a name breaks it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from iku_analysis import pipeline
from iku_analysis.documents import frozen
from iku_analysis.documents.document_pdf import write_pdf
from iku_analysis.documents.document_word import write_docx
from iku_analysis.documents.layout import text_width
from iku_analysis.documents.manuscript import with_manuscript
from iku_analysis.documents.model import DokumenIku, build_document
from iku_analysis.documents.paper import paper_of
from iku_analysis.errors import IkuError
from iku_analysis.settings import Instansi, Scope, Settings
from tests import pembuat
from tests.pembuat import kamus
from tests.periksa import hanya
from tests.test_templat import lines, out_of_order

SETTINGS = Settings(
    instansi=Instansi(
        nama="Badan Contoh",
        pemerintah="Pemerintah Provinsi Contoh",
        kota="Semarang",
        jabatan_penandatangan="Kepala Badan Contoh",
        nama_penandatangan="Nama Pejabat",
    )
)
NAMA = "=Persentase *tebal* _miring_ #kode $x$ <b> & `y` ~ [z] @a \\ {{ n }}"


def document(*rows: pembuat.Isi, periode: tuple[int, int] = (2025, 2029)) -> DokumenIku:
    store = pembuat.store()
    pembuat.simpan(store, pembuat.usulan(*rows, bidang="Bidang A"))
    analysis = pipeline.analyse(store, kamus(), Scope(2026, periode), hanya(settings=SETTINGS))
    made = build_document(analysis, SETTINGS, tanggal=date(2026, 1, 20), nomor=4)
    return with_manuscript(made, analysis, SETTINGS)


@pytest.fixture(scope="module")
def small() -> DokumenIku:
    """Two indicators of one sasaran, the first with all marks that any of the writers could obey."""
    target = {2025: "70-75", 2026: 80, 2027: None}
    return document(
        {"sasaran": "Meningkatnya kerukunan", "indikator": NAMA, "satuan": "Persen", "target": target},
        {
            "sasaran": "Meningkatnya kerukunan",
            "indikator": "Indeks Rukun 中",
            "formulasi": "a ÷ b",
            "target": {2026: 3.5},
        },
    )


@pytest.fixture(scope="module")
def word(small: DokumenIku) -> bytes:
    return write_docx(small)


@pytest.fixture(scope="module")
def pdf_text(small: DokumenIku) -> str:
    pages = pypdf.PdfReader(io.BytesIO(write_pdf(small))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_word_says_what_the_document_is(small, word) -> None:
    text = lines(word)
    assert text[:4] == ["PEMERINTAH PROVINSI CONTOH", "BADAN CONTOH", "INDIKATOR KINERJA UTAMA", "TAHUN 2025–2029"]
    assert text[4].startswith("DRAF · ")
    assert text[5] == f"Draf nomor 4 · sidik {small.sidik}"
    chapters = [p.text for p in Document(io.BytesIO(word)).paragraphs if p.style and p.style.name == "Heading 1"]
    assert chapters == [
        "Kata Pengantar",
        "Daftar Isi",
        "Bab I Pendahuluan",
        "Bab II Gambaran Umum",
        "Bab III Indikator Kinerja Utama",
        "Bab IV Penutup",
        "Lampiran I Rancangan Keputusan",
        "Lampiran Keputusan",
        "Lampiran II Catatan Penyusunan",
    ]
    assert "Dokumen ini memuat 2 indikator dari 1 sasaran, lengkap dengan satuan" in " ".join(text)
    assert f"1. {NAMA}" in text
    assert "Formulasi | a ÷ b" in text
    assert "Alasan Pemilihan | (belum diisi)" in text
    assert "Kemiripan nama bidang | 0,85 (dari 0 sampai 1)" in text


def test_the_table_of_word_is_merged_repeats_its_head_and_lies(word) -> None:
    doc = Document(io.BytesIO(word))
    table = next(t for t in doc.tables if t.cell(0, 0).text == "No" and len(t.columns) > 4)
    assert [cell.text for cell in table.rows[3].cells][:3] == ["1", "Meningkatnya kerukunan", NAMA]
    assert table.cell(3, 1)._tc is table.cell(4, 1)._tc  # the sasaran reaches over both indicators
    heads = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
    assert heads == [True, True, True, False, False]
    assert [cell.text for cell in table.rows[1].cells][7:] == ["Baseline", "2025", "2026", "2027", "2028", "2029"]
    assert [cell.text for cell in table.rows[3].cells][8:11] == ["70-75", "80", ""]
    wide = [section.page_width > section.page_height for section in doc.sections]  # type: ignore[operator]
    assert wide == [False, False, True, False, True, False]


def test_word_keeps_the_order_that_word_wants(word) -> None:
    assert out_of_order(word) == []


def test_pdf_says_the_same_and_a_character_without_glyph_its_code(small, pdf_text) -> None:
    for said in ("DAFTAR ISI", "BAB III INDIKATOR KINERJA UTAMA", "70-75", "Formulasi a ÷ b", "MEMUTUSKAN:"):
        assert said in pdf_text
    assert "Indeks Rukun ⟨U+4E2D⟩" in pdf_text
    assert f"Draf nomor 4 · sidik {small.sidik}" in pdf_text
    assert "".join(NAMA.split()) in "".join(pdf_text.split()).replace("\u200b", "")


def test_the_same_document_has_the_same_bytes_in_every_form(small, word) -> None:
    assert write_docx(small) == word
    assert write_pdf(small) == write_pdf(small)


def test_a_frozen_draft_gives_the_same_papers_again(small, word) -> None:
    version = frozen.VersiBeku(small, {}, (), ())
    again = frozen.from_text(frozen.to_text(version)).dokumen
    assert again == small
    assert write_docx(again) == word


def test_a_sasaran_that_goes_on_over_a_page_is_named_again() -> None:
    long = "Kalimat yang panjang tentang formulasi pengukuran indikator ini. " * 6
    rows = [{"sasaran": "Sasaran panjang", "indikator": f"Indeks {n}", "formulasi": long} for n in range(20)]
    pages = paper_of(document(*rows))["tabel"]["halaman"]
    assert len(pages) > 1
    names = [[cell[0] for row in page for cell in row["sel"][1:2] if cell] for page in pages]
    assert names[0] == ["Sasaran panjang"]
    assert all(page == ["Sasaran panjang (lanjutan)"] for page in names[1:])
    assert sum(cell[1] for page in pages for row in page for cell in row["sel"][1:2] if cell) == 20


def test_a_long_word_in_a_narrow_column_breaks_at_its_syllables() -> None:
    words = "dipertanggungjawabkan", "mempertanggungjawabkannya"
    rows = [{"sasaran": "S", "indikator": "Indeks A", "satuan": "Indeks", "sumber_data": word} for word in words]
    for row in rows:
        row |= {
            "formulasi": "Jumlah desa yang diperiksa dibagi seluruh desa " * 9,
            "target": dict.fromkeys(range(2025, 2031), "1.234,56-2.345,67"),
        }
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(write_pdf(document(*rows)))).pages)
    words_of_page = (piece.strip("-\u00ad") for piece in text.split())
    pieces = {piece for piece in words_of_page if piece in "".join(words) and len(piece) > 1}
    assert len(pieces) > 2, "the column is narrow enough"
    assert all(piece.startswith(("di", "per", "tang", "gung", "ja", "wab", "kan", "mem", "nya")) for piece in pieces)


def test_a_range_in_a_column_of_numbers_breaks_after_its_dash_only() -> None:
    texts = ("70,38-70,76", "1.234,56-2.345,67", "Sangat Memuaskan", "100.000.000-200.000.000")
    made = document(
        *({"sasaran": "S", "indikator": f"Indeks {t}", "target": dict.fromkeys(range(2025, 2031), t)} for t in texts)
    )
    table = paper_of(made)["tabel"]
    wide = max(text_width(word, table["huruf"]) for word in ("70,38-70,76", "Memuaskan"))
    assert all(column["lebar"] > wide for column in table["kolom"] if column["induk"] == "Target")
    assert sum(column["lebar"] for column in table["kolom"]) <= 841.9 - 2 * 28.8
    page = next(p for p in pypdf.PdfReader(io.BytesIO(write_pdf(made))).pages if "(14)" in p.extract_text())
    said = page.extract_text().replace("\u200b", "").split()
    for part in ("1.234,56-", "2.345,67", "100.000.000-", "200.000.000", "Memuaskan"):
        assert said.count(part) >= 6, part


def test_a_card_of_the_manual_stays_on_its_page() -> None:
    rows = [
        {"sasaran": "S", "indikator": f"Indeks nomor{n}x", "satuan": "Indeks", "penanggung_jawab": f"Seksi{n}x"}
        for n in range(1, 14)
    ]
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(write_pdf(document(*rows)))).pages]
    manual = [text for text in pages if "Tipe Penghitungan" in text and "Diusulkan oleh" in text]
    for n in range(1, 14):
        (own,) = [text for text in manual if f"{n}. Indeks nomor{n}x" in text]
        assert f"Seksi{n}x" in own


def test_ten_years_without_values_fit_and_a_wide_number_is_made_smaller() -> None:
    made = document(
        {
            "sasaran": "S",
            "indikator": "Nilai bantuan",
            "satuan": "Rupiah",
            "target": {2025: 25200000000000, 2034: None},
        },
        periode=(2025, 2034),
    )
    table = paper_of(made)["tabel"]
    assert sum(column["lebar"] for column in table["kolom"]) <= 841.9 - 2 * 28.8
    doc = Document(io.BytesIO(write_docx(made)))
    cell = next(c for t in doc.tables for row in t.rows for c in row.cells if c.text == "25.200.000.000.000")
    size = cell._tc.xpath(".//w:sz")[0].get(qn("w:val"))
    assert int(size) < 2 * table["huruf"]


def test_an_empty_draft_can_be_printed() -> None:
    store = pembuat.store()
    analysis = pipeline.analyse(store, kamus(), Scope(2026, (2025, 2029)), hanya(settings=SETTINGS))
    empty = with_manuscript(
        build_document(analysis, SETTINGS, tanggal=date(2026, 1, 20), nomor=None), analysis, SETTINGS
    )
    assert "Belum ada usulan indikator." in lines(write_docx(empty))
    assert write_pdf(empty).startswith(b"%PDF")


def test_a_draft_without_manuscript_takes_the_words_of_today(small) -> None:
    assert "Bab IV Penutup" in lines(write_docx(replace(small, naskah=None)))


@pytest.mark.parametrize(
    ("text", "said"), [("[[gambar]]", "Sisipan [[gambar]] tidak dikenal"), ("{{ tidak_ada }}", "tidak_ada")]
)
def test_a_faulty_manuscript_is_said_with_its_place(small, tmp_path, monkeypatch, text, said) -> None:
    monkeypatch.setenv("IKU_GUDANG", str(tmp_path / "iku.duckdb"))
    (tmp_path / "templat").mkdir()
    (tmp_path / "templat" / "dokumen.md").write_text(text, encoding="utf-8")
    with pytest.raises(IkuError) as caught:
        paper_of(replace(small, naskah=None))
    assert said in caught.value.message
    assert str(tmp_path) in caught.value.where
