"""The document model: which rows the draft prints, in which order, from which cells, and what it tells its reader."""

from __future__ import annotations

from datetime import date

import pytest

from iku_analysis.documents.model import DokumenIku, build_document
from iku_analysis.documents.values import AngkaCetak, print_values
from iku_analysis.pipeline import Analysis
from iku_analysis.records import HasilBaca, Masalah
from iku_analysis.results import HasilPemeriksaan, Padanan, Rujukan, Temuan
from iku_analysis.settings import Instansi, Scope, Settings
from iku_analysis.store.frames import as_frame
from tests import pembuat

TANGGAL = date(2026, 11, 22)
INSTANSI = Instansi(
    nama="Badan Kesatuan Bangsa dan Politik Provinsi Jawa Tengah",
    kota="Semarang",
    jabatan_penandatangan="Kepala Badan",
    nama_penandatangan="Drs. Contoh Pejabat, M.Si.",
    pangkat_penandatangan="Pembina Utama Madya",
    nip_penandatangan="000000000000000000",
)


def analysis(
    *hasil: HasilBaca,
    periode: tuple[int, int] | None = (2025, 2029),
    bidang: str | None = None,
    padanan: tuple[tuple[str, str], ...] = (),
    temuan: tuple[Temuan, ...] = (),
    pemeriksaan: tuple[HasilPemeriksaan, ...] = (),
) -> Analysis:
    """A run over the files without matching and checks; `padanan` pairs the name of an usulan with one of Renstra."""
    cursor = pembuat.cursor(pembuat.store(*hasil))
    baris = as_frame(cursor, "select * from core_baris order by unggahan_id, urutan")
    pairs = tuple(
        Padanan(_reference(baris, "usulan", usulan), "pasti", _reference(baris, "renstra", renstra))
        for usulan, renstra in padanan
    )
    empty = baris.iloc[:0]
    return Analysis(
        scope=Scope(2026, periode, bidang),
        revisi="uji",
        lembar=as_frame(cursor, "select * from core_lembar"),
        baris=baris,
        nilai=as_frame(cursor, "select * from core_nilai"),
        masalah=as_frame(
            cursor, "select m.*, u.berkas, u.bidang from raw_masalah m join raw_unggahan u using (unggahan_id)"
        ),
        banding=empty,
        dukungan=empty,
        polaritas=empty,
        padanan=pairs,
        renstra_tanpa_usulan=(),
        pemeriksaan=pemeriksaan,
        temuan=temuan,
    )


def _reference(baris, jenis: str, indikator: str) -> Rujukan:  # type: ignore[no-untyped-def]
    row = baris[(baris["jenis"] == jenis) & (baris["indikator"] == indikator)].iloc[0]
    return Rujukan(row["berkas"], row["lembar"], int(row["baris"]), indikator, baris_id=row["baris_id"])


def document(*hasil: HasilBaca, nomor: int | None = None, **lain) -> DokumenIku:  # type: ignore[no-untyped-def]
    return build_document(analysis(*hasil, **lain), Settings(instansi=INSTANSI), tanggal=TANGGAL, nomor=nomor)


def finding(tingkat: str = "galat", **lain) -> Temuan:  # type: ignore[no-untyped-def]
    return Temuan("K33", tingkat, "Target berbeda dari Renstra.", "Samakan.", "kunci", **lain)  # type: ignore[arg-type]


def names(dokumen: DokumenIku) -> list[tuple[str | None, str]]:
    return [(sasaran, item.teks["indikator"]) for sasaran, item in dokumen.rows()]


ROW = {"sasaran": "Sasaran A", "indikator": "Persentase Ormas Aktif", "satuan": "Persen", "target": {2026: 80}}


def test_rows_stand_in_the_order_of_renstra_not_of_the_files() -> None:
    plan = pembuat.renstra(sasaran=[{"sasaran": "Pertama", "indikator": "X"}, {"sasaran": "Kedua", "indikator": "Y"}])
    one = pembuat.usulan({"sasaran": "Kedua", "indikator": "Y"}, bidang="Bidang A")
    two = pembuat.usulan({"sasaran": "Pertama", "indikator": "X"}, bidang="Bidang B")
    assert names(document(plan, one, two)) == [("Pertama", "X"), ("Kedua", "Y")]


def test_a_reworded_sasaran_stands_where_its_paired_indicator_stands() -> None:
    plan = pembuat.renstra(sasaran=[{"sasaran": "Pertama", "indikator": "X"}, {"sasaran": "Kedua", "indikator": "Y"}])
    usulan = pembuat.usulan({"sasaran": "Kedua", "indikator": "Y"}, {"sasaran": "Ditulis lain", "indikator": "X baru"})
    assert names(document(plan, usulan, padanan=(("X baru", "X"),))) == [("Ditulis lain", "X baru"), ("Kedua", "Y")]


def test_rows_unknown_to_renstra_stand_last_in_the_order_of_the_files() -> None:
    plan = pembuat.renstra(sasaran=[{"sasaran": "Pertama", "indikator": "X"}])
    usulan = pembuat.usulan({"sasaran": "Baru", "indikator": "B"}, {"sasaran": "Pertama", "indikator": "X"})
    assert names(document(plan, usulan)) == [("Pertama", "X"), ("Baru", "B")]


def test_the_order_of_import_changes_nothing() -> None:
    files = [pembuat.usulan(ROW | {"indikator": name}, bidang=f"Bidang {name}") for name in "CAB"]
    assert document(*files).sidik == document(*reversed(files)).sidik


def test_same_indicator_same_content_of_two_bidang_is_one_row_with_both() -> None:
    made = document(
        pembuat.usulan(ROW | {"penanggung_jawab": "Bidang Satu"}, bidang="Bidang A"),
        pembuat.usulan(ROW | {"penanggung_jawab": "Bidang Dua"}, bidang="Bidang B"),
    )
    (_, item), *others = made.rows()
    assert others == []
    assert item.teks["penanggung_jawab"] == "Bidang Satu; Bidang Dua"
    assert [asal.berkas for asal in item.asal] == ["usulan-Bidang A.xlsx", "usulan-Bidang B.xlsx"]
    assert [s.berkas for s in made.sumber_angka()] == ["usulan-Bidang A.xlsx", "usulan-Bidang B.xlsx"]
    assert "diusulkan sama oleh Bidang A dan Bidang B" in made.catatan[0]


def test_a_bidang_that_names_nobody_answers_itself_in_a_joint_row() -> None:
    made = document(
        pembuat.usulan(ROW | {"penanggung_jawab": "Bidang Satu"}, bidang="Bidang A"),
        pembuat.usulan(ROW, bidang="Bidang B"),
    )
    assert next(made.rows())[1].teks["penanggung_jawab"] == "Bidang Satu; Bidang B"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"target": {2026: 81}}, "target 2026"),
        ({"target": {2026: 80, 2027: 90}}, "target 2027"),
        ({"baseline": 70}, "baseline 2024"),
        ({"satuan": "Indeks"}, "satuan"),
    ],
)
def test_same_indicator_that_differs_stays_twice_and_a_note_says_where(change: dict[str, object], word: str) -> None:
    made = document(pembuat.usulan(ROW, bidang="Bidang A"), pembuat.usulan(ROW | change, bidang="Bidang B"))
    assert made.jumlah_indikator == 2
    assert f"diusulkan berbeda oleh Bidang A dan Bidang B: {word}." in made.catatan[0]


def test_a_text_that_one_of_them_left_blank_is_no_difference() -> None:
    made = document(
        pembuat.usulan(ROW, bidang="Bidang A"), pembuat.usulan(ROW | {"formulasi": "a / b"}, bidang="Bidang B")
    )
    assert [item.teks["formulasi"] for _, item in made.rows()] == ["a / b"]


def test_a_blank_text_hides_no_difference_between_two_others() -> None:
    texts = [{}, {"formulasi": "a / b"}, {"formulasi": "a / c"}]
    made = document(*(pembuat.usulan(ROW | more, bidang=f"Bidang {n}") for n, more in enumerate(texts)))
    assert made.jumlah_indikator == 2
    assert "diusulkan berbeda oleh Bidang 0, Bidang 1 dan Bidang 2: formulasi." in made.catatan[1]


def test_same_indicator_under_two_sasaran_stays_twice_and_is_said() -> None:
    other = pembuat.usulan(ROW | {"sasaran": "Sasaran B"}, bidang="Bidang B")
    made = document(pembuat.usulan(ROW, bidang="Bidang A"), other)
    assert made.jumlah_indikator == 2
    assert made.catatan[0].startswith(
        "No. 1 dan 2 “Persentase Ormas Aktif” diusulkan di 2 sasaran oleh Bidang A dan Bidang B."
    )


def test_an_identical_row_twice_in_one_file_is_printed_once_and_said() -> None:
    made = document(pembuat.usulan(ROW, ROW))
    assert made.jumlah_indikator == 1
    assert "Bidang A lebih dari sekali" in made.catatan[0]


@pytest.mark.parametrize("label", ["1. ", "2) ", "1.2.", "a. ", "(3) ", "Sasaran 2: ", "Sasaran: "])
def test_label_and_number_of_the_file_are_not_printed_again(label: str) -> None:
    plan = pembuat.renstra(sasaran=[{"sasaran": "Lain", "indikator": "X"}, {"sasaran": "Sasaran A", "indikator": "Y"}])
    other = pembuat.usulan({"sasaran": "Lain", "indikator": "X"}, bidang="Bidang A")
    made = document(plan, other, pembuat.usulan(ROW | {"sasaran": f"{label}Sasaran A"}, bidang="Bidang B"))
    assert names(made) == [("Lain", "X"), ("Sasaran A", "Persentase Ormas Aktif")]


@pytest.mark.parametrize("name", ["1.000 desa siaga", "3 pilar", "Sasaran:", "A"])
def test_a_name_that_only_looks_numbered_is_printed_whole(name: str) -> None:
    assert names(document(pembuat.usulan(ROW | {"sasaran": name})))[0][0] == name


def test_a_blank_tujuan_comes_from_renstra_and_is_said() -> None:
    plan = pembuat.renstra(sasaran=[{"tujuan": "Tujuan Renstra", "sasaran": "Sasaran A", "indikator": "Lain"}])
    made = document(plan, pembuat.usulan(ROW))
    assert [tujuan.teks for tujuan in made.tujuan] == ["Tujuan Renstra"]
    assert made.catatan == ("Tujuan dari 1 sasaran diambil dari Renstra karena tidak tertulis dalam usulan.",)


def test_an_unknown_tujuan_stays_blank_and_stands_last() -> None:
    made = document(pembuat.usulan(ROW, {"tujuan": "T", "sasaran": "S", "indikator": "I"}))
    assert [tujuan.teks for tujuan in made.tujuan] == ["T", None]


def test_an_indicator_without_sasaran_is_its_tujuans_own() -> None:
    made = document(pembuat.usulan(ROW | {"tujuan": "T"}, {"tujuan": "T", "sasaran": None, "indikator": "Indeks T"}))
    assert [item.teks["indikator"] for item in made.tujuan[0].indikator] == ["Indeks T"]
    assert names(made) == [("Tujuan: T", "Indeks T"), ("Sasaran A", "Persentase Ormas Aktif")]


def test_an_indicator_without_tujuan_and_sasaran_is_kept_last() -> None:
    made = document(pembuat.usulan({"indikator": "Yatim"}, ROW))
    assert names(made) == [("Sasaran A", "Persentase Ormas Aktif"), (None, "Yatim")]
    assert made.jumlah_sasaran == 1


def test_a_sasaran_without_indicator_is_no_row() -> None:
    assert document(pembuat.usulan({"sasaran": "Kosong"})).jumlah_indikator == 0


def test_only_the_bidang_of_the_scope_is_printed() -> None:
    files = [pembuat.usulan(ROW | {"indikator": name}, bidang=f"Bidang {name}") for name in "AB"]
    assert names(document(*files, bidang="Bidang B")) == [("Sasaran A", "B")]


def test_years_are_the_period_and_its_transition_year() -> None:
    made = document(pembuat.usulan(ROW | {"target": {2026: 1, 2030: 2}}))
    assert made.tahun_target == (2025, 2026, 2027, 2028, 2029, 2030)
    assert document(pembuat.usulan(ROW)).tahun_target == (2025, 2026, 2027, 2028, 2029)


def test_a_target_outside_the_period_is_said_and_keeps_its_source() -> None:
    made = document(pembuat.usulan(ROW | {"target": {2026: 1, 2035: 2}}))
    assert 2035 not in made.tahun_target
    assert "Target tahun 2035 di luar periode" in made.catatan[0]
    assert [s.tahun for s in made.sumber_angka()] == [2026, 2035]


def test_without_period_the_years_are_those_of_the_rows() -> None:
    assert document(pembuat.usulan(ROW | {"target": {2026: 1, 2028: 2}}), periode=None).tahun_target == (2026, 2028)
    assert document(periode=None).tahun_target == (2026,)


def test_baseline_years_are_columns_and_one_without_year_too() -> None:
    made = document(pembuat.usulan(ROW | {"baseline": {2024: 1}}, ROW | {"indikator": "B", "baseline": {None: 2}}))
    assert made.tahun_baseline == (None, 2024)


def test_open_and_waived_findings_are_apart_and_the_worst_stands_first() -> None:
    made = document(temuan=(finding("catatan"), finding(), finding(dikecualikan="Disepakati rapat.")))
    assert [item.tingkat for item in made.temuan] == ["galat", "catatan"]
    assert [item.dikecualikan for item in made.pengecualian] == ["Disepakati rapat."]
    assert made.galat_terbuka == 1


def test_reading_problems_are_kept_with_their_file_and_notes_are_not() -> None:
    bad = Masalah("B03", "galat", "Isi sel tidak terbaca.", "Tulis angka.", "IKU", "H7", nilai="dua puluh")
    note = Masalah("B20", "catatan", "Baris tersembunyi.", "", "IKU", baris=9)
    made = document(pembuat.usulan(ROW, masalah=(note, bad)))
    assert [(item.berkas, item.masalah) for item in made.masalah] == [("usulan-Bidang A.xlsx", bad)]


def test_sidik_is_of_the_content_not_of_date_and_number() -> None:
    one = document(pembuat.usulan(ROW))
    run = analysis(pembuat.usulan(ROW))
    two = build_document(run, Settings(instansi=INSTANSI), tanggal=date(2027, 1, 1), nomor=7)
    assert one.sidik == two.sidik
    assert len(one.sidik) == 12


@pytest.mark.parametrize("change", [{"target": {2026: 81}}, {"alasan": "lain"}, {"baseline": 1}])
def test_sidik_changes_with_the_content(change: dict[str, object]) -> None:
    assert document(pembuat.usulan(ROW)).sidik != document(pembuat.usulan(ROW | change)).sidik


def test_sidik_changes_with_a_finding() -> None:
    assert document().sidik != document(temuan=(finding(),)).sidik


def test_nothing_at_all_still_gives_a_document() -> None:
    made = document()
    assert (made.jumlah_indikator, made.jumlah_sasaran, made.galat_terbuka, made.tujuan) == (0, 0, 0, ())


@pytest.mark.parametrize(
    ("isi", "baku", "printed"),
    [
        (80, "persen", AngkaCetak(80.0, 0)),
        (72.5, "persen", AngkaCetak(72.5, 1)),
        ("85,50", "persen", AngkaCetak(85.5, 2)),
        ("85,5%", "persen", AngkaCetak(85.5, 1)),
        ("85,5%", None, AngkaCetak(85.5, 1, "%")),
        ("4 Dokumen", "dokumen", AngkaCetak(4.0, 0)),
        ("4 Dokumen", None, "4 Dokumen"),
        ("4 Dokumen", "orang", "4 Dokumen"),
        ("70,38-70,76", "indeks", "70,38-70,76"),
        ("<22", "kasus", "<22"),
        ("BB", "predikat", "BB"),
        ("-", "persen", "-"),
        ("", "persen", ""),
        ("dua puluh", "persen", "dua puluh"),
        (0, "kasus", AngkaCetak(0.0, 0)),
    ],
)
def test_a_value_is_printed_as_number_or_as_written(isi: object, baku: str | None, printed: object) -> None:
    assert print_values([pembuat.nilai("target", isi, 2026)], baku) == printed


def test_a_missing_value_is_blank_never_zero() -> None:
    assert print_values([], "persen") == ""


def test_two_values_of_one_year_stand_side_by_side() -> None:
    assert print_values([pembuat.nilai("target", isi, 2026) for isi in (80, "81,5", 80)], "persen") == "80 / 81,5"


def test_the_words_of_a_number_are_indonesian() -> None:
    assert str(AngkaCetak(1234567.5, 2)) == "1.234.567,50"
    assert AngkaCetak(1234567.5, 2).format_excel == "#,##0.00"
    assert AngkaCetak(85.5, 1, "%").format_excel == '#,##0.0"%"'
