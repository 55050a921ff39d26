"""Writes the .xls and .ods beside this file from the workbook of tests/jenis.py. Needs LibreOffice and xlwt.

python -m tests.data.jenis.buat
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import xlwt

from tests.jenis import buku_xlsx

FOLDER = Path(__file__).parent


def convert(content: bytes, kind: str) -> bytes:
    """The workbook in another kind, by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "buku.xlsx"
        source.write_bytes(content)
        command = ["soffice", "--headless", "--convert-to", kind, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return source.with_suffix(f".{kind}").read_bytes()


def uncomputed(path: Path) -> None:
    """A workbook of a program that writes formulas and computes none."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("IKU")
    for col, word in enumerate(("Sasaran", "Indikator", "Satuan", "Target 2026")):
        sheet.write(0, col, word)
    for col, word in enumerate(("Meningkatnya kerukunan", "Jumlah kejadian", "Kejadian")):
        sheet.write(1, col, word)
    sheet.write(1, 3, xlwt.Formula("3+4"))
    book.save(str(path))


if __name__ == "__main__":
    for kind in ("xls", "ods"):
        (FOLDER / f"buku.{kind}").write_bytes(convert(buku_xlsx(), kind))
    uncomputed(FOLDER / "rumus.xls")
