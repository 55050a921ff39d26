"""The catalogue of checks as rows and texts: its three states, the help card of one, its thresholds. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from iku_analysis.checks import CATALOGUE
from iku_analysis.checks.ambang import AMBANG
from iku_analysis.number_format import format_angka
from iku_analysis.results import HasilPemeriksaan
from iku_analysis.settings import Settings
from iku_analysis.ui.table import Kolom, Sel
from iku_analysis.ui.words import HASIL

KATALOG = [
    Kolom("kode", "Kode", rapat=True),
    Kolom("judul", "Pemeriksaan"),
    Kolom("hasil", "Hasil", rapat=True),
    Kolom("jumlah", "Diperiksa", "kanan"),
    Kolom("alasan", "Yang tidak dapat diperiksa"),
    Kolom("ambang", "Ambang", "kanan"),
    Kolom("sumber", "Sumber"),
]
_CHECKS = {item.kode: item for item in CATALOGUE}


def catalogue_rows(results: Iterable[HasilPemeriksaan], settings: Settings) -> list[dict[str, Any]]:
    """One row per check: findings first, then what could not be checked, then what passed."""
    out = []
    for item in sorted(results, key=lambda result: (HASIL[result.status].urut, result.kode)):
        tanda = HASIL[item.status]
        word = f"{tanda.simbol} {item.temuan} temuan" if item.status == "temuan" else tanda.teks
        if item.kode in settings.dimatikan:
            word = "◌ Dimatikan"
        out.append(
            {
                "id": item.kode,
                "kode": item.kode,
                "judul": Sel(item.judul, kecil=item.topik),
                "hasil": Sel(word, warna=tanda.warna, urut=tanda.urut),
                "jumlah": str(item.diperiksa),
                "alasan": Sel(f"◌ {item.tidak_diperiksa} isian", kecil=item.alasan, warna="abu")
                if item.tidak_diperiksa
                else Sel(item.alasan or "", warna="abu"),
                "ambang": _threshold_cell(item.kode, settings),
                "sumber": item.sumber,
            }
        )
    return out


def _threshold_cell(kode: str, settings: Settings) -> Sel | str:
    names = _CHECKS[kode].ambang
    own = any(name in settings.alasan_ambang for name in names)
    values = "; ".join(format_angka(getattr(settings.thresholds, name)) for name in names)
    return Sel(values, kecil="diubah instansi" if own else None, warna="kuning" if own else None) if names else ""


def check_title(kode: str) -> str:
    """The title of a check."""
    return _CHECKS[kode].judul


def card_facts(kode: str, sumber: str, settings: Settings) -> list[tuple[str, str | None]]:
    """The help card of a check, as name and text: what, why, examples, source, thresholds in force with reasons."""
    found = _CHECKS[kode]
    card = found.kartu
    ambang = []
    for name in found.ambang:
        title, unit, reason = AMBANG[name]
        own = settings.alasan_ambang.get(name)
        why = f"diubah instansi: {own}" if own else reason
        ambang.append(f"{title}: {format_angka(getattr(settings.thresholds, name))} {unit} ({why})")
    return [
        ("Yang diperiksa", card.apa),
        ("Mengapa", card.mengapa),
        ("Contoh baik", card.baik),
        ("Contoh kurang", card.kurang),
        ("Sumber", sumber),
        ("Ambang", "; ".join(ambang) or "Tidak memakai ambang."),
        ("Dimatikan", settings.dimatikan.get(kode)),
    ]


def thresholds_of(kode: str) -> tuple[str, ...]:
    """The names of the thresholds that a check reads."""
    return _CHECKS[kode].ambang
