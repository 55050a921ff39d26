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
        with dinilai as (
            select
                *,
                case
                    when keadaan = 'belum_dikirim' then nama_jenis(dokumen) || ' belum diunggah'
                    when keadaan = 'tanpa_padanan' and status_padanan = 'ragu'
                        then 'padanan menunggu keputusan di halaman Padanan'
                    when keadaan = 'tanpa_padanan' then 'tanpa padanan di Renstra (lihat K30)'
                    when keadaan = 'kosong_usulan' then 'target usulan kosong (lihat K09)'
                    when keadaan = 'kosong_rencana' then 'tahun ini kosong atau tidak ada di dokumen lain'
                    when is_lain_satuan then 'satuannya berbeda (lihat K32)'
                    when keadaan = 'tidak_terbanding' then 'nilainya tidak dapat dibandingkan (lihat K10 dan K32)'
                end as alasan
            from periksa_banding
            where medan = 'target'
        )
        select
            case
                when alasan is not null then 'tdp'
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
            -- Ranges with one midpoint (73-75, 72-76) differ by more than rounding.
            || case when is_lain_angka and is_sama_bulat then ' (beda pembulatan).' else '.' end as pesan,
            'Samakan dengan ' || nama_jenis(dokumen) || ', atau catat alasan perubahannya.' as saran,
            alasan
        from dinilai
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
        with dinilai as (
            select
                *,
                case
                    when keadaan = 'belum_dikirim' then nama_jenis(dokumen) || ' belum diunggah'
                    when keadaan = 'tanpa_padanan' and status_padanan = 'ragu'
                        then 'padanan menunggu keputusan di halaman Padanan'
                    when keadaan = 'tanpa_padanan' then 'tanpa padanan di Renstra (lihat K30)'
                    when keadaan = 'kosong_usulan' then 'baseline usulan kosong (lihat K11)'
                    when keadaan = 'kosong_rencana' then 'dokumen lain tidak memuat baseline'
                    when is_lain_satuan then 'satuannya berbeda (lihat K32)'
                    when keadaan = 'tidak_terbanding' then 'nilainya tidak dapat dibandingkan'
                end as alasan
            from periksa_banding
            where medan = 'baseline'
        )
        select
            case
                when alasan is not null then 'tdp'
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
            alasan
        from dinilai
    """
