"""What may be set: the scope of a run, the limits of reading, the thresholds of the checks.

Each threshold has its unit and its reason; an agency changes them in Pengaturan, with a reason, and the draft prints
what was used. Takes nothing, gives frozen values; reads no store.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from iku_analysis.capaian import PilihanCapaian

PROJECT = Path(__file__).resolve().parent.parent
KAMUS = PROJECT / "data" / "kamus"
CONTOH = PROJECT / "data" / "contoh"
TEMPLAT = PROJECT / "data" / "templat"
# Author of the comments in returned workbooks: those are ours, and not read again.
PENULIS_KOMENTAR = "Analisis IKU"


def default_store_path() -> Path:
    """The store of the app: `IKU_GUDANG` when set, else data/kerja/iku.duckdb."""
    return _path(os.environ.get("IKU_GUDANG") or "")


@cache
def _path(chosen: str) -> Path:
    """A page asks some thirty times a click where its store is."""
    return Path(chosen) if chosen else PROJECT / "data" / "kerja" / "iku.duckdb"


def own_templates() -> Path:
    """The office's own templates of letters and papers, beside the store; a file there wins over data/templat."""
    return default_store_path().parent / "templat"


def trust_folder() -> Path:
    """Where the office keeps the root certificates that it trusts for signatures, beside the store; none is shipped."""
    return default_store_path().parent / "akar"


@dataclass(frozen=True)
class Scope:
    """What a run looks at: the planning year, the period of the Renstra (first and last year, both inside), the bidang.

    `periode` null: unknown, then checks of the period are "tidak dapat diperiksa". `bidang` null: all of them.
    """

    tahun: int
    periode: tuple[int, int] | None = None
    bidang: str | None = None


@dataclass(frozen=True)
class Limits:
    """What a file may be before it is refused, so that no file can stop the machine."""

    berkas_byte: int = 50 * 1024 * 1024  # the largest division workbook seen is under 5 MB
    bongkar_byte: int = 400 * 1024 * 1024  # unpacked XML; a bomb unpacks to gigabytes
    rasio_bongkar: int = 200  # unpacked/packed of one part; honest sheets stay under 60
    lembar: int = 100
    baris: int = 30_000  # rows with content of one sheet; a province's whole Renja is 20,000
    kolom: int = 400
    teks_sel: int = 32_767  # characters of one cell; Excel's own limit
    teks_huruf: int = 50_000_000  # characters of all cells; 20,000 full rows hold 20 million
    tanda: int = 4_000_000  # begin and end tags of one part; 20,000 rows of 24 columns are 2 million
    sel: int = 750_000  # filled cells of a workbook; 20,000 rows of 24 columns are 480,000


@dataclass(frozen=True)
class Thresholds:
    """Thresholds of the checks (docs/checks.md). Field: (value); the comment gives unit and reason."""

    desimal_banding: int = 4  # decimals; repairs float tails such as 70.099999999999994
    mirip_bidang: float = 0.85  # ratio 0-1; a short name with one typing error stays above it (K05)
    mirip_ganda: float = 0.96  # ratio 0-1; between closest different pair 0,94 and one name mistyped 0,98 (K29)
    mirip_sasaran: float = 0.90  # ratio 0-1; an indicator that repeats its sasaran (K21)
    mirip_calon: float = 0.60  # ratio 0-1; below it a candidate only where both sides have no other (K30, K31)
    iku_minimal: int = 2  # IKU of one agency; one alone can hardly show the main performance (K28)
    tahun_datar: int = 3  # readable years; two equal years are common and prove nothing (K13)
    faktor_lompat: float = 5.0  # factor between neighbour years; slips are 10, 100, 1000 (K15)
    cacah_kecil: float = 10.0  # whole counts up to this are not judged by factor (K15)
    persen_bawah: float = 0.0  # percent; bounds of a share (K16)
    persen_atas: float = 100.0  # percent; bounds of a share (K16)
    pecahan_atas: float = 1.0  # a percent value in (0, 1] is probably a fraction (K17)
    selisih_pagu_rp: float = 1.0  # rupiah for each child; only a rounded tail may differ (K39)
    toleransi_desimal: float = 0.005  # share; a lost decimal gives 10, 100, 1000 times, less rounding (K18)
    tahun_sebelum_periode: int = 2  # years; baseline and n-1 lie this far before the period (K46)
    tahun_sesudah_periode: int = 1  # years; the transition year (K46)
    toleransi_capaian_bawah: float = 0.01  # points; what two printed decimals may hide (K42, K43)
    toleransi_capaian_atas: float = 0.5  # points; what a whole number may hide (K42, K43)
    toleransi_triwulan: float = 0.02  # unit of the row; four quarters rounded at two decimals (K49); whole ones exact
    mirip_nama_lama: float = 0.80  # ratio 0-1; a reworded name keeps 0,82 and more (K35)
    mirip_definisi: float = 0.96  # ratio 0-1; below it a definition changed by more than spelling (K36)
    indikator_maksimal: int = 3  # indicators of one sasaran; upper end of practice, no rule names a number (K27)
    iku_maksimal: int = 10  # IKU of one agency; upper end of practice, no rule names a number (K27)


_ACTING = re.compile(r"^(?:plt|plh|pj|a[.]?n)[.]?\s+", re.I)
_PIMPINAN = {"Inspektorat": "Inspektur", "Kecamatan": "Camat", "Sekretariat": "Sekretaris"}


@dataclass(frozen=True)
class Instansi:
    """The agency as papers print it. Blank strings print nothing."""

    nama: str = ""
    pemerintah: str = ""
    alamat: str = ""
    kontak: str = ""
    kota: str = ""
    jabatan_penandatangan: str = ""
    nama_penandatangan: str = ""
    pangkat_penandatangan: str = ""
    nip_penandatangan: str = ""

    @property
    def pimpinan(self) -> str:
        """The head of the agency in a sentence, by the office that signs: "Kepala Badan", "Kepala Dinas", "Camat".

        Where no office is known, by the agency's name; "pimpinan" where that names none either.
        """
        words = _ACTING.sub("", self.jabatan_penandatangan).split()
        if not words:
            kind = self.nama.partition(" ")[0].capitalize()
            return _PIMPINAN.get(kind, f"Kepala {kind}" if kind in ("Badan", "Dinas", "Kantor") else "pimpinan")
        office = words[:2] if words[0].casefold() in ("kepala", "sekretaris") else words[:1]
        return " ".join(word.capitalize() if word.isupper() and len(word) > len("DPRD") else word for word in office)

    def for_paper(self) -> dict[str, str]:
        """All fields as templates take them, and `nama_kop`: the name below that of the government in a letterhead.

        A letterhead says the region once: "Pemerintah Provinsi X", below it "Badan Y" and not "Badan Y Provinsi X".
        """
        daerah = f" {self.pemerintah.partition(' ')[2]}"
        repeated = bool(daerah.strip()) and self.nama.casefold().endswith(daerah.casefold())
        return asdict(self) | {"nama_kop": self.nama[: -len(daerah)] if repeated else self.nama}


@dataclass(frozen=True)
class PolaSurat:
    """How the number of one kind of letter is written. `seri`: kinds of one series never share a number in a year.

    `pola` holds placeholders of `store.letters` and literal text; a blank `kode` or unit leaves no trace in the number.
    """

    jenis: str
    judul: str
    seri: str
    pola: str = "{kode}/{nomor}/{unit}/{bulan}/{tahun}"
    kode: str = ""


# No classification code is shipped: old (005, 050) and new (000.7) codes are both in use; the agency types its own.
POLA_SURAT: tuple[PolaSurat, ...] = (
    PolaSurat("undangan", "Surat undangan", "keluar"),
    PolaSurat("pengantar", "Surat pengantar", "keluar"),
    PolaSurat("nota_dinas", "Nota dinas", "nota"),
    PolaSurat("keputusan", "Keputusan penetapan IKU", "keputusan", "{kode}/{nomor}/{tahun}"),
)


@dataclass(frozen=True)
class Settings:
    """All settings of one run together. `unit_surat`: the unit's code in letter numbers.

    `dimatikan`: code of a check that the agency switched off → its reason. `alasan_capaian`: name of a choice about
    capaian ("batas", "indikator.<name_key>") → its reason. `alasan_ambang`: name of a threshold that
    the agency changed → its reason. Both are printed in the draft's notes. `nama_lain`: names in titles of files that
    somebody confirmed as the agency's own (problem B56).
    """

    instansi: Instansi = field(default_factory=Instansi)
    thresholds: Thresholds = field(default_factory=Thresholds)
    surat: tuple[PolaSurat, ...] = POLA_SURAT
    unit_surat: str = ""
    dimatikan: Mapping[str, str] = field(default_factory=dict)
    alasan_ambang: Mapping[str, str] = field(default_factory=dict)
    alasan_capaian: Mapping[str, str] = field(default_factory=dict)
    capaian: PilihanCapaian = field(default_factory=PilihanCapaian)
    limits: Limits = field(default_factory=Limits)
    nama_lain: tuple[str, ...] = ()
