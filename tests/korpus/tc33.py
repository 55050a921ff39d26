"""T-C.33, the Renja: up to three pairs of tolok ukur and target in a row."""

from __future__ import annotations

from tests.korpus.angka import pagu
from tests.korpus.bahan import Bahan
from tests.korpus.bentuk import Kolom, Lajur, Rekaman, Tabel, teks
from tests.korpus.kertas import Butir, Sel
from tests.korpus.pohon import Hanya, Simpul, kolom, level_of, pagu_kind, simpul, target_cell


def tc33(bahan: Bahan) -> Tabel:
    """Renja: up to three pairs of tolok ukur and target; pagu, Target Capaian and next year belong to the first."""
    group = "Indikator Kinerja"
    plan, later = "Rencana Tahun 2026", "Prakiraan Maju Rencana Tahun 2027"
    columns = [kolom("kode", "Kode"), kolom("uraian", "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan")]
    for name, judul in (("program", "Capaian Program"), ("sub", "Keluaran Sub Kegiatan"), ("hasil", "Hasil Kegiatan")):
        columns.append(Kolom(f"tolok_{name}", (group, judul, "Tolok Ukur")))
        columns.append(Kolom(f"besar_{name}", (group, judul, "Target")))
    columns += [
        Kolom("lokasi", (plan, "Lokasi Output"), "lokasi"),
        Kolom("capaian_2026", (plan, "Target Capaian Kinerja")),
    ]
    columns += [
        Kolom("pagu:2026", (plan, "Pagu Indikatif (Rp)"), "pagu:2026"),
        Kolom("sumber_dana", (plan, "Sumber Dana"), "sumber_dana"),
    ]
    columns.append(kolom("keterangan", "Catatan Penting"))
    columns += [
        Kolom("target_maju", (later, "Target Capaian Kinerja")),
        Kolom("pagu_maju", (later, "Kebutuhan Dana/Pagu Indikatif (Rp)")),
    ]
    tabel = Tabel(columns, [], [])
    for node in simpul(bahan):
        _renja_row(bahan, tabel, node)
    return tabel


def _renja_row(bahan: Bahan, tabel: Tabel, node: Simpul) -> None:
    kind = pagu_kind(bahan)
    cells = {"kode": teks("kode", node.kode), "uraian": teks("uraian", node.nama)}
    if "kode_koma" in bahan.kacau and node.level == "urusan":
        cells["kode"].isi = node.kode.replace(".", ",")
    cells["pagu:2026"] = pagu(kind, "pagu", 2026, node.rupiah[0])
    cells["pagu_maju"] = pagu(kind, "pagu_maju", 2027, node.rupiah[1])
    if node.level != "urusan":
        cells |= {"lokasi": teks("lokasi", "Kabupaten/Kota"), "sumber_dana": teks("sumber_dana", "APBD")}
    pairs = list(node.indikator) + (
        [("Persentase lulusan yang bekerja", "Persen")] if node.level == "sub_kegiatan" else []
    )
    shared = list(cells.values())
    anchors: list[list[Sel]] = []
    slots = {"program": ("program", "hasil"), "kegiatan": ("hasil", "sub"), "sub_kegiatan": ("sub", "hasil")}
    for number, (nama, satuan) in enumerate(pairs):
        slot = slots[node.level][number]
        sel, target = teks("indikator", nama), target_cell(bahan, "target", 2026, satuan, number + 1)
        cells |= {f"tolok_{slot}": sel, f"besar_{slot}": target}
        anchors.append([sel, target])
    if pairs:
        again = target_cell(bahan, "target", 2026, pairs[0][1], 1)
        again.butir = [Butir("target", item.isi | {"ulangan": True}, is_nilai=True) for item in again.butir]
        maju = target_cell(bahan, "target_maju", 2027, pairs[0][1], 2)
        cells |= {"capaian_2026": again, "target_maju": maju}
        shared += [again, maju]
    tabel.lajur.append(Lajur(cells))
    texts = [Hanya(sel, item.nama) for sel in shared for item in sel.butir if not item.is_nilai]
    if not pairs:
        tabel.rekaman.append(Rekaman(cells["uraian"], shared, tetap=level_of(node.level)))
    # The pair that stands further left in the sheet is the first.
    order = sorted(anchors, key=lambda pair: list(_SLOTS).index(_slot_of(cells, pair[0])))
    for number, pair in enumerate(order):
        ke = number + 1 if len(order) > 1 else None
        rest = shared if number == 0 else texts
        tabel.rekaman.append(Rekaman(pair[0], [*pair, *rest], ke, tetap=level_of(node.level)))


_SLOTS = ("program", "sub", "hasil")


def _slot_of(cells: dict[str, Sel], sel: Sel) -> str:
    return next(kunci.removeprefix("tolok_") for kunci, other in cells.items() if other is sel)
