-- grain: one row per record of a usulan IKU table in force; key baris_id; source periksa_baris.
-- Marks for "empty" ("-", "N/A") are null here. A programme table inside a usulan is no IKU table.
create or replace temp view periksa_usulan as
select b.* replace (
    isi(tujuan) as tujuan,
    isi(sasaran) as sasaran,
    isi(kinerja_utama) as kinerja_utama,
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
from periksa_baris b
where jenis = 'usulan'
  and coalesce(tabel, 'iku') in ('iku', 'sasaran');
