"""Invented agencies of many urusan: sasaran, indicators by family, programmes. Nothing is copied from a real table."""

from __future__ import annotations

from tests.korpus.isi import Indikator, Instansi

_PREDIKAT = (("Nilai SAKIP Perangkat Daerah", "Predikat"), ("Predikat Reformasi Birokrasi Unit", "Predikat"))


def _families(
    persen: tuple[str, ...], indeks: tuple[str, ...], jumlah: tuple[Indikator, ...]
) -> dict[str, tuple[Indikator, ...]]:
    return {
        "persen": tuple((name, "Persen") for name in persen),
        "indeks": tuple((name, "Indeks") for name in indeks),
        "jumlah": jumlah,
        "predikat": _PREDIKAT,
    }


INSTANSI: tuple[Instansi, ...] = (
    Instansi(
        "Dinas Kesehatan Kabupaten Purwareja",
        ("1.02", "KESEHATAN"),
        ("Bidang Kesehatan Masyarakat", "Bidang Pelayanan Kesehatan"),
        ("Terwujudnya masyarakat yang sehat dan produktif", "Terwujudnya tata kelola kesehatan yang akuntabel"),
        (
            "Meningkatnya kesehatan ibu dan anak",
            "Meningkatnya mutu layanan puskesmas",
            "Terkendalinya penyakit menular dan tidak menular",
            "Meningkatnya akuntabilitas kinerja dinas",
        ),
        _families(
            (
                "Persentase ibu hamil yang mendapat layanan antenatal lengkap",
                "Persentase puskesmas terakreditasi paripurna",
                "Cakupan imunisasi dasar lengkap bayi",
                "Persentase penderita hipertensi yang berobat teratur",
            ),
            ("Indeks Keluarga Sehat", "Indeks Kepuasan Pasien Puskesmas", "Indeks Kesiapan Layanan Gawat Darurat"),
            (
                ("Kasus kematian ibu melahirkan", "Kasus"),
                ("Kader posyandu aktif", "Orang"),
                ("Waktu tanggap pelayanan gawat darurat", "Menit"),
                ("Desa siaga aktif mandiri", "Desa"),
            ),
        ),
        (
            (
                "1.02.02",
                "PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN DAN UPAYA KESEHATAN MASYARAKAT",
                "Terpenuhinya layanan kesehatan dasar",
            ),
            (
                "1.02.03",
                "PROGRAM PENINGKATAN KAPASITAS SUMBER DAYA MANUSIA KESEHATAN",
                "Meningkatnya mutu tenaga kesehatan",
            ),
        ),
    ),
    Instansi(
        "Dinas Perhubungan Provinsi Mandalasari",
        ("2.15", "PERHUBUNGAN"),
        ("Bidang Lalu Lintas dan Angkutan", "Bidang Keselamatan Transportasi"),
        ("Terwujudnya transportasi yang selamat dan terhubung",),
        (
            "Meningkatnya keselamatan lalu lintas jalan",
            "Meningkatnya kualitas angkutan umum",
            "Meningkatnya keterhubungan antarwilayah",
            "Meningkatnya kinerja pelayanan internal",
        ),
        _families(
            (
                "Persentase perlengkapan jalan yang berfungsi baik",
                "Persentase angkutan umum laik jalan",
                "Rasio keterisian bus perintis",
                "Persentase simpang bersinyal terkoordinasi",
            ),
            ("Indeks Kinerja Ruas Jalan", "Indeks Kepuasan Pengguna Terminal", "Indeks Keterhubungan Wilayah"),
            (
                ("Kejadian kecelakaan di ruas provinsi", "Kejadian"),
                ("Penumpang angkutan perintis", "Orang"),
                ("Waktu tunggu bus pada jam sibuk", "Menit"),
                ("Dokumen rencana induk transportasi", "Dokumen"),
            ),
        ),
        (
            (
                "2.15.02",
                "PROGRAM PENYELENGGARAAN LALU LINTAS DAN ANGKUTAN JALAN (LLAJ)",
                "Meningkatnya kelancaran lalu lintas",
            ),
            ("2.15.03", "PROGRAM PENGELOLAAN PELAYARAN", "Meningkatnya keselamatan penyeberangan"),
        ),
    ),
    Instansi(
        "Dinas Lingkungan Hidup Kota Tirtamulya",
        ("2.11", "LINGKUNGAN HIDUP"),
        ("Bidang Pengelolaan Sampah", "Bidang Pengendalian Pencemaran"),
        ("Terwujudnya lingkungan kota yang bersih dan lestari",),
        (
            "Menurunnya beban pencemaran air dan udara",
            "Meningkatnya pengelolaan sampah dari sumbernya",
            "Bertambahnya tutupan hijau kota",
            "Meningkatnya ketaatan usaha terhadap izin lingkungan",
        ),
        _families(
            (
                "Persentase sampah yang terkelola",
                "Persentase usaha yang taat izin lingkungan",
                "Persentase ruang terbuka hijau publik",
                "Persentase titik pantau air yang memenuhi baku mutu",
            ),
            ("Indeks Kualitas Lingkungan Hidup", "Indeks Kualitas Air Sungai", "Indeks Kualitas Udara Kota"),
            (
                ("Bank sampah aktif", "Unit"),
                ("Timbulan sampah yang dikurangi", "Kilogram"),
                ("Waktu tanggap pengaduan pencemaran", "Menit"),
                ("Sekolah berwawasan lingkungan", "Sekolah"),
            ),
        ),
        (
            (
                "2.11.03",
                "PROGRAM PENGENDALIAN PENCEMARAN DAN/ATAU KERUSAKAN LINGKUNGAN HIDUP",
                "Terkendalinya pencemaran",
            ),
            ("2.11.11", "PROGRAM PENGELOLAAN PERSAMPAHAN", "Meningkatnya sampah terkelola"),
        ),
    ),
    Instansi(
        "Dinas Pendidikan Kabupaten Wanasaba",
        ("1.01", "PENDIDIKAN"),
        ("Bidang Pembinaan Sekolah Dasar", "Bidang Pembinaan Ketenagaan"),
        ("Terwujudnya pendidikan yang merata dan bermutu",),
        (
            "Meningkatnya partisipasi sekolah anak usia dini",
            "Meningkatnya hasil belajar siswa",
            "Meningkatnya kompetensi guru",
            "Meningkatnya kelayakan sarana sekolah",
        ),
        _families(
            (
                "Persentase siswa yang mencapai kompetensi minimum literasi",
                "Persentase guru bersertifikat pendidik",
                "Angka partisipasi sekolah anak usia lima sampai enam tahun",
                "Persentase ruang kelas dalam keadaan baik",
            ),
            ("Indeks Iklim Keamanan Sekolah", "Indeks Pemerataan Guru", "Indeks Literasi Siswa"),
            (
                ("Anak putus sekolah yang kembali belajar", "Orang"),
                ("Sekolah penggerak aktif", "Sekolah"),
                ("Waktu layanan legalisasi ijazah", "Menit"),
                ("Laporan pengawasan mutu", "Laporan"),
            ),
        ),
        (
            ("1.01.02", "PROGRAM PENGELOLAAN PENDIDIKAN", "Meningkatnya layanan pendidikan dasar"),
            ("1.01.04", "PROGRAM PENDIDIK DAN TENAGA KEPENDIDIKAN", "Meningkatnya mutu guru"),
        ),
    ),
    Instansi(
        "Dinas Pertanian dan Pangan Kabupaten Sukaraharja",
        ("3.27", "PERTANIAN"),
        ("Bidang Tanaman Pangan", "Bidang Peternakan"),
        ("Terwujudnya pertanian yang tangguh", "Terwujudnya ketahanan pangan daerah"),
        (
            "Meningkatnya produksi pangan utama",
            "Meningkatnya kesejahteraan petani",
            "Menurunnya kehilangan hasil panen",
            "Meningkatnya layanan penyuluhan",
        ),
        _families(
            (
                "Persentase lahan beririgasi yang terlayani",
                "Persentase kelompok tani kelas utama",
                "Persentase kehilangan hasil panen padi",
                "Cakupan vaksinasi ternak besar",
            ),
            ("Nilai tukar petani daerah", "Indeks Ketahanan Pangan", "Indeks Pertanaman Padi"),
            (
                ("Produksi padi gabah kering", "Ton"),
                ("Petani milenial yang dibina", "Orang"),
                ("Waktu layanan kesehatan hewan", "Menit"),
                ("Kelompok tani penerima alat", "Kelompok"),
            ),
        ),
        (
            ("3.27.02", "PROGRAM PENYEDIAAN DAN PENGEMBANGAN SARANA PERTANIAN", "Tersedianya sarana pertanian"),
            ("3.27.07", "PROGRAM PENYULUHAN PERTANIAN", "Meningkatnya kemampuan petani"),
        ),
    ),
    Instansi(
        "Dinas Komunikasi dan Informatika Provinsi Mandalasari",
        ("2.16", "KOMUNIKASI DAN INFORMATIKA"),
        ("Bidang Informasi Publik", "Bidang Aplikasi Informatika"),
        ("Terwujudnya pemerintahan digital yang tepercaya",),
        (
            "Meningkatnya keterbukaan informasi publik",
            "Meningkatnya mutu layanan digital pemerintah",
            "Meningkatnya keamanan informasi",
            "Meningkatnya ketersediaan data sektoral",
        ),
        _families(
            (
                "Persentase perangkat daerah yang memakai layanan terpadu",
                "Persentase permohonan informasi yang dijawab tepat waktu",
                "Persentase aset digital yang diamankan",
                "Persentase data sektoral sesuai standar",
            ),
            ("Indeks Keamanan Informasi", "Indeks Layanan Digital Pemerintah", "Indeks Pembangunan Statistik"),
            (
                ("Insiden keamanan siber", "Kejadian"),
                ("Peserta pelatihan literasi digital", "Orang"),
                ("Lama gangguan layanan sebulan", "Menit"),
                ("Aplikasi terpadu yang aktif", "Aplikasi"),
            ),
        ),
        (
            ("2.16.02", "PROGRAM INFORMASI DAN KOMUNIKASI PUBLIK", "Meningkatnya layanan informasi"),
            ("2.16.03", "PROGRAM APLIKASI INFORMATIKA", "Meningkatnya layanan digital"),
        ),
    ),
    Instansi(
        "Badan Kesatuan Bangsa dan Politik Provinsi Mandalasari",
        ("8.01", "KESATUAN BANGSA DAN POLITIK"),
        ("Bidang Politik Dalam Negeri", "Bidang Kewaspadaan Nasional dan Penanganan Konflik"),
        ("Terwujudnya stabilitas wilayah yang rukun",),
        (
            "Meningkatnya mutu demokrasi di daerah",
            "Menurunnya potensi konflik sosial",
            "Menguatnya wawasan kebangsaan warga",
            "Meningkatnya tertib organisasi kemasyarakatan",
        ),
        _families(
            (
                "Persentase potensi konflik yang diselesaikan",
                "Tingkat partisipasi pemilih pemula",
                "Persentase ormas yang tertib laporan",
                "Persentase warga yang memahami Pancasila",
            ),
            ("Indeks Demokrasi Daerah", "Indeks Kerukunan Warga", "Indeks Kewaspadaan Wilayah"),
            (
                ("Kejadian konflik terbuka", "Kejadian"),
                ("Kader kebangsaan yang dibina", "Orang"),
                ("Waktu tanggap laporan kerawanan", "Menit"),
                ("Forum pembauran yang aktif", "Forum"),
            ),
        ),
        (
            (
                "8.01.02",
                "PROGRAM PENGUATAN IDEOLOGI PANCASILA DAN KARAKTER KEBANGSAAN",
                "Menguatnya wawasan kebangsaan",
            ),
            (
                "8.01.04",
                "PROGRAM PEMBERDAYAAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN",
                "Meningkatnya ormas yang tertib",
            ),
        ),
    ),
    Instansi(
        "Inspektorat Kabupaten Purwareja",
        ("6.01", "INSPEKTORAT DAERAH"),
        ("Inspektur Pembantu I", "Inspektur Pembantu II"),
        ("Terwujudnya pengawasan yang bernilai tambah",),
        (
            "Meningkatnya kepatuhan perangkat daerah",
            "Meningkatnya kapabilitas pengawasan intern",
            "Meningkatnya penyelesaian tindak lanjut",
            "Meningkatnya pencegahan korupsi",
        ),
        _families(
            (
                "Persentase rekomendasi yang ditindaklanjuti",
                "Persentase perangkat daerah bernilai SAKIP baik",
                "Persentase laporan kekayaan yang tepat waktu",
                "Persentase pengaduan yang ditangani tuntas",
            ),
            ("Indeks Integritas Pegawai", "Indeks Efektivitas Pengendalian Korupsi", "Indeks Kapabilitas Auditor"),
            (
                ("Temuan berulang", "Temuan"),
                ("Auditor bersertifikat", "Orang"),
                ("Waktu jawab konsultasi", "Menit"),
                ("Laporan hasil pengawasan", "Laporan"),
            ),
        ),
        (
            ("6.01.02", "PROGRAM PENYELENGGARAAN PENGAWASAN", "Meningkatnya mutu pengawasan"),
            ("6.01.03", "PROGRAM PERUMUSAN KEBIJAKAN, PENDAMPINGAN DAN ASISTENSI", "Meningkatnya mutu pendampingan"),
        ),
    ),
)
