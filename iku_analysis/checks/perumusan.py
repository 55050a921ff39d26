"""Checks of wording: outcome, clear, measurable. K19–K27, K46. SQL only; the word lists are data/kamus/kata.csv."""

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


@check(
    kode="K24",
    judul="Formula persen tanpa pembagi",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="P20, PR",
)
def formula_tanpa_pembagi() -> str:
    """Persentase adalah pembilang dibagi penyebut; formula tanpa pembagi tidak dapat dihitung.

    Tanda bagi (/, ÷, :) atau kata seperti "dibagi" harus ada; "x 100" saja tidak cukup.

    Baik: "konflik selesai / seluruh konflik x 100". Kurang: "(jumlah tahun n - jumlah tahun n-1) x 100".
    """
    return """
        select
            case
                when u.formulasi is null or s.keluarga is distinct from 'persen' then 'tdp'
                when regexp_matches(u.formulasi, '[/÷:]') then 'lulus'
                when list_has_any(
                    string_split(lipat(u.formulasi), ' '),
                    (select list(lipat(kata)) from kamus_kata where daftar = 'pembagi')
                ) then 'lulus'
                else 'temuan'
            end as status,
            u.baris_id,
            u.formulasi_sel as sel,
            u.formulasi as nilai,
            'Satuannya persen, tetapi formulanya tidak menyebut pembagi.' as pesan,
            'Tulis pembilang dan penyebutnya, misalnya "A / B x 100".' as saran,
            case
                when u.formulasi is null then 'formulasi kosong (lihat K03)'
                when s.keluarga is distinct from 'persen' then 'satuan bukan persen'
            end as alasan
        from periksa_usulan u
        left join periksa_satuan s using (baris_id)
        where u.indikator is not null
    """


@check(
    kode="K25",
    judul="Persentase perubahan tanpa tahun pembanding",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="PR",
)
def tanpa_tahun_pembanding() -> str:
    """Penurunan atau peningkatan dihitung terhadap tahun pembanding, yang harus tampak dalam formulanya.

    Diterima: n-1, t-1, tahun lalu, tahun sebelumnya, tahun dasar, atau angka tahun.

    Baik: "(kasus n - kasus n-1) / kasus n-1 x 100". Kurang: "jumlah kasus / jumlah penduduk x 100".
    """
    return """
        select
            case
                when formulasi is null then 'tdp'
                when regexp_matches(
                    lower(formulasi),
                    '\\b[nt]\\s*[-–—]\\s*1\\b|tahun (lalu|sebelumnya|dasar)|\\b(19|20)\\d{2}\\b'
                ) then 'lulus'
                else 'temuan'
            end as status,
            baris_id,
            formulasi_sel as sel,
            formulasi as nilai,
            'Formula perubahan ini tidak menyebut tahun pembandingnya.' as pesan,
            'Sebutkan tahun pembandingnya, misalnya "tahun n-1" sebagai pembagi.' as saran,
            case when formulasi is null then 'formulasi kosong (lihat K03)' end as alasan
        from periksa_usulan
        where indikator is not null
          and split_part(indikator_kunci, ' ', 1) in (select alias from kamus_satuan where baku = 'persen')
          and split_part(indikator_kunci, ' ', 2) in ('penurunan', 'peningkatan', 'kenaikan', 'pengurangan')
    """


@check(
    kode="K27",
    judul="Indikator terlalu banyak",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="P09",
)
def indikator_terlalu_banyak() -> str:
    """IKU dipilih yang utama saja: biasanya 1–3 indikator tiap sasaran dan 3–10 IKU tiap perangkat daerah.

    Peraturan tidak menyebut angka; batasnya dapat diubah. Untuk sasaran ini catatan, untuk perangkat daerah peringatan.

    Baik: tujuh IKU untuk tiga sasaran. Kurang: lima indikator untuk satu sasaran.
    """
    return """
        select
            case when count(distinct indikator_kunci) > $indikator_maksimal then 'temuan' else 'lulus' end as status,
            arg_min(baris_id, urutan) as baris_id,
            arg_min(sasaran_sel, urutan) as sel,
            'catatan' as tingkat,
            'sasaran' as hal,
            count(distinct indikator_kunci)::varchar as nilai,
            'paling banyak ' || $indikator_maksimal || ' indikator' as harapan,
            'Sasaran ini mempunyai ' || count(distinct indikator_kunci) || ' indikator.' as pesan,
            'Pilih yang paling menggambarkan keberhasilan sasaran.' as saran,
            null::varchar as instansi
        from periksa_usulan
        where indikator is not null
          and sasaran is not null
        group by unggahan_id, sasaran_kunci
        union all by name
        select
            case when count(distinct indikator_kunci) > $iku_maksimal then 'temuan' else 'lulus' end as status,
            'peringatan' as tingkat,
            'instansi' as hal,
            count(distinct indikator_kunci)::varchar as nilai,
            'paling banyak ' || $iku_maksimal || ' IKU' as harapan,
            'Perangkat daerah mempunyai ' || count(distinct indikator_kunci) || ' IKU.' as pesan,
            'Sepakati dalam rapat IKU mana yang dipertahankan.' as saran,
            instansi
        from periksa_usulan
        where indikator is not null
        group by instansi
    """


@check(
    kode="K46",
    judul="Sisa tulisan dari daerah atau tahun lain",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="PR",
)
def sisa_tulisan_lain() -> str:
    """Nama provinsi lain atau tahun jauh di luar periode biasanya sisa salin-tempel.

    Tahun dalam nama peraturan tidak dihitung, dan kolom lokasi tidak diperiksa.

    Baik: "ormas aktif tahun n". Kurang: "ormas aktif tahun 2014" dalam rencana 2025–2029.
    """
    return """
        with teks as (
            select
                baris_id,
                m.hal,
                m.sel,
                m.teks,
                lipat(m.teks) as lipatan,
                list_transform(
                    regexp_extract_all(
                        regexp_replace(
                            lower(m.teks),
                            '(perda|pergub|per(men|pres|bup|wal)\\S*|kep(men|gub)\\S*|undang-undang|uu|pp|keputusan|peraturan'
                            || '|nomor|no\\.)[^;]{0,80}?(19|20)\\d{2}|/\\s*(19|20)\\d{2}',
                            ' ',
                            'g'
                        ),
                        '\\b((?:19|20)\\d{2})\\b',
                        1
                    ),
                    lambda x: x::integer
                ) as tahun
            from (
                select
                    baris_id,
                    unnest([
                        {'hal': 'tujuan', 'sel': tujuan_sel, 'teks': tujuan},
                        {'hal': 'sasaran', 'sel': sasaran_sel, 'teks': sasaran},
                        {'hal': 'indikator', 'sel': indikator_sel, 'teks': indikator},
                        {'hal': 'definisi', 'sel': definisi_operasional_sel, 'teks': definisi_operasional},
                        {'hal': 'formulasi', 'sel': formulasi_sel, 'teks': formulasi},
                        {'hal': 'sumber data', 'sel': sumber_data_sel, 'teks': sumber_data}
                    ]) as m
                from periksa_usulan
                where regexp_matches(
                    concat_ws(' ', tujuan, sasaran, indikator, definisi_operasional, formulasi, sumber_data),
                    '(19|20)\\d{2}'
                )
                or list_has_any(
                    string_split(
                        lipat(concat_ws(' ', tujuan, sasaran, indikator, definisi_operasional, formulasi, sumber_data)),
                        ' '
                    ),
                    (select list(split_part(lipat(kata), ' ', 1)) from kamus_kata where daftar = 'wilayah_lain')
                )
            )
            where m.teks is not null
        ),
        wilayah as (
            select lipat(kata) as lipatan, kata
            from kamus_kata
            where daftar = 'wilayah_lain'
        ),
        sisa as (
            select
                t.baris_id,
                t.hal,
                t.sel,
                t.teks,
                coalesce(
                    (
                        select any_value(w.kata)
                        from wilayah w
                        where contains(' ' || t.lipatan || ' ', ' ' || w.lipatan || ' ')
                    ),
                    list_filter(
                        t.tahun,
                        lambda x: x < $periode_awal::integer - 2 or x > $periode_akhir::integer + 1
                    )[1]::varchar
                ) as sisa
            from teks t
        )
        select
            case when s.baris_id is not null then 'temuan' else 'lulus' end as status,
            u.baris_id,
            s.sel,
            s.hal,
            s.teks as nilai,
            'Tertulis "' || s.sisa || '", yang tampaknya dari daerah atau periode lain.' as pesan,
            'Periksa apakah bagian ini tersalin dari dokumen lain.' as saran,
            null::varchar as alasan
        from periksa_usulan u
        left join sisa s
            on s.baris_id = u.baris_id
           and s.sisa is not null
        union all by name
        select 'tdp' as status, 'daftar wilayah lain kosong' as alasan
        where not exists (select 1 from wilayah) and exists (select 1 from periksa_usulan)
        union all by name
        select 'tdp' as status, 'periode rencana belum diketahui' as alasan
        where $periode_awal::integer is null and exists (select 1 from periksa_usulan)
    """
