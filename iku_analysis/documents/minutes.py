"""Papers of a meeting: invitation, attendance list, minutes, from the agenda and what was decided.

Takes the meeting, its items and an `Analysis`, gives the bytes of .docx and .pdf from templates of data/templat; the
same decisions give the same bytes. Says of each indicator what was decided, also where nothing was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from iku_analysis.documents.agenda import TANPA_BIDANG, Butir
from iku_analysis.documents.letters import render_letter, signer
from iku_analysis.documents.meeting_rows import BELUM, verdict_sentence
from iku_analysis.documents.pdf import compile_pdf
from iku_analysis.number_format import format_hari, format_tanggal
from iku_analysis.settings import Instansi
from iku_analysis.store.meeting import KATA, Putusan, Rapat

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

_BARIS_KOSONG = 5  # free lines at the end of the attendance list


def invitation(analysis: Analysis, rapat: Rapat, items: Sequence[Butir], instansi: Instansi) -> bytes:
    """The invitation (SOP 4) to Kaban and the officials of eselon III, with the agenda from the data."""
    counts = Counter(item.kelompok for item in items)
    galat = len(analysis.open_findings("galat"))
    agenda = [f"{name} ({count} indikator)" for name, count in counts.items()]
    isi = {
        "nomor": rapat.nomor_undangan,
        "tujuan": list(rapat.peserta),
        "rapat": _facts(rapat),
        "tahun": analysis.scope.tahun,
        "periode": _period(analysis),
        "agenda": agenda,
        "jumlah": len(items),
        "temuan": len(analysis.open_findings()),
        "galat": galat,
    }
    return render_letter("undangan_rapat.docx", isi, instansi=instansi, tanggal=rapat.tanggal, judul="Undangan rapat")


def attendance(rapat: Rapat, instansi: Instansi) -> bytes:
    """The list to sign: everyone invited, and free lines."""
    peserta = [*rapat.peserta, *[""] * _BARIS_KOSONG]
    isi = {"rapat": _facts(rapat), "peserta": peserta}
    return render_letter("daftar_hadir.docx", isi, instansi=instansi, tanggal=rapat.tanggal, judul="Daftar hadir")


def minutes_docx(analysis: Analysis, rapat: Rapat, items: Sequence[Butir], instansi: Instansi) -> bytes:
    """The minutes as Word."""
    isi = minutes_fields(analysis, rapat, items, instansi)
    return render_letter("notulen.docx", isi, instansi=instansi, tanggal=rapat.tanggal, judul="Notulen rapat")


def minutes_pdf(analysis: Analysis, rapat: Rapat, items: Sequence[Butir], instansi: Instansi) -> bytes:
    """The minutes as PDF."""
    isi = {
        **minutes_fields(analysis, rapat, items, instansi),
        "instansi": instansi.for_paper(),
        "tanggal_teks": format_tanggal(rapat.tanggal),
    }
    return compile_pdf("notulen.typ", isi, tanggal=rapat.tanggal)


def minutes_fields(analysis: Analysis, rapat: Rapat, items: Sequence[Butir], instansi: Instansi) -> dict[str, Any]:
    """What the templates of the minutes know."""
    spoken = [item for item in items if item.putusan]
    counts = Counter(item.keadaan for item in items)
    words = [f"{counts[name]} {KATA[name].lower()}" for name in KATA if counts[name]]
    if counts["belum"]:
        words.append(f"{counts['belum']} {BELUM.lower()}")
    target = _targets(analysis)
    by_group = {name: list(group) for name, group in groupby(items, key=lambda item: item.kelompok)}
    return {
        "rapat": _facts(rapat),
        "tahun": analysis.scope.tahun,
        "periode": _period(analysis),
        "peserta": list(rapat.peserta),
        "jumlah": len(items),
        "ringkasan": ", ".join(words) or "belum ada usulan",
        "urut": "bidang" if rapat.urut == "bidang" else "sasaran",
        "kelompok": [
            {"nama": name, "butir": [_line(item, target.get(item.baris_id, "")) for item in group]}
            for name, group in by_group.items()
        ],
        "pembahasan": [
            {"no": item.nomor, "indikator": item.nama, "catatan": item.putusan.catatan}
            for item in spoken
            if item.putusan and item.putusan.catatan
        ],
        "tindak_lanjut": [
            _follow_up(item, item.putusan) for item in spoken if item.putusan and item.putusan.tindak_lanjut.apa
        ],
        "penandatangan": signer(instansi) | {"jabatan": rapat.pimpinan or instansi.jabatan_penandatangan},
        "notulis": rapat.notulis,
    }


def _line(item: Butir, target: str) -> dict[str, Any]:
    putusan = item.putusan
    return {
        "no": item.nomor,
        "indikator": item.nama,
        "bidang": item.baris["bidang"] or TANPA_BIDANG,
        "satuan": item.baris["satuan"] or "",
        "target": target,
        "putusan": verdict_sentence(putusan) if putusan else BELUM,
    }


def _follow_up(item: Butir, putusan: Putusan) -> dict[str, Any]:
    todo = putusan.tindak_lanjut
    return {
        "no": item.nomor,
        "indikator": item.nama,
        "apa": todo.apa,
        "siapa": todo.siapa or "belum ditunjuk",
        "batas": todo.tanggal(),
    }


def _targets(analysis: Analysis) -> dict[str, str]:
    """baris_id → target of the year as it stands now."""
    nilai = analysis.nilai
    rows = nilai[(nilai["medan"] == "target") & (nilai["tahun"] == analysis.scope.tahun)]
    return {str(row["baris_id"]): row["teks"] or "" for row in rows[::-1].to_dict("records")}


def _facts(rapat: Rapat) -> dict[str, Any]:
    end = f" s.d. {rapat.selesai:%H.%M}" if rapat.selesai and rapat.selesai.date() == rapat.tanggal else ""
    return {
        "judul": rapat.judul,
        "hari": f"{format_hari(rapat.tanggal)}, {format_tanggal(rapat.tanggal)}",
        "waktu": f"{rapat.waktu}{end} WIB",
        "tempat": rapat.tempat,
        "pimpinan": rapat.pimpinan,
        "notulis": rapat.notulis,
        "undangan": rapat.nomor_undangan,
    }


def _period(analysis: Analysis) -> str:
    periode = analysis.scope.periode
    return f"{periode[0]}–{periode[1]}" if periode else ""
