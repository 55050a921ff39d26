"""Builds the letter templates of this folder: `python data/templat/buat.py`. Running it twice gives the same bytes.

A template is a Word file with {{ fields }} of docxtpl; it may be edited in Word. An office's own version of a template,
under the same name in data/kerja/templat/, is used in place of the one here, so this folder need not be touched.
One function a letter at the end of this file, made of the parts above it. Uses nothing of iku_analysis.

Every template knows `instansi` (nama, pemerintah, nama_kop, alamat, kota …), `tanggal`, and the filters `tanggal`
(22 November 2026), `hari` (Minggu), `besar` (capitals). What else a letter knows stands in its function.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Dokumen
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as RATA
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).resolve().parent
DIBUAT = datetime(2026, 1, 12, 8, 0, 0)
HURUF, UKURAN = "Arial", 11
TAHUN = "{{ tahun }}{% if periode %} (periode {{ periode }}){% endif %}"


# ---------------------------------------------------------------------------------------------------------------------
# Parts
# ---------------------------------------------------------------------------------------------------------------------


def kertas() -> Dokumen:
    """An empty A4 letter in Arial 11."""
    doc = Document()
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2.0)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(2.0)
    style = doc.styles["Normal"]
    style.font.name, style.font.size = HURUF, Pt(UKURAN)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), HURUF)
    style.paragraph_format.space_after = Pt(0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    style.element.rPr.append(language)
    return doc


def baris(
    doc: Dokumen | _Cell,
    teks: str,
    *,
    rata: RATA = RATA.LEFT,
    tebal: bool = False,
    ukuran: float = UKURAN,
    sebelum: float = 0,
    sesudah: float = 0,
    menjorok: float = 0,
) -> Paragraph:
    """One paragraph; sizes and room in points, `menjorok` (first line) in centimetres."""
    paragraph = doc.add_paragraph()
    run = paragraph.add_run(teks)
    run.bold, run.font.size = tebal, Pt(ukuran)
    paragraph.alignment = rata
    bentuk = paragraph.paragraph_format
    bentuk.space_before, bentuk.space_after = Pt(sebelum), Pt(sesudah)
    bentuk.first_line_indent = Cm(menjorok)
    return paragraph


def alinea(doc: Dokumen, teks: str) -> Paragraph:
    """A paragraph of running text."""
    return baris(doc, teks, rata=RATA.JUSTIFY, sesudah=6, menjorok=1.25)


def bila(doc: Dokumen | _Cell, syarat: str, isi: Callable[[], object]) -> None:
    """What `isi` adds stands only where the condition holds."""
    doc.add_paragraph(f"{{%p if {syarat} %}}")
    isi()
    doc.add_paragraph("{%p endif %}")


def kop(doc: Dokumen) -> None:
    """The letterhead: government, agency, address, contact; blank fields print nothing; a line below."""
    for medan, ukuran, tebal in (("pemerintah|besar", 13, False), ("nama_kop|besar", 14, True), ("alamat", 9, False)):
        teks = f"{{{{ instansi.{medan} }}}}"
        syarat = f"instansi.{medan.partition('|')[0]}"
        bila(doc, syarat, lambda t=teks, u=ukuran, b=tebal: baris(doc, t, rata=RATA.CENTER, ukuran=u, tebal=b))
    bila(doc, "instansi.kontak", lambda: baris(doc, "{{ instansi.kontak }}", rata=RATA.CENTER, ukuran=9))
    garis = baris(doc, "", ukuran=4, sesudah=8)
    tepi = OxmlElement("w:pBdr")
    bawah = OxmlElement("w:bottom")
    for nama, nilai in (("val", "thinThickSmallGap"), ("sz", "18"), ("space", "1"), ("color", "auto")):
        bawah.set(qn(f"w:{nama}"), nilai)
    tepi.append(bawah)
    # Word wants the parts of a paragraph's properties in their order: lines before spacing and alignment.
    garis._p.get_or_add_pPr().insert_element_before(tepi, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def judul(doc: Dokumen, teks: str, bawah: str = "") -> None:
    """The name of the paper in the middle, a second line below it."""
    baris(doc, teks, rata=RATA.CENTER, tebal=True, ukuran=13, sesudah=0 if bawah else 10)
    if bawah:
        baris(doc, bawah, rata=RATA.CENTER, sesudah=10)


def lebar(table: Table, centimetres: Sequence[float]) -> None:
    """Fixed widths of the columns."""
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def isi_sel(cell: _Cell, teks: str, *, rata: RATA = RATA.LEFT, tebal: bool = False) -> None:
    """The text of a cell in its first paragraph."""
    paragraph = cell.paragraphs[0]
    paragraph.alignment = rata
    paragraph.add_run(teks).bold = tebal


def keterangan(doc: Dokumen, pasangan: Sequence[tuple[str, str]]) -> None:
    """The block "Label : value" without lines."""
    table = doc.add_table(rows=0, cols=3)
    for label, nilai in pasangan:
        cells = table.add_row().cells
        for cell, teks in zip(cells, (label, ":", nilai), strict=True):
            isi_sel(cell, teks)
    lebar(table, (3.0, 0.5, 13.0))
    baris(doc, "", sesudah=2)


def tabel(doc: Dokumen, untuk: str, kolom: Sequence[tuple[str, str, float, RATA]]) -> None:
    """A ruled table with one row for each item: `untuk` is "x in list"; a column is heading, field, width, side."""
    table = doc.add_table(rows=4, cols=len(kolom), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, (judul_kolom, *_) in zip(table.rows[0].cells, kolom, strict=True):
        isi_sel(cell, judul_kolom, rata=RATA.CENTER, tebal=True)
    kepala = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(kepala)
    isi_sel(table.rows[1].cells[0], f"{{%tr for {untuk} %}}")
    for cell, (_, medan, _, rata) in zip(table.rows[2].cells, kolom, strict=True):
        isi_sel(cell, medan, rata=rata)
    isi_sel(table.rows[3].cells[0], "{%tr endfor %}")
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    lebar(table, [width for _, _, width, _ in kolom])
    baris(doc, "", sesudah=2)


def _ruang_tanda_tangan(doc: Dokumen) -> Sequence[_Cell]:
    """Two cells side by side on one page, with the sentence before them; blank lines between do not part them."""
    for paragraph in reversed(doc.paragraphs):
        paragraph.paragraph_format.keep_with_next = True
        if paragraph.text and not paragraph.text.startswith("{%"):
            break
    table = doc.add_table(rows=1, cols=2)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    lebar(table, (8.25, 8.25))
    return table.rows[0].cells


def tanda_tangan(doc: Dokumen, tempat: str = "{{ instansi.kota }}, {{ tanggal|tanggal }}") -> None:
    """Place and date, office, room to sign, name, rank, NIP, at the right; `penandatangan` has the four fields."""
    cell = _ruang_tanda_tangan(doc)[1]
    cell.paragraphs[0].add_run(tempat)
    cell.paragraphs[0].alignment = RATA.CENTER
    baris(cell, "{{ penandatangan.jabatan }}", rata=RATA.CENTER, sesudah=52)
    baris(cell, "{{ penandatangan.nama }}", rata=RATA.CENTER, tebal=True)
    bila(cell, "penandatangan.pangkat", lambda: baris(cell, "{{ penandatangan.pangkat }}", rata=RATA.CENTER))
    bila(cell, "penandatangan.nip", lambda: baris(cell, "NIP. {{ penandatangan.nip }}", rata=RATA.CENTER))
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def dua_tanda_tangan(doc: Dokumen) -> None:
    """Mengetahui (`penandatangan`) at the left, the clerk (`notulis`) at the right."""
    left, right = _ruang_tanda_tangan(doc)
    left.paragraphs[0].add_run("Mengetahui,")
    right.paragraphs[0].add_run("{{ instansi.kota }}, {{ tanggal|tanggal }}")
    baris(left, "{{ penandatangan.jabatan }}", rata=RATA.CENTER, sesudah=52)
    baris(right, "Notulis", rata=RATA.CENTER, sesudah=52)
    baris(left, "{{ penandatangan.nama }}", rata=RATA.CENTER, tebal=True)
    bila(left, "penandatangan.nip", lambda: baris(left, "NIP. {{ penandatangan.nip }}", rata=RATA.CENTER))
    baris(right, "{{ notulis }}", rata=RATA.CENTER, tebal=True)
    for cell in (left, right):
        for paragraph in cell.paragraphs:
            paragraph.alignment = RATA.CENTER
            paragraph.paragraph_format.keep_with_next = True


def daftar(doc: Dokumen, untuk: str, teks: str) -> None:
    """One numbered line for each item of a list; `{{ loop.index }}` is its number, a tab stands after it."""
    doc.add_paragraph(f"{{%p for {untuk} %}}")
    bentuk = baris(doc, teks, menjorok=-0.75).paragraph_format
    bentuk.left_indent = Cm(0.75)
    doc.add_paragraph("{%p endfor %}")


# ---------------------------------------------------------------------------------------------------------------------
# Letters
# ---------------------------------------------------------------------------------------------------------------------


def disposisi() -> Dokumen:
    """SOP 1. Fields: tahun, periode, nomor, dari, kepada (list of offices), isi (list of sentences), batas."""
    doc = kertas()
    kop(doc)
    judul(doc, "LEMBAR DISPOSISI", "Penyusunan Indikator Kinerja Utama {{ tahun }}")
    keterangan(
        doc,
        (
            ("Nomor", "{{ nomor or '……………………' }}"),
            ("Tanggal", "{{ tanggal|tanggal }}"),
            ("Dari", "{{ dari }}"),
            (
                "Hal",
                "Penyusunan Indikator Kinerja Utama {{ tahun }}{% if periode %} (periode {{ periode }}){% endif %}",
            ),
        ),
    )
    baris(doc, "Diteruskan kepada:", tebal=True, sesudah=2)
    daftar(doc, "jabatan in kepada", "{{ loop.index }}.\t{{ jabatan }}")
    baris(doc, "Isi disposisi:", tebal=True, sebelum=8, sesudah=2)
    daftar(doc, "kalimat in isi", "{{ loop.index }}.\t{{ kalimat }}")
    bila(doc, "batas", lambda: baris(doc, "Diselesaikan paling lambat: {{ batas|tanggal }}", sebelum=8))
    baris(doc, "Catatan:", tebal=True, sebelum=8)
    for _ in range(3):
        baris(doc, "…" * 46, ukuran=9, sebelum=8)
    baris(doc, "", sesudah=8)
    tanda_tangan(doc)
    return doc


def pengantar_format() -> Dokumen:
    """SOP 3. Fields: tahun, periode, nomor, dari, penerima (a line each), batas, ada_iku_lama, formats.

    Of each of `formats`: bidang, berkas, indikator (how many), versi.
    """
    doc = kertas()
    kop(doc)
    judul(doc, "NOTA DINAS")
    keterangan(
        doc,
        (
            ("Yth.", "{{ penerima }}"),
            ("Dari", "{{ dari }}"),
            ("Nomor", "{{ nomor or '……………………' }}"),
            ("Tanggal", "{{ tanggal|tanggal }}"),
            ("Lampiran", "{{ formats|length }} berkas format isian"),
            ("Hal", f"Pengisian format usulan Indikator Kinerja Utama {TAHUN}"),
        ),
    )
    alinea(
        doc,
        "Dalam rangka penyusunan Indikator Kinerja Utama {{ instansi.nama }} tahun {{ tahun }}"
        "{% if periode %} (periode {{ periode }}){% endif %}, bersama ini dikirimkan format isian bagi tiap bidang dan "
        "sekretariat. Format sudah diisi dengan sasaran, indikator, satuan dan target yang tercantum dalam Renstra"
        "{% if ada_iku_lama %} serta IKU tahun lalu{% endif %}.",
    )
    tabel(
        doc,
        "f in formats",
        (
            ("No", "{{ loop.index }}", 0.9, RATA.CENTER),
            ("Bidang", "{{ f.bidang }}", 4.6, RATA.LEFT),
            ("Berkas", "{{ f.berkas }}", 7.3, RATA.LEFT),
            ("Indikator terisi", "{{ f.indikator }}", 2.2, RATA.CENTER),
            ("Versi", "{{ f.versi }}", 1.5, RATA.CENTER),
        ),
    )
    alinea(
        doc,
        "Mohon format diperiksa, dilengkapi pada sel berwarna kuning, lalu dikirim kembali dalam bentuk Excel"
        "{% if batas %} paling lambat {{ batas|hari }}, {{ batas|tanggal }}{% endif %}. Susunan kolom dan lembar tidak "
        "diubah, agar isian dapat dibaca tanpa diketik ulang. Petunjuk pengisian ada di lembar Petunjuk.",
    )
    alinea(doc, "Atas perhatian dan kerja samanya disampaikan terima kasih.")
    baris(doc, "", sesudah=8)
    tanda_tangan(doc)
    return doc


def pengantar_iku() -> Dokumen:
    """SOP 12. Fields: tahun, periode, nomor, penerima (list), kiriman (list of jenis, banyaknya, keterangan)."""
    doc = kertas()
    kop(doc)
    baris(doc, "{{ instansi.kota }}, {{ tanggal|tanggal }}", rata=RATA.RIGHT, sesudah=6)
    baris(doc, "Yth.", sesudah=0)
    daftar(doc, "nama in penerima", "{{ loop.index }}.\t{{ nama }}")
    baris(doc, "di Tempat", sesudah=14)
    judul(doc, "SURAT PENGANTAR", "Nomor: {{ nomor }}")
    tabel(
        doc,
        "k in kiriman",
        (
            ("No", "{{ loop.index }}", 1.0, RATA.CENTER),
            ("Jenis yang dikirim", "{{ k.jenis }}", 7.5, RATA.LEFT),
            ("Banyaknya", "{{ k.banyaknya }}", 2.8, RATA.CENTER),
            ("Keterangan", "{{ k.keterangan }}", 5.2, RATA.LEFT),
        ),
    )
    table = doc.add_table(rows=1, cols=2)
    lebar(table, (8.25, 8.25))
    kiri, kanan = table.rows[0].cells
    kiri.paragraphs[0].add_run("Diterima tanggal ……………………")
    baris(kiri, "Penerima,", sesudah=66)
    baris(kiri, "……………………………………")
    baris(kiri, "Nomor telepon ……………………")
    kanan.paragraphs[0].add_run("Pengirim,")
    kanan.paragraphs[0].alignment = RATA.CENTER
    baris(kanan, "{{ penandatangan.jabatan }}", rata=RATA.CENTER, sesudah=52)
    baris(kanan, "{{ penandatangan.nama }}", rata=RATA.CENTER, tebal=True)
    bila(kanan, "penandatangan.pangkat", lambda: baris(kanan, "{{ penandatangan.pangkat }}", rata=RATA.CENTER))
    bila(kanan, "penandatangan.nip", lambda: baris(kanan, "NIP. {{ penandatangan.nip }}", rata=RATA.CENTER))
    return doc


def undangan_rapat() -> Dokumen:
    """SOP 4. Fields: nomor, tujuan (list), tahun, periode, agenda (list), jumlah, temuan, galat; of `rapat`: judul,
    hari, waktu, tempat, pimpinan. A long agenda is a page of its own, so that the letter stays on one.
    """
    terlampir = "agenda|length > 6"
    akhir = f"{{% if {terlampir} %}} (terlampir){{% else %}}:{{% endif %}}"
    agenda = ("butir in agenda", "{{ loop.index }}.\t{{ butir }}")
    doc = kertas()
    kop(doc)
    baris(doc, "{{ instansi.kota }}, {{ tanggal|tanggal }}", rata=RATA.RIGHT, sesudah=6)
    keterangan(
        doc,
        (
            ("Nomor", "{{ nomor or '……………………' }}"),
            ("Sifat", "Penting"),
            ("Lampiran", f"{{% if {terlampir} %}}1 (satu) lembar{{% else %}}-{{% endif %}}"),
            ("Hal", "Undangan {{ rapat.judul }}"),
        ),
    )
    baris(doc, "Yth.", sesudah=2)
    daftar(doc, "jabatan in tujuan", "{{ loop.index }}.\t{{ jabatan }}")
    baris(doc, "di Tempat", sebelum=2, sesudah=10)
    alinea(
        doc,
        "Dalam rangka penyusunan Indikator Kinerja Utama {{ instansi.nama }} tahun {{ tahun }}"
        "{% if periode %} (periode {{ periode }}){% endif %}, dengan hormat kami mengundang Saudara pada:",
    )
    keterangan(
        doc,
        (
            ("Hari, tanggal", "{{ rapat.hari }}"),
            ("Waktu", "{{ rapat.waktu }}"),
            ("Tempat", "{{ rapat.tempat }}"),
            ("Agenda", f"Pembahasan {{{{ jumlah }}}} usulan indikator{akhir}"),
        ),
    )
    bila(doc, f"not {terlampir}", lambda: daftar(doc, *agenda))
    baris(doc, "", ukuran=6)
    bila(
        doc,
        "temuan",
        lambda: alinea(
            doc,
            "Pada usulan itu masih terbuka {{ temuan }} temuan, di antaranya {{ galat }} galat yang perlu diputuskan "
            "atau diperbaiki.",
        ),
    )
    alinea(doc, "Demikian, atas perhatian dan kehadirannya disampaikan terima kasih.")
    tanda_tangan(doc, tempat="")

    def lampiran() -> None:
        baris(
            doc, "Lampiran undangan nomor {{ nomor or '……………………' }}", sesudah=10
        ).paragraph_format.page_break_before = True
        baris(doc, "AGENDA RAPAT", rata=RATA.CENTER, tebal=True, sesudah=10)
        daftar(doc, *agenda)

    bila(doc, terlampir, lampiran)
    return doc


def daftar_hadir() -> Dokumen:
    """SOP 5. Fields: peserta (list, blank for a free line); of `rapat`: judul, hari, waktu, tempat."""
    doc = kertas()
    kop(doc)
    judul(doc, "DAFTAR HADIR", "{{ rapat.judul }}")
    keterangan(
        doc,
        (("Hari, tanggal", "{{ rapat.hari }}"), ("Waktu", "{{ rapat.waktu }}"), ("Tempat", "{{ rapat.tempat }}")),
    )
    tabel(
        doc,
        "jabatan in peserta",
        (
            ("No", "{{ loop.index }}", 1.0, RATA.CENTER),
            ("Nama", "", 4.5, RATA.LEFT),
            ("Jabatan", "{{ jabatan }}", 6.0, RATA.LEFT),
            ("Tanda tangan", "{{ loop.index }}.", 5.0, RATA.LEFT),
        ),
    )
    doc.tables[-1].rows[2].height = Cm(1.0)  # room to sign
    return doc


def notulen() -> Dokumen:
    """SOP 5. Fields: tahun, periode, peserta, jumlah, ringkasan, urut, kelompok, pembahasan, tindak_lanjut, notulis.

    Of `rapat`: judul, hari, waktu, tempat, pimpinan, notulis. Of each of `kelompok`: nama, butir; of each butir: no,
    indikator, bidang, satuan, target (of the year), putusan. Of `pembahasan`: no, indikator, catatan; of
    `tindak_lanjut`: no, indikator, apa, siapa, batas.
    """
    doc = kertas()
    kop(doc)
    judul(doc, "NOTULEN RAPAT", "{{ rapat.judul }}")
    keterangan(
        doc,
        (
            ("Hari, tanggal", "{{ rapat.hari }}"),
            ("Waktu", "{{ rapat.waktu }}"),
            ("Tempat", "{{ rapat.tempat }}"),
            ("Pimpinan rapat", "{{ rapat.pimpinan }}"),
            ("Agenda", f"Pembahasan usulan Indikator Kinerja Utama {TAHUN}"),
            ("Peserta", "{{ peserta|join('; ') }}"),
        ),
    )
    baris(doc, "A. Keputusan", tebal=True, sesudah=2)
    alinea(doc, "Dari {{ jumlah }} usulan indikator: {{ ringkasan }}.")
    doc.add_paragraph("{%p for k in kelompok %}")
    baris(doc, "{{ k.nama }}", tebal=True, ukuran=10, sebelum=4, sesudah=2).paragraph_format.keep_with_next = True
    tabel(
        doc,
        "b in k.butir",
        (
            ("No", "{{ b.no }}", 1.0, RATA.CENTER),
            ("Indikator", "{{ b.indikator }}\n({{ b.bidang }})", 6.2, RATA.LEFT),
            ("Satuan", "{{ b.satuan }}", 2.0, RATA.LEFT),
            ("Target {{ tahun }}", "{{ b.target }}", 3.3, RATA.CENTER),
            ("Putusan", "{{ b.putusan }}", 4.0, RATA.LEFT),
        ),
    )
    doc.add_paragraph("{%p endfor %}")
    baris(doc, "B. Pembahasan", tebal=True, sebelum=6, sesudah=2)
    bila(doc, "not pembahasan", lambda: baris(doc, "Tidak ada catatan pembahasan."))
    daftar(doc, "c in pembahasan", "{{ loop.index }}.\tNo {{ c.no }}, {{ c.indikator }}: {{ c.catatan }}")
    baris(doc, "C. Tindak lanjut", tebal=True, sebelum=8, sesudah=4).paragraph_format.keep_with_next = True
    bila(doc, "not tindak_lanjut", lambda: baris(doc, "Tidak ada tindak lanjut."))
    doc.add_paragraph("{%p if tindak_lanjut %}")
    tabel(
        doc,
        "t in tindak_lanjut",
        (
            ("No", "{{ loop.index }}", 1.0, RATA.CENTER),
            ("Tindak lanjut", "{{ t.apa }}", 5.5, RATA.LEFT),
            ("Indikator", "{{ t.indikator }}", 4.4, RATA.LEFT),
            ("Penanggung jawab", "{{ t.siapa }}", 3.2, RATA.LEFT),
            ("Batas waktu", "{{ t.batas }}", 2.4, RATA.LEFT),
        ),
    )
    for cell in doc.tables[-1].rows[2].cells:  # the signatures never stand alone on a page
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    doc.add_paragraph("{%p endif %}")
    baris(doc, "", sesudah=6)
    dua_tanda_tangan(doc)
    return doc


SURAT: dict[str, Callable[[], Dokumen]] = {
    "undangan_rapat.docx": undangan_rapat,
    "daftar_hadir.docx": daftar_hadir,
    "notulen.docx": notulen,
    "disposisi.docx": disposisi,
    "pengantar_format.docx": pengantar_format,
    "pengantar_iku.docx": pengantar_iku,
}


def bangun() -> dict[str, bytes]:
    """File name → bytes of every template, with fixed times."""
    return {nama: _bytes(buat()) for nama, buat in SURAT.items()}


def _bytes(doc: Dokumen) -> bytes:
    sifat = doc.core_properties
    sifat.author, sifat.title, sifat.comments, sifat.last_modified_by = "", "", "", ""
    sifat.created, sifat.modified, sifat.revision = DIBUAT, DIBUAT, 1
    saved, out = io.BytesIO(), io.BytesIO()
    doc.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (2026, 1, 12, 8, 0, 0))
            info.create_system, info.external_attr = 3, 0o644 << 16
            target.writestr(info, source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main() -> None:
    """Write every template beside this script."""
    for nama, isi in bangun().items():
        (FOLDER / nama).write_bytes(isi)


if __name__ == "__main__":
    main()
