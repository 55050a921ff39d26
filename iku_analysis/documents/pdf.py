"""The one way to a PDF: a typst template of data/templat and its data, tagged and PDF/A-2a + PDF/UA-1.

Takes the name of a template and plain data, gives bytes; the same data and date give the same bytes on every machine
(fonts are those that the typst library carries). The template reads the data with `json("data.json")`: texts stay
texts, no mark in a name becomes a format. A character that no carried font has is printed as its code, ⟨U+4E2D⟩.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import typst

from iku_analysis.documents.templates import template_bytes, template_path
from iku_analysis.errors import IkuError
from iku_analysis.text import clean_lines

_STANDARDS: Any = ["a-2a", "ua-1"]
_PARTS = ("dasar.typ",)  # what templates may import
_UNSHOWN = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
_TRIES = 60  # different characters without a glyph; more is no text of this field


def compile_pdf(templat: str, data: Mapping[str, Any], *, tanggal: date) -> bytes:
    """The PDF. `templat`: file name ("dokumen.typ"); `data`: texts, numbers, lists and mappings of these.

    `tanggal` is the date inside the file. Raises `IkuError` with the template's place where it is missing or faulty.
    """
    sources = {name: template_bytes(name) for name in _PARTS}
    sources["main.typ"] = template_bytes(templat)
    stamp = int(datetime.combine(tanggal, time(), tzinfo=UTC).timestamp())
    text = _shown(json.dumps(_cleaned(data), ensure_ascii=False, sort_keys=True), sources["dasar.typ"])
    for _ in range(_TRIES):
        try:
            files: Any = sources | {"data.json": text.encode()}  # its types do not know that it takes several files
            content: bytes = typst.compile(
                files, format="pdf", ignore_system_fonts=True, pdf_standards=_STANDARDS, timestamp=stamp
            )
            return content
        except typst.TypstError as error:
            text = _without_unshown(text, error) or _raise(templat, error)
    raise IkuError("Naskah memuat terlalu banyak huruf yang tidak dapat dicetak.", "Periksa nama indikator di Unggah.")


def _shown(text: str, dasar: bytes) -> str:
    """The data with only characters that the fonts have, tried on a page of nothing but these: that is quick."""
    chars = sorted({char for char in text if not char.isascii()})
    probe = (
        b'#import "dasar.typ": badan\n#set document(title: "x")\n#set text(font: badan)\n#json("data.json").join(" ")'
    )
    for _ in range(len(chars)):
        files: Any = {"main.typ": probe, "dasar.typ": dasar, "data.json": json.dumps(chars).encode()}
        try:
            typst.compile(files, format="pdf", ignore_system_fonts=True, pdf_standards=_STANDARDS, timestamp=0)
        except typst.TypstError as error:
            left = _without_unshown("".join(chars), error)
            if left is None:
                break  # the template itself is at fault; the paper says so
            gone = {char for char in chars if char not in left}
            chars = [char for char in chars if char not in gone]
            for char in gone:
                text = text.replace(char, _code(char))
        else:
            break
    return text


def _code(char: str) -> str:
    return f"⟨U+{ord(char):04X}⟩"


def _without_unshown(text: str, error: typst.TypstError) -> str | None:
    """The data with each character that the error names written as its code; null where it names none of the data."""
    found = _UNSHOWN.search(str(error))
    chars = {char for char in found.group(1) if char in text and not char.isascii()} if found else set()
    for char in chars:
        text = text.replace(char, _code(char))
    return text if chars else None


def _raise(templat: str, error: typst.TypstError) -> str:
    lines = str(error).splitlines()
    raise IkuError(
        f"Templat tidak dapat dicetak: {lines[0] if lines else error}.",
        "Perbaiki templat itu, atau singkirkan dari folder templat instansi agar templat bawaan dipakai.",
        str(template_path(templat)),
    ) from error


def _cleaned(value: Any) -> Any:
    """The same without characters that no paper shows."""
    if isinstance(value, str):
        return clean_lines(value)
    if isinstance(value, Mapping):
        return {name: _cleaned(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value
