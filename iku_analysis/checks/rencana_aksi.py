"""Checks of the rencana aksi: targets of the quarters against that of the year. K49, K50. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check
from iku_analysis.fields import MEDAN_TRIWULAN


@check(
    kode="K49",
    judul="Target triwulan tidak sesuai target tahunan",
    tingkat="peringatan",
    topik="Pengukuran",
    sumber="P53",
    tanpa_data="Rencana aksi (target triwulan) belum dimuat.",
    perlu=MEDAN_TRIWULAN,
)
def triwulan_tidak_sesuai() -> str:
    """Target keempat triwulan harus menuju target tahunan, menurut tipe penghitungannya.

    Kumulatif: jumlah keempatnya. Posisi akhir: triwulan IV. Rata-rata: rata-ratanya. Non kumulatif tidak diperiksa,
    karena setiap triwulan berdiri sendiri. Tipe dan target tahunan diambil dari baris itu, kalau tidak ada dari usulan
    yang berpasangan dengannya.

    Mengapa: Target triwulan yang tidak menuju target tahunan membuat pemantauan tampak baik sampai akhir tahun
    gagal.

    Baik: 10, 15, 25, 50 untuk target tahunan 100. Kurang: 10, 15, 25, 40.
    """
    return """
        with aksi as (
            select baris_id
            from periksa_baris
            where tabel = 'rencana_aksi'
              and indikator is not null
              and is_data
        ),
        triwulan as (
            select
                baris_id,
                coalesce(tahun, $tahun) as tahun,
                count(distinct medan) filter (where angka is not null) as terisi,
                sum(angka) as jumlah,
                any_value(angka) filter (where medan = 'target_tw4') as akhir,
                any_value(sel) filter (where medan = 'target_tw4') as sel_akhir,
                any_value(teks) filter (where medan = 'target_tw4') as teks_akhir,
                string_agg(teks, ' + ' order by medan) as rincian,
                bool_or(jenis = 'predikat') as is_predikat,
                bool_and(desimal = 0) as is_cacah
            from periksa_nilai
            semi join aksi using (baris_id)
            where medan like 'target_tw_'
            group by baris_id, coalesce(tahun, $tahun)
        ),
        -- What the row itself says comes before what its usulan says.
        asal as (
            select baris_id, baris_id as sumber_id, 0 as urut
            from aksi
            union all
            select aksi_id, usulan_id, 1
            from out_aksi
            semi join aksi on aksi.baris_id = aksi_id
        ),
        tahunan as (
            select
                a.baris_id,
                coalesce(n.tahun, $tahun) as tahun,
                unnest(
                    arg_min(
                        {
                            'urut': a.urut, 'angka': n.angka, 'teks': n.teks, 'sel': n.sel,
                            'is_cacah': n.desimal = 0, 'jenis': n.jenis, 'tempat': tempat(b.jenis, b.lembar, n.sel)
                        },
                        (a.urut, b.berkas, b.urutan, length(n.sel), n.sel)
                    )
                )
            from asal a
            join periksa_nilai n on n.baris_id = a.sumber_id and n.medan = 'target' and n.angka is not null
            join periksa_baris b on b.baris_id = a.sumber_id
            group by a.baris_id, coalesce(n.tahun, $tahun)
        ),
        tipe as (
            select a.baris_id, arg_min(b.tipe_penghitungan_baku, (a.urut, b.berkas, b.lembar, b.urutan)) as tipe
            from asal a
            join periksa_baris b on b.baris_id = a.sumber_id
            where b.tipe_penghitungan_baku is not null
            group by a.baris_id
        ),
        dinilai as (
            select
                t.*,
                k.tipe,
                y.angka as target,
                y.teks,
                y.urut,
                y.tempat,
                case when y.urut = 0 then y.sel else t.sel_akhir end as sel,
                t.is_cacah and y.is_cacah and k.tipe <> 'rata_rata' as is_persis,
                case
                    when t.is_predikat <> (y.jenis = 'predikat') then null
                    when k.tipe = 'posisi_akhir' then t.akhir
                    when t.is_predikat then null
                    when k.tipe = 'kumulatif' then t.jumlah
                    when k.tipe = 'rata_rata' then t.jumlah / 4
                end as hasil
            from triwulan t
            left join tipe k using (baris_id)
            left join tahunan y
                on y.baris_id = t.baris_id
               and y.tahun = t.tahun
        )
        select
            case
                when terisi < 4 or target is null or hasil is null then 'tdp'
                when abs(hasil - target) > case when is_persis then 0 else $toleransi_triwulan end + 1e-9 then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            teks || case when urut = 1 then ' ' || tempat else '' end as nilai,
            case tipe
                when 'kumulatif' then angka_id(hasil) || ', jumlah triwulan (' || rincian || ')'
                when 'posisi_akhir' then if(is_predikat, teks_akhir, angka_id(hasil)) || ', target triwulan IV'
                else angka_id(hasil) || ', rata-rata triwulan (' || rincian || ')'
            end as harapan,
            'Target tahunan tidak sama dengan target triwulannya.'
            || case
                when tipe = 'kumulatif' and akhir = target
                    then ' Triwulan IV sama: tampaknya ditulis sebagai jumlah berjalan, yaitu posisi akhir.'
                else ''
            end as pesan,
            'Samakan target triwulan dengan target tahunan, atau betulkan tipe penghitungannya.' as saran,
            case
                when terisi < 4 then 'ada triwulan yang kosong atau tidak terbaca (lihat K50)'
                when target is null then 'target tahunan kosong atau tidak terbaca'
                when is_predikat then 'target berupa predikat tidak dijumlahkan'
                when tipe = 'non_kumulatif' then 'tipe non kumulatif: setiap triwulan berdiri sendiri'
                when hasil is null then 'tipe penghitungan kosong (lihat K07)'
            end as alasan
        from dinilai
    """


@check(
    kode="K50",
    judul="Target triwulan kosong",
    tingkat="peringatan",
    topik="Pengukuran",
    sumber="LKE, PR",
    tanpa_data="Rencana aksi (target triwulan) belum dimuat.",
    perlu=MEDAN_TRIWULAN,
)
def triwulan_kosong() -> str:
    """Rencana aksi memuat target keempat triwulan; 0 berarti memang tidak direncanakan.

    Triwulan yang kolomnya tidak ada disebut satu kali untuk lembarnya.

    Mengapa: Tanpa target triwulan keterlambatan baru diketahui pada akhir tahun.

    Baik: 0, 20, 50, 100. Kurang: 0, 20, kosong, 100.
    """
    return """
        with kolom as (
            select
                unggahan_id,
                lembar,
                k.tahun,
                max(kolom) filter (where medan = 'target_tw1') as tw1,
                max(kolom) filter (where medan = 'target_tw2') as tw2,
                max(kolom) filter (where medan = 'target_tw3') as tw3,
                max(kolom) filter (where medan = 'target_tw4') as tw4
            from periksa_kolom k
            join core_lembar l using (unggahan_id, lembar)
            where medan like 'target_tw_'
              and l.tabel = 'rencana_aksi'
            group by all
        ),
        triwulan as (
            select
                unggahan_id,
                lembar,
                tahun,
                unnest(['target_tw1', 'target_tw2', 'target_tw3', 'target_tw4']) as medan,
                unnest(['I', 'II', 'III', 'IV']) as nama,
                unnest([tw1, tw2, tw3, tw4]) as kolom
            from kolom
        )
        select
            case when n.baris_id is null then 'temuan' else 'lulus' end as status,
            b.baris_id,
            t.kolom || b.baris as sel,
            t.tahun,
            t.medan as hal,
            'Target triwulan ' || t.nama || ' kosong.' as pesan,
            'Isi target triwulan itu; tulis 0 bila memang tidak direncanakan.' as saran
        from triwulan t
        join periksa_baris b using (unggahan_id, lembar)
        left join periksa_nilai n
            on n.baris_id = b.baris_id
           and n.medan = t.medan
           and n.tahun is not distinct from t.tahun
           and n.jenis <> 'kosong'
        where t.kolom is not null
          and b.indikator is not null
          and b.is_data
        union all by name
        select
            'temuan' as status,
            t.tahun,
            t.medan as hal,
            l.berkas,
            l.lembar,
            l.instansi,
            'Kolom target triwulan ' || t.nama || ' tidak ada.' as pesan,
            'Tambahkan kolomnya, lalu isi setiap indikator.' as saran
        from triwulan t
        join core_lembar l using (unggahan_id, lembar)
        where t.kolom is null
    """
