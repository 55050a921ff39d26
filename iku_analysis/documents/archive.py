"""The archive: one zip with every paper and source of a cycle, a manifest of SHA-256, and an index that people read.

Takes files with a name and a description each, gives bytes; the same files and head give the same bytes. Knows no
store. What it proves and what not: docs/archive.md. `verification` reads it back.
"""

from __future__ import annotations

import hashlib
import html
import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iku_analysis.errors import UsageError
from iku_analysis.number_format import format_tanggal

FORMAT, VERSI = "arsip-iku", 1
MANIFES, INDEKS, BEKU = "manifes.json", "indeks.html", "data/beku.json"
FOLDER_SUMBER, FOLDER_KEPUTUSAN = "sumber/", "keputusan/"
PALING_BESAR = 1024**3  # bytes; the workbooks of a province are a third of it, and verification holds it in memory


@dataclass(frozen=True)
class BerkasArsip:
    """One file of the archive; `nama` with its folder, `keterangan` what it is, for the index."""

    nama: str
    isi: bytes
    keterangan: str


@dataclass(frozen=True)
class KepalaArsip:
    """Whose archive it is. `riwayat`: (date, step, what was done, by whom), in order."""

    instansi: str
    tahun: int
    nomor_draf: int
    tanggal: date
    riwayat: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True)
class Arsip:
    """The zip and the SHA-256 of its manifest, which names the whole archive."""

    isi: bytes
    sidik_manifes: str


def build_archive(kepala: KepalaArsip, berkas: Sequence[BerkasArsip]) -> Arsip:
    """The zip: manifest, index, then the files in the order given. Raises UsageError where they are too large."""
    if len({item.nama.casefold() for item in berkas}) < len(berkas):
        raise ValueError("a name stands twice")
    if sum(len(item.isi) for item in berkas) > PALING_BESAR // 2:
        raise UsageError("Berkas untuk arsip lebih dari 512 MiB.", "Keluarkan berkas sumber yang tidak dipakai.")
    files = [BerkasArsip(INDEKS, _index(kepala, berkas), "Daftar isi arsip untuk dibaca orang"), *berkas]
    manifest = {
        "format": FORMAT,
        "versi": VERSI,
        "instansi": kepala.instansi,
        "tahun": kepala.tahun,
        "nomor_draf": kepala.nomor_draf,
        "dibuat": kepala.tanggal.isoformat(),
        "berkas": [
            {"nama": item.nama, "ukuran": len(item.isi), "sha256": sha256(item.isi), "keterangan": item.keterangan}
            for item in files
        ],
    }
    text = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    contents = {MANIFES: text} | {item.nama: item.isi for item in files}
    return Arsip(pack(contents, kepala.tanggal), sha256(text))


def sha256(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def pack(contents: Mapping[str, bytes], tanggal: date) -> bytes:
    """A zip of uncompressed files in the order given, every byte of it settled by names, contents and date.

    Written here and not by zipfile: verification makes it again, years later and under another Python, to prove that
    not one byte of the container changed either.
    """
    day = (max(tanggal.year, 1980) - 1980) << 9 | tanggal.month << 5 | tanggal.day
    body, directory, offset = [], [], 0
    for name, content in contents.items():
        raw = name.encode()
        # Version 2.0, names in UTF-8, not compressed, midnight.
        common = struct.pack("<HHHHHIIIHH", 20, 0x800, 0, 0, day, zlib.crc32(content), *[len(content)] * 2, len(raw), 0)
        body += [b"PK\x03\x04", common, raw, content]
        directory += [b"PK\x01\x02\x14\x00", common, struct.pack("<HHHII", 0, 0, 0, 0, offset), raw]
        offset += 4 + len(common) + len(raw) + len(content)
    listed = b"".join(directory)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(contents), len(contents), len(listed), offset, 0)
    return b"".join([*body, listed, end])


_GAYA = """
body{font:15px/1.5 Arial,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
td,th{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#eef2f7}code{font-size:.8em;overflow-wrap:anywhere}
"""


def _index(kepala: KepalaArsip, berkas: Sequence[BerkasArsip]) -> bytes:
    """The readable list of contents: no script, nothing from elsewhere."""
    say = html.escape
    rows = [(f"<code>{say(i.nama)}</code>", say(i.keterangan), f"<code>{sha256(i.isi)}</code>") for i in berkas]
    past = [tuple(map(say, row)) for row in kepala.riwayat]
    title = f"Arsip Indikator Kinerja Utama {kepala.tahun}"
    return "\n".join(
        [
            f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title}</title>',
            f"<style>{_GAYA}</style></head><body><h1>{title}</h1>",
            f"<p>{say(kepala.instansi)}<br>Dokumen draf nomor {kepala.nomor_draf}, "
            f"diarsipkan {format_tanggal(kepala.tanggal)}.</p>",
            "<h2>Yang dilakukan</h2>",
            _table(("Tanggal", "Langkah", "Yang dilakukan", "Oleh"), past),
            "<h2>Isi arsip</h2>",
            _table(("Berkas", "Keterangan", "SHA-256"), rows),
            "<h2>Membuktikan keutuhan</h2>",
            f"<p>Dengan aplikasi: <code>python -m iku_analysis verifikasi ARSIP.zip</code>. Tanpa aplikasi: hitung "
            f"SHA-256 setiap berkas dan bandingkan dengan <code>{MANIFES}</code>. Sidik (SHA-256) {MANIFES} sendiri "
            "tercatat di gudang aplikasi dan pada tanda terima arsip; bandingkan keduanya, karena orang yang mengubah "
            f"berkas dapat juga mengubah {MANIFES}.</p>",
            "</body></html>\n",
        ]
    ).encode()


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    return "\n".join(["<table><tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>", *lines, "</table>"])
