"""The cover letter that takes the signed document out of the agency (SOP 12).

Takes the store and where the document stands, gives the letter its number, keeps it and records the event with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from iku_analysis.documents.frozen import VersiBeku
from iku_analysis.documents.letters import render_letter
from iku_analysis.documents.packing import safe_name
from iku_analysis.drafting import past_version
from iku_analysis.errors import UsageError
from iku_analysis.settings import Settings
from iku_analysis.store.approval import journey, record_event
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.letters import next_number, take_number

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
    paper = ("surat", f"surat-pengantar-{safe_name(surat.nomor)}.docx", content)
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
