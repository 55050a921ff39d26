"""Steps 9-13: who has the document now, and the events that moved it on, each with date, name and note.

An event is a decision of jenis pengesahan: kunci year|event|draft number, isi `peristiwa`, `nomor` (the frozen draft it
is about) and what belongs to it; `pada` is its date. The position is what the events of a year give, one after the
other: an event that does not fit where the document stands (its forerunner was taken back) does not count.

    diserahkan               8 ends, 9 begins: Kasubbag hands a draft to the Sekretaris
    dikembalikan_sekretaris  9, 10 → 8 with a note     diteruskan           9 ends: passed on as it is
    diajukan                 10 ends, 11 begins        dikembalikan_kepala  11 → 8 with a note
    disetujui                11: Kaban approves        ditandatangani       11 ends: the signed PDF is kept
    surat_pengantar          12 ends: numbered         dikirim              13: delivered, to whom
    diarsipkan               13 ends: isi `sidik_manifes` of the archive
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

import duckdb

from iku_analysis.errors import UsageError
from iku_analysis.settings import Instansi
from iku_analysis.store.attachments import attach
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import NewDecision, insert_decisions

JenisPeristiwa = Literal[
    "diserahkan",
    "dikembalikan_sekretaris",
    "diteruskan",
    "diajukan",
    "dikembalikan_kepala",
    "disetujui",
    "ditandatangani",
    "surat_pengantar",
    "dikirim",
    "diarsipkan",
]
# Where the document stands: at a step of the SOP; "disetujui" is step 11 with the signature still to come.
Kedudukan = Literal["8", "9", "10", "11", "disetujui", "12", "13", "selesai"]
# Event → (where the document must stand, where it stands then). A new round begins by handing over again.
_GERAK: Mapping[JenisPeristiwa, tuple[frozenset[Kedudukan], Kedudukan]] = {
    "diserahkan": (frozenset({"8", "9", "selesai"}), "9"),
    "dikembalikan_sekretaris": (frozenset({"9", "10"}), "8"),
    "diteruskan": (frozenset({"9"}), "10"),
    "diajukan": (frozenset({"10"}), "11"),
    "dikembalikan_kepala": (frozenset({"11", "disetujui"}), "8"),
    "disetujui": (frozenset({"11"}), "disetujui"),
    "ditandatangani": (frozenset({"disetujui"}), "12"),
    "surat_pengantar": (frozenset({"12", "13"}), "13"),
    "dikirim": (frozenset({"13"}), "13"),
    "diarsipkan": (frozenset({"13", "selesai"}), "selesai"),
}

# Event → (step of the SOP, what was done); {pimpinan} is the head of the agency.
_PERISTIWA: Mapping[JenisPeristiwa, tuple[int, str]] = {
    "diserahkan": (8, "Diserahkan kepada Sekretaris"),
    "dikembalikan_sekretaris": (9, "Dikembalikan Sekretaris untuk diperbaiki"),
    "diteruskan": (9, "Selesai dikoreksi Sekretaris"),
    "diajukan": (10, "Diajukan kepada {pimpinan}"),
    "dikembalikan_kepala": (11, "Dikembalikan {pimpinan} untuk diperbaiki"),
    "disetujui": (11, "Disetujui {pimpinan}"),
    "ditandatangani": (11, "Berkas bertanda tangan disimpan"),
    "surat_pengantar": (12, "Surat pengantar diberi nomor"),
    "dikirim": (13, "Surat dan dokumen dikirim"),
    "diarsipkan": (13, "Diarsipkan"),
}


def event_title(jenis: JenisPeristiwa, instansi: Instansi) -> tuple[int, str]:
    """(Step of the SOP, what was done) of an event in this agency."""
    langkah, judul = _PERISTIWA[jenis]
    return langkah, judul.format(pimpinan=instansi.pimpinan)


@dataclass(frozen=True)
class Peristiwa:
    """One event; `isi` what belongs to it (`lampiran_id`, `surat_id`, `penerima`, `sidik_manifes` …); `pada` WIB."""

    peristiwa_id: str
    jenis: JenisPeristiwa
    tahun: int
    nomor: int
    isi: Mapping[str, Any]
    catatan: str | None
    oleh: str
    pada: datetime


@dataclass(frozen=True)
class Perjalanan:
    """Where the document of a year stands. `nomor`: the frozen draft on its way, null before the first was handed over.

    `peristiwa`: the events of this round that count, oldest first; a round begins where a draft is handed over.
    """

    kedudukan: Kedudukan
    nomor: int | None
    peristiwa: tuple[Peristiwa, ...]

    @property
    def langkah(self) -> int:
        """The step of the SOP, 8 to 13."""
        return {"disetujui": 11, "selesai": 13}.get(self.kedudukan) or int(self.kedudukan)

    def last(self, *jenis: JenisPeristiwa) -> Peristiwa | None:
        """The last event of these kinds in this round; null where there was none."""
        return next((item for item in reversed(self.peristiwa) if item.jenis in jenis), None)


def journey(store: Store, tahun: int) -> Perjalanan:
    """Where the document of a year stands."""
    return _journey(store.cursor(), tahun)


def record_event(
    store: Store,
    tahun: int,
    jenis: JenisPeristiwa,
    nomor: int,
    *,
    oleh: str,
    catatan: str | None = None,
    isi: Mapping[str, Any] | None = None,
    lampiran: tuple[str, str, bytes] | None = None,
) -> str:
    """Move the document on; gives the id by which the event is taken back. `lampiran`: (jenis, file name, bytes) kept.

    Looked up and written in one transaction: raises UsageError where the document is no longer where the user saw it.
    """
    with store.transaction() as cursor:
        before = _journey(cursor, tahun)
        other = jenis != "diserahkan" and before.nomor != nomor
        if before.kedudukan not in _GERAK[jenis][0] or other:
            raise UsageError(
                "Dokumen sudah tidak berada di langkah itu; orang lain mungkin baru saja memindahkannya.",
                "Muat ulang halaman untuk melihat kedudukannya sekarang.",
            )
        content = {"peristiwa": jenis, "nomor": nomor, **(isi or {})}
        if lampiran:
            content["lampiran_id"] = attach(cursor, *lampiran, oleh=oleh)
        row: NewDecision = ("pengesahan", f"{tahun}|{jenis}|{nomor}", content, catatan)
        return insert_decisions(cursor, [row], oleh=oleh)[0]


def _journey(cursor: duckdb.DuckDBPyConnection, tahun: int) -> Perjalanan:
    rows = cursor.execute(
        """
        select keputusan_id, isi, alasan, oleh, pada
        from raw_keputusan
        where jenis = 'pengesahan'
          and split_part(kunci, '|', 1) = ?
          and keputusan_id not in (
              select c.kunci
              from raw_keputusan c
              where c.jenis = 'cabut'
                and c.keputusan_id not in (select d.kunci from raw_keputusan d where d.jenis = 'cabut')
          )
        order by keputusan_id
        """,
        [str(tahun)],
    ).fetchall()
    return _replay([_event(tahun, row) for row in rows])


def _event(tahun: int, row: Sequence[Any]) -> Peristiwa:
    isi = json.loads(row[1])
    jenis, nomor = isi.pop("peristiwa"), isi.pop("nomor")
    return Peristiwa(row[0], jenis, tahun, nomor, isi, row[2], row[3], row[4])


def _replay(events: Sequence[Peristiwa]) -> Perjalanan:
    where: Kedudukan = "8"
    nomor: int | None = None
    counted: list[Peristiwa] = []
    for item in events:
        if item.jenis not in get_args(JenisPeristiwa):
            continue
        allowed, then = _GERAK[item.jenis]
        if where not in allowed or (item.jenis != "diserahkan" and item.nomor != nomor):
            continue
        if where == "selesai" and item.jenis == "diserahkan":
            counted = []
        where, nomor = then, item.nomor
        counted.append(item)
    return Perjalanan(where, nomor, tuple(counted))
