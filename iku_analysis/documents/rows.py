"""The usulan rows of an analysis as the IKU table prints them: tujuan → sasaran → indikator, in the order of Renstra.

Takes the frames and pairs of an `Analysis`, gives frozen records and notes for the reader of the draft. Drops no
usulan: only rows that say the same are printed once, with every one of their sources. Writes no file.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from iku_analysis.fields import FIELDS, MEDAN_TEKS
from iku_analysis.normalise import name_key
from iku_analysis.records import Nilai, Padanan
from iku_analysis.text import fold

MEDAN_DICETAK = ("baseline", "target", "target_akhir")
# What may differ between two rows that still say the same: their number, and who answers for them.
_BUKAN_ISI = frozenset({"nomor", "tujuan", "sasaran", "level", "penanggung_jawab"})
# "Sasaran 2:", "Indikator Tujuan 1 :", "1.2.", "a)": how a bidang numbers its own file.
_NOMOR_DEPAN = re.compile(
    r"^(?:(?:tujuan|sasaran(?: strategis)?|indikator(?: kinerja)?(?: utama)?(?: tujuan| sasaran)?)\s*\d*\s*:"
    r"|\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\D)|\(?[a-z][.)](?=\s))\s*",
    re.IGNORECASE,
)
_TERAKHIR = 10**9
_TUJUAN = "tujuan"
_TANPA_SASARAN = "sasaran "

Row = dict[str, Any]


@dataclass(frozen=True)
class Asal:
    """One usulan record behind a printed row, with its typed values; `baris` is the 1-based row of its sheet."""

    bidang: str | None
    berkas: str
    lembar: str
    baris: int
    nilai: tuple[Nilai, ...]


@dataclass(frozen=True)
class IndikatorDokumen:
    """One printed row. `teks`: field → text, absent where blank. `asal`: the records that say so, at least one."""

    nomor: int
    teks: Mapping[str, str]
    satuan_baku: str | None
    asal: tuple[Asal, ...]

    def nilai(self, medan: str, tahun: int | None) -> tuple[Nilai, ...]:
        """The values of a field in a year as the first record has them; empty where blank."""
        return tuple(n for n in self.asal[0].nilai if n.medan == medan and n.tahun == tahun)


@dataclass(frozen=True)
class SasaranDokumen:
    """One sasaran with its indicators; `teks` null where the usulan names none."""

    teks: str | None
    indikator: tuple[IndikatorDokumen, ...]


@dataclass(frozen=True)
class TujuanDokumen:
    """One tujuan with its own indicators and its sasaran; `teks` null where neither usulan nor Renstra names it."""

    teks: str | None
    indikator: tuple[IndikatorDokumen, ...]
    sasaran: tuple[SasaranDokumen, ...]


def group_rows(
    baris: pd.DataFrame, nilai: pd.DataFrame, padanan: Iterable[Padanan], bidang: str | None = None
) -> tuple[tuple[TujuanDokumen, ...], tuple[str, ...]]:
    """All usulan rows with an indikator (of one bidang, or of all), grouped, ordered, numbered from 1; and the notes.

    baris, nilai: columns of core_baris and core_nilai. Order: Renstra where its sasaran or the paired indicator is
    known, then file name and row.
    """
    rows = _records(baris)
    rencana = _Rencana([row for row in rows if row["jenis"] == "renstra"], padanan)
    usulan = [row for row in rows if row["jenis"] == "usulan" and row["indikator"]]
    usulan = [row for row in usulan if bidang is None or row["bidang"] == bidang]
    isi = _values(nilai, {row["baris_id"] for row in usulan})
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
            printed = _merged(member, nomor, notes)
            nomor += len(printed)
            if member[0]["kelompok"] == _TUJUAN:
                own = printed
            else:
                sasaran.append(SasaranDokumen(_heading(member[0]["sasaran"]), printed))
        tujuan.append(TujuanDokumen(_heading(group[0]["tujuan"]), own, tuple(sasaran)))
    return tuple(tujuan), (*notes, *_split_notes(tujuan))


class _Rencana:
    """The order that the Renstra gives: of its sasaran, of its tujuan, of the records paired with an usulan."""

    def __init__(self, rows: Sequence[Row], padanan: Iterable[Padanan]) -> None:
        urutan = {row["baris_id"]: number for number, row in enumerate(rows)}
        self.sasaran: dict[str, int] = {}
        self.tujuan: dict[str, str] = {}
        for number, row in enumerate(rows):
            if row["sasaran"]:
                self.sasaran.setdefault(_key(row["sasaran"]), number)
                if row["tujuan"]:
                    self.tujuan.setdefault(_key(row["sasaran"]), row["tujuan"])
        self.pasangan = {
            item.usulan.baris_id: urutan[item.renstra.baris_id]
            for item in padanan
            if item.renstra and item.renstra.baris_id in urutan
        }

    def place(self, row: Row) -> tuple[int, int]:
        """(place of the sasaran, place of the paired indicator); behind everything where Renstra knows neither."""
        pasangan = self.pasangan.get(row["baris_id"], _TERAKHIR)
        return self.sasaran.get(_key(row["sasaran"]), pasangan), pasangan


def _records(frame: pd.DataFrame) -> list[Row]:
    """Rows of core_baris in the order of file name and row, with null as None."""
    rows = [
        {name: None if _is_null(value) else value for name, value in row.items()}
        for row in cast("list[Row]", frame.to_dict("records"))
    ]
    return sorted(rows, key=lambda row: (row["berkas"], row["sidik"], row["urutan"]))


def _is_null(value: object) -> bool:
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(cast("Any", value))))


def _values(frame: pd.DataFrame, wanted: set[str]) -> dict[str, tuple[Nilai, ...]]:
    """baris_id → its printed values, by field, year and cell."""
    out: dict[str, list[Nilai]] = {}
    if not wanted:
        return {}
    chosen = frame[frame["baris_id"].isin(wanted) & frame["medan"].isin(MEDAN_DICETAK)]
    for raw in cast("list[Row]", chosen.to_dict("records")):
        row: Row = {name: None if _is_null(value) else value for name, value in raw.items()}
        out.setdefault(row["baris_id"], []).append(
            Nilai(
                medan=row["medan"],
                sel=row["sel"],
                teks=row["teks"] or "",
                jenis=row["jenis"],
                tahun=_whole(row["tahun"]),
                nilai=row["nilai"],
                bawah=row["bawah"],
                atas=row["atas"],
                operator=row["operator"],
                predikat=row["predikat"],
                skor=_whole(row["skor"]),
                satuan=row["satuan"],
                ulangan=bool(row["ulangan"]),
                persen=bool(row["persen"]),
                desimal=_whole(row["desimal"]),
            )
        )
    return {key: tuple(sorted(items, key=lambda n: (n.medan, n.tahun or 0, n.sel))) for key, items in out.items()}


def _whole(value: object) -> int | None:
    return None if value is None else int(cast("float", value))


def _settle_tujuan(usulan: Sequence[Row], rencana: _Rencana) -> list[str]:
    """Set `tujuan`, `tujuan_kunci`, `kelompok` of each row; says where a tujuan came from Renstra.

    A blank tujuan is the one that another usulan writes for the same sasaran, else that of the Renstra.
    """
    written: dict[str, str] = {}
    for row in usulan:
        if row["tujuan"] and row["sasaran"]:
            written.setdefault(_key(row["sasaran"]), row["tujuan"])
    taken = set()
    for row in usulan:
        key = _key(row["sasaran"])
        if not row["tujuan"]:
            row["tujuan"] = written.get(key) or rencana.tujuan.get(key)
            if row["tujuan"] and key not in written:
                taken.add(key)
        row["tujuan_kunci"] = _key(row["tujuan"])
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


def _merged(rows: Sequence[Row], nomor: int, notes: list[str]) -> tuple[IndikatorDokumen, ...]:
    """The rows of one sasaran as printed: the same indicator side by side, rows that say the same once."""
    clusters: dict[str, list[Row]] = {}
    for row in rows:
        clusters.setdefault(row["indikator_kunci"], []).append(row)
    printed: list[IndikatorDokumen] = []
    for cluster in clusters.values():
        variants: list[list[Row]] = []
        for row in cluster:
            same = next((v for v in variants if all(not _differences(row, other) for other in v)), None)
            if same is None:
                variants.append([row])
            else:
                same.append(row)
        made = [_printed(rows, nomor + len(printed) + place) for place, rows in enumerate(variants)]
        notes += _cluster_notes(made, variants)
        printed += made
    return tuple(printed)


def _differences(left: Row, right: Row) -> list[str]:
    """Words for what two rows of one indicator say differently; a text that only one of them has is no difference."""
    out = [
        FIELDS[name].judul.lower()
        for name in MEDAN_TEKS
        if name not in _BUKAN_ISI and left[name] and right[name] and _content(left, name) != _content(right, name)
    ]
    mine, theirs = _value_contents(left["nilai"]), _value_contents(right["nilai"])
    for medan, tahun in sorted(mine.keys() | theirs.keys(), key=lambda key: (key[0], key[1] or 0)):
        if mine.get((medan, tahun)) != theirs.get((medan, tahun)):
            out.append(f"{FIELDS[medan].judul.lower()} {tahun or ''}".strip())
    return out


def _content(row: Row, name: str) -> str:
    if name == "indikator":
        return str(row["indikator_kunci"])
    return str(row.get(f"{name}_baku") or fold(row[name]))


def _value_contents(nilai: Iterable[Nilai]) -> dict[tuple[str, int | None], set[object]]:
    out: dict[tuple[str, int | None], set[object]] = {}
    for item in nilai:
        if item.jenis != "kosong":
            out.setdefault((item.medan, item.tahun), set()).add(value_content(item))
    return out


def value_content(item: Nilai) -> tuple[object, ...]:
    """What a value says, without how it is written; equal for equal values."""
    numbers = tuple(None if n is None else round(n, 4) for n in (item.nilai, item.bawah, item.atas))
    return (item.jenis, *numbers, item.operator, item.predikat, fold(item.teks) if item.jenis == "teks" else "")


def _printed(rows: Sequence[Row], nomor: int) -> IndikatorDokumen:
    teks = {name: value for name in MEDAN_TEKS if (value := next((row[name] for row in rows if row[name]), None))}
    teks["indikator"] = cast("str", _heading(teks["indikator"]))
    if len(rows) > 1:
        # A bidang that proposes an indicator and names nobody answers for it itself.
        semua = (row["penanggung_jawab"] or row["bidang"] for row in rows)
        if bersama := {fold(one): one for one in semua if one}:
            teks["penanggung_jawab"] = "; ".join(bersama.values())
    asal = tuple(Asal(row["bidang"], row["berkas"], row["lembar"], int(row["baris"]), row["nilai"]) for row in rows)
    baku = next((row["satuan_baku"] for row in rows if row["satuan_baku"]), None)
    return IndikatorDokumen(nomor, teks, baku, asal)


def _cluster_notes(made: Sequence[IndikatorDokumen], variants: Sequence[Sequence[Row]]) -> list[str]:
    notes = [
        f"No. {item.nomor} “{item.teks['indikator']}” diusulkan sama oleh {_names(item.asal)}; dicetak satu baris."
        for item in made
        if len(item.asal) > 1
    ]
    if len(made) > 1:
        beda = dict.fromkeys(d for other in variants[1:] for d in _differences(variants[0][0], other[0]))
        notes.append(
            f"No. {made[0].nomor}–{made[-1].nomor} “{made[0].teks['indikator']}” diusulkan berbeda oleh "
            f"{_names([asal for item in made for asal in item.asal])}: {', '.join(beda)}. "
            "Semua dicetak; putuskan satu di antaranya."
        )
    return notes


def _split_notes(tujuan: Iterable[TujuanDokumen]) -> Iterator[str]:
    """One note for each indicator that stands under more than one sasaran."""
    places: dict[str, list[IndikatorDokumen]] = {}
    groups = [(t.indikator, *(s.indikator for s in t.sasaran)) for t in tujuan]
    for indikator in itertools.chain.from_iterable(groups):
        for key, item in {_key(item.teks["indikator"]): item for item in indikator}.items():
            places.setdefault(key, []).append(item)
    for items in places.values():
        if len(items) > 1:
            yield (
                f"No. {' dan '.join(str(item.nomor) for item in items)} “{items[0].teks['indikator']}” diusulkan di "
                f"{len(items)} sasaran oleh {_names([asal for item in items for asal in item.asal])}. "
                "Semua dicetak; putuskan sasaran yang benar."
            )


def _names(asal: Iterable[Asal]) -> str:
    names = list(dict.fromkeys(item.bidang or item.berkas for item in asal))
    if len(names) == 1:
        return f"{names[0]} lebih dari sekali"
    return f"{', '.join(names[:-1])} dan {names[-1]}"


def _heading(text: str | None) -> str | None:
    """The name without the label and number of its own file; the document numbers by itself."""
    return (_NOMOR_DEPAN.sub("", text) or text) if text else None


def _key(text: str | None) -> str:
    """What two spellings of one name share; blank for a blank name."""
    return name_key(_heading(text) or "")
