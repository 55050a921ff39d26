"""What a newer file of the same sender changed, cell by cell."""

from __future__ import annotations

from iku_analysis.pipeline import analyse, effect_of_upload
from iku_analysis.records import HasilBaca
from iku_analysis.settings import Scope
from iku_analysis.store.changes import changes_between, previous_upload
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.uploads import save_uploads
from tests import pembuat
from tests.periksa import hanya

LAMA = pembuat.usulan(
    {"sasaran": "Sasaran 1", "indikator": "Indeks Toleransi", "satuan": "Indeks", "target": {2026: 70, 2027: 71}},
    {"sasaran": "Sasaran 1", "indikator": "Persentase Ormas Aktif", "target": {2026: 80}},
)
BARU = pembuat.usulan(
    {"sasaran": "Sasaran 1", "indikator": "Persentase Ormas Aktif", "target": {2026: 80}},
    {"sasaran": "Sasaran 1", "indikator": "Indeks Toleransi", "satuan": "Nilai", "target": {2026: 70, 2027: "72,5"}},
)


def uploaded(*files: HasilBaca) -> tuple[Store, list[str]]:
    gudang = pembuat.store()
    ids = [save_uploads(gudang, pembuat.kamus(), [(hasil, b"")], oleh="p")[0].unggahan_id for hasil in files]
    return gudang, ids


def test_changed_unit_and_target_are_named_with_both_cells_and_a_moved_row_is_no_change() -> None:
    gudang, (lama, baru) = uploaded(LAMA, BARU)
    found = [
        (p.jenis, p.medan, p.tahun, p.sel_lama, p.lama, p.sel_baru, p.baru) for p in changes_between(gudang, lama, baru)
    ]
    assert found == [
        ("berubah", "satuan", None, "D7", "Indeks", "D8", "Nilai"),
        ("berubah", "target", 2027, "J7", "71", "J8", "72,5"),
    ]


def test_renamed_indicator_is_one_removed_and_one_added() -> None:
    renamed = pembuat.usulan({"sasaran": "Sasaran 1", "indikator": "Indeks Kerukunan", "target": {2026: 70}})
    single = pembuat.usulan({"sasaran": "Sasaran 1", "indikator": "Indeks Toleransi", "target": {2026: 70}})
    gudang, (lama, baru) = uploaded(single, renamed)
    kinds = {(p.jenis, p.indikator) for p in changes_between(gudang, lama, baru)}
    assert kinds == {("ditambah", "Indeks Kerukunan"), ("dihapus", "Indeks Toleransi")}


def test_emptied_target_is_removed_not_zero() -> None:
    emptied = pembuat.usulan(
        {"sasaran": "Sasaran 1", "indikator": "Persentase Ormas Aktif", "target": {2026: "-", 2027: 0}}
    )
    gudang, (lama, baru) = uploaded(
        pembuat.usulan({"sasaran": "Sasaran 1", "indikator": "Persentase Ormas Aktif", "target": {2026: 80}}), emptied
    )
    found = [(p.jenis, p.tahun, p.lama, p.baru) for p in changes_between(gudang, lama, baru)]
    assert found == [("dihapus", 2026, "80", None), ("ditambah", 2027, None, "0")]


def test_previous_upload_is_of_the_same_sender_and_was_not_taken_back() -> None:
    other = pembuat.usulan({"indikator": "Lain", "target": {2026: 1}}, bidang="Bidang B")
    gudang, (lama, _, baru) = uploaded(LAMA, other, BARU)
    assert previous_upload(gudang, baru) == lama
    assert previous_upload(gudang, lama) is None
    withdraw(gudang, lama, oleh="p")
    assert previous_upload(gudang, baru) is None


def test_same_file_has_no_change() -> None:
    gudang, (lama,) = uploaded(LAMA)
    assert changes_between(gudang, lama, lama) == []


def test_newer_upload_closes_the_finding_it_mended_and_opens_the_one_it_made() -> None:
    lama = pembuat.usulan(
        {"sasaran": "S", "indikator": "Indeks Toleransi", "satuan": "Indeks", "target": {2026: "Ada"}}
    )
    baru = pembuat.usulan({"sasaran": "S", "indikator": "Indeks Toleransi", "target": {2026: 71}})
    gudang, (_, newest) = uploaded(lama, baru)
    asked = hanya("K02", "K10")
    analysis = analyse(gudang, pembuat.kamus(), Scope(2026), asked)
    closed, opened = effect_of_upload(gudang, pembuat.kamus(), asked, analysis, newest)
    assert "K10" in {t.kode for t in closed}
    assert "K10" not in {t.kode for t in opened}
