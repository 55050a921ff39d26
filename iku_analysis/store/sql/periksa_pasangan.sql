-- grain: one row per usulan record × record of Renstra or Renja that is its partner, or the likeliest one while a person
-- has not decided (is_ragu); key (usulan_id, lain_id); source out_padanan, out_calon, out_padanan_renja, periksa_usulan,
-- periksa_baris. Columns lain_: of the other record; skor: how alike the names are, 0-1.
create or replace table periksa_pasangan as
with pasangan as (
    select usulan_id, renstra_id as lain_id, false as is_ragu, skor
    from out_padanan
    where status = 'pasti'
    union all
    select usulan_id, renja_id, false, skor
    from out_padanan_renja
    union all
    select c.usulan_id, arg_max(c.renstra_id, (c.skor, c.renstra_id)), true, max(c.skor)
    from out_calon c
    join out_padanan p using (usulan_id)
    where p.status = 'ragu'
    group by c.usulan_id
)
select
    p.*,
    u.indikator,
    u.indikator_sel,
    u.satuan_sel,
    u.satuan_berlaku,
    u.satuan_teks,
    l.jenis as lain_jenis,
    l.lembar as lain_lembar,
    l.indikator as lain_indikator,
    l.indikator_sel as lain_indikator_sel,
    l.satuan_sel as lain_satuan_sel,
    l.satuan_berlaku as lain_satuan,
    l.satuan_teks as lain_satuan_teks,
    l.unggahan_id as lain_unggahan_id,
    l.urutan as lain_urutan
from pasangan p
join periksa_usulan u on u.baris_id = p.usulan_id
join periksa_baris l on l.baris_id = p.lain_id
where u.indikator is not null;
