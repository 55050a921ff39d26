"""What Pengaturan shows: the fields of the agency, the thresholds with their reasons, the history. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from iku_analysis.number_format import format_angka
from iku_analysis.settings import POLA_SURAT, Thresholds
from iku_analysis.store.history import RiwayatPengaturan
from iku_analysis.ui.files import moment_cell
from iku_analysis.ui.table import Kolom, Sel

KOP = {
    "pemerintah": "Pemerintah daerah",
    "nama": "Nama instansi",
    "alamat": "Alamat",
    "kontak": "Telepon, laman, surel",
}
PENANDA_TANGAN = {
    "jabatan_penandatangan": "Jabatan",
    "nama_penandatangan": "Nama",
    "pangkat_penandatangan": "Pangkat",
    "nip_penandatangan": "NIP",
    "kota": "Kota penetapan",
}
_LAIN = {"tahun": "Tahun", "periode": "Periode Renstra", "bidang": "Daftar bidang", "pengguna": "Nama pengguna"}
# Name of a threshold → (title, unit, reason).
AMBANG: dict[str, tuple[str, str, str]] = {
    "desimal_banding": ("Desimal saat membandingkan", "angka", "menghapus ekor hitungan seperti 70,099999"),
    "mirip_bidang": ("Kemiripan nama bidang", "0–1", "nama pendek dengan satu salah ketik tetap dikenali"),
    "mirip_ganda": ("Kemiripan indikator ganda", "0–1", "nama berbeda yang paling mirip 0,94; salah ketik 0,98"),
    "mirip_sasaran": ("Indikator mengulang sasaran", "0–1", "di atasnya indikator hanya mengulang kalimat sasaran"),
    "mirip_calon": ("Calon padanan terendah", "0–1", "di bawahnya bukan padanan; yang disusun ulang di atas 0,8"),
    "iku_minimal": ("Jumlah IKU paling sedikit", "indikator", "satu IKU sulit menggambarkan kinerja utama"),
    "tahun_datar": ("Tahun berturut-turut dengan target sama", "tahun", "dua tahun yang sama masih lazim"),
    "faktor_lompat": ("Lompatan antartahun", "kali", "salah ketik berlipat 10, 100, atau 1.000"),
    "cacah_kecil": ("Bilangan kecil yang tidak dinilai lompatannya", "angka", "2 menjadi 10 orang bukan salah ketik"),
    "persen_bawah": ("Batas bawah persentase", "persen", "bagian dari keseluruhan tidak kurang dari nol"),
    "persen_atas": ("Batas atas persentase", "persen", "bagian dari keseluruhan tidak lebih dari seratus"),
    "pecahan_atas": ("Persen yang tampaknya pecahan", "angka", "0,85 pada baris persen mungkin berarti 85"),
    "selisih_pagu_rp": ("Selisih pagu yang diabaikan", "rupiah per anak", "hanya pembulatan yang boleh berbeda"),
    "toleransi_desimal": ("Kelonggaran koma yang tergeser", "bagian", "pembulatan pada kelipatan 10, 100, atau 1.000"),
    "tahun_sebelum_periode": ("Tahun sebelum periode yang wajar", "tahun", "baseline dan tahun sebelumnya"),
    "tahun_sesudah_periode": ("Tahun sesudah periode yang wajar", "tahun", "tahun transisi"),
    "toleransi_capaian_bawah": ("Kelonggaran capaian berdesimal", "poin", "yang tertutup dua angka di belakang koma"),
    "toleransi_capaian_atas": ("Kelonggaran capaian bulat", "poin", "yang tertutup pembulatan ke bilangan bulat"),
    "mirip_nama_lama": ("Kemiripan dengan nama tahun lalu", "0–1", "nama yang disusun ulang tetap 0,82 atau lebih"),
    "mirip_definisi": ("Kemiripan definisi dengan tahun lalu", "0–1", "di bawahnya yang berubah bukan hanya ejaan"),
    "indikator_maksimal": ("Jumlah indikator satu sasaran", "indikator", "batas atas yang lazim"),
    "iku_maksimal": ("Jumlah IKU satu instansi", "indikator", "batas atas yang lazim"),
}  # fmt: skip
AMBANG_KOLOM = [
    Kolom("judul", "Ambang"),
    Kolom("nilai", "Nilai", "kanan"),
    Kolom("satuan", "Satuan", rapat=True),
    Kolom("alasan", "Alasan"),
]
RIWAYAT_KOLOM = [
    Kolom("kunci", "Yang diubah"),
    Kolom("nilai", "Menjadi"),
    Kolom("pada", "Kapan", rapat=True),
    Kolom("keadaan", "Keadaan", rapat=True),
]


def threshold_rows(thresholds: Thresholds) -> list[dict[str, Any]]:
    """One row per threshold; one that the agency set is marked."""
    default = Thresholds()
    out = []
    for name, (title, unit, reason) in AMBANG.items():
        value = getattr(thresholds, name)
        own = value != getattr(default, name)
        out.append(
            {
                "judul": title,
                "nilai": Sel(format_angka(value), kecil="diubah" if own else None),
                "satuan": unit,
                "alasan": reason,
            }
        )
    return out


def changed(typed: Mapping[str, str], agency: Mapping[str, str]) -> dict[str, Any]:
    """instansi.<field> → text, for the fields that say something else than those in force."""
    bare = {key: value.strip() for key, value in typed.items()}
    return {key: value for key, value in bare.items() if value != agency[key.removeprefix("instansi.")]}


def setting_title(kunci: str) -> str:
    """instansi.nama → Nama instansi."""
    group, _, name = kunci.partition(".")
    if group == "ambang":
        return AMBANG[name][0]
    if group == "surat":
        return _letter_title(name)
    return {**KOP, **PENANDA_TANGAN}.get(name) or _LAIN.get(kunci, kunci)


def _letter_title(name: str) -> str:
    jenis, _, part = name.partition(".")
    titles = {item.jenis: item.judul for item in POLA_SURAT}
    return f"{titles.get(jenis, jenis)}: {'kode' if part == 'kode' else 'pola nomor'}" if part else "Kode unit surat"


def history_rows(history: Iterable[RiwayatPengaturan]) -> list[dict[str, Any]]:
    """One row per change, newest first."""
    return [
        {
            "id": item.keputusan_id,
            "kunci": Sel(setting_title(item.kunci), tebal=True),
            "nilai": _value_text(item.nilai),
            "pada": moment_cell(item.pada, item.oleh, item.keputusan_id),
            "keadaan": Sel("✓ Berlaku", warna="hijau") if item.berlaku else Sel("– Tidak berlaku", warna="abu"),
        }
        for item in history
    ]


def _value_text(value: Any) -> str:
    if isinstance(value, list):
        years = len(value) == 2 and all(isinstance(item, int) for item in value)
        return "–".join(map(str, value)) if years else "\n".join(map(str, value))
    return str(value) if value not in (None, "") else "(kosong)"


def bidang_names(text: str) -> list[str]:
    """The names of a text area, one a line, without blank lines and repetitions."""
    names = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(name for name in names if name))
