"""What stands behind the pages: the SOP clock, the next action, the table's Excel, words of files inside Markdown."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import sleep

import openpyxl
import pytest

from iku_analysis import pipeline, sop
from iku_analysis.pipeline import Analysis
from iku_analysis.records import Masalah
from iku_analysis.results import Padanan, Permintaan, Rujukan, Temuan
from iku_analysis.settings import Instansi, Scope, Settings, Thresholds
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide, withdraw
from iku_analysis.store.drafts import Draf
from iku_analysis.store.history import basis, list_uploads, problems_of, settings_history
from iku_analysis.store.uploads import Unggahan, now
from iku_analysis.ui import pairs, preference_rows
from iku_analysis.ui.drafting import has_sample_signatory
from iku_analysis.ui.files import result_line
from iku_analysis.ui.memo import kept
from iku_analysis.ui.next_step import next_action
from iku_analysis.ui.progress import Ringkasan, summarise
from iku_analysis.ui.table import Kolom, Sel, table_xlsx
from iku_analysis.ui.words import place_text, plain
from iku_analysis.vocabulary import Vocabulary
from tests import pembuat
from tests.periksa import hanya

SENIN = date(2026, 11, 23)


def step(**known: object) -> sop.Posisi:
    basis: dict[str, object] = {
        "semua_terkirim": True,
        "terkumpul_pada": SENIN,
        "perlu_keputusan": 1,
        "ada_draf": False,
        "hari_ini": SENIN,
    }
    return sop.current_step(**(basis | known))  # type: ignore[arg-type]


def test_clock_waits_for_every_bidang() -> None:
    assert step(semua_terkirim=False).teks == "Langkah 6 dari 13"


def test_clock_counts_working_days_of_the_analysis() -> None:
    assert step().teks == "Langkah 7 dari 13 · hari ke-1 dari 4"
    assert step(hari_ini=date(2026, 11, 30)).teks == "Langkah 7 dari 13 · hari ke-6 dari 4"


def test_clock_goes_on_when_nothing_is_open() -> None:
    assert step(perlu_keputusan=0).langkah.nomor == 8
    assert step(perlu_keputusan=0, ada_draf=True).langkah.nomor == 9


def test_clock_without_a_known_start_shows_no_day() -> None:
    assert step(terkumpul_pada=None).teks == "Langkah 7 dari 13"


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 11, 20), date(2026, 11, 23), 2),  # Friday to Monday
        (date(2026, 11, 21), date(2026, 11, 22), 1),  # a weekend counts as the first day
        (date(2026, 12, 23), date(2026, 12, 28), 2),  # cuti bersama, Christmas and a weekend between
        (SENIN, date(2026, 11, 20), 1),  # a clock set back
    ],
)
def test_working_days(first: date, last: date, days: int) -> None:
    assert sop.working_days(first, last) == days


def agency(bidang: tuple[str, ...]) -> Vocabulary:
    whole = pembuat.kamus()
    return replace(whole, alias={**whole.alias, "bidang": {name.lower(): name for name in bidang}})


def run(store: Store, vocabulary: Vocabulary) -> Analysis:
    return pipeline.analyse(store, vocabulary, Scope(2026, (2025, 2029)), hanya("K03", "K07", "K28", "K30"))


def run_findings() -> tuple[Temuan, ...]:
    return run(
        pembuat.store(pembuat.usulan(ROW), pembuat.renstra(sasaran=[ROW]), pembuat.renja(ROW)), pembuat.kamus()
    ).temuan


def summary(store: Store, *bidang: str, drafts: tuple[Draf, ...] = ()) -> Ringkasan:
    vocabulary = agency(bidang)
    return summarise(vocabulary, run(store, vocabulary), drafts=drafts, today=SENIN)


ROW = {"indikator": "Persentase Ormas Aktif", "sasaran": "Meningkatnya ormas", "satuan": "Persen", "target": {2026: 80}}


def test_next_action_of_an_empty_store_is_to_upload() -> None:
    found = summary(pembuat.store(), "Bidang A")
    assert (found.is_empty, next_action(found).halaman) == (True, "unggah")
    assert found.open_work()["unggah"] == 0


def test_next_action_names_the_missing_plans() -> None:
    found = summary(pembuat.store(pembuat.usulan(ROW)), "Bidang A")
    assert next_action(found).tombol == "Unggah Renstra dan Renja"


def test_next_action_names_the_bidang_that_has_not_sent() -> None:
    store = pembuat.store(pembuat.usulan(ROW), pembuat.renstra(sasaran=[ROW]), pembuat.renja(ROW))
    found = summary(store, "Bidang A", "Bidang B")
    assert found.belum_mengirim == ("Bidang B",)
    assert "Bidang B" in next_action(found).kalimat
    assert found.open_work()["unggah"] == 1


def test_sender_without_a_name_stands_in_the_list() -> None:
    found = summary(pembuat.store(pembuat.usulan(ROW, bidang=None, nama="entah.xlsx")), "Bidang A")
    assert [(item.nama, item.berkas) for item in found.bidang] == [
        ("Bidang A", ()),
        ("Bidang belum diketahui", ("entah.xlsx",)),
    ]


def test_errors_come_before_the_draft() -> None:
    store = pembuat.store(pembuat.usulan(ROW), pembuat.renstra(sasaran=[ROW]), pembuat.renja(ROW))
    found = summary(store, "Bidang A")
    assert found.temuan["galat"]
    assert next_action(found).halaman == "pemeriksaan"


def test_next_action_follows_the_day_of_the_analyst() -> None:
    found = summary(pembuat.store(pembuat.usulan(ROW), pembuat.renstra(sasaran=[ROW]), pembuat.renja(ROW)), "Bidang A")
    nobody_asked = replace(found, ragu=0, tanpa_padanan=0, bidang=found.bidang[:0])
    left = replace(nobody_asked, belum={"peringatan": 2, "galat": 1}, diminta=(), selisih=3)
    assert next_action(replace(left, ragu=1)).tombol == "Putuskan padanan"
    assert next_action(replace(left, tanpa_padanan=1)).tombol == "Putuskan padanan"
    assert next_action(left).tombol == "Putuskan perbedaan"
    left = replace(left, selisih=0)
    assert next_action(left).tombol == "Tangani galat"
    asked = replace(
        next(item for item in run_findings() if item.tingkat == "galat"),
        permintaan=Permintaan("k", "Bidang A", date(2026, 11, 27), "perbaiki", "Kasubbag", now()),
    )
    left = replace(left, belum={"peringatan": 2}, diminta=(asked,))
    assert next_action(left).tombol == "Tangani peringatan", "while a bidang repairs, the rest is settled"
    assert next_action(replace(left, belum={}, ditunda=1)).tombol == "Buka rapat"
    waiting = next_action(replace(left, belum={"catatan": 1}))
    assert (waiting.halaman, waiting.kalimat) == (
        "unggah",
        "1 galat menunggu perbaikan dari Bidang A, paling lambat 27 November 2026.",
    )
    ready = replace(left, belum={}, diminta=())
    assert next_action(ready).tombol == "Buat draf"
    assert next_action(replace(ready, draf_mutakhir=True)).tombol == "Serahkan kepada Sekretaris"
    assert next_action(replace(left, diserahkan=True)).halaman == "pengesahan"


def test_table_goes_to_excel_as_text_only() -> None:
    rows = [{"a": "=1+1", "b": Sel("1,5", kecil="sel H7")}, {"a": None, "b": "+62"}]
    content = table_xlsx(rows, [Kolom("a", "Nama"), Kolom("b", "Nilai")], "Judul")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == [
        ["Nama", "Nilai"],
        ["=1+1", "1,5\nsel H7"],
        ["", "+62"],
    ]
    assert {cell.data_type for row in sheet.iter_rows(min_row=4) for cell in row if cell.value} == {"s"}


def test_signs_of_markdown_in_a_file_stay_signs() -> None:
    assert plain("*a* [b](c) $x$ :red[y] <b>") == r"\*a\* \[b\](c) \$x\$ \:red\[y\] \<b>"


def test_place_leaves_out_what_is_not_known() -> None:
    assert place_text("a.xlsx", "IKU", "H7", 7) == "a.xlsx · lembar IKU · sel H7"
    assert place_text("a.xlsx", None, None, 7) == "a.xlsx · baris 7"
    assert place_text(None) == ""


def test_every_threshold_has_its_words() -> None:
    assert set(preference_rows.AMBANG) == set(Thresholds.__dataclass_fields__)


def test_bidang_typed_twice_or_blank_is_one_name() -> None:
    assert preference_rows.bidang_names(" A  B\n\nA B\nC ") == ["A B", "C"]


def test_upload_that_was_replaced_or_taken_back_says_so() -> None:
    store = pembuat.store(pembuat.usulan(ROW, nama="lama.xlsx"))
    pembuat.simpan(store, pembuat.usulan({**ROW, "satuan": "Orang"}, nama="baru.xlsx"))
    found = {item.berkas: item for item in list_uploads(store, pembuat.kamus())}
    assert {name: item.keadaan for name, item in found.items()} == {"lama.xlsx": "digantikan", "baru.xlsx": "berlaku"}
    withdraw(store, found["baru.xlsx"].unggahan_id, oleh="a")
    found = {item.berkas: item for item in list_uploads(store, pembuat.kamus())}
    assert {name: item.keadaan for name, item in found.items()} == {"lama.xlsx": "berlaku", "baru.xlsx": "dibatalkan"}
    assert problems_of(store, found["baru.xlsx"].unggahan_id) == []


def test_row_with_an_error_does_not_count_as_read() -> None:
    from iku_analysis.records import Masalah

    bad = Masalah("B03", "galat", "Bukan angka.", "Perbaiki.", "IKU", "H8", nilai="dua")
    store = pembuat.store(pembuat.usulan(ROW, {**ROW, "indikator": "Lain"}, masalah=(bad,)))
    item = list_uploads(store, pembuat.kamus())[0]
    assert (item.baris, item.baris_galat, item.galat) == (2, 1, 1)


def test_waiver_leaves_the_basis_of_an_analysis_alone(tmp_path: Path) -> None:
    store = pembuat.store(pembuat.usulan(ROW))
    before = basis(store)
    decide(store, "pengecualian", "kunci", {}, oleh="a", alasan="b")
    for setting in ("pengguna", "tahun", "instansi.kota", "surat.unit"):
        decide(store, "pengaturan", setting, {"nilai": "Rina"}, oleh="a")
    assert basis(store) == before
    named = {basis(store)}
    for setting in ("instansi.nama", "instansi.pemerintah", "bidang", "ambang.mirip_calon", "periksa.K01"):
        made = decide(store, "pengaturan", setting, {"nilai": "Rina"}, oleh="a")
        named.add(basis(store))
        withdraw(store, made, oleh="a")
    assert len(named) == 6
    made = decide(store, "padanan", "kunci", {"renstra": None}, oleh="a", alasan="b")
    assert basis(store) != before
    withdraw(store, made, oleh="a")
    assert basis(store) == before


def test_what_is_kept_is_made_once_and_the_one_asked_for_longest_ago_goes_first() -> None:
    made: list[str] = []

    @kept(2)
    def make(key: str, answer: list[int]) -> list[int]:
        made.append(key)
        sleep(0.01)  # so that others ask while it is being made
        return answer

    with ThreadPoolExecutor(4) as four:
        assert list(four.map(make, "aaaa", [[1]] * 4)) == [[1]] * 4
    assert made == ["a"]
    for key in "bac":
        make(key, [2])
    assert (make("a", [3]), make("b", [3])) == ([1], [3])
    assert "".join(made) == "abcb"


def test_history_marks_the_change_in_force() -> None:
    store = Store.open(None)
    decide(store, "pengaturan", "instansi.kota", {"nilai": "Solo"}, oleh="a")
    newer = decide(store, "pengaturan", "instansi.kota", {"nilai": "Tegal"}, oleh="a")
    assert [(item.nilai, item.berlaku) for item in settings_history(store)] == [("Tegal", True), ("Solo", False)]
    withdraw(store, newer, oleh="a")
    assert [(item.nilai, item.berlaku) for item in settings_history(store)] == [("Tegal", False), ("Solo", True)]
    assert settings_history(store)[0].pada <= now()


def test_a_pair_that_no_person_decided_says_why() -> None:
    usulan, renstra = (Rujukan("a.xlsx", "IKU", 7, name) for name in ("Kapal berizin", "Kapal yang memiliki izin"))
    found = Padanan(usulan, "pasti", renstra, skor=0.8, cara="setara", alasan="“berizin” = “memiliki izin”")
    row = {"baris_id": "1", "indikator": "Kapal berizin", "bidang": None}
    (shown,) = pairs.pair_rows([pairs.Pasangan(row, found, (), "sama")], 2026)
    assert shown["renstra"].kecil == "kata lain, arti sama: “berizin” = “memiliki izin”"


def test_findings_of_the_plans_are_not_counted_against_a_sender_without_a_name() -> None:
    gap = {**ROW, "satuan": None, "indikator": "Tingkat Kerukunan"}
    store = pembuat.store(
        pembuat.usulan(ROW, bidang=None, nama="entah.xlsx"), pembuat.renstra(sasaran=[ROW, gap]), pembuat.renja(ROW)
    )
    analysis = run(store, agency(("Bidang A",)))
    own = [item for item in analysis.temuan if item.bidang is None and item.berkas == "entah.xlsx"]
    assert len(own) < sum(item.bidang is None for item in analysis.temuan)
    nameless = summary(store, "Bidang A").bidang[-1]
    assert sum(nameless.belum.values()) == len(own)


def test_a_file_of_unknown_sender_says_what_to_do_and_numbers_have_their_points() -> None:
    hasil = pembuat.usulan(*({**ROW, "indikator": f"Indeks {n}"} for n in range(1200)), bidang=None, nama="entah.xlsx")
    level, sentence = result_line(hasil, Unggahan("u", "entah.xlsx", True, ()))
    assert level == "peringatan"
    assert "1.200 baris dibaca. Klik berkasnya di bawah dan pilih yang benar" in sentence


def test_a_file_that_may_be_of_another_kind_is_said_where_it_was_uploaded() -> None:
    doubt = Masalah("B09", "catatan", "Dibaca sebagai Renja; dapat juga Usulan bidang.", "Pilih jenisnya.")
    level, sentence = result_line(replace(pembuat.renja(ROW), masalah=(doubt,)), Unggahan("u", "a.xlsx", True, ()))
    assert level == "peringatan"
    assert "dapat juga Usulan bidang. Klik berkasnya di bawah" in sentence


def test_a_file_with_something_unread_or_hidden_is_not_said_to_be_read() -> None:
    unread = Masalah("B12", "peringatan", "Tahun kolom tidak diketahui.", "Isi periode.")
    hidden = Masalah("B17", "catatan", "Baris ini tersembunyi dan tetap dibaca.", "Tampilkan.")
    unit = Masalah("B19", "catatan", "Satuan belum ada di kamus.", "Pakai satuan baku.")
    upload = Unggahan("u", "a.xlsx", True, ())
    hasil = pembuat.usulan(ROW, bidang="Sekretariat")
    assert result_line(replace(hasil, masalah=(unit,)), upload)[0] == "terbaca"
    level, sentence = result_line(replace(hasil, masalah=(hidden, unread, unit)), upload)
    assert (level, "2 masalah baca" in sentence) == ("peringatan", True)


@pytest.mark.parametrize(("nip", "sample"), [("0" * 18, True), ("196501011990031001", False), ("", False)])
def test_invented_signatory_is_known_by_its_nip(nip: str, sample: bool) -> None:
    assert has_sample_signatory(Settings(instansi=Instansi(nip_penandatangan=nip))) is sample
    assert has_sample_signatory(Settings(instansi=pembuat.kamus().instansi)), "the one that comes with the app"
