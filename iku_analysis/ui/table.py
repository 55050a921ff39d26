"""The table of the app: wraps text, sorts, searches, counts, opens a row by mouse or keyboard, goes to Excel.

Takes rows as dicts: `id` and one cell a column (text or `Sel`). Our own component, because Streamlit's grid cuts
long indicator names, speaks English and cannot show sign + word + colour.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import streamlit as st
import xlsxwriter

from iku_analysis.ui import choosing
from iku_analysis.ui.look import asset, is_dark

MIME_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Kolom:
    """One column: key, heading, alignment, width (CSS). `rapat`: on one line; `patah`: may break anywhere."""

    nama: str
    judul: str
    rata: Literal["", "kanan", "tengah"] = ""
    rapat: bool = False
    patah: bool = False
    lebar: str | None = None


@dataclass(frozen=True)
class Sel:
    """One cell: text, small second line, colours, a frame; `urut` sorts where the text would mislead."""

    teks: str
    kecil: str | None = None
    warna: str | None = None
    latar: str | None = None
    bingkai: bool = False
    tebal: bool = False
    urut: float | str | None = None
    judul: str | None = None


Baris = Mapping[str, Any]


def show_table(
    rows: Sequence[Baris],
    columns: Sequence[Kolom],
    *,
    key: str,
    label: str,
    pilih: bool = False,
    on_pilih: Callable[[str], None] | None = None,
    on_sel: Callable[[str, str], None] | None = None,
    centang: str | None = None,
    on_centang: Callable[[list[str]], None] | None = None,
    cari: bool | None = None,
    tinggi: int | None = 480,
    unduh: str | None = None,
) -> None:
    """Draw the table. `pilih`: a click opens the row (`choosing.selected`); `on_pilih`: it does that instead.

    `on_sel`: the same, told the column of the clicked cell too (the first column where the keyboard opened the row).
    `centang`: the word of a button that gives the ids of all ticked rows to `on_centang`.
    `unduh`: file name of the Excel download.

    `cari` null: a search box as soon as the table is longer than a screenful.
    """
    data = {
        "kolom": [asdict(column) for column in columns],
        "baris": [{name: _cell(value) for name, value in row.items()} for row in rows],
        "dipilih": choosing.selected() if pilih else None,
        "pilih": pilih or on_pilih is not None or on_sel is not None,
        "centang": centang,
        "cari": len(rows) > 8 if cari is None else cari,
        "tinggi": tinggi,
        "gelap": is_dark(),
        "label": label,
    }
    _component()(
        data=data,
        key=key,
        on_dipilih_change=lambda: _open(key, on_sel or _whole_row(on_pilih or choosing.select)),
        on_dicentang_change=lambda: _ticked(key, on_centang),
    )
    if unduh and rows:
        st.download_button(
            "Unduh tabel (Excel)",
            lambda: table_xlsx(rows, columns, label),
            file_name=f"{unduh}.xlsx",
            mime=MIME_XLSX,
            key=f"{key}-unduh",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _component() -> Any:
    """Registered at each run: a server whose component registry was emptied would show nothing."""
    return st.components.v2.component("iku_tabel", css=asset("tabel.css"), js=asset("tabel.js"))


def _whole_row(then: Callable[[str], None]) -> Callable[[str, str], None]:
    return lambda row, column: then(row)


def _open(key: str, then: Callable[[str, str], None]) -> None:
    chosen = st.session_state[key].dipilih
    if chosen is not None:
        then(str(chosen["baris"]), str(chosen["kolom"]))


def _ticked(key: str, then: Callable[[list[str]], None] | None) -> None:
    chosen = st.session_state[key].dicentang
    if chosen and then:
        then([str(item) for item in chosen])


def _cell(value: Any) -> Any:
    if isinstance(value, Sel):
        return {name: item for name, item in vars(value).items() if item not in (None, False)}
    return value


def table_xlsx(rows: Sequence[Baris], columns: Sequence[Kolom], judul: str) -> bytes:
    """The table as a workbook: heading row, filter, wrapped text. Everything is text, so nothing runs as a formula."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, judul, book.add_format({"bold": True}))
        for number, column in enumerate(columns):
            sheet.write_string(2, number, column.judul, head)
            sheet.set_column(number, number, 14 if column.rapat or column.rata else 36)
            for line, row in enumerate(rows, start=3):
                sheet.write_string(line, number, _plain_text(row.get(column.nama)), body)
        sheet.freeze_panes(3, 0)
        sheet.autofilter(2, 0, 2 + len(rows), max(len(columns) - 1, 0))
    return buffer.getvalue()


def _plain_text(value: Any) -> str:
    if isinstance(value, Sel):
        return f"{value.teks}\n{value.kecil}" if value.kecil else value.teks
    return "" if value is None else str(value)
