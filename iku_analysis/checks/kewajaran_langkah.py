"""Checks of plausible targets: from one value of a row to the next. K14, K15. SQL only, on `periksa_langkah`."""

from __future__ import annotations

from iku_analysis.checks.registry import check


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
        select
            case
                when alasan is not null then 'tdp'
                when is_mundur then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            kini.sel as sel,
            kini.tahun as tahun,
            kini.teks as nilai,
            case
                when is_mundur
                    then format(
                        'paling {} {} (target {}, sel {})',
                        if(polaritas = 'naik', 'sedikit', 'banyak'),
                        lalu.teks,
                        coalesce(lalu.tahun::varchar, 'sebelumnya'),
                        lalu.sel
                    )
            end as harapan,
            case
                when is_mundur
                    then format(
                        'Target {} mundur dari target {}, padahal makin {} makin baik.',
                        coalesce(kini.tahun::varchar, ''),
                        coalesce(lalu.tahun::varchar, ''),
                        if(polaritas = 'naik', 'tinggi', 'rendah')
                    )
            end as pesan,
            'Perbaiki target tahun ini atau tahun sebelumnya, atau catat alasannya.' as saran,
            alasan
        from (
            select
                *,
                case
                    when polaritas is null then 'polaritas tidak diketahui (lihat K08)'
                    when kini.keluarga <> lalu.keluarga then 'satuan antartahun berbeda'
                end as alasan,
                (kini.angka - lalu.angka) * case polaritas when 'naik' then 1 when 'turun' then -1 end < 0 as is_mundur
            from periksa_langkah
            where kini.medan = 'target'
              and lalu.medan = 'target'
              and is_hasil
        )
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
        with langkah as (
            select
                *,
                case
                    when kini.keluarga <> lalu.keluarga then 'satuan kedua nilai berbeda (lihat K48)'
                    when kini.angka * lalu.angka <= 0 then 'nilai nol atau berbeda tanda tidak mempunyai kelipatan'
                end as alasan,
                kali(kini.angka, lalu.angka) as kali,
                kali(kini.angka, sebelum) as lompat_dua
            from periksa_langkah
            where not is_predikat
        ),
        dinilai as (
            select
                *,
                alasan is null
                and not (
                    greatest(abs(kini.angka), abs(lalu.angka)) <= $cacah_kecil
                    and kini.angka = round(kini.angka)
                    and lalu.angka = round(lalu.angka)
                    and coalesce(kini.keluarga, 'jumlah') in ('jumlah', 'dokumen', 'waktu')
                )
                and kali >= $faktor_lompat
                -- Back to the level before a slip: the slip itself has been reported.
                and not (lompat_dua < $faktor_lompat and kali(lalu.angka, sebelum) >= $faktor_lompat) as is_lompat,
                -- The first value of the row is the odd one when those after it agree.
                sebelum is null and kali(kini.angka, sesudah) < $faktor_lompat as is_lalu_janggal
            from langkah
        )
        select
            case when alasan is not null then 'tdp' when is_lompat then 'temuan' else 'lulus' end as status,
            baris_id,
            if(is_lalu_janggal, lalu.sel, kini.sel) as sel,
            if(is_lalu_janggal, lalu.tahun, kini.tahun) as tahun,
            if(is_lalu_janggal, lalu.teks, kini.teks) as nilai,
            case
                when is_lompat
                    then format(
                        'sebanding dengan {} (sel {})',
                        if(is_lalu_janggal, kini.teks, lalu.teks),
                        if(is_lalu_janggal, kini.sel, lalu.sel)
                    )
            end as harapan,
            case
                when is_lompat
                    then format(
                        'Dari {} ({}) ke {} ({}) berubah {} kali lipat.',
                        lalu.teks,
                        concat_ws(' ', replace(lalu.medan, '_', ' '), lalu.tahun),
                        kini.teks,
                        concat_ws(' ', replace(kini.medan, '_', ' '), kini.tahun),
                        angka_id(round(kali, 1))
                    )
            end as pesan,
            'Periksa koma, titik ribuan, atau tanda persennya.' as saran,
            alasan
        from dinilai
    """
