"""The document as a Word file: the plain data of `paper` with real heading styles, sections and tables.

Takes a `DokumenIku`, gives bytes; the same document gives the same bytes. Each page of the IKU table is a table of its
own, so that a merged sasaran is named again on the next page in Word as in Excel; its headings repeat where editing
makes it longer. Texts are texts: nothing in a name becomes a field. The table of contents is a field that Word fills.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.document import Document as Berkas
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as RATA
from docx.shared import Cm, Length, Pt

from iku_analysis.documents.layout import MARGIN_ATAS, MARGIN_BAWAH, MARGIN_SAMPING
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.packing import repack
from iku_analysis.documents.paper import paper_of
from iku_analysis.documents.word_parts import (
    add_contents,
    add_footer,
    bottom_line,
    paragraph,
    set_styles,
)
from iku_analysis.documents.word_table import add_iku_table, add_plain_table

_GAYA = {"butir": "List Bullet", "nomor": "List Number"}


def write_docx(dokumen: DokumenIku) -> bytes:
    """The Word file."""
    paper = paper_of(dokumen)
    doc = Document()
    set_styles(doc)
    _portrait(doc)
    add_footer(doc, paper["kaki"])
    _Writer(doc, paper).write()
    properties = doc.core_properties
    properties.title, properties.author, properties.comments = paper["judul"], dokumen.instansi.nama, ""
    properties.last_modified_by, properties.revision = "", 1
    properties.created = properties.modified = datetime.combine(dokumen.tanggal, time())
    out = io.BytesIO()
    doc.save(out)
    return repack(out.getvalue())


def _portrait(doc: Berkas) -> None:
    _set_page(doc, Cm(21.0), Cm(29.7), (Cm(2.2), Cm(2.2), Cm(2.5)))


def _landscape(doc: Berkas) -> None:
    _set_page(doc, Cm(29.7), Cm(21.0), (Pt(MARGIN_ATAS), Pt(MARGIN_BAWAH), Pt(MARGIN_SAMPING)))


def _set_page(doc: Berkas, wide: Length, high: Length, margins: tuple[Length, Length, Length]) -> None:
    section = doc.sections[-1]
    section.orientation = WD_ORIENT.LANDSCAPE if wide > high else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = wide, high
    section.top_margin, section.bottom_margin, section.left_margin = margins
    section.right_margin = margins[2]
    section.header_distance = section.footer_distance = Pt(20)


class _Writer:
    """Writes the parts of the paper one after the other."""

    def __init__(self, doc: Berkas, paper: dict[str, Any]) -> None:
        self.doc = doc
        self.paper = paper
        self.instansi: dict[str, str] = paper["instansi"]
        self.parts: dict[str, Callable[[], None]] = {
            "kop": self._letterhead,
            "daftar-isi": self._contents,
            "tanda-tangan": lambda: self._signature([paper["tempat"]]),
            "penetapan": self._enactment,
            "tujuan": self._objectives,
            "tabel": lambda: add_iku_table(doc, paper["tabel"]),
            "tabel-jateng": lambda: add_iku_table(doc, paper["tabel-jateng"]),
            "manual": self._manual,
            "catatan": self._notes,
        }

    def write(self) -> None:
        """Cover, then the manuscript in its sections."""
        self._cover()
        for section in self.paper["bagian"]:
            self.doc.add_section(WD_SECTION.NEW_PAGE)
            (_landscape if section["rebah"] else _portrait)(self.doc)
            for number, (jenis, teks) in enumerate(section["isi"]):
                self._piece(jenis, teks, is_first=number == 0)

    def _piece(self, jenis: str, teks: str, *, is_first: bool) -> None:
        if jenis == "sisip":
            self.parts[teks]()
        elif jenis in ("judul1", "judul2"):
            heading = self.doc.add_heading(teks, int(jenis[-1]))
            heading.paragraph_format.page_break_before = jenis == "judul1" and not is_first
        elif jenis == "tengah":
            paragraph(self.doc, teks, rata=RATA.CENTER, sesudah=2)
        elif jenis == "huruf":
            item = paragraph(self.doc, f"{teks[:2]}\t{teks[3:]}", rata=RATA.JUSTIFY)
            item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = Cm(1.0), Cm(-1.0)
            item.paragraph_format.tab_stops.add_tab_stop(Cm(1.0))
        elif jenis in _GAYA:
            self.doc.add_paragraph(teks, style=_GAYA[jenis])
        else:
            paragraph(self.doc, teks, rata=RATA.JUSTIFY)

    def _cover(self) -> None:
        paper, instansi = self.paper, self.instansi
        lines = (
            (instansi["pemerintah"].upper(), 14, False, 90),
            (instansi["nama_kop"].upper(), 16, True, 0),
            ("INDIKATOR KINERJA UTAMA", 26, True, 150),
            (paper["periode"].upper(), 16, False, 6),
            (paper["bidang"], 13, False, 6),
            (paper["status"], 10, False, 170),
            (paper["kaki"], 10, False, 2),
            (instansi["kota"].upper(), 12, False, 40),
            (paper["tahun"], 12, False, 0),
        )
        for text, size, bold, above in lines:
            if text:
                paragraph(self.doc, text, rata=RATA.CENTER, ukuran=size, tebal=bold, sebelum=above)

    def _letterhead(self) -> None:
        instansi = self.instansi
        lines = ((instansi["pemerintah"].upper(), 13, False), (instansi["nama_kop"].upper(), 14, True))
        small = ((instansi["alamat"], 9, False), (instansi["kontak"], 9, False))
        last = None
        for text, size, bold in (*lines, *small):
            if text:
                last = paragraph(self.doc, text, rata=RATA.CENTER, ukuran=size, tebal=bold, sesudah=0)
        if last is not None:
            bottom_line(last)
        paragraph(self.doc, "", sesudah=2)

    def _signature(self, above: list[str]) -> None:
        instansi = self.instansi
        before = [*above, instansi["jabatan_penandatangan"]]
        nip = f"NIP. {instansi['nip_penandatangan']}" if instansi["nip_penandatangan"] else ""
        after = [instansi["nama_penandatangan"], instansi["pangkat_penandatangan"], nip]
        lines = [line for line in before if line]
        self.doc.paragraphs[-1].paragraph_format.keep_with_next = True
        for number, line in enumerate(lines):
            self._signed(line, after=44 if number == len(lines) - 1 else 0)
        for number, line in enumerate(line for line in after if line):
            self._signed(line, bold=number == 0 and line == instansi["nama_penandatangan"])

    def _signed(self, text: str, *, after: float = 0, bold: bool = False) -> None:
        item = paragraph(self.doc, text, rata=RATA.CENTER, tebal=bold, sesudah=after)
        item.paragraph_format.left_indent = Cm(8.5)
        item.paragraph_format.keep_with_next = True

    def _enactment(self) -> None:
        kota = self.instansi["kota"]
        self._signature([f"Ditetapkan di {kota}" if kota else "", "pada tanggal ……………………"])

    def _contents(self) -> None:
        pieces = [piece for section in self.paper["bagian"] for piece in section["isi"]]
        add_contents(self.doc, [(int(jenis[-1]), teks) for jenis, teks in pieces if jenis.startswith("judul")])

    def _objectives(self) -> None:
        for item in self.paper["tujuan"]:
            paragraph(self.doc, f"Tujuan: {item['tujuan']}", tebal=True)
            for name in item["sasaran"]:
                self.doc.add_paragraph(name, style="List Bullet")

    def _manual(self) -> None:
        for card in self.paper["manual"]:
            self.doc.add_heading(card["judul"], 3)
            add_plain_table(self.doc, None, card["isian"], (113.0, 340.0), tebal_pertama=True)
            if card["nilai"]:
                widths = (453.0 / len(card["nilai"]),) * len(card["nilai"])
                titles, values = [name for name, _ in card["nilai"]], [[value for _, value in card["nilai"]]]
                add_plain_table(self.doc, titles, values, widths, rata="tengah", ukuran=8)

    def _notes(self) -> None:
        for part in self.paper["catatan"]:
            title = paragraph(self.doc, part["judul"], tebal=True, sebelum=10)
            title.paragraph_format.keep_with_next = True
            if part["baris"]:
                whole = sum(share for _, share in part["kolom"])
                widths = [453.0 * share / whole for _, share in part["kolom"]]
                add_plain_table(self.doc, [name for name, _ in part["kolom"]], part["baris"], widths, ukuran=8)
            else:
                paragraph(self.doc, part["kosong"])
