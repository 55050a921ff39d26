"""The field dictionary: every field that a record can hold, defined once.

Text fields (`MEDAN_TEKS`) live in `Baris.medan`, typed values (`MEDAN_NILAI`) in `Baris.nilai`.
Their names are the field's own Indonesian terms and are the same in JSON, in the store and on the screen.
Takes nothing, gives constants; knows no file format and no spelling of a heading (that is `data/kamus/kolom.csv`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Jenis = Literal["usulan", "renstra", "renja", "iku_lama", "pengukuran"]
Tingkat = Literal["galat", "peringatan", "catatan"]
Level = Literal["tujuan", "sasaran", "urusan", "program", "kegiatan", "sub_kegiatan"]

JENIS: tuple[Jenis, ...] = ("usulan", "renstra", "renja", "iku_lama", "pengukuran")
TINGKAT: tuple[Tingkat, ...] = ("galat", "peringatan", "catatan")
LEVEL: tuple[Level, ...] = ("tujuan", "sasaran", "urusan", "program", "kegiatan", "sub_kegiatan")

JUDUL_JENIS: dict[str, str] = {
    "usulan": "Usulan bidang",
    "renstra": "Renstra",
    "renja": "Renja",
    "iku_lama": "IKU tahun lalu",
    "pengukuran": "Pengukuran kinerja dan rencana aksi",
}


@dataclass(frozen=True)
class Field:
    """One field: its name, the word on screens and papers, its meaning. `baku` says whether a canonical form exists."""

    nama: str
    judul: str
    arti: str
    baku: bool = False


_TEKS = (
    Field("nomor", "No", "nomor urut seperti tertulis"),
    Field("tujuan", "Tujuan", "tujuan yang dituju sasaran"),
    Field("sasaran", "Sasaran", "sasaran strategis yang diukur indikator"),
    Field("kinerja_utama", "Kinerja Utama", "kinerja utama (format PER/09), bila terpisah dari sasaran"),
    Field("kode", "Kode", "kode indikator, urusan, program, kegiatan atau sub kegiatan"),
    Field("level", "Tingkat", "tujuan, sasaran, urusan, program, kegiatan, sub kegiatan", baku=True),
    Field("uraian", "Uraian", "nama urusan, program, kegiatan atau sub kegiatan; kalimat outcome/output"),
    Field("indikator", "Indikator", "nama indikator"),
    Field("alasan", "Alasan Pemilihan", "mengapa indikator ini dipilih"),
    Field("definisi_operasional", "Definisi Operasional", "apa yang dihitung dan apa yang tidak"),
    Field("formulasi", "Formulasi", "cara menghitung"),
    Field("tipe_penghitungan", "Tipe Penghitungan", "kumulatif, non kumulatif, posisi akhir, rata-rata", baku=True),
    Field("polaritas", "Polaritas", "naik, turun atau stabil lebih baik", baku=True),
    Field("satuan", "Satuan", "satuan nilai", baku=True),
    Field("sumber_data", "Sumber Data", "dari mana angka berasal"),
    Field("penanggung_jawab", "Penanggung Jawab", "bidang yang bertanggung jawab; boleh beberapa", baku=True),
    Field("lokasi", "Lokasi", "tempat pelaksanaan"),
    Field("sumber_dana", "Sumber Dana", "asal anggaran"),
    Field("perangkat_daerah", "Perangkat Daerah", "perangkat daerah penanggung jawab"),
    Field("keterangan", "Keterangan", "catatan bebas"),
)
_NILAI = (
    Field("baseline", "Baseline", "nilai tahun dasar, dalam satuan baris"),
    Field("target", "Target", "target setahun, dalam satuan baris"),
    Field("realisasi", "Realisasi", "nilai yang dicapai setahun, dalam satuan baris"),
    Field("capaian", "Capaian", "capaian tercetak, persen 0-100"),
    Field("pagu", "Pagu", "pagu indikatif setahun, rupiah utuh"),
    Field("target_akhir", "Target Akhir", "target akhir periode, dalam satuan baris"),
    Field("pagu_akhir", "Pagu Akhir", "pagu seluruh periode, rupiah utuh"),
    Field("target_maju", "Target Prakiraan Maju", "target tahun berikutnya (T-C.33)"),
    *(
        Field(f"target_tw{number}", f"Target Triwulan {roman}", f"target triwulan {roman} tahun itu (rencana aksi)")
        for number, roman in enumerate(("I", "II", "III", "IV"), start=1)
    ),
    Field("pagu_maju", "Pagu Prakiraan Maju", "kebutuhan dana tahun berikutnya (T-C.33), rupiah utuh"),
)

FIELDS: dict[str, Field] = {field.nama: field for field in (*_TEKS, *_NILAI)}
MEDAN_TEKS: tuple[str, ...] = tuple(field.nama for field in _TEKS)
MEDAN_NILAI: tuple[str, ...] = tuple(field.nama for field in _NILAI)
MEDAN_TRIWULAN: tuple[str, ...] = tuple(name for name in MEDAN_NILAI if name.startswith("target_tw"))
MEDAN_SETAHUN: frozenset[str] = frozenset({"target", "realisasi", "capaian", "pagu"})  # of one year, or nothing
MEDAN_PAGU: frozenset[str] = frozenset({"pagu", "pagu_akhir", "pagu_maju"})
MEDAN_BAKU: tuple[str, ...] = tuple(field.nama for field in _TEKS if field.baku)
