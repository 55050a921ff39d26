"""Records → tidy rows for the store: one row per record, per value, per sheet, per problem.

Takes `HasilBaca`, gives lists of tuples in the column order of store/sql/skema.sql. Adds what SQL compares by: folded
keys, the number `angka`, the content-hash key of each record. Judges nothing and drops nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import asdict, dataclass, replace

from iku_analysis.fields import MEDAN_BAKU, MEDAN_TEKS
from iku_analysis.records import Baris, HasilBaca, Lembar, Nilai
from iku_analysis.text import fold

_KUNCI = ("sasaran", "indikator")
# Each text field with whether its key, and whether its canonical form, stands beside it.
_COLUMNS = [(name, name in _KUNCI, name in MEDAN_BAKU) for name in MEDAN_TEKS]
# A leading "1.", "1)", "1.1", "a.", "II.", "Indikator Sasaran 2 :", "A. Sasaran:", "SS.1", "IKU 1:" is no name.
_NUMBERING = re.compile(
    r"""^(?:
        (?:\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)]\s*)?
        (?:indikator(?:\ (?:kinerja|keluaran|hasil))?(?:\ (?:tujuan|sasaran|program|kegiatan))?
            |(?:tujuan|sasaran)(?:\ strategis)?)\s*(?:\(\w+\))?\s*[\d.]*\s*:
        | (?:iku|ikk|ikp|iks|ss)[\s.-]*\d{1,2}(?:\.\d{1,2})*(?:\s*[.:)-]+\s*|\s+)(?=[^\W\d])
        | \(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{2,5})[.)](?!\d)
        | \d{1,2}(?:\.\d{1,2})+\s+(?=[^\W\d])
    )\s*""",
    re.I | re.X,
)
_PERCENT_SIGN = re.compile(r"\(\s*%\s*\)")


@dataclass(frozen=True)
class TidyRows:
    """Rows of one upload, each tuple in the order of its raw_ table's columns."""

    lembar: list[tuple[object, ...]]
    baris: list[tuple[object, ...]]
    nilai: list[tuple[object, ...]]
    masalah: list[tuple[object, ...]]

    def extend(self, other: TidyRows) -> None:
        """Add the rows of another upload."""
        self.lembar.extend(other.lembar)
        self.baris.extend(other.baris)
        self.nilai.extend(other.nilai)
        self.masalah.extend(other.masalah)


def name_key(text: str) -> str:
    """The key under which two names are the same: folded, without numbering in front and without "(%)".

    Words in brackets stay: "konflik (tertangani)" is not "konflik". What units and abbreviations mean is for matching.

    >>> name_key("2) Persentase (%) Ormas Aktif")
    'persentase ormas aktif'
    """
    bare = _PERCENT_SIGN.sub(" ", _NUMBERING.sub("", text.strip()))
    return fold(bare) or text.strip()


def record_id(unggahan_id: str, baris: Baris) -> str:
    """Key of a record: the same upload, sheet, row and part give the same key."""
    parts = (unggahan_id, baris.lembar, str(baris.baris), str(baris.ke or 0))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def comparable(nilai: Nilai) -> float | None:
    """The number by which values are compared, rounded to 4 decimals: value, midpoint, bound or score; else null."""
    if nilai.jenis == "angka" and nilai.nilai is not None:  # most values
        return round(nilai.nilai, 4)
    if nilai.jenis == "rentang" and nilai.bawah is not None and nilai.atas is not None:
        return round((nilai.bawah + nilai.atas) / 2, 4)
    if nilai.jenis == "predikat":
        return None if nilai.skor is None else float(nilai.skor)
    if nilai.jenis == "batas" and nilai.nilai is not None:
        return round(nilai.nilai, 4)
    return None


def tidy(hasil: HasilBaca, unggahan_id: str) -> TidyRows:
    """All rows of one reading. Records that would share a key (two tables in one row) get the next free part number."""
    baris: list[tuple[object, ...]] = []
    nilai: list[tuple[object, ...]] = []
    seen: dict[str, int] = {}
    for urutan, record in enumerate(_one_per_indicator(hasil)):
        key = record_id(unggahan_id, record)
        again = seen[key] = seen.get(key, 0) + 1
        key = key if again == 1 else f"{key}-{again}"
        baris.append(_baris_row(record, key, unggahan_id, urutan))
        nilai += [_nilai_row(item, key, unggahan_id) for item in record.nilai]
    return TidyRows(
        lembar=[_lembar_row(item, unggahan_id, number, hasil) for number, item in enumerate(hasil.lembar)],
        baris=baris,
        nilai=nilai,
        masalah=[
            (unggahan_id, number, m.kode, m.tingkat, m.lembar, m.sel, m.baris, m.nilai, m.pesan, m.saran)
            for number, m in enumerate(hasil.masalah)
        ],
    )


def _one_per_indicator(hasil: HasilBaca) -> list[Baris]:
    """The records; in an import template with one row a year, the rows of one indicator as one, under its first row.

    Rows are one indicator where all their texts say the same and no year of a field stands twice.
    """
    by_year = {item.nama for item in hasil.lembar if "tahun_target" in item.kolom}
    out: list[Baris] = []
    first: dict[tuple[object, ...], int] = {}
    for record in hasil.baris:
        if record.lembar not in by_year or "indikator" not in record.medan:
            out.append(record)
            continue
        texts = tuple(sorted((name, medan.teks) for name, medan in record.medan.items() if name != "nomor"))
        place = first.setdefault((record.lembar, *texts), len(out))
        if place == len(out):
            out.append(record)
            continue
        known = {(item.medan, item.tahun) for item in out[place].nilai}
        if known & {(item.medan, item.tahun) for item in record.nilai}:
            out.append(record)
        else:
            out[place] = replace(out[place], nilai=out[place].nilai + record.nilai)
    return out


def _baris_row(record: Baris, key: str, unggahan_id: str, urutan: int) -> tuple[object, ...]:
    row: list[object] = [key, unggahan_id, record.lembar, record.baris, record.ke, urutan, record.jenis]
    for name, has_key, has_baku in _COLUMNS:
        medan = record.medan.get(name)
        if medan is None:
            row += [None] * (2 + has_key + has_baku)
            continue
        row += medan[:2]
        if has_key:
            row.append(name_key(medan.teks))
        if has_baku:
            baku = medan.baku
            if name == "penanggung_jawab":
                row.append(list(baku) if isinstance(baku, tuple) else [baku] if baku else None)
            else:
                row.append(baku)
    return tuple(row)


def _nilai_row(item: Nilai, key: str, unggahan_id: str) -> tuple[object, ...]:
    medan, sel, teks, jenis, tahun, *rest = item  # the rest in the order of the table's columns
    return (key, unggahan_id, medan, tahun, sel, teks, jenis, *rest, comparable(item))


def _lembar_row(item: Lembar, unggahan_id: str, urutan: int, hasil: HasilBaca) -> tuple[object, ...]:
    return (
        unggahan_id,
        item.nama,
        urutan,
        item.jenis,
        item.tabel,
        _sheet_year(item, hasil),
        item.dipakai,
        item.alasan,
        list(item.baris_judul),
        json.dumps(item.kolom, ensure_ascii=False),
        json.dumps([asdict(lewat) for lewat in item.dilewati], ensure_ascii=False),
        item.rencana,
    )


def _sheet_year(item: Lembar, hasil: HasilBaca) -> int | None:
    """The year a Renja or a measurement table is about: the most frequent year of its targets; null where none."""
    years = Counter(
        nilai.tahun
        for record in hasil.baris
        if record.lembar == item.nama
        for nilai in record.nilai
        if nilai.medan in ("target", "pagu", "realisasi") and nilai.tahun is not None
    )
    return years.most_common(1)[0][0] if years else None
