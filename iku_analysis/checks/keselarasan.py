"""Checks of alignment: the same indicator, name and unit in all documents. K29–K32. SQL only.

Pairs come from matching (`out_` tables); a pair that waits for a person is judged by K31 alone.
"""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K29",
    judul="Indikator tercantum dua kali",
    tingkat="peringatan",
    topik="Keselarasan",
    sumber="PR",
)
def indikator_ganda() -> str:
    """Indikator yang sama dua kali (satu berkas, dua sasaran, atau dua bidang) mengacaukan hitungan.

    Nama yang hanya berbeda salah ketik dianggap sama; nama dengan kata benda lain (pra bencana, pasca bencana) tidak.

    Mengapa: Indikator ganda dihitung dua kali dan mengaburkan siapa yang bertanggung jawab.

    Baik: satu indikator, satu penanggung jawab utama. Kurang: "Persentase konflik yang terselesaikan" diusulkan dua
    bidang, sekali dengan salah ketik.
    """
    return """
        with nama as (
            select
                baris_id,
                instansi,
                indikator_kunci,
                length(indikator_kunci) as panjang,
                coalesce(bidang, '') || '|' || berkas || '|' || lembar as dokumen,
                urutan
            from periksa_usulan
            where indikator is not null
        ),
        mirip as (
            -- A ratio r means an edit distance of at most (1 - r) times both lengths; Levenshtein is never larger.
            select
                a.baris_id as kiri,
                b.baris_id as kanan,
                a.indikator_kunci as kiri_kunci,
                b.indikator_kunci as kanan_kunci
            from nama a
            join nama b
                on b.instansi is not distinct from a.instansi
               and abs(a.panjang - b.panjang) <= (1 - $mirip_ganda) * (a.panjang + b.panjang)
               and (a.dokumen, a.urutan) < (b.dokumen, b.urutan)
            where a.indikator_kunci = b.indikator_kunci
               or levenshtein(a.indikator_kunci, b.indikator_kunci) <= (1 - $mirip_ganda) * (a.panjang + b.panjang)
        ),
        ganda as (
            select
                m.kanan as baris_id,
                x.indikator,
                x.sasaran_kunci,
                x.tujuan,
                x.bidang,
                x.berkas,
                x.level_baku,
                x.sasaran,
                tempat(x.jenis, x.lembar, x.indikator_sel) as tempat
            from mirip m
            join periksa_usulan x on x.baris_id = m.kiri
            where case
                when m.kiri_kunci = m.kanan_kunci then true
                else kemiripan(m.kiri_kunci, m.kanan_kunci) >= $mirip_ganda and kata_sama(m.kiri_kunci, m.kanan_kunci)
            end
            qualify row_number() over (
                partition by m.kanan
                order by coalesce(x.bidang, ''), x.berkas, x.lembar, x.urutan
            ) = 1
        )
        select
            case when g.baris_id is null then 'lulus' else 'temuan' end as status,
            u.baris_id,
            u.indikator_sel as sel,
            u.indikator as nilai,
            g.indikator || ' ' || g.tempat as harapan,
            case
                when g.berkas = u.berkas
                 and ((g.sasaran is null) <> (u.sasaran is null) or g.level_baku <> u.level_baku)
                    then 'Indikator ini diulang pada dua tingkat (tujuan dan sasaran).'
                when g.bidang is distinct from u.bidang
                    then 'Indikator ini sudah diusulkan oleh ' || coalesce(g.bidang, 'berkas ' || g.berkas) || '.'
                when g.sasaran_kunci is distinct from u.sasaran_kunci
                    then 'Indikator ini juga tercantum di bawah sasaran lain.'
                else 'Indikator ini tercantum dua kali di bawah sasaran yang sama.'
            end as pesan,
            'Pakai satu saja, atau sepakati penanggung jawab utamanya dan beri catatan.' as saran
        from periksa_usulan u
        left join ganda g using (baris_id)
        where u.indikator is not null
    """


@check(
    kode="K30",
    judul="Indikator tidak ada di Renstra, atau sebaliknya",
    tingkat="galat",
    topik="Keselarasan",
    sumber="LKE, PR",
)
def indikator_tanpa_padanan() -> str:
    """IKU dan indikator tujuan/sasaran Renstra harus memuat indikator yang sama.

    Pasangan yang belum diputuskan belum dinilai; putuskan dulu di halaman Padanan. Indikator program, kegiatan, dan sub
    kegiatan Renstra tidak perlu ada dalam IKU.

    Mengapa: Evaluator memeriksa keselarasan IKU dengan Renstra; indikator tanpa dasar rencana tidak mempunyai
    anggaran.

    Baik: setiap IKU punya padanan di tabel sasaran Renstra. Kurang: indikator baru tanpa dasar Renstra.
    """
    return """
        with renstra as (
            -- One Renstra indicator with its copies in other tables of the Renstra.
            select
                c.utama_id,
                u.instansi,
                u.indikator,
                u.indikator_sel,
                bool_or(p.usulan_id is not null) as is_pasti,
                bool_or(k.renstra_id is not null) as is_ragu
            from out_salinan c
            join periksa_baris u on u.baris_id = c.utama_id
            left join out_padanan p
                on p.renstra_id = c.baris_id
               and p.status = 'pasti'
            left join (
                select distinct k.renstra_id
                from out_calon k
                join out_padanan p using (usulan_id)
                where p.status = 'ragu'
                  and k.skor >= $mirip_calon
            ) k on k.renstra_id = c.baris_id
            group by c.utama_id, u.instansi, u.indikator, u.indikator_sel
        ),
        ada_renstra as (
            select distinct instansi, true as ada
            from renstra
        ),
        ada_usulan as (
            select distinct instansi, true as ada
            from periksa_usulan
            where indikator is not null
        )
        select
            case
                when p.status = 'pasti' then 'lulus'
                when a.ada is null or p.status = 'ragu' then 'tdp'
                else 'temuan'
            end as status,
            u.baris_id,
            u.indikator_sel as sel,
            u.indikator as nilai,
            'indikator tujuan atau sasaran di Renstra' as harapan,
            'Indikator ini tidak ditemukan di Renstra.' || coalesce(' Alasan yang dicatat: ' || p.alasan, '') as pesan,
            'Pilih padanannya di halaman Padanan, atau jelaskan mengapa indikator ini diusulkan.' as saran,
            case
                when a.ada is null then 'Renstra belum diunggah atau tidak memuat indikator tujuan dan sasaran'
                when p.status = 'ragu' then 'padanan menunggu keputusan di halaman Padanan'
            end as alasan
        from periksa_usulan u
        left join ada_renstra a on a.instansi is not distinct from u.instansi
        left join out_padanan p on p.usulan_id = u.baris_id
        where u.indikator is not null
        union all by name
        select
            case
                when r.is_pasti then 'lulus'
                when a.ada is null or r.is_ragu then 'tdp'
                else 'temuan'
            end as status,
            r.utama_id as baris_id,
            r.indikator_sel as sel,
            r.indikator as nilai,
            'satu IKU dalam usulan bidang' as harapan,
            'Indikator Renstra ini tidak ada dalam usulan mana pun.' as pesan,
            'Minta bidang yang terkait mengusulkannya, atau catat alasannya.' as saran,
            case
                when a.ada is null then 'usulan belum diunggah'
                when r.is_ragu then 'padanan menunggu keputusan di halaman Padanan'
            end as alasan
        from renstra r
        left join ada_usulan a on a.instansi is not distinct from r.instansi
    """


@check(
    kode="K31",
    judul="Nama indikator berbeda antardokumen",
    tingkat="peringatan",
    topik="Keselarasan",
    sumber="PR",
    tanpa_data="Belum ada usulan yang berpasangan dengan Renstra atau Renja.",
)
def nama_berbeda() -> str:
    """Nama indikator yang sama harus ditulis persis sama di semua dokumen, supaya tidak dianggap dua indikator.

    Perbedaan huruf besar, spasi, dan nomor urut tidak dihitung. Pasangan yang belum diputuskan juga dilaporkan, karena
    perbedaan nama itulah sebabnya.

    Mengapa: Nama yang berbeda membuat pembaca ragu apakah indikatornya sama, dan laporan tidak dapat disandingkan.

    Baik: "Persentase ormas aktif" di semua dokumen. Kurang: "Prosentase Ormas yang aktif" di usulan.
    """
    return """
        with pasangan as (
            select usulan_id, renstra_id as lain_id, false as is_ragu
            from out_padanan
            where status = 'pasti'
            union
            select usulan_id, renja_id, false
            from out_padanan_renja
            union
            select c.usulan_id, arg_max(c.renstra_id, (c.skor, c.renstra_id)), true
            from out_calon c
            join out_padanan p using (usulan_id)
            where p.status = 'ragu'
            group by c.usulan_id
        ),
        nama as (
            select
                p.usulan_id,
                p.is_ragu,
                u.indikator_sel,
                u.indikator,
                l.jenis,
                l.indikator as lain,
                l.lembar as lain_lembar,
                l.indikator_sel as lain_sel,
                l.unggahan_id,
                l.urutan,
                regexp_replace(lower(u.indikator), '^\\(?(\\d{1,2}(\\.\\d{1,2})*|[a-z])[.)]\\s*|\\s+', '', 'g') as kiri,
                regexp_replace(lower(l.indikator), '^\\(?(\\d{1,2}(\\.\\d{1,2})*|[a-z])[.)]\\s*|\\s+', '', 'g') as kanan
            from pasangan p
            join periksa_usulan u on u.baris_id = p.usulan_id
            join periksa_baris l on l.baris_id = p.lain_id
            where u.indikator is not null
              and l.indikator is not null
            qualify row_number() over (
                partition by p.usulan_id, l.jenis, lower(l.indikator)
                order by l.unggahan_id, l.urutan
            ) = 1
        )
        select
            case when kiri = kanan then 'lulus' else 'temuan' end as status,
            usulan_id as baris_id,
            indikator_sel as sel,
            jenis || ' ' || lain as hal,
            indikator as nilai,
            lain || ' ' || tempat(jenis, lain_lembar, lain_sel) as harapan,
            'Nama indikator berbeda dari ' || nama_jenis(jenis)
            || case when is_ragu then '; padanannya belum diputuskan.' else '.' end as pesan,
            case
                when is_ragu then 'Putuskan padanannya di halaman Padanan, lalu samakan namanya.'
                else 'Samakan penulisan namanya.'
            end as saran
        from nama
    """


@check(
    kode="K32",
    judul="Satuan berbeda antardokumen",
    tingkat="peringatan",
    topik="Keselarasan",
    sumber="PR",
    tanpa_data="Belum ada usulan yang berpasangan dengan Renstra atau Renja.",
)
def satuan_berbeda() -> str:
    """Draf hanya dapat mencetak satu satuan, jadi satuan di usulan, Renstra, dan Renja harus sama.

    Persen, %, dan Persentase adalah satu satuan. Angka, Nilai, Skala, dan Indeks adalah kata yang berbeda.

    Mengapa: Angka yang sama dengan satuan lain adalah kinerja yang lain; dokumen hanya dapat mencetak satu.

    Baik: "Indeks" di usulan dan Renstra. Kurang: "Angka" di usulan, "Indeks" di Renstra.
    """
    return """
        with pasangan as (
            select usulan_id, renstra_id as lain_id
            from out_padanan
            where status = 'pasti'
            union
            select usulan_id, renja_id
            from out_padanan_renja
        ),
        satuan as (
            select
                p.usulan_id,
                coalesce(u.satuan_sel, u.indikator_sel) as sel,
                a.satuan as kiri,
                a.teks as kiri_teks,
                b.satuan as kanan,
                b.teks as kanan_teks,
                l.jenis,
                l.lembar,
                coalesce(l.satuan_sel, l.indikator_sel) as lain_sel
            from pasangan p
            join periksa_usulan u on u.baris_id = p.usulan_id
            join periksa_baris l on l.baris_id = p.lain_id
            left join periksa_satuan a on a.baris_id = p.usulan_id
            left join periksa_satuan b on b.baris_id = p.lain_id
            where u.indikator is not null
            qualify row_number() over (
                partition by p.usulan_id, l.jenis, b.satuan
                order by l.unggahan_id, l.urutan
            ) = 1
        )
        select
            case
                when kiri is null or kanan is null then 'tdp'
                when kiri <> kanan then 'temuan'
                else 'lulus'
            end as status,
            usulan_id as baris_id,
            sel,
            jenis || ' ' || kanan as hal,
            kiri_teks as nilai,
            kanan_teks || ' ' || tempat(jenis, lembar, lain_sel) as harapan,
            'Satuan berbeda dari ' || nama_jenis(jenis) || '.' as pesan,
            'Samakan satuannya dengan dokumen yang benar.' as saran,
            case when kiri is null or kanan is null then 'satuan kosong di salah satu dokumen' end as alasan
        from satuan
        union all by name
        select
            'tdp' as status,
            'padanan menunggu keputusan di halaman Padanan' as alasan
        from out_padanan
        where status = 'ragu'
    """
