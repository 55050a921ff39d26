"""The Keputusan Kepala Badan that makes an IKU binding: number, day and signed PDF, since it is issued outside.

A decision of jenis penetapan: kunci the planning year, isi `nomor`, `tanggal` (ISO day or null), `lampiran_id` of the
PDF (null or missing where there is none), alasan: the note. The newest of a year counts; taking it back brings the one
before. Takes and gives plain values; writes no paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from iku_analysis.errors import UsageError
from iku_analysis.store.attachments import attach
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decisions_in_force, insert_decisions


@dataclass(frozen=True)
class Penetapan:
    """What is known of the Keputusan of a year. `nomor` "" and `tanggal` null: not known yet; `pada` WIB.

    `lampiran_id`: its signed PDF (store/attachments.py); null where nobody has given it.
    """

    nomor: str
    tanggal: date | None
    catatan: str
    oleh: str
    pada: datetime
    keputusan_id: str
    lampiran_id: str | None = None


def save_decree(
    store: Store,
    tahun: int,
    nomor: str,
    tanggal: date | None,
    *,
    hari_ini: date,
    oleh: str,
    catatan: str = "",
    berkas: tuple[str, bytes] | None = None,
) -> str:
    """Keep what is known; gives the id for taking back. Raises UsageError where that is nothing, or a day to come.

    `berkas`: name and bytes of the signed PDF; null keeps the one of the same number, where there is one.
    """
    if not nomor.strip() and tanggal is None:
        raise UsageError("Nomor dan tanggal Keputusan belum diisi.", "Isi keduanya, atau salah satu yang sudah ada.")
    if tanggal and tanggal > hari_ini:
        raise UsageError("Tanggal Keputusan belum tiba.", "Catat Keputusan sesudah ditetapkan.")
    if berkas and not berkas[1].startswith(b"%PDF"):
        raise UsageError(f"{berkas[0]} bukan PDF.", "Unggah Keputusan yang sudah ditandatangani sebagai PDF.")
    known = decree_of(store, tahun)
    lampiran_id = known.lampiran_id if known and known.nomor == nomor.strip() else None
    with store.transaction() as cursor:
        if berkas:
            lampiran_id = attach(cursor, "keputusan", *berkas, oleh=oleh)
        isi = {"nomor": nomor.strip(), "tanggal": tanggal and tanggal.isoformat(), "lampiran_id": lampiran_id}
        return insert_decisions(cursor, [("penetapan", str(tahun), isi, catatan.strip() or None)], oleh=oleh)[0]


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
        found.isi.get("lampiran_id"),
    )
