"""A table of columns and rows → cells on a sheet, with the mess that any table can carry, and the records it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.korpus.kertas import Butir, Kertas, Sel, huruf

Kacau = frozenset[str]


@dataclass(frozen=True)
class Kolom:
    """One column: its headings from the top down; `peta` is its key in the contract's `kolom`, null where not asked."""

    kunci: str
    judul: tuple[str, ...]
    peta: str | None = None


@dataclass
class Lajur:
    """One row: column key → cell. The same cell in rows that follow each other is merged. `peran`: data or not."""

    sel: dict[str, Sel]
    peran: str = "data"


@dataclass
class Rekaman:
    """One record: its own cell, all the cells that say something about it, and fields that no one cell says."""

    jangkar: Sel
    sel: list[Sel]
    ke: int | None = None
    tetap: dict[str, Any] = field(default_factory=dict)
    is_pilihan: bool = False


@dataclass
class Tabel:
    """What is to be written and what it means."""

    kolom: list[Kolom]
    lajur: list[Lajur]
    rekaman: list[Rekaman]
    kelompok: tuple[str, ...] = ()  # urusan and agency rows for "baris_kelompok"


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
    rows = _with_accidents(tabel, kacau, rng)
    drawn: dict[int, tuple[Sel, int]] = {}
    hidden = _hidden_row(tabel.lajur, kacau, rng)
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
    flat = [item for group in groups for item in group]
    if "judul_satu_baris" in kacau:
        flat = [Kolom(item.kunci, (" ".join(item.judul),), item.peta) for item in flat]
    return flat


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


def _with_accidents(tabel: Tabel, kacau: Kacau, rng: Random) -> Iterator[Lajur]:
    """The rows of the table with what comes between them."""
    rows = tabel.lajur
    broken = _break_row(rows, kacau)
    _lengthen(rows[broken], kacau)
    rest = _split_sentence(rows[broken], kacau)
    if len(rest) < len(_cut_keys(kacau)):
        raise ValueError("No sentence to cut: this file would not carry the mess that it names.")
    text_key = next(item.kunci for item in tabel.kolom if item.kunci in ("indikator", "uraian"))
    if "baris_kelompok" in kacau:
        yield Lajur({text_key: Sel(tabel.kelompok[0])}, "kelompok")
    for number, lajur in enumerate(rows):
        if number == 2 and "baris_kelompok" in kacau and len(tabel.kelompok) > 1:
            yield Lajur({text_key: Sel(tabel.kelompok[1])}, "kelompok")
        yield lajur
        if number != broken:
            continue
        if "nomor_halaman" in kacau:
            yield Lajur({tabel.kolom[0].kunci: Sel("Halaman 1 dari 2")}, "halaman")
        if "judul_berulang" in kacau:
            yield Lajur({}, "judul")
        if rest:
            yield Lajur(rest, "sambungan")
        elif "baris_kosong" in kacau:
            yield Lajur({}, "kosong")
    if "baris_jumlah" in kacau:
        yield _total(tabel, text_key, rng)


def _cut_keys(kacau: Kacau) -> tuple[str, ...]:
    """The columns whose sentences are cut by the end of the page."""
    if "sasaran_terpotong" in kacau:
        return "indikator", "sasaran"
    return ("indikator",) if "kalimat_terpotong" in kacau else ()


def _cut(sel: Sel | None) -> int | None:
    """Before which word a sentence is cut: the last one that goes on in lower case."""
    if sel is None or not isinstance(sel.isi, str) or "\n" in sel.isi or any(item.ke for item in sel.butir):
        return None
    words = sel.isi.split(" ")
    return next((place for place in range(len(words) - 2, 1, -1) if words[place][:1].islower()), None)


def _break_row(rows: list[Lajur], kacau: Kacau) -> int:
    """The row after which the page ends: about the middle, and one whose sentences can be cut where they have to be."""
    middle = max(1, len(rows) // 2)
    for number in (*range(middle, len(rows)), *range(middle)):
        sel = rows[number].sel
        begins = number == 0 or rows[number - 1].sel.get("sasaran") is not sel.get("sasaran")
        if all(_cut(sel.get(kunci)) for kunci in _cut_keys(kacau)) and (begins or "sasaran_terpotong" not in kacau):
            return number
    if not _cut_keys(kacau):
        return middle
    return next(
        number for number, lajur in enumerate(rows) if "sasaran" in lajur.sel or "sasaran_terpotong" not in kacau
    )


def _lengthen(lajur: Lajur, kacau: Kacau) -> None:
    """Where no sentence of the table is long enough to be cut, this row's becomes so."""
    for kunci in _cut_keys(kacau):
        sel = lajur.sel.get(kunci)
        if sel is not None and _cut(sel) is None and len(sel.butir) == 1:
            sel.isi = f"{sel.isi} di seluruh wilayah kerja"
            sel.butir[0].isi["teks"] = f"{sel.butir[0].isi['teks']} di seluruh wilayah kerja"


def _split_sentence(lajur: Lajur, kacau: Kacau) -> dict[str, Sel]:
    """Cut the sentences of the row in two; what goes to the next page is given back."""
    rest: dict[str, Sel] = {}
    for kunci in _cut_keys(kacau):
        sel = lajur.sel[kunci]
        words, cut = str(sel.isi).split(" "), _cut(sel)
        if cut:
            sel.isi, rest[kunci] = " ".join(words[:cut]), Sel(" ".join(words[cut:]))
    return rest


def _total(tabel: Tabel, text_key: str, rng: Random) -> Lajur:
    numbers = [item.kunci for item in tabel.kolom if item.peta and item.peta.split(":")[0] in ("target", "pagu")]
    label = rng.choice(("JUMLAH", "TOTAL", "Jumlah Total"))
    return Lajur({text_key: Sel(label)} | {kunci: Sel(rng.randrange(100, 900)) for kunci in numbers}, "jumlah")


def _hidden_row(rows: list[Lajur], kacau: Kacau, rng: Random) -> Lajur | None:
    data = [lajur for lajur in rows[1:] if lajur.peran == "data"]
    return rng.choice(data) if data and "baris_tersembunyi" in kacau else None


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


def teks(medan: str, isi: str | None, baku: Any = None, **more: Any) -> Sel:
    """A text cell that says one field; blank says nothing."""
    if isi is None:
        return Sel(None)
    return Sel(isi, butir=[Butir(medan, {"teks": isi} | ({"baku": baku} if baku else {}) | more)])
