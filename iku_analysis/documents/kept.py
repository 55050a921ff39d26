"""Where people kept the usulan although the plans say something else, as sentences for the draft's notes and the cards.

Takes an `Analysis`; a decision counts only while both sides still say what they said when it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iku_analysis.documents.frames import Row, rows_of
from iku_analysis.number_format import format_rupiah, format_tanggal

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

_HAL = {"indikator": "Nama", "satuan": "Satuan", "baseline": "Baseline", "target": "Target"}


def kept_differences(analysis: Analysis) -> Iterator[tuple[Row, str]]:
    """(row of out_rekonsiliasi, sentence) of each difference kept that the draft prints, in the order of the usulan."""
    kept, left = analysis.pekerjaan.dipertahankan, analysis.keluar
    for row in rows_of(analysis.rekonsiliasi) if kept else ():
        decision = kept.get(row["kunci"])
        if decision is None or row["usulan_id"] in left or row["keadaan"] in ("sama", "menunggu", "tanpa_padanan"):
            continue
        plans = [(side.capitalize(), row[f"{side}_teks"], row[f"keadaan_{side}"]) for side in ("renstra", "renja")]
        other = ", ".join(f"{name} {text or 'kosong'}" for name, text, state in plans if state not in (None, "sama"))
        what = f"{_HAL[row['hal']]} {row['tahun'] or ''}".strip()
        yield (
            row,
            f"{what} “{row['usulan_teks'] or 'kosong'}” dipertahankan ({other}) oleh {decision.oleh} pada "
            f"{format_tanggal(decision.pada.date())}, karena {decision.alasan}.",
        )


def kept_notes(analysis: Analysis) -> Iterator[str]:
    """The same with the indicator's name, and the pagu of programmes, for the notes of the draft."""
    names = dict(zip(analysis.baris.get("baris_id", ()), analysis.baris.get("indikator", ()), strict=True))
    for row, said in kept_differences(analysis):
        yield f"{names[row['usulan_id']]}: {said}"
    for row in rows_of(analysis.pagu):
        decision = analysis.pekerjaan.dipertahankan.get(row["kunci"])
        if decision and row["keadaan"] != "sama":
            sides = [(side.capitalize(), row[f"{side}_rp"]) for side in ("renstra", "renja")]
            amounts = ", ".join(f"{name} {'kosong' if rp is None else format_rupiah(rp)}" for name, rp in sides)
            yield (
                f"Pagu {row['tahun']} {row['kode_program']} {row['nama_program'] or ''}: beda diterima ({amounts}) "
                f"oleh {decision.oleh} pada {format_tanggal(decision.pada.date())}, karena {decision.alasan}."
            )
