"""The gate before a document is submitted (SOP 10): what keeps it back, and what it takes along and says.

Judged on the frozen draft alone, so that the same draft is always judged the same. Takes a `DokumenIku`, gives a
`Gerbang`; writes no file. Kept back, each with its way on: a galat that is neither mended nor accepted, a peringatan
that nobody has dealt with, a pair that waits for a decision, a file whose title names another agency until somebody
says that it is ours, an indicator that the meeting put off. Said only, because no typed reason could settle it here or
because dealing with it was already recorded: the rest of `_taken_along`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iku_analysis.documents.meeting_rows import BarisRapat
from iku_analysis.fields import TINGKAT
from iku_analysis.readers import INSTANSI_LAIN
from iku_analysis.results import Padanan, Temuan
from iku_analysis.store.meeting import KATA, TUNDA

if TYPE_CHECKING:
    from iku_analysis.documents.model import DokumenIku, MasalahBerkas
    from iku_analysis.pipeline import Analysis


@dataclass(frozen=True)
class PadananTerbuka:
    """A usulan of the draft of which nobody has said what it is in the Renstra. `calon`: the likeliest; may be null."""

    indikator: str
    bidang: str | None
    berkas: str
    lembar: str
    baris: int
    calon: str | None


@dataclass(frozen=True)
class Gerbang:
    """`temuan`: worst first · `padanan` · `asing`: files whose titles name another agency · `ditunda`: by the meeting.

    `dibawa`: sentences on what is only said.
    """

    temuan: tuple[Temuan, ...]
    padanan: tuple[PadananTerbuka, ...]
    asing: tuple[MasalahBerkas, ...]
    ditunda: tuple[BarisRapat, ...]
    dibawa: tuple[str, ...]

    @property
    def alasan(self) -> str:
        """2 galat yang terbuka, 1 peringatan …, and so on; blank: the draft may be submitted."""
        counts = Counter(item.tingkat for item in self.temuan)
        named = (
            (counts["galat"], "galat yang terbuka"),
            (counts["peringatan"], "peringatan yang belum ditangani"),
            (len(self.padanan), "padanan yang belum diputuskan"),
            (len(self.asing), "berkas yang judulnya menyebut instansi lain"),
            (len(self.ditunda), "indikator yang ditunda rapat"),
        )
        return ", ".join(f"{count} {words}" for count, words in named if count)


def gate_of(dokumen: DokumenIku) -> Gerbang:
    """What keeps a draft back and what it takes along."""
    held = [item for item in dokumen.temuan if item.tingkat == "galat" or item.keadaan == "terbuka"]
    held = [item for item in held if item.tingkat != "catatan"]
    return Gerbang(
        temuan=tuple(sorted(held, key=lambda item: TINGKAT.index(item.tingkat))),
        padanan=dokumen.padanan_terbuka or (),
        asing=tuple(item for item in dokumen.masalah if item.masalah.kode == INSTANSI_LAIN),
        ditunda=tuple(row for row in dokumen.rapat if row.putusan == KATA[TUNDA]),
        dibawa=tuple(_taken_along(dokumen)),
    )


def _taken_along(dokumen: DokumenIku) -> Iterator[str]:
    asked = sum(item.tingkat == "peringatan" and item.keadaan == "diminta" for item in dokumen.temuan)
    nobody = sum(any(asal.bidang is None for asal in item.asal) for _, item in dokumen.rows())
    counted = (
        (asked, "peringatan masih menunggu perbaikan dari bidang"),
        (sum(item.masalah.kode != INSTANSI_LAIN for item in dokumen.masalah), "isian tidak terbaca atau meragukan"),
        (len(dokumen.belum_terbaca), "berkas belum terbaca sama sekali"),
        (nobody, "indikator dari berkas yang bidangnya belum diketahui"),
        (len(dokumen.tidak_diperiksa), "pemeriksaan tidak dapat dilakukan"),
    )
    yield from (f"{count} {words}" for count, words in counted if count)


def open_pairs(analysis: Analysis) -> tuple[PadananTerbuka, ...]:
    """The pairs that wait, of the bidang that the analysis is narrowed to or of all, in the order of the files."""
    bidang = dict(zip(analysis.baris.get("baris_id", ()), analysis.baris.get("bidang", ()), strict=True))
    return tuple(
        _open_pair(item, bidang.get(item.usulan.baris_id))
        for item in analysis.undecided_pairs()
        if analysis.scope.bidang in (None, bidang.get(item.usulan.baris_id))
    )


def _open_pair(item: Padanan, bidang: str | None) -> PadananTerbuka:
    at, calon = item.usulan, item.calon[0].rujukan.indikator if item.calon else None
    return PadananTerbuka(at.indikator or "", bidang, at.berkas, at.lembar, at.baris, calon)


def open_notes(analysis: Analysis, padanan: tuple[PadananTerbuka, ...]) -> Iterator[str]:
    """Notes of the draft: each pair that waits, each presumed renaming since last year, each file that was not read."""
    for item in padanan:
        said = f"mungkin “{item.calon}”" if item.calon else "tidak ditemukan di Renstra"
        place = f"{item.berkas}, lembar {item.lembar}, baris {item.baris}"
        yield f"{item.indikator}: padanannya di Renstra belum diputuskan, {said} ({place})."
    names = dict(zip(analysis.baris.get("baris_id", ()), analysis.baris.get("indikator", ()), strict=True))
    for usulan, lama in analysis.presumed_renamings():
        yield f"{names[usulan]}: diduga berganti nama dari “{names[lama]}” pada IKU tahun lalu; belum dipastikan."
    for name in analysis.belum_terbaca:
        yield f"Berkas {name} diunggah tetapi tidak ada tabelnya yang terbaca; isinya tidak ada dalam draf ini."
