"""Checks of alignment: the same target and baseline in all documents. K33, K34. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


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

    Mengapa: Dua target untuk tahun yang sama berarti dua janji; evaluator memakai yang merugikan.

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
        berusulan as (
            select p.usulan_id, b.instansi
            from out_padanan p
            join periksa_baris b on b.baris_id = p.usulan_id
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
               or (p.dokumen = 'renstra' and p.usulan_id in (
                   select u.usulan_id
                   from berusulan u
                   semi join periksa_lembar l
                       on l.jenis = 'renstra'
                      and l.instansi is not distinct from u.instansi
               ))
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
                -- Ranges with one midpoint (73-75, 72-76) differ by more than rounding.
                when usulan_angka <> angka
                 and round(usulan_angka, least(usulan_desimal, desimal)) = round(angka, least(usulan_desimal, desimal))
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
        from (select distinct instansi from berusulan) u
        cross join (values ('renstra'), ('renja')) d (dokumen)
        anti join periksa_lembar l
            on l.jenis = d.dokumen
           and l.instansi is not distinct from u.instansi
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

    Mengapa: Titik awal yang berbeda mengubah besarnya perbaikan yang dilaporkan.

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
            join (
                select usulan_id, ukur_id
                from out_ukur
                union all
                select baris_id, baris_id
                from periksa_usulan
            ) p on p.usulan_id = u.baris_id
            join periksa_baris b on b.baris_id = p.ukur_id
            join periksa_nilai r
                on r.baris_id = b.baris_id
               and r.medan = 'realisasi'
               and r.tahun = n.tahun
            where u.indikator is not null
              and n.angka is not null
              and r.angka is not null
              and (n.jenis = 'predikat') = (r.jenis = 'predikat')
        ),
        berusulan as (
            select p.usulan_id, b.instansi
            from out_padanan p
            join periksa_baris b on b.baris_id = p.usulan_id
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
               or (p.dokumen = 'renstra' and p.usulan_id in (
                   select u.usulan_id
                   from berusulan u
                   semi join periksa_lembar l
                       on l.jenis = 'renstra'
                      and l.instansi is not distinct from u.instansi
               ))
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
        from (select distinct instansi from berusulan) u
        cross join (values ('renstra'), ('renja')) d (dokumen)
        anti join periksa_lembar l
            on l.jenis = d.dokumen
           and l.instansi is not distinct from u.instansi
    """
