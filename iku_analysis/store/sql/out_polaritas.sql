-- grain: one row per record with an indikator or a polaritas; key baris_id; source core_baris, nama_baris,
-- out_padanan(_renja), out_ukur.
-- polaritas: naik, turun, stabil or null. cara: tertulis (its own cell), tersirat (clue words of its name), pasangan (of
-- the paired record), null where there is none. A plan or a measurement takes what its usulan says before its own clue
-- words; a usulan takes what its Renstra row says only where it has neither, so that K08 can tell.
create or replace table out_polaritas as
with sendiri as (
    select
        b.baris_id,
        b.jenis,
        b.polaritas_baku as tertulis,
        n.polaritas as tersirat,
        coalesce(b.polaritas_baku, n.polaritas) as punya,
        n.urutan
    from core_baris b
    left join nama_baris n using (baris_id)
    where b.indikator is not null
       or b.polaritas_baku is not null
),
pasangan as (
    select
        p.baris_id,
        arg_min(s.punya, (s.tertulis is null, s.urutan)) as polaritas
    from (
        select usulan_id, renstra_id as baris_id
        from out_padanan
        where renstra_id is not null
        union all
        select usulan_id, renja_id
        from out_padanan_renja
        union all
        select renstra_id, usulan_id
        from out_padanan
        where renstra_id is not null
        union all
        select baris_id, ukur_id
        from out_ukur
        where baris_id <> ukur_id
    ) p (pasangan_id, baris_id)
    join sendiri s on s.baris_id = p.pasangan_id
    where s.punya is not null
    group by p.baris_id
)
select
    s.baris_id,
    case
        when s.tertulis is not null then s.tertulis
        when s.jenis = 'usulan' then coalesce(s.tersirat, p.polaritas)
        else coalesce(p.polaritas, s.tersirat)
    end as polaritas,
    case
        when s.tertulis is not null then 'tertulis'
        when s.jenis = 'usulan' and s.tersirat is not null then 'tersirat'
        when p.polaritas is not null then 'pasangan'
        when s.tersirat is not null then 'tersirat'
    end as cara
from sendiri s
left join pasangan p using (baris_id);
