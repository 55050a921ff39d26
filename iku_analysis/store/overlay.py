"""Changes of single fields by people, laid over the records in force; what was read stays in the raw_ tables.

A change names what it changes by its words: sender, sasaran, indikator, field, year and the very text. So it holds for
the same text of a later file too, and ends as soon as the sender writes something else. Corrections of a reading,
reconciliation with the Renstra, the meeting and the Sekretaris all change what counts in this one way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any, Literal

import duckdb

from iku_analysis.fields import MEDAN_BAKU, MEDAN_NILAI, MEDAN_PAGU, MEDAN_TEKS
from iku_analysis.normalise import comparable, name_key
from iku_analysis.number_format import format_tanggal
from iku_analysis.quantities import Quantity, read_quantity
from iku_analysis.readers.bidang import find_bidang
from iku_analysis.records import Nilai
from iku_analysis.text import clean
from iku_analysis.vocabulary import Vocabulary

# The words by which a record is known across files; `b` raw_baris, `u` raw_unggahan. A usulan is its bidang's, every
# other document is one of its kind.
KEYS_SQL = """
    case when u.jenis = 'usulan' then coalesce(u.bidang, u.berkas) else u.jenis end as pengirim,
    coalesce(b.sasaran_kunci, '') as sasaran,
    concat_ws(' ', b.kode, coalesce(b.indikator_kunci, b.uraian)) as indikator
"""

# grain: one row per value cell that could not be read × record of its row. kolom: `field:tahun` as in raw_lembar.kolom.
UNREAD_SQL = """
    select r.baris_id, m.sel, coalesce(m.nilai, '') as teks, k.key as kolom, r.unggahan_id, r.lembar
    from raw_masalah m
    join raw_lembar l on l.unggahan_id = m.unggahan_id and l.lembar = m.lembar
    cross join json_each(l.kolom) k
    join raw_baris r
        on r.unggahan_id = m.unggahan_id
        and r.lembar = m.lembar
        and r.baris = regexp_extract(m.sel, '[0-9]+')::integer
    where m.kode in ('B14', 'B15', 'B16')
      and (k.value ->> '$') = regexp_extract(m.sel, '^[A-Z]+')
"""

# Who decided a change: a correction of the reading, the reconciliation of the plans, the meeting, the Sekretaris.
AsalKoreksi = Literal["koreksi", "rekonsiliasi", "rapat", "sekretaris"]
_CARA: dict[AsalKoreksi, str] = {
    "koreksi": "dikoreksi",
    "rekonsiliasi": "disamakan dengan Renstra",
    "rapat": "diubah menurut keputusan rapat",
    "sekretaris": "diubah menurut koreksi Sekretaris",
}


@dataclass(frozen=True)
class Koreksi:
    """One change in force: `asli`, the text as read ("" where blank), counts as `teks`; `alasan` needed; `pada` WIB."""

    keputusan_id: str
    pengirim: str
    sasaran: str
    indikator: str
    medan: str
    tahun: int | None
    asli: str
    teks: str
    alasan: str
    oleh: str
    pada: datetime
    asal: AsalKoreksi = "koreksi"

    @property
    def said(self) -> str:
        """dikoreksi dari “80” oleh … pada … karena …: what a finding and a draft print beside the value."""
        day = format_tanggal(self.pada.date())
        asli = f"“{self.asli}”" if self.asli else "isian kosong"
        return f"{_CARA[self.asal]} dari {asli} oleh {self.oleh} pada {day} karena {self.alasan}"


@dataclass(frozen=True)
class Tempat:
    """One field of one stored record that a change holds for; `sel` the cell of the field, or where it would stand."""

    koreksi: Koreksi
    baris_id: str
    unggahan_id: str
    lembar: str
    sel: str


def corrections_in_force(cursor: duckdb.DuckDBPyConnection) -> list[Koreksi]:
    """The newest of each key that was not taken back, oldest first. The cursor has core_cabut."""
    if not cursor.execute("select 1 from raw_keputusan where jenis = 'koreksi' limit 1").fetchall():
        return []  # to plan what follows takes longer than to look
    rows = cursor.execute(
        """
        select keputusan_id, isi, alasan, oleh, pada
        from raw_keputusan
        where jenis = 'koreksi'
          and keputusan_id not in (select id from core_cabut)
        qualify row_number() over (partition by kunci order by keputusan_id desc) = 1
        order by keputusan_id
        """
    ).fetchall()
    return [Koreksi(row[0], **json.loads(row[1]), alasan=row[2], oleh=row[3], pada=row[4]) for row in rows]


def places(cursor: duckdb.DuckDBPyConnection, changes: Sequence[Koreksi]) -> list[Tempat]:
    """All fields of stored records, in force or not, that the changes hold for; in the order of the changes.

    A value that could not be read has no row in raw_nilai: its problem and its column name it. A blank one has neither:
    the cell is that of its column, or the indikator's where the sheet has no such column.
    """
    if not changes:
        return []
    texts = "\n".join(f"when '{medan}' then b.{medan}" for medan in MEDAN_TEKS)
    cells = "\n".join(f"when '{medan}' then b.{medan}_sel" for medan in MEDAN_TEKS)
    rows = cursor.execute(
        f"""
        with
            k as (
                select
                    unnest($perubahan::integer[]) as perubahan,
                    unnest($pengirim::varchar[]) as pengirim,
                    unnest($sasaran::varchar[]) as sasaran,
                    unnest($indikator::varchar[]) as indikator,
                    unnest($medan::varchar[]) as medan,
                    unnest($tahun::integer[]) as tahun,
                    unnest($asli::varchar[]) as asli
            ),
            kunci as (
                select b.baris_id, {KEYS_SQL}
                from raw_baris b
                join raw_unggahan u using (unggahan_id)
            ),
            kena as (
                select
                    k.perubahan, k.medan, k.tahun, k.asli,
                    concat_ws(':', k.medan, k.tahun) as kolom,
                    list_contains($nilai::varchar[], k.medan) as is_nilai,
                    b.*
                from k
                join kunci using (pengirim, sasaran, indikator)
                join raw_baris b using (baris_id)
            ),
            isi as (
                select e.perubahan, e.baris_id, n.teks, n.sel
                from kena e
                join raw_nilai n
                    on n.baris_id = e.baris_id
                    and n.medan = e.medan
                    and n.tahun is not distinct from e.tahun
                union all
                select e.perubahan, e.baris_id, t.teks, t.sel
                from kena e
                join ({UNREAD_SQL}) t on t.baris_id = e.baris_id and t.kolom = e.kolom
                where e.is_nilai
                union all
                select b.perubahan, b.baris_id, case b.medan {texts} end, case b.medan {cells} end
                from kena b
                where not b.is_nilai
            )
        select e.perubahan, e.baris_id, e.unggahan_id, e.lembar,
            coalesce(i.sel, (json_extract_string(l.kolom, '$."' || e.kolom || '"')) || e.baris, e.indikator_sel, '')
        from kena e
        join raw_lembar l on l.unggahan_id = e.unggahan_id and l.lembar = e.lembar
        left join isi i on i.perubahan = e.perubahan and i.baris_id = e.baris_id
        where coalesce(i.teks, '') = e.asli
        order by e.perubahan, e.baris_id, i.sel
        """,
        {
            "perubahan": list(range(len(changes))),
            "nilai": list(MEDAN_NILAI),
            **{
                name: [getattr(item, name) for item in changes]
                for name in ("pengirim", "sasaran", "indikator", "medan", "tahun", "asli")
            },
        },
    ).fetchall()
    return [Tempat(changes[row[0]], *row[1:]) for row in rows]


def lay_over(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    """Put the changes in force into core_baris and core_nilai of this cursor; `koreksi` there says so.

    Texts first: a number is read in the unit that counts.
    """
    found = places(cursor, corrections_in_force(cursor))
    if not found:
        return
    for place in found:
        if place.koreksi.medan in MEDAN_TEKS:
            _change_text(cursor, place, vocabulary)
    _change_values(cursor, [place for place in found if place.koreksi.medan in MEDAN_NILAI], vocabulary)


# Columns of core_nilai that a change sets, in the order of `_value_row`; the first four are its key.
_NILAI = (
    "baris_id", "medan", "tahun", "sel", "teks", "jenis", "nilai", "bawah", "atas", "operator", "predikat", "skor",
    "satuan", "persen", "desimal", "angka", "koreksi",
)  # fmt: skip


def _change_values(cursor: duckdb.DuckDBPyConnection, found: Sequence[Tempat], vocabulary: Vocabulary) -> None:
    if not found:
        return
    units = dict(
        cursor.execute(
            "select baris_id, satuan_baku from core_baris where list_contains(?::varchar[], baris_id)",
            [[place.baris_id for place in found]],
        ).fetchall()
    )
    read = cache(partial(read_quantity, vocabulary=vocabulary))  # many rows are corrected to the same few texts
    rows = [_value_row(place, units[place.baris_id], read) for place in found if place.baris_id in units]
    if not rows:
        return
    cursor.execute(f"create or replace table koreksi_nilai as select {', '.join(_NILAI)} from core_nilai limit 0")
    cursor.execute(
        f"insert into koreksi_nilai select {', '.join(['unnest(?)'] * len(_NILAI))}",
        [list(column) for column in zip(*rows, strict=True)],
    )
    cursor.execute(
        """
        insert into core_nilai by name
        select k.baris_id, k.medan, k.tahun, k.sel, b.unggahan_id, false as ulangan, b.lembar, b.baris,
            b.jenis as jenis_baris, b.berkas, b.tabel
        from koreksi_nilai k
        join core_baris b using (baris_id)
        where not exists (
            from core_nilai n
            where n.baris_id = k.baris_id
              and n.medan = k.medan
              and n.tahun is not distinct from k.tahun
              and n.sel = k.sel
        )
        """
    )
    cursor.execute(
        f"""
        update core_nilai n
        set {", ".join(f"{name} = k.{name}" for name in _NILAI[4:])}
        from koreksi_nilai k
        where n.baris_id = k.baris_id
          and n.medan = k.medan
          and n.tahun is not distinct from k.tahun
          and n.sel = k.sel
        """
    )


def _value_row(place: Tempat, satuan: str | None, read: Callable[..., Quantity]) -> tuple[Any, ...]:
    change = place.koreksi
    own = read(change.teks, is_pagu=change.medan in MEDAN_PAGU, satuan=satuan)
    nilai = Nilai(
        change.medan, place.sel, change.teks, own.jenis, change.tahun, own.nilai, own.bawah, own.atas, own.operator,
        own.predikat, own.skor, own.satuan, persen=own.persen, desimal=own.desimal,
    )  # fmt: skip
    return (
        place.baris_id, change.medan, change.tahun, place.sel, nilai.teks, nilai.jenis, nilai.nilai, nilai.bawah,
        nilai.atas, nilai.operator, nilai.predikat, nilai.skor, nilai.satuan, nilai.persen, nilai.desimal,
        comparable(nilai), change.said,
    )  # fmt: skip


def _change_text(cursor: duckdb.DuckDBPyConnection, place: Tempat, vocabulary: Vocabulary) -> None:
    medan, teks = place.koreksi.medan, place.koreksi.teks  # medan is one of MEDAN_TEKS, as lay_over made sure
    changes: dict[str, object] = {medan: clean(teks)}
    if medan in ("sasaran", "indikator"):
        changes[f"{medan}_kunci"] = name_key(teks)
    if medan == "penanggung_jawab":
        changes[f"{medan}_baku"] = find_bidang(teks, vocabulary)[0] or None
    elif medan in MEDAN_BAKU:
        changes[f"{medan}_baku"] = vocabulary.canonical(medan, teks)
    if medan == "satuan":
        changes["satuan_keluarga"] = vocabulary.satuan_keluarga.get(str(changes["satuan_baku"]))
    cursor.execute(
        f"""
        update core_baris
        set {", ".join(f"{name} = ?" for name in changes)},
            {medan}_sel = coalesce({medan}_sel, ?),
            koreksi = concat_ws('; ', koreksi, ?)
        where baris_id = ?
        """,
        [*changes.values(), place.sel, f"{medan.replace('_', ' ')} {place.koreksi.said}", place.baris_id],
    )
