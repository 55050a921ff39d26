"""The evaluator's sheet: each criterion is 1, 0 or not judged, and the findings say why."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from iku_analysis.documents.evaluator import KRITERIA, evaluation_rows, evaluator_workbook
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.settings import Settings
from iku_analysis.store.work import accept_many, work_in_force
from tests import pembuat
from tests.periksa import LINGKUP, baik, hanya

ASKED = hanya(*(kode for item in KRITERIA for kode in (*item.langgar, *item.perlu)))
RENSTRA = pembuat.renstra(sasaran=[baik()])


def run(*, renstra: bool = True, **ubah: Any) -> Analysis:
    files = [pembuat.usulan(baik(**ubah))] + ([RENSTRA] if renstra else [])
    return analyse(pembuat.store(*files), pembuat.kamus(), LINGKUP, ASKED)


def judged(analysis: Analysis) -> dict[str, int | None]:
    (row,) = evaluation_rows(analysis)
    return dict(zip((item.judul for item in KRITERIA), row.penilaian, strict=True))


def test_a_good_indicator_meets_every_criterion() -> None:
    (row,) = evaluation_rows(run())
    assert set(row.penilaian) == {1}
    assert (row.nilai, row.target, row.tipe, row.keterangan) == (100, "73", "Sasaran", "")


@pytest.mark.parametrize(
    ("ubah", "kriteria"),
    [
        ({"indikator": "Indeks kerukunan dan tingkat toleransi"}, "Spesifik"),
        ({"formulasi": None}, "Terukur"),
        ({"target": ["72,5", "73", "735", "736", "737"]}, "Dapat dicapai"),
        ({"target": ["72,5", "73", None, "74", "74,5"]}, "Batas waktu"),
        ({"target": ["70", "71", "71,5", "72", "72,1"]}, "Menantang"),
    ],
)
def test_an_open_finding_is_zero_and_named(ubah: dict[str, Any], kriteria: str) -> None:
    analysis = run(**ubah)
    assert judged(analysis)[kriteria] == 0
    codes = next(item.langgar for item in KRITERIA if item.judul == kriteria)
    assert any(line.startswith(codes) for line in evaluation_rows(analysis)[0].keterangan.splitlines())


def test_without_renstra_relevance_is_not_judged() -> None:
    assert judged(run(renstra=False))["Relevan"] is None


def test_without_baseline_reach_and_challenge_are_not_judged() -> None:
    found = judged(run(baseline=None))
    assert (found["Dapat dicapai"], found["Menantang"]) == (None, None)


def test_a_criterion_that_is_not_judged_leaves_the_mark_alone() -> None:
    (row,) = evaluation_rows(run(baseline=None))
    assert row.nilai == 100


def test_an_accepted_finding_meets_the_criterion_with_its_reason() -> None:
    store = pembuat.store(pembuat.usulan(baik(formulasi=None)), RENSTRA)
    before = analyse(store, pembuat.kamus(), LINGKUP, ASKED)
    found = [item for item in before.temuan if item.kode == "K03"]
    accept_many(store, found, alasan="formula di manual IKU", oleh="a")
    analysis = before.with_work(work_in_force(store))
    assert judged(analysis)["Terukur"] == 1
    assert "Diterima: formula di manual IKU." in evaluation_rows(analysis)[0].keterangan


def test_the_workbook_says_it_all_and_has_the_same_bytes_twice() -> None:
    analysis = run(formulasi=None, baseline=None)
    made = [evaluator_workbook(analysis, Settings(), tanggal=date(2026, 1, 5)) for _ in range(2)]
    assert made[0] == made[1]
    sheet = load_workbook(io.BytesIO(made[0])).active
    assert sheet is not None
    head, row = ([cell.value for cell in sheet[number]] for number in (3, 4))
    assert head[5:13] == ["Target", *(item.judul for item in KRITERIA), "Nilai"]
    assert row[6:13] == [1, 0, "–", 1, 1, "–", 75]
    assert sheet.print_title_rows == "$3:$3"
