"""The order of the stages: read → store → match → check. The only module that knows it whole.

`read_inputs` reads files, `import_readings` stores them, `analyse` matches and checks what is in force and gives an
`Analysis` of plain frames and records, which charts, documents, pages and the command line share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

import duckdb
import pandas as pd

from iku_analysis.checks import CATALOGUE, TANPA_PADANAN, prepare, run_checks, sop
from iku_analysis.documents.collection import SemuaFormat, build_formats
from iku_analysis.fields import JENIS, Jenis
from iku_analysis.matching import FOR_PAPERS, match, relate
from iku_analysis.readers import INSTANSI_LAIN
from iku_analysis.readers.memory import rare_collections
from iku_analysis.readers.parallel import Tugas, read_together
from iku_analysis.readers.plan import SheetPlan
from iku_analysis.records import HasilBaca
from iku_analysis.results import Dilihat, HasilPemeriksaan, Padanan, Rujukan, Temuan
from iku_analysis.settings import CONTOH, Scope, Settings
from iku_analysis.sop import Jejak
from iku_analysis.store.closing import Ditutup, asked_records, closed_requests
from iku_analysis.store.database import Store, twin
from iku_analysis.store.decisions import decisions_in_force
from iku_analysis.store.formats import assigned_bidang, sent_formats, with_versions
from iku_analysis.store.frames import as_frame
from iku_analysis.store.history import unread_files
from iku_analysis.store.meeting import Putusan, take_out, verdicts, verdicts_of_rows
from iku_analysis.store.plans import plans_in_force
from iku_analysis.store.uploads import Unggahan, save_uploads
from iku_analysis.store.work import Pekerjaan, with_states, work_in_force
from iku_analysis.vocabulary import Vocabulary

# Called before each file and as it is read with (files done and the share of this one, files in all, its name).
Progress = Callable[[float, int, str], None]

_FRAMES = {
    "lembar": "select * from core_lembar order by impor_id, unggahan_id, urutan",
    "baris": "select * from core_baris order by unggahan_id, urutan",
    "nilai": "select * from core_nilai order by baris_id, medan, tahun, sel",
    "masalah": """
        select m.*, u.berkas, u.bidang
        from raw_masalah m
        join raw_unggahan u using (unggahan_id)
        where m.unggahan_id in (select unggahan_id from core_lembar)
          and (m.unggahan_id, m.lembar, m.sel) not in (
              select (unggahan_id, lembar, sel)
              from core_nilai
              where koreksi is not null
          )
        order by m.unggahan_id, m.urutan
    """,
    # In the order of the files: what is kept against the plans is printed in it.
    "rekonsiliasi": """
        select r.*
        from out_rekonsiliasi r
        join core_baris b on b.baris_id = r.usulan_id
        order by b.berkas, b.urutan, b.sidik, r.hal, r.tahun
    """,
    # In the order of their keys, which are their first columns.
    **{
        name: f"select * from out_{name} order by all"
        for name in ("banding", "dukungan", "polaritas", "lama", "ukur", "realisasi", "pagu")
    },
}


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

    temuan: with what people decided of each · pekerjaan: those decisions · ditutup: requests that stand no more.
    jejak: the thirteen steps of the cycle, where K51 was judged by them (checks/sop.py).
    dilihat: what records that people had asked about came to beside findings, in the checks they were asked for.
    belum_terbaca: names of files kept although no table was found in them; nothing of them is in the frames.
    baris: core_baris · nilai: core_nilai · lembar: core_lembar · masalah: raw_masalah of files in force ·
    putusan: baris_id → what a meeting decided on that usulan. What a meeting took out of the draft stands in the
    frames, pairs and charts still, but was not checked: `temuan` and `pemeriksaan` judge what the draft holds.
    banding, dukungan, polaritas, lama, ukur, realisasi, rekonsiliasi, pagu: the out_ tables of the same names.
    Empty frames where there is nothing. A missing text is None,
    a missing whole number is pd.NA, a missing decimal number is NaN.
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
    lama: pd.DataFrame = field(default_factory=pd.DataFrame)
    ukur: pd.DataFrame = field(default_factory=pd.DataFrame)
    realisasi: pd.DataFrame = field(default_factory=pd.DataFrame)
    pekerjaan: Pekerjaan = field(default_factory=Pekerjaan)
    ditutup: tuple[Ditutup, ...] = ()
    dilihat: tuple[Dilihat, ...] = ()
    jejak: tuple[Jejak, ...] = ()
    putusan: Mapping[str, Putusan] = field(default_factory=dict)
    rekonsiliasi: pd.DataFrame = field(default_factory=pd.DataFrame)
    pagu: pd.DataFrame = field(default_factory=pd.DataFrame)
    belum_terbaca: tuple[str, ...] = ()

    @property
    def keluar(self) -> dict[str, Putusan]:
        """baris_id → putusan of the usulan that a meeting rejected or joined to another: not in the draft."""
        return {baris_id: item for baris_id, item in self.putusan.items() if item.leaves_draft}

    @property
    def answered(self) -> tuple[Ditutup, ...]:
        """The requests that were answered, newest first."""
        return tuple(item for item in self.ditutup if item.keadaan == "selesai")

    def open_findings(self, tingkat: str | None = None) -> tuple[Temuan, ...]:
        """Findings that nobody has accepted, also those asked for; of one severity or of all."""
        return tuple(t for t in self.temuan if not t.dikecualikan and tingkat in (None, t.tingkat))

    def unsettled_findings(self) -> tuple[Temuan, ...]:
        """Galat and peringatan that nobody has dealt with: neither asked of a bidang nor accepted with a reason.

        With `undecided_pairs` the gate of the final document (SOP 10, `documents.gate`). Findings asked for and not yet
        repaired are not among them; `open_findings("galat")` has those too.
        """
        return tuple(t for t in self.temuan if t.keadaan == "terbuka" and t.tingkat != "catatan")

    def undecided_pairs(self) -> tuple[Padanan, ...]:
        """Usulan of the draft of which nobody has said what they are in the Renstra.

        An accepted K30 says that there is no partner, as a decision does. Where K30 could not look (no Renstra) only a
        candidate is something to decide.
        """
        said = {t.baris_id: t.dikecualikan is None for t in self.temuan if t.kode == TANPA_PADANAN}
        left = self.keluar

        def waits(pair: Padanan) -> bool:
            if pair.status != "tanpa_padanan" or pair.cara == "keputusan":
                return pair.status == "ragu"
            return said.get(pair.usulan.baris_id, bool(pair.calon))

        return tuple(pair for pair in self.padanan if pair.usulan.baris_id not in left and waits(pair))

    def presumed_renamings(self) -> tuple[tuple[str, str], ...]:
        """(baris_id of a usulan, that of last year's indicator that it may be under a new name); nobody said so yet."""
        left = self.keluar
        return tuple(
            (link["usulan_id"], link["lama_id"])
            for link in self.lama.to_dict("records")
            if link["keadaan"] == "ganti_nama" and link["cara"] == "mirip" and link["usulan_id"] not in left
        )

    def with_work(self, work: Pekerjaan) -> Analysis:
        """The same run with what people have decided about its findings since; nothing is checked again."""
        ditutup = closed_requests(self, work)
        return replace(self, temuan=with_states(self.temuan, work), pekerjaan=work, ditutup=ditutup)


def read_inputs(
    files: Sequence[InputFile],
    vocabulary: Vocabulary,
    *,
    periode: tuple[int, int] | None = None,
    plans: Sequence[SheetPlan] = (),
    progress: Progress | None = None,
) -> list[HasilBaca]:
    """One reading per file, in the order given; an unusable file gives a reading that only holds its problems.

    Without `periode` the one that a Renstra among them names counts for all.
    """
    tasks = [
        Tugas(file.nama, file.content, {"jenis": file.jenis, "bidang": file.bidang, "periode": periode, "plans": plans})
        for file in files
    ]

    def told(number: int, share: float) -> None:
        if progress:
            progress(number + share, len(files), files[number].nama)

    return read_together(tasks, vocabulary, told)


def import_files(
    store: Store,
    vocabulary: Vocabulary,
    files: Sequence[InputFile],
    *,
    oleh: str,
    periode: tuple[int, int] | None = None,
    keep_unread: bool = False,
    progress: Progress | None = None,
) -> list[tuple[HasilBaca, Unggahan | None]]:
    """Read, with the plans that people corrected, and store files as one import.

    Null in place of an `Unggahan`: nothing of that file could be used. `keep_unread`: a workbook in which no table was
    found is stored all the same, so that a person can say where it is.
    """
    plans = [item.plan for item in plans_in_force(store)]
    readings = with_versions(store, read_inputs(files, vocabulary, periode=periode, plans=plans, progress=progress))
    kept = [hasil.is_usable or (keep_unread and bool(hasil.lembar)) for hasil in readings]
    content = [(hasil, file.content) for file, hasil, keep in zip(files, readings, kept, strict=True) if keep]
    with rare_collections():
        stored = iter(save_uploads(store, vocabulary, content, oleh=oleh))
    return [(hasil, next(stored) if keep else None) for hasil, keep in zip(readings, kept, strict=True)]


def collection_formats(store: Store, vocabulary: Vocabulary, scope: Scope, settings: Settings) -> SemuaFormat:
    """The collection workbook of each bidang from the Renstra and last year's IKU in force; writes nothing."""
    cursor = store.cursor(vocabulary)
    baris, nilai = (as_frame(cursor, _FRAMES[name]) for name in ("baris", "nilai"))
    cursor.close()
    return build_formats(
        baris,
        nilai,
        vocabulary,
        scope,
        settings.instansi,
        terkirim=sent_formats(store),
        bidang_indikator=assigned_bidang(store),
    )


def analyse(
    store: Store,
    vocabulary: Vocabulary,
    scope: Scope,
    settings: Settings,
    *,
    tanpa: Sequence[str] = (),
) -> Analysis:
    """Match and check all that is in force. Writes nothing to the store; an empty store gives an empty analysis.

    `tanpa`: ids of uploads to leave out, as if they had been taken back.
    """
    revisi = store.revision()
    padanan, lama = decisions_in_force(store, "padanan"), decisions_in_force(store, "iku_lama")
    in_meeting, pekerjaan, own = verdicts(store), work_in_force(store), replace(vocabulary, instansi=settings.instansi)
    with rare_collections(), closing(store.cursor(vocabulary, tanpa)) as cursor, ThreadPoolExecutor(1) as beside:
        paired = match(cursor, own, scope, settings.thresholds, padanan, lama)
        relate(cursor)
        fetched = beside.submit(_frames, twin(cursor))
        baris, unread = as_frame(cursor, _FRAMES["baris"]), unread_files(cursor)
        putusan = verdicts_of_rows(baris, in_meeting)
        if out := [baris_id for baris_id, item in putusan.items() if item.leaves_draft]:
            fetched.result()  # the frames have all usulan
            take_out(cursor, out)
        judging = {item.kode for item in CATALOGUE} - settings.dimatikan.keys()
        prepare(cursor, vocabulary, settings.capaian, codes=judging)
        pemeriksaan, temuan, dilihat = run_checks(
            cursor,
            vocabulary,
            scope,
            settings.thresholds,
            dimatikan=settings.dimatikan,
            asked=asked_records(pekerjaan, baris),
        )
        frames = fetched.result()
        frames["masalah"] = _without_confirmed(frames["masalah"], settings)
    return Analysis(
        scope=scope,
        revisi=revisi,
        padanan=paired.padanan,
        renstra_tanpa_usulan=paired.renstra_tanpa_usulan,
        pemeriksaan=pemeriksaan,
        temuan=temuan,
        dilihat=dilihat,
        putusan=putusan,
        baris=baris,
        belum_terbaca=unread,
        **frames,
    ).with_work(pekerjaan)


def _without_confirmed(masalah: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Reading problems without titles of another agency (B56) that somebody confirmed as our own name."""
    if not settings.nama_lain or masalah.empty:
        return masalah
    return masalah[~((masalah["kode"] == INSTANSI_LAIN) & masalah["nilai"].isin(settings.nama_lain))]


def _frames(cursor: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The frames of an `Analysis` by name, all but baris."""
    with closing(cursor):
        relate(cursor, FOR_PAPERS)
        return {name: as_frame(cursor, query) for name, query in _FRAMES.items() if name != "baris"}


def effect_of_upload(
    store: Store, vocabulary: Vocabulary, settings: Settings, analysis: Analysis, unggahan_id: str
) -> tuple[tuple[Temuan, ...], tuple[Temuan, ...]]:
    """(findings that an upload closed, findings that it opened): what is in force now against the same without it."""
    before = analyse(store, vocabulary, analysis.scope, settings, tanpa=[unggahan_id]).temuan
    after = [item for item in analysis.temuan if item.kode != sop.KODE]  # no file changes what the cycle is judged by
    known, now = {t.kunci for t in before}, {t.kunci for t in after}
    return tuple(t for t in before if t.kunci not in now), tuple(t for t in after if t.kunci not in known)


def sample_files() -> list[InputFile]:
    """The sample workbooks of data/contoh, each with the kind of its folder."""
    return [
        InputFile(path.name, path.read_bytes(), jenis)
        for jenis in JENIS
        for path in sorted((CONTOH / jenis).glob("*.xlsx"))
    ]
