"""A store of several agencies: good for analysis; no decision can be made in it that would count for all of them."""

from __future__ import annotations

import pytest

from iku_analysis.errors import StoreError
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide_many
from iku_analysis.store.preferences import save_preferences
from tests import pembuat

USULAN = pembuat.usulan({"indikator": "Persentase Ormas Aktif", "target": [70]}, bidang="Sekretariat")


def agencies(store: Store) -> list[str]:
    rows = store.cursor(pembuat.kamus()).execute("select instansi from core_lembar order by instansi").fetchall()
    return [row[0] for row in rows]


def decide(store: Store) -> None:
    decide_many(store, [("padanan", "sekretariat||persentase ormas aktif", {"renstra": None}, "baru")], oleh="Kasubbag")


def test_the_same_bytes_from_two_agencies_are_two_files() -> None:
    store = pembuat.store(USULAN, instansi="Dinas A")
    pembuat.simpan(store, USULAN, instansi="Dinas B")
    pembuat.simpan(store, USULAN, instansi="Dinas B")
    assert agencies(store) == ["Dinas A", "Dinas B"]


def test_a_decision_in_a_store_of_two_agencies_is_refused_a_setting_is_not() -> None:
    store = pembuat.store(USULAN, instansi="Dinas A")
    pembuat.simpan(store, USULAN, instansi="Dinas B")
    with pytest.raises(StoreError, match="Dinas A; Dinas B"):
        decide(store)
    assert save_preferences(store, {"tahun": 2026}, oleh="Kasubbag")


def test_files_of_a_second_agency_are_refused_where_decisions_were_made() -> None:
    store = pembuat.store(USULAN, instansi="Dinas A")
    decide(store)
    with pytest.raises(StoreError, match="satu gudang untuk setiap instansi"):
        pembuat.simpan(store, USULAN, instansi="Dinas B")
    assert agencies(store) == ["Dinas A"]
    pembuat.simpan(store, pembuat.usulan({"indikator": "Lain", "target": [1]}, bidang="Bidang B"), instansi="Dinas A")
    assert agencies(store) == ["Dinas A", "Dinas A"]
