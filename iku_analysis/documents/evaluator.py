"""The evaluator's sheet (kertas kerja evaluasi): for each usulan indicator 1, 0 or "tidak dapat dinilai" by criterion.

Takes an analysis, gives rows and a print-ready workbook. A criterion is 0 where an open finding of its checks stands on
the row, 1 where none does and its checks could look, and not judged otherwise; the findings are the evidence. Whoever
evaluates decides: this is a proposal with its reasons.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from iku_analysis.documents.layout import A4, Kertas
from iku_analysis.documents.model import build_document
from iku_analysis.documents.values import AngkaCetak, Cetak
from iku_analysis.documents.xlsx import new_book, set_paper
from iku_analysis.documents.xlsx_lists import write_list
from iku_analysis.documents.xlsx_style import Gaya
from iku_analysis.results import Temuan
from iku_analysis.settings import Settings

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

TIDAK_DINILAI = "tidak dapat dinilai"


@dataclass(frozen=True)
class Kriteria:
    """One criterion: `langgar`, checks whose finding makes it 0; `perlu`, checks without which it cannot be judged.

    A finding of a check in `perlu` on the row (a blank baseline), or such a check that could look at nothing (no
    Renstra), leaves the criterion open.
    """

    judul: str
    langgar: tuple[str, ...]
    perlu: tuple[str, ...] = ()


KRITERIA = (
    Kriteria("Spesifik", ("K01", "K21", "K22", "K23", "K46")),
    Kriteria("Terukur", ("K02", "K03", "K04", "K10", "K17", "K18", "K24", "K25", "K48")),
    Kriteria("Dapat dicapai", ("K15", "K16"), ("K09", "K10", "K11")),
    Kriteria("Relevan", ("K19", "K20", "K30", "K37"), ("K30",)),
    Kriteria("Batas waktu", ("K09", "K44"), ("K44",)),
    Kriteria("Menantang", ("K12", "K13", "K14"), ("K08", "K10", "K11")),
)
_JUDUL = (
    ("No", 3),
    ("Tipe", 7),
    ("Nama", 19),
    ("Indikator", 21),
    ("Satuan", 9),
    ("Target", 14),
    *((item.judul, 10) for item in KRITERIA),
    ("Nilai", 6),
    ("Keterangan", 30),
)
_TIPE = {"tujuan": "Tujuan", "program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub kegiatan"}


@dataclass(frozen=True)
class BarisEvaluasi:
    """One indicator. `penilaian` by criterion: 1, 0 or null (not judged); `nilai`: share met of those judged, 0-100."""

    tipe: str
    nama: str
    indikator: str
    satuan: str
    target: str
    penilaian: tuple[int | None, ...]
    keterangan: str

    @property
    def nilai(self) -> float | None:
        """Null where nothing could be judged."""
        judged = [item for item in self.penilaian if item is not None]
        return sum(judged) / len(judged) * 100 if judged else None


def evaluation_rows(analysis: Analysis) -> list[BarisEvaluasi]:
    """One row for each indicator of the usulan that the draft holds, in the order of the files; targets of the year."""
    rows = analysis.baris[(analysis.baris["jenis"] == "usulan") & analysis.baris["indikator"].notna()]
    rows = rows[~rows["baris_id"].isin(list(analysis.keluar))]
    values = analysis.nilai
    wanted = values[(values["medan"] == "target") & (values["tahun"] == analysis.scope.tahun)]
    targets = dict(zip(wanted["baris_id"], wanted["teks"], strict=True))
    blind = {item.kode for item in analysis.pemeriksaan if item.status == "tidak_dapat_diperiksa"}
    return [_row(row, _found(analysis.temuan, row), blind, targets) for row in rows.to_dict("records")]


def _found(findings: Iterable[Temuan], row: dict[Any, Any]) -> list[Temuan]:
    """The findings of a row, those of its sheet as a whole, and those of its sasaran, which stand on its first row."""
    place = (row["berkas"], row["lembar"])
    return [
        item
        for item in findings
        if item.baris_id == row["baris_id"]
        or (item.baris_id is None and (item.berkas, item.lembar) == place and item.bidang == row["bidang"])
        or (item.kode == "K37" and (item.berkas, item.lembar) == place and item.nilai == row["sasaran"])
    ]


def _row(row: dict[Any, Any], found: Sequence[Temuan], blind: set[str], targets: dict[Any, Any]) -> BarisEvaluasi:
    open_codes = {item.kode for item in found if not item.dikecualikan}
    return BarisEvaluasi(
        tipe=_TIPE.get(
            row["level_baku"] or "", "Sasaran" if row["sasaran"] else "Tujuan" if row["tujuan"] else "Sasaran"
        ),
        nama=row["sasaran"] or row["tujuan"] or "",
        indikator=row["indikator"],
        satuan=row["satuan"] or "",
        target=targets.get(row["baris_id"]) or "",
        penilaian=tuple(_judged(item, open_codes, blind) for item in KRITERIA),
        keterangan="\n".join(_evidence(found, blind)),
    )


def _judged(kriteria: Kriteria, codes: set[str], blind: set[str]) -> int | None:
    if codes & set(kriteria.langgar):
        return 0
    return None if (codes | blind) & set(kriteria.perlu) else 1


def _evidence(found: Iterable[Temuan], blind: set[str]) -> Iterable[str]:
    """The findings behind the judgement, then why something could not be judged."""
    used = {kode for item in KRITERIA for kode in (*item.langgar, *item.perlu)}
    for item in found:
        if item.kode in used:
            place = f" (sel {item.sel})" if item.sel else ""
            note = f" Diterima: {item.dikecualikan}." if item.dikecualikan else ""
            yield f"{item.kode}{place}: {item.pesan}{note}"
    for kriteria in KRITERIA:
        missing = sorted(blind & set(kriteria.perlu))
        if missing:
            yield f"{kriteria.judul}: {', '.join(missing)} tidak dapat diperiksa."


def evaluator_workbook(analysis: Analysis, settings: Settings, *, tanggal: date, kertas: Kertas = A4) -> bytes:
    """The sheet as a workbook for printing; the same content gives the same bytes."""
    dokumen = build_document(analysis, settings, tanggal=tanggal, nomor=None)
    buffer = io.BytesIO()
    book = new_book(buffer, dokumen, f"Kertas kerja evaluasi IKU {dokumen.tahun}")
    sheet = book.add_worksheet("Evaluasi indikator")
    set_paper(sheet, dokumen, kertas)
    rows = [_printed(number, item) for number, item in enumerate(evaluation_rows(analysis), start=1)]
    title = (
        f"Kertas kerja evaluasi indikator kinerja {dokumen.tahun}: 1 memenuhi, 0 belum, – {TIDAK_DINILAI}. "
        "Nilai adalah persen kriteria yang terpenuhi dari yang dapat dinilai."
    )
    write_list(sheet, Gaya(book), kertas, title, _JUDUL, rows, "Belum ada indikator usulan.")
    book.close()
    return buffer.getvalue()


def _printed(number: int, item: BarisEvaluasi) -> tuple[Cetak, ...]:
    marks: list[Cetak] = ["–" if mark is None else AngkaCetak(mark, 0) for mark in item.penilaian]
    nilai: Cetak = "" if item.nilai is None else AngkaCetak(round(item.nilai), 0)
    head: list[Cetak] = [AngkaCetak(number, 0), item.tipe, item.nama, item.indikator, item.satuan, item.target]
    return (*head, *marks, nilai, item.keterangan)
