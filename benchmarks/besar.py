"""`python -m benchmarks besar`: reading in bulk: 200 division workbooks, a Renja of 20,000 rows, against the parser.

Made once in a temporary folder from the sample agency's words. Seconds are of this machine; the memory is that of the
reading process and its children together, sampled while they read.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

import xlsxwriter

from benchmarks.ukur import best_seconds, show
from iku_analysis.pipeline import sample_files
from iku_analysis.readers import read_file
from iku_analysis.readers.xml_part import chunks_of
from iku_analysis.vocabulary import load_vocabulary

_BANYAK = 200
_BARIS = 20_000
_READ = """
import sys
from pathlib import Path
from iku_analysis.pipeline import InputFile, read_inputs
from iku_analysis.vocabulary import load_vocabulary
import time
folder = Path(sys.argv[1])
files = [InputFile(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
start = time.perf_counter()
readings = read_inputs(files, load_vocabulary())
print(time.perf_counter() - start, sum(item.is_usable for item in readings), sum(len(item.baris) for item in readings))
"""


def main() -> None:
    """Print seconds and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bidang, renja = folder / "bidang", folder / "renja"
        bidang.mkdir()
        renja.mkdir()
        _write_bidang(bidang)
        _write_renja(renja / "renja-2026.xlsx")
        many, one = _measure(bidang), _measure(renja)
        show(
            "Baca banyak (2 inti)",
            [
                (f"{_BANYAK} buku kerja bidang", f"{many.seconds:.1f} s, puncak {many.mib:.0f} MiB, {many.result}"),
                (f"Renja {_BARIS} baris", f"{one.seconds:.1f} s, puncak {one.mib:.0f} MiB, {one.result}"),
                *_against_parser(renja / "renja-2026.xlsx"),
            ],
        )


def _write_bidang(folder: Path) -> None:
    usulan = [file.content for file in sample_files() if file.jenis == "usulan"]
    for number in range(_BANYAK):
        (folder / f"usulan-{number:03d}.xlsx").write_bytes(usulan[number % len(usulan)])


def _write_renja(path: Path) -> None:
    """A programme table of fourteen columns: five levels of codes, indicator, targets as typed, pagu."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Renja")
    head = ["Kode", "Uraian", "Indikator", "Satuan", "Lokasi", "Sumber Dana", "Perangkat Daerah", "Keterangan"]
    head += ["Target 2026", "Pagu 2026", "Target 2027", "Pagu 2027", "Penanggung Jawab", "Baseline 2025"]
    sheet.write_row(0, 0, ["RENCANA KERJA TAHUN 2026"])
    sheet.write_row(2, 0, head)
    for row in range(_BARIS):
        code = f"{1 + row % 8}.{1 + row % 7:02d}.{1 + row % 9:02d}.2.{1 + row % 20:02d}.{row % 9999 + 1:04d}"
        texts = [code, f"Sub Kegiatan Pembinaan Nomor {row}", f"Jumlah dokumen hasil pembinaan {row}", "Dokumen"]
        texts += [f"Kecamatan {row % 90}", "APBD", f"Dinas {row % 50}", f"Catatan pelaksanaan {row}"]
        sheet.write_row(
            row + 3, 0, [*texts, f"{row % 30} Dokumen", row * 1000, row % 40, row * 1100.0, "Sekretariat", 3]
        )
    book.close()


class _Measured:
    def __init__(self, seconds: float, mib: float, result: str) -> None:
        self.seconds, self.mib, self.result = seconds, mib, result


def _measure(folder: Path) -> _Measured:
    child = subprocess.Popen([sys.executable, "-c", _READ, str(folder)], stdout=subprocess.PIPE, text=True)
    peak = _Peak(child.pid)
    peak.start()
    out, _ = child.communicate()
    peak.join()
    seconds, usable, baris = out.split()
    return _Measured(float(seconds), peak.mib, f"{usable} berkas terbaca, {baris} rekaman")


class _Peak(threading.Thread):
    """The highest sum of resident memory of a process and its children (Linux), looked at twenty times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__()
        self.pid = pid
        self.mib = 0.0

    def run(self) -> None:
        while (now := self._now()) > 0:
            self.mib = max(self.mib, now)
            time.sleep(0.05)

    def _now(self) -> float:
        try:
            children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
            threads = Path(f"/proc/{self.pid}/task").iterdir()
            children += [pid for thread in threads for pid in (thread / "children").read_text().split()]
            return sum(_resident(pid) for pid in {str(self.pid), *children})
        except OSError:
            return 0.0


def _resident(pid: str) -> float:
    """Proportional share: pages that several processes share count once."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _against_parser(path: Path) -> list[tuple[str, str]]:
    """Reading against two passes over the same sheet: openpyxl's own, and bare expat."""
    import io
    from xml.parsers import expat

    from openpyxl import load_workbook

    content, words = path.read_bytes(), load_vocabulary()

    def openpyxl_pass() -> None:
        for row in load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0].iter_rows():
            _ = row

    def expat_pass() -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
                parser = expat.ParserCreate()
                parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = lambda *_: None
                for chunk in chunks_of(archive, part):
                    parser.Parse(chunk, False)

    ours = best_seconds(lambda: read_file(path.name, content, words), 2)
    theirs, bare = best_seconds(openpyxl_pass, 2), best_seconds(expat_pass, 2)
    return [
        ("membaca Renja / lintasan openpyxl", f"{ours:.1f} s / {theirs:.1f} s = {ours / theirs:.2f} ×"),
        ("membaca Renja / lintasan expat kosong", f"{ours:.1f} s / {bare:.1f} s = {ours / bare:.2f} ×"),
    ]
