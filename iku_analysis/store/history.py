"""What the store remembers, as people ask for it: each upload with its fate, its sheets, its problems; past settings.

Every function answers one question and gives frozen records. Writes nothing; reads no workbook.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import duckdb

from iku_analysis.records import Lembar, Lewat, Masalah
from iku_analysis.store.database import Store, read_sql
from iku_analysis.vocabulary import Vocabulary

Keadaan = Literal["berlaku", "digantikan", "dibatalkan", "belum_terbaca"]


@dataclass(frozen=True)
class BerkasTersimpan:
    """One upload. `baris`: sheet rows with a record or an error; `baris_galat`: those with an error among them.

    `keadaan`: berlaku (a sheet of it is in force), digantikan (a newer import took its place), dibatalkan (taken back),
    belum_terbaca (no table was found in it; it waits for a reading plan).
    """

    unggahan_id: str
    berkas: str
    sidik: str
    jenis: str | None
    bidang: str | None
    oleh: str
    pada: datetime
    keadaan: Keadaan
    lembar: int
    lembar_dipakai: int
    indikator: int
    baris: int
    baris_galat: int
    galat: int
    peringatan: int
    catatan: int


def list_uploads(store: Store, vocabulary: Vocabulary) -> list[BerkasTersimpan]:
    """All uploads, newest first."""
    cursor = store.cursor(vocabulary)
    cursor.execute(read_sql("riwayat_unggahan"))
    rows = cursor.execute("select * from riwayat_unggahan order by unggahan_id desc").fetchall()
    return [BerkasTersimpan(*row) for row in rows]


def sheets_of(store: Store, unggahan_id: str) -> list[Lembar]:
    """The sheets of one upload in their order, used or not."""
    rows = (
        store.cursor()
        .execute(
            """
            select lembar, dipakai, jenis, alasan, baris_judul, kolom, tabel, dilewati, rencana
            from raw_lembar
            where unggahan_id = ?
            order by urutan
            """,
            [unggahan_id],
        )
        .fetchall()
    )
    return [
        Lembar(
            nama, dipakai, jenis, alasan, tuple(judul or ()), json.loads(kolom), tabel,
            tuple(Lewat(**item) for item in json.loads(dilewati)), rencana,
        )
        for nama, dipakai, jenis, alasan, judul, kolom, tabel, dilewati, rencana in rows
    ]  # fmt: skip


def problems_of(store: Store, unggahan_id: str) -> list[Masalah]:
    """The reading problems of one upload, in the order they were met."""
    rows = (
        store.cursor()
        .execute(
            """
            select kode, tingkat, pesan, saran, lembar, sel, baris, nilai
            from raw_masalah
            where unggahan_id = ?
            order by urutan
            """,
            [unggahan_id],
        )
        .fetchall()
    )
    return [Masalah(*row) for row in rows]


def records_of(store: Store, unggahan_id: str) -> list[dict[str, Any]]:
    """The records of one upload: lembar, baris, the texts with their cells, and `nilai`: (medan, tahun, teks, sel)."""
    cursor = store.cursor()
    rows = cursor.execute(
        """
        select baris_id, lembar, baris, level, kode, sasaran, sasaran_sel, indikator, indikator_sel, uraian, uraian_sel,
            satuan, satuan_sel
        from raw_baris
        where unggahan_id = ?
        order by urutan
        """,
        [unggahan_id],
    )
    names = [column[0] for column in rows.description or ()]
    records = [dict(zip(names, row, strict=True)) | {"nilai": []} for row in rows.fetchall()]
    by_id = {record["baris_id"]: record for record in records}
    values = cursor.execute(
        "select baris_id, medan, tahun, teks, sel from raw_nilai where unggahan_id = ? order by medan, tahun, sel",
        [unggahan_id],
    ).fetchall()
    for baris_id, *value in values:
        by_id[baris_id]["nilai"].append(tuple(value))
    return records


def upload_content(store: Store, unggahan_id: str) -> tuple[str, bytes]:
    """File name and bytes of one upload as received; blank and empty where it does not exist."""
    row = store.cursor().execute(
        "select berkas, isi from raw_unggahan where unggahan_id = ?", [unggahan_id]
    ).fetchone()  # fmt: skip
    return (row[0], bytes(row[1])) if row else ("", b"")


def unread_files(cursor: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Names of the uploads that were not taken back and of which no sheet is used: they wait for a reading plan."""
    rows = cursor.execute(
        """
        select berkas
        from raw_unggahan
        where unggahan_id not in (select id from core_cabut)
          and unggahan_id not in (select unggahan_id from raw_lembar where dipakai)
        order by unggahan_id
        """
    ).fetchall()
    return tuple(row[0] for row in rows)


def basis(store: Store) -> str:
    """Names what an analysis is made from: uploads in the store, pairs, corrections, settings; no waivers or drafts.

    Of putusan only those on indicators that one of them took out of the draft. Of settings neither the scope, which is
    named beside it, nor what only letters and papers print: of the agency a run knows its name and its government.
    """
    row = (
        store.cursor()
        .execute(
            """
            select
                (
                    select string_agg(unggahan_id, ',' order by unggahan_id)
                    from raw_unggahan
                    where unggahan_id not in (select id from core_cabut)
                ),
                (
                    select string_agg(keputusan_id, ',' order by keputusan_id)
                    from raw_keputusan
                    where (
                        jenis in ('padanan', 'iku_lama', 'koreksi')
                        or (
                            jenis = 'pengaturan'
                            and kunci not in ('pengguna', 'tahun', 'periode')
                            and not starts_with(kunci, 'surat.')
                            and (
                                not starts_with(kunci, 'instansi.')
                                or kunci in ('instansi.nama', 'instansi.pemerintah')
                            )
                        )
                        or (
                            jenis = 'putusan'
                            and kunci in (
                                select kunci
                                from raw_keputusan
                                where jenis = 'putusan'
                                  and (isi ->> 'putusan') in ('gabung', 'tolak')
                            )
                        )
                    )
                      and keputusan_id not in (select id from core_cabut)
                )
            """
        )
        .fetchone()
    )
    return hashlib.sha256(repr(row).encode()).hexdigest()


def known_periods(store: Store) -> list[tuple[int, int]]:
    """The periods that uploads in the store name, oldest first."""
    rows = (
        store.cursor()
        .execute(
            """
            select distinct periode_awal, periode_akhir
            from raw_unggahan
            where periode_awal is not null
              and unggahan_id not in (select id from core_cabut)
            order by all
            """
        )
        .fetchall()
    )
    return [(int(first), int(last)) for first, last in rows]


@dataclass(frozen=True)
class RiwayatPengaturan:
    """One change of a setting, `nilai` as stored; `berlaku`: it was not taken back and nothing newer counts."""

    keputusan_id: str
    kunci: str
    nilai: Any
    alasan: str | None
    oleh: str
    pada: datetime
    berlaku: bool


def settings_history(store: Store, limit: int = 50) -> list[RiwayatPengaturan]:
    """The last changes of settings, newest first, also those taken back."""
    rows = (
        store.cursor()
        .execute(
            """
            with
                semua as (
                    select *, keputusan_id in (select id from core_cabut) as dicabut
                    from raw_keputusan
                    where jenis = 'pengaturan'
                )
            select
                keputusan_id,
                kunci,
                isi,
                alasan,
                oleh,
                pada,
                not dicabut
                and keputusan_id = max(keputusan_id) filter (where not dicabut) over (partition by kunci) as berlaku
            from semua
            order by keputusan_id desc
            limit ?
            """,
            [limit],
        )
        .fetchall()
    )
    return [
        RiwayatPengaturan(row[0], row[1], json.loads(row[2])["nilai"], row[3], row[4], row[5], bool(row[6]))
        for row in rows
    ]
