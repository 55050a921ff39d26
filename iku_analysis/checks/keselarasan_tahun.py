"""Checks of alignment with last year's IKU and with the programmes. K35–K37. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K35",
    judul="IKU berubah dari tahun lalu tanpa catatan",
    tingkat="peringatan",
    topik="Keselarasan",
    sumber="LKE",
    tanpa_data="IKU tahun lalu belum diunggah.",
)
def iku_berubah() -> str:
    """IKU dijaga tetap selama satu periode; yang ditambah, dihapus, atau diganti nama perlu catatan.

    Keterangan yang terisi, atau keputusan di Padanan, adalah catatannya; nama yang hanya salah ketik tidak dihitung
    (lihat K31).

    Mengapa: IKU yang sering berganti tidak dapat menunjukkan perkembangan; evaluator meminta alasan setiap
    perubahan.

    Baik: indikator baru dengan keterangan "mandat RPJMD perubahan". Kurang: indikator hilang tanpa penjelasan.
    """
    return """
        with kini as (
            select instansi, indikator_kunci, arg_min(baris_id, (unggahan_id, urutan)) as baris_id,
                   bool_or(keterangan is not null) as ada_catatan
            from periksa_usulan
            where indikator is not null
            group by instansi, indikator_kunci
        ),
        lama as (
            select instansi, indikator_kunci, arg_min(baris_id, (unggahan_id, urutan)) as baris_id
            from periksa_baris
            where jenis = 'iku_lama'
              and indikator is not null
            group by instansi, indikator_kunci
        ),
        -- What a person said in Padanan is the note: it was renamed, or dropped with a reason.
        diputuskan as (
            select coalesce(usulan_id, '') as usulan_id, lama_id
            from out_lama
            where cara = 'keputusan'
        ),
        baru as (
            select k.*
            from kini k
            anti join lama l
                on l.instansi is not distinct from k.instansi
               and l.indikator_kunci = k.indikator_kunci
            where exists (select 1 from lama x where x.instansi is not distinct from k.instansi)
        ),
        hilang as (
            select l.*
            from lama l
            anti join kini k
                on k.instansi is not distinct from l.instansi
               and k.indikator_kunci = l.indikator_kunci
            where exists (select 1 from kini x where x.instansi is not distinct from l.instansi)
        ),
        ganti_nama as (
            select
                b.baris_id as kini_id,
                h.baris_id as lama_id,
                kata_sama(b.indikator_kunci, h.indikator_kunci) as is_salah_ketik
            from baru b
            join hilang h on h.instansi is not distinct from b.instansi
            where kemiripan(b.indikator_kunci, h.indikator_kunci) >= $mirip_nama_lama
            qualify row_number() over (
                partition by b.baris_id
                order by kemiripan(b.indikator_kunci, h.indikator_kunci) desc, h.baris_id
            ) = 1
        )
        select
            case
                when b.ada_catatan or g.is_salah_ketik then 'lulus'
                when b.baris_id in (select usulan_id from diputuskan) then 'lulus'
                else 'temuan'
            end as status,
            b.baris_id,
            u.indikator_sel as sel,
            u.indikator as nilai,
            l.indikator || ' ' || tempat(l.jenis, l.lembar, l.indikator_sel) as harapan,
            case
                when g.lama_id is not null then 'Nama indikator ini berubah dari tahun lalu tanpa catatan.'
                else 'Indikator ini belum ada dalam IKU tahun lalu, dan keterangannya kosong.'
            end as pesan,
            'Tulis alasan perubahannya di keterangan.' as saran
        from baru b
        join periksa_baris u using (baris_id)
        left join ganti_nama g on g.kini_id = b.baris_id
        left join periksa_baris l on l.baris_id = g.lama_id
        union all by name
        select
            'temuan' as status,
            h.baris_id,
            l.indikator_sel as sel,
            l.indikator as nilai,
            'Indikator tahun lalu ini tidak ada lagi dalam usulan.' as pesan,
            'Masukkan kembali, atau catat alasan penghapusannya.' as saran
        from hilang h
        join periksa_baris l using (baris_id)
        where h.baris_id not in (select lama_id from ganti_nama)
          and h.baris_id not in (select lama_id from diputuskan)
        union all by name
        select 'lulus' as status, k.baris_id
        from kini k
        join lama l
            on l.instansi is not distinct from k.instansi
           and l.indikator_kunci = k.indikator_kunci
    """


@check(
    kode="K36",
    judul="Definisi atau formula berubah dari tahun lalu",
    tingkat="peringatan",
    topik="Keselarasan",
    sumber="LKE",
    tanpa_data="IKU tahun lalu belum diunggah, atau tidak memuat indikator yang sama.",
)
def definisi_berubah() -> str:
    """Angka dua tahun hanya dapat dibandingkan bila cara menghitungnya sama.

    Salah ketik tidak dihitung; yang dilaporkan adalah perubahan isi. Indikator yang berganti nama ikut dibandingkan
    bila penggantian namanya sudah diputuskan di halaman Padanan.

    Mengapa: Definisi yang berubah membuat angka dua tahun tidak lagi dapat dibandingkan walaupun namanya sama.

    Baik: formula sama seperti IKU tahun lalu. Kurang: penyebutnya diganti tanpa catatan.
    """
    return """
        with pasangan as (
            select
                u.baris_id,
                unnest([
                    {'hal': 'formulasi', 'sel': u.formulasi_sel, 'kini': u.formulasi, 'lama': l.formulasi,
                     'lama_sel': l.formulasi_sel},
                    {'hal': 'definisi operasional', 'sel': u.definisi_operasional_sel, 'kini': u.definisi_operasional,
                     'lama': l.definisi_operasional, 'lama_sel': l.definisi_operasional_sel}
                ]) as m,
                l.lembar as lama_lembar,
                p.keadaan = 'ganti_nama' and p.cara <> 'keputusan' as is_dugaan
            from out_lama p
            join periksa_usulan u on u.baris_id = p.usulan_id
            join periksa_baris l on l.baris_id = p.lama_id
        )
        select
            case
                when m.kini is null or m.lama is null or is_dugaan then 'tdp'
                when lipat(m.kini) = lipat(m.lama) then 'lulus'
                when kemiripan(lipat(m.kini), lipat(m.lama)) >= $mirip_definisi then 'lulus'
                else 'temuan'
            end as status,
            baris_id,
            m.sel as sel,
            m.hal as hal,
            m.kini as nilai,
            m.lama || ' ' || tempat('iku_lama', lama_lembar, m.lama_sel) as harapan,
            'Isi ' || m.hal || ' berubah dari tahun lalu.' as pesan,
            'Samakan, atau catat alasan perubahannya.' as saran,
            case
                when m.kini is null or m.lama is null then 'kosong di salah satu dokumen (lihat K03)'
                else 'nama lamanya baru dugaan; putuskan di halaman Padanan'
            end as alasan
        from pasangan
        where not (m.kini is null and m.lama is null)
    """


@check(
    kode="K37",
    judul="Sasaran tanpa program, atau program tanpa sasaran",
    tingkat="peringatan",
    topik="Keselarasan",
    sumber="P90, LKE",
    tanpa_data="Belum ada usulan dan tabel program Renstra yang dapat diperiksa.",
)
def sasaran_tanpa_program() -> str:
    """Setiap sasaran didukung paling sedikit satu program, dan setiap program mendukung satu sasaran.

    Hanya dapat diperiksa bila tabel program Renstra mempunyai kolom sasaran.

    Mengapa: Sasaran tanpa program tidak dibiayai, dan program tanpa sasaran tidak menjelaskan untuk apa
    anggarannya.

    Baik: sasaran toleransi didukung program 8.01.05. Kurang: sasaran tanpa program.
    """
    return """
        with tabel_program as (
            select distinct b.instansi, b.unggahan_id, b.lembar
            from periksa_baris b
            join periksa_kolom k
                on k.unggahan_id = b.unggahan_id
               and k.lembar = b.lembar
               and k.medan = 'sasaran'
            where b.jenis = 'renstra'
              and b.tabel = 'program'
        ),
        didukung as (
            select distinct d.usulan_id
            from out_dukungan d
            where d.cara in ('sasaran', 'renja')
        ),
        sasaran as (
            select
                u.instansi,
                u.unggahan_id,
                u.sasaran_kunci,
                arg_min(u.baris_id, u.urutan) as baris_id,
                arg_min(u.sasaran_sel, u.urutan) as sel,
                arg_min(u.sasaran, u.urutan) as sasaran,
                bool_or(d.usulan_id is not null) as is_didukung
            from periksa_usulan u
            left join didukung d on d.usulan_id = u.baris_id
            where u.indikator is not null
              and u.sasaran is not null
            group by u.instansi, u.unggahan_id, u.sasaran_kunci
        )
        select
            case
                when s.is_didukung then 'lulus'
                when not exists (
                    select 1 from tabel_program t where t.instansi is not distinct from s.instansi
                ) then 'tdp'
                else 'temuan'
            end as status,
            s.baris_id,
            s.sel,
            s.sasaran as nilai,
            'paling sedikit 1 program' as harapan,
            'Tidak ada program yang mendukung sasaran ini.' as pesan,
            'Periksa tabel program Renstra: program mana yang mendukungnya?' as saran,
            'tabel program Renstra belum diunggah atau tidak mempunyai kolom sasaran' as alasan
        from sasaran s
        union all by name
        select
            case when b.sasaran is null then 'temuan' else 'lulus' end as status,
            b.baris_id,
            coalesce(b.sasaran_sel, b.kode_sel, b.uraian_sel) as sel,
            b.uraian as nilai,
            'sasaran yang didukung' as harapan,
            'Program ini tidak dikaitkan dengan sasaran.' as pesan,
            'Isi kolom sasaran untuk program ini.' as saran
        from periksa_baris b
        join tabel_program t using (unggahan_id, lembar)
        where b.level_baku = 'program'
        qualify row_number() over (partition by b.unggahan_id, b.lembar, b.kode order by b.urutan) = 1
    """
