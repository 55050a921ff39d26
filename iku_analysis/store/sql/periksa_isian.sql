-- grain: one row per record with an indikator of a usulan table × text field its sheet has, and one row per usulan
-- sheet × text field it lacks (baris_id null, ada_kolom false, baris = the sheet's header);
-- source periksa_usulan, periksa_kolom, raw_lembar. sel: the field's own cell, also where it is blank.
create or replace table periksa_isian as
with isian as (
    select
        baris_id,
        unggahan_id,
        lembar,
        baris,
        unnest(
            [
                {'medan': 'satuan', 'isi': satuan, 'sel': satuan_sel},
                {'medan': 'alasan', 'isi': alasan, 'sel': alasan_sel},
                {'medan': 'definisi_operasional', 'isi': definisi_operasional, 'sel': definisi_operasional_sel},
                {'medan': 'formulasi', 'isi': formulasi, 'sel': formulasi_sel},
                {'medan': 'tipe_penghitungan', 'isi': tipe_penghitungan, 'sel': tipe_penghitungan_sel},
                {'medan': 'sumber_data', 'isi': sumber_data, 'sel': sumber_data_sel},
                {'medan': 'penanggung_jawab', 'isi': penanggung_jawab, 'sel': penanggung_jawab_sel}
            ],
            recursive := true
        )
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
