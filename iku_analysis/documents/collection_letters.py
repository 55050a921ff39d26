"""The papers that go with the collection workbooks: disposisi (SOP 1), sending note (SOP 3), messages.

Takes formats and dates, gives Word files, texts, and one zip of all. Numbers and signatures are the caller's.
"""

from __future__ import annotations

from datetime import date

from iku_analysis.documents.collection import FormatIsian, SemuaFormat
from iku_analysis.documents.collection_xlsx import write_collection
from iku_analysis.documents.letters import render_letter
from iku_analysis.documents.message import note_bytes
from iku_analysis.number_format import format_hari, format_tanggal
from iku_analysis.settings import Instansi

DISPOSISI, PENGANTAR = "disposisi-penyusunan-iku.docx", "nota-dinas-pengiriman-format.docx"
_ISI_DISPOSISI = (
    "Susun Indikator Kinerja Utama {tahun} bersama bidang dan sekretariat.",
    "Siapkan dan kirimkan format pengumpulan data kepada setiap bidang dan sekretariat.",
    "Selaraskan usulan dengan Renstra dan Renja, lalu sampaikan drafnya.",
)


def disposisi_letter(
    instansi: Instansi,
    tahun: int,
    periode: tuple[int, int] | None,
    *,
    tanggal: date,
    batas: date | None = None,
    nomor: str = "",
) -> bytes:
    """The order to make the IKU: Kepala Badan → Sekretaris → Kasubbag Program. Blank `nomor`: dots to write on."""
    fields = {
        "tahun": tahun,
        "periode": _period(periode),
        "nomor": nomor,
        "dari": instansi.jabatan_penandatangan or instansi.pimpinan,
        "kepada": ["Sekretaris", "Kepala Subbagian Program"],
        "isi": [text.format(tahun=tahun) for text in _ISI_DISPOSISI],
        "batas": batas,
    }
    title = f"Disposisi penyusunan IKU {tahun}"
    return render_letter("disposisi.docx", fields, instansi=instansi, tanggal=tanggal, judul=title)


def sending_note(semua: SemuaFormat, *, tanggal: date, batas: date | None = None, nomor: str = "") -> bytes:
    """The note to every bidang with the list of what is sent."""
    first = semua.formats[0]
    fields = {
        "tahun": first.tahun,
        "periode": _period(first.periode),
        "nomor": nomor,
        "dari": first.instansi.jabatan_penandatangan or first.instansi.nama,
        "penerima": "\n".join(f"{number}. {item.penerima}" for number, item in enumerate(semua.formats, start=1)),
        "formats": [
            {"bidang": item.bidang, "berkas": item.berkas, "indikator": len(item.baris), "versi": item.versi}
            for item in semua.formats
        ],
        "batas": batas,
        "ada_iku_lama": semua.ada_iku_lama,
    }
    title = f"Pengiriman format usulan IKU {first.tahun}"
    return render_letter("pengantar_format.docx", fields, instansi=first.instansi, tanggal=tanggal, judul=title)


def sending_message(item: FormatIsian, *, batas: date | None = None) -> str:
    """The message that goes with one workbook (mail or chat)."""
    when = f" paling lambat {format_hari(batas)}, {format_tanggal(batas)}" if batas else ""
    filled = f"Sudah terisi {len(item.baris)} indikator dari Renstra." if item.baris else "Belum ada isian awal."
    return "\n".join(
        [
            f"Yth. {item.penerima},",
            "",
            f"Terlampir format usulan Indikator Kinerja Utama tahun {item.tahun} untuk {item.bidang} ({item.berkas}). "
            f"{filled}",
            "",
            "1. Periksa dan lengkapi sel kuning di lembar Usulan IKU; petunjuknya ada di lembar Petunjuk.",
            "2. Jangan mengubah susunan kolom dan lembar.",
            f"3. Kirim kembali dalam bentuk Excel{when}.",
            "",
            "Terima kasih.",
            "",
            item.instansi.nama,
        ]
    )


def collection_files(
    semua: SemuaFormat, *, tanggal: date, batas: date | None = None, nomor: str = ""
) -> list[tuple[str, bytes]]:
    """(name, bytes) of all that goes out: each workbook with its message, the two letters."""
    files: list[tuple[str, bytes]] = []
    for item in semua.formats:
        files.append((item.berkas, write_collection(item)))
        stem = item.berkas.removesuffix(".xlsx")
        files.append((f"{stem} - pesan.txt", note_bytes(sending_message(item, batas=batas))))
    if semua.formats:
        first = semua.formats[0]
        order = disposisi_letter(first.instansi, first.tahun, first.periode, tanggal=tanggal, batas=batas)
        files.append((DISPOSISI, order))
        files.append((PENGANTAR, sending_note(semua, tanggal=tanggal, batas=batas, nomor=nomor)))
    return files


def _period(periode: tuple[int, int] | None) -> str:
    return f"{periode[0]}–{periode[1]}" if periode else ""
