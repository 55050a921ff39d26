"""Matches files of the builder and answers what a test asks: rows of a relation, status of a check, findings, cells.

    hasil = periksa(pembuat.usulan({...}))
    assert hasil.sel("K02") == ["D7"]

What an `Analysis` would say of the same store, of the parts alone that are asked for.
Many cases that each ask little share one store (`Bersama`).
A check that breaks raises (strict), so no fault in SQL can hide behind "tidak dapat diperiksa".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import duckdb
import pytest

from iku_analysis.capaian import PilihanCapaian
from iku_analysis.checks import CATALOGUE, prepare, run_checks
from iku_analysis.checks.placing import findings_of, places_of
from iku_analysis.checks.preparing import relations_of
from iku_analysis.checks.runner import _outcome, sql_of
from iku_analysis.documents.frames import rows_of
from iku_analysis.matching import FOR_CHECKS, FOR_PAPERS, MatchResult, match, relate
from iku_analysis.records import HasilBaca
from iku_analysis.results import HasilPemeriksaan, Temuan
from iku_analysis.settings import Scope, Settings, Thresholds
from iku_analysis.store.database import Store, relations_read
from iku_analysis.store.decisions import Keputusan, decisions_in_force
from iku_analysis.store.frames import as_frame
from iku_analysis.store.work import Pekerjaan, with_states, work_in_force
from iku_analysis.vocabulary import Vocabulary
from tests import pembuat

ITEMS = {item.kode: item for item in CATALOGUE}
LINGKUP = Scope(tahun=2026, periode=(2025, 2029))
# A row with which every check is content; tests change the one field they are about.
BAIK: dict[str, Any] = {
    "tujuan": None,
    "sasaran": "Meningkatnya kerukunan umat",
    "indikator": "Indeks Kerukunan Umat Beragama",
    "satuan": "Indeks",
    "alasan": "Mandat RPJMD",
    "formulasi": "Jumlah skor / jumlah responden",
    "tipe_penghitungan": "Non Kumulatif",
    "polaritas": "Naik",
    "sumber_data": "Survei Kementerian Agama",
    "penanggung_jawab": "Bidang Politik Dalam Negeri",
    "baseline": "72,2",
    "target": ["72,5", "73", "73,5", "74", "74,5"],
}


def baik(**ubah: Any) -> dict[str, Any]:
    """A faultless row with some fields changed; `None` leaves a field blank."""
    return BAIK | ubah


def hanya(*kode: str, settings: Settings = Settings()) -> Settings:  # noqa: B008
    """Settings under which an analysis runs these checks alone: a test waits for no check that it does not look at."""
    others = {item.kode: "tidak diuji" for item in CATALOGUE if item.kode not in kode}
    return replace(settings, dimatikan=others | settings.dimatikan)


Jawab = list[str | None] | str
LULUS, TDP = "lulus", "tidak_dapat_diperiksa"


class Jawaban:
    """What a test asks of the files of one agency."""

    def run(self, *kode: str) -> tuple[tuple[HasilPemeriksaan, ...], tuple[Temuan, ...]]:
        """These checks, or all of them."""
        raise NotImplementedError

    def hasil(self, kode: str) -> HasilPemeriksaan:
        return self.run(kode)[0][0]

    def temuan(self, kode: str) -> list[Temuan]:
        return list(self.run(kode)[1])

    def sel(self, kode: str) -> list[str | None]:
        return [satu.sel for satu in self.temuan(kode)]

    def status(self, kode: str) -> str:
        return self.run(kode)[0][0].status

    def jawab(self, kode: str) -> Jawab:
        """The cells found; where there are none, the status."""
        return self.sel(kode) or self.status(kode)


@dataclass
class Hasil(Jawaban):
    """One store, matched: a check runs and a relation is made when a test asks for it."""

    cursor: duckdb.DuckDBPyConnection
    kamus: Vocabulary
    lingkup: Scope
    ambang: Thresholds
    capaian: PilihanCapaian | None
    pasangan: MatchResult
    pekerjaan: Pekerjaan
    prepared: set[tuple[str, ...]] = field(default_factory=set)

    def prepare(self, *kode: str) -> None:
        """What these checks read, or all of them."""
        codes = kode or None
        if kode not in self.prepared:
            relate(self.cursor, [name for name in relations_of(codes) if name in FOR_CHECKS])
            prepare(self.cursor, self.kamus, self.capaian, codes=codes)
            self.prepared.add(kode)

    def run(self, *kode: str) -> tuple[tuple[HasilPemeriksaan, ...], tuple[Temuan, ...]]:
        self.prepare(*kode)
        results, found, _ = run_checks(
            self.cursor, self.kamus, self.lingkup, self.ambang, codes=kode or None, strict=True
        )
        return results, tuple(with_states(found, self.pekerjaan))

    def judged(self, kode: str) -> list[dict[str, Any]]:
        """The rows of a check as its SQL gives them."""
        self.prepare()
        cursor = self.cursor.execute(sql_of(ITEMS[kode], self.lingkup, self.ambang))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def tabel(self, nama: str) -> list[dict[str, Any]]:
        """The rows of a relation in the order of their keys, null as None."""
        relate(self.cursor, relations_read([nama], FOR_CHECKS | FOR_PAPERS))
        return rows_of(as_frame(self.cursor, f"select * from {nama} order by all"))


def periksa(
    *berkas: HasilBaca,
    lingkup: Scope = LINGKUP,
    ambang: Thresholds | None = None,
    padanan: Mapping[str, Keputusan] | None = None,
    kamus: Vocabulary | None = None,
    capaian: PilihanCapaian | None = None,
    gudang: Store | None = None,
) -> Hasil:
    """Store the files, or take `gudang` with the decisions in force, and match; the checks run on demand."""
    kamus, ambang = kamus or pembuat.kamus(), ambang or Thresholds()
    cursor = pembuat.cursor(gudang or pembuat.store(*berkas), kamus)
    pairs = padanan or (decisions_in_force(gudang, "padanan") if gudang else {})
    pasangan = match(cursor, kamus, lingkup, ambang, pairs, decisions_in_force(gudang, "iku_lama") if gudang else {})
    pekerjaan = work_in_force(gudang) if gudang else Pekerjaan()
    return Hasil(cursor, kamus, lingkup, ambang, capaian, pasangan, pekerjaan)


@dataclass
class Bersama:
    """Cases of a test module in one store, each an agency of its own: DuckDB plans as long for one row as for all.

        SATU = Bersama()

        @each((SATU.usulan(target=[85, 85, 85]), ["H7"]), (SATU.usulan(target=[85, 85, 86]), LULUS))
        def test_three_equal_years(hasil: Kasus, jawab: Jawab) -> None:
            assert hasil.jawab("K13") == jawab

    Cases are named where the module is imported; files are read (where one is given as a function) and stored at the
    first question. Nothing looks from one agency into another (test_periksa_besar.py).
    """

    lingkup: Scope = LINGKUP
    kasus: list[tuple[HasilBaca | Callable[[], HasilBaca], ...]] = field(default_factory=list)
    known: dict[str, dict[str | None, list[dict[str, Any]]]] = field(default_factory=dict)

    def __call__(self, *berkas: HasilBaca | Callable[[], HasilBaca], nama: str | None = None) -> Kasus:
        assert "all" not in self.__dict__, "the store is made: name cases where the module is imported"
        self.kasus.append(berkas)
        return Kasus(self, str(len(self.kasus) - 1), nama)

    def usulan(self, **ubah: Any) -> Kasus:
        """A usulan of one faultless row with some fields changed; the changes name the case."""
        return self(pembuat.usulan(baik(**ubah)), nama=",".join(f"{name}={isi}" for name, isi in ubah.items()))

    @cached_property
    def all(self) -> Hasil:
        read = [[file if isinstance(file, HasilBaca) else file() for file in berkas] for berkas in self.kasus]
        return periksa(gudang=pembuat.store_masing(*read), lingkup=self.lingkup)

    @cached_property
    def owners(self) -> dict[str, str]:
        """baris_id → agency."""
        return dict(self.all.cursor.execute("select baris_id, instansi from core_baris").fetchall())

    @cached_property
    def places(self) -> dict[str, dict[str, Any]]:
        return places_of(self.all.cursor, self.owners)

    def rows(self, nama: str, instansi: str | None) -> list[dict[str, Any]]:
        """The rows of a check or a relation that are of one agency; null: of none in particular."""
        if nama not in self.known:
            self.known[nama] = defaultdict(list)
            for row in self.all.judged(nama) if nama in ITEMS else self.all.tabel(nama):
                ids = (isi for isi in row.values() if isinstance(isi, str) and isi in self.owners)
                whose = next((self.owners[isi] for isi in ids), row.get("instansi"))
                self.known[nama][whose].append(row)
        return self.known[nama][instansi]


@dataclass(frozen=True)
class Kasus(Jawaban):
    """One agency of a shared store; answers as a store of its own would."""

    bersama: Bersama = field(repr=False)
    instansi: str
    nama: str | None

    def run(self, *kode: str) -> tuple[tuple[HasilPemeriksaan, ...], tuple[Temuan, ...]]:
        item, rows = ITEMS[kode[0]], self.bersama.rows(kode[0], self.instansi)
        assert {row["status"] for row in self.bersama.rows(item.kode, None)} <= {"tdp"}
        names = {"status"}.union(*rows)
        result, found, _ = _outcome(item, "", {name: [row[name] for row in rows] for name in names}, ())
        return (result,), findings_of([(item, row) for row in found], self.bersama.places)

    def hasil(self, kode: str) -> HasilPemeriksaan:
        assert not self.bersama.rows(kode, None), f"{kode} gives reasons of no agency in particular: ask a store alone"
        return super().hasil(kode)

    def tabel(self, nama: str) -> list[dict[str, Any]]:
        return self.bersama.rows(nama, self.instansi)

    @property
    def pasangan(self) -> MatchResult:
        padanan, left = self.bersama.all.pasangan.padanan, self.bersama.all.pasangan.renstra_tanpa_usulan
        own = {baris_id for baris_id, instansi in self.bersama.owners.items() if instansi == self.instansi}
        return MatchResult(
            tuple(satu for satu in padanan if satu.usulan.baris_id in own),
            tuple(satu for satu in left if satu.baris_id in own),
        )


def each(*kasus: Kasus | tuple[Kasus, object]) -> pytest.MarkDecorator:
    """The test holds for each of these cases, its argument `hasil`; beside a case stands its `jawab`."""
    return pytest.mark.parametrize("hasil" if isinstance(kasus[0], Kasus) else ("hasil", "jawab"), kasus)


def tercatat(gudang: Store, jenis: str) -> list[dict[str, Any]]:
    """The records in force of a kind of document, null as None."""
    rows = rows_of(as_frame(pembuat.cursor(gudang), "select * from core_baris order by all"))
    return [row for row in rows if row["jenis"] == jenis]
