"""The Keputusan Kepala Badan that makes an IKU binding: its number and day, typed in, since it is issued outside.

A decision of jenis penetapan: kunci the planning year, isi `nomor`, `tanggal` (ISO day or null), alasan: the note. The
newest of a year counts; taking it back brings the one before. Takes and gives plain values; writes no paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from iku_analysis.errors import UsageError
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide, decisions_in_force


@dataclass(frozen=True)
class Penetapan:
    """What is known of the Keputusan of a year. `nomor` "" and `tanggal` null: not known yet; `pada` WIB."""

    nomor: str
    tanggal: date | None
    catatan: str
    oleh: str
    pada: datetime
    keputusan_id: str


def save_decree(
    store: Store, tahun: int, nomor: str, tanggal: date | None, *, hari_ini: date, oleh: str, catatan: str = ""
) -> str:
    """Keep what is known; gives the id for taking back. Raises UsageError where that is nothing, or a day to come."""
    if not nomor.strip() and tanggal is None:
        raise UsageError("Nomor dan tanggal Keputusan belum diisi.", "Isi keduanya, atau salah satu yang sudah ada.")
    if tanggal and tanggal > hari_ini:
        raise UsageError("Tanggal Keputusan belum tiba.", "Catat Keputusan sesudah ditetapkan.")
    isi = {"nomor": nomor.strip(), "tanggal": tanggal and tanggal.isoformat()}
    return decide(store, "penetapan", str(tahun), isi, oleh=oleh, alasan=catatan.strip() or None)


def decree_of(store: Store, tahun: int) -> Penetapan | None:
    """The Keputusan of a planning year; null where nobody has typed it in."""
    found = decisions_in_force(store, "penetapan").get(str(tahun))
    if found is None:
        return None
    day = found.isi["tanggal"]
    return Penetapan(
        found.isi["nomor"],
        date.fromisoformat(day) if day else None,
        found.alasan or "",
        found.oleh,
        found.pada,
        found.keputusan_id,
    )
