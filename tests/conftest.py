"""Stores that the tests of the pages share: the sample agency is read once for each worker."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

import pytest

from iku_analysis import pipeline
from iku_analysis.store.database import Store
from iku_analysis.vocabulary import load_vocabulary
from tests import pembuat
from tests.periksa import Kasus


def pytest_make_parametrize_id(val: object) -> str | None:
    """A case is named after what it changes."""
    return val.nama if isinstance(val, Kasus) else None


# All that is imported and collected stays to the end: to look through it for garbage as often as Python does takes a
# twentieth of the suite.
gc.set_threshold(20_000, 50, 100)


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample agency; only to be read."""
    path = tmp_path_factory.mktemp("contoh") / "contoh.duckdb"
    store = Store.open(path)
    pipeline.import_files(store, load_vocabulary(), pipeline.sample_files(), oleh="Kasubbag Program")
    store.close()
    return path


@pytest.fixture
def sample_copy(sample_store: Path, tmp_path: Path) -> Path:
    """A store with the sample agency of its own, to be changed."""
    return Path(shutil.copy(sample_store, tmp_path / "salinan.duckdb"))


@pytest.fixture(scope="session")
def faulty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No Renstra, no Renja; a usulan of unknown bidang without unit, with texts for numbers and a blank indicator."""
    path = tmp_path_factory.mktemp("rusak") / "rusak.duckdb"
    store = Store.open(path)
    rows = (
        {"indikator": "<b>Persentase</b> | *Ormas* Aktif", "sasaran": None, "target": {2026: "dua puluh", 2027: "-"}},
        {"indikator": None, "sasaran": "=1+1", "target": {2026: 80}},
        {"indikator": "Indeks $x$ :red[Kerukunan]", "satuan": "entah", "target": {2026: "<22"}},
    )
    pembuat.simpan(store, pembuat.usulan(*rows, nama="usulan <rusak>.xlsx", bidang=None))
    store.close()
    return path
