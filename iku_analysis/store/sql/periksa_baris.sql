-- grain: one row per record in force; key baris_id; source core_baris, as it stands when the checks begin.
-- Marks for "empty" ("-", "N/A") are null here. A table, because every check reads it and the view would join anew
-- each time.
create or replace temp table periksa_baris as
select * replace (
    isi(tujuan) as tujuan,
    isi(sasaran) as sasaran,
    isi(kinerja_utama) as kinerja_utama,
    isi(kode) as kode,
    isi(uraian) as uraian,
    isi(indikator) as indikator,
    isi(alasan) as alasan,
    isi(definisi_operasional) as definisi_operasional,
    isi(formulasi) as formulasi,
    isi(tipe_penghitungan) as tipe_penghitungan,
    isi(polaritas) as polaritas,
    isi(satuan) as satuan,
    isi(sumber_data) as sumber_data,
    isi(penanggung_jawab) as penanggung_jawab,
    isi(keterangan) as keterangan
)
from core_baris;
