"""The usulan rows of an analysis as the IKU table prints them: tujuan → sasaran → indikator, in the order of Renstra.

Takes the frames and pairs of an `Analysis`, gives frozen records and notes for the reader of the draft. Drops no
usulan: only rows that say the same are printed once, with every one of their sources. Writes no file.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from iku_analysis.documents.frames import Row, read_records, read_values
from iku_analysis.documents.joining import bidang_words, heading, join_rows, key_of
from iku_analysis.documents.parts import IndikatorDokumen, SasaranDokumen, TujuanDokumen
from iku_analysis.results import Padanan

_TERAKHIR = 10**9
_TUJUAN = "tujuan"
_TANPA_SASARAN = "sasaran "


def group_rows(
    baris: pd.DataFrame, nilai: pd.DataFrame, padanan: Iterable[Padanan], bidang: str | None = None
) -> tuple[tuple[TujuanDokumen, ...], tuple[str, ...]]:
    """All usulan rows with an indikator (of one bidang, or of all), grouped, ordered, numbered from 1; and the notes.

    baris, nilai: columns of core_baris and core_nilai. Order: Renstra where its sasaran or the paired indicator is
    known, then file name and row.
    """
    rencana = _Rencana(read_records(baris, "renstra"), padanan)
    usulan = [row for row in read_records(baris, "usulan") if row["indikator"] and bidang in (None, row["bidang"])]
    isi = read_values(nilai, {row["baris_id"] for row in usulan})
    for urutan, row in enumerate(usulan):
        row["nilai"] = isi.get(row["baris_id"], ())
        row["tempat"] = (rencana.place(row), urutan)
    notes = _settle_tujuan(usulan, rencana)
    tujuan: list[TujuanDokumen] = []
    nomor = 1
    for group in _grouped(usulan, "tujuan_kunci", last=""):
        own: tuple[IndikatorDokumen, ...] = ()
        sasaran: list[SasaranDokumen] = []
        for member in _grouped(group, "kelompok", first=_TUJUAN, last=_TANPA_SASARAN):
            printed = join_rows(member, nomor, notes)
            nomor += len(printed)
            if member[0]["kelompok"] == _TUJUAN:
                own = printed
            else:
                sasaran.append(SasaranDokumen(heading(member[0]["sasaran"]), printed))
        tujuan.append(TujuanDokumen(heading(group[0]["tujuan"]), own, tuple(sasaran)))
    return tuple(tujuan), (*notes, *_split_notes(tujuan))


class _Rencana:
    """The order that the Renstra gives: of its sasaran, of its tujuan, of the records paired with an usulan."""

    def __init__(self, rows: Sequence[Row], padanan: Iterable[Padanan]) -> None:
        urutan = {row["baris_id"]: number for number, row in enumerate(rows)}
        self.sasaran: dict[str, int] = {}
        self.tujuan: dict[str, str] = {}
        for number, row in enumerate(rows):
            if row["sasaran"]:
                self.sasaran.setdefault(key_of(row["sasaran"]), number)
                if row["tujuan"]:
                    self.tujuan.setdefault(key_of(row["sasaran"]), row["tujuan"])
        self.pasangan = {
            item.usulan.baris_id: urutan[item.renstra.baris_id]
            for item in padanan
            if item.renstra and item.renstra.baris_id in urutan
        }

    def place(self, row: Row) -> tuple[int, int]:
        """(place of the sasaran, place of the paired indicator); behind everything where Renstra knows neither."""
        pasangan = self.pasangan.get(row["baris_id"], _TERAKHIR)
        return self.sasaran.get(key_of(row["sasaran"]), pasangan), pasangan


def _settle_tujuan(usulan: Sequence[Row], rencana: _Rencana) -> list[str]:
    """Set `tujuan`, `tujuan_kunci`, `kelompok` of each row; says where a tujuan came from Renstra.

    A blank tujuan is the one that another usulan writes for the same sasaran, else that of the Renstra.
    """
    written: dict[str, str] = {}
    for row in usulan:
        if row["tujuan"] and row["sasaran"]:
            written.setdefault(key_of(row["sasaran"]), row["tujuan"])
    taken = set()
    for row in usulan:
        key = key_of(row["sasaran"])
        if not row["tujuan"]:
            row["tujuan"] = written.get(key) or rencana.tujuan.get(key)
            if row["tujuan"] and key not in written:
                taken.add(key)
        row["tujuan_kunci"] = key_of(row["tujuan"])
        row["kelompok"] = _TUJUAN if _is_tujuan(row) else f"{_TANPA_SASARAN}{key}"
    if not taken:
        return []
    return [f"Tujuan dari {len(taken)} sasaran diambil dari Renstra karena tidak tertulis dalam usulan."]


def _is_tujuan(row: Row) -> bool:
    """Whether the row measures a tujuan itself: it says so, or names a tujuan and no sasaran."""
    return row["level_baku"] == "tujuan" or bool(row["tujuan"] and not row["sasaran"])


def _grouped(rows: Sequence[Row], key: str, *, first: str | None = None, last: str) -> list[list[Row]]:
    """Rows of the same key together, groups by their earliest place; the groups `first` and `last` keep that place."""
    groups: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row["tempat"]):
        groups.setdefault(row[key], []).append(row)
    return [groups[name] for name in sorted(groups, key=lambda name: (name == last, name != first))]


def _split_notes(tujuan: Iterable[TujuanDokumen]) -> Iterator[str]:
    """One note for each indicator that stands under more than one sasaran."""
    places: dict[str, list[IndikatorDokumen]] = {}
    groups = [(t.indikator, *(s.indikator for s in t.sasaran)) for t in tujuan]
    for indikator in itertools.chain.from_iterable(groups):
        for key, item in {key_of(item.teks["indikator"]): item for item in indikator}.items():
            places.setdefault(key, []).append(item)
    for items in places.values():
        if len(items) > 1:
            yield (
                f"No. {' dan '.join(str(item.nomor) for item in items)} “{items[0].teks['indikator']}” diusulkan di "
                f"{len(items)} sasaran oleh {bidang_words([asal for item in items for asal in item.asal])}. "
                "Semua dicetak; putuskan sasaran yang benar."
            )
