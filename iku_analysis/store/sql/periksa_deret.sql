-- grain: one row per readable baseline, target or target_akhir of a usulan, Renstra or Renja record with an indikator;
-- (baris_id, medan, tahun, sel); source periksa_nilai, periksa_baris, kamus_keluarga, kamus_predikat.
-- angka: value, midpoint, bound or score in the unit of the cell. keluarga: family of the cell's own unit, else of the
-- row's. satuan: the unit itself, likewise. ukuran: keluarga, but of a time the unit (jam and hari are two measures).
-- ragam: what can be compared by number: a number, or the scale of a predicate (WTP and BB are of two).
-- is_bertanda_persen: percent format, % sign or the word in the cell. urut: 0 baseline, the year of a target (1 without a
-- year), 9999 target_akhir. is_hasil: not an output of kegiatan or sub kegiatan.
create or replace table periksa_deret as
select *, if(keluarga = 'waktu', satuan, keluarga) as ukuran
from (
    select
        n.baris_id,
        n.lembar,
        n.medan,
        n.tahun,
        n.sel,
        n.teks,
        n.jenis,
        n.angka,
        coalesce(n.bawah, n.angka) as bawah,
        coalesce(n.atas, n.angka) as atas,
        n.persen or coalesce(n.satuan = 'persen', false) as is_bertanda_persen,
        case
            when n.jenis = 'predikat' then 'predikat'
            when n.satuan is not null then c.keluarga
            when n.persen then 'persen'
            else b.keluarga
        end as keluarga,
        if(n.jenis = 'predikat', coalesce(p.skala, 'predikat'), 'angka') as ragam,
        case n.medan when 'baseline' then 0 when 'target_akhir' then 9999 else coalesce(n.tahun, 1) end as urut,
        coalesce(n.satuan, b.satuan_berlaku) as satuan,
        b.instansi,
        b.jenis as jenis_baris,
        b.indikator_kunci,
        b.tipe_penghitungan_baku as tipe,
        coalesce(b.level_baku, '') not in ('kegiatan', 'sub_kegiatan') as is_hasil,
        b.keluarga as keluarga_baris,
        b.polaritas_berlaku as polaritas,
        b.tahun_target,
        n.desimal,
        n.predikat
    from periksa_nilai n
    join periksa_baris b using (baris_id)
    left join kamus_keluarga c on c.baku = n.satuan
    left join kamus_predikat p on p.baku = n.predikat
    where n.medan in ('baseline', 'target', 'target_akhir')
      and n.angka is not null
      and not n.ulangan
      and b.indikator is not null
      and b.jenis in ('usulan', 'renstra', 'renja')
      and coalesce(b.tabel, '') <> 'pengukuran'
);
