"""Workbooks that somebody made to hurt, or that a broken program made so: built part by part, each with one fault.

`berkas()` gives the files by the name of their fault; a table that can be read stands in each, so that what is refused
is refused for its fault. Content that is only large is written as a stream, never held.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
JUDUL = ("No", "Sasaran", "Indikator", "Satuan", "Target 2026")
ISI = ("1", "Sasaran Satu", "Persentase Ormas Aktif", "Persen", "70")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Parts = dict[str, "str | bytes | Iterable[bytes]"]


def sel(alamat: str, teks: str) -> str:
    """One inline text cell."""
    return f'<c r="{alamat}" t="inlineStr"><is><t>{teks}</t></is></c>'


def baris(nomor: int, isi: Iterable[str]) -> str:
    """One row of text cells from column A on."""
    cells = "".join(sel(f"{huruf}{nomor}", teks) for huruf, teks in zip("ABCDEFGHIJ", isi, strict=False))
    return f'<row r="{nomor}">{cells}</row>'


TABEL = baris(1, JUDUL) + baris(2, ISI)


def lembar(data: str = TABEL, *, depan: str = "", belakang: str = "", pembuka: str = "") -> str:
    """A worksheet part; `pembuka` before the root, `depan` and `belakang` around its rows."""
    return f'{XML}{pembuka}<worksheet xmlns="{MAIN}">{depan}<sheetData>{data}</sheetData>{belakang}</worksheet>'


def bagian(lembar_xml: str | Iterable[bytes] | None = None, *, nama: str = "IKU", buku: str = "") -> Parts:
    """The parts of a workbook of one sheet."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{buku}'
        f'<sheets><sheet name="{nama}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _hubungan(("rId1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": lembar() if lembar_xml is None else lembar_xml,
    }


def _hubungan(*items: tuple[str, str, str]) -> str:
    rels = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{jenis}" Target="{target}"/>' for i, jenis, target in items)
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{rels}</Relationships>'


def arsip(parts: Parts) -> bytes:
    """The parts zipped; an iterable of bytes is streamed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, data in parts.items():
            with target.open(name, "w") as part:
                pieces = [data] if isinstance(data, bytes) else [data.encode()] if isinstance(data, str) else data
                for piece in pieces:
                    part.write(piece)
    return out.getvalue()


def buku(lembar_xml: str | Iterable[bytes] | None = None, **lain: str) -> bytes:
    """The bytes of a workbook of one sheet."""
    return arsip(bagian(lembar_xml, **lain))


def dengan(ganti: Parts, lembar_xml: str | Iterable[bytes] | None = None) -> bytes:
    """A workbook with parts added or replaced."""
    return arsip({**bagian(lembar_xml), **ganti})


def dengan_teks_bersama(strings: Iterable[bytes], data: str) -> bytes:
    """A workbook whose sheet points into a table of shared texts."""
    kepala = f'{XML}<sst xmlns="{MAIN}">'.encode()

    def isi() -> Iterable[bytes]:
        yield kepala
        yield from strings
        yield b"</sst>"

    rels = _hubungan(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"))
    return dengan({"xl/_rels/workbook.xml.rels": rels, "xl/sharedStrings.xml": isi()}, lembar(data))


def mengalir(isi: Iterable[str], belakang: str = "") -> Iterable[bytes]:
    """A worksheet part with the table and then any number of further rows, in pieces."""
    yield f'{XML}<worksheet xmlns="{MAIN}"><sheetData>{TABEL}'.encode()
    for potong in isi:
        yield potong.encode()
    yield f"</sheetData>{belakang}</worksheet>".encode()


def _seribu(pola: str, angka: Iterable[int]) -> str:
    """The pattern filled in for each number, all at once: millions of pieces one by one take seconds."""
    banyak = pola.count("%d")
    isi = tuple(angka)
    return pola * len(isi) % (isi if banyak == 1 else tuple(sama for n in isi for sama in (n,) * banyak))


def _bom_satu_bagian() -> bytes:
    return buku(mengalir(" " * 1_000_000 for _ in range(300)))


def _bom_banyak_bagian() -> bytes:
    return dengan({f"xl/worksheets/sheet{n}.xml": b" " * 3_000_000 for n in range(2, 150)})


def _bom_bersarang() -> bytes:
    dalam = arsip({f"{n}.bin": b"\0" * 20_000_000 for n in range(5)})
    return arsip({f"{n}.zip": dalam for n in range(20)})


def _bom_komentar() -> bytes:
    def isi() -> Iterable[bytes]:
        yield f"{XML}<!--".encode()
        for n in range(120):
            yield (f"{n:07d}" * 8).encode() + b" " * 999_000
        yield b"-->" + lembar().removeprefix(XML).encode()

    return buku(isi())


def _ukuran_bohong() -> bytes:
    """The directory says that the sheet unpacks to 100 bytes."""
    content = bytearray(buku())
    at = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(content)


def _tawa_sejuta() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return buku(lembar(baris(1, JUDUL) + baris(2, ("1", "&a9;")), pembuka=f"<!DOCTYPE x [{entities}]>"))


def _entitas_luar() -> bytes:
    pembuka = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return buku(lembar(baris(1, JUDUL) + baris(2, ("1", "&f;")), pembuka=pembuka))


def _doctype_utf16() -> bytes:
    teks = lembar(pembuka="<!DOCTYPE worksheet>").replace("UTF-8", "UTF-16")
    return dengan({"xl/worksheets/sheet1.xml": teks.encode("utf-16")})


def _doctype_berekstensi_lain() -> bytes:
    parts = bagian()
    parts["xl/_rels/workbook.xml.rels"] = _hubungan(("rId1", "worksheet", "worksheets/sheet1.dat"))
    parts["xl/worksheets/sheet1.dat"] = lembar(pembuka='<!DOCTYPE x [<!ENTITY a "b">]>')
    return arsip(parts)


def _sejuta_baris_kosong() -> bytes:
    pola = '<row r="%d" s="1" customFormat="1"/>'
    return buku(mengalir(_seribu(pola, range(k, k + 1000)) for k in range(3, 1_000_003, 1000)))


def _sejuta_baris_sel_kosong() -> bytes:
    pola = '<row r="%d"><c r="A%d" s="1"/><c r="B%d" s="1"/><c r="C%d" s="1"/></row>'
    return buku(mengalir(_seribu(pola, range(k, k + 1000)) for k in range(3, 1_000_003, 1000)))


def _baris_terisi_tanpa_akhir() -> bytes:
    pola = '<row r="%d"><c r="A%d"><v>%d</v></c><c r="C%d"><v>%d</v></c></row>'
    return buku(mengalir(_seribu(pola, range(k, k + 1000)) for k in range(3, 100_003, 1000)))


def _semua_kolom() -> bytes:
    from openpyxl.utils.cell import get_column_letter

    cells = "".join(f'<c r="{get_column_letter(n)}3"><v>{n}</v></c>' for n in range(1, 16_385))
    return buku(lembar(TABEL + f'<row r="3">{cells}</row>'))


def _judul_di_semua_kolom() -> bytes:
    from openpyxl.utils.cell import get_column_letter

    row = "".join(sel(f"{get_column_letter(n)}1", f"Target {2000 + n % 100}") for n in range(1, 16_385))
    return buku(lembar(f'<row r="1">{row}</row>' + baris(2, ISI)))


def _gabungan(refs: Iterable[str]) -> bytes:
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    return buku(lembar(belakang=f"<mergeCells>{merges}</mergeCells>"))


def _banyak_validasi() -> bytes:
    rows = "".join(
        f'<dataValidation sqref="F{n}" type="list"><formula1>"a,b"</formula1></dataValidation>' for n in range(100_000)
    )
    rule = '<cfRule type="expression" priority="1"><formula>1</formula></cfRule>'
    cf = "".join(f'<conditionalFormatting sqref="A{n}">{rule}</conditionalFormatting>' for n in range(1, 50_000))
    return buku(lembar(belakang=f"{cf}<dataValidations>{rows}</dataValidations>"))


def _banyak_gaya() -> bytes:
    xfs = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * 200_000
    styles = f'{XML}<styleSheet xmlns="{MAIN}"><cellXfs>{xfs}</cellXfs></styleSheet>'
    rels = _hubungan(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"))
    return dengan({"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": rels})


def _banyak_nama() -> bytes:
    nama = "".join(f'<definedName name="n{n}">#REF!</definedName>' for n in range(200_000))
    return buku(None, buku=f"<definedNames>{nama}</definedNames>")


def _banyak_lembar() -> bytes:
    parts = bagian()
    sheets = "".join(f'<sheet name="L{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 5000))
    parts["xl/workbook.xml"] = f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'
    return arsip(parts)


def _bersarang_dalam() -> bytes:
    return buku(lembar(belakang="<x>" * 200_000 + "</x>" * 200_000))


def _ganda() -> bytes:
    """Two parts of the same name; which one counts differs between programs."""
    import warnings

    out = io.BytesIO(buku())
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as target:
        warnings.simplefilter("ignore")
        target.writestr(
            "xl/worksheets/sheet1.xml", lembar(baris(1, JUDUL) + baris(2, ("1", "S", "Lain", "Persen", "9")))
        )
    return out.getvalue()


def _hubungan_melingkar() -> bytes:
    """The workbook names itself as its sheet."""
    return dengan({"xl/_rels/workbook.xml.rels": _hubungan(("rId1", "worksheet", "workbook.xml"))})


def _tanpa(part: str) -> bytes:
    parts = bagian()
    del parts[part]
    return arsip(parts)


def _satu_sel(isi: str) -> bytes:
    return buku(lembar(baris(1, JUDUL) + f'<row r="2">{isi}</row>'))


def _teks(panjang: str) -> bytes:
    return buku(lembar(baris(1, (*JUDUL, "Definisi Operasional")) + baris(2, (*ISI, panjang))))


def _penjelasan(isi: str) -> bytes:
    return buku(lembar(baris(1, (*JUDUL, "Penjelasan")) + baris(2, (*ISI, isi))))


def _terpotong() -> bytes:
    content = buku()
    return content[: len(content) // 2]


def _target(isi: str) -> bytes:
    return buku(lembar(baris(1, JUDUL) + baris(2, (*ISI[:4], isi))))


# Name of the file (its fault) → how it is built. Names are those that a user might see.
PEMBUAT: dict[str, Callable[[], bytes]] = {
    "bom satu bagian.xlsx": _bom_satu_bagian,
    "bom banyak bagian.xlsx": _bom_banyak_bagian,
    "bom bersarang.xlsx": _bom_bersarang,
    "bom komentar.xlsx": _bom_komentar,
    "ukuran bohong.xlsx": _ukuran_bohong,
    "tawa sejuta.xlsx": _tawa_sejuta,
    "entitas luar.xlsx": _entitas_luar,
    "doctype utf-16.xlsx": _doctype_utf16,
    "doctype di bagian berekstensi lain.xlsx": _doctype_berekstensi_lain,
    "dimensi seluruh lembar.xlsx": lambda: buku(lembar(depan='<dimension ref="A1:XFD1048576"/>')),
    "sejuta baris kosong bergaya.xlsx": _sejuta_baris_kosong,
    "sejuta baris sel kosong.xlsx": _sejuta_baris_sel_kosong,
    "seratus ribu baris.xlsx": _baris_terisi_tanpa_akhir,
    "semua kolom.xlsx": _semua_kolom,
    "judul di semua kolom.xlsx": _judul_di_semua_kolom,
    "isi di sudut jauh.xlsx": lambda: buku(lembar(TABEL + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "alamat di luar lembar.xlsx": lambda: buku(lembar(TABEL + '<row r="9"><c r="ZZZ9999999"><v>1</v></c></row>')),
    "alamat rusak.xlsx": lambda: buku(lembar(TABEL + '<row r="9"><c r="9A"><v>1</v></c></row>')),
    "baris bernomor raksasa.xlsx": lambda: buku(lembar(TABEL + f'<row r="{"9" * 5000}"><c><v>1</v></c></row>')),
    "baris bernomor tak hingga.xlsx": lambda: buku(lembar(TABEL + '<row r="1e999"><c><v>1</v></c></row>')),
    "gabungan seluruh lembar.xlsx": lambda: _gabungan(["H1:XFD1048576"]),
    "gabungan seratus ribu.xlsx": lambda: _gabungan(f"G{n}:H{n}" for n in range(1, 100_001)),
    "gabungan bertumpuk.xlsx": lambda: _gabungan(["A1:E2"] * 100_000),
    "gabungan terbalik.xlsx": lambda: _gabungan(["H9:A1", "A0:B0", "ngawur"]),
    "kolom tersembunyi tanpa akhir.xlsx": lambda: buku(
        lembar(depan='<cols><col min="7" max="999999999" hidden="1"/></cols>')
    ),
    "seratus ribu validasi.xlsx": _banyak_validasi,
    "dua ratus ribu gaya.xlsx": _banyak_gaya,
    "dua ratus ribu nama.xlsx": _banyak_nama,
    "ribuan lembar.xlsx": _banyak_lembar,
    "bersarang dalam.xlsx": _bersarang_dalam,
    "teks 100.000 huruf.xlsx": lambda: _teks("kata " * 20_000),
    "penjelasan berisi spasi.xlsx": lambda: _penjelasan("Alasan:\n" + " " * 32_000 + "\nx"),
    "penjelasan berisi titik dua.xlsx": lambda: _penjelasan("Sumber Data: x " * 2_100),
    "penjelasan berisi huruf besar.xlsx": lambda: _penjelasan("Aa " * 10_000),
    "target 32.000 angka.xlsx": lambda: _target("9" * 32_000),
    "target 32.000 titik.xlsx": lambda: _target("1." * 16_000),
    "target 32.000 strip.xlsx": lambda: _target("5" + "-" * 31_000 + "5"),
    "target rentang berantai.xlsx": lambda: _target("5 - 6 - " * 4_000),
    "target 32.000 kurung.xlsx": lambda: _target("(" * 32_000),
    "target 32.000 spasi.xlsx": lambda: _target("5" + " " * 31_000 + "x"),
    "indikator 16.000 baris.xlsx": lambda: buku(
        lembar(baris(1, JUDUL) + baris(2, ("1", "S", "1. a\n" * 6_000, "Persen", "5\n" * 6_000)))
    ),
    "karakter kendali.xlsx": lambda: buku(
        lembar(baris(1, JUDUL) + baris(2, (*ISI[:2], "Ind_x0000__x0007_ikator&#9;A", *ISI[3:])))
    ),
    "karakter kendali mentah.xlsx": lambda: buku(lembar(baris(1, JUDUL) + baris(2, (*ISI[:2], "A\x00B", *ISI[3:])))),
    "nama lembar aneh.xlsx": lambda: buku(None, nama="../IKU&#10;&lt;b&gt;&quot;'[1]\u202e"),
    "nama lembar panjang.xlsx": lambda: buku(None, nama="A" * 100_000),
    "rumus gagal.xlsx": lambda: _satu_sel(
        sel("C2", "A") + '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E2" t="e"><v>#REF!</v></c>'
    ),
    "rumus melingkar.xlsx": lambda: _satu_sel(sel("C2", "A") + '<c r="E2"><f>E2+1</f></c>'),
    "angka tak hingga.xlsx": lambda: _satu_sel(sel("C2", "A") + '<c r="E2"><v>1e999</v></c>'),
    "angka NaN.xlsx": lambda: _satu_sel(sel("C2", "A") + '<c r="E2"><v>NaN</v></c>'),
    "angka 5.000 digit.xlsx": lambda: _satu_sel(sel("C2", "A") + f'<c r="E2"><v>{"9" * 5000}</v></c>'),
    "angka 400 digit.xlsx": lambda: _satu_sel(sel("C2", "A") + f'<c r="E2"><v>{"9" * 400}</v></c>'),
    "tanggal 1904.xlsx": lambda: _tanggal(buku='<workbookPr date1904="1"/>'),
    "tanggal di luar kalender.xlsx": lambda: _tanggal("99999999999"),
    "format angka raksasa.xlsx": lambda: _tanggal("1.5", kode="0." + "0" * 250),
    "format angka rumit.xlsx": lambda: _tanggal("1.5", kode="[$-421]" * 30_000),
    "teks bersama di luar daftar.xlsx": lambda: dengan_teks_bersama(
        [b"<si><t>satu</t></si>"], TABEL + '<row r="3"><c r="C3" t="s"><v>99</v></c></row>'
    ),
    "teks bersama raksasa.xlsx": lambda: dengan_teks_bersama(
        (
            b"".join(b"<si><t>" + b"%06d" % n * 33 + b"</t></si>" for n in range(k, k + 1000))
            for k in range(0, 300_000, 1000)
        ),
        TABEL,
    ),
    "teks bersama sejuta.xlsx": lambda: dengan_teks_bersama(
        (_seribu("<si><t>%d</t></si>", range(n, n + 1000)).encode() for n in range(0, 1_100_000, 1000)), TABEL
    ),
    "tanpa buku kerja.xlsx": lambda: _tanpa("xl/workbook.xml"),
    "tanpa lembar.xlsx": lambda: _tanpa("xl/worksheets/sheet1.xml"),
    "tanpa hubungan.xlsx": lambda: _tanpa("xl/_rels/workbook.xml.rels"),
    "hubungan melingkar.xlsx": _hubungan_melingkar,
    "bagian ganda.xlsx": _ganda,
    "arsip beralamat mutlak.xlsx": lambda: dengan(
        {"/etc/iku-jahat": b"x", "../../iku-jahat": b"x", "C:\\iku-jahat": b"x"}
    ),
    "arsip terpotong.xlsx": _terpotong,
    "makro.xlsm": lambda: dengan({"xl/vbaProject.bin": OLE + b"\0" * 600}),
    "tautan luar.xlsx": lambda: dengan({"xl/externalLinks/externalLink1.xml": f'{XML}<externalLink xmlns="{MAIN}"/>'}),
    "berkata sandi.xlsx": lambda: OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
    "ole buntung.xls": lambda: OLE + "Workbook".encode("utf-16-le") + b"\xff" * 600,
    "sebenarnya pdf.xlsx": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "sebenarnya halaman web.xls": lambda: b"<html><body><table><tr><td>Indikator</td></tr></table></body></html>",
    "sebenarnya word.xlsx": lambda: arsip({"[Content_Types].xml": XML, "word/document.xml": "<w/>"}),
    "sebenarnya arsip.xlsx": lambda: arsip({"foto.jpg": b"\xff\xd8\xff"}),
    "sebenarnya gambar.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "hanya PK.xlsx": lambda: b"PK\x03\x04" + b"\xff" * 200,
    "csv jutaan baris kosong.csv": lambda: b"Sasaran;Indikator;Satuan;Target 2026\nS;A;Persen;5\n" + b"\n" * 5_000_000,
    "csv jutaan kolom.csv": lambda: b"Sasaran;Indikator;Satuan;Target 2026\nS;A;Persen;5\n" + b";" * 5_000_000,
    "kosong.xlsx": lambda: b"",
}


def _tanggal(angka: str = "46000", *, kode: str = "dd/mm/yyyy", buku: str = "") -> bytes:
    """A target with a number format of its own."""
    styles = (
        f'{XML}<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="{kode}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    rels = _hubungan(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"))
    row = f'<row r="2">{sel("C2", "A")}<c r="E2" s="1"><v>{angka}</v></c></row>'
    parts = bagian(lembar(baris(1, JUDUL) + row), buku=buku)
    return arsip({**parts, "xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": rels})
