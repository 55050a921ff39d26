"""Checks of completeness: is every field there that an IKU table needs? K01–K11, K26, K28. SQL only."""

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

    Baik: sasaran "Meningkatnya kualitas demokrasi", indikator "Indeks Demokrasi Indonesia".
    Kurang: target dan satuan terisi, tetapi kolom indikator kosong.
    """
    return """
        with bernilai as (
            select distinct baris_id
            from periksa_nilai
            where jenis <> 'kosong'
        ),
        kolom as (
            select
                unggahan_id,
                lembar,
                any_value(kolom) filter (where medan = 'indikator') as indikator,
                any_value(kolom) filter (where medan = 'sasaran') as sasaran,
                any_value(kolom) filter (where medan = 'tujuan') as tujuan,
                bool_or(medan in ('sasaran', 'kinerja_utama', 'tujuan')) as ada_sasaran
            from periksa_kolom
            group by unggahan_id, lembar
        ),
        baris as (
            select
                u.*,
                k.indikator as kolom_indikator,
                coalesce(k.sasaran, k.tujuan) as kolom_sasaran,
                coalesce(k.ada_sasaran, false) as ada_sasaran,
                v.baris_id is not null
                or coalesce(
                    u.satuan, u.formulasi, u.definisi_operasional, u.sumber_data, u.alasan, u.tipe_penghitungan
                ) is not null as is_berisi,
                -- An indicator of the tujuan itself has no sasaran: by its level, in a tujuan/sasaran table, or
                -- where both share one column.
                u.tujuan is not null
                and (
                    coalesce(u.level_baku = 'tujuan', false)
                    or u.tabel = 'sasaran'
                    or k.sasaran is null
                    or k.sasaran = k.tujuan
                ) as is_tujuan
            from periksa_usulan u
            left join kolom k using (unggahan_id, lembar)
            left join bernilai v using (baris_id)
        )
        select
            case
                when indikator is null then 'temuan'
                when sasaran is null and kinerja_utama is null and not is_tujuan then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            case when indikator is null then kolom_indikator else kolom_sasaran end || baris as sel,
            case when indikator is null then 'indikator' else 'sasaran' end as hal,
            case when indikator is null then 'Nama indikator kosong.' else 'Sasaran indikator ini kosong.' end as pesan,
            case
                when indikator is null then 'Tulis nama indikatornya, atau hapus baris ini bila tidak dipakai.'
                else 'Tulis sasaran yang diukur indikator ini.'
            end as saran,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from baris
        where (indikator is not null and ada_sasaran)
           or (indikator is null and is_berisi)
        union all by name
        select
            'temuan' as status,
            'kolom sasaran' as hal,
            'Lembar ini tidak mempunyai kolom sasaran.' as pesan,
            'Tambahkan kolom sasaran dan isi untuk setiap indikator.' as saran,
            any_value(b.berkas) as berkas,
            b.lembar,
            any_value(l.baris_judul[1]) as baris,
            any_value(b.bidang) as bidang,
            any_value(b.instansi) as instansi
        from baris b
        join raw_lembar l using (unggahan_id, lembar)
        where b.indikator is not null
          and not b.ada_sasaran
        group by b.unggahan_id, b.lembar
    """


@check(kode="K02", judul="Satuan kosong", tingkat="galat", topik="Kelengkapan", sumber="P09")
def satuan_kosong() -> str:
    """Indikator hanya dapat diukur bila satuannya diketahui.

    Satuan juga dianggap ada bila tertulis dalam kurung di akhir nama indikator, menjadi kata pertamanya
    ("Persentase …"), atau tertulis di setiap sel target ("4 Dokumen"). Target berupa predikat (BB, WTP) tidak
    memerlukan satuan.

    Baik: "Indeks Harmoni Indonesia", satuan "Indeks". Kurang: "Potensi konflik yang ditangani", satuan kosong.
    """
    return """
        with target as (
            select
                baris_id,
                bool_and(satuan is not null or persen) as is_bersatuan,
                bool_and(jenis = 'predikat') as is_predikat
            from periksa_nilai
            where medan = 'target'
              and jenis <> 'kosong'
            group by baris_id
        ),
        baris as (
            select
                u.baris_id,
                u.unggahan_id,
                u.lembar,
                u.indikator,
                u.satuan_sel,
                u.baris,
                s.satuan is not null
                or coalesce(t.is_bersatuan, false)
                or coalesce(t.is_predikat, false) as is_ada
            from periksa_usulan u
            left join periksa_satuan s using (baris_id)
            left join target t using (baris_id)
        )
        select
            case
                when b.indikator is null then 'tdp'
                when b.is_ada then 'lulus'
                else 'temuan'
            end as status,
            b.baris_id,
            coalesce(b.satuan_sel, k.kolom || b.baris) as sel,
            'Satuan kosong dan tidak terbaca dari nama indikator maupun targetnya.' as pesan,
            'Isi satuan, misalnya Persen, Indeks, atau Kejadian.' as saran,
            case when b.indikator is null then 'nama indikator kosong (lihat K01)' end as alasan,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from baris b
        left join periksa_kolom k
            on k.unggahan_id = b.unggahan_id
           and k.lembar = b.lembar
           and k.medan = 'satuan'
        where b.is_ada
           or b.indikator is null
           or k.medan is not null
        union all by name
        select
            'temuan' as status,
            'Lembar ini tidak mempunyai kolom satuan, dan ada indikator yang satuannya tidak terbaca.' as pesan,
            'Tambahkan kolom satuan dan isi untuk setiap indikator.' as saran,
            i.berkas,
            i.lembar,
            i.baris,
            i.bidang,
            i.instansi
        from periksa_isian i
        where i.medan = 'satuan'
          and not i.ada_kolom
          and (i.unggahan_id, i.lembar) in (
              select (unggahan_id, lembar)
              from baris
              where indikator is not null
                and not is_ada
          )
    """


@check(
    kode="K03",
    judul="Formulasi atau definisi operasional kosong",
    tingkat="galat",
    topik="Kelengkapan",
    sumber="P20, LKE",
)
def formulasi_kosong() -> str:
    """Cara menghitung harus tertulis, supaya siapa pun menghitung angka yang sama.

    Setiap kolom yang ada pada lembar (formulasi, definisi operasional) harus terisi; paling sedikit satu dari
    keduanya harus ada. Pada format Jawa Tengah yang dilihat adalah bagian "Formulasi Pengukuran" di kolom Penjelasan.

    Baik: "Jumlah ormas aktif / jumlah ormas terdaftar x 100". Kurang: kolom formulasi kosong.
    """
    return """
        select
            case when isi is null then 'temuan' else 'lulus' end as status,
            baris_id,
            sel,
            medan as hal,
            case medan when 'formulasi' then 'Formulasi' else 'Definisi operasional' end || ' kosong.' as pesan,
            case medan
                when 'formulasi' then 'Tulis cara menghitungnya: pembilang, penyebut, dan pengalinya.'
                else 'Jelaskan apa yang dihitung dan apa yang tidak.'
            end as saran,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from periksa_isian
        where medan in ('formulasi', 'definisi_operasional')
          and ada_kolom
        union all by name
        select
            'temuan' as status,
            'Lembar ini tidak mempunyai kolom formulasi maupun definisi operasional.' as pesan,
            'Tambahkan kolom formulasi dan isi cara menghitung setiap indikator.' as saran,
            any_value(berkas) as berkas,
            lembar,
            any_value(baris) as baris,
            any_value(bidang) as bidang,
            any_value(instansi) as instansi
        from periksa_isian
        where medan in ('formulasi', 'definisi_operasional')
          and not ada_kolom
        group by unggahan_id, lembar
        having count(*) = 2
    """


@check(kode="K04", judul="Sumber data kosong", tingkat="galat", topik="Kelengkapan", sumber="P20, PR")
def sumber_data_kosong() -> str:
    """Angka tanpa sumber tidak dapat dibuktikan saat evaluasi.

    Sebutkan unit atau dokumen asal datanya. Pada format Jawa Tengah yang dilihat adalah bagian "Sumber Data" di kolom
    Penjelasan.

    Baik: "Laporan FKUB, rekapitulasi Bidang Kewaspadaan Nasional". Kurang: "-".
    """
    return """
        select
            case when isi is null then 'temuan' else 'lulus' end as status,
            baris_id,
            berkas,
            lembar,
            sel,
            baris,
            bidang,
            instansi,
            case
                when ada_kolom then 'Sumber data kosong.'
                else 'Lembar ini tidak mempunyai kolom sumber data.'
            end as pesan,
            case
                when ada_kolom then 'Tulis unit atau dokumen asal datanya.'
                else 'Tambahkan kolom sumber data dan isi untuk setiap indikator.'
            end as saran
        from periksa_isian
        where medan = 'sumber_data'
    """


@check(
    kode="K05",
    judul="Penanggung jawab kosong atau tidak dikenal",
    tingkat="galat",
    topik="Kelengkapan",
    sumber="P20, SOP",
)
def penanggung_jawab_kosong() -> str:
    """Setiap indikator memerlukan bidang yang bertanggung jawab atas capaiannya.

    Kosong adalah galat. Nama yang tidak ada dalam daftar bidang adalah peringatan; bila hanya salah ketik, nama yang
    paling mirip diusulkan dan tidak pernah dipakai tanpa persetujuan orang. Satu sel boleh memuat beberapa bidang.

    Baik: "Bidang Politik Dalam Negeri". Kurang: kosong, atau "Bid. Polkam" yang tidak ada dalam daftar.
    """
    return """
        with teks as (
            select
                isi,
                sisa_bidang(isi, (select list(alias) from kamus_bidang)) as sisa
            from (
                select distinct isi
                from periksa_isian
                where medan = 'penanggung_jawab'
                  and isi is not null
            )
        ),
        dekat as (
            select
                t.isi,
                any_value(t.sisa) as sisa,
                arg_max(b.nama, kemiripan(t.sisa, b.alias)) as nama,
                max(kemiripan(t.sisa, b.alias)) as skor
            from teks t
            cross join kamus_bidang b
            where t.sisa <> ''
            group by t.isi
        ),
        ada_daftar as (
            select count(*) > 0 as ada
            from kamus_bidang
        )
        select
            case
                when i.isi is null then 'temuan'
                when not a.ada then 'tdp'
                when d.isi is not null then 'temuan'
                else 'lulus'
            end as status,
            i.baris_id,
            i.berkas,
            i.lembar,
            i.sel,
            i.baris,
            i.bidang,
            i.instansi,
            i.isi as nilai,
            case when d.skor >= $mirip_bidang then d.nama || ' (daftar bidang)' end as harapan,
            case when i.isi is null then 'galat' else 'peringatan' end as tingkat,
            case
                when not i.ada_kolom then 'Lembar ini tidak mempunyai kolom penanggung jawab.'
                when i.isi is null then 'Penanggung jawab kosong.'
                else 'Nama bidang tidak ada dalam daftar: ' || d.sisa || '.'
            end as pesan,
            case
                when not i.ada_kolom then 'Tambahkan kolom penanggung jawab dan isi nama bidangnya.'
                when i.isi is null then 'Isi nama bidang atau Sekretariat.'
                when d.skor >= $mirip_bidang then 'Apakah maksudnya ' || d.nama || '? Perbaiki tulisannya bila benar.'
                else 'Pakai nama bidang dari daftar, atau tambahkan nama ini di Pengaturan.'
            end as saran,
            case when i.isi is not null and not a.ada then 'daftar bidang belum diisi di Pengaturan' end as alasan
        from periksa_isian i
        cross join ada_daftar a
        left join dekat d on d.isi = i.isi
        where i.medan = 'penanggung_jawab'
    """


@check(kode="K06", judul="Alasan pemilihan kosong", tingkat="peringatan", topik="Kelengkapan", sumber="P20")
def alasan_kosong() -> str:
    """Alasan pemilihan menjelaskan mengapa indikator ini menggambarkan keberhasilan sasarannya.

    Hanya diperiksa pada lembar yang mempunyai kolom atau bagian alasan.

    Baik: "Mengukur langsung toleransi antarumat, mandat RPJMD". Kurang: bagian "Alasan Pemilihan" kosong.
    """
    return """
        select
            case
                when not ada_kolom then 'tdp'
                when isi is null then 'temuan'
                else 'lulus'
            end as status,
            baris_id,
            sel,
            'Alasan pemilihan indikator kosong.' as pesan,
            'Tulis mengapa indikator ini dipilih.' as saran,
            case when not ada_kolom then 'lembar tanpa kolom alasan' end as alasan
        from periksa_isian
        where medan = 'alasan'
    """


@check(
    kode="K07",
    judul="Tipe penghitungan kosong atau tidak dikenal",
    tingkat="peringatan",
    topik="Kelengkapan",
    sumber="P20",
)
def tipe_penghitungan_kosong() -> str:
    """Tipe penghitungan menentukan cara menjumlahkan capaian triwulan menjadi capaian tahunan.

    Kata yang dikenal: kumulatif, non kumulatif, posisi akhir, rata-rata. Pada templat e-SAKIP (satu baris satu tahun)
    sel kosong berarti non kumulatif dan lulus.

    Baik: "Non Kumulatif". Kurang: "Tahunan", atau kosong.
    """
    return """
        with templat as (
            select distinct unggahan_id, lembar
            from periksa_kolom
            where medan = 'tahun_target'
        )
        select
            case
                when i.isi is not null and b.tipe_penghitungan_baku is not null then 'lulus'
                when i.isi is null and t.unggahan_id is not null then 'lulus'
                else 'temuan'
            end as status,
            i.baris_id,
            i.berkas,
            i.lembar,
            i.sel,
            i.baris,
            i.bidang,
            i.instansi,
            i.isi as nilai,
            'kumulatif, non kumulatif, posisi akhir, atau rata-rata' as harapan,
            case
                when not i.ada_kolom then 'Lembar ini tidak mempunyai kolom tipe penghitungan.'
                when i.isi is null then 'Tipe penghitungan kosong.'
                else 'Tipe penghitungan tidak dikenal: ' || i.isi || '.'
            end as pesan,
            'Isi dengan kumulatif, non kumulatif, posisi akhir, atau rata-rata.' as saran
        from periksa_isian i
        left join periksa_baris b using (baris_id)
        left join templat t
            on t.unggahan_id = i.unggahan_id
           and t.lembar = coalesce(i.lembar, b.lembar)
        where i.medan = 'tipe_penghitungan'
    """


@check(
    kode="K08",
    judul="Polaritas tidak jelas atau berlawanan dengan arah target",
    tingkat="peringatan",
    topik="Kelengkapan",
    sumber="PR",
)
def polaritas_tidak_jelas() -> str:
    """Polaritas mengatakan apakah nilai yang naik atau yang turun berarti lebih baik; tanpa itu capaian tidak terhitung.

    Polaritas yang tidak tertulis dibaca dari kata dalam nama indikator ("angka kejadian konflik": turun). Bila tidak
    ada petunjuk, atau arah target berlawanan dengan petunjuk itu, tulislah polaritasnya.

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
                    when cara <> 'tersirat' or polaritas_dipakai = 'stabil' then 'jelas'
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
            keadaan as hal,
            case when keadaan = 'lawan' then sel_akhir else coalesce(polaritas_sel, kolom || baris) end as sel,
            case when keadaan = 'lawan' then teks_akhir else polaritas end as nilai,
            case
                when keadaan = 'kosong' then 'Polaritas kosong atau tidak dikenal, dan tidak terbaca dari nama indikator.'
                when polaritas_dipakai = 'naik' then 'Namanya memberi petunjuk makin tinggi makin baik, tetapi targetnya turun.'
                else 'Namanya memberi petunjuk makin rendah makin baik, tetapi targetnya naik.'
            end as pesan,
            case
                when keadaan = 'kosong' then 'Isi polaritas: naik, turun, atau stabil.'
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
            case when not coalesce(i.is_terisi, false) then 'isi sel target tidak dapat dibaca (lihat K10)' end as alasan
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
            'Target tidak terbaca sebagai angka, rentang, batas, atau predikat.' || coalesce(' ' || m.pesan, '') as pesan,
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

    Baik: baseline 2024 = 68,2. Kurang: "N/A" tanpa keterangan.
    """
    return """
        with kolom as (
            select
                unggahan_id,
                lembar,
                any_value(kolom) as kolom
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


@check(kode="K26", judul="Sasaran tanpa indikator", tingkat="galat", topik="Kelengkapan", sumber="P09")
def sasaran_tanpa_indikator() -> str:
    """Setiap sasaran memerlukan paling sedikit satu indikator, kalau tidak keberhasilannya tidak dapat ditunjukkan.

    Sasaran dalam usulan harus punya indikator dalam berkas itu juga; sasaran Renstra boleh dipenuhi oleh indikator di
    Renstra atau di salah satu usulan.

    Baik: satu sasaran dengan dua indikator. Kurang: kalimat sasaran tanpa baris indikator di bawahnya.
    """
    return """
        with usulan as (
            select
                arg_min(baris_id, urutan) as baris_id,
                arg_min(sasaran_sel, urutan) as sel,
                arg_min(sasaran, urutan) as sasaran,
                bool_or(indikator is not null) as ada_indikator
            from periksa_usulan
            where sasaran is not null
            group by unggahan_id, sasaran_kunci
        ),
        terpenuhi as (
            select distinct instansi, sasaran_kunci
            from periksa_baris
            where jenis in ('renstra', 'usulan')
              and sasaran_kunci is not null
              and indikator is not null
        ),
        renstra as (
            select
                instansi,
                sasaran_kunci,
                arg_min(baris_id, (unggahan_id, urutan)) as baris_id,
                arg_min(sasaran_sel, (unggahan_id, urutan)) as sel,
                arg_min(sasaran, (unggahan_id, urutan)) as sasaran
            from periksa_baris
            where jenis = 'renstra'
              and tabel in ('sasaran', 'iku')
              and sasaran is not null
            group by instansi, sasaran_kunci
        )
        select
            case when ada_indikator then 'lulus' else 'temuan' end as status,
            baris_id,
            sel,
            sasaran as nilai,
            'paling sedikit 1 indikator' as harapan,
            'Sasaran ini tidak mempunyai indikator.' as pesan,
            'Tambahkan indikator untuk sasaran ini, atau hapus sasarannya.' as saran,
            null::varchar as alasan
        from usulan
        union all by name
        select
            case when t.sasaran_kunci is not null then 'lulus' else 'temuan' end as status,
            r.baris_id,
            r.sel,
            r.sasaran as nilai,
            'paling sedikit 1 indikator di Renstra atau usulan' as harapan,
            'Sasaran Renstra ini tidak mempunyai indikator di Renstra maupun di usulan.' as pesan,
            'Minta bidang yang terkait mengusulkan indikator untuk sasaran ini.' as saran
        from renstra r
        left join terpenuhi t
            on t.instansi is not distinct from r.instansi
           and t.sasaran_kunci = r.sasaran_kunci
        union all by name
        select
            'tdp' as status,
            'Renstra belum diunggah' as alasan
        where not exists (select 1 from renstra)
    """


@check(
    kode="K28",
    judul="IKU terlalu sedikit atau bidang belum mengirim",
    tingkat="peringatan",
    topik="Kelengkapan",
    sumber="SOP, P09",
)
def iku_terlalu_sedikit() -> str:
    """Perangkat daerah memerlukan paling sedikit dua IKU, dan setiap bidang dalam daftar mengirim usulannya.

    Berkas yang tiba tanpa satu pun baris yang terbaca dianggap belum dikirim. Berkas yang bidangnya tidak diketahui
    juga dilaporkan di sini.

    Baik: semua bidang mengirim, tujuh IKU. Kurang: dua bidang belum mengirim.
    """
    return """
        with usulan as (
            select
                instansi,
                count(distinct indikator_kunci) as banyak
            from periksa_usulan
            where indikator is not null
            group by instansi
        ),
        bidang as (
            select distinct nama
            from kamus_bidang
        ),
        pengirim as (
            select distinct instansi, bidang
            from periksa_usulan
            where coalesce(indikator, sasaran) is not null
        )
        select
            case when banyak < $iku_minimal then 'temuan' else 'lulus' end as status,
            instansi,
            banyak::varchar as nilai,
            'paling sedikit ' || $iku_minimal || ' IKU' as harapan,
            'Perangkat daerah hanya mempunyai ' || banyak || ' IKU.' as pesan,
            'Satu indikator sulit menggambarkan kinerja utama; periksa apakah semua usulan sudah masuk.' as saran,
            null::varchar as bidang,
            null::varchar as berkas,
            null::varchar as alasan,
            'jumlah' as hal
        from usulan
        union all by name
        select
            case when p.bidang is null then 'temuan' else 'lulus' end as status,
            u.instansi,
            b.nama as bidang,
            b.nama || ' belum mengirim usulan yang dapat dibaca.' as pesan,
            'Minta usulan bidang ini, atau perbaiki daftar bidang di Pengaturan.' as saran,
            'bidang' as hal
        from usulan u
        cross join bidang b
        left join pengirim p
            on p.instansi is not distinct from u.instansi
           and p.bidang = b.nama
        union all by name
        select distinct
            'temuan' as status,
            instansi,
            berkas,
            'Bidang pengirim berkas ini tidak diketahui.' as pesan,
            'Tulis nama bidang di kepala tabel atau nama berkas, lalu unggah lagi.' as saran,
            'berkas' as hal
        from periksa_lembar
        where jenis = 'usulan'
          and bidang is null
        union all by name
        select
            'tdp' as status,
            'daftar bidang belum diisi di Pengaturan' as alasan
        where not exists (select 1 from bidang)
          and exists (select 1 from usulan)
    """
