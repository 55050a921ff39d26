"""What Beranda shows: cards of open findings and the table of who has sent. Takes the summary, draws nothing."""

from __future__ import annotations

from dataclasses import dataclass

from iku_analysis.ui.look import Kartu
from iku_analysis.ui.progress import Kiriman, Ringkasan
from iku_analysis.ui.table import Sel
from iku_analysis.ui.words import PADANAN, TINGKAT, day_text

_ARTI = {
    "galat": "menghalangi penetapan",
    "peringatan": "perlu catatan atau perbaikan",
    "catatan": "untuk diketahui",
}


def finding_cards(summary: Ringkasan) -> list[Kartu]:
    """Open findings by severity, then the accepted ones."""
    cards = [
        Kartu(str(summary.temuan.get(name, 0)), tanda.teks, _ARTI[name], tanda.warna) for name, tanda in TINGKAT.items()
    ]
    cards.append(Kartu(str(summary.ragu), "? Padanan ragu", "menunggu keputusan", "kuning"))
    cards.append(Kartu(str(summary.dikecualikan), "✓ Diterima", "diterima dengan alasan", "abu"))
    return cards


@dataclass(frozen=True)
class Tautan:
    """A figure that opens what it counts: page, words, filter in the address."""

    halaman: str
    label: str
    saring: dict[str, str]


def finding_links(summary: Ringkasan) -> list[Tautan]:
    """The way to the findings of each severity and to the unsure pairs; nothing where there is nothing."""
    links = [
        Tautan("pages/pemeriksaan.py", f"{summary.temuan[name]} {tanda.kata.lower()}", {"tingkat": tanda.markdown})
        for name, tanda in TINGKAT.items()
        if summary.temuan.get(name)
    ]
    if summary.ragu:
        links.append(Tautan("pages/padanan.py", f"{summary.ragu} padanan ragu", {"keadaan": PADANAN["ragu"].markdown}))
    if summary.dikecualikan:
        links.append(Tautan("pages/pemeriksaan.py", f"{summary.dikecualikan} diterima", {"status": "Diterima"}))
    return links


def sender_rows(summary: Ringkasan) -> list[dict[str, object]]:
    """One row per bidang, then one per plan document."""
    return [_row(item, is_bidang=True) for item in summary.bidang] + [
        _row(item, is_bidang=False) for item in summary.dokumen
    ]


def _row(item: Kiriman, *, is_bidang: bool) -> dict[str, object]:
    if item.pada is None:
        missing = "◌ belum mengirim" if is_bidang else "◌ belum diunggah"
        return {"nama": Sel(item.nama, tebal=True), "berkas": Sel(missing, warna="abu")}
    counts = dict(item.temuan)
    parts = [f"{tanda.simbol} {counts[name]}" for name, tanda in TINGKAT.items() if counts.get(name)]
    worst = next((tanda.warna for name, tanda in TINGKAT.items() if counts.get(name)), "hijau")
    finding = Sel("   ".join(parts) or "✓ tidak ada", warna=worst, urut=sum(counts.values()))
    return {
        "nama": Sel(item.nama, tebal=True),
        "berkas": "\n".join(item.berkas),
        "pada": Sel(day_text(item.pada.date()), kecil=f"pukul {item.pada:%H.%M}", urut=item.pada.isoformat()),
        "indikator": str(item.indikator),
        "temuan": finding if is_bidang else "",
    }
