"""`KartuIku`, the card of one indicator, and its parts: what the page Kamus IKU and the "manual IKU" print.

All are frozen and hold no behaviour but their own words. Every value and text knows the cell it stands in. Built by
`manual`.
"""

from __future__ import annotations

from dataclasses import dataclass

from iku_analysis.documents.completeness import Kelengkapan
from iku_analysis.documents.values import Cetak
from iku_analysis.results import Temuan

POLARITAS = {"naik": "Makin tinggi makin baik", "turun": "Makin rendah makin baik", "stabil": "Stabil"}
PERUBAHAN = {
    "tetap": "Sama dengan tahun lalu",
    "ganti_nama": "Berganti nama",
    "ditambah": "Baru, belum ada tahun lalu",
    "dihapus": "Tidak diusulkan lagi",
}


@dataclass(frozen=True)
class Tempat:
    """Where something stands; `sel` null: only its row is known."""

    berkas: str
    lembar: str
    sel: str | None
    baris: int | None = None

    @property
    def teks(self) -> str:
        """usulan.xlsx, lembar IKU, sel D13."""
        where = f"sel {self.sel}" if self.sel else f"baris {self.baris}" if self.baris else ""
        return ", ".join(part for part in (self.berkas, f"lembar {self.lembar}" if self.lembar else "", where) if part)


@dataclass(frozen=True)
class IsianKartu:
    """One field in words. `teks` "" where blank; `keterangan`: what to know of it (inferred, corrected), or null."""

    medan: str
    judul: str
    teks: str
    tempat: Tempat | None
    keterangan: str | None = None


@dataclass(frozen=True)
class NilaiKartu:
    """One value of one document. `dokumen`: a kind of fields.JENIS; `tahun` null where none is named."""

    dokumen: str
    medan: str
    tahun: int | None
    nilai: Cetak
    tempat: Tempat
    koreksi: str | None = None


@dataclass(frozen=True)
class PerubahanIku:
    """The indicator against last year's IKU. `keadaan`: a key of PERUBAHAN. `is_dugaan`: only presumed, by likeness.

    `ubah`: (field, text of last year, text now) for each field whose content changed; `nama_lama` null where added.
    """

    keadaan: str
    is_dugaan: bool
    nama_lama: str | None
    tempat: Tempat | None
    ubah: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class KartuIku:
    """All that is known of one indicator. `nomor`: that of the draft; `baris_id`: the usulan records behind it.

    `nilai`: baseline and targets as proposed · `rencana`: the same of Renstra and Renja · `riwayat`: what last
    year's IKU and measurements say · `program`: (code, name) that support it · `keputusan`: what people decided.
    """

    nomor: int
    tujuan: str | None
    sasaran: str | None
    indikator: str
    bidang: tuple[str, ...]
    tempat: Tempat
    baris_id: tuple[str, ...]
    isian: tuple[IsianKartu, ...]
    nilai: tuple[NilaiKartu, ...]
    rencana: tuple[NilaiKartu, ...]
    riwayat: tuple[NilaiKartu, ...]
    perubahan: PerubahanIku | None
    program: tuple[tuple[str, str], ...]
    temuan: tuple[Temuan, ...]
    keputusan: tuple[str, ...]
    kelengkapan: Kelengkapan

    def isi(self, medan: str) -> str:
        """The text of a field; "" where blank."""
        return next((item.teks for item in self.isian if item.medan == medan), "")
