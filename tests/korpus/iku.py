"""IKU tables in the layouts A to I."""

from __future__ import annotations

from tests.korpus import isi
from tests.korpus.bahan import (
    Bahan,
    Urutan,
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

_TEKS = {
    "nomor": Kolom("nomor", ("No",), "nomor"),
    "sasaran": Kolom("sasaran", ("Sasaran Strategis",), "sasaran"),
    "indikator": Kolom("indikator", ("Indikator Kinerja Utama",), "indikator"),
    "formulasi": Kolom("formulasi", ("Formulasi Perhitungan",), "formulasi"),
    "definisi_operasional": Kolom("definisi_operasional", ("Definisi Operasional",), "definisi_operasional"),
    "satuan": Kolom("satuan", ("Satuan",), "satuan"),
    "sumber_data": Kolom("sumber_data", ("Sumber Data",), "sumber_data"),
    "penanggung_jawab": Kolom("penanggung_jawab", ("Penanggung Jawab",), "penanggung_jawab"),
    "penjelasan": Kolom("penjelasan", ("Penjelasan",)),
    "polaritas": Kolom("polaritas", ("Jenis Indikator",), "polaritas"),
    "keterangan": Kolom("keterangan", ("Keterangan",), "keterangan"),
    "alasan": Kolom("alasan", ("Alasan Pemilihan",), "alasan"),
    "tipe_penghitungan": Kolom("tipe_penghitungan", ("Tipe Penghitungan",), "tipe_penghitungan"),
}


def _k(kunci: str, judul: str) -> Kolom:
    return Kolom(kunci, (judul,), kunci)


def _columns(tata: str, with_target: bool) -> tuple[list[Kolom], Tempat]:
    """The columns of a layout and where its values stand."""
    text = {
        "A": [
            "nomor",
            _k("sasaran", "Sasaran Strategis/Kinerja Utama"),
            "indikator",
            "penjelasan",
            "sumber_data",
            "penanggung_jawab",
        ],
        "B": [
            "nomor",
            _k("sasaran", "Tujuan dan Sasaran Strategis"),
            _k("indikator", "Indikator Kinerja"),
            "penjelasan",
        ],
        "C": ["nomor", "sasaran", "indikator", "formulasi", "satuan", "sumber_data", "penanggung_jawab"],
        "D": [
            "nomor",
            _k("sasaran", "Tujuan/Sasaran"),
            _k("indikator", "Indikator"),
            _k("formulasi", "Definisi Operasional/Formulasi"),
            "sumber_data",
            "penanggung_jawab",
        ],
        "E": [
            "nomor",
            _k("sasaran", "Tujuan/Sasaran"),
            _k("indikator", "Indikator"),
            _k("formulasi", "Definisi Operasional/Formulasi"),
            "sumber_data",
            "penanggung_jawab",
            "satuan",
        ],
        "F": [
            _k("sasaran", "Sasaran"),
            _k("indikator", "Indikator Sasaran"),
            "definisi_operasional",
            _k("formulasi", "Rumusan Perhitungan"),
            "satuan",
            "sumber_data",
            "penanggung_jawab",
            "polaritas",
        ],
        "H": [
            _k("nomor", "NO"),
            _k("indikator", "INDIKATOR"),
            _k("polaritas", "STATUS"),
            _k("definisi_operasional", "DEFINISI OPERASIONAL"),
            _k("satuan", "SATUAN"),
        ],
        "I": [
            _k("indikator", "Nama Indikator"),
            Kolom("konsep", ("Konsep",)),
            "definisi_operasional",
            "satuan",
            Kolom("produsen", ("Produsen Data",)),
            _k("penanggung_jawab", "Penanggung Jawab (Bidang)"),
            "sumber_data",
            Kolom("frekuensi", ("Frekuensi",)),
            _k("polaritas", "Interpretasi"),
            _k("formulasi", "Rumus Perhitungan"),
        ],
    }[tata]
    columns = [_TEKS[item] if isinstance(item, str) else item for item in text]
    tempat: Tempat = []
    if tata == "E":
        for year in TAHUN[:3]:
            for medan, judul in (("target", "Target"), ("realisasi", "Realisasi")):
                columns.append(Kolom(f"{medan}:{year}", (str(year), judul), f"{medan}:{year}"))
                tempat.append((medan, year))
        return columns, tempat
    if not with_target:
        return columns, tempat
    if not any(item.kunci == "satuan" for item in columns):
        columns.append(_TEKS["satuan"])
    years = [*TAHUN, 2030] if tata == "H" else TAHUN
    base = "BASELINE TAHUN 2024" if tata == "H" else "Baseline 2024"
    columns.append(Kolom("baseline:2024", (base,), "baseline:2024"))
    columns += kolom_tahun({"H": "TARGET TAHUN", "F": "Target Tahun"}.get(tata, "Target Kinerja"), "target", years)
    if tata == "H":
        columns.append(_k("keterangan", "KETERANGAN"))
    return columns, [("baseline", 2024), *(("target", year) for year in years)]


def iku(bahan: Bahan, tata: str, *, with_target: bool = True) -> Tabel:
    """The table of one of the layouts A-F, H, I."""
    columns, tempat = _columns(tata, with_target)
    keys = [item.kunci for item in columns]
    tabel = Tabel(columns, [], [], _group_rows(bahan))
    rows = urutan(bahan)
    bracketed = next((row for row in rows if row.satuan[0] in isi.BAKU_SATUAN and len(row.nama) == 1), None)
    tujuan: Sel | None = None
    for number, baris in enumerate(rows, start=1):
        if tata == "B" and baris.is_awal:
            tujuan = _labelled(bahan, tabel, baris, tujuan, number)
        with_unit = "satuan_dalam_kurung" in bahan.kacau and baris is bracketed
        lajur = Lajur({})
        if "sasaran" in keys and is_written(bahan, baris):
            lajur.sel["sasaran"] = baris.sasaran
        lajur.sel["indikator"] = sel_indikator(bahan, baris, with_unit=with_unit)
        for kunci in keys:
            sel = _text_cell(bahan, kunci, tata, baris, number)
            if kunci == "penanggung_jawab" and "penanggung_jawab_digabung" in bahan.kacau and not baris.is_awal:
                sel = tabel.lajur[-1].sel[kunci]
            if sel and not (kunci == "satuan" and with_unit):
                lajur.sel[kunci] = sel
        cells = sel_nilai(bahan, baris, tempat) if tempat else []
        lajur.sel |= {_key(place): sel for place, sel in zip(tempat, cells, strict=True)}
        tabel.lajur.append(lajur)
        above = ([baris.sasaran] if "sasaran" in keys else []) + ([tujuan] if tujuan else [])
        tabel.rekaman += rekaman_baris(lajur, above, lajur.sel["indikator"], len(baris.nama))
    if "sasaran_tanpa_indikator" in bahan.kacau and "sasaran" in keys:
        label = "Sasaran 9: " if tata == "B" else ""
        sel = teks("sasaran", f"{label}Meningkatnya kerja sama antarwilayah")
        tabel.lajur.append(Lajur({"sasaran": sel}))
        tabel.rekaman.append(Rekaman(sel, [sel, *([tujuan] if tujuan else [])]))
    return tabel


def _key(place: tuple[str, int | None]) -> str:
    return f"{place[0]}:{place[1]}" if place[1] else place[0]


def _group_rows(bahan: Bahan) -> tuple[str, ...]:
    kode, nama = bahan.instansi.urusan
    return f"{kode} - {nama}", f"{kode}.0.00.0.00.01.0000 {bahan.instansi.nama.upper()}"


def _labelled(bahan: Bahan, tabel: Tabel, baris: Urutan, tujuan: Sel | None, number: int) -> Sel:
    """Layout B names tujuan and sasaran in one column, by label; the tujuan stands in its own row."""
    assert isinstance(baris.sasaran.isi, str)
    if tujuan is None or baris.tujuan.isi not in (tujuan.isi or ""):
        count = sum(1 for lajur in tabel.lajur if lajur.peran == "tujuan") + 1
        tujuan = teks("tujuan", f"Tujuan {count}: {baris.tujuan.isi}")
        tabel.lajur.append(Lajur({"sasaran": tujuan}, "tujuan"))
    text = f"Sasaran {number}: {baris.sasaran.isi}"
    baris.sasaran.isi = text
    baris.sasaran.butir = [Butir("sasaran", {"teks": text})]
    return tujuan


def _text_cell(bahan: Bahan, kunci: str, tata: str, baris: Urutan, number: int) -> Sel | None:
    """The cell of one text column, or null where the layout fills it otherwise."""
    rng = bahan.rng
    bidang = rng.choice(bahan.instansi.bidang)
    if kunci == "nomor" and "nomor_berkoma" in bahan.kacau:
        return teks("nomor", f"1,{number}")
    if kunci == "nomor":
        return teks("nomor", str(number)) if rng.random() < 0.5 else Sel(number, butir=teks("nomor", str(number)).butir)
    if kunci == "satuan":
        return sel_satuan(baris)
    if kunci == "penanggung_jawab":
        return teks(kunci, bidang, **_baku_bidang(bidang))
    if kunci == "polaritas":
        kata, baku = rng.choice(isi.POLARITAS)
        return teks(kunci, kata, baku)
    if kunci == "penjelasan":
        return _penjelasan(bahan, full=tata == "B")
    pools = {
        "formulasi": isi.FORMULASI,
        "definisi_operasional": isi.DEFINISI,
        "sumber_data": isi.SUMBER,
        "keterangan": ("angka sementara", "indikator baru"),
    }
    if kunci in pools:
        return teks(kunci, rng.choice(pools[kunci]))
    if kunci in ("konsep", "produsen", "frekuensi"):
        return Sel({"konsep": "Layanan dasar", "produsen": bahan.instansi.nama, "frekuensi": "Tahunan"}[kunci])
    return None


def _baku_bidang(bidang: str) -> dict[str, list[str]]:
    known = ("Bidang Politik Dalam Negeri", "Bidang Kewaspadaan Nasional dan Penanganan Konflik")
    return {"baku": [bidang]} if bidang in known else {}


def _penjelasan(bahan: Bahan, *, full: bool) -> Sel:
    """One cell with labelled parts: three in layout A, five in layout B."""
    rng = bahan.rng
    tipe, baku = rng.choice(isi.TIPE)
    bidang = rng.choice(bahan.instansi.bidang)
    parts = [
        ("Alasan Pemilihan Indikator", "alasan", rng.choice(isi.ALASAN), {}),
        ("Formulasi Pengukuran", "formulasi", rng.choice(isi.FORMULASI), {}),
        ("Tipe Penghitungan", "tipe_penghitungan", tipe, {"baku": baku}),
    ]
    if full:
        parts.append(("SKPD Penanggungjawab", "penanggung_jawab", bidang, _baku_bidang(bidang)))
        parts.append(("Sumber Data", "sumber_data", rng.choice(isi.SUMBER), {}))
    text = "\n".join(f"{label} : {content}" for label, _, content, _ in parts)
    return Sel(text, butir=[Butir(medan, {"teks": content} | more) for _, medan, content, more in parts])
