"""Checks of alignment: the same indicator, name and unit in all documents. K29–K32. SQL only.

Pairs come from matching (`out_` tables); a pair that waits for a person is judged by K31 alone.
"""

from __future__ import annotations

from iku_analysis.checks.registry import check

TANPA_PADANAN = "K30"


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
        with
            instansi as (
                select
                    list(nomor order by nomor) as nomor,
                    nama_kembar(list(indikator_kunci order by nomor), $mirip_ganda) as kembar
                from periksa_usulan
                where indikator is not null
                group by instansi
            ),
            ganda as (
                select unnest(nomor) as nomor, nomor[unnest(kembar)] as pertama
                from instansi
            )
        select
            case when g.baris_id is null then 'lulus' else 'temuan' end as status,
            u.baris_id,
            u.indikator_sel as sel,
            u.indikator as nilai,
            g.indikator || ' ' || tempat(g.jenis, g.lembar, g.indikator_sel) as harapan,
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
        left join ganda d using (nomor)
        left join periksa_usulan g on g.nomor = d.pertama
        where u.indikator is not null
    """


@check(
    kode=TANPA_PADANAN,
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
        with diminta as (
            -- Renstra records that a usulan is, or may be.
            select renstra_id, true as is_pasti
            from out_padanan
            where status = 'pasti'
            union all
            select k.renstra_id, false
            from out_calon k
            join out_padanan p using (usulan_id)
            where p.status = 'ragu'
              -- Of several that are hardly alike only the likeliest.
              and k.skor >= least(p.skor, $mirip_calon)
        ),
        renstra as (
            -- One Renstra indicator with its copies in other tables of the Renstra.
            select
                c.utama_id,
                case when bool_or(d.is_pasti) then 'pasti' when count(d.renstra_id) > 0 then 'ragu' end as status
            from out_salinan c
            left join diminta d on d.renstra_id = c.baris_id
            group by c.utama_id
        ),
        indikator as (
            select
                u.baris_id,
                u.instansi,
                u.indikator_sel as sel,
                u.indikator as nilai,
                p.status as padanan,
                p.alasan as alasan_padanan,
                true as is_usulan
            from periksa_usulan u
            left join out_padanan p on p.usulan_id = u.baris_id
            where u.indikator is not null
            union all
            select b.baris_id, b.instansi, b.indikator_sel, b.indikator, r.status, null, false
            from renstra r
            join periksa_baris b on b.baris_id = r.utama_id
        ),
        dinilai as (
            select
                *,
                bool_or(is_usulan) over instansi and bool_or(not is_usulan) over instansi as ada_keduanya
            from indikator
            window instansi as (partition by instansi)
        )
        select
            case
                when padanan = 'pasti' then 'lulus'
                when padanan = 'ragu' or not ada_keduanya then 'tdp'
                else 'temuan'
            end as status,
            baris_id,
            sel,
            nilai,
            case when is_usulan then 'indikator tujuan atau sasaran di Renstra' else 'satu IKU dalam usulan bidang' end
            as harapan,
            case
                when is_usulan
                    then 'Indikator ini tidak ada di antara indikator tujuan dan sasaran Renstra.'
                    || coalesce(' Alasan yang dicatat: ' || alasan_padanan, '')
                else 'Indikator Renstra ini tidak ada dalam usulan mana pun.'
            end as pesan,
            case
                when is_usulan
                    then 'Pakai nama indikator Renstra, atau jelaskan mengapa indikator ini diusulkan; padanannya '
                    || 'diputuskan di halaman Padanan.'
                else 'Minta bidang yang terkait mengusulkannya, atau catat alasannya.'
            end as saran,
            case
                when ada_keduanya then 'padanan menunggu keputusan di halaman Padanan'
                when is_usulan then 'Renstra belum diunggah atau tidak memuat indikator tujuan dan sasaran'
                else 'usulan belum diunggah'
            end as alasan
        from dinilai
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

    Perbedaan huruf besar, spasi, dan nomor urut tidak dihitung. Pasangan mirip yang belum diputuskan juga dilaporkan,
    karena perbedaan nama itulah sebabnya.

    Mengapa: Nama yang berbeda membuat pembaca ragu apakah indikatornya sama, dan laporan tidak dapat disandingkan.

    Baik: "Persentase ormas aktif" di semua dokumen. Kurang: "Prosentase Ormas yang aktif" di usulan.
    """
    return """
        with nama as (
            -- Of records with the same name in one document, the first.
            select
                usulan_id,
                lain_jenis,
                any_value(indikator) as indikator,
                any_value(indikator_sel) as indikator_sel,
                unnest(
                    arg_min(
                        {'lain': lain_indikator, 'lembar': lain_lembar, 'sel': lain_indikator_sel, 'is_ragu': is_ragu},
                        (lain_unggahan_id, lain_urutan)
                    )
                )
            from periksa_pasangan
            where lain_indikator is not null
              -- Names that are hardly alike are hardly one name written in two ways.
              and (not is_ragu or skor >= $mirip_calon)
            group by usulan_id, lain_jenis, lower(lain_indikator)
        ),
        polos as (
            select
                *,
                regexp_replace(lower(indikator), '^\\(?(\\d{1,2}(\\.\\d{1,2})*|[a-z])[.)]\\s*|\\s+', '', 'g') as kiri,
                regexp_replace(lower(lain), '^\\(?(\\d{1,2}(\\.\\d{1,2})*|[a-z])[.)]\\s*|\\s+', '', 'g') as kanan
            from nama
        )
        select
            case when kiri = kanan then 'lulus' else 'temuan' end as status,
            usulan_id as baris_id,
            indikator_sel as sel,
            lain_jenis || ' ' || lain as hal,
            indikator as nilai,
            lain || ' ' || tempat(lain_jenis, lembar, sel) as harapan,
            'Nama indikator berbeda dari ' || nama_jenis(lain_jenis)
            || case when is_ragu then '; padanannya belum diputuskan.' else '.' end as pesan,
            case
                when is_ragu then 'Samakan namanya bila itu yang dimaksud; padanannya diputuskan di halaman Padanan.'
                else 'Samakan penulisan namanya.'
            end as saran
        from polos
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

    Persen, %, dan Persentase adalah satu satuan. Angka, Nilai, Skala, dan Indeks adalah kata yang berbeda. Satuan yang
    tertulis di sel target ("17 Kejadian") dibandingkan juga.

    Mengapa: Angka yang sama dengan satuan lain adalah kinerja yang lain; dokumen hanya dapat mencetak satu.

    Baik: "Indeks" di usulan dan Renstra. Kurang: "Angka" di usulan, "Indeks" di Renstra.
    """
    return """
        with disebut as (
            -- Where no column names the unit (T-C.33), the cell of the target does ("17 Kejadian"), before the first
            -- word of the name; a predicate needs none.
            select
                p.* exclude (lain_satuan),
                case
                    when n.satuan is not null then n.satuan
                    when n.jenis is null then p.lain_satuan
                end as lain_satuan,
                n.sel as lain_target_sel,
                n.teks as lain_target
            from periksa_pasangan p
            left join periksa_nilai n
                on n.baris_id = if(p.lain_satuan_sel is null, p.lain_id, null)
               and n.medan = 'target'
               and (n.satuan is not null or n.jenis = 'predikat')
            where not p.is_ragu
        ),
        satuan as (
            -- Of records with the same unit in one document, the first.
            select
                usulan_id,
                lain_jenis,
                lain_satuan,
                any_value(satuan_berlaku) as satuan_berlaku,
                any_value(satuan_teks) as satuan_teks,
                any_value(coalesce(satuan_sel, indikator_sel)) as sel,
                unnest(
                    arg_min(
                        {
                            'lain': coalesce(lain_target, lain_satuan_teks),
                            'lembar': lain_lembar,
                            'lain_sel': coalesce(lain_target_sel, lain_satuan_sel, lain_indikator_sel)
                        },
                        (lain_unggahan_id, lain_urutan, lain_target_sel)
                    )
                )
            from disebut
            group by usulan_id, lain_jenis, lain_satuan
        )
        select
            case
                when satuan_berlaku is null or lain_satuan is null then 'tdp'
                when satuan_berlaku <> lain_satuan then 'temuan'
                else 'lulus'
            end as status,
            usulan_id as baris_id,
            sel,
            lain_jenis || ' ' || lain_satuan as hal,
            satuan_teks as nilai,
            lain || ' ' || tempat(lain_jenis, lembar, lain_sel) as harapan,
            'Satuan berbeda dari ' || nama_jenis(lain_jenis) || '.' as pesan,
            'Samakan satuannya dengan dokumen yang benar.' as saran,
            'satuan kosong di salah satu dokumen' as alasan
        from satuan
        union all by name
        select
            'tdp' as status,
            'padanan menunggu keputusan di halaman Padanan' as alasan
        from out_padanan
        where status = 'ragu'
    """
