"""Checks of choice and leftovers: too many indicators, words of another region or year. K27, K46. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


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
    Satu sasaran dihitung dari usulan semua bidang; baris yang tingkatnya program atau kegiatan tidak dihitung.

    Mengapa: IKU adalah pilihan yang sedikit; terlalu banyak indikator menghilangkan yang utama.

    Baik: tujuh IKU untuk tiga sasaran. Kurang: lima indikator untuk satu sasaran.
    """
    return """
        with iku as (
            select *
            from periksa_usulan
            where indikator is not null
              and coalesce(level_baku, '') not in ('program', 'kegiatan', 'sub_kegiatan')
        )
        select
            case when count(distinct indikator_kunci) > $indikator_maksimal then 'temuan' else 'lulus' end as status,
            arg_min(baris_id, nomor) as baris_id,
            arg_min(sasaran_sel, nomor) as sel,
            'catatan' as tingkat,
            'sasaran' as hal,
            count(distinct indikator_kunci)::varchar as nilai,
            'paling banyak ' || $indikator_maksimal || ' indikator' as harapan,
            'Sasaran ini mempunyai ' || count(distinct indikator_kunci) || ' indikator'
            || case when count(distinct unggahan_id) > 1 then ' dalam beberapa berkas.' else '.' end as pesan,
            'Pilih yang paling menggambarkan keberhasilan sasaran.' as saran,
            null::varchar as instansi
        from iku
        where sasaran is not null
        group by iku.instansi, sasaran_kunci
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
        from iku
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

    Mengapa: Nama daerah atau tahun lain menandakan salinan yang belum disesuaikan, dan langsung terlihat oleh
    penelaah.

    Baik: "ormas aktif tahun n". Kurang: "ormas aktif tahun 2014" dalam rencana 2025–2029.
    """
    return """
        with teks as (
            select
                baris_id,
                unnest([
                    {'hal': 'tujuan', 'sel': tujuan_sel, 'teks': tujuan},
                    {'hal': 'sasaran', 'sel': sasaran_sel, 'teks': sasaran},
                    {'hal': 'indikator', 'sel': indikator_sel, 'teks': indikator},
                    {'hal': 'definisi', 'sel': definisi_operasional_sel, 'teks': definisi_operasional},
                    {'hal': 'formulasi', 'sel': formulasi_sel, 'teks': formulasi},
                    {'hal': 'sumber data', 'sel': sumber_data_sel, 'teks': sumber_data}
                ], recursive := true)
            from periksa_usulan
            where regexp_matches(
                strip_accents(lower(
                    concat_ws(' ', tujuan, sasaran, indikator, definisi_operasional, formulasi, sumber_data)
                )),
                '(19|20)\\d{2}' || coalesce('|' || replace(salah_satu('wilayah_lain'), ' ', '[^0-9a-z%<>=≤≥]+'), '')
            )
        ),
        sisa as (
            select
                baris_id,
                hal,
                sel,
                teks,
                regexp_extract(lipat(teks), '(^| )(' || salah_satu('wilayah_lain') || ')( |$)', 2) as wilayah,
                list_filter(
                    regexp_extract_all(
                        regexp_replace(
                            lower(teks),
                            '(perda|pergub|per(men|pres|bup|wal)\\S*|kep(men|gub)\\S*|undang-undang|uu|pp|keputusan|peraturan'
                            || '|nomor|no\\.)[^;]{0,80}?(19|20)\\d{2}|/\\s*(19|20)\\d{2}',
                            ' ',
                            'g'
                        ),
                        '\\b(?:19|20)\\d{2}\\b'
                    ),
                    lambda x: x::integer not between $periode_awal::integer - $tahun_sebelum_periode
                    and $periode_akhir::integer + $tahun_sesudah_periode
                )[1] as tahun
            from teks
        ),
        nama as (
            select s.*, coalesce(w.kata, s.tahun) as sisa
            from sisa s
            left join kamus_kata w
                on w.daftar = 'wilayah_lain'
               and lipat(w.kata) = s.wilayah
            where s.wilayah <> '' or s.tahun is not null
        )
        select
            if(s.baris_id is null, 'lulus', 'temuan') as status,
            u.baris_id,
            s.sel,
            s.hal,
            s.teks as nilai,
            format('Tertulis "{}", yang tampaknya dari daerah atau periode lain.', s.sisa) as pesan,
            'Periksa apakah bagian ini tersalin dari dokumen lain.' as saran,
            null::varchar as alasan
        from periksa_usulan u
        left join nama s using (baris_id)
        union all by name
        select 'tdp' as status, 'daftar wilayah lain kosong' as alasan
        where salah_satu('wilayah_lain') is null and exists (select 1 from periksa_usulan)
        union all by name
        select 'tdp' as status, 'periode rencana belum diketahui' as alasan
        where $periode_awal::integer is null and exists (select 1 from periksa_usulan)
    """
