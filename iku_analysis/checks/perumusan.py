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
