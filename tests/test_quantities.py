"""Reading values as planners type them: every expected value was reasoned from the text, not copied from output."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_analysis.number_format import format_angka, format_rupiah
from iku_analysis.quantities import Quantity, Style, column_style, read_number, read_quantity
from iku_analysis.settings import KAMUS as FOLDER
from iku_analysis.vocabulary import COLUMNS, Vocabulary, load_vocabulary

KAMUS = load_vocabulary()
PERSEN = {"satuan": "persen", "persen": True}


def read(
    text: str, style: Style | None = None, is_pagu: bool = False, satuan: str | None = None, kamus: Vocabulary = KAMUS
) -> Quantity:
    return read_quantity(text, vocabulary=kamus, style=style, is_pagu=is_pagu, satuan=satuan)


def angka(nilai: float, desimal: int = 0, **rest: object) -> Quantity:
    return Quantity("angka", nilai=nilai, desimal=desimal, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("85,5", angka(85.5, 1)),
        ("1.234.567", angka(1_234_567)),
        ("3.986.046.000,00", angka(3_986_046_000, 2)),
        ("69.33", angka(69.33, 2)),
        ("78.5", angka(78.5, 1)),
        ("0,5", angka(0.5, 1)),
        ("0,785", angka(0.785, 3)),  # a group of thousands never begins with 0
        ("0.785", angka(0.785, 3)),
        (",5", angka(0.5, 1)),
        ("0", angka(0)),
        ("0.00", angka(0, 2)),
        ("-5", angka(-5)),
        ("+5", angka(5)),
        ("–2,5", angka(-2.5, 1)),  # en dash for minus
        ("102,500,000.00", angka(102_500_000, 2)),
        (" 3,986,046,000.00 ", angka(3_986_046_000, 2)),
        ("15,214,568,742", angka(15_214_568_742)),
        ("9446966806.00", angka(9_446_966_806, 2)),
        ("11021880874.000", angka(11_021_880_874, 3)),  # eleven digits before the dot are no group
        ("2,01", angka(2.01, 2)),
        ("100.", angka(100)),
        ("3.5190000000000001", angka(3.519, 3)),  # float tail
        ("70.099999999999994", angka(70.1, 1)),
        ("(1)", angka(-1)),  # accounting negative
        ("(1.250,5)", angka(-1250.5, 1)),
        ("_x0002_12\u200b", angka(12)),
    ],
)
def test_plain_number(text: str, expected: Quantity) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "nilai", "desimal"),
    [
        ("-1,41%", -1.41, 2),
        ("100 %", 100, 0),
        ("100%", 100, 0),
        ("100.00%", 100, 2),
        ("6000%", 6000, 0),
        ("29.09%", 29.09, 2),
        ("(1,41%)", -1.41, 2),
        ("85,5 persen", 85.5, 1),
        ("85,5 Prosentase", 85.5, 1),
        ("38 % (Perkotaan)", 38, 0),
        ("34,96 % (Perkotaan)", 34.96, 2),
    ],
)
def test_percent_is_0_to_100_and_a_remark_in_brackets_is_left_out(text: str, nilai: float, desimal: int) -> None:
    assert read(text) == angka(nilai, desimal, **PERSEN)


def test_plain_fraction_is_not_multiplied_and_has_no_percent_sign() -> None:
    assert read("0.18181818181818182", satuan="persen") == angka(0.18181818181818182, 17)
    assert read("0.08", satuan="persen") == angka(0.08, 2)


@pytest.mark.parametrize(
    ("text", "nilai", "satuan"),
    [
        ("2 jenis", 2, "jenis"),
        ("3 Laporan", 3, "laporan"),
        ("4 laporan", 4, "laporan"),
        ("4 Dukumen", 4, "dokumen"),
        ("2 Dok", 2, "dokumen"),
        ("25 OPD", 25, "opd"),
        ("1 pasar", 1, "pasar"),
        ("276 Desa", 276, "desa"),
        ("4 (empat) dokumen", 4, "dokumen"),
        ("5 (Dokumen)", 5, "dokumen"),
        ("12 kali/tahun", 12, "kali"),
        ("12x", 12, "kali"),
        ("22/100.000 penduduk", 22, "per 100.000 penduduk"),
        ("22 per 100.000 penduduk", 22, "per 100.000 penduduk"),
        ("30 hari kerja", 30, "hari kerja"),
    ],
)
def test_unit_named_in_the_cell(text: str, nilai: float, satuan: str) -> None:
    assert read(text) == angka(nilai, satuan=satuan)


def test_counted_things_are_whole_so_their_mark_groups_thousands() -> None:
    assert read("15.467 UMKM") == angka(15_467, satuan="umkm")
    assert read("15,467 UMKM", style="id") == angka(15_467, satuan="umkm")
    assert read("1.000", satuan="orang") == angka(1000)
    assert read("2.500 jam").masalah == "ambigu"  # hours may have decimals


def test_unknown_unit_is_kept_as_typed_and_reported() -> None:
    assert read("7 padepokan") == angka(7, satuan="padepokan", masalah="satuan_asing")
    assert read("22/1000 balita") == angka(22, satuan="per 1000 balita", masalah="satuan_asing")


def test_words_beside_a_known_unit_are_reported() -> None:
    assert read("12 Laporan Bulanan") == angka(12, satuan="laporan", masalah="ada_keterangan")


@pytest.mark.parametrize("text", ["5 menit ke bawah", "5 orang per kecamatan", "100% atau lebih", "80 belum final"])
def test_words_that_change_the_number_make_it_text(text: str) -> None:
    found = read(text)
    assert (found.jenis, found.masalah, len(found.tafsir)) == ("teks", "ada_keterangan", 1)


@pytest.mark.parametrize("text", ["1.000", "1,000", "1.000*", "12.500", "-1.000"])
def test_one_mark_before_three_digits_is_ambiguous_without_evidence(text: str) -> None:
    found = read(text)
    assert (found.jenis, found.masalah) == ("angka", "ambigu")
    assert {abs(max(found.tafsir, key=abs)), abs(min(found.tafsir, key=abs))} == {
        float(re.sub(r"\D", "", text)),
        float(re.sub(r"\D", "", text)) / 1000,
    }
    assert found.nilai == found.tafsir[0]


def test_ambiguous_text_takes_the_indonesian_reading_first() -> None:
    assert read("1.000").nilai == 1000
    assert read("1,000").nilai == 1
    assert read("1.000%").nilai == 1  # no percentage is a thousand; still reported
    assert read("1.000%").masalah == "ambigu"


@pytest.mark.parametrize(
    ("text", "style", "nilai"), [("1.000", "id", 1000), ("1.000", "us", 1), ("1,000", "id", 1), ("1,000", "us", 1000)]
)
def test_style_of_the_column_settles_an_ambiguous_text(text: str, style: Style, nilai: float) -> None:
    found = read(text, style=style)
    assert (found.nilai, found.masalah, found.tafsir) == (nilai, None, ())


@pytest.mark.parametrize(("text", "style", "nilai"), [("69.33", "id", 69.33), ("78,5", "us", 78.5), ("12", "us", 12)])
def test_style_never_overrides_an_unambiguous_text(text: str, style: Style, nilai: float) -> None:
    assert read(text, style=style).nilai == nilai


@pytest.mark.parametrize(
    ("text", "bawah", "atas", "desimal"),
    [
        ("70,38-70,76", 70.38, 70.76, 2),
        ("9,74-9,59", 9.59, 9.74, 2),
        ("80-60", 60, 80, 0),
        ("80 – 60", 60, 80, 0),
        ("70 s/d 75", 70, 75, 0),
        ("70 s.d. 75", 70, 75, 0),
        ("75 sampai dengan 80,5", 75, 80.5, 1),
        ("-5 - -3", -5, -3, 0),
    ],
)
def test_range_is_ascending(text: str, bawah: float, atas: float, desimal: int) -> None:
    assert read(text) == Quantity("rentang", bawah=bawah, atas=atas, desimal=desimal)


def test_range_with_units_and_with_evidence_at_one_end() -> None:
    assert read("70%-80%") == Quantity("rentang", bawah=70, atas=80, desimal=0, satuan="persen", persen=True)
    assert read("5 menit - 10 menit") == Quantity("rentang", bawah=5, atas=10, desimal=0, satuan="menit")
    assert read("1.000-1.250,5") == Quantity("rentang", bawah=1000, atas=1250.5, desimal=1)
    assert read("1.000-2.000").masalah == "ambigu"


@pytest.mark.parametrize(
    ("text", "operator", "nilai", "satuan"),
    [
        ("<22", "<", 22, None),
        ("< 49/100.000 penduduk", "<", 49, "per 100.000 penduduk"),
        ("≤5 menit", "<=", 5, "menit"),
        ("=> 3", ">=", 3, None),
        ("> 80", ">", 80, None),
        ("minimal 80", ">=", 80, None),
        ("Maksimal 5 hari", "<=", 5, "hari"),
        ("tidak lebih dari 10 kasus", "<=", 10, "kasus"),
    ],
)
def test_bound(text: str, operator: str, nilai: float, satuan: str | None) -> None:
    found = read(text)
    assert (found.jenis, found.operator, found.nilai, found.satuan) == ("batas", operator, nilai, satuan)
    assert found.masalah is None


def test_percent_bound() -> None:
    assert read("<15%") == Quantity("batas", operator="<", nilai=15, desimal=0, satuan="persen", persen=True)


@pytest.mark.parametrize(
    ("text", "baku", "skor"),
    [
        ("WTP", "WTP", 4),
        ("wajar dengan pengecualian", "WDP", 3),
        ("TMP", "TMP", 1),
        ("B", "B", 4),
        ("BB", "BB", 5),
        ("A", "A", 6),
        ("AA", "AA", 7),
        ("D", "D", 1),
        ("A (Memuaskan)", "A", 6),
        ("WTP*", "WTP", 4),
        ("Level 3", "Level 3", 3),
    ],
)
def test_predicate(text: str, baku: str, skor: int) -> None:
    assert read(text) == Quantity("predikat", predikat=baku, skor=skor)


@pytest.mark.parametrize("text", ["A-", "B+", "A dan B", "Kelas B", "Level 3 DC", "Level 3 Dengan Catatan (DC)"])
def test_predicate_matches_the_whole_cell_only(text: str) -> None:
    assert (read(text).jenis, read(text).masalah) == ("teks", "tidak_terbaca")


@pytest.mark.parametrize(
    "text", ["", "  ", "\u200b", "-", "–", " - ", "N/A", "NA", "n/a", "n.a", "#", "Rp -", "Rp. -", "Rp"]
)
@pytest.mark.parametrize("is_pagu", [False, True])
def test_kosong(text: str, is_pagu: bool) -> None:
    assert read(text, is_pagu=is_pagu) == Quantity("kosong")


@pytest.mark.parametrize("text", ["Ada", "Tepat waktu", "dua puluh", "8.01.02", "1.234.567,89.00", "*", "<", "#REF!"])
def test_words_and_codes_are_text_without_a_reading(text: str) -> None:
    assert read(text) == Quantity("teks", masalah="tidak_terbaca")


@pytest.mark.parametrize(
    ("text", "tafsir"),
    [
        ("1 Dukumen 2900 orang", (1, 2900)),
        ("2900 orang 10 kali", (2900, 10)),
        ("2 kali per tahun dari 12 kali = 16%", (2, 12, 16)),
        ("75% 80%", (75, 80)),
        ("> 5 dan < 10", (5, 10)),
        ("5 kasus COVID-19", (5, 19)),  # no range
        ("2 dokumen - 3 laporan", (2, 3)),
        ("1 234 567", (1, 234, 567)),
        ("1-2-2024", (1, 2, 2024)),
    ],
)
def test_several_numbers_in_one_cell_are_text_with_all_readings(text: str, tafsir: tuple[float, ...]) -> None:
    assert read(text) == Quantity("teks", tafsir=tafsir, masalah="dua_satuan")


def test_sentence_beside_a_number_is_text_with_its_reading() -> None:
    found = read("0,269 BPS tidak melakukan penghitungan")
    assert found == Quantity("teks", tafsir=(0.269,), masalah="ada_keterangan")


@pytest.mark.parametrize(
    ("text", "nilai"),
    [
        ("1.234.567,00", 1_234_567),
        ("350,000,000.00", 350_000_000),
        ("9446966806.00", 9_446_966_806),
        ("11021880874.000", 11_021_880_874),
        ("1.000", 1000),  # pagu are whole rupiah: three digits after the only mark are thousands
        ("1,000", 1000),
        ("0", 0),
        ("_x0002_1.000.000", 1_000_000),
        ("1,5 miliar", 1_500_000_000),
        ("500 juta", 500_000_000),
    ],
)
def test_pagu_is_whole_rupiah(text: str, nilai: float) -> None:
    found = read(text, is_pagu=True)
    assert (found.jenis, found.nilai, found.masalah, found.satuan) == ("angka", nilai, None, None)


@pytest.mark.parametrize(
    "text", ["Rp 1.000.000", "Rp. 1.000.000,-", "Rp1,000,000.00", "IDR 1.000.000", "1.000.000 rupiah"]
)
@pytest.mark.parametrize("is_pagu", [False, True])
def test_currency_sign_is_a_unit(text: str, is_pagu: bool) -> None:
    found = read(text, is_pagu=is_pagu)
    assert (found.nilai, found.satuan, found.masalah) == (1_000_000, "rupiah", None)


def test_negative_amounts() -> None:
    assert read("(Rp 1.000.000)", is_pagu=True).nilai == -1_000_000
    assert read("-Rp 5.000.000", is_pagu=True).nilai == -5_000_000


@pytest.mark.parametrize(
    "text", ["2 Paket", "50%", "5-6", "<100", "1.234.567,89.00", "A", "belum ada", "Rp 5 per orang"]
)
def test_pagu_that_is_no_amount_is_text(text: str) -> None:
    found = read(text, is_pagu=True)
    assert (found.jenis, found.nilai) == ("teks", None)
    assert found.masalah in ("tidak_terbaca", "ada_keterangan")


def test_pagu_with_cents_is_rounded_and_reported_with_the_exact_amount() -> None:
    found = read("1.234.567,89", is_pagu=True)
    assert (found.nilai, found.masalah, found.tafsir) == (1_234_568, "dibulatkan", (1_234_567.89,))


def test_pagu_in_millions_with_one_mark_stays_ambiguous() -> None:
    found = read("1.500 juta", is_pagu=True)
    assert (found.masalah, set(found.tafsir)) == ("ambigu", {1_500_000_000, 1_500_000})


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["1.000", "78,5"], "id"),
        (["1.000", "69.33"], "us"),
        (["1.234.567", "x"], "id"),
        (["102,500,000", "1,000"], "us"),
        (["1.234,5"], "id"),
        (["69.33", "78,5", "1.000"], None),  # mixed columns are real
        (["1.000", "1,000", "12", "8.01.02", "", "WTP"], None),
        ([], None),
    ],
)
def test_column_style(texts: list[str], style: Style | None) -> None:
    assert column_style(texts) == style


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (0.85, "0%", angka(85, 0, **PERSEN)),
        (0.07, "0.00%", angka(7, 2, **PERSEN)),
        (0.785, "General", angka(0.785, 3)),
        (0.8555, "0%", angka(85.55, 0, **PERSEN)),  # the stored value, not the rounded one
        (4, '0 "Dokumen"', angka(4, 0, satuan="dokumen")),
        (1.234, "General", angka(1.234, 3)),  # a number is never ambiguous
        (70.099999999999994, "General", angka(70.1, 1)),
        (-1, "#,##0_);(#,##0)", angka(-1)),
        (85.5, '0.0" %"', angka(85.5, 1, **PERSEN)),
        (0, '"Rp" #,##0;-"Rp" #,##0;"Rp" "-"', angka(0)),  # 0 is a value
    ],
)
def test_number_cell(value: float, number_format: str, expected: Quantity) -> None:
    assert read_number(value, number_format, vocabulary=KAMUS) == expected


def test_number_cell_of_pagu_is_whole_and_reports_only_cents_that_show() -> None:
    assert read_number(1000.4, "#,##0", vocabulary=KAMUS, is_pagu=True) == angka(1000)
    shown = read_number(1000.4, "#,##0.00", vocabulary=KAMUS, is_pagu=True)
    assert (shown.nilai, shown.masalah) == (1000, "dibulatkan")


def test_number_cell_that_shows_another_magnitude_is_ambiguous() -> None:
    found = read_number(1.5, '0.0 "juta"', vocabulary=KAMUS)
    assert (found.nilai, found.masalah, found.tafsir) == (1_500_000, "ambigu", (1_500_000, 1.5))
    scaled = read_number(2_500_000, "#,##0,", vocabulary=KAMUS, is_pagu=True)
    assert (scaled.nilai, scaled.masalah, scaled.tafsir) == (2_500_000, "ambigu", (2_500_000, 2500))
    assert read_number(2_500_000, '#,##0.0,,"juta"', vocabulary=KAMUS, is_pagu=True).masalah is None
    assert read_number(0.04, "0", vocabulary=KAMUS) == angka(0.04)  # rounding is no other magnitude


@pytest.mark.parametrize(("value", "number_format"), [(0.85, "0%"), (2, '0 "Paket"')])
def test_number_cell_of_pagu_with_another_unit_is_text(value: float, number_format: str) -> None:
    found = read_number(value, number_format, vocabulary=KAMUS, is_pagu=True)
    assert (found.jenis, found.masalah) == ("teks", "tidak_terbaca")


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False))
def test_format_then_read_gives_the_number(number: object) -> None:
    value = float(str(number))
    assert read(format_angka(value), style="id").nilai == value


@given(st.integers(min_value=0, max_value=10**14))
def test_format_then_read_gives_the_amount(rupiah: int) -> None:
    assert read(format_rupiah(rupiah), is_pagu=True).nilai == rupiah


@given(st.text(alphabet="0123456789.,-%<>≤()/* RpABxorangs", max_size=18))
def test_any_text_is_read_and_text_always_says_why(text: str) -> None:
    found = read(text)
    assert found.jenis != "teks" or found.masalah is not None
    assert found.masalah != "ambigu" or len(set(found.tafsir)) > 1


def test_every_unit_has_a_family_and_every_family_is_known() -> None:
    money = {"rupiah", "ribu rupiah", "juta rupiah", "miliar rupiah", "triliun rupiah"}
    families = {"persen", *money, "indeks", "jumlah", "dokumen", "waktu", "predikat"}
    assert set(KAMUS.names("satuan")) == set(KAMUS.satuan_keluarga)
    assert set(KAMUS.satuan_keluarga.values()) == families


def test_no_alias_of_predikat_stands_twice() -> None:
    rows = (FOLDER / "predikat.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == ",".join(COLUMNS["predikat.csv"])
    assert len(rows) - 1 == len(KAMUS.predikat)


@pytest.mark.parametrize(
    "alias",
    ["Persen", "%", "presentase", "prosentase", "persensatase", "Persentaqse", "Persentase (%)"],
)
def test_misspelled_percent_is_percent(alias: str) -> None:
    assert KAMUS.canonical("satuan", alias) == "persen"
