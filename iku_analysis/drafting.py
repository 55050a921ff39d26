"""The draft of what is in force, kept and frozen under its number; past drafts made again as they were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from iku_analysis.documents import frozen
from iku_analysis.documents.frozen import VersiBeku
from iku_analysis.documents.gate import gate_of
from iku_analysis.documents.manuscript import with_manuscript
from iku_analysis.documents.model import build_document
from iku_analysis.documents.writers import PENULIS
from iku_analysis.errors import StoreError
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.database import Store
from iku_analysis.store.drafts import Draf, frozen_content, save_draft
from iku_analysis.vocabulary import Vocabulary


@dataclass(frozen=True)
class MadeDraft:
    """A draft just made: its row in the store, its bytes, and the counts that its face shows.

    `belum_siap`: what keeps it from being submitted, in words; blank where nothing does.
    """

    draf: Draf
    content: bytes
    indikator: int
    sasaran: int
    temuan_galat: int
    padanan_terbuka: int
    belum_siap: str


def make_draft(
    store: Store, vocabulary: Vocabulary, scope: Scope, settings: Settings, *, oleh: str, tanggal: date
) -> MadeDraft:
    """The draft of what is in force now; see `keep_draft`."""
    return keep_draft(store, analyse(store, vocabulary, scope, settings), settings, oleh=oleh, tanggal=tanggal)


def keep_draft(store: Store, analysis: Analysis, settings: Settings, *, oleh: str, tanggal: date) -> MadeDraft:
    """Build the draft workbook and keep it, frozen, under the next number. A draft can always be made."""
    dokumen = build_document(analysis, settings, tanggal=tanggal, nomor=None)
    dokumen = with_manuscript(dokumen, analysis, settings)

    def build(nomor: int) -> tuple[bytes, str]:
        numbered = replace(dokumen, nomor=nomor)
        return PENULIS["xlsx"].tulis(numbered), frozen.to_text(frozen.freeze(analysis, settings, numbered))

    draf, content = save_draft(store, build, tahun=analysis.scope.tahun, revisi=analysis.revisi, oleh=oleh)
    return MadeDraft(
        draf,
        content,
        dokumen.jumlah_indikator,
        dokumen.jumlah_sasaran,
        len(analysis.open_findings("galat")),
        len(dokumen.padanan_terbuka or ()),
        gate_of(dokumen).alasan,
    )


def past_version(store: Store, nomor: int) -> VersiBeku:
    """The draft of a number as it was. Raises StoreError where it was not frozen or cannot be read."""
    text = frozen_content(store, nomor)
    if text is None:
        raise StoreError(f"Isi draf nomor {nomor} tidak dibekukan.", "Unduh berkasnya yang tersimpan, atau buat draf.")
    return frozen.from_text(text)


def rebuild_draft(store: Store, nomor: int, akhiran: str = "xlsx") -> bytes:
    """A past draft made again by the writer of a form, whatever the store holds now. Raises StoreError."""
    return PENULIS[akhiran].tulis(past_version(store, nomor).dokumen)
