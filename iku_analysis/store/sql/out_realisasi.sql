-- grain: one row per usulan record × year of its baseline (one row with a null year where it has none) of an agency of
-- which a document in force measures something; key (usulan_id, tahun). selisih: usulan − realisasi in the unit of the row,
-- rounded to 4. keadaan: sama, beda, kosong_usulan, kosong_ukur (measured, but not in that year), tanpa_padanan (no
-- table measures this indikator), tidak_terbanding (not readable, other kind of value or other unit family).
-- Equal after rounding to the fewer printed decimals: a measured number is printed with different precision (K34).
-- source: core_baris, core_nilai, nama_baris, satuan_keluarga, out_padanan, out_ukur.
create or replace table out_realisasi as
with anggota as (
    select usulan_id, usulan_id as baris_id, 'baseline' as medan
    from out_padanan
    union all
    select usulan_id, ukur_id, 'realisasi'
    from out_padanan
    join out_ukur u on u.baris_id = usulan_id
),
-- Materialized, so that a row has the same number wherever it is asked.
nilai as materialized (
    select
        row_number() over () as nomor,
        a.usulan_id,
        a.medan,
        v.baris_id,
        v.tahun,
        v.teks,
        v.jenis,
        v.angka,
        v.desimal,
        v.predikat is not null as adalah_predikat,
        v.sel,
        v.lembar,
        v.berkas,
        coalesce(k.keluarga, n.keluarga, case when v.persen then 'persen' end) as keluarga
    from anggota a
    join core_nilai v using (baris_id, medan)
    join nama_baris n using (baris_id)
    left join satuan_keluarga k on k.baku = v.satuan
    where a.medan = 'baseline'
       or (v.jenis <> 'kosong' and v.tahun is not null)
),
terpilih as (
    select
        usulan_id,
        tahun,
        arg_min(nomor, (jenis = 'kosong', length(sel), sel)) filter (where medan = 'baseline') as usulan_nomor,
        arg_min(nomor, (berkas, lembar, length(sel), sel)) filter (where medan = 'realisasi') as ukur_nomor
    from nilai
    group by usulan_id, tahun
),
pasangan as (
    select p.usulan_id, p.usulan_id in (select baris_id from out_ukur) as terukur
    from out_padanan p
    join core_baris b on b.baris_id = p.usulan_id
    where coalesce(b.instansi, '') in (
        select coalesce(m.instansi, '')
        from core_nilai n
        join core_baris m using (baris_id)
        where n.medan = 'realisasi'
          and n.jenis_baris <> 'usulan'
    )
)
select
    p.usulan_id,
    t.tahun,
    d.teks as usulan_teks,
    d.angka as usulan_angka,
    d.sel as usulan_sel,
    d.lembar as usulan_lembar,
    d.berkas as usulan_berkas,
    r.baris_id as ukur_id,
    r.teks as ukur_teks,
    r.angka as ukur_angka,
    r.sel as ukur_sel,
    r.lembar as ukur_lembar,
    r.berkas as ukur_berkas,
    case
        when not p.terukur then 'tanpa_padanan'
        when coalesce(d.jenis, 'kosong') = 'kosong' then 'kosong_usulan'
        when r.baris_id is null then 'kosong_ukur'
        when d.angka is null or r.angka is null then 'tidak_terbanding'
        when d.adalah_predikat <> r.adalah_predikat then 'tidak_terbanding'
        when d.keluarga <> r.keluarga and not d.adalah_predikat then 'tidak_terbanding'
        when round(d.angka, least(d.desimal, r.desimal, 4)) <> round(r.angka, least(d.desimal, r.desimal, 4)) then 'beda'
        else 'sama'
    end as keadaan,
    case when keadaan in ('sama', 'beda') and not d.adalah_predikat then round(d.angka - r.angka, 4) end as selisih
from pasangan p
left join terpilih t on t.usulan_id = p.usulan_id and t.usulan_nomor is not null
left join nilai d on d.nomor = t.usulan_nomor
left join nilai r on r.nomor = t.ukur_nomor;
