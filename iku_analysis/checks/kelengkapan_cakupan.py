"""Checks of completeness: every sasaran, every bidang. K26, K28. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(kode="K26", judul="Sasaran tanpa indikator", tingkat="galat", topik="Kelengkapan", sumber="P09")
def sasaran_tanpa_indikator() -> str:
    """Setiap sasaran memerlukan paling sedikit satu indikator, kalau tidak keberhasilannya tidak dapat ditunjukkan.

    Sasaran dalam usulan harus punya indikator dalam berkas itu juga; sasaran Renstra boleh dipenuhi oleh indikator di
    Renstra atau di salah satu usulan.

    Mengapa: Sasaran tanpa indikator tidak dapat dinyatakan tercapai atau gagal.

    Baik: satu sasaran dengan dua indikator. Kurang: kalimat sasaran tanpa baris indikator di bawahnya.
    """
    return """
        with usulan as (
            select
                arg_min(baris_id, urutan) as baris_id,
                arg_min(sasaran_sel, urutan) as sel,
                arg_min(sasaran, urutan) as sasaran,
                bool_or(indikator is not null) as ada_indikator
            from periksa_usulan
            where sasaran is not null
            group by unggahan_id, sasaran_kunci
        ),
        terpenuhi as (
            select distinct instansi, sasaran_kunci
            from periksa_baris
            where jenis in ('renstra', 'usulan')
              and sasaran_kunci is not null
              and indikator is not null
              -- The outcome of a programme under a sasaran is no indicator of the sasaran.
              and coalesce(level_baku, '') not in ('program', 'kegiatan', 'sub_kegiatan')
        ),
        renstra as (
            select
                instansi,
                sasaran_kunci,
                arg_min(baris_id, (unggahan_id, urutan)) as baris_id,
                arg_min(sasaran_sel, (unggahan_id, urutan)) as sel,
                arg_min(sasaran, (unggahan_id, urutan)) as sasaran
            from periksa_baris
            where jenis = 'renstra'
              and tabel in ('sasaran', 'iku')
              and sasaran is not null
            group by instansi, sasaran_kunci
        )
        select
            case when ada_indikator then 'lulus' else 'temuan' end as status,
            baris_id,
            sel,
            sasaran as nilai,
            'paling sedikit 1 indikator' as harapan,
            'Sasaran ini tidak mempunyai indikator.' as pesan,
            'Tambahkan indikator untuk sasaran ini, atau hapus sasarannya.' as saran,
            null::varchar as alasan
        from usulan
        union all by name
        select
            case when t.sasaran_kunci is not null then 'lulus' else 'temuan' end as status,
            r.baris_id,
            r.sel,
            r.sasaran as nilai,
            'paling sedikit 1 indikator di Renstra atau usulan' as harapan,
            'Sasaran Renstra ini tidak mempunyai indikator di Renstra maupun di usulan.' as pesan,
            'Minta bidang yang terkait mengusulkan indikator untuk sasaran ini.' as saran
        from renstra r
        left join terpenuhi t
            on t.instansi is not distinct from r.instansi
           and t.sasaran_kunci = r.sasaran_kunci
        union all by name
        select
            'tdp' as status,
            'Renstra belum diunggah' as alasan
        from (select distinct instansi from core_lembar) l
        anti join renstra r on r.instansi is not distinct from l.instansi
    """


@check(
    kode="K28",
    judul="IKU terlalu sedikit atau bidang belum mengirim",
    tingkat="peringatan",
    topik="Kelengkapan",
    sumber="SOP, P09",
)
def iku_terlalu_sedikit() -> str:
    """Perangkat daerah memerlukan paling sedikit dua IKU, dan setiap bidang dalam daftar mengirim usulannya.

    Berkas yang tiba tanpa satu pun baris yang terbaca dianggap belum dikirim. Berkas yang bidangnya tidak diketahui
    juga dilaporkan di sini.

    Mengapa: Satu IKU sulit menggambarkan kinerja utama, dan bidang yang belum mengirim membuat dokumen tidak
    lengkap.

    Baik: semua bidang mengirim, tujuh IKU. Kurang: dua bidang belum mengirim.
    """
    return """
        with usulan as (
            select
                instansi,
                count(distinct indikator_kunci) as banyak
            from periksa_usulan
            where indikator is not null
            group by instansi
        ),
        bidang as (
            select distinct nama
            from kamus_bidang
        ),
        pengirim as (
            select distinct instansi, bidang
            from periksa_usulan
            where coalesce(indikator, sasaran) is not null
        )
        select
            case when banyak < $iku_minimal then 'temuan' else 'lulus' end as status,
            instansi,
            banyak::varchar as nilai,
            'paling sedikit ' || $iku_minimal || ' IKU' as harapan,
            'Perangkat daerah hanya mempunyai ' || banyak || ' IKU.' as pesan,
            'Satu indikator sulit menggambarkan kinerja utama; periksa apakah semua usulan sudah masuk.' as saran,
            null::varchar as bidang,
            null::varchar as berkas,
            null::varchar as alasan,
            'jumlah' as hal
        from usulan
        union all by name
        select
            case when p.bidang is null then 'temuan' else 'lulus' end as status,
            u.instansi,
            b.nama as bidang,
            b.nama || ' belum mengirim usulan yang dapat dibaca.' as pesan,
            'Minta usulan bidang ini, atau perbaiki daftar bidang di Pengaturan.' as saran,
            'bidang' as hal
        from usulan u
        cross join bidang b
        left join pengirim p
            on p.instansi is not distinct from u.instansi
           and p.bidang = b.nama
        union all by name
        select distinct
            'temuan' as status,
            instansi,
            berkas,
            'Bidang pengirim berkas ini tidak diketahui.' as pesan,
            'Tulis nama bidang di kepala tabel atau nama berkas, lalu unggah lagi.' as saran,
            'berkas' as hal
        from core_lembar
        where jenis = 'usulan'
          and bidang is null
        union all by name
        select
            'tdp' as status,
            'daftar bidang belum diisi di Pengaturan' as alasan
        where not exists (select 1 from bidang)
          and exists (select 1 from usulan)
    """
