"""One agency, files → draft: against the plain script, against the parser's own pass, and its peak memory."""

from __future__ import annotations

import io
import tempfile
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.skrip_polos import draft as plain_draft
from benchmarks.ukur import best_seconds, peak_mib, show
from iku_analysis.drafting import make_draft
from iku_analysis.pipeline import analyse, import_files, read_inputs, sample_files
from iku_analysis.settings import CONTOH, Settings
from iku_analysis.store.database import Store
from iku_analysis.store.preferences import default_scope
from iku_analysis.vocabulary import load_vocabulary

_MEMORY = """
from datetime import date
from iku_analysis.drafting import make_draft
from iku_analysis.pipeline import import_files, sample_files
from iku_analysis.settings import Settings
from iku_analysis.store.database import Store
from iku_analysis.store.preferences import default_scope
from iku_analysis.vocabulary import load_vocabulary
store, words = Store.open(None), load_vocabulary()
import_files(store, words, sample_files(), oleh="ukur")
make_draft(store, words, default_scope(store), Settings(), oleh="ukur", tanggal=date(2026, 1, 31))
"""


def main() -> None:
    """Print the ratios; each pair is measured in this one run."""
    words, files = load_vocabulary(), sample_files()

    def parser_pass() -> None:
        for file in files:
            book = load_workbook(io.BytesIO(file.content), data_only=True)
            for sheet in book.worksheets:
                for row in sheet.iter_rows(values_only=True):
                    _ = row

    def whole() -> None:
        store = Store.open(None)
        import_files(store, words, files, oleh="ukur")
        make_draft(store, words, default_scope(store), Settings(), oleh="ukur", tanggal=date(2026, 1, 31))
        store.close()

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "polos.xlsx"
        plain = best_seconds(lambda: plain_draft(CONTOH / "usulan", CONTOH / "renstra", CONTOH / "renja", target))
    ours = best_seconds(whole)
    parser = best_seconds(parser_pass)
    reading = best_seconds(lambda: read_inputs(files, words))
    store = Store.open(None)
    import_files(store, words, files, oleh="ukur")
    analysing = best_seconds(lambda: analyse(store, words, default_scope(store), Settings()))
    show(
        "Satu OPD (data contoh)",
        [
            ("berkas → draf", f"{ours:.2f} s"),
            ("skrip polos pandas/openpyxl", f"{plain:.2f} s (kita {ours / plain:.1f} ×)"),
            ("membaca / lintasan openpyxl sendiri", f"{reading:.2f} s / {parser:.2f} s = {reading / parser:.2f} ×"),
            ("padankan + periksa", f"{analysing:.2f} s"),
            ("memori puncak", f"{peak_mib(_MEMORY):.0f} MiB"),
        ],
    )
