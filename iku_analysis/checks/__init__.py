"""Checks K01…: rules over what is in force, findings down to the cell.

Public face: `CATALOGUE`, `prepare` (once per cursor, after `match`), `run_checks`.
"""

import iku_analysis.checks.kelengkapan
import iku_analysis.checks.kelengkapan_cakupan
import iku_analysis.checks.kelengkapan_isian
import iku_analysis.checks.kelengkapan_polaritas
import iku_analysis.checks.kelengkapan_target
import iku_analysis.checks.keselarasan
import iku_analysis.checks.keselarasan_nilai
import iku_analysis.checks.keselarasan_tahun
import iku_analysis.checks.kewajaran
import iku_analysis.checks.kewajaran_langkah
import iku_analysis.checks.kewajaran_satuan
import iku_analysis.checks.pagu
import iku_analysis.checks.pengukuran
import iku_analysis.checks.perumusan
import iku_analysis.checks.perumusan_formula
import iku_analysis.checks.perumusan_pilihan
import iku_analysis.checks.rencana_aksi
import iku_analysis.checks.sop
import iku_analysis.checks.struktur  # noqa: F401
from iku_analysis.checks.keselarasan import TANPA_PADANAN
from iku_analysis.checks.preparing import prepare
from iku_analysis.checks.registry import Check, catalogue
from iku_analysis.checks.runner import run_checks

CATALOGUE: tuple[Check, ...] = catalogue()

__all__ = ["CATALOGUE", "TANPA_PADANAN", "Check", "prepare", "run_checks"]
