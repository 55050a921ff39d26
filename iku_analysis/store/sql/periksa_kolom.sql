-- grain: one row per sheet in force × field (× year) that the sheet has; key (unggahan_id, lembar, medan, tahun);
-- source raw_lembar, periksa_lembar, raw_baris. kolom: column letter of the heading, the leftmost of several, null where
-- only the rows show the field (a layout without headings). A Penjelasan cell holds five labelled fields.
create or replace temp table periksa_kolom as
with judul as (
    select
        l.unggahan_id,
        l.lembar,
        split_part(k.key, ':', 1) as medan,
        try_cast(split_part(k.key, ':', 2) as integer) as tahun,
        nullif(regexp_extract(k.value ->> '$', '^[A-Z]+'), '') as kolom
    from raw_lembar l
    join periksa_lembar c using (unggahan_id, lembar)
    cross join json_each(l.kolom) k
),
penjelasan as (
    select
        unggahan_id,
        lembar,
        unnest(['alasan', 'formulasi', 'tipe_penghitungan', 'penanggung_jawab', 'sumber_data']) as medan,
        tahun,
        kolom
    from judul
    where medan = 'penjelasan'
),
terisi as (
    select
        b.unggahan_id,
        b.lembar,
        unnest([
            case when count(b.tujuan) > 0 then 'tujuan' end,
            case when count(b.sasaran) > 0 then 'sasaran' end,
            case when count(b.kinerja_utama) > 0 then 'kinerja_utama' end,
            case when count(b.satuan) > 0 then 'satuan' end,
            case when count(b.alasan) > 0 then 'alasan' end,
            case when count(b.definisi_operasional) > 0 then 'definisi_operasional' end,
            case when count(b.formulasi) > 0 then 'formulasi' end,
            case when count(b.tipe_penghitungan) > 0 then 'tipe_penghitungan' end,
            case when count(b.polaritas) > 0 then 'polaritas' end,
            case when count(b.sumber_data) > 0 then 'sumber_data' end,
            case when count(b.penanggung_jawab) > 0 then 'penanggung_jawab' end
        ]) as medan
    from raw_baris b
    join periksa_lembar c using (unggahan_id, lembar)
    group by b.unggahan_id, b.lembar
),
nilai as (
    select distinct
        unggahan_id,
        lembar,
        medan,
        tahun
    from periksa_nilai
    where medan in ('baseline', 'target')
)
select
    unggahan_id,
    lembar,
    medan,
    tahun,
    arg_min(kolom, (length(kolom), kolom)) as kolom
from (
    select * from judul
    union all by name
    select * from penjelasan
    union all by name
    select * from terisi where medan is not null
    union all by name
    select * from nilai
)
group by unggahan_id, lembar, medan, tahun;
