-- grain: one row per record of a usulan IKU table in force; key baris_id; source periksa_baris.
-- A programme table inside a usulan is no IKU table.
create or replace temp view periksa_usulan as
select *
from periksa_baris
where jenis = 'usulan'
  and coalesce(tabel, 'iku') in ('iku', 'sasaran');
