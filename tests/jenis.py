"""One invented workbook in every kind of file: as .xlsx by XlsxWriter, as .xlsb record by record.

The .xls and .ods of the same content stand in tests/data/jenis, made once by tests/data/jenis/buat.py.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from datetime import datetime

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

FORMAT = {
    "persen": "0%",
    "persen_dua": "0.00%",
    "dokumen": '0 "Dokumen"',
    "rupiah": '"Rp" #,##0',
    "akuntansi": '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-',
    "satu": "0.0",
    "kurung": "#,##0.00;(#,##0.00)",
    "tanggal": "d-mmm",
}
JUDUL = ("No", "Sasaran", "Indikator Kinerja Utama", "Satuan", "Target", None, "Pagu 2026 (Rp)", "Penanggung Jawab")
# Row by row; a pair is a value and the name of its format.
PAGU, NOL = (150000000, "rupiah"), (0, "akuntansi")
BARIS: tuple[tuple[object, ...], ...] = (
    (
        1,
        "Meningkatnya kerukunan\numat",
        "Indeks kerukunan umat",
        "Indeks",
        (72.5, "satu"),
        74.25,
        PAGU,
        "Bidang Ketahanan",
    ),
    (2, None, "Persentase konflik yang diselesaikan", "Persen", (0.855, "persen_dua"), (0.9, "persen"), NOL),
    (3, None, "Persentase ormas aktif", "Persen", 85.5, "87,25", (1234567, "akuntansi")),
    (4, "Meningkatnya wawasan  kebangsaan", "Jumlah dokumen kajian", "Dokumen", (4, "dokumen"), (-2.5, "kurung"), PAGU),
    (5, None, "Rasio gangguan", "Angka", (datetime(2026, 5, 4), "tanggal"), 0.18),
    (6, None, "Nilai evaluasi", "Predikat", "BB", "A"),
    (7, None, "Jumlah kejadian", "Kejadian", 1000, "1.000"),
)
BARIS_PERTAMA = 6


def buku_xlsx() -> bytes:
    """The workbook as .xlsx: title, header of two rows, merged sasaran, hidden row, column and sheet, results."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    styles = {name: book.add_format({"num_format": code}) for name, code in FORMAT.items()}
    guide, sheet, old = (book.add_worksheet(name) for name in ("Petunjuk", "IKU", "Arsip"))
    guide.write("A1", "Isi lembar IKU.")
    old.write("A1", "Data tahun lalu")
    old.hide()
    sheet.activate()
    sheet.merge_range("A1:H1", "USULAN INDIKATOR KINERJA UTAMA TAHUN 2026-2027", book.add_format())
    for col, title in enumerate(JUDUL):
        if title and title != "Target":
            sheet.merge_range(3, col, 4, col, title, book.add_format())
    sheet.merge_range("E4:F4", "Target", book.add_format())
    sheet.write_row("E5", [2026, 2027])
    for at, row in enumerate(BARIS):
        for col, value in enumerate(row):
            style = None
            if isinstance(value, tuple):
                value, style = value[0], styles[value[1]]
            if value is not None:
                sheet.write(BARIS_PERTAMA - 1 + at, col, value, style)
    sheet.merge_range("B6:B8", BARIS[0][1], book.add_format())
    sheet.merge_range("B9:B12", BARIS[3][1], book.add_format())
    sheet.write_row("A13", [8, "Terjaganya ketertiban", "Jumlah laporan", "Laporan"])
    sheet.write_formula("E13", "=3+4", None, 7)
    sheet.write_formula("F13", "=1/0", None, "#DIV/0!")
    sheet.write_formula("G13", "=1500000*2", styles["rupiah"], 3000000)
    sheet.write_formula("H13", '="Bidang "&"Ketahanan"', None, "Bidang Ketahanan")
    sheet.set_row(11, None, None, {"hidden": True})
    sheet.set_column("D:D", 12, None, {"hidden": True})
    book.close()
    return out.getvalue()


def buku_xlsb() -> bytes:
    """The same workbook as .xlsb: its sheets, cells, formats, merges and hidden places, written record by record."""
    book = load_workbook(io.BytesIO(buku_xlsx()), data_only=True)
    codes = sorted({cell.number_format for sheet in book for row in sheet.iter_rows() for cell in row} - {"General"})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(len(book.worksheets)))
        archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.bin")]))
        targets = [("worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(book.worksheets) + 1)]
        archive.writestr("xl/_rels/workbook.bin.rels", _relations([*targets, ("styles", "styles.bin")]))
        archive.writestr("xl/styles.bin", b"".join(_styles(codes)))
        sheets = b"".join(
            record(156, struct.pack("<II", sheet.sheet_state != "visible", n) + text(f"rId{n}") + text(sheet.title))
            for n, sheet in enumerate(book.worksheets, start=1)
        )
        archive.writestr("xl/workbook.bin", record(131) + record(143) + sheets + record(144) + record(132))
        for n, sheet in enumerate(book.worksheets, start=1):
            archive.writestr(f"xl/worksheets/sheet{n}.bin", b"".join(_sheet(sheet, codes)))
    return out.getvalue()


def record(kind: int, content: bytes = b"") -> bytes:
    """One record: its kind and length in seven bits a byte."""
    return _packed(kind) + _packed(len(content)) + content


def text(words: str) -> bytes:
    """A text with its length before it."""
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def _packed(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _styles(codes: list[str]) -> Iterator[bytes]:
    yield record(278) + record(615, struct.pack("<I", len(codes)))
    for number, code in enumerate(codes, start=164):
        yield record(44, struct.pack("<H", number) + text(code))
    yield record(616) + record(626, struct.pack("<I", 1)) + record(47, struct.pack("<HH12x", 0xFFFF, 0)) + record(627)
    yield record(617, struct.pack("<I", len(codes) + 1))
    for number in (0, *range(164, 164 + len(codes))):
        yield record(47, struct.pack("<HH12x", 0, number))
    yield record(618) + record(279)


def _sheet(sheet: object, codes: list[str]) -> Iterator[bytes]:
    bounds = struct.pack("<4I", 0, sheet.max_row - 1, 0, sheet.max_column - 1)  # type: ignore[attr-defined]
    yield record(129) + record(148, bounds) + record(390)
    for letter, column in sheet.column_dimensions.items():  # type: ignore[attr-defined]
        if column.hidden:
            at = ord(letter) - ord("A")
            yield record(60, struct.pack("<IIIIH", at, at, 256, 0, 1))
    yield record(391) + record(145)
    for cells in sheet.iter_rows():  # type: ignore[attr-defined]
        row = cells[0].row
        hidden = 0x10 if sheet.row_dimensions[row].hidden else 0  # type: ignore[attr-defined]
        yield record(0, struct.pack("<IIHBBBI", row - 1, 0, 300, 0, hidden, 0, 0))
        for cell in cells:
            style = codes.index(cell.number_format) + 1 if cell.number_format in codes else 0
            head = struct.pack("<II", cell.column - 1, style)
            yield _cell(head, cell.value, is_formula=row == 13 and cell.column > 4)
    yield record(146)
    for area in sheet.merged_cells.ranges:  # type: ignore[attr-defined]
        bounds = (area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1)
        yield record(176, struct.pack("<4I", *bounds))
    yield record(130)


def _cell(head: bytes, value: object, *, is_formula: bool) -> bytes:
    formula = struct.pack("<HII", 0, 0, 0) if is_formula else b""
    if isinstance(value, datetime):
        value = to_excel(value)
    if isinstance(value, str) and value.startswith("#"):
        return record(11, head + bytes([7]) + formula)
    if isinstance(value, str):
        return record(8 if is_formula else 6, head + text(value) + formula)
    if isinstance(value, int) and not is_formula:
        return record(2, head + struct.pack("<I", value << 2 | 2))  # a whole number in 30 bits
    if isinstance(value, (int, float)):
        return record(9 if is_formula else 5, head + struct.pack("<d", value) + formula)
    return record(1, head)


def _relations(targets: list[tuple[str, str]]) -> str:
    base = "http://schemas.openxmlformats.org"
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{base}/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{base}/package/2006/relationships">{links}</Relationships>'


def _types(sheets: int) -> str:
    kind = "application/vnd.ms-excel"
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.bin" ContentType="{kind}.worksheet"/>'
        for n in range(1, sheets + 1)
    )
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="bin" ContentType="{kind}.sheet.binary.macroEnabled.main"/>{parts}'
        f'<Override PartName="/xl/styles.bin" ContentType="{kind}.styles"/></Types>'
    )
