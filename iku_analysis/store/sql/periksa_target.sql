-- grain: one row per record with a readable target; key baris_id; source periksa_deret.
-- awal, akhir: its first and last target. satuan: the first whose unit is known. ukuran: of most of them, of as many that
-- of the earlier ones. isi: all, in order. tahun, angka: of them, side by side; tahun_bit: a bit for each of the years (60
-- in a row differ), so that common years can be counted.
-- tahun_target: as periksa_baris. terendah, tertinggi: of the numbers compared; is_datar: all the same, ranges by both ends.
create or replace table periksa_target as
select
    * exclude (ukuran_terkecil, ukuran_terbesar),
    list_transform(isi, lambda x: x.tahun) as tahun,
    list_transform(isi, lambda x: x.angka) as angka,
    isi[1] as awal,
    isi[-1] as akhir,
    if(
        ukuran_terkecil = ukuran_terbesar,
        ukuran_terkecil,
        list_aggregate(list_transform(isi, lambda x: x.ukuran), 'mode')
    ) as ukuran
from (
    select
        baris_id,
        any_value(instansi) as instansi,
        any_value(jenis_baris) as jenis_baris,
        any_value(indikator_kunci) as indikator_kunci,
        any_value(polaritas) as polaritas,
        any_value(is_hasil) as is_hasil,
        any_value(tahun_target) as tahun_target,
        count(*) as banyak,
        bit_or(1::bigint << tahun % 60) as tahun_bit,
        min(angka) as terendah,
        max(angka) as tertinggi,
        min(bawah) = max(bawah) and min(atas) = max(atas) as is_datar,
        list_sort(list({
            'urut': urut,
            'sel': sel,
            'tahun': tahun,
            'teks': teks,
            'angka': angka,
            'jenis': jenis,
            'ragam': ragam,
            'ukuran': ukuran
        })) as isi,
        min(
            case
                when keluarga is not null
                    then {'urut': urut, 'sel': sel, 'teks': teks, 'keluarga': keluarga, 'ukuran': ukuran}
            end
        ) as satuan,
        min(ukuran) as ukuran_terkecil,
        max(ukuran) as ukuran_terbesar
    from periksa_deret
    where medan = 'target'
    group by baris_id
);
