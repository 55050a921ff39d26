"""Cursors that keep their relations and plans: repeated runs say the same as a first one, whatever changed between."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import duckdb
import pytest

from iku_analysis import pipeline
from iku_analysis.checks.registry import REGISTRY
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.database import Store
from iku_analysis.store.kept import KeptCursor
from tests import pembuat

LINGKUP = Scope(2026, (2025, 2029))


def analisis(store: Store, lingkup: Scope = LINGKUP) -> pipeline.Analysis:
    return pipeline.analyse(store, pembuat.kamus(), lingkup, Settings(), kept=True)


def isi(hasil: pipeline.Analysis) -> list[Any]:
    """All that an analysis holds, without the keys of the store that each import makes anew."""
    temuan = [asdict(replace(satu, baris_id=None)) for satu in hasil.temuan]
    angka = hasil.nilai[["sel", "teks", "angka", "jenis"]]
    banding = hasil.banding[["medan", "tahun", "usulan_teks", "renstra_teks", "keadaan_renstra"]]
    frames = [sorted(map(str, frame.itertuples(index=False, name=None))) for frame in (angka, banding)]
    return [temuan, [asdict(satu) for satu in hasil.pemeriksaan], *frames]


def runs(store: Store) -> int:
    return store._kept[1]._runs if store._kept else 0


BERKAS = (
    pembuat.usulan(
        {"indikator": "Persentase Ormas Aktif", "satuan": "Persen", "target": [70, 72, "-", 60, 80], "baseline": 75},
        {"indikator": "Indeks Kerukunan", "satuan": None, "target": ["a", 2, 3, 4, 5]},
    ),
    pembuat.renstra(
        sasaran=[{"indikator": "Persentase Ormas Aktif", "satuan": "Persen", "target": [70, "72,5", 74, 76, 80]}],
        program=[{"kode": "8.01.03", "level": "program", "uraian": "PROGRAM", "pagu": {2026: 10}}],
    ),
)


def test_ulangan_sama_dengan_gudang_baru_setelah_berkas_bertambah() -> None:
    store = pembuat.store()
    for berkas in BERKAS:
        ulang = [isi(analisis(store)) for _ in range(3)]
        assert ulang[0] == ulang[1] == ulang[2]
        pembuat.simpan(store, berkas)
    assert isi(analisis(store)) == isi(analisis(pembuat.store(*BERKAS)))
    assert runs(store) == 7  # kept over all of them: nothing fell back to a plain cursor


def test_kertas_tidak_memakai_rencana_lama() -> None:
    store = pembuat.store(*BERKAS)
    biasa = pipeline.analyse(store, pembuat.kamus(), LINGKUP, Settings())
    assert runs(store) == 0
    assert isi(biasa) == isi(analisis(store))


def test_tahun_dan_periode_lain_memakai_angkanya_sendiri() -> None:
    store = pembuat.store(*BERKAS)
    for lingkup in (LINGKUP, Scope(2027), Scope(2027, (2026, 2030)), LINGKUP):
        assert isi(analisis(store, lingkup)) == isi(analisis(pembuat.store(*BERKAS), lingkup))


def test_rencana_lama_tidak_memakai_pengetahuan_lama_tentang_isi_tabel() -> None:
    """A plan of DuckDB itself, made while no value was null or negative, later finds none of them: wrong, silently."""
    utama = duckdb.connect()
    utama.execute("create table stok as select 5 as i")
    tetap = KeptCursor(utama.cursor())
    cacah = "select count(*) filter (where i is null), count(*) filter (where i < 0) from stok where i is null or i < 0"
    found = []
    for tambah in ("(5)", "(5)", "(null)", "(-1)"):
        utama.execute(f"insert into stok values {tambah}")
        tetap.begin_run()
        found.append(tetap.execute(cacah).fetchone())
        tetap.end_run()
    assert found == [(0, 0), (0, 0), (1, 0), (1, 1)]


def test_pemeriksaan_yang_rusak_tidak_merusak_yang_lain(monkeypatch: pytest.MonkeyPatch) -> None:
    store = pembuat.store(*BERKAS)
    sehat = [analisis(store) for _ in range(3)][-1]
    monkeypatch.setitem(REGISTRY, "K20", replace(REGISTRY["K20"], sql="select error('rusak') as status"))
    rusak = analisis(store)
    lain = [(a, b) for a, b in zip(sehat.pemeriksaan, rusak.pemeriksaan, strict=True) if a.kode != "K20"]
    assert all(a == b for a, b in lain)
    assert [p.alasan for p in rusak.pemeriksaan if p.kode == "K20"] == ["pemeriksaan gagal dijalankan"]
    assert rusak.temuan == sehat.temuan


def test_kesalahan_program_diteruskan_dan_tidak_meninggalkan_transaksi() -> None:
    store = pembuat.store(*BERKAS)
    analisis(store), analisis(store)

    def salah(_: duckdb.DuckDBPyConnection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.run(pembuat.kamus(), (), salah, kept=True)
    pembuat.simpan(store, BERKAS[0])
    assert isi(analisis(store)) == isi(analisis(pembuat.store(*BERKAS, BERKAS[0])))
