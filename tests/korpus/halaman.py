"""What comes between the rows of a table: page ends that cut sentences, group rows, totals, a hidden row."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.korpus.bentuk import Kacau, Lajur, Tabel
from tests.korpus.kertas import Sel


def with_accidents(tabel: Tabel, kacau: Kacau, rng: Random) -> Iterator[Lajur]:
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
        if "baris_berselang" in kacau and number < len(rows) - 1 and not _shares(lajur, rows[number + 1]):
            yield Lajur({}, "kosong")
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


def _shares(lajur: Lajur, below: Lajur) -> bool:
    """Whether a merged cell runs on into the next row."""
    return any(below.sel.get(kunci) is sel for kunci, sel in lajur.sel.items())


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
    return next(number for number, lajur in enumerate(rows) if _can_grow(lajur, kacau))


def _can_grow(lajur: Lajur, kacau: Kacau) -> bool:
    """Whether every sentence to be cut stands in this row, alone in its cell."""
    return all(kunci in lajur.sel and len(lajur.sel[kunci].butir) == 1 for kunci in _cut_keys(kacau))


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


def hidden_row(rows: list[Lajur], kacau: Kacau, rng: Random) -> Lajur | None:
    data = [lajur for lajur in rows[1:] if lajur.peran == "data"]
    return rng.choice(data) if data and "baris_tersembunyi" in kacau else None
