"""The agenda of a meeting: every indicator that was proposed, by bidang or by sasaran, with what was decided on it.

Takes an `Analysis`, gives frozen items, which the screen, the minutes and the slides share. Draws and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iku_analysis.documents.frames import rows_of
from iku_analysis.documents.joining import heading, key_of
from iku_analysis.store.decisions import padanan_key, record_keys
from iku_analysis.store.meeting import Putusan

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

Row = Mapping[Any, Any]

TANPA_SASARAN, TANPA_BIDANG = "Indikator tujuan atau tanpa sasaran", "Bidang belum diketahui"


@dataclass(frozen=True)
class Butir:
    """One item of the agenda: an indicator as one bidang proposes it. `kelompok`: the heading it stands under.

    `baris`: its record (columns of core_baris); `baris_ids`: all records of that key, `asli`: as their files name them.
    `putusan` null: not spoken of.
    """

    nomor: int
    kunci: str
    kelompok: str
    baris: Row
    baris_ids: tuple[str, ...]
    asli: tuple[str, ...]
    putusan: Putusan | None

    @property
    def nama(self) -> str:
        """The indicator without the number of its file."""
        return heading(self.baris["indikator"]) or ""

    @property
    def baris_id(self) -> str:
        """The record that is shown."""
        return self.baris_ids[0]

    @property
    def keadaan(self) -> str:
        """A key of `words.PUTUSAN`; "belum" while nothing was decided."""
        return (self.putusan.putusan if self.putusan else "") or "belum"


def agenda_of(analysis: Analysis, urut: str, bidang: Sequence[str]) -> tuple[Butir, ...]:
    """The items in order. `urut`: "bidang", in the order of `bidang`, or "sasaran", in the order of the Renstra."""
    rows: dict[str, list[Row]] = {}
    for row in rows_of(analysis.baris):
        if row["jenis"] == "usulan" and row["indikator"]:
            rows.setdefault(padanan_key(row["bidang"], row["sasaran"], row["indikator"]), []).append(row)
    place = _by_bidang(bidang) if urut == "bidang" else _by_sasaran(analysis, rows.values())
    ordered = sorted(rows.items(), key=lambda item: (place(item[1][0]), item[1][0]["berkas"], item[1][0]["urutan"]))
    return tuple(
        Butir(
            nomor,
            key,
            _group(same[0], urut),
            same[0],
            tuple(str(row["baris_id"]) for row in same),
            tuple(dict.fromkeys(record_keys(row)[0] for row in same)),
            analysis.putusan.get(str(same[0]["baris_id"])),
        )
        for nomor, (key, same) in enumerate(ordered, start=1)
    )


def _group(row: Row, urut: str) -> str:
    if urut == "bidang":
        return row["bidang"] or TANPA_BIDANG
    return heading(row["sasaran"]) or TANPA_SASARAN


def _by_bidang(names: Sequence[str]) -> Any:
    order = {name: number for number, name in enumerate(names)}
    return lambda row: (order.get(row["bidang"], len(order)), row["bidang"] or "")


def _by_sasaran(analysis: Analysis, rows: Iterable[Sequence[Row]]) -> Any:
    """The order of the Renstra; then sasaran that only usulan name, as they come; last what has none."""
    order: dict[str, int] = {}
    renstra = analysis.baris[(analysis.baris["jenis"] == "renstra") & analysis.baris["sasaran"].notna()]
    for name in (*renstra["sasaran"], *(same[0]["sasaran"] for same in rows)):
        if name:
            order.setdefault(key_of(name), len(order))
    return lambda row: order.get(key_of(row["sasaran"]), -1)
