"""What goes back to each bidang: its workbook with open findings, reading problems and requests marked, and a message.

Takes an analysis and the store, gives one `Return` a usulan in force. Marks cells through `annotate`; sends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from iku_analysis.documents.annotate import Kembalian, Tanda, annotate
from iku_analysis.documents.message import message_text
from iku_analysis.number_format import format_tanggal
from iku_analysis.results import Permintaan
from iku_analysis.settings import Settings
from iku_analysis.store.database import Store
from iku_analysis.store.uploads import contents_in_force
from iku_analysis.store.work import closing_upload

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
    marks: dict[tuple[str | None, str | None], list[Tanda]] = {}
    for row in analysis.masalah.to_dict("records"):
        baris = None if pd.isna(row["baris"]) else int(row["baris"])
        mark = Tanda(
            row["tingkat"], row["kode"], row["pesan"], row["saran"], row["lembar"], row["sel"], baris, row["nilai"]
        )
        marks.setdefault((row["berkas"], row["bidang"]), []).append(mark)
    for t in analysis.open_findings():
        pesan = f"{t.pesan} Seharusnya: {t.harapan}." if t.harapan else t.pesan
        mark = Tanda(t.tingkat, t.kode, pesan, t.saran, t.lembar, t.sel, t.baris, t.nilai, _asked(t.permintaan))
        marks.setdefault((t.berkas, t.bidang), []).append(mark)
    for asked in analysis.pekerjaan.permintaan.values():
        hal = asked.hal
        if hal.jenis == "selisih" and not closing_upload(asked, analysis.lembar):
            mark = Tanda(hal.tingkat, "Padanan", hal.pesan, hal.saran, hal.lembar, hal.sel, hal.baris, hal.nilai,
                         _asked(asked.permintaan))  # fmt: skip
            marks.setdefault((hal.berkas, hal.bidang), []).append(mark)
    out: list[Return] = []
    for berkas, bidang, content in contents_in_force(store, "usulan"):
        own = tuple(marks.get((berkas, bidang), []))
        copy = annotate(berkas, content, own)
        same = sum(other.berkas == berkas for other in out)
        copy = replace(copy, nama=f"{same + 1} - {copy.nama}") if same else copy
        text = message_text(berkas, bidang, copy, own, batas=batas, pengirim=settings.instansi.nama)
        out.append(Return(berkas, bidang, copy, text, own))
    return out


def _asked(request: Permintaan | None) -> str | None:
    """What was asked and by when, as the bidang reads it; null where nothing was."""
    if request is None:
        return None
    when = f" paling lambat {format_tanggal(request.batas)}" if request.batas else ""
    return f"Diminta diperbaiki{when}: {request.teks}"
