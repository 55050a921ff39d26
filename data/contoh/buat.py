"""Builds the sample workbooks of data/contoh and the fault table of its README: `python data/contoh/buat.py`.

One invented provincial Kesbangpol, true to life: INDIKATOR holds the truth as the Renstra has it, PROGRAM the programme
table, CACAT every fault planted on purpose. A workbook prints the truth in its own layout; a fault replaces the value
of one cell while it is written, and the cell's address is noted then, so that the README cannot drift from the files.
Running it twice gives the same bytes. Reads data/kamus/kode.csv for the official names; uses nothing of iku_analysis.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

FOLDER = Path(__file__).resolve().parent
KODE_CSV = FOLDER.parent / "kamus" / "kode.csv"
TAHUN = (2025, 2026, 2027, 2028, 2029, 2030)
DIBUAT = datetime(2026, 1, 12, 8, 0, 0)
NAMA_BADAN = "Badan Kesatuan Bangsa dan Politik Provinsi Jawa Tengah"
INSTANSI = NAMA_BADAN.upper()

SEKRETARIAT = "Sekretariat"
IDEOLOGI = "Bidang Ideologi, Wawasan Kebangsaan dan Karakter Bangsa"
POLITIK = "Bidang Politik Dalam Negeri"
KETAHANAN = "Bidang Ketahanan Ekonomi, Sosial, Budaya, Agama dan Organisasi Kemasyarakatan"
KEWASPADAAN = "Bidang Kewaspadaan Nasional dan Penanganan Konflik"

FILE_SEKRETARIAT = "usulan/usulan-iku-sekretariat.xlsx"
FILE_IDEOLOGI = "usulan/IKU_Bidang_Wasbang_2026.xlsx"
FILE_POLITIK = "usulan/usulan-iku-poldagri.xlsx"
FILE_KETAHANAN = "usulan/ekososbud-ormas-usulan-iku.xlsx"
FILE_KEWASPADAAN = "usulan/Kewaspadaan_revisi2.xlsx"
FILE_RENSTRA = "renstra/renstra-2025-2029.xlsx"
FILE_RENJA = "renja/renja-2026.xlsx"
FILE_IKU_LAMA = "iku_lama/iku-2025.xlsx"
FILE_PENGUKURAN = "pengukuran/pengukuran-2025.xlsx"


# ---------------------------------------------------------------------------------------------------------------------
# The truth: tujuan, sasaran, indicators as the Renstra has them
# ---------------------------------------------------------------------------------------------------------------------

TUJUAN = {
    "T1": "Meningkatnya ketahanan bangsa di Jawa Tengah",
    "T2": "Meningkatnya akuntabilitas tata kelola Badan Kesatuan Bangsa dan Politik",
}
# sasaran → (tujuan, sentence)
SASARAN = {
    "S1": ("T1", "Menguatnya pemahaman ideologi Pancasila di masyarakat"),
    "S2": ("T1", "Meningkatnya wawasan kebangsaan masyarakat"),
    "S3": ("T1", "Meningkatnya kualitas demokrasi di Jawa Tengah"),
    "S4": ("T1", "Meningkatnya peran partai politik dalam pendidikan politik masyarakat"),
    "S5": ("T1", "Meningkatnya kerukunan antarumat beragama"),
    "S6": ("T1", "Meningkatnya ketahanan ekonomi, sosial dan budaya masyarakat"),
    "S7": ("T1", "Meningkatnya peran organisasi kemasyarakatan dalam pembangunan"),
    "S8": ("T1", "Lestarinya seni budaya lokal sebagai perekat bangsa"),
    "S9": ("T1", "Menurunnya konflik sosial di Jawa Tengah"),
    "S10": ("T1", "Meningkatnya kewaspadaan dini masyarakat"),
    "S11": ("T2", "Meningkatnya akuntabilitas kinerja Badan Kesatuan Bangsa dan Politik"),
    "S12": ("T2", "Meningkatnya mutu layanan Badan Kesatuan Bangsa dan Politik"),
}


@dataclass(frozen=True)
class Indikator:
    """One indicator: the group it stands under, name, satuan, baseline 2024, targets 2025…2030, how it is measured.

    `target` holds numbers, or text where the target is a range, a bound or a predicate. `penyebut` makes a share of the
    formula; without it `pembilang` is the whole formula.
    """

    induk: str
    nama: str
    satuan: str
    baseline: Any
    target: tuple[Any, ...]
    pembilang: str
    penyebut: str
    sumber: str
    definisi: str = ""
    polaritas: str = "Positif"
    tipe: str = "Non Kumulatif"

    @property
    def formula(self) -> str:
        """The formula as an office writes it; a share names what it is divided by."""
        return f"({self.pembilang} / {self.penyebut}) x 100%" if self.penyebut else self.pembilang

    @property
    def sasaran(self) -> str:
        """The sasaran sentence; blank for an indicator of a tujuan."""
        return "" if self.induk in TUJUAN else SASARAN[self.induk][1]

    @property
    def tujuan(self) -> str:
        """The tujuan sentence."""
        return TUJUAN[self.induk if self.induk in TUJUAN else SASARAN[self.induk][0]]


INDIKATOR: dict[str, Indikator] = {
    "IKN": Indikator(
        "T1", "Indeks Ketahanan Nasional Provinsi Jawa Tengah", "Indeks", 2.84, (2.86, 2.89, 2.92, 2.95, 2.98, 3.01),
        "Rata-rata tertimbang skor delapan gatra ketahanan nasional", "", "Laboratorium Pengukuran Ketahanan Nasional",
    ),
    "PANCASILA": Indikator(
        "S1", "Indeks Aktualisasi Nilai Pancasila", "Indeks", 73.2, (74, 75.1, 76.2, 77.3, 78.4, 79.1),
        "Jumlah skor dimensi nilai Pancasila / Jumlah dimensi", "", "Survei Aktualisasi Nilai Pancasila",
    ),
    "PELAJAR": Indikator(
        "S1", "Persentase peserta didik yang memahami nilai Pancasila", "Persen", 64.5, (66, 68.5, 71, 73.5, 76, 78),
        "Jumlah peserta didik dengan nilai uji paling rendah 75", "Jumlah peserta didik yang diuji",
        "Hasil uji pemahaman pada SMA, SMK dan MA",
    ),
    "KAMPUNG": Indikator(
        "S1", "Persentase desa yang memiliki Kampung Pancasila", "Persen", 12.4, (15, 18.2, 21.4, 24.6, 27.8, 30),
        "Jumlah desa yang memiliki Kampung Pancasila", "Jumlah desa di Jawa Tengah",
        "Laporan Kesbangpol kabupaten/kota",
    ),
    "WASBANG": Indikator(
        "S2", "Indeks Wawasan Kebangsaan Masyarakat", "Indeks", 70.12,
        ("70,38-70,76", "70,90-71,30", "71,50-71,90", "72,10-72,50", "72,70-73,10", "73,30-73,70"),
        "Jumlah skor dimensi wawasan kebangsaan / Jumlah dimensi", "", "Survei Wawasan Kebangsaan",
    ),
    "POTENSI_WASBANG": Indikator(
        "S2", "Persentase potensi konflik tidak menjadi konflik lingkup wawasan kebangsaan", "Persen", 91.2,
        (92, 93.1, 94.2, 95.3, 96.4, 97.2), "Jumlah potensi konflik wawasan kebangsaan yang tidak menjadi konflik",
        "Jumlah potensi konflik wawasan kebangsaan", "Laporan pemantauan wilayah",
    ),
    "FPK": Indikator(
        "S2", "Persentase forum pembauran kebangsaan yang aktif", "Persen", 57.14,
        (60, 65.71, 71.43, 77.14, 82.86, 88.57), "Jumlah forum pembauran kebangsaan yang mengirim laporan triwulanan",
        "Jumlah forum pembauran kebangsaan di Jawa Tengah", "Laporan forum pembauran kebangsaan",
    ),
    "IDI": Indikator(
        "S3", "Indeks Demokrasi Indonesia Provinsi Jawa Tengah", "Indeks", 81.35, (81.9, 82.5, 83.1, 83.7, 84.3, 84.9),
        "Rata-rata tertimbang skor aspek kebebasan, kesetaraan dan kapasitas lembaga demokrasi", "",
        "Badan Pusat Statistik Provinsi Jawa Tengah",
    ),
    "PEMILIH_PEMULA": Indikator(
        "S3", "Persentase pemilih pemula yang mengikuti pendidikan politik", "Persen", 34.2,
        (38, 42.5, 47, 51.5, 56, 60),
        "Jumlah pemilih pemula yang mengikuti pendidikan politik", "Jumlah pemilih pemula di Jawa Tengah",
        "Daftar hadir kegiatan dan data KPU Provinsi",
    ),
    "PANTAU": Indikator(
        "S3", "Persentase rekomendasi pemantauan politik yang ditindaklanjuti", "Persen", 70,
        (73, 76, 79.5, 82, 85, 88),
        "Jumlah rekomendasi pemantauan politik yang ditindaklanjuti", "Jumlah rekomendasi pemantauan politik",
        "Laporan Desk Pemantauan Politik",
    ),
    "PARPOL_DIKPOL": Indikator(
        "S4", "Persentase partai politik penerima bantuan yang melaksanakan pendidikan politik", "Persen", 72.5,
        (75, 78, 81, 84, 87, 90), "Jumlah partai politik penerima bantuan yang melaksanakan pendidikan politik",
        "Jumlah partai politik penerima bantuan keuangan", "Laporan pertanggungjawaban bantuan keuangan",
    ),
    "BANKEU": Indikator(
        "S4", "Nilai bantuan keuangan partai politik yang dipertanggungjawabkan tepat waktu", "Rupiah", 24_150_000_000,
        (25_200_000_000, 26_100_000_000, 27_000_000_000, 27_900_000_000, 28_800_000_000, 29_500_000_000),
        "Jumlah bantuan keuangan partai politik yang dipertanggungjawabkan sebelum 31 Januari tahun berikutnya", "",
        "Laporan hasil pemeriksaan bantuan keuangan partai politik", tipe="Kumulatif",
    ),
    "PEREMPUAN": Indikator(
        "S4", "Partisipasi perempuan dalam kepengurusan partai politik", "Persen", 27.3,
        (28, 28.8, 29.6, 30.4, 31.2, 32), "Jumlah pengurus perempuan partai politik tingkat provinsi",
        "Jumlah pengurus partai politik tingkat provinsi", "Surat keputusan kepengurusan partai politik",
    ),
    "IKUB": Indikator(
        "S5", "Indeks Kerukunan Umat Beragama", "Indeks", 76.47, (77, 77.4, 77.8, 78.2, 78.6, 79),
        "Rata-rata skor toleransi, kesetaraan dan kerja sama", "", "Survei Kerukunan Umat Beragama",
    ),
    "AGAMA_SELESAI": Indikator(
        "S5", "Persentase konflik antarumat beragama yang terselesaikan", "Persen", 100, (100, 100, 100, 100, 100, 100),
        "Jumlah konflik antarumat beragama yang terselesaikan", "Jumlah konflik antarumat beragama",
        "Laporan Forum Kerukunan Umat Beragama",
    ),
    "FKUB": Indikator(
        "S5", "Persentase Forum Kerukunan Umat Beragama yang melaksanakan mediasi", "Persen", 61.11,
        (63.89, 69.44, 75, 80.56, 86.11, 91.67), "Jumlah Forum Kerukunan Umat Beragama yang melaksanakan mediasi",
        "Jumlah Forum Kerukunan Umat Beragama di Jawa Tengah", "Laporan Forum Kerukunan Umat Beragama",
    ),
    "HARMONI": Indikator(
        "S6", "Indeks Harmoni Indonesia Provinsi Jawa Tengah", "Indeks", 5.95, (6.02, 6.1, 6.18, 6.26, 6.34, 6.42),
        "Rata-rata skor dimensi ekonomi, sosial, budaya dan agama", "", "Survei Indeks Harmoni Indonesia",
    ),
    "POTENSI_EKOSOSBUD": Indikator(
        "S6", "Persentase potensi konflik tidak menjadi konflik lingkup ekonomi sosial budaya", "Persen", 89.5,
        (90.5, 91.6, 92.7, 93.8, 94.9, 96), "Jumlah potensi konflik ekonomi sosial budaya yang tidak menjadi konflik",
        "Jumlah potensi konflik ekonomi sosial budaya", "Laporan Tim Terpadu Penanganan Konflik",
    ),
    "INTOLERANSI": Indikator(
        "S6", "Angka kasus intoleransi", "Kasus", 18, (16, 14, 12, 10, 8, 7),
        "Jumlah kasus intoleransi yang dilaporkan selama satu tahun", "", "Laporan Polda Jawa Tengah",
        polaritas="Negatif", tipe="Kumulatif",
    ),
    "ORMAS_LAPOR": Indikator(
        "S7", "Persentase ormas yang aktif menyampaikan laporan kegiatan", "Persen", 46.8, (50, 55, 60, 65, 70, 75),
        "Jumlah ormas yang menyampaikan laporan kegiatan", "Jumlah ormas terdaftar", "Sistem informasi ormas",
    ),
    "SENGKETA": Indikator(
        "S7", "Persentase sengketa ormas yang dimediasi", "Persen", 60, (64, 69, 74, 79, 84, 89),
        "Jumlah sengketa ormas yang dimediasi", "Jumlah sengketa ormas yang dilaporkan", "Berita acara mediasi",
    ),
    "BUDAYA": Indikator(
        "S8", "Indeks Pelestarian Budaya Lokal", "Indeks", 62.3, (63.5, 64.9, 66.3, 67.7, 69.1, 70.5),
        "Jumlah skor dimensi pelestarian / Jumlah dimensi", "", "Survei pelestarian budaya lokal",
    ),
    "KEJADIAN": Indikator(
        "S9", "Angka kejadian konflik sosial", "Kejadian", 26, (24, 22, 20, 18, 16, 15),
        "Jumlah kejadian konflik sosial selama satu tahun", "", "Laporan Tim Terpadu Penanganan Konflik Sosial",
        polaritas="Negatif", tipe="Kumulatif",
    ),
    "SELESAI": Indikator(
        "S9", "Persentase konflik sosial yang terselesaikan", "Persen", 85.2, (87, 89.2, 91.4, 93.6, 95.8, 97),
        "Jumlah konflik sosial yang terselesaikan", "Jumlah konflik sosial yang terjadi",
        "Laporan Tim Terpadu Penanganan Konflik Sosial",
    ),
    "TANGGAP": Indikator(
        "S9", "Waktu tanggap laporan potensi konflik", "Jam", 30, ("<28", "<26", "<24", "<20", "<16", "<12"),
        "Jumlah jam sejak laporan diterima sampai tim di lapangan / Jumlah laporan", "", "Buku laporan pusat informasi",
        polaritas="Negatif",
    ),
    "FKDM": Indikator(
        "S10", "Persentase kabupaten/kota yang memiliki forum kewaspadaan dini masyarakat aktif", "Persen", 74.29,
        (77.14, 80, 82.86, 85.71, 91.43, 94.29), "Jumlah kabupaten/kota dengan forum kewaspadaan dini masyarakat aktif",
        "Jumlah kabupaten/kota di Jawa Tengah", "Laporan forum kewaspadaan dini masyarakat",
    ),
    "KOMINDA": Indikator(
        "S10", "Persentase informasi Kominda yang ditindaklanjuti", "Persen", 69.33, (71.5, 74, 76.5, 78.9, 81.25, 84),
        "Jumlah informasi Kominda yang ditindaklanjuti", "Jumlah informasi Kominda", "Laporan mingguan Kominda",
    ),
    "TKA": Indikator(
        "S10", "Persentase tenaga kerja asing yang terpantau", "Persen", 66, (69, 72.4, 75.8, 79.2, 82.6, 86),
        "Jumlah tenaga kerja asing yang terpantau", "Jumlah tenaga kerja asing di Jawa Tengah",
        "Laporan pemantauan orang asing",
    ),
    "WASPADA": Indikator(
        "S10", "Meningkatnya kewaspadaan dini masyarakat desa", "Persen", 40, (44, 48.5, 53, 57.5, 62, 66),
        "Jumlah desa yang menyampaikan laporan kewaspadaan dini", "Jumlah desa di Jawa Tengah",
        "Laporan kewaspadaan dini desa",
    ),
    "RB": Indikator(
        "T2", "Indeks Reformasi Birokrasi Badan Kesbangpol", "Indeks", 80.25, (81, 82.1, 83.2, 84.3, 85.4, 86.5),
        "Jumlah nilai reformasi birokrasi general ditambah nilai reformasi birokrasi tematik", "",
        "Lembar hasil evaluasi reformasi birokrasi",
        "Nilai hasil evaluasi reformasi birokrasi perangkat daerah oleh Tim Reformasi Birokrasi Provinsi.",
    ),
    "SAKIP": Indikator(
        "S11", "Predikat SAKIP Badan Kesbangpol", "Predikat", "BB", ("BB", "BB", "A", "A", "A", "AA"),
        "Jumlah nilai komponen perencanaan, pengukuran, pelaporan dan evaluasi internal", "",
        "Laporan hasil evaluasi Inspektorat", "Predikat hasil evaluasi AKIP perangkat daerah oleh Inspektorat.",
    ),
    "REKOMENDASI": Indikator(
        "S11", "Persentase rekomendasi hasil pemeriksaan yang ditindaklanjuti", "Persen", 88.1,
        (90, 91.5, 93, 94.5, 96, 97.5), "Jumlah rekomendasi hasil pemeriksaan yang ditindaklanjuti",
        "Jumlah rekomendasi hasil pemeriksaan", "Laporan pemantauan tindak lanjut Inspektorat",
        "Rekomendasi BPK dan Inspektorat yang selesai ditindaklanjuti dibagi seluruh rekomendasi, dikali 100%.",
    ),
    "IP_ASN": Indikator(
        "S11", "Indeks Profesionalitas ASN Badan Kesbangpol", "Indeks", 79.4, (78.9, 80.6, 82.3, 84, 85.7, 86.9),
        "Jumlah skor kualifikasi, kompetensi, kinerja dan disiplin", "",
        "Badan Kepegawaian Daerah Provinsi Jawa Tengah",
        "Jumlah skor kualifikasi, kompetensi, kinerja dan disiplin seluruh ASN dibagi jumlah ASN.",
    ),
    "IKM": Indikator(
        "S12", "Indeks Kepuasan Masyarakat atas layanan Badan Kesbangpol", "Indeks", 84.12,
        (85, 85.8, 86.6, 87.4, 88.2, 89), "Jumlah nilai tertimbang unsur pelayanan x 25", "",
        "Survei Kepuasan Masyarakat semester I dan II",
        "Nilai rata-rata tertimbang sembilan unsur pelayanan hasil Survei Kepuasan Masyarakat, dikali 25.",
    ),
    "PENELITIAN": Indikator(
        "S12", "Waktu penyelesaian surat keterangan penelitian", "Menit", 30,
        ("≤ 27", "≤ 24", "≤ 21", "≤ 18", "≤ 15", "≤ 12"), "Jumlah menit pelayanan / Jumlah surat keterangan penelitian",
        "", "Aplikasi layanan surat keterangan penelitian",
        "Jumlah menit sejak berkas lengkap sampai surat terbit dibagi jumlah surat keterangan penelitian.", "Negatif",
    ),
}  # fmt: skip

# Proposed by a bidang, not in the Renstra.
TAMBAHAN: dict[str, Indikator] = {
    "BELA_NEGARA": Indikator(
        "S2", "Jumlah peserta sosialisasi bela negara", "Orang", 1200, (1250, 1320, 1390, 1460, 1530, 1600),
        "Jumlah peserta yang hadir pada sosialisasi bela negara", "", "Daftar hadir kegiatan", tipe="Kumulatif",
    ),
    "PENGURUS": Indikator(
        "S4", "Persentase pengurus partai bersertifikat kaderisasi", "Persen", 0.31,
        (0.35, 0.42, 0.49, 0.56, 0.63, 0.7),
        "Jumlah pengurus partai yang memiliki sertifikat kaderisasi", "Jumlah pengurus partai tingkat provinsi",
        "Laporan kaderisasi partai politik",
    ),
    "TANPA_NAMA": Indikator(
        "S4", "", "Persen", 55, (57, 60, 63, 66, 69, 71),
        "Jumlah kabupaten/kota yang menyampaikan laporan dana kampanye", "Jumlah kabupaten/kota di Jawa Tengah",
        "Laporan Kesbangpol kabupaten/kota",
    ),
}  # fmt: skip

ALASAN = {
    "IKN": "Mengukur langsung tujuan: ketahanan bangsa pada seluruh gatra.",
    "PANCASILA": "Menunjukkan sejauh mana nilai Pancasila menjadi perilaku warga.",
    "PELAJAR": "Peserta didik adalah kelompok sasaran utama pembinaan ideologi.",
    "KAMPUNG": "Kampung Pancasila adalah wujud pengamalan nilai Pancasila di tingkat desa.",
    "WASBANG": "Ukuran yang sama dipakai secara nasional sehingga dapat dibandingkan antarprovinsi.",
    "POTENSI_WASBANG": "Menunjukkan hasil pencegahan konflik pada lingkup wawasan kebangsaan.",
    "FPK": "Forum pembauran kebangsaan adalah mitra utama pembinaan kebinekaan.",
    "BELA_NEGARA": "Menggambarkan jangkauan pembinaan bela negara.",
}


# ---------------------------------------------------------------------------------------------------------------------
# The programme table of the Renstra; Renja 2026 is the same with its own outcome where a fault says so
# ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """One outcome of a programme: the sasaran it serves, its sentence, its indicator under the key of INDIKATOR."""

    sasaran: str
    kalimat: str
    indikator: Indikator
    kunci: str


@dataclass(frozen=True)
class Sub:
    """One sub kegiatan: tail of the code, output indicator, satuan, baseline, yearly step, pagu 2025 in thousands."""

    kode: str
    indikator: str
    satuan: str
    baseline: int
    langkah: int
    ribu_rp: int

    def target(self, tahun: int) -> int:
        """The target of a year; 2025 is one step above the baseline."""
        return self.baseline + self.langkah * (tahun - TAHUN[0] + 1)

    def pagu(self, tahun: int) -> int:
        """The ceiling of a year, whole rupiah; grows by four percent of 2025 each year."""
        return (self.ribu_rp + self.ribu_rp * 4 * (tahun - TAHUN[0]) // 100) * 1000


@dataclass(frozen=True)
class Kegiatan:
    """One kegiatan: its result, measured in percent, and its sub kegiatan."""

    kode: str
    kalimat: str
    indikator: str
    baseline: float
    target: tuple[float, ...]
    sub: tuple[Sub, ...]


@dataclass(frozen=True)
class Program:
    """One programme with its outcomes and kegiatan."""

    kode: str
    outcome: tuple[Outcome, ...]
    kegiatan: tuple[Kegiatan, ...]


def _outcome(kunci: str, kalimat: str) -> Outcome:
    return Outcome(SASARAN[INDIKATOR[kunci].induk][1], kalimat, INDIKATOR[kunci], kunci)


ORMAS_BADAN_HUKUM = Indikator(
    "S7", "Persentase ormas berbadan hukum yang dievaluasi", "Persen", 62, (68, 75, 82, 90, 96, 100), "", "", ""
)

# tail of the code → output indicator and satuan; the pattern is the same in every technical programme
POLA = {
    "0002": ("Jumlah Dokumen Bahan Perumusan Kebijakan di Bidang {}", "Dokumen"),
    "0003": ("Jumlah Orang yang Mengikuti Pelaksanaan Kebijakan di Bidang {}", "Orang"),
    "0004": ("Jumlah Orang yang Mengikuti Koordinasi di Bidang {}", "Orang"),
    "0005": ("Jumlah Laporan Hasil Monitoring, Evaluasi dan Pelaporan di Bidang {}", "Laporan"),
    "0006": ("Jumlah Dokumen Hasil Pelaksanaan Forum Koordinasi Pimpinan Daerah", "Dokumen"),
}


def _teknis(bidang: str, isi: dict[str, tuple[int, int, int]]) -> tuple[Sub, ...]:
    """Sub kegiatan of a technical programme: tail of the code → baseline, yearly step, pagu in thousands."""
    return tuple(Sub(kode, POLA[kode][0].format(bidang), POLA[kode][1], *angka) for kode, angka in isi.items())


PROGRAM = (
    Program("8.01.01", (
        _outcome("SAKIP", "Meningkatnya akuntabilitas kinerja perangkat daerah"),
        _outcome("IKM", "Meningkatnya mutu layanan perangkat daerah"),
    ), (
        Kegiatan("1.01", "Tersusunnya perencanaan dan evaluasi kinerja tepat waktu",
                 "Persentase dokumen perencanaan yang disahkan tepat waktu", 88, (90, 92, 94, 96, 98, 99), (
            Sub("0001", "Jumlah Dokumen Perencanaan Perangkat Daerah", "Dokumen", 6, 1, 245_000),
            Sub("0006", "Jumlah Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD", "Laporan", 5, 1, 132_500),
        )),
        Kegiatan("1.02", "Terlaksananya administrasi keuangan sesuai ketentuan",
                 "Persentase laporan keuangan yang disampaikan tepat waktu", 90, (91, 93, 95, 97, 98, 99), (
            Sub("0001", "Jumlah Orang yang Menerima Gaji dan Tunjangan ASN", "Orang/bulan", 1176, 12, 24_850_000),
            Sub("0007", "Jumlah Laporan Keuangan Bulanan/Triwulanan/Semesteran SKPD", "Laporan", 18, 1, 96_000),
        )),
        Kegiatan("1.06", "Terpenuhinya kebutuhan umum perkantoran",
                 "Persentase kebutuhan umum perkantoran yang terpenuhi", 85, (87, 89, 91, 94, 96, 98), (
            Sub("0002", "Jumlah Paket Peralatan dan Perlengkapan Kantor yang Disediakan", "Paket", 11, 1, 418_000),
            Sub("0009", "Jumlah Laporan Rapat Koordinasi dan Konsultasi SKPD", "Laporan", 40, 2, 735_000),
        )),
        Kegiatan("1.08", "Tersedianya jasa penunjang perkantoran",
                 "Persentase jasa penunjang yang tersedia sesuai rencana", 92, (93, 94, 95.5, 97, 98, 99), (
            Sub("0002", "Jumlah Laporan Jasa Komunikasi, Sumber Daya Air dan Listrik", "Laporan", 12, 1, 962_000),
            Sub("0004", "Jumlah Laporan Penyediaan Jasa Pelayanan Umum Kantor", "Laporan", 14, 1, 1_845_000),
        )),
    )),
    Program("8.01.02", (
        _outcome("PANCASILA", "Menguatnya pemahaman ideologi Pancasila"),
        _outcome("POTENSI_WASBANG", "Meningkatnya wawasan kebangsaan dan karakter bangsa"),
    ), (
        Kegiatan("1.01", "Terlaksananya kebijakan pemantapan ideologi dan karakter kebangsaan",
                 "Persentase kebijakan ideologi yang dilaksanakan kabupaten/kota", 70, (73, 77, 80, 84, 87, 91),
                 _teknis("Ideologi dan Wawasan Kebangsaan", {
            "0002": (3, 1, 215_000), "0003": (1800, 110, 2_640_000),
            "0004": (360, 25, 585_000), "0005": (7, 1, 178_000),
        })),
    )),
    Program("8.01.03", (
        _outcome("PEMILIH_PEMULA", "Meningkatnya kualitas demokrasi"),
        _outcome("PARPOL_DIKPOL", "Meningkatnya peran partai politik dalam pendidikan politik"),
    ), (
        Kegiatan("1.01", "Terlaksananya kebijakan pendidikan politik dan peningkatan demokrasi",
                 "Persentase kebijakan pendidikan politik yang dilaksanakan", 68, (71, 74, 78, 81, 85, 88),
                 _teknis("Pendidikan Politik", {
            "0002": (4, 1, 192_000), "0003": (2100, 140, 3_120_000),
            "0004": (420, 30, 648_000), "0005": (8, 1, 166_500),
        })),
    )),
    Program("8.01.04", (
        Outcome(SASARAN["S7"][1], "Meningkatnya peran ormas", ORMAS_BADAN_HUKUM, "ORMAS_BADAN_HUKUM"),
    ), (
        Kegiatan("1.01", "Terlaksananya kebijakan pemberdayaan dan pengawasan ormas",
                 "Persentase ormas yang memperoleh pembinaan", 52, (55, 59, 63, 67, 71, 74),
                 _teknis("Pemberdayaan Ormas", {
            "0003": (640, 45, 1_180_000), "0004": (240, 20, 364_000), "0005": (9, 1, 148_000),
        })),
    )),
    Program("8.01.05", (
        _outcome("IKUB", "Meningkatnya kerukunan antarumat beragama"),
        _outcome("POTENSI_EKOSOSBUD", "Meningkatnya ketahanan ekonomi, sosial dan budaya"),
        _outcome("BUDAYA", "Lestarinya seni budaya lokal"),
    ), (
        Kegiatan("1.01", "Terlaksananya kebijakan ketahanan ekonomi, sosial dan budaya",
                 "Persentase kebijakan ketahanan ekonomi sosial budaya yang dilaksanakan", 66, (69, 72, 76, 80, 83, 87),
                 _teknis("Ketahanan Ekonomi, Sosial dan Budaya", {
            "0002": (2, 1, 205_000), "0003": (1350, 95, 2_275_000), "0005": (10, 1, 171_000),
        })),
    )),
    Program("8.01.06", (
        _outcome("SELESAI", "Menurunnya konflik sosial"),
        _outcome("KOMINDA", "Meningkatnya kewaspadaan dini"),
    ), (
        Kegiatan("1.01", "Terlaksananya pemantapan kewaspadaan nasional dan penanganan konflik",
                 "Persentase rencana aksi penanganan konflik yang dilaksanakan", 75, (78, 81, 84, 88, 91, 95),
                 _teknis("Kewaspadaan Dini dan Penanganan Konflik", {
            "0002": (5, 2, 236_000), "0003": (980, 70, 2_910_000),
            "0004": (520, 35, 812_000), "0006": (13, 1, 1_460_000),
        })),
    )),
)  # fmt: skip


# ---------------------------------------------------------------------------------------------------------------------
# The faults
# ---------------------------------------------------------------------------------------------------------------------

APA_ADANYA = object()  # the truth itself is the fault: nothing is replaced


@dataclass(frozen=True)
class Cacat:
    """One planted fault: where (file, record, field), the code expected, what is wrong, what is written instead.

    Under the key JUDUL: the column of that field is missing; without a file: it is about the agency.
    `ikutan`: this finding follows from another fault; it is listed apart in the README.
    """

    berkas: str
    kunci: str
    medan: str
    kode: str
    salah: str
    tertulis: Any = APA_ADANYA
    ikutan: bool = False


CACAT: tuple[Cacat, ...] = (
    Cacat(FILE_SEKRETARIAT, "JUDUL", "sumber", "K04", "lembar tidak punya kolom Sumber Data"),
    Cacat(FILE_SEKRETARIAT, "JUDUL", "penanggung_jawab", "K05", "lembar tidak punya kolom Penanggung Jawab"),
    Cacat(FILE_SEKRETARIAT, "JUDUL", "tipe", "K07", "lembar tidak punya kolom Tipe Penghitungan"),
    Cacat(FILE_SEKRETARIAT, "REKOMENDASI", "target:2026", "K33", "target 92,00 persen; Renstra 91,50", 92),
    Cacat(FILE_SEKRETARIAT, "IP_ASN", "target:2025", "K12", "target 78,90 lebih rendah dari baseline 79,40"),
    Cacat(FILE_RENSTRA, "IP_ASN", "target:2025", "K12", "target 78,90 lebih rendah dari baseline 79,40"),
    Cacat(FILE_IDEOLOGI, "PELAJAR", "penjelasan", "K03", "bagian Formulasi Pengukuran kosong"),
    Cacat(FILE_IDEOLOGI, "KAMPUNG", "baseline", "K11", "kondisi awal tertulis N/A", "N/A"),
    Cacat(FILE_IDEOLOGI, "FPK", "indikator", "K31", "tertulis Prosentase; Renstra Persentase",
          "Prosentase forum pembauran kebangsaan yang aktif"),
    Cacat(FILE_IDEOLOGI, "BELA_NEGARA", "indikator", "K19", "rumusan keluaran: jumlah peserta sosialisasi"),
    Cacat(FILE_IDEOLOGI, "BELA_NEGARA", "indikator", "K30", "tidak ada dalam tabel tujuan/sasaran Renstra"),
    Cacat(FILE_POLITIK, "PEMILIH_PEMULA", "baseline", "K34", "baseline 34,70; Renstra 34,20", 34.7),
    Cacat(FILE_POLITIK, "PANTAU", "penanggung_jawab", "K05", "penanggung jawab kosong", ""),
    Cacat(FILE_POLITIK, "PARPOL_DIKPOL", "target:2026", "K33", "target 78; Renja 2026 menulis 77"),
    Cacat(FILE_POLITIK, "PEREMPUAN", "satuan", "K02", "satuan kosong dan tidak tersirat dari nama", ""),
    Cacat(FILE_POLITIK, "PENGURUS", "indikator", "K30", "tidak ada dalam tabel tujuan/sasaran Renstra"),
    Cacat(FILE_POLITIK, "PENGURUS", "target:2025", "K17", "target persen tertulis sebagai pecahan (0,35)"),
    *(
        Cacat(FILE_POLITIK, "PENGURUS", medan, "K17", "sel berikutnya pada baris yang sama, juga pecahan", ikutan=True)
        for medan in ("baseline", *(f"target:{tahun}" for tahun in TAHUN[1:]))
    ),
    Cacat(FILE_POLITIK, "TANPA_NAMA", "indikator", "K01", "nama indikator kosong"),
    Cacat(FILE_KETAHANAN, "IKUB", "target:2030", "K15", "790: koma hilang dari 79,0", 790),
    Cacat(FILE_KETAHANAN, "IKUB", "target:2030", "K33", "790 berbeda dengan Renstra 79,00", ikutan=True),
    Cacat(FILE_KETAHANAN, "AGAMA_SELESAI", "target:2025", "K13", "target 100 setiap tahun, sama dengan baseline"),
    Cacat(FILE_RENSTRA, "AGAMA_SELESAI", "target:2025", "K13", "target 100 setiap tahun, sama dengan baseline"),
    Cacat(FILE_KETAHANAN, "FKUB", "sumber", "K04", "sumber data kosong", ""),
    Cacat(FILE_KETAHANAN, "HARMONI", "satuan", "K32", "satuan Nilai; Renstra Indeks", "Nilai"),
    Cacat(FILE_KEWASPADAAN, "SELESAI", "indikator", "K29", "diusulkan juga dalam ekososbud-ormas-usulan-iku"),
    Cacat(FILE_KETAHANAN, "ORMAS_LAPOR", "indikator", "K31", "nama berbeda dari Renstra; menunggu keputusan padanan",
          "Persentase ormas yang tertib menyampaikan laporan kegiatan"),
    Cacat(FILE_KETAHANAN, "SENGKETA", "target:2028", "K09", "target 2028 tertulis -", "-"),
    Cacat(FILE_KETAHANAN, "S8", "sasaran", "K26", "sasaran tanpa indikator"),
    Cacat(FILE_RENSTRA, "BUDAYA", "indikator", "K30", "tidak diusulkan oleh bidang mana pun"),
    Cacat(FILE_KEWASPADAAN, "KEJADIAN", "target:2028", "K14", "naik dari 20 ke 21, padahal seharusnya turun", 21),
    Cacat(FILE_KEWASPADAAN, "KEJADIAN", "target:2028", "K33", "21 berbeda dengan Renstra 18", ikutan=True),
    Cacat(FILE_KEWASPADAAN, "KOMINDA", "penanggung_jawab", "K05", "nama bidang salah ketik: Kewaspadan Nasionl",
          "Bidang Kewaspadan Nasionl"),
    Cacat(FILE_KEWASPADAAN, "TKA", "target:2027", "K10", "target tertulis Ada", "Ada"),
    Cacat(FILE_KEWASPADAAN, "WASPADA", "indikator", "K21", "kalimat sasaran dipakai sebagai indikator"),
    Cacat(FILE_RENSTRA, "ORMAS_BADAN_HUKUM", "target:2030", "K16", "bagian dari keseluruhan, target 105 persen", 105),
    Cacat(FILE_RENSTRA, "8.01.04.1.01", "pagu:2028", "K39", "pagu kegiatan 2028 tidak sama dengan jumlah sub kegiatan"),
    Cacat(FILE_IDEOLOGI, "BELA_NEGARA", "indikator", "K35", "belum ada dalam IKU 2025, tanpa keterangan", ikutan=True),
    Cacat(FILE_POLITIK, "PENGURUS", "indikator", "K35", "belum ada dalam IKU 2025, tanpa keterangan", ikutan=True),
    Cacat(FILE_KETAHANAN, "ORMAS_LAPOR", "indikator", "K35", "nama ini belum ada dalam IKU 2025", ikutan=True),
    Cacat(FILE_IKU_LAMA, "ORMAS_LAPOR", "indikator", "K35", "nama ini tidak ada lagi dalam usulan", ikutan=True),
    Cacat("", "", "", "K27", "36 IKU untuk satu perangkat daerah: usulan lima bidang belum dipilih", ikutan=True),
)  # fmt: skip

# What a workbook prints otherwise without being at fault itself: the other side of a fault above, or an office's habit
# (case, a line break, a unit inside the cell) that means the same.
LAIN: dict[tuple[str, str, str], Any] = {
    (FILE_RENJA, "PARPOL_DIKPOL", "target:2026"): 77,
    (FILE_RENSTRA, "8.01.04.1.01.0004", "pagu:2028"): 457_680_000,
    (FILE_IDEOLOGI, "PELAJAR", "formulasi"): "",
    (FILE_KEWASPADAAN, "KOMINDA", "indikator"): "Persentase informasi KOMINDA\nyang ditindaklanjuti",
    (FILE_KEWASPADAAN, "TANGGAP", "baseline"): "30 jam",
    (FILE_KEWASPADAAN, "TANGGAP", "target:2025"): "< 28 jam",
    (FILE_KEWASPADAAN, "KEJADIAN", "target:2026"): "22 kejadian",
    (FILE_KEWASPADAAN, "SELESAI", "target:2029"): "95,8 %",
    (FILE_KETAHANAN, "IKUB", "indikator"): "Indeks Kerukunan Umat Beragama ",
    (FILE_POLITIK, "BANKEU", "target:2026"): "Rp 26.100.000.000",
}

GANTI: dict[tuple[str, str, str], Any] = LAIN | {
    (cacat.berkas, cacat.kunci, cacat.medan): cacat.tertulis for cacat in CACAT if cacat.tertulis is not APA_ADANYA
}

# kunci → realisasi 2025; what is not here had not been published
REALISASI: dict[str, Any] = {
    "IKN": 2.85, "PANCASILA": 73.8, "PELAJAR": 66, "POTENSI_WASBANG": 91.8, "IDI": 81.7, "PARPOL_DIKPOL": 75,
    "IKUB": 76.9, "HARMONI": 6, "POTENSI_EKOSOSBUD": 90.1, "INTOLERANSI": 17, "KEJADIAN": 25, "SELESAI": 86.4,
    "KOMINDA": 71.2, "RB": 80.9, "SAKIP": "BB", "REKOMENDASI": 89.6, "IKM": 84.75,
}  # fmt: skip


# ---------------------------------------------------------------------------------------------------------------------
# Writing: one workbook, one cell, one table
# ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tempat:
    """Where a value stands, and the value (None: blank). `sel` None: a missing column; `lembar` None: no file."""

    lembar: str | None
    sel: str | None
    isi: Any


@dataclass(frozen=True)
class Tampil:
    """A number with an Excel number format of its own."""

    nilai: float
    format: str


Gaya = Callable[[float], Any]


def angka(nilai: float) -> Any:
    """As typed: 85 or 85.5."""
    return nilai


def dua_desimal(nilai: float) -> Any:
    """Shown with two decimals."""
    return Tampil(nilai, "0.00")


def ribuan(nilai: float) -> Any:
    """Shown with thousands separators."""
    return Tampil(nilai, "#,##0")


def sel_persen(nilai: float) -> Any:
    """A cell with a percent format, holding 0.85 for 85 %."""
    return Tampil(round(nilai / 100, 6), "0%" if nilai == int(nilai) else "0.00%")


def indonesia(nilai: float) -> str:
    """Text with a decimal comma: 78,5."""
    return f"{nilai:g}".replace(".", ",")


def teks_persen(nilai: float) -> str:
    """Text with a percent sign: 85,5%."""
    return f"{indonesia(nilai)}%"


class Buku:
    """One workbook in memory. Every value is written through `tulis`, which plants the faults and notes the place."""

    def __init__(self, berkas: str, huruf: str = "Arial", ukuran: int = 9) -> None:
        self.berkas = berkas
        self.isi = io.BytesIO()
        self.workbook = xlsxwriter.Workbook(self.isi, {"in_memory": True})
        self.workbook.set_properties({"author": "Subbagian Program", "created": DIBUAT})
        self.dasar: dict[str, Any] = {"font_name": huruf, "font_size": ukuran, "valign": "top", "text_wrap": True}
        self.format_siap: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.tempat: dict[tuple[str, str, str], Tempat] = {}
        self.lebar: dict[str, Sequence[float]] = {}
        self.tersembunyi: set[tuple[str, int]] = set()
        self.baris_teks: dict[tuple[Any, int], int] = {}

    def format(self, **sifat: Any) -> Any:
        """A cell format; the same wish gives the same object."""
        lengkap = self.dasar | sifat
        kunci = tuple(sorted(lengkap.items()))
        if kunci not in self.format_siap:
            self.format_siap[kunci] = self.workbook.add_format(lengkap)
        return self.format_siap[kunci]

    def lembar(self, nama: str, lebar: Sequence[float], *, kertas: int = 9) -> Any:
        """A new sheet, landscape, fitted to the page's width. `kertas` 9 is A4, 14 is F4 (Folio)."""
        ws = self.workbook.add_worksheet(nama)
        ws.set_landscape()
        ws.set_paper(kertas)
        ws.fit_to_pages(1, 0)
        ws.set_margins(0.4, 0.4, 0.5, 0.5)
        for kolom, ukuran in enumerate(lebar):
            ws.set_column(kolom, kolom, ukuran)
        self.lebar[nama] = lebar
        return ws

    def teks(self, kunci: str, medan: str, asli: Any) -> Any:
        """The value that this workbook prints: the truth, or what a fault puts in its place."""
        return GANTI.get((self.berkas, kunci, medan), asli)

    def tulis(self, ws: Any, baris: int, kolom: int, nilai: Any, *, kunci: str = "", medan: str = "",
              gaya: Gaya = angka, sampai: tuple[int, int] | None = None, **sifat: Any) -> None:  # fmt: skip
        """One cell (or the merged range to `sampai`). Rows and columns count from 0."""
        nilai = self.teks(kunci, medan, nilai)
        tampak = gaya(nilai) if isinstance(nilai, int | float) else nilai
        if isinstance(tampak, Tampil):
            sifat, tampak = sifat | {"num_format": tampak.format}, tampak.nilai
        bentuk = self.format(**sifat)
        if sampai and sampai != (baris, kolom):
            ws.merge_range(baris, kolom, *sampai, "", bentuk)
        if tampak is None or tampak == "":
            ws.write_blank(baris, kolom, None, bentuk)
        elif isinstance(tampak, str):
            ws.write_string(baris, kolom, tampak, bentuk)
        else:
            ws.write_number(baris, kolom, tampak, bentuk)
        akhir_baris, akhir_kolom = sampai or (baris, kolom)
        if isinstance(tampak, str) and akhir_baris == baris and sifat.get("text_wrap", True):
            lebar = sum(self.lebar[ws.name][kolom : akhir_kolom + 1])
            perlu = sum(1 + int(len(satu) * 1.05 / lebar) for satu in tampak.split("\n"))
            self.baris_teks[ws, baris] = max(perlu, self.baris_teks.get((ws, baris), 1))
        if kunci:
            sel = xl_rowcol_to_cell(baris, kolom)
            self.tempat.setdefault((self.berkas, kunci, medan), Tempat(ws.name, sel, None if tampak == "" else tampak))

    def judul(self, ws: Any, baris: int, teks: Iterable[str], kolom: int, sampai: int) -> int:
        """Title lines in bold, centred over the table; gives the next free row."""
        bentuk = self.format(bold=True, align="center", text_wrap=False)
        for kalimat in teks:
            ws.merge_range(baris, kolom, baris, sampai, kalimat, bentuk)
            baris += 1
        return baris

    def selesai(self) -> bytes:
        """The bytes of the finished workbook, its rows as high as their text."""
        for (ws, baris), banyak in self.baris_teks.items():
            tersembunyi = {"hidden": True} if (ws.name, baris) in self.tersembunyi else {}
            ws.set_row(baris, 3 + banyak * self.dasar["font_size"] * 1.35, None, tersembunyi)
        self.workbook.close()
        return self.isi.getvalue()


@dataclass(frozen=True)
class Kolom:
    """One column of a table: the field it prints, its heading, the heading above it where the header has two rows."""

    medan: str
    judul: str
    atas: str = ""


@dataclass(frozen=True)
class Baris:
    """One row of an IKU table: the sasaran (or tujuan) it stands under, its indicator (None: a sasaran alone)."""

    induk: str
    kunci: str | None
    indikator: Indikator | None
    gaya: Gaya = angka
    penanggung_jawab: str = ""
    keterangan: str = ""


def cari(kunci: str) -> Indikator:
    """The indicator of that key, of the Renstra or of a bidang alone."""
    return INDIKATOR[kunci] if kunci in INDIKATOR else TAMBAHAN[kunci]


def tahunan(judul: str, atas: str = "") -> tuple[Kolom, ...]:
    """The six year columns; `judul` may hold {}."""
    return tuple(Kolom(f"target:{tahun}", judul.format(tahun), atas) for tahun in TAHUN)


def kepala(
    buku: Buku, ws: Any, baris: int, kolom: Sequence[Kolom], awal: int = 0, nomor: str = "", **sifat: Any
) -> int:
    """The header: one row, or two where a column has a heading above it; then a number row. Gives the next row."""
    sifat = {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#D9E1F2"} | sifat
    tinggi = 2 if any(item.atas for item in kolom) else 1
    posisi = 0
    while posisi < len(kolom):
        item, sel = kolom[posisi], awal + posisi
        if not item.atas:
            buku.tulis(
                ws, baris, sel, item.judul, sampai=(baris + tinggi - 1, sel), kunci="JUDUL", medan=item.medan, **sifat
            )
            posisi += 1
            continue
        lebar = sum(1 for lain in kolom[posisi:] if lain.atas == item.atas)
        buku.tulis(ws, baris, sel, item.atas, sampai=(baris, sel + lebar - 1), **sifat)
        for geser in range(lebar):
            judul = kolom[posisi + geser].judul
            angka_judul = int(judul) if judul.isdigit() else judul
            buku.tulis(ws, baris + 1, sel + geser, angka_judul, **sifat)
        posisi += lebar
    baris += tinggi
    if nomor:
        for posisi in range(len(kolom)):
            buku.tulis(ws, baris, awal + posisi, nomor.format(posisi + 1), align="center", border=1, italic=True)
        baris += 1
    return baris


def isi_sel(buku: Buku, item: Baris, medan: str) -> Any:
    """The truth of one field of a row; blank where the row has no indicator."""
    ind = item.indikator
    if ind is None:
        return ""
    if medan.startswith("target:"):
        return ind.target[TAHUN.index(int(medan[7:]))]
    nilai: dict[str, Any] = {
        "indikator": ind.nama,
        "satuan": ind.satuan,
        "baseline": ind.baseline,
        "formulasi": ind.formula,
        "definisi": ind.definisi,
        "sumber": ind.sumber,
        "polaritas": ind.polaritas,
        "tipe": ind.tipe,
        "penanggung_jawab": item.penanggung_jawab,
        "keterangan": item.keterangan,
        "penjelasan": penjelasan(buku, item) if medan == "penjelasan" else "",
    }
    return nilai[medan]


def penjelasan(buku: Buku, item: Baris) -> str:
    """The single Penjelasan cell of the Jateng form: five labelled parts."""
    assert item.indikator and item.kunci
    bagian = {
        "Alasan Pemilihan Indikator": ALASAN.get(item.kunci, ""),
        "Formulasi Pengukuran": buku.teks(item.kunci, "formulasi", item.indikator.formula),
        "Tipe Penghitungan": item.indikator.tipe,
        "SKPD Penanggungjawab": item.penanggung_jawab,
        "Sumber Data": item.indikator.sumber,
    }
    return "\n".join(f"{label}: {teks}".rstrip() for label, teks in bagian.items())


def isi_baris(
    buku: Buku, ws: Any, baris: int, kolom: Sequence[Kolom], item: Baris, awal: int = 0, **sifat: Any
) -> None:
    """The cells of one row except its number, tujuan and sasaran."""
    for posisi, satu in enumerate(kolom):
        if satu.medan in ("nomor", "tujuan", "sasaran", "kosong"):
            continue
        tengah = satu.medan in ("satuan", "baseline", "polaritas", "tipe") or satu.medan.startswith("target:")
        letak = {"align": "center"} if tengah else {}
        gaya = item.gaya if satu.medan == "baseline" or satu.medan.startswith("target:") else angka
        kunci = item.kunci or ""
        buku.tulis(ws, baris, awal + posisi, isi_sel(buku, item, satu.medan), kunci=kunci, medan=satu.medan, gaya=gaya,
                   border=1, **letak, **sifat)  # fmt: skip


def tabel(buku: Buku, ws: Any, baris: int, kolom: Sequence[Kolom], isi: Sequence[Baris], *,
          sebut: Callable[[str], str] | None = None, gabung: bool = True, nomor: int = 0) -> int:  # fmt: skip
    """The body of an IKU table: number and sasaran once per group (merged, or on its first row), then the rows."""
    sebut = sebut or (lambda induk: TUJUAN.get(induk) or SASARAN[induk][1])
    mulai = 0
    while mulai < len(isi):
        induk = isi[mulai].induk
        akhir = mulai
        while akhir < len(isi) and isi[akhir].induk == induk:
            akhir += 1
        nomor += 1
        atas, bawah = baris + mulai, baris + akhir - 1
        for posisi, satu in enumerate(kolom):
            if satu.medan not in ("nomor", "sasaran"):
                continue
            nilai = nomor if satu.medan == "nomor" else sebut(induk)
            kunci = "" if satu.medan == "nomor" else induk
            sampai = (bawah, posisi) if gabung else None
            rata = {"align": "center"} if satu.medan == "nomor" else {}
            buku.tulis(ws, atas, posisi, nilai, kunci=kunci, medan="sasaran", sampai=sampai, border=1, **rata)
            if not gabung:
                for lain in range(atas + 1, bawah + 1):
                    buku.tulis(ws, lain, posisi, "", border=1)
        for geser in range(mulai, akhir):
            isi_baris(buku, ws, baris + geser, kolom, isi[geser])
        mulai = akhir
    return baris + len(isi)


def tanda_tangan(buku: Buku, ws: Any, baris: int, kolom: int, jabatan: str, nama: str) -> None:
    """The block under a table: place and date, office, name."""
    for geser, teks in enumerate(("Semarang, 12 Januari 2026", jabatan, "", "", "", nama, "NIP. 000000000000000000")):
        tebal = {"bold": True} if teks == nama else {}
        buku.tulis(ws, baris + geser, kolom, teks, text_wrap=False, **tebal)


# ---------------------------------------------------------------------------------------------------------------------
# Five usulan in five layouts
# ---------------------------------------------------------------------------------------------------------------------


def usulan_sekretariat() -> Buku:
    """Renstra-style table: group rows for tujuan and sasaran, status, definition; no source, no person in charge."""
    buku = Buku(FILE_SEKRETARIAT, "Arial", 9)
    ws = buku.lembar("IKU Sekretariat", (5, 36, 10, 44, 11, 12, 9, 9, 9, 9, 9, 9, 18))
    baris = buku.judul(ws, 0, ("TABEL INDIKATOR KINERJA UTAMA", INSTANSI, "TAHUN 2025-2029"), 0, 12)
    buku.tulis(ws, baris, 0, "Unit Kerja : Sekretariat", text_wrap=False)
    kolom = (
        Kolom("nomor", "NO"), Kolom("indikator", "INDIKATOR"), Kolom("polaritas", "STATUS"),
        Kolom("definisi", "DEFINISI OPERASIONAL"), Kolom("satuan", "SATUAN"), Kolom("baseline", "BASELINE TAHUN 2024"),
        *tahunan("{}", "TARGET TAHUN"), Kolom("keterangan", "KETERANGAN"),
    )  # fmt: skip
    baris = kepala(buku, ws, baris + 2, kolom, nomor="({:02d})")
    ws.repeat_rows(baris - 3, baris - 1)
    gaya = {"REKOMENDASI": sel_persen, "RB": dua_desimal, "IKM": dua_desimal}
    nomor = 0
    for induk in ("T2", "S11", "S12"):
        sebutan = f"Tujuan: {TUJUAN[induk]}" if induk in TUJUAN else f"Sasaran: {SASARAN[induk][1]}"
        buku.tulis(ws, baris, 0, sebutan, kunci=induk, medan="sasaran", sampai=(baris, 12), bold=True, border=1,
                   bg_color="#F2F2F2")  # fmt: skip
        baris += 1
        for kunci, ind in INDIKATOR.items():
            if ind.induk != induk:
                continue
            nomor += 1
            buku.tulis(ws, baris, 0, nomor, align="center", border=1)
            isi_baris(buku, ws, baris, kolom, Baris(induk, kunci, ind, gaya.get(kunci, angka)))
            baris += 1
    tanda_tangan(buku, ws, baris + 1, 8, "Sekretaris Badan,", "Dra. Contoh Sekretaris, M.M.")
    return buku


def usulan_ideologi() -> Buku:
    """The Jateng form: one Penjelasan cell of five labelled parts; satuan and targets added to its right."""
    buku = Buku(FILE_IDEOLOGI, "Bookman Old Style", 9)
    ws = buku.lembar("Form IKU", (5, 28, 30, 58, 10, 10, 11, 12, 12, 12, 12, 12, 12), kertas=14)
    baris = buku.judul(ws, 0, ("INDIKATOR KINERJA UTAMA", "PEMERINTAH PROVINSI JAWA TENGAH"), 0, 12)
    kop = (
        f"Instansi    : {NAMA_BADAN}",
        f"Unit Kerja  : {IDEOLOGI}",
        "Tugas       : melaksanakan kebijakan di bidang ideologi, wawasan kebangsaan dan karakter bangsa",
        "Periode     : Tahun 2025-2029",
    )
    for geser, teks in enumerate(kop, start=1):
        buku.tulis(ws, baris + geser, 0, teks, text_wrap=False)
    kolom = (
        Kolom("nomor", "No"), Kolom("sasaran", "Tujuan dan Sasaran Strategis"), Kolom("indikator", "Indikator Kinerja"),
        Kolom("penjelasan", "Penjelasan"), Kolom("satuan", "Satuan"), Kolom("polaritas", "Polaritas"),
        Kolom("baseline", "Kondisi Awal 2024"),
        *tahunan("{}", "Target Tahun"),
    )  # fmt: skip
    baris = kepala(buku, ws, baris + 6, kolom, nomor="({})", bg_color="#E2EFDA")
    gaya = {"PELAJAR": teks_persen, "KAMPUNG": sel_persen, "IKN": dua_desimal, "BELA_NEGARA": ribuan}
    urutan = ("IKN", "PANCASILA", "PELAJAR", "KAMPUNG", "WASBANG", "POTENSI_WASBANG", "FPK", "BELA_NEGARA")
    isi = [Baris(cari(k).induk, k, cari(k), gaya.get(k, angka), IDEOLOGI) for k in urutan]

    def sebut(induk: str) -> str:
        return f"Tujuan: {TUJUAN[induk]}" if induk in TUJUAN else f"Sasaran {induk[1:]}: {SASARAN[induk][1]}"

    baris = tabel(buku, ws, baris, kolom, isi, sebut=sebut)
    tanda_tangan(buku, ws, baris + 1, 8, "Kepala Bidang,", "Drs. Contoh Kepala Bidang, M.Si.")
    return buku


def usulan_politik() -> Buku:
    """The PER/09 form with satuan and targets, one header row, the sasaran on the first row of its group only."""
    buku = Buku(FILE_POLITIK, "Calibri", 10)
    ws = buku.lembar("Poldagri", (5, 28, 34, 46, 10, 28, 26, 12, 15, 15, 15, 15, 15, 15, 15), kertas=14)
    baris = buku.judul(ws, 0, ("USULAN INDIKATOR KINERJA UTAMA (IKU) TAHUN 2026", INSTANSI), 0, 14)
    buku.tulis(ws, baris + 1, 0, f"Bidang : {POLITIK}", text_wrap=False, bold=True)
    kolom = (
        Kolom("nomor", "No"), Kolom("sasaran", "Sasaran Strategis"), Kolom("indikator", "Indikator Kinerja Utama"),
        Kolom("formulasi", "Formulasi Perhitungan"), Kolom("satuan", "Satuan"), Kolom("sumber", "Sumber Data"),
        Kolom("penanggung_jawab", "Penanggung Jawab"), Kolom("tipe", "Tipe Perhitungan"),
        Kolom("baseline", "Kondisi Awal 2024"), *tahunan("Target {}"),
    )  # fmt: skip
    baris = kepala(buku, ws, baris + 3, kolom, bg_color="#FFF2CC")
    gaya = {"PEMILIH_PEMULA": indonesia, "PARPOL_DIKPOL": sel_persen, "BANKEU": ribuan, "IDI": dua_desimal}
    urutan = ("IDI", "PEMILIH_PEMULA", "PANTAU", "PARPOL_DIKPOL", "BANKEU", "PEREMPUAN", "PENGURUS", "TANPA_NAMA")
    isi = [Baris(cari(k).induk, k, cari(k), gaya.get(k, angka), POLITIK) for k in urutan]
    baris = tabel(buku, ws, baris, kolom, isi, gabung=False)
    tanda_tangan(buku, ws, baris + 2, 10, "Kepala Bidang Politik Dalam Negeri,", "Contoh Kabid Poldagri, S.Sos.")
    return buku


def usulan_ketahanan() -> Buku:
    """A two-row header with the years under TARGET TAHUN, a number row, a sasaran that has no indicator."""
    buku = Buku(FILE_KETAHANAN, "Times New Roman", 10)
    ws = buku.lembar("IKU 2025-2029", (5, 28, 34, 46, 28, 30, 10, 11, 13, 11, 9, 9, 9, 9, 9, 9))
    baris = buku.judul(ws, 1, ("MATRIKS INDIKATOR KINERJA UTAMA", KETAHANAN.upper(), "TAHUN 2025-2029"), 0, 15)
    kolom = (
        Kolom("nomor", "No"), Kolom("sasaran", "Tujuan/Sasaran"), Kolom("indikator", "Indikator"),
        Kolom("formulasi", "Definisi Operasional/Formulasi"), Kolom("sumber", "Sumber Data"),
        Kolom("penanggung_jawab", "Penanggung Jawab"), Kolom("satuan", "Satuan"), Kolom("polaritas", "Polaritas"),
        Kolom("tipe", "Tipe Penghitungan"),
        Kolom("baseline", "Baseline 2024"), *tahunan("{}", "TARGET TAHUN"),
    )  # fmt: skip
    baris = kepala(buku, ws, baris + 1, kolom, nomor="({})", bg_color="#FCE4D6")
    ws.repeat_rows(baris - 3, baris - 1)
    gaya = {"AGAMA_SELESAI": sel_persen, "FKUB": teks_persen, "POTENSI_EKOSOSBUD": indonesia, "SENGKETA": sel_persen}
    urutan = ("IKUB", "AGAMA_SELESAI", "FKUB", "HARMONI", "POTENSI_EKOSOSBUD", "INTOLERANSI", "ORMAS_LAPOR", "SENGKETA")
    isi = [Baris(cari(k).induk, k, cari(k), gaya.get(k, angka), KETAHANAN) for k in urutan]
    isi.insert(6, Baris("S6", "SELESAI", INDIKATOR["SELESAI"], angka, KETAHANAN))
    isi.append(Baris("S8", None, None))
    baris = tabel(buku, ws, baris, kolom, isi)
    tanda_tangan(buku, ws, baris + 1, 9, "Kepala Bidang,", "Dr. Contoh Kabid Ketahanan, M.Hum.")
    return buku


def usulan_kewaspadaan() -> Buku:
    """Free-hand: instructions first, an empty column, a low header, mixed numbers, a hidden row, a total row."""
    buku = Buku(FILE_KEWASPADAAN, "Calibri", 11)
    petunjuk = buku.lembar("Petunjuk", (4, 100))
    arahan = (
        "PETUNJUK PENGISIAN USULAN IKU",
        "1. Isi lembar 'usulan' sesuai hasil rapat bidang.",
        "2. Satu baris untuk satu indikator; sasaran cukup ditulis sekali.",
        "3. Lembar lama tidak perlu diubah.",
    )
    for geser, teks in enumerate(arahan):
        buku.tulis(petunjuk, geser + 1, 1, teks, text_wrap=False)
    ws = buku.lembar("usulan", (2, 5, 30, 36, 44, 11, 10, 14, 2, 12, 10, 10, 10, 10, 10, 10, 28, 30, 20))
    buku.tulis(ws, 1, 1, "Usulan indikator Kewaspadaan (hasil rapat bidang, revisi 2)", bold=True, text_wrap=False)
    buku.tulis(ws, 2, 1, "untuk IKU tahun 2026, periode 2025 - 2029", text_wrap=False)
    buku.tulis(ws, 4, 1, "catatan: angka 2024 memakai data akhir Desember", italic=True, text_wrap=False)
    kolom = (
        Kolom("nomor", "No"), Kolom("sasaran", "Sasaran"), Kolom("indikator", "Indikator"),
        Kolom("formulasi", "Cara Menghitung"), Kolom("satuan", "Satuan"), Kolom("polaritas", "Tren"),
        Kolom("tipe", "Tipe Hitung"),
        Kolom("kosong", ""), Kolom("baseline", "Kondisi Awal (2024)"), *tahunan("{}"), Kolom("sumber", "Sumber Data"),
        Kolom("penanggung_jawab", "PIC"), Kolom("keterangan", "Ket"),
    )  # fmt: skip
    kepala(buku, ws, 7, kolom, awal=1, bg_color="#FFFFFF")
    baris, nomor = 9, 0
    gaya = {"SELESAI": teks_persen, "FKDM": sel_persen, "TKA": sel_persen, "KOMINDA": selang_seling(indonesia)}
    for induk in ("S9", "S10"):
        buku.tulis(ws, baris, 2, SASARAN[induk][1], kunci=induk, medan="sasaran", border=1)
        for kunci, ind in INDIKATOR.items():
            if ind.induk != induk:
                continue
            nomor += 1
            buku.tulis(ws, baris, 1, nomor, align="center", border=1)
            catatan = "indikator baru" if kunci == "WASPADA" else ""
            item = Baris(induk, kunci, ind, gaya.get(kunci, angka), "Bidang Kewaspadaan Nasional", catatan)
            isi_baris(buku, ws, baris, kolom, item, awal=1)
            if kunci == "TANGGAP":
                buku.tersembunyi.add((ws.name, baris))
            baris += 1
        baris += 1  # the office leaves an empty row between two sasaran
    buku.tulis(ws, baris, 2, "JUMLAH", bold=True)
    buku.tulis(ws, baris, 3, f"{nomor} indikator", bold=True)
    buku.tulis(ws, baris + 2, 3, "Mengetahui,", text_wrap=False)
    tanda_tangan(buku, ws, baris + 3, 3, "Kepala Bidang,", "Contoh Kabid Wasnas, S.H., M.H.")
    lama = buku.lembar("lama", (5, 40, 12, 12))
    for geser, sel in enumerate((("No", "Indikator", "Satuan", "Target 2024"), (1, "Angka konflik", "Kejadian", 30))):
        for posisi, nilai in enumerate(sel):
            buku.tulis(lama, geser, posisi, nilai, border=1)
    lama.hide()
    ws.activate()
    return buku


def selang_seling(teks: Gaya) -> Gaya:
    """Decimals as text with a comma where there is one decimal, as numbers with a point where there are two."""
    return lambda nilai: teks(nilai) if round(nilai, 1) == nilai and nilai != int(nilai) else nilai


# ---------------------------------------------------------------------------------------------------------------------
# Renstra, Renja, IKU of last year, measurement
# ---------------------------------------------------------------------------------------------------------------------


def nama_kode() -> dict[str, str]:
    """Official name of each code."""
    with KODE_CSV.open(encoding="utf-8", newline="") as berkas:
        return {baris["kode"]: baris["nama"] for baris in csv.DictReader(berkas)}


def renstra() -> Buku:
    """Two sheets: targets of tujuan and sasaran, and the programme table of the new layout."""
    buku = Buku(FILE_RENSTRA, "Arial", 9)
    ws = buku.lembar("Tujuan dan Sasaran", (5, 26, 30, 38, 10, 15, 15, 15, 15, 15, 15, 15, 16), kertas=14)
    judul = ("TABEL 3.1", "TUJUAN DAN SASARAN RENSTRA TAHUN 2025-2029", INSTANSI)
    baris = buku.judul(ws, 0, judul, 0, 12)
    kolom = (
        Kolom("nomor", "NO"), Kolom("tujuan", "TUJUAN"), Kolom("sasaran", "SASARAN"), Kolom("indikator", "INDIKATOR"),
        Kolom("satuan", "SATUAN"), Kolom("baseline", "BASELINE TAHUN 2024"), *tahunan("{}", "TARGET TAHUN"),
        Kolom("keterangan", "KETERANGAN"),
    )  # fmt: skip
    baris = kepala(buku, ws, baris + 1, kolom, nomor="({:02d})")
    ws.repeat_rows(baris - 3, baris - 1)
    nomor = 0
    for tujuan, kalimat in TUJUAN.items():
        anggota = [kunci for kunci, ind in INDIKATOR.items() if ind.tujuan == kalimat]
        anggota.sort(key=lambda kunci: (INDIKATOR[kunci].induk != tujuan, list(INDIKATOR).index(kunci)))
        isi = [Baris(INDIKATOR[k].induk, k, INDIKATOR[k], ribuan if k == "BANKEU" else angka) for k in anggota]
        buku.tulis(ws, baris, 1, kalimat, kunci=tujuan, medan="tujuan", sampai=(baris + len(isi) - 1, 1), border=1)
        baris = tabel(buku, ws, baris, kolom, isi, sebut=hanya_sasaran, nomor=nomor)
        nomor += len({satu.induk for satu in isi})
    lembar_program(buku)
    return buku


def hanya_sasaran(induk: str) -> str:
    """The sasaran sentence; blank for a tujuan, which has its own column here."""
    return "" if induk in TUJUAN else SASARAN[induk][1]


def lembar_program(buku: Buku) -> None:
    """Code rows with pagu, each followed by its outcome or output rows; the first of them repeats the pagu."""
    lebar = (24, 28, 46, 38, 10, 10, *((9, 17) * 6), 20, 14)
    ws = buku.lembar("Program dan Pagu", lebar, kertas=8)
    baris = buku.judul(
        ws, 0, ("TABEL 4.1", "PROGRAM, KEGIATAN DAN SUBKEGIATAN RENSTRA TAHUN 2025-2029", INSTANSI), 0, 19
    )
    baris = kepala_program(buku, ws, baris + 1)
    nama = nama_kode()
    for satu in baris_program():
        teks = (satu.tujuan, satu.sasaran, f"{satu.kode} - {nama[satu.kode]}", "", "", "")
        cetak(buku, ws, baris, satu.kode, teks, satu.kode, satu.pagu, tebal=True)
        baris += 1
        for nomor, hasil in enumerate(satu.hasil):
            teks = ("", hasil.sasaran if nomor else "", hasil.kalimat, hasil.indikator, hasil.satuan, hasil.baseline)
            cetak(buku, ws, baris, hasil.kunci, teks, satu.kode, () if nomor else satu.pagu, hasil.target)
            baris += 1


@dataclass(frozen=True)
class Hasil:
    """One outcome or output row of a programme table."""

    kunci: str
    kalimat: str
    indikator: str
    satuan: str
    baseline: Any
    target: Sequence[Any]
    sasaran: str = ""


@dataclass(frozen=True)
class BarisKode:
    """One code row of a programme table with its yearly pagu and the outcome or output rows under it."""

    kode: str
    pagu: tuple[int, ...]
    hasil: tuple[Hasil, ...] = ()
    tujuan: str = ""
    sasaran: str = ""


def baris_program() -> list[BarisKode]:
    """The programme table in the order of its codes; every parent's pagu is the sum of its children."""
    isi: list[BarisKode] = []
    for program in PROGRAM:
        anak: list[BarisKode] = []
        for kegiatan in program.kegiatan:
            kode = f"{program.kode}.{kegiatan.kode}"
            sub = [baris_sub(f"{kode}.{satu.kode}", satu) for satu in kegiatan.sub]
            hasil = Hasil(
                f"{kode} hasil", kegiatan.kalimat, kegiatan.indikator, "Persen", kegiatan.baseline, kegiatan.target
            )
            anak += [BarisKode(kode, jumlah(sub, kode), (hasil,)), *sub]
        hasil_program = tuple(
            Hasil(
                o.kunci,
                o.kalimat,
                o.indikator.nama,
                o.indikator.satuan,
                o.indikator.baseline,
                o.indikator.target,
                o.sasaran,
            )
            for o in program.outcome
        )
        pertama = program.outcome[0]
        induk = BarisKode(
            program.kode, jumlah(anak, program.kode), hasil_program, pertama.indikator.tujuan, pertama.sasaran
        )
        isi += [induk, *anak]
    return [BarisKode("8.01", jumlah(isi, "8.01")), *isi]


def baris_sub(kode: str, sub: Sub) -> BarisKode:
    """A sub kegiatan with its output row."""
    target = [sub.target(tahun) for tahun in TAHUN]
    hasil = Hasil(f"{kode} hasil", keluaran(sub), sub.indikator, sub.satuan, sub.baseline, target)
    return BarisKode(kode, tuple(sub.pagu(tahun) for tahun in TAHUN), (hasil,))


def jumlah(baris: Sequence[BarisKode], induk: str) -> tuple[int, ...]:
    """The yearly sum of the rows one level under a code (program, kegiatan, sub kegiatan)."""
    tingkat = {1: 1, 2: 2, 4: 1}[induk.count(".")]
    langsung = [satu.pagu for satu in baris if satu.kode.count(".") == induk.count(".") + tingkat]
    return tuple(sum(setahun) for setahun in zip(*langsung, strict=True))


def keluaran(sub: Sub) -> str:
    """The output sentence of a sub kegiatan, made from its indicator."""
    benda = sub.indikator.removeprefix("Jumlah ")
    for awal, kata in (("Orang yang Mengikuti ", "Terlaksananya "), ("Orang yang Menerima ", "Terbayarnya ")):
        if benda.startswith(awal):
            return kata + benda.removeprefix(awal)
    return "Tersusunnya " + benda


def kepala_program(buku: Buku, ws: Any, baris: int) -> int:
    """Three header rows and a number row."""
    sifat = {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#D9E1F2"}
    tetap = {
        0: "TUJUAN", 1: "SASARAN", 2: "BIDANG URUSAN / PROGRAM / OUTCOME / KEGIATAN / SUBKEGIATAN / OUTPUT",
        3: "INDIKATOR OUTCOME / OUTPUT", 4: "SATUAN", 5: "BASELINE TAHUN 2024",
        18: "PERANGKAT DAERAH", 19: "KETERANGAN",
    }  # fmt: skip
    for kolom, judul in tetap.items():
        buku.tulis(ws, baris, kolom, judul, sampai=(baris + 2, kolom), **sifat)
    buku.tulis(ws, baris, 6, "TARGET DAN PAGU INDIKATIF TAHUN", sampai=(baris, 17), **sifat)
    for nomor, tahun in enumerate(TAHUN):
        kolom = 6 + 2 * nomor
        buku.tulis(ws, baris + 1, kolom, tahun, sampai=(baris + 1, kolom + 1), **sifat)
        buku.tulis(ws, baris + 2, kolom, "TARGET", **sifat)
        buku.tulis(ws, baris + 2, kolom + 1, "PAGU", **sifat)
    for kolom in range(20):
        buku.tulis(ws, baris + 3, kolom, f"({kolom + 1:02d})", align="center", border=1, italic=True)
    ws.repeat_rows(baris, baris + 3)
    ws.freeze_panes(baris + 4, 4)
    return baris + 4


def cetak(buku: Buku, ws: Any, baris: int, kunci: str, teks: Sequence[Any], kode: str, pagu: Sequence[int],
          target: Sequence[Any] = (), tebal: bool = False) -> None:  # fmt: skip
    """One row of the programme table: a code row has pagu alone, an outcome row targets, perhaps that pagu again."""
    sifat = {"border": 1} | ({"bold": True} if tebal else {})
    medan = ("tujuan", "sasaran", "uraian", "indikator", "satuan", "baseline")
    for kolom, (nama, nilai) in enumerate(zip(medan, teks, strict=True)):
        buku.tulis(ws, baris, kolom, nilai, kunci=f"{kunci} program", medan=nama, **sifat)
    for nomor, tahun in enumerate(TAHUN):
        kolom = 6 + 2 * nomor
        nilai = target[nomor] if target else ""
        buku.tulis(ws, baris, kolom, nilai, kunci=kunci, medan=f"target:{tahun}", align="center", **sifat)
        rupiah = pagu[nomor] if pagu else ""
        buku.tulis(
            ws, baris, kolom + 1, rupiah, kunci=kode if pagu else "", medan=f"pagu:{tahun}", gaya=ribuan, **sifat
        )
    buku.tulis(ws, baris, 18, "Badan Kesatuan Bangsa dan Politik" if tebal else "", border=1)
    buku.tulis(ws, baris, 19, "", border=1)


LABEL_RENJA = {"program": 2, "sub_kegiatan": 4, "kegiatan": 6}  # level → column of its tolok ukur


def renja() -> Buku:
    """T-C.33 as SIPD prints it: three pairs of tolok ukur and target, the plan of 2026, the prakiraan maju of 2027."""
    buku = Buku(FILE_RENJA, "Arial", 8)
    ws = buku.lembar("T-C.33", (20, 46, 34, 13, 34, 13, 34, 13, 20, 13, 18, 12, 14, 13, 18), kertas=8)
    judul = (
        "Tabel T-C.33",
        "RUMUSAN RENCANA PROGRAM DAN KEGIATAN PERANGKAT DAERAH TAHUN 2026 DAN PRAKIRAAN MAJU TAHUN 2027",
        "PROVINSI JAWA TENGAH",
    )
    baris = buku.judul(ws, 0, judul, 0, 14)
    buku.tulis(ws, baris, 0, f"Nama Perangkat Daerah : {NAMA_BADAN}", text_wrap=False)
    baris = kepala_renja(buku, ws, baris + 2)
    nama = nama_kode()
    semua_kode = baris_program()
    for satu in [BarisKode("8", semua_kode[0].pagu), *semua_kode]:
        tingkat = {0: "urusan", 1: "urusan", 2: "program", 4: "kegiatan", 5: "sub_kegiatan"}[satu.kode.count(".")]
        for nomor, hasil in enumerate(satu.hasil or (None,)):
            baris_renja(buku, ws, baris, satu, tingkat, "" if nomor else nama[satu.kode], hasil)
            baris += 1
    buku.tulis(ws, baris, 0, "JUMLAH", sampai=(baris, 9), bold=True, border=1, align="center")
    buku.tulis(ws, baris, 10, semua_kode[0].pagu[1], gaya=ribuan, bold=True, border=1)
    for kolom in (11, 12, 13):
        buku.tulis(ws, baris, kolom, "", border=1)
    buku.tulis(ws, baris, 14, semua_kode[0].pagu[2], gaya=ribuan, bold=True, border=1)
    return buku


def kepala_renja(buku: Buku, ws: Any, baris: int) -> int:
    """Three header rows; no number row in this print."""
    sifat = {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#EDEDED"}
    atas = (
        (0, 0, 2, "Kode"), (1, 1, 2, "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan"),
        (2, 7, 0, "Indikator Kinerja"), (8, 11, 0, "Rencana Tahun 2026"),
        (12, 12, 2, "Catatan Penting"), (13, 14, 0, "Prakiraan Maju Rencana Tahun 2027"),
    )  # fmt: skip
    for awal, akhir, turun, judul in atas:
        buku.tulis(ws, baris, awal, judul, sampai=(baris + turun, akhir), **sifat)
    for kolom, judul in ((2, "Capaian Program"), (4, "Keluaran Sub Kegiatan"), (6, "Hasil Kegiatan")):
        buku.tulis(ws, baris + 1, kolom, judul, sampai=(baris + 1, kolom + 1), **sifat)
        buku.tulis(ws, baris + 2, kolom, "Tolok Ukur", **sifat)
        buku.tulis(ws, baris + 2, kolom + 1, "Target", **sifat)
    bawah = {
        8: "Lokasi Output Kegiatan", 9: "Target Capaian Kinerja", 10: "Pagu Indikatif (Rp.)", 11: "Sumber Dana",
        13: "Target Capaian Kinerja", 14: "Kebutuhan Dana/Pagu Indikatif (Rp.)",
    }  # fmt: skip
    for kolom, judul in bawah.items():
        buku.tulis(ws, baris + 1, kolom, judul, sampai=(baris + 2, kolom), **sifat)
    ws.repeat_rows(baris, baris + 2)
    ws.freeze_panes(baris + 3, 2)
    return baris + 3


def baris_renja(
    buku: Buku, ws: Any, baris: int, satu: BarisKode, tingkat: str, uraian: str, hasil: Hasil | None
) -> None:
    """One row of T-C.33: the code row with its first tolok ukur, or a row below it with a further one."""
    isi: dict[int, Any] = dict.fromkeys(range(15), "")
    if uraian:
        isi |= {0: satu.kode, 1: uraian, 10: satu.pagu[1], 14: satu.pagu[2]}
    if uraian and tingkat == "sub_kegiatan":
        isi |= {8: "Provinsi Jawa Tengah", 11: "APBD Provinsi"}
    if hasil:
        kolom = LABEL_RENJA[tingkat]
        sekarang, maju = hasil.target[1], hasil.target[2]
        sekarang = buku.teks(hasil.kunci, "target:2026", sekarang)
        isi |= {kolom: hasil.indikator, kolom + 1: dengan_satuan(sekarang, hasil.satuan)}
        isi |= {9: dengan_satuan(sekarang, hasil.satuan), 13: dengan_satuan(maju, hasil.satuan)}
    tebal = {"bold": True} if uraian and tingkat != "sub_kegiatan" else {}
    for kolom, nilai in isi.items():
        buku.tulis(ws, baris, kolom, nilai, gaya=ribuan, border=1, **(tebal if kolom in (0, 1, 10, 14) else {}))


def dengan_satuan(nilai: Any, satuan: str) -> str:
    """A target as SIPD prints it: the number and its unit; a predicate alone."""
    return nilai if isinstance(nilai, str) else f"{indonesia(nilai)} {satuan}"


def iku_lama() -> Buku:
    """The IKU of 2025 as decided: the indicators of the Renstra but those that are new in 2026."""
    buku = Buku(FILE_IKU_LAMA, "Bookman Old Style", 9)
    ws = buku.lembar("IKU 2025", (5, 30, 36, 50, 11, 32, 30, 16, 16), kertas=14)
    baris = buku.judul(ws, 0, ("INDIKATOR KINERJA UTAMA TAHUN 2025", INSTANSI), 0, 8)
    kolom = (
        Kolom("nomor", "No"), Kolom("sasaran", "Tujuan/Sasaran Strategis"),
        Kolom("indikator", "Indikator Kinerja Utama"), Kolom("formulasi", "Formulasi Perhitungan"),
        Kolom("satuan", "Satuan"), Kolom("sumber", "Sumber Data"), Kolom("penanggung_jawab", "Penanggung Jawab"),
        Kolom("baseline", "Baseline 2024"), Kolom("target:2025", "Target 2025"),
    )  # fmt: skip
    baris = kepala(buku, ws, baris + 1, kolom, nomor="({})")
    isi = [
        Baris(ind.induk, kunci, ind, ribuan if kunci == "BANKEU" else angka, PEMILIK[ind.induk])
        for kunci, ind in INDIKATOR.items()
        if kunci not in BARU
    ]

    def sebut(induk: str) -> str:
        return f"Tujuan: {TUJUAN[induk]}" if induk in TUJUAN else f"Sasaran: {SASARAN[induk][1]}"

    baris = tabel(buku, ws, baris, kolom, isi, sebut=sebut)
    tanda_tangan(buku, ws, baris + 1, 6, "Kepala Badan Kesatuan Bangsa dan Politik,", "Drs. Contoh Pejabat, M.Si.")
    return buku


BARU = {"WASPADA", "BUDAYA"}  # not in the IKU of 2025
PEMILIK = dict.fromkeys(("T1", "S1", "S2"), IDEOLOGI) | dict.fromkeys(("S3", "S4"), POLITIK)
PEMILIK |= dict.fromkeys(("S5", "S6", "S7", "S8"), KETAHANAN) | dict.fromkeys(("S9", "S10"), KEWASPADAAN)
PEMILIK |= dict.fromkeys(("T2", "S11", "S12"), SEKRETARIAT)


def pengukuran() -> Buku:
    """Measurement of 2025: target, realisasi, capaian for what had been published."""
    buku = Buku(FILE_PENGUKURAN, "Calibri", 10)
    ws = buku.lembar("Pengukuran 2025", (5, 44, 11, 13, 13, 13, 13, 16, 22))
    baris = buku.judul(ws, 0, ("PENGUKURAN KINERJA TAHUN 2025", INSTANSI), 0, 8)
    kolom = (
        Kolom("nomor", "No"), Kolom("indikator", "Indikator Kinerja Utama"), Kolom("satuan", "Satuan"),
        Kolom("baseline", "Kondisi Awal 2024"), Kolom("target", "Target", "Tahun 2025"),
        Kolom("realisasi", "Realisasi", "Tahun 2025"), Kolom("capaian", "Capaian (%)", "Tahun 2025"),
        Kolom("target_akhir", "Target Akhir Renstra 2029"), Kolom("keterangan", "Keterangan"),
    )  # fmt: skip
    baris = kepala(buku, ws, baris + 1, kolom, nomor="({})")
    for nomor, (kunci, nilai) in enumerate(REALISASI.items(), start=1):
        ind = INDIKATOR[kunci]
        target, akhir = ind.target[0], ind.target[4]
        isi = (nomor, ind.nama, ind.satuan, ind.baseline, target, nilai, capaian(ind, nilai), akhir, "")
        for posisi, satu in enumerate(isi):
            rata = {} if posisi == 1 else {"align": "center"}
            gaya = dua_desimal if posisi == 6 else angka
            buku.tulis(ws, baris, posisi, satu, kunci=kunci, medan=kolom[posisi].medan, gaya=gaya, border=1, **rata)
        baris += 1
    return buku


def capaian(ind: Indikator, realisasi: Any) -> float:
    """Capaian in percent: realisasi/target, or (2 x target - realisasi)/target where lower is better."""
    target = ind.target[0]
    if isinstance(target, str):
        return 100.0 if realisasi == target else 0.0
    baik = 2 * target - realisasi if ind.polaritas == "Negatif" else realisasi
    return round(baik / target * 100, 2)


# ---------------------------------------------------------------------------------------------------------------------
# All together
# ---------------------------------------------------------------------------------------------------------------------

PEMBUAT = (
    usulan_sekretariat, usulan_ideologi, usulan_politik, usulan_ketahanan, usulan_kewaspadaan,
    renstra, renja, iku_lama, pengukuran,
)  # fmt: skip
AWAL, AKHIR = "<!-- tabel kesalahan: dibuat oleh buat.py -->\n", "<!-- akhir tabel kesalahan -->\n"


@dataclass(frozen=True)
class Contoh:
    """All sample files as bytes by their path under data/contoh, and every fault with the place where it stands."""

    berkas: dict[str, bytes] = field(default_factory=dict)
    cacat: list[tuple[Cacat, Tempat]] = field(default_factory=list)


def bangun() -> Contoh:
    """Build everything in memory. KeyError: a fault names a cell that no workbook writes."""
    tempat: dict[tuple[str, str, str], Tempat] = {}
    hasil = Contoh()
    for pembuat in PEMBUAT:
        buku = pembuat()
        hasil.berkas[buku.berkas] = buku.selesai()
        tempat |= buku.tempat
    for satu in CACAT:
        if not satu.berkas:
            letak = Tempat(None, None, None)
        elif satu.kunci == "JUDUL":
            assert (satu.berkas, satu.kunci, satu.medan) not in tempat, satu
            letak = Tempat(tempat[satu.berkas, "JUDUL", "indikator"].lembar, None, None)
        else:
            letak = tempat[satu.berkas, satu.kunci, satu.medan]
        hasil.cacat.append((satu, letak))
    return hasil


def tabel_cacat(cacat: Iterable[tuple[Cacat, Tempat]]) -> str:
    """The two tables of the README: planted faults, and findings that follow from them."""
    kepala_tabel = "| berkas | lembar | sel | kode | apa yang salah |\n| --- | --- | --- | --- | --- |\n"
    bagian: dict[bool, list[str]] = {False: [], True: []}
    for satu, letak in cacat:
        sel = letak.sel or ("(judul)" if letak.lembar else "–")
        bagian[satu.ikutan].append(
            f"| {satu.berkas or '–'} | {letak.lembar or '–'} | {sel} | {satu.kode} | {satu.salah} |\n"
        )
    return (
        "\n### Kesalahan yang ditanam\n\n" + kepala_tabel + "".join(bagian[False])
        + "\n### Temuan ikutan\n\nTemuan lain akibat kesalahan di atas, pada sel, baris, atau indikator yang sama,\n"
        + "atau karena usulan lima bidang belum dipilih.\n\n"
        + kepala_tabel + "".join(bagian[True]) + "\n"
    )  # fmt: skip


def readme(isi: str, cacat: Iterable[tuple[Cacat, Tempat]]) -> str:
    """The README with its fault tables renewed; the text around them stays."""
    depan, sisa = isi.split(AWAL)
    return depan + AWAL + tabel_cacat(cacat) + AKHIR + sisa.split(AKHIR)[1]


def main() -> None:
    """Write the workbooks and renew the README."""
    hasil = bangun()
    for nama, isi in hasil.berkas.items():
        (FOLDER / nama).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / nama).write_bytes(isi)
        print(f"{nama}: {len(isi)} byte")
    berkas = FOLDER / "README.md"
    berkas.write_text(readme(berkas.read_text(encoding="utf-8"), hasil.cacat), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
