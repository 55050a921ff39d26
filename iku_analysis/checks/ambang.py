"""The thresholds in words: title, unit and reason of each, and which check reads which. Sets and reads no value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from iku_analysis.capaian import RUMUS, SKALA, PilihanCapaian
from iku_analysis.number_format import format_angka
from iku_analysis.settings import Settings, Thresholds

# Name of a threshold → (title, unit, reason).
AMBANG: dict[str, tuple[str, str, str]] = {
    "desimal_banding": ("Desimal saat membandingkan", "angka", "menghapus ekor hitungan seperti 70,099999"),
    "mirip_bidang": ("Kemiripan nama bidang", "0–1", "nama pendek dengan satu salah ketik tetap dikenali"),
    "mirip_ganda": ("Kemiripan indikator ganda", "0–1", "nama berbeda yang paling mirip 0,94; salah ketik 0,98"),
    "mirip_sasaran": ("Indikator mengulang sasaran", "0–1", "di atasnya indikator hanya mengulang kalimat sasaran"),
    "mirip_calon": ("Calon padanan terendah", "0–1", "di bawahnya hanya calon bila keduanya tidak punya yang lain"),
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
    "toleransi_triwulan": ("Kelonggaran jumlah triwulan", "satuan baris", "empat triwulan yang dibulatkan dua angka"),
    "mirip_nama_lama": ("Kemiripan dengan nama tahun lalu", "0–1", "nama yang disusun ulang tetap 0,82 atau lebih"),
    "mirip_definisi": ("Kemiripan definisi dengan tahun lalu", "0–1", "di bawahnya yang berubah bukan hanya ejaan"),
    "indikator_maksimal": ("Jumlah indikator satu sasaran", "indikator", "batas atas yang lazim"),
    "iku_maksimal": ("Jumlah IKU satu instansi", "indikator", "batas atas yang lazim"),
}  # fmt: skip


def read_value(name: str, text: str) -> int | float:
    """The value of a threshold as typed, comma or point. Raises ValueError, in Indonesian, where it cannot be one."""
    whole = next(field.type for field in fields(Thresholds) if field.name == name) == "int"
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        raise ValueError(f"“{text}” bukan angka.") from None
    if whole and not value.is_integer():
        raise ValueError("Ambang ini bilangan bulat.")
    if AMBANG[name][1] == "0–1" and not 0 <= value <= 1:
        raise ValueError("Ambang kemiripan antara 0 dan 1.")
    if value < 0:
        raise ValueError("Ambang tidak boleh kurang dari nol.")
    return int(value) if whole else value


def rules_changed(
    settings: Settings, titles: Mapping[str, str], names: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """One sentence for each check that the agency switched off and each threshold that it changed, with the reason.

    `titles`: code → title of the checks. `names`: name_key of an indicator in its file → its name as it counts now.
    """
    default: Any = Thresholds()
    out = [f"Pemeriksaan {kode} ({titles.get(kode, kode)}) dimatikan. Alasan: {alasan}."
           for kode, alasan in sorted(settings.dimatikan.items())]  # fmt: skip
    for name, (title, unit, _) in AMBANG.items():
        value = getattr(settings.thresholds, name)
        if value != getattr(default, name):
            reason = settings.alasan_ambang.get(name, "tidak ditulis")
            now, before = format_angka(value), format_angka(getattr(default, name))
            out.append(f"Ambang “{title}” {now} {unit}, bawaan {before}. Alasan: {reason}.")
    return [*out, *_achievement(settings.capaian, settings.alasan_capaian, names)]


def _achievement(chosen: PilihanCapaian, reasons: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """What formula, cap and words the agency chose in place of the usual ones, each with its reason."""
    usual = PilihanCapaian()
    said = {
        "rumus_turun": f"Capaian indikator makin rendah makin baik dihitung {RUMUS[chosen.rumus_turun][0]}.",
        "batas": f"Capaian {_cap(chosen.batas)}.",
        "skala": f"Kategori capaian menurut {SKALA[chosen.skala][0]}.",
    }
    out = [_because(text, reasons.get(name)) for name, text in said.items()
           if getattr(chosen, name) != getattr(usual, name)]  # fmt: skip
    for name, item in sorted(chosen.khusus.items()):
        parts = (
            item.rumus and f"dihitung {RUMUS[item.rumus][0]}",
            item.batas and _cap(item.batas),
            item.skala and f"kategorinya menurut {SKALA[item.skala][0]}",
        )
        if text := ", ".join(part for part in parts if part):
            shown = names.get(name, name)
            out.append(_because(f"Capaian “{shown}” {text}.", reasons.get(f"indikator.{name}")))
    return list(dict.fromkeys(out))


def _cap(batas: float | None) -> str:
    return f"paling tinggi {format_angka(batas)} persen" if batas else "tanpa batas atas"


def _because(text: str, reason: str | None) -> str:
    return f"{text} Alasan: {reason or 'tidak ditulis'}."
