"""Checks of completeness: is every text field there that an IKU table needs? K01–K07. SQL only."""

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

    Mengapa: Angka tanpa satuan tidak dapat dibaca dan tidak dapat dibandingkan dengan Renstra.

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

    Mengapa: Dua orang harus mendapat angka yang sama; evaluator meminta rumus dan definisi setiap indikator.

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

    Mengapa: Angka harus dapat dirunut ke pemilik datanya ketika capaian diminta buktinya.

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

    Mengapa: Setiap indikator perlu satu pihak yang menjawab capaiannya; bidang yang tidak dikenal tidak akan pernah
    ditagih.

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
                else 'Nama bidang tidak ada dalam daftar: '
                    || case when lipat(i.isi) = d.sisa then i.isi else d.sisa end || '.'
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

    Mengapa: Format IKU Jawa Tengah meminta alasan, dan alasan itulah yang menjawab pertanyaan mengapa indikator ini
    utama.

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

    Mengapa: Target triwulan dan capaian akhir tahun dihitung menurut tipe ini; tanpa tipe, angka yang sama dibaca
    berbeda.

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
