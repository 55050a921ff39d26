"""The builder of the tests gives what it promises: addresses, fill-down, typed values, a store in force."""

from __future__ import annotations

import pytest

from tests import pembuat


def test_addresses_follow_from_field_year_and_row() -> None:
    assert [pembuat.sel("indikator", 7), pembuat.sel("target", 7, 2025), pembuat.sel("target", 9, 2026)] == [
        "C7",
        "H7",
        "I9",
    ]


@pytest.mark.parametrize(
    ("isi", "jenis", "angka"),
    [
        (80, "angka", (80.0, None, None)),
        ("82,5", "angka", (82.5, None, None)),
        ("1.250.000", "angka", (1250000.0, None, None)),
        ("70,38-70,76", "rentang", (None, 70.38, 70.76)),
        ("≤ 5", "batas", (5.0, None, None)),
        ("-", "kosong", (None, None, None)),
        ("BB", "predikat", (None, None, None)),
        ("sedang disusun", "teks", (None, None, None)),
    ],
)
def test_a_value_as_typed_gets_its_kind(isi: object, jenis: str, angka: tuple[float | None, ...]) -> None:
    nilai = pembuat.nilai("target", isi, 2026)
    assert (nilai.jenis, (nilai.nilai, nilai.bawah, nilai.atas)) == (jenis, angka)


def test_sasaran_is_filled_down_and_the_store_holds_all_in_force() -> None:
    gudang = pembuat.store(
        pembuat.usulan(
            {
                "sasaran": "Meningkatnya demokrasi",
                "indikator": "Indeks Demokrasi",
                "satuan": "Indeks",
                "target": [80, 81],
            },
            {"indikator": "Tingkat Partisipasi Pemilih", "satuan": "Persen", "baseline": 70},
        ),
        pembuat.renstra(
            sasaran=[{"indikator": "Indeks Demokrasi"}], program=[{"kode": "8.01.03", "uraian": "Program"}]
        ),
    )
    baris = pembuat.cursor(gudang).execute(
        """
        select lembar, baris, sasaran_sel, satuan_baku, tabel
        from core_baris
        order by jenis desc, lembar, baris
        """
    )
    assert baris.fetchall() == [
        ("IKU", 7, "B7", "indeks", "iku"),
        ("IKU", 8, "B7", "persen", "iku"),
        ("Program", 7, None, None, "program"),
        ("Sasaran", 7, None, None, "sasaran"),
    ]
