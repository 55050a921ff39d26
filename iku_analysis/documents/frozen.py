"""A numbered draft as it was, for good: the document, the thresholds and checks used, the files it was made from.

Takes an analysis, the settings and the document made from them, gives `VersiBeku` and its JSON text; from the text the
same document comes back and every writer makes the same paper again. Reads no store.

The text carries a schema number. A new field of a record gets a default, so that older texts still open; a renamed or
removed one raises `SKEMA` and adds its change here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from iku_analysis.checks import sop
from iku_analysis.documents.codec import from_plain, to_plain
from iku_analysis.documents.frames import rows_of
from iku_analysis.documents.model import DokumenIku
from iku_analysis.errors import StoreError
from iku_analysis.results import HasilPemeriksaan
from iku_analysis.settings import Settings

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

SKEMA = 1


@dataclass(frozen=True)
class BerkasSumber:
    """One sheet that was in force; `sidik`: SHA-256 (hex) of the workbook's bytes as received."""

    berkas: str
    lembar: str
    jenis: str
    bidang: str | None
    sidik: str


@dataclass(frozen=True)
class VersiBeku:
    """All that a numbered draft says and rests on. `ambang`: name of a threshold → its value, as it was called then."""

    dokumen: DokumenIku
    ambang: Mapping[str, int | float]
    pemeriksaan: tuple[HasilPemeriksaan, ...]
    sumber: tuple[BerkasSumber, ...]


def freeze(analysis: Analysis, settings: Settings, dokumen: DokumenIku) -> VersiBeku:
    """The document with what it rests on."""
    sheets = rows_of(analysis.lembar.sort_values(["jenis", "berkas", "urutan"]))
    return VersiBeku(
        dokumen,
        asdict(settings.thresholds),
        tuple(sop.for_draft(analysis)[1]),
        tuple(BerkasSumber(row["berkas"], row["lembar"], row["jenis"], row["bidang"], row["sidik"]) for row in sheets),
    )


def to_text(versi: VersiBeku) -> str:
    """One JSON object: `skema` and the fields of `VersiBeku`."""
    return json.dumps({"skema": SKEMA, **to_plain(versi)}, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_text(text: str) -> VersiBeku:
    """The version that `to_text` wrote. Raises StoreError where this program cannot read it."""
    try:
        content = json.loads(text)
        if content.pop("skema") != SKEMA:
            raise ValueError("schema")
        versi: VersiBeku = from_plain(VersiBeku, content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError(
            "Isi beku draf ini tidak dapat dibaca oleh versi aplikasi ini.",
            "Buka dengan versi aplikasi yang membuatnya, atau unduh berkas draf yang tersimpan.",
        ) from error
    return versi
