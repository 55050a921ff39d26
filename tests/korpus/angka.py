"""Typed values in the styles of real tables: for each kind of mess a series of cells with their truth.

A kind stands for a whole row (one indicator over the years), as people type it. The truth follows docs/contract.md,
"Values"; where the contract leaves it open, `boleh` lists further readings and `bebas` accepts any reading that
carries a problem at its cell.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from tests.korpus.kertas import Butir, Sel

# Kind of mess → families of indicators that it suits.
JENIS_ANGKA: dict[str, tuple[str, ...]] = {
    "angka_biasa": ("persen", "indeks", "jumlah"),
    "angka_teks_indonesia": ("persen", "indeks"),
    "angka_teks_titik": ("persen", "indeks"),
    "ribuan_indonesia": ("jumlah",),
    "ribuan_gaya_us": ("jumlah",),
    "format_ribuan": ("jumlah",),
    "format_persen": ("persen",),
    "tanda_persen": ("persen",),
    "persen_pecahan": ("persen",),
    "persen_6000": ("persen",),
    "persen_titik": ("persen",),
    "negatif": ("persen",),
    "ekor_pecahan": ("indeks",),
    "rentang": ("indeks", "persen"),
    "rentang_turun": ("indeks", "persen"),
    "batas": ("jumlah",),
    "batas_dengan_satuan": ("jumlah",),
    "batas_bawah": ("indeks",),
    "batas_per_penduduk": ("jumlah",),
    "predikat": ("predikat",),
    "predikat_level": ("predikat",),
    "tanda_kosong": ("persen", "indeks"),
    "sel_kosong": ("persen", "indeks"),
    "nol": ("jumlah",),
    "satuan_dalam_sel": ("jumlah",),
    "dua_satuan": ("jumlah",),
    "teks_tak_terbaca": ("persen", "jumlah"),
    "kalimat_di_sel_angka": ("persen",),
    "bintang_catatan": ("jumlah",),
    "keterangan_dalam_sel": ("persen",),
    "rumus_berhasil": ("indeks", "jumlah"),
    "rumus_tanpa_hasil": ("indeks",),
    "rumus_galat": ("persen",),
    "angka_berspasi": ("persen", "indeks"),
    "tanggal_di_kolom_angka": ("indeks",),
    "seribu_ambigu": ("indeks",),
    "seribu_jelas": ("jumlah",),
}
# Kinds that write a dot or comma style into a column: they settle a 1.000, or contradict each other.
BERGAYA = frozenset(
    {"angka_teks_indonesia", "angka_teks_titik", "ribuan_indonesia", "ribuan_gaya_us", "tanda_persen", "rentang"}
    | {"angka_berspasi"}
    | {"rentang_turun", "persen_titik", "negatif", "batas_per_penduduk", "bintang_catatan"}
)


def koma(value: float, desimal: int) -> str:
    """85.5 → 85,5."""
    return f"{value:.{desimal}f}".replace(".", ",")


def titik_ribuan(value: int) -> str:
    """1234567 → 1.234.567."""
    return f"{value:,}".replace(",", ".")


def angka(medan: str, tahun: int | None, value: float, **more: Any) -> Butir:
    """The truth of a plain number."""
    return _butir(medan, tahun, jenis="angka", nilai=value, **more)


def _butir(medan: str, tahun: int | None, **isi: Any) -> Butir:
    return Butir(medan, ({} if tahun is None else {"tahun": tahun}) | isi, is_nilai=True)


def deret(jenis: str, rng: Random, satuan: str, tempat: list[tuple[str, int | None]]) -> list[Sel]:
    """The cells of one row, one for each (medan, tahun) of `tempat`, in the manner of `jenis`."""
    base = _base(jenis, rng)
    odd = rng.randrange(len(tempat))  # the one cell that carries a single accident
    cells = [
        _cell(jenis, rng, satuan, medan, tahun, base + step, step == odd) for step, (medan, tahun) in enumerate(tempat)
    ]
    return [_blank_alone(sel, [name for name, _ in tempat]) for sel in cells]


def _blank_alone(sel: Sel, medan: list[str]) -> Sel:
    """A blank cell is `kosong` only beside another year of its field; a lone blank is no value, and none is asked."""
    if sel.isi is None and medan.count(sel.butir[0].nama) == 1:
        sel.butir = [Butir(butir.nama, butir.isi | {"pilihan": True}, is_nilai=True) for butir in sel.butir]
    return sel


def _base(jenis: str, rng: Random) -> float:
    if jenis in ("ribuan_indonesia", "ribuan_gaya_us", "format_ribuan"):
        return rng.randrange(1_100_000, 8_900_000, 1234)
    if jenis == "seribu_jelas":
        return rng.randrange(2, 8)
    if jenis in ("batas", "batas_dengan_satuan", "batas_per_penduduk", "satuan_dalam_sel", "dua_satuan", "nol"):
        return rng.randrange(5, 40)
    return rng.randrange(40, 85)


def _cell(jenis: str, rng: Random, satuan: str, medan: str, tahun: int | None, value: float, odd: bool) -> Sel:
    maker = _MAKERS.get(jenis)
    if maker:
        isi, format_, truth = maker(value)
        return Sel(isi, format_, butir=[_butir(medan, tahun, **truth)])
    return _accident(jenis, rng, satuan, medan, tahun, value, odd)


def _number(value: float) -> dict[str, Any]:
    return {"jenis": "angka", "nilai": value}


def _level(step: int) -> dict[str, Any]:
    return {"jenis": "predikat", "nilai": f"Level {step}", "skor": step}


_MAKERS: dict[str, Any] = {
    "angka_biasa": lambda v: (v, None, _number(v)),
    "angka_teks_indonesia": lambda v: (koma(v + 0.25, 2), None, _number(v + 0.25)),
    "angka_teks_titik": lambda v: (f"{v + 0.33:.2f}", None, _number(round(v + 0.33, 2))),
    "ribuan_indonesia": lambda v: (titik_ribuan(int(v)), None, _number(v)),
    "ribuan_gaya_us": lambda v: (f"{int(v):,}", None, _number(v)),
    "format_ribuan": lambda v: (v, "#,##0", _number(v)),
    "format_persen": lambda v: (round((v + 0.5) / 100, 4), "0.0%", _number(v + 0.5)),
    "tanda_persen": lambda v: (koma(v + 0.4, 1) + " %", None, _number(round(v + 0.4, 1))),
    "persen_pecahan": lambda v: (round(v / 100, 2), None, _number(round(v / 100, 2))),
    "ekor_pecahan": lambda v: (v + 0.1 + 1e-14, None, _number(round(v + 0.1, 4))),
    "angka_berspasi": lambda v: (f"\u00a0{koma(v + 0.5, 1)} ", None, _number(v + 0.5)),
    "rentang": lambda v: (
        f"{koma(v + 0.38, 2)}-{koma(v + 0.76, 2)}",
        None,
        {"jenis": "rentang", "bawah": round(v + 0.38, 2), "atas": round(v + 0.76, 2)},
    ),
    "rentang_turun": lambda v: (
        f"{koma(v + 0.74, 2)}-{koma(v + 0.59, 2)}",
        None,
        {"jenis": "rentang", "bawah": round(v + 0.59, 2), "atas": round(v + 0.74, 2)},
    ),
    "persen_titik": lambda v: (f"{v + 0.25:.2f}%", None, _number(v + 0.25)),
    "negatif": lambda v: (f"-{koma(v / 20, 2)}%", None, _number(-round(v / 20, 2))),
    "batas_bawah": lambda v: (f">= {int(v)}", None, {"jenis": "batas", "operator": ">=", "nilai": v}),
    "predikat_level": lambda v: (f"Level {int(v) % 5 + 1}", None, _level(int(v) % 5 + 1)),
    "batas": lambda v: (f"<{int(v)}", None, {"jenis": "batas", "operator": "<", "nilai": v}),
}
_PREDIKAT = {"Predikat": (("CC", 3), ("B", 4), ("BB", 5), ("A", 6), ("AA", 7)), "Opini": (("WDP", 3), ("WTP", 4))}
_KOSONG = ("-", "N/A", "n/a", "–", "nihil", "#")
_TAK_TERBACA = ("Ada", "Tepat waktu", "dua puluh", "Menyesuaikan")


def _accident(jenis: str, rng: Random, satuan: str, medan: str, tahun: int | None, value: float, odd: bool) -> Sel:
    """The kinds that differ inside a row: one odd cell among plain ones, or a choice."""
    plain = Sel(value, butir=[angka(medan, tahun, value)])
    if jenis == "predikat":
        kata, skor = rng.choice(_PREDIKAT.get(satuan, _PREDIKAT["Predikat"]))
        return Sel(kata, butir=[_butir(medan, tahun, jenis="predikat", nilai=kata, skor=skor)])
    if jenis == "satuan_dalam_sel":
        return Sel(f"{int(value)} {satuan}", butir=[angka(medan, tahun, value, satuan=satuan.casefold())])
    if jenis == "batas_dengan_satuan":
        truth = {"jenis": "batas", "operator": "<=", "nilai": value, "satuan": "menit"}
        return Sel(f"≤{int(value)} menit", butir=[_butir(medan, tahun, **truth)])
    if jenis == "batas_per_penduduk":
        truth = {"jenis": "batas", "operator": "<", "nilai": value, "satuan": "per 100.000 penduduk"}
        return Sel(f"< {int(value)}/100.000 penduduk", butir=[_butir(medan, tahun, **truth)])
    if jenis == "seribu_jelas":
        number = int(value) * 1000 + 250
        return Sel(titik_ribuan(number), butir=[angka(medan, tahun, number)])
    if jenis == "seribu_ambigu":
        big = int(value % 8 + 1) * 1000
        truth = angka(medan, tahun, big, boleh=[_number(big / 1000)])
        return Sel(titik_ribuan(big), butir=[truth], wajib="peringatan")
    if jenis == "rumus_berhasil":
        return Sel(value + 0.5, rumus=f"={int(value)}+0.5", butir=[angka(medan, tahun, value + 0.5)])
    return _odd_one(jenis, rng, medan, tahun, value) if odd else plain


def _odd_one(jenis: str, rng: Random, medan: str, tahun: int | None, value: float) -> Sel:
    if jenis == "persen_6000":
        return Sel(60, "0%", butir=[angka(medan, tahun, 6000)])
    if jenis == "tanda_kosong":
        return Sel(rng.choice(_KOSONG), butir=[_butir(medan, tahun, jenis="kosong")])
    if jenis == "sel_kosong":
        return Sel(None, butir=[_butir(medan, tahun, jenis="kosong")])
    if jenis == "nol":
        return Sel(0, butir=[angka(medan, tahun, 0)])
    if jenis == "rumus_tanpa_hasil":
        return Sel("", rumus=f"={int(value)}*1.01", wajib="galat")
    if jenis == "rumus_galat":
        text = rng.choice(("#REF!", "#DIV/0!", "#N/A"))
        return Sel(text, rumus="=Z99/Z98", butir=[_butir(medan, tahun, bebas=True, pilihan=True)], wajib="galat")
    if jenis == "tanggal_di_kolom_angka":
        return Sel(dt.datetime(2026, 5, 4), "d-mmm", wajib="galat")
    if jenis == "dua_satuan":
        return Sel(f"1 Dukumen {int(value) * 100} orang", butir=[_butir(medan, tahun, bebas=True)], wajib="catatan")
    if jenis == "kalimat_di_sel_angka":
        text = f"{int(value) // 10} kali per tahun dari 12 kali = {int(value)}%"
        return Sel(text, butir=[_butir(medan, tahun, bebas=True)], wajib="catatan")
    if jenis == "bintang_catatan":
        # 1.000 with a star: a thousand people, or a doubt that is said.
        truth = angka(medan, tahun, 1000, bebas=True)
        return Sel("1.000*", butir=[truth])
    if jenis == "keterangan_dalam_sel":
        truth = angka(medan, tahun, value, bebas=True)
        return Sel(f"{int(value)} % (Perkotaan)", butir=[truth])
    assert jenis == "teks_tak_terbaca", jenis
    truth = _butir(medan, tahun, jenis="teks")
    return Sel(rng.choice(_TAK_TERBACA), butir=[truth], wajib="peringatan")


PAGU = ("pagu_angka", "pagu_us", "pagu_indonesia", "pagu_rp", "pagu_strip", "pagu_koma_strip", "pagu_us_tiga_desimal")


def pagu(jenis: str, medan: str, tahun: int | None, rupiah: int, *, ulangan: bool = False, odd: bool = False) -> Sel:
    """One amount; `odd` is the cell that `pagu_strip` leaves empty."""
    more: dict[str, Any] = {"ulangan": True} if ulangan else {}
    butir = [angka(medan, tahun, rupiah, **more)]
    if jenis == "pagu_strip" and odd:
        return Sel("Rp -", butir=[_butir(medan, tahun, jenis="kosong", **more)])
    if jenis == "pagu_us":
        return Sel(f" {rupiah:,}.00 ", butir=butir)
    if jenis == "pagu_indonesia":
        return Sel(f"{titik_ribuan(rupiah)},00", butir=butir)
    if jenis == "pagu_koma_strip":
        return Sel(f"Rp. {titik_ribuan(rupiah)},-", butir=butir)
    if jenis == "pagu_us_tiga_desimal":
        return Sel(f"{rupiah}.000", butir=butir)
    if jenis == "pagu_rp":
        return Sel(f"Rp {titik_ribuan(rupiah)}", butir=butir)
    return Sel(rupiah, "#,##0", butir=butir)
