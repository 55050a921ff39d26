"""Checks of completeness: is every text field there that an IKU table needs? K03–K07. SQL only, on `periksa_isian`."""

from __future__ import annotations

from iku_analysis.checks.registry import check


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
        with sisa as (
            select isi, sisa_bidang(isi, alias) as sisa
            from (
                select distinct isi
                from periksa_isian
                where medan = 'penanggung_jawab'
                  and isi is not null
            )
            cross join (select list(alias) as alias from kamus_bidang)
        ),
        dekat as (
            select
                s.isi,
                any_value(s.sisa) as sisa,
                arg_max({'nama': b.nama, 'skor': kemiripan(s.sisa, b.alias)}, kemiripan(s.sisa, b.alias)) as mirip
            from sisa s
            join kamus_bidang b on s.sisa <> ''
            group by s.isi
        )
        select
            case
                when i.isi is null then 'temuan'
                when not exists (select 1 from kamus_bidang) then 'tdp'
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
            if(d.mirip.skor >= $mirip_bidang, d.mirip.nama || ' (daftar bidang)', null) as harapan,
            if(i.isi is null, 'galat', 'peringatan') as tingkat,
            case
                when not i.ada_kolom then 'Lembar ini tidak mempunyai kolom penanggung jawab.'
                when i.isi is null then 'Penanggung jawab kosong.'
                else format('Nama bidang tidak ada dalam daftar: {}.', if(lipat(i.isi) = d.sisa, i.isi, d.sisa))
            end as pesan,
            case
                when not i.ada_kolom then 'Tambahkan kolom penanggung jawab dan isi nama bidangnya.'
                when i.isi is null then 'Isi nama bidang atau Sekretariat.'
                when d.mirip.skor >= $mirip_bidang
                    then format('Apakah maksudnya {}? Perbaiki tulisannya bila benar.', d.mirip.nama)
                else 'Pakai nama bidang dari daftar, atau tambahkan nama ini di Pengaturan.'
            end as saran,
            if(i.isi is null, null, 'daftar bidang belum diisi di Pengaturan') as alasan
        from periksa_isian i
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
        select
            case
                when i.isi is not null and b.tipe_penghitungan_baku is not null then 'lulus'
                when i.isi is null and t.medan is not null then 'lulus'
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
                else format('Tipe penghitungan tidak dikenal: {}.', i.isi)
            end as pesan,
            'Isi dengan kumulatif, non kumulatif, posisi akhir, atau rata-rata.' as saran
        from periksa_isian i
        left join periksa_baris b using (baris_id)
        left join periksa_kolom t
            on t.unggahan_id = i.unggahan_id
           and t.lembar = coalesce(i.lembar, b.lembar)
           and t.medan = 'tahun_target'
        where i.medan = 'tipe_penghitungan'
    """
