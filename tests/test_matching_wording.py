"""Names in other words: what grammar, spelling and unit prove, what they do not, and numbers as a witness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from iku_analysis.matching import MatchResult, match
from iku_analysis.matching.acronyms import spells
from iku_analysis.matching.morphology import forms, is_indonesian
from iku_analysis.matching.names import NameReader
from iku_analysis.matching.wording import Wording
from iku_analysis.records import HasilBaca
from iku_analysis.results import Padanan
from iku_analysis.settings import Instansi, Scope, Thresholds
from iku_analysis.vocabulary import load_vocabulary
from tests import pembuat
from tests.periksa import Bersama

Row = dict[str, object]


def run(*files: HasilBaca) -> MatchResult:
    return match(pembuat.cursor(pembuat.store(*files)), pembuat.kamus(), Scope(2026), Thresholds(), {})


def pair(usulan: Row, *renstra: Row) -> Padanan:
    return run(pembuat.usulan(usulan), pembuat.renstra(sasaran=list(renstra))).padanan[0]


def together(*cases: Sequence[Row]) -> list[Padanan]:
    """`pair` of each case, its usulan and then its Renstra, in one run: each is an agency of its own."""
    satu = Bersama()
    kasus = [satu(pembuat.usulan(one), pembuat.renstra(sasaran=rest)) for one, *rest in cases]
    return [hasil.pasangan.padanan[0] for hasil in kasus]


def row(indikator: str, satuan: str, **more: object) -> Row:
    return {"indikator": indikator, "satuan": satuan, **more}


def twice(found: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Each pair in both directions: which side is the usulan changes nothing."""
    return [*found, *((other, one, satuan) for one, other, satuan in found)]


SAME = [
    ("Persentase penanganan konflik sosial", "Persentase konflik sosial yang ditangani", "Persen"),
    ("Persentase penanganan konflik sosial", "Persentase konflik sosial tertangani", "Persen"),
    ("Persentase perlindungan korban", "Persentase korban yang dilindungi", "Persen"),
    ("Persentase rehabilitasi gedung sekolah", "Persentase gedung sekolah yang direhabilitasi", "Persen"),
    ("Persentase tindak lanjut temuan BPK", "Persentase temuan BPK yang ditindaklanjuti", "Persen"),
    ("Persentase pemberdayaan ormas", "Persentase ormas yang diberdayakan", "Persen"),
    ("Tingkat pemahaman ideologi pelajar", "Persentase pelajar yang memahami ideologi", "Persen"),
    ("Persentase kelengkapan data sektoral", "Persentase data sektoral yang lengkap", "Persen"),
    ("Persentase ketersediaan data sektoral", "Persentase data sektoral yang tersedia", "Persen"),
    ("Persentase keberhasilan pengobatan", "Persentase pengobatan yang berhasil", "Persen"),
    ("Tingkat akurasi data kependudukan", "Persentase data kependudukan yang akurat", "Persen"),
    ("Persentase kemantapan jalan", "Persentase jalan dalam kondisi mantap", "Persen"),
    ("Persentase lembaga pengguna data", "Persentase lembaga yang menggunakan data", "Persen"),
    ("Persentase warga paham Pancasila", "Persentase warga yang memahami Pancasila", "Persen"),
    ("Persentase kapal berizin", "Persentase kapal yang memiliki izin", "Persen"),
    ("Persentase rumah tangga berakses sanitasi", "Persentase rumah tangga dengan akses sanitasi", "Persen"),
    ("Persentase korban bencana yang dibantu", "Persentase korban bencana yang menerima bantuan", "Persen"),
    ("Persentase lansia yang mendapat pelayanan", "Persentase lanjut usia yang dilayani", "Persen"),
    ("Persentase keluarga penerima bantuan", "Persentase keluarga yang memperoleh bantuan", "Persen"),
    ("Persentase sengketa yang selesai", "Persentase penyelesaian sengketa", "Persen"),
    ("Persentase kegiatan yang diselenggarakan", "Persentase kegiatan yang dilaksanakan", "Persen"),
    ("Persentase daerah yang terlayani oleh jaringan", "Persentase daerah yang dilayani jaringan", "Persen"),
    ("Cakupan rumah layak huni", "Persentase rumah layak huni", "Persen"),
    ("Pertumbuhan produksi padi", "Persentase pertumbuhan produksi padi", "Persen"),
    ("Produksi padi", "Jumlah produksi padi", "Ton"),
    ("Jumlah kejadian kebakaran lahan", "Jumlah kebakaran lahan", "Kejadian"),
    ("Jumlah pembinaan sekolah", "Jumlah sekolah yang dibina", "Sekolah"),
    ("Panjang peningkatan jalan", "Panjang jalan yang ditingkatkan", "Km"),
    ("Nilai maturitas risiko", "Indeks maturitas risiko", "Nilai"),
    ("Capaian nilai maturitas risiko", "Nilai maturitas risiko", "Nilai"),
    ("Angka kesakitan demam berdarah per 100.000 penduduk", "Angka kesakitan demam berdarah", "per 100.000 penduduk"),
    ("Rasio guru terhadap siswa", "Rasio guru per siswa", "Rasio"),
    ("Persentase gedung ber-PBG", "Persentase gedung yang memiliki PBG", "Persen"),
    ("Persentase warga mendpat bantuan logistik", "Persentase warga yang menerima bantuan logistik", "Persen"),
    ("Persentase jumlah ormas yang dibina", "Persentase ormas terbina", "Persen"),
    ("Prevalensi balita stunting", "Persentase balita stunting", "Persen"),
    ("Cakupan kelompk tani", "Persentase kelompok tani", "Persen"),
    ("APS 5-6 th", "Angka Partisipasi Sekolah usia 5-6 tahun", "Persen"),
    ("Tingkat kepatuhan perusahaan norma kerja", "Tingkat kepatuhan perusahaan terhadap norma kerja", "Persen"),
    ("Persentase IPAS berfungsi", "Persentase instalasi pengolahan air sungai berfungsi", "Persen"),
    ("Cakupan penerbitan KIA", "Cakupan penerbitan kartu identitas anak", "Persen"),
    ("Persentase izin yang terbit", "Persentase izin yang diterbitkan", "Persen"),
    ("Indeks KAMI", "Indeks Keamanan Informasi", "Indeks"),
    ("Persentase infrastruktur pasca bencana yang pulih", "Persentase infrastruktur pascabencana yang pulih", "Persen"),
    ("Persentase kebutuhan dasar yang dipenuhi", "Persentase kebutuhan dasarnya yang terpenuhi", "Persen"),
    ("Jumlah destinasi yang dkembangkan", "Jumlah destinasi yang dikembangkan", "Destinasi"),
    ("Persentase kepemilkan kartu keluarga", "Persentase kepemilikan kartu keluarga", "Persen"),
    ("Nilai SAKIP", "Nilai SAKIP Dinas", "Nilai"),
    ("Persentase jalan kondisi mantap", "Persentase jalan provinsi kondisi mantap", "Persen"),
]


def test_other_words_for_the_same_are_pasti_and_say_why() -> None:
    other = row("Indeks Pembudayaan Pancasila", "Indeks")
    cases = [(row(one, satuan), other, row(rest, satuan)) for one, rest, satuan in twice(SAME)]
    for (usulan, _, renstra), found in zip(cases, together(*cases), strict=True):
        assert (found.status, found.renstra and found.renstra.indikator) == ("pasti", renstra["indikator"]), usulan
        assert found.cara in ("setara", "mirip"), usulan
        assert bool(found.alasan) == (found.cara == "setara"), usulan


TWINS = [
    # A growth is no share, money is no share, an event is not who takes part in it.
    ("Persentase peningkatan jalan provinsi", "Persentase jalan provinsi yang ditingkatkan", "Persen"),
    ("Persentase pembiayaan UMKM", "Persentase UMKM yang dibiayai", "Persen"),
    ("Jumlah pelatihan guru", "Jumlah guru yang dilatih", "Kegiatan"),
    ("Jumlah pemeriksaan perusahaan", "Jumlah perusahaan yang diperiksa", "Kali"),
    # Who does it, and to whom.
    ("Persentase guru yang melatih", "Persentase guru yang dilatih", "Persen"),
    ("Persentase petugas pemeriksa", "Persentase petugas yang diperiksa", "Persen"),
    ("Persentase guru yang dinilai oleh siswa", "Persentase siswa yang dinilai oleh guru", "Persen"),
    ("Persentase pembina ormas", "Persentase pembinaan ormas", "Persen"),
    ("Persentase penyuluh pertanian", "Persentase penyuluhan pertanian", "Persen"),
    ("Jumlah penerima bantuan", "Jumlah bantuan", "Orang"),
    # Another form of the root is another thing.
    ("Persentase ormas binaan", "Persentase pembinaan ormas", "Persen"),
    ("Persentase bangunan sekolah", "Persentase pembangunan sekolah", "Persen"),
    ("Persentase lingkungan sehat", "Persentase kesehatan lingkungan", "Persen"),
    ("Jumlah pertemuan kelompok", "Jumlah penemuan kelompok", "Kali"),
    ("Persentase perkembangan usaha", "Persentase pengembangan usaha", "Persen"),
    ("Persentase keberlanjutan usaha", "Persentase kelanjutan usaha", "Persen"),
    ("Persentase pegawai yang lulus", "Persentase pegawai yang meluluskan", "Persen"),
    ("Persentase rumah yang ditempati", "Persentase rumah yang ditempatkan", "Persen"),
    # Negations, limits, one word more, another word.
    ("Persentase konflik yang tidak ditangani", "Persentase penanganan konflik", "Persen"),
    ("Persentase wajib pajak yang tidak patuh", "Tingkat kepatuhan wajib pajak", "Persen"),
    ("Persentase data yang lengkap", "Persentase kelengkapan data sektoral", "Persen"),
    ("Persentase penanganan kawasan kumuh", "Persentase kawasan rawan yang ditangani", "Persen"),
    ("Persentase bayi yang dilayani", "Persentase pelayanan balita", "Persen"),
    ("Persentase SMP terakreditasi", "Persentase sekolah menengah kejuruan terakreditasi", "Persen"),
    ("Cakupan penerbitan KIA", "Cakupan penerbitan kartu identitas", "Persen"),
    ("Persentase jalan kabupaten kondisi mantap", "Persentase jalan provinsi kondisi mantap", "Persen"),
    ("Jumlah desa yang dibina", "Jumlah desa yang dibentuk", "Desa"),
    # Another measure, another unit, or no unit to say so.
    ("Jumlah konflik sosial", "Persentase konflik sosial", "Persen"),
    ("Rata-rata nilai rapor", "Nilai rapor", "Nilai"),
    ("Rasio guru terhadap siswa", "Rasio siswa terhadap guru", "Rasio"),
    ("Angka kecelakaan per 1.000 kendaraan", "Angka kecelakaan", "per 1.000 penduduk"),
]


def test_a_near_twin_in_other_words_is_never_pasti() -> None:
    found = together(*((row(one, satuan), row(other, satuan)) for one, other, satuan in twice(TWINS)))
    assert [item.usulan.indikator for item in found if item.status == "pasti"] == []


@pytest.mark.parametrize("satuan", [None, "Kasus"])
def test_opening_words_are_the_same_only_where_both_name_the_same_unit(satuan: str | None) -> None:
    usulan = {"indikator": "Cakupan rumah layak huni", "satuan": satuan}
    assert pair(usulan, {"indikator": "Tingkat rumah layak huni", "satuan": "Persen"}).status != "pasti"


def test_a_second_indicator_that_says_the_same_leaves_it_to_a_person() -> None:
    twins = [{"indikator": f"{head} penanganan konflik", "satuan": "Persen"} for head in ("Tingkat", "Cakupan")]
    usulan = {"indikator": "Persentase konflik yang ditangani", "satuan": "Persen"}
    assert pair(usulan, twins[0]).status == "pasti"
    assert pair(usulan, *twins).status == "ragu"


@pytest.mark.parametrize("first", ["Persentase penanganan konflik", "Persentase konflik yang tertangani"])
def test_a_second_usulan_of_the_sender_leaves_it_to_a_person(first: str) -> None:
    reworded = {"indikator": "Tingkat penanganan konflik", "satuan": "Persen"}
    renstra = pembuat.renstra(sasaran=[{"indikator": "Persentase penanganan konflik", "satuan": "Persen"}])
    both = run(pembuat.usulan({"indikator": first, "satuan": "Persen"}, reworded), renstra).padanan
    assert (both[1].status, both[1].calon[0].rujukan.indikator) == ("ragu", "Persentase penanganan konflik")
    apart = run(
        pembuat.usulan({"indikator": first, "satuan": "Persen"}, bidang="Bidang A"),
        pembuat.usulan(reworded, bidang="Bidang B"),
        renstra,
    ).padanan
    assert [item.status for item in apart] == ["pasti", "pasti"]


def test_other_words_under_a_sasaran_about_something_else_are_ragu() -> None:
    usulan = {"sasaran": "Meningkatnya kualitas demokrasi", "indikator": "Persentase konflik yang ditangani"}
    renstra = {"sasaran": "Terjaganya ketertiban lalu lintas", "indikator": "Persentase penanganan konflik"}
    assert pair(usulan, renstra).status == "ragu"


def test_the_agency_itself_goes_without_saying_only_where_nothing_else_is_meant() -> None:
    usulan, own = {"indikator": "Nilai SAKIP", "satuan": "Nilai"}, {"indikator": "Nilai SAKIP Dinas", "satuan": "Nilai"}
    assert "instansi sendiri" in (pair(usulan, own).alasan or "")
    assert pair(usulan, own, {"indikator": "Nilai SAKIP Kabupaten/Kota", "satuan": "Nilai"}).status == "ragu"
    for whose in ("Provinsi", "Perangkat Daerah"):
        assert pair(usulan, {"indikator": f"Nilai SAKIP {whose}", "satuan": "Nilai"}).status == "ragu"


def test_every_list_of_words_may_be_left_out_of_an_office_s_own_file(tmp_path: object) -> None:
    (tmp_path / "kata.csv").write_text("daftar,kata,catatan\npolaritas_turun,konflik,\n", encoding="utf-8")  # type: ignore[operator]
    vocabulary = load_vocabulary(tmp_path)  # type: ignore[arg-type]
    wording, read = Wording(vocabulary), NameReader(vocabulary).read
    one, other = (wording.reader.read(read(f"{head} konflik")) for head in ("Cakupan", "Persentase"))
    assert wording.compare(one, other, "persen") is None
    assert wording.compare(one, one, "persen") == ((), (), True)


# --- words and acronyms ---


@pytest.mark.parametrize(
    ("word", "root", "jenis"),
    [
        ("ditangani", "tangan", "pasif"),
        ("menyalurkan", "salur", "aktif"),
        ("pengecatan", "cat", "proses"),
        ("pertumbuhan", "tumbuh", "perihal"),
        ("pengguna", "guna", "pelaku"),
        ("petani", "tani", "pelaku"),
        ("ketersediaan", "sedia", "keadaan"),
        ("efektivitas", "efektif", "keadaan"),
        ("berizin", "izin", "punya"),
        ("layanan", "layan", "hasil"),
        ("ditindaklanjuti", "tindaklanjut", "pasif"),
    ],
)
def test_a_word_is_read_as_a_form_of_its_root(word: str, root: str, jenis: str) -> None:
    assert (root, jenis) in {(form.root, form.jenis) for form in forms(word)}


@pytest.mark.parametrize("word", ["terselesaikn", "dkembangkan", "sakip", "x", "100", "2,5"])
def test_what_is_no_indonesian_word_has_no_form(word: str) -> None:
    assert not is_indonesian(word)


@pytest.mark.parametrize(
    ("acronym", "words", "expected"),
    [
        ("iplm", "indeks pembangunan literasi masyarakat", True),
        ("akaba", "angka kematian balita", True),
        ("gepeng", "gelandangan dan pengemis", True),
        ("kia", "kartu identitas", False),
        ("kia", "kartu identitas anak", True),
        ("smp", "sekolah menengah", False),
        ("smk", "sekolah menengah atas", False),
        ("pmk", "penyakit mulut kuku ternak", False),
        ("dan", "dan", False),
        ("", "a b", False),
    ],
)
def test_an_acronym_is_spelled_by_pieces_of_all_its_words(acronym: str, words: str, expected: bool) -> None:
    assert spells(acronym, words.split()) is expected


def test_a_bracket_in_capitals_explains_the_words_before_it_unless_the_vocabulary_knows_it() -> None:
    read = NameReader(pembuat.kamus(), ["Indeks Keamanan Informasi (KAMI)"]).read
    assert read("Indeks KAMI").full == "indeks keamanan informasi"
    assert read("Persentase sekolah mampu (SMP)").full == "persentase sekolah mampu sekolah menengah pertama"


# --- numbers as a witness ---

DERET = [61, 64.5, 68, 71, 75]
USULAN: Row = {"indikator": "Indeks ketahanan pangan", "satuan": "Indeks", "baseline": 58, "target": DERET}
RENSTRA: Row = {"indikator": "Indeks ketahanan pangan rumah", "satuan": "Indeks", "baseline": 58, "target": DERET}


def test_equal_numbers_decide_between_names_of_which_one_says_more() -> None:
    found = pair(USULAN, RENSTRA, {"indikator": "Jumlah sawah", "satuan": "Hektare", "target": DERET[::-1]})
    assert (found.status, found.cara) == ("pasti", "angka")
    assert found.alasan == "6 angka baseline dan target sama, tidak dimiliki indikator lain; namanya tidak bertentangan"


# A series with one round step is that of many indicators.
BULAT: Row = {"baseline": 58, "target": [61, 64, 67, 70, 73]}


NAMED = [
    ("Persentase lulusan BLK yang terserap", "Persentase lulusan pelatihan kerja yang memperoleh pekerjaan"),
    ("Persentase perusahaan yang sudah punya PP/PKB", "Persentase perusahaan yang memiliki peraturan perusahaan"),
    ("Cakupan perekaman KTP-el", "Persentase penduduk wajib KTP yang melakukan perekaman KTP elektronik"),
    ("Persentase usulan musrenbang yang masuk RKPD", "Persentase usulan Musrenbang yang diakomodasi dalam RKPD"),
    ("Persentase nakes yang ikut diklat", "Persentase tenaga kesehatan yang mengikuti pelatihan setiap tahun"),
    ("Persentase koleksi perpustakaan yang dimutakhirkan", "Persentase pemutakhiran koleksi bahan pustaka"),
    ("Persentase temuan yang tuntas", "Persentase penyelesaian temuan hasil pemeriksaan Inspektorat"),
    ("Persentase kapal yang punya izin", "Persentase kapal perikanan berizin aktif"),
]  # fmt: skip


def numbered(name: str) -> Row:
    return row(name, "Persen", baseline=58, target=DERET)


def test_numbers_of_one_indicator_only_prove_names_that_agree() -> None:
    other = row("Persentase aset daerah yang bersertifikat", "Persen", target=[9, 12, 14, 17, 21])
    cases = [(numbered(one), numbered(rest), other) for one, rest in (*NAMED, *(names[::-1] for names in NAMED))]
    found = together(*cases)
    assert [item.usulan.indikator for item in found if item.cara not in ("angka", "setara")] == []


# Numbers copied from a near twin, in fields of which no set has a line.
COPIED = [
    ("Persentase PPPK yang mengikuti diklat", "Persentase PNS yang mengikuti diklat"),
    ("Persentase tokoh agama yang memahami wawasan kebangsaan", "Persentase guru yang memahami wawasan kebangsaan"),
    ("Persentase pasar yang tertib ukur", "Persentase SPBU yang tertib ukur"),
    ("Persentase arsip dinamis yang tertata", "Persentase arsip statis yang tertata"),
    ("Persentase kapal di atas 5 GT yang berizin", "Persentase kapal di bawah 5 GT yang berizin"),
    ("Persentase angkutan orang yang laik jalan", "Persentase angkutan barang yang laik jalan"),
    ("Persentase terminal tipe C yang berfungsi", "Persentase terminal tipe B yang berfungsi"),
    ("Persentase kemiskinan ekstrem", "Persentase kemiskinan"),
    ("Persentase sekolah swasta terakreditasi", "Persentase sekolah terakreditasi"),
    ("Persentase pengaduan yang tidak ditindaklanjuti", "Persentase tindak lanjut pengaduan"),
    ("Persentase rekomendasi BPK yang selesai", "Persentase rekomendasi inspektorat yang selesai"),
    ("Persentase hotel yang membayar pajak tepat waktu", "Persentase restoran yang membayar pajak tepat waktu"),
    ("Persentase titik banjir yang tertangani", "Persentase titik longsor yang tertangani"),
    ("Persentase kelurahan siaga", "Persentase tenaga medis di rumah sakit"),
    ("Persentase air sungai memenuhi baku mutu", "Persentase air danau memenuhi baku mutu"),
    ("Persentase objek wisata alam yang dikelola", "Persentase objek wisata budaya yang dikelola"),
]


def test_numbers_copied_from_a_near_twin_prove_nothing() -> None:
    found = together(*((numbered(one), numbered(other)) for names in COPIED for one, other in (names, names[::-1])))
    assert [item.usulan.indikator for item in found if item.status == "pasti"] == []


def test_a_baseline_brought_up_to_date_leaves_the_targets_to_speak() -> None:
    assert pair(USULAN, RENSTRA | {"indikator": "Indeks ketahanan pangan keluarga", "baseline": 57}).cara == "angka"


def test_numbers_of_an_indicator_that_another_bidang_has_named_prove_nothing() -> None:
    exact = pembuat.usulan(RENSTRA, bidang="Bidang A")
    reworded = pembuat.usulan(USULAN | {"indikator": "Indeks ketahanan pangan keluarga"}, bidang="Bidang B")
    found = run(exact, reworded, pembuat.renstra(sasaran=[RENSTRA])).padanan
    assert [item.status for item in found] == ["pasti", "tanpa_padanan"]


GENERIC = [
    ("Indeks toleransi", "Indeks toleransi masyarakat"),
    ("Indeks kepuasan pemustaka", "Indeks kepuasan pelayanan pemustaka"),
    ("Persentase lahan kritis yang dipulihkan", "Persentase luas lahan kritis yang dipulihkan"),
    ("Persentase kebakaran yang ditanggulangi", "Persentase kejadian kebakaran yang ditanggulangi"),
]


@pytest.mark.parametrize(("usulan", "renstra"), GENERIC)
def test_a_word_that_adds_nothing_is_no_difference(usulan: str, renstra: str) -> None:
    mine, theirs = (
        {"indikator": name, "satuan": "Persen" if "Pers" in name else "Indeks"} for name in (usulan, renstra)
    )
    assert pair(mine, theirs).cara == "setara"
    twin = theirs | {"indikator": f"{usulan} tahunan"}
    assert pair(mine, theirs, twin).status == "ragu"


@pytest.mark.parametrize("usulan", ["IEPK", "2. IEPK", "Nilai IEPK", "Indeks Efektifitas Pengendalian Korupsi (IEPK)"])
def test_initials_of_one_whole_name_stand_for_it(usulan: str) -> None:
    renstra = {"indikator": "Indeks Efektivitas Pengendalian Korupsi", "satuan": "Indeks"}
    other = {"indikator": "Indeks Ekonomi Pesisir", "satuan": "Indeks"}
    assert pair({"indikator": usulan, "satuan": "Indeks"}, renstra, other).status == "pasti"
    second = {"indikator": "Indeks Eksposur Produk Kerajinan", "satuan": "Indeks"}
    assert pair({"indikator": "IEPK", "satuan": "Indeks"}, renstra, second).status != "pasti"


@pytest.mark.parametrize(
    "change",
    [
        {"target": [61, 64.5, 68, 71, 76]},
        {"baseline": None, "target": [61, 64.5, 68]},
        {"baseline": None, "target": None},
        {"satuan": "Persen"},
        {"indikator": "Indeks ketahanan pangan rumah yang ditangani"},
        {"indikator": "Indeks ketahanan pangan bukan rumah"},
        {"indikator": "Indeks ketahanan energi"},
        {"indikator": "Indeks ketahanan pangan rumah desa pesisir"},
        {"indikator": "Indeks ketahanan pangan 2025"},
        {"indikator": "Indeks ketahanan pangan ekstrem"},
        {"indikator": "Indeks ketahanan pangan di luar daerah"},
    ],
)
def test_numbers_decide_nothing_where_one_differs_or_the_name_says_something_else(change: Row) -> None:
    assert pair(USULAN, RENSTRA | change).status != "pasti"


@pytest.mark.parametrize("series", [[100, 100, 100, 100, 100], [80, 90, 90, 90, 90], [61, 64, 67, 70, 73]])
def test_numbers_that_many_indicators_have_prove_nothing(series: list[int]) -> None:
    alike = {"target": series, "baseline": None}
    assert pair(USULAN | alike, RENSTRA | alike).status == "ragu"


def test_a_round_climb_from_an_uneven_baseline_names_an_indicator() -> None:
    uneven = BULAT | {"baseline": 57.3}
    assert pair(USULAN | uneven, RENSTRA | uneven).cara == "angka"
    for other in (57.4, None):
        assert pair(USULAN | uneven, RENSTRA | uneven | {"baseline": other}).status == "ragu"


@pytest.mark.parametrize(
    ("usulan", "renstra", "expected"),
    [
        ("Nilai pengawasan arsip Kesbangpol oleh pembina", "Nilai pengawasan arsip dinas", "pasti"),
        ("Nilai pengawasan arsip hotel oleh pembina", "Nilai pengawasan arsip restoran", "ragu"),
        ("Tingkat maturitas pengawasan intern", "Nilai maturitas pengawasan intern gabungan akhir", "pasti"),
        ("Nilai maturitas", "Nilai maturitas pengawasan intern gabungan akhir", "ragu"),
    ],
)
def test_with_equal_numbers_own_words_and_opening_words_say_nothing(usulan: str, renstra: str, expected: str) -> None:
    both = {"satuan": "Nilai", "baseline": 58, "target": DERET}
    assert pair(both | {"indikator": usulan}, both | {"indikator": renstra}).status == expected


def test_a_series_that_a_second_renstra_indicator_has_too_proves_nothing() -> None:
    copied = {"indikator": "Persentase rumah layak huni", "satuan": "Persen", "baseline": 58, "target": DERET}
    assert pair(USULAN, RENSTRA, copied).status == "ragu"


def test_numbers_of_another_agency_say_nothing() -> None:
    alone, *_ = together((USULAN, RENSTRA), *[(row("Jumlah embung", "Unit"), RENSTRA)] * 21)
    assert alone.cara == "angka"


def test_a_series_that_the_bidang_typed_twice_proves_nothing() -> None:
    copied = USULAN | {"indikator": "Indeks kerawanan pangan"}
    found = run(pembuat.usulan(USULAN, copied), pembuat.renstra(sasaran=[RENSTRA])).padanan
    assert "pasti" not in [item.status for item in found]


def test_a_name_that_is_nearly_as_close_leaves_it_to_a_person() -> None:
    near = {"indikator": "Indeks ketahanan pangan keluarga", "satuan": "Indeks", "target": DERET[::-1]}
    assert pair(USULAN | BULAT, RENSTRA | BULAT, near).status == "ragu"
    assert pair(USULAN, RENSTRA, near).cara == "angka"


def test_a_word_that_narrows_the_name_needs_the_sasaran_of_both_rows() -> None:
    """A copied series of a twin ("angka kemiskinan" and "angka kemiskinan ekstrem") is never its partner."""
    narrow = RENSTRA | {"indikator": "Indeks ketahanan pangan pesisir"}
    told, silent = "Meningkatnya ketahanan pangan kawasan pesisir", "Meningkatnya ketahanan pangan kawasan"
    for mine, theirs, expected in ((told, told, "pasti"), (told, silent, "ragu"), (silent, told, "ragu")):
        assert pair(USULAN | {"sasaran": mine}, narrow | {"sasaran": theirs}).status == expected
    assert pair(USULAN, narrow).status == "ragu"


def test_an_indicator_that_the_bidang_has_named_already_is_not_given_twice() -> None:
    exact = {"indikator": RENSTRA["indikator"], "satuan": "Indeks", "target": [1, 2, 3, 4, 5]}
    found = run(pembuat.usulan(exact, USULAN), pembuat.renstra(sasaran=[RENSTRA])).padanan
    assert [item.status for item in found] == ["pasti", "tanpa_padanan"]


# --- what is left on both sides ---

SASARAN = "Meningkatnya penempatan"
LEFT: Row = {"sasaran": SASARAN, "indikator": "Persentase pencari kerja yang ditempatkan", "satuan": "Persen"}
TERDAFTAR = LEFT | {"indikator": "Persentase pencari kerja terdaftar yang ditempatkan"}


def test_the_only_two_left_under_a_sasaran_are_one_where_one_name_says_a_word_more() -> None:
    found = pair(LEFT, TERDAFTAR, TERDAFTAR | {"indikator": "Jumlah bursa kerja", "satuan": "Kali"})
    assert (found.status, found.cara) == ("pasti", "setara")
    assert "hanya keduanya yang tersisa" in (found.alasan or "")


@pytest.mark.parametrize(
    "change",
    [
        {"indikator": "Persentase pencari kerja perempuan yang ditempatkan"},
        {"indikator": "Persentase pencari kerja yang tidak ditempatkan"},
        {"indikator": "Persentase pencari kerja terdaftar aktif usia muda yang ditempatkan"},
        {"indikator": "Persentase transmigran yang ditempatkan"},
        {"indikator": "Persentase pencari kerja Kesbangpol yang ditempatkan BPK"},
        {"sasaran": "Terjaganya ketertiban umum"},
        {"satuan": "Orang"},
        {"baseline": 40, "target": [41, 43, 46, 50, 51]},
    ],
)
def test_what_is_left_is_not_one_where_anything_speaks_against_it(change: Row) -> None:
    assert pair(LEFT | {"baseline": 58, "target": DERET}, TERDAFTAR | change).status != "pasti"


def test_a_third_that_is_near_leaves_both_to_a_person() -> None:
    third = TERDAFTAR | {"indikator": "Persentase pencari kerja dilatih yang ditempatkan"}
    assert pair(LEFT, TERDAFTAR, third).status == "ragu"
    two = run(pembuat.usulan(LEFT, third), pembuat.renstra(sasaran=[TERDAFTAR])).padanan
    assert "pasti" not in [item.status for item in two]


# --- numbers and sasaran as a hint for a person ---

PLAN: Row = {"sasaran": "Meningkatnya gizi", "indikator": "Angka perkawinan anak", "satuan": "Persen"}


def hinted(usulan: Row, *renstra: Row) -> Padanan:
    return pair({"sasaran": "Meningkatnya gizi", "satuan": "Persen"} | usulan, *renstra)


@pytest.mark.parametrize(
    "numbers",
    [
        {"baseline": 7.2, "target": [6.5, 6, 5.5, 5, 4.5]},
        {"baseline": None, "target": [6.9, None, None, None, None]},
        {"baseline": None, "target": [6.9, 6.6, 6.3, None, None]},
    ],
)
def test_few_equal_numbers_under_one_sasaran_ask_a_person_however_little_the_names_share(numbers: Row) -> None:
    plan = PLAN | {"baseline": 7.2, "target": [6.9, 6.6, 6.3, 6, 5.7]}
    asked = {"indikator": "Persentase pengantin belum delapan belas"} | numbers
    found = hinted(asked, plan)
    assert (found.status, found.calon[0].rujukan.indikator) == ("ragu", "Angka perkawinan anak")
    for change in ({"baseline": 7.3, "target": [1, 2, 4, 7, 8]}, {"sasaran": "Terjaganya ketertiban lalu lintas"}):
        assert hinted(asked, plan | change).status == "tanpa_padanan"


def test_numbers_decide_which_candidate_stands_first() -> None:
    usulan = {"indikator": "Persentase koperasi sehat", "baseline": 40, "target": [50, 50, 50, 55, 55]}
    other = PLAN | {"indikator": "Persentase koperasi sejahtera", "baseline": 10, "target": [11, 12, 13, 14, 17]}
    same = PLAN | {"indikator": "Persentase koperasi aktif", "baseline": 40, "target": [50, 50, 50, 55, 55]}
    assert hinted(usulan, other, same).calon[0].rujukan.indikator == "Persentase koperasi aktif"
    assert hinted(usulan | {"baseline": 1, "target": []}, other, same).calon[0].rujukan.indikator == other["indikator"]


def test_a_number_in_millions_of_the_other_is_a_hint_and_never_a_proof() -> None:
    usulan = {"indikator": "Pendapatan parkir TJU", "satuan": "Rp", "target": [6_500_000_000, 6_800_000_000]}
    plan = {"indikator": "Retribusi parkir di tepi jalan umum", "satuan": "Juta rupiah", "target": [6500, 6800]}
    assert hinted(usulan, PLAN | plan).status == "ragu"


def test_how_often_a_document_comes_out_is_asked_about_and_never_sure() -> None:
    numbers = {"baseline": 2, "target": [2, 2, 2, 2, 2]}
    plan = PLAN | {"indikator": "Jumlah dokumen agregat kependudukan", "satuan": "Dokumen"} | numbers
    for name in ("Terbitan data penduduk", "Jumlah dokumen agregat kependudukan semesteran"):
        assert hinted({"indikator": name, "satuan": "Kali"} | numbers, plan).status == "ragu"


# --- the agency itself, and units that are one ---

PD = "Nilai SAKIP Perangkat Daerah"


def of_office(nama: str, usulan: str, *renstra: str, satuan: tuple[str, str] = ("Nilai", "Nilai")) -> Padanan:
    plan = [{"indikator": name, "satuan": satuan[1]} for name in renstra]
    files = pembuat.usulan({"indikator": usulan, "satuan": satuan[0]}), pembuat.renstra(sasaran=plan)
    office = Instansi(nama=nama, pemerintah="Pemerintah Kota Sukamaju")
    vocabulary = replace(pembuat.kamus(), instansi=office)
    return match(pembuat.cursor(pembuat.store(*files)), vocabulary, Scope(2026), Thresholds(), {}).padanan[0]


def test_the_agency_s_own_name_at_the_end_is_the_perangkat_daerah() -> None:
    found = of_office("Dinas Perikanan Kota Sukamaju", "Nilai SAKIP Dinas Perikanan", PD)
    assert found.status == "pasti"
    assert "= “perangkat daerah” (instansi sendiri)" in (found.alasan or "")


@pytest.mark.parametrize(
    ("nama", "usulan", "renstra"),
    [
        ("Dinas Perikanan Kota Sukamaju", "Nilai SAKIP Dinas Pertanian", PD),
        ("Dinas Perikanan Kota Sukamaju", "Nilai SAKIP Kota", PD),
        ("Dinas Perikanan Kota Sukamaju", "Rata-rata nilai SAKIP Dinas Perikanan", PD),
        (
            "Dinas Perikanan Kota Sukamaju",
            "Persentase pegawai Dinas Perikanan",
            "Persentase perangkat daerah berpegawai",
        ),
        ("Inspektorat Kota Sukamaju", "Nilai SAKIP Inspektorat", PD),
        ("Badan Kepegawaian Daerah Kota Sukamaju", "Nilai SAKIP Badan Kepegawaian Daerah", PD),
    ],
)
def test_another_office_or_one_that_judges_all_is_not_the_perangkat_daerah(
    nama: str, usulan: str, renstra: str
) -> None:
    assert of_office(nama, usulan, renstra).status != "pasti"


def test_the_service_of_the_agency_goes_without_saying_only_in_what_people_think_of_it() -> None:
    nama = "Dinas Komunikasi dan Informatika Kota Sukamaju"
    ikm = "Indeks Kepuasan Masyarakat terhadap layanan Diskominfo"
    assert of_office(nama, ikm, "Indeks Kepuasan Masyarakat").status == "pasti"
    other = "Indeks Kepuasan Masyarakat terhadap layanan perizinan"
    assert of_office(nama, other, "Indeks Kepuasan Masyarakat").status != "pasti"
    assert of_office(nama, "Jumlah aduan layanan Diskominfo", "Jumlah aduan").status != "pasti"


def test_documents_and_reports_are_one_unit_only_under_one_name() -> None:
    nama, satuan = "Dinas Lingkungan Hidup Kota Sukamaju", ("Laporan", "Dokumen")
    same = "Dokumen inventarisasi gas rumah kaca"
    assert of_office(nama, same, "Jumlah dokumen inventarisasi GRK", satuan=satuan).status == "pasti"
    assert of_office(nama, "Jumlah laporan keuangan", "Jumlah dokumen keuangan", satuan=satuan).status != "pasti"


def test_small_words_are_written_out_before_the_phrases_that_hold_them() -> None:
    read = NameReader(pembuat.kamus()).read
    assert read("Jumlah PMI yg diberangkatkan").full == read("Jumlah PMI yang ditempatkan").full


LONG = [
    ("Persentase perpustakaan ramah anak", "Persentase satuan pendidikan ramah anak"),
    ("Persentase sampah dikurangi 3R", "Persentase sampah ditangani 3R"),
    ("Persentase kelurahan tangguh bencana yang dibina", "Persentase kelurahan tangguh bencana yang terbentuk"),
    ("Jumlah PMI yang dipulangkan", "Jumlah PMI yang ditempatkan"),
    (
        "Persentase usaha mikro yang naik kelas menjadi usaha kecil",
        "Persentase UK yang naik kelas ke usaha menengah",
    ),
    ("Jumlah event tingkat provinsi", "Jumlah event berskala nasional"),
    ("Persentase arsip statis yang didigitalisasi", "Persentase arsip inaktif yang dialihmediakan"),
    ("Jumlah kejadian api", "Jumlah kejadian malaria"),
    ("Persentase PPPK yang mengikuti diklat fungsional", "Persentase PPPK yang mengikuti diklat teknis"),
    ("Indeks RB", "Indeks reformasi hukum"),
    ("Realisasi investasi PMA", "Realisasi investasi PMDN"),
    ("Nilai MCP KPK", "Nilai SPI KPK"),
    ("Angka BOR", "Angka TOI"),
]


def test_long_forms_do_not_make_twins_one() -> None:
    cases = [(row(one, "Persen"), row(other, "Persen")) for one, other in (*LONG, *(names[::-1] for names in LONG))]
    assert [item.usulan.indikator for item in together(*cases) if item.status == "pasti"] == []
