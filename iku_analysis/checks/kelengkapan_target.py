"""Checks of completeness: targets and baseline. K09–K11. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


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
            -- The years with a heading; where the layout has none, those of the values.
            select
                unggahan_id,
                lembar,
                unnest(coalesce(
                    list({'tahun': tahun, 'kolom': kolom}) filter (where kolom is not null),
                    list({'tahun': tahun, 'kolom': kolom})
                ), recursive := true)
            from periksa_kolom
            where medan = 'target'
            group by unggahan_id, lembar
        ),
        isi as (
            select
                baris_id,
                tahun,
                bool_or(jenis <> 'kosong') as is_terisi,
                min(sel) as sel,
                arg_min(teks, sel) as teks
            from periksa_nilai
            where medan = 'target'
              and baris_id in (select baris_id from periksa_usulan)
            group by grouping sets ((baris_id, tahun), (baris_id))
            having grouping(tahun) = 1 or tahun is not null
        )
        select
            case
                when i.is_terisi then 'lulus'
                when (u.unggahan_id, u.lembar, coalesce(i.sel, k.kolom || u.baris)) in (
                    select (unggahan_id, lembar, sel) from raw_masalah where tingkat = 'galat'
                ) then 'tdp'
                else 'temuan'
            end as status,
            u.baris_id,
            coalesce(i.sel, k.kolom || u.baris) as sel,
            k.tahun,
            i.teks as nilai,
            concat('Target', ' tahun ' || k.tahun, ' kosong.') as pesan,
            'Isi targetnya; tulis 0 bila memang nol.' as saran,
            if(i.is_terisi, null, 'isi sel target tidak dapat dibaca (lihat K10)') as alasan
        from periksa_usulan u
        join kolom k using (unggahan_id, lembar)
        left join isi i
            on i.baris_id = u.baris_id
           and i.tahun is not distinct from k.tahun
        where u.indikator is not null
          and (
              k.tahun is null
              or $periode_awal::integer is null
              or k.tahun between $periode_awal::integer and $periode_akhir::integer + 1
          )
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
                -- What made the cell unreadable before what is only remarked of it.
                arg_min(nilai, (tingkat <> 'galat', urutan)) as nilai,
                arg_min(pesan, (tingkat <> 'galat', urutan)) as pesan,
                arg_min(saran, (tingkat <> 'galat', urutan)) as saran,
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
            coalesce(m.pesan, 'Target tidak terbaca sebagai angka, rentang, batas, atau predikat.') as pesan,
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
        with baris as (
            select
                u.baris_id,
                u.unggahan_id,
                u.lembar,
                u.berkas,
                u.bidang,
                u.instansi,
                u.baris_judul,
                coalesce(i.sel, k.kolom || u.baris) as sel,
                i.teks,
                coalesce(i.is_terisi, false) as is_terisi,
                coalesce(contains(lower(u.keterangan), 'indikator baru'), false) as is_baru,
                k.unggahan_id is not null as ada_kolom
            from periksa_usulan u
            left join (
                select unggahan_id, lembar, arg_min(kolom, (length(kolom), kolom)) as kolom
                from periksa_kolom
                where medan = 'baseline'
                group by all
            ) k using (unggahan_id, lembar)
            left join (
                select baris_id, bool_or(jenis <> 'kosong') as is_terisi, min(sel) as sel, arg_min(teks, sel) as teks
                from periksa_nilai
                where medan = 'baseline'
                group by baris_id
            ) i using (baris_id)
            where u.indikator is not null
        )
        select
            case
                when is_terisi or is_baru then 'lulus'
                when (unggahan_id, lembar, sel) in (
                    select (unggahan_id, lembar, sel) from raw_masalah where tingkat = 'galat'
                ) then 'tdp'
                else 'temuan'
            end as status,
            baris_id,
            sel,
            teks as nilai,
            'Baseline kosong.' as pesan,
            'Isi kondisi awal, atau tulis "indikator baru" di keterangan.' as saran,
            if(is_terisi, null, 'isi sel baseline tidak dapat dibaca') as alasan,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from baris
        where ada_kolom
           or is_baru
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
