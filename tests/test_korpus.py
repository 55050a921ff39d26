"""The reading corpus: the committed files are the generator's, and the readers stay as good on them as they were.

The levels below are those reached when they were last looked at, file by file (`python -m benchmarks baca --rinci`);
they only go up. They are of the development half: the held-out half is scored by the benchmark and tuned on by nobody.
"""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.korpus.buat import BERKAS, build, truth_text
from tests.korpus.korpus import Berkas, corpus
from tests.korpus.resep import SEPARUH, TATA_LETAK, Resep, boleh, resep

FILES = [pytest.param(item, id=f"{item.separuh}-{item.nama}.{item.jenis}") for item in resep()]
READ = [pytest.param(item, id=f"{item.tata}-{item.nama}") for item in corpus("kembang")]


def _parts(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook: how they are packed may differ between machines, what they say may not."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("item", FILES)
def test_committed_file_is_what_the_generator_makes(item: Resep) -> None:
    content, truth = build(item)
    folder = BERKAS / item.separuh
    assert (folder / f"{item.nama}.json").read_text(encoding="utf-8") == truth_text(truth)
    stored = (folder / f"{item.nama}.{item.jenis}").read_bytes()
    if item.jenis == "xlsx":
        assert _parts(stored) == _parts(content)
    elif item.jenis == "csv":
        assert stored == content


def test_same_seed_gives_the_same_bytes() -> None:
    for item in resep()[::7]:
        assert build(item) == build(item)


def test_every_layout_and_every_mess_is_in_both_halves() -> None:
    for separuh in SEPARUH:
        files = [item for item in resep() if item.separuh == separuh]
        asked = {kacau for tata in TATA_LETAK for pool in boleh(tata) for kacau in pool}
        assert {item.tata for item in files} == set(TATA_LETAK)
        assert asked <= {kacau for item in files for kacau in item.kacau}


def test_at_least_sixty_workbooks() -> None:
    assert len([item for item in resep() if item.jenis != "csv"]) >= 60
    assert len(list(BERKAS.glob("*/*.json"))) == len(resep())


@pytest.mark.parametrize("item", READ)
def test_no_file_stops_the_reader(item: Berkas) -> None:
    assert item.score().macet == 0
