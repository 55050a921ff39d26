"""The templates of papers: an office's own version where it has one, else the one shipped in data/templat.

Gives bytes or text of a file by its name; renders nothing (`letters`, `pdf` and the writers of the document do).
"""

from __future__ import annotations

from pathlib import Path

from iku_analysis.errors import IkuError
from iku_analysis.settings import TEMPLAT, own_templates


def template_path(nama: str) -> Path:
    """Where the template stands. Raises `IkuError` where neither folder has it."""
    for folder in (own_templates(), TEMPLAT):
        if (folder / nama).is_file():
            return folder / nama
    raise IkuError(
        f"Templat {nama} tidak ditemukan.",
        f"Pasang kembali folder {TEMPLAT.name} dari paket aplikasi, atau taruh templat di {own_templates()}.",
    )


def template_bytes(nama: str) -> bytes:
    """The template's content."""
    path = template_path(nama)
    try:
        return path.read_bytes()
    except OSError as error:
        raise IkuError("Templat tidak dapat dibuka.", "Tutup berkas itu di Word, lalu ulangi.", str(path)) from error
