"""Tables of tujuan, sasaran and measured performance: T-C.23, T-C.24, T-C.25, T-C.28, PK and pengukuran."""

from __future__ import annotations

from collections.abc import Callable

from tests.korpus.angka import angka, pagu
from tests.korpus.bahan import (
    Bahan,
    is_written,
    kolom_tahun,
    rekaman_baris,
    sel_indikator,
    sel_nilai,
    sel_satuan,
    urutan,
)
from tests.korpus.bentuk import Kolom, Lajur, Rekaman, Tabel, teks
from tests.korpus.kertas import Butir, Sel

TAHUN = [2025, 2026, 2027, 2028, 2029]
Tempat = list[tuple[str, int | None]]


def _k(kunci: str, *judul: str) -> Kolom:
    return Kolom(kunci, judul, kunci)


def _key(place: tuple[str, int | None]) -> str:
    return f"{place[0]}:{place[1]}" if place[1] else place[0]


def _number(bahan: Bahan, number: int) -> Sel:
    if "nomor_berkoma" in bahan.kacau:
        return teks("nomor", f"1,{number}")
    return Sel(number, butir=teks("nomor", str(number)).butir)


def _table(bahan: Bahan, columns: list[Kolom], tempat: Tempat) -> Tabel:
    """One indicator a row under its tujuan and sasaran, where the table has those columns."""
    keys = {item.kunci for item in columns}
    tabel = Tabel(columns, [], [], (f"{bahan.instansi.urusan[0]} - {bahan.instansi.urusan[1]}",))
    last_tujuan: Sel | None = None
    for number, baris in enumerate(urutan(bahan), start=1):
        lajur = Lajur({"nomor": _number(bahan, number)} if "nomor" in keys else {})
        if "tujuan" in keys and baris.tujuan is not last_tujuan:
            lajur.sel["tujuan"] = baris.tujuan
        last_tujuan = baris.tujuan
        if "sasaran" in keys and is_written(bahan, baris):
            lajur.sel["sasaran"] = baris.sasaran
        lajur.sel["indikator"] = sel_indikator(bahan, baris)
        if "satuan" in keys:
            lajur.sel["satuan"] = sel_satuan(baris)
        lajur.sel |= {_key(place): sel for place, sel in zip(tempat, sel_nilai(bahan, baris, tempat), strict=True)}
        tabel.lajur.append(lajur)
        above = [sel for kunci, sel in (("tujuan", baris.tujuan), ("sasaran", baris.sasaran)) if kunci in keys]
        tabel.rekaman += rekaman_baris(lajur, above, lajur.sel["indikator"], len(baris.nama))
    return tabel


def tc25(bahan: Bahan) -> Tabel:
    """Tujuan and sasaran with their targets; the years by number where the file asks for it."""
    prefix, years = "", TAHUN
    columns = [
        _k("nomor", "No"),
        _k("tujuan", "Tujuan"),
        _k("sasaran", "Sasaran"),
        _k("indikator", "Indikator Tujuan/Sasaran"),
    ]
    columns += [_k("satuan", "Satuan"), Kolom("baseline", ("Kondisi Awal",), "baseline")]
    if "tahun_ke" in bahan.kacau:
        group = "Target Kinerja Tujuan/Sasaran pada Tahun"
        columns += [Kolom(f"target:{year}", (group, f"Tahun ke-{year - 2024}"), f"target:{year}") for year in years]
    else:
        columns += kolom_tahun("Target Kinerja Sasaran pada Tahun", "target", years, prefix)
    return _table(bahan, columns, [("baseline", None), *(("target", year) for year in years)])


def tc28(bahan: Bahan) -> Tabel:
    """Indicators that follow the RPJMD: condition at the start, six years, condition at the end."""
    years = [*TAHUN, 2030]
    columns = [_k("nomor", "NO"), _k("indikator", "Indikator Kinerja"), _k("satuan", "Satuan")]
    columns.append(Kolom("baseline", ("Kondisi Kinerja pada Awal Periode RPJMD",), "baseline"))
    columns += kolom_tahun("Target Capaian Setiap Tahun", "target", years)
    columns.append(Kolom("target_akhir", ("Kondisi Kinerja pada Akhir Periode RPJMD",), "target_akhir"))
    tabel = _table(bahan, columns, [("baseline", None), *(("target", year) for year in years), ("target_akhir", None)])
    return _loosen(tabel, "target_akhir")


def tc23(bahan: Bahan) -> Tabel:
    """Performance of the service: target, realisasi and rasio of five past years."""
    years = [2020, 2021, 2022, 2023, 2024]
    columns = [_k("nomor", "NO"), _k("indikator", "Indikator Kinerja Sesuai Tugas dan Fungsi Perangkat Daerah")]
    columns += [
        Kolom("nspk", ("Target NSPK",)),
        Kolom("ikk", ("Target IKK",)),
        Kolom("lain", ("Target Indikator Lainnya",)),
    ]
    columns += kolom_tahun("Target Renstra Perangkat Daerah Tahun", "target", years)
    columns += kolom_tahun("Realisasi Capaian Tahun", "realisasi", years)
    columns += [Kolom(f"capaian:{year}", ("Rasio Capaian pada Tahun", str(year))) for year in years]
    tempat: Tempat = [(medan, year) for medan in ("target", "realisasi") for year in years]
    tabel = _table(bahan, columns, tempat)
    for lajur in tabel.lajur:
        for year in years:
            sel = Sel(round(bahan.rng.uniform(90, 110), 2))
            sel.butir = [angka("capaian", year, float(sel.isi), pilihan=True)]
            lajur.sel[f"capaian:{year}"] = sel
    for rekaman, lajur in zip(tabel.rekaman, tabel.lajur, strict=True):
        rekaman.sel = list(lajur.sel.values())
    return tabel


def tc24(bahan: Bahan) -> Tabel:
    """Budget and its realisasi. The contract names no field for these, so every record is optional."""
    years = [2022, 2023, 2024]
    columns = [Kolom("nomor", ("No",)), Kolom("uraian", ("Uraian",), None)]
    columns += [Kolom(f"pagu:{year}", ("Anggaran pada Tahun", str(year))) for year in years]
    columns += [Kolom(f"nyata:{year}", ("Realisasi Anggaran pada Tahun", str(year))) for year in years]
    columns += [Kolom(f"rasio:{year}", ("Rasio antara Realisasi dan Anggaran Tahun", str(year))) for year in years]
    tabel = Tabel(columns, [], [], (f"{bahan.instansi.urusan[0]} - {bahan.instansi.urusan[1]}",))
    for number, nama in enumerate(("Belanja Pegawai", "Belanja Barang dan Jasa", "Belanja Modal"), start=1):
        lajur = Lajur({"nomor": Sel(number), "uraian": teks("uraian", nama, bebas=True)})
        for year in years:
            amount = bahan.rng.randrange(10**8, 10**9, 1000)
            lajur.sel[f"pagu:{year}"] = pagu("pagu_angka", "pagu", year, amount)
            lajur.sel[f"nyata:{year}"] = Sel(amount - 1_000_000, "#,##0")
            lajur.sel[f"rasio:{year}"] = Sel(0.97, "0%")
        tabel.lajur.append(lajur)
        tabel.rekaman.append(Rekaman(lajur.sel["uraian"], list(lajur.sel.values()), is_pilihan=True))
    return tabel


def pengukuran(bahan: Bahan) -> Tabel:
    """Measured performance of one year, which the title names."""
    year = 2025
    columns = [
        _k("nomor", "No"),
        _k("sasaran", "Sasaran Strategis"),
        _k("indikator", "Indikator Kinerja"),
        _k("satuan", "Satuan"),
    ]
    columns += [
        Kolom(f"{medan}:{year}", (judul,)) for medan, judul in (("target", "Target"), ("realisasi", "Realisasi"))
    ]
    columns += [Kolom("capaian", ("% Capaian",)), Kolom("target_akhir", ("Target Akhir RPJMD",), "target_akhir")]
    columns.append(Kolom("akhir_persen", ("% Capaian terhadap Akhir RPJMD",)))
    tabel = _table(bahan, columns, [("target", year), ("realisasi", year), ("target_akhir", None)])
    for rekaman, lajur in zip(tabel.rekaman, _owners(tabel), strict=True):
        if "capaian" not in lajur.sel:
            lajur.sel |= {"capaian": _achieved(bahan, year, rekaman.ke is not None), "akhir_persen": Sel(0.965, "0.0%")}
        rekaman.sel.append(lajur.sel["capaian"])
    return _loosen(tabel, "target_akhir")


def _achieved(bahan: Bahan, year: int, is_several: bool) -> Sel:
    """The printed achievement: a typed percent, a percent format, or one line for each of two indicators."""
    values = [round(bahan.rng.uniform(80, 128), 2) for _ in range(2 if is_several else 1)]
    texts = [f"{value:.2f}".replace(".", ",") + " %" for value in values]
    butir = [angka("capaian", year, value) for value in values]
    if is_several:
        butir = [Butir(item.nama, item.isi, is_nilai=True, ke=number) for number, item in enumerate(butir, start=1)]
        return Sel("\n".join(texts), butir=butir)
    # A typed decimal comma would settle the 1.000 beside it.
    if bahan.rng.random() < 0.5 and "seribu_ambigu" not in bahan.kacau:
        return Sel(texts[0], butir=butir)
    return Sel(round(values[0] / 100, 4), "0.00%", butir=butir)


def _owners(tabel: Tabel) -> list[Lajur]:
    """The row of each record."""
    return [next(lajur for lajur in tabel.lajur if rekaman.jangkar in lajur.sel.values()) for rekaman in tabel.rekaman]


def _loosen(tabel: Tabel, medan: str) -> Tabel:
    """The end of the period may carry its last year or none: the contract leaves it open."""
    for rekaman in tabel.rekaman:
        for sel in rekaman.sel:
            for item in sel.butir:
                if item.nama == medan:
                    item.isi["tahun_bebas"] = True
    return tabel


def pk(bahan: Bahan) -> Tabel:
    """Formulir Perjanjian Kinerja: three columns and a number row; the year stands in the title."""
    columns = [_k("nomor", "No"), _k("sasaran", "Sasaran Strategis"), _k("indikator", "Indikator Kinerja")]
    columns.append(Kolom("target:2026", ("Target",)))
    tabel = _table(bahan, columns, [("target", 2026)])
    for number, lajur in enumerate(tabel.lajur, start=1):
        sel = lajur.sel["indikator"]
        if isinstance(sel.isi, str) and "\n" not in sel.isi:
            sel.isi = f"{number}. {sel.isi}"
            sel.butir[0].isi["teks"] = sel.isi
    return tabel


def pk_anggaran(bahan: Bahan) -> Tabel:
    """The second table of a PK: programmes with their budget. They have no code, so the records are optional."""
    columns = [Kolom("nomor", ("No",)), Kolom("uraian", ("Program",)), Kolom("pagu:2026", ("Anggaran (Rp)",))]
    columns.append(Kolom("keterangan", ("Keterangan",)))
    tabel = Tabel(columns, [], [])
    for number, (_, nama, _) in enumerate(bahan.instansi.program, start=1):
        amount = bahan.rng.randrange(10**8, 10**9, 1000)
        cells = {"nomor": Sel(number), "uraian": teks("uraian", nama)}
        cells["pagu:2026"] = pagu(bahan.rng.choice(("pagu_rp", "pagu_angka")), "pagu", 2026, amount)
        cells["keterangan"] = teks("keterangan", "APBD")
        tabel.lajur.append(Lajur(cells))
        tabel.rekaman.append(Rekaman(cells["uraian"], list(cells.values()), is_pilihan=True))
    return tabel


Pembuat = Callable[[Bahan], Tabel]
TABEL: dict[str, Pembuat] = {
    "T-C.23": tc23,
    "T-C.24": tc24,
    "T-C.25": tc25,
    "T-C.28": tc28,
    "PK": pk,
    "Pengukuran": pengukuran,
}
