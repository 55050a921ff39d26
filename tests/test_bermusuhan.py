"""Files made to hurt: each gives its message, the others go on, memory stays small, nothing is left on disk.

One run of the command line reads them all, as an office would that was sent them in one folder. Its time limit is a
kill switch, not a measure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from iku_analysis.__main__ import main
from iku_analysis.readers import read_file
from iku_analysis.vocabulary import load_vocabulary
from tests.bermusuhan import PEMBUAT, buku

SEHAT = "sehat.xlsx"
MEMORI_MIB = 500
# Fault → (records read, codes of the problems that say it). What can be read is read.
HARAPAN: dict[str, tuple[int, tuple[str, ...]]] = {
    "bom satu bagian.xlsx": (0, ("B06",)),
    "bom banyak bagian.xlsx": (0, ("B06",)),
    "bom bersarang.xlsx": (0, ("B01",)),
    "bom komentar.xlsx": (0, ("B06",)),
    "ukuran bohong.xlsx": (0, ("B04",)),
    "tawa sejuta.xlsx": (0, ("B07",)),
    "entitas luar.xlsx": (0, ("B07",)),
    "doctype utf-16.xlsx": (0, ("B07",)),
    "doctype di bagian berekstensi lain.xlsx": (0, ("B07",)),
    "dimensi seluruh lembar.xlsx": (1, ()),
    "sejuta baris kosong bergaya.xlsx": (1, ()),
    "sejuta baris sel kosong.xlsx": (1, ()),
    "seratus ribu baris.xlsx": (0, ("B06",)),
    "semua kolom.xlsx": (1, ("B28",)),
    "judul di semua kolom.xlsx": (0, ("B28", "B08")),
    "isi di sudut jauh.xlsx": (1, ("B28",)),
    "alamat di luar lembar.xlsx": (0, ("B04",)),
    "alamat rusak.xlsx": (0, ("B04",)),
    "baris bernomor raksasa.xlsx": (0, ("B04",)),
    "baris bernomor tak hingga.xlsx": (0, ("B04",)),
    "gabungan seluruh lembar.xlsx": (1, ()),
    "gabungan seratus ribu.xlsx": (1, ()),
    "gabungan bertumpuk.xlsx": (1, ("B28",)),
    "gabungan terbalik.xlsx": (0, ("B04",)),
    "kolom tersembunyi tanpa akhir.xlsx": (1, ()),
    "seratus ribu validasi.xlsx": (1, ()),
    "dua ratus ribu gaya.xlsx": (1, ()),
    "dua ratus ribu nama.xlsx": (1, ()),
    "ribuan lembar.xlsx": (0, ("B06",)),
    "bersarang dalam.xlsx": (1, ()),
    "teks 100.000 huruf.xlsx": (1, ("B28",)),
    "penjelasan berisi spasi.xlsx": (1, ()),
    "penjelasan berisi titik dua.xlsx": (1, ()),
    "penjelasan berisi huruf besar.xlsx": (1, ("B26",)),
    "target 32.000 angka.xlsx": (1, ("B03",)),
    "target 32.000 titik.xlsx": (1, ("B03",)),
    "target 32.000 strip.xlsx": (1, ("B29",)),
    "target rentang berantai.xlsx": (1, ("B29",)),
    "target 32.000 kurung.xlsx": (1, ("B03",)),
    "target 32.000 spasi.xlsx": (1, ()),
    "indikator 16.000 baris.xlsx": (6_000, ()),
    "karakter kendali.xlsx": (1, ()),
    "karakter kendali mentah.xlsx": (0, ("B04",)),
    "nama lembar aneh.xlsx": (1, ()),
    "nama lembar panjang.xlsx": (1, ()),
    "rumus gagal.xlsx": (1, ("B16",)),
    "rumus melingkar.xlsx": (1, ("B14",)),
    "angka tak hingga.xlsx": (1, ("B16",)),
    "angka NaN.xlsx": (1, ("B16",)),
    "angka 5.000 digit.xlsx": (1, ("B16",)),
    "angka 400 digit.xlsx": (1, ("B16",)),
    "tanggal 1904.xlsx": (1, ("B15",)),
    "tanggal di luar kalender.xlsx": (1, ("B16",)),
    "format angka raksasa.xlsx": (1, ()),
    "format angka rumit.xlsx": (1, ()),
    "teks bersama di luar daftar.xlsx": (0, ("B04",)),
    "teks bersama raksasa.xlsx": (0, ("B06",)),
    "teks bersama sejuta.xlsx": (0, ("B06",)),
    "tanpa buku kerja.xlsx": (0, ("B04",)),
    "tanpa lembar.xlsx": (0, ("B04",)),
    "tanpa hubungan.xlsx": (0, ("B04",)),
    "hubungan melingkar.xlsx": (0, ("B08",)),
    "bagian ganda.xlsx": (1, ()),
    "arsip beralamat mutlak.xlsx": (1, ()),
    "arsip terpotong.xlsx": (0, ("B04",)),
    "makro.xlsm": (1, ("B38",)),
    "tautan luar.xlsx": (1, ("B39",)),
    "berkata sandi.xlsx": (0, ("B05",)),
    "ole buntung.xls": (0, ("B04",)),
    "sebenarnya pdf.xlsx": (0, ("B01",)),
    "sebenarnya halaman web.xls": (0, ("B01",)),
    "sebenarnya word.xlsx": (0, ("B01",)),
    "sebenarnya arsip.xlsx": (0, ("B01",)),
    "sebenarnya gambar.xlsx": (0, ("B01",)),
    "hanya PK.xlsx": (0, ("B04",)),
    "csv jutaan baris kosong.csv": (0, ("B06",)),
    "csv jutaan kolom.csv": (0, ("B06",)),
    "kosong.xlsx": (0, ("B02",)),
}
# Address space is the kill switch; what is held in the end is the highest resident size of reader and its children.
_ANAK = """
import resource, sys
try:
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
except (ValueError, OSError):
    pass
from iku_analysis.__main__ import main
status = main(sys.argv[1:])
own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print("MEMORI", own // 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr)
sys.exit(status)
"""


@dataclass
class Lari:
    """One run of the command line over all files."""

    status: int
    hasil: dict[str, dict[str, Any]]
    pesan: str
    memori_mib: list[int]
    tersisa: list[str]


@pytest.fixture(scope="module")
def lari(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lari]:
    folder = tmp_path_factory.mktemp("bermusuhan")
    sementara = tmp_path_factory.mktemp("sementara")
    for name, build in PEMBUAT.items():
        (folder / name).write_bytes(build())
    (folder / SEHAT).write_bytes(buku())
    done = subprocess.run(
        [sys.executable, "-c", _ANAK, "baca", str(folder), "--jenis", "usulan", "--json"],
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
        env=os.environ | {"TMPDIR": str(sementara), "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert done.stdout, done.stderr
    memori = [int(word) for line in done.stderr.splitlines() if line.startswith("MEMORI") for word in line.split()[1:]]
    hasil = {item["berkas"]: item for item in json.loads(done.stdout)}
    yield Lari(done.returncode, hasil, done.stderr, memori, [item.name for item in sementara.iterdir()])
    for path in folder.iterdir():
        path.unlink()


def test_every_fault_has_its_expectation() -> None:
    assert set(HARAPAN) == set(PEMBUAT)


@pytest.mark.parametrize("name", HARAPAN)
def test_hostile_file(lari: Lari, name: str) -> None:
    baris, codes = HARAPAN[name]
    hasil = lari.hasil[name]
    found = {masalah["kode"] for masalah in hasil["masalah"]}
    assert found >= set(codes)
    assert len(hasil["baris"]) == baris
    assert all(masalah["pesan"] and masalah["saran"] for masalah in hasil["masalah"])
    if not codes:
        assert not [item for item in hasil["masalah"] if item["tingkat"] == "galat"]


def test_the_other_files_go_on(lari: Lari) -> None:
    assert len(lari.hasil[SEHAT]["baris"]) == 1
    assert lari.status == 1


def test_no_traceback_and_nothing_left_on_disk(lari: Lari) -> None:
    assert "Traceback" not in lari.pesan
    assert lari.tersisa == []


def test_memory_stays_small(lari: Lari) -> None:
    assert len(lari.memori_mib) == 2
    assert max(lari.memori_mib) < MEMORI_MIB


def test_text_output_of_hostile_files_has_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("nama lembar aneh.xlsx", "karakter kendali.xlsx", "rumus gagal.xlsx", "tawa sejuta.xlsx"):
        (tmp_path / name).write_bytes(PEMBUAT[name]())
    assert main(["baca", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "tawa sejuta.xlsx" in said.out + said.err
    assert "Traceback" not in said.out + said.err


@pytest.mark.parametrize(
    ("name", "berkas"),
    [
        ("../../x.xlsx", "x.xlsx"),
        ("/etc/x.xlsx", "x.xlsx"),
        ("C:\\Users\\x.xlsx", "x.xlsx"),
        ("..\\..\\x.xlsx", "x.xlsx"),
    ],
)
def test_file_name_with_a_path_keeps_only_its_name(name: str, berkas: str) -> None:
    assert read_file(name, buku(), load_vocabulary()).berkas == berkas


@pytest.mark.parametrize("name", ["", ".", "..", "/", "a\nb.xlsx", "\x00.xlsx", "a" * 5000 + ".xlsx", "😀\ud800.xlsx"])
def test_odd_file_name_is_read_like_any_other(name: str) -> None:
    assert len(read_file(name, buku(), load_vocabulary()).baris) == 1
