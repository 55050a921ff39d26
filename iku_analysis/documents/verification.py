"""Proves an archive years later, without the store: every file against the manifest, the container byte by byte.

Takes a path, gives `HasilVerifikasi`, or raises UnusableFileError where the file is no archive of ours or is built to
do harm. Unpacks nothing to the disk and reads of each file only as much as the manifest says it holds.
"""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from iku_analysis.documents.archive import BEKU, FOLDER_SUMBER, FORMAT, MANIFES, PALING_BESAR, VERSI, pack, sha256
from iku_analysis.errors import UnusableFileError

KeadaanBerkas = Literal["cocok", "berubah", "hilang", "tambahan"]
# What zipfile raises over a damaged or hostile container.
_RUSAK = (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OverflowError, struct.error)
_BERKAS_PALING_BANYAK = 20_000
_MANIFES_PALING_BESAR = 32 * 1024 * 1024


@dataclass(frozen=True)
class BerkasDiperiksa:
    """One file of the archive or its manifest. `sidik` null where not read, `seharusnya` null where not listed."""

    nama: str
    keadaan: KeadaanBerkas
    sidik: str | None
    seharusnya: str | None


@dataclass(frozen=True)
class HasilVerifikasi:
    """What an archive proves. `pesan`: what does not match, in words; empty where it is whole.

    `sidik_manifes`: SHA-256 of the manifest as it is now, to be compared with the one recorded at archiving.
    """

    arsip: str
    instansi: str
    tahun: int
    nomor_draf: int
    dibuat: date
    sidik_manifes: str
    berkas: tuple[BerkasDiperiksa, ...]
    pesan: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything matches."""
        return not self.pesan

    def to_json(self) -> dict[str, Any]:
        """The object of `verifikasi --json`."""
        return {
            "arsip": self.arsip,
            "utuh": self.is_whole,
            "instansi": self.instansi,
            "tahun": self.tahun,
            "nomor_draf": self.nomor_draf,
            "dibuat": self.dibuat.isoformat(),
            "sidik_manifes": self.sidik_manifes,
            "berkas": [
                {"nama": i.nama, "keadaan": i.keadaan, "sha256": i.sidik, "seharusnya": i.seharusnya}
                for i in self.berkas
            ],
            "pesan": list(self.pesan),
        }


def verify_archive(path: Path, sidik: str | None = None) -> HasilVerifikasi:
    """Prove the archive at `path`; `sidik`: SHA-256 of its manifest as recorded, null where it is not at hand."""
    where = path.name
    try:
        if path.stat().st_size > PALING_BESAR:
            raise _refused("Berkas ini terlalu besar untuk arsip IKU.", where)
        with zipfile.ZipFile(path) as container:
            names = _safe_names(container, where)
            head, listed, text = _manifest(container, names, where)
            contents = {
                name: _read(container, names[name], int(item["ukuran"]))
                for name, item in listed.items()
                if name in names
            }
    except FileNotFoundError as error:
        raise UnusableFileError("Berkas tidak ditemukan.", "Periksa nama dan foldernya.", str(path)) from error
    except _RUSAK as error:
        raise _refused("Berkas ini bukan arsip zip yang dapat dibuka.", where) from error
    berkas = [_compare(name, item, name in names, contents.get(name)) for name, item in listed.items()]
    berkas += [BerkasDiperiksa(name, "tambahan", None, None) for name in names if name not in (MANIFES, *listed)]
    dibuat, manifest_sidik = date.fromisoformat(head["dibuat"]), sha256(text)
    pesan = [_sentence(item) for item in berkas if item.keadaan != "cocok"]
    if not pesan:
        pesan += _cross_check(contents)
        whole = {MANIFES: text} | {name: content for name, content in contents.items() if content is not None}
        if path.read_bytes() != pack(whole, dibuat):
            pesan.append(
                "Semua berkas di dalamnya cocok, tetapi wadah zip bukan seperti yang ditulis aplikasi: "
                "arsip dikemas ulang atau ada bita di luar berkas yang berubah."
            )
    if sidik and sidik.strip().casefold() != manifest_sidik:
        pesan.append(f"{MANIFES}: sidiknya {manifest_sidik}, yang dicatat {sidik.strip().casefold()}. Manifes diubah.")
    return HasilVerifikasi(
        where, head["instansi"], head["tahun"], head["nomor_draf"], dibuat, manifest_sidik, tuple(berkas), tuple(pesan)
    )


def _refused(message: str, where: str) -> UnusableFileError:
    return UnusableFileError(message, "Pilih zip yang dibuat oleh halaman Pengesahan.", where)


def _safe_names(container: zipfile.ZipFile, where: str) -> dict[str, zipfile.ZipInfo]:
    """Name → entry, in order. Refused: too many, a name twice, a name that leads out of the archive."""
    entries = container.infolist()
    if len(entries) > _BERKAS_PALING_BANYAK:
        raise _refused(f"Arsip ini berisi {len(entries)} berkas, terlalu banyak untuk arsip IKU.", where)
    out: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in entries:
        # `filename` is cut at a zero byte and mended by zipfile; `orig_filename` is what stands there.
        if not _is_safe(entry.orig_filename):
            raise _refused(f"Nama berkas {entry.orig_filename!r} di dalam arsip tidak aman.", where)
        if entry.filename.casefold() in seen:
            raise _refused(f"Nama berkas {entry.filename} ada dua kali di dalam arsip.", where)
        seen.add(entry.filename.casefold())
        out[entry.filename] = entry
    return out


def _is_safe(name: str) -> bool:
    """A relative path with forward slashes that stays inside."""
    parts = PurePosixPath(name).parts
    strange = "\\" in name or ":" in name or any(ord(sign) < 32 for sign in name)
    return bool(parts) and not strange and not name.startswith("/") and ".." not in parts and not name.endswith("/")


def _manifest(
    container: zipfile.ZipFile, names: Mapping[str, zipfile.ZipInfo], where: str
) -> tuple[dict[str, Any], dict[str, dict[str, Any]], bytes]:
    """(head, name → its line, bytes) of the manifest. Refused where there is none, or none of ours."""
    text = _read(container, names[MANIFES], _MANIFES_PALING_BESAR) if MANIFES in names else None
    if text is None:
        raise _refused(f"Di dalam zip ini tidak ada {MANIFES} yang dapat dibaca.", where)
    try:
        head = json.loads(text)
        if (head["format"], head["versi"]) != (FORMAT, VERSI):
            raise ValueError(head["versi"])
        date.fromisoformat(head["dibuat"])
        listed = {str(item["nama"]): item for item in head["berkas"]}
        clean = all(
            _is_safe(name) and type(item["ukuran"]) is int and item["ukuran"] >= 0 and isinstance(item["sha256"], str)
            for name, item in listed.items()
        )
        known = isinstance(head["instansi"], str) and type(head["tahun"]) is type(head["nomor_draf"]) is int
        if not (clean and known and len(listed) == len(head["berkas"]) and MANIFES not in listed):
            raise ValueError("berkas")
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _refused(f"{MANIFES} di dalam zip ini bukan manifes arsip IKU atau rusak.", where) from error
    return head, listed, text


def _read(container: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes | None:
    """The bytes of one file; null where it cannot be read or holds more than `limit`. Never reads further than that."""
    try:
        with container.open(entry) as stream:
            content = stream.read(limit + 1)
            # One more read makes zipfile compare its own check sum.
            return None if len(content) > limit or stream.read(1) else content
    except (*_RUSAK, zlib.error, RuntimeError):
        return None


def _compare(name: str, item: Mapping[str, Any], present: bool, content: bytes | None) -> BerkasDiperiksa:
    expected = item["sha256"]
    if not present:
        return BerkasDiperiksa(name, "hilang", None, expected)
    if content is None:
        return BerkasDiperiksa(name, "berubah", None, expected)
    found = sha256(content)
    return BerkasDiperiksa(name, "cocok" if found == expected else "berubah", found, expected)


def _sentence(item: BerkasDiperiksa) -> str:
    if item.keadaan == "hilang":
        return f"{item.nama}: tercatat di manifes, tidak ada di dalam arsip."
    if item.keadaan == "tambahan":
        return f"{item.nama}: ada di dalam arsip, tidak tercatat di manifes."
    if item.sidik is None:
        return f"{item.nama}: isinya rusak atau lebih panjang daripada yang dicatat."
    return f"{item.nama}: isinya berubah, SHA-256 {item.sidik}, yang dicatat {item.seharusnya}."


def _cross_check(contents: Mapping[str, bytes | None]) -> list[str]:
    """Sources that the frozen version names and no file has: where a file was changed and its manifest line with it."""
    try:
        beku = json.loads(contents.get(BEKU) or b"{}")
        named = {(item["berkas"], item["sidik"]) for item in beku.get("sumber", [])}
    except (ValueError, KeyError, TypeError, AttributeError):
        return [f"{BEKU}: isinya bukan versi beku yang dapat dibaca."]
    kept = {sha256(item) for name, item in contents.items() if name.startswith(FOLDER_SUMBER) and item is not None}
    return [
        f"{berkas}: berkas sumber dengan sidik {sidik} yang dipakai draf tidak ada di dalam arsip."
        for berkas, sidik in sorted(named)
        if sidik not in kept
    ]
