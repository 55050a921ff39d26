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
        with nama as (
            -- One name of an agency that has usulan and an IKU of last year: its first record in both.
            select
                instansi,
                indikator_kunci,
                arg_min(baris_id, (unggahan_id, urutan)) filter (where is_kini) as kini_id,
                arg_min(baris_id, (unggahan_id, urutan)) filter (where not is_kini) as lama_id,
                coalesce(bool_or(keterangan is not null) filter (where is_kini), false) as ada_catatan
            from (
                select instansi, indikator_kunci, baris_id, unggahan_id, urutan, keterangan, true as is_kini
                from periksa_usulan
                where indikator is not null
                union all
                select instansi, indikator_kunci, baris_id, unggahan_id, urutan, keterangan, false
                from periksa_baris
                where jenis = 'iku_lama'
                  and indikator is not null
            )
            group by instansi, indikator_kunci
            qualify count(kini_id) over (partition by instansi) > 0
                and count(lama_id) over (partition by instansi) > 0
        ),
        mirip as (
            select b.kini_id, h.lama_id, kemiripan(b.indikator_kunci, h.indikator_kunci) as skor
            from nama b
            join nama h on h.instansi is not distinct from b.instansi
            where b.lama_id is null
              and h.kini_id is null
        ),
        ganti_nama as (
            select kini_id, arg_min(lama_id, (-skor, lama_id)) as lama_id
            from mirip
            where skor >= $mirip_nama_lama
            group by kini_id
        ),
        -- What a person said in Padanan is the note: it was renamed, or dropped with a reason.
        diputuskan as (
            select coalesce(usulan_id, '') as usulan_id, lama_id
            from out_lama
            where cara = 'keputusan'
        )
        select
            case
                when n.kini_id is null then 'temuan'
                when n.lama_id is not null or n.ada_catatan then 'lulus'
                when kata_sama(n.indikator_kunci, l.indikator_kunci) then 'lulus'
                when n.kini_id in (select usulan_id from diputuskan) then 'lulus'
                else 'temuan'
            end as status,
            b.baris_id,
            b.indikator_sel as sel,
            b.indikator as nilai,
            l.indikator || ' ' || tempat(l.jenis, l.lembar, l.indikator_sel) as harapan,
            case
                when n.kini_id is null then 'Indikator tahun lalu ini tidak ada lagi dalam usulan.'
                when l.baris_id is not null then 'Nama indikator ini berubah dari tahun lalu tanpa catatan.'
                else 'Indikator ini belum ada dalam IKU tahun lalu, dan keterangannya kosong.'
            end as pesan,
            case
                when n.kini_id is null then 'Masukkan kembali, atau catat alasan penghapusannya.'
                else 'Tulis alasan perubahannya di keterangan.'
            end as saran
        from nama n
        join periksa_baris b on b.baris_id = coalesce(n.kini_id, n.lama_id)
        left join ganti_nama g on g.kini_id = n.kini_id
        left join periksa_baris l on l.baris_id = g.lama_id
        where n.kini_id is not null
           or n.lama_id not in (select lama_id from ganti_nama union all select lama_id from diputuskan)
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
                l.lembar as lama_lembar,
                p.keadaan = 'ganti_nama' and p.cara <> 'keputusan' as is_dugaan,
                unnest(
                    [
                        {'hal': 'formulasi', 'sel': u.formulasi_sel, 'kini': u.formulasi, 'lama': l.formulasi,
                         'lama_sel': l.formulasi_sel},
                        {'hal': 'definisi operasional', 'sel': u.definisi_operasional_sel,
                         'kini': u.definisi_operasional, 'lama': l.definisi_operasional,
                         'lama_sel': l.definisi_operasional_sel}
                    ],
                    recursive := true
                )
            from out_lama p
            join periksa_usulan u on u.baris_id = p.usulan_id
            join periksa_baris l on l.baris_id = p.lama_id
        ),
        dinilai as (
            select
                *,
                kini is null or lama is null as is_kosong,
                lipat(kini) as kini_lipat,
                lipat(lama) as lama_lipat
            from pasangan
            where kini is not null
               or lama is not null
        )
        select
            case
                when is_kosong or is_dugaan then 'tdp'
                when kini_lipat = lama_lipat then 'lulus'
                when kemiripan(kini_lipat, lama_lipat) >= $mirip_definisi then 'lulus'
                else 'temuan'
            end as status,
            baris_id,
            sel,
            hal,
            kini as nilai,
            lama || ' ' || tempat('iku_lama', lama_lembar, lama_sel) as harapan,
            'Isi ' || hal || ' berubah dari tahun lalu.' as pesan,
            'Samakan, atau catat alasan perubahannya.' as saran,
            case
                when is_kosong then 'kosong di salah satu dokumen (lihat K03)'
                else 'nama lamanya baru dugaan; putuskan di halaman Padanan'
            end as alasan
        from dinilai
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
        with program as (
            -- Renstra programme tables with a column of the sasaran.
            select b.*
            from periksa_baris b
            semi join periksa_kolom k
                on k.unggahan_id = b.unggahan_id
               and k.lembar = b.lembar
               and k.medan = 'sasaran'
            where b.jenis = 'renstra'
              and b.tabel = 'program'
        ),
        sasaran as (
            select
                instansi,
                arg_min(baris_id, urutan) as baris_id,
                arg_min(sasaran_sel, urutan) as sel,
                arg_min(sasaran, urutan) as sasaran,
                bool_or(
                    baris_id in (select usulan_id from out_dukungan where cara in ('sasaran', 'renja'))
                ) as is_didukung
            from periksa_usulan
            where indikator is not null
              and sasaran is not null
            group by instansi, unggahan_id, sasaran_kunci
        )
        select
            case
                when is_didukung then 'lulus'
                when coalesce(instansi, '') not in (select coalesce(instansi, '') from program) then 'tdp'
                else 'temuan'
            end as status,
            baris_id,
            sel,
            sasaran as nilai,
            'paling sedikit 1 program' as harapan,
            'Tidak ada program yang mendukung sasaran ini.' as pesan,
            'Periksa tabel program Renstra: program mana yang mendukungnya?' as saran,
            'tabel program Renstra belum diunggah atau tidak mempunyai kolom sasaran' as alasan
        from sasaran
        union all by name
        select
            case when sasaran is null then 'temuan' else 'lulus' end as status,
            baris_id,
            coalesce(sasaran_sel, kode_sel, uraian_sel) as sel,
            uraian as nilai,
            'sasaran yang didukung' as harapan,
            'Program ini tidak dikaitkan dengan sasaran.' as pesan,
            'Isi kolom sasaran untuk program ini.' as saran
        from program
        where level_baku = 'program'
        qualify row_number() over (partition by unggahan_id, lembar, kode order by urutan) = 1
    """
