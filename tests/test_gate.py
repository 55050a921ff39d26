"""What keeps a draft from being submitted and what it only says, judged on the frozen document."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from iku_analysis.documents import frozen
from iku_analysis.documents.frames import rows_of
from iku_analysis.documents.gate import gate_of
from iku_analysis.documents.model import DokumenIku, build_document
from iku_analysis.documents.xlsx_form import status_line
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.records import HasilBaca, Lembar, Masalah
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide_many, record_keys, withdraw
from iku_analysis.store.meeting import TERIMA, TUNDA, Putusan, verdict_row
from iku_analysis.store.preferences import save_preferences, settings_in_force
from iku_analysis.store.work import accept_many, ask_many, hal_of
from tests import pembuat
from tests.periksa import hanya

SAMA, RAGU, LAIN = (
    "Persentase Ormas Aktif",
    "Persentase konflik sosial",
    "Indeks Kepuasan Layanan Kepegawaian",
)
DI_RENSTRA = "Persentase konflik sosial agama"


def row(indikator: str, **more: str) -> dict[str, Any]:
    return more | {
        "sasaran": "Meningkatnya kerukunan",
        "indikator": indikator,
        "satuan": "Persen",
        "target": [43, 44, 47] if indikator == LAIN else [70, 71, 72],
    }


def store_of(*names: str) -> Store:
    """Usulan of these names. The Renstra has the first of the three; of the second it has the name under another code
    than that of the usulan, which stands before another name: never sure, however well names are read.
    """
    return pembuat.store(
        pembuat.usulan(*(row(name, **({"kode": "1"} if name == RAGU else {})) for name in names)),
        pembuat.renstra(sasaran=[row(SAMA), row(DI_RENSTRA, kode="1"), row(RAGU, kode="2")]),
    )


def run(store: Store) -> Analysis:
    return _run(store, store.revision())


@lru_cache(maxsize=1)
def _run(store: Store, _revision: str) -> Analysis:
    settings = hanya("K04", "K30", "K31", "K33", settings=settings_in_force(store, pembuat.kamus()))
    return analyse(store, pembuat.kamus(), Scope(2026, (2025, 2027)), settings)


def accepted(store: Store) -> Store:
    """Every finding accepted with a reason: only what is no finding can still keep the draft back."""
    accept_many(store, run(store).open_findings(), alasan="contoh", oleh="Kasubbag")
    return store


def draft(store: Store) -> DokumenIku:
    return build_document(run(store), Settings(), tanggal=date(2026, 1, 12), nomor=1)


def decide(store: Store, indikator: str, renstra: str | None) -> str:
    baris = run(store).baris
    keys = {(r["jenis"], r["indikator"]): record_keys(r)[0] for r in rows_of(baris)}
    isi = {"renstra": keys["renstra", renstra] if renstra else None}
    return decide_many(store, [("padanan", keys["usulan", indikator], isi, "sudah dibahas")], oleh="Kasubbag")[0]


def test_a_draft_whose_pairs_are_sure_and_findings_accepted_passes() -> None:
    dokumen = draft(accepted(store_of(SAMA)))
    assert gate_of(dokumen).alasan == ""
    assert "padanan" not in status_line(dokumen)


def test_an_unsure_pair_keeps_the_draft_back_until_it_is_decided_and_comes_back_with_the_undo() -> None:
    store = accepted(store_of(SAMA, RAGU))
    dokumen = draft(store)
    assert [item.status for item in run(store).padanan] == ["pasti", "ragu"]
    assert gate_of(dokumen).alasan == "1 padanan yang belum diputuskan"
    assert "1 padanan belum diputuskan" in status_line(dokumen)
    (pair,) = gate_of(dokumen).padanan
    assert (pair.indikator, pair.calon, pair.baris) == (RAGU, RAGU, 8)
    assert any(f"mungkin “{RAGU}”" in note and "baris 8" in note for note in dokumen.catatan)
    said = decide(store, RAGU, DI_RENSTRA)
    accepted(store)
    assert gate_of(draft(store)).alasan == ""
    withdraw(store, said, oleh="Kasubbag")
    assert gate_of(draft(store)).alasan == "1 padanan yang belum diputuskan"


def test_an_accepted_finding_says_as_much_as_a_decision_that_there_is_no_partner() -> None:
    store = store_of(SAMA, LAIN)
    assert [item.usulan.indikator for item in run(store).undecided_pairs()] == [LAIN]
    assert run(accepted(store)).undecided_pairs() == ()
    store = store_of(SAMA, LAIN)
    decide(store, LAIN, None)
    assert run(store).undecided_pairs() == ()
    assert "K30" in {item.kode for item in run(store).unsettled_findings()}


def test_a_finding_that_is_only_asked_about_decides_no_pair() -> None:
    store = store_of(SAMA, LAIN)
    asked = [hal_of(item) for item in run(store).temuan if item.kode == "K30"]
    ask_many(store, asked, batas=None, teks="mohon", oleh="Kasubbag")
    assert len(run(store).undecided_pairs()) == 1


def test_without_a_renstra_there_is_no_pair_to_decide_and_the_draft_says_what_was_not_checked() -> None:
    dokumen = draft(accepted(pembuat.store(pembuat.usulan(row(SAMA), row(LAIN)))))
    assert gate_of(dokumen).alasan == ""
    assert "K30" in {item.kode for item in dokumen.tidak_diperiksa}
    assert any("pemeriksaan tidak dapat dilakukan" in text for text in gate_of(dokumen).dibawa)


def test_what_the_meeting_put_off_keeps_the_draft_back_until_it_is_decided() -> None:
    store = accepted(store_of(SAMA))
    key = record_keys(rows_of(run(store).baris)[0])[0]
    for putusan, alasan in ((TUNDA, "1 indikator yang ditunda rapat"), (TERIMA, "")):
        made = Putusan(key, "r1", putusan, bidang="Bidang A", indikator=SAMA)
        decide_many(store, [verdict_row(made)], oleh="Rina")
        assert gate_of(draft(store)).alasan == alasan


def test_a_rejected_indicator_has_no_pair_to_decide() -> None:
    store = accepted(store_of(SAMA, RAGU))
    key = next(record_keys(r)[0] for r in rows_of(run(store).baris) if r["indikator"] == RAGU)
    made = Putusan(key, "r1", "tolak", bidang="Bidang A", indikator=RAGU)
    decide_many(store, [verdict_row(made)], oleh="Rina")
    assert run(store).undecided_pairs() == ()


def test_a_file_without_a_table_is_named_on_the_face_and_in_the_notes_and_holds_nothing_back() -> None:
    unread = HasilBaca("lampiran.xlsx", "0" * 64, None, None, (Lembar("Sheet1", False, None, "tidak ada tabel"),))
    store = accepted(pembuat.simpan(store_of(SAMA), unread))
    dokumen = draft(store)
    assert dokumen.belum_terbaca == ("lampiran.xlsx",)
    assert "1 berkas belum terbaca" in status_line(dokumen)
    assert any("lampiran.xlsx" in note for note in dokumen.catatan)
    assert gate_of(dokumen).alasan == ""
    assert "1 berkas belum terbaca sama sekali" in gate_of(dokumen).dibawa


def test_a_file_of_another_agency_keeps_the_draft_back_until_its_name_is_said_to_be_ours() -> None:
    other = Masalah("B56", "peringatan", "Judul menyebut DINAS X.", "Batalkan.", "IKU", "A1", nilai="DINAS X")
    store = accepted(pembuat.simpan(store_of(SAMA), pembuat.usulan(row("Indeks Lain"), bidang="B", masalah=(other,))))
    assert "1 berkas yang judulnya menyebut instansi lain" in gate_of(draft(store)).alasan
    assert "1 berkas menyebut instansi lain" in status_line(draft(store))
    (said,) = save_preferences(store, {"nama_lain": ["DINAS X"]}, oleh="Kasubbag")
    assert "instansi lain" not in gate_of(draft(store)).alasan
    assert draft(store).masalah == ()
    withdraw(store, said, oleh="Kasubbag")
    assert len(gate_of(draft(store)).asing) == 1


def test_a_presumed_renaming_is_said_in_the_notes() -> None:
    lama = pembuat.iku_lama(row("Persentase penyelesaian konflik sosial di daerah"))
    store = pembuat.simpan(pembuat.store(pembuat.usulan(row("Persentase penyelesaian konflik sosial"))), lama)
    assert len(run(store).presumed_renamings()) == 1
    assert any("diduga berganti nama dari “Persentase penyelesaian konflik sosial di daerah”" in note
               for note in draft(store).catatan)  # fmt: skip


def test_the_frozen_draft_keeps_its_open_pairs() -> None:
    store = accepted(store_of(SAMA, RAGU))
    dokumen = draft(store)
    text = frozen.to_text(frozen.freeze(run(store), Settings(), dokumen))
    assert frozen.from_text(text).dokumen.padanan_terbuka == dokumen.padanan_terbuka
