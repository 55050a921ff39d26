-- grain: one row per readable value that has one before it in its record; (baris_id, kini.medan, kini.tahun, kini.sel);
-- source periksa_deret. kini: the value, lalu: the one before it, as structs. sebelum: the number before lalu;
-- sesudah: the one after kini. A predicate is no neighbour of a number, a sum over the years (target_akhir) none of a
-- year; shares and indices are never summed.
create or replace view periksa_langkah as
with runtun as (
    select
        baris_id,
        jenis = 'predikat' as is_predikat,
        any_value(polaritas) as polaritas,
        any_value(is_hasil) as is_hasil,
        list_sort(list({
            'urut': urut,
            'sel': sel,
            'medan': medan,
            'tahun': tahun,
            'teks': teks,
            'angka': angka,
            'keluarga': keluarga
        })) as isi
    from periksa_deret
    where medan <> 'target_akhir'
       or tipe in ('non_kumulatif', 'posisi_akhir', 'rata_rata')
       or (tipe is null and keluarga in ('persen', 'indeks'))
    group by baris_id, is_predikat
)
select
    baris_id,
    is_predikat,
    polaritas,
    is_hasil,
    isi[i] as kini,
    isi[i - 1] as lalu,
    isi[i - 2].angka as sebelum,
    isi[i + 1].angka as sesudah
from (
    select *, unnest(range(2, len(isi) + 1)) as i
    from runtun
);
