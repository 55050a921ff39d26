"""Templates, letters and the way to PDF: what is committed is what the script builds; same input, same bytes."""

from __future__ import annotations

import importlib.util
import io
from datetime import date
from types import ModuleType
from typing import Any

import pypdf
import pytest
from docx import Document

from iku_analysis.documents.letters import render_letter
from iku_analysis.documents.pdf import compile_pdf
from iku_analysis.errors import IkuError
from iku_analysis.settings import TEMPLAT, Instansi

INSTANSI = Instansi(
    nama="Badan Contoh & <Kawan>",
    pemerintah="Pemerintah Provinsi Contoh",
    kota="Semarang",
    jabatan_penandatangan="Kepala Badan Contoh",
    nama_penandatangan="Nama Pejabat",
)
TANGGAL = date(2026, 1, 12)
DISPOSISI: dict[str, Any] = {
    "tahun": 2026,
    "periode": "2025–2029",
    "nomor": "",
    "dari": "Kepala Badan",
    "kepada": ["Sekretaris", "Kepala Subbagian Program"],
    "isi": ["Susun {{ format }} *isian* & #kirim"],
    "batas": date(2026, 1, 20),
}


def load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("buat_templat", TEMPLAT / "buat.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def letter(templat: str = "disposisi.docx", **isi: Any) -> bytes:
    return render_letter(templat, DISPOSISI | isi, instansi=INSTANSI, tanggal=TANGGAL, judul="Disposisi")


def lines(content: bytes) -> list[str]:
    """Every line of text of a Word file in reading order, table rows as "a | b"."""
    out = []
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if hasattr(block, "rows"):
            out += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            out.append(block.text)
    return [line for line in out if line.strip(" |\n")]


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("IKU_GUDANG", str(tmp_path / "iku.duckdb"))
    (tmp_path / "templat").mkdir()
    return tmp_path / "templat"


def test_committed_templates_are_what_the_script_builds() -> None:
    built = load_builder().bangun()
    assert built
    assert {name: (TEMPLAT / name).read_bytes() for name in built} == built


# The order in which Word wants the properties of a paragraph, a run, a cell and a table; else it calls a file damaged.
URUTAN = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike color spacing sz szCs highlight u shd vertAlign lang",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
}


def out_of_order(content: bytes) -> list[str]:
    """Properties of a Word file that stand in the wrong order; those not named here are not looked at."""
    doc = Document(io.BytesIO(content))
    wrong = []
    for root in (doc.element, doc.styles.element, *(section.footer._element for section in doc.sections)):
        for name, order in URUTAN.items():
            for item in root.iter(f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"):
                tags = [tag for child in item if (tag := child.tag.rpartition("}")[2]) in order.split()]
                if sorted(tags, key=order.split().index) != tags:
                    wrong.append(f"{name}: {tags}")
    return wrong


@pytest.mark.parametrize("path", sorted(TEMPLAT.glob("*.docx")), ids=lambda path: path.name)
def test_templates_keep_the_order_that_word_wants(path) -> None:
    assert out_of_order(path.read_bytes()) == []


def test_disposisi_reads_as_the_office_writes_it() -> None:
    text = lines(letter())
    assert text[:8] == [
        "PEMERINTAH PROVINSI CONTOH",
        "BADAN CONTOH & <KAWAN>",
        "LEMBAR DISPOSISI",
        "Penyusunan Indikator Kinerja Utama 2026",
        "Nomor | : | ……………………",
        "Tanggal | : | 12 Januari 2026",
        "Dari | : | Kepala Badan",
        "Hal | : | Penyusunan Indikator Kinerja Utama 2026 (periode 2025–2029)",
    ]
    assert "2.\tKepala Subbagian Program" in text
    assert "1.\tSusun {{ format }} *isian* & #kirim" in text
    assert "Diselesaikan paling lambat: 20 Januari 2026" in text


def test_the_same_letter_has_the_same_bytes_and_another_date_others() -> None:
    assert letter() == letter()
    assert letter() != letter(batas=None)


def test_a_control_character_does_not_break_the_letter() -> None:
    assert "1.\tab" in lines(letter(isi=["a\x00b"]))


def test_the_office_own_template_wins(own_folder) -> None:
    own = Document()
    own.add_paragraph("Milik {{ instansi.kota }}")
    own.save(own_folder / "disposisi.docx")
    assert lines(letter()) == ["Milik Semarang"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("{{ tidak_dikenal }}", "tidak_dikenal"), ("{% if tahun %}", "tidak utuh"), ("{{ tahun.__class__.mro() }}", "")],
)
def test_a_faulty_template_is_said_with_its_place(own_folder, text, said) -> None:
    own = Document()
    own.add_paragraph(text)
    own.save(own_folder / "disposisi.docx")
    with pytest.raises(IkuError) as caught:
        letter()
    assert said in caught.value.message
    assert str(own_folder) in caught.value.where
    assert caught.value.advice


def test_a_template_that_is_no_word_file_is_said(own_folder) -> None:
    (own_folder / "disposisi.docx").write_bytes(b"bukan word")
    with pytest.raises(IkuError, match="bukan berkas Word"):
        letter()


def test_a_missing_template_is_said() -> None:
    with pytest.raises(IkuError, match="tidak ditemukan"):
        letter("tidak-ada.docx")


TYP = """#import "dasar.typ": dasar
#let d = json("data.json")
#show: dasar.with(judul: d.judul, instansi: "Badan")
= #d.judul
#d.isi
"""


def pdf(own_folder, isi: str, source: str = TYP) -> bytes:
    (own_folder / "uji.typ").write_text(source, encoding="utf-8")
    return compile_pdf("uji.typ", {"judul": "Judul", "isi": isi}, tanggal=TANGGAL)


def test_pdf_is_tagged_archival_and_the_same_every_time(own_folder) -> None:
    first = pdf(own_folder, "isi")
    assert first == pdf(own_folder, "isi")
    assert b"<pdfaid:part>2</pdfaid:part>" in first
    reader = pypdf.PdfReader(io.BytesIO(first))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.creation_date_raw == "D:20260112000000Z"


def test_marks_of_a_name_are_printed_not_obeyed(own_folder) -> None:
    text = pypdf.PdfReader(io.BytesIO(pdf(own_folder, "*a* _b_ #c $d$ <e> & = + - @ \\ [f] ✖ ▲ ●"))).pages[0]
    assert "*a* _b_ #c $d$ <e> & = + - @ \\ [f] ✖ ▲ ●" in text.extract_text()


def test_a_character_without_glyph_is_printed_as_its_code(own_folder) -> None:
    text = pypdf.PdfReader(io.BytesIO(pdf(own_folder, "Forum 中 a"))).pages[0].extract_text()
    assert "Forum ⟨U+4E2D⟩ a" in text


def test_a_faulty_pdf_template_is_said_with_its_place(own_folder) -> None:
    with pytest.raises(IkuError) as caught:
        pdf(own_folder, "isi", "#tidak-dikenal")
    assert str(own_folder / "uji.typ") in caught.value.where


@pytest.mark.parametrize(
    ("nama", "pemerintah", "kop"),
    [
        ("Badan Contoh Provinsi Jawa Tengah", "Pemerintah Provinsi Jawa Tengah", "Badan Contoh"),
        ("DINAS CONTOH KOTA TEGAL", "Pemerintah Kota Tegal", "DINAS CONTOH"),
        ("Badan Contoh Provinsi Jawa Timur", "Pemerintah Provinsi Jawa Tengah", "Badan Contoh Provinsi Jawa Timur"),
        ("Badan Contoh", "", "Badan Contoh"),
        ("Badan Contoh", "Pemerintah", "Badan Contoh"),
    ],
)
def test_a_letterhead_says_the_region_once(nama: str, pemerintah: str, kop: str) -> None:
    assert Instansi(nama=nama, pemerintah=pemerintah).for_paper()["nama_kop"] == kop


@pytest.mark.parametrize(
    ("templat", "akhir"), [("pengantar_format.docx", "Atas perhatian"), ("disposisi.docx", "………………")]
)
def test_signature_is_never_alone_on_a_page(templat: str, akhir: str) -> None:
    """From the last sentence to the row to sign, each paragraph is kept with the next."""
    blocks = list(Document(io.BytesIO((TEMPLAT / templat).read_bytes())).iter_inner_content())
    last = max(number for number, block in enumerate(blocks) if akhir in getattr(block, "text", ""))
    signed = next(number for number, block in enumerate(blocks) if number > last and hasattr(block, "rows"))
    assert all(block.paragraph_format.keep_with_next for block in blocks[last:signed])
