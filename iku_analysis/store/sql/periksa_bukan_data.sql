-- grain: one row per record that is no data: a total, a signature, a row of column numbers (K45); key baris_id;
-- source periksa_baris, periksa_nilai. Other checks leave these out: one fault, one finding.
create or replace temp table periksa_bukan_data as
with calon as (
    select
        baris_id,
        regexp_matches(indikator_kunci, '^[0-9 ]+$') as is_nomor
    from periksa_baris
    where regexp_matches(
        indikator_kunci,
        '^([0-9 ]+|(grand )?total|jumlah( total| pagu)?|mengetahui.*|nip( .*)?)$'
    )
)
select c.baris_id
from calon c
left join periksa_nilai n
    on n.baris_id = c.baris_id
   and n.medan = 'target'
   and n.jenis <> 'kosong'
group by c.baris_id, c.is_nomor
having c.is_nomor or count(n.baris_id) = 0;
