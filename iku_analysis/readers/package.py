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
    """How the cells of a style show their number. `is_date` and `is_duration`: the number stands for a time.

    `is_struck`: the content is crossed out.
    """

    number_format: str
    is_date: bool
    is_duration: bool
    is_struck: bool = False


@dataclass
class SheetPart:
    """A worksheet: its name, its part in the archive, the part of its comments or blank."""

    nama: str
    part: str
    is_hidden: bool
    comments: str = ""


@dataclass
class Package:
    """What all sheets share. `is_uncomputed`: written by a program that computes no formulas; a 0 is no result.

    `cut_strings`: those of which a part is crossed out, and so left out.
    """

    sheets: list[SheetPart]
    styles: list[Style]
    strings: list[str]
    cut_strings: frozenset[int]
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
        SheetPart(nama, _existing(parts, target), is_hidden, _comments(archive, parts, target, limits))
        for nama, relation, is_hidden in book.sheets
        for kind, target in [links.get(relation, ("", ""))]
        if kind == "worksheet" and target.lower() in parts
    ]
    return Package(
        sheets=sheets,
        styles=styles.made(),
        strings=strings.texts,
        cut_strings=frozenset(strings.cut),
        is_1904=book.is_1904,
        is_uncomputed=book.is_uncomputed,
        has_macros=any(name.endswith("vbaproject.bin") for name in parts),
        has_external_links=any(name.startswith("xl/externallinks/") for name in parts),
    )


def _comments(archive: zipfile.ZipFile, parts: dict[str, str], part: str, limits: Limits) -> str:
    """The part that holds the comments of a sheet; blank where it has none."""
    targets = _relations(archive, parts, _existing(parts, part), limits).values()
    return next((parts[path.lower()] for kind, path in targets if kind == "comments" and path.lower() in parts), "")


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
        self.struck: list[bool] = []  # of the fonts
        self.formats: list[tuple[str, int]] = []  # number format, font
        self.in_cells = self.in_fonts = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = SHORT.get(name)
        if tag == "numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self.in_cells = True
        elif tag == "fonts":
            self.in_fonts = True
        elif tag == "font" and self.in_fonts:
            self.struck.append(False)
        elif tag == "strike" and self.in_fonts and self.struck:
            self.struck[-1] = is_on(attributes)
        elif tag == "xf" and self.in_cells:
            self.formats.append((attributes.get("numFmtId", "0"), int(attributes.get("fontId", "0"))))

    def end(self, name: str) -> None:
        tag = SHORT.get(name)
        if tag == "cellXfs":
            self.in_cells = False
        elif tag == "fonts":
            self.in_fonts = False

    def text(self, data: str) -> None:
        pass

    def made(self) -> list[Style]:
        known = {own: self._style(*own) for own in set(self.formats)}
        return [known[own] for own in self.formats]

    def _style(self, number: str, font: int) -> Style:
        code = self.codes.get(number)
        if code is None:
            code = builtin_format_code(int(number)) or "General"
        if len(code) > _LONGEST_FORMAT:
            code = "General"
        is_struck = 0 <= font < len(self.struck) and self.struck[font]
        return Style(code, is_date_format(code), is_timedelta_format(code), is_struck)


class _Strings:
    """The shared texts. Of one in several runs, those crossed out are left out (`cut`), unless nothing remained."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.texts: list[str] = []
        self.cut: set[int] = set()
        self.pieces: list[str] = []
        self.struck: list[str] = []
        self.in_text = self.is_struck = False
        self.phonetic = 0
        self.left = limits.teks_huruf

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = SHORT.get(name)
        if tag == "t":
            self.in_text = not self.phonetic
        elif tag == "r":
            self.is_struck = False
        elif tag == "strike":
            self.is_struck = is_on(attributes)
        elif tag == "rPh":
            self.phonetic += 1

    def end(self, name: str) -> None:
        tag = SHORT.get(name)
        if tag == "t":
            self.in_text = False
        elif tag == "si":
            if self.struck and "".join(self.pieces).strip():
                self.cut.add(len(self.texts))
            kept = self.pieces if len(self.texts) in self.cut else [*self.pieces, *self.struck]
            self.texts.append("".join(kept).replace("x005F_", ""))
            self.pieces, self.struck, self.is_struck = [], [], False
        elif tag == "rPh":
            self.phonetic -= 1

    def text(self, data: str) -> None:
        if self.in_text:
            (self.struck if self.is_struck else self.pieces).append(data)
            self.left -= len(data)
            if self.left < 0:
                raise TooMuchError(too_much_text(self.limits.teks_huruf))


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a font has the property of this element: it stands there and does not say no."""
    return attributes.get("val", "1") in _TRUE
