"""Checks of alignment between documents: usulan, Renstra, Renja, last year's IKU. K29–K37. SQL only.

Pairs come from matching (`out_` tables); a pair that waits for a person is not judged here, except by K31.
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
    """Indikator yang sama dua kali, dalam satu berkas, di bawah dua sasaran, atau oleh dua bidang, mengacaukan hitungan.

    Nama yang hanya berbeda salah ketik dianggap sama; nama dengan kata benda lain (pra bencana, pasca bencana) tidak.

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


@check(
    kode="K33",
    judul="Target berbeda antardokumen",
    tingkat="galat",
    topik="Keselarasan",
    sumber="LKE, PR",
    tanpa_data="Belum ada usulan yang berpasangan dengan Renstra atau Renja.",
)
def target_berbeda() -> str:
    """Target tahun yang sama harus sama di usulan, Renstra, dan Renja.

    Target disalin, bukan diukur, jadi dibandingkan persis. Bila bedanya hanya pembulatan, hal itu disebut. Tahun yang
    tidak ada di dokumen lain tidak dibandingkan.

    Baik: 82,5 di usulan dan 82,5 di Renstra. Kurang: 80 di usulan, 82,5 di Renstra.
    """
    return """
        with pasangan as (
            select usulan_id, tahun, usulan_sel, usulan_teks, usulan_angka, usulan_desimal,
                   'renstra' as dokumen, renstra_id as lain_id, renstra_teks as teks, renstra_angka as angka,
                   renstra_desimal as desimal, renstra_lembar as lembar, renstra_sel as sel,
                   keadaan_renstra as keadaan
            from out_banding
            where medan = 'target'
            union all
            select usulan_id, tahun, usulan_sel, usulan_teks, usulan_angka, usulan_desimal,
                   'renja', renja_id, renja_teks, renja_angka, renja_desimal, renja_lembar, renja_sel,
                   keadaan_renja
            from out_banding
            where medan = 'target'
        ),
        dinilai as (
            select
                p.*,
                d.status as status_padanan,
                case
                    when p.keadaan = 'tanpa_padanan' and d.status = 'ragu'
                        then 'padanan menunggu keputusan di halaman Padanan'
                    when p.keadaan = 'tanpa_padanan' then 'tanpa padanan di Renstra (lihat K30)'
                    when p.keadaan = 'kosong_usulan' then 'target usulan kosong (lihat K09)'
                    when p.keadaan = 'kosong_rencana' then 'tahun ini kosong atau tidak ada di dokumen lain'
                    when a.keluarga <> b.keluarga then 'satuannya berbeda (lihat K32)'
                    when p.keadaan = 'tidak_terbanding' then 'nilainya tidak dapat dibandingkan (lihat K10 dan K32)'
                end as halangan
            from pasangan p
            left join out_padanan d using (usulan_id)
            left join periksa_satuan a on a.baris_id = p.usulan_id
            left join periksa_satuan b on b.baris_id = p.lain_id
            where p.keadaan <> 'tanpa_padanan'
               or (p.dokumen = 'renstra' and exists (select 1 from periksa_lembar where jenis = 'renstra'))
        )
        select
            case
                when halangan is not null then 'tdp'
                when keadaan = 'beda' then 'temuan'
                else 'lulus'
            end as status,
            usulan_id as baris_id,
            usulan_sel as sel,
            tahun,
            dokumen as hal,
            usulan_teks as nilai,
            teks || ' ' || tempat(dokumen, lembar, sel) as harapan,
            'Target ' || coalesce(tahun || ' ', '') || 'berbeda dari ' || nama_jenis(dokumen)
            || case
                when round(usulan_angka, least(usulan_desimal, desimal)) = round(angka, least(usulan_desimal, desimal))
                    then ' (beda pembulatan).'
                else '.'
            end as pesan,
            'Samakan dengan ' || nama_jenis(dokumen) || ', atau catat alasan perubahannya.' as saran,
            halangan as alasan
        from dinilai
        union all by name
        select
            'tdp' as status,
            nama_jenis(dokumen) || ' belum diunggah' as alasan
        from (values ('renstra'), ('renja')) d (dokumen)
        where dokumen not in (select jenis from periksa_lembar)
          and exists (select 1 from out_padanan)
    """


@check(
    kode="K34",
    judul="Baseline berbeda antardokumen",
    tingkat="peringatan",
    topik="Keselarasan",
    sumber="LKE, PR",
    tanpa_data="Belum ada usulan yang berpasangan dengan Renstra atau Renja.",
)
def baseline_berbeda() -> str:
    """Kondisi awal adalah angka terukur; di semua dokumen harus sama, dan sama dengan realisasi tahun itu.

    Dibandingkan setelah dibulatkan ke jumlah desimal yang lebih sedikit, karena dokumen mencetak ketelitian berbeda.

    Baik: 68,24 di usulan dan 68,2 di Renstra. Kurang: 68,2 di usulan dan 70,1 di Renstra.
    """
    return """
        with pasangan as (
            select usulan_id, tahun, usulan_sel, usulan_teks, usulan_angka, usulan_desimal,
                   'renstra' as dokumen, renstra_id as lain_id, renstra_teks as teks, renstra_angka as angka,
                   renstra_desimal as desimal, renstra_lembar as lembar, renstra_sel as sel,
                   keadaan_renstra as keadaan
            from out_banding
            where medan = 'baseline'
            union all
            select usulan_id, tahun, usulan_sel, usulan_teks, usulan_angka, usulan_desimal,
                   'renja', renja_id, renja_teks, renja_angka, renja_desimal, renja_lembar, renja_sel,
                   keadaan_renja
            from out_banding
            where medan = 'baseline'
            union all
            select u.baris_id, n.tahun, n.sel, n.teks, n.angka, n.desimal,
                   b.jenis, b.baris_id, r.teks, r.angka, r.desimal, b.lembar, r.sel,
                   case when n.angka = r.angka then 'sama' else 'beda' end
            from periksa_usulan u
            join periksa_nilai n
                on n.baris_id = u.baris_id
               and n.medan = 'baseline'
            join periksa_baris b
                on b.instansi is not distinct from u.instansi
               and b.indikator_kunci = u.indikator_kunci
            join periksa_nilai r
                on r.baris_id = b.baris_id
               and r.medan = 'realisasi'
               and r.tahun = n.tahun
            where u.indikator is not null
              and n.angka is not null
              and r.angka is not null
              and (n.jenis = 'predikat') = (r.jenis = 'predikat')
        ),
        dinilai as (
            select
                p.*,
                case
                    when p.keadaan = 'tanpa_padanan' and d.status = 'ragu'
                        then 'padanan menunggu keputusan di halaman Padanan'
                    when p.keadaan = 'tanpa_padanan' then 'tanpa padanan di Renstra (lihat K30)'
                    when p.keadaan = 'kosong_usulan' then 'baseline usulan kosong (lihat K11)'
                    when p.keadaan = 'kosong_rencana' then 'dokumen lain tidak memuat baseline'
                    when a.keluarga <> b.keluarga then 'satuannya berbeda (lihat K32)'
                    when p.keadaan = 'tidak_terbanding' then 'nilainya tidak dapat dibandingkan'
                end as halangan,
                coalesce(
                    round(p.usulan_angka, least(p.usulan_desimal, p.desimal))
                    = round(p.angka, least(p.usulan_desimal, p.desimal)),
                    false
                ) as is_sama_bulat
            from pasangan p
            left join out_padanan d using (usulan_id)
            left join periksa_satuan a on a.baris_id = p.usulan_id
            left join periksa_satuan b on b.baris_id = p.lain_id
            where p.keadaan <> 'tanpa_padanan'
               or (p.dokumen = 'renstra' and exists (select 1 from periksa_lembar where jenis = 'renstra'))
        )
        select
            case
                when halangan is not null then 'tdp'
                when keadaan = 'beda' and not is_sama_bulat then 'temuan'
                else 'lulus'
            end as status,
            usulan_id as baris_id,
            usulan_sel as sel,
            tahun,
            dokumen || ' ' || coalesce(sel, '') as hal,
            usulan_teks as nilai,
            teks || ' ' || tempat(dokumen, lembar, sel) as harapan,
            'Baseline berbeda dari ' || nama_jenis(dokumen) || '.' as pesan,
            'Cocokkan dengan angka resmi tahun itu, lalu samakan.' as saran,
            halangan as alasan
        from dinilai
        union all by name
        select
            'tdp' as status,
            nama_jenis(dokumen) || ' belum diunggah' as alasan
        from (values ('renstra'), ('renja')) d (dokumen)
        where dokumen not in (select jenis from periksa_lembar)
          and exists (select 1 from out_padanan)
    """


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

    Keterangan yang terisi adalah catatannya; nama yang hanya salah ketik tidak dihitung (lihat K31).

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
                kemiripan(b.indikator_kunci, h.indikator_kunci) >= $mirip_ganda
                and kata_sama(b.indikator_kunci, h.indikator_kunci) as is_salah_ketik
            from baru b
            join hilang h on h.instansi is not distinct from b.instansi
            where kemiripan(b.indikator_kunci, h.indikator_kunci) >= $mirip_nama_lama
            qualify row_number() over (
                partition by b.baris_id
                order by kemiripan(b.indikator_kunci, h.indikator_kunci) desc, h.baris_id
            ) = 1
        )
        select
            case when b.ada_catatan or g.is_salah_ketik then 'lulus' else 'temuan' end as status,
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

    Salah ketik tidak dihitung; yang dilaporkan adalah perubahan isi.

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
                l.lembar as lama_lembar
            from periksa_usulan u
            join periksa_baris l
                on l.jenis = 'iku_lama'
               and l.instansi is not distinct from u.instansi
               and l.indikator_kunci = u.indikator_kunci
            where u.indikator is not null
        )
        select
            case
                when m.kini is null or m.lama is null then 'tdp'
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
            case when m.kini is null or m.lama is null then 'kosong di salah satu dokumen (lihat K03)' end as alasan
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
