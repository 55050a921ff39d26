-- The stored layer: append only, plain tables, no keys or constraints (they would not survive a lakehouse catalog).
-- Times (pada) are WIB (UTC+7).
-- Keys are UUIDv7 or content hashes made in Python. A newer row wins; a withdrawal is a row too.

-- one row per uploaded file; key unggahan_id. impor_id: the call that brought it (files of one call never replace
-- each other). isi: the bytes as received. kamus_sidik: the vocabularies it was read with.
create table if not exists raw_unggahan (
    unggahan_id varchar,
    impor_id varchar,
    sidik varchar,
    berkas varchar,
    jenis varchar,
    instansi varchar,
    bidang varchar,
    periode_awal integer,
    periode_akhir integer,
    isi blob,
    kamus_sidik varchar,
    oleh varchar,
    pada timestamp
);

-- one row per sheet of an upload; key (unggahan_id, lembar). kolom, dilewati: JSON as in records.Lembar.
-- rencana: names the corrected reading plan it was read with, null where none.
create table if not exists raw_lembar (
    unggahan_id varchar,
    lembar varchar,
    urutan integer,
    jenis varchar,
    tabel varchar,
    tahun integer,
    dipakai boolean,
    alasan varchar,
    baris_judul integer[],
    kolom varchar,
    dilewati varchar,
    rencana varchar
);
-- Stores made before plans could be corrected.
alter table raw_lembar add column if not exists rencana varchar;

-- one row per record; key baris_id (hash of unggahan_id, lembar, baris, ke). urutan: order within the file.
-- <field>: cleaned text or null; <field>_sel: its cell; <field>_baku: canonical form.
-- <field>_kunci: text.py key for comparing.
create table if not exists raw_baris (
    baris_id varchar,
    unggahan_id varchar,
    lembar varchar,
    baris integer,
    ke integer,
    urutan integer,
    jenis varchar,
    nomor varchar, nomor_sel varchar,
    tujuan varchar, tujuan_sel varchar,
    sasaran varchar, sasaran_sel varchar, sasaran_kunci varchar,
    kinerja_utama varchar, kinerja_utama_sel varchar,
    kode varchar, kode_sel varchar,
    level varchar, level_sel varchar, level_baku varchar,
    uraian varchar, uraian_sel varchar,
    indikator varchar, indikator_sel varchar, indikator_kunci varchar,
    alasan varchar, alasan_sel varchar,
    definisi_operasional varchar, definisi_operasional_sel varchar,
    formulasi varchar, formulasi_sel varchar,
    tipe_penghitungan varchar, tipe_penghitungan_sel varchar, tipe_penghitungan_baku varchar,
    polaritas varchar, polaritas_sel varchar, polaritas_baku varchar,
    satuan varchar, satuan_sel varchar, satuan_baku varchar,
    sumber_data varchar, sumber_data_sel varchar,
    penanggung_jawab varchar, penanggung_jawab_sel varchar, penanggung_jawab_baku varchar[],
    lokasi varchar, lokasi_sel varchar,
    sumber_dana varchar, sumber_dana_sel varchar,
    perangkat_daerah varchar, perangkat_daerah_sel varchar,
    keterangan varchar, keterangan_sel varchar
);

-- one row per typed value; grain (baris_id, medan, tahun, sel). Units as in records.Nilai: percent 0-100, whole rupiah.
-- angka: the number for comparing, rounded to 4 decimals: value, midpoint, bound or score; null for kosong and teks.
create table if not exists raw_nilai (
    baris_id varchar,
    unggahan_id varchar,
    medan varchar,
    tahun integer,
    sel varchar,
    teks varchar,
    jenis varchar,
    nilai double,
    bawah double,
    atas double,
    operator varchar,
    predikat varchar,
    skor integer,
    satuan varchar,
    ulangan boolean,
    persen boolean,
    desimal integer,
    angka double
);

-- one row per reading problem; grain (unggahan_id, urutan).
create table if not exists raw_masalah (
    unggahan_id varchar,
    urutan integer,
    kode varchar,
    tingkat varchar,
    lembar varchar,
    sel varchar,
    baris integer,
    nilai varchar,
    pesan varchar,
    saran varchar
);

-- one row per decision of a person; key keputusan_id. jenis: as listed in store/decisions.py.
-- kunci: what is decided (see store/decisions.py); isi: JSON; a row of jenis 'cabut' takes back the
-- keputusan or unggahan whose id stands in kunci.
create table if not exists raw_keputusan (
    keputusan_id varchar,
    jenis varchar,
    kunci varchar,
    isi varchar,
    alasan varchar,
    oleh varchar,
    pada timestamp
);

-- one row per draft made; key nomor. isi: the file as given out. beku: the frozen version (documents/frozen.py), null
-- for drafts made before versions were frozen.
create table if not exists raw_draf (
    nomor integer,
    sidik varchar,
    berkas varchar,
    tahun integer,
    revisi varchar,
    isi blob,
    oleh varchar,
    pada timestamp,
    beku varchar
);
alter table raw_draf add column if not exists beku varchar;

-- one row per paper kept for steps 9-13; key lampiran_id. jenis: tertanda, surat, keputusan, arsip. isi: the bytes.
create table if not exists raw_lampiran (
    lampiran_id varchar,
    jenis varchar,
    berkas varchar,
    sidik varchar,
    isi blob,
    oleh varchar,
    pada timestamp
);
