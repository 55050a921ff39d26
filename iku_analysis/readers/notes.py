"""What a person is told of a sheet or a file as a whole: one function for each such problem.

Takes what was found, gives `Masalah`; finds nothing itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from iku_analysis.fields import JUDUL_JENIS, Jenis
from iku_analysis.readers.bidang import find_bidang
from iku_analysis.readers.grid import Cell, Grid
from iku_analysis.readers.group_rows import OF_BIDANG
from iku_analysis.readers.header import Header
from iku_analysis.readers.table import Table
from iku_analysis.readers.workbook import column_letter
from iku_analysis.records import Baris, Lembar, Masalah
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

INSTANSI_LAIN = "B56"
_PART = re.compile(r"[a-z0-9][.)]\s")


def unusable_choices(table: Table) -> list[Masalah]:
    """Rows that a person wants read and that hold nothing a record could be made of."""
    read = {item.baris for item in table.walk.skipped}
    rows = [row.row for row in table.rows if row.is_chosen and row.row in read]
    pesan = "Baris ini diminta dibaca, tetapi tidak berisi indikator, kode, atau nilai."
    saran = "Periksa kolomnya, atau lewati baris ini."
    return [Masalah("B37", "peringatan", pesan, saran, lembar=table.grid.nama, baris=row) for row in rows]


def part_of_year(grid: Grid, part: str | None) -> list[Masalah]:
    """A sheet with results of a month or quarter; nothing where its titles name none."""
    if part is None:
        return []
    pesan = f"Lembar ini tentang {part}; realisasinya belum tentu realisasi setahun, tetapi dibaca seperti itu."
    saran = "Pakai lembar yang memuat realisasi setahun, atau abaikan lembar ini."
    return [Masalah("B45", "peringatan", pesan, saran, lembar=grid.nama)]


def rows_above(grid: Grid, rows: list[int]) -> list[Masalah]:
    """Rows above the table that look like one, of headings that nobody knows; nothing where there are none."""
    if not rows:
        return []
    pesan = f"Baris {rows[0]}–{rows[-1]} di atas tabel ini tampak seperti tabel lain dan tidak dibaca."
    saran = "Periksa judul kolomnya, atau tunjuk baris judulnya pada gambar lembar."
    return [Masalah("B36", "peringatan", pesan, saran, lembar=grid.nama, baris=rows[0])]


def other_table(grid: Grid, header: Header) -> Masalah:
    """A further table of the sheet that the layout does not read."""
    baris, kolom = header.rows[0], column_letter(header.columns[0].col)
    pesan = f"Tabel kedua di lembar ini (mulai baris {baris}, kolom {kolom}) berjenis lain dan tidak dibaca."
    return Masalah("B36", "peringatan", pesan, "Pindahkan tabel itu ke lembar sendiri.", lembar=grid.nama, baris=baris)


def no_table(jenis: Jenis | None, lembar: list[Lembar]) -> Masalah:
    """A file without a table of the kind asked for; of any kind where `jenis` is null."""
    named = [f"{item.nama}: {item.alasan}" for item in lembar if item.nama and item.alasan]
    per_sheet = f" ({'; '.join(named)})" if named else ""
    if jenis is None:
        pesan = f"Tidak ada tabel indikator yang dikenali di berkas ini{per_sheet}."
        return Masalah(
            "B08", "galat", pesan, "Pastikan tabel punya baris judul kolom seperti Sasaran, Indikator, Target."
        )
    pesan = f"Berkas ini tidak berisi tabel {JUDUL_JENIS[jenis]}{per_sheet}."
    return Masalah("B08", "galat", pesan, "Periksa apakah berkasnya tertukar, atau pilih jenis berkas yang benar.")


def sender_by_owner(bidang: str) -> Masalah:
    """No title and no name of the file says who sent it, but one bidang answers for all of it."""
    pesan = f"Bidang pengirim tidak tertulis; dibaca {bidang}, penanggung jawab semua barisnya."
    return Masalah("B34", "catatan", pesan, "Pilih bidangnya bila keliru.")


def no_sender(bidang: list[str]) -> Masalah:
    """Nobody named as the sender. `bidang`: those that the names of the used sheets are."""
    if len(bidang) > 1:
        pesan = (
            f"Lembar berkas ini milik beberapa bidang ({'; '.join(bidang)}), jadi pengirimnya tidak dapat ditentukan."
        )
        return Masalah("B34", "peringatan", pesan, "Pisahkan menjadi satu berkas untuk setiap bidang.")
    pesan = "Bidang pengirim tidak ditemukan, baik di dalam berkas maupun pada nama berkas."
    return Masalah("B34", "peringatan", pesan, "Pilih bidangnya saat mengunggah.")


def another_agency(grid: Grid, cell: Cell, nama: str, vocabulary: Vocabulary) -> Masalah:
    """A title that names another agency than ours; `nilai` is that name."""
    pesan = f"Judul berkas ini menyebut {nama}, sedangkan instansi ini {vocabulary.instansi.nama}."
    saran = "Bila berkasnya tertukar, batalkan unggahannya; bila memang milik instansi ini, nyatakan di halaman Unggah."
    return Masalah(INSTANSI_LAIN, "peringatan", pesan, saran, lembar=grid.nama, sel=cell.sel, nilai=nama)


def other_bidang(grids: Sequence[Grid], lembar: Sequence[Lembar], bidang: str, vocabulary: Vocabulary) -> list[Masalah]:
    """Rows that head the indicators of another bidang than the sender; all records count as the sender's."""
    rows = {(item.nama, skipped.baris) for item in lembar for skipped in item.dilewati if skipped.alasan == OF_BIDANG}
    out = []
    for grid in grids:
        for row in sorted(number for name, number in rows if name == grid.nama):
            text = " ".join(cell.teks for cell in grid.cells(row))
            others = [name for name in find_bidang(text, vocabulary)[0] if name != bidang]
            if others:
                pesan = f"Mulai baris ini tabelnya milik {others[0]}, tetapi semua dicatat sebagai usulan {bidang}."
                saran = "Pisahkan menjadi satu berkas untuk setiap bidang."
                out.append(Masalah("B34", "peringatan", pesan, saran, lembar=grid.nama, baris=row))
    return out


def parent_rows(baris: Sequence[Baris]) -> list[Masalah]:
    """Indicators without a value that only introduce those of the rows below ("…:", then "a. …", "b. …")."""
    out = []
    for parent, first in pairwise(baris):
        names = [record.medan["indikator"] for record in (parent, first) if "indikator" in record.medan]
        if len(names) < 2 or parent.nilai or not names[0].teks.endswith(":") or not _PART.match(names[1].teks):
            continue
        pesan = (
            f"“{names[0].teks}” tampak sebagai induk dari rincian di bawahnya, yang namanya tidak lengkap tanpa induk."
        )
        saran = "Tulis nama lengkap pada setiap rincian, lalu hapus baris induknya."
        out.append(
            Masalah("B51", "peringatan", pesan, saran, lembar=parent.lembar, sel=names[0].sel, baris=parent.baris)
        )
    return out


def same_sheets(baris: Sequence[Baris]) -> list[Masalah]:
    """Sheets of one file that give the same indicators for the same years ("IKU", "IKU (2)", "IKU final")."""
    targets: dict[str, dict[tuple[str, int | None], str]] = defaultdict(dict)
    for record in baris:
        if name := record.medan.get("indikator"):
            years = [(nilai.tahun, nilai.teks) for nilai in record.nilai if nilai.medan == "target"]
            targets[record.lembar] |= {(fold(name.teks), tahun): teks for tahun, teks in years}
    out = []
    for at, second in enumerate(targets):
        for first in list(targets)[:at]:
            again = targets[first].keys() & targets[second].keys()
            if len(again) * 2 <= min(len(targets[first]), len(targets[second])):
                continue
            count = sum(targets[first][key] != targets[second][key] for key in again)
            told = f"{count} target di antaranya berbeda" if count else "dengan target yang sama"
            pesan = f"Lembar ini memuat indikator yang sama dengan lembar {first}, {told}. Semuanya dibaca."
            saran = "Hapus lembar yang tidak berlaku, atau beri nama “lama”."
            out.append(Masalah("B55", "peringatan", pesan, saran, lembar=second))
            break
    return out
