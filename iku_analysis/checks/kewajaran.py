"""Checks of plausible targets: the row as a whole. K12, K13, K47. SQL only, on `periksa_target`.

Outputs of kegiatan and sub kegiatan are yearly volumes: they are left out where a trend is judged (K12–K14, K47) and
kept where a slip of typing is looked for.
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
        with awal as (
            -- Baselines, and results of any document that is paired with the row or of its own columns. One without a
            -- year stands before the first target.
            select
                baris_id,
                {
                    'mundur': 1 - coalesce(tahun + 1, tahun_target), 'is_baseline': true, 'jenis': jenis_baris,
                    'berkas': '', 'urutan': 0, 'lembar': lembar, 'sel': sel, 'teks': teks, 'angka': angka,
                    'keluarga': keluarga, 'is_predikat': jenis = 'predikat'
                } as isi
            from periksa_deret
            where medan = 'baseline'
            union all
            select
                p.baris_id,
                {
                    'mundur': -n.tahun, 'is_baseline': false, 'jenis': b.jenis,
                    'berkas': b.unggahan_id, 'urutan': b.urutan, 'lembar': b.lembar, 'sel': n.sel, 'teks': n.teks,
                    'angka': n.angka, 'keluarga': coalesce(s.keluarga, if(n.persen, 'persen', b.keluarga)),
                    'is_predikat': n.jenis = 'predikat'
                }
            from (
                select baris_id, ukur_id
                from out_ukur
                union all
                select usulan_id, usulan_id
                from out_padanan
            ) p
            join periksa_nilai n on n.baris_id = p.ukur_id
            join periksa_baris b on b.baris_id = p.ukur_id
            left join kamus_keluarga s on s.baku = n.satuan
            where n.medan = 'realisasi'
              and n.angka is not null
        ),
        terurut as (
            select baris_id, list_sort(list(isi)) as isi, bool_or(isi.is_baseline) as ada_baseline
            from awal
            group by baris_id
        ),
        rujukan as (
            -- The latest before the first year that has a target cell, read or not; without a baseline a result only of
            -- the year just before.
            select
                t.baris_id,
                t.polaritas,
                t.isi,
                t.satuan.keluarga as keluarga,
                t.awal.jenis = 'predikat' as is_predikat,
                list_filter(
                    a.isi,
                    lambda x: x.is_baseline
                        or (-x.mundur < t.tahun_target
                        and (ada_baseline or -x.mundur = t.tahun_target - 1)
                        and x.is_predikat = (t.awal.jenis = 'predikat'))
                )[1] as acuan
            from periksa_target t
            left join terurut a using (baris_id)
            where t.is_hasil
        ),
        dinilai as (
            select
                *,
                acuan.angka as batas,
                case
                    when acuan.angka is null then 'baseline kosong atau tidak terbaca (lihat K11)'
                    when polaritas is null then 'polaritas tidak diketahui (lihat K08)'
                    when keluarga <> acuan.keluarga
                      or is_predikat <> acuan.is_predikat then 'satuan baseline dan target berbeda (lihat K48)'
                end as alasan
            from rujukan
        )
        select
            if(alasan is not null, 'tdp', if(len(buruk) = 0, 'lulus', 'temuan')) as status,
            baris_id,
            buruk[1].sel as sel,
            buruk[1].tahun as tahun,
            buruk[1].teks as nilai,
            format(
                '{} {} {}',
                if(acuan.is_baseline, 'baseline', 'realisasi ' || -acuan.mundur),
                acuan.teks,
                tempat(acuan.jenis, acuan.lembar, acuan.sel)
            ) as harapan,
            format(
                'Target{} lebih {} daripada {}, padahal makin {} makin baik.',
                coalesce(' tahun ' || nullif(array_to_string(list_transform(buruk, lambda x: x.tahun), ', '), ''), ''),
                if(polaritas = 'naik', 'rendah', 'tinggi'),
                if(acuan.is_baseline, 'kondisi awal', 'realisasi terakhir'),
                if(polaritas = 'naik', 'tinggi', 'rendah')
            ) as pesan,
            'Perbaiki targetnya, atau catat alasan resminya.' as saran,
            alasan
        from (
            select
                *,
                list_sort(
                    list_filter(
                        if(alasan is null, isi, null),
                        lambda x: (x.jenis = 'predikat') = is_predikat
                        and (x.angka - batas) * case polaritas when 'naik' then 1 when 'turun' then -1 end < 0
                    )
                ) as buruk
            from dinilai
        )
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
        select
            case
                when banyak < $tahun_datar then 'tdp'
                when polaritas = 'stabil' or not is_datar then 'lulus'
                else 'temuan'
            end as status,
            baris_id,
            awal.sel as sel,
            awal.teks as nilai,
            format('Target sama pada {} tahun yang terbaca ({}).', banyak, awal.teks) as pesan,
            case
                when (satuan.keluarga = 'persen' and awal.angka = 100 and polaritas is distinct from 'turun')
                  or (awal.angka = 0 and polaritas = 'turun')
                  or (awal.jenis = 'predikat' and upper(trim(awal.teks)) in ('WTP', 'AA'))
                    then 'Nilainya sudah yang terbaik; beri catatan mengapa mempertahankannya menantang.'
                else 'Naikkan tantangannya dari tahun ke tahun, atau beri catatan alasannya.'
            end as saran,
            case when banyak < $tahun_datar then 'target yang terbaca kurang dari ' || $tahun_datar || ' tahun' end
            as alasan
        from periksa_target
        where is_hasil
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
                t.baris_id, t.instansi, t.jenis_baris, t.tahun, t.angka, t.tahun_bit, t.awal.sel as sel,
                (b.unggahan_id, b.urutan) as letak,
                b.indikator, b.indikator_kunci, b.lembar, b.indikator_sel
            from periksa_target t
            join periksa_baris b using (baris_id)
            where t.is_hasil
              and t.banyak >= $tahun_datar
              and t.terendah < t.tertinggi
        ),
        -- Of many with one series the first few stand for all: names that differ only by slips are rarely more.
        terdahulu as (
            select *
            from deret
            where baris_id in (
                select unnest(arg_min(baris_id, letak, 9))
                from deret
                group by instansi, jenis_baris, tahun, angka
            )
        ),
        pasangan as (
            select a.baris_id as asal_id, b.baris_id, any_value(b.indikator_kunci) as indikator_kunci
            from (select * replace (unnest(tahun) as tahun, unnest(angka) as angka) from terdahulu) a
            join (select * replace (unnest(tahun) as tahun, unnest(angka) as angka) from deret) b
                on b.instansi is not distinct from a.instansi
               and b.jenis_baris = a.jenis_baris
               and b.tahun = a.tahun
               and b.angka = a.angka
               and b.indikator_kunci <> a.indikator_kunci
               and a.letak < b.letak
            group by a.baris_id, b.baris_id
            having count(*) >= $tahun_datar
               and count(*) = bit_count(any_value(a.tahun_bit) & any_value(b.tahun_bit))
               and min(a.angka) < max(a.angka)
        ),
        kembar as (
            select
                p.baris_id,
                arg_min(
                    {'indikator': x.indikator, 'tempat': tempat(x.jenis_baris, x.lembar, x.indikator_sel)},
                    x.letak
                ) as asal
            from pasangan p
            join terdahulu x on x.baris_id = p.asal_id
            where case
                      when kemiripan(x.indikator_kunci, p.indikator_kunci) < $mirip_ganda then true
                      else not kata_sama(x.indikator_kunci, p.indikator_kunci)
                  end
            group by p.baris_id
        )
        select
            case when k.baris_id is null then 'lulus' else 'temuan' end as status,
            d.baris_id,
            d.sel,
            k.asal.tempat as harapan,
            'Deret targetnya sama persis dengan "' || k.asal.indikator || '".' as pesan,
            'Periksa apakah targetnya tersalin dari indikator lain.' as saran
        from deret d
        left join kembar k using (baris_id)
    """
