-- grain: one row per sheet in force × field (× year) that the sheet has; key (unggahan_id, lembar, medan, tahun);
-- source core_lembar, raw_lembar, raw_baris, periksa_nilai. kolom: column letter of the heading, the leftmost of several,
-- null where only the rows show the field (a layout without headings). A Penjelasan cell holds five labelled fields.
create or replace table periksa_kolom as
with judul as (
    select
        unggahan_id,
        lembar,
        split_part(nama, ':', 1) as medan,
        try_cast(split_part(nama, ':', 2) as integer) as tahun,
        nullif(regexp_extract(sel, '^[A-Z]+'), '') as kolom
    from (
        select
            l.unggahan_id,
            l.lembar,
            unnest(map_entries(from_json(l.kolom, '"MAP(VARCHAR, VARCHAR)"')), recursive := true)
        from raw_lembar l
        join core_lembar c using (unggahan_id, lembar)
    ) k (unggahan_id, lembar, nama, sel)
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
    join core_lembar c using (unggahan_id, lembar)
    group by b.unggahan_id, b.lembar
)
select
    unggahan_id,
    lembar,
    medan,
    tahun,
    arg_min(kolom, (length(kolom), kolom)) as kolom
from (
    select unggahan_id, lembar, medan, tahun, kolom
    from judul
    union all
    select
        unggahan_id,
        lembar,
        unnest(['alasan', 'formulasi', 'tipe_penghitungan', 'penanggung_jawab', 'sumber_data']),
        tahun,
        kolom
    from judul
    where medan = 'penjelasan'
    union all
    select unggahan_id, lembar, medan, null, null
    from terisi
    where medan is not null
    union all
    select unggahan_id, lembar, medan, tahun, null
    from periksa_nilai
    where medan in ('baseline', 'target')
)
group by unggahan_id, lembar, medan, tahun;
