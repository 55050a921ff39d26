"""K19–K27, K46: wording that does not measure an outcome."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_analysis.settings import Scope
from tests import pembuat
from tests.periksa import Hasil, baik, periksa


def _usulan(**ubah: object) -> Hasil:
    return periksa(pembuat.usulan(baik(**ubah)))


@pytest.mark.parametrize(
    ("indikator", "satuan", "sel"),
    [
        ("Jumlah peserta sosialisasi", "Persen", ["C7"]),
        ("Terlaksananya koordinasi", "Persen", ["C7"]),
        ("Kajian tersusun", "Laporan", ["D7"]),
        ("Jumlah konflik sosial", "Kejadian", []),
        ("Persentase konflik terselesaikan", "Persen", []),
        ("Jumlah dokumen perencanaan", None, ["C7"]),
    ],
)
def test_k19_output_instead_of_outcome(indikator: str, satuan: str | None, sel: list[str]) -> None:
    assert _usulan(indikator=indikator, satuan=satuan).sel("K19") == sel


def test_k19_blank_indikator_and_sub_kegiatan_are_not_judged() -> None:
    assert _usulan(indikator=None).status("K19") == "tidak_dapat_diperiksa"
    assert _usulan(indikator="Jumlah dokumen", level="Sub Kegiatan").status("K19") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize(
    ("indikator", "sel"),
    [("Persentase penyerapan anggaran", ["C7"]), ("Nilai SAKIP", []), ("Persentase kesadaran", [])],
)
def test_k20_input_wording(indikator: str, sel: list[str]) -> None:
    assert _usulan(indikator=indikator).sel("K20") == sel


def test_k20_an_entry_of_two_words_counts_whole() -> None:
    kamus = replace(pembuat.kamus(), kata=pembuat.kamus().kata | {"masukan": ("biaya operasional",)})
    rows = [baik(indikator="Rasio biaya operasional"), baik(indikator="Rasio biaya dan belanja operasional")]
    assert periksa(pembuat.usulan(*rows), kamus=kamus).sel("K20") == ["C7"]


@pytest.mark.parametrize(
    ("sasaran", "indikator", "sel"),
    [
        ("Meningkatnya toleransi", "Meningkatnya kerukunan warga", ["C7"]),
        ("Pengurangan indeks resiko bencana", "Penurunan Indeks Risiko bencana", ["C7"]),
        ("Meningkatnya pertumbuhan ekonomi Kabupaten", "Angka laju pertumbuhan ekonomi", []),
        ("Meningkatnya toleransi", "Indeks Kerukunan", []),
    ],
)
def test_k21_indicator_repeats_the_sasaran(sasaran: str, indikator: str, sel: list[str]) -> None:
    assert _usulan(sasaran=sasaran, indikator=indikator).sel("K21") == sel


def test_k21_without_a_sasaran_only_the_first_word_is_judged() -> None:
    hasil = periksa(pembuat.usulan(baik(sasaran=None), baik(sasaran=None, indikator="Meningkatnya kerukunan")))
    assert (hasil.sel("K21"), hasil.hasil("K21").tidak_diperiksa) == (["C8"], 1)


@pytest.mark.parametrize(
    ("indikator", "sel"),
    [
        ("Persentase ormas aktif dan forum terbentuk", ["C7"]),
        ("Persentase ormas serta parpol aktif", ["C7"]),
        ("Angka partisipasi/kehadiran", ["C7"]),
        ("Persentase kabupaten/kota rukun", []),
        ("Kasus /100.000 penduduk", []),
        ("Nilai Bidang Kewaspadaan Nasional dan Penanganan Konflik", []),
        ("Indeks Kerukunan", []),
    ],
)
def test_k22_two_measures_in_one_indicator(indikator: str, sel: list[str]) -> None:
    assert _usulan(indikator=indikator).sel("K22") == sel


@pytest.mark.parametrize(
    ("definisi", "sel"), [(None, ["C7"]), ("Wilayah aman", ["C7"]), ("Kondusif: tanpa konflik terbuka", [])]
)
def test_k23_vague_word_needs_a_definition_that_names_it(definisi: str | None, sel: list[str]) -> None:
    assert _usulan(indikator="Persentase wilayah kondusif", definisi_operasional=definisi).sel("K23") == sel


def test_k23_a_longer_word_is_not_vague() -> None:
    assert _usulan(indikator="Indeks efektivitas pemerintahan").status("K23") == "lulus"


@pytest.mark.parametrize(
    ("formulasi", "status"),
    [
        ("Konflik selesai / seluruh konflik x 100", "lulus"),
        ("Konflik selesai dibagi seluruh konflik", "lulus"),
        ("(Konflik tahun n - konflik tahun n-1) x 100", "temuan"),
        ("-", "tidak_dapat_diperiksa"),
    ],
)
def test_k24_percent_formula_without_a_divisor(formulasi: str, status: str) -> None:
    assert _usulan(satuan="Persen", formulasi=formulasi).status("K24") == status


def test_k24_other_units_cannot_be_judged() -> None:
    assert _usulan(satuan="Indeks", formulasi="Skor rata").status("K24") == "tidak_dapat_diperiksa"


@pytest.mark.parametrize(
    ("formulasi", "status"),
    [
        ("(kasus n - kasus n-1) / kasus n-1", "lulus"),
        ("kasus / kasus tahun sebelumnya", "lulus"),
        ("kasus / kasus 2024", "lulus"),
        ("kasus / penduduk", "temuan"),
        ("-", "tidak_dapat_diperiksa"),
    ],
)
def test_k25_change_without_its_base_year(formulasi: str, status: str) -> None:
    hasil = _usulan(indikator="Persentase penurunan kasus konflik", satuan="Persen", formulasi=formulasi)
    assert hasil.status("K25") == status


@pytest.mark.parametrize(("banyak", "tingkat"), [(3, []), (4, ["catatan"]), (10, ["catatan"])])
def test_k27_too_many_indicators_of_one_sasaran(banyak: int, tingkat: list[str]) -> None:
    hasil = periksa(pembuat.usulan(*(baik(indikator=f"Indeks ke-{nomor} x") for nomor in range(banyak))))
    assert [satu.tingkat for satu in hasil.temuan("K27")] == tingkat


def test_k27_one_sasaran_of_two_bidang_is_counted_once() -> None:
    files = [
        pembuat.usulan(*(baik(indikator=f"Indeks ke-{nomor} {bidang}") for nomor in (1, 2)), bidang=bidang)
        for bidang in ("Bidang A", "Bidang B")
    ]
    (temuan,) = periksa(*files).temuan("K27")
    assert (temuan.berkas, temuan.sel, temuan.nilai) == ("usulan-Bidang A.xlsx", "B7", "4")


def test_k27_outcomes_of_programmes_are_no_iku() -> None:
    rows = [baik(indikator=f"Indeks ke-{nomor} x", sasaran=f"Sasaran {nomor % 4}") for nomor in range(11)]
    levels = ["Program", "Sub Kegiatan", *["Sasaran"] * 9]
    files = pembuat.usulan(*(row | {"level": level} for row, level in zip(rows, levels, strict=True)))
    assert periksa(files).status("K27") == "lulus"


def test_k27_eleven_iku_are_too_many_for_an_agency() -> None:
    baris = [baik(indikator=f"Indeks ke-{nomor} x", sasaran=f"Sasaran {nomor}") for nomor in range(11)]
    assert [(satu.tingkat, satu.nilai) for satu in periksa(pembuat.usulan(*baris)).temuan("K27")] == [
        ("peringatan", "11")
    ]


@pytest.mark.parametrize(
    ("ubah", "jumlah"),
    [
        ({"formulasi": "Kasus 2014 / penduduk"}, 1),
        ({"formulasi": "Kasus 2023 / kasus 2030"}, 0),
        ({"formulasi": "Kasus 2022 / penduduk"}, 1),
        ({"formulasi": "Kasus 2031 / penduduk"}, 1),
        ({"sumber_data": "Permendagri Nomor 86 Tahun 2017"}, 0),
        ({"sasaran": "Meningkatnya kerukunan di Jawa Timur"}, 1),
        ({"sasaran": "Meningkatnya kerukunan di Jawa Tengah"}, 0),
        ({"lokasi": "Jawa Timur 2014"}, 0),
        ({"formulasi": "Nilai 12014 / 3"}, 0),
    ],
)
def test_k46_left_over_from_another_region_or_year(ubah: dict[str, object], jumlah: int) -> None:
    assert len(_usulan(**ubah).temuan("K46")) == jumlah


def test_k46_names_the_whole_region() -> None:
    (temuan,) = _usulan(sasaran="Meningkatnya kerukunan di Papua Barat Daya").temuan("K46")
    assert temuan.pesan.startswith('Tertulis "Papua Barat Daya"')


def test_k46_without_a_period_years_cannot_be_judged() -> None:
    hasil = periksa(pembuat.usulan(baik(formulasi="Kasus 1999 / penduduk")), lingkup=Scope(2026))
    assert (hasil.sel("K46"), hasil.hasil("K46").alasan) == ([], "periode rencana belum diketahui")


def test_k27_a_sasaran_of_two_bidang_is_one() -> None:
    names = [["Indeks A", "Indeks B"], ["Indeks C", "Indeks D"]]
    files = [
        pembuat.usulan(*(baik(indikator=name) for name in part), bidang=bidang)
        for part, bidang in zip(names, ("Bidang A", "Bidang B"), strict=True)
    ]
    (temuan,) = periksa(*files).temuan("K27")
    assert (temuan.nilai, temuan.pesan) == ("4", "Sasaran ini mempunyai 4 indikator dalam beberapa berkas.")
    assert periksa(files[0]).status("K27") == "lulus"


@pytest.mark.parametrize(
    ("formulasi", "status"),
    [
        ("Rumus: jumlah ormas aktif x 100%", "temuan"),
        ("Cara menghitung : jumlah ormas aktif x 100%", "temuan"),
        ("Jumlah kabupaten/kota yang aktif x 100%", "temuan"),
        ("Jumlah A dan/atau B x 100", "temuan"),
        ("Rumus: jumlah ormas aktif / jumlah ormas x 100%", "lulus"),
        ("Jumlah kabupaten/kota aktif/seluruh kabupaten/kota x 100%", "lulus"),
        ("Jumlah konflik selesai : jumlah konflik x 100%", "lulus"),
        ("Dihitung A : B x 100", "lulus"),
    ],
)
def test_k24_a_label_and_a_term_with_a_stroke_are_no_division(formulasi: str, status: str) -> None:
    row = baik(indikator="Persentase ormas aktif", satuan="Persen", formulasi=formulasi)
    assert periksa(pembuat.usulan(row)).status("K24") == status
