-- grain: one row per typed value in force; (baris_id, medan, tahun, sel); source raw_nilai, raw_baris, core_lembar.
create or replace temp table core_nilai as
select
    n.*,
    b.lembar,
    b.baris,
    b.jenis as jenis_baris,
    l.berkas,
    l.tabel
from raw_nilai n
join raw_baris b using (baris_id)
join core_lembar l on l.unggahan_id = b.unggahan_id and l.lembar = b.lembar;
