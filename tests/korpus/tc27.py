"""T-C.27: five code columns, sasaran rows of their own, target and Rp each year, codes broken and rows shifted."""

from __future__ import annotations

from tests.korpus.angka import pagu
from tests.korpus.bahan import Bahan
from tests.korpus.bentuk import Kolom, Lajur, Rekaman, Tabel, teks
from tests.korpus.kertas import Butir, Sel
from tests.korpus.pohon import TAHUN, Hanya, Simpul, kolom, level_of, pagu_kind, simpul, target_cell


def tc27(bahan: Bahan) -> Tabel:
    """Five code columns, sasaran rows of their own, target and Rp each year, condition at the end."""
    parts = ("urusan", "bidang_urusan", "program", "kegiatan", "sub")
    group = "Capaian Kinerja dan Kerangka Pendanaan"
    columns = [
        kolom("tujuan", "Tujuan"),
        kolom("sasaran", "Sasaran"),
        Kolom("indikator_sasaran", ("Indikator Sasaran",)),
    ]
    columns += [Kolom(f"kode_{part}", ("Kode", "")) for part in parts]
    columns.append(kolom("uraian", "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan"))
    columns.append(Kolom("indikator", ("Indikator Kinerja Program (Outcome)/Kegiatan (Output)",), None))
    columns.append(Kolom("baseline", ("Data Capaian pada Tahun Awal Perencanaan",), "baseline"))
    for year in TAHUN:
        columns.append(Kolom(f"target:{year}", (group, str(year), "Target"), f"target:{year}"))
        columns.append(Kolom(f"pagu:{year}", (group, str(year), "Rp"), f"pagu:{year}"))
    end = "Kondisi Kinerja pada akhir periode Renstra Perangkat Daerah"
    columns += [Kolom("target_akhir", (end, "Target"), "target_akhir"), Kolom("pagu_akhir", (end, "Rp"), "pagu_akhir")]
    columns.append(kolom("lokasi", "Lokasi"))
    tabel = Tabel(columns, [], [], ())
    urusan, *nodes = simpul(bahan)
    _five_codes(bahan, tabel, urusan, [], 0)
    above = _sasaran_rows(bahan, tabel)
    for number, node in enumerate(nodes, start=1):
        _five_codes(bahan, tabel, node, above, number)
    if "baris_bergeser" in bahan.kacau:
        _shift_row(tabel)
    return tabel


def _shift_row(tabel: Tabel) -> None:
    """The last row stands three columns too far to the right. What it says cannot be known; it must be said so."""
    keys = [item.kunci for item in tabel.kolom]
    last = tabel.lajur[-1]
    cells = [(kunci, sel) for kunci, sel in last.sel.items() if sel.isi is not None and kunci in keys[:-3]]
    tabel.lajur[-1] = Lajur({keys[keys.index(kunci) + 3]: Sel(sel.isi, sel.format) for kunci, sel in cells}, "bergeser")
    tabel.rekaman = [rekaman for rekaman in tabel.rekaman if rekaman.jangkar not in last.sel.values()]
    tabel.lajur[-1].sel["kode_kegiatan"].wajib_baris = True


def _sasaran_rows(bahan: Bahan, tabel: Tabel) -> list[Sel]:
    tujuan, sasaran = teks("tujuan", bahan.instansi.tujuan[0]), teks("sasaran", bahan.instansi.sasaran[0])
    for number in range(2):
        nama, satuan = bahan.stok.ambil("indeks")
        cells = {"tujuan": tujuan, "sasaran": sasaran} if number == 0 else {}
        cells["indikator_sasaran"] = teks("indikator", nama)
        cells["baseline"] = target_cell(bahan, "baseline", None, satuan, 0)
        cells |= {
            f"target:{year}": target_cell(bahan, "target", year, satuan, step) for step, year in enumerate(TAHUN, 1)
        }
        tabel.lajur.append(Lajur(cells))
        record = Rekaman(cells["indikator_sasaran"], [*cells.values(), tujuan, sasaran], tetap=level_of("sasaran"))
        tabel.rekaman.append(record)
    return [tujuan, sasaran]


def _five_codes(bahan: Bahan, tabel: Tabel, node: Simpul, above: list[Sel], number: int) -> None:
    kind = pagu_kind(bahan)
    cells = _code_cells(bahan, node, is_broken="kode_rusak" in bahan.kacau and node.level == "kegiatan" and number < 5)
    cells["uraian"] = teks("uraian", node.nama)
    for step, year in enumerate(TAHUN):
        cells[f"pagu:{year}"] = pagu(kind, "pagu", year, node.rupiah[step], odd=step == 1)
    cells["pagu_akhir"] = pagu(kind, "pagu_akhir", None, node.rupiah[-1])
    cells["pagu_akhir"].butir[0].isi["tahun_bebas"] = True
    cells["lokasi"] = teks("lokasi", "Seluruh kecamatan")
    code = cells["kode_urusan"]
    for order, (nama, satuan) in enumerate(node.indikator or [("", "")]):
        own = cells if order == 0 else {}
        if nama:
            own["indikator"] = teks("indikator", nama)
            own["baseline"] = target_cell(bahan, "baseline", None, satuan, 0)
            own |= {
                f"target:{year}": target_cell(bahan, "target", year, satuan, step) for step, year in enumerate(TAHUN, 1)
            }
        tabel.lajur.append(Lajur(own))
        anchor = own["uraian"] if order == 0 else own["indikator"]
        tabel.rekaman.append(Rekaman(anchor, [*own.values(), Hanya(code, "kode"), *above], tetap=level_of(node.level)))


def _code_cells(bahan: Bahan, node: Simpul, *, is_broken: bool) -> dict[str, Sel]:
    """The parts of a code in five cells. 3.1.01 of a kegiatan stands as 1.01 in one cell, with a comma where asked."""
    parts = node.kode.split(".")
    shown = [*parts[:3], *([".".join(parts[3:5])] if len(parts) > 3 else []), *parts[5:]]
    if "kode_koma" in bahan.kacau and len(shown) > 3:
        shown[3] = shown[3].replace(".", ",")
    if is_broken:
        shown[1] = "2 Paket"
    truth = {"teks": node.kode, "sel_bebas": True} | ({"bebas": True} if is_broken else {})
    names = ("kode_urusan", "kode_bidang_urusan", "kode_program", "kode_kegiatan", "kode_sub")
    cells = {name: Sel(part) for name, part in zip(names, shown, strict=False)}
    cells["kode_urusan"].butir = [Butir("kode", truth)]
    if is_broken:
        cells["kode_urusan"].wajib = "peringatan"
    return cells
