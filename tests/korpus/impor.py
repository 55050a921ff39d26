"""Layout G: the import template of one application, one row for each indicator and year."""

from __future__ import annotations

from tests.korpus import isi
from tests.korpus.bahan import Bahan, Urutan, rekaman_baris, sel_nilai, sel_satuan, urutan
from tests.korpus.bentuk import Kolom, Lajur, Tabel, teks
from tests.korpus.kertas import Butir, Sel

_G = (
    "level",
    "kode",
    "uraian",
    "tahun_awal",
    "tahun_akhir",
    "tahun_target",
    "target",
    "target_text",
    "definisi_operasional",
    "alasan_pemilihan",
    "formulasi_pengukuran",
    "tipe_perhitungan",
    "sumber_data",
    "opd_nama",
    "is_utama",
    "satuan",
    "keterangan",
)
_G_MEDAN = {"alasan_pemilihan": "alasan", "formulasi_pengukuran": "formulasi", "tipe_perhitungan": "tipe_penghitungan"}
_G_PETA = {**_G_MEDAN, "kode": "kode", "target": "target", "satuan": "satuan", "sumber_data": "sumber_data"}


def impor(bahan: Bahan) -> Tabel:
    """Layout G: an import template, one row for each indicator and year; sasaran rows stand above their indicators."""
    tabel = Tabel([Kolom(name, (name,), _G_PETA.get(name)) for name in _G], [], [])
    count = 0
    for baris in urutan(bahan):
        if baris.is_awal:
            count += 1
            nama = baris.sasaran
            nama.butir = [Butir("sasaran", {"teks": str(nama.isi)})]
            head = {"level": Sel("sasaran"), "kode": Sel(f"1.{count}"), "uraian": nama}
            tabel.lajur.append(Lajur(head | {"tahun_awal": Sel(2025), "tahun_akhir": Sel(2029)}, "sasaran"))
            sasaran = nama
        years = [2026, 2027]
        for year, sel in zip(years, sel_nilai(bahan, baris, [("target", year) for year in years]), strict=True):
            _import_row(bahan, tabel, baris, sasaran, f"1.{count}.{len(tabel.lajur)}", year, sel)
    return tabel


def _import_row(bahan: Bahan, tabel: Tabel, baris: Urutan, sasaran: Sel, kode: str, year: int, nilai: Sel) -> None:
    tipe, baku = bahan.rng.choice((("kumulatif", "kumulatif"), ("non_kumulatif", "non_kumulatif")))
    # Only one year stands in a row, so a blank cell is no value of its own.
    nilai.butir = [
        Butir(item.nama, item.isi | ({"pilihan": True} if nilai.isi is None else {}), is_nilai=True)
        for item in nilai.butir
    ]
    cells = {
        "level": Sel("indikator_sasaran"),
        "kode": teks("kode", kode),
        "uraian": teks("indikator", baris.nama[0]),
        "tahun_awal": Sel(2025),
        "tahun_akhir": Sel(2029),
        "tahun_target": Sel(year),
        "target": nilai,
        "definisi_operasional": teks("definisi_operasional", bahan.rng.choice(isi.DEFINISI)),
        "alasan_pemilihan": teks("alasan", bahan.rng.choice(isi.ALASAN)),
        "formulasi_pengukuran": teks("formulasi", bahan.rng.choice(isi.FORMULASI)),
        "tipe_perhitungan": teks("tipe_penghitungan", tipe, baku),
        "sumber_data": teks("sumber_data", bahan.rng.choice(isi.SUMBER)),
        "opd_nama": teks("perangkat_daerah", bahan.instansi.nama),
        "is_utama": Sel(1),
        "satuan": sel_satuan(baris),
    }
    lajur = Lajur(cells)
    tabel.lajur.append(lajur)
    tabel.rekaman += rekaman_baris(lajur, [sasaran], cells["uraian"], 1)
