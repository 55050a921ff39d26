"""What a meeting waits for: each chart of 500 indicators, and the slides of 40. Run: python -m benchmarks rapat"""

from __future__ import annotations

import random
from datetime import date

from benchmarks.ukur import best_seconds, show
from iku_analysis.documents.agenda import agenda_of
from iku_analysis.documents.slides import write_slides
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.records import HasilBaca
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.meeting import Rapat
from iku_analysis.ui.questions import PERTANYAAN, Pilihan
from tests import pembuat

_KATA = ("konflik", "ormas", "kerukunan", "pemilih", "forum", "desa", "kader", "mediasi", "wawasan", "layanan")
_SALINDIA = 40


def agency_files(indikator: int) -> list[HasilBaca]:
    """The files of an invented agency of ten bidang; three of ten targets differ from the Renstra."""
    dice = random.Random(1)
    usulan, sasaran, program = [], [], []
    for bidang in range(10):
        rows = []
        for number in range(indikator // 10):
            tujuan = f"Meningkatnya {_KATA[bidang]} masyarakat daerah bagian {bidang * 10 + number // 5}"
            nama = f"Persentase {dice.choice(_KATA)} {dice.choice(_KATA)} kelompok {bidang}{number} yang dibina"
            awal = dice.randint(20, 70)
            target = [awal + 2 * tahun for tahun in range(6)]
            row = {"sasaran": tujuan, "indikator": nama, "satuan": "Persen", "target": target, "baseline": awal - 1}
            rows.append(row)
            sasaran.append(row | {"target": [x if dice.random() < 0.7 else x + dice.choice((-5, 3)) for x in target]})
        usulan.append(pembuat.usulan(*rows, bidang=f"Bidang {chr(65 + bidang)}", nama=f"usulan-{bidang}.xlsx"))
        program.append({"kode": f"8.01.{bidang + 2:02d}", "level": "program", "uraian": f"PROGRAM {_KATA[bidang]}",
                        "pagu": [10**9 * (bidang + 1)] * 6, "tujuan": "Tujuan",
                        "sasaran": f"Meningkatnya {_KATA[bidang]} masyarakat daerah bagian {bidang * 10}"})  # fmt: skip
    return [*usulan, pembuat.renstra(sasaran=sasaran, program=program)]


def agency(indikator: int) -> Analysis:
    """Its run."""
    store = pembuat.store(*agency_files(indikator))
    return analyse(store, pembuat.kamus(), Scope(2026, (2025, 2029)), Settings())


def main() -> None:
    """Print seconds of each chart as JSON for the browser, and of the slides."""
    large = agency(500)
    first = next(row for row in large.baris.to_dict("records") if row["jenis"] == "usulan")
    chosen = Pilihan(baris_id=first["baris_id"])
    rows = [
        (question.tanya, best_seconds(lambda q=question: q.figure(large, chosen, "terang").to_json(), 3))
        for question in PERTANYAAN
    ]
    show("Grafik 500 indikator (detik; batas di bawah 1)", [(name, f"{seconds:.2f}") for name, seconds in rows])
    small = agency(_SALINDIA)
    items = agenda_of(small, "sasaran", [f"Bidang {chr(65 + number)}" for number in range(10)])
    rapat = Rapat("r", "Rapat IKU", date(2026, 11, 26))
    seconds = best_seconds(lambda: write_slides(small, rapat, items, Settings().instansi), 3)
    show("Salindia (batas di bawah 10)", [(f"{len(items)} indikator", f"{seconds:.1f} s")])


if __name__ == "__main__":
    main()
