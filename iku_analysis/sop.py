"""The SOP "Penyusunan Indikator Kinerja Utama": its thirteen steps, their standard times, and where the work stands.

Takes what the store knows (who has sent, what is open, which drafts were made), gives the step and the working day.
Invents no date: a step that leaves no trace in the store has none. Knows no store and no page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays


@dataclass(frozen=True)
class Langkah:
    """One step. `waktu` is the standard time as written; `hari` the same in working days, null where under a day."""

    nomor: int
    judul: str
    pelaksana: str
    kelengkapan: str
    waktu: str
    keluaran: str
    hari: int | None = None

    @property
    def tercatat(self) -> bool:
        """Whether the step leaves a trace in the store (uploads, decisions, drafts)."""
        return 6 <= self.nomor <= 8


LANGKAH: tuple[Langkah, ...] = (
    Langkah(1, "Perintah menyusun IKU", "Kepala Badan, Sekretaris", "disposisi", "10 menit", "disposisi surat"),
    Langkah(2, "Membuat format", "Kasubbag Program", "format IKU", "2 jam", "format IKU"),
    Langkah(3, "Mengirim format", "Staf", "format IKU", "1 jam", "draf usulan IKU"),
    Langkah(4, "Mengundang rapat IKU", "Kasubbag Program, staf", "undangan rapat", "30 menit", "undangan rapat"),
    Langkah(5, "Rapat IKU", "Kepala Badan, Sekretaris, eselon III, Kasubbag Program", "draf IKU", "2 jam", "draf IKU"),
    Langkah(6, "Menghimpun usulan", "Staf", "draf IKU", "3 jam", "draf IKU"),
    Langkah(7, "Menganalisis data", "Kasubbag Program", "draf IKU", "4 hari", "draf IKU", 4),
    Langkah(8, "Menyusun konsep IKU", "Kasubbag Program", "draf IKU", "2 hari", "dokumen IKU", 2),
    Langkah(9, "Koreksi Sekretaris", "Sekretaris", "dokumen IKU", "1 hari", "dokumen IKU", 1),
    Langkah(10, "Mengajukan persetujuan", "Sekretaris", "dokumen IKU", "1 jam", "dokumen IKU"),
    Langkah(11, "Tanda tangan", "Kepala Badan", "konsep surat", "10 menit", "surat pengantar"),
    Langkah(12, "Surat pengantar", "Kasubbag Program", "dokumen IKU", "15 menit", "dokumen IKU"),
    Langkah(13, "Pengiriman dan arsip", "Staf", "dokumen IKU", "1 jam", "dokumen IKU"),
)  # fmt: skip


@dataclass(frozen=True)
class Posisi:
    """Where the work stands. `hari_ke` counts working days from 1; null where the start is not known."""

    langkah: Langkah
    hari_ke: int | None = None

    @property
    def teks(self) -> str:
        """The clock line: "Langkah 7 dari 13 · hari ke-2 dari 4"."""
        line = f"Langkah {self.langkah.nomor} dari {len(LANGKAH)}"
        if self.hari_ke is None or self.langkah.hari is None:
            return line
        return f"{line} · hari ke-{self.hari_ke} dari {self.langkah.hari}"


def current_step(
    *, semua_terkirim: bool, terkumpul_pada: date | None, perlu_keputusan: int, ada_draf: bool, hari_ini: date
) -> Posisi:
    """The step the store proves. `terkumpul_pada`: the day the last bidang sent; `perlu_keputusan`: what step 7 owes.

    6 until every bidang has sent; 7 until nothing waits for a decision; 8 until a draft was made; then 9.
    """
    if not semua_terkirim:
        return Posisi(LANGKAH[5])
    if perlu_keputusan:
        day = None if terkumpul_pada is None else working_days(terkumpul_pada, hari_ini)
        return Posisi(LANGKAH[6], day)
    return Posisi(LANGKAH[8] if ada_draf else LANGKAH[7])


def working_days(first: date, last: date) -> int:
    """Working days from `first` to `last`, both counted: Monday to Friday without national holidays; at least 1.

    Work begun on a free day counts that day as its first.
    """
    days = (first + timedelta(days=number) for number in range(max((last - first).days, 0) + 1))
    return max(1, sum(1 for day in days if is_working_day(day)))


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no national holiday of Indonesia."""
    return day.weekday() < 5 and day not in _national_holidays(day.year)


@lru_cache(maxsize=16)
def _national_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year))
