"""The store: append only, in force by rule, whole after a kill, undone by a row."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iku_analysis.errors import StoreError
from iku_analysis.records import HasilBaca, Masalah
from iku_analysis.store.backup import back_up, restore
from iku_analysis.store.database import Store, twin, uuid7
from iku_analysis.store.decisions import decide, decisions_in_force, withdraw
from iku_analysis.store.drafts import draft_content, list_drafts, save_draft
from iku_analysis.store.preferences import default_scope, save_preferences, settings_in_force, vocabulary_in_force
from iku_analysis.store.uploads import Unggahan, save_uploads
from tests import pembuat

POLDAGRI = pembuat.usulan({"indikator": "Persentase Ormas Aktif", "target": {2026: 80}}, bidang="Bidang A")
POLDAGRI_BARU = pembuat.usulan({"indikator": "Persentase Ormas Aktif", "target": {2026: 85}}, bidang="Bidang A")
WASNAS = pembuat.usulan({"indikator": "Jumlah konflik", "target": {2026: 3}}, bidang="Bidang B")
RENSTRA = pembuat.renstra(sasaran=[{"indikator": "Persentase Ormas Aktif", "target": [70, 80]}], periode=(2025, 2029))


def upload(gudang: Store, hasil: HasilBaca) -> Unggahan:
    return save_uploads(gudang, pembuat.kamus(), [(hasil, b"isi")], oleh="penguji")[0]


def targets(gudang: Store) -> list[tuple[str, float]]:
    return (
        pembuat.cursor(gudang)
        .execute("select berkas, angka from core_nilai where medan = 'target' order by all")
        .fetchall()
    )


def stored_rows(gudang: Store) -> tuple[int, ...]:
    tables = ("raw_unggahan", "raw_lembar", "raw_baris", "raw_nilai", "raw_masalah")
    counts = [gudang.cursor().execute(f"select count(*) from {table}").fetchone() for table in tables]
    return tuple(row[0] for row in counts if row)


def test_same_bytes_twice_change_nothing() -> None:
    gudang = pembuat.store(POLDAGRI, RENSTRA)
    before, revision = stored_rows(gudang), gudang.revision()
    pembuat.simpan(gudang, POLDAGRI, RENSTRA)
    assert stored_rows(gudang) == before
    assert gudang.revision() == revision


def test_what_a_run_makes_is_seen_by_its_twin_and_gone_with_it_whatever_the_file_is_called(tmp_path: Path) -> None:
    gudang = Store.open(tmp_path / 'rapat "akhir" - o\'clock, 2026.duckdb')
    upload(gudang, POLDAGRI)
    cursor = pembuat.cursor(gudang)
    second = twin(cursor)
    assert second.execute("select indikator from core_baris").fetchall() == [("Persentase Ormas Aktif",)]
    assert second.execute("select count(*) from raw_baris").fetchone() == (1,)
    databases = "select count(*) from duckdb_databases() where not internal"
    assert gudang.cursor().execute(databases).fetchone() == (2,)
    second.close()
    del cursor, second
    assert gudang.cursor().execute(databases).fetchone() == (1,)
    gudang.close()
    assert stored_rows(Store.open(tmp_path / 'rapat "akhir" - o\'clock, 2026.duckdb'))[0] == 1


def test_every_write_changes_the_revision_also_for_another_connection_to_the_file(tmp_path: Path) -> None:
    gudang, lain = Store.open(tmp_path / "iku.duckdb"), Store.open(tmp_path / "iku.duckdb")
    seen = [lain.revision()]
    upload(gudang, POLDAGRI)
    seen.append(lain.revision())
    decision = decide(gudang, "pengaturan", "tahun", {"nilai": 2026}, oleh="penguji")
    seen.append(lain.revision())
    withdraw(gudang, decision, oleh="penguji")
    seen.append(lain.revision())
    assert len(set(seen)) == 4
    assert lain.revision() == gudang.revision() == seen[-1]


def test_a_file_opened_twice_serves_two_runs_at_once(tmp_path: Path) -> None:
    gudang, lain = (Store.open(tmp_path / "iku.duckdb") for _ in range(2))
    pembuat.simpan(gudang, POLDAGRI)
    one, other = pembuat.cursor(gudang), pembuat.cursor(lain)
    rows = [cursor.execute("select count(*) from core_nilai").fetchone() for cursor in (one, other)]
    assert rows[0] == rows[1] != (0,)


def test_same_file_dropped_twice_at_once_is_stored_once() -> None:
    gudang = Store.open(None)
    saved = save_uploads(gudang, pembuat.kamus(), [(POLDAGRI, b"isi"), (POLDAGRI, b"isi")], oleh="penguji")
    assert [item.is_new for item in saved] == [True, False]
    assert stored_rows(gudang)[0] == 1


def test_same_file_read_again_when_the_period_is_known_takes_the_place_of_the_reading_without_years() -> None:
    unread = Masalah("B12", "peringatan", "Tahun kolom “Tahun ke-1” tidak diketahui.", "Isi periode Renstra.")
    gudang = pembuat.store(replace(POLDAGRI, masalah=(unread,)))
    assert [upload(gudang, hasil).is_new for hasil in (POLDAGRI, POLDAGRI)] == [True, False]
    assert targets(gudang) == [(POLDAGRI.berkas, 80.0)], "the first reading counts no more"


def test_newer_file_of_a_bidang_replaces_the_older_and_names_it() -> None:
    gudang = pembuat.store(POLDAGRI, WASNAS)
    saved = upload(gudang, POLDAGRI_BARU)
    assert saved.menggantikan == (POLDAGRI.berkas,)
    assert targets(gudang) == [(POLDAGRI.berkas, 85.0), (WASNAS.berkas, 3.0)]
    assert stored_rows(gudang)[0] == 3, "the older file stays in the store"


def test_two_files_of_one_bidang_in_one_import_both_count() -> None:
    second = pembuat.usulan({"indikator": "Indeks Toleransi", "target": {2026: 71}}, nama="lampiran.xlsx")
    assert len(targets(pembuat.store(POLDAGRI, second))) == 2


def test_renstra_programme_sheet_replaces_only_programme_sheets() -> None:
    both = pembuat.renstra(
        sasaran=[{"indikator": "Indeks A", "target": [1]}], program=[{"kode": "8.01", "level": "urusan", "pagu": [5]}]
    )
    newer = pembuat.renstra(program=[{"kode": "8.01", "level": "urusan", "pagu": [7]}], nama="program-baru.xlsx")
    gudang = pembuat.simpan(pembuat.store(both), newer)
    rows = pembuat.cursor(gudang).execute("select tabel, berkas from core_lembar order by all").fetchall()
    assert rows == [("program", "program-baru.xlsx"), ("sasaran", "renstra.xlsx")]


def test_upload_taken_back_brings_the_older_into_force_and_redo_brings_it_back() -> None:
    gudang = pembuat.store(POLDAGRI)
    saved = upload(gudang, POLDAGRI_BARU)
    undo = withdraw(gudang, saved.unggahan_id, oleh="penguji")
    assert targets(gudang) == [(POLDAGRI.berkas, 80.0)]
    withdraw(gudang, undo, oleh="penguji")
    assert targets(gudang) == [(POLDAGRI.berkas, 85.0)]
    withdraw(gudang, saved.unggahan_id, oleh="penguji")
    assert targets(gudang) == [(POLDAGRI.berkas, 80.0)]


@settings(max_examples=6, deadline=None)
@given(st.permutations([POLDAGRI, WASNAS, RENSTRA]))
def test_order_of_files_in_one_import_does_not_matter(order: list) -> None:  # type: ignore[type-arg]
    assert targets(pembuat.store(*order)) == targets(pembuat.store(POLDAGRI, WASNAS, RENSTRA))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["a", "a-baru", "b", "undo", "decide", "undecide"]), max_size=8))
def test_any_sequence_of_uploads_decisions_and_undos_equals_a_replay(steps: list[str]) -> None:
    """What is in force after any sequence equals what the plain rules give: the newest not undone, per bidang."""
    gudang = Store.open(None)
    files = {"a": POLDAGRI, "a-baru": POLDAGRI_BARU, "b": WASNAS}
    uploads: list[tuple[str, str]] = []
    waivers: list[str] = []
    for step in steps:
        if step in files:
            saved = upload(gudang, files[step])
            if saved.is_new:
                uploads.append((step, saved.unggahan_id))
        elif step == "undo" and uploads:
            withdraw(gudang, uploads.pop()[1], oleh="p")
        elif step == "decide":
            waivers.append(decide(gudang, "pengecualian", "x", {}, oleh="p", alasan=str(len(waivers))))
        elif step == "undecide" and waivers:
            withdraw(gudang, waivers.pop(), oleh="p")
    newest = {files[step].bidang: step for step, _ in uploads}
    expected = {"a": 80.0, "a-baru": 85.0, "b": 3.0}
    assert sorted(value for _, value in targets(gudang)) == sorted(expected[step] for step in newest.values())
    in_force = decisions_in_force(gudang, "pengecualian")
    assert [item.keputusan_id for item in in_force.values()] == waivers[-1:]


def test_decision_newest_of_a_key_wins_and_withdrawing_it_brings_the_older_back() -> None:
    gudang = Store.open(None)
    decide(gudang, "padanan", "k", {"renstra": "lama"}, oleh="a")
    newer = decide(gudang, "padanan", "k", {"renstra": None}, oleh="b", alasan="tidak ada di Renstra")
    assert decisions_in_force(gudang, "padanan")["k"].isi == {"renstra": None}
    withdraw(gudang, newer, oleh="b")
    assert decisions_in_force(gudang, "padanan")["k"].isi == {"renstra": "lama"}


def test_preferences_overlay_agency_thresholds_and_bidang() -> None:
    gudang = Store.open(None)
    save_preferences(
        gudang, {"instansi.kota": "Solo", "ambang.faktor_lompat": 10.0, "bidang": ["Bidang Baru"]}, oleh="a"
    )
    assert settings_in_force(gudang, pembuat.kamus()).instansi.kota == "Solo"
    assert settings_in_force(gudang, pembuat.kamus()).thresholds.faktor_lompat == 10.0
    assert vocabulary_in_force(gudang, pembuat.kamus()).names("bidang") == ("Bidang Baru",)
    assert save_preferences(gudang, {"instansi.kota": "Solo"}, oleh="a") == [], "unchanged values make no row"


def test_undo_of_the_last_step_again_and_again_toggles_a_decision() -> None:
    gudang = Store.open(None)
    last = decide(gudang, "pengaturan", "tahun", {"nilai": 2026}, oleh="Rina")
    for step in range(1, 7):
        last = withdraw(gudang, last, oleh="Rina")
        assert ("tahun" in decisions_in_force(gudang, "pengaturan")) == (step % 2 == 0), f"after undo {step}"


def test_default_scope_takes_year_of_renja_and_period_of_renstra() -> None:
    renja = pembuat.renja({"kode": "8.01.02", "level": "program", "indikator": "X", "target": {2026: 1}})
    scope = default_scope(pembuat.store(RENSTRA, renja))
    assert (scope.tahun, scope.periode) == (2026, (2025, 2029))


def test_drafts_get_the_next_number_and_keep_their_bytes() -> None:
    gudang = Store.open(None)
    for _ in range(2):
        save_draft(gudang, lambda nomor: (f"draf {nomor}".encode(), None), tahun=2026, revisi="r", oleh="a")
    assert [draf.nomor for draf in list_drafts(gudang)] == [2, 1]
    assert draft_content(gudang, 1) == b"draf 1"


def test_keys_made_in_one_burst_sort_in_the_order_they_were_made() -> None:
    keys = [uuid7() for _ in range(500)]
    assert keys == sorted(keys)


def test_small_store_works_with_one_thread_and_a_large_one_with_every_core(tmp_path: Path) -> None:
    gudang = Store.open(tmp_path / "iku.duckdb")
    cores = duckdb.connect().execute("select current_setting('threads')").fetchone()

    def threads() -> object:
        return gudang.cursor().execute("select current_setting('threads')").fetchone()

    assert threads() == (1,)
    with gudang.transaction() as cursor:
        cursor.execute("insert into raw_nilai (baris_id) select range::varchar from range(122879)")
    assert threads() == (1,)
    with gudang.transaction() as cursor:
        cursor.execute("insert into raw_nilai (baris_id) values ('satu lagi')")
    assert threads() == cores
    gudang.close()
    gudang = Store.open(tmp_path / "iku.duckdb")
    assert threads() == cores


def test_failed_write_leaves_nothing_half_done() -> None:
    gudang = Store.open(None)
    with pytest.raises(RuntimeError), gudang.transaction() as cursor:
        cursor.execute("insert into raw_keputusan (keputusan_id) values ('x')")
        raise RuntimeError
    assert gudang.cursor().execute("select count(*) from raw_keputusan").fetchone() == (0,)


def test_backup_and_restore_round_trip_keeps_the_replaced_store(tmp_path: Path) -> None:
    path, backup = tmp_path / "iku.duckdb", tmp_path / "cadangan.duckdb"
    gudang = pembuat.simpan(Store.open(path), POLDAGRI)
    back_up(gudang, backup)
    pembuat.simpan(gudang, WASNAS)
    gudang.close()
    kept = restore(backup, path)
    restored = Store.open(path)
    assert targets(restored) == [(POLDAGRI.berkas, 80.0)]
    restored.close()
    assert kept is not None
    assert len(targets(Store.open(kept))) == 2


def test_backup_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    gudang = pembuat.simpan(Store.open(tmp_path / "iku.duckdb"), POLDAGRI)
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(StoreError):
        back_up(gudang, target)
    assert list(tmp_path.glob("*.sebagian*")) == []


def test_restore_of_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("bukan gudang")
    with pytest.raises(StoreError, match="bukan cadangan"):
        restore(tmp_path / "catatan.txt", tmp_path / "iku.duckdb")


_WRITER = """
import sys
from pathlib import Path
from iku_analysis.store.database import Store
from tests import pembuat
gudang = Store.open(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    rows = [{"indikator": f"Indikator {number} {n}", "target": [n] * 6} for n in range(200)]
    hasil = pembuat.usulan(*rows, bidang=f"Bidang {number}")
    pembuat.simpan(gudang, hasil)
    print(number, flush=True)
"""


def test_killed_process_leaves_all_confirmed_uploads_and_no_half_one(tmp_path: Path) -> None:
    path = tmp_path / "iku.duckdb"
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent
    )
    assert writer.stdout is not None
    for _ in range(2):
        confirmed = int(writer.stdout.readline())
    time.sleep(0.05)  # into the middle of the next write
    os.kill(writer.pid, signal.SIGKILL)
    confirmed = max([confirmed, *(int(line) for line in writer.stdout.read().split())])
    writer.wait()
    writer.stdout.close()
    gudang = Store.open(path)
    files, sheets, records, values, _ = stored_rows(gudang)
    assert files >= confirmed
    assert (sheets, records, values) == (files, files * 200, files * 200 * 6)
