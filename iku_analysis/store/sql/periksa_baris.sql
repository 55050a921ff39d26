-- grain: one row per record in force; key baris_id; source core_baris, as it stands when the checks begin, core_nilai,
-- kamus_satuan, out_polaritas. Marks for "empty" ("-", "N/A") are null here. Only the columns that checks read: each costs
-- with every table.
-- satuan_berlaku: the canonical unit in effect of a record with an indikator: the unit's own cell, else the brackets that
-- end the indikator, else its first word ("Persentase …"); an unknown unit is its folded text; null: no unit anywhere.
-- keluarga: its family. satuan_teks: the unit as written. polaritas_berlaku, polaritas_cara: as out_polaritas.
-- tahun_target: the first year that has a target cell, read or not. is_data: false for a total, a signature, a row of column numbers (K45); other checks leave these out: one fault, one
-- finding.
create or replace table periksa_baris as
with nama as (
    select
        baris_id,
        isi(indikator) as indikator,
        indikator_kunci,
        isi(satuan) as satuan,
        satuan_baku,
        satuan_keluarga
    from core_baris
),
bertarget as (
    select baris_id, min(tahun) as tahun_target, bool_or(jenis <> 'kosong') as is_berisi
    from core_nilai
    where medan = 'target'
    group by baris_id
),
-- Apart from the records, since a join costs with every column that it carries.
sifat as (
    select
        b.baris_id,
        case
            when b.indikator is not null
                then coalesce(b.satuan_baku, nullif(lipat(b.satuan), ''), kurung.baku, depan.baku)
        end as satuan_berlaku,
        case
            when b.indikator is null then null
            when b.satuan is not null then b.satuan_keluarga
            else coalesce(kurung.keluarga, depan.keluarga)
        end as keluarga,
        case when b.indikator is not null then coalesce(b.satuan, kurung.baku, depan.baku) end as satuan_teks,
        p.polaritas as polaritas_berlaku,
        p.cara as polaritas_cara,
        t.tahun_target,
        not coalesce(
            regexp_matches(b.indikator_kunci, '^[0-9 ]+$')
            or (
                not coalesce(t.is_berisi, false)
                and regexp_matches(
                    b.indikator_kunci, '^((grand )?total|jumlah( total| pagu)?|mengetahui.*|nip( .*)?)$'
                )
            ),
            false
        ) as is_data
    from nama b
    left join kamus_satuan kurung on kurung.alias = lipat(regexp_extract(b.indikator, '\(([^()]{1,40})\)\s*$', 1))
    left join kamus_satuan depan on depan.alias = split_part(b.indikator_kunci, ' ', 1)
    left join out_polaritas p on p.baris_id = b.baris_id
    left join bertarget t on t.baris_id = b.baris_id
)
select
    baris_id,
    unggahan_id,
    lembar,
    baris,
    urutan,
    jenis,
    tabel,
    berkas,
    sidik,
    instansi,
    bidang,
    isi(tujuan) as tujuan,
    tujuan_sel,
    isi(sasaran) as sasaran,
    sasaran_sel,
    sasaran_kunci,
    isi(kinerja_utama) as kinerja_utama,
    isi(kode) as kode,
    kode_sel,
    level_baku,
    isi(uraian) as uraian,
    uraian_sel,
    isi(indikator) as indikator,
    indikator_sel,
    indikator_kunci,
    indikator_asli,
    isi(alasan) as alasan,
    alasan_sel,
    isi(definisi_operasional) as definisi_operasional,
    definisi_operasional_sel,
    isi(formulasi) as formulasi,
    formulasi_sel,
    isi(tipe_penghitungan) as tipe_penghitungan,
    tipe_penghitungan_sel,
    tipe_penghitungan_baku,
    isi(polaritas) as polaritas,
    polaritas_sel,
    isi(satuan) as satuan,
    satuan_sel,
    satuan_baku,
    satuan_keluarga,
    isi(sumber_data) as sumber_data,
    sumber_data_sel,
    isi(penanggung_jawab) as penanggung_jawab,
    penanggung_jawab_sel,
    isi(keterangan) as keterangan,
    s.* exclude (baris_id)
from core_baris
join sifat s using (baris_id);
