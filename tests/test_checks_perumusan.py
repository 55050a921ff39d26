"""K19–K27, K46: wording that does not measure an outcome."""

from __future__ import annotations

from dataclasses import replace

from iku_analysis.records import HasilBaca
from iku_analysis.settings import Scope
from tests import pembuat
from tests.periksa import LULUS, TDP, Bersama, Jawab, Kasus, baik, each, periksa

SATU = Bersama()
usulan = SATU.usulan


@each(
    (usulan(indikator="Jumlah peserta sosialisasi", satuan="Persen"), ["C7"]),
    (usulan(indikator="Terlaksananya koordinasi", satuan="Persen"), ["C7"]),
    (usulan(indikator="Kajian tersusun", satuan="Laporan"), ["D7"]),
    (usulan(indikator="Jumlah konflik sosial", satuan="Kejadian"), LULUS),
    (usulan(indikator="Persentase konflik terselesaikan", satuan="Persen"), LULUS),
    (usulan(indikator="Jumlah dokumen perencanaan", satuan=None), ["C7"]),
    (usulan(indikator=None), TDP),
    (usulan(indikator="Jumlah dokumen", level="Sub Kegiatan"), TDP),
)
def test_k19_output_instead_of_outcome(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K19") == jawab


@each(
    (usulan(indikator="Persentase penyerapan anggaran"), ["C7"]),
    (usulan(indikator="Nilai SAKIP"), LULUS),
    (usulan(indikator="Persentase kesadaran"), LULUS),
)
def test_k20_input_wording(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K20") == jawab


def test_k20_an_entry_of_two_words_counts_whole() -> None:
    kamus = replace(pembuat.kamus(), kata=pembuat.kamus().kata | {"masukan": ("biaya operasional",)})
    rows = [baik(indikator="Rasio biaya operasional"), baik(indikator="Rasio biaya dan belanja operasional")]
    assert periksa(pembuat.usulan(*rows), kamus=kamus).sel("K20") == ["C7"]


@each(
    (usulan(sasaran="Meningkatnya toleransi", indikator="Meningkatnya kerukunan warga"), ["C7"]),
    (usulan(sasaran="Pengurangan indeks resiko bencana", indikator="Penurunan Indeks Risiko bencana"), ["C7"]),
    (usulan(sasaran="Meningkatnya pertumbuhan ekonomi Kabupaten", indikator="Angka laju pertumbuhan ekonomi"), LULUS),
    (usulan(sasaran="Meningkatnya toleransi", indikator="Indeks Kerukunan"), LULUS),
)
def test_k21_indicator_repeats_the_sasaran(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K21") == jawab


@each(SATU(pembuat.usulan(baik(sasaran=None), baik(sasaran=None, indikator="Meningkatnya kerukunan"))))
def test_k21_without_a_sasaran_only_the_first_word_is_judged(hasil: Kasus) -> None:
    assert (hasil.sel("K21"), hasil.hasil("K21").tidak_diperiksa) == (["C8"], 1)


@each(
    (usulan(indikator="Persentase ormas aktif dan forum terbentuk"), ["C7"]),
    (usulan(indikator="Persentase ormas serta parpol aktif"), ["C7"]),
    (usulan(indikator="Angka partisipasi/kehadiran"), ["C7"]),
    (usulan(indikator="Persentase kabupaten/kota rukun"), LULUS),
    (usulan(indikator="Kasus /100.000 penduduk"), LULUS),
    (usulan(indikator="Nilai Bidang Kewaspadaan Nasional dan Penanganan Konflik"), LULUS),
    (usulan(indikator="Indeks Kerukunan"), LULUS),
)
def test_k22_two_measures_in_one_indicator(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K22") == jawab


KONDUSIF = {"indikator": "Persentase wilayah kondusif"}


@each(
    (usulan(**KONDUSIF, definisi_operasional=None), ["C7"]),
    (usulan(**KONDUSIF, definisi_operasional="Wilayah aman"), ["C7"]),
    (usulan(**KONDUSIF, definisi_operasional="Kondusif: tanpa konflik terbuka"), LULUS),
    (usulan(indikator="Indeks efektivitas pemerintahan"), LULUS),  # a longer word
)
def test_k23_vague_word_needs_a_definition_that_names_it(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K23") == jawab


AKTIF = {"indikator": "Persentase ormas aktif", "satuan": "Persen"}


@each(
    (usulan(satuan="Persen", formulasi="Konflik selesai / seluruh konflik x 100"), LULUS),
    (usulan(satuan="Persen", formulasi="Konflik selesai dibagi seluruh konflik"), LULUS),
    (usulan(satuan="Persen", formulasi="(Konflik tahun n - konflik tahun n-1) x 100"), ["E7"]),
    (usulan(satuan="Persen", formulasi="-"), TDP),
    (usulan(satuan="Indeks", formulasi="Skor rata"), TDP),
    # A label and a term with a stroke are no division.
    (usulan(**AKTIF, formulasi="Rumus: jumlah ormas aktif x 100%"), ["E7"]),
    (usulan(**AKTIF, formulasi="Cara menghitung : jumlah ormas aktif x 100%"), ["E7"]),
    (usulan(**AKTIF, formulasi="Jumlah kabupaten/kota yang aktif x 100%"), ["E7"]),
    (usulan(**AKTIF, formulasi="Jumlah A dan/atau B x 100"), ["E7"]),
    (usulan(**AKTIF, formulasi="Rumus: jumlah ormas aktif / jumlah ormas x 100%"), LULUS),
    (usulan(**AKTIF, formulasi="Jumlah kabupaten/kota aktif/seluruh kabupaten/kota x 100%"), LULUS),
    (usulan(**AKTIF, formulasi="Jumlah konflik selesai : jumlah konflik x 100%"), LULUS),
    (usulan(**AKTIF, formulasi="Dihitung A : B x 100"), LULUS),
)
def test_k24_percent_formula_without_a_divisor(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K24") == jawab


PENURUNAN = {"indikator": "Persentase penurunan kasus konflik", "satuan": "Persen"}


@each(
    (usulan(**PENURUNAN, formulasi="(kasus n - kasus n-1) / kasus n-1"), LULUS),
    (usulan(**PENURUNAN, formulasi="kasus / kasus tahun sebelumnya"), LULUS),
    (usulan(**PENURUNAN, formulasi="kasus / kasus 2024"), LULUS),
    (usulan(**PENURUNAN, formulasi="kasus / penduduk"), ["E7"]),
    (usulan(**PENURUNAN, formulasi="-"), TDP),
)
def test_k25_change_without_its_base_year(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K25") == jawab


def _banyak(*sasaran: str, level: tuple[str, ...] = ()) -> Kasus:
    """An indicator of each sasaran."""
    rows = [baik(indikator=f"Indeks ke-{nomor} x", sasaran=isi) for nomor, isi in enumerate(sasaran)]
    levels = [*({"level": isi} for isi in level), *[{}] * len(rows)]
    return SATU(pembuat.usulan(*(row | levels[nomor] for nomor, row in enumerate(rows))))


SEBELAS = [f"Sasaran {nomor}" for nomor in range(11)]
EMPAT = [f"Sasaran {nomor % 4}" for nomor in range(11)]


@each(
    (_banyak(*["Sasaran"] * 3), []),
    (_banyak(*["Sasaran"] * 4), [("catatan", "4")]),
    (_banyak(*["Sasaran"] * 10), [("catatan", "10")]),
    (_banyak(*SEBELAS), [("peringatan", "11")]),  # of an agency
    (_banyak(*EMPAT, level=("Program", "Sub Kegiatan", *["Sasaran"] * 9)), []),  # outcomes of programmes are no IKU
)
def test_k27_too_many_indicators_of_one_sasaran_or_of_an_agency(hasil: Kasus, jawab: list[tuple[str, str]]) -> None:
    assert [(satu.tingkat, satu.nilai) for satu in hasil.temuan("K27")] == jawab
    assert hasil.status("K27") == ("temuan" if jawab else LULUS)


def _dua(bidang: str) -> HasilBaca:
    return pembuat.usulan(*(baik(indikator=f"Indeks ke-{nomor} {bidang}") for nomor in (1, 2)), bidang=bidang)


@each(SATU(_dua("Bidang A"), _dua("Bidang B")))
def test_k27_one_sasaran_of_two_bidang_is_counted_once(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K27")
    assert (temuan.berkas, temuan.sel, temuan.nilai) == ("usulan-Bidang A.xlsx", "B7", "4")
    assert temuan.pesan == "Sasaran ini mempunyai 4 indikator dalam beberapa berkas."


@each(
    (usulan(formulasi="Kasus 2014 / penduduk"), 1),
    (usulan(formulasi="Kasus 2023 / kasus 2030"), 0),
    (usulan(formulasi="Kasus 2022 / penduduk"), 1),
    (usulan(formulasi="Kasus 2031 / penduduk"), 1),
    (usulan(sumber_data="Permendagri Nomor 86 Tahun 2017"), 0),
    (usulan(sasaran="Meningkatnya kerukunan di Jawa Timur"), 1),
    (usulan(sasaran="Meningkatnya kerukunan di Jawa Tengah"), 0),
    (usulan(lokasi="Jawa Timur 2014"), 0),
    (usulan(formulasi="Nilai 12014 / 3"), 0),
)
def test_k46_left_over_from_another_region_or_year(hasil: Kasus, jawab: int) -> None:
    assert len(hasil.temuan("K46")) == jawab


@each(usulan(sasaran="Meningkatnya kerukunan di Papua Barat Daya"))
def test_k46_names_the_whole_region(hasil: Kasus) -> None:
    (temuan,) = hasil.temuan("K46")
    assert temuan.pesan.startswith('Tertulis "Papua Barat Daya"')


def test_k46_without_a_period_years_cannot_be_judged() -> None:
    hasil = periksa(pembuat.usulan(baik(formulasi="Kasus 1999 / penduduk")), lingkup=Scope(2026))
    assert (hasil.sel("K46"), hasil.hasil("K46").alasan) == ([], "periode rencana belum diketahui")
