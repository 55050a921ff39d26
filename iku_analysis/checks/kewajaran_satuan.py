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
                when alasan is not null then 'tdp'
                when is_luar then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            medan as hal,
            teks as nilai,
            format('{} sampai {} persen', angka_id($persen_bawah), angka_id($persen_atas)) as harapan,
            case
                when is_luar
                    then format('Nilai {} di luar batas persentase.', concat_ws(' ', replace(medan, '_', ' '), tahun))
            end as pesan,
            'Periksa nilainya dan format persen sel ini.' as saran,
            alasan
        from (
            select
                *,
                case
                    when keluarga is distinct from 'persen' then 'satuan bukan persen'
                    when memuat(indikator_kunci, 'bukan_bagian')
                        then 'peningkatan, pertumbuhan, rasio, atau capaian boleh melebihi 100 persen'
                end as alasan,
                atas > $persen_atas or bawah < $persen_bawah as is_luar
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
                when is_pecahan then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            medan as hal,
            nilai,
            format('{} persen, bila pecahannya dimaksud sebagai persen', persen) as harapan,
            format('Satuannya persen, tetapi nilainya {} tanpa tanda persen.', nilai) as pesan,
            format('Tulis sebagai persen (misalnya {}), atau {}% bila memang sekecil itu.', persen, nilai) as saran,
            case when keluarga_baris is null then 'satuan tidak diketahui (lihat K02)' end as alasan
        from (
            select
                *,
                keluarga_baris is not null and not is_bertanda_persen and bawah > 0 and atas <= $pecahan_atas
                as is_pecahan,
                case when is_pecahan then teks end as nilai,
                case when is_pecahan then angka_id(round(100 * angka, 4)) end as persen
            from periksa_deret
            where coalesce(keluarga_baris, 'persen') = 'persen'
              and coalesce(keluarga, 'persen') = 'persen'
              and jenis <> 'predikat'
        )
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
        select
            if(is_geser, 'temuan', 'lulus') as status,
            usulan_id as baris_id,
            usulan_sel as sel,
            tahun,
            concat_ws(' ', medan, dokumen) as hal,
            usulan_teks as nilai,
            case when is_geser then concat_ws(' ', teks, tempat(dokumen, lembar, sel)) end as harapan,
            case
                when is_geser
                    then format(
                        'Nilainya {} kali berbeda; koma desimal mungkin hilang di salah satunya.',
                        angka_id(round(kali))
                    )
            end as pesan,
            'Cocokkan dengan dokumen aslinya, lalu perbaiki yang kehilangan koma.' as saran
        from (
            select
                *,
                kecil < 1
                and least(abs(kali / 10 - 1), abs(kali / 100 - 1), abs(kali / 1000 - 1)) <= $toleransi_desimal
                as is_geser
            from (
                select *, kali(usulan_angka, angka) as kali, least(abs(usulan_angka), abs(angka)) as kecil
                from (
                    select
                        usulan_id, medan, tahun, usulan_sel, usulan_teks, usulan_angka,
                        'renstra' as dokumen, renstra_angka as angka, renstra_teks as teks,
                        renstra_lembar as lembar, renstra_sel as sel
                    from out_banding
                    where usulan_jenis <> 'predikat' and renstra_jenis <> 'predikat'
                    union all
                    select
                        usulan_id, medan, tahun, usulan_sel, usulan_teks, usulan_angka,
                        'renja', renja_angka, renja_teks, renja_lembar, renja_sel
                    from out_banding
                    where usulan_jenis <> 'predikat' and renja_jenis <> 'predikat'
                )
                where usulan_angka is not null and angka is not null
            )
        )
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
    """Baseline dan semua target satu baris harus dalam satuan yang sama, kalau tidak kemajuannya tidak dapat dihitung.

    Satuan yang tertulis dalam sel didahulukan; tanpa itu berlaku satuan barisnya. Jam, hari, dan bulan adalah satuan
    yang berbeda.

    Mengapa: Kondisi awal dan target yang berbeda satuan tidak dapat dibandingkan, sehingga kemajuannya tidak
    terbaca.

    Baik: baseline "20 Dokumen", target "24 Dokumen". Kurang: baseline "100%", target "24 Dokumen"; target "3 hari",
    lalu "2 jam".
    """
    return """
        with dibanding as (
            select
                t.baris_id, t.satuan as acuan, t.ukuran as lainnya, b.ukuran, b.sel, b.tahun, b.teks,
                false as is_target
            from periksa_target t
            left join (select * from periksa_deret where medan = 'baseline') b using (baris_id)
            union all
            -- Apart from the baselines: a condition on either side alone would make DuckDB compare all rows with all.
            select t.baris_id, t.satuan, t.ukuran, b.ukuran, b.sel, b.tahun, b.teks, true
            from periksa_target t
            join periksa_deret b on b.baris_id = t.baris_id and b.ukuran <> t.ukuran
            where b.medan = 'target'
        )
        select
            case
                when ukuran is null or acuan is null then 'tdp'
                when is_target or ukuran <> acuan.ukuran then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            teks as nilai,
            if(
                is_target,
                format('satuan seperti target lain di barisnya ({})', lainnya),
                format('satuan seperti target "{}" (sel {})', acuan.teks, acuan.sel)
            ) as harapan,
            if(
                is_target,
                format('Satuan target tahun ini ({}) berbeda dari tahun lainnya ({}).', ukuran, lainnya),
                format('Satuan baseline ({}) berbeda dari satuan target ({}).', ukuran, acuan.ukuran)
            ) as pesan,
            'Tulis baseline dan semua target dalam satuan yang sama.' as saran,
            case
                when sel is null then 'baseline kosong atau tidak terbaca (lihat K11)'
                when ukuran is null or acuan is null then 'satuan tidak diketahui (lihat K02)'
            end as alasan
        from dibanding
    """
