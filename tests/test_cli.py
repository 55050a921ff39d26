"""The command line as a script or another system calls it: JSON alone on standard output, exit status, Indonesian."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from iku_analysis.__main__ import main
from iku_analysis.cli.arguments import build_parser
from iku_analysis.settings import CONTOH, PROJECT

MASUKAN = [
    *("--usulan", str(CONTOH / "usulan"), "--renstra", str(CONTOH / "renstra")),
    *("--renja", str(CONTOH / "renja"), "--tahun", "2026"),
]
COMMANDS = sorted(build_parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr,arg-type]
ENGLISH = ("usage:", "options:", "positional", "show this", "error:", "required:")


@pytest.fixture
def one_sheet(tmp_path: Path) -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.append(["No", "Sasaran", "Indikator", "Satuan", "Target 2026"])
    book.active.append([1, "Meningkatnya toleransi", "Indeks Toleransi", "Indeks", 71.5])
    path = tmp_path / "usulan bidang.xlsx"
    book.save(path)
    return path


def test_baca_json_is_one_object_per_file_in_order(one_sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baca", str(one_sheet), "--jenis", "usulan", "--bidang", "Bidang Politik Dalam Negeri", "--json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)
    assert document["sidik"] == hashlib.sha256(one_sheet.read_bytes()).hexdigest()
    assert (document["berkas"], document["jenis"]) == ("usulan bidang.xlsx", "usulan")
    assert document["bidang"] == "Bidang Politik Dalam Negeri"
    (record,) = document["baris"]
    assert record["medan"]["indikator"] == {"teks": "Indeks Toleransi", "sel": "C2"}
    (value,) = record["nilai"]
    assert (value["medan"], value["tahun"], value["sel"], value["nilai"]) == ("target", 2026, "E2", 71.5)


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    words = [sys.executable, "-m", "iku_analysis", "baca", str(CONTOH / "renja"), str(CONTOH / "usulan"), "--json"]
    with subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 3


def test_unusable_file_beside_a_good_one_gives_status_1_and_both_objects(
    one_sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"bukan buku kerja")
    assert main(["baca", str(broken), str(one_sheet), "--json"]) == 1
    documents = json.loads(capsys.readouterr().out)
    assert [len(item["baris"]) for item in documents] == [0, 1]
    assert documents[0]["masalah"][0]["tingkat"] == "galat"


def test_nothing_usable_gives_status_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kosong.xlsx").write_bytes(b"")
    assert main(["baca", str(tmp_path / "kosong.xlsx"), "--json"]) == 3
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert main(["periksa", "--usulan", str(tmp_path / "tidak-ada.xlsx"), "--json"]) == 3
    assert "tidak-ada.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [[], ["salah"], ["baca"], ["baca", "--jenis", "apa", "x.xlsx"], ["draf", "--usulan", "x"], ["periksa"]],
    ids=lambda words: " ".join(words) or "tanpa perintah",
)
def test_wrong_usage_gives_status_2_in_indonesian(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert not any(word in captured.err.casefold() for word in ENGLISH)


def test_year_that_is_no_year_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["periksa", "--usulan", "x", "--tahun", "dua ribu"]) == 2
    assert "dua ribu" in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda words: " ".join(words) or "utama")
def test_help_is_indonesian_with_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    text = capsys.readouterr().out
    assert left.value.code == 0
    assert "Contoh:" in text
    assert not any(word in text.casefold() for word in ENGLISH)


def test_padankan_json_has_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["padankan", *MASUKAN, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"padanan", "renstra_tanpa_usulan"}
    for item in document["padanan"]:
        assert set(item) == {"usulan", "renstra", "renja", "skor", "cara", "status", "calon"}
        assert item["status"] in ("pasti", "ragu", "tanpa_padanan")
        assert (item["renstra"] is not None) <= (item["status"] == "pasti")
        assert item["status"] != "ragu" or item["calon"]
        assert item["calon"] == sorted(item["calon"], key=lambda calon: -calon["skor"])


def test_periksa_json_and_marked_workbooks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["periksa", *MASUKAN, "--json", "--keluaran", str(tmp_path / "balik")]) == 0
    document = json.loads(capsys.readouterr().out)
    counted = {item["kode"]: item["temuan"] for item in document["pemeriksaan"]}
    assert sum(counted.values()) == len(document["temuan"])
    finding = next(item for item in document["temuan"] if item["kode"] == "K33")
    assert finding["harapan"]
    back = list((tmp_path / "balik").glob("*.xlsx"))
    assert len(back) == len(list((CONTOH / "usulan").glob("*.xlsx")))
    marked = load_workbook(tmp_path / "balik" / f"{Path(finding['berkas']).stem} - temuan.xlsx")
    comment = marked[finding["lembar"]][finding["sel"]].comment.text
    assert "K33" in comment
    assert finding["harapan"] in comment


def test_draf_same_input_and_date_give_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        target = str(tmp_path / name)
        assert main(["draf", *MASUKAN, "--keluaran", target, "--tanggal", "2026-01-31", "--json"]) == 0
        document = json.loads(capsys.readouterr().out)
        assert document["sidik"] == hashlib.sha256(Path(target).read_bytes()).hexdigest()
        assert document["nomor_draf"] == 1
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(("akhiran", "awal"), [("docx", b"PK"), ("pdf", b"%PDF-1.7")])
def test_draf_is_written_in_the_form_that_its_name_asks_for(
    one_sheet: Path, capsys: pytest.CaptureFixture[str], akhiran: str, awal: bytes
) -> None:
    path = one_sheet.parent / f"draf.{akhiran}"
    words = ["--usulan", str(one_sheet), "--tahun", "2026", "--tanggal", "2026-01-20", "--keluaran", str(path)]
    code = main(["draf", *words, "--json"])
    document = json.loads(capsys.readouterr().out)
    assert code == 0
    assert path.read_bytes().startswith(awal)
    assert document["sidik"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_format_writes_a_workbook_for_each_bidang(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--renstra", str(CONTOH / "renstra"), "--tahun", "2026", "--gudang", str(tmp_path / "iku.duckdb")]
    day = ["--tanggal", "2026-01-12", "--tandai", "--json"]
    assert main(["format", *words, "--keluaran", str(tmp_path / "a"), *day]) == 0
    document = json.loads(capsys.readouterr().out)
    assert len(document["format"]) == 5
    for item in document["format"]:
        assert item["versi"] == 1
        assert item["sidik"] == hashlib.sha256((tmp_path / "a" / item["berkas"]).read_bytes()).hexdigest()
    assert all((tmp_path / "a" / name).is_file() for name in document["surat"])


def test_draf_with_a_store_takes_the_next_number(
    one_sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gudang, keluaran = str(tmp_path / "iku.duckdb"), str(tmp_path / "d.xlsx")
    for number in (1, 2):
        words = ["--usulan", str(one_sheet), "--gudang", gudang, "--keluaran", keluaran, "--json"]
        assert main(["draf", *words]) == 0
        assert json.loads(capsys.readouterr().out)["nomor_draf"] == number


def test_impor_then_periksa_from_the_store_alone(
    one_sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ["--gudang", str(tmp_path / "iku.duckdb")]
    assert main(["impor", "--usulan", str(one_sheet), *store, "--json"]) == 0
    capsys.readouterr()
    assert main(["padankan", *store, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["padanan"]) == 1
    assert main(["cadangkan", str(tmp_path / "c.duckdb"), *store, "--json"]) == 0
    assert main(["pulihkan", str(tmp_path / "c.duckdb"), *store, "--json"]) == 0


def test_unknown_bidang_list_of_an_agency_is_laid_over_the_shipped_one(
    one_sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "kamus"
    words.mkdir()
    (words / "bidang.csv").write_text("baku,alias,catatan\nBidang Bahari,usulan bidang,\n", encoding="utf-8")
    assert main(["baca", str(one_sheet), "--jenis", "usulan", "--kamus", str(words), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["bidang"] == "Bidang Bahari"


def test_path_without_a_file_gives_its_object_in_order(one_sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = one_sheet.parent / "folder kosong"
    empty.mkdir()
    assert main(["baca", str(one_sheet.parent / "tidak ada.xlsx"), str(one_sheet), str(empty), "--json"]) == 1
    out = capsys.readouterr()
    absent, good, folder = json.loads(out.out)
    assert [item["berkas"] for item in (absent, good, folder)] == ["tidak ada.xlsx", "usulan bidang.xlsx", empty.name]
    assert (absent["sidik"], absent["lembar"], absent["baris"]) == (None, [], [])
    assert [item["masalah"][0]["kode"] for item in (absent, folder)] == ["B41", "B41"]
    assert "tidak ada.xlsx" in out.err


@pytest.mark.parametrize("command", ["baca", "padankan"])
def test_empty_folder_alone_is_nothing_usable(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [str(tmp_path)] if command == "baca" else ["--usulan", str(tmp_path)]
    assert main([command, *words, "--json"]) == 3
    assert "tidak berisi berkas" in capsys.readouterr().err


def test_output_that_cannot_be_written_is_wrong_usage_and_spends_no_draft_number(
    one_sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gudang = one_sheet.parent / "gudang.duckdb"
    words = ["--usulan", str(one_sheet), "--gudang", str(gudang), "--keluaran"]
    for bad in (one_sheet / "draf.xlsx", one_sheet.parent / "folder.xlsx"):
        (one_sheet.parent / "folder.xlsx").mkdir(exist_ok=True)
        assert main(["draf", *words, str(bad)]) == 2
    assert main(["periksa", *words, str(one_sheet)]) == 2
    err = capsys.readouterr().err
    assert "keluaran tidak dapat" in err
    assert "Error" not in err
    assert main(["draf", *words, str(one_sheet.parent / "draf.xlsx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["nomor_draf"] == 1
    assert {path.name for path in one_sheet.parent.iterdir()} == {
        *("usulan bidang.xlsx", "folder.xlsx", "gudang.duckdb", "draf.xlsx")
    }


def test_vocabulary_folder_that_is_not_there_is_wrong_usage_and_leaves_no_store(
    one_sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gudang = one_sheet.parent / "gudang.duckdb"
    words = ["--usulan", str(one_sheet), "--gudang", str(gudang), "--kamus", str(one_sheet.parent / "tidak ada")]
    assert main(["padankan", *words]) == 2
    assert "kamus tidak ditemukan" in capsys.readouterr().err
    (one_sheet.parent / "lain").mkdir()
    assert main(["padankan", *words[:-1], str(one_sheet.parent / "lain")]) == 2
    assert "tidak memuat satu pun kamus" in capsys.readouterr().err
    assert not gudang.exists()


def test_result_without_usulan_says_why_it_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renja = str(CONTOH / "renja")
    assert main(["padankan", "--renja", renja, "--tahun", "2026"]) == 0
    assert "Tambahkan --usulan" in capsys.readouterr().err
    assert main(["draf", "--renja", renja, "--tahun", "2026", "--keluaran", str(tmp_path / "draf.xlsx")]) == 0
    assert "Tambahkan --usulan" in capsys.readouterr().err


def test_brackets_in_a_name_are_text_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["No", "Sasaran", "Indikator", "Satuan", "Target 2026"])
    book.active.append([1, "Meningkatnya toleransi", "Indeks [/b] :smile:", "Indeks", 71.5])
    book.save(tmp_path / "usulan.xlsx")
    assert main(["padankan", "--usulan", str(tmp_path / "usulan.xlsx")]) == 0
    assert "[/b]" in capsys.readouterr().out


def test_file_without_a_table_lists_no_sheets_and_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "Catatan"
    book.active.append(["Hanya catatan rapat."])
    book.save(tmp_path / "catatan.xlsx")
    (tmp_path / "catatan.txt").write_text("halo", encoding="utf-8")
    assert main(["baca", str(tmp_path), "--json"]) == 3
    for document in json.loads(capsys.readouterr().out):
        assert (document["lembar"], document["baris"]) == ([], [])
        (masalah,) = [item for item in document["masalah"] if item["tingkat"] == "galat"]
        assert masalah["kode"] == "B08"
        assert document["berkas"] != "catatan.xlsx" or "Catatan: " in masalah["pesan"]


def test_a_file_of_another_agency_is_said_on_standard_error_and_in_the_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    for text in ("DINAS KESEHATAN KABUPATEN DEMAK", "No|Sasaran|Indikator|Satuan|Target 2026", "1|S|Indeks|Indeks|70"):
        book.active.append(text.split("|"))
    book.save(tmp_path / "usulan.xlsx")
    assert main(["padankan", "--usulan", str(tmp_path / "usulan.xlsx"), "--tahun", "2026", "--json"]) == 0
    assert "usulan.xlsx, lembar Sheet, sel A1: Judul berkas ini menyebut DINAS KESEHATAN" in capsys.readouterr().err
    assert main(["baca", str(tmp_path / "usulan.xlsx"), "--json"]) == 0
    (hasil,) = json.loads(capsys.readouterr().out)
    assert [(m["sel"], m["nilai"]) for m in hasil["masalah"] if m["kode"] == "B56"] == [
        ("A1", "DINAS KESEHATAN KABUPATEN DEMAK")
    ]
