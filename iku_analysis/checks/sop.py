"""Check of the procedure: is the IKU formally decided, in time? K51.

What it judges stands in no file: the steps of the cycle, the Keputusan, and the day. So it is judged beside the run
(`judge_cycle`), whose other checks rest on files and decisions alone, and is laid over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from iku_analysis.checks.registry import REGISTRY, check
from iku_analysis.checks.runner import judged
from iku_analysis.number_format import format_tanggal
from iku_analysis.results import Dilihat, HasilPemeriksaan, Temuan
from iku_analysis.sop import Jejak, has_holidays, last_working_day
from iku_analysis.store.decree import Penetapan

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

KODE = "K51"
_TTD = 11  # the step that the signature ends


@check(
    kode=KODE,
    judul="IKU belum ditetapkan atau tahap SOP terlambat",
    tingkat="catatan",
    topik="SOP",
    sumber="SOP, LKE",
    tanpa_data="Dinilai di aplikasi dari tanggal langkah dan Pengesahan, tidak dari berkas dan tidak dalam draf.",
)
def belum_ditetapkan() -> str:
    """IKU sah setelah ditandatangani dan ditetapkan dengan Keputusan bernomor dan bertanggal.

    Tahap yang dihitung dalam hari kerja tidak boleh lebih lama dari SOP: analisis empat hari, konsep dua hari, koreksi
    satu hari. Tanggal langkah dan tanda tangan diambil dari Pengesahan dan Beranda; Keputusan dicatat di Pengesahan.
    Langkah yang mulainya belum tercatat tidak dapat diperiksa. Tidak dicetak dalam draf, karena penetapan sesudahnya.

    Mengapa: Dokumen yang belum ditetapkan belum mengikat, dan tahap yang terlambat menunda Perjanjian Kinerja.

    Baik: Keputusan penetapan bernomor dan bertanggal. Kurang: draf tanpa nomor.
    """
    return "select 'tdp' as status"


@dataclass(frozen=True)
class Siklus:
    """What is known of the cycle of a year on a day. `jejak`: the thirteen steps in their order."""

    tahun: int
    jejak: Sequence[Jejak]
    penetapan: Penetapan | None
    hari_ini: date


def judge_cycle(siklus: Siklus, sumber: str) -> tuple[HasilPemeriksaan, tuple[Temuan, ...], tuple[Dilihat, ...]]:
    """K51 of a cycle: signature, Keputusan, and each step that is counted in working days. `sumber`: its basis."""
    rows = [_signed(siklus), _decided(siklus), *(_step(siklus, item) for item in siklus.jejak if item.langkah.hari)]
    begun = siklus.penetapan or any(item.mulai or item.selesai for item in siklus.jejak)
    for row in rows:
        row["tahun"] = siklus.tahun
        if not begun:
            row |= {"status": "tdp", "alasan": f"belum ada langkah IKU {siklus.tahun} yang tercatat"}
    return judged(REGISTRY[KODE], sumber, rows)


def with_cycle(analysis: Analysis, siklus: Siklus) -> Analysis:
    """A run with K51 as the cycle gives it."""
    before = next(item for item in analysis.pemeriksaan if item.kode == KODE)
    result, found, seen = judge_cycle(siklus, before.sumber)
    return replace(
        analysis,
        jejak=tuple(siklus.jejak),
        pemeriksaan=tuple(result if item is before else item for item in analysis.pemeriksaan),
        temuan=(*(item for item in analysis.temuan if item.kode != KODE), *found),
        dilihat=(*analysis.dilihat, *seen),
    )


def for_draft(analysis: Analysis) -> tuple[list[Temuan], list[HasilPemeriksaan]]:
    """Findings and results as a draft prints them: what is judged by the day and by what follows it is left open."""
    checked = [
        judged(REGISTRY[KODE], item.sumber, [{"status": "tdp"}])[0] if item.kode == KODE and analysis.jejak else item
        for item in analysis.pemeriksaan
    ]
    return [item for item in analysis.temuan if item.kode != KODE], checked


def _signed(siklus: Siklus) -> dict[str, Any]:
    done = siklus.jejak[_TTD - 1].selesai
    return {
        "status": "lulus" if done else "temuan",
        "hal": "tanda tangan",
        "harapan": "dokumen bertanda tangan pimpinan",
        "pesan": f"Dokumen IKU {siklus.tahun} belum ditandatangani.",
        "saran": "Selesaikan sampai langkah 11 di Pengesahan, atau catat tanggalnya di Beranda.",
    }


def _decided(siklus: Siklus) -> dict[str, Any]:
    known = siklus.penetapan
    missing = [
        name for name, there in (("nomor", known and known.nomor), ("tanggal", known and known.tanggal)) if not there
    ]
    return {
        "status": "temuan" if missing else "lulus",
        "hal": "keputusan",
        "nilai": known.nomor if known and known.nomor else None,
        "harapan": "Keputusan penetapan bernomor dan bertanggal",
        "pesan": f"{' dan '.join(missing).capitalize()} Keputusan tentang IKU {siklus.tahun} belum dicatat.",
        "saran": "Catat di Pengesahan, bagian Berkas dan surat, sesudah Keputusan ditetapkan.",
    }


def _step(siklus: Siklus, item: Jejak) -> dict[str, Any]:
    langkah = item.langkah
    row: dict[str, Any] = {"hal": f"langkah {langkah.nomor}"}
    if item.mulai is None:
        return row | {"status": "tdp", "alasan": f"langkah {langkah.nomor}: tanggal mulainya belum tercatat"}
    begun, hari = item.mulai.date(), langkah.hari or 0
    until = f"selesai {format_tanggal(item.selesai.date())}" if item.selesai else "belum selesai"
    batas = last_working_day(begun, hari)
    years = range(begun.year, (item.selesai.date() if item.selesai else siklus.hari_ini).year + 1)
    unknown = [str(year) for year in years if not has_holidays(year)]
    note = f" Hari libur tahun {', '.join(unknown)} tidak diketahui; Senin sampai Jumat dihitung." if unknown else ""
    return row | {
        "status": "temuan" if item.is_late(siklus.hari_ini) else "lulus",
        "nilai": f"mulai {format_tanggal(begun)}, {until}",
        "harapan": f"selesai paling lambat {format_tanggal(batas)}",
        "pesan": f"Langkah {langkah.nomor} ({langkah.judul}) melewati waktu baku {hari} hari kerja.{note}",
        "saran": "Terima dengan alasannya, atau betulkan tanggalnya di Beranda bila tercatat keliru."
        if item.selesai
        else "Selesaikan langkah ini, atau catat tanggal yang sebenarnya di Beranda.",
    }
