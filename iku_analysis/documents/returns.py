"""What goes back to each bidang: its workbook with open findings, reading problems and requests marked, and a message.

Takes an analysis and the store, gives one `Return` a usulan in force. Marks cells through `annotate`; sends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from iku_analysis.checks.repeated import without_repeated
from iku_analysis.documents.annotate import Kembalian, Tanda, annotate
from iku_analysis.documents.frames import rows_of
from iku_analysis.documents.message import message_text
from iku_analysis.number_format import format_tanggal
from iku_analysis.results import Permintaan
from iku_analysis.settings import Settings
from iku_analysis.store.closing import standing_differences
from iku_analysis.store.database import Store
from iku_analysis.store.uploads import contents_in_force

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis


@dataclass(frozen=True)
class Return:
    """What goes back to one bidang: its marked workbook, the message text, how many marks of each severity."""

    berkas: str
    bidang: str | None
    copy: Kembalian
    pesan: str
    marks: tuple[Tanda, ...]


def returns(store: Store, analysis: Analysis, settings: Settings, *, batas: date | None = None) -> list[Return]:
    """For each usulan in force its own workbook with open findings and reading problems marked, and a message."""
    found = analysis.open_findings()
    marks: dict[tuple[str | None, str | None], list[Tanda]] = {}
    # Also what an accepted finding says again is no mark: nothing of it is asked any more.
    for row in rows_of(without_repeated(analysis.masalah, analysis.temuan, analysis.baris)):
        mark = Tanda(
            row["kode"],
            row["tingkat"],
            row["pesan"],
            row["saran"],
            row["lembar"],
            row["sel"],
            row["baris"],
            row["nilai"],
        )
        marks.setdefault((row["berkas"], row["bidang"]), []).append(mark)
    for t in found:
        pesan = f"{t.pesan} Seharusnya: {t.harapan}." if t.harapan else t.pesan
        mark = Tanda(t.kode, t.tingkat, pesan, t.saran, t.lembar, t.sel, t.baris, t.nilai, _asked(t.permintaan))
        marks.setdefault((t.berkas, t.bidang), []).append(mark)
    for place, mark in _differences(analysis):
        marks.setdefault(place, []).append(mark)
    out: list[Return] = []
    for berkas, bidang, content in contents_in_force(store, "usulan"):
        own = tuple(marks.get((berkas, bidang), []))
        copy = annotate(berkas, content, own)
        same = sum(other.berkas == berkas for other in out)
        copy = replace(copy, nama=f"{same + 1} - {copy.nama}") if same else copy
        text = message_text(berkas, bidang, copy, own, batas=batas, pengirim=settings.instansi.nama)
        out.append(Return(berkas, bidang, copy, text, own))
    return out


def _differences(analysis: Analysis) -> Iterator[tuple[tuple[str | None, str | None], Tanda]]:
    """((file, bidang), mark) of each request about a difference that still stands, where the usulan has it now."""
    work, closed = analysis.pekerjaan, {item.hal.kunci for item in analysis.ditutup}
    for key, row in standing_differences(work, analysis.rekonsiliasi).items():
        hal = work.permintaan[key].hal
        if key in closed:
            continue
        usulan = analysis.baris[analysis.baris["baris_id"] == row["usulan_id"]].iloc[0]
        asked = _asked(work.permintaan[key].permintaan)
        mark = Tanda("Padanan", hal.tingkat, hal.pesan, hal.saran, usulan["lembar"], row["usulan_sel"],
                     int(usulan["baris"]), row["usulan_teks"], asked)  # fmt: skip
        yield (usulan["berkas"], usulan["bidang"]), mark


def _asked(request: Permintaan | None) -> str | None:
    """What was asked and by when, as the bidang reads it; null where nothing was."""
    if request is None:
        return None
    when = f" paling lambat {format_tanggal(request.batas)}" if request.batas else ""
    return f"Diminta diperbaiki{when}: {request.teks}"
