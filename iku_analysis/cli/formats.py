"""The JSON of the command `format`: what was written for whom (docs/contract.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from iku_analysis.documents.collection import SemuaFormat
from iku_analysis.documents.collection_columns import issued
from iku_analysis.documents.collection_letters import DISPOSISI, PENGANTAR


def format_document(semua: SemuaFormat, keluaran: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    """One object a bidang with its file and its SHA-256, the letters, the indicators that stand in no format."""
    return {
        "keluaran": str(keluaran),
        "format": [
            {
                "bidang": item.bidang,
                "berkas": item.berkas,
                "kode": issued(item).format.kode,
                "versi": item.versi,
                "indikator": len(item.baris),
                "sidik": hashlib.sha256(files[item.berkas]).hexdigest(),
            }
            for item in semua.formats
        ],
        "surat": [name for name in (DISPOSISI, PENGANTAR) if name in files],
        "tanpa_bidang": [{"sasaran": sasaran or None, "indikator": name} for _, sasaran, name in semua.tanpa_bidang],
    }
