-- grain: one row per record with an indikator of a usulan table × text field its sheet has, and one row per usulan
-- sheet × text field it lacks (baris_id null, ada_kolom false, baris = the sheet's header);
-- source periksa_usulan, periksa_kolom, raw_lembar. sel: the field's own cell, also where it is blank.
create or replace temp table periksa_isian as
with isian as (
    select baris_id, unggahan_id, lembar, baris, 'satuan' as medan, satuan as isi, satuan_sel as sel
    from periksa_usulan
    where indikator is not null
    union all
    select baris_id, unggahan_id, lembar, baris, 'alasan', alasan, alasan_sel
    from periksa_usulan
    where indikator is not null
    union all
    select baris_id, unggahan_id, lembar, baris, 'definisi_operasional', definisi_operasional, definisi_operasional_sel
    from periksa_usulan
    where indikator is not null
    union all
    select baris_id, unggahan_id, lembar, baris, 'formulasi', formulasi, formulasi_sel
    from periksa_usulan
    where indikator is not null
    union all
    select baris_id, unggahan_id, lembar, baris, 'tipe_penghitungan', tipe_penghitungan, tipe_penghitungan_sel
    from periksa_usulan
    where indikator is not null
    union all
    select baris_id, unggahan_id, lembar, baris, 'sumber_data', sumber_data, sumber_data_sel
    from periksa_usulan
    where indikator is not null
    union all
    select baris_id, unggahan_id, lembar, baris, 'penanggung_jawab', penanggung_jawab, penanggung_jawab_sel
    from periksa_usulan
    where indikator is not null
),
lembar_usulan as (
    select distinct
        u.unggahan_id,
        u.lembar,
        u.berkas,
        u.bidang,
        u.instansi,
        l.baris_judul[1] as baris_judul
    from periksa_usulan u
    join raw_lembar l using (unggahan_id, lembar)
    where u.indikator is not null
)
select
    i.baris_id,
    i.unggahan_id,
    i.medan,
    i.isi,
    coalesce(i.sel, k.kolom || i.baris) as sel,
    true as ada_kolom,
    null::varchar as berkas,
    null::varchar as lembar,
    null::varchar as bidang,
    null::varchar as instansi,
    null::integer as baris
from isian i
join periksa_kolom k
    on k.unggahan_id = i.unggahan_id
   and k.lembar = i.lembar
   and k.medan = i.medan
union all
select
    null,
    l.unggahan_id,
    m.medan,
    null,
    null,
    false,
    l.berkas,
    l.lembar,
    l.bidang,
    l.instansi,
    l.baris_judul
from lembar_usulan l
cross join (
    select unnest(['satuan', 'alasan', 'definisi_operasional', 'formulasi', 'tipe_penghitungan', 'sumber_data', 'penanggung_jawab']) as medan
) m
anti join periksa_kolom k
    on k.unggahan_id = l.unggahan_id
   and k.lembar = l.lembar
   and k.medan = m.medan;
