"""The order of the stages: read → store → match → check. The only module that knows it whole.

`read_inputs` reads files, `import_readings` stores them, `analyse` matches and checks what is in force and gives an
`Analysis` of plain frames and records, which charts, documents, pages and the command line share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from iku_analysis.checks import run_checks
from iku_analysis.fields import Jenis
from iku_analysis.matching import match
from iku_analysis.polarity import infer_polaritas
from iku_analysis.readers import read_file
from iku_analysis.records import HasilBaca, HasilPemeriksaan, Padanan, Rujukan, Temuan
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.database import Store, uuid7
from iku_analysis.store.uploads import Unggahan, save_upload
from iku_analysis.vocabulary import Vocabulary


@dataclass(frozen=True)
class InputFile:
    """One file to read: its name, its bytes, and what the user already said of it."""

    nama: str
    content: bytes
    jenis: Jenis | None = None
    bidang: str | None = None


@dataclass(frozen=True)
class Analysis:
    """One run over what is in force: frames with the columns of docs/architecture.md, and the records built on them.

    baris: core_baris · nilai: core_nilai · lembar: core_lembar · masalah: raw_masalah of files in force ·
    banding, dukungan, polaritas, calon: the out_ tables of the same names. Empty frames where there is nothing.
    """

    scope: Scope
    revisi: str
    lembar: pd.DataFrame
    baris: pd.DataFrame
    nilai: pd.DataFrame
    masalah: pd.DataFrame
    banding: pd.DataFrame
    dukungan: pd.DataFrame
    polaritas: pd.DataFrame
    padanan: tuple[Padanan, ...]
    renstra_tanpa_usulan: tuple[Rujukan, ...]
    pemeriksaan: tuple[HasilPemeriksaan, ...]
    temuan: tuple[Temuan, ...]

    def open_findings(self, tingkat: str | None = None) -> tuple[Temuan, ...]:
        """Findings that nobody has waived, of one severity or of all."""
        return tuple(t for t in self.temuan if not t.dikecualikan and tingkat in (None, t.tingkat))
