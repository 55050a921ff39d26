"""The manuscript of the document: the office's words (data/templat/dokumen.md), the cards, thresholds and sources.

Takes the draft and the run it was made from, gives the draft with its `Naskah`, which is frozen with it. Lines of the
template: "# " chapter, "## " section, "- " item, "1. " numbered, "a. " lettered, "> " centred, [[part]] made by the
writer, a blank line between paragraphs. Writes no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from iku_analysis.documents.frames import rows_of
from iku_analysis.documents.manual import build_cards
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.parts import Bagian, JenisBagian, Naskah
from iku_analysis.documents.templates import fault_of, template_bytes, template_environment, template_path
from iku_analysis.documents.threshold_words import threshold_words
from iku_analysis.errors import IkuError
from iku_analysis.fields import JUDUL_JENIS
from iku_analysis.settings import Settings
from iku_analysis.text import clean_lines

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

TEMPLAT = "dokumen.md"
# Parts that a writer knows how to make.
SISIPAN = frozenset(
    {"kop", "daftar-isi", "tanda-tangan", "penetapan", "tujuan", "tabel", "manual", "tabel-jateng", "catatan"}
)
_AWAL: tuple[tuple[re.Pattern[str], JenisBagian], ...] = (
    (re.compile(r"## +"), "judul2"),
    (re.compile(r"# +"), "judul1"),
    (re.compile(r"- +"), "butir"),
    (re.compile(r"\d+\. +"), "nomor"),
    (re.compile(r"> +"), "tengah"),
    (re.compile(r"(?=[a-z]\. )"), "huruf"),
)
_SISIP = re.compile(r"\[\[([a-z-]+)\]\]")
_ADVICE = "Perbaiki naskah itu dengan Notepad, atau singkirkan dari folder templat instansi agar naskah bawaan dipakai."


def with_manuscript(dokumen: DokumenIku, analysis: Analysis, settings: Settings) -> DokumenIku:
    """The draft with its words, cards, thresholds and sources. Raises `IkuError` where the template is faulty."""
    sheets = rows_of(analysis.lembar.sort_values(["jenis", "berkas", "urutan"]))
    naskah = Naskah(
        bagian=manuscript_of(dokumen),
        kartu=build_cards(analysis, dokumen),
        ambang=tuple(threshold_words(settings.thresholds)),
        sumber=tuple(
            (JUDUL_JENIS[row["jenis"]], row["berkas"], row["lembar"], row["bidang"] or "", row["sidik"])
            for row in sheets
        ),
    )
    return replace(dokumen, naskah=naskah)


def manuscript_of(dokumen: DokumenIku) -> tuple[Bagian, ...]:
    """The template filled in for this draft."""
    bidang = dict.fromkeys(asal.bidang for _, item in dokumen.rows() for asal in item.asal if asal.bidang)
    fields = {
        "instansi": {name: clean_lines(text) for name, text in vars(dokumen.instansi).items()},
        "tahun": dokumen.tahun,
        "periode": period_words(dokumen),
        "tanggal": dokumen.tanggal,
        "jumlah_indikator": dokumen.jumlah_indikator,
        "jumlah_sasaran": dokumen.jumlah_sasaran,
        "daftar_bidang": [clean_lines(name) for name in bidang],
    }
    try:
        source = template_bytes(TEMPLAT).decode("utf-8-sig")
        text = template_environment(autoescape=False).from_string(source).render(fields)
    except TemplateError as error:
        raise IkuError(fault_of(error), _ADVICE, str(template_path(TEMPLAT))) from error
    except UnicodeDecodeError as error:
        raise IkuError("Naskah tidak tersimpan sebagai UTF-8.", _ADVICE, str(template_path(TEMPLAT))) from error
    return tuple(_pieces(text))


def period_words(dokumen: DokumenIku) -> str:
    """Tahun 2025–2029; the year where no period is known."""
    awal, akhir = dokumen.periode or (dokumen.tahun, dokumen.tahun)
    return f"Tahun {awal}" if awal == akhir else f"Tahun {awal}–{akhir}"


def _pieces(text: str) -> Iterator[Bagian]:
    """The pieces of the filled template; plain lines that follow each other are one paragraph."""
    open_lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        piece = _piece(line.strip())
        if piece is None and line.strip():
            open_lines.append(line.strip())
            continue
        if open_lines:
            yield Bagian("alinea", " ".join(open_lines))
            open_lines = []
        if piece:
            yield piece


def _piece(line: str) -> Bagian | None:
    """A line that is a piece of its own; null for plain text and blanks."""
    if found := _SISIP.fullmatch(line):
        if found[1] not in SISIPAN:
            known = ", ".join(f"[[{name}]]" for name in sorted(SISIPAN))
            raise IkuError(
                f"Sisipan {line} tidak dikenal. Yang dikenal: {known}.", _ADVICE, str(template_path(TEMPLAT))
            )
        return Bagian("sisip", found[1])
    for pattern, jenis in _AWAL:
        if found := pattern.match(line):
            return Bagian(jenis, line[found.end() :])
    return None
