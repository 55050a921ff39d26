"""What invented agencies write in their cells, and how their indicators are handed out."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

Indikator = tuple[str, str]  # name, satuan


@dataclass(frozen=True)
class Instansi:
    """One invented agency of one urusan. `indikator`: by family of satuan (persen, indeks, jumlah, predikat)."""

    nama: str
    urusan: tuple[str, str]
    bidang: tuple[str, ...]
    tujuan: tuple[str, ...]
    sasaran: tuple[str, ...]
    indikator: dict[str, tuple[Indikator, ...]]
    program: tuple[tuple[str, str, str], ...]  # code, programme, its outcome


FORMULASI = (
    "Jumlah yang memenuhi dibagi jumlah seluruhnya dikali 100",
    "Rata-rata tertimbang nilai unsur penilaian",
    "Penjumlahan kejadian dalam satu tahun",
    "Hasil survei tahunan oleh lembaga mandiri",
)
ALASAN = (
    "Menggambarkan hasil layanan kepada warga",
    "Merupakan amanat rencana pembangunan",
    "Dapat diukur setiap tahun",
)
DEFINISI = (
    "Bagian yang memenuhi standar pada akhir tahun",
    "Nilai gabungan dari beberapa unsur",
    "Banyaknya yang tercatat",
)
SUMBER = ("Laporan tahunan bidang", "BPS", "Hasil survei kepuasan", "Aplikasi pelaporan dinas")
TIPE = (
    ("Kumulatif", "kumulatif"),
    ("Non Kumulatif", "non_kumulatif"),
    ("Posisi Akhir", "posisi_akhir"),
    ("Komulatif", "kumulatif"),
)
POLARITAS = (("Positif", "naik"), ("Negatif", "turun"), ("Semakin tinggi semakin baik", "naik"))
# Canonical words of satuan.csv for the words used here; a word that is not there has no canonical form.
BAKU_SATUAN = {
    "Persen": "persen", "%": "persen", "Indeks": "indeks", "Kasus": "kasus", "Orang": "orang", "Menit": "menit",
    "Desa": "desa", "Kejadian": "kejadian", "Dokumen": "dokumen", "Unit": "unit", "Sekolah": "sekolah",
    "Laporan": "laporan", "Kelompok": "kelompok", "Aplikasi": "aplikasi", "Forum": "forum", "Temuan": "temuan",
    "Predikat": "predikat", "Opini": "opini", "Level": "level", "per 100.000 penduduk": "per 100.000 penduduk",
}  # fmt: skip


@dataclass
class Persediaan:
    """Hands out the indicators of one agency, each once; when a family runs out a place name makes a new one."""

    instansi: Instansi
    rng: Random
    terpakai: dict[str, int] = field(default_factory=dict)

    def ambil(self, keluarga: str) -> Indikator:
        """The next indicator of a family."""
        pool = self.instansi.indikator[keluarga]
        number = self.terpakai.get(keluarga, 0)
        self.terpakai[keluarga] = number + 1
        nama, satuan = pool[number % len(pool)]
        tail = ("", " di kawasan pesisir", " di wilayah utara", " di wilayah perbatasan")[number // len(pool) % 4]
        return nama + tail, satuan
