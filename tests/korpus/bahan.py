"""The stuff of one file: which agency, which years, which manner of numbers; and the cells every layout shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.korpus.angka import JENIS_ANGKA, deret
from tests.korpus.bentuk import Kacau, Kolom, Lajur, Rekaman, teks
from tests.korpus.instansi import INSTANSI
from tests.korpus.isi import BAKU_SATUAN, Instansi, Persediaan
from tests.korpus.kertas import Butir, Sel

# How a sasaran that holds for several indicators is written.
CARA_SASARAN = ("sasaran_digabung", "sasaran_sekali", "sasaran_ditulis_ulang")
# Plain manners to fill the remaining rows; none of them disturbs the style that a column proves.
PENGISI = ("angka_biasa", "angka_biasa", "format_persen", "format_ribuan", "ekor_pecahan")


@dataclass
class Bahan:
    """All that a layout needs to fill its table."""

    rng: Random
    kacau: Kacau
    instansi: Instansi = field(init=False)
    stok: Persediaan = field(init=False)

    def __post_init__(self) -> None:
        self.instansi = self.rng.choice(INSTANSI)
        self.stok = Persediaan(self.instansi, self.rng)

    @property
    def angka(self) -> list[str]:
        """The manners of numbers of this file, each for one row, with plain rows between them."""
        asked = [jenis for jenis in JENIS_ANGKA if jenis in self.kacau]
        if "seribu_jelas" in asked and not {"angka_teks_indonesia", "ribuan_indonesia"} & set(asked):
            asked.append("angka_teks_indonesia")
        while len(asked) < 6:
            asked.append(self.rng.choice(PENGISI))
        self.rng.shuffle(asked)
        return asked

    def indikator(self, jenis: str) -> tuple[str, str]:
        """A name and satuan that suit a manner of numbers."""
        if jenis == "batas_dengan_satuan":
            pool = self.instansi.indikator["jumlah"]
            return next(pair for pair in pool if pair[1] == "Menit")
        nama, satuan = self.stok.ambil(self.rng.choice(JENIS_ANGKA[jenis]))
        if jenis in ("satuan_dalam_sel", "seribu_jelas", "bintang_catatan") and satuan not in BAKU_SATUAN:
            satuan = "Orang"
        if jenis == "predikat_level":
            return f"Kematangan pengendalian intern{' tahap dua' * (satuan == 'Level')}", "Level"
        if jenis == "batas_per_penduduk":
            satuan = "per 100.000 penduduk"
        return nama, satuan


@dataclass
class Urutan:
    """One row to come: its sasaran, its indicator (several for one cell), satuan and manner of numbers."""

    sasaran: Sel
    tujuan: Sel
    is_awal: bool
    nama: tuple[str, ...]
    satuan: tuple[str, ...]
    jenis: str


def urutan(bahan: Bahan) -> list[Urutan]:
    """The rows of a table, two or three under each sasaran."""
    kinds = bahan.angka
    several = 2 if "beberapa_indikator_satu_sel" in bahan.kacau else -1
    if several > 0:
        kinds.insert(several, "angka_biasa")
    out: list[Urutan] = []
    tujuan, sasaran, left, count = Sel(), Sel(), 0, 0
    for number, jenis in enumerate(kinds):
        is_awal = left == 0
        if is_awal:
            left = bahan.rng.choice((1, 2, 2, 3)) if number else 2
            if count % 2 == 0 and count // 2 < len(bahan.instansi.tujuan):
                tujuan = teks("tujuan", bahan.instansi.tujuan[count // 2])
            sasaran = teks("sasaran", _sasaran(bahan, count))
            count += 1
        elif "sasaran_ditulis_ulang" in bahan.kacau:
            sasaran = teks("sasaran", _sasaran(bahan, count - 1))
        left -= 1
        pairs = [bahan.indikator(jenis)]
        if number == several:
            pairs.append(bahan.stok.ambil("indeks"))
        nama, satuan = zip(*pairs, strict=True)
        out.append(Urutan(sasaran, tujuan, is_awal, nama, satuan, jenis))
    return out


def _sasaran(bahan: Bahan, number: int) -> str:
    pool = bahan.instansi.sasaran
    return pool[number % len(pool)] + (" secara berkelanjutan" if number >= len(pool) else "")


def is_written(bahan: Bahan, baris: Urutan) -> bool:
    """Whether the sasaran stands in this row: merged and repeated ones do, the others only where they begin."""
    return baris.is_awal or "sasaran_sekali" not in bahan.kacau


def sel_indikator(bahan: Bahan, baris: Urutan, *, with_unit: bool = False) -> Sel:
    """The cell of the indicator; several stand line by line, a unit may stand in brackets behind the name."""
    if len(baris.nama) == 1:
        nama, satuan = baris.nama[0], baris.satuan[0]
        if not with_unit:
            return teks("indikator", nama)
        sel = teks("indikator", f"{nama} ({satuan})")
        sel.butir.append(Butir("satuan", {"teks": satuan, "baku": BAKU_SATUAN.get(satuan)}))
        return sel
    lines = [f"{number}. {nama}" for number, nama in enumerate(baris.nama, start=1)]
    butir = [Butir("indikator", {"teks": line}, ke=number) for number, line in enumerate(lines, start=1)]
    return Sel("\n".join(lines), butir=butir)


def sel_satuan(baris: Urutan) -> Sel:
    """The cell of the satuan, line by line where the indicators are."""
    several = len(baris.satuan) > 1
    butir = []
    for number, satuan in enumerate(baris.satuan, start=1):
        baku = BAKU_SATUAN.get(satuan)
        isi = {"teks": satuan} | ({"baku": baku} if baku else {})
        butir.append(Butir("satuan", isi, ke=number if several else None))
    return Sel("\n".join(baris.satuan), butir=butir)


def sel_nilai(bahan: Bahan, baris: Urutan, tempat: list[tuple[str, int | None]]) -> list[Sel]:
    """The value cells of the row."""
    if len(baris.nama) == 1:
        return deret(baris.jenis, bahan.rng, baris.satuan[0], tempat)
    base = bahan.rng.randrange(40, 60)
    cells = []
    for step, (medan, tahun) in enumerate(tempat):
        year = {} if tahun is None else {"tahun": tahun}
        values = [base + step, base + 20 + step]
        butir = [
            Butir(medan, year | {"jenis": "angka", "nilai": value}, is_nilai=True, ke=number)
            for number, value in enumerate(values, start=1)
        ]
        cells.append(Sel("\n".join(str(value) for value in values), butir=butir))
    return cells


def rekaman_baris(lajur: Lajur, warisan: list[Sel], jangkar: Sel, count: int) -> list[Rekaman]:
    """The records of one row: all its cells, and those that hold from above."""
    cells = [*lajur.sel.values(), *(sel for sel in warisan if sel not in lajur.sel.values())]
    if count == 1:
        return [Rekaman(jangkar, cells)]
    return [Rekaman(jangkar, list(cells), ke) for ke in range(1, count + 1)]


def kolom_tahun(judul: str, medan: str, tahun: list[int], prefix: str = "") -> list[Kolom]:
    """One column a year under a joint heading."""
    return [Kolom(f"{medan}:{year}", (judul, f"{prefix}{year}"), f"{medan}:{year}") for year in tahun]
