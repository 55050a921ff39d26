"""What Beranda shows: cards of open work and the table of who has sent. Takes the summary, draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iku_analysis.ui import addresses
from iku_analysis.ui.addresses import Address
from iku_analysis.ui.look import Kartu
from iku_analysis.ui.progress import Kiriman, Ringkasan
from iku_analysis.ui.table import Kolom, Sel
from iku_analysis.ui.words import TINGKAT, day_text

PENGIRIM = [
    Kolom("nama", "Bidang atau dokumen"),
    Kolom("berkas", "Berkas", patah=True),
    Kolom("pada", "Diterima", rapat=True),
    Kolom("indikator", "Indikator", "kanan"),
    Kolom("temuan", "Belum ditangani", rapat=True),
]
_ARTI = {
    "galat": "belum ditangani, menghalangi penetapan",
    "peringatan": "belum ditangani",
    "catatan": "untuk diketahui",
}


@dataclass(frozen=True)
class Tautan:
    """A figure that opens what it counts: page, words, filter in the address."""

    halaman: str
    label: str
    saring: Address


def work_cards(summary: Ringkasan, today: date) -> list[Kartu]:
    """What waits for a decision, then the findings by severity, then those that are dealt with; a nought of these only
    where it is the findings'.
    """
    late = sum(bool(item.permintaan and item.permintaan.is_late(today)) for item in summary.diminta)
    late_note = f"{late} lewat batas waktu" if late else "perbaikannya ditunggu dari bidang"
    severities = [
        Kartu(str(summary.belum.get(name, 0)), tanda.teks, _ARTI[name], tanda.warna) for name, tanda in TINGKAT.items()
    ]
    others = [
        Kartu(str(summary.ragu + summary.tanpa_padanan), "? Padanan", "menunggu keputusan", "kuning"),
        Kartu(str(summary.selisih), "≠ Perbedaan", "menunggu putusan", "kuning"),
        Kartu(str(len(summary.diminta)), "→ Diminta", late_note, "merah" if late else "biru"),
        Kartu(str(summary.dikecualikan), "✓ Diterima", "dengan alasan", "abu"),
    ]
    before, after = ([card for card in part if card.angka != "0"] for part in (others[:2], others[2:]))
    return [*before, *severities, *after]


def work_links(summary: Ringkasan) -> list[Tautan]:
    """The way to what each card counts; nothing where there is nothing."""
    counted = [
        ("padanan", summary.ragu, "padanan ragu", addresses.pairs("ragu")),
        ("padanan", summary.tanpa_padanan, "tanpa padanan", addresses.pairs("tanpa_padanan")),
        ("padanan", summary.selisih, "perbedaan", addresses.reconciliation()),
        *(
            ("pemeriksaan", summary.belum.get(name, 0), tanda.kata.lower(), addresses.findings(tingkat=name))
            for name, tanda in TINGKAT.items()
        ),
        ("pemeriksaan", len(summary.diminta), "diminta", addresses.findings(keadaan="Diminta")),
        ("pemeriksaan", summary.dikecualikan, "diterima", addresses.findings(keadaan="Diterima")),
    ]
    return [Tautan(f"pages/{page}.py", f"{count} {word}", saring) for page, count, word, saring in counted if count]


def sender_rows(summary: Ringkasan) -> list[dict[str, object]]:
    """One row per bidang, then one per plan document."""
    return [_row(item, is_bidang=True) for item in summary.bidang] + [
        _row(item, is_bidang=False) for item in summary.dokumen
    ]


def _row(item: Kiriman, *, is_bidang: bool) -> dict[str, object]:
    if item.pada is None:
        missing = "◌ belum mengirim" if is_bidang else "◌ belum diunggah"
        return {"id": item.nama, "nama": Sel(item.nama, tebal=True), "berkas": Sel(missing, warna="abu")}
    counts = item.belum
    parts = [f"{tanda.simbol} {counts[name]}" for name, tanda in TINGKAT.items() if counts.get(name)]
    worst = next((tanda.warna for name, tanda in TINGKAT.items() if counts.get(name)), "hijau")
    asked = f"{item.diminta} diminta" if item.diminta else None
    finding = Sel("   ".join(parts) or "✓ tidak ada", kecil=asked, warna=worst, urut=sum(counts.values()))
    return {
        "id": item.nama,
        "nama": Sel(item.nama, tebal=True),
        "berkas": "\n".join(item.berkas),
        "pada": Sel(day_text(item.pada.date()), kecil=f"pukul {item.pada:%H.%M}", urut=item.pada.isoformat()),
        "indikator": str(item.indikator),
        "temuan": finding if is_bidang else "",
    }
