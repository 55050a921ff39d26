"""Rencana aksi: targets of quarters in the layouts that agencies use; nothing else is read as one."""

from __future__ import annotations

import pytest

from iku_analysis.records import HasilBaca
from tests.lembar import read, row

JUDUL = row("RENCANA AKSI PERJANJIAN KINERJA TAHUN 2026")
DEPAN = "No | Sasaran | Indikator | Satuan | Target"
ISI = "1 | Meningkatnya peran ormas | Persentase Ormas Aktif | Persen | 100"
TARGET = [
    ("target", 2026, 100.0),
    *((f"target_tw{n}", 2026, float(angka)) for n, angka in enumerate((10, 15, 25, 50), 1)),
]


def values(hasil: HasilBaca) -> list[tuple[str, int | None, float | None]]:
    return [(item.medan, item.tahun, item.nilai) for item in hasil.baris[0].nilai]


@pytest.mark.parametrize(
    "judul",
    [
        [f"{DEPAN} Tahunan | Target Triwulan | | |", "| | | | | I | II | III | IV"],
        [f"{DEPAN} 2026 | TW I | TW II | TW III | TW IV"],
        [f"{DEPAN} | Target TW 1 | Target TW 2 | Target TW 3 | Target TW 4"],
        [f"{DEPAN} | Triwulan | | |", "| | | | | I | II | III | IV"],
        [f"{DEPAN} | | | |", "| | | | Tahunan | TW I | TW II | TW III | TW IV"],
    ],
    ids=["Target Triwulan › I", "TW I", "Target TW 1", "Triwulan › I", "Target › TW I"],
)
def test_quarters_of_a_rencana_aksi(judul: list[str]) -> None:
    merges = ["F2:I2"] if "Triwulan | | |" in judul[0] else ["E2:I2"] if judul[0].endswith("| | | |") else []
    hasil = read([JUDUL, *map(row, judul), row(f"{ISI} | 10 | 15 | 25 | 50")], merges=merges)
    assert (hasil.jenis, hasil.lembar[0].tabel) == ("pengukuran", "rencana_aksi")
    assert values(hasil) == TARGET
    assert "target_tw4:2026" in hasil.lembar[0].kolom


def test_zero_is_a_target_and_a_blank_quarter_is_none() -> None:
    hasil = read([JUDUL, row(f"{DEPAN} | TW I | TW II | TW III | TW IV"), row(f"{ISI} | 0 | | 25 | 75")])
    assert values(hasil)[1:] == [("target_tw1", 2026, 0.0), ("target_tw3", 2026, 25.0), ("target_tw4", 2026, 75.0)]


def test_a_rencana_aksi_of_programmes_is_no_renstra() -> None:
    quarters = "Target TW I | Target TW II | Target TW III | Target TW IV"
    head = f"Kode | Program | Indikator | Satuan | Target | Pagu | {quarters}"
    line = "8.01.02 | Program Penguatan Ideologi | Persentase pelajar | Persen | 100 | 5000000 | 10 | 15 | 25 | 50"
    hasil = read([JUDUL, row(head), row(line)])
    assert (hasil.jenis, hasil.lembar[0].tabel) == ("pengukuran", "rencana_aksi")
    plan = read([row("Renstra 2025-2029"), row(head), row(line)])
    assert (plan.jenis, plan.lembar[0].tabel) == ("renstra", "program")


def test_an_iku_table_that_also_plans_quarters_stays_a_usulan() -> None:
    head = f"{DEPAN} 2026 | Target TW I | Target TW II | Target TW III | Target TW IV"
    hasil = read([row("Indikator Kinerja Utama 2026"), row(head), row(f"{ISI} | 10 | 15 | 25 | 50")])
    assert (hasil.jenis, hasil.lembar[0].tabel) == ("usulan", "iku")


def test_an_iku_table_that_explains_its_indicators_stays_one() -> None:
    head = f"{DEPAN} 2026 | Formulasi | Target TW I | Target TW II | Target TW III | Target TW IV"
    hasil = read([row("Usulan IKU 2026"), row(head), row(f"{ISI} | a / b x 100 | 10 | 15 | 25 | 50")])
    assert (hasil.jenis, hasil.lembar[0].tabel) == ("usulan", "iku")
    assert len(values(hasil)) == 5
