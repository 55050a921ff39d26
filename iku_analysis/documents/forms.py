"""The two forms of the IKU table: which columns, and what each row says in them.

Takes a `DokumenIku`, gives the form and its blocks for `pages.lay_out`. Tabular: one column for each field and year.
Jawa Tengah: four columns, the last holding five labelled parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from iku_analysis.documents.layout import Bentuk, Kertas, Kolom, printable_width, text_width
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.pages import Blok
from iku_analysis.documents.parts import IndikatorDokumen
from iku_analysis.documents.values import Cetak, print_values
from iku_analysis.documents.widths import fit_widths

# The labels of Pergub 82/2014, and one more where the bidang gave a definition.
PENJELASAN: tuple[tuple[str, str], ...] = (
    ("Alasan Pemilihan Indikator", "alasan"),
    ("Formulasi Pengukuran", "formulasi"),
    ("Tipe Penghitungan", "tipe_penghitungan"),
    ("SKPD Penanggungjawab", "penanggung_jawab"),
    ("Sumber Data", "sumber_data"),
)
DEFINISI = ("Definisi Operasional", "definisi_operasional")
SASARAN_KOSONG = "(sasaran belum diisi)"
# Proportions of the text columns to begin with.
_BAGIAN = {
    "Tujuan/Sasaran": 19,
    "Indikator": 21,
    "Satuan": 9,
    "Formulasi": 27,
    "Sumber Data": 14,
    "Penanggung Jawab": 15,
}
_LEBAR_NOMOR, _LEBAR_ANGKA, _TEKS_MINIMUM = 22.0, 50.0, 400.0  # points; 50 shows 12.345.678 in full size
_PENGGALAN = re.compile(r"\s+|(?<=[-–])")  # where a text may go on in the next line
_SINGKATAN = frozenset({"opd", "umkm", "lhp"})
_HURUF_TABEL, _HURUF_JATENG = 8.0, 9.0

_Isi = Callable[[IndikatorDokumen, str, str], tuple[Cetak, ...]]


def table_form(dokumen: DokumenIku, kertas: Kertas) -> tuple[Bentuk, list[Blok]]:
    """The tabular form. Value columns: baseline years, target years, end of period where an usulan gives one."""
    nilai = list(_value_columns(dokumen))

    def cells(item: IndikatorDokumen, nomor: str, nama: str) -> tuple[Cetak, ...]:
        teks = item.teks
        fields = ("formulasi", "sumber_data", "penanggung_jawab")
        values = (_value(item, medan, tahun) for _, _, medan, tahun in nilai)
        return (
            str(item.nomor),
            nama,
            teks["indikator"],
            unit_word(item),
            *(teks.get(name, "") for name in fields),
            *values,
        )

    blocks = list(_blocks(dokumen, cells))
    rows = [row for block in blocks for row in block.baris]
    room = (printable_width(kertas) - _LEBAR_NOMOR - _TEKS_MINIMUM) / max(len(nilai), 1)
    values = [
        _value_column(induk, judul, [row[n - len(nilai)] for row in rows], max(_LEBAR_ANGKA, room))
        for n, (induk, judul, _, _) in enumerate(nilai)
    ]
    teks = max(_TEKS_MINIMUM, printable_width(kertas) - _LEBAR_NOMOR - sum(kolom.lebar for kolom in values))
    return Bentuk(
        "IKU", (Kolom("No", _LEBAR_NOMOR, "tengah"), *_text_columns(teks, rows), *values), _HURUF_TABEL, kertas
    ), blocks


def _text_columns(total: float, rows: list[tuple[Cetak, ...]]) -> Iterator[Kolom]:
    """Tujuan/Sasaran … Penanggung Jawab, as wide as makes the rows lowest; never narrower than their headings."""
    texts = [[str(cell) for cell in row[1 : 1 + len(_BAGIAN)]] for row in rows]
    least = [max(text_width(word, _HURUF_TABEL) for word in judul.split()) * 1.1 + 7.0 for judul in _BAGIAN]
    widths = fit_widths(total, list(_BAGIAN.values()), least, texts, _HURUF_TABEL)
    for judul, width in zip(_BAGIAN, widths, strict=True):
        yield Kolom(judul, width, "tengah" if judul == "Satuan" else "kiri", gabung=judul == "Tujuan/Sasaran")


def _value_column(induk: str, judul: str, cells: list[Cetak], room: float) -> Kolom:
    """A column of one year. A number must fit, or Excel shows ####: one too wide (rupiah) is shrunk in its cell.

    A text (70,38-70,76; Memuaskan) breaks between its words and after its dash, never within: `room` is what it gets.
    """
    numbers = [text_width(str(cell), _HURUF_TABEL) + 8.0 for cell in cells if not isinstance(cell, str)]
    words = [word for cell in cells if isinstance(cell, str) for word in _PENGGALAN.split(cell)]
    texts = [text_width(word, _HURUF_TABEL) + 8.0 for word in words]
    heads = [text_width(word, _HURUF_TABEL) * 1.1 + 7.0 for word in f"{induk} {judul}".split()]
    width = max(33.0, *heads, min(max(numbers, default=0.0), _LEBAR_ANGKA), min(max(texts, default=0.0), room))
    return Kolom(judul, width, "tengah", induk or None)


def jateng_form(dokumen: DokumenIku, kertas: Kertas) -> tuple[Bentuk, list[Blok]]:
    """The form of Pemerintah Provinsi Jawa Tengah (Pergub 82/2014)."""
    teks = printable_width(kertas) - 28.0
    columns = (
        Kolom("No", 28.0, "tengah", gabung=True),
        Kolom("Tujuan dan Sasaran Strategis", teks * 0.25, gabung=True),
        Kolom("Indikator Kinerja", teks * 0.25),
        Kolom("Penjelasan", teks * 0.50),
    )

    def cells(item: IndikatorDokumen, nomor: str, nama: str) -> tuple[Cetak, ...]:
        return nomor, nama, item.teks["indikator"], explanation(item)

    return Bentuk("Form Jateng", columns, _HURUF_JATENG, kertas), list(_blocks(dokumen, cells))


def explanation(item: IndikatorDokumen) -> str:
    """The Penjelasan cell: a label a line, also where its text is still missing."""
    parts = (*PENJELASAN, DEFINISI) if item.teks.get("definisi_operasional") else PENJELASAN
    return "\n".join(f"{label}: {item.teks.get(name, '')}".strip() for label, name in parts)


def unit_word(item: IndikatorDokumen) -> str:
    """The unit as printed: its usual word; as written where the unit is unknown or carries a scale in brackets."""
    written = item.teks.get("satuan", "")
    baku = item.satuan_baku
    if baku is None or ("(" in written and baku not in ("persen", "rupiah")):
        return written
    word = baku.upper() if baku in _SINGKATAN else baku
    return word[:1].upper() + word[1:]


def _value(item: IndikatorDokumen, medan: str, tahun: int | None) -> Cetak:
    if medan == "target_akhir":
        return print_values([n for n in item.asal[0].nilai if n.medan == medan], item.satuan_baku)
    return print_values(item.nilai(medan, tahun), item.satuan_baku)


def _value_columns(dokumen: DokumenIku) -> Iterator[tuple[str, str, str, int | None]]:
    """(heading above, heading, field, year)."""
    if not dokumen.tahun_baseline:
        yield "", "Baseline", "baseline", None
    for tahun in dokumen.tahun_baseline:
        yield "Baseline", str(tahun) if tahun else "tanpa tahun", "baseline", tahun
    for tahun in dokumen.tahun_target:
        yield "Target", str(tahun), "target", tahun
    if dokumen.has_target_akhir:
        yield "", "Target Akhir", "target_akhir", None


def _blocks(dokumen: DokumenIku, cells: _Isi) -> Iterator[Blok]:
    """A block for each sasaran, and for a tujuan with own indicators; other tujuan are a heading above."""
    nomor = 0
    for tujuan in dokumen.tujuan:
        pita = f"Tujuan: {tujuan.teks}" if tujuan.teks else ""
        groups = [(sasaran.teks or SASARAN_KOSONG, sasaran.indikator) for sasaran in tujuan.sasaran]
        if tujuan.indikator:
            groups, pita = [(pita or "Tujuan: (belum diisi)", tujuan.indikator), *groups], ""
        for nama, indikator in groups:
            nomor += 1
            first, *others = indikator
            rows = [cells(first, str(nomor), nama), *(cells(item, "", "") for item in others)]
            yield Blok(pita, tuple(rows))
            pita = ""
