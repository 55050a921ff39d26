"""Words and signs of the screens: severity, state, kind. Meaning is always sign + word + colour, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from iku_analysis.number_format import format_tanggal
from iku_analysis.store.meeting import KATA

Warna = Literal["merah", "kuning", "biru", "hijau", "abu"]

# Streamlit's names of our colours, for labels and Markdown.
_WARNA_MARKDOWN: dict[Warna, str] = {
    "merah": "red",
    "kuning": "orange",
    "biru": "blue",
    "hijau": "green",
    "abu": "gray",
}


@dataclass(frozen=True)
class Tanda:
    """A sign with its word and colour; `urut` orders worst first."""

    simbol: str
    kata: str
    warna: Warna
    urut: int

    @property
    def teks(self) -> str:
        """✖ Galat."""
        return f"{self.simbol} {self.kata}"

    def colour(self, sentence: str) -> str:
        """The sign in its colour before a sentence that says the meaning in words."""
        return f":{_WARNA_MARKDOWN[self.warna]}[{self.simbol}] {sentence}"

    @property
    def markdown(self) -> str:
        """The same in its colour, for labels."""
        return f":{_WARNA_MARKDOWN[self.warna]}[{self.teks}]"


TINGKAT: dict[str, Tanda] = {
    "galat": Tanda("✖", "Galat", "merah", 0),
    "peringatan": Tanda("▲", "Peringatan", "kuning", 1),
    "catatan": Tanda("●", "Catatan", "biru", 2),
}
HASIL: dict[str, Tanda] = {
    "temuan": Tanda("✖", "Ada temuan", "merah", 0),
    "tidak_dapat_diperiksa": Tanda("◌", "Tidak dapat diperiksa", "abu", 1),
    "lulus": Tanda("✓", "Lulus", "hijau", 2),
}
# How well a file was read; whether its content is right is for the checks to say.
BACAAN: dict[str, Tanda] = {**TINGKAT, "terbaca": Tanda("✓", "Terbaca", "hijau", 3)}
TUTUPAN: dict[str, Tanda] = {
    "tidak_terperiksa": Tanda("▲", "Tidak dapat diperiksa lagi", "kuning", 0),
    "hilang": Tanda("◌", "Tidak muncul lagi", "abu", 1),
    "selesai": Tanda("✓", "Selesai", "hijau", 2),
}
PADANAN: dict[str, Tanda] = {
    "ragu": Tanda("?", "Ragu", "kuning", 0),
    "tanpa_padanan": Tanda("✖", "Tanpa padanan", "merah", 1),
    "beda": Tanda("▲", "Beda", "kuning", 2),
    "sebagian": Tanda("◌", "Belum lengkap", "abu", 3),
    "sama": Tanda("✓", "Sama", "hijau", 4),
    "tanpa_rencana": Tanda("◌", "Tanpa pembanding", "abu", 5),
    "diputuskan_tidak_ada": Tanda("✓", "Diputuskan tidak ada", "abu", 5),
    "keluar": Tanda("✖", "Tidak dimuat", "abu", 6),
}
BEDA: dict[str, Tanda] = {
    "beda": Tanda("▲", "Beda", "kuning", 0),
    "kosong_usulan": Tanda("◌", "Usulan kosong", "kuning", 1),
    "kosong_rencana": Tanda("◌", "Rencana kosong", "abu", 2),
    "kosong_renstra": Tanda("◌", "Renstra kosong", "abu", 2),
    "kosong_renja": Tanda("◌", "Renja kosong", "abu", 2),
    "tidak_terbanding": Tanda("◌", "Tidak terbanding", "abu", 3),
    "menunggu": Tanda("?", "Padanan ragu", "kuning", 4),
    "tanpa_padanan": Tanda("✖", "Tanpa padanan", "merah", 5),
    "sama": Tanda("✓", "Sama", "hijau", 6),
}
LAMA: dict[str, Tanda] = {
    "dugaan": Tanda("?", "Diduga ganti nama", "kuning", 0),
    "dihapus": Tanda("−", "Tidak diusulkan lagi", "kuning", 1),
    "ditambah": Tanda("+", "Baru", "biru", 2),
    "ganti_nama": Tanda("↻", "Ganti nama", "biru", 3),
    "berubah": Tanda("▲", "Isi berubah", "kuning", 4),
    "tetap": Tanda("✓", "Tetap", "hijau", 5),
}
REALISASI: dict[str, Tanda] = {
    "beda": Tanda("▲", "Beda", "kuning", 0),
    "kosong_usulan": Tanda("◌", "Baseline kosong", "kuning", 1),
    "tidak_terbanding": Tanda("◌", "Tidak terbanding", "abu", 2),
    "kosong_ukur": Tanda("◌", "Tahun itu tidak diukur", "abu", 3),
    "tanpa_padanan": Tanda("◌", "Tidak ada pengukuran", "abu", 4),
    "sama": Tanda("✓", "Sama", "hijau", 5),
}
PUTUSAN_BEDA: dict[str, Tanda] = {
    "perlu": Tanda("?", "Perlu keputusan", "kuning", 0),
    "diminta": Tanda("→", "Diminta", "biru", 1),
    "dipertahankan": Tanda("✓", "Dipertahankan", "biru", 2),
    "disamakan": Tanda("✓", "Disamakan", "hijau", 3),
    "keluar": Tanda("✖", "Tidak dimuat", "abu", 4),
}
KEADAAN: dict[str, Tanda] = {
    "berlaku": Tanda("✓", "Berlaku", "hijau", 0),
    "belum_terbaca": Tanda("▲", "Belum terbaca", "kuning", 1),
    "digantikan": Tanda("↺", "Digantikan", "abu", 2),
    "dibatalkan": Tanda("–", "Dibatalkan", "abu", 3),
}
PUTUSAN: dict[str, Tanda] = {
    "belum": Tanda("○", "Belum diputuskan", "abu", 0),
    "tunda": Tanda("◌", KATA["tunda"], "kuning", 1),
    "ubah": Tanda("✎", KATA["ubah"], "biru", 2),
    "gabung": Tanda("⇄", KATA["gabung"], "abu", 3),
    "tolak": Tanda("✖", KATA["tolak"], "merah", 4),
    "terima": Tanda("✓", KATA["terima"], "hijau", 5),
}
CARA: dict[str, str] = {
    "keputusan": "diputuskan orang",
    "kode": "kode sama",
    "sama": "nama sama",
    "alias": "nama sama menurut kamus",
    "setara": "kata lain, arti sama",
    "angka": "nama hampir sama, angka sama",
    "mirip": "kata-katanya sama",
}


def day_text(day: date) -> str:
    """22 November 2026."""
    return format_tanggal(day)


def moment_text(moment: datetime) -> str:
    """22 November 2026 pukul 09.05."""
    return f"{format_tanggal(moment.date())} pukul {moment:%H.%M}"


def place_text(berkas: str | None, lembar: str | None = None, sel: str | None = None, baris: int | None = None) -> str:
    """The place as people say it: berkas · lembar · sel or baris; what is not known is left out."""
    parts = [berkas, f"lembar {lembar}" if lembar else None]
    parts.append(f"sel {sel}" if sel else f"baris {baris}" if baris else None)
    return " · ".join(part for part in parts if part)


def plain(text: str) -> str:
    """Text of a file inside Markdown: signs that Markdown would act on stay signs."""
    for sign in ("\\", "*", "_", "`", "[", "]", "$", "~", ":", "#", "<", "|"):
        text = text.replace(sign, f"\\{sign}")
    return text
