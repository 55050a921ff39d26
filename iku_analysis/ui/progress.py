"""Where the work stands: who has sent, what is open, which step of the SOP.

Takes the analysis, gives frozen values for the menu, the clock and Beranda. Draws nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from iku_analysis.documents.frames import Row, rows_of
from iku_analysis.fields import JUDUL_JENIS
from iku_analysis.pipeline import Analysis
from iku_analysis.readers import INSTANSI_LAIN
from iku_analysis.results import Temuan
from iku_analysis.sop import LANGKAH, Jejak, Posisi, current_step, position_since
from iku_analysis.store.approval import Perjalanan, journey
from iku_analysis.store.database import Store
from iku_analysis.store.drafts import Draf
from iku_analysis.store.meeting import TUNDA
from iku_analysis.store.steps import traces
from iku_analysis.vocabulary import Vocabulary

TANPA_NAMA = "Bidang belum diketahui"


@dataclass(frozen=True)
class Kiriman:
    """What one bidang (or one plan document) has in force. `pada` null: nothing was sent.

    `belum`: severity → its findings that nobody has dealt with; `diminta`: those a repair is awaited for.
    """

    nama: str
    berkas: tuple[str, ...] = ()
    pada: datetime | None = None
    indikator: int = 0
    belum: Mapping[str, int] = field(default_factory=dict)
    diminta: int = 0


@dataclass(frozen=True)
class Ringkasan:
    """Counts of one state of the store. `temuan`: severity → findings not accepted; `diserahkan`: a draft went out.

    `belum`: severity → those of them that nobody has dealt with; `diminta`: the others, whose repair is awaited.
    `selisih`: differences between the plans that wait for a decision. `ragu`, `tanpa_padanan`: pairs that wait.
    `belum_terbaca`: files kept although no table was found in them. `ditunda`: usulan that the meeting put off.
    `asing`: files whose titles name another agency; nobody has said yet that they are ours.
    """

    bidang: tuple[Kiriman, ...]
    dokumen: tuple[Kiriman, ...]
    ragu: int
    tanpa_padanan: int
    temuan: Mapping[str, int]
    dikecualikan: int
    draf: int
    draf_mutakhir: bool
    posisi: Posisi
    belum: Mapping[str, int] = field(default_factory=dict)
    diminta: tuple[Temuan, ...] = ()
    selisih: int = 0
    belum_terbaca: tuple[str, ...] = ()
    ditunda: int = 0
    asing: tuple[str, ...] = ()
    diserahkan: bool = False
    jejak: tuple[Jejak, ...] = ()
    pimpinan: str = "pimpinan"  # as texts call the head of the agency

    @property
    def terkirim(self) -> tuple[datetime, ...]:
        """When each usulan in force came."""
        return tuple(item.pada for item in self.bidang if item.pada is not None)

    @property
    def belum_mengirim(self) -> tuple[str, ...]:
        """Bidang without a usulan in force."""
        return tuple(item.nama for item in self.bidang if item.pada is None)

    @property
    def is_empty(self) -> bool:
        """Nothing at all is in force."""
        return all(item.pada is None for item in (*self.bidang, *self.dokumen))

    def open_work(self) -> dict[str, int]:
        """Page → how much of its work waits for somebody here; what was asked of a bidang does not."""
        return {
            "unggah": 0 if self.is_empty else len((*self.belum_mengirim, *self.belum_terbaca, *self.asing)),
            "padanan": self.ragu + self.tanpa_padanan + self.selisih,
            "pemeriksaan": sum(self.belum.values()),
        }


def summarise(
    vocabulary: Vocabulary, analysis: Analysis, *, selisih: int = 0, drafts: Sequence[Draf], today: date
) -> Ringkasan:
    """All counts at once, from what is in force. A bidang that sent a file without naming itself stands last."""
    findings = analysis.open_findings()
    bidang = _senders(vocabulary, analysis)
    sent = [item.pada for item in bidang if item.pada is not None]
    waiting = Counter(item.status for item in analysis.undecided_pairs())
    ragu = waiting["ragu"]
    galat = sum(1 for item in findings if item.tingkat == "galat")
    everyone = bool(sent) and len(sent) == len(bidang)
    of_year = [draf for draf in drafts if draf.tahun == analysis.scope.tahun]
    return Ringkasan(
        bidang=bidang,
        dokumen=_documents(analysis),
        ragu=ragu,
        tanpa_padanan=waiting["tanpa_padanan"],
        temuan=dict(Counter(item.tingkat for item in findings)),
        dikecualikan=len(analysis.temuan) - len(findings),
        belum=untouched(findings),
        diminta=tuple(item for item in findings if item.keadaan == "diminta"),
        selisih=selisih,
        belum_terbaca=analysis.belum_terbaca,
        asing=_of_others(analysis),
        ditunda=sum(1 for item in analysis.putusan.values() if item.putusan == TUNDA),
        draf=len(of_year),
        draf_mutakhir=bool(of_year) and without_drafts(of_year[0].revisi) == without_drafts(analysis.revisi),
        posisi=current_step(
            semua_terkirim=everyone,
            terkumpul_pada=max(sent).date() if everyone else None,
            perlu_keputusan=ragu + galat,
            ada_draf=bool(of_year),
            hari_ini=today,
        ),
    )


def _of_others(analysis: Analysis) -> tuple[str, ...]:
    masalah = analysis.masalah
    return tuple(dict.fromkeys(masalah.loc[masalah["kode"] == INSTANSI_LAIN, "berkas"])) if len(masalah) else ()


def untouched(findings: Iterable[Temuan]) -> dict[str, int]:
    """Severity → how many of the findings nobody has dealt with."""
    return dict(Counter(item.tingkat for item in findings if item.keadaan == "terbuka"))


def without_drafts(revision: str) -> str:
    """The revision of a store but for its last part: the drafts, which no analysis depends on."""
    return revision.rpartition("/")[0]


def _sheets(analysis: Analysis) -> dict[str, list[Row]]:
    """jenis → its sheets in force."""
    sheets = defaultdict(list)
    for row in rows_of(analysis.lembar[["jenis", "bidang", "berkas", "pada"]]):
        sheets[row["jenis"]].append(row)
    return sheets


def _sent(vocabulary: Vocabulary, analysis: Analysis) -> dict[str | None, list[Row]]:
    """bidang → the sheets of its usulan: those known, others that sent one, and null where a file names none."""
    sheets = _sheets(analysis)["usulan"]
    known = vocabulary.names("bidang")
    names = {row["bidang"] for row in sheets}
    others = sorted(name for name in names if name is not None and name not in known)
    nameless = [None] if None in names else []
    return {name: [row for row in sheets if row["bidang"] == name] for name in (*known, *others, *nameless)}


def _files(sheets: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["berkas"] for row in sheets))


def _newest(sheets: Iterable[Row]) -> datetime | None:
    newest = max((row["pada"] for row in sheets), default=None)
    return newest.to_pydatetime() if newest else None


def _senders(vocabulary: Vocabulary, analysis: Analysis) -> tuple[Kiriman, ...]:
    named = (analysis.baris["jenis"] == "usulan") & analysis.baris["indikator"].notna()
    counts = Counter(analysis.baris.loc[named, "bidang"])
    sheets = _sent(vocabulary, analysis)
    unnamed = {row["berkas"] for row in sheets.get(None, ())}
    findings: dict[str | None, list[Temuan]] = defaultdict(list)
    for item in analysis.open_findings():
        if item.bidang is not None or item.berkas in unnamed:  # what no bidang sent is of the plans
            findings[item.bidang].append(item)
    return tuple(
        Kiriman(
            nama=name or TANPA_NAMA,
            berkas=_files(mine),
            pada=_newest(mine),
            indikator=counts[name],
            belum=untouched(findings[name]),
            diminta=sum(item.keadaan == "diminta" for item in findings[name]),
        )
        for name, mine in sheets.items()
    )


def current(
    store: Store, vocabulary: Vocabulary, analysis: Analysis, *, selisih: int, drafts: Sequence[Draf], today: date
) -> Ringkasan:
    """All counts with the clock, for the year of the analysis."""
    summary = summarise(vocabulary, analysis, selisih=selisih, drafts=drafts, today=today)
    jejak = analysis.jejak or steps_of(store, vocabulary, analysis)
    return with_clock(summary, journey(store, analysis.scope.tahun), jejak, today)


def steps_of(store: Store, vocabulary: Vocabulary, analysis: Analysis) -> tuple[Jejak, ...]:
    """The thirteen steps of the cycle of an analysis."""
    sent = [_newest(sheets) for sheets in _sent(vocabulary, analysis).values()]
    return traces(
        store,
        analysis.scope.tahun,
        terkirim=[pada for pada in sent if pada is not None],
        semua_terkirim=None not in sent,
        bidang=vocabulary.names("bidang"),
    )


def with_clock(summary: Ringkasan, jalan: Perjalanan, jejak: tuple[Jejak, ...], today: date) -> Ringkasan:
    """The same with the time of each step, and the position of a document that was handed over."""
    if jalan.kedudukan == "8":
        nomor = min(summary.posisi.langkah.nomor, 8)  # a draft that nobody handed over is still being made
        mulai = jejak[nomor - 1].mulai
        posisi = position_since(LANGKAH[nomor - 1], mulai.date(), today) if mulai else Posisi(LANGKAH[nomor - 1])
        return replace(summary, posisi=posisi, jejak=jejak)
    mulai = jejak[jalan.langkah - 1].mulai
    posisi = position_since(LANGKAH[jalan.langkah - 1], mulai.date() if mulai else None, today)
    posisi = replace(posisi, is_selesai=jalan.kedudukan == "selesai")
    return replace(summary, posisi=posisi, jejak=jejak, diserahkan=True)


def _documents(analysis: Analysis) -> tuple[Kiriman, ...]:
    counts = Counter(analysis.baris.loc[analysis.baris["indikator"].notna(), "jenis"])
    sheets = _sheets(analysis)
    return tuple(
        Kiriman(JUDUL_JENIS[jenis], _files(sheets[jenis]), _newest(sheets[jenis]), counts[jenis])
        for jenis in ("renstra", "renja", "iku_lama", "pengukuran")
    )
