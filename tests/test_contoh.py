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

from iku_analysis.pipeline import Analysis, analyse, import_files, sample_files
from iku_analysis.settings import CONTOH, Scope, Settings
from iku_analysis.store.database import Store
from iku_analysis.vocabulary import load_vocabulary


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


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """The whole run over the committed sample: read, store, match, check."""
    vocabulary = load_vocabulary()
    store = Store.open()
    import_files(store, vocabulary, sample_files(), oleh="uji", periode=(2025, 2029))
    return analyse(store, vocabulary, Scope(tahun=2026, periode=(2025, 2029)), Settings())


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
        if not cacat.berkas:
            continue
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


def test_checks_find_the_planted_faults_and_nothing_else(contoh, analysis):
    planted = {(cacat.kode, Path(cacat.berkas).name or None, t.lembar, t.sel) for cacat, t in contoh.cacat}
    found = [
        (temuan.kode, temuan.berkas, temuan.lembar, temuan.sel)
        for temuan in analysis.temuan
        if temuan.tingkat in ("galat", "peringatan")
    ]
    assert sorted(found, key=str) == sorted(planted, key=str)


def test_reading_stumbles_only_where_a_fault_is_planted(contoh, analysis):
    planted = {(Path(cacat.berkas).name, t.lembar, t.sel) for cacat, t in contoh.cacat}
    stumbles = analysis.masalah[analysis.masalah.tingkat != "catatan"]
    assert {(row.berkas, row.lembar, row.sel) for row in stumbles.itertuples()} <= planted


def test_every_usulan_is_read_once_with_its_bidang(builder, analysis):
    usulan = analysis.baris[(analysis.baris.jenis == "usulan") & analysis.baris.indikator.notna()]
    assert usulan.groupby("bidang").size().to_dict() == {
        builder.SEKRETARIAT: 6,
        builder.IDEOLOGI: 8,
        builder.POLITIK: 7,  # its eighth row has no name
        builder.KETAHANAN: 9,
        builder.KEWASPADAAN: 7,
    }


def test_every_target_of_the_plan_is_read_from_the_renstra(builder, analysis):
    wanted = {ind.nama: ind.target[1] for ind in builder.INDIKATOR.values()}
    rows = analysis.nilai[(analysis.nilai.tabel == "sasaran") & (analysis.nilai.medan == "target")]
    rows = rows[rows.tahun == 2026].merge(analysis.baris[["baris_id", "indikator"]], on="baris_id")
    got = dict(zip(rows.indikator, rows.itertuples(), strict=True))
    assert set(got) == set(wanted)
    for name, target in wanted.items():
        if isinstance(target, int | float):
            assert got[name].nilai == target, name


def test_pagu_of_the_programmes_adds_up_to_the_urusan_in_every_year(analysis):
    renstra = analysis.baris[analysis.baris.jenis == "renstra"][["baris_id", "kode", "level_baku"]]
    pagu = analysis.nilai[(analysis.nilai.medan == "pagu") & ~analysis.nilai.ulangan.astype(bool)]
    rows = pagu.merge(renstra, on="baris_id")
    for year in range(2025, 2031):
        of_year = rows[rows.tahun == year]
        top = of_year[of_year.kode == "8.01"].nilai.sum()
        assert top > 0
        assert of_year[of_year.level_baku == "program"].nilai.sum() == top
