"""Programme tables: the 2025-2029 layout and the RPJMD kind with satuan each year.

A code row carries its pagu; an outcome row its indicator, its targets and the same pagu again (`ulangan`).
"""

from __future__ import annotations

from collections.abc import Callable

from tests.korpus.angka import pagu
from tests.korpus.bahan import Bahan
from tests.korpus.bentuk import Kolom, Lajur, Rekaman, Tabel, teks
from tests.korpus.isi import BAKU_SATUAN
from tests.korpus.kertas import Butir, Sel
from tests.korpus.pohon import TAHUN, Hanya, Simpul, kolom, level_of, pagu_kind, simpul, target_cell
from tests.korpus.tc27 import tc27
from tests.korpus.tc33 import tc33


def program2025(bahan: Bahan) -> Tabel:
    """The new layout: one column of five levels, code row above outcome rows, pagu in both."""
    group = "TARGET DAN PAGU INDIKATIF TAHUN"
    bracket = "satuan_dalam_kurung" in bahan.kacau
    columns = [kolom("uraian", "BIDANG URUSAN / PROGRAM / OUTCOME / KEGIATAN / SUBKEGIATAN OUTPUT")]
    columns.append(kolom("indikator", "INDIKATOR OUTCOME / OUTPUT"))
    columns += [] if bracket else [kolom("satuan", "SATUAN")]
    columns.append(kolom("baseline:2024", "BASELINE TAHUN 2024"))
    for year in TAHUN:
        columns.append(Kolom(f"target:{year}", (group, str(year), "TARGET"), f"target:{year}"))
        columns.append(Kolom(f"pagu:{year}", (group, str(year), "PAGU"), f"pagu:{year}"))
    columns.append(kolom("perangkat_daerah", "PERANGKAT DAERAH"))
    tabel = Tabel(columns, [], [], (f"{bahan.instansi.urusan[0]}.0.00.0.00.01.0000 - {bahan.instansi.nama.upper()}",))
    for node in simpul(bahan):
        code = _code_row(bahan, tabel, node)
        for number, (nama, satuan) in enumerate(node.indikator):
            cells: dict[str, Sel] = {}
            if number == 0:
                cells["uraian"] = teks("uraian", node.hasil)
            cells["indikator"] = teks("indikator", f"{nama} ({satuan})" if bracket else nama)
            unit = Butir("satuan", {"teks": satuan, "baku": BAKU_SATUAN.get(satuan)})
            if bracket:
                cells["indikator"].butir.append(unit)
            else:
                cells["satuan"] = Sel(satuan, butir=[unit])
            cells["baseline:2024"] = target_cell(bahan, "baseline", 2024, satuan, 0)
            for step, year in enumerate(TAHUN):
                cells[f"target:{year}"] = target_cell(bahan, "target", year, satuan, step + 1)
                if number == 0:
                    odd = step == 1
                    cells[f"pagu:{year}"] = pagu(
                        pagu_kind(bahan), "pagu", year, node.rupiah[step], ulangan=True, odd=odd
                    )
            tabel.lajur.append(Lajur(cells))
            fields = level_of(node.level)
            # The outcome of a second indicator stands in the row above; whether it is filled down is left open.
            more = {"uraian": {"bebas": True}} if number else {}
            tabel.rekaman.append(Rekaman(cells["indikator"], [*cells.values(), code], tetap=fields | more))
    return tabel


def _code_row(bahan: Bahan, tabel: Tabel, node: Simpul) -> Sel:
    """The code row; gives a cell that says only the code, for the rows below it."""
    text = f"{node.kode} - {node.nama}"
    butir = [Butir("kode", {"teks": node.kode}), Butir("uraian", {"teks": node.nama, "boleh": [text]})]
    sel = Sel(text, butir=butir)
    cells = {"uraian": sel, "perangkat_daerah": teks("perangkat_daerah", bahan.instansi.nama)}
    for step, year in enumerate(TAHUN):
        cells[f"pagu:{year}"] = pagu(pagu_kind(bahan), "pagu", year, node.rupiah[step], odd=step == 1)
    tabel.lajur.append(Lajur(cells))
    tabel.rekaman.append(Rekaman(sel, list(cells.values()), tetap=level_of(node.level)))
    return Hanya(sel, "kode")


def rpjmd(bahan: Bahan) -> Tabel:
    """Code in one cell, and three columns a year: target, satuan, Rp. An indicator stands in the code's own row."""
    columns = [
        kolom("kode", "Kode"),
        kolom("uraian", "Urusan/Program"),
        kolom("indikator", "Indikator Program (outcome)"),
    ]
    columns.append(kolom("baseline", "Kondisi Awal"))
    for year in TAHUN:
        columns.append(Kolom(f"target:{year}", (str(year), "Target"), f"target:{year}"))
        columns.append(Kolom(f"satuan:{year}", (str(year), "Satuan")))
        columns.append(Kolom(f"pagu:{year}", (str(year), "Rp"), f"pagu:{year}"))
    columns.append(kolom("perangkat_daerah", "PD Penanggung Jawab"))
    tabel = Tabel(columns, [], [])
    kind = pagu_kind(bahan)
    for node in simpul(bahan):
        if node.level in ("kegiatan", "sub_kegiatan"):
            continue
        kode = teks("kode", node.kode.replace(".", ",", 1) if "kode_koma" in bahan.kacau else node.kode)
        kode.butir = [Butir("kode", {"teks": node.kode})]
        for number, (nama, satuan) in enumerate(node.indikator or [("", "")]):
            cells: dict[str, Sel] = {}
            if number == 0:
                cells = {"kode": kode, "uraian": teks("uraian", node.nama)}
                cells |= {
                    f"pagu:{year}": pagu(kind, "pagu", year, node.rupiah[step], odd=step == 1)
                    for step, year in enumerate(TAHUN)
                }
                cells["perangkat_daerah"] = teks("perangkat_daerah", bahan.instansi.nama)
            if nama:
                cells["indikator"] = teks("indikator", nama)
                cells["baseline"] = target_cell(bahan, "baseline", None, satuan, 0)
                for step, year in enumerate(TAHUN):
                    cells[f"target:{year}"] = target_cell(bahan, "target", year, satuan, step + 1)
                    cells[f"satuan:{year}"] = Sel(satuan)
            tabel.lajur.append(Lajur(cells))
            anchor = cells["indikator"] if nama else cells["uraian"]
            more = {"satuan": {"bebas": True}} if nama else {}
            record = Rekaman(anchor, [*cells.values(), Hanya(kode, "kode")], tetap=level_of(node.level) | more)
            tabel.rekaman.append(record)
    return tabel


TABEL: dict[str, Callable[[Bahan], Tabel]] = {
    "Program 2025-2029": program2025,
    "T-C.27": tc27,
    "Program RPJMD": rpjmd,
    "T-C.33": tc33,
}
