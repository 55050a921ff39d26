"""A sheet drawn as its sender sees it, with its reading plan: header, field of each column, rows left out and why.

Takes a grid and what became of it; draws one component whose clicks name a place (`kolom:…`, `baris:…`, `sel:…`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from iku_analysis.fields import MEDAN_PAGU
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.plan import Heading, SheetPlan
from iku_analysis.readers.replan import header_runs, table_headings
from iku_analysis.readers.workbook import column_letter
from iku_analysis.records import Lembar, Masalah
from iku_analysis.text import clean
from iku_analysis.ui.files import column_title
from iku_analysis.ui.look import asset, is_dark
from iku_analysis.ui.words import TINGKAT
from iku_analysis.vocabulary import Vocabulary

PANJANG = 150  # rows drawn at once; more make the page slow
_MOST_COLUMNS = 60
_LONGEST = 90  # characters of a cell; the rest is in its tooltip
_GROUP = {
    "tujuan": "rencana", "sasaran": "rencana", "kinerja_utama": "rencana",
    "nomor": "indikator", "kode": "indikator", "level": "indikator", "uraian": "indikator", "indikator": "indikator",
    "tolok_ukur": "indikator", "target": "target", "target_akhir": "target", "target_maju": "target",
    "target_tolok": "target", "target_text": "target", "baseline": "capaian", "realisasi": "capaian",
    "capaian": "capaian", "abaikan": "abaikan",
}  # fmt: skip
_FIELD_WORDS = {"abaikan": "diabaikan", "target_tolok": "Target tolok ukur", "target_text": "Target (teks)"}


def draw_sheet(
    grid: Grid,
    sheet: Lembar,
    plan: SheetPlan | None,
    problems: Sequence[Masalah],
    vocabulary: Vocabulary,
    *,
    mulai: int,
    dipilih: str | None,
    koreksi: Mapping[str, tuple[str, str]],
    on_ketuk: Callable[[str], None],
    key: str,
) -> None:
    """Draw `PANJANG` rows from row `mulai` on. `koreksi`: cell → (text that counts instead, by whom and why)."""
    letters, rows = picture(grid, sheet, plan, problems, vocabulary, mulai=mulai, koreksi=koreksi)
    data = {
        "huruf": letters,
        "baris": rows,
        "dipilih": dipilih,
        "gelap": is_dark(),
        "tinggi": 410,
        "label": f"Gambar lembar {sheet.nama}".strip(),
    }
    component = st.components.v2.component("iku_lembar", css=asset("lembar.css"), js=asset("lembar.js"))
    component(data=data, key=key, on_ketuk_change=lambda: _tapped(key, on_ketuk))


def _tapped(key: str, then: Callable[[str], None]) -> None:
    place = st.session_state[key].ketuk
    if place:
        then(place)


def picture(
    grid: Grid,
    sheet: Lembar,
    plan: SheetPlan | None,
    problems: Sequence[Masalah],
    vocabulary: Vocabulary,
    *,
    mulai: int = 1,
    koreksi: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[list[str], list[dict[str, Any]]]:
    """(column letters, rows): each row with its kind (judul, dipakai, lewati, luar), its word and cells.

    A row of kind `medan` stands above each header and names the field of each column.
    """
    runs = {run[0]: run for run in header_runs(sheet.baris_judul)}
    shown = [row for row in sorted(grid.rows) if row >= mulai][:PANJANG]
    width = min(max((cell.col for row in shown for cell in grid.cells(row)), default=1), _MOST_COLUMNS)
    skipped = {item.baris: item.alasan for item in sheet.dilewati}
    marks = _marks(problems, sheet.nama)
    groups: dict[int, str] = {}
    out: list[dict[str, Any]] = []
    above = [row for row in runs if row <= mulai]
    for row in shown:
        begins = runs.get(row) or (runs[max(above)] if row == shown[0] and above else None)
        if begins:
            fields, groups = _field_row(grid, begins, plan, vocabulary, width, sheet)
            out.append({"jenis": "medan", "medan": fields})
        kind, word = _row_kind(row, sheet, skipped, bool(groups))
        cells = [
            _cell(grid, row, col, groups, marks, koreksi or {}) if col <= width else None for col in range(1, width + 1)
        ]
        if kind in ("luar", "lewati"):
            _spread(cells)
        out.append({"jenis": kind, "n": row, "kata": word, "sel": cells})
    return [column_letter(col) for col in range(1, width + 1)], out


def _spread(cells: list[dict[str, Any] | None]) -> None:
    """Let a text outside the table run over the blanks to its right, as Excel shows it; the blanks become null."""
    for at, cell in enumerate(cells):
        if cell and cell.get("teks"):
            last = next((to for to in range(at + 1, len(cells)) if (cells[to] or {}).get("teks")), len(cells))
            cell["lebar"] = last - at
            cells[at + 1 : last] = [{"lebar": 0}] * (last - at - 1)


def _row_kind(row: int, sheet: Lembar, skipped: Mapping[int, str], is_below: bool) -> tuple[str, str]:
    if row in sheet.baris_judul:
        return "judul", "▤ judul"
    if row in skipped:
        return "lewati", f"– {skipped[row]}"
    return ("dipakai", "✓ dipakai") if is_below else ("luar", "di luar tabel")


def _field_row(
    grid: Grid, run: tuple[int, ...], plan: SheetPlan | None, vocabulary: Vocabulary, width: int, sheet: Lembar
) -> tuple[list[dict[str, Any]], dict[int, str]]:
    """(the cells that name the fields, column → colour group) of one table."""
    _, found = table_headings(grid, run, plan, vocabulary)
    by_letter = {letters: name for name, letters in sheet.kolom.items()}
    cells: list[dict[str, Any]] = []
    groups: dict[int, str] = {}
    at = 1
    for heading in found:
        if heading.col > width:
            break
        if heading.col > at:
            cells.append({"lebar": heading.col - at, "kelas": "", "teks": ""})
        last = min(heading.last_col, width)
        group = field_group(heading.medan)
        groups |= dict.fromkeys(range(heading.col, last + 1), group)
        cells.append(
            {
                "lebar": last - heading.col + 1,
                "kelas": group,
                "teks": _field_words(heading, by_letter),
                "huruf": column_letter(heading.col),
                "tempat": f"kolom:{run[0]}:{heading.kunci}",
            }
        )
        at = last + 1
    return cells, groups


def field_group(medan: str | None) -> str:
    """The colour group of a field; `tanpa` where the column is not read."""
    if medan is None:
        return "tanpa"
    return "pagu" if medan in MEDAN_PAGU else _GROUP.get(medan, "rincian")


def _field_words(heading: Heading, by_letter: Mapping[str, str]) -> str:
    if heading.medan is None:
        return "? belum dikenal" if heading.judul else "? tanpa judul"
    if heading.medan in _FIELD_WORDS:
        return _FIELD_WORDS[heading.medan]
    letters = column_letter(heading.col)
    whole = letters if heading.col == heading.last_col else f"{letters}:{column_letter(heading.last_col)}"
    # The year that a title or the period gives stands only in the reading.
    return column_title(by_letter.get(whole) or heading.field or heading.medan)


def _marks(problems: Sequence[Masalah], lembar: str) -> dict[str, tuple[str, str]]:
    """Cell → (worst severity, all that is said of it)."""
    out: dict[str, tuple[str, str]] = {}
    for item in problems:
        if item.lembar != lembar or not item.sel:
            continue
        worst, said = out.get(item.sel, (item.tingkat, ""))
        worst = min(worst, item.tingkat, key=lambda name: TINGKAT[name].urut)
        out[item.sel] = (worst, f"{said}\n{item.pesan} {item.saran}".strip())
    return out


def _cell(
    grid: Grid,
    row: int,
    col: int,
    groups: Mapping[int, str],
    marks: Mapping[str, tuple[str, str]],
    koreksi: Mapping[str, tuple[str, str]],
) -> dict[str, Any] | None:
    cell: Cell | None = grid.rows.get(row, {}).get(col)
    if cell is None:
        group = groups.get(col)
        return {"kelas": group} if group else None
    text = clean(cell.teks) or ("(rumus tanpa hasil)" if cell.cacat else "")
    out: dict[str, Any] = {"teks": text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"}
    if len(text) > _LONGEST:
        out["kata"] = text
    if col in groups:
        out["kelas"] = groups[col]
    if cell.sel in marks:
        out["masalah"], out["kata"] = marks[cell.sel]
    if cell.sel in koreksi:
        out["dikoreksi"], out["kata"] = koreksi[cell.sel]
    return out
