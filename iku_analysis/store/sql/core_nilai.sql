-- grain: one row per typed value in force; (baris_id, medan, tahun, sel); source raw_nilai, core_baris.
-- store/overlay.py lays the corrections of people over it; koreksi says from what, by whom, why; null where as read.
create or replace table core_nilai as
select
    n.*,
    b.lembar,
    b.baris,
    b.jenis as jenis_baris,
    b.berkas,
    b.tabel,
    null::varchar as koreksi
from raw_nilai n
join core_baris b using (baris_id);
