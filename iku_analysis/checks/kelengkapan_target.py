"""Checks of completeness: polaritas, targets, baseline. K08–K11. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K08",
    judul="Polaritas tidak jelas atau berlawanan dengan arah target",
    tingkat="peringatan",
    topik="Kelengkapan",
    sumber="PR",
)
def polaritas_tidak_jelas() -> str:
    """Polaritas mengatakan apakah nilai yang naik atau yang turun berarti lebih baik; capaian memerlukannya.

    Polaritas yang tidak tertulis dibaca dari kata dalam nama indikator ("angka kejadian konflik": turun). Bila tidak
    ada petunjuk, atau arah target berlawanan dengan petunjuk itu, tulislah polaritasnya. Polaritas yang tertulis pun
    tidak boleh berlawanan dengan arah target dari tahun pertama ke tahun terakhir.

    Mengapa: Arah menentukan rumus capaian: salah arah membuat kegagalan tampak sebagai keberhasilan.

    Baik: "Jumlah kejadian konflik" 12, 10, 8. Kurang: "Jumlah kejadian konflik" 8, 10, 12.
    """
    return """
        with arah as (
            select
                baris_id,
                count(*) as banyak,
                arg_min(angka, urut) as awal,
                arg_max(angka, urut) as akhir,
                arg_max(sel, urut) as sel,
                arg_max(teks, urut) as teks
            from periksa_deret
            where medan = 'target'
            group by baris_id
        ),
        baris as (
            select
                u.*,
                l.baris_judul[1] as baris_judul,
                p.polaritas as polaritas_dipakai,
                p.cara,
                a.banyak,
                a.awal,
                a.akhir,
                a.sel as sel_akhir,
                a.teks as teks_akhir,
                k.kolom,
                k.medan is not null as ada_kolom
            from periksa_usulan u
            join raw_lembar l using (unggahan_id, lembar)
            left join out_polaritas p using (baris_id)
            left join arah a using (baris_id)
            left join periksa_kolom k
                on k.unggahan_id = u.unggahan_id
               and k.lembar = u.lembar
               and k.medan = 'polaritas'
            where u.indikator is not null
        ),
        dinilai as (
            select
                *,
                case
                    when polaritas_dipakai is null then 'kosong'
                    when cara not in ('tersirat', 'tertulis') or polaritas_dipakai = 'stabil' then 'jelas'
                    when cara = 'tertulis' and coalesce(banyak, 0) < 2 then 'jelas'
                    when coalesce(banyak, 0) < 2 then 'pendek'
                    when polaritas_dipakai = 'naik' and akhir < awal then 'lawan'
                    when polaritas_dipakai = 'turun' and akhir > awal then 'lawan'
                    else 'jelas'
                end as keadaan
            from baris
        )
        select
            case keadaan when 'jelas' then 'lulus' when 'pendek' then 'tdp' else 'temuan' end as status,
            baris_id,
            case when keadaan in ('kosong', 'lawan') then keadaan end as hal,
            case
                when keadaan = 'lawan' and cara = 'tersirat' then sel_akhir
                else coalesce(polaritas_sel, kolom || baris)
            end as sel,
            case when keadaan = 'lawan' and cara = 'tersirat' then teks_akhir else polaritas end as nilai,
            case
                when keadaan = 'kosong'
                    then 'Polaritas kosong atau tidak dikenal, dan tidak terbaca dari nama indikator.'
                else case cara when 'tertulis' then 'Tertulis' else 'Namanya memberi petunjuk' end
                    || case polaritas_dipakai
                        when 'naik' then ' makin tinggi makin baik, tetapi targetnya turun.'
                        else ' makin rendah makin baik, tetapi targetnya naik.'
                    end
            end as pesan,
            case
                when keadaan = 'kosong' then 'Isi polaritas: naik, turun, atau stabil.'
                when cara = 'tertulis' then 'Periksa mana yang keliru: polaritasnya atau arah targetnya.'
                else 'Periksa arah target, atau tulis polaritasnya bila petunjuk dari nama keliru.'
            end as saran,
            case when keadaan = 'pendek' then 'target yang terbaca kurang dari dua tahun' end as alasan,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from dinilai
        where keadaan <> 'kosong'
           or ada_kolom
        union all by name
        select
            'temuan' as status,
            'kosong' as hal,
            'Lembar ini tidak mempunyai kolom polaritas, dan polaritas ' || count(*)
            || ' indikator tidak terbaca dari namanya.' as pesan,
            'Tambahkan kolom polaritas dan isi naik, turun, atau stabil.' as saran,
            any_value(berkas) as berkas,
            lembar,
            any_value(baris_judul) as baris,
            any_value(bidang) as bidang,
            any_value(instansi) as instansi
        from dinilai
        where keadaan = 'kosong'
          and not ada_kolom
        group by unggahan_id, lembar
    """


@check(kode="K09", judul="Target tahunan kosong", tingkat="galat", topik="Kelengkapan", sumber="P86, LKE")
def target_kosong() -> str:
    """Setiap tahun dalam periode rencana memerlukan target; tanda "-" atau "N/A" dianggap kosong, angka 0 tidak.

    Tahun yang tidak punya kolom pada lembar dilaporkan oleh K44.

    Mengapa: Perjanjian Kinerja tahun itu tidak dapat disusun tanpa target, dan kekosongan baru ketahuan ketika
    sudah terlambat.

    Baik: 70, 72, 74, 76, 78. Kurang: 70, -, 74, 76, 78.
    """
    return """
        with kolom as (
            select
                unggahan_id,
                lembar,
                tahun,
                kolom,
                bool_or(kolom is not null) over (partition by unggahan_id, lembar) as ada_judul
            from periksa_kolom
            where medan = 'target'
        ),
        diminta as (
            select
                u.baris_id,
                u.unggahan_id,
                u.lembar,
                k.tahun,
                k.kolom || u.baris as sel
            from periksa_usulan u
            join kolom k using (unggahan_id, lembar)
            where u.indikator is not null
              and (k.kolom is not null or not k.ada_judul)
              and (
                  k.tahun is null
                  or $periode_awal::integer is null
                  or k.tahun between $periode_awal::integer and $periode_akhir::integer + 1
              )
        ),
        isi as (
            select
                baris_id,
                tahun,
                bool_or(jenis <> 'kosong') as is_terisi,
                any_value(teks) as teks,
                any_value(sel) as sel
            from periksa_nilai
            where medan = 'target'
            group by grouping sets ((baris_id, tahun), (baris_id))
            having grouping(tahun) = 1 or tahun is not null
        ),
        rusak as (
            select distinct unggahan_id, lembar, sel
            from raw_masalah
            where tingkat = 'galat'
        )
        select
            case
                when i.is_terisi then 'lulus'
                when r.sel is not null then 'tdp'
                else 'temuan'
            end as status,
            d.baris_id,
            coalesce(i.sel, d.sel) as sel,
            d.tahun,
            i.teks as nilai,
            'Target' || coalesce(' tahun ' || d.tahun, '') || ' kosong.' as pesan,
            'Isi targetnya; tulis 0 bila memang nol.' as saran,
            case when not coalesce(i.is_terisi, false) then 'isi sel target tidak dapat dibaca (lihat K10)' end
            as alasan
        from diminta d
        left join isi i
            on i.baris_id = d.baris_id
           and i.tahun is not distinct from d.tahun
        left join rusak r
            on r.unggahan_id = d.unggahan_id
           and r.lembar = d.lembar
           and r.sel = coalesce(i.sel, d.sel)
    """


@check(kode="K10", judul="Target tidak dapat dibaca", tingkat="galat", topik="Kelengkapan", sumber="P09")
def target_tidak_terbaca() -> str:
    """Target harus berupa angka, rentang (70,38-70,76), batas (<22), atau predikat yang dikenal (BB, WTP).

    Dua nilai dalam satu sel, atau kata seperti "Ada", tidak dapat dibandingkan dengan realisasi. Sel kosong dilaporkan
    oleh K09.

    Mengapa: Target yang bukan angka, rentang, batas, atau predikat tidak dapat dihitung capaiannya.

    Baik: "85,5". Kurang: "1 Dokumen 2900 orang".
    """
    return """
        with masalah as (
            select
                unggahan_id,
                lembar,
                sel,
                any_value(nilai) as nilai,
                any_value(pesan) as pesan,
                any_value(saran) as saran,
                bool_or(tingkat = 'galat') as is_galat
            from raw_masalah
            where sel is not null
            group by unggahan_id, lembar, sel
        ),
        tanpa_nilai as (
            select
                u.baris_id,
                u.unggahan_id,
                u.lembar,
                k.tahun,
                k.kolom || u.baris as sel
            from periksa_usulan u
            join periksa_kolom k using (unggahan_id, lembar)
            where k.medan = 'target'
              and k.kolom is not null
              and u.indikator is not null
        )
        select
            case when n.jenis = 'teks' then 'temuan' else 'lulus' end as status,
            n.baris_id,
            n.sel,
            n.tahun,
            n.teks as nilai,
            'angka, rentang, batas, atau predikat' as harapan,
            'Target tidak terbaca sebagai angka, rentang, batas, atau predikat.' || coalesce(' ' || m.pesan, '')
            as pesan,
            coalesce(m.saran, 'Tulis satu nilai saja dalam sel ini.') as saran
        from periksa_nilai n
        join periksa_usulan u using (baris_id)
        left join masalah m
            on m.unggahan_id = u.unggahan_id
           and m.lembar = u.lembar
           and m.sel = n.sel
        where n.medan in ('target', 'target_akhir')
          and n.jenis <> 'kosong'
          and u.indikator is not null
        union all by name
        select
            'temuan' as status,
            t.baris_id,
            t.sel,
            t.tahun,
            m.nilai,
            'angka, rentang, batas, atau predikat' as harapan,
            'Target tidak terbaca. ' || m.pesan as pesan,
            m.saran
        from tanpa_nilai t
        join masalah m
            on m.unggahan_id = t.unggahan_id
           and m.lembar = t.lembar
           and m.sel = t.sel
        anti join periksa_nilai n
            on n.baris_id = t.baris_id
           and n.sel = t.sel
        where m.is_galat
    """


@check(kode="K11", judul="Baseline kosong", tingkat="peringatan", topik="Kelengkapan", sumber="PR, P86")
def baseline_kosong() -> str:
    """Tanpa kondisi awal, tidak dapat dinilai apakah target menantang.

    Keterangan "indikator baru" memenuhi syarat ini. Angka 0 adalah nilai.

    Mengapa: Tanpa kondisi awal tidak ada yang tahu apakah target menantang atau mundur.

    Baik: baseline 2024 = 68,2. Kurang: "N/A" tanpa keterangan.
    """
    return """
        with kolom as (
            select
                unggahan_id,
                lembar,
                arg_min(kolom, (length(kolom), kolom)) as kolom
            from periksa_kolom
            where medan = 'baseline'
            group by unggahan_id, lembar
        ),
        isi as (
            select
                baris_id,
                bool_or(jenis <> 'kosong') as is_terisi,
                any_value(teks) as teks,
                any_value(sel) as sel
            from periksa_nilai
            where medan = 'baseline'
            group by baris_id
        ),
        rusak as (
            select distinct unggahan_id, lembar, sel
            from raw_masalah
            where tingkat = 'galat'
        ),
        baris as (
            select
                u.*,
                l.baris_judul[1] as baris_judul,
                k.unggahan_id is not null as ada_kolom,
                coalesce(i.sel, k.kolom || u.baris) as sel,
                i.teks,
                coalesce(i.is_terisi, false) as is_terisi,
                coalesce(lower(u.keterangan) like '%indikator baru%', false) as is_baru
            from periksa_usulan u
            join raw_lembar l using (unggahan_id, lembar)
            left join kolom k using (unggahan_id, lembar)
            left join isi i using (baris_id)
            where u.indikator is not null
        )
        select
            case
                when b.is_terisi or b.is_baru then 'lulus'
                when r.sel is not null then 'tdp'
                else 'temuan'
            end as status,
            b.baris_id,
            b.sel,
            b.teks as nilai,
            'Baseline kosong.' as pesan,
            'Isi kondisi awal, atau tulis "indikator baru" di keterangan.' as saran,
            case when not b.is_terisi then 'isi sel baseline tidak dapat dibaca' end as alasan,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from baris b
        left join rusak r
            on r.unggahan_id = b.unggahan_id
           and r.lembar = b.lembar
           and r.sel = b.sel
        where b.ada_kolom
           or b.is_baru
        union all by name
        select
            'temuan' as status,
            'Lembar ini tidak mempunyai kolom baseline.' as pesan,
            'Tambahkan kolom baseline (kondisi awal) beserta tahunnya.' as saran,
            any_value(berkas) as berkas,
            lembar,
            any_value(baris_judul) as baris,
            any_value(bidang) as bidang,
            any_value(instansi) as instansi
        from baris
        where not ada_kolom
          and not is_baru
        group by unggahan_id, lembar
    """
