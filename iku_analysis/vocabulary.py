"""The vocabularies of data/kamus: headings, units, bidang, polarity, predicates, codes, marks for "empty".

Long CSV files, one alias a row, edited by planners, proved when loaded: no alias twice within its kind, no unknown
field, no missing column. `load_vocabulary(overlay)` lays an agency's own files over the shipped ones, file by file
(same names and columns; each replaces the shipped one). Compared through `text.fold`. Opens no store.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from iku_analysis.errors import UsageError, VocabularyError
from iku_analysis.fields import FIELDS
from iku_analysis.settings import KAMUS, Instansi
from iku_analysis.text import fold

# file → columns. Files of `baku,alias` shape map many spellings to one canonical word.
COLUMNS: dict[str, tuple[str, ...]] = {
    "kolom.csv": ("medan", "alias", "catatan"),
    "satuan.csv": ("baku", "alias", "catatan"),
    "satuan_keluarga.csv": ("baku", "keluarga", "catatan"),
    "bidang.csv": ("baku", "alias", "catatan"),
    "polaritas.csv": ("baku", "alias", "catatan"),
    "tipe_penghitungan.csv": ("baku", "alias", "catatan"),
    "level.csv": ("baku", "alias", "catatan"),
    "predikat.csv": ("skala", "baku", "alias", "skor", "catatan"),
    "kosong.csv": ("alias", "catatan"),
    "singkatan.csv": ("baku", "alias", "catatan"),
    "sinonim.csv": ("baku", "alias", "catatan"),
    "kata.csv": ("daftar", "kata", "catatan"),
    "kode.csv": ("kode", "level", "nama", "catatan"),
    "program_bidang.csv": ("kode", "bidang", "catatan"),
    "sumber.csv": ("kode", "nama", "catatan"),
    "instansi.csv": ("kunci", "nilai", "catatan"),
}
_ALIASED = ("satuan", "bidang", "polaritas", "tipe_penghitungan", "level", "singkatan", "sinonim")


@dataclass(frozen=True)
class Predikat:
    """One word of an ordinal scale (WTP, BB): its scale and its score, 1 = worst."""

    skala: str
    baku: str
    skor: int


@dataclass(frozen=True)
class Vocabulary:
    """All vocabularies, keyed by the folded alias. `sidik` names this state of the files.

    `alias[kind][folded]` → canonical word for kind in satuan, bidang, polaritas, tipe_penghitungan, level, singkatan,
    sinonim (roots of verbs).
    `kolom[folded heading]` → field names it may mean, first the usual one. `kata[list]` → words as written.
    """

    sidik: str
    kolom: dict[str, tuple[str, ...]]
    alias: dict[str, dict[str, str]]
    satuan_keluarga: dict[str, str]
    predikat: dict[str, Predikat]
    kosong: frozenset[str]
    kata: dict[str, tuple[str, ...]]
    kode: dict[str, tuple[str, str]]
    program_bidang: dict[str, str]
    sumber: dict[str, str]
    instansi: Instansi

    def canonical(self, kind: str, text: str) -> str | None:
        """The canonical word for `text` in a vocabulary of aliases, or null where it is unknown."""
        return self.alias[kind].get(fold(text))

    def names(self, kind: str) -> tuple[str, ...]:
        """The canonical words of a vocabulary, in the order of its file."""
        return tuple(dict.fromkeys(self.alias[kind].values()))


def load_vocabulary(overlay: Path | None = None) -> Vocabulary:
    """Read and prove all vocabularies. `overlay`: folder whose files replace the shipped ones of the same name.

    Raises VocabularyError naming file and row, UsageError where the folder is not there.
    """
    return parse_vocabulary(_file_texts(KAMUS, overlay))


def _file_texts(base: Path, overlay: Path | None) -> tuple[tuple[str, str], ...]:
    """(file name, content) for each vocabulary file, the overlay's first."""
    if overlay is not None and not overlay.is_dir():
        raise UsageError("Folder kamus tidak ditemukan.", "Periksa alamat folder pada --kamus.", str(overlay))
    if overlay is not None and not any((overlay / name).is_file() for name in COLUMNS):
        advice = "Nama berkasnya harus sama dengan yang di data/kamus, misalnya bidang.csv."
        raise UsageError("Folder ini tidak memuat satu pun kamus.", advice, str(overlay))
    out = []
    for name in COLUMNS:
        own = overlay / name if overlay else None
        path = own if own is not None and own.is_file() else base / name
        out.append((name, path.read_text(encoding="utf-8-sig")))
    return tuple(out)


@lru_cache(maxsize=8)
def parse_vocabulary(texts: tuple[tuple[str, str], ...]) -> Vocabulary:
    """The vocabulary of the given file contents; the same contents give the same object."""
    rows = {name: _rows(name, text) for name, text in texts}
    digest = hashlib.sha256("\0".join(f"{name}\0{text}" for name, text in texts).encode()).hexdigest()
    kolom: dict[str, list[str]] = {}
    for number, row in enumerate(rows["kolom.csv"], start=2):
        if row["medan"] not in FIELDS and row["medan"] not in _KOLOM_KHUSUS:
            raise VocabularyError(
                f"Medan tidak dikenal: {row['medan']}.",
                "Pakai nama medan yang ada.",
                f"kolom.csv baris {number}",
            )
        kolom.setdefault(_key("kolom.csv", number, row["alias"]), []).append(row["medan"])
    return Vocabulary(
        sidik=digest,
        kolom={alias: tuple(fields) for alias, fields in kolom.items()},
        alias={kind: _aliases(f"{kind}.csv", rows[f"{kind}.csv"]) for kind in _ALIASED},
        satuan_keluarga={row["baku"]: row["keluarga"] for row in rows["satuan_keluarga.csv"]},
        predikat={
            _key("predikat.csv", number, row["alias"]): Predikat(row["skala"], row["baku"], int(row["skor"]))
            for number, row in enumerate(rows["predikat.csv"], start=2)
        },
        kosong=frozenset(row["alias"].strip().casefold() for row in rows["kosong.csv"]),
        kata=_word_lists(rows["kata.csv"]),
        kode={row["kode"]: (row["level"], row["nama"]) for row in rows["kode.csv"]},
        program_bidang={row["kode"]: row["bidang"] for row in rows["program_bidang.csv"]},
        sumber={row["kode"]: row["nama"] for row in rows["sumber.csv"]},
        instansi=Instansi(**{row["kunci"]: row["nilai"] for row in rows["instansi.csv"]}),
    )


# Columns that are split into other fields (the Penjelasan cell of the Jateng form) or hold a value's own year or unit.
_KOLOM_KHUSUS = frozenset(
    {"penjelasan", "tahun_target", "tahun_awal", "tahun_akhir", "abaikan", "tolok_ukur", "target_text"}
)


def _rows(name: str, text: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != COLUMNS[name]:
        raise VocabularyError("Judul kolom kamus tidak sesuai.", f"Judulnya harus: {', '.join(COLUMNS[name])}.", name)
    rows = list(reader)
    for number, row in enumerate(rows, start=2):
        if None in row:
            raise VocabularyError(
                "Kolomnya terlalu banyak.", "Beri tanda kutip pada isi yang memuat koma.", f"{name} baris {number}"
            )
    return [{key: (value or "").strip() for key, value in row.items()} for row in rows]


def _key(name: str, number: int, alias: str) -> str:
    folded = fold(alias)
    if not folded:
        raise VocabularyError("Alias kosong.", "Isi atau hapus baris ini.", f"{name} baris {number}")
    return folded


def _aliases(name: str, rows: Iterable[dict[str, str]]) -> dict[str, str]:
    out: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        alias = _key(name, number, row["alias"])
        if alias in out:
            raise VocabularyError(
                f"Alias ganda: {row['alias']}.",
                f"Sudah dipakai untuk {out[alias]}.",
                f"{name} baris {number}",
            )
        out[alias] = row["baku"]
    return out


def _word_lists(rows: Iterable[dict[str, str]]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for row in rows:
        out.setdefault(row["daftar"], []).append(row["kata"])
    return {name: tuple(words) for name, words in out.items()}
