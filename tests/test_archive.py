"""The archive proves itself: every changed byte is noticed and named, hostile zips are refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from iku_analysis.__main__ import main
from iku_analysis.documents.archive import BEKU, MANIFES, Arsip, BerkasArsip, KepalaArsip, build_archive, pack, sha256
from iku_analysis.documents.verification import verify_archive
from iku_analysis.errors import UnusableFileError

KEPALA = KepalaArsip(
    "Badan <Kesbangpol>", 2026, 4, date(2026, 11, 22), (("20 November 2026", "9", "Diteruskan", "Sekretaris"),)
)
SUMBER = BerkasArsip("sumber/001 usulan – bidang.xlsx", b"usulan bidang", "Usulan Bidang A")
DRAF = BerkasArsip("dokumen/draf.xlsx", b"isi draf", "Draf")
BEKUAN = json.dumps({"sumber": [{"berkas": "usulan.xlsx", "sidik": sha256(SUMBER.isi)}]}).encode()
BERKAS = [DRAF, SUMBER, BerkasArsip(BEKU, BEKUAN, "Versi beku")]


@pytest.fixture
def arsip() -> Arsip:
    return build_archive(KEPALA, BERKAS)


def put(folder: Path, content: bytes) -> Path:
    path = folder / "ARSIP.zip"
    path.write_bytes(content)
    return path


def rezip(
    content: bytes, change: Callable[[dict[str, bytes]], None] = lambda files: None, method: int = zipfile.ZIP_STORED
) -> bytes:
    """The same files in another container, after a change of them."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as new:
        for name, item in files.items():
            new.writestr(name, item)
    return out.getvalue()


def test_archive_is_whole_and_the_same_content_gives_the_same_bytes(arsip: Arsip, tmp_path: Path) -> None:
    found = verify_archive(put(tmp_path, arsip.isi), arsip.sidik_manifes.upper())
    assert found.is_whole
    assert {item.keadaan for item in found.berkas} == {"cocok"}
    assert [item.nama for item in found.berkas] == ["indeks.html", *(item.nama for item in BERKAS)]
    assert found.sidik_manifes == arsip.sidik_manifes
    assert build_archive(KEPALA, BERKAS) == arsip


def test_any_zip_program_reads_it(arsip: Arsip, tmp_path: Path) -> None:
    path = put(tmp_path, arsip.isi)
    with zipfile.ZipFile(path) as container:
        assert container.testzip() is None
        assert container.read(SUMBER.nama) == SUMBER.isi
        assert container.getinfo(SUMBER.nama).date_time == (2026, 11, 22, 0, 0, 0)
        index = container.read("indeks.html").decode()
    assert "Badan &lt;Kesbangpol&gt;" in index
    assert sha256(DRAF.isi) in index
    assert "src=" not in index
    assert "href=" not in index


def test_no_single_changed_byte_goes_unnoticed(arsip: Arsip, tmp_path: Path) -> None:
    whole = 0
    head, tail = range(30), range(len(arsip.isi) - 22, len(arsip.isi))
    for place in {*head, *range(0, len(arsip.isi), 29), *tail}:  # all of them: 23 s, with the same result
        content = bytearray(arsip.isi)
        content[place] ^= 0x20
        try:
            whole += verify_archive(put(tmp_path, bytes(content))).is_whole
        except UnusableFileError:
            continue  # no longer a zip, or no longer our manifest
    assert whole == 0


def test_changed_byte_of_a_file_names_the_file(arsip: Arsip, tmp_path: Path) -> None:
    content = bytearray(arsip.isi)
    content[content.index(SUMBER.isi)] ^= 1
    found = verify_archive(put(tmp_path, bytes(content)))
    assert [item.nama for item in found.berkas if item.keadaan != "cocok"] == [SUMBER.nama]
    assert found.pesan == (f"{SUMBER.nama}: isinya rusak atau lebih panjang daripada yang dicatat.",)


def test_replaced_missing_and_extra_files_are_named(arsip: Arsip, tmp_path: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[DRAF.nama] = b"isi lain"
        del files[SUMBER.nama]
        files["tambahan.txt"] = b"x"

    found = verify_archive(put(tmp_path, rezip(arsip.isi, change)))
    assert {item.nama: item.keadaan for item in found.berkas if item.keadaan != "cocok"} == {
        DRAF.nama: "berubah",
        SUMBER.nama: "hilang",
        "tambahan.txt": "tambahan",
    }
    assert len(found.pesan) == 3


def test_file_and_its_manifest_line_changed_alike_is_known_by_the_recorded_hash(arsip: Arsip, tmp_path: Path) -> None:
    forged = build_archive(KEPALA, [BerkasArsip(DRAF.nama, b"isi palsu", DRAF.keterangan), *BERKAS[1:]])
    assert verify_archive(put(tmp_path, forged.isi)).is_whole, "by itself an archive cannot know this"
    found = verify_archive(put(tmp_path, forged.isi), arsip.sidik_manifes)
    assert "Manifes diubah" in found.pesan[0]


def test_source_and_its_manifest_line_changed_alike_is_known_by_the_frozen_version(tmp_path: Path) -> None:
    forged = build_archive(KEPALA, [DRAF, BerkasArsip(SUMBER.nama, b"palsu", ""), BERKAS[2]])
    assert "usulan.xlsx: berkas sumber dengan sidik" in verify_archive(put(tmp_path, forged.isi)).pesan[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_archive_packed_again_says_so(arsip: Arsip, tmp_path: Path, method: int) -> None:
    found = verify_archive(put(tmp_path, rezip(arsip.isi, method=method)))
    assert {item.keadaan for item in found.berkas} == {"cocok"}
    assert "dikemas ulang" in found.pesan[0]


@pytest.mark.parametrize("name", ["../luar.txt", "/etc/passwd", "a\\..\\b.txt", "C:x.txt", "folder/", "a\x01b"])
def test_name_that_leads_out_of_the_archive_is_refused(arsip: Arsip, tmp_path: Path, name: str) -> None:
    content = rezip(arsip.isi, lambda files: files.update({name: b"x"}))
    with pytest.raises(UnusableFileError, match="tidak aman"):
        verify_archive(put(tmp_path, content))


def test_name_twice_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new, pytest.warns(UserWarning):
        new.writestr("a.txt", b"1")
        new.writestr("a.txt", b"2")
    with pytest.raises(UnusableFileError, match="dua kali"):
        verify_archive(put(tmp_path, out.getvalue()))


def test_bomb_is_read_only_as_far_as_the_manifest_says(arsip: Arsip, tmp_path: Path) -> None:
    def blow(files: dict[str, bytes]) -> None:
        files[DRAF.nama] = bytes(20_000_000)

    found = verify_archive(put(tmp_path, rezip(arsip.isi, blow, zipfile.ZIP_DEFLATED)))
    assert [(item.nama, item.sidik) for item in found.berkas if item.keadaan != "cocok"] == [(DRAF.nama, None)]


@pytest.mark.parametrize(
    "manifest",
    [b"", b"{", b"[]", b'{"format":"arsip-iku","versi":2,"berkas":[]}', b"[" * 100_000],
    ids=["blank", "cut", "list", "later", "deep"],
)
def test_manifest_that_is_none_of_ours_is_refused(tmp_path: Path, manifest: bytes) -> None:
    with pytest.raises(UnusableFileError, match="bukan manifes"):
        verify_archive(put(tmp_path, pack({MANIFES: manifest}, date(2026, 1, 1))))


def test_command_gives_the_status_of_the_contract(
    arsip: Arsip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(tmp_path, arsip.isi)
    assert main(["verifikasi", str(path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["utuh"], document["tahun"], document["nomor_draf"]) == (True, 2026, 4)
    assert main(["verifikasi", str(path)]) == 0
    assert "✓ Utuh: 4 berkas" in capsys.readouterr().out
    assert main(["verifikasi", str(path), "--sidik", "0" * 64]) == 1
    assert "Arsip tidak utuh" in capsys.readouterr().out
    other = tmp_path / "lain.zip"
    other.write_bytes(b"bukan zip")
    assert main(["verifikasi", str(other), "--json"]) == 3
    out = capsys.readouterr()
    assert json.loads(out.out)["utuh"] is False
    assert "bukan arsip zip" in out.err
    assert main(["verifikasi", str(tmp_path / "tidak-ada.zip")]) == 3
    assert "Berkas tidak ditemukan" in capsys.readouterr().err
