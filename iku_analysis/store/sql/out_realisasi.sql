-- grain: one row per usulan record × year of its baseline (one row with a null year where it has none) while any
-- document in force measures something; key (usulan_id, tahun). selisih: usulan − realisasi in the unit of the row,
-- rounded to 4. keadaan: sama, beda, kosong_usulan, kosong_ukur (measured, but not in that year), tanpa_padanan (no
-- table measures this indikator), tidak_terbanding (not readable, other kind of value or other unit family).
-- Equal after rounding to the fewer printed decimals: a measured number is printed with different precision (K34).
-- source: core_nilai, nama_baris, satuan_keluarga, out_padanan, out_ukur.
create or replace temp table out_realisasi as
with nilai as (
    select
        v.baris_id,
        v.medan,
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
    from core_nilai v
    join nama_baris n using (baris_id)
    left join satuan_keluarga k on k.baku = v.satuan
    where v.medan in ('baseline', 'realisasi')
),
dasar as (
    select p.usulan_id, v.* exclude (baris_id, medan)
    from out_padanan p
    left join nilai v on v.baris_id = p.usulan_id and v.medan = 'baseline'
    where exists (select 1 from core_nilai where medan = 'realisasi' and jenis_baris <> 'usulan')
    qualify row_number() over (partition by p.usulan_id, v.tahun order by v.jenis = 'kosong', length(v.sel), v.sel) = 1
),
ukur as (
    select u.usulan_id, v.*
    from out_ukur u
    join nilai v on v.baris_id = u.ukur_id and v.medan = 'realisasi' and v.jenis <> 'kosong'
    qualify row_number() over (partition by u.usulan_id, v.tahun order by v.berkas, v.lembar, length(v.sel), v.sel) = 1
),
terukur as (
    select distinct usulan_id, true as ada
    from out_ukur
)
select
    d.usulan_id,
    d.tahun,
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
        when t.ada is null then 'tanpa_padanan'
        when coalesce(d.jenis, 'kosong') = 'kosong' then 'kosong_usulan'
        when r.baris_id is null then 'kosong_ukur'
        when d.angka is null or r.angka is null then 'tidak_terbanding'
        when d.adalah_predikat <> r.adalah_predikat then 'tidak_terbanding'
        when d.keluarga <> r.keluarga and not d.adalah_predikat then 'tidak_terbanding'
        when round(d.angka, least(d.desimal, r.desimal, 4)) <> round(r.angka, least(d.desimal, r.desimal, 4)) then 'beda'
        else 'sama'
    end as keadaan,
    case when keadaan in ('sama', 'beda') and not d.adalah_predikat then round(d.angka - r.angka, 4) end as selisih
from dasar d
left join terukur t using (usulan_id)
left join ukur r on r.usulan_id = d.usulan_id and r.tahun = d.tahun;
