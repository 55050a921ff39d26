"""A name that a correction changes loses nothing that was decided under the old one: pair, putusan, request, waiver."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pandas as pd
import pytest

from iku_analysis.documents.model import build_document
from iku_analysis.normalise import name_key
from iku_analysis.pipeline import Analysis, analyse, collection_formats
from iku_analysis.settings import Settings
from iku_analysis.store.corrections import isian_of, save_correction
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide, decide_many, padanan_key, record_keys, withdraw
from iku_analysis.store.meeting import TOLAK, Putusan, verdict_row, verdicts, verdicts_of_rows
from iku_analysis.store.overlay import AsalKoreksi
from iku_analysis.store.preferences import save_preferences, settings_in_force
from iku_analysis.store.work import accept_many, ask_many, hal_of
from iku_analysis.ui.achievement import measured_rows
from tests import pembuat
from tests.periksa import LINGKUP, hanya, periksa, tercatat

SASARAN, LAIN = "Meningkatnya peran ormas", "Terwujudnya ormas yang berdaya"
SEKARANG, BARU, RENSTRA = "Ormas yang rajin", "Cakupan pembinaan lembaga", "Persentase Ormas Aktif"
DASAR = {"sasaran": SASARAN, "satuan": "Persen", "target": [70, 120]}


@pytest.fixture
def store() -> Store:
    """A usulan whose name is unlike that of its Renstra indicator; its target of 2026 is above 100 percent."""
    renstra = pembuat.renstra(sasaran=[{**DASAR, "indikator": RENSTRA}])
    lama = pembuat.iku_lama({**DASAR, "indikator": "Rasio pembina"})
    return pembuat.store(pembuat.usulan({**DASAR, "indikator": SEKARANG}), renstra, lama)


def run(store: Store) -> Analysis:
    return analyse(store, pembuat.kamus(), LINGKUP, hanya("K16"))


def row_of(store: Store, jenis: str = "usulan") -> dict[Any, Any]:
    return tercatat(store, jenis)[0]


def change(
    store: Store, teks: str, asal: AsalKoreksi = "koreksi", medan: str = "indikator", jenis: str = "usulan"
) -> str:
    [(baris_id,)] = store.cursor().execute("select baris_id from raw_baris where jenis = ?", [jenis]).fetchall()
    isian = isian_of(store, baris_id, medan)
    assert isian is not None
    return save_correction(store, [isian], teks, alasan="nama resmi", oleh="Rina", asal=asal)[0]


def pair(store: Store) -> str:
    """Pair the usulan with the Renstra under the key that Padanan uses."""
    wanted = {"renstra": padanan_key(None, SASARAN, RENSTRA)}
    return decide(store, "padanan", record_keys(row_of(store))[0], wanted, oleh="Rina")


def paired(store: Store) -> tuple[str, str | None]:
    found = periksa(gudang=store).pasangan.padanan[0]
    return found.status, found.cara


def became(store: Store) -> list[str | None]:
    return [row["cara"] for row in periksa(gudang=store).tabel("out_lama")]


SURE, UNSURE = ("pasti", "keputusan"), ("tanpa_padanan", None)


@pytest.mark.parametrize(("medan", "teks"), [("indikator", BARU), ("sasaran", LAIN)])
def test_a_pair_outlives_the_change_of_a_name_whoever_made_it(store: Store, medan: str, teks: str) -> None:
    pair(store)
    for asal in get_args(AsalKoreksi):
        renamed = change(store, teks, asal, medan)
        assert (asal, row_of(store)[medan]) == (asal, teks)
        assert (asal, paired(store)) == (asal, SURE)
        withdraw(store, renamed, oleh="Rina")
        assert (asal, paired(store)) == (asal, SURE)


def test_a_pair_decided_under_a_corrected_name_outlives_the_undo_of_the_correction(store: Store) -> None:
    renamed = change(store, BARU)
    decided = pair(store)
    assert paired(store) == SURE
    withdraw(store, renamed, oleh="Rina")
    assert (row_of(store)["indikator"], paired(store)) == (SEKARANG, SURE)
    withdraw(store, decided, oleh="Rina")
    assert paired(store) == ("ragu", "mirip")


def test_a_pair_kept_under_the_name_that_counted_still_holds_and_a_newer_one_wins(store: Store) -> None:
    change(store, BARU)
    wanted = {"renstra": padanan_key(None, SASARAN, RENSTRA)}
    decide(store, "padanan", padanan_key("Bidang A", SASARAN, BARU), wanted, oleh="Rina")
    assert paired(store) == SURE
    newer = decide(store, "padanan", record_keys(row_of(store))[0], {"renstra": None}, oleh="Rina", alasan="baru")
    assert paired(store) == ("tanpa_padanan", "keputusan")
    withdraw(store, newer, oleh="Rina")
    assert paired(store) == SURE


def test_a_pair_outlives_the_change_of_the_name_in_the_renstra(store: Store) -> None:
    pair(store)
    renamed = change(store, "Tingkat keaktifan", jenis="renstra")
    assert paired(store) == SURE
    withdraw(store, renamed, oleh="Rina")
    assert paired(store) == SURE


def test_a_name_of_another_record_takes_no_pair_with_it(store: Store) -> None:
    pair(store)
    rapat = {**DASAR, "indikator": "Jumlah rapat", "baseline": 3, "target": {2026: 4}}
    for bidang in ("Bidang B", "Bidang A"):
        pembuat.simpan(store, pembuat.usulan(rapat, bidang=bidang))
    assert {(item.status, item.cara) for item in periksa(gudang=store).pasangan.padanan} == {UNSURE}


def test_what_became_of_last_years_indicator_outlives_new_names_on_both_sides(store: Store) -> None:
    key = record_keys({**row_of(store, "iku_lama"), "bidang": None})[0]
    now = record_keys(row_of(store))[0].rpartition("|")[2]
    decide(store, "iku_lama", key, {"usulan": now}, oleh="Rina")
    for ids in ([change(store, BARU)], [change(store, "Rasio pendamping", jenis="iku_lama")]):
        assert became(store) == ["keputusan"]
        for number in ids:
            withdraw(store, number, oleh="Rina")
        assert became(store) == ["keputusan"]


def test_a_rejected_indicator_does_not_come_back_under_another_name_whoever_changed_it(store: Store) -> None:
    row = row_of(store)
    made = Putusan(record_keys(row)[-1], "r1", TOLAK, asli=record_keys(row)[:1], indikator=SEKARANG)
    decide_many(store, [verdict_row(made)], oleh="Rina")
    for asal in get_args(AsalKoreksi):
        renamed = change(store, BARU, asal)
        analysis = run(store)
        assert (asal, analysis.putusan[row["baris_id"]].putusan) == (asal, TOLAK)
        assert not any(item.baris_id == row["baris_id"] for item in analysis.temuan)
        withdraw(store, renamed, oleh="Rina")
    assert verdicts_of_rows(pd.DataFrame([row_of(store)]), verdicts(store))[row["baris_id"]].putusan == TOLAK


def test_a_request_and_a_waiver_stay_with_a_renamed_indicator(store: Store) -> None:
    def k16() -> Any:
        return next(item for item in periksa(gudang=store).temuan("K16") if item.bidang)

    ask_many(store, [hal_of(k16())], batas=None, teks="x", oleh="Rina", tahun_iku=2026)
    renamed = change(store, BARU)
    assert (k16().indikator, k16().keadaan) == (BARU, "diminta")
    accept_many(store, [k16()], alasan="memang begitu", oleh="Rina")
    withdraw(store, renamed, oleh="Rina")
    assert (k16().indikator, k16().keadaan) == (SEKARANG, "diterima")


UKUR = {"satuan": "Persen", "polaritas": "Turun", "target": {2025: 254}, "realisasi": {2025: 181}}


def capaian_of(store: Store) -> list[str]:
    """Findings of K42, and what the page Pengaturan shows for the measured year: both by the formula in force."""
    settings = hanya("K42", settings=settings_in_force(store, pembuat.kamus()))
    analysis = analyse(store, pembuat.kamus(), LINGKUP, settings)
    found = [str(item.harapan).partition(" (")[0] for item in analysis.temuan if item.kode == "K42"]
    return [*found, *(row["capaian"].teks for row in measured_rows(analysis, settings))]


def choose(store: Store, nama: str) -> None:
    rule = {"rumus": "negatif_b", "batas": None, "skala": None}
    save_preferences(store, {f"capaian.indikator.{name_key(nama)}": rule}, oleh="Rina", alasan="aplikasi kami")


def test_a_rule_of_capaian_outlives_the_change_of_the_name_and_its_undo_whoever_made_it(store: Store) -> None:
    pembuat.simpan(store, pembuat.pengukuran({**UKUR, "indikator": SEKARANG, "capaian": {2025: "140,33"}}))
    assert capaian_of(store) == ["128,74", "128,74"]
    choose(store, SEKARANG)
    assert capaian_of(store) == ["140,33"]
    for asal in get_args(AsalKoreksi):
        renamed = change(store, BARU, asal, jenis="pengukuran")
        assert row_of(store, "pengukuran")["indikator"] == BARU
        assert (asal, capaian_of(store)) == (asal, ["140,33"])
        withdraw(store, renamed, oleh="Rina")
        assert (asal, capaian_of(store)) == (asal, ["140,33"])


def test_a_rule_chosen_for_the_usulan_holds_for_the_measurement_that_is_paired_with_it(store: Store) -> None:
    pembuat.simpan(store, pembuat.pengukuran({**UKUR, "indikator": RENSTRA, "capaian": {2025: "140,33"}}))
    pair(store)
    change(store, BARU)
    choose(store, SEKARANG)
    assert capaian_of(store) == ["140,33"]


def test_the_draft_names_the_indicator_of_a_rule_as_it_counts_now(store: Store) -> None:
    choose(store, SEKARANG)
    change(store, BARU)
    settings = hanya("K42", settings=settings_in_force(store, pembuat.kamus()))
    analysis = analyse(store, pembuat.kamus(), LINGKUP, settings)
    catatan = build_document(analysis, settings, tanggal=date(2026, 11, 29), nomor=1).catatan
    assert f"Capaian “{BARU}” dihitung T/R × 100. Alasan: aplikasi kami." in catatan


def test_the_bidang_of_a_format_outlives_the_change_of_the_name_in_the_renstra(store: Store) -> None:
    def standing() -> tuple[list[str], list[str]]:
        found = collection_formats(store, pembuat.kamus(), LINGKUP, Settings())
        mine = next(item for item in found.formats if item.bidang == "Sekretariat")
        return [row.teks["indikator"] for row in mine.baris], [key for key, _, name in found.tanpa_bidang]

    renamed = change(store, BARU, jenis="renstra")
    key = standing()[1][0]
    decide(store, "format_bidang", key, {"bidang": "Sekretariat"}, oleh="Rina")
    assert standing()[0] == [BARU]
    withdraw(store, renamed, oleh="Rina")
    assert standing()[0] == [RENSTRA]
    change(store, "Tingkat keaktifan", jenis="renstra")
    assert standing()[0] == ["Tingkat keaktifan"]
