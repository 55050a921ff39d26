"""The plain script that a user would write instead: pandas and openpyxl, no addresses, no checks, no memory.

It reads each sheet with a fixed header row, joins usulan and Renstra on the lower-cased indicator, and writes the
joined table with openpyxl. What it silently loses is the point; here it only stands for the work of reading,
joining and writing.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from openpyxl import Workbook


def read_all(folder: Path) -> pd.DataFrame:
    """Every sheet of every workbook of a folder, stacked, all as text."""
    frames = []
    for path in sorted(folder.glob("*.xlsx")):
        for name, sheet in pd.read_excel(path, sheet_name=None, header=None, dtype=str).items():
            frames.append(sheet.assign(berkas=path.name, lembar=name))
    return pd.concat(frames, ignore_index=True)


def draft(usulan: Path, renstra: Path, renja: Path, target: Path) -> None:
    """Read the three folders, join on equal text, write one table."""
    frames = {name: read_all(folder) for name, folder in {"u": usulan, "s": renstra, "j": renja}.items()}
    keys = {
        name: {str(cell).strip().lower() for cell in frame.to_numpy().ravel() if isinstance(cell, str)}
        for name, frame in frames.items()
    }
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in frames["u"].itertuples(index=False):
        texts = [str(cell).strip().lower() for cell in row if isinstance(cell, str)]
        sheet.append([*row, any(t in keys["s"] for t in texts), any(t in keys["j"] for t in texts)])
    book.save(target)
