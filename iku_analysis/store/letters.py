"""Letters that leave the agency: their numbers by the agency's pattern, given once, and the register of them.

A letter is a decision of jenis surat under its series, year and running number. The number is looked up and taken in
one transaction, so two people at once never get the same one. A correction is a newer row under the same key; a letter
taken back stays in the register as batal and its number is never given again. Writes no paper.

Placeholders of a pattern: {kode} classification code, {nomor} running number ({nomor:3}: at least three digits),
{unit} code of the unit, {bulan} Roman month, {tahun} year; all else, spaces too, is printed as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from iku_analysis.errors import UsageError
from iku_analysis.settings import PolaSurat, Settings
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import NewDecision, insert_decisions

_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PLACE = re.compile(r"\{(\w+)(?::(\d))?\}")
_NAMES = ("kode", "nomor", "unit", "bulan", "tahun")


@dataclass(frozen=True)
class Surat:
    """One letter of the register. `nomor` as written on it, `urut` its running number; `batal`: taken back, with why.

    `surat_id`: the decision by which it is taken back (`decisions.withdraw`); a corrected letter has another one.
    """

    surat_id: str
    jenis: str
    seri: str
    urut: int
    nomor: str
    tanggal: date
    hal: str
    tujuan: tuple[str, ...]
    oleh: str
    pada: datetime
    batal: bool = False
    alasan: str | None = None


def letter_key(seri: str, tahun: int, urut: int) -> str:
    """keluar|2026|12."""
    return f"{seri}|{tahun}|{urut}"


def pattern_of(settings: Settings, jenis: str) -> PolaSurat:
    """The pattern of a kind of letter. Raises UsageError for a kind that does not exist."""
    for item in settings.surat:
        if item.jenis == jenis:
            return item
    raise UsageError(f"Jenis surat {jenis} tidak dikenal.", "Pakai salah satu jenis surat di Pengaturan.")


def pattern_problem(pola: str) -> str | None:
    """What is wrong with a pattern, in words; null where nothing is."""
    names = [name for name, _ in _PLACE.findall(pola)]
    if unknown := [name for name in names if name not in _NAMES]:
        return f"{{{unknown[0]}}} tidak dikenal; yang dikenal: {', '.join(f'{{{name}}}' for name in _NAMES)}."
    if "nomor" not in names:
        return "Pola harus memuat {nomor}, agar dua surat tidak bernomor sama."
    if "{" in _PLACE.sub("", pola) or "}" in _PLACE.sub("", pola):
        return "Ada kurung kurawal yang tidak berpasangan."
    return None


def format_number(pola: PolaSurat, unit: str, urut: int, tanggal: date) -> str:
    """The number as printed. A part between slashes that comes out blank (no code, no unit) goes with its slash."""
    values = {
        "kode": pola.kode.strip(),
        "nomor": str(urut),
        "unit": unit.strip(),
        "bulan": _ROMAWI[tanggal.month - 1],
        "tahun": str(tanggal.year),
    }

    def fill(part: str) -> str:
        return _PLACE.sub(lambda found: values.get(found[1], found[0]).rjust(int(found[2] or 0), "0"), part)

    parts = [(part, fill(part)) for part in pola.pola.split("/")]
    return "/".join(text for part, text in parts if text.strip() or not _PLACE.search(part)).strip()


def next_number(store: Store, settings: Settings, jenis: str, tanggal: date) -> tuple[int, str]:
    """(running number, number as printed) that the next letter of this kind would take: a proposal, nothing is kept."""
    pola = pattern_of(settings, jenis)
    urut = max(_taken(store.cursor(), pola.seri, tanggal.year), default=0) + 1
    return urut, format_number(pola, settings.unit_surat, urut, tanggal)


def take_number(
    store: Store,
    settings: Settings,
    jenis: str,
    *,
    tanggal: date,
    hal: str,
    tujuan: Sequence[str] = (),
    oleh: str,
    urut: int | None = None,
) -> Surat:
    """Take a number for a letter and enter it in the register, at once; `urut` null: the next one.

    The agency's paper register may be ahead, so a running number can be given. Raises UsageError where it was given
    out before, also to a letter since taken back.
    """
    pola = pattern_of(settings, jenis)
    if problem := pattern_problem(pola.pola):
        raise UsageError(f"Pola nomor {pola.judul} tidak dapat dipakai. {problem}", "Perbaiki di Pengaturan.")
    if urut is not None and urut < 1:
        raise UsageError("Nomor urut surat dimulai dari 1.", "Isi bilangan bulat 1 atau lebih.")
    with store.transaction() as cursor:
        taken = _taken(cursor, pola.seri, tanggal.year)
        if urut in taken:
            raise UsageError(
                f"Nomor urut {urut} tahun {tanggal.year} sudah dipakai.",
                f"Pakai nomor {max(taken) + 1} atau nomor lain yang belum ada di buku surat.",
            )
        urut = urut or max(taken, default=0) + 1
        nomor = format_number(pola, settings.unit_surat, urut, tanggal)
        row = _row(pola.seri, urut, jenis, nomor, tanggal, hal, tujuan, None)
        surat_id = insert_decisions(cursor, [row], oleh=oleh)[0]
    return next(item for item in letter_register(store) if item.surat_id == surat_id)


def correct_letter(store: Store, surat: Surat, *, hal: str, tujuan: Sequence[str], alasan: str, oleh: str) -> str:
    """Enter what a letter really says or whom it really goes to; number and date stay. Gives the id for taking back."""
    row = _row(surat.seri, surat.urut, surat.jenis, surat.nomor, surat.tanggal, hal, tujuan, alasan)
    with store.transaction() as cursor:
        return insert_decisions(cursor, [row], oleh=oleh)[0]


def letter_register(store: Store) -> list[Surat]:
    """Every number ever given, newest first: the newest row that holds, or the last one where all were taken back."""
    rows = (
        store.cursor()
        .execute(
            """
            with
                semua as (
                    select k.*, k.keputusan_id in (select id from core_cabut) as batal
                    from raw_keputusan k
                    where k.jenis = 'surat'
                )
            select
                s.keputusan_id,
                s.kunci,
                s.isi,
                s.oleh,
                s.pada,
                s.batal,
                case when s.batal then (
                    select arg_max(c.alasan, c.keputusan_id)
                    from raw_keputusan c
                    where c.jenis = 'cabut'
                      and c.kunci = s.keputusan_id
                ) else s.alasan end
            from semua s
            qualify row_number() over (partition by s.kunci order by s.batal, s.keputusan_id desc) = 1
            order by s.keputusan_id desc
            """
        )
        .fetchall()
    )
    return [_letter(row) for row in rows]


def _letter(row: tuple[str, str, str, str, datetime, bool, str | None]) -> Surat:
    surat_id, kunci, text, oleh, pada, batal, alasan = row
    isi = json.loads(text)
    seri, _, urut = kunci.split("|")
    return Surat(
        surat_id,
        isi["jenis"],
        seri,
        int(urut),
        isi["nomor"],
        date.fromisoformat(isi["tanggal"]),
        isi["hal"],
        tuple(isi["tujuan"]),
        oleh,
        pada,
        batal,
        alasan,
    )


def _row(
    seri: str,
    urut: int,
    jenis: str,
    nomor: str,
    tanggal: date,
    hal: str,
    tujuan: Sequence[str],
    alasan: str | None,
) -> NewDecision:
    isi = {"jenis": jenis, "nomor": nomor, "tanggal": tanggal.isoformat(), "hal": hal, "tujuan": list(tujuan)}
    return "surat", letter_key(seri, tanggal.year, urut), isi, alasan


def _taken(cursor: duckdb.DuckDBPyConnection, seri: str, tahun: int) -> set[int]:
    """Running numbers of a series and year that were ever given out."""
    rows = cursor.execute(
        """
        select distinct try_cast(split_part(kunci, '|', 3) as integer)
        from raw_keputusan
        where jenis = 'surat'
          and split_part(kunci, '|', 1) = ?
          and split_part(kunci, '|', 2) = ?
        """,
        [seri, str(tahun)],
    ).fetchall()
    return {row[0] for row in rows}
