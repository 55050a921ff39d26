"""Checks of wording: is it an outcome, said clearly? K19–K23. SQL only; the word lists are data/kamus/kata.csv."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K19",
    judul="Indikator berupa keluaran atau kegiatan",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="P09, LKE, PR",
)
def indikator_keluaran() -> str:
    """IKU mengukur hasil (outcome), bukan banyaknya dokumen, rapat, atau peserta.

    Dikenali dari kata pertama ("Jumlah dokumen …", "Terlaksananya …", "Tersedianya …") atau satuannya (Dokumen,
    Laporan, Kegiatan, Orang, Paket). Daftar katanya dapat diubah.

    Mengapa: IKU menunjukkan hasil yang dirasakan, bukan banyaknya kegiatan; evaluator menurunkan nilai indikator
    keluaran.

    Baik: "Persentase konflik yang terselesaikan". Kurang: "Jumlah peserta sosialisasi".
    """
    return """
        with kata as (
            select daftar, lipat(kata) as kata
            from kamus_kata
            where daftar in ('keluaran_awal', 'keluaran_jumlah', 'keluaran_satuan')
        ),
        dinilai as (
            select
                u.*,
                list_contains(
                    (select list(kata) from kata where daftar = 'keluaran_awal'),
                    split_part(u.indikator_kunci, ' ', 1)
                )
                or (
                    split_part(u.indikator_kunci, ' ', 1) = 'jumlah'
                    and list_contains(
                        (select list(kata) from kata where daftar = 'keluaran_jumlah'),
                        split_part(u.indikator_kunci, ' ', 2)
                    )
                ) as is_kata,
                list_contains((select list(kata) from kata where daftar = 'keluaran_satuan'), s.satuan) as is_satuan
            from periksa_usulan u
            left join periksa_satuan s using (baris_id)
            where coalesce(u.level_baku, '') not in ('kegiatan', 'sub_kegiatan')
        )
        select
            case
                when indikator is null then 'tdp'
                when is_kata or is_satuan then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            case when is_kata then indikator_sel else coalesce(satuan_sel, indikator_sel) end as sel,
            case when is_kata then indikator else satuan end as nilai,
            case
                when is_kata then 'Indikator ini menghitung keluaran atau kegiatan, bukan hasil.'
                else 'Satuannya menunjukkan keluaran, bukan hasil.'
            end as pesan,
            'Ganti dengan ukuran hasil yang dirasakan, misalnya persentase atau indeks.' as saran,
            case when indikator is null then 'nama indikator kosong (lihat K01)' end as alasan
        from dinilai
    """


@check(
    kode="K20",
    judul="Indikator berupa masukan",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="P09",
)
def indikator_masukan() -> str:
    """Anggaran dan penyerapannya adalah masukan; keduanya tidak menggambarkan keberhasilan sasaran.

    Mengapa: Anggaran yang terserap tidak mengatakan apa pun tentang hasilnya.

    Baik: "Nilai SAKIP perangkat daerah". Kurang: "Persentase penyerapan anggaran".
    """
    return """
        select
            case
                when indikator is null then 'tdp'
                when list_has_any(
                    string_split(indikator_kunci, ' '),
                    (select list(lipat(kata)) from kamus_kata where daftar = 'masukan')
                ) then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            indikator_sel as sel,
            indikator as nilai,
            'Indikator ini mengukur masukan (anggaran), bukan hasil.' as pesan,
            'Ganti dengan ukuran hasil dari anggaran itu.' as saran,
            case when indikator is null then 'nama indikator kosong (lihat K01)' end as alasan
        from periksa_usulan
    """


@check(
    kode="K21",
    judul="Indikator mengulang kalimat sasaran",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="P09",
)
def indikator_mengulang_sasaran() -> str:
    """Indikator adalah ukuran, sasaran adalah keadaan yang dituju; kalimat yang sama tidak mengukur apa pun.

    "Meningkatnya …" di awal menandakan kalimat sasaran.

    Mengapa: Kalimat sasaran menyebut yang ingin dicapai; indikator menyebut dengan apa hal itu diukur.

    Baik: sasaran "Meningkatnya toleransi", indikator "Indeks Kerukunan Umat Beragama". Kurang: indikator "Meningkatnya
    toleransi umat beragama".
    """
    return """
        with dinilai as (
            select
                *,
                list_contains(
                    (select list(lipat(kata)) from kamus_kata where daftar = 'awal_sasaran'),
                    split_part(indikator_kunci, ' ', 1)
                ) as is_kalimat_sasaran,
                case when sasaran is not null then kemiripan(indikator_kunci, sasaran_kunci) end as kemiripan_sasaran
            from periksa_usulan
        )
        select
            case
                when indikator is null then 'tdp'
                when is_kalimat_sasaran or kemiripan_sasaran >= $mirip_sasaran then 'temuan'
                when kemiripan_sasaran is null then 'tdp'
                else 'lulus'
            end as status,
            baris_id,
            indikator_sel as sel,
            indikator as nilai,
            case
                when is_kalimat_sasaran then 'Indikator ditulis sebagai kalimat sasaran.'
                else 'Indikator mengulang kalimat sasarannya.'
            end as pesan,
            'Tulis ukurannya, misalnya "Persentase …", "Indeks …", atau "Angka …".' as saran,
            case
                when indikator is null then 'nama indikator kosong (lihat K01)'
                when kemiripan_sasaran is null then 'sasaran kosong (lihat K01)'
            end as alasan
        from dinilai
    """


@check(
    kode="K22",
    judul="Dua ukuran dalam satu indikator",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="LKE",
)
def dua_ukuran() -> str:
    """Satu indikator mengukur satu hal; "dan", "serta", atau "/" biasanya menggabungkan dua ukuran.

    Nama resmi program, kegiatan, dan bidang, "kabupaten/kota", dan angka seperti "/100.000 penduduk" tidak dihitung.

    Mengapa: Bila satu ukuran naik dan yang lain turun, satu angka tidak dapat menjawab tercapai atau tidak.

    Baik: "Persentase ormas aktif". Kurang: "Persentase ormas aktif dan jumlah forum terbentuk".
    """
    return """
        with nama as (
            select list(distinct nama) as semua
            from (
                select nama from kamus_kode
                union all
                select alias from kamus_bidang
                union all
                select kata from kamus_kata where daftar = 'nama_resmi'
            )
        ),
        penghubung as (
            select
                indikator,
                kata_penghubung(indikator, (select semua from nama)) as kata
            from (
                select distinct indikator
                from periksa_usulan
                where regexp_matches(lower(indikator), '\\b(dan|serta)\\b|/')
            )
        )
        select
            case
                when u.indikator is null then 'tdp'
                when p.kata <> '' then 'temuan'
                else 'lulus'
            end as status,
            u.baris_id,
            u.indikator_sel as sel,
            u.indikator as nilai,
            'Indikator ini mungkin memuat dua ukuran (kata "' || p.kata || '").' as pesan,
            'Pecah menjadi dua indikator, atau beri catatan bila memang satu ukuran.' as saran,
            case when u.indikator is null then 'nama indikator kosong (lihat K01)' end as alasan
        from periksa_usulan u
        left join penghubung p using (indikator)
    """


@check(
    kode="K23",
    judul="Kata kabur tanpa definisi",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="LKE",
)
def kata_kabur() -> str:
    """Kata seperti "optimal", "memadai", atau "kondusif" hanya terukur bila definisinya menyebut kata itu.

    Mengapa: Kata yang tidak terdefinisi dinilai berbeda oleh setiap orang, sehingga capaiannya dapat diperdebatkan.

    Baik: "wilayah kondusif", dengan definisi "kondusif: tanpa konflik terbuka selama setahun". Kurang: tanpa definisi.
    """
    return """
        with kata as (
            select lipat(kata) as kata
            from kamus_kata
            where daftar = 'kata_kabur'
        ),
        kabur as (
            select
                u.baris_id,
                list(k.kata order by k.kata) as kata
            from periksa_usulan u
            join kata k on list_contains(string_split(u.indikator_kunci, ' '), k.kata)
            where not list_contains(
                string_split(lipat(concat_ws(' ', u.definisi_operasional, u.formulasi)), ' '),
                k.kata
            )
            group by u.baris_id
        )
        select
            case
                when u.indikator is null then 'tdp'
                when k.baris_id is not null then 'temuan'
                else 'lulus'
            end as status,
            u.baris_id,
            u.indikator_sel as sel,
            u.indikator as nilai,
            'Kata "' || array_to_string(k.kata, '", "') || '" belum dijelaskan dalam definisi.' as pesan,
            'Jelaskan kata itu dalam definisi operasional, atau ganti dengan ukuran yang pasti.' as saran,
            case when u.indikator is null then 'nama indikator kosong (lihat K01)' end as alasan
        from periksa_usulan u
        left join kabur k using (baris_id)
    """
