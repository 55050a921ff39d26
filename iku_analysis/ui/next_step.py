"""What to do next, for Beranda: the first of the open things, in the order in which they hold each other up.

Takes the counts, gives one sentence and the way to where it is done. Draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from iku_analysis.number_format import format_tanggal
from iku_analysis.ui import addresses
from iku_analysis.ui.addresses import Address
from iku_analysis.ui.progress import Ringkasan


@dataclass(frozen=True)
class Tindakan:
    """The next action: what to say, the page with its filters in the address, the word on the button."""

    kalimat: str
    halaman: str
    tombol: str
    saring: Address = field(default_factory=dict)


def next_action(summary: Ringkasan) -> Tindakan:
    """The one thing to do now."""
    return _before_analysis(summary) or _analysis(summary) or _afterwards(summary)


def _before_analysis(summary: Ringkasan) -> Tindakan | None:
    """Files that are still missing, and a document that is no longer here."""
    lacking = [item.nama for item in summary.dokumen if item.pada is None and item.nama in ("Renstra", "Renja")]
    plans, silent = " dan ".join(lacking), summary.belum_mengirim
    if summary.is_empty:
        text = "Belum ada berkas. Mulailah dengan mengunggah usulan setiap bidang, Renstra, dan Renja."
        return Tindakan(text, "unggah", "Unggah berkas")
    if summary.posisi.is_selesai:
        return Tindakan("Siklus ini selesai: dokumen sudah dikirim dan diarsipkan.", "pengesahan", "Lihat arsip")
    if summary.diserahkan:
        langkah = summary.posisi.langkah
        text = f"Dokumen IKU ada pada langkah {langkah.nomor}: {langkah.judul}, oleh {langkah.oleh(summary.pimpinan)}."
        return Tindakan(text, "pengesahan", "Buka pengesahan")
    if summary.asing:
        text = f"Judul {'; '.join(summary.asing)} menyebut instansi lain. Nyatakan milik instansi ini, atau batalkan."
        return Tindakan(text, "unggah", "Periksa berkas")
    if lacking:
        text = f"{plans} belum diunggah, sehingga usulan belum dapat dibandingkan."
        return Tindakan(text, "unggah", f"Unggah {plans}")
    if silent:
        text = f"{len(silent)} bidang belum mengirim usulan: {'; '.join(silent)}."
        return Tindakan(text, "unggah", "Unggah usulan yang kurang")
    return None


def _analysis(summary: Ringkasan) -> Tindakan | None:
    """Pairs, then what differs between the plans (it closes findings too), findings, what the meeting put off; then
    waiting for repairs.
    """
    unsure = [f"{summary.ragu} usulan padanannya di Renstra belum pasti"] if summary.ragu else []
    unsure += [f"{summary.tanpa_padanan} usulan tidak ditemukan di Renstra"] if summary.tanpa_padanan else []
    if unsure:
        text = f"{' dan '.join(unsure)}. Putuskan satu per satu."
        return Tindakan(text, "padanan", "Putuskan padanan", addresses.waiting_pairs(summary))
    if summary.selisih:
        text = f"{summary.selisih} perbedaan antara usulan, Renstra, dan Renja menunggu putusan Anda."
        return Tindakan(text, "padanan", "Putuskan perbedaan", addresses.reconciliation())
    for tingkat in ("galat", "peringatan"):
        if count := summary.belum.get(tingkat, 0):
            text = f"{count} {tingkat} belum ditangani. Minta bidang memperbaikinya, atau terima dengan alasan."
            return Tindakan(text, "pemeriksaan", f"Tangani {tingkat}", addresses.findings(tingkat=tingkat))
    if summary.ditunda:
        text = f"{summary.ditunda} indikator ditunda rapat. Putuskan, supaya dokumen dapat diajukan."
        return Tindakan(text, "rapat", "Buka rapat")
    waiting = [item for item in summary.diminta if item.tingkat == "galat"]
    if waiting:
        asked = sorted({item.bidang or "pemegang dokumen" for item in waiting})
        days = [item.permintaan.batas for item in waiting if item.permintaan and item.permintaan.batas]
        when = f", paling lambat {format_tanggal(min(days))}" if days else ""
        text = f"{len(waiting)} galat menunggu perbaikan dari {'; '.join(asked)}{when}."
        return Tindakan(text, "unggah", "Unggah perbaikan")
    return None


def _afterwards(summary: Ringkasan) -> Tindakan:
    """Everything is settled: the draft, then the Sekretaris."""
    if not summary.draf_mutakhir:
        text = "Semua indikator siap: tidak ada keputusan, galat, dan peringatan yang tertunda. Draf IKU dapat dibuat."
        return Tindakan(text, "draf", "Buat draf")
    text = "Draf terakhir sudah memuat keadaan terbaru. Serahkan kepada Sekretaris untuk dikoreksi."
    return Tindakan(text, "pengesahan", "Serahkan kepada Sekretaris")
