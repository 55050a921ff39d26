"""The archive of everything at the end of a cycle (SOP 13).

Takes the store and where the document stands, gives bytes and records the event with them. What an archive is made of
and how it is proved: `documents.archive`, `documents.verification`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from iku_analysis.documents.archive import (
    BEKU,
    FOLDER_KEPUTUSAN,
    FOLDER_SUMBER,
    Arsip,
    BerkasArsip,
    KepalaArsip,
    build_archive,
)
from iku_analysis.documents.differences import differences_xlsx
from iku_analysis.documents.frozen import VersiBeku
from iku_analysis.documents.packing import safe_name
from iku_analysis.documents.writers import PENULIS
from iku_analysis.drafting import past_version, rebuild_draft
from iku_analysis.errors import UsageError
from iku_analysis.fields import JUDUL_JENIS
from iku_analysis.number_format import format_tanggal
from iku_analysis.results import Temuan
from iku_analysis.settings import Settings
from iku_analysis.store.approval import Peristiwa, Perjalanan, event_title, journey, record_event
from iku_analysis.store.attachments import attachment
from iku_analysis.store.database import Store
from iku_analysis.store.decree import Penetapan, decree_of
from iku_analysis.store.drafts import draft_content, list_drafts
from iku_analysis.store.letters import letter_register
from iku_analysis.store.meeting import meetings


@dataclass(frozen=True)
class ArsipDibuat:
    """An archive just made: file name, bytes, SHA-256 of its manifest, how many files."""

    berkas: str
    isi: bytes
    sidik_manifes: str


def make_archive(store: Store, settings: Settings, tahun: int, *, tanggal: date, oleh: str) -> ArsipDibuat:
    """Make the archive of the document on its way, keep it and record the hash of its manifest. Raises IkuError."""
    where = journey(store, tahun)
    if where.nomor is None or where.kedudukan not in ("13", "selesai"):
        raise UsageError("Dokumen belum sampai pada arsip.", "Beri nomor surat pengantar lebih dahulu.")
    arsip = collect_archive(store, settings, where, tanggal)
    nama = f"arsip-iku-{tahun}-nomor-{where.nomor}.zip"
    record_event(
        store,
        tahun,
        "diarsipkan",
        where.nomor,
        oleh=oleh,
        isi={"sidik_manifes": arsip.sidik_manifes, "sidik_arsip": hashlib.sha256(arsip.isi).hexdigest()},
        lampiran=("arsip", nama, arsip.isi),
    )
    return ArsipDibuat(nama, arsip.isi, arsip.sidik_manifes)


def collect_archive(store: Store, settings: Settings, where: Perjalanan, tanggal: date) -> Arsip:
    """The archive of the document as it stands; the same store and date give the same bytes. Keeps nothing."""
    nomor = where.nomor or 0
    versi = past_version(store, nomor)
    files = [
        *_papers(store, versi, nomor),
        *_attached(store, where),
        *_decree(store, versi.dokumen.tahun),
        *_meetings(store, versi.dokumen.tahun),
        *_sources(store, versi),
        *_data(store, versi, nomor),
    ]
    past = [
        (item.pada, str(langkah), f"{judul}{_note(item)}", item.oleh)
        for item in where.peristiwa
        for langkah, judul in [event_title(item.jenis, settings.instansi)]
    ]
    if decree := decree_of(store, versi.dokumen.tahun):
        past.append((decree.pada, "", f"{_decree_words(decree)} dicatat", decree.oleh))
    shown = tuple((format_tanggal(row[0].date()), *row[1:]) for row in sorted(past, key=lambda row: row[0]))
    return build_archive(KepalaArsip(settings.instansi.nama, versi.dokumen.tahun, nomor, tanggal, shown), files)


def _note(event: Peristiwa) -> str:
    """What belongs to an event: its note, what the signed PDF proved."""
    said = (event.catatan and f"Catatan: {event.catatan}", *event.isi.get("hasil", []))
    return "".join(f". {text.rstrip('.')}" for text in said if text)


def _papers(store: Store, versi: VersiBeku, nomor: int) -> Iterator[BerkasArsip]:
    """The frozen draft in every form, and what changed from each draft of the year to the next."""
    drafts = [
        draf for draf in reversed(list_drafts(store)) if draf.tahun == versi.dokumen.tahun and draf.nomor <= nomor
    ]
    stem = PurePosixPath(drafts[-1].berkas).stem
    for akhiran, penulis in PENULIS.items():
        given = drafts[-1].berkas.endswith(f".{akhiran}")
        content = draft_content(store, nomor) if given else rebuild_draft(store, nomor, akhiran)
        yield BerkasArsip(
            f"dokumen/{safe_name(stem)}.{akhiran}", content, f"Dokumen draf nomor {nomor} ({penulis.judul})"
        )
    for older, newer in itertools.pairwise(drafts):
        if older.is_frozen and newer.is_frozen:
            content = differences_xlsx(past_version(store, older.nomor), past_version(store, newer.nomor))
            name = f"dokumen/perubahan/nomor-{older.nomor}-ke-{newer.nomor}.xlsx"
            yield BerkasArsip(name, content, f"Perubahan dari draf nomor {older.nomor} ke nomor {newer.nomor}")


def _attached(store: Store, where: Perjalanan) -> Iterator[BerkasArsip]:
    """The signed PDF and the letters of this round."""
    for number, item in enumerate(where.peristiwa, start=1):
        if item.jenis in ("ditandatangani", "surat_pengantar") and "lampiran_id" in item.isi:
            berkas, content = attachment(store, item.isi["lampiran_id"])
            folder, words = ("dokumen", "Dokumen bertanda tangan") if item.jenis == "ditandatangani" else ("surat", "")
            words = words or f"Surat pengantar nomor {item.isi.get('nomor_surat', '')}"
            yield BerkasArsip(f"{folder}/{number:02}-{safe_name(berkas)}", content, words)
    rows = [
        (i.nomor, i.jenis, i.tanggal.isoformat(), i.hal, "; ".join(i.tujuan), i.oleh, "batal" if i.batal else "berlaku")
        for i in reversed(letter_register(store))
    ]
    head = ("nomor", "jenis", "tanggal", "hal", "tujuan", "oleh", "keadaan")
    yield BerkasArsip("surat/buku-surat.csv", _csv(head, rows), "Buku nomor surat")


def _decree(store: Store, tahun: int) -> Iterator[BerkasArsip]:
    """The Keputusan of the year: what was typed in of it, and its signed PDF where it was given."""
    found = decree_of(store, tahun)
    if found is None:
        return
    words = _decree_words(found)
    known: dict[str, object] = {
        "tahun": tahun,
        "nomor": found.nomor,
        "tanggal": found.tanggal and found.tanggal.isoformat(),
        "catatan": found.catatan,
        "oleh": found.oleh,
        "pada": found.pada.isoformat(timespec="seconds"),
    }
    if found.lampiran_id:
        berkas, content = attachment(store, found.lampiran_id)
        nama = f"{FOLDER_KEPUTUSAN}{safe_name(berkas)}"
        known["berkas"] = nama
        yield BerkasArsip(nama, content, f"{words}, bertanda tangan")
    text = json.dumps(known, ensure_ascii=False, indent=1) + "\n"
    yield BerkasArsip("data/penetapan.json", text.encode(), f"{words}, seperti dicatat")


def _decree_words(found: Penetapan) -> str:
    """Keputusan nomor 188.4/12/2026 tanggal 8 April 2026; what is missing is said."""
    day = format_tanggal(found.tanggal) if found.tanggal else "belum dicatat"
    return f"Keputusan nomor {found.nomor or 'belum dicatat'} tanggal {day}"


def _meetings(store: Store, tahun: int) -> Iterator[BerkasArsip]:
    """Invitation and minutes of each meeting closed since the last archive of an earlier round, as they were then."""
    since = _last_archive(store, tahun)
    for number, rapat in enumerate(sorted(meetings(store), key=lambda item: (item.tanggal, item.rapat_id)), start=1):
        for lampiran_id in rapat.lampiran:
            if rapat.selesai and lampiran_id > since:
                berkas, content = attachment(store, lampiran_id)
                yield BerkasArsip(f"rapat/{number:02}-{safe_name(berkas)}", content, f"{rapat.judul}, saat ditutup")


def _last_archive(store: Store, tahun: int) -> str:
    """Id of the last archive of another year's round; "" where there is none. Later ids are newer."""
    row = (
        store.cursor()
        .execute(
            """
            select max(keputusan_id)
            from raw_keputusan
            where jenis = 'pengesahan'
              and kunci like '%|diarsipkan|%'
              and not starts_with(kunci, ?)
            """,
            [f"{tahun}|"],
        )
        .fetchone()
    )
    return str(row[0]) if row and row[0] else ""


def _sources(store: Store, versi: VersiBeku) -> Iterator[BerkasArsip]:
    """Every workbook uploaded since the last archive of an earlier round, and all that the frozen version rests on."""
    rows = (
        store.cursor()
        .execute(
            """
            select sidik, any_value(berkas), any_value(jenis), any_value(bidang), any_value(isi), any_value(pada)
            from (
                select *
                from raw_unggahan
                where list_contains(?::varchar[], sidik)
                   or unggahan_id > ?
                order by unggahan_id
            )
            group by sidik
            order by min(unggahan_id)
            """,
            [sorted({item.sidik for item in versi.sumber}), _last_archive(store, versi.dokumen.tahun)],
        )
        .fetchall()
    )
    used = {item.sidik for item in versi.sumber}
    for number, (sidik, berkas, jenis, bidang, isi, pada) in enumerate(rows, start=1):
        words = [JUDUL_JENIS.get(jenis or "", "Berkas"), bidang, f"diunggah {format_tanggal(pada.date())}"]
        words.append("dipakai dokumen ini" if sidik in used else "tidak dipakai: diganti atau dibatalkan")
        yield BerkasArsip(
            f"{FOLDER_SUMBER}{number:03}-{safe_name(berkas)}", bytes(isi), " · ".join(w for w in words if w)
        )


_TEMUAN = ("kode", "tingkat", "bidang", "indikator", "tahun", "berkas", "lembar", "sel", "baris", "nilai", "harapan",
           "pesan", "saran", "dikecualikan")  # fmt: skip
_KEPUTUSAN = ("keputusan_id", "jenis", "kunci", "isi", "alasan", "oleh", "pada")


def _data(store: Store, versi: VersiBeku, nomor: int) -> Iterator[BerkasArsip]:
    row = store.cursor().execute("select beku from raw_draf where nomor = ?", [nomor]).fetchone()
    yield BerkasArsip(BEKU, str(row[0] if row else "").encode(), "Versi beku: isi dokumen, ambang, pemeriksaan, sumber")
    found: list[Temuan] = [*versi.dokumen.temuan, *versi.dokumen.pengecualian]
    findings = [{name: getattr(item, name) for name in _TEMUAN} for item in found]
    yield from _both("data/temuan", _TEMUAN, findings, "Temuan terbuka dan yang diterima dengan alasan")
    rows = (
        store.cursor()
        .execute(
            """
            select keputusan_id, jenis, kunci, isi, alasan, oleh, strftime(pada, '%Y-%m-%dT%H:%M:%S')
            from raw_keputusan
            order by keputusan_id
            """
        )
        .fetchall()
    )
    decisions = [dict(zip(_KEPUTUSAN, row, strict=True)) for row in rows]
    yield from _both("data/keputusan", _KEPUTUSAN, decisions, "Semua keputusan: siapa, kapan, mengapa")


def _both(stem: str, head: Sequence[str], rows: Sequence[Mapping[str, Any]], words: str) -> Iterator[BerkasArsip]:
    """The same list for programs and for Excel."""
    yield BerkasArsip(f"{stem}.json", (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode(), words)
    table = _csv(head, [[row[name] for name in head] for row in rows])
    yield BerkasArsip(f"{stem}.csv", table, f"{words} (untuk Excel)")


def _csv(head: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Semicolons and a byte mark, as an Indonesian Excel opens them; nothing runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(head)
    for row in rows:
        texts = ["" if cell is None else str(cell) for cell in row]
        writer.writerow(
            [f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") and len(text) > 1 else text for text in texts]
        )
    return out.getvalue().encode("utf-8-sig")
