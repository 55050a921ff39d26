"""Checks of plausible targets: percent, decimals, units. K16–K18, K48. SQL only; on `periksa_deret`."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K16",
    judul="Persentase di luar 0–100",
    tingkat="galat",
    topik="Kewajaran target",
    sumber="P09",
    tanpa_data="Belum ada target yang dapat diperiksa.",
)
def persen_di_luar_batas() -> str:
    """Bagian dari keseluruhan tidak mungkin lebih dari 100 persen atau kurang dari 0.

    Peningkatan, penurunan, pertumbuhan, kenaikan, rasio, dan capaian bukan bagian, jadi tidak diperiksa.

    Mengapa: Bagian dari keseluruhan tidak mungkin kurang dari nol atau lebih dari seratus persen.

    Baik: 60 %. Kurang: 6000 % (60 diketik dalam sel berformat persen).
    """
    return """
        select
            case
                when keluarga is distinct from 'persen' or is_bukan_bagian then 'tdp'
                when atas > $persen_atas or bawah < $persen_bawah then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            medan as hal,
            teks as nilai,
            angka_id($persen_bawah) || ' sampai ' || angka_id($persen_atas) || ' persen' as harapan,
            'Nilai ' || replace(medan, '_', ' ') || coalesce(' ' || tahun, '')
            || ' di luar batas persentase.' as pesan,
            'Periksa nilainya dan format persen sel ini.' as saran,
            case
                when keluarga is distinct from 'persen' then 'satuan bukan persen'
                when is_bukan_bagian then 'peningkatan, pertumbuhan, rasio, atau capaian boleh melebihi 100 persen'
            end as alasan
        from (
            select
                *,
                list_has_any(
                    string_split(indikator_kunci, ' '),
                    (select list(lipat(kata)) from kamus_kata where daftar = 'bukan_bagian')
                ) as is_bukan_bagian
            from periksa_deret
            where jenis <> 'predikat'
        )
    """


@check(
    kode="K17",
    judul="Persen tertulis sebagai pecahan",
    tingkat="galat",
    topik="Kewajaran target",
    sumber="PR",
    tanpa_data="Belum ada target yang dapat diperiksa.",
)
def persen_sebagai_pecahan() -> str:
    """Nilai antara 0 dan 1 pada baris persen biasanya kehilangan format persennya: 0,18 yang dimaksud 18 %.

    Sel yang bertanda % atau berformat persen lulus, begitu juga angka 0. Bila memang di bawah satu persen, tulis tanda
    persennya.

    Mengapa: Format persen yang hilang membuat 85 persen tercetak sebagai 0,85 persen.

    Baik: 18 %, atau 18. Kurang: 0,18 di samping 29,09 %.
    """
    return """
        select
            case
                when keluarga_baris is null then 'tdp'
                when not is_bertanda_persen and bawah > 0 and atas <= $pecahan_atas then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            medan as hal,
            teks as nilai,
            angka_id(round(100 * angka, 4)) || ' persen, bila pecahannya dimaksud sebagai persen' as harapan,
            'Satuannya persen, tetapi nilainya ' || teks || ' tanpa tanda persen.' as pesan,
            'Tulis sebagai persen (misalnya ' || angka_id(round(100 * angka, 4)) || '), atau ' || teks
            || '% bila memang sekecil itu.' as saran,
            case when keluarga_baris is null then 'satuan tidak diketahui (lihat K02)' end as alasan
        from periksa_deret
        where coalesce(keluarga_baris, 'persen') = 'persen'
          and coalesce(keluarga, 'persen') = 'persen'
          and jenis <> 'predikat'
    """


@check(
    kode="K18",
    judul="Koma desimal hilang di salah satu dokumen",
    tingkat="galat",
    topik="Kewajaran target",
    sumber="PR",
    tanpa_data="Belum ada usulan yang berpasangan dengan Renstra atau Renja.",
)
def desimal_hilang() -> str:
    """Indeks atau rasio di bawah 1 yang di dokumen lain tertulis 10, 100, atau 1000 kalinya kehilangan komanya.

    Melengkapi K33 dengan penyebab yang paling mungkin.

    Mengapa: Koma yang hilang mengubah angka sepuluh sampai seribu kali tanpa terlihat dalam satu dokumen saja.

    Baik: 0,27 di usulan dan 0,27 di Renstra. Kurang: 0,269 di usulan dan 269 di Renstra.
    """
    return """
        with pasangan as (
            select usulan_id, medan, tahun, usulan_sel, usulan_teks, usulan_angka, usulan_jenis,
                   renstra_angka as angka, renstra_teks as teks, renstra_jenis as jenis,
                   'renstra' as dokumen, renstra_lembar as lembar, renstra_sel as sel
            from out_banding
            union all
            select usulan_id, medan, tahun, usulan_sel, usulan_teks, usulan_angka, usulan_jenis,
                   renja_angka, renja_teks, renja_jenis, 'renja', renja_lembar, renja_sel
            from out_banding
        ),
        rasio as (
            select
                *,
                least(abs(usulan_angka), abs(angka)) as kecil,
                greatest(abs(usulan_angka), abs(angka)) / nullif(least(abs(usulan_angka), abs(angka)), 0) as kali
            from pasangan
            where usulan_angka is not null
              and angka is not null
              and usulan_jenis <> 'predikat'
              and jenis <> 'predikat'
        )
        select
            case
                when kecil < 1
                 and len(list_filter([10, 100, 1000], lambda x: abs(kali / x - 1) <= $toleransi_desimal)) > 0
                    then 'temuan'
                else 'lulus'
            end as status,
            usulan_id as baris_id,
            usulan_sel as sel,
            tahun,
            medan || ' ' || dokumen as hal,
            usulan_teks as nilai,
            teks || ' ' || tempat(dokumen, lembar, sel) as harapan,
            'Nilainya ' || angka_id(round(kali)) || ' kali berbeda; koma desimal mungkin hilang di salah satunya.'
            as pesan,
            'Cocokkan dengan dokumen aslinya, lalu perbaiki yang kehilangan koma.' as saran
        from rasio
    """


@check(
    kode="K48",
    judul="Satuan baseline dan target berbeda",
    tingkat="peringatan",
    topik="Kewajaran target",
    sumber="PR",
    tanpa_data="Belum ada target yang dapat diperiksa.",
)
def satuan_baseline_berbeda() -> str:
    """Baseline dan target harus dalam satuan yang sama, kalau tidak kemajuannya tidak dapat dihitung.

    Satuan yang tertulis dalam sel didahulukan; tanpa itu berlaku satuan barisnya.

    Mengapa: Kondisi awal dan target yang berbeda satuan tidak dapat dibandingkan, sehingga kemajuannya tidak
    terbaca.

    Baik: baseline "20 Dokumen", target "24 Dokumen". Kurang: baseline "100%", target "24 Dokumen".
    """
    return """
        with target as (
            select
                baris_id,
                arg_min(keluarga, urut) filter (where keluarga is not null) as keluarga,
                arg_min(teks, urut) filter (where keluarga is not null) as teks,
                arg_min(sel, urut) filter (where keluarga is not null) as sel
            from periksa_deret
            where medan = 'target'
            group by baris_id
        )
        select
            case
                when b.keluarga is null or t.keluarga is null then 'tdp'
                when b.keluarga <> t.keluarga then 'temuan'
                else 'lulus'
            end as status,
            t.baris_id,
            b.sel,
            b.tahun,
            b.teks as nilai,
            'satuan seperti target "' || t.teks || '" (sel ' || t.sel || ')' as harapan,
            'Satuan baseline (' || b.keluarga || ') berbeda dari satuan target (' || t.keluarga || ').' as pesan,
            'Tulis baseline dalam satuan targetnya.' as saran,
            case
                when b.baris_id is null then 'baseline kosong atau tidak terbaca (lihat K11)'
                when b.keluarga is null or t.keluarga is null then 'satuan tidak diketahui (lihat K02)'
            end as alasan
        from target t
        left join periksa_deret b
            on b.baris_id = t.baris_id
           and b.medan = 'baseline'
    """
