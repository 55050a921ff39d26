"""Which file carries which layout and which mess: drawn by seed so that both halves carry every kind.

`kembang` may be looked at while the readers are worked on; `tahan` is held out: only its score is read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random

from tests.korpus.angka import BERGAYA, JENIS_ANGKA, PAGU
from tests.korpus.bahan import CARA_SASARAN

# Seeds: a held-out half that somebody has looked into is drawn anew with a fresh number.
BENIH = {"kembang": 20260105, "tahan": 20261124}
SEPARUH = ("kembang", "tahan")
RONDE = 3  # files of each layout in each half

IKU = ("A", "B", "C", "D", "E", "F", "H", "I")
SASARAN = ("T-C.25", "T-C.28", "T-C.23", "PK", "Pengukuran")
PROGRAM = ("Program 2025-2029", "T-C.27", "Program RPJMD", "T-C.33")
TATA_LETAK = (*IKU, "G", *SASARAN, "T-C.24", *PROGRAM)

_BUKU = ("lembar_petunjuk", "lembar_lama", "lembar_lama_tersembunyi")
_TABEL = (
    "judul_di_atas",
    "baris_nomor",
    "judul_berulang",
    "kolom_dipindah",
    "kolom_asing",
    "baris_tersembunyi",
    "kolom_tersembunyi",
    "baris_kosong",
    "nomor_halaman",
    "baris_jumlah",
    "tanda_tangan",
    "catatan_kaki",
    "mulai_kolom_b",
    "nomor_berkoma",
    "judul_berantakan",
    "kolom_pemisah",
    "baris_berselang",
    "kop_panjang",
    "karakter_tak_terlihat",
    "mojibake",
)
_BERINDIKATOR = ("kalimat_terpotong", "beberapa_indikator_satu_sel", "baris_kelompok", "beberapa_tabel", "lembar_kedua")
_BERTAHUN = ("judul_satu_baris", "judul_tak_digabung")
_PROGRAM_ANGKA = ("satuan_dalam_sel", "tanda_persen", "format_persen", "tanda_kosong")
_DI_ANTARA = {
    "judul_berulang",
    "baris_kosong",
    "nomor_halaman",
    "baris_kelompok",
    "kalimat_terpotong",
    "sasaran_terpotong",
}
# Never in one file: they say the same thing in two ways, or one hides the other.
_BERTENTANGAN = (
    {"judul_satu_baris", "judul_tak_digabung"},
    {"kalimat_terpotong", "sasaran_terpotong"},
    {"kalimat_terpotong", "baris_kosong"},
    {"sasaran_terpotong", "baris_kosong"},
    {"sasaran_terpotong", "baris_berselang"},
    {"kalimat_terpotong", "baris_berselang"},
    {"baris_kosong", "baris_berselang"},
    {"baris_berselang", "beberapa_tabel"},
    {"kolom_pemisah", "baris_bergeser"},
    # Whatever comes between two rows ends a merged cell; only tujuan and sasaran hold on below it.
    *({"penanggung_jawab_digabung", antara} for antara in sorted(_DI_ANTARA)),
    {"judul_tak_digabung", "kolom_dipindah"},
    {"seribu_jelas", "seribu_ambigu"},
    {"beberapa_tabel", "catatan_kaki"},
    {"beberapa_tabel", "lembar_kedua"},
    {"beberapa_indikator_satu_sel", "seribu_ambigu"},  # the lines of Pengukuran carry a decimal comma
    {"baris_bergeser", "kolom_dipindah"},
    {"baris_bergeser", "kolom_asing"},
    set(CARA_SASARAN),
    set(PAGU),
    *({"seribu_ambigu", gaya} for gaya in sorted(BERGAYA)),
    {"seribu_jelas", "ribuan_gaya_us"},
    {"seribu_jelas", "angka_teks_titik"},
    {"seribu_jelas", "persen_titik"},
    {"bintang_catatan", "ribuan_gaya_us"},
    {"bintang_catatan", "angka_teks_titik"},
    {"bintang_catatan", "persen_titik"},
)


@dataclass(frozen=True)
class Resep:
    """One file to make."""

    nama: str
    separuh: str
    tata: str
    kacau: frozenset[str]
    is_polos: bool = False  # the plain columns of the form, without targets
    jenis: str = "xlsx"
    pemisah: str = ";"
    sandi: str = "utf-8-sig"


def boleh(tata: str) -> tuple[list[str], list[str]]:
    """(mess of the sheet, manners of numbers) that a layout can carry."""
    struktur = [*_BUKU, *_TABEL]
    if tata in (*PROGRAM, "H", "I", "T-C.24", "G", "F"):
        struktur.remove("nomor_berkoma")
    if tata in PROGRAM:
        angka = [*_PROGRAM_ANGKA, *PAGU]
        if tata == "T-C.27":
            struktur += ["kode_koma", "kode_rusak", "baris_bergeser"]
        if tata in ("Program RPJMD", "T-C.33"):
            struktur += ["kode_koma", "kode_x"]
        if tata == "Program 2025-2029":
            struktur += ["satuan_dalam_kurung", "baris_kelompok", "judul_tak_digabung"]
        return struktur, angka
    if tata == "T-C.24":
        return [item for item in struktur if item not in ("kolom_tersembunyi", "nomor_halaman")], []
    angka = list(JENIS_ANGKA)
    if tata == "G":
        return [item for item in struktur if item not in ("judul_berulang", "baris_jumlah")], angka
    struktur += [*_BERINDIKATOR, *(_BERTAHUN if tata not in ("PK", "Pengukuran", "T-C.23") else ())]
    if tata == "T-C.23":
        struktur.remove("beberapa_indikator_satu_sel")
    if tata in ("A", "B", "C", "D", "E", "F", "T-C.25", "PK", "Pengukuran"):
        struktur += [*(CARA_SASARAN if tata != "B" else CARA_SASARAN[:2]), "sasaran_terpotong"]
    if tata in IKU and tata not in ("H", "I"):
        struktur.append("sasaran_tanpa_indikator")
    if tata in IKU:
        struktur.append("satuan_dalam_kurung")
    if tata in ("C", "D", "E", "F"):
        struktur.append("penanggung_jawab_digabung")
    return struktur + (["tahun_ke"] if tata == "T-C.25" else []), angka


def resep() -> list[Resep]:
    """All files, in order."""
    out: list[Resep] = []
    for separuh in SEPARUH:
        rng = Random(f"{BENIH[separuh]}-{separuh}")
        used: Counter[str] = Counter()
        for ronde in range(RONDE):
            for tata in TATA_LETAK if ronde == 0 else [item for item in TATA_LETAK if item != "T-C.24"]:
                is_polos = ronde == 0 and tata in ("A", "B", "D", "I")
                kacau = _draw(tata, rng, used, is_polos)
                nama = f"{len([item for item in out if item.separuh == separuh]) + 1:02}"
                out.append(Resep(nama, separuh, tata, kacau, is_polos))
        out += _other_kinds(separuh)
    return out


def _draw(tata: str, rng: Random, used: Counter[str], is_polos: bool) -> frozenset[str]:
    """Seven kinds of mess of the sheet and four manners of numbers, the least used first."""
    struktur, angka = boleh(tata)
    if is_polos:
        struktur, angka = [item for item in struktur if item not in _BERTAHUN], []
    taken: set[str] = set()
    for pool, count in ((struktur, 7), (angka, 4)):
        order = sorted(pool, key=lambda item: (used[item], rng.random()))
        for item in order:
            if count and not any(item in pair and taken & (pair - {item}) for pair in _BERTENTANGAN):
                taken.add(item)
                count -= 1
    used.update(taken)
    return frozenset(taken)


def _other_kinds(separuh: str) -> list[Resep]:
    """Files drawn by hand: .csv in two encodings, .xls and .ods converted from an .xlsx (README), one odd mixture."""
    mess = {
        "judul_di_atas",
        "baris_nomor",
        "sasaran_sekali",
        "tanda_kosong",
        "angka_teks_indonesia",
        "ribuan_indonesia",
    }
    second = {"judul_satu_baris", "sasaran_ditulis_ulang", "baris_jumlah", "tanda_persen", "rentang", "predikat"}
    sheet = {"judul_di_atas", "lembar_petunjuk", "sasaran_digabung", "format_persen", "kolom_tersembunyi", "predikat"}
    return [
        Resep("61", separuh, "C", frozenset(mess | {"csv_cp1252"}), False, "csv", ";", "cp1252"),
        Resep("62", separuh, "F", frozenset(second | {"csv_utf8"}), False, "csv", ",", "utf-8-sig"),
        Resep("63", separuh, "E", frozenset(sheet | {"berkas_xls"}), False, "xls"),
        Resep("64", separuh, "T-C.25", frozenset(sheet | {"berkas_ods"}), False, "ods"),
        # Row numbers that look like codes, with nothing but text beside them.
        Resep("65", separuh, "B", frozenset({"nomor_berkoma", "sasaran_sekali", "baris_nomor"}), is_polos=True),
        # A second table with other columns than the first; a merged sasaran cut below its second row.
        Resep(
            "66", separuh, "C", frozenset({"beberapa_tabel", "kolom_pemisah", "karakter_tak_terlihat", "rentang_turun"})
        ),
        Resep("67", separuh, "A", frozenset({"sasaran_digabung", "sasaran_terpotong", "judul_satu_baris"})),
    ]
