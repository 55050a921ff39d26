-- grain: one row per typed value in force; (baris_id, medan, tahun, sel); source core_nilai, as it stands when the
-- checks begin.
create or replace table periksa_nilai as
select
    baris_id,
    unggahan_id,
    lembar,
    medan,
    tahun,
    sel,
    teks,
    jenis,
    bawah,
    atas,
    predikat,
    satuan,
    ulangan,
    persen,
    desimal,
    angka
from core_nilai;
