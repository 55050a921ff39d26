"""What differs between the plans and what was decided about each: one `Beda` per thing compared.

Takes an analysis, gives frozen values; compares nothing itself (out_rekonsiliasi, out_pagu do) and draws nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from iku_analysis.documents.frames import rows_of
from iku_analysis.number_format import format_tanggal
from iku_analysis.pipeline import Analysis
from iku_analysis.results import Temuan
from iku_analysis.store.closing import TERBUKA
from iku_analysis.store.reconciliation import BERBEDA, KOSONG, findings_of

Row = Mapping[str, Any]
Putusan = Literal["perlu", "dipertahankan", "diminta", "disamakan", "tidak_perlu", "keluar"]


@dataclass(frozen=True)
class Beda:
    """One thing compared over the plans: its row of out_rekonsiliasi (or out_pagu), its usulan, what was decided.

    `putusan` keluar: of a usulan that a meeting rejected or joined; nothing is decided about it any more.
    `baris` null for the pagu of a programme. `id` names it on the page. `keterangan`: who decided and why.
    """

    id: str
    row: Row
    baris: Row | None
    bidang: str | None
    judul: str
    putusan: Putusan
    keterangan: str | None

    @property
    def keadaan(self) -> str:
        """A key of words.BEDA."""
        return str(self.row["keadaan"])


def differences(analysis: Analysis, rows: Mapping[str, Row]) -> list[Beda]:
    """All that was compared, in the order of the files, the pagu of programmes last. `rows`: baris_id → record."""
    compared = rows_of(analysis.rekonsiliasi)
    to_decide = [row for row in compared if row["keadaan"] in TERBUKA]
    differing = findings_of(to_decide, analysis.temuan, BERBEDA)
    blank = findings_of(to_decide, analysis.temuan, KOSONG)
    about = {_id(row): (*one, *other) for row, one, other in zip(to_decide, differing, blank, strict=True)}
    answers = {item.hal.kunci: item.sebab for item in reversed(analysis.answered)}  # the newest wins
    out, left = [], analysis.keluar
    for row in compared:
        usulan, out_of_draft = rows[row["usulan_id"]], left.get(row["usulan_id"])
        putusan, said = _decided(analysis, row, answers, about.get(_id(row), ()))
        if out_of_draft:
            putusan, said = "keluar", out_of_draft.keluar_karena
        out.append(Beda(_id(row), row, usulan, usulan["bidang"], str(usulan["indikator"]), putusan, said))
    supported = Counter(row["kode_program"] for row in rows_of(analysis.dukungan) if row["usulan_id"] not in left)
    for row in rows_of(analysis.pagu):
        full = {**row, "hal": "pagu", "koreksi": None}
        putusan, said = _decided(analysis, full, answers, ())
        name = f"{row['kode_program']} {row['nama_program'] or ''}"
        name += f" (mendukung {supported[row['kode_program']]} indikator)"
        out.append(Beda(row["pokok"], full, None, None, name, putusan, said))
    return out


def _id(row: Row) -> str:
    return f"{row['usulan_id']}|{row['hal']}|{row['tahun'] or ''}"


def _decided(
    analysis: Analysis, row: Row, answers: Mapping[str, str], findings: Sequence[Temuan]
) -> tuple[Putusan, str | None]:
    """What was decided about a row, and by whom; what was decided about its findings counts for it too."""
    answer = answers.get(row["pokok"])
    if row["keadaan"] not in TERBUKA:
        if row["koreksi"]:
            return "disamakan", row["koreksi"]
        return ("disamakan", f"Sudah sama: {answer}") if answer and row["keadaan"] == "sama" else ("tidak_perlu", None)
    known = None if answer else analysis.pekerjaan.permintaan.get(row["pokok"])
    kept = analysis.pekerjaan.dipertahankan.get(row["kunci"])
    asked = known.permintaan if known else next((item.permintaan for item in findings if item.permintaan), None)
    if asked and (kept is None or asked.keputusan_id > kept.keputusan_id):
        by = f" paling lambat {format_tanggal(asked.batas)}" if asked.batas else ""
        return "diminta", f"Diminta oleh {asked.oleh}{by}: {asked.teks}"
    if kept:
        return "dipertahankan", f"{kept.alasan} ({kept.oleh}, {format_tanggal(kept.pada.date())})"
    # Only K33 has a finding for each plan; the others speak of the Renstra: what the Renja says is still to be decided.
    accepted = [item.dikecualikan for item in findings]
    if accepted and all(accepted) and (row["hal"] == "target" or row["keadaan_renja"] not in TERBUKA):
        return "dipertahankan", f"Temuannya diterima: {accepted[0]}"
    return "perlu", answer
