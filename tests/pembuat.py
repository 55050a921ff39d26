"""Builds readings and stores for tests in a few words, so that no test after reading needs an Excel file.

    gudang = pembuat.store(
        pembuat.usulan({"indikator": "Persentase Ormas Aktif", "satuan": "Persen", "target": {2026: 80}}),
        pembuat.renstra(sasaran=[{"indikator": "Persentase Ormas Aktif", "target": [70, "82,5"]}]),
    )
    kursor = pembuat.cursor(gudang)

A row is a dict of fields. Text fields are text; `sasaran`, `tujuan` (in programme tables also `kode`,
`level`) are filled down from the row above unless given (None: left blank). Value fields are one value, a
list (years from 2025 on) or a dict by year. A value is a number, a text as typed ("70,38-70,76", "<22",
"BB", "4 Dokumen", "-") or a whole `Nilai`. `baris` sets the sheet row, `ke` the part. Addresses follow
from field, year and row: `sel("target", 7, 2026)` is "I7".
"""

from __future__ import annotations

import hashlib
import itertools
import re
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, ClassVar

import duckdb

from iku_analysis.fields import MEDAN_BAKU, MEDAN_NILAI, MEDAN_TEKS, Jenis
from iku_analysis.records import Baris, HasilBaca, Lembar, Masalah, Medan, Nilai
from iku_analysis.store.database import CONFIG, Store, read_sql
from iku_analysis.store.uploads import save_uploads
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary, load_vocabulary

AWAL = 2025
BARIS_PERTAMA = 7
Isi = Mapping[str, Any]

_TEKS_DEPAN = {"nomor": 1, "sasaran": 2, "indikator": 3, "satuan": 4, "formulasi": 5, "kode": 6}
_NILAI_DEPAN = {"baseline": 7, "target": 8, "pagu": 15, "realisasi": 22, "capaian": 29, "target_akhir": 36}
_SISA = [nama for nama in (*MEDAN_TEKS, *MEDAN_NILAI) if nama not in _TEKS_DEPAN and nama not in _NILAI_DEPAN]
_TURUN = ("tujuan", "sasaran")
_TURUN_PROGRAM = (*_TURUN, "kode", "level")
_ANGKA = r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?"
_RENTANG = re.compile(rf"({_ANGKA})\s*-\s*({_ANGKA})\s*(%?)")
_BATAS = re.compile(rf"(<=|>=|<|>)\s*({_ANGKA})\s*(%?)")
_BILANGAN = re.compile(rf"({_ANGKA})\s*(%?)\s*([^\d%].*)?")


@cache
def kamus() -> Vocabulary:
    """The shipped vocabularies."""
    return load_vocabulary()


def sel(medan: str, baris: int, tahun: int | None = None) -> str:
    """The address of a field (of a year) in row `baris`: sasaran B, indikator C, satuan D, target 2025 H."""
    if medan in _TEKS_DEPAN:
        nomor = _TEKS_DEPAN[medan]
    elif medan in _NILAI_DEPAN:
        langkah = medan in ("target", "pagu", "realisasi", "capaian") and tahun is not None
        nomor = _NILAI_DEPAN[medan] + (max(tahun - AWAL, -1) % 7 if langkah and tahun is not None else 0)
    else:
        nomor = 40 + _SISA.index(medan)
    return f"{_huruf(nomor)}{baris}"


def _huruf(nomor: int) -> str:
    depan, sisa = divmod(nomor - 1, 26)
    return (_huruf(depan) if depan else "") + chr(ord("A") + sisa)


def nilai(medan: str, isi: object, tahun: int | None = None, baris: int = BARIS_PERTAMA, **lain: Any) -> Nilai:
    """One typed value from a number or a text as typed; `lain` overrides fields of `Nilai`."""
    bagian = _arti(isi)
    teks = str(isi).replace(".", ",") if isinstance(isi, float) else str(isi)
    dasar = {"medan": medan, "tahun": tahun, "sel": sel(medan, baris, tahun), "teks": teks}
    return Nilai(**(dasar | bagian | lain))


def _arti(isi: object) -> dict[str, Any]:
    if isinstance(isi, int | float):
        return {"jenis": "angka", "nilai": float(isi), "desimal": len(f"{isi}".rstrip("0").partition(".")[2])}
    teks = str(isi).strip()
    predikat = kamus().predikat.get(fold(teks))
    if predikat is not None:
        return {"jenis": "predikat", "predikat": predikat.baku, "skor": predikat.skor}
    if teks.casefold() in kamus().kosong or not teks:
        return {"jenis": "kosong"}
    if cocok := _RENTANG.fullmatch(teks):
        dua = sorted((_bilangan(cocok[1]), _bilangan(cocok[2])))
        return {
            "jenis": "rentang",
            "bawah": dua[0],
            "atas": dua[1],
            "persen": bool(cocok[3]),
            "desimal": _desimal(cocok[1]),
        }
    if cocok := _BATAS.fullmatch(teks.replace("≤", "<=").replace("≥", ">=")):
        return {
            "jenis": "batas",
            "operator": cocok[1],
            "nilai": _bilangan(cocok[2]),
            "persen": bool(cocok[3]),
            "desimal": _desimal(cocok[2]),
        }
    if cocok := _BILANGAN.fullmatch(teks):
        satuan = kamus().canonical("satuan", cocok[3]) if cocok[3] else None
        if satuan or not cocok[3]:
            return {
                "jenis": "angka",
                "nilai": _bilangan(cocok[1]),
                "persen": bool(cocok[2]),
                "satuan": satuan,
                "desimal": _desimal(cocok[1]),
            }
    return {"jenis": "teks"}


def _bilangan(teks: str) -> float:
    return float(teks.replace(".", "").replace(",", "."))


def _desimal(teks: str) -> int:
    return len(teks.partition(",")[2])


def _medan(nama: str, teks: str, alamat: str) -> Medan:
    if nama not in MEDAN_BAKU:
        return Medan(teks, alamat)
    if nama == "penanggung_jawab":
        semua = [kamus().canonical("bidang", bagian) for bagian in teks.split(";")]
        return Medan(teks, alamat, tuple(satu for satu in semua if satu) or None)
    return Medan(teks, alamat, kamus().canonical(nama, teks))


def _tabel(jenis: Jenis, lembar: str, tabel: str, isi: Sequence[Isi]) -> tuple[Baris, ...]:
    turun = _TURUN_PROGRAM if tabel == "program" else _TURUN
    hasil: list[Baris] = []
    atas: dict[str, Medan] = {}
    for urutan, baris in enumerate(isi):
        nomor = int(baris.get("baris", BARIS_PERTAMA + urutan))
        medan: dict[str, Medan] = {}
        for nama in MEDAN_TEKS:
            if nama in turun and nama not in baris:
                if nama in atas:
                    medan[nama] = atas[nama]
            elif baris.get(nama) is not None:
                medan[nama] = _medan(nama, str(baris[nama]), sel(nama, nomor))
        atas = {nama: medan[nama] for nama in turun if nama in medan}
        semua = tuple(satu for nama in MEDAN_NILAI for satu in _nilai_medan(nama, baris.get(nama), nomor))
        hasil.append(Baris(lembar, nomor, jenis, medan, semua, baris.get("ke")))
    return tuple(hasil)


def _nilai_medan(nama: str, isi: object, baris: int) -> list[Nilai]:
    if isi is None:
        return []
    if isinstance(isi, Mapping):
        pasangan: list[tuple[int | None, object]] = list(isi.items())
    elif isinstance(isi, list | tuple):
        pasangan = [(AWAL + nomor, satu) for nomor, satu in enumerate(isi)]
    else:
        pasangan = [(2024 if nama == "baseline" else None, isi)]
    return [
        satu if isinstance(satu, Nilai) else nilai(nama, satu, tahun, baris)
        for tahun, satu in pasangan
        if satu is not None
    ]


def berkas(
    jenis: Jenis,
    nama: str,
    tabel: Mapping[str, tuple[str, Sequence[Isi]]],
    *,
    bidang: str | None = None,
    masalah: tuple[Masalah, ...] = (),
    periode: tuple[int, int] | None = None,
) -> HasilBaca:
    """One file. `tabel`: sheet name → (kind of table, rows). The same contents give the same `sidik`."""
    lembar = []
    baris: tuple[Baris, ...] = ()
    for lembar_nama, (jenis_tabel, isi) in tabel.items():
        record = _tabel(jenis, lembar_nama, jenis_tabel, isi)
        lembar.append(Lembar(lembar_nama, True, jenis, None, (BARIS_PERTAMA - 1,), _kolom(record), jenis_tabel))
        baris += record
    sidik = hashlib.sha256(repr((nama, jenis, bidang, baris)).encode()).hexdigest()
    return HasilBaca(nama, sidik, jenis, bidang, tuple(lembar), baris, masalah, periode)


def _kolom(baris: Sequence[Baris]) -> dict[str, str]:
    teks = {nama: _letters(medan.sel) for satu in baris for nama, medan in satu.medan.items()}
    angka = {
        f"{isi.medan}:{isi.tahun}" if isi.tahun else isi.medan: _letters(isi.sel)
        for satu in baris
        for isi in satu.nilai
    }
    return teks | angka


def _letters(alamat: str) -> str:
    return alamat.rstrip("0123456789")


def usulan(
    *baris: Isi, bidang: str | None = "Bidang A", nama: str | None = None, lembar: str = "IKU", **lain: Any
) -> HasilBaca:
    """The usulan of one bidang; the file is named after it."""
    return berkas("usulan", nama or f"usulan-{bidang}.xlsx", {lembar: ("iku", baris)}, bidang=bidang, **lain)


def renstra(
    *,
    sasaran: Sequence[Isi] = (),
    iku: Sequence[Isi] = (),
    program: Sequence[Isi] = (),
    nama: str = "renstra.xlsx",
    **lain: Any,
) -> HasilBaca:
    """A Renstra with a sheet for each table that has rows: "Sasaran", "IKU", "Program"."""
    isi = {"Sasaran": ("sasaran", sasaran), "IKU": ("iku", iku), "Program": ("program", program)}
    return berkas("renstra", nama, {lembar: tabel for lembar, tabel in isi.items() if tabel[1]}, **lain)


def renja(*baris: Isi, nama: str = "renja.xlsx", lembar: str = "Renja", **lain: Any) -> HasilBaca:
    """A Renja of one programme table."""
    return berkas("renja", nama, {lembar: ("program", baris)}, **lain)


def iku_lama(*baris: Isi, nama: str = "iku-lama.xlsx", **lain: Any) -> HasilBaca:
    """Last year's IKU."""
    return berkas("iku_lama", nama, {"IKU": ("iku", baris)}, **lain)


def pengukuran(*baris: Isi, nama: str = "pengukuran.xlsx", **lain: Any) -> HasilBaca:
    """A table of targets and results."""
    return berkas("pengukuran", nama, {"Pengukuran": ("pengukuran", baris)}, **lain)


def simpan(gudang: Store, *hasil: HasilBaca, instansi: str = "") -> Store:
    """Save the files as one import (files of one import never replace each other)."""
    save_uploads(gudang, kamus(), [(satu, repr(satu).encode()) for satu in hasil], oleh="penguji", instansi=instansi)
    return gudang


class _Attached:
    """A database in memory of the one connection of this process, for a Store as its own connection.

    Attaching one takes 1 ms of the processor, connecting to one 11 ms (measured), and tests need some two thousand.
    """

    _connection: ClassVar[duckdb.DuckDBPyConnection] = duckdb.connect(config=CONFIG)
    _numbers: ClassVar[Iterator[int]] = itertools.count(1)

    def __init__(self) -> None:
        self._name = f"gudang_{next(self._numbers)}"
        self._connection.execute(f"attach ':memory:' as {self._name}")
        weakref.finalize(self, self._connection.execute, f"detach {self._name}").atexit = False
        self.cursor().execute(read_sql("skema"))

    def cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self._connection.cursor()
        cursor.execute(f"use {self._name}")
        return cursor


def store(*hasil: HasilBaca, instansi: str = "") -> Store:
    """A store in memory that holds the files, all of one import."""
    gudang = Store(_Attached(), None)  # type: ignore[arg-type]
    return simpan(gudang, *hasil, instansi=instansi) if hasil else gudang


def store_masing(*kasus: Sequence[HasilBaca]) -> Store:
    """A store in memory with the files of each case as those of an agency of its own: "0", "1", …; one import.

    Nothing looks from one agency into another, and a run costs by its statements, not by its rows: many cases are
    asked for the price of one. Not for what holds for a whole store.
    """
    gudang = store()
    # The sidik keeps like files of two cases apart until each has its agency.
    files = [replace(satu, sidik=f"{n} {satu.sidik}") for n, semua in enumerate(kasus) for satu in semua]
    simpan(gudang, *files)
    with gudang.transaction() as tulis:
        tulis.execute("update raw_unggahan set instansi = split_part(sidik, ' ', 1)")
    return gudang


def cursor(gudang: Store, kamus_lain: Vocabulary | None = None) -> duckdb.DuckDBPyConnection:
    """A cursor with the relations of what is in force."""
    return gudang.cursor(kamus_lain or kamus())
