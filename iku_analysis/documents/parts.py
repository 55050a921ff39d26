"""The parts of the IKU table: tujuan, sasaran, indicators, and the usulan records behind each printed row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from iku_analysis.documents.cards import KartuIku
from iku_analysis.records import Nilai

# judul1, judul2: headings · alinea, butir, nomor, huruf, tengah: texts · sisip: a part that the writer makes ("tabel").
JenisBagian = Literal["judul1", "judul2", "alinea", "butir", "nomor", "huruf", "tengah", "sisip"]


@dataclass(frozen=True)
class Asal:
    """One usulan record behind a printed row, with its typed values; `baris` is the 1-based row of its sheet.

    `baris_id`: its key in the run, by which cards find what belongs to it; no part of what the paper says.
    """

    bidang: str | None
    berkas: str
    lembar: str
    baris: int
    nilai: tuple[Nilai, ...]
    baris_id: str = ""


@dataclass(frozen=True)
class IndikatorDokumen:
    """One printed row. `teks`: field → text, absent where blank. `asal`: the records that say so, at least one."""

    nomor: int
    teks: Mapping[str, str]
    satuan_baku: str | None
    asal: tuple[Asal, ...]

    def nilai(self, medan: str, tahun: int | None) -> tuple[Nilai, ...]:
        """The values of a field in a year as the first record has them; empty where blank."""
        return tuple(n for n in self.asal[0].nilai if n.medan == medan and n.tahun == tahun)


@dataclass(frozen=True)
class SasaranDokumen:
    """One sasaran with its indicators; `teks` null where the usulan names none."""

    teks: str | None
    indikator: tuple[IndikatorDokumen, ...]


@dataclass(frozen=True)
class TujuanDokumen:
    """One tujuan with its own indicators and its sasaran; `teks` null where neither usulan nor Renstra names it."""

    teks: str | None
    indikator: tuple[IndikatorDokumen, ...]
    sasaran: tuple[SasaranDokumen, ...]


@dataclass(frozen=True)
class Bagian:
    """One piece of the manuscript: a heading, a paragraph, an item, or the name of a part that the writer makes."""

    jenis: JenisBagian
    teks: str


@dataclass(frozen=True)
class Naskah:
    """What stands around the table, as it was when the draft was made.

    `kartu`: the manual of each indicator; `ambang`: (threshold, value) used; `sumber`: (kind, file, sheet, bidang,
    SHA-256) of what it was made from.
    """

    bagian: tuple[Bagian, ...]
    kartu: tuple[KartuIku, ...] = ()
    ambang: tuple[tuple[str, str], ...] = ()
    sumber: tuple[tuple[str, str, str, str, str], ...] = ()
