"""Many files over several processes: the same readings in the same order, whatever happens to a child."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from iku_analysis.pipeline import InputFile, read_inputs
from iku_analysis.readers import parallel
from iku_analysis.readers.parallel import Tugas, pays, read_files
from iku_analysis.records import HasilBaca
from iku_analysis.vocabulary import load_vocabulary
from tests.lembar import codes, workbook

ROWS = [["No", "Sasaran", "Indikator", "Satuan", "Target 2026"]]


def files(count: int) -> list[Tugas]:
    contents = [workbook([*ROWS, [1, "S", f"Indikator {number}", "Persen", number]]) for number in range(count)]
    return [Tugas(f"{number}.xlsx", content, {"jenis": "usulan"}) for number, content in enumerate(contents)]


def test_few_small_files_begin_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel._Child, "_begin", lambda self: pytest.fail("a process begun for few files"))
    assert not pays(files(3))
    assert len(list(read_files(files(3), load_vocabulary()))) == 3


def test_many_files_and_large_ones_pay() -> None:
    assert pays(files(1) * 12)
    assert pays([Tugas("a.xlsx", b"x" * 1_500_000, {})] * 2)
    assert not pays([Tugas("a.xlsx", b"x" * 9_000_000, {})])


@dataclass
class Lari:
    """Many files, one of them broken, read by two processes; what was told meanwhile."""

    tugas: list[Tugas]
    hasil: list[HasilBaca]
    kabar: list[tuple[float, int, str]]


@pytest.fixture(scope="module")
def lari() -> Lari:
    tasks, told = (
        [*files(12), Tugas("rusak.xlsx", b"PK\x03\x04rusak", {"jenis": "usulan"})],
        list[tuple[float, int, str]](),
    )
    inputs = [InputFile(task.nama, task.content, "usulan") for task in tasks]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parallel.os, "cpu_count", lambda: 2)
        patch.setattr(parallel, "_LOOKED_AT_EVERY", 0)
        return Lari(tasks, read_inputs(inputs, load_vocabulary(), progress=lambda *step: told.append(step)), told)


def test_readings_are_those_of_one_process_in_the_order_given(lari: Lari) -> None:
    words = load_vocabulary()
    assert lari.hasil == [task.read(words) for task in lari.tugas]


def test_period_that_the_renstra_of_the_same_import_names_counts_for_all() -> None:
    years = [["No", "Sasaran", "Indikator", "Satuan", "Tahun ke-1", "Tahun ke-2"], [1, "S", "A", "Persen", 50, 60]]
    usulan, renstra = workbook([["Usulan"], *years]), workbook([["Renstra 2025-2029"], *years])
    alone, together = [InputFile("usulan.xlsx", usulan)], [InputFile("usulan.xlsx", usulan)]
    together += [InputFile("renstra.xlsx", renstra)]
    words = load_vocabulary()
    assert codes(read_inputs(alone, words)[0]).count("B12") == 2
    for readings in (read_inputs(together, words), read_inputs(alone, words, periode=(2025, 2029))):
        assert [value.tahun for value in readings[0].baris[0].nilai] == [2025, 2026]
        assert readings[0].yearless == 0


def test_file_that_ends_its_reader_is_unusable_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 2)
    tasks = files(12)
    # An argument that `read_file` does not know ends the child, as running out of memory would.
    tasks[5] = Tugas(tasks[5].nama, tasks[5].content, {"ngawur": 1})
    readings = list(read_files(tasks, load_vocabulary()))
    assert [item.berkas for item in readings] == [task.nama for task in tasks]
    assert codes(readings[5]) == ["B04"]
    assert [len(item.baris) for item in readings] == [0 if number == 5 else 1 for number in range(12)]


def test_machine_that_lets_no_process_begin_reads_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(parallel.sys, "executable", "/tidak/ada/python")
    assert [len(item.baris) for item in read_files(files(12), load_vocabulary())] == [1] * 12


def test_progress_is_told_before_each_file(lari: Lari) -> None:
    before = [(number, 13, task.nama) for number, task in enumerate(lari.tugas)]
    assert [step for step in dict.fromkeys(lari.kabar) if step in before] == before


def test_progress_grows_inside_one_long_file(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["No", "Sasaran", "Indikator", "Target 2026"], *([n, "S", f"Indikator {n}", n] for n in range(200))]
    told: list[float] = []
    read_inputs([InputFile("a.xlsx", workbook(rows))], load_vocabulary(), progress=lambda done, *_: told.append(done))
    assert told == sorted(told) and told[0] == 0 and told[-1] > 0.9 and len(told) > 10


def test_children_tell_how_far_their_file_is(lari: Lari) -> None:
    place = {task.nama: number for number, task in enumerate(lari.tugas)}
    assert len(lari.kabar) > 13
    assert all(0 <= done - place[name] <= 1 for done, _, name in lari.kabar)
