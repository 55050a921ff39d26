-- grain: one row per record in force; key baris_id; source raw_baris, core_lembar, satuan_keluarga.
-- satuan_keluarga: family of the canonical unit (persen, rupiah and one for each of its multiples, indeks, jumlah, dokumen, waktu, predikat) or null.
-- store/overlay.py lays the corrections of people over it; koreksi says what was corrected, from what, by whom, why;
-- the columns _asli stay as the file has them, so that what was decided of a record is found under whatever name counts.
create or replace table core_baris as
select
    b.*,
    l.tabel,
    l.berkas,
    l.sidik,
    l.instansi,
    l.bidang,
    k.keluarga as satuan_keluarga,
    b.sasaran_kunci as sasaran_asli,
    b.indikator_kunci as indikator_asli,
    b.kode as kode_asli,
    null::varchar as koreksi
from raw_baris b
join core_lembar l using (unggahan_id, lembar)
left join satuan_keluarga k on k.baku = b.satuan_baku;
