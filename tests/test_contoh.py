"""The sample data: what its script builds is what is committed, and each planted fault stands where the README says."""

from __future__ import annotations

import importlib.util
import io
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest

from iku_analysis.settings import CONTOH


def load_builder() -> ModuleType:
    """data/contoh/buat.py as a module; it is a script beside its data, not part of the package."""
    spec = importlib.util.spec_from_file_location("buat_contoh", CONTOH / "buat.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    return load_builder()


@pytest.fixture(scope="module")
def contoh(builder):
    return builder.bangun()


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook unpacked: the same whatever compression the machine's library makes."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_committed_workbooks_are_what_the_script_builds(contoh):
    for name, content in contoh.berkas.items():
        assert parts((CONTOH / name).read_bytes()) == parts(content), name


def test_no_workbook_that_the_script_does_not_build(contoh):
    assert {str(path.relative_to(CONTOH)) for path in CONTOH.rglob("*.xlsx")} == set(contoh.berkas)


def test_building_twice_gives_the_same_bytes(builder, contoh):
    assert builder.bangun().berkas == contoh.berkas


def test_readme_lists_the_faults_of_the_script(builder, contoh):
    text = (CONTOH / "README.md").read_text(encoding="utf-8")
    assert builder.readme(text, contoh.cacat) == text


def test_every_planted_cell_holds_what_the_list_says(contoh):
    books = {name: openpyxl.load_workbook(Path(CONTOH / name)) for name in contoh.berkas}
    for cacat, tempat in contoh.cacat:
        sheet = books[cacat.berkas][tempat.lembar]
        if tempat.sel:
            assert sheet[tempat.sel].value == tempat.isi, (cacat, tempat)
        else:
            headings = {str(cell.value).casefold() for row in sheet.iter_rows(max_row=8) for cell in row if cell.value}
            assert not headings & {"sumber data", "penanggung jawab", "tipe penghitungan"}, cacat


def test_a_fault_that_replaces_a_value_is_in_its_cell(builder, contoh):
    for cacat, tempat in contoh.cacat:
        if cacat.tertulis is builder.APA_ADANYA:
            continue
        if isinstance(cacat.tertulis, str):
            assert tempat.isi == (cacat.tertulis or None), cacat
        else:
            assert tempat.isi in (cacat.tertulis, cacat.tertulis / 100, str(cacat.tertulis).replace(".", ",")), cacat


def test_every_check_of_the_plan_has_a_fault(contoh):
    planted = {cacat.kode for cacat, _ in contoh.cacat if not cacat.ikutan}
    wanted = {f"K{number:02d}" for number in (*range(1, 6), *range(9, 18), 19, 21, 26, *range(29, 35), 39)}
    assert planted - {"K07"} == wanted
