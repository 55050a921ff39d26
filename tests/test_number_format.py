"""Showing numbers: what an Excel cell shows, in Indonesian form."""

from __future__ import annotations

from datetime import date

import pytest

from iku_analysis.number_format import (
    format_angka,
    format_bagian,
    format_rupiah,
    format_tanggal,
    is_percent_format,
    shown_text,
)

ACCOUNTING = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.85, "0%", "85%"),
        (0.855, "0.00%", "85,50%"),
        (0.855, "0%", "86%"),  # halves away from zero
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (1234567, "#,##0", "1.234.567"),
        (1234567.5, "#,##0.00", "1.234.567,50"),
        (1234567, "General", "1234567"),
        (70.099999999999994, "General", "70,1"),
        (3.5190000000000001, "General", "3,519"),
        (2 / 11, "General", "0,181818182"),  # as Excel shows it
        (1234567, '"Rp" #,##0', "Rp 1.234.567"),
        (1234567, "[$Rp-421]#,##0", "Rp1.234.567"),
        (4, '0 "Dokumen"', "4 Dokumen"),
        (4, 'General" orang"', "4 orang"),
        (22, '0"/100.000 penduduk"', "22/100.000 penduduk"),
        (5, "0\\ \\k\\a\\l\\i", "5 kali"),
        (0, ACCOUNTING, "Rp -"),
        (1500, ACCOUNTING, "Rp 1.500"),
        (-1500, ACCOUNTING, "-Rp 1.500"),
        (-1, "#,##0_);(#,##0)", "(1)"),
        (-1, "#,##0;[Red]-#,##0", "-1"),
        (-0.014, "0.00%", "-1,40%"),
        (0.5, "0.##", "0,5"),
        (3, "0.##", "3"),
        (7, "000", "007"),
        (1_500_000_000, '#,##0.0,,"jt"', "1.500,0jt"),
        (0, "0;-0;;@", ""),  # a hidden zero
        (12, "@", "12"),
        (0.5, "# ?/?", "0,5"),  # fractions, exponents and conditions fall back to General
        (12345, "0.00E+00", "12345"),
        (5, '[<10]"sedikit";0', "5"),
        (1e21, "General", "1" + "0" * 21),
    ],
)
def test_shown_text(value: float, number_format: str, shown: str) -> None:
    assert shown_text(value, number_format) == shown


@pytest.mark.parametrize(
    ("number_format", "is_percent"),
    [("0%", True), ("0.00 %", True), ('0" %"', False), ("0\\%", False), ("General", False), ("0;-0%", True)],
)
def test_percent_format(number_format: str, is_percent: bool) -> None:
    assert is_percent_format(number_format) is is_percent


def test_format_angka() -> None:
    assert format_angka(1234.56) == "1.234,56"
    assert format_angka(80) == "80"
    assert format_angka(0) == "0"
    assert format_angka(-1234567.891, 2) == "-1.234.567,89"
    assert format_angka(82.5, 2) == "82,50"
    assert format_angka(0.1 + 0.2) == "0,3"
    assert format_angka(-0.4, 0) == "0"  # no minus before a zero


def test_format_rupiah_is_whole() -> None:
    assert format_rupiah(1234567) == "Rp 1.234.567"
    assert format_rupiah(0) == "Rp 0"
    assert format_rupiah(999.5) == "Rp 1.000"


def test_format_tanggal() -> None:
    assert format_tanggal(date(2026, 11, 22)) == "22 November 2026"
    assert format_tanggal(date(2025, 8, 1)) == "1 Agustus 2025"


@pytest.mark.parametrize(
    ("bagian", "semua", "teks"),
    [(0, 7, "0"), (1, 1000, "<1"), (1, 3, "33"), (994, 1000, "99"), (996, 1000, "99"), (9999, 10000, "99"),
     (7, 7, "100"), (3, 2, "150")],
)  # fmt: skip
def test_a_share_is_100_only_when_it_is_all_and_0_only_when_it_is_nothing(
    bagian: float, semua: float, teks: str
) -> None:
    assert format_bagian(bagian, semua) == teks
