"""Each page on an empty, a sample and a faulty store, and every action that a page offers, with its way back."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from iku_analysis import pipeline
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decisions_in_force
from iku_analysis.store.drafts import draft_content, list_drafts
from iku_analysis.store.history import list_uploads, settings_history
from iku_analysis.store.preferences import preferences, save_preferences
from iku_analysis.ui import state
from tests import pembuat
from tests.pembuat import kamus
from tests.periksa import hanya

ROOT = Path(__file__).parent.parent
PAGES = (
    "beranda",
    "format",
    "unggah",
    "padanan",
    "pemeriksaan",
    "kamus",
    "grafik",
    "rapat",
    "draf",
    "pengesahan",
    "pengaturan",
)
BIDANG_LAMA = "Bidang Politik Dalam Negeri"

Open = Callable[..., AppTest]
# Which packages are there does not change while the tests run; AppTest looks through all of them for each app.
scan_once = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page of the app on a store; `pilih`: what is opened in its list."""

    whole = PagesManager.__init__

    def as_after_first_visit(self: PagesManager, *args: Any, **kwargs: Any) -> None:
        whole(self, *args, **kwargs)
        PagesManager.uses_pages_directory = False

    # AppTest begins each run as a server that has never met st.navigation; a real one meets it once.
    monkeypatch.setattr(PagesManager, "__init__", as_after_first_visit)
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", scan_once)

    def open_on(page: str, path: Path, pilih: str | None = None) -> AppTest:
        monkeypatch.setenv("IKU_GUDANG", str(path))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.switch_page(f"pages/{page}.py")
        if pilih:
            app.query_params["pilih"] = pilih
        return app.run()

    return open_on


def only(store: Store, *kode: str) -> Store:
    """The store with all checks but these switched off: a click waits for none that the test does not look at."""
    save_preferences(store, {f"periksa.{name}": "mati" for name in hanya(*kode).dimatikan}, oleh="uji")
    return store


@pytest.fixture(scope="session")
def _unchecked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kosong") / "kosong.duckdb"
    only(Store.open(path)).close()
    return path


@pytest.fixture
def unchecked(_unchecked: Path, tmp_path: Path) -> Path:
    """A store without a file, of which no check is asked for."""
    return Path(shutil.copy(_unchecked, tmp_path / "gudang.duckdb"))


def store_of(path: Path) -> Store:
    """The store as the app holds it open in this process."""
    return state._open_store(str(path))


def texts(app: AppTest) -> str:
    """All words that the page shows in Markdown, captions and tables."""
    words = [item.value for kind in (app.markdown, app.caption, app.subheader, app.title) for item in kind]
    words += [item.proto.body for item in app.get("html")]
    words += [item.proto.json for item in app.get("bidi_component")]
    return "\n".join(words).replace("\\", "")


def rows_of(app: AppTest, key: str) -> list[dict[str, object]]:
    """The rows of one of the app's tables."""
    for item in app.get("bidi_component"):
        if key in item.proto.id:
            found: list[dict[str, object]] = json.loads(item.proto.json)["baris"]
            return found
    raise AssertionError(f"no table {key}")


def open_tab(app: AppTest, key: str, label: str) -> AppTest:
    """Only the open tab of a page is drawn; `label` may be the beginning of it."""
    labels = [item.label for item in app.tabs]
    app.session_state[key] = next(item for item in labels if item.startswith(label))
    return app.run()


def click(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button of this label: those of forms have no key of their own."""
    return next(button for button in app.button if button.label == label).click().run()


@pytest.mark.parametrize("page", PAGES)
def test_page_on_an_empty_store_says_what_to_do(open_page: Open, tmp_path: Path, page: str) -> None:
    app = open_page(page, tmp_path / "kosong.duckdb")
    assert not app.exception
    assert not app.error
    assert app.title[0].value
    if page not in ("pengaturan",):
        assert "nggah" in texts(app)


@pytest.mark.parametrize("page", PAGES)
def test_page_on_the_sample_agency(open_page: Open, sample_store: Path, page: str) -> None:
    app = open_page(page, sample_store)
    assert not app.exception
    assert not app.error
    assert app.title[0].value


@pytest.mark.parametrize("page", PAGES)
def test_page_on_a_faulty_store(open_page: Open, faulty_store: Path, page: str) -> None:
    app = open_page(page, faulty_store)
    assert not app.exception
    assert not app.error
    assert app.title[0].value


def test_text_of_a_file_is_never_taken_for_html(open_page: Open, faulty_store: Path) -> None:
    app = open_page("draf", faulty_store)
    paper = "".join(item.proto.body for item in app.get("html"))
    assert "<b>Persentase" not in paper
    assert "&lt;b&gt;Persentase" in paper


def test_catalogue_of_an_empty_scope_is_not_a_pass(open_page: Open, faulty_store: Path) -> None:
    app = open_page("pemeriksaan", faulty_store)
    app.segmented_control(key="tampilan").set_value("Semua pemeriksaan").run()
    by_code = {str(row["kode"]): str(row["hasil"]["teks"]) for row in rows_of(app, "katalog")}  # type: ignore[index]
    assert by_code["K39"].startswith("◌")


def test_sample_is_loaded_and_taken_back(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "baru.duckdb"
    app = click(open_page("beranda", path), "muat-contoh")
    assert not app.error
    assert {item.keadaan for item in list_uploads(store_of(path), kamus())} == {"berlaku"}
    click(app, "urungkan-kabar")
    assert {item.keadaan for item in list_uploads(store_of(path), kamus())} == {"dibatalkan"}
    click(app, "urungkan-kabar")
    assert {item.keadaan for item in list_uploads(store_of(path), kamus())} == {"berlaku"}


def test_menu_counts_what_the_pages_list(open_page: Open, sample_store: Path) -> None:
    app = open_page("pemeriksaan", sample_store)
    labels = [item.proto.label for item in app.sidebar.get("page_link")]
    assert f"Pemeriksaan :gray-badge[{len(rows_of(app, 'temuan'))}]" in labels


def test_step_outside_the_app_is_typed_in_and_taken_back(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "kosong.duckdb"
    app = open_page("beranda", path)
    app.session_state["jam"] = True
    app.run()
    app.date_input(key="langkah-mulai-1").set_value(date(2026, 11, 20))
    click(app, "FormSubmitter:catat-langkah-Catat langkah")
    assert "Catatan langkah belum diisi" in app.error[0].value
    app.text_input(key="langkah-catatan-1").set_value("disposisi 12/X/2026")
    click(app, "FormSubmitter:catat-langkah-Catat langkah")
    assert "diketik Kasubbag Program" in texts(app)
    click(app, "urungkan-kabar")
    assert "diketik Kasubbag Program" not in texts(app)


def test_readiness_says_what_an_indicator_lacks(open_page: Open, sample_store: Path) -> None:
    app = open_page("beranda", sample_store)
    rows = rows_of(app, "kesiapan")
    lacking = unsure(open_page("padanan", sample_store))
    state_of = {str(row["id"]): str(row["keadaan"]["teks"]) for row in rows}  # type: ignore[index]
    assert "padanan menunggu keputusan" in state_of[lacking]
    assert any(text == "✓ siap" for text in state_of.values())
    links = {item.proto.label for item in app.main.get("page_link")}
    assert "1 padanan ragu" in links


def drop(app: AppTest, *files: tuple[str, bytes]) -> None:
    """Drop files into the box, all at once."""
    for name, content in files:
        app.file_uploader[0].upload(name, content)
    app.run()


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "IKU"
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


HEAD = ("No", "Sasaran", "Indikator Kinerja Utama", "Satuan", "Target 2025", "Target 2026")


def test_upload_says_what_was_read_and_what_cannot_be_used(open_page: Open, unchecked: Path, tmp_path: Path) -> None:
    path = unchecked
    good = workbook(tmp_path / "entah.xlsx", HEAD, (1, "Meningkatnya kerukunan", "Indeks Kerukunan", "Indeks", 70, 71))
    app = open_page("unggah", path)
    drop(app, ("entah.xlsx", good.read_bytes()), ("rusak.xlsx", b"bukan buku kerja"))
    assert not app.error
    shown = texts(app)
    assert "entah.xlsx: Usulan bidang, bidang belum diketahui, 1 baris dibaca" in shown
    assert "rusak.xlsx: tidak dapat dipakai, tidak disimpan" in shown
    stored = list_uploads(store_of(path), kamus())
    assert [(item.berkas, item.baris, item.baris_galat) for item in stored] == [("entah.xlsx", 1, 0)]

    drop(app, ("entah.xlsx", good.read_bytes()))
    assert "isinya sama persis" in texts(app)
    assert len(list_uploads(store_of(path), kamus())) == 1


def test_unknown_bidang_is_corrected_and_taken_back(open_page: Open, unchecked: Path, tmp_path: Path) -> None:
    path = unchecked
    good = workbook(tmp_path / "entah.xlsx", HEAD, (1, "Meningkatnya kerukunan", "Indeks Kerukunan", "Indeks", 70, 71))
    app = open_page("unggah", path)
    drop(app, ("entah.xlsx", good.read_bytes()))
    first = list_uploads(store_of(path), kamus())[0]
    app = open_page("unggah", path, pilih=first.unggahan_id)
    app.selectbox(key=f"bidang-{first.unggahan_id}").set_value(BIDANG_LAMA).run()
    click(app, "baca-ulang")
    states = {item.bidang: item.keadaan for item in list_uploads(store_of(path), kamus())}
    assert states == {None: "dibatalkan", BIDANG_LAMA: "berlaku"}
    click(app, "urungkan-kabar")
    states = {item.bidang: item.keadaan for item in list_uploads(store_of(path), kamus())}
    assert states == {None: "berlaku", BIDANG_LAMA: "dibatalkan"}


def test_finding_shows_its_cell_and_is_waived_with_a_reason(open_page: Open, sample_copy: Path) -> None:
    found = next(row for row in rows_of(open_page("pemeriksaan", sample_copy), "temuan") if row["kode"] == "K33")
    key = str(found["id"])
    app = open_page("pemeriksaan", sample_copy, pilih=key)
    window = rows_of(app, "jendela")
    framed = [cell for row in window for cell in row.values() if isinstance(cell, dict) and cell.get("bingkai")]
    assert [cell["teks"] for cell in framed] == [found["nilai"]]
    app.segmented_control(key="tindakan-satu").set_value("Terima dengan alasan").run()
    click(app, "kirim-satu")
    assert "perlu ditulis" in app.warning[0].value
    app.text_input(key="teks-satu-Terima dengan alasan").set_value("disepakati rapat")
    click(app, "kirim-satu")
    (kept,) = decisions_in_force(store_of(sample_copy), "pengecualian").values()
    assert (kept.kunci, kept.alasan) == (key, "disepakati rapat")
    assert key not in {row["id"] for row in rows_of(app, "temuan")}
    app = open_page("pemeriksaan", sample_copy, pilih=key)
    assert "disepakati rapat" in texts(app)
    click(app, f"batal-{kept.keputusan_id}")
    assert not decisions_in_force(store_of(sample_copy), "pengecualian")


def test_ticked_findings_are_asked_of_their_bidang_at_once(open_page: Open, sample_copy: Path) -> None:
    app = open_page("pemeriksaan", sample_copy)
    ids = [str(row["id"]) for row in rows_of(app, "temuan")[:3]]
    app.session_state["dicentang"] = ids
    app.run()
    app.text_input(key="teks-banyak-Minta perbaikan").set_value("Samakan dengan Renstra")
    click(app, "kirim-banyak")
    assert "3 temuan diminta diperbaiki" in texts(app)
    asked = decisions_in_force(store_of(sample_copy), "permintaan")
    assert {item.isi["teks"] for item in asked.values()} == {"Samakan dengan Renstra"}
    assert not {row["id"] for row in rows_of(app, "temuan")} & set(ids)
    app.segmented_control(key="status").set_value("Diminta").run()
    assert {row["id"] for row in rows_of(app, "temuan")} == set(ids)
    click(app, "urungkan-kabar")
    assert not decisions_in_force(store_of(sample_copy), "permintaan")


def test_catalogue_shows_three_states(open_page: Open, sample_store: Path) -> None:
    app = open_page("pemeriksaan", sample_store)
    app.segmented_control(key="tampilan").set_value("Semua pemeriksaan").run()
    signs = {str(row["hasil"]["teks"])[0] for row in rows_of(app, "katalog")}  # type: ignore[index]
    assert "✖" in signs
    assert "✓" in signs


def test_findings_are_narrowed_by_severity_and_bidang(open_page: Open, sample_store: Path) -> None:
    app = open_page("pemeriksaan", sample_store)
    whole = rows_of(app, "temuan")
    app.pills(key="tingkat").set_value(["peringatan"]).run()
    warnings = rows_of(app, "temuan")
    assert 0 < len(warnings) < len(whole)
    app.selectbox(key="pengirim").set_value(BIDANG_LAMA).run()
    assert len(rows_of(app, "temuan")) < len(warnings)


def test_bidang_of_the_menu_narrows_the_lists(open_page: Open, sample_store: Path) -> None:
    app = open_page("padanan", sample_store)
    whole = len(rows_of(app, "padanan"))
    app.sidebar.selectbox(key="bidang").set_value(BIDANG_LAMA).run()
    assert 0 < len(rows_of(app, "padanan")) < whole


@pytest.mark.parametrize("question", ["cakupan", "kisi", "lintasan", "selisih", "pohon", "petak", "pagu"])
def test_every_question_has_its_chart_and_its_data(open_page: Open, sample_store: Path, question: str) -> None:
    app = open_page("grafik", sample_store)
    app.segmented_control(key="tanya").set_value(question).run()
    assert not app.exception
    assert not app.error
    assert len(app.get("plotly_chart")) == 1
    app.session_state[f"buka-data-{question}"] = True
    assert rows_of(app.run(), f"data-{question}")


def test_same_state_keeps_its_draft_number(open_page: Open, sample_copy: Path) -> None:
    app = click(open_page("draf", sample_copy), "buat-draf")
    assert not app.error
    drafts = list_drafts(store_of(sample_copy))
    assert [draf.nomor for draf in drafts] == [1]
    assert draft_content(store_of(sample_copy), 1)[:2] == b"PK"
    again = open_page("draf", sample_copy)
    assert [item.key for item in again.button if item.key == "buat-draf"] == []
    assert next(item.proto.label for item in again.get("download_button")) == "Unduh draf nomor 1 (Excel)"


def test_changed_state_takes_the_next_draft_number(open_page: Open, sample_copy: Path) -> None:
    click(open_page("draf", sample_copy), "buat-draf")
    app = open_page("pengaturan", sample_copy)
    app.text_input(key="isian-nama_penandatangan").set_value("Dra. Contoh Lain")
    next(item for item in app.button if item.label == "Simpan instansi").click().run()
    app = open_page("draf", sample_copy)
    assert app.button(key="buat-draf").label == "Buat draf nomor 2"


def test_bidang_edited_here_reaches_readers_and_the_menu(open_page: Open, unchecked: Path, tmp_path: Path) -> None:
    path = unchecked
    app = open_page("pengaturan", path)
    open_tab(app, "bagian", "Bidang")
    app.text_area(key="isian-bidang").set_value("Sekretariat\n Bidang  Baru \n\nSekretariat")
    next(item for item in app.button if item.label == "Simpan bidang").click().run()
    assert preferences(store_of(path))["bidang"] == ["Sekretariat", "Bidang Baru"]
    assert app.sidebar.selectbox(key="bidang").options == ["Semua bidang", "Sekretariat", "Bidang Baru"]
    upload = open_page("unggah", path)
    book = workbook(tmp_path / "usulan Bidang Baru.xlsx", HEAD, (1, "Sasaran", "Indeks Kerukunan", "Indeks", 70, 71))
    drop(upload, (book.name, book.read_bytes()))
    assert [item.bidang for item in list_uploads(store_of(path), kamus())] == ["Bidang Baru"]


def test_setting_is_taken_back_from_the_history(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "gudang.duckdb"
    app = open_page("pengaturan", path)
    app.text_input(key="isian-kota").set_value("Salatiga")
    next(item for item in app.button if item.label == "Simpan instansi").click().run()
    past = settings_history(store_of(path))
    assert [(item.kunci, item.nilai, item.berlaku) for item in past] == [("instansi.kota", "Salatiga", True)]
    app = open_tab(open_page("pengaturan", path, pilih=past[0].keputusan_id), "bagian", "Riwayat")
    click(app, "urungkan-riwayat")
    assert preferences(store_of(path)) == {}


def test_period_that_ends_before_it_begins_is_refused(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "gudang.duckdb"
    app = open_page("pengaturan", path)
    open_tab(app, "bagian", "Tahun")
    app.number_input(key="isian-awal").set_value(2030)
    app.number_input(key="isian-akhir").set_value(2025)
    next(item for item in app.button if item.label == "Simpan tahun dan periode").click().run()
    assert "di dalam periode" in app.warning[0].value
    assert preferences(store_of(path)) == {}


def test_decisions_carry_the_name_typed_in_the_menu(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "gudang.duckdb"
    app = open_page("pengaturan", path)
    app.sidebar.text_input(key="pengguna").set_value("Rina").run()
    app.text_input(key="isian-kota").set_value("Salatiga")
    next(item for item in app.button if item.label == "Simpan instansi").click().run()
    assert {item.oleh for item in settings_history(store_of(path))} == {"Rina"}


def test_each_bidang_gets_its_marked_workbook_and_message(open_page: Open, sample_store: Path) -> None:
    app = open_page("pemeriksaan", sample_store)
    app.segmented_control(key="tampilan").set_value("Kembalikan ke bidang").run()
    rows = rows_of(app, "kembalian")
    assert len(rows) == len([file for file in pipeline.sample_files() if file.jenis == "usulan"])
    app.query_params["pilih"] = rows[0]["id"]
    app.run()
    text = app.text_area[0].value
    assert str(rows[0]["bidang"]["teks"]) in text  # type: ignore[index]
    assert "paling lambat" in text


def test_second_file_of_a_bidang_shows_what_changed_cell_by_cell(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "iku.duckdb"
    store = only(Store.open(path))
    for target in (70, 75):
        pembuat.simpan(
            store, pembuat.usulan({"sasaran": "S", "indikator": "Indeks Toleransi", "target": {2026: target}})
        )
    newest = list_uploads(store, kamus())[0].unggahan_id
    store.close()
    app = open_page("unggah", path, newest)
    open_tab(app, f"bagian-{newest}", "Perubahan")
    (row,) = rows_of(app, "perubahan")
    assert (row["lama"]["teks"], row["baru"]["teks"]) == ("70", "75")  # type: ignore[index]
    app.toggle(key="akibat-unggahan").set_value(True).run()
    assert not app.exception


def test_pattern_of_letter_numbers_is_saved_and_a_wrong_one_is_refused(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "baru.duckdb"
    app = open_page("pengaturan", path)
    open_tab(app, "bagian", "Nomor surat")
    app.text_input(key="isian-surat-unit").input("KBSP")
    app.text_input(key="isian-surat-pengantar-kode").input("070")
    app.text_input(key="isian-surat-keputusan-pola").input("{kode}/{tahun}")
    save = next(item for item in app.button if item.label == "Simpan pola surat")
    app = save.click().run()
    assert "Keputusan penetapan IKU: Pola harus memuat {nomor}" in app.warning[0].value
    assert preferences(store_of(path)) == {}, "all of it is kept, or nothing"
    app.text_input(key="isian-surat-keputusan-pola").input("{kode}/{nomor}")
    app = next(item for item in app.button if item.label == "Simpan pola surat").click().run()
    assert preferences(store_of(path))["surat.pengantar.kode"] == "070"
    assert "Surat berikutnya: 070/1/KBSP/" in texts(app)
    assert "Surat pengantar: kode" in str(rows_of(open_tab(app, "bagian", "Riwayat"), "riwayat"))


def test_a_file_of_another_agency_is_confirmed_as_ours_or_taken_back(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "iku.duckdb"
    store = only(Store.open(path))
    book = Workbook()
    for text in ("DINAS KESEHATAN KABUPATEN DEMAK", "No|Sasaran|Indikator|Satuan|Target 2026", "1|S|Indeks|Indeks|70"):
        book.active.append(text.split("|"))
    content = io.BytesIO()
    book.save(content)
    file = pipeline.InputFile("usulan.xlsx", content.getvalue())
    ((_, stored),) = pipeline.import_files(store, kamus(), [file], oleh="Kasubbag")
    assert stored
    store.close()
    app = open_page("unggah", path, pilih=stored.unggahan_id)
    assert "menyebut DINAS KESEHATAN KABUPATEN DEMAK" in texts(app)
    assert "lembar Sheet · sel A1" in texts(app)
    assert "menyebut instansi lain" in texts(open_page("beranda", path))
    app = open_page("unggah", path, pilih=stored.unggahan_id)
    app = click(app, "milik-kita")
    assert not [item for item in app.button if item.key == "milik-kita"]
    assert preferences(store_of(path))["nama_lain"] == ["DINAS KESEHATAN KABUPATEN DEMAK"]
    assert "menyebut instansi lain" not in texts(open_page("beranda", path))
    app = click(open_page("unggah", path, pilih=stored.unggahan_id), "batalkan")
    assert not [item for item in app.button if item.key == "milik-kita"]


@pytest.fixture(scope="module")
def _three_open_pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ragu") / "ragu.duckdb"
    store = only(Store.open(path), "K30", "K31")
    sasaran = "Meningkatnya pembinaan ormas"
    pembuat.simpan(
        store,
        pembuat.renstra(
            sasaran=[
                {"sasaran": sasaran, "indikator": "Persentase ormas yang tertib melapor", "target": [60, 65, 70]},
                {"sasaran": sasaran, "indikator": "Jumlah dialog antarumat", "satuan": "Kegiatan", "target": [4, 5, 6]},
            ]
        ),
        pembuat.usulan(
            {"sasaran": sasaran, "indikator": "Persentase ormas yang aktif melapor", "target": [60, 65, 71]},
            {"sasaran": sasaran, "indikator": "Jumlah dialog kerukunan", "satuan": "Kegiatan", "target": [4, 5, 6]},
            {"sasaran": "Lain", "indikator": "Indeks sewa gudang", "satuan": "Indeks", "target": [1, 2, 3]},
        ),
    )
    store.close()
    return path


@pytest.fixture
def three_open_pairs(_three_open_pairs: Path, tmp_path: Path) -> Path:
    """Two usulan that may be Renstra indicators in other words, one that is like none."""
    return Path(shutil.copy(_three_open_pairs, tmp_path / "ragu.duckdb"))


def unsure(app: AppTest) -> str:
    for row in rows_of(app, "padanan"):
        keadaan = row["keadaan"]
        assert isinstance(keadaan, dict)
        if keadaan["teks"] == "? Ragu":
            return str(row["id"])
    raise AssertionError("the sample has no unsure pair")


def test_candidate_is_accepted_kept_and_taken_back(open_page: Open, three_open_pairs: Path) -> None:
    baris_id = unsure(open_page("padanan", three_open_pairs))
    app = open_page("padanan", three_open_pairs, pilih=baris_id)
    click(app, "simpan-padanan")
    kept = decisions_in_force(store_of(three_open_pairs), "padanan")
    assert [bool(item.isi["renstra"]) for item in kept.values()] == [True]
    app = open_page("padanan", three_open_pairs, pilih=baris_id)
    assert "Dipasangkan oleh Kasubbag Program" in texts(app)
    click(app, "urungkan-padanan")
    assert not decisions_in_force(store_of(three_open_pairs), "padanan")


def test_no_partner_needs_a_reason(open_page: Open, three_open_pairs: Path) -> None:
    baris_id = unsure(open_page("padanan", three_open_pairs))
    app = open_page("padanan", three_open_pairs, pilih=baris_id)
    app.radio(key=f"pilihan-{baris_id}").set_value("Tidak ada padanannya di Renstra").run()
    click(app, "simpan-padanan")
    assert "Tulis alasannya" in app.warning[0].value
    assert not decisions_in_force(store_of(three_open_pairs), "padanan")
    app.text_input(key=f"alasan-{baris_id}").set_value("indikator baru 2026")
    click(app, "simpan-padanan")
    kept = next(iter(decisions_in_force(store_of(three_open_pairs), "padanan").values()))
    assert (kept.isi, kept.alasan) == ({"renstra": None}, "indikator baru 2026")


def test_other_renstra_indicator_is_chosen_from_the_list(open_page: Open, three_open_pairs: Path) -> None:
    baris_id = unsure(open_page("padanan", three_open_pairs))
    app = open_page("padanan", three_open_pairs, pilih=baris_id)
    app.radio(key=f"pilihan-{baris_id}").set_value("Indikator Renstra lain").run()
    click(app, "simpan-padanan")
    assert "Pilih dahulu" in app.warning[0].value
    box = app.selectbox(key=f"lain-{baris_id}")
    box.select_index(0)
    click(app, "simpan-padanan")
    kept = next(iter(decisions_in_force(store_of(three_open_pairs), "padanan").values()))
    assert kept.isi["renstra"]


def test_ticked_pairs_are_decided_at_once_and_taken_back_at_once(open_page: Open, three_open_pairs: Path) -> None:
    app = open_page("padanan", three_open_pairs)
    state_of = {str(row["id"]): row for row in rows_of(app, "padanan")}
    assert len(state_of) == 3
    app.session_state["dicentang"] = list(state_of)
    app.run()
    beside = json.dumps(rows_of(app, "padanan-dicentang"), ensure_ascii=False)
    assert "2 dari 3 angka sama" in beside and "3 dari 3 angka sama" in beside and "Tidak ada yang mirip" in beside
    press(app, "Simpan putusan")
    kept = [str(item.isi["renstra"]) for item in decisions_in_force(store_of(three_open_pairs), "padanan").values()]
    assert {key.rpartition("|")[2] for key in kept} == {
        "persentase ormas yang tertib melapor",
        "jumlah dialog antarumat",
    }
    assert (
        "2 usulan dipasangkan dengan calon pertamanya. 1 usulan dilewati: sudah diputuskan, tidak ada calon yang mirip"
        in texts(app)
    )
    click(app, "urungkan-kabar")
    assert not decisions_in_force(store_of(three_open_pairs), "padanan")


def test_ticked_pairs_without_partner_need_one_reason(open_page: Open, three_open_pairs: Path) -> None:
    app = open_page("padanan", three_open_pairs)
    app.session_state["dicentang"] = [str(row["id"]) for row in rows_of(app, "padanan")]
    app.run()
    app.radio(key="putusan-padanan-banyak").set_value("Tidak ada padanannya di Renstra").run()
    press(app, "Simpan putusan")
    assert "Tulis alasannya" in app.warning[0].value
    assert not decisions_in_force(store_of(three_open_pairs), "padanan")
    next(box for box in app.text_input if box.label == "Alasan").set_value("tugas baru tahun 2026")
    press(app, "Simpan putusan")
    kept = decisions_in_force(store_of(three_open_pairs), "padanan").values()
    assert [(item.isi, item.alasan) for item in kept] == [({"renstra": None}, "tugas baru tahun 2026")] * 3


def test_two_usulan_of_one_bidang_are_not_given_the_same_candidate(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "sama.duckdb"
    store = only(Store.open(path), "K30", "K31")
    pembuat.simpan(
        store,
        pembuat.renstra(sasaran=[{"sasaran": "Ormas", "indikator": "Persentase ormas yang dibina"}]),
        pembuat.usulan(
            {"sasaran": "Ormas", "indikator": "Persentase ormas yang mendapat bimbingan"},
            {"sasaran": "Ormas", "indikator": "Persentase ormas yang diberi pembinaan teknis"},
        ),
    )
    store.close()
    app = open_page("padanan", path)
    app.session_state["dicentang"] = [str(row["id"]) for row in rows_of(app, "padanan")]
    app.run()
    assert "Tidak ada yang mirip" not in json.dumps(rows_of(app, "padanan-dicentang"))
    press(app, "Simpan putusan")
    assert "Tidak ada yang disimpan. 2 usulan dilewati" in app.warning[0].value
    assert not decisions_in_force(store_of(path), "padanan")
