"""The IKU table on the screen as it is printed: title, headings in two rows, sasaran merged over its indicators.

Takes the document and one form of it, gives HTML; every text of a file is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from iku_analysis.documents.layout import Bentuk
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.pages import Blok
from iku_analysis.documents.xlsx_form import period_line, status_line

_RATA = {"kiri": "", "tengah": "tengah", "kanan": "kanan"}


def draw_paper(document: DokumenIku, form: Bentuk, blocks: Sequence[Blok]) -> None:
    """Draw the title and the table."""
    lines = ["INDIKATOR KINERJA UTAMA", document.instansi.nama.upper(), (document.bidang or "").upper()]
    title = "".join(f"<div>{escape(line)}</div>" for line in (*lines, period_line(document)) if line)
    body = "".join(_block(block, form) for block in blocks)
    whole = sum(column.lebar for column in form.kolom)
    widths = "".join(f'<col style="width:{column.lebar / whole:.2%}">' for column in form.kolom)
    table = f"<table><colgroup>{widths}</colgroup><thead>{_head(form)}</thead><tbody>{body}</tbody></table>"
    st.html(
        f'<div class="iku-kertas" tabindex="0" role="region" aria-label="Pratinjau draf">'
        f'<div class="iku-judul">{title}<small>{escape(status_line(document))}</small></div>{table}</div>'
    )


def _head(form: Bentuk) -> str:
    above, below = "", ""
    for parent, group in groupby(form.kolom, key=lambda column: column.induk):
        columns = list(group)
        if parent is None:
            above += "".join(f'<th rowspan="2">{escape(column.judul)}</th>' for column in columns)
        else:
            above += f'<th colspan="{len(columns)}">{escape(parent)}</th>'
            below += "".join(f"<th>{escape(column.judul)}</th>" for column in columns)
    return f"<tr>{above}</tr><tr>{below}</tr>"


def _block(block: Blok, form: Bentuk) -> str:
    out = f'<tr><td class="pita" colspan="{len(form.kolom)}">{escape(block.pita)}</td></tr>' if block.pita else ""
    for number, row in enumerate(block.baris):
        cells = ""
        for column, cell in zip(form.kolom, row, strict=True):
            if column.gabung and number:
                continue
            span = f' rowspan="{len(block.baris)}"' if column.gabung and len(block.baris) > 1 else ""
            cells += f'<td class="{_RATA[column.rata]}"{span}>{escape(str(cell))}</td>'
        out += f"<tr>{cells}</tr>"
    return out
