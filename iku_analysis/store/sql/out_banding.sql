-- grain: one row per usulan record × medan (target, baseline) × tahun that the usulan, its Renstra row or a Renja row of
-- the same indikator has; key (usulan_id, medan, tahun). A baseline without year is compared with the only other one.
-- selisih: usulan − plan, in the unit of the row, rounded to 4. keadaan: sama, beda, kosong_usulan, kosong_rencana,
-- tanpa_padanan (no such record), tidak_terbanding (not readable, other kind of value or other unit family).
-- source: core_nilai, nama_baris, satuan_keluarga, out_padanan, out_padanan_renja.
create or replace table out_banding as
with pasangan as (
    select p.usulan_id, p.renstra_id, r.renja_id
    from out_padanan p
    left join out_padanan_renja r using (usulan_id)
),
-- Materialized, so that a row has the same number wherever it is asked.
nilai as materialized (
    select
        row_number() over () as nomor,
        p.usulan_id,
        p.renstra_id is not null as ada_renstra,
        p.renja_id is not null as ada_renja,
        h.pihak,
        v.medan,
        v.tahun,
        v.baris_id,
        v.teks,
        v.jenis,
        v.angka,
        v.sel,
        v.lembar,
        v.berkas,
        v.desimal,
        round(coalesce(v.bawah, v.angka), 4) as bawah,
        round(coalesce(v.atas, v.angka), 4) as atas,
        left(v.operator, 1) as arah,
        v.predikat,
        v.predikat is not null as adalah_predikat,
        coalesce(k.keluarga, n.keluarga, case when v.persen then 'persen' end) as keluarga,
        (v.jenis = 'kosong', n.urutan_level, n.urutan, length(v.sel), v.sel) as urutan
    from pasangan p
    cross join (values ('usulan'), ('renstra'), ('renja')) h (pihak)
    join core_nilai v
        on v.baris_id = case h.pihak
            when 'usulan' then p.usulan_id
            when 'renstra' then p.renstra_id
            else p.renja_id
        end
    join nama_baris n on n.baris_id = v.baris_id
    left join satuan_keluarga k on k.baku = v.satuan
    where v.medan = 'baseline'
       or (v.medan = 'target' and v.tahun is not null)
),
tahun_baseline as (
    select usulan_id, max(tahun) as tahun
    from nilai
    where medan = 'baseline'
    group by usulan_id
),
terpilih as (
    select
        n.usulan_id,
        n.medan,
        coalesce(n.tahun, t.tahun) as tahun,
        n.ada_renstra,
        n.ada_renja,
        arg_min(n.nomor, n.urutan) filter (where n.pihak = 'usulan') as nomor_u,
        arg_min(n.nomor, n.urutan) filter (where n.pihak = 'renstra') as nomor_r,
        arg_min(n.nomor, n.urutan) filter (where n.pihak = 'renja') as nomor_j
    from nilai n
    left join tahun_baseline t using (usulan_id)
    group by all
),
banding as (
    select
        t.usulan_id,
        t.medan,
        t.tahun,
        u.teks as usulan_teks,
        u.jenis as usulan_jenis,
        u.angka as usulan_angka,
        u.sel as usulan_sel,
        u.lembar as usulan_lembar,
        u.berkas as usulan_berkas,
        u.desimal as usulan_desimal,
        r.baris_id as renstra_id,
        r.teks as renstra_teks,
        r.jenis as renstra_jenis,
        r.angka as renstra_angka,
        r.sel as renstra_sel,
        r.lembar as renstra_lembar,
        r.berkas as renstra_berkas,
        r.desimal as renstra_desimal,
        j.baris_id as renja_id,
        j.teks as renja_teks,
        j.jenis as renja_jenis,
        j.angka as renja_angka,
        j.sel as renja_sel,
        j.lembar as renja_lembar,
        j.berkas as renja_berkas,
        j.desimal as renja_desimal,
        case
            when not t.ada_renstra then 'tanpa_padanan'
            when coalesce(u.jenis, 'kosong') = 'kosong' then 'kosong_usulan'
            when coalesce(r.jenis, 'kosong') = 'kosong' then 'kosong_rencana'
            when u.angka is null or r.angka is null then 'tidak_terbanding'
            when u.adalah_predikat <> r.adalah_predikat then 'tidak_terbanding'
            when u.keluarga <> r.keluarga and not u.adalah_predikat then 'tidak_terbanding'
            when u.predikat <> r.predikat then 'beda'  -- of two scales the same score says nothing
            when u.bawah <> r.bawah or u.atas <> r.atas or u.arah <> r.arah then 'beda'
            else 'sama'
        end as keadaan_renstra,
        case
            when not t.ada_renja then 'tanpa_padanan'
            when coalesce(u.jenis, 'kosong') = 'kosong' then 'kosong_usulan'
            when coalesce(j.jenis, 'kosong') = 'kosong' then 'kosong_rencana'
            when u.angka is null or j.angka is null then 'tidak_terbanding'
            when u.adalah_predikat <> j.adalah_predikat then 'tidak_terbanding'
            when u.keluarga <> j.keluarga and not u.adalah_predikat then 'tidak_terbanding'
            when u.predikat <> j.predikat then 'beda'
            when u.bawah <> j.bawah or u.atas <> j.atas or u.arah <> j.arah then 'beda'
            else 'sama'
        end as keadaan_renja
    from terpilih t
    left join nilai u on u.nomor = t.nomor_u
    left join nilai r on r.nomor = t.nomor_r
    left join nilai j on j.nomor = t.nomor_j
)
select
    * exclude (keadaan_renstra, keadaan_renja),
    case when keadaan_renstra in ('sama', 'beda') then round(usulan_angka - renstra_angka, 4) end as selisih_renstra,
    case when keadaan_renja in ('sama', 'beda') then round(usulan_angka - renja_angka, 4) end as selisih_renja,
    keadaan_renstra,
    keadaan_renja
from banding;
