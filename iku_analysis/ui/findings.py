"""What Pemeriksaan shows: findings as a list, counts by severity and bidang, the catalogue in three states.

Takes an `Analysis`, gives rows and texts. Draws nothing and judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from iku_analysis.checks import CATALOGUE
from iku_analysis.pipeline import Analysis
from iku_analysis.results import HasilPemeriksaan, Temuan
from iku_analysis.store.decisions import Keputusan
from iku_analysis.ui.files import severity_cell
from iku_analysis.ui.table import Kolom, Sel
from iku_analysis.ui.words import HASIL, TINGKAT, moment_text, place_text

SEMUA, TANPA_BIDANG = "Semua", "Tanpa bidang"
STATUS = ("Terbuka", "Dikecualikan")
DAFTAR = [
    Kolom("tingkat", "Tingkat", rapat=True),
    Kolom("kode", "Kode", rapat=True),
    Kolom("pesan", "Temuan"),
    Kolom("indikator", "Indikator"),
    Kolom("nilai", "Tertulis"),
    Kolom("harapan", "Seharusnya"),
]
KATALOG = [
    Kolom("kode", "Kode", rapat=True),
    Kolom("judul", "Pemeriksaan"),
    Kolom("hasil", "Hasil", rapat=True),
    Kolom("jumlah", "Diperiksa", "kanan"),
    Kolom("alasan", "Yang tidak dapat diperiksa"),
    Kolom("sumber", "Sumber"),
]
MATRIKS = [
    Kolom("bidang", "Bidang"),
    *(Kolom(name, tanda.teks, "kanan") for name, tanda in TINGKAT.items()),
    Kolom("jumlah", "Jumlah", "kanan"),
]
_CHECKS = {item.kode: item for item in CATALOGUE}


@dataclass(frozen=True)
class Saringan:
    """What the list is narrowed to; empty or null: not narrowed."""

    tingkat: Sequence[str] = ()
    topik: str | None = None
    bidang: str | None = None
    status: str = STATUS[0]

    def apply(self, findings: Iterable[Temuan]) -> list[Temuan]:
        """The findings that fit, worst first, in the order of the files."""
        fitting = [item for item in findings if self._fits(item)]
        return sorted(fitting, key=lambda item: TINGKAT[item.tingkat].urut)

    def _fits(self, item: Temuan) -> bool:
        return (
            (item.dikecualikan is not None) == (self.status == STATUS[1])
            and (not self.tingkat or item.tingkat in self.tingkat)
            and (self.topik in (None, topic(item.kode)))
            and (self.bidang in (None, item.bidang or TANPA_BIDANG))
        )


def topic(kode: str) -> str:
    """The topic of a check."""
    return _CHECKS[kode].topik


def topics(analysis: Analysis) -> list[str]:
    """The topics of the checks that ran, in the order of the catalogue."""
    return list(dict.fromkeys(item.topik for item in analysis.pemeriksaan))


def senders(analysis: Analysis) -> list[str]:
    """All, the bidang that findings name, last those of no bidang (Renstra, Renja, the whole agency)."""
    names = {item.bidang for item in analysis.temuan}
    return [SEMUA, *sorted(name for name in names if name), *([TANPA_BIDANG] if None in names else [])]


def matrix_rows(findings: Iterable[Temuan]) -> list[dict[str, Any]]:
    """Open findings by bidang and severity, with the sum of all last."""
    counts: dict[str, Counter[str]] = {}
    for item in findings:
        counts.setdefault(item.bidang or TANPA_BIDANG, Counter())[item.tingkat] += 1
    out = [_matrix_row(name, counts[name]) for name in sorted(counts, key=lambda name: (name == TANPA_BIDANG, name))]
    if len(out) > 1:
        out.append(_matrix_row(SEMUA, sum(counts.values(), Counter())))
    return out


def _matrix_row(name: str, count: Counter[str]) -> dict[str, Any]:
    cells = {
        level: Sel(str(count[level]), warna=tanda.warna, tebal=True) if count[level] else Sel("0", warna="abu")
        for level, tanda in TINGKAT.items()
    }
    total = Sel(str(sum(count.values())), tebal=True)
    return {"id": name, "bidang": Sel(name, tebal=name == SEMUA), **cells, "jumlah": total}


def finding_rows(findings: Iterable[Temuan]) -> list[dict[str, Any]]:
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
        }
        for item in findings
    ]


def catalogue_rows(results: Iterable[HasilPemeriksaan]) -> list[dict[str, Any]]:
    """One row per check: findings first, then what could not be checked, then what passed."""
    out = []
    for item in sorted(results, key=lambda result: (HASIL[result.status].urut, result.kode)):
        tanda = HASIL[item.status]
        word = f"{tanda.simbol} {item.temuan} temuan" if item.status == "temuan" else tanda.teks
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
                "sumber": item.sumber,
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


def explanation(kode: str) -> tuple[str, str]:
    """(title, why) of a check: what the page shows under "Mengapa?"."""
    found = _CHECKS[kode]
    return found.judul, found.penjelasan


def waiver_text(decision: Keputusan) -> str:
    """Who accepted the finding, when and why."""
    reason = decision.alasan or "tidak ditulis"
    return f"Dikecualikan oleh {decision.oleh}, {moment_text(decision.pada)}. Alasan: {reason}"


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
