"""A card as lines to print: sections of label, text and source cell. The page, the workbook and the PDF print the same.

Takes a `KartuIku`, gives `Bagian`s; knows no font and no format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from iku_analysis.documents.cards import PERUBAHAN, KartuIku, NilaiKartu
from iku_analysis.fields import FIELDS, JUDUL_JENIS

KOSONG = "(kosong)"


@dataclass(frozen=True)
class BarisKartu:
    """One line: what, the text (KOSONG where blank), the cell it comes from ("" where none)."""

    judul: str
    teks: str
    sumber: str = ""


@dataclass(frozen=True)
class Bagian:
    """One section of a card."""

    judul: str
    baris: tuple[BarisKartu, ...]


def card_sections(card: KartuIku) -> tuple[Bagian, ...]:
    """All sections that have something to say, in printed order."""
    found = (
        Bagian("Kedudukan", tuple(_place(card))),
        Bagian("Uraian", tuple(_fields(card))),
        Bagian("Baseline dan target", tuple(_values(card))),
        Bagian("Riwayat", tuple(_history(card))),
        Bagian("Temuan terbuka", tuple(_findings(card))),
        Bagian("Keputusan", tuple(BarisKartu("", item) for item in card.keputusan)),
        Bagian("Kelengkapan", tuple(_completeness(card))),
    )
    return tuple(item for item in found if item.baris)


def _place(card: KartuIku) -> Iterator[BarisKartu]:
    yield BarisKartu("Tujuan", card.tujuan or KOSONG)
    yield BarisKartu("Sasaran", card.sasaran or KOSONG)
    yield BarisKartu("Diusulkan oleh", ", ".join(card.bidang) or KOSONG, card.tempat.teks)
    if card.program:
        yield BarisKartu("Program pendukung", "\n".join(f"{code} {name}".strip() for code, name in card.program))


def _fields(card: KartuIku) -> Iterator[BarisKartu]:
    for item in card.isian:
        if item.medan == "keterangan" and not item.teks:
            continue
        note = f" ({item.keterangan})" if item.keterangan else ""
        yield BarisKartu(
            item.judul, f"{item.teks}{note}" if item.teks else KOSONG, item.tempat.teks if item.tempat else ""
        )


def _values(card: KartuIku) -> Iterator[BarisKartu]:
    """One line per field and year: the usulan, and what the plans say beside it."""
    places = dict.fromkeys((value.medan, value.tahun) for value in (*card.nilai, *card.rencana))
    order = ["baseline", "target", "target_akhir"]
    for medan, tahun in sorted((p for p in places if p[0] in order), key=lambda p: (order.index(p[0]), p[1] or 0)):
        own = [value for value in card.nilai if (value.medan, value.tahun) == (medan, tahun)]
        plans = [value for value in card.rencana if (value.medan, value.tahun) == (medan, tahun)]
        text = " / ".join(str(value.nilai) for value in own) or KOSONG
        beside = "; ".join(f"{JUDUL_JENIS[value.dokumen]} {value.nilai}" for value in plans)
        source = own[0].tempat.teks if own else "; ".join(value.tempat.teks for value in plans)
        note = "".join(f", {value.koreksi}" for value in own if value.koreksi)
        yield BarisKartu(
            f"{FIELDS[medan].judul} {tahun or ''}".strip(), text + (f" ({beside})" if beside else "") + note, source
        )


def _history(card: KartuIku) -> Iterator[BarisKartu]:
    change = card.perubahan
    if change:
        presumed = " (dugaan, belum dipastikan)" if change.is_dugaan else ""
        name = f": “{change.nama_lama}”" if change.keadaan == "ganti_nama" and change.nama_lama else ""
        place = change.tempat.teks if change.tempat else ""
        yield BarisKartu("Terhadap IKU tahun lalu", f"{PERUBAHAN[change.keadaan]}{name}{presumed}", place)
        for judul, lama, kini in change.ubah:
            yield BarisKartu(f"{judul} berubah", f"dari “{lama}” menjadi “{kini}”", place)
    years: dict[int | None, list[NilaiKartu]] = {}
    for value in card.riwayat:
        years.setdefault(value.tahun, []).append(value)
    for tahun, values in years.items():
        said = "; ".join(
            f"{FIELDS[value.medan].judul.lower()} {value.nilai} ({_document(value.dokumen)})" for value in values
        )
        yield BarisKartu(str(tahun or "Tanpa tahun"), said, "; ".join(_places(values)))


def _document(jenis: str) -> str:
    """A kind of document inside a sentence; abbreviations and names keep their capitals."""
    judul = JUDUL_JENIS[jenis]
    return judul if jenis in ("renstra", "renja", "iku_lama") else judul.lower()


def _places(values: Iterable[NilaiKartu]) -> list[str]:
    """Cells of one file and sheet named together."""
    cells: dict[tuple[str, str], list[str]] = {}
    for value in values:
        cells.setdefault((value.tempat.berkas, value.tempat.lembar), []).append(value.tempat.sel or "")
    return [f"{berkas}, lembar {lembar}, sel {', '.join(sel)}" for (berkas, lembar), sel in cells.items()]


def _findings(card: KartuIku) -> Iterator[BarisKartu]:
    for item in card.temuan:
        if not item.dikecualikan:
            expected = f" Seharusnya: {item.harapan}." if item.harapan else ""
            where = f"lembar {item.lembar}, sel {item.sel}" if item.sel else f"lembar {item.lembar}"
            yield BarisKartu(f"{item.kode} {item.tingkat}", f"{item.pesan}{expected}", where if item.lembar else "")


def _completeness(card: KartuIku) -> Iterator[BarisKartu]:
    filled = [item.judul.lower() for item in card.kelengkapan.unsur if item.is_terisi]
    yield BarisKartu("Skor", f"{card.kelengkapan.skor_persen} persen: {len(filled)} dari {len(card.kelengkapan.unsur)}"
                     f" unsur terisi ({', '.join(filled)})")  # fmt: skip
    for item in card.kelengkapan.kurang:
        detail = f" ({item.keterangan})" if item.keterangan else ""
        yield BarisKartu("Belum ada", f"{item.judul}{detail}: {item.sebab}")
