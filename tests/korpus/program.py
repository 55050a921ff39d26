"""Programme tables: the 2025-2029 layout, T-C.27 with five code columns, the RPJMD kind with satuan each year, T-C.33.

A code row carries its pagu; an outcome row its indicator, its targets and the same pagu again (`ulangan`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.korpus.angka import PAGU, angka, pagu
from tests.korpus.bahan import Bahan
from tests.korpus.isi import BAKU_SATUAN
from tests.korpus.kertas import Butir, Sel
from tests.korpus.tabel import Kolom, Lajur, Rekaman, Tabel, teks

TAHUN = [2025, 2026, 2027]


def _k(kunci: str, *judul: str) -> Kolom:
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


def _pagu_kind(bahan: Bahan) -> str:
    return next((kind for kind in PAGU if kind in bahan.kacau), "pagu_angka")


def _level(level: str) -> dict[str, dict[str, str]]:
    return {"level": {"baku": level}}


def _target(bahan: Bahan, medan: str, tahun: int | None, satuan: str, step: int) -> Sel:
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


def program2025(bahan: Bahan) -> Tabel:
    """The new layout: one column of five levels, code row above outcome rows, pagu in both."""
    group = "TARGET DAN PAGU INDIKATIF TAHUN"
    bracket = "satuan_dalam_kurung" in bahan.kacau
    columns = [_k("uraian", "BIDANG URUSAN / PROGRAM / OUTCOME / KEGIATAN / SUBKEGIATAN OUTPUT")]
    columns.append(_k("indikator", "INDIKATOR OUTCOME / OUTPUT"))
    columns += [] if bracket else [_k("satuan", "SATUAN")]
    columns.append(_k("baseline:2024", "BASELINE TAHUN 2024"))
    for year in TAHUN:
        columns.append(Kolom(f"target:{year}", (group, str(year), "TARGET"), f"target:{year}"))
        columns.append(Kolom(f"pagu:{year}", (group, str(year), "PAGU"), f"pagu:{year}"))
    columns.append(_k("perangkat_daerah", "PERANGKAT DAERAH"))
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
            cells["baseline:2024"] = _target(bahan, "baseline", 2024, satuan, 0)
            for step, year in enumerate(TAHUN):
                cells[f"target:{year}"] = _target(bahan, "target", year, satuan, step + 1)
                if number == 0:
                    odd = step == 1
                    cells[f"pagu:{year}"] = pagu(
                        _pagu_kind(bahan), "pagu", year, node.rupiah[step], ulangan=True, odd=odd
                    )
            tabel.lajur.append(Lajur(cells))
            fields = _level(node.level)
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
        cells[f"pagu:{year}"] = pagu(_pagu_kind(bahan), "pagu", year, node.rupiah[step], odd=step == 1)
    tabel.lajur.append(Lajur(cells))
    tabel.rekaman.append(Rekaman(sel, list(cells.values()), tetap=_level(node.level)))
    return Hanya(sel, "kode")


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


def tc27(bahan: Bahan) -> Tabel:
    """Five code columns, sasaran rows of their own, target and Rp each year, condition at the end."""
    parts = ("urusan", "bidang_urusan", "program", "kegiatan", "sub")
    group = "Capaian Kinerja dan Kerangka Pendanaan"
    columns = [_k("tujuan", "Tujuan"), _k("sasaran", "Sasaran"), Kolom("indikator_sasaran", ("Indikator Sasaran",))]
    columns += [Kolom(f"kode_{part}", ("Kode", "")) for part in parts]
    columns.append(_k("uraian", "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan"))
    columns.append(Kolom("indikator", ("Indikator Kinerja Program (Outcome)/Kegiatan (Output)",), None))
    columns.append(Kolom("baseline", ("Data Capaian pada Tahun Awal Perencanaan",), "baseline"))
    for year in TAHUN:
        columns.append(Kolom(f"target:{year}", (group, str(year), "Target"), f"target:{year}"))
        columns.append(Kolom(f"pagu:{year}", (group, str(year), "Rp"), f"pagu:{year}"))
    end = "Kondisi Kinerja pada akhir periode Renstra Perangkat Daerah"
    columns += [Kolom("target_akhir", (end, "Target"), "target_akhir"), Kolom("pagu_akhir", (end, "Rp"), "pagu_akhir")]
    columns.append(_k("lokasi", "Lokasi"))
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
        cells["baseline"] = _target(bahan, "baseline", None, satuan, 0)
        cells |= {f"target:{year}": _target(bahan, "target", year, satuan, step) for step, year in enumerate(TAHUN, 1)}
        tabel.lajur.append(Lajur(cells))
        record = Rekaman(cells["indikator_sasaran"], [*cells.values(), tujuan, sasaran], tetap=_level("sasaran"))
        tabel.rekaman.append(record)
    return [tujuan, sasaran]


def _five_codes(bahan: Bahan, tabel: Tabel, node: Simpul, above: list[Sel], number: int) -> None:
    kind = _pagu_kind(bahan)
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
            own["baseline"] = _target(bahan, "baseline", None, satuan, 0)
            own |= {
                f"target:{year}": _target(bahan, "target", year, satuan, step) for step, year in enumerate(TAHUN, 1)
            }
        tabel.lajur.append(Lajur(own))
        anchor = own["uraian"] if order == 0 else own["indikator"]
        tabel.rekaman.append(Rekaman(anchor, [*own.values(), Hanya(code, "kode"), *above], tetap=_level(node.level)))


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


def rpjmd(bahan: Bahan) -> Tabel:
    """Code in one cell, and three columns a year: target, satuan, Rp. An indicator stands in the code's own row."""
    columns = [_k("kode", "Kode"), _k("uraian", "Urusan/Program"), _k("indikator", "Indikator Program (outcome)")]
    columns.append(_k("baseline", "Kondisi Awal"))
    for year in TAHUN:
        columns.append(Kolom(f"target:{year}", (str(year), "Target"), f"target:{year}"))
        columns.append(Kolom(f"satuan:{year}", (str(year), "Satuan")))
        columns.append(Kolom(f"pagu:{year}", (str(year), "Rp"), f"pagu:{year}"))
    columns.append(_k("perangkat_daerah", "PD Penanggung Jawab"))
    tabel = Tabel(columns, [], [])
    kind = _pagu_kind(bahan)
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
                cells["baseline"] = _target(bahan, "baseline", None, satuan, 0)
                for step, year in enumerate(TAHUN):
                    cells[f"target:{year}"] = _target(bahan, "target", year, satuan, step + 1)
                    cells[f"satuan:{year}"] = Sel(satuan)
            tabel.lajur.append(Lajur(cells))
            anchor = cells["indikator"] if nama else cells["uraian"]
            more = {"satuan": {"bebas": True}} if nama else {}
            record = Rekaman(anchor, [*cells.values(), Hanya(kode, "kode")], tetap=_level(node.level) | more)
            tabel.rekaman.append(record)
    return tabel


def tc33(bahan: Bahan) -> Tabel:
    """Renja: up to three pairs of tolok ukur and target; pagu, Target Capaian and next year belong to the first."""
    group = "Indikator Kinerja"
    plan, later = "Rencana Tahun 2026", "Prakiraan Maju Rencana Tahun 2027"
    columns = [_k("kode", "Kode"), _k("uraian", "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan")]
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
    columns.append(_k("keterangan", "Catatan Penting"))
    columns += [
        Kolom("target_maju", (later, "Target Capaian Kinerja")),
        Kolom("pagu_maju", (later, "Kebutuhan Dana/Pagu Indikatif (Rp)")),
    ]
    tabel = Tabel(columns, [], [])
    for node in simpul(bahan):
        _renja_row(bahan, tabel, node)
    return tabel


def _renja_row(bahan: Bahan, tabel: Tabel, node: Simpul) -> None:
    kind = _pagu_kind(bahan)
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
        sel, target = teks("indikator", nama), _target(bahan, "target", 2026, satuan, number + 1)
        cells |= {f"tolok_{slot}": sel, f"besar_{slot}": target}
        anchors.append([sel, target])
    if pairs:
        again = _target(bahan, "target", 2026, pairs[0][1], 1)
        again.butir = [Butir("target", item.isi | {"ulangan": True}, is_nilai=True) for item in again.butir]
        maju = _target(bahan, "target_maju", 2027, pairs[0][1], 2)
        cells |= {"capaian_2026": again, "target_maju": maju}
        shared += [again, maju]
    tabel.lajur.append(Lajur(cells))
    texts = [Hanya(sel, item.nama) for sel in shared for item in sel.butir if not item.is_nilai]
    if not pairs:
        tabel.rekaman.append(Rekaman(cells["uraian"], shared, tetap=_level(node.level)))
    # The pair that stands further left in the sheet is the first.
    order = sorted(anchors, key=lambda pair: list(_SLOTS).index(_slot_of(cells, pair[0])))
    for number, pair in enumerate(order):
        ke = number + 1 if len(order) > 1 else None
        rest = shared if number == 0 else texts
        tabel.rekaman.append(Rekaman(pair[0], [*pair, *rest], ke, tetap=_level(node.level)))


_SLOTS = ("program", "sub", "hasil")


def _slot_of(cells: dict[str, Sel], sel: Sel) -> str:
    return next(kunci.removeprefix("tolok_") for kunci, other in cells.items() if other is sel)


TABEL: dict[str, Callable[[Bahan], Tabel]] = {
    "Program 2025-2029": program2025,
    "T-C.27": tc27,
    "Program RPJMD": rpjmd,
    "T-C.33": tc33,
}
