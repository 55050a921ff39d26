-- grain: one row per usulan record × medan (target, baseline) × tahun that the usulan, its Renstra row or a Renja row of
-- the same indikator has; key (usulan_id, medan, tahun). A baseline without year is compared with the only other one.
-- selisih: usulan − plan, in the unit of the row, rounded to 4. keadaan: sama, beda, kosong_usulan, kosong_rencana,
-- tanpa_padanan (no such record), tidak_terbanding (not readable, other kind of value or other unit family).
-- source: core_nilai, nama_baris, satuan_keluarga, out_padanan, out_padanan_renja.
create or replace temp table out_banding as
with anggota as (
    select usulan_id, usulan_id as baris_id, 'usulan' as pihak, 0 as pilihan
    from out_padanan
    union all
    select usulan_id, renstra_id, 'renstra', 0
    from out_padanan
    where renstra_id is not null
    union all
    select r.usulan_id, r.renja_id, 'renja', row_number() over (partition by r.usulan_id order by n.urutan_level, n.urutan)
    from out_padanan_renja r
    join nama_baris n on n.baris_id = r.renja_id
),
nilai as (
    select
        a.usulan_id,
        a.pihak,
        v.baris_id,
        v.medan,
        coalesce(v.tahun, max(v.tahun) over (partition by a.usulan_id, v.medan)) as tahun,
        v.teks,
        v.jenis,
        v.angka,
        round(coalesce(v.bawah, v.angka), 4) as bawah,
        round(coalesce(v.atas, v.angka), 4) as atas,
        left(v.operator, 1) as arah,
        v.predikat is not null as adalah_predikat,
        v.sel,
        v.lembar,
        v.berkas,
        v.desimal,
        coalesce(k.keluarga, n.keluarga, case when v.persen then 'persen' end) as keluarga,
        a.pilihan
    from anggota a
    join core_nilai v using (baris_id)
    join nama_baris n using (baris_id)
    left join satuan_keluarga k on k.baku = v.satuan
    where v.medan = 'baseline'
       or (v.medan = 'target' and v.tahun is not null)
),
terpilih as (
    select *
    from nilai
    qualify row_number() over (
        partition by usulan_id, pihak, medan, tahun
        order by jenis = 'kosong', pilihan, length(sel), sel
    ) = 1
),
kunci as (
    select distinct usulan_id, medan, tahun
    from terpilih
),
banding as (
    select
        k.usulan_id,
        k.medan,
        k.tahun,
        p.pihak,
        case when u.angka is not null and v.angka is not null then round(u.angka - v.angka, 4) end as selisih,
        case
            when (k.usulan_id, p.pihak) not in (select (usulan_id, pihak) from anggota) then 'tanpa_padanan'
            when coalesce(u.jenis, 'kosong') = 'kosong' then 'kosong_usulan'
            when coalesce(v.jenis, 'kosong') = 'kosong' then 'kosong_rencana'
            when u.angka is null or v.angka is null then 'tidak_terbanding'
            when u.adalah_predikat <> v.adalah_predikat then 'tidak_terbanding'
            when u.keluarga <> v.keluarga and not u.adalah_predikat then 'tidak_terbanding'
            when u.bawah <> v.bawah or u.atas <> v.atas or u.arah <> v.arah then 'beda'
            else 'sama'
        end as keadaan,
        v.baris_id,
        v.teks,
        v.jenis,
        v.angka,
        v.sel,
        v.lembar,
        v.berkas,
        v.desimal
    from kunci k
    cross join (values ('renstra'), ('renja')) p (pihak)
    left join terpilih u
        on u.pihak = 'usulan'
        and u.usulan_id = k.usulan_id
        and u.medan = k.medan
        and u.tahun is not distinct from k.tahun
    left join terpilih v
        on v.pihak = p.pihak
        and v.usulan_id = k.usulan_id
        and v.medan = k.medan
        and v.tahun is not distinct from k.tahun
)
select
    k.usulan_id,
    k.medan,
    k.tahun,
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
    case when r.keadaan in ('sama', 'beda') then r.selisih end as selisih_renstra,
    case when j.keadaan in ('sama', 'beda') then j.selisih end as selisih_renja,
    r.keadaan as keadaan_renstra,
    j.keadaan as keadaan_renja
from kunci k
left join terpilih u
    on u.pihak = 'usulan'
    and u.usulan_id = k.usulan_id
    and u.medan = k.medan
    and u.tahun is not distinct from k.tahun
join banding r
    on r.pihak = 'renstra'
    and r.usulan_id = k.usulan_id
    and r.medan = k.medan
    and r.tahun is not distinct from k.tahun
join banding j
    on j.pihak = 'renja'
    and j.usulan_id = k.usulan_id
    and j.medan = k.medan
    and j.tahun is not distinct from k.tahun;
