"""Cells → typed values and canonical words, with a problem for everything that is not plain.

Takes the cells of one table; gives `Nilai` and `Medan` with their address. The reading of a text itself is
`quantities`; here stands what the table adds: the style its column proves, the unit of the row, the year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from iku_analysis.fields import MEDAN_PAGU, Tingkat
from iku_analysis.numerals import Style
from iku_analysis.quantities import Quantity, column_style, proven_styles, read_number, read_quantity
from iku_analysis.readers.bidang import find_bidang
from iku_analysis.readers.explaining import explained
from iku_analysis.readers.grid import Cell
from iku_analysis.readers.header import Column
from iku_analysis.records import Masalah, Medan, Nilai
from iku_analysis.text import clean
from iku_analysis.vocabulary import Vocabulary

_UNIT_TAIL = re.compile(r"\(([^()]+)\)\s*$")
_GROUP_OF_THREE = re.compile(r"\d[.,]\d{3}(?!\d)")
_FAR = 30  # times larger or smaller than the other values of its row: another size
_WHOLE_FORMATS = frozenset({"General", "0", "#,##0"})
_new = tuple.__new__  # a named tuple's own constructor takes twice as long
_OF_WHOLE = Nilai("", "", "", "angka", desimal=0)[6:]  # the fields behind `nilai` of a whole number
_UNKNOWN_WORD = {
    "satuan": (
        "B19",
        "Satuan belum ada di kamus",
        "Pakai satuan baku, misalnya Persen, Indeks, atau Dokumen; satuan baru ditambahkan pengelola aplikasi.",
    ),
    "polaritas": ("B20", "Polaritas belum ada di kamus", "Isi dengan naik, turun, atau stabil."),
    "tipe_penghitungan": (
        "B20",
        "Tipe penghitungan belum ada di kamus",
        "Isi dengan kumulatif, non kumulatif, posisi akhir, atau rata-rata.",
    ),
    "penanggung_jawab": (
        "B21",
        "Penanggung jawab tidak ada di daftar bidang",
        "Tulis nama bidang seperti di daftar; nama baru ditambahkan Kasubbag Program di Pengaturan.",
    ),
    "level": ("B22", "Tingkat tidak dikenal", "Isi dengan tujuan, sasaran, program, kegiatan, atau sub kegiatan."),
}


class ValueReader:
    """Reads the cells of one sheet's table; collects its problems in `masalah`."""

    def __init__(self, lembar: str, vocabulary: Vocabulary) -> None:
        self.lembar = lembar
        self.vocabulary = vocabulary
        self.masalah: list[Masalah] = []
        self._styles: dict[int, Style | None] = {}
        self._bidang: dict[str, tuple[list[str], list[str]]] = {}
        self._read: dict[tuple[str, Style | None, bool, str | None], Quantity] = {}
        self._field_styles: dict[str, Style | None] = {}
        self._is_mixed = False

    def learn_styles(self, cells: Iterable[tuple[Column, Cell]]) -> None:
        """What the typed texts of each column, and of all columns of a field, prove about the number style."""
        by_col: dict[int, set[str]] = defaultdict(set)
        by_field: dict[str, set[str]] = defaultdict(set)
        for column, cell in cells:
            if isinstance(cell.value, str):
                by_col[column.col].add(cell.teks)
                by_field[column.medan].add(cell.teks)
        self._styles = {col: column_style(texts) for col, texts in by_col.items()}
        self._field_styles = {medan: column_style(texts) for medan, texts in by_field.items()}
        measured = (texts for medan, texts in by_field.items() if medan not in (*MEDAN_PAGU, "capaian"))
        self._is_mixed = len(proven_styles(set().union(*measured))) > 1

    def problem(
        self,
        kode: str,
        tingkat: Tingkat,
        pesan: str,
        saran: str,
        cell: Cell | None = None,
        *,
        baris: int | None = None,
        nilai: str | None = None,
    ) -> None:
        """Note a problem at a cell, or at a row."""
        self.masalah.append(
            Masalah(
                kode,
                tingkat,
                pesan,
                saran,
                lembar=self.lembar,
                sel=cell.sel if cell else None,
                baris=cell.row if cell else baris,
                nilai=nilai or (clean(cell.teks) if cell and cell.teks else None),
            )
        )

    def medan(self, name: str, cell: Cell, text: str | None = None) -> Medan | None:
        """The text field of a cell (or of a part of it), with its canonical form; null where it cannot be used."""
        if cell.cacat and self._is_unusable(cell):
            return None
        own = cell.teks if text is None else text
        teks = clean(own)
        if not teks:
            return None
        return _new(Medan, (teks, cell.sel, self._baku(name, own, teks, cell) if name in _UNKNOWN_WORD else None))

    def unit_in_brackets(self, indikator: Medan) -> Medan | None:
        """The unit in brackets at the end of the indicator, where the vocabulary knows it."""
        found = _UNIT_TAIL.search(indikator.teks)
        baku = self.vocabulary.canonical("satuan", found[1]) if found else None
        return Medan(found[1].strip(), indikator.sel, baku) if found and baku else None

    def nilai(
        self,
        column: Column,
        cell: Cell,
        *,
        tahun: int | None,
        satuan: str | None = None,
        beside: Sequence[tuple[Column, Cell]] = (),
        text: str | None = None,
    ) -> Nilai | None:
        """The typed value of a cell (or of one line of it); null where it has none, then a problem says why.

        `beside`: the value cells of the row, which may settle a text with two readings.
        """
        value, medan = cell.value, column.medan
        if type(value) is int and text is None and cell.format in _WHOLE_FORMATS and column.kali == 1:
            # Most values of a long table: whole numbers are what they are.
            return _new(Nilai, (medan, cell.sel, cell.teks, "angka", tahun, float(value), *_OF_WHOLE))
        if (cell.cacat and self._is_unusable(cell)) or self._is_date(cell):
            return None
        is_pagu = medan in MEDAN_PAGU
        if column.kali != 1:
            is_pagu, satuan = False, "rupiah"  # thousands and millions have decimals
        if cell.is_number and text is None:
            quantity = self._number(cell, is_pagu)
        else:
            own = cell.teks if text is None else text
            # A table that writes 61.20 here and 45,5 there proves nothing for 1.250.
            is_open = self._is_mixed and not is_pagu and _GROUP_OF_THREE.search(own) is not None
            style = None if is_open else self._styles.get(column.col) or self._field_styles.get(medan)
            quantity = self._quantity(own, style, is_pagu, satuan)
            if quantity.masalah == "ambigu" and style is None:
                # Nothing in the columns settles it; the cells beside it may.
                style = column_style(cell.teks for _, cell in beside if isinstance(cell.value, str))
                quantity = self._quantity(own, style, is_pagu, satuan)
            if style and not is_pagu and _GROUP_OF_THREE.search(own):
                # A capaian is of another measure than target and realisasi.
                alike = [pair for pair in beside if (pair[0].medan == "capaian") == (medan == "capaian")]
                quantity = self._weighed(quantity, own, style, satuan, alike, cell)
        shown = clean(cell.teks if text is None else text)
        if told := explained(quantity, shown, medan):
            self.problem(*told, cell)
        if column.kali != 1 and quantity.satuan == "rupiah" and quantity.nilai is not None:
            # The heading says thousands, the cell says rupiah: only a person knows which of the two is right.
            pesan = f"“{shown}” dibaca sebagai rupiah utuh; menurut judul kolomnya nilainya {column.kali} kali lipat."
            self.problem("B13", "peringatan", pesan, "Tulis rupiah utuh, dan betulkan judul kolomnya.", cell)
        return _nilai(quantity, medan, tahun, cell.sel, shown, column.kali)

    def _weighed(
        self,
        quantity: Quantity,
        text: str,
        style: Style,
        satuan: str | None,
        beside: Sequence[tuple[Column, Cell]],
        cell: Cell,
    ) -> Quantity:
        """A reading that its column's style settles, doubted where the other one is of the size of the row's values.

        Real tables write 69.33 beside 76,5; so 75.125 beside 76,5 and 77 is hardly seventy-five thousand.
        """
        other = self._quantity(text, "us" if style == "id" else "id", False, satuan)
        if quantity.masalah or not quantity.nilai or not other.nilai or other.nilai == quantity.nilai:
            return quantity
        sizes = [
            abs(size) for column, own in beside if own != cell and (size := self._size(column, own, satuan)) is not None
        ]
        if not sizes:
            return quantity
        size = sorted(sizes)[len(sizes) // 2] or 1.0
        if _is_near(quantity.nilai, size) or not _is_near(other.nilai, size):
            return quantity
        return replace(other, tafsir=(other.nilai, quantity.nilai), masalah="ambigu")

    def _size(self, column: Column, cell: Cell, satuan: str | None) -> float | None:
        """The number of another value of the row, where it has one reading."""
        if column.medan in MEDAN_PAGU or cell.cacat or cell.is_date:
            return None
        if cell.is_number:
            return self._number(cell, False).nilai
        quantity = self._quantity(cell.teks, None, False, satuan)
        return quantity.nilai if quantity.masalah is None else None

    def _quantity(self, text: str, style: Style | None, is_pagu: bool, satuan: str | None) -> Quantity:
        """The reading of a text, done once for each text of the table."""
        key = (text, style, is_pagu, satuan)
        if key not in self._read:
            self._read[key] = read_quantity(
                text, vocabulary=self.vocabulary, style=style, is_pagu=is_pagu, satuan=satuan
            )
        return self._read[key]

    def _number(self, cell: Cell, is_pagu: bool) -> Quantity:
        """The reading of a number cell."""
        value = cell.value
        assert isinstance(value, (int, float))
        return read_number(value, cell.format, vocabulary=self.vocabulary, is_pagu=is_pagu)

    def _is_unusable(self, cell: Cell) -> bool:
        if cell.cacat == "rumus":
            self.problem(
                "B14",
                "galat",
                "Rumus di sel ini belum punya hasil, jadi nilainya tidak dapat dibaca.",
                "Buka berkas di Excel, simpan, lalu unggah lagi; atau ketik nilainya.",
                cell,
            )
        elif cell.cacat == "kesalahan":
            self.problem(
                "B16", "galat", f"Rumus di sel ini menghasilkan kesalahan {cell.teks}.", "Perbaiki rumusnya.", cell
            )
        return cell.cacat is not None

    def _is_date(self, cell: Cell) -> bool:
        if cell.is_date:
            self.problem(
                "B15",
                "galat",
                "Sel angka ini berisi tanggal; Excel mungkin mengubah ketikan seperti 4,5 menjadi tanggal.",
                "Ubah format sel menjadi angka, lalu ketik ulang nilainya.",
                cell,
            )
        return cell.is_date

    def _baku(self, name: str, text: str, teks: str, cell: Cell) -> str | tuple[str, ...] | None:
        """The canonical form; `text` as it stands in the cell, `teks` cleaned. A word that is not known is said."""
        baku: str | tuple[str, ...] | None
        if name == "penanggung_jawab":
            if text not in self._bidang:
                self._bidang[text] = find_bidang(text, self.vocabulary)
            found, strangers = self._bidang[text]
            baku = tuple(found) or None
            is_known = not strangers
        else:
            baku = self.vocabulary.canonical(name, teks)
            is_known = baku is not None
        if not is_known and not is_kosong(teks, self.vocabulary):
            kode, pesan, saran = _UNKNOWN_WORD[name]
            tingkat: Tingkat = "catatan" if name == "satuan" else "peringatan"
            self.problem(kode, tingkat, f"{pesan}: {teks}.", saran, cell, nilai=teks)
        return baku


def _is_near(number: float, size: float) -> bool:
    return 1 / _FAR < abs(number) / size < _FAR


def is_kosong(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the text is a mark for "nothing": -, N/A, nihil."""
    return clean(text).casefold() in vocabulary.kosong


def _nilai(quantity: Quantity, medan: str, tahun: int | None, sel: str, teks: str, kali: int) -> Nilai:
    nilai = quantity.nilai
    if kali != 1 and nilai is not None and quantity.satuan != "rupiah":  # else said above
        nilai = float(round(nilai * kali))
    return Nilai(
        medan=medan,
        sel=sel,
        teks=teks,
        jenis=quantity.jenis,
        tahun=tahun,
        nilai=nilai,
        bawah=quantity.bawah,
        atas=quantity.atas,
        operator=quantity.operator,
        predikat=quantity.predikat,
        skor=quantity.skor,
        satuan=quantity.satuan,
        persen=quantity.persen,
        desimal=quantity.desimal,
    )
