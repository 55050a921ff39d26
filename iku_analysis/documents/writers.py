"""All writers of the document in one place: ending of the file → function that makes its bytes from the model.

The same document gives the same bytes, so a frozen draft can be made again in each form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from iku_analysis.documents.document_pdf import write_pdf
from iku_analysis.documents.document_word import write_docx
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.xlsx import write_xlsx


@dataclass(frozen=True)
class Penulis:
    """One form of the document: its name on screens, its media type, its writer."""

    judul: str
    mime: str
    tulis: Callable[[DokumenIku], bytes]


PENULIS: Mapping[str, Penulis] = {
    "xlsx": Penulis("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "docx": Penulis("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_docx),
    "pdf": Penulis("PDF", "application/pdf", write_pdf),
}
