"""Corrections of single values by people, laid over the records in force; what was read stays in the raw_ tables.

A correction names what it corrects by its words: sender, sasaran, indikator, field, year and the very text. So it holds
for the same text of a later file too, and ends as soon as the sender writes something else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import duckdb

from iku_analysis.fields import MEDAN_BAKU, MEDAN_NILAI, MEDAN_PAGU, MEDAN_TEKS
from iku_analysis.normalise import comparable, name_key
from iku_analysis.number_format import format_tanggal
from iku_analysis.quantities import read_quantity
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


@dataclass(frozen=True)
class Koreksi:
    """One correction in force: `asli`, the text as read, counts as `teks`; `alasan` needed; `pada` WIB."""

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

    @property
    def said(self) -> str:
        """dikoreksi dari “80” oleh … pada … karena …: what a finding and a draft print beside the value."""
        day = format_tanggal(self.pada.date())
        return f"dikoreksi dari “{self.asli}” oleh {self.oleh} pada {day} karena {self.alasan}"


def corrections_in_force(cursor: duckdb.DuckDBPyConnection) -> list[Koreksi]:
    """The newest of each key that was not taken back. The cursor has core_cabut."""
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


def places(cursor: duckdb.DuckDBPyConnection, koreksi: Koreksi) -> list[tuple[str, str, str, str]]:
    """(baris_id, unggahan_id, lembar, sel) of all that the correction holds for, in force or not.

    A value that could not be read at all has no row in raw_nilai; its problem and its column name it.
    """
    asked = [koreksi.pengirim, koreksi.sasaran, koreksi.indikator, koreksi.asli]
    if koreksi.medan in MEDAN_NILAI:
        column = f"{koreksi.medan}:{koreksi.tahun}" if koreksi.tahun else koreksi.medan
        return cursor.execute(
            f"""
            with
                b as (
                    select b.baris_id, b.unggahan_id, b.lembar, b.baris, {KEYS_SQL}
                    from raw_baris b
                    join raw_unggahan u using (unggahan_id)
                ),
                nilai as (
                    select baris_id, sel, teks
                    from raw_nilai
                    where medan = $medan
                      and tahun is not distinct from $tahun
                ),
                tak_terbaca as (
                    {UNREAD_SQL}
                )
            select b.baris_id, b.unggahan_id, b.lembar, i.sel
            from b
            join (select * from nilai union all select baris_id, sel, teks from tak_terbaca where kolom = $kolom) i
                using (baris_id)
            where (b.pengirim, b.sasaran, b.indikator, i.teks) = ($pengirim, $sasaran, $indikator, $asli)
            """,
            dict(zip(("pengirim", "sasaran", "indikator", "asli"), asked, strict=True))
            | {"medan": koreksi.medan, "tahun": koreksi.tahun, "kolom": column},
        ).fetchall()
    if koreksi.medan not in MEDAN_TEKS:
        return []
    return cursor.execute(
        f"""
        select baris_id, unggahan_id, lembar, sel
        from (
            select b.baris_id, b.unggahan_id, b.lembar, b.{koreksi.medan} as teks, b.{koreksi.medan}_sel as sel,
                {KEYS_SQL}
            from raw_baris b
            join raw_unggahan u using (unggahan_id)
        )
        where (pengirim, sasaran, indikator, teks) = (?, ?, ?, ?)
        """,
        asked,
    ).fetchall()


def lay_over(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    """Put the corrections in force into core_baris and core_nilai of this cursor; `koreksi` there says so."""
    found = [(item, place) for item in corrections_in_force(cursor) for place in places(cursor, item)]
    for koreksi, (baris_id, _, _, sel) in found:
        if koreksi.medan in MEDAN_NILAI:
            _correct_value(cursor, koreksi, baris_id, sel, vocabulary)
        else:
            _correct_text(cursor, koreksi, baris_id, vocabulary)


def _correct_value(
    cursor: duckdb.DuckDBPyConnection, koreksi: Koreksi, baris_id: str, sel: str, vocabulary: Vocabulary
) -> None:
    row = cursor.execute("select satuan_baku from core_baris where baris_id = ?", [baris_id]).fetchone()
    own = read_quantity(
        koreksi.teks, vocabulary=vocabulary, is_pagu=koreksi.medan in MEDAN_PAGU, satuan=row[0] if row else None
    )
    nilai = Nilai(
        koreksi.medan, sel, koreksi.teks, own.jenis, koreksi.tahun, own.nilai, own.bawah, own.atas, own.operator,
        own.predikat, own.skor, own.satuan, persen=own.persen, desimal=own.desimal,
    )  # fmt: skip
    cursor.execute(
        """
        insert into core_nilai by name
        select baris_id, unggahan_id, $medan::varchar as medan, $tahun::integer as tahun, $sel as sel, false as ulangan,
            lembar, baris, jenis as jenis_baris, berkas, tabel
        from core_baris
        where baris_id = $baris_id
          and not exists (
              from core_nilai n
              where n.baris_id = $baris_id
                and n.medan = $medan
                and n.tahun is not distinct from $tahun
                and n.sel = $sel
          )
        """,
        {"medan": koreksi.medan, "tahun": koreksi.tahun, "sel": sel, "baris_id": baris_id},
    )
    cursor.execute(
        """
        update core_nilai
        set teks = ?, jenis = ?, nilai = ?, bawah = ?, atas = ?, operator = ?, predikat = ?, skor = ?, satuan = ?,
            persen = ?, desimal = ?, angka = ?, koreksi = ?
        where baris_id = ?
          and medan = ?
          and tahun is not distinct from ?
          and sel = ?
        """,
        [
            nilai.teks, nilai.jenis, nilai.nilai, nilai.bawah, nilai.atas, nilai.operator, nilai.predikat, nilai.skor,
            nilai.satuan, nilai.persen, nilai.desimal, comparable(nilai), koreksi.said,
            baris_id, koreksi.medan, koreksi.tahun, sel,
        ],
    )  # fmt: skip


def _correct_text(cursor: duckdb.DuckDBPyConnection, koreksi: Koreksi, baris_id: str, vocabulary: Vocabulary) -> None:
    medan = koreksi.medan  # one of MEDAN_TEKS, as `places` made sure
    changes: dict[str, object] = {medan: clean(koreksi.teks)}
    if medan in ("sasaran", "indikator"):
        changes[f"{medan}_kunci"] = name_key(koreksi.teks)
    if medan == "penanggung_jawab":
        changes[f"{medan}_baku"] = find_bidang(koreksi.teks, vocabulary)[0] or None
    elif medan in MEDAN_BAKU:
        changes[f"{medan}_baku"] = vocabulary.canonical(medan, koreksi.teks)
    if medan == "satuan":
        changes["satuan_keluarga"] = vocabulary.satuan_keluarga.get(str(changes["satuan_baku"]))
    cursor.execute(
        f"""
        update core_baris
        set {", ".join(f"{name} = ?" for name in changes)}, koreksi = concat_ws('; ', koreksi, ?)
        where baris_id = ?
        """,
        [*changes.values(), f"{medan.replace('_', ' ')} {koreksi.said}", baris_id],
    )
