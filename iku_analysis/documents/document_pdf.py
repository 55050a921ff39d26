"""The document as PDF: the plain data of `paper` through the typst template data/templat/dokumen.typ."""

from __future__ import annotations

from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.paper import paper_of
from iku_analysis.documents.pdf import compile_pdf


def write_pdf(dokumen: DokumenIku) -> bytes:
    """The PDF, tagged, PDF/A; the same document gives the same bytes."""
    return compile_pdf("dokumen.typ", paper_of(dokumen), tanggal=dokumen.tanggal)
