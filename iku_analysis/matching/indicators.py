"""The records that are to be paired, and the Renstra indicators they are paired with.

Takes rows of core_baris, gives `Indicator`s in an order that does not depend on how they came into the store, and
`Group`s: one Renstra indicator with its copies in the other tables of the Renstra.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import duckdb
from rapidfuzz import fuzz

from iku_analysis.matching.names import Name, NameReader
from iku_analysis.normalise import name_key
from iku_analysis.results import Rujukan
from iku_analysis.store.decisions import record_keys
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

SASARAN_ALIKE = 0.6  # token set ratio 0-1; sentences below it are about something else
_STRATEGIC = ("tujuan", "sasaran")
_TABLES = {"sasaran": 0, "iku": 1}  # the main row of an indicator stands in the first of these
LEVELS = {"sasaran": 0, None: 1, "tujuan": 2, "program": 3, "kegiatan": 4, "sub_kegiatan": 5}


@dataclass(frozen=True)
class Indicator:
    """One record with an indikator. `kunci`, `sasaran_kunci`: normalise.name_key. `keluarga`: family of its unit.

    `satuan` and its family `keluarga` come from the row, else from the unit that the name itself names; null where
    unknown. A unit of no vocabulary is its own name. `keluarga_kurung`: family of a unit in brackets inside the name.
    `keputusan`: keys under which decisions about it are kept (`decisions.record_keys`; only of a usulan with its
    bidang).
    """

    rujukan: Rujukan
    jenis: str
    tabel: str | None
    level: str | None
    instansi: str
    bidang: str | None
    sasaran: Name | None
    sasaran_kunci: str | None
    kunci: str
    name: Name
    satuan: str | None
    keluarga: str | None
    keluarga_kurung: str | None
    keputusan: tuple[str, ...]

    @property
    def baris_id(self) -> str:
        """Key of the record in the store."""
        return self.rujukan.baris_id

    @property
    def decided_names(self) -> set[str]:
        """The names (normalise.name_key) by which decisions may know it: as the file says, and as it counts now."""
        return {key.rpartition("|")[2] for key in self.keputusan}

    @property
    def decided_sasaran(self) -> set[str]:
        """The same of its sasaran; "" where it has none."""
        return {key.split("|")[-2] for key in self.keputusan}

    @property
    def sender(self) -> str:
        """Who sent it: its bidang, or its file where none is known."""
        return self.bidang or self.rujukan.berkas

    @property
    def sheet(self) -> tuple[str, str]:
        """The file and sheet it stands in."""
        return self.rujukan.berkas, self.rujukan.lembar

    @property
    def is_strategic(self) -> bool:
        """A tujuan or sasaran indicator of the Renstra, wherever it stands; else an outcome or output."""
        return self.level in _STRATEGIC or (self.tabel in _TABLES and self.level is None)


@dataclass(frozen=True)
class Group:
    """One Renstra indicator: its rows, the main one first (sasaran table, IKU table, others; order of the file)."""

    rows: tuple[Indicator, ...]

    @property
    def main(self) -> Indicator:
        """The row that stands for the indicator."""
        return self.rows[0]

    @property
    def name(self) -> Name:
        """The name of the main row."""
        return self.main.name

    def row_for(self, usulan: Indicator, sasaran_kunci: str | None = None) -> Indicator:
        """The row to compare a usulan with: of its unit family, under its sasaran (or the given one), else the main."""

        if len(self.rows) == 1:
            return self.rows[0]

        def rank(row: Indicator) -> tuple[bool, bool, float]:
            under = row.decided_sasaran if sasaran_kunci else {row.sasaran_kunci}
            other = (sasaran_kunci or usulan.sasaran_kunci) not in under
            return (differs(row.keluarga, usulan.keluarga), other, -(sasaran_likeness(usulan, row) or 0))

        return min(self.rows, key=rank)

    def rows_for(self, usulan: Indicator) -> list[Indicator]:
        """As `row_for`; several where one sheet has the indicator under several sasaran and none is the usulan's."""
        best = self.row_for(usulan)
        likeness = sasaran_likeness(usulan, best)
        if likeness is not None and likeness >= SASARAN_ALIKE:
            return [best]
        rivals = [
            row for row in self.rows if row.sheet == best.sheet and differs(row.sasaran_kunci, best.sasaran_kunci)
        ]
        return [best, *rivals]


def sasaran_likeness(one: Indicator, other: Indicator) -> float | None:
    """How alike the sasaran of two records are, 0-1; null where one of them names none."""
    if one.sasaran is None or other.sasaran is None:
        return None
    return fuzz.token_set_ratio(one.sasaran.content, other.sasaran.content) / 100


def differs(one: str | None, other: str | None) -> bool:
    """Both are known, and they are not the same."""
    return one is not None and other is not None and one != other


class Record(NamedTuple):
    """One record in force: the columns of core_baris that matching reads. `instansi` "": the one agency of a store."""

    baris_id: str
    berkas: str
    lembar: str
    baris: int
    ke: int | None
    kode: str | None
    indikator: str | None
    jenis: str
    tabel: str | None
    level: str | None
    instansi: str
    bidang: str | None
    sasaran: str | None
    sasaran_kunci: str | None
    indikator_kunci: str | None
    satuan_baku: str | None
    satuan: str | None
    satuan_keluarga: str | None
    sasaran_asli: str | None
    indikator_asli: str | None


def load_records(cursor: duckdb.DuckDBPyConnection) -> list[Record]:
    """All records in force, in the order of file and row (not of key or import)."""
    rows = cursor.execute(
        """
        select
            baris_id, berkas, lembar, baris, ke, kode, indikator, jenis, tabel, level_baku, coalesce(instansi, ''),
            bidang, sasaran, sasaran_kunci, indikator_kunci, satuan_baku, satuan, satuan_keluarga, sasaran_asli,
            indikator_asli
        from core_baris
        order by berkas, urutan, sidik
        """
    ).fetchall()
    return [Record(*row) for row in rows]


def indicators(records: Iterable[Record], vocabulary: Vocabulary, readers: Mapping[str, NameReader]) -> list[Indicator]:
    """Those of the records that have an indikator. `readers`: agency → what reads its names."""
    out = []
    for row in records:
        if row.indikator is None:
            continue
        reader = readers[row.instansi]
        name = reader.read(row.indikator)
        own, kurung = (vocabulary.satuan_keluarga.get(unit or "") for unit in (name.satuan, name.kurung))
        out.append(
            Indicator(
                Rujukan(row.berkas, row.lembar, row.baris, row.indikator, row.ke, row.kode, row.baris_id),
                row.jenis,
                row.tabel,
                row.level,
                row.instansi,
                row.bidang,
                reader.read(row.sasaran) if row.sasaran else None,
                row.sasaran_kunci,
                row.indikator_kunci or name_key(row.indikator),
                name,
                row.satuan_baku or (fold(row.satuan) if row.satuan else name.satuan) or None,
                row.satuan_keluarga or own,
                kurung,
                record_keys(row._asdict() | {"bidang": row.bidang if row.jenis == "usulan" else None}),
            )
        )
    return out


def group_rows(rows: Iterable[Indicator]) -> list[Group]:
    """Renstra rows of the same name as one indicator; of two units in one sheet, as two. In the order of main rows.

    Names are the same when they are after abbreviations are written out.
    """
    place: dict[str, int] = {}
    by_name: dict[str, list[Indicator]] = {}
    for row in rows:
        place[row.baris_id] = len(place)
        by_name.setdefault(row.name.full, []).append(row)
    groups = [Group(tuple(part)) for same in by_name.values() for part in _by_unit(same)]
    return sorted(groups, key=lambda group: place[group.main.baris_id])


def _by_unit(rows: list[Indicator]) -> list[list[Indicator]]:
    ordered = sorted(rows, key=lambda row: (_TABLES.get(row.tabel or "", 2), LEVELS.get(row.level, 6)))
    sheets: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row.keluarga:
            sheets.setdefault(row.sheet, set()).add(row.keluarga)
    if all(len(families) < 2 for families in sheets.values()):
        return [ordered]
    first = next(row.keluarga for row in ordered if row.keluarga)
    parts: dict[str, list[Indicator]] = {}
    for row in ordered:
        parts.setdefault(row.keluarga or str(first), []).append(row)
    return list(parts.values())


def fitting_units(usulan: Indicator, places: list[int], groups: Sequence[Group]) -> list[int]:
    """Groups of the same name whose unit does not speak against the usulan; with one group, only a named unit does."""
    if len(places) == 1:
        named = [row.keluarga_kurung for row in groups[places[0]].rows]
        return [] if all(differs(keluarga, usulan.keluarga_kurung) for keluarga in named) else places
    return [n for n in places if usulan.keluarga and groups[n].main.keluarga == usulan.keluarga]


def is_blocked(usulan: Indicator, group: Group, under: Iterable[str] = ()) -> bool:
    """Another unit family, or a sasaran about something else than the Renstra's and those of the decision (`under`)."""
    row = group.row_for(usulan)
    if differs(usulan.keluarga, row.keluarga):
        return True
    likeness = sasaran_likeness(usulan, row)
    if likeness is None or likeness >= SASARAN_ALIKE:
        return False
    return not any(fuzz.token_set_ratio(usulan.sasaran_kunci or "", known) / 100 >= SASARAN_ALIKE for known in under)
