"""Which table a header begins, and of which kind of file: by the headings and titles, never by the file's name.

One line in `tabel_of` and one layout module make a further layout readable (docs/reading.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from iku_analysis.fields import MEDAN_TRIWULAN, Jenis
from iku_analysis.readers.header import Header
from iku_analysis.readers.iku import read_iku
from iku_analysis.readers.program import read_program
from iku_analysis.readers.renja import read_renja
from iku_analysis.readers.search import ANCHORS
from iku_analysis.readers.table import Table
from iku_analysis.records import Baris
from iku_analysis.text import fold

# lain: names neither indicator nor programme; no layout reads it.
Tabel = Literal["iku", "sasaran", "program", "pengukuran", "rencana_aksi", "lain"]

# Columns that only an IKU table has: they explain the indicator.
_EXPLAINS = (
    "formulasi",
    "definisi_operasional",
    "sumber_data",
    "alasan",
    "penjelasan",
    "tipe_penghitungan",
    "polaritas",
)
_RENSTRA_TITLE = re.compile(r"\b(?:renstra|rencana strategis|rpjmd|t c 2[3-8])\b")
_RENJA_TITLE = re.compile(r"\b(?:renja|rencana kerja (?:tahun|perangkat|opd|skpd|pd)|t c (?:29|3[0-3])|rkpd)\b")
# "Periode Renstra 2025-2029", "sesuai Renja 2026": what the table goes with, not the document it stands in.
_PLAN_WORDS = r"(?:renstra|rencana strategis|rpjmd|renja|rencana kerja|rkpd)"
_MENTIONED = re.compile(
    r"\b(?:periode|masa|sesuai|menurut|berdasarkan|mengacu|merujuk|selaras|mendukung)"
    rf"(?: (?:pada|kepada|dengan|dokumen|target))* {_PLAN_WORDS}\b(?: dan {_PLAN_WORDS}\b)?"
)
_IKU_TITLE = re.compile(r"\b(?:indikator kinerja utama|iku)\b")
_PROGRAMME = re.compile(r"\b(?:program|kegiatan|subkegiatan|urusan|rekening)\b")
_OLD_TITLE = re.compile(r"\b(?:tahun lalu|tahun sebelumnya)\b")
_USULAN_TITLE = re.compile(r"\b(?:usulan|usul)\b")
_ACTION_TITLE = re.compile(r"\b(?:rencana aksi|renaksi|perjanjian kinerja)\b")
_MEASURED_TITLE = re.compile(r"\b(?:pengukuran|lkjip|lakip|laporan kinerja|capaian kinerja|realisasi kinerja)\b")


def tabel_of(header: Header, titles: str) -> Tabel:
    """The kind of table. `titles`: folded text of the rows above it and of the sheet's name."""
    if not header.has(*ANCHORS):
        return "lain"
    is_measured = any(not column.is_reached for column in header.of("realisasi")) and not header.has(*_EXPLAINS)
    # A rencana aksi of programmes would else take the place of the Renstra's table.
    if header.has(*MEDAN_TRIWULAN) and header.has("indikator") and not is_measured and _ACTION_TITLE.search(titles):
        return "rencana_aksi"
    if header.has("tolok_ukur") or _names_programmes(header):
        return "program"
    if is_measured and not _measures_only_the_past(header):
        return "pengukuran"
    if header.has(*_EXPLAINS) or _IKU_TITLE.search(titles):
        return "iku"
    if header.has(*MEDAN_TRIWULAN) and not (_MEASURED_TITLE.search(titles) or header.has("capaian")):
        return "rencana_aksi"
    return "sasaran" if header.has("target") and header.has("tujuan", "sasaran", "baseline") else "iku"


def further_tabel(header: Header, before: Header, titles: str) -> Tabel:
    """As `tabel_of`, for a table below or beside another; beside it, one of programmes goes on with a cascade."""
    is_cascade = header.rows == before.rows and header.has("uraian") and header.has("indikator")
    return "program" if is_cascade else tabel_of(header, titles)


def _measures_only_the_past(header: Header) -> bool:
    """Realisasi of years before the first target only, and no capaian: targets with their history, no measurement."""
    measured, planned = ({column.tahun for column in header.of(medan)} for medan in ("realisasi", "target"))
    years = measured | planned
    if not planned or None in years or header.has("capaian"):
        return False
    return max(year for year in measured if year) < min(year for year in planned if year)


def _names_programmes(header: Header) -> bool:
    """Codes or names of programmes with their pagu, or with their own indicators.

    A "program pendukung", or without codes one to the right of all indicators, only says what serves them; a code
    beside no name is that of an indicator, unless its heading says otherwise.
    """
    codes, names, measures = header.of("kode"), header.of("uraian"), header.of("indikator")
    if not codes and measures and names and names[0].col > measures[-1].col:
        return False
    if not names and not any(_PROGRAMME.search(fold(column.judul)) for column in codes):
        return False
    titles = [fold(column.judul) for column in names]
    if any("pendukung" in title or "mendukung" in title for title in titles):
        return False
    is_named = any(_PROGRAMME.search(title) and (codes or "sasaran" in title) for title in titles)
    return header.has("pagu", "pagu_akhir") or (is_named and bool(measures))


def jenis_of(header: Header, tabel: Tabel, titles: str) -> tuple[Jenis, Jenis | None]:
    """(the likeliest kind of the file, the other kind that fits too or null)."""
    titles = _MENTIONED.sub(" ", titles)
    if header.has("tolok_ukur", "target_maju", "pagu_maju"):
        return "renja", None
    if tabel == "program":
        return ("renja", "renstra") if _RENJA_TITLE.search(titles) else ("renstra", None)
    if tabel == "pengukuran":
        return (
            ("renstra", "pengukuran")
            if _RENSTRA_TITLE.search(titles) and not _MEASURED_TITLE.search(titles)
            else ("pengukuran", None)
        )
    if _USULAN_TITLE.search(titles):
        return "usulan", None
    if tabel == "rencana_aksi":
        return "pengukuran", None if _ACTION_TITLE.search(titles) else "usulan"
    if _RENSTRA_TITLE.search(titles):
        return "renstra", "usulan"
    if _RENJA_TITLE.search(titles):
        return ("usulan", "renja") if header.has(*_EXPLAINS) else ("renja", "usulan")
    if _OLD_TITLE.search(titles):
        return "iku_lama", "usulan"
    if _MEASURED_TITLE.search(titles):
        return "pengukuran", "usulan"
    if tabel == "sasaran":
        return "usulan", "renstra"
    return "usulan", None if header.has("penjelasan", "formulasi", "sumber_data") and header.has(
        "penanggung_jawab", "penjelasan"
    ) else "renstra"


def kind_of_file(kinds: Sequence[tuple[Jenis, Jenis | None]]) -> tuple[Jenis | None, Jenis | None]:
    """(the kind of a file from those of its sheets or null, the other kind that fits all of them or null).

    A programme table says more than a table of indicators.
    """
    order: tuple[Jenis, ...] = ("renja", "renstra", "pengukuran", "iku_lama", "usulan")
    jenis = next((kind for kind in order if kind in {own for own, _ in kinds}), None)
    others = [other for _, other in kinds if other and other != jenis]
    return jenis, others[0] if others and len(others) == len(kinds) else None


def is_of_agency(baris: Sequence[Baris]) -> bool:
    """Whether an IKU table nobody sent is the agency's own of one year: several bidang answer, one year of targets."""
    medan = [record.medan.get("penanggung_jawab") for record in baris]
    owners = {name for item in medan if item and isinstance(item.baku, tuple) for name in item.baku}
    years = {value.tahun for record in baris for value in record.nilai if value.medan == "target"}
    return len(owners) > 1 and len(years) == 1 and None not in years


def only_owner(baris: Sequence[Baris]) -> str | None:
    """The one bidang that answers for every row of two or more; null where a row names none, another, or several."""
    medan = [record.medan.get("penanggung_jawab") for record in baris if record.medan.get("indikator")]
    owners = {item.baku if item and isinstance(item.baku, tuple) else () for item in medan}
    names = owners.pop() if len(owners) == 1 else ()
    return names[0] if len(names) == 1 and len(medan) > 1 else None


def tabel_for(jenis: Jenis, tabel: Tabel) -> Tabel | None:
    """The table as it counts in a file of this kind, or null where it does not belong there."""
    if tabel == "lain":
        return None
    if jenis in ("usulan", "iku_lama"):
        return "iku" if tabel != "program" else None
    if jenis == "pengukuran":
        return tabel if tabel == "rencana_aksi" else "pengukuran" if tabel != "program" else None
    tabel = "sasaran" if tabel == "rencana_aksi" else tabel
    return None if jenis == "renja" and tabel == "pengukuran" else tabel


def layout_reader(table: Table, tabel: Tabel) -> Callable[[Table], list[Baris]]:
    """The function that reads this table."""
    if tabel != "program":
        return read_iku
    return read_renja if table.header.has("tolok_ukur") else read_program


def is_old_name(nama: str) -> bool:
    """A sheet whose name says that it is no longer in force."""
    return bool(re.search(r"\b(?:lama|old|arsip|backup|bak|cadangan|tahun lalu)\b", fold(nama.replace("_", " "))))


def is_instruction_name(nama: str) -> bool:
    """A sheet that explains how to fill the others."""
    return bool(re.search(r"\b(?:petunjuk|panduan|cara pengisian|instruksi|readme|contoh pengisian)\b", fold(nama)))
