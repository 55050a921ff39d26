"""Our own collection workbook come back: is it the one given out, and is it still as it was?

A hidden sheet names the code, year, bidang, version and the headings as given out; the code stands above the table too.
Takes grids, gives the identity and what is wrong with it (B46 to B48). Whether a newer version was sent, only the store
knows (B49, `store.formats`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from iku_analysis.number_format import format_tanggal
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.workbook import column_letter
from iku_analysis.records import FormatAsal, Masalah
from iku_analysis.text import fold

LEMBAR_IDENTITAS = "Identitas"
LABEL_KODE = "Kode format"
_TANDA = "format isian usulan IKU"
_KODE = re.compile(rf"{LABEL_KODE}\s*:?\s*(IKU-\d{{4}}-[0-9a-f]{{8}}-v\d+)?", re.I)
_MINTA_ULANG = "Salin isiannya ke format yang dikirim, atau periksa setiap angka di halaman Unggah."


@dataclass(frozen=True)
class IssuedForm:
    """The identity, and where the table stood when it was given out: sheet, 1-based header row, its headings."""

    format: FormatAsal
    lembar: str
    baris_judul: int
    judul: tuple[str, ...]
    isi: str

    @property
    def kode_benar(self) -> str:
        """The code that this content has; another one stands in the file when the identity was changed."""
        return form_code(self.format.tahun, self.format.bidang, self.format.versi, self.judul, self.isi)


def form_code(tahun: int, bidang: str, versi: int, judul: Sequence[str], isi: str) -> str:
    """The code of a format: readable year and version, a hash of all that was given out. `isi`: hash of its rows."""
    text = "\0".join((str(tahun), bidang, str(versi), *judul, isi))
    return f"IKU-{tahun}-{hashlib.sha256(text.encode()).hexdigest()[:8]}-v{versi}"


def identity_rows(form: IssuedForm) -> list[list[str]]:
    """The cells of the hidden sheet."""
    item = form.format
    return [
        [_TANDA],
        ["kode", item.kode],
        ["tahun", str(item.tahun)],
        ["bidang", item.bidang],
        ["versi", str(item.versi)],
        ["lembar", form.lembar],
        ["baris judul", str(form.baris_judul)],
        ["isi", form.isi],
        ["judul", *form.judul],
    ]


def issued_form(grids: Sequence[Grid]) -> IssuedForm | None:
    """The identity that a sheet of the file holds; null for any other workbook, and where it cannot be read."""
    sheet = next((grid for grid in grids if grid.text(1, 1) == _TANDA), None)
    if sheet is None:
        return None
    rows = {sheet.text(row, 1): [cell.teks for cell in sheet.cells(row)[1:]] for row in sheet.filled_rows(2)}
    one = {name: values[0] if values else "" for name, values in rows.items()}
    try:
        asal = FormatAsal(one["kode"], int(one["tahun"]), one["bidang"], int(one["versi"]))
        return IssuedForm(asal, one["lembar"], int(one["baris judul"]), tuple(rows["judul"]), one["isi"])
    except (KeyError, ValueError):
        return None


def form_problems(form: IssuedForm | None, grids: Sequence[Grid], bidang: str | None) -> list[Masalah]:
    """What is no longer as it was given out. `bidang`: who the file or the user says has sent it."""
    if form is None:
        return _orphan_problems(grids)
    out = []
    grid = next((item for item in grids if item.nama == form.lembar), None)
    if grid is None:
        pesan = f"Lembar “{form.lembar}” dari format {form.format.kode} tidak ada lagi."
        out.append(Masalah("B46", "peringatan", pesan, _MINTA_ULANG))
    else:
        out += _heading_problems(form, grid)
    shown = _shown_code(grids)
    if form.kode_benar != form.format.kode or shown not in (None, form.format.kode):
        pesan = f"Identitas format berubah: tertulis {shown or form.format.kode}, seharusnya {form.kode_benar}."
        out.append(Masalah("B47", "peringatan", pesan, "Minta bidang mengisi format yang dikirim kepadanya."))
    if bidang and bidang != form.format.bidang:
        pesan = f"Format ini dibuat untuk {form.format.bidang}, tetapi dikirim atas nama {bidang}."
        out.append(Masalah("B48", "peringatan", pesan, "Periksa apakah formatnya tertukar."))
    return out


def _orphan_problems(grids: Sequence[Grid]) -> list[Masalah]:
    """A workbook that carries the code of a format and no longer its identity."""
    code = _shown_code(grids)
    if code is None:
        return []
    pesan = f"Berkas ini memuat kode format {code}, tetapi identitas formatnya hilang."
    return [Masalah("B47", "peringatan", pesan, _MINTA_ULANG)]


def outdated_problem(asal: FormatAsal, versi: int, tanggal: date) -> Masalah:
    """The format is older than the newest one sent to its bidang, version `versi` of that day."""
    pesan = f"Format versi {asal.versi} sudah digantikan versi {versi}, yang dikirim {format_tanggal(tanggal)}."
    return Masalah("B49", "peringatan", pesan, "Minta bidang mengisi versi terbaru, atau periksa apa yang berbeda.")


def _shown_code(grids: Sequence[Grid]) -> str | None:
    """The code above a table; null where none stands."""
    for grid in grids:
        if grid.is_hidden:
            continue
        for row in list(grid.filled_rows())[:12]:
            for cell in grid.cells(row):
                found = _KODE.search(cell.teks)
                if found and found[1]:
                    return found[1]
    return None


def _heading_problems(form: IssuedForm, grid: Grid) -> list[Masalah]:
    """Headings that are gone, new or moved, the first cell of each named."""
    wide = max(grid.last_col, len(form.judul))
    row = _heading_row(form, grid)
    now = [grid.text(row, col) for col in range(1, wide + 1)]
    given = [*form.judul, *[""] * (wide - len(form.judul))]
    changed = [at for at in range(wide) if fold(now[at]) != fold(given[at])]
    out = []
    if changed:
        pairs = [(column_letter(at + 1), given[at] or "kosong", now[at] or "kosong") for at in changed[:4]]
        words = "; ".join(f"{letters}: “{before}” → “{after}”" for letters, before, after in pairs)
        more = f" dan {len(changed) - 4} lagi" if len(changed) > 4 else ""
        pesan = f"Susunan kolom format {form.format.kode} diubah ({words}{more})."
        sel = f"{pairs[0][0]}{row}"
        out.append(Masalah("B46", "peringatan", pesan, _MINTA_ULANG, lembar=grid.nama, sel=sel))
    if row != form.baris_judul:
        pesan = f"Judul tabel bergeser dari baris {form.baris_judul} ke baris {row}."
        out.append(Masalah("B46", "peringatan", pesan, _MINTA_ULANG, lembar=grid.nama, baris=row))
    return out


def _heading_row(form: IssuedForm, grid: Grid) -> int:
    """The row whose headings are most like those given out, the given row where several are."""
    given = {fold(text) for text in form.judul}

    def likeness(row: int) -> tuple[int, bool]:
        return len(given & {fold(cell.teks) for cell in grid.cells(row)}), row == form.baris_judul

    return max([form.baris_judul, *list(grid.filled_rows())[:40]], key=likeness)
