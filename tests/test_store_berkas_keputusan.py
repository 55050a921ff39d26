"""Decisions about pairs as a CSV file: out, in, what is refused and why."""

from __future__ import annotations

import pytest

from iku_analysis.errors import UnusableFileError
from iku_analysis.store.database import Store
from iku_analysis.store.decision_file import KOLOM, export_decisions, import_decisions
from iku_analysis.store.decisions import decide, decide_many, decisions_in_force, padanan_key
from tests import pembuat

KUNCI = padanan_key("Bidang A", "Sasaran", "Persentase ormas rajin")


@pytest.fixture
def store() -> Store:
    """Three decisions: a pair, none in the Renstra, a renaming since last year."""
    store = pembuat.store()
    decide(store, "padanan", KUNCI, {"renstra": "|sasaran|persentase ormas aktif"}, oleh="Rina")
    decide(store, "padanan", padanan_key("B", None, "Skor X"), {"renstra": None}, oleh="Rina", alasan="mandat baru")
    decide(store, "iku_lama", padanan_key(None, "S", "Nama lama"), {"usulan": "nama baru"}, oleh="Budi")
    return store


def csv(*lines: str) -> bytes:
    return "\n".join((",".join(KOLOM), *lines)).encode()


def test_what_goes_out_comes_in_elsewhere_and_can_be_taken_back(store: Store) -> None:
    other = pembuat.store()
    done = import_decisions(other, export_decisions(store), oleh="Sari")
    assert (len(done.ids), done.sama, done.ditolak) == (3, 0, ())
    for jenis in ("padanan", "iku_lama"):
        mine, theirs = (decisions_in_force(item, jenis) for item in (store, other))  # type: ignore[arg-type]
        assert {key: item.isi for key, item in mine.items()} == {key: item.isi for key, item in theirs.items()}
    kept = decisions_in_force(other, "padanan")[KUNCI]
    assert (kept.oleh, kept.alasan) == ("Sari", "diputuskan oleh Rina")
    decide_many(other, [("cabut", item, {}, None) for item in done.ids], oleh="Sari")
    assert not decisions_in_force(other, "padanan")


def test_what_is_in_force_already_is_passed_over(store: Store) -> None:
    done = import_decisions(store, export_decisions(store), oleh="Sari")
    assert (done.ids, done.sama, done.ditolak) == ((), 3, ())


def test_the_same_store_gives_the_same_bytes(store: Store) -> None:
    assert export_decisions(store) == export_decisions(store)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("lain,a,s,nama,s,tujuan,,,", "tidak dikenal"),
        ("padanan,a,s,,s,tujuan,,,", "nama indikator kosong"),
        ("padanan,a,s,nama,,,,,", "alasannya kosong"),
        ("padanan,a,s,nama|lain,s,tujuan,,,", "tanda |"),
        (f"padanan,a,s,{'n' * 2001},s,tujuan,,,", "lebih panjang"),
        ("padanan,bidang a,sasaran,persentase ormas rajin,sasaran,indeks lain,,,", "diputuskan lain di sini oleh Rina"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_with_its_number_and_the_others_stay(
    store: Store, line: str, why: str
) -> None:
    done = import_decisions(store, csv("padanan,c,s,baik,s,tujuan,,,", line), oleh="Sari")
    assert len(done.ids) == 1
    [refused] = done.ditolak
    assert refused.baris == 3
    assert why in refused.alasan


def test_two_lines_that_contradict_each_other_are_not_both_taken() -> None:
    done = import_decisions(pembuat.store(), csv("padanan,c,s,n,s,tujuan,,,", "padanan,c,s,n,s,lain,,,"), oleh="Sari")
    assert (len(done.ids), [item.baris for item in done.ditolak]) == (1, [3])


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"nama,nilai\na,1\n", b"PK\x03\x04 bukan teks"])
def test_a_file_that_is_no_list_of_decisions_is_refused_whole(content: bytes) -> None:
    with pytest.raises(UnusableFileError):
        import_decisions(pembuat.store(), content, oleh="Sari")


def test_semicolons_of_an_indonesian_excel_are_read() -> None:
    text = ";".join(KOLOM) + "\r\npadanan;c;s;nama, dengan koma;s;tujuan;;;\r\n"
    done = import_decisions(pembuat.store(), text.encode("utf-8-sig"), oleh="Sari")
    assert len(done.ids) == 1


def test_no_cell_runs_as_a_formula_and_the_reason_comes_back_whole() -> None:
    store, other = pembuat.store(), pembuat.store()
    decide(store, "padanan", KUNCI, {"renstra": None}, oleh="Rina", alasan="=1+1")
    text = export_decisions(store)
    assert b"'=1+1" in text
    import_decisions(other, text, oleh="Sari")
    assert decisions_in_force(other, "padanan")[KUNCI].alasan == "=1+1 (diputuskan oleh Rina)"
