-- grain: one row per record of a usulan IKU table in force; key baris_id; source periksa_baris.
-- A programme table inside a usulan is no IKU table; rows that are no data (K45) are no indicator.
create or replace temp table periksa_usulan as
select *
from periksa_baris
where jenis = 'usulan'
  and coalesce(tabel, 'iku') in ('iku', 'sasaran')
  and baris_id not in (select baris_id from periksa_bukan_data);
