"""Bytes of a file of a known kind → its grids, whatever the kind; and what is said of the file as a whole.

The content decides what a file is; a name that says otherwise and macros, which are never run, are said.
"""

from __future__ import annotations

from iku_analysis.readers.container import Kind
from iku_analysis.readers.delimited import read_csv
from iku_analysis.readers.grid import Grid
from iku_analysis.readers.ods import read_ods
from iku_analysis.readers.workbook import read_xlsx
from iku_analysis.readers.xls import read_xls
from iku_analysis.readers.xlsb import read_xlsb
from iku_analysis.records import Masalah
from iku_analysis.settings import Limits

_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xls": (".xls", ".xlt"),
    "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"),
    "csv": (".csv", ".tsv", ".txt"),
}
_ALL_ENDINGS = frozenset(ending for endings in _ENDINGS.values() for ending in endings)


def read_grids(name: str, kind: Kind, content: bytes, limits: Limits) -> tuple[list[Grid], list[Masalah]]:
    """The sheets in the file's order, and what had to be left out or said. Raises UnusableFileError.

    Every kind gives the same meaning: value, number format, text as shown, merges, hidden rows, columns and sheets,
    formulas without a result. `kind` comes from `container.file_kind`.
    """
    if kind == "csv":
        return [read_csv(name, content, limits)], []
    readers = {"xlsx": read_xlsx, "xls": read_xls, "xlsb": read_xlsb, "ods": read_ods}
    grids, masalah = readers[kind](name, content, limits)
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in _ALL_ENDINGS and ending not in _ENDINGS[kind]:
        pesan = f"Nama berkas berakhir {ending}, tetapi isinya .{kind}; dibaca menurut isinya."
        masalah = [Masalah("B40", "catatan", pesan, f"Beri nama yang berakhir .{kind} saat menyimpan."), *masalah]
    return grids, masalah
