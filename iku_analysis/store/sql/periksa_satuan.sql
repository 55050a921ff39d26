-- grain: one row per record with an indikator; key baris_id; source periksa_baris, kamus_satuan.
-- satuan: the canonical unit in effect: the unit's own cell, else the brackets that end the indikator, else its first
-- word ("Persentase …"); an unknown unit is its folded text. teks: the unit as written. Null: no unit anywhere.
create or replace temp table periksa_satuan as
select
    b.baris_id,
    coalesce(
        b.satuan_baku,
        nullif(lipat(b.satuan), ''),
        kurung.baku,
        depan.baku
    ) as satuan,
    case
        when b.satuan is not null then b.satuan_keluarga
        else coalesce(kurung.keluarga, depan.keluarga)
    end as keluarga,
    coalesce(b.satuan, kurung.baku, depan.baku) as teks
from periksa_baris b
left join kamus_satuan kurung
    on kurung.alias = lipat(regexp_extract(b.indikator, '\(([^()]{1,40})\)\s*$', 1))
left join kamus_satuan depan
    on depan.alias = split_part(b.indikator_kunci, ' ', 1)
where b.indikator is not null;
