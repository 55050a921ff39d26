"""How complete the description of an indicator is: which parts count, why, and which are missing.

Takes texts and years, gives a score of equal parts, so that 100 is reached only with every part. A score judges no
content: what stands there wrongly is a finding, not a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# part → (its word, why it counts). Sources: PER/20/M.PAN/11/2008, the LKE, the format of Jawa Tengah.
UNSUR: dict[str, tuple[str, str]] = {
    "sasaran": ("Sasaran", "indikator mengukur satu sasaran"),
    "indikator": ("Indikator", "namanya menyebut apa yang diukur"),
    "definisi_operasional": ("Definisi operasional", "agar setiap orang menghitung hal yang sama"),
    "alasan": ("Alasan pemilihan", "evaluator menanyakan mengapa indikator ini dipilih"),
    "formulasi": ("Formulasi", "agar angka dapat dihitung ulang"),
    "satuan": ("Satuan", "angka tanpa satuan tidak terbaca"),
    "polaritas": ("Polaritas", "menentukan apakah naik berarti membaik"),
    "tipe_penghitungan": ("Tipe penghitungan", "menentukan cara menjumlah angka triwulan"),
    "sumber_data": ("Sumber data", "agar angka dapat ditelusuri"),
    "penanggung_jawab": ("Penanggung jawab", "ada yang menjawab atas angkanya"),
    "baseline": ("Baseline", "target dinilai terhadap kondisi awal"),
    "target": ("Target setiap tahun", "setiap tahun periode perlu target"),
}


@dataclass(frozen=True)
class UnsurLengkap:
    """One part that counts: filled or not; `keterangan` names what exactly is missing, else null."""

    medan: str
    judul: str
    sebab: str
    is_terisi: bool
    keterangan: str | None = None


@dataclass(frozen=True)
class Kelengkapan:
    """The parts and the score: the share of filled parts, 0-100, rounded down so that 100 means all."""

    unsur: tuple[UnsurLengkap, ...]

    @property
    def skor_persen(self) -> int:
        """0-100."""
        return 100 * sum(item.is_terisi for item in self.unsur) // len(self.unsur)

    @property
    def kurang(self) -> tuple[UnsurLengkap, ...]:
        """The missing parts, in their order."""
        return tuple(item for item in self.unsur if not item.is_terisi)


def completeness(
    teks: Mapping[str, str], *, has_baseline: bool, tahun_target: Iterable[int | None], tahun_wajib: Sequence[int]
) -> Kelengkapan:
    """The parts of one indicator. `teks`: field → text, "" where blank; `tahun_wajib`: years that need a target."""
    known = set(tahun_target)
    without = [str(year) for year in tahun_wajib if year not in known]
    filled = {name: bool(teks.get(name)) for name in UNSUR} | {"baseline": has_baseline, "target": not without}
    return Kelengkapan(
        tuple(
            UnsurLengkap(
                name,
                judul,
                sebab,
                filled[name],
                f"kosong: {', '.join(without)}" if name == "target" and without else None,
            )
            for name, (judul, sebab) in UNSUR.items()
        )
    )
