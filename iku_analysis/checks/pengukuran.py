"""Checks of measurement: printed capaian against its own recomputation. K42, K43. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K42",
    judul="Capaian tercetak berbeda dari hitungan",
    tingkat="peringatan",
    topik="Pengukuran",
    sumber="P86",
    tanpa_data="Belum ada tabel pengukuran dengan target, realisasi, dan capaian.",
)
def capaian_berbeda() -> str:
    """Capaian dihitung ulang dengan rumus yang dipilih instansi di Pengaturan, bagian Capaian.

    Bawaannya R/T x 100, atau (2T - R)/T x 100 bila makin rendah makin baik. Rentang dihitung dari ujung terdekat, di
    dalamnya 100; predikat menurut urutannya.

    Toleransinya setengah satuan desimal terakhir yang tercetak, antara 0,01 dan 0,5. Bila polaritasnya tidak diketahui,
    yang salah hanya capaian yang tidak cocok dengan rumus mana pun.

    Mengapa: Capaian yang salah hitung menyesatkan pimpinan dan dikoreksi evaluator di hadapan semua orang.

    Baik: target 80, realisasi 76, capaian 95. Kurang: target 80, realisasi 76, capaian 105,26.
    """
    return """
        select
            case
                when is_asing then 'temuan'
                when halangan is not null then 'tdp'
                when abs(capaian - sendiri) > toleransi then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            teks as nilai,
            case
                when is_asing
                    then angka_id(round(pilihan[1], 2)) || ' (R/T × 100) atau ' || angka_id(round(pilihan[2], 2))
                        || ' ((2T − R)/T × 100'
                else angka_id(round(sendiri, 2)) || ' (' || rumus_teks
                    || coalesce(', paling tinggi ' || angka_id(batas), '')
            end || ', target ' || target_teks || ' dan realisasi ' || realisasi_teks || ')' as harapan,
            'Capaian tercetak berbeda dari hitungannya.'
            || case
                when is_asing then ' Angka ini tidak cocok dengan rumus mana pun.'
                when abs(capaian - target / nullif(realisasi, 0) * 100) <= toleransi
                 and polaritas = 'turun'
                 and rumus <> 'negatif_b'
                    then ' Angka ini cocok dengan rumus T/R × 100.'
                else ''
            end as pesan,
            'Hitung ulang capaiannya, atau tetapkan rumus yang dipakai.' as saran,
            halangan as alasan
        from (
            select
                *,
                least(
                    greatest(setengah_desimal, $toleransi_capaian_bawah),
                    $toleransi_capaian_atas
                ) as toleransi,
                coalesce(list_min(list_transform(pilihan, x -> abs(capaian - x))) > toleransi, false) as is_asing
            from periksa_capaian
        )
    """


@check(
    kode="K43",
    judul="Capaian dihitung dengan polaritas terbalik",
    tingkat="peringatan",
    topik="Pengukuran",
    sumber="PR",
    tanpa_data="Belum ada tabel pengukuran dengan target, realisasi, dan capaian.",
)
def capaian_terbalik() -> str:
    """Indikator makin rendah makin baik tidak boleh dihitung R/T, dan sebaliknya.

    Mengapa: Rumus dengan arah terbalik menyatakan kenaikan konflik atau ketimpangan sebagai prestasi.

    Baik: Indeks Gini target 0,288, realisasi 0,269, capaian 106,60. Kurang: 93,40.
    """
    return """
        select
            case
                when halangan is not null then 'tdp'
                when polaritas in ('naik', 'turun')
                 and abs(capaian - lain) <= toleransi
                 and abs(capaian - sendiri) > toleransi then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            teks as nilai,
            angka_id(round(sendiri, 2)) || ' (makin ' || case polaritas when 'naik' then 'tinggi' else 'rendah' end
            || ' makin baik)' as harapan,
            'Capaian ini dihitung seolah-olah makin ' || case polaritas when 'naik' then 'rendah' else 'tinggi' end
            || ' makin baik.' as pesan,
            'Hitung ulang dengan rumus yang sesuai polaritasnya.' as saran,
            halangan as alasan
        from (
            select
                *,
                least(
                    greatest(setengah_desimal, $toleransi_capaian_bawah),
                    $toleransi_capaian_atas
                ) as toleransi
            from periksa_capaian
        )
    """
