"""Cover letter and archive: what is in them, that they can be made again, that they hold."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from iku_analysis import drafting
from iku_analysis.archiving import collect_archive, make_archive
from iku_analysis.cover_letter import issue_cover_letter
from iku_analysis.documents.archive import BEKU, sha256
from iku_analysis.documents.verification import verify_archive
from iku_analysis.documents.writers import PENULIS
from iku_analysis.errors import IkuError, UsageError
from iku_analysis.records import HasilBaca
from iku_analysis.settings import Scope, Settings
from iku_analysis.store.approval import JenisPeristiwa, journey, record_event
from iku_analysis.store.attachments import attachment
from iku_analysis.store.database import Store
from iku_analysis.store.decree import save_decree
from iku_analysis.store.drafts import draft_content
from iku_analysis.store.letters import letter_register
from iku_analysis.store.meeting import Rapat, meetings, save_meeting
from iku_analysis.store.preferences import save_preferences, settings_in_force
from iku_analysis.store.uploads import contents_in_force, save_uploads
from tests import pembuat
from tests.pembuat import kamus
from tests.periksa import hanya

HARI = date(2026, 4, 7)
SCOPE = Scope(2026, (2025, 2029))
SAMPAI_12: tuple[JenisPeristiwa, ...] = ("diserahkan", "diteruskan", "diajukan", "disetujui")


def upload(store: Store, *files: HasilBaca) -> None:
    """Stored with bytes whose hash is the reading's, as a real file has it."""
    content = [repr(item).encode() for item in files]
    read = [replace(item, sidik=sha256(bytes_)) for item, bytes_ in zip(files, content, strict=True)]
    save_uploads(store, kamus(), list(zip(read, content, strict=True)), oleh="Staf")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two bidang and a Renstra, draft 2 signed, at step 12."""
    path = tmp_path_factory.mktemp("arsip") / "iku.duckdb"
    store = Store.open(path)
    row = {"sasaran": "Kerukunan", "indikator": "Persentase Ormas Aktif", "satuan": "Persen", "target": {2026: 80}}
    upload(store, pembuat.usulan(row, bidang="Bidang A", nama="usulan: A.xlsx"),
           pembuat.usulan({**row, "indikator": "=1+1"}, bidang="Bidang B", nama="usulan: A.xlsx"),
           pembuat.renstra(sasaran=[{"indikator": "Persentase Ormas Aktif", "target": [70, 80]}]))  # fmt: skip
    save_preferences(store, {"surat.pengantar.kode": "070", "surat.unit": "KBSP"}, oleh="a")
    for _ in range(2):
        drafting.make_draft(store, kamus(), SCOPE, hanya(settings=settings(store)), oleh="Kasubbag", tanggal=HARI)
    for event in SAMPAI_12:
        record_event(store, 2026, event, 2, oleh="Sekretaris", catatan="=catatan" if event == "diteruskan" else None)
    paper = ("tertanda", "IKU: tertanda.pdf", b"%PDF-1.7")
    record_event(
        store, 2026, "ditandatangani", 2, oleh="Kasubbag", isi={"hasil": ["Valid: X.", "Teks sama."]}, lampiran=paper
    )
    store.close()
    return path


@pytest.fixture
def store(signed: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "salinan.duckdb"
    path.write_bytes(signed.read_bytes())
    opened = Store.open(path)
    yield opened
    opened.close()


def settings(store: Store) -> Settings:
    return settings_in_force(store, kamus())


def letter(store: Store, **more: object) -> str:
    penerima = ["Kepala Bappeda", "Inspektur"]
    return issue_cover_letter(store, settings(store), 2026, tanggal=HARI, penerima=penerima, oleh="Kasubbag", **more)  # type: ignore[arg-type]


def test_cover_letter_is_numbered_written_and_kept(store: Store) -> None:
    assert letter(store) == "070/1/KBSP/IV/2026"
    event = journey(store, 2026).last("surat_pengantar")
    assert event
    name, content = attachment(store, event.isi["lampiran_id"])
    assert name == "surat-pengantar-070-1-KBSP-IV-2026.docx"
    paper = docx.Document(io.BytesIO(content))
    text = "\n".join(p.text for p in paper.paragraphs) + "\n".join(
        c.text for t in paper.tables for r in t.rows for c in r.cells
    )
    for words in ("Nomor: 070/1/KBSP/IV/2026", "1.\tKepala Bappeda", "2.\tInspektur", "Semarang, 7 April 2026",
                  "Dokumen Indikator Kinerja Utama Badan Kesatuan Bangsa dan Politik Provinsi Jawa Tengah tahun 2026",
                  "Diterima tanggal", "Drs. Contoh Pejabat, M.Si."):  # fmt: skip
        assert words in text
    assert letter_register(store)[0].tujuan == ("Kepala Bappeda", "Inspektur")


def test_letter_that_cannot_be_written_costs_no_number(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pengantar_iku.docx").write_bytes(b"bukan word")
    monkeypatch.setattr("iku_analysis.documents.templates.own_templates", lambda: tmp_path)
    with pytest.raises(IkuError, match="Templat"):
        letter(store)
    assert letter_register(store) == []
    assert journey(store, 2026).kedudukan == "12"


def test_archive_before_the_letter_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="belum sampai pada arsip"):
        make_archive(store, settings(store), 2026, tanggal=HARI, oleh="Staf")


def test_archive_holds_all_and_proves_itself(store: Store, tmp_path: Path) -> None:
    letter(store)
    again = collect_archive(store, settings(store), journey(store, 2026), HARI)
    made = make_archive(store, settings(store), 2026, tanggal=HARI, oleh="Staf")
    assert made.isi == again.isi, "the same store gives the same bytes"
    path = tmp_path / made.berkas
    path.write_bytes(made.isi)
    event = journey(store, 2026).last("diarsipkan")
    assert event
    assert verify_archive(path, event.isi["sidik_manifes"]).is_whole
    with zipfile.ZipFile(path) as container:
        names = container.namelist()
        kept = {container.read(name) for name in names if name.startswith("sumber/")}
        assert container.read("dokumen/draf-iku-2026-nomor-2.xlsx") == draft_content(store, 2)
        assert container.read("dokumen/05-IKU- tertanda.pdf") == b"%PDF-1.7"
        assert json.loads(container.read(BEKU))["dokumen"]["nomor"] == 2
        decisions = json.loads(container.read("data/keputusan.json"))
        findings = container.read("data/temuan.csv").decode("utf-8-sig").splitlines()
        index = container.read("indeks.html").decode()
    assert {content for jenis in ("usulan", "renstra") for *_, content in contents_in_force(store, jenis)} <= kept  # type: ignore[arg-type]
    assert {f"dokumen/draf-iku-2026-nomor-2.{akhiran}" for akhiran in PENULIS} <= set(names)
    assert "dokumen/perubahan/nomor-1-ke-2.xlsx" in names
    assert "surat/06-surat-pengantar-070-1-KBSP-IV-2026.docx" in names
    assert {"pengesahan", "surat", "pengaturan"} <= {item["jenis"] for item in decisions}
    assert findings[0].startswith("kode;tingkat;bidang")
    assert not [line for line in findings if ";=" in line], "nothing runs as a formula"
    assert "Berkas bertanda tangan disimpan. Valid: X" in index
    assert "Selesai dikoreksi Sekretaris. Catatan: =catatan" in index
    assert "Berkas bertanda tangan disimpan. Valid: X. Teks sama<" in index


def test_archive_of_the_next_year_leaves_out_what_only_the_last_one_used(store: Store) -> None:
    letter(store)
    make_archive(store, settings(store), 2026, tanggal=HARI, oleh="Staf")
    drafting.make_draft(
        store, kamus(), replace(SCOPE, tahun=2027), hanya(settings=settings(store)), oleh="a", tanggal=HARI
    )
    record_event(store, 2027, "diserahkan", 3, oleh="a")
    arsip = collect_archive(store, settings(store), journey(store, 2027), HARI)
    with zipfile.ZipFile(io.BytesIO(arsip.isi)) as container:
        sources = [name for name in container.namelist() if name.startswith("sumber/")]
        frozen = json.loads(container.read(BEKU))
    assert len(sources) == len({item["sidik"] for item in frozen["sumber"]})


def test_the_keputusan_is_in_the_archive_and_in_its_index(store: Store, tmp_path: Path) -> None:
    def made() -> tuple[dict[str, bytes], Path]:
        arsip = make_archive(store, settings(store), 2026, tanggal=HARI, oleh="Staf")
        path = tmp_path / "arsip.zip"
        path.write_bytes(arsip.isi)
        with zipfile.ZipFile(path) as container:
            return {name: container.read(name) for name in container.namelist()}, path

    def decree(nomor: str, **more: object) -> None:
        save_decree(store, 2026, nomor, HARI, hari_ini=HARI, oleh="Kasubbag", **more)  # type: ignore[arg-type]

    letter(store)
    files, _ = made()
    assert not [name for name in files if "keputusan/" in name or "penetapan" in name]
    decree("188.4/12", berkas=("SK: IKU.pdf", b"%PDF keputusan"))
    decree("188.4/12", catatan="dari Bagian Hukum")  # another note of the same number leaves its PDF
    files, path = made()
    assert files["keputusan/SK- IKU.pdf"] == b"%PDF keputusan"
    known = json.loads(files["data/penetapan.json"])
    assert (known["nomor"], known["tanggal"], known["catatan"]) == ("188.4/12", "2026-04-07", "dari Bagian Hukum")
    assert "Keputusan nomor 188.4/12 tanggal 7 April 2026 dicatat" in files["indeks.html"].decode()
    assert verify_archive(path).is_whole
    path.write_bytes(path.read_bytes().replace(b"%PDF keputusan", b"%PDF kepalsuan"))
    assert [item.nama for item in verify_archive(path).berkas if item.keadaan != "cocok"] == ["keputusan/SK- IKU.pdf"]
    decree("188.4/13")  # another number has no PDF yet
    assert not [name for name in made()[0] if name.startswith("keputusan/")]
    with pytest.raises(UsageError, match="bukan PDF"):
        decree("188.4/13", berkas=("SK.docx", b"PK"))


def test_minutes_as_they_were_when_the_meeting_was_closed_are_in_the_archive(store: Store) -> None:
    closed = Rapat("r1", "Rapat IKU", HARI, selesai=dt.datetime(2026, 4, 7, 11, 30))
    open_again = Rapat("r2", "Rapat lanjutan", HARI)
    save_meeting(store, closed, oleh="Rina", papers=[("notulen: 1.pdf", b"%PDF notulen")])
    save_meeting(store, meetings(store)[0], oleh="Rina")  # another change of it leaves its papers
    save_meeting(store, open_again, oleh="Rina", papers=[("notulen.pdf", b"belum ditutup")])
    letter(store)
    made = make_archive(store, settings(store), 2026, tanggal=HARI, oleh="Staf")
    with zipfile.ZipFile(io.BytesIO(made.isi)) as container:
        kept = {name: container.read(name) for name in container.namelist() if name.startswith("rapat/")}
    assert kept == {"rapat/01-notulen- 1.pdf": b"%PDF notulen"}
