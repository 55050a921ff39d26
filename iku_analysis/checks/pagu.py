"""Checks of pagu: sums, pagu with target, readable amounts. K39–K41. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K39",
    judul="Jumlah pagu anak tidak sama dengan induknya",
    tingkat="galat",
    topik="Struktur & pagu",
    sumber="P86",
    tanpa_data="Belum ada pagu program dengan rinciannya di Renstra atau Renja.",
)
def pagu_tidak_berjumlah() -> str:
    """Pagu program adalah jumlah pagu kegiatannya, dan pagu kegiatan jumlah pagu sub kegiatannya, pada setiap tahun.

    Baris outcome yang mengulang pagu baris kodenya dihitung satu kali. Anak yang pagunya kosong dihitung nol dan
    disebutkan.

    Mengapa: Pagu yang tidak berjumlah akan ditolak pada penganggaran, atau ada yang terhitung dua kali.

    Baik: program Rp 500 juta, kegiatannya Rp 300 juta dan Rp 200 juta. Kurang: program Rp 500 juta, kegiatannya Rp 450
    juta.
    """
    return """
        with kode as (
            select distinct unggahan_id, lembar, kode, string_split(kode, '.') as bagian
            from periksa_baris
            where tabel = 'program'
              and jenis in ('renstra', 'renja')
              and kode is not null
        ),
        leluhur as (
            select
                unggahan_id,
                lembar,
                kode,
                len(bagian) as tingkat,
                unnest(list_transform(range(1, len(bagian)), lambda i: array_to_string(bagian[1:i], '.'))) as induk
            from kode
        ),
        induk as (
            -- The nearest code above that stands in the same table.
            select unggahan_id, lembar, kode, tingkat, arg_max(induk, length(induk)) as induk
            from leluhur
            where (unggahan_id, lembar, induk) in (select (unggahan_id, lembar, kode) from kode)
            group by all
        ),
        pagu as (
            select
                b.unggahan_id,
                b.lembar,
                b.kode,
                n.medan,
                n.tahun,
                sum(n.angka) as pagu,
                bool_or(n.jenis = 'teks') as is_rusak,
                arg_min(b.baris_id, b.urutan) as baris_id,
                arg_min(n.sel, b.urutan) as sel,
                arg_min(n.teks, b.urutan) as teks
            from periksa_nilai n
            join periksa_baris b using (baris_id)
            where n.medan in ('pagu', 'pagu_akhir', 'pagu_maju')
              and not n.ulangan
              and b.tabel = 'program'
              and b.jenis in ('renstra', 'renja')
              and b.kode is not null
            group by b.unggahan_id, b.lembar, b.kode, n.medan, n.tahun
        ),
        jumlah as (
            select
                p.baris_id,
                p.medan,
                p.tahun,
                any_value(p.kode) as kode,
                any_value(p.sel) as sel,
                any_value(p.teks) as teks,
                any_value(p.pagu) as pagu,
                bool_or(p.is_rusak or coalesce(a.is_rusak, false)) as is_rusak,
                count(*) as anak,
                count(a.pagu) as anak_terisi,
                min(i.tingkat) <> max(i.tingkat) as is_tak_setingkat,
                sum(a.pagu) as jumlah_anak
            from pagu p
            join induk i
                on i.unggahan_id = p.unggahan_id
               and i.lembar = p.lembar
               and i.induk = p.kode
            left join pagu a
                on a.unggahan_id = i.unggahan_id
               and a.lembar = i.lembar
               and a.kode = i.kode
               and a.medan = p.medan
               and a.tahun is not distinct from p.tahun
            group by p.baris_id, p.medan, p.tahun
        )
        select
            case
                when is_rusak or pagu is null or anak_terisi = 0 or is_tak_setingkat then 'tdp'
                when abs(pagu - jumlah_anak) > $selisih_pagu_rp * anak then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            tahun,
            medan as hal,
            teks as nilai,
            rupiah_id(jumlah_anak) || ' (jumlah ' || anak || ' baris di bawah kode ' || kode || ')' as harapan,
            'Pagu ' || kode || coalesce(' tahun ' || tahun, ' akhir periode') || ' berbeda '
            || rupiah_id(abs(pagu - jumlah_anak)) || ' dari jumlah ' || anak || ' baris di bawahnya'
            || case
                when anak_terisi < anak then ' (' || (anak - anak_terisi) || ' di antaranya kosong, dihitung nol).'
                else '.'
            end as pesan,
            'Perbaiki pagu induk atau anaknya.' as saran,
            case
                when is_rusak then 'ada pagu yang tidak terbaca (lihat K41)'
                when pagu is null then 'pagu induk kosong'
                when anak_terisi = 0 then 'pagu semua anak kosong'
                when is_tak_setingkat then 'kode di bawahnya tidak setingkat: kode hilang atau salah (lihat K38)'
            end as alasan
        from jumlah
    """


@check(
    kode="K40",
    judul="Pagu tanpa target, atau target tanpa pagu",
    tingkat="peringatan",
    topik="Struktur & pagu",
    sumber="P86",
    tanpa_data="Belum ada tabel program di Renstra atau Renja.",
)
def pagu_tanpa_target() -> str:
    """Setiap program, kegiatan, dan sub kegiatan yang diberi pagu mempunyai target pada tahun itu, dan sebaliknya.

    Dinilai per kode, bukan per baris: indikator kedua memang tidak mempunyai pagu. Pagu 0 dianggap tanpa pagu. Lembar
    atau tahun yang seluruhnya hanya memuat salah satunya adalah satu temuan yang menyebut berapa kode.

    Mengapa: Anggaran tanpa target tidak dapat dipertanggungjawabkan, dan target tanpa anggaran tidak dapat
    dijalankan.

    Baik: target 80 % dengan pagu Rp 200 juta. Kurang: pagu Rp 200 juta, target kosong.
    """
    return """
        with isi_kode as (
            select
                b.unggahan_id,
                b.lembar,
                b.kode,
                n.tahun,
                any_value(b.berkas) as berkas,
                any_value(b.bidang) as bidang,
                any_value(b.instansi) as instansi,
                min(b.urutan) as urutan,
                arg_min(b.baris_id, b.urutan) as baris_id,
                arg_min(b.baris, b.urutan) as baris,
                arg_min(n.sel, b.urutan) filter (where n.medan = 'pagu') as sel_pagu,
                arg_min(n.sel, b.urutan) filter (where n.medan = 'target') as sel_target,
                arg_min(n.teks, b.urutan) filter (where n.medan = 'pagu') as teks_pagu,
                arg_min(n.teks, b.urutan) filter (where n.medan = 'target') as teks_target,
                coalesce(bool_or(n.medan = 'pagu' and (n.angka > 0 or n.jenis = 'teks')), false) as ada_pagu,
                coalesce(bool_or(n.medan = 'target' and n.jenis <> 'kosong'), false) as ada_target
            from periksa_nilai n
            join periksa_baris b using (baris_id)
            where n.medan in ('pagu', 'target')
              and b.tabel = 'program'
              and b.jenis in ('renstra', 'renja')
              and b.kode is not null
              and coalesce(b.level_baku, '') <> 'urusan'
              and len(string_split(b.kode, '.')) > 2
            group by b.unggahan_id, b.lembar, b.kode, n.tahun
        ),
        terisi as (
            -- A whole sheet, or a whole year of it, that has only one of the two is one thing to mend, not one a code.
            select
                * exclude (sel_pagu, sel_target, teks_pagu, teks_target),
                if(ada_pagu, sel_pagu, sel_target) as sel,
                if(ada_pagu, teks_pagu, teks_target) as teks,
                case
                    when not (bool_or(ada_pagu) over selembar and bool_or(ada_target) over selembar) then 'lembar'
                    when not (bool_or(ada_pagu) over setahun and bool_or(ada_target) over setahun) then 'tahun'
                    else kode
                end as hal
            from isi_kode
            where ada_pagu or ada_target
            window
                selembar as (partition by unggahan_id, lembar),
                setahun as (partition by unggahan_id, lembar, tahun)
        ),
        timpang as (
            select
                unggahan_id,
                lembar,
                hal,
                any_value(berkas) as berkas,
                any_value(bidang) as bidang,
                any_value(instansi) as instansi,
                min({'urutan': urutan, 'tahun': tahun, 'sel': sel, 'teks': teks, 'baris_id': baris_id, 'baris': baris,
                     'kode': kode}) as awal,
                count(distinct kode) as banyak_kode,
                count(*) as banyak,
                bool_and(ada_pagu) as is_pagu,
                if(min(tahun) is not distinct from max(tahun), min(tahun), null) as tahun
            from terisi
            where ada_pagu <> ada_target
            group by unggahan_id, lembar, hal, if(hal = 'lembar', null, tahun)
        )
        select
            'lulus' as status,
            baris_id,
            null::varchar as sel,
            tahun,
            kode as hal,
            null::varchar as nilai,
            null::varchar as pesan,
            null::varchar as saran,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from terisi
        where ada_pagu = ada_target
        union all by name
        select
            'temuan' as status,
            if(banyak = 1, awal.baris_id, null) as baris_id,
            awal.sel as sel,
            tahun,
            if(banyak = 1, awal.kode, hal) as hal,
            if(banyak = 1, awal.teks, banyak_kode || ' kode') as nilai,
            format(
                case
                    when banyak = 1 then 'Kode {0} mempunyai {2} tetapi tidak mempunyai {3}{4}.'
                    when hal = 'lembar' then 'Lembar ini memuat {2} {1} kode, tetapi tidak satu pun {3}{4}.'
                    else '{1} kode mempunyai {2} tetapi tidak satu pun mempunyai {3}{4}.'
                end,
                awal.kode,
                banyak_kode,
                if(is_pagu, 'pagu', 'target'),
                if(is_pagu, 'target', 'pagu'),
                coalesce(' tahun ' || tahun, '')
            ) as pesan,
            case
                when is_pagu then if(banyak = 1, 'Isi target tahun itu.', 'Isi targetnya, atau catat di mana tertulis.')
                else if(banyak = 1, 'Isi pagu tahun itu, atau catat alasannya.', 'Isi pagunya, atau catat alasannya.')
            end as saran,
            if(banyak = 1, null, berkas) as berkas,
            if(banyak = 1, null, lembar) as lembar,
            if(banyak = 1, null, awal.baris) as baris,
            if(banyak = 1, null, bidang) as bidang,
            if(banyak = 1, null, instansi) as instansi
        from timpang
    """


@check(
    kode="K41",
    judul="Pagu tidak terbaca",
    tingkat="galat",
    topik="Struktur & pagu",
    sumber="PR",
    tanpa_data="Belum ada pagu di Renstra atau Renja.",
)
def pagu_tidak_terbaca() -> str:
    """Pagu harus satu jumlah rupiah yang pasti; tanda "Rp -" berarti kosong.

    Mengapa: Jumlah yang tidak pasti tidak boleh ditebak; salah baca satu titik mengubahnya seribu kali.

    Baik: "1.250.000.000". Kurang: "2 Paket", "1.234.567,89.00".
    """
    return """
        with masalah as (
            select unggahan_id, lembar, sel, arg_min(pesan, urutan) as pesan
            from raw_masalah
            where sel is not null
            group by unggahan_id, lembar, sel
        )
        select
            case when n.jenis in ('angka', 'kosong') then 'lulus' else 'temuan' end as status,
            n.baris_id,
            n.sel,
            n.tahun,
            n.medan as hal,
            n.teks as nilai,
            'jumlah rupiah' as harapan,
            'Pagu tidak terbaca sebagai jumlah rupiah.' || coalesce(' ' || m.pesan, '') as pesan,
            'Ketik ulang jumlah rupiahnya.' as saran
        from periksa_nilai n
        left join masalah m
            on m.unggahan_id = n.unggahan_id
           and m.lembar = n.lembar
           and m.sel = n.sel
        where n.medan in ('pagu', 'pagu_akhir', 'pagu_maju')
    """
