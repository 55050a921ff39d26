"""The columns of a collection workbook and its identity; what the list of sent formats keeps of it."""

from __future__ import annotations

from iku_analysis.documents.collection import FormatIsian
from iku_analysis.readers.issued import IssuedForm, form_code
from iku_analysis.records import FormatAsal
from iku_analysis.store.formats import KirimanFormat

LEMBAR = "Usulan IKU"
BARIS_JUDUL = 7  # 1-based
KOSONG = 15  # rows for further indicators
# (heading, field, width in characters, drop-down list)
KOLOM: tuple[tuple[str, str, int, str | None], ...] = (
    ("No", "nomor", 8, None),
    ("Tujuan", "tujuan", 26, "tujuan"),
    ("Sasaran", "sasaran", 30, "sasaran"),
    ("Indikator Kinerja Utama", "indikator", 34, None),
    ("Satuan", "satuan", 12, "satuan"),
    ("Polaritas", "polaritas", 11, "polaritas"),
    ("Tipe Penghitungan", "tipe_penghitungan", 15, "tipe"),
    ("Alasan Pemilihan", "alasan", 28, None),
    ("Definisi Operasional", "definisi_operasional", 34, None),
    ("Formulasi", "formulasi", 34, None),
    ("Sumber Data", "sumber_data", 22, None),
    ("Penanggung Jawab", "penanggung_jawab", 26, "bidang"),
)


def headings(item: FormatIsian) -> tuple[tuple[str, str, int | None], ...]:
    """(heading, field, year) of every column."""
    baseline = f"Baseline {item.tahun_baseline}" if item.tahun_baseline else "Baseline"
    return (
        *((judul, medan, None) for judul, medan, _, _ in KOLOM),
        (baseline, "baseline", item.tahun_baseline),
        *((f"Target {tahun}", "target", tahun) for tahun in item.tahun_target),
        ("Keterangan", "keterangan", None),
        ("Asal Isian", "abaikan", None),
    )


def issued(item: FormatIsian) -> IssuedForm:
    """The identity that the workbook carries."""
    judul = tuple(text for text, _, _ in headings(item))
    kode = form_code(item.tahun, item.bidang, item.versi, judul, item.isi)
    return IssuedForm(FormatAsal(kode, item.tahun, item.bidang, item.versi), LEMBAR, BARIS_JUDUL, judul, item.isi)


def sending_of(item: FormatIsian) -> KirimanFormat:
    """What the list of sent formats keeps of it."""
    return KirimanFormat(item.tahun, item.bidang, item.versi, issued(item).format.kode, item.isi, item.berkas)
