"""What a meeting decided, as papers and screens say it: one row per indicator, before and after, and the draft's notes.

Takes putusan of `store.meeting`, gives texts and frozen rows. Writes no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iku_analysis.documents.joining import heading
from iku_analysis.fields import FIELDS
from iku_analysis.number_format import format_tanggal
from iku_analysis.store.meeting import KATA, TUNDA, Perubahan, Putusan, TindakLanjut

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

BELUM = "Belum diputuskan"


@dataclass(frozen=True)
class BarisRapat:
    """One indicator that a meeting spoke of. Texts as printed; `masuk`: whether the draft holds it."""

    putusan: str
    bidang: str
    sasaran: str
    indikator: str
    sebelum: str
    sesudah: str
    catatan: str
    tindak_lanjut: str
    diputuskan: str
    masuk: bool


def meeting_rows(analysis: Analysis, bidang: str | None) -> tuple[BarisRapat, ...]:
    """A row per usulan that a meeting decided on or noted something on, in the order of files and rows."""
    if not analysis.putusan:
        return ()
    known = analysis.baris[analysis.baris["baris_id"].isin(list(analysis.putusan))]
    rows = known.sort_values(["berkas", "sidik", "urutan"], kind="stable")
    putusan = {analysis.putusan[baris_id].kunci: analysis.putusan[baris_id] for baris_id in rows["baris_id"]}
    return tuple(row_of(item) for item in putusan.values() if bidang in (None, item.bidang))


def row_of(item: Putusan) -> BarisRapat:
    """One putusan in words."""
    return BarisRapat(
        putusan=KATA.get(item.putusan, BELUM),
        bidang=item.bidang or "",
        sasaran=heading(item.sasaran) or "",
        indikator=heading(item.indikator) or "",
        sebelum=before_text(item),
        sesudah=after_text(item),
        catatan=item.catatan,
        tindak_lanjut=follow_up_text(item.tindak_lanjut),
        diputuskan=decided_text(item),
        masuk=not item.leaves_draft,
    )


def meeting_notes(rows: Iterable[BarisRapat]) -> Iterator[str]:
    """Notes of the draft: what a meeting took out or put off. Changes are noted as the corrections that they are."""
    for row in rows:
        because = f" Alasan: {row.catatan}." if row.catatan else ""
        if not row.masuk:
            who = row.bidang or "tanpa bidang"
            yield f"{row.indikator} ({who}): {row.putusan.lower()} rapat, {row.sesudah}.{because}"
        elif row.putusan == KATA[TUNDA]:
            yield f"{row.indikator}: ditunda rapat; masih dimuat dan belum diputuskan.{because}"


def before_text(item: Putusan) -> str:
    """What the usulan said of all that the meeting touched."""
    if item.ubah:
        return "; ".join(f"{field_name(one)} {one.dari or 'kosong'}" for one in item.ubah)
    return "dimuat dalam usulan"


def after_text(item: Putusan) -> str:
    """What the draft holds now."""
    if item.ubah:
        return "; ".join(f"{field_name(one)} {one.ke}" for one in item.ubah)
    if item.leaves_draft:
        return f"tidak dimuat; digabung ke “{item.dengan_nama}”" if item.dengan_nama else "tidak dimuat"
    return "dimuat, belum diputuskan" if item.putusan in ("", TUNDA) else "dimuat tanpa perubahan"


def verdict_sentence(item: Putusan) -> str:
    """Diubah: target 2026 80 → 82,5."""
    word = KATA.get(item.putusan, BELUM)
    if item.dengan_nama:
        return f"{word} dengan “{item.dengan_nama}”"
    changes = ", ".join(f"{field_name(one)} {one.dari or 'kosong'} → {one.ke}" for one in item.ubah)
    return f"{word}: {changes}" if changes else word


def follow_up_text(todo: TindakLanjut) -> str:
    """Memperbaiki rumus (Bidang Poldagri, paling lambat 1 Desember 2026); blank where nothing is to be done."""
    if not todo.apa:
        return ""
    until = f", paling lambat {todo.tanggal()}" if todo.batas else ""
    return f"{todo.apa} ({todo.siapa or 'belum ditunjuk'}{until})"


def decided_text(item: Putusan) -> str:
    """Who decided and when: Kepala Badan, 26 November 2026 pukul 09.05."""
    when = f"{format_tanggal(item.pada.date())} pukul {item.pada:%H.%M}" if item.pada else ""
    return ", ".join(part for part in (item.diputuskan or item.oleh, when) if part)


def field_name(one: Perubahan) -> str:
    """target 2026."""
    return f"{FIELDS[one.medan].judul.lower()} {one.tahun or ''}".strip()
