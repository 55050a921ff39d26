"""Letters as Word files: a template of data/templat filled with what the letter says.

Takes the name of a template and its fields, gives the bytes of a .docx that Word can edit; the same fields and date
give the same bytes. Every template knows `instansi`, `tanggal`, `penandatangan` (jabatan, nama, pangkat, nip), and the
filters `tanggal` (22 November 2026), `hari` (Minggu) and `besar` (capitals). Texts are texts: no mark of a name
becomes a field or a format. Gives no numbers to letters and sends nothing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from iku_analysis.documents.packing import repack
from iku_analysis.documents.templates import fault_of, template_bytes, template_environment, template_path
from iku_analysis.errors import IkuError
from iku_analysis.settings import Instansi
from iku_analysis.text import clean_lines

_ADVICE = (
    "Perbaiki templat itu di Word, atau singkirkan dari folder templat instansi agar templat bawaan dipakai. "
    "Isian yang tersedia tertulis di data/templat/buat.py."
)


def signer(instansi: Instansi) -> dict[str, str]:
    """Who signs, as templates know it, from the agency's profile; the default `penandatangan` of every letter."""
    names = ("jabatan", "nama", "pangkat", "nip")
    return {name: getattr(instansi, f"{name}_penandatangan") for name in names}


def render_letter(templat: str, isi: Mapping[str, Any], *, instansi: Instansi, tanggal: date, judul: str) -> bytes:
    """The letter as .docx. `templat`: file name ("disposisi.docx"); `isi`: its fields; `judul`: title of the file.

    Values: texts, numbers, dates, and lists and mappings of these; a line break in a text is one on paper. Raises
    `IkuError` with the template's place where it is missing, damaged, or asks for a field that `isi` has not.
    """
    content = template_bytes(templat)
    context = {"penandatangan": signer(instansi), **isi, "instansi": instansi.for_paper(), "tanggal": tanggal}
    try:
        letter = DocxTemplate(io.BytesIO(content))
        letter.render(_cleaned(context), template_environment(autoescape=True))
        properties = letter.docx.core_properties
        properties.title, properties.author, properties.last_modified_by = judul, instansi.nama, ""
        properties.created = properties.modified = datetime.combine(tanggal, time())
        out = io.BytesIO()
        letter.save(out)
    except TemplateError as error:
        raise IkuError(fault_of(error), _ADVICE, _where(templat, error)) from error
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        SyntaxError,
        KeyError,
        ValueError,
    ) as error:  # SyntaxError: of XML
        raise IkuError("Templat ini bukan berkas Word (.docx) yang utuh.", _ADVICE, _where(templat)) from error
    return repack(out.getvalue())


def _cleaned(value: Any) -> Any:
    """The same without characters that a Word file cannot hold."""
    if isinstance(value, str):
        return clean_lines(value)
    if isinstance(value, Mapping):
        return {name: _cleaned(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


def _where(templat: str, error: TemplateError | None = None) -> str:
    """The file, and the words around the fault where the template engine knows them."""
    near = " ".join(" ".join(getattr(error, "docx_context", ())).split())
    return f"{template_path(templat)}, di dekat “{near[:120]}”" if near else str(template_path(templat))
