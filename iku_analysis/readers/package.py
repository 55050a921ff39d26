"""The small parts of an .xlsx: which sheets there are and where, number formats of the styles, shared texts.

Takes the open archive; gives a `Package`. The sheets themselves are read by `sheet`.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field

from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format

from iku_analysis.readers.xml_part import SHORT, TooMuchError, chunks_of, read_part, too_much_text
from iku_analysis.settings import Limits

_ROOT = "xl/workbook.xml"
_LONGEST_FORMAT = 255  # characters; Excel's own limit
_TRUE = ("1", "true")


@dataclass
class Style:
    """How the cells of a style show their number. `is_date` and `is_duration`: the number stands for a time."""

    number_format: str
    is_date: bool
    is_duration: bool


@dataclass
class SheetPart:
    """A worksheet: its name, its part in the archive."""

    nama: str
    part: str
    is_hidden: bool


@dataclass
class Package:
    """What all sheets share. `is_uncomputed`: written by a program that computes no formulas; a 0 is no result."""

    sheets: list[SheetPart]
    styles: list[Style]
    strings: list[str]
    is_1904: bool
    is_uncomputed: bool
    has_macros: bool
    has_external_links: bool
    _plain: Style = field(default_factory=lambda: Style("General", False, False))

    def style(self, index: int) -> Style:
        """The style of a cell; a damaged index shows as General."""
        return self.styles[index] if 0 <= index < len(self.styles) else self._plain


def read_package(archive: zipfile.ZipFile, limits: Limits) -> Package:
    """Read the small parts. Raises KeyError where a part that must be there is missing."""
    parts = {name.lower(): name for name in archive.namelist()}
    top = _relations(archive, parts, "", limits)
    root = next((target for kind, target in top.values() if kind == "officeDocument"), _ROOT)
    book = _Book()
    read_part(chunks_of(archive, _existing(parts, root)), book, limits)
    links = _relations(archive, parts, root, limits)
    by_kind = dict(links.values())
    styles, strings = _Styles(), _Strings(limits)
    if "styles" in by_kind and by_kind["styles"].lower() in parts:
        read_part(chunks_of(archive, _existing(parts, by_kind["styles"])), styles, limits)
    if "sharedStrings" in by_kind and by_kind["sharedStrings"].lower() in parts:
        read_part(chunks_of(archive, _existing(parts, by_kind["sharedStrings"])), strings, limits)
    sheets = [
        SheetPart(nama, _existing(parts, target), is_hidden)
        for nama, relation, is_hidden in book.sheets
        for kind, target in [links.get(relation, ("", ""))]
        if kind == "worksheet" and target.lower() in parts
    ]
    return Package(
        sheets=sheets,
        styles=styles.made(),
        strings=strings.texts,
        is_1904=book.is_1904,
        is_uncomputed=book.is_uncomputed,
        has_macros=any(name.endswith("vbaproject.bin") for name in parts),
        has_external_links=any(name.startswith("xl/externallinks/") for name in parts),
    )


def _existing(parts: dict[str, str], target: str) -> str:
    return parts[target.lower()]


def _relations(
    archive: zipfile.ZipFile, parts: dict[str, str], part: str, limits: Limits
) -> dict[str, tuple[str, str]]:
    """Id → (kind, part) of what a part refers to inside the archive."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    relations = _Relations(folder)
    if path.lower() in parts:
        read_part(chunks_of(archive, parts[path.lower()]), relations, limits)
    return relations.targets


class _Relations:
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if SHORT.get(name) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(self.folder, target))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets[attributes.get("Id", "")] = (kind, path)

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Book:
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.is_1904 = False
        self.is_uncomputed = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = SHORT.get(name)
        if tag == "sheet":
            relation = next((value for name, value in attributes.items() if name.endswith("relationships id")), "")
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), relation, is_hidden))
        elif tag == "workbookPr":
            self.is_1904 = attributes.get("date1904") in _TRUE
        elif tag == "calcPr":
            # Set by programs that write formulas without computing them; Excel clears it.
            self.is_uncomputed = attributes.get("fullCalcOnLoad") in _TRUE

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Styles:
    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.formats: list[str] = []
        self.in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = SHORT.get(name)
        if tag == "numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self.in_cells = True
        elif tag == "xf" and self.in_cells:
            self.formats.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if SHORT.get(name) == "cellXfs":
            self.in_cells = False

    def text(self, data: str) -> None:
        pass

    def made(self) -> list[Style]:
        known = {number: self._style(number) for number in set(self.formats)}
        return [known[number] for number in self.formats]

    def _style(self, number: str) -> Style:
        code = self.codes.get(number)
        if code is None:
            code = builtin_format_code(int(number)) or "General"
        if len(code) > _LONGEST_FORMAT:
            code = "General"
        return Style(code, is_date_format(code), is_timedelta_format(code))


class _Strings:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.texts: list[str] = []
        self.pieces: list[str] = []
        self.in_text = False
        self.phonetic = 0
        self.left = limits.teks_huruf

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = SHORT.get(name)
        if tag == "t":
            self.in_text = not self.phonetic
        elif tag == "rPh":
            self.phonetic += 1

    def end(self, name: str) -> None:
        tag = SHORT.get(name)
        if tag == "t":
            self.in_text = False
        elif tag == "si":
            self.texts.append("".join(self.pieces).replace("x005F_", ""))
            self.pieces = []
        elif tag == "rPh":
            self.phonetic -= 1

    def text(self, data: str) -> None:
        if self.in_text:
            self.pieces.append(data)
            self.left -= len(data)
            if self.left < 0:
                raise TooMuchError(too_much_text(self.limits.teks_huruf))
