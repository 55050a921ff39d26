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
nilai as materialized (
    select
        p.usulan_id,
        p.renstra_id is not null as ada_renstra,
        p.renja_id is not null as ada_renja,
        h.pihak,
        v.medan,
        v.tahun,
        {
            'baris_id': v.baris_id, 'teks': v.teks, 'jenis': v.jenis, 'angka': v.angka, 'sel': v.sel,
            'lembar': v.lembar, 'berkas': v.berkas, 'desimal': v.desimal, 'bawah': round(coalesce(v.bawah, v.angka), 4),
            'atas': round(coalesce(v.atas, v.angka), 4), 'arah': left(v.operator, 1), 'predikat': v.predikat,
            'adalah_predikat': v.predikat is not null,
            'keluarga': coalesce(k.keluarga, n.keluarga, case when v.persen then 'persen' end)
        } as isi,
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
        arg_min(n.isi, n.urutan) filter (where n.pihak = 'usulan') as u,
        arg_min(n.isi, n.urutan) filter (where n.pihak = 'renstra') as r,
        arg_min(n.isi, n.urutan) filter (where n.pihak = 'renja') as j
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
)
select
    * exclude (keadaan_renstra, keadaan_renja),
    case when keadaan_renstra in ('sama', 'beda') then round(usulan_angka - renstra_angka, 4) end as selisih_renstra,
    case when keadaan_renja in ('sama', 'beda') then round(usulan_angka - renja_angka, 4) end as selisih_renja,
    keadaan_renstra,
    keadaan_renja
from banding;
