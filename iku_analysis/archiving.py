"""The papers that leave the agency at the end: the cover letter (SOP 12) and the archive of everything (SOP 13).

Takes the store and where the document stands, gives bytes and records the event with them. What an archive is made of
and how it is proved: `documents.archive`, `documents.verification`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from iku_analysis.documents.archive import BEKU, FOLDER_SUMBER, Arsip, BerkasArsip, KepalaArsip, build_archive
from iku_analysis.documents.differences import differences_xlsx
from iku_analysis.documents.frozen import VersiBeku
from iku_analysis.documents.letters import render_letter
from iku_analysis.documents.writers import PENULIS
from iku_analysis.errors import UsageError
from iku_analysis.fields import JUDUL_JENIS
from iku_analysis.number_format import format_tanggal
from iku_analysis.pipeline import past_version, rebuild_draft
from iku_analysis.results import Temuan
from iku_analysis.settings import Settings
from iku_analysis.store.approval import JUDUL_PERISTIWA, Peristiwa, Perjalanan, attachment, journey, record_event
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.drafts import draft_content, list_drafts
from iku_analysis.store.letters import letter_register, next_number, take_number

PENERIMA = ("Kepala Biro Organisasi", "Kepala Bappeda", "Inspektur")


def issue_cover_letter(
    store: Store,
    settings: Settings,
    tahun: int,
    *,
    tanggal: date,
    penerima: Sequence[str],
    oleh: str,
    urut: int | None = None,
) -> str:
    """Number the cover letter, write it, keep it, move the document on to step 13; gives the number.

    The letter is tried with the proposed number first, so that a faulty template costs no number. Raises IkuError.
    """
    where = journey(store, tahun)
    if where.nomor is None or where.kedudukan not in ("12", "13"):
        raise UsageError("Dokumen belum sampai pada surat pengantar.", "Simpan dahulu berkas yang bertanda tangan.")
    if not penerima:
        raise UsageError("Surat pengantar perlu penerima.", "Isi satu penerima atau lebih.")
    versi = past_version(store, where.nomor)
    _cover_letter(settings, versi, next_number(store, settings, "pengantar", tanggal)[1], tanggal, penerima)
    hal = f"Dokumen Indikator Kinerja Utama {tahun}"
    surat = take_number(store, settings, "pengantar", tanggal=tanggal, hal=hal, tujuan=penerima, oleh=oleh, urut=urut)
    content = _cover_letter(settings, versi, surat.nomor, tanggal, penerima)
    isi = {"surat_id": surat.surat_id, "nomor_surat": surat.nomor, "penerima": list(penerima)}
    paper = ("surat", f"surat-pengantar-{_safe(surat.nomor)}.docx", content)
    try:
        record_event(store, tahun, "surat_pengantar", where.nomor, oleh=oleh, isi=isi, lampiran=paper)
    except UsageError:
        withdraw(store, surat.surat_id, oleh=oleh, alasan="surat tidak jadi dibuat")
        raise
    return surat.nomor


def _cover_letter(settings: Settings, versi: VersiBeku, nomor: str, tanggal: date, penerima: Sequence[str]) -> bytes:
    dokumen = versi.dokumen
    periode = "–".join(map(str, dokumen.periode)) if dokumen.periode else ""
    kiriman = [
        {
            "jenis": f"Dokumen Indikator Kinerja Utama {settings.instansi.nama} tahun {dokumen.tahun}".replace(
                "  ", " "
            ),
            "banyaknya": "1 (satu) berkas",
            "keterangan": f"Telah ditandatangani; {dokumen.jumlah_indikator} indikator. Disampaikan dengan hormat "
            "untuk menjadi bahan lebih lanjut.",
        }
    ]
    isi = {
        "tahun": dokumen.tahun,
        "periode": periode,
        "nomor": nomor,
        "penerima": list(penerima),
        "kiriman": kiriman,
    }
    return render_letter(
        "pengantar_iku.docx", isi, instansi=settings.instansi, tanggal=tanggal, judul="Surat pengantar dokumen IKU"
    )


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
        *_sources(store, versi),
        *_data(store, versi, nomor),
    ]
    past = tuple(
        (format_tanggal(item.pada.date()), str(langkah), f"{judul}{_note(item)}", item.oleh)
        for item in where.peristiwa
        for langkah, judul in [JUDUL_PERISTIWA[item.jenis]]
    )
    return build_archive(KepalaArsip(settings.instansi.nama, versi.dokumen.tahun, nomor, tanggal, past), files)


def _note(event: Peristiwa) -> str:
    """What belongs to an event: its note, what the signed PDF proved."""
    return "".join(
        f". {text}" for text in (event.catatan and f"Catatan: {event.catatan}", *event.isi.get("hasil", [])) if text
    )


def _papers(store: Store, versi: VersiBeku, nomor: int) -> Iterator[BerkasArsip]:
    """The frozen draft in every form, and what changed from each draft of the year to the next."""
    drafts = [
        draf for draf in reversed(list_drafts(store)) if draf.tahun == versi.dokumen.tahun and draf.nomor <= nomor
    ]
    stem = PurePosixPath(drafts[-1].berkas).stem
    for akhiran, penulis in PENULIS.items():
        given = drafts[-1].berkas.endswith(f".{akhiran}")
        content = draft_content(store, nomor) if given else rebuild_draft(store, nomor, akhiran)
        yield BerkasArsip(f"dokumen/{_safe(stem)}.{akhiran}", content, f"Dokumen draf nomor {nomor} ({penulis.judul})")
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
            yield BerkasArsip(f"{folder}/{number:02}-{_safe(berkas)}", content, words)
    rows = [
        (i.nomor, i.jenis, i.tanggal.isoformat(), i.hal, "; ".join(i.tujuan), i.oleh, "batal" if i.batal else "berlaku")
        for i in reversed(letter_register(store))
    ]
    head = ("nomor", "jenis", "tanggal", "hal", "tujuan", "oleh", "keadaan")
    yield BerkasArsip("surat/buku-surat.csv", _csv(head, rows), "Buku nomor surat")


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
                   or unggahan_id > coalesce((
                       select max(keputusan_id)
                       from raw_keputusan
                       where jenis = 'pengesahan'
                         and kunci like '%|diarsipkan|%'
                         and not starts_with(kunci, ?)
                   ), '')
                order by unggahan_id
            )
            group by sidik
            order by min(unggahan_id)
            """,
            [sorted({item.sidik for item in versi.sumber}), f"{versi.dokumen.tahun}|"],
        )
        .fetchall()
    )
    used = {item.sidik for item in versi.sumber}
    for number, (sidik, berkas, jenis, bidang, isi, pada) in enumerate(rows, start=1):
        words = [JUDUL_JENIS.get(jenis or "", "Berkas"), bidang, f"diunggah {format_tanggal(pada.date())}"]
        words.append("dipakai dokumen ini" if sidik in used else "tidak dipakai: diganti atau dibatalkan")
        yield BerkasArsip(f"{FOLDER_SUMBER}{number:03}-{_safe(berkas)}", bytes(isi), " · ".join(w for w in words if w))


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


def _safe(name: str) -> str:
    """A file name that every system can unpack; the true name stands in the frozen version and the index."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", name).strip(" .")[:150] or "berkas"
