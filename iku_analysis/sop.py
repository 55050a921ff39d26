"""The SOP "Penyusunan Indikator Kinerja Utama": its thirteen steps, their standard times, and where the work stands.

Takes what the store knows (who has sent, what is open, which drafts were made), gives the step and the working day.
Invents no date: a step that left no trace in the store, and that nobody typed in, has none. Knows no store, no page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays


@dataclass(frozen=True)
class Langkah:
    """One step. `waktu` is the standard time as written; `hari` the same in working days, null where under a day.

    `pelaksana`: who does it, with {pimpinan} for the head of the agency.
    """

    nomor: int
    judul: str
    pelaksana: str
    kelengkapan: str
    waktu: str
    keluaran: str
    hari: int | None = None

    def oleh(self, pimpinan: str) -> str:
        """Who does it where the head is called so."""
        return self.pelaksana.format(pimpinan=pimpinan)

    @property
    def menit(self) -> int | None:
        """The standard time in minutes; null where it is counted in days."""
        number, unit = self.waktu.split()
        return {"menit": int(number), "jam": int(number) * 60}.get(unit)


LANGKAH: tuple[Langkah, ...] = (
    Langkah(1, "Perintah menyusun IKU", "{pimpinan}, Sekretaris", "disposisi", "10 menit", "disposisi surat"),
    Langkah(2, "Membuat format", "Kasubbag Program", "format IKU", "2 jam", "format IKU"),
    Langkah(3, "Mengirim format", "Staf", "format IKU", "1 jam", "draf usulan IKU"),
    Langkah(4, "Mengundang rapat IKU", "Kasubbag Program, staf", "undangan rapat", "30 menit", "undangan rapat"),
    Langkah(5, "Rapat IKU", "{pimpinan}, Sekretaris, eselon III, Kasubbag Program", "draf IKU", "2 jam", "draf IKU"),
    Langkah(6, "Menghimpun usulan", "Staf", "draf IKU", "3 jam", "draf IKU"),
    Langkah(7, "Menganalisis data", "Kasubbag Program", "draf IKU", "4 hari", "draf IKU", 4),
    Langkah(8, "Menyusun konsep IKU", "Kasubbag Program", "draf IKU", "2 hari", "dokumen IKU", 2),
    Langkah(9, "Koreksi Sekretaris", "Sekretaris", "dokumen IKU", "1 hari", "dokumen IKU", 1),
    Langkah(10, "Mengajukan persetujuan", "Sekretaris", "dokumen IKU", "1 jam", "dokumen IKU"),
    Langkah(11, "Tanda tangan", "{pimpinan}", "konsep surat", "10 menit", "surat pengantar"),
    Langkah(12, "Surat pengantar", "Kasubbag Program", "dokumen IKU", "15 menit", "dokumen IKU"),
    Langkah(13, "Pengiriman dan arsip", "Staf", "dokumen IKU", "1 jam", "dokumen IKU"),
)  # fmt: skip


@dataclass(frozen=True)
class Jejak:
    """When one step of a cycle began and ended, and who says so; null where nothing tells it.

    `diketik`: what a person typed, not what the app saw; those have days and no hours. `keputusan_id` takes it back.
    """

    langkah: Langkah
    mulai: datetime | None = None
    selesai: datetime | None = None
    oleh: str = ""
    catatan: str = ""
    keputusan_id: str | None = None

    @property
    def diketik(self) -> bool:
        """Whether a person typed it."""
        return self.keputusan_id is not None

    def hari(self, hari_ini: date) -> int | None:
        """Working days from the start to the end, or to today where it goes on; null without a start."""
        if self.mulai is None:
            return None
        return working_days(self.mulai.date(), self.selesai.date() if self.selesai else hari_ini)

    @property
    def menit(self) -> int | None:
        """Minutes between start and end on one day as the app saw them; null otherwise."""
        if self.diketik or self.mulai is None or self.selesai is None or self.mulai.date() != self.selesai.date():
            return None
        return round((self.selesai - self.mulai).total_seconds() / 60)

    def nyata(self, hari_ini: date) -> str:
        """The real time in words: minutes or hours within one day, else working days; "" without a start."""
        menit, hari = self.menit, self.hari(hari_ini)
        if menit == 0:
            return "kurang dari 1 menit"
        if menit is not None:
            return f"{menit} menit" if menit < 60 else f"{menit // 60} jam {menit % 60} menit".replace(" 0 menit", "")
        if hari is None:
            return ""
        return f"{hari} hari kerja" if self.selesai else f"hari ke-{hari}"

    def is_late(self, hari_ini: date) -> bool:
        """Whether it took, or takes, longer than the SOP allows. Within one day only minutes that were seen count."""
        hari = self.hari(hari_ini)
        if hari is None or self.langkah.hari is not None:
            return hari is not None and hari > (self.langkah.hari or 0)
        return hari > 1 or (self.menit or 0) > (self.langkah.menit or 0)


@dataclass(frozen=True)
class Posisi:
    """Where the work stands. `hari_ke` counts working days from 1; null where the start is not known.

    `batas`: the last working day of the step's standard time; null where that is under a day or not known.
    `sisa`: working days left after today; negative where the standard time is over, null like `batas`.
    """

    langkah: Langkah
    hari_ke: int | None = None
    batas: date | None = None
    sisa: int | None = None
    is_selesai: bool = False

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
        return position_since(LANGKAH[6], terkumpul_pada, hari_ini)
    return Posisi(LANGKAH[8] if ada_draf else LANGKAH[7])


def position_since(langkah: Langkah, mulai: date | None, hari_ini: date) -> Posisi:
    """Where the work stands in a step that began on a day; null where that is not known."""
    if mulai is None or langkah.hari is None:
        return Posisi(langkah)
    sisa = langkah.hari - _count_working_days(mulai, hari_ini)
    return Posisi(langkah, working_days(mulai, hari_ini), last_working_day(mulai, langkah.hari), sisa)


def last_working_day(first: date, hari: int) -> date:
    """The day on which `hari` working days from `first`, itself counted where it is one, are over."""
    day = first
    while not is_working_day(day):
        day += timedelta(days=1)
    while working_days(first, day) < hari:
        day += timedelta(days=1)
    return day


def working_days(first: date, last: date) -> int:
    """Working days from `first` to `last`, both counted (`is_working_day`); at least 1.

    Work begun on a free day counts that day as its first.
    """
    return max(1, _count_working_days(first, last))


def _count_working_days(first: date, last: date) -> int:
    days = (first + timedelta(days=number) for number in range(max((last - first).days, 0) + 1))
    return sum(1 for day in days if is_working_day(day))


def is_working_day(day: date) -> bool:
    """Monday to Friday, no national holiday of Indonesia and no cuti bersama, which is decreed year by year."""
    return day.weekday() < 5 and day not in _national_holidays(day.year)


def has_holidays(year: int) -> bool:
    """Whether the national holidays of a year are known; without them Monday to Friday are counted."""
    return bool(_national_holidays(year))


@lru_cache(maxsize=16)
def _national_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))
