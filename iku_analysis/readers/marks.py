"""What people did to the cells of a table beside writing in them: hidden, crossed out, commented, "as above".

Takes the rows of a table, notes a problem for each; changes nothing that is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.row import Row
from iku_analysis.readers.rows import OVERLONG, STRUCK, RowWalk
from iku_analysis.readers.values import ValueReader
from iku_analysis.text import clean

_LONGEST_NOTE = 200  # characters of a comment that are shown


def report_marks(grid: Grid, walk: RowWalk, rows: Sequence[Row], reader: ValueReader) -> None:
    """The problems B17 (hidden row), B27 (cut at its commas), B44 (ditto), B53 (crossed out) and B54 (comment)."""
    for mark in walk.dittos:
        pesan = f"Tanda “{clean(mark.teks)}” dibaca sama dengan isi sel di atasnya."
        reader.problem("B44", "catatan", pesan, "Tulis isinya pada setiap baris.", mark)
    for item in walk.skipped:
        if item.alasan == STRUCK:
            saran = "Hapus barisnya, atau hilangkan coretannya bila masih berlaku."
            reader.problem("B53", "peringatan", "Baris ini dicoret dan tidak dibaca.", saran, baris=item.baris)
        if item.alasan == OVERLONG:
            pesan = "Baris ini punya lebih banyak sel daripada judul kolomnya; angkanya mungkin terpotong pada koma."
            saran = "Simpan ulang dengan pemisah titik koma, atau beri tanda kutip pada angka berkoma."
            reader.problem("B27", "galat", pesan, saran, baris=item.baris)
    for row in rows:
        if row.row in grid.hidden_rows:
            pesan = "Baris ini tersembunyi dan tetap dibaca."
            reader.problem("B17", "catatan", pesan, "Tampilkan atau hapus barisnya.", baris=row.row)
        if grid.struck or grid.cut or grid.notes:
            for cell in [cell for cell in row.cells.values() if cell.row == row.row]:
                _report_cell(grid, cell, reader)


def _report_cell(grid: Grid, cell: Cell, reader: ValueReader) -> None:
    place = (cell.row, cell.col)
    if place in grid.struck:
        saran = "Ganti isinya, atau hilangkan coretannya bila masih berlaku."
        reader.problem("B53", "peringatan", "Isi sel ini dicoret, tetapi tetap dibaca.", saran, cell)
    if place in grid.cut:
        pesan = "Bagian sel ini yang dicoret tidak dibaca."
        reader.problem("B53", "catatan", pesan, "Hapus bagian yang dicoret.", cell)
    if place in grid.notes:
        note = grid.notes[place]
        shown = note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]}…"
        pesan = f"Sel ini berkomentar “{shown}”; yang dibaca isi selnya, bukan komentarnya."
        reader.problem("B54", "catatan", pesan, "Tulis yang berlaku di dalam selnya.", cell)
