"""The tree of programmes of one agency and the cells that every programme table shares."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.korpus.angka import PAGU, angka
from tests.korpus.bahan import Bahan
from tests.korpus.bentuk import Kolom
from tests.korpus.kertas import Butir, Sel

TAHUN = [2025, 2026, 2027]


def kolom(kunci: str, *judul: str) -> Kolom:
    return Kolom(kunci, judul, kunci)


@dataclass
class Simpul:
    """One urusan, program, kegiatan or sub kegiatan with its indicators and its pagu each year."""

    kode: str
    level: str
    nama: str
    hasil: str
    indikator: list[tuple[str, str]] = field(default_factory=list)
    rupiah: list[int] = field(default_factory=list)


def simpul(bahan: Bahan) -> list[Simpul]:
    """The tree of one agency, top down."""
    rng = bahan.rng
    kode, nama = bahan.instansi.urusan
    out = [Simpul(kode, "urusan", nama, "", [], _amounts(bahan))]
    for number, (program, name, hasil) in enumerate(bahan.instansi.program):
        if "kode_x" in bahan.kacau and number == 1:
            program, name = "X.XX.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH"
        names = [bahan.stok.ambil("persen")] + ([bahan.stok.ambil("indeks")] if number == 0 else [])
        out.append(Simpul(program, "program", name, hasil, names, _amounts(bahan)))
        kegiatan = f"Pengelolaan dan Pembinaan {rng.choice(('Layanan', 'Mutu', 'Data', 'Sarana'))} {nama.title()}"
        pair = [(f"Jumlah dokumen pengelolaan tahap {number + 1}", "Dokumen")]
        out.append(Simpul(f"{program}.1.01", "kegiatan", kegiatan, "Terlaksananya pengelolaan", pair, _amounts(bahan)))
        sub = [(f"Jumlah orang yang dilatih pada angkatan {number + 1}", "Orang")]
        name = f"Pelatihan Petugas {nama.title()}"
        out.append(Simpul(f"{program}.1.01.0001", "sub_kegiatan", name, "Terlatihnya petugas", sub, _amounts(bahan)))
    return out


def _amounts(bahan: Bahan) -> list[int]:
    return [bahan.rng.randrange(2 * 10**8, 9 * 10**9, 1000) for _ in range(len(TAHUN) + 1)]


def pagu_kind(bahan: Bahan) -> str:
    return next((kind for kind in PAGU if kind in bahan.kacau), "pagu_angka")


def level_of(level: str) -> dict[str, dict[str, str]]:
    return {"level": {"baku": level}}


def target_cell(bahan: Bahan, medan: str, tahun: int | None, satuan: str, step: int) -> Sel:
    """A target in the manner that suits its unit and the file."""
    value = 60 + 3 * step
    if "satuan_dalam_sel" in bahan.kacau and satuan in ("Dokumen", "Orang"):
        return Sel(f"{value} {satuan}", butir=[angka(medan, tahun, value, satuan=satuan.lower())])
    if "tanda_persen" in bahan.kacau and satuan == "Persen":
        return Sel(f"{value},5%", butir=[angka(medan, tahun, value + 0.5)])
    if "format_persen" in bahan.kacau and satuan == "Persen":
        return Sel(value / 100, "0.00%", butir=[angka(medan, tahun, value)])
    if "tanda_kosong" in bahan.kacau and medan == "baseline":
        return Sel(
            "n/a", butir=[Butir(medan, {"jenis": "kosong"} | ({"tahun": tahun} if tahun else {}), is_nilai=True)]
        )
    return Sel(value, butir=[angka(medan, tahun, value)])


class Hanya(Sel):
    """What another cell says about some fields only; shares its address."""

    def __init__(self, sel: Sel, *medan: str) -> None:
        self.asli = sel
        self.medan = medan
        self.wajib = None

    @property
    def butir(self) -> list[Butir]:  # type: ignore[override]
        return [item for item in self.asli.butir if item.nama in self.medan]

    @property
    def alamat(self) -> str:  # type: ignore[override]
        return self.asli.alamat
