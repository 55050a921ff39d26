"""Rows of an indicator table that only head the ones below them: urusan, perangkat daerah, tujuan or sasaran across.

Takes one row; what it begins is for `iku`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from iku_analysis.readers.grid import Cell
from iku_analysis.readers.lines import SASARAN, TUJUAN
from iku_analysis.readers.row import Row, lonely_text
from iku_analysis.text import clean, fold
from iku_analysis.vocabulary import Vocabulary

# A urusan or perangkat daerah with its code: 8.01, X.XX, 8.01.0.00.0.00.01.0000.
_URUSAN = re.compile(r"(?:\d|X)[.,](?:\d{2}|XX)(?:\.\d\.\d{2}\.\d\.\d{2}\.\d{2}\.\d{4})?(?=$|\s|\s?[-–:])", re.I)
# In capitals and alone in its row; in other letters it may be a sasaran or an indicator ("Badan publik yang …").
_AGENCY = re.compile(r"(?:badan|dinas|kantor|satuan polisi|inspektorat|sekretariat|kecamatan|rumah sakit|rsud|biro)\b")
OF_BIDANG = "baris kelompok (bidang)"
# A part of the agency, alone in a column of sentences, which begin otherwise.
_UNIT = re.compile(r"(?:bidang|bagian|sub ?bagian|subbag|seksi|sekretariat|uptd?|cabang dinas)\b")
_LABELLED = re.compile(r"(?:tujuan|sasaran)\b[\s\d.]*:", re.I)
_CODE_AND_NAME = 3  # cells of such a row: code, name, perhaps the unit
_SHORTEST_NAMED = 15  # characters; "Sasaran" alone in the column of indicators names none
_LONGEST_NUMBER = 4  # characters of a row number; longer text in that column heads a group


@dataclass(frozen=True)
class Group:
    """Why a row is no record. `begins`: the field (tujuan, sasaran) whose text stands in it, and its cell.

    `perangkat_daerah`: the agency that it names.
    """

    alasan: str
    begins: tuple[str, Cell] | None = None
    perangkat_daerah: str = ""


def group_of(row: Row, vocabulary: Vocabulary) -> Group | None:
    """What the row heads; null for a row of data, and for one that a person chose as data."""
    if row.is_chosen or row.values():
        return None
    named = [cell for column, cell in row.cells.items() if column.medan != "nomor"]
    has_urusan = any(_URUSAN.match(clean(cell.teks)) for cell in named)
    has_detail = row.cell("satuan", "penjelasan") is not None
    if has_urusan and len(set(named)) <= _CODE_AND_NAME and not has_detail:
        return Group("baris kelompok (urusan atau perangkat daerah)")
    number = row.own("nomor")
    is_code = number is not None and _URUSAN.fullmatch(clean(number.teks)) is not None
    # "8.01 | KESATUAN BANGSA DAN POLITIK" heads its indicators; a row number never stands beside capitals alone.
    if is_code and len(set(named)) == 1 and not has_detail and clean(named[0].teks).isupper():
        return Group("baris kelompok (urusan atau perangkat daerah)")
    if _is_bidang(row, vocabulary):
        return Group(OF_BIDANG)
    lone = lonely_text(row) or _labelled(row)
    if lone is None:
        return None
    text = clean(lone.teks)
    for medan, pattern in (("tujuan", TUJUAN), ("sasaran", SASARAN)):
        if pattern.match(text) and not (row.cell("indikator") == lone and len(text) < _SHORTEST_NAMED):
            return Group(f"baris judul {medan}", (medan, lone))
    if _AGENCY.match(fold(text)) and text.isupper():
        return Group("baris kelompok (urusan atau perangkat daerah)", perangkat_daerah=text)
    if row.cell("nomor") == lone and len(text) > _LONGEST_NUMBER:
        return Group("baris kelompok")
    return None


def _is_bidang(row: Row, vocabulary: Vocabulary) -> bool:
    """A numbered or bare row that names nothing but a bidang ("A | BIDANG POLITIK DALAM NEGERI")."""
    if len(row.cells) > _CODE_AND_NAME:
        return False
    all_own = {cell: column for column, cell in row.cells.items() if cell.row == row.row}
    own = {cell: column for cell, column in all_own.items() if column.medan != "nomor"} or all_own
    if len(own) != 1:
        return False
    ((cell, column),) = own.items()
    text = clean(cell.teks)
    is_unit = column.medan in ("nomor", "tujuan", "sasaran") and _UNIT.match(fold(text)) is not None
    is_place = column.medan in ("nomor", "tujuan", "sasaran", "indikator")
    return is_unit or (is_place and vocabulary.canonical("bidang", text) is not None)


def _labelled(row: Row) -> Cell | None:
    """The text of a numbered row that labels itself in the column of names ("A | Sasaran : …"), or null."""
    own = {cell for column, cell in row.cells.items() if column.medan != "nomor" and cell.row == row.row}
    found = row.own("indikator", "uraian")
    is_labelled = found is not None and _LABELLED.match(clean(found.teks)) is not None
    return found if is_labelled and len(own) == 1 else None
