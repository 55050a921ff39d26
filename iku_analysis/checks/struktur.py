"""Checks of structure: codes, year columns, rows that are no data. K38, K44, K45. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K38",
    judul="Kode atau nama program tidak sesuai daftar",
    tingkat="galat",
    topik="Struktur & pagu",
    sumber="P90",
    tanpa_data="Belum ada tabel program di Renstra atau Renja.",
)
def kode_tidak_sesuai() -> str:
    """Kode dan nama program, kegiatan, dan sub kegiatan disalin dari daftar resmi.

    Provinsi memakai kode kegiatan …1.NN, kabupaten/kota …2.NN. Urusan di luar daftar hanya diperiksa apakah semua
    kegiatan dalam satu lembar setingkat.

    Mengapa: SIPD dan DPA hanya mengenal kode dan nama resmi; kode yang salah memutus anggaran dari kinerjanya.

    Baik: 8.01.02.1.01 di provinsi. Kurang: 8.01.02.2.01, atau nama program yang diubah.
    """
    return """
        with kode as (
            select
                unggahan_id,
                lembar,
                kode,
                regexp_replace(replace(upper(kode), ',', '.'), '^X\\.XX\\.', '8.01.') as kode_rapi,
                arg_min(baris_id, urutan) as baris_id,
                arg_min(kode_sel, urutan) as sel,
                arg_min(uraian, urutan) as uraian,
                arg_min(uraian_sel, urutan) as uraian_sel
            from periksa_baris
            where tabel = 'program'
              and jenis in ('renstra', 'renja')
              and kode is not null
            group by unggahan_id, lembar, kode
        ),
        dinilai as (
            select
                k.*,
                d.nama,
                coalesce(
                    len(list_filter(
                        (select list(kode || '.') from kamus_kode where level = 'urusan' and contains(kode, '.')),
                        lambda urusan: starts_with(k.kode_rapi || '.', urusan)
                    )) > 0,
                    false
                ) as is_dalam_daftar,
                regexp_matches(k.kode_rapi, '^\\d+(\\.\\d+)*$') as is_kode,
                regexp_matches(k.kode_rapi, '^\\d+\\.\\d+\\.\\d+\\.2\\.') as is_kabupaten,
                regexp_extract(k.kode_rapi, '^\\d+\\.\\d+\\.\\d+\\.([12])\\.', 1) as tingkat
            from kode k
            left join kamus_kode d on d.kode = k.kode_rapi
        ),
        dihitung as (
            select
                *,
                count(*) over (partition by unggahan_id, lembar, tingkat) as setingkat,
                count(*) filter (where tingkat <> '') over (partition by unggahan_id, lembar) as bertingkat
            from dinilai
        ),
        dibandingkan as (
            select
                *,
                bertingkat - setingkat as lain_tingkat,
                not is_dalam_daftar and tingkat <> '' and lain_tingkat > 0 and lain_tingkat >= setingkat
                    as is_lain_tingkat
            from dihitung
        )
        select
            case
                when not is_kode or is_lain_tingkat then 'temuan'
                when not is_dalam_daftar then 'tdp'
                when nama is null then 'temuan'
                when uraian is not null and lipat(uraian) <> lipat(nama) then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            case when nama is null then sel else uraian_sel end as sel,
            case when nama is null then kode else uraian end as nilai,
            case when nama is not null then nama || ' (daftar kode)' end as harapan,
            kode as hal,
            case
                when not is_kode then 'Kode ini rusak: ' || kode || '.'
                when is_lain_tingkat
                    then 'Kode ' || kode || ' setingkat ' || if(tingkat = '1', 'provinsi', 'kabupaten/kota')
                        || ', sedangkan ' || lain_tingkat || ' kode lain di lembar ini setingkat '
                        || if(tingkat = '1', 'kabupaten/kota', 'provinsi') || '.'
                when nama is null and is_kabupaten
                    then 'Kode ' || kode || ' adalah kode kabupaten/kota, bukan provinsi.'
                when nama is null then 'Kode ' || kode || ' tidak ada dalam daftar kode.'
                else 'Nama untuk kode ' || kode || ' berbeda dari daftar kode.'
            end as pesan,
            case
                when is_lain_tingkat then 'Provinsi memakai …1.NN, kabupaten/kota …2.NN; samakan kodenya.'
                when nama is null then 'Perbaiki kodenya, atau lengkapi daftar kode.'
                else 'Salin nama resminya.'
            end as saran,
            case when is_kode and not is_dalam_daftar then 'kode urusan lain tidak ada dalam daftar kode' end as alasan
        from dibandingkan
        union all by name
        select
            'tdp' as status,
            'baris program tanpa kode' as alasan
        from periksa_baris
        where tabel = 'program'
          and jenis in ('renstra', 'renja')
          and kode is null
          and level_baku in ('program', 'kegiatan', 'sub_kegiatan')
    """


@check(
    kode="K44",
    judul="Kolom tahun target kurang atau tidak urut",
    tingkat="galat",
    topik="Struktur & pagu",
    sumber="P86",
)
def kolom_tahun_kurang() -> str:
    """Tabel usulan memerlukan kolom target untuk setiap tahun periode, berurutan dari kiri ke kanan.

    Tahun peralihan sesudah periode boleh ada boleh tidak. Bila periode belum diketahui, hanya urutan dan lompatannya
    yang diperiksa.

    Mengapa: Kolom tahun yang kurang atau tertukar memindahkan target ke tahun yang salah.

    Baik: 2025, 2026, 2027, 2028, 2029. Kurang: 2025, 2027, 2026.
    """
    return """
        with lembar as (
            select
                unggahan_id,
                lembar,
                any_value(berkas) as berkas,
                any_value(bidang) as bidang,
                any_value(instansi) as instansi,
                any_value(baris_judul) as baris
            from periksa_usulan
            where indikator is not null
            group by unggahan_id, lembar
        ),
        kolom as (
            select
                unggahan_id,
                lembar,
                list(tahun) filter (where tahun is not null) as tahun,
                list_transform(
                    list_sort(
                        list({'panjang': length(kolom), 'kolom': kolom, 'tahun': tahun})
                        filter (where kolom is not null and tahun is not null)
                    ),
                    lambda judul: judul.tahun
                ) as urutan
            from periksa_kolom
            where medan = 'target'
            group by unggahan_id, lembar
        ),
        dinilai as (
            select
                l.*,
                k.unggahan_id is not null as ada_kolom,
                list_filter(
                    range(
                        coalesce($periode_awal::integer, list_min(k.tahun)),
                        coalesce($periode_akhir::integer, list_max(k.tahun)) + 1
                    ),
                    lambda x: not list_contains(coalesce(k.tahun, []), x)
                ) as kurang,
                coalesce(k.urutan <> list_sort(k.urutan), false) as is_acak
            from lembar l
            left join kolom k using (unggahan_id, lembar)
        )
        select
            case
                when not ada_kolom or len(kurang) > 0 or is_acak then 'temuan'
                when kurang is null then 'tdp'
                else 'lulus'
            end as status,
            berkas,
            lembar,
            baris,
            bidang,
            instansi,
            case
                when not ada_kolom then 'Lembar ini tidak mempunyai kolom target.'
                when len(kurang) > 0 then 'Kolom target belum ada untuk tahun ' || array_to_string(kurang, ', ') || '.'
                else 'Kolom tahun target tidak berurutan.'
            end as pesan,
            'Lengkapi kolom target setiap tahun, berurutan dari kiri ke kanan.' as saran,
            case when kurang is null then 'periode rencana dan tahun kolom targetnya belum diketahui' end as alasan
        from dinilai
    """


@check(
    kode="K45",
    judul="Baris jumlah, tanda tangan, atau nomor kolom terbaca sebagai data",
    tingkat="galat",
    topik="Struktur & pagu",
    sumber="PR",
    tanpa_data="Belum ada baris yang dapat diperiksa.",
)
def baris_bukan_data() -> str:
    """Baris JUMLAH, tanda tangan, dan nomor kolom bukan indikator; bila terbaca sebagai data, jumlahnya menyesatkan.

    Mengapa: Baris jumlah atau tanda tangan yang ikut terbaca menambah indikator yang tidak ada.

    Baik: baris "JUMLAH" dilewati. Kurang: "Mengetahui, Kepala Badan" muncul sebagai indikator.
    """
    return """
        select
            case when is_data then 'lulus' else 'temuan' end as status,
            baris_id,
            indikator_sel as sel,
            indikator as nilai,
            'Baris ini tampaknya bukan data (jumlah, tanda tangan, atau nomor kolom).' as pesan,
            'Tandai baris ini sebagai dilewati, atau perbaiki isinya.' as saran
        from periksa_baris
        where indikator is not null
    """
