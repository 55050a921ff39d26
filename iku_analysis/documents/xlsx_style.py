"""The cell formats of the draft workbook, each made once."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_RATA = {"kiri": "left", "tengah": "center", "kanan": "right"}
_AWALAN_RUMUS = ("=", "+", "-", "@")


class Gaya:
    """Formats by their properties; the same properties give the same format."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """The format with these properties, in Arial."""
        key = tuple(sorted({"font_name": "Arial", **properties}.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]

    def cell(self, size: float, rata: str = "kiri", *, text: str = "", **more: Any) -> Format:
        """A bordered, wrapped cell. A text that looks like a formula is marked as text; editing keeps it one."""
        base: dict[str, Any] = {
            "font_size": size,
            "align": _RATA[rata],
            "valign": "top",
            "text_wrap": True,
            "border": 1,
        }
        if text.startswith(_AWALAN_RUMUS):
            base["quote_prefix"] = True
        return self.get(**(base | more))

    def head(self, size: float) -> Format:
        """A heading cell of a table."""
        return self.cell(size, "tengah", bold=True, valign="vcenter", bg_color="#E7ECF1")


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """A text as text, never as formula, link or number; a blank as a blank cell with its borders."""
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)
