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
join core_baris b
    on b.baris_id = n.baris_id
    -- The upload too, though the record says it: ids of uploads grow, so that a run reads only its part of the store.
    and b.unggahan_id = n.unggahan_id;
