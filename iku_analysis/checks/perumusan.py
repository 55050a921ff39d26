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
        select
            case
                when indikator is null then 'tdp'
                when is_kata or is_satuan then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            if(is_kata, indikator_sel, coalesce(satuan_sel, indikator_sel)) as sel,
            if(is_kata, indikator, satuan) as nilai,
            if(
                is_kata,
                'Indikator ini menghitung keluaran atau kegiatan, bukan hasil.',
                'Satuannya menunjukkan keluaran, bukan hasil.'
            ) as pesan,
            'Ganti dengan ukuran hasil yang dirasakan, misalnya persentase atau indeks.' as saran,
            if(indikator is null, 'nama indikator kosong (lihat K01)', null) as alasan
        from (
            select
                baris_id,
                indikator,
                indikator_sel,
                satuan,
                satuan_sel,
                diawali(indikator_kunci, 'keluaran_awal')
                or regexp_matches(indikator_kunci, '^jumlah (' || salah_satu('keluaran_jumlah') || ')( |$)') as is_kata,
                regexp_full_match(satuan_berlaku, salah_satu('keluaran_satuan')) as is_satuan
            from periksa_usulan
            where level_baku is null
               or level_baku not in ('kegiatan', 'sub_kegiatan')
        )
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
                when memuat(indikator_kunci, 'masukan') then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            indikator_sel as sel,
            indikator as nilai,
            'Indikator ini mengukur masukan (anggaran), bukan hasil.' as pesan,
            'Ganti dengan ukuran hasil dari anggaran itu.' as saran,
            if(indikator is null, 'nama indikator kosong (lihat K01)', null) as alasan
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
        select
            case
                when indikator is null then 'tdp'
                when is_kalimat_sasaran or is_mengulang then 'temuan'
                when pembanding is null then 'tdp'
                else 'lulus'
            end as status,
            baris_id,
            indikator_sel as sel,
            indikator as nilai,
            if(
                is_kalimat_sasaran,
                'Indikator ditulis sebagai kalimat sasaran.',
                'Indikator mengulang kalimat sasarannya.'
            ) as pesan,
            'Tulis ukurannya, misalnya "Persentase …", "Indeks …", atau "Angka …".' as saran,
            case
                when indikator is null then 'nama indikator kosong (lihat K01)'
                when pembanding is null then 'sasaran kosong (lihat K01)'
            end as alasan
        from (
            select
                baris_id,
                indikator,
                indikator_sel,
                pembanding,
                diawali(indikator_kunci, 'awal_sasaran') as is_kalimat_sasaran,
                case
                    -- Texts of too different a length cannot be that much alike; most need no comparing.
                    when 2 * least(length(indikator_kunci), length(pembanding)) + 1e-6
                     >= $mirip_sasaran * (length(indikator_kunci) + length(pembanding))
                        then kemiripan(indikator_kunci, pembanding) >= $mirip_sasaran
                end as is_mengulang
            from (select *, if(sasaran is null, null, sasaran_kunci) as pembanding from periksa_usulan)
        )
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
        select
            case
                when u.indikator is null then 'tdp'
                when p.kata <> '' then 'temuan'
                else 'lulus'
            end as status,
            u.baris_id,
            u.indikator_sel as sel,
            u.indikator as nilai,
            format('Indikator ini mungkin memuat dua ukuran (kata "{}").', p.kata) as pesan,
            'Pecah menjadi dua indikator, atau beri catatan bila memang satu ukuran.' as saran,
            if(u.indikator is null, 'nama indikator kosong (lihat K01)', null) as alasan
        from periksa_usulan u
        left join (
            select
                indikator,
                kata_penghubung(indikator, coalesce(list(nama) filter (where nama is not null), [])) as kata
            from (
                select distinct indikator
                from periksa_usulan
                where regexp_matches(lower(indikator), '\\b(dan|serta)\\b|/')
            )
            left join (
                select nama from kamus_kode
                union all
                select alias from kamus_bidang
                union all
                select kata from kamus_kata where daftar = 'nama_resmi'
            ) on contains(lower(indikator), lower(nama))
            group by indikator
        ) p using (indikator)
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
        select
            case
                when indikator is null then 'tdp'
                when len(kata) > 0 then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            indikator_sel as sel,
            indikator as nilai,
            format('Kata "{}" belum dijelaskan dalam definisi.', array_to_string(kata, '", "')) as pesan,
            'Jelaskan kata itu dalam definisi operasional, atau ganti dengan ukuran yang pasti.' as saran,
            if(indikator is null, 'nama indikator kosong (lihat K01)', null) as alasan
        from (
            select
                baris_id,
                indikator,
                indikator_sel,
                case
                    when memuat(indikator_kunci, 'kata_kabur')
                        then list_sort(list_filter(
                            list_intersect(
                                string_split(indikator_kunci, ' '), string_split(salah_satu('kata_kabur'), '|')
                            ),
                            lambda x: not contains(
                                format(' {} ', lipat(concat_ws(' ', definisi_operasional, formulasi))),
                                format(' {} ', x)
                            )
                        ))
                end as kata
            from periksa_usulan
        )
    """
