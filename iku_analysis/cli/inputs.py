"""Paths of the user → input files: folders unfolded, bytes read, what does not exist kept as a problem.

Skips only what an operating system or an open Excel leaves behind; any other file is offered to the readers, which say
when they cannot use it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from iku_analysis.fields import Jenis
from iku_analysis.pipeline import InputFile

_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini"})


def input_files(
    paths: Iterable[Path], jenis: Jenis | None = None, bidang: str | None = None
) -> tuple[list[InputFile], list[Path]]:
    """The files at the paths in order (a folder's files by name), and the paths that cannot be opened or are empty."""
    files: list[InputFile] = []
    missing: list[Path] = []
    for path in paths:
        for file in _unfold(path):
            try:
                files.append(InputFile(file.name, file.read_bytes(), jenis, bidang))
            except OSError:
                missing.append(file)
    return files, missing


def _unfold(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not file.name.startswith((".", "~$")) and file.name.casefold() not in _LEFT_BEHIND
    )
    return found or [path]


def absence(path: Path) -> tuple[str, str]:
    """(what is wrong, what to do) about a path that gave no file."""
    if path.is_dir():
        return "Folder ini tidak berisi berkas.", "Periksa nama foldernya."
    return "Berkas tidak ditemukan atau tidak dapat dibuka.", "Periksa nama dan foldernya."
