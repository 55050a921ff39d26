"""A table of columns and rows → cells on a sheet, with the mess that any table can carry, and the records it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.korpus.bentuk import Kacau, Kolom, Lajur, Rekaman, Tabel
from tests.korpus.halaman import hidden_row, with_accidents
from tests.korpus.kertas import Kertas, Sel, huruf


@dataclass
class Letak:
    """Where the table came to lie, 1-based; `akhir` is the first free row, 0-based."""

    baris_judul: list[int]
    judul_ulang: list[int]
    kolom: dict[str, str]
    akhir: int
    masalah: list[dict[str, Any]] = field(default_factory=list)


def tulis(kertas: Kertas, tabel: Tabel, kacau: Kacau, rng: Random, baris: int, kiri: int = 0) -> Letak:
    """Lay the table down from row `baris` and column `kiri` on."""
    kolom = _columns(tabel.kolom, kacau, rng)
    place = {item.kunci: kiri + number for number, item in enumerate(kolom)}
    head = _write_header(kertas, kolom, baris, kiri, kacau)
    row = baris + head
    if "baris_nomor" in kacau:
        row = _write_numbers(kertas, kolom, row, kiri, rng)
    letak = Letak(list(range(baris + 1, baris + head + 1)), [], {}, row)
    letak.kolom = {item.peta: huruf(place[item.kunci]) for item in kolom if item.peta}
    rows = with_accidents(tabel, kacau, rng)
    drawn: dict[int, tuple[Sel, int]] = {}
    hidden = hidden_row(tabel.lajur, kacau, rng)
    for lajur in rows:
        row = letak.akhir
        if lajur.peran == "judul":
            letak.judul_ulang += range(row + 1, row + head + 1)
            row += _write_header(kertas, kolom, row, kiri, kacau)
            letak.akhir = _write_numbers(kertas, kolom, row, kiri, rng) if "baris_nomor" in kacau else row
            continue
        _write_row(kertas, lajur, place, row, drawn)
        if lajur is hidden:
            kertas.baris_sembunyi.add(row)
            letak.masalah.append({"baris": row + 1, "tingkat": "catatan"})
        letak.akhir += 1
    _fill_foreign(kertas, kolom, place, tabel.lajur, rng)
    if "kolom_tersembunyi" in kacau:
        kertas.kolom_sembunyi.add(place[rng.choice([item.kunci for item in kolom if item.peta])])
    return letak


def _columns(kolom: list[Kolom], kacau: Kacau, rng: Random) -> list[Kolom]:
    """The columns in the order they are written: groups stay together, foreign columns come in between."""
    groups: list[list[Kolom]] = []
    for item in kolom:
        joint = groups and len(item.judul) > 1 and groups[-1][-1].judul[0] == item.judul[0]
        if joint:
            groups[-1].append(item)
        else:
            groups.append([item])
    if "kolom_dipindah" in kacau:
        rng.shuffle(groups)
    if "kolom_asing" in kacau:
        for kunci, judul in (("asing_1", "Paraf Verifikator"), ("asing_2", "Tautan Dokumen Internal")):
            groups.insert(rng.randrange(1, len(groups) + 1), [Kolom(kunci, (judul,))])
    if "kolom_pemisah" in kacau:
        groups.insert(rng.randrange(2, len(groups) + 1), [Kolom("pemisah", ("",))])
    flat = [item for group in groups for item in group]
    if "judul_berantakan" in kacau:
        flat = [Kolom(item.kunci, tuple(_untidy(text, rng) for text in item.judul), item.peta) for item in flat]
    if "judul_satu_baris" in kacau:
        flat = [Kolom(item.kunci, (" ".join(map(str, item.judul)),), item.peta) for item in flat]
    return flat


def _untidy(judul: str, rng: Random) -> str | int:
    """A heading as it is typed: broken over lines, spaces doubled, a colon or star behind it, a year as a number."""
    if judul.isdigit():
        return int(judul) if len(judul) == 4 else judul
    broken = rng.choice(("\n", "  ", "\u00a0", " "))
    return judul.replace(" ", broken, 1) + (rng.choice(("", " ", " :", "*)")) if " " in judul else "")


def _write_header(kertas: Kertas, kolom: list[Kolom], baris: int, kiri: int, kacau: Kacau) -> int:
    """Headings with their merges; the number of rows they take."""
    height = max(len(item.judul) for item in kolom)
    merged = "judul_tak_digabung" not in kacau
    for level in range(height):
        start = 0
        while start < len(kolom):
            judul = kolom[start].judul
            end = start
            if level < len(judul) - 1:
                while end + 1 < len(kolom) and kolom[end + 1].judul[: level + 1] == judul[: level + 1]:
                    end += 1
            if level < len(judul) and judul[level]:
                kertas.taruh(baris + level, kiri + start, judul[level])
                down = height - 1 - level if level == len(judul) - 1 else 0
                if merged:
                    kertas.satukan(baris + level, kiri + start, baris + level + down, kiri + end)
            start = end + 1
    return height


def _write_numbers(kertas: Kertas, kolom: list[Kolom], baris: int, kiri: int, rng: Random) -> int:
    """The row of column numbers: (1), 1, 01, or negative where Excel took "(1)" for an amount; it may skip one."""
    style = rng.choice(("kurung", "angka", "negatif", "nol"))
    skipped = rng.randrange(3, 6) if rng.random() < 0.4 else len(kolom) + 1
    for number in range(1, len(kolom) + 1):
        shown = number if number < skipped else number + 1
        text = {"kurung": f"({shown})", "angka": shown, "negatif": -shown, "nol": f"({shown:02})"}[style]
        kertas.taruh(baris, kiri + number - 1, text)
    return baris + 1


def _write_row(
    kertas: Kertas, lajur: Lajur, place: dict[str, int], row: int, drawn: dict[int, tuple[Sel, int]]
) -> None:
    for kunci, sel in lajur.sel.items():
        col = place[kunci]
        if sel.baris < 0:
            kertas.taruh(row, col, sel)
            drawn[col] = (sel, row)
            continue
        first, last = drawn.get(col, (None, -2))
        if first is sel and last == row - 1:
            kertas.gabung = [area for area in kertas.gabung if area != (sel.baris, col, last, col)]
            kertas.satukan(sel.baris, col, row, col)
            drawn[col] = (sel, row)


def _fill_foreign(kertas: Kertas, kolom: list[Kolom], place: dict[str, int], rows: list[Lajur], rng: Random) -> None:
    """Something in the columns that mean nothing."""
    for item in kolom:
        if not item.kunci.startswith("asing"):
            continue
        for lajur in rows:
            row = max((sel.baris for sel in lajur.sel.values()), default=-1)
            if row >= 0 and rng.random() < 0.6:
                kertas.taruh(row, place[item.kunci], rng.choice(("ok", "rev", "sdh dicek", "map 3")))


def records(tabel: Tabel, lembar: str) -> list[dict[str, Any]]:
    """The truth of the table, once it is laid down."""
    return [_record(rekaman, lembar) for rekaman in tabel.rekaman]


def _record(rekaman: Rekaman, lembar: str) -> dict[str, Any]:
    out: dict[str, Any] = {"lembar": lembar, "baris": rekaman.jangkar.baris + 1}
    if rekaman.ke is not None:
        out["ke"] = rekaman.ke
    if rekaman.is_pilihan:
        out["pilihan"] = True
    medan: dict[str, Any] = {name: dict(isi) for name, isi in rekaman.tetap.items()}
    nilai: list[dict[str, Any]] = []
    for sel in rekaman.sel:
        for butir in sel.butir:
            if butir.ke not in (None, rekaman.ke):
                continue
            more = {"wajib": sel.wajib} if sel.wajib and butir.is_nilai else {}
            if butir.is_nilai:
                nilai.append({"medan": butir.nama, "sel": sel.alamat} | butir.isi | more)
            elif butir.nama not in medan:
                medan[butir.nama] = {"sel": sel.alamat} | butir.isi
    return out | {"medan": medan, "nilai": nilai}
