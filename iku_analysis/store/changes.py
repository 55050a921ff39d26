"""What changed between one upload and the one it replaced, cell by cell. Reads the store only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iku_analysis.store.database import Store


@dataclass(frozen=True)
class Perubahan:
    """One cell that differs. `lama`/`baru` null: the cell was blank or the row was not there.

    `jenis`: berubah, ditambah (only in the newer file), dihapus (only in the older). `medan`: field name.
    """

    jenis: Literal["berubah", "ditambah", "dihapus"]
    indikator: str | None
    medan: str
    tahun: int | None
    lembar: str
    sel_lama: str | None
    lama: str | None
    sel_baru: str | None
    baru: str | None


def previous_upload(store: Store, unggahan_id: str) -> str | None:
    """The upload of the same kind and sender before this one, not counting those taken back; null for the first."""
    row = (
        store.cursor()
        .execute(
            """
            select max(lama.unggahan_id)
            from raw_unggahan lama
            join raw_unggahan baru on baru.unggahan_id = ?
            where lama.jenis = baru.jenis
              and lama.instansi is not distinct from baru.instansi
              and case
                  when baru.jenis <> 'usulan' then true
                  when baru.bidang is null then lama.bidang is null and lama.berkas = baru.berkas
                  else lama.bidang = baru.bidang
              end
              and lama.impor_id < baru.impor_id
              and lama.unggahan_id not in (select id from core_cabut)
            """,
            [unggahan_id],
        )
        .fetchone()
    )
    return None if row is None or row[0] is None else str(row[0])


def changes_between(store: Store, lama_id: str, baru_id: str) -> list[Perubahan]:
    """The cells that differ, in the order of the rows.

    Rows are the same row when kind of table, sasaran, kode and indikator are the same after cleaning; a renamed
    indicator is a row removed and a row added. The address alone is no difference: a row may have moved.
    """
    rows = (
        store.cursor()
        .execute(
            """
            with baris as (
                select
                    *,
                    row_number() over (
                        partition by unggahan_id, sasaran_kunci, kode, indikator_kunci, uraian
                        order by urutan
                    ) as kembar
                from raw_baris
                where unggahan_id in ($lama, $baru)
            ),
            kunci as (
                select
                    baris_id,
                    unggahan_id,
                    lembar,
                    urutan,
                    indikator,
                    concat_ws(
                        '|',
                        coalesce(sasaran_kunci, ''), coalesce(kode, ''), coalesce(indikator_kunci, uraian, ''), kembar
                    ) as kunci
                from baris
            ),
            teks as (
                unpivot (
                    select
                        baris_id, nomor, tujuan, kinerja_utama, level, uraian, alasan, definisi_operasional,
                        formulasi, tipe_penghitungan, polaritas, satuan, sumber_data, penanggung_jawab, lokasi,
                        sumber_dana, perangkat_daerah, keterangan, sasaran, kode, indikator
                    from baris
                )
                on columns(* exclude (baris_id))
                into name medan value isi
            ),
            alamat as (
                unpivot (
                    select baris_id, columns('^(.*)_sel$') as '\\1'
                    from baris
                )
                on columns(* exclude (baris_id))
                into name medan value sel
            ),
            isi as (
                select t.baris_id, t.medan, null::integer as tahun, a.sel, t.isi
                from teks t
                left join alamat a using (baris_id, medan)
                union all
                select baris_id, medan, tahun, sel, teks
                from raw_nilai
                where unggahan_id in ($lama, $baru)
                  and jenis <> 'kosong'
            ),
            lengkap as (
                select k.*, i.medan, i.tahun, i.sel, i.isi
                from kunci k
                join isi i using (baris_id)
            ),
            lama as (select * from lengkap where unggahan_id = $lama),
            baru as (select * from lengkap where unggahan_id = $baru)
            select
                case when l.isi is null then 'ditambah' when b.isi is null then 'dihapus' else 'berubah' end,
                coalesce(b.indikator, l.indikator),
                coalesce(b.medan, l.medan),
                coalesce(b.tahun, l.tahun),
                coalesce(b.lembar, l.lembar),
                l.sel,
                l.isi,
                b.sel,
                b.isi
            from lama l
            full join baru b
                on b.kunci = l.kunci
                and b.medan = l.medan
                and b.tahun is not distinct from l.tahun
            where l.isi is distinct from b.isi
            order by
                coalesce(b.urutan, l.urutan),
                coalesce(b.indikator, l.indikator),
                coalesce(b.medan, l.medan),
                coalesce(b.tahun, l.tahun)
            """,
            {"lama": lama_id, "baru": baru_id},
        )
        .fetchall()
    )
    return [Perubahan(*row) for row in rows]
