-- grain: one row per record of a usulan IKU table in force; key baris_id; source periksa_baris, raw_lembar.
-- A programme table inside a usulan is no IKU table; rows that are no data (K45) are no indicator.
-- baris_judul: the first row of the headings of its sheet. nomor: by bidang, file and row, the same for any order of import.
create or replace table periksa_usulan as
select
    b.*,
    l.baris_judul[1] as baris_judul,
    row_number() over (
        order by coalesce(b.bidang, '') || '|' || b.berkas || '|' || b.lembar, b.urutan, b.sidik
    ) as nomor
from periksa_baris b
join raw_lembar l on l.unggahan_id = b.unggahan_id and l.lembar = b.lembar
where b.jenis = 'usulan'
  and coalesce(b.tabel, 'iku') in ('iku', 'sasaran')
  and b.is_data;
