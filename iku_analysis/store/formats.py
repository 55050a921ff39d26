"""Collection workbooks sent: to whom, which version, when; and which bidang answers for an indicator of the Renstra.

Decisions of kind format_terkirim (one a bidang and version) and format_bidang (one an indicator). Makes no workbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from iku_analysis.readers.issued import LEMBAR_IDENTITAS, outdated_problem
from iku_analysis.records import HasilBaca
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import NewDecision, decide_many, decisions_in_force


@dataclass(frozen=True)
class Terkirim:
    """One format sent. `isi`: hash of what it held; `tanggal`: the day it was sent; `pada`: when that was noted."""

    keputusan_id: str
    tahun: int
    bidang: str
    versi: int
    kode: str
    isi: str
    berkas: str
    tanggal: date
    oleh: str
    pada: datetime


@dataclass(frozen=True)
class KirimanFormat:
    """What is to be noted as sent."""

    tahun: int
    bidang: str
    versi: int
    kode: str
    isi: str
    berkas: str


def sent_formats(store: Store, tahun: int | None = None) -> list[Terkirim]:
    """All formats sent and not taken back, of one year or of all, oldest first."""
    out = []
    for item in decisions_in_force(store, "format_terkirim").values():
        isi = item.isi
        if tahun in (None, isi["tahun"]):
            sent = date.fromisoformat(isi["tanggal"])
            head = (item.keputusan_id, isi["tahun"], isi["bidang"], isi["versi"], isi["kode"], isi["isi"])
            out.append(Terkirim(*head, isi["berkas"], sent, item.oleh, item.pada))
    return out


def newest_sent(items: Iterable[Terkirim]) -> dict[tuple[int, str], Terkirim]:
    """(tahun, bidang) → the highest version sent."""
    out: dict[tuple[int, str], Terkirim] = {}
    for item in items:
        known = out.get((item.tahun, item.bidang))
        if known is None or item.versi >= known.versi:
            out[(item.tahun, item.bidang)] = item
    return out


def mark_sent(store: Store, items: Sequence[KirimanFormat], *, tanggal: date, oleh: str) -> list[str]:
    """Note formats as sent on a day; gives the ids for taking back."""
    decisions: list[NewDecision] = [
        (
            "format_terkirim",
            f"{item.tahun}|{item.bidang}|{item.versi}",
            {**vars(item), "tanggal": tanggal.isoformat()},
            None,
        )
        for item in items
    ]
    return decide_many(store, decisions, oleh=oleh) if decisions else []


def assigned_bidang(store: Store) -> dict[str, str]:
    """Name of an indicator in its file (name_key) → the bidang that a person named for it, the last one at the end."""
    made = sorted(decisions_in_force(store, "format_bidang").values(), key=lambda item: item.keputusan_id)
    return {item.kunci: str(item.isi["bidang"]) for item in made}


@dataclass(frozen=True)
class Kembali:
    """One usulan in force. `is_format`: it carries the identity of a collection workbook; `kode`: B46 to B49 of it."""

    bidang: str | None
    berkas: str
    pada: datetime
    is_format: bool
    kode: tuple[str, ...]


def returned_formats(store: Store) -> list[Kembali]:
    """The usulan in force, and whether each is a format that was given out, oldest first."""
    rows = (
        store.cursor(lembar=True)
        .execute(
            """
            select
                u.bidang,
                u.berkas,
                u.pada,
                exists (
                    from raw_lembar l
                    where l.unggahan_id = u.unggahan_id and l.lembar = ?
                ),
                (
                    select coalesce(list(distinct m.kode order by m.kode), [])
                    from raw_masalah m
                    where m.unggahan_id = u.unggahan_id and m.kode in ('B46', 'B47', 'B48', 'B49')
                )
            from raw_unggahan u
            where u.unggahan_id in (select unggahan_id from core_lembar where jenis = 'usulan')
            order by u.unggahan_id
            """,
            [LEMBAR_IDENTITAS],
        )
        .fetchall()
    )
    return [Kembali(row[0], row[1], row[2], bool(row[3]), tuple(row[4] or ())) for row in rows]


def with_versions(store: Store, readings: list[HasilBaca]) -> list[HasilBaca]:
    """The readings, each of an older version than the newest one sent to its bidang with the problem that says so."""
    newest = newest_sent(sent_formats(store)) if any(hasil.format for hasil in readings) else {}
    out = []
    for hasil in readings:
        asal = hasil.format
        sent = newest.get((asal.tahun, asal.bidang)) if asal else None
        if asal and sent and sent.versi > asal.versi:
            problem = outdated_problem(asal, sent.versi, sent.tanggal)
            hasil = replace(hasil, masalah=(*hasil.masalah, problem))
        out.append(hasil)
    return out
