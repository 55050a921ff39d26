-- grain: one row per record in force; key baris_id; source core_baris, as it stands when the checks begin.
-- A table, because every check reads it and the view would join anew each time.
create or replace temp table periksa_baris as
select *
from core_baris;
