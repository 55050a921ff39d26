"""Bytes of an .ods (LibreOffice) → one Grid a sheet, in one pass over the XML.

Blanks that are repeated a million times cost nothing. Number formats, which this kind keeps as small trees, come from
`ods_format` as Excel codes. Raises UnusableFileError.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_left
from typing import NamedTuple

from iku_analysis.errors import UnusableFileError
from iku_analysis.readers.filling import Filling, Span, damaged, protected, too_much
from iku_analysis.readers.grid import Area, Cacat, Grid, Isi
from iku_analysis.readers.ods_format import Styles
from iku_analysis.readers.ods_value import cell_value
from iku_analysis.readers.xml_part import TooMuchError, UnsafePartError, chunks_of, read_part, too_much_text
from iku_analysis.records import Masalah
from iku_analysis.settings import Limits

_SPACE = re.compile(r"[ \t\r\n]+")
_LINKED = "ta_extref"  # the style that LibreOffice gives to what it keeps of other files
_HIDDEN = ("collapse", "filter")
# Vocabulary by the last part of its address → the prefix that the standard uses.
_PREFIX = {
    "office": "office",
    "table": "table",
    "text": "text",
    "style": "style",
    "datastyle": "number",
    "drawing": "draw",
}


def read_ods(name: str, content: bytes, limits: Limits) -> tuple[list[Grid], list[Masalah]]:
    """The sheets in the workbook's order, and what had to be left out of them."""
    filling = Filling(name, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.namelist()
            if "META-INF/manifest.xml" in parts and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise protected(name)
            styles = Styles()
            content_handler = _Content(styles, filling)
            if "styles.xml" in parts:
                read_part(chunks_of(archive, "styles.xml"), _Named(styles), limits)
            read_part(chunks_of(archive, "content.xml"), _Named(content_handler), limits)
            filling.note(
                has_macros=any(part.startswith(("Basic/", "Scripts/")) and not part.endswith("/") for part in parts),
                has_external_links=content_handler.has_external_links,
            )
    except (UnusableFileError, MemoryError):
        raise
    except UnsafePartError as error:
        pesan = "Berkas berisi susunan yang tidak wajar bagi buku kerja dan tidak dibuka."
        raise UnusableFileError(pesan, "Salin tabelnya ke buku kerja baru, lalu unggah lagi.", name, "B07") from error
    except TooMuchError as error:
        raise too_much(str(error), name) from error
    except Exception as error:  # a damaged part surfaces as any kind of error
        raise damaged(name) from error
    return filling.grids, filling.masalah


class _Named:
    """Passes elements on to a handler under the names that the standard writes, whatever the file calls them."""

    def __init__(self, handler: _Content | Styles) -> None:
        self.handler = handler
        self._short: dict[str, str] = {}
        self.text = handler.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.handler.start(self._known(name), {self._known(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.handler.end(self._known(name))

    def _known(self, name: str) -> str:
        short = self._short.get(name)
        if short is None:
            space, _, local = name.rpartition(" ")
            prefix = _PREFIX.get(space.rpartition(":1.0")[0].rpartition(":")[2], "other")
            short = self._short[name] = f"{prefix}:{local}"
        return short


class _Stored(NamedTuple):
    """A filled cell of the row being read, and how many columns repeat it."""

    col: int
    repeated: int
    value: Isi
    code: str
    cacat: Cacat | None


class _Content:
    """The handler of content.xml: styles first, then the sheets."""

    def __init__(self, styles: Styles, filling: Filling) -> None:
        self.styles = styles
        self.filling = filling
        self.depth = 0  # of tables; one inside a cell is no sheet
        self.aside = 0  # inside a comment or a drawing, whose words are not the cell's
        self.cell: dict[str, str] | None = None
        self.pieces: list[str] | None = None
        self.paragraphs: list[str] = []
        self.row_cells: list[_Stored] = []
        self.has_external_links = False
        self.left = filling.limits.teks_huruf

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self.depth += 1
            if self.depth == 1 and attributes.get("table:style-name") == _LINKED:
                self.has_external_links = True  # what was seen of another file, kept for its formulas: no sheet
                self.aside += 1
            elif self.depth == 1:
                self._begin_sheet(attributes)
        elif self.depth == 0:
            self.styles.start(tag, attributes)
        elif tag == "office:annotation" or tag.startswith("draw:") or tag == "table:shapes":
            self.aside += 1
        elif self.aside or self.depth > 1:
            return
        elif tag == "table:table-column":
            self._column(attributes)
        elif tag == "table:table-row":
            self._begin_row(attributes)
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self.cell, self.paragraphs = attributes, []
        elif self.cell is not None:
            self._inside(tag, attributes)

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "text:p":
            self.pieces = []
        elif self.pieces is None:
            return
        elif tag == "text:s":
            self.pieces.append("\u00a0" * min(int(attributes.get("text:c", 1)), 100))
        elif tag == "text:tab":
            self.pieces.append("\u00a0")
        elif tag == "text:line-break":
            self.pieces.append("\u2028")

    def text(self, data: str) -> None:
        if self.depth == 0:
            self.styles.text(data)
        elif self.pieces is not None and not self.aside and self.depth == 1:
            self.pieces.append(data)
            self.left -= len(data)
            if self.left < 0:
                raise TooMuchError(too_much_text(self.filling.limits.teks_huruf))

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self.depth -= 1
            if self.depth == 0 and self.aside:
                self.aside -= 1
            elif self.depth == 0:
                self.filling.end(self.areas, self.hidden_rows, self.hidden_cols)
        elif self.depth == 0:
            self.styles.end(tag)
        elif tag == "office:annotation" or tag.startswith("draw:") or tag == "table:shapes":
            self.aside -= 1
        elif self.aside or self.depth > 1:
            return
        elif tag == "text:p" and self.pieces is not None:
            # Spaces and breaks that are meant are elements of their own; the rest is how the file is laid out.
            line = _SPACE.sub(" ", "".join(self.pieces)).strip(" ")
            self.paragraphs.append(line.replace("\u00a0", " ").replace("\u2028", "\n"))
            self.pieces = None
        elif tag in ("table:table-cell", "table:covered-table-cell") and self.cell is not None:
            self._end_cell(self.cell)
            self.cell = None
        elif tag == "table:table-row":
            self._end_row()

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        is_hidden = self.styles.is_hidden_table(attributes.get("table:style-name", ""))
        self.filling.begin(attributes.get("table:name", ""), is_hidden=is_hidden)
        self.areas: list[Area] = []
        self.hidden_rows: list[Span] = []
        self.hidden_cols: list[Span] = []
        self.col_ends: list[int] = []
        self.col_styles: list[str] = []
        self.row = self.columns = self.rows_repeated = 0

    def _column(self, attributes: dict[str, str]) -> None:
        first = self.columns + 1
        self.columns += _repeat(attributes, "table:number-columns-repeated")
        self.col_ends.append(self.columns)
        self.col_styles.append(attributes.get("table:default-cell-style-name", ""))
        if attributes.get("table:visibility") in _HIDDEN:
            self.hidden_cols.append((first, self.columns))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self.row += 1
        self.col = 0
        self.row_cells = []
        self.row_style = attributes.get("table:default-cell-style-name", "")
        self.rows_repeated = _repeat(attributes, "table:number-rows-repeated")
        if attributes.get("table:visibility") in _HIDDEN:
            self.hidden_rows.append((self.row, self.row + self.rows_repeated - 1))

    def _end_cell(self, cell: dict[str, str]) -> None:
        first = self.col + 1
        repeated = _repeat(cell, "table:number-columns-repeated")
        self.col += repeated
        rows, cols = _repeat(cell, "table:number-rows-spanned"), _repeat(cell, "table:number-columns-spanned")
        if rows > 1 or cols > 1:
            self.areas.append(Area(self.row, first, self.row + rows - 1, first + cols - 1))
        code = self._code(cell, first)
        value, cacat = cell_value(cell, "\n".join(self.paragraphs))
        if value not in (None, "") or cacat:
            self.row_cells.append(_Stored(first, repeated, value, code, cacat))

    def _code(self, cell: dict[str, str], col: int) -> str:
        style = cell.get("table:style-name") or self.row_style
        if not style:
            at = bisect_left(self.col_ends, col)
            style = self.col_styles[at] if at < len(self.col_styles) else ""
        code = self.styles.code(style)
        if cell.get("office:value-type") == "percentage" and "%" not in code:
            return "General%"
        return code

    def _end_row(self) -> None:
        """Put the row's cells as often as they are repeated; the limits end what has no end."""
        beyond = self.filling.limits.kolom + 2
        for row in range(self.row, self.row + (self.rows_repeated if self.row_cells else 0)):
            was_full = self.filling.is_full
            for cell in self.row_cells:
                for col in range(cell.col, min(cell.col + cell.repeated, max(beyond, cell.col + 1))):
                    self.filling.put(row, col, cell.value, cell.code, cell.cacat)
            if was_full:
                break
        self.row += self.rows_repeated - 1


def _repeat(attributes: dict[str, str], key: str) -> int:
    return max(int(attributes.get(key, 1)), 1)
