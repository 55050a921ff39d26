"""What Pengaturan shows: the fields of the agency, the thresholds with their reasons, the history. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from iku_analysis.checks.ambang import AMBANG
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
_LAIN = {"tahun": "Tahun", "periode": "Periode Renstra", "bidang": "Daftar bidang", "pengguna": "Nama pengguna",
         "nama_lain": "Nama lain instansi"}  # fmt: skip
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
    if group == "capaian":
        return f"Capaian: {name.removeprefix('indikator.').replace('_', ' ')}"
    if group == "periksa":
        return f"Pemeriksaan {name}"
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
    if isinstance(value, dict):
        return ", ".join(f"{name} {item}" for name, item in value.items() if item is not None) or "ikut bawaan"
    if isinstance(value, list):
        years = len(value) == 2 and all(isinstance(item, int) for item in value)
        return "–".join(map(str, value)) if years else "\n".join(map(str, value))
    return str(value) if value not in (None, "") else "(kosong)"


def bidang_names(text: str) -> list[str]:
    """The names of a text area, one a line, without blank lines and repetitions."""
    names = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(name for name in names if name))
