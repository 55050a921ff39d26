-- grain: one row per record in force; key baris_id; source raw_baris, core_lembar, satuan_keluarga.
-- satuan_keluarga: family of the canonical unit (persen, rupiah, indeks, jumlah, dokumen, waktu, predikat) or null.
-- store/overlay.py lays the corrections of people over it; koreksi says what was corrected, from what, by whom, why.
create or replace temp table core_baris as
select
    b.*,
    l.tabel,
    l.berkas,
    l.sidik,
    l.instansi,
    l.bidang,
    k.keluarga as satuan_keluarga,
    null::varchar as koreksi
from raw_baris b
join core_lembar l using (unggahan_id, lembar)
left join satuan_keluarga k on k.baku = b.satuan_baku;
