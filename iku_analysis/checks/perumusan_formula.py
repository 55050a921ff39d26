"""Checks of wording: the formula. K24, K25. SQL only; the word lists are data/kamus/kata.csv."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K24",
    judul="Formula persen tanpa pembagi",
    tingkat="peringatan",
    topik="Perumusan",
    sumber="P20, PR",
)
def formula_tanpa_pembagi() -> str:
    """Persentase adalah pembilang dibagi penyebut; formula tanpa pembagi tidak dapat dihitung.

    Tanda bagi (/, ÷, :) atau kata seperti "dibagi" harus ada; "x 100" saja tidak cukup. Titik dua sesudah judul
    ("Rumus:") dan garis miring dalam istilah ("kabupaten/kota", "dan/atau") bukan tanda bagi.

    Mengapa: Persen adalah bagian dari sesuatu; tanpa pembagi tidak jelas bagian dari apa.

    Baik: "konflik selesai / seluruh konflik x 100". Kurang: "(jumlah tahun n - jumlah tahun n-1) x 100".
    """
    return """
        select
            case
                when alasan is not null then 'tdp'
                when regexp_matches(
                    regexp_replace(
                        lower(formulasi),
                        '(^|[.;\\n])\\s*(rumus|formula(si)?|((cara|metode) )?p[a-z]*hitungan|cara menghitung'
                        || '|keterangan|ket|catatan|di ?mana)( [a-z]+){0,2}\\s*:'
                        || '|\\b(dan/atau|kab(upaten|\\.)?/kota|desa/kelurahan|ormas/lsm)\\b',
                        ' ',
                        'g'
                    ),
                    '[/÷:]'
                ) or memuat(lipat(formulasi), 'pembagi') then 'lulus'
                else 'temuan'
            end as status,
            baris_id,
            formulasi_sel as sel,
            formulasi as nilai,
            'Satuannya persen, tetapi formulanya tidak menyebut pembagi.' as pesan,
            'Tulis pembilang dan penyebutnya, misalnya "A / B x 100".' as saran,
            alasan
        from (
            select
                baris_id,
                formulasi,
                formulasi_sel,
                case
                    when formulasi is null then 'formulasi kosong (lihat K03)'
                    when keluarga is distinct from 'persen' then 'satuan bukan persen'
                end as alasan
            from periksa_usulan
            where indikator is not null
        )
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

    Mengapa: Naik atau turun hanya berarti terhadap suatu tahun; tanpa tahun pembanding angkanya dapat dipilih
    sesuka hati.

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
          and regexp_matches(
              indikator_kunci,
              '^(' || salah_satu('satuan persen') || ') (penurunan|peningkatan|kenaikan|pengurangan)( |$)'
          )
    """
