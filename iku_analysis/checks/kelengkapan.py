"""Checks of completeness: does each IKU row say what is measured, and in what unit? K01, K02. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K01",
    judul="Indikator atau sasaran kosong",
    tingkat="galat",
    topik="Kelengkapan",
    sumber="P09",
)
def indikator_atau_sasaran_kosong() -> str:
    """Setiap baris IKU memerlukan nama indikator dan sasaran yang diukurnya.

    Tanpa nama, indikator tidak dapat dicari di Renstra; tanpa sasaran, tidak jelas keberhasilan apa yang diukur.
    Sel sasaran yang digabung atau dikosongkan karena sama dengan baris di atasnya dianggap terisi.

    Mengapa: Tanpa nama dan sasaran, tidak ada yang dapat diukur, dipadankan, atau dicetak.

    Baik: sasaran "Meningkatnya kualitas demokrasi", indikator "Indeks Demokrasi Indonesia".
    Kurang: target dan satuan terisi, tetapi kolom indikator kosong.
    """
    return """
        with kolom as (
            select
                unggahan_id,
                lembar,
                any_value(kolom) filter (where medan = 'indikator') as indikator,
                any_value(kolom) filter (where medan = 'sasaran') as sasaran,
                any_value(kolom) filter (where medan = 'tujuan') as tujuan,
                bool_or(medan <> 'indikator') as ada_sasaran
            from periksa_kolom
            where medan in ('indikator', 'sasaran', 'kinerja_utama', 'tujuan')
            group by all
        ),
        baris as (
            select
                u.unggahan_id,
                u.lembar,
                u.berkas,
                u.bidang,
                u.instansi,
                u.baris_judul,
                u.baris_id,
                if(u.indikator is null, k.indikator, coalesce(k.sasaran, k.tujuan)) || u.baris as sel,
                case
                    when u.indikator is null then 'indikator'
                    when k.ada_sasaran is distinct from true then 'kolom sasaran'
                    when u.sasaran is not null or u.kinerja_utama is not null then null
                    -- An indicator of the tujuan itself has no sasaran: by its level, in a tujuan/sasaran table, where
                    -- both share one column, or as its row in the Renstra.
                    when u.tujuan is not null
                     and (
                         u.level_baku = 'tujuan'
                         or u.tabel = 'sasaran'
                         or coalesce(k.sasaran = k.tujuan, true)
                         or u.baris_id in (
                             select p.usulan_id
                             from out_padanan p
                             join periksa_baris r on r.baris_id = p.renstra_id
                             where r.tabel = 'sasaran' and r.tujuan is not null and r.sasaran is null
                         )
                     ) then null
                    else 'sasaran'
                end as kosong
            from periksa_usulan u
            left join kolom k using (unggahan_id, lembar)
            where u.indikator is not null
               or coalesce(
                   u.satuan, u.formulasi, u.definisi_operasional, u.sumber_data, u.alasan, u.tipe_penghitungan
               ) is not null
               or u.baris_id in (select baris_id from periksa_nilai where jenis <> 'kosong')
        )
        select
            if(kosong is null, 'lulus', 'temuan') as status,
            baris_id,
            sel,
            coalesce(kosong, 'sasaran') as hal,
            if(kosong = 'indikator', 'Nama indikator kosong.', 'Sasaran indikator ini kosong.') as pesan,
            if(
                kosong = 'indikator',
                'Tulis nama indikatornya, atau hapus baris ini bila tidak dipakai.',
                'Tulis sasaran yang diukur indikator ini.'
            ) as saran,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from baris
        where kosong is distinct from 'kolom sasaran'
        union all by name
        select
            'temuan' as status,
            'kolom sasaran' as hal,
            'Lembar ini tidak mempunyai kolom sasaran.' as pesan,
            'Tambahkan kolom sasaran dan isi untuk setiap indikator.' as saran,
            any_value(berkas) as berkas,
            lembar,
            any_value(baris_judul) as baris,
            any_value(bidang) as bidang,
            any_value(instansi) as instansi
        from baris
        where kosong = 'kolom sasaran'
        group by unggahan_id, lembar
    """


@check(kode="K02", judul="Satuan kosong", tingkat="galat", topik="Kelengkapan", sumber="P09")
def satuan_kosong() -> str:
    """Indikator hanya dapat diukur bila satuannya diketahui.

    Satuan juga dianggap ada bila tertulis dalam kurung di akhir nama indikator, menjadi kata pertamanya
    ("Persentase …"), atau tertulis di setiap sel target ("4 Dokumen"). Target berupa predikat (BB, WTP) tidak
    memerlukan satuan.

    Mengapa: Angka tanpa satuan tidak dapat dibaca dan tidak dapat dibandingkan dengan Renstra.

    Baik: "Indeks Harmoni Indonesia", satuan "Indeks". Kurang: "Potensi konflik yang ditangani", satuan kosong.
    """
    return """
        with baris as (
            select
                u.unggahan_id,
                u.lembar,
                u.berkas,
                u.bidang,
                u.instansi,
                u.baris_judul,
                u.baris_id,
                coalesce(u.satuan_sel, k.kolom || u.baris) as sel,
                case
                    when u.indikator is null then 'tdp'
                    when u.satuan_berlaku is not null or t.is_bersatuan or t.is_predikat then 'lulus'
                    when k.medan is not null then 'temuan'
                    else 'kolom'
                end as keadaan
            from periksa_usulan u
            left join (
                select
                    baris_id,
                    bool_and(satuan is not null or persen) as is_bersatuan,
                    bool_and(jenis = 'predikat') as is_predikat
                from periksa_nilai
                where medan = 'target'
                  and jenis <> 'kosong'
                group by baris_id
            ) t using (baris_id)
            left join periksa_kolom k
                on k.unggahan_id = u.unggahan_id
               and k.lembar = u.lembar
               and k.medan = 'satuan'
        )
        select
            keadaan as status,
            baris_id,
            sel,
            'Satuan kosong dan tidak terbaca dari nama indikator maupun targetnya.' as pesan,
            'Isi satuan, misalnya Persen, Indeks, atau Kejadian.' as saran,
            if(keadaan = 'tdp', 'nama indikator kosong (lihat K01)', null) as alasan,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from baris
        where keadaan <> 'kolom'
        union all by name
        select
            'temuan' as status,
            'Lembar ini tidak mempunyai kolom satuan, dan ada indikator yang satuannya tidak terbaca.' as pesan,
            'Tambahkan kolom satuan dan isi untuk setiap indikator.' as saran,
            any_value(berkas) as berkas,
            lembar,
            any_value(baris_judul) as baris,
            any_value(bidang) as bidang,
            any_value(instansi) as instansi
        from baris
        where keadaan = 'kolom'
        group by unggahan_id, lembar
    """
