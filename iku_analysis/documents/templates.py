"""The templates of papers: an office's own version where it has one, else the one shipped in data/templat.

Gives the content of a file by its name, and the one environment in which fields are filled in; renders nothing
(`letters`, `pdf`, `manuscript` do).
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from iku_analysis.errors import IkuError
from iku_analysis.number_format import format_hari, format_tanggal
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


def template_environment(*, autoescape: bool) -> SandboxedEnvironment:
    """How fields are filled in: a template can only print what it is given, and a field it is not given is an error."""
    environment = SandboxedEnvironment(
        autoescape=autoescape, undefined=StrictUndefined, trim_blocks=not autoescape, lstrip_blocks=not autoescape
    )
    environment.filters |= {"tanggal": format_tanggal, "hari": format_hari, "besar": str.upper}
    return environment


def fault_of(error: TemplateError) -> str:
    """What is wrong in a template, in words."""
    if isinstance(error, UndefinedError):
        return f"Templat meminta isian yang tidak ada: {error.message}."
    if isinstance(error, TemplateSyntaxError):
        return f"Penulisan isian di templat tidak utuh: {error.message}."
    return f"Templat tidak dapat diisi: {error}."
