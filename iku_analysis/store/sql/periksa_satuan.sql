-- grain: one row per record in force; key baris_id; source periksa_baris. The unit in effect alone, under short names.
create or replace temp view periksa_satuan as
select baris_id, satuan_berlaku as satuan, keluarga, satuan_teks as teks
from periksa_baris;
