"""Checks of alignment with last year's IKU and with the programmes. K35–K37. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K35",
    judul="IKU berubah dari tahun lalu tanpa catatan",
    tingkat="peringatan",
    topik="Keselarasan",
    sumber="LKE",
    tanpa_data="IKU tahun lalu atau usulan belum diunggah.",
    dari_padanan=("mirip_nama_lama",),
)
def iku_berubah() -> str:
    """IKU dijaga tetap selama satu periode; yang ditambah, dihapus, atau diganti nama perlu catatan.

    Indikatornya dibandingkan menurut pasangannya, bukan menurut tulisannya: keterangan yang terisi, atau keputusan di
    Padanan, adalah catatannya; nama yang hanya salah ketik atau hanya berbeda kata seperti "yang" tidak dihitung.

    Mengapa: IKU yang sering berganti tidak dapat menunjukkan perkembangan; evaluator meminta alasan setiap
    perubahan.

    Baik: indikator baru dengan keterangan "mandat RPJMD perubahan". Kurang: indikator hilang tanpa penjelasan.
    """
    return """
        select
            if(is_dasar, 'lulus', 'temuan') as status,
            isi.baris_id as baris_id,
            isi.sel as sel,
            isi.nilai as nilai,
            isi.harapan as harapan,
            case
                when isi.is_hilang then 'Indikator tahun lalu ini tidak ada lagi dalam usulan.'
                when isi.harapan is not null then 'Nama indikator ini berubah dari tahun lalu tanpa catatan.'
                else 'Indikator ini belum ada dalam IKU tahun lalu, dan keterangannya kosong.'
            end as pesan,
            case
                when isi.is_hilang then 'Masukkan kembali, atau catat alasan penghapusannya.'
                else 'Tulis alasan perubahannya di keterangan.'
            end as saran
        from (
            -- One name of an agency: its first record, where one of them is renamed that one.
            select
                arg_min(
                    {
                        'baris_id': b.baris_id,
                        'sel': b.indikator_sel,
                        'nilai': b.indikator,
                        'is_hilang': p.usulan_id is null,
                        'harapan': l.indikator || ' ' || tempat(l.jenis, l.lembar, l.indikator_sel)
                    },
                    (p.usulan_id is null, l.baris_id is null, b.unggahan_id, b.urutan)
                ) as isi,
                coalesce(
                    bool_or(
                        p.keadaan = 'tetap'
                        or p.cara = 'keputusan'
                        or (p.usulan_id is not null and b.keterangan is not null)
                    ),
                    false
                ) as is_dasar
            from out_lama p
            join periksa_baris b on b.baris_id = coalesce(p.usulan_id, p.lama_id)
            left join periksa_baris l
                -- A condition on the left side alone would make DuckDB compare all rows with all; so in K32.
                on l.baris_id = if(p.keadaan = 'ganti_nama', p.lama_id, null)
            where b.indikator is not null
              and b.is_data
              and (b.jenis <> 'usulan' or coalesce(b.tabel, 'iku') in ('iku', 'sasaran'))
            group by b.instansi, b.indikator_kunci
        )
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
