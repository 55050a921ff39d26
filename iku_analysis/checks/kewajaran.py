"""Checks of plausible targets: direction and jumps of a series. K12–K15, K47. SQL only.

All work on `periksa_deret` (readable baselines and targets). Outputs of kegiatan and sub kegiatan are yearly volumes:
they are left out where a trend is judged (K12–K14, K47) and kept where a slip of typing is looked for.
"""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K12",
    judul="Target lebih buruk daripada kondisi awal",
    tingkat="peringatan",
    topik="Kewajaran target",
    sumber="LKE",
    tanpa_data="Belum ada target yang dapat diperiksa.",
)
def target_di_bawah_baseline() -> str:
    """Target yang lebih buruk daripada kondisi awal berarti merencanakan kemunduran.

    Untuk indikator makin tinggi makin baik, target tidak boleh di bawah baseline; untuk makin rendah makin baik, tidak
    boleh di atasnya. Bila realisasi sebelum tahun target pertama sudah dimuat, realisasi itu yang dipakai. Alasan resmi
    (misalnya refocusing) ditulis sebagai catatan.

    Mengapa: Target yang lebih buruk daripada keadaan sekarang bukan sasaran kinerja, kecuali ada alasan resmi yang
    dicatat.

    Baik: baseline 68, target 70, 72. Kurang: baseline 91,41 dan target 89,95.
    """
    return """
        with target as (
            select
                baris_id,
                any_value(instansi) as instansi,
                any_value(indikator_kunci) as indikator_kunci,
                any_value(polaritas) as polaritas,
                arg_min(keluarga, urut) as keluarga,
                min(tahun) as tahun_terbaca,
                list({'tahun': tahun, 'sel': sel, 'teks': teks, 'angka': angka} order by urut) as isi
            from periksa_deret
            where medan = 'target'
              and is_hasil
            group by baris_id
        ),
        awal as (
            -- The first year that has a target cell, read or not: a result of that year is no starting point.
            select baris_id, min(tahun) as tahun_awal
            from periksa_nilai
            where medan = 'target'
            group by baris_id
        ),
        baseline as (
            select
                baris_id,
                max(tahun) as tahun,
                arg_max(angka, coalesce(tahun, 0)) as angka,
                arg_max(teks, coalesce(tahun, 0)) as teks,
                arg_max(sel, coalesce(tahun, 0)) as sel,
                arg_max(keluarga, coalesce(tahun, 0)) as keluarga
            from periksa_deret
            where medan = 'baseline'
            group by baris_id
        ),
        realisasi as (
            select
                b.instansi,
                b.indikator_kunci,
                n.tahun,
                -- All of one cell: the unit of another document says nothing about this number.
                unnest(arg_min(
                    {
                        'angka': n.angka,
                        'teks': n.teks,
                        'keluarga': case when n.persen then 'persen' else s.keluarga end,
                        'tempat': tempat(b.jenis, b.lembar, n.sel)
                    },
                    (b.jenis, b.unggahan_id, b.urutan, n.sel)
                ))
            from periksa_nilai n
            join periksa_baris b using (baris_id)
            left join kamus_keluarga s on s.baku = n.satuan
            where n.medan = 'realisasi'
              and n.angka is not null
              and n.jenis <> 'predikat'
              and b.indikator_kunci is not null
            group by b.instansi, b.indikator_kunci, n.tahun
        ),
        acuan as (
            select
                t.*,
                b.sel as baseline_sel,
                r.angka is not null as is_realisasi,
                coalesce(r.angka, b.angka) as acuan,
                coalesce('realisasi ' || r.tahun || ' ' || r.teks, 'baseline ' || b.teks) as acuan_teks,
                r.tempat,
                case when r.angka is null then b.keluarga else r.keluarga end as keluarga_acuan
            from target t
            left join awal w using (baris_id)
            left join baseline b using (baris_id)
            left join realisasi r
                on r.instansi is not distinct from t.instansi
               -- A condition on the target alone would make DuckDB compare every target with every realisasi.
               and r.indikator_kunci = case when t.keluarga is distinct from 'predikat' then t.indikator_kunci end
               and r.tahun < coalesce(w.tahun_awal, t.tahun_terbaca)
               and r.tahun >= coalesce(b.tahun, coalesce(w.tahun_awal, t.tahun_terbaca) - 1)
            qualify row_number() over (partition by t.baris_id order by r.tahun desc nulls last) = 1
        ),
        dinilai as (
            select
                *,
                list_filter(
                    isi,
                    lambda x: case polaritas when 'naik' then x.angka < acuan when 'turun' then x.angka > acuan end
                ) as buruk
            from acuan
        )
        select
            case
                when d.acuan is null or d.polaritas is null or d.keluarga <> d.keluarga_acuan then 'tdp'
                when len(d.buruk) > 0 then 'temuan'
                else 'lulus'
            end as status,
            d.baris_id,
            d.buruk[1].sel as sel,
            d.buruk[1].tahun as tahun,
            d.buruk[1].teks as nilai,
            d.acuan_teks || ' ' || coalesce(d.tempat, tempat(b.jenis, b.lembar, d.baseline_sel)) as harapan,
            'Target'
            || coalesce(' tahun ' || nullif(array_to_string(list_transform(d.buruk, lambda x: x.tahun), ', '), ''), '')
            || case d.polaritas when 'naik' then ' lebih rendah daripada ' else ' lebih tinggi daripada ' end
            || case when d.is_realisasi then 'realisasi terakhir' else 'kondisi awal' end
            || ', padahal makin ' || case d.polaritas when 'naik' then 'tinggi' else 'rendah' end || ' makin baik.'
            as pesan,
            'Perbaiki targetnya, atau catat alasan resminya.' as saran,
            case
                when d.acuan is null then 'baseline kosong atau tidak terbaca (lihat K11)'
                when d.polaritas is null then 'polaritas tidak diketahui (lihat K08)'
                when d.keluarga <> d.keluarga_acuan then 'satuan baseline dan target berbeda (lihat K48)'
            end as alasan
        from dinilai d
        join periksa_baris b using (baris_id)
    """


@check(
    kode="K13",
    judul="Target sama setiap tahun",
    tingkat="peringatan",
    topik="Kewajaran target",
    sumber="LKE",
    tanpa_data="Belum ada target yang dapat diperiksa.",
)
def target_datar() -> str:
    """Target yang sama dari tahun ke tahun tidak menantang.

    Dinilai bila paling sedikit tiga tahun terbaca. Indikator yang memang dijaga tetap (polaritas stabil) lulus. Pada
    nilai terbaik (100 %, 0 kejadian, WTP) cukup beri catatan mengapa mempertahankannya sudah menantang.

    Mengapa: Target yang tidak bergerak tidak menantang; pada nilai terbaik pun pembaca perlu tahu bahwa itu
    disengaja.

    Baik: 80, 82, 84. Kurang: 85, 85, 85, 85, 85.
    """
    return """
        with deret as (
            select
                baris_id,
                count(*) as banyak,
                min(bawah) = max(bawah) and min(atas) = max(atas) as is_datar,
                any_value(polaritas) as polaritas,
                arg_min(sel, urut) as sel,
                arg_min(teks, urut) as teks,
                any_value(angka) as angka,
                any_value(jenis) as jenis,
                any_value(keluarga) as keluarga
            from periksa_deret
            where medan = 'target'
              and is_hasil
            group by baris_id
        )
        select
            case
                when banyak < $tahun_datar then 'tdp'
                when polaritas = 'stabil' or not is_datar then 'lulus'
                else 'temuan'
            end as status,
            baris_id,
            sel,
            teks as nilai,
            'Target sama pada ' || banyak || ' tahun yang terbaca (' || teks || ').' as pesan,
            case
                when (keluarga = 'persen' and angka = 100 and polaritas is distinct from 'turun')
                  or (angka = 0 and polaritas = 'turun')
                  or (jenis = 'predikat' and upper(trim(teks)) in ('WTP', 'AA'))
                    then 'Nilainya sudah yang terbaik; beri catatan mengapa mempertahankannya menantang.'
                else 'Naikkan tantangannya dari tahun ke tahun, atau beri catatan alasannya.'
            end as saran,
            case when banyak < $tahun_datar then 'target yang terbaca kurang dari ' || $tahun_datar || ' tahun' end
            as alasan
        from deret
    """


@check(
    kode="K14",
    judul="Target mundur pada suatu tahun",
    tingkat="peringatan",
    topik="Kewajaran target",
    sumber="LKE",
    tanpa_data="Belum ada target yang dapat diperiksa.",
)
def target_mundur() -> str:
    """Langkah dari satu tahun ke tahun berikutnya seharusnya tidak berlawanan dengan polaritas.

    Tahun yang kosong dilewati dan tetangganya dibandingkan; target akhir periode bukan tahun.

    Mengapa: Target yang mundur di tengah jalan biasanya salah ketik atau tertukar tahun.

    Baik: 74, 76, 80, 81 (makin tinggi makin baik). Kurang: 74, 74, 100, 81.
    """
    return """
        with langkah as (
            select
                baris_id,
                tahun,
                sel,
                teks,
                angka,
                polaritas,
                keluarga,
                lag(angka) over deret as angka_lalu,
                lag(tahun) over deret as tahun_lalu,
                lag(teks) over deret as teks_lalu,
                lag(sel) over deret as sel_lalu,
                lag(keluarga) over deret as keluarga_lalu
            from periksa_deret
            where medan = 'target'
              and is_hasil
            -- The score of a predicate and a number have nothing to do with each other.
            window deret as (partition by baris_id, jenis = 'predikat' order by urut, sel)
        )
        select
            case
                when polaritas is null or keluarga <> keluarga_lalu then 'tdp'
                when polaritas = 'naik' and angka < angka_lalu then 'temuan'
                when polaritas = 'turun' and angka > angka_lalu then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            teks as nilai,
            case polaritas when 'naik' then 'paling sedikit ' else 'paling banyak ' end || teks_lalu || ' (target '
            || coalesce(tahun_lalu::varchar, 'sebelumnya') || ', sel ' || sel_lalu || ')' as harapan,
            'Target ' || coalesce(tahun::varchar, '') || ' mundur dari target ' || coalesce(tahun_lalu::varchar, '')
            || ', padahal makin ' || case polaritas when 'naik' then 'tinggi' else 'rendah' end || ' makin baik.'
            as pesan,
            'Perbaiki target tahun ini atau tahun sebelumnya, atau catat alasannya.' as saran,
            case
                when polaritas is null then 'polaritas tidak diketahui (lihat K08)'
                when keluarga <> keluarga_lalu then 'satuan antartahun berbeda'
            end as alasan
        from langkah
        where angka_lalu is not null
    """


@check(
    kode="K15",
    judul="Target melompat berkali lipat",
    tingkat="galat",
    topik="Kewajaran target",
    sumber="PR",
    tanpa_data="Belum ada target yang dapat diperiksa.",
)
def target_melompat() -> str:
    """Lompatan lima kali lipat atau lebih antara dua tahun biasanya salah ketik: koma, ribuan, atau persen.

    Baseline dihitung sebagai tahun sebelum yang pertama. Target akhir ikut dibandingkan bila indikatornya tidak
    dijumlahkan dari tahun ke tahun. Bilangan kecil (1 menjadi 5 dokumen) wajar dan tidak dilaporkan.

    Mengapa: Lompatan besar hampir selalu koma, titik ribuan, atau persen yang salah ketik.

    Baik: 5,38; 5,60; 5,90. Kurang: 5,38; 3,90; 0,16.
    """
    return """
        with deret as (
            select
                baris_id,
                medan,
                tahun,
                sel,
                teks,
                angka,
                keluarga,
                angka = round(angka)
                and abs(angka) <= $cacah_kecil
                and coalesce(keluarga, 'jumlah') in ('jumlah', 'dokumen', 'waktu') as is_cacah_kecil,
                lag(angka) over urutan as angka_lalu,
                lag(angka, 2) over urutan as angka_lalu_lagi,
                lead(angka) over urutan as angka_lanjut,
                lag(medan) over urutan as medan_lalu,
                lag(tahun) over urutan as tahun_lalu,
                lag(teks) over urutan as teks_lalu,
                lag(sel) over urutan as sel_lalu,
                lag(keluarga) over urutan as keluarga_lalu
            from periksa_deret
            where jenis <> 'predikat'
              -- A sum over the years is no neighbour of a year; shares and indices are never summed.
              and (
                  medan <> 'target_akhir'
                  or tipe in ('non_kumulatif', 'posisi_akhir', 'rata_rata')
                  or (tipe is null and keluarga in ('persen', 'indeks'))
              )
            window urutan as (partition by baris_id order by urut, sel)
        ),
        rasio as (
            select
                *,
                greatest(abs(angka), abs(angka_lalu)) / least(abs(angka), abs(angka_lalu)) as kini,
                greatest(abs(angka_lalu), abs(angka_lalu_lagi)) / least(abs(angka_lalu), abs(angka_lalu_lagi)) as lalu,
                greatest(abs(angka), abs(angka_lalu_lagi)) / least(abs(angka), abs(angka_lalu_lagi)) as lompat_dua,
                greatest(abs(angka), abs(angka_lanjut)) / least(abs(angka), abs(angka_lanjut)) as lanjut,
                is_cacah_kecil and angka_lalu = round(angka_lalu) and abs(angka_lalu) <= $cacah_kecil as is_wajar
            from deret
            where angka_lalu is not null
        ),
        dinilai as (
            select
                *,
                case
                    when angka * angka_lalu <= 0 or keluarga <> keluarga_lalu then 'tdp'
                    when is_wajar or kini < $faktor_lompat then 'lulus'
                    -- Back to the level before a slip: the slip itself has been reported.
                    when lalu >= $faktor_lompat and lompat_dua < $faktor_lompat then 'lulus'
                    else 'temuan'
                end as status,
                -- The first value of the row is the odd one when those after it agree.
                angka_lalu_lagi is null and lanjut < $faktor_lompat as is_lalu_janggal
            from rasio
        )
        select
            status,
            baris_id,
            case when is_lalu_janggal then sel_lalu else sel end as sel,
            case when is_lalu_janggal then tahun_lalu else tahun end as tahun,
            case when is_lalu_janggal then teks_lalu else teks end as nilai,
            'sebanding dengan ' || case when is_lalu_janggal then teks else teks_lalu end || ' (sel '
            || case when is_lalu_janggal then sel else sel_lalu end || ')' as harapan,
            'Dari ' || teks_lalu || ' (' || replace(medan_lalu, '_', ' ') || coalesce(' ' || tahun_lalu, '')
            || ') ke ' || teks || ' (' || replace(medan, '_', ' ') || coalesce(' ' || tahun, '') || ') berubah '
            || angka_id(round(kini, 1)) || ' kali lipat.' as pesan,
            'Periksa koma, titik ribuan, atau tanda persennya.' as saran,
            case
                when keluarga <> keluarga_lalu then 'satuan kedua nilai berbeda (lihat K48)'
                when angka * angka_lalu <= 0 then 'nilai nol atau berbeda tanda tidak mempunyai kelipatan'
            end as alasan
        from dinilai
    """


@check(
    kode="K47",
    judul="Deret target sama pada dua indikator",
    tingkat="peringatan",
    topik="Kewajaran target",
    sumber="PR",
    tanpa_data="Belum ada target yang dapat diperiksa.",
)
def deret_kembar() -> str:
    """Dua indikator berbeda dengan deret target yang persis sama biasanya hasil salin-tempel.

    Dibandingkan di dalam jenis dokumen yang sama, bila paling sedikit tiga tahun terbaca pada keduanya dan nilainya
    tidak datar.

    Mengapa: Dua indikator berbeda hampir tidak mungkin mempunyai deret target yang persis sama; salah satunya
    tertempel.

    Baik: 70, 72, 75 dan 81, 82, 84. Kurang: dua indikator sama-sama 70, 72, 75.
    """
    return """
        with deret as (
            select
                baris_id,
                any_value(instansi) as instansi,
                any_value(jenis_baris) as jenis,
                any_value(indikator_kunci) as indikator_kunci,
                list(tahun order by tahun) as tahun
            from periksa_deret
            where medan = 'target'
              and is_hasil
              and tahun is not null
            group by baris_id
            having count(*) >= $tahun_datar
               and min(angka) < max(angka)
        ),
        titik as (
            select d.*, p.tahun as tahun_titik, p.angka
            from deret d
            join periksa_deret p using (baris_id)
            where p.medan = 'target'
        ),
        pasangan as (
            select
                a.baris_id as kiri,
                b.baris_id as kanan,
                any_value(a.indikator_kunci) as kiri_kunci,
                any_value(b.indikator_kunci) as kanan_kunci
            from titik a
            join titik b
                on b.instansi is not distinct from a.instansi
               and b.jenis = a.jenis
               and b.tahun_titik = a.tahun_titik
               and b.angka = a.angka
               and b.indikator_kunci <> a.indikator_kunci
            group by a.baris_id, b.baris_id
            having count(*) >= $tahun_datar
               and count(*) = len(list_intersect(any_value(a.tahun), any_value(b.tahun)))
               and count(distinct a.angka) >= 2
        ),
        kembar as (
            select
                y.baris_id,
                x.indikator,
                tempat(x.jenis, x.lembar, x.indikator_sel) as tempat
            from pasangan p
            join periksa_baris x on x.baris_id = p.kiri
            join periksa_baris y on y.baris_id = p.kanan
            where (x.unggahan_id, x.urutan) < (y.unggahan_id, y.urutan)
              and not (
                  kemiripan(p.kiri_kunci, p.kanan_kunci) >= $mirip_ganda
                  and kata_sama(p.kiri_kunci, p.kanan_kunci)
              )
            qualify row_number() over (partition by y.baris_id order by x.unggahan_id, x.urutan) = 1
        )
        select
            case when k.baris_id is null then 'lulus' else 'temuan' end as status,
            d.baris_id,
            (
                select arg_min(p.sel, p.urut)
                from periksa_deret p
                where p.baris_id = d.baris_id
                  and p.medan = 'target'
            ) as sel,
            k.tempat as harapan,
            'Deret targetnya sama persis dengan "' || k.indikator || '".' as pesan,
            'Periksa apakah targetnya tersalin dari indikator lain.' as saran
        from deret d
        left join kembar k using (baris_id)
    """
