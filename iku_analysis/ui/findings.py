"""What Pemeriksaan shows: findings as a list, counts by severity and bidang, the catalogue in three states.

Takes an `Analysis`, gives rows and texts. Draws nothing and judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from iku_analysis.checks import CATALOGUE
from iku_analysis.pipeline import Analysis
from iku_analysis.results import HasilPemeriksaan, Temuan
from iku_analysis.store.closing import Ditutup
from iku_analysis.store.work import Hal, Tindak
from iku_analysis.ui.files import severity_cell
from iku_analysis.ui.table import Kolom, Sel
from iku_analysis.ui.words import TINGKAT, TUTUPAN, day_text, moment_text, place_text

SEMUA, TANPA_BIDANG = "Semua", "Tanpa bidang"
# State of a finding, as the page says it → as the record says it. "Selesai" lists requests, not findings.
STATUS = {"Terbuka": "terbuka", "Diminta": "diminta", "Diterima": "diterima", "Selesai": "selesai"}
DAFTAR = [
    Kolom("tingkat", "Tingkat", rapat=True),
    Kolom("kode", "Kode", rapat=True),
    Kolom("pesan", "Temuan"),
    Kolom("indikator", "Indikator"),
    Kolom("nilai", "Tertulis"),
    Kolom("harapan", "Seharusnya"),
]
_TINDAK = {"Diminta": Kolom("tindak", "Diminta", lebar="11rem"), "Diterima": Kolom("tindak", "Alasan", lebar="11rem")}
TUTUP = [
    Kolom("keadaan", "Keadaan", rapat=True),
    Kolom("pesan", "Yang diminta"),
    Kolom("indikator", "Indikator"),
    Kolom("sebab", "Ditutup oleh"),
]
MATRIKS = [
    Kolom("bidang", "Bidang", lebar="36%"),
    *(Kolom(name, tanda.teks, "kanan") for name, tanda in TINGKAT.items()),
    Kolom("diminta", "Diminta", "kanan"),
    Kolom("terlambat", "Terlambat", "kanan"),
    Kolom("diterima", "Diterima", "kanan"),
    Kolom("selesai", "Selesai", "kanan"),
]
_CHECKS = {item.kode: item for item in CATALOGUE}


@dataclass(frozen=True)
class Saringan:
    """What the list is narrowed to; empty or null: not narrowed."""

    tingkat: Sequence[str] = ()
    topik: str | None = None
    bidang: str | None = None
    status: str = "Terbuka"

    def apply(self, findings: Iterable[Temuan]) -> list[Temuan]:
        """The findings that fit, worst first, in the order of the files; those asked for by their day."""
        fitting = [item for item in findings if item.keadaan == STATUS[self.status] and self._fits(item)]
        return sorted(fitting, key=lambda item: (_day(item), TINGKAT[item.tingkat].urut))

    def apply_closed(self, closed: Iterable[Ditutup]) -> list[Ditutup]:
        """The closed requests that fit; what was not seen to be repaired stands first."""
        return sorted((item for item in closed if self._fits(item.hal)), key=lambda item: item.keadaan == "selesai")

    def _fits(self, item: Temuan | Hal) -> bool:
        return (
            (not self.tingkat or item.tingkat in self.tingkat)
            and (self.topik in (None, topic(item.kode)))
            and (self.bidang in (None, item.bidang or TANPA_BIDANG))
        )


def _day(item: Temuan) -> date:
    return (item.permintaan and item.permintaan.batas) or date.max


def columns(status: str) -> list[Kolom]:
    """The columns of the list in one state: what was asked, or why it was accepted, stands last."""
    return [*DAFTAR, *([_TINDAK[status]] if status in _TINDAK else [])]


def topic(kode: str) -> str:
    """The topic of a check; of a difference between plans, which has no code, where it was decided."""
    return _CHECKS[kode].topik if kode else "Rekonsiliasi"


def topics(analysis: Analysis) -> list[str]:
    """The topics of the checks that ran, in the order of the catalogue."""
    return list(dict.fromkeys(item.topik for item in analysis.pemeriksaan))


def senders(analysis: Analysis) -> list[str]:
    """All, the bidang that findings name, last those of no bidang (Renstra, Renja, the whole agency)."""
    names = {item.bidang for item in analysis.temuan}
    return [SEMUA, *sorted(name for name in names if name), *([TANPA_BIDANG] if None in names else [])]


def matrix_rows(analysis: Analysis, today: date) -> list[dict[str, Any]]:
    """Findings that nobody has dealt with by bidang and severity, then those that are dealt with; the sum of all last.

    `selesai` counts requests of the year that an upload or a correction closed.
    """
    counts: dict[str, Counter[str]] = {}
    for item in analysis.temuan:
        count = counts.setdefault(item.bidang or TANPA_BIDANG, Counter())
        count[item.tingkat if item.keadaan == "terbuka" else item.keadaan] += 1
        count["terlambat"] += bool(item.permintaan and item.permintaan.is_late(today))
    for closed in analysis.ditutup:
        counts.setdefault(closed.hal.bidang or TANPA_BIDANG, Counter())["selesai"] += closed.keadaan == "selesai"
    out = [_matrix_row(name, counts[name]) for name in sorted(counts, key=lambda name: (name == TANPA_BIDANG, name))]
    if len(out) > 1:
        out.append(_matrix_row(SEMUA, sum(counts.values(), Counter())))
    return out


def _matrix_row(name: str, count: Counter[str]) -> dict[str, Any]:
    colours = {level: tanda.warna for level, tanda in TINGKAT.items()} | {"terlambat": "merah", "selesai": "hijau"}
    cells = {}
    for column in MATRIKS[1:]:
        number = count[column.nama]
        colour = colours.get(column.nama) if number else "abu"
        cells[column.nama] = Sel(str(number), warna=colour, tebal=bool(number))
    return {"id": name, "bidang": Sel(name, tebal=name == SEMUA), **cells}


def finding_rows(findings: Iterable[Temuan], today: date) -> list[dict[str, Any]]:
    """One row per finding; `id` is its key across uploads."""
    return [
        {
            "id": item.kunci,
            "tingkat": severity_cell(item.tingkat),
            "kode": item.kode,
            "pesan": Sel(item.pesan, kecil=place_text(item.berkas, item.lembar, item.sel, item.baris)),
            "indikator": Sel(item.indikator or "", kecil=item.bidang),
            "nilai": item.nilai or "",
            "harapan": item.harapan or "",
            "tindak": _action_cell(item, today),
        }
        for item in findings
    ]


def _action_cell(item: Temuan, today: date) -> Sel | str:
    asked = item.permintaan
    if asked is None:
        return item.dikecualikan or ""
    day = day_text(asked.batas) if asked.batas else "tanpa batas waktu"
    late = asked.is_late(today)
    return Sel(f"▲ terlambat: {day}" if late else day, kecil=asked.teks, warna="merah" if late else None)


def closed_rows(closed: Iterable[Ditutup]) -> list[dict[str, Any]]:
    """One row per request whose finding is gone: what was asked and what closed it, or why that is not known."""
    out = []
    for item in closed:
        tanda, hal = TUTUPAN[item.keadaan], item.hal
        place = place_text(hal.berkas, hal.lembar, hal.sel, hal.baris)
        out.append(
            {
                "id": item.permintaan.keputusan_id,
                "keadaan": Sel(tanda.teks, warna=tanda.warna, urut=tanda.urut),
                "pesan": Sel(f"{hal.kode} {hal.pesan}".strip(), kecil=f"{item.permintaan.teks} · {place}"),
                "indikator": Sel(hal.indikator or "", kecil=hal.bidang),
                "sebab": item.sebab,
            }
        )
    return out


def upload_of(analysis: Analysis, finding: Temuan) -> str | None:
    """The upload that a finding points into; null where it points to no sheet."""
    sheets = analysis.lembar
    if finding.baris_id:
        rows = analysis.baris[analysis.baris["baris_id"] == finding.baris_id]
        if len(rows):
            return str(rows.iloc[0]["unggahan_id"])
    fitting = sheets[(sheets["berkas"] == finding.berkas) & (sheets["lembar"] == finding.lembar)]
    return str(fitting.iloc[0]["unggahan_id"]) if len(fitting) else None


def entry_text(entry: Tindak) -> tuple[str, str]:
    """(who did what and when, the words) of one entry of a thread."""
    what = {"komentar": "menulis", "pengecualian": "menerima temuan ini dengan alasan"}.get(entry.jenis)
    if what is None:
        when = f" paling lambat {day_text(entry.batas)}" if entry.batas else ""
        what = f"meminta perbaikan kepada {entry.bidang or 'pemegang dokumen'}{when}"
    return f"{entry.oleh} {what} · {moment_text(entry.pada)}", entry.teks


def result_of(analysis: Analysis, kode: str) -> HasilPemeriksaan:
    """What one check came to in this run."""
    return next(item for item in analysis.pemeriksaan if item.kode == kode)


def next_after(shown: Sequence[Temuan], finding: Temuan) -> str | None:
    """The key of the finding below in the list; null after the last one."""
    keys = [item.kunci for item in shown]
    at = keys.index(finding.kunci) if finding.kunci in keys else -1
    return keys[at + 1] if at + 1 < len(keys) else None


def facts(analysis: Analysis, finding: Temuan) -> list[tuple[str, str | None]]:
    """Name and text of all that is known of a finding, in the order people ask."""
    return [
        ("Indikator", finding.indikator),
        ("Bidang", finding.bidang),
        ("Tahun", str(finding.tahun) if finding.tahun else None),
        ("Tertulis", finding.nilai),
        ("Seharusnya", finding.harapan),
        ("Yang perlu dilakukan", finding.saran),
        ("Dasar", result_of(analysis, finding.kode).sumber),
    ]
