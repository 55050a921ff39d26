"""What kind of file the bytes are, and whether they are safe to open. Nothing is unpacked here beyond a look.

Takes name and bytes; gives the kind, or raises UnusableFileError with a message a person can act on.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal

from iku_analysis.errors import UnusableFileError
from iku_analysis.settings import Limits

UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how "Unicode Text" of Excel begins
Kind = Literal["xlsx", "xls", "xlsb", "ods", "csv"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN = "Buka di Excel, simpan ulang sebagai Excel Workbook (.xlsx), lalu unggah lagi."
_MB = 1024 * 1024


def file_kind(name: str, content: bytes, limits: Limits) -> Kind:
    """The kind of the file by its content; the name only tells a .csv from other text. Raises UnusableFileError."""
    if not content.strip(b"\x00\r\n\t "):
        raise UnusableFileError("Berkas kosong.", "Minta pengirim mengirim ulang berkasnya.", name, "B02")
    if len(content) > limits.berkas_byte:
        raise UnusableFileError(
            f"Berkas terlalu besar ({len(content) // _MB} MB; batasnya {limits.berkas_byte // _MB} MB).",
            "Hapus gambar atau lembar yang tidak perlu, lalu unggah lagi.",
            name,
            "B06",
        )
    if content.startswith(_OLE):
        return _ole_kind(name, content)
    if content.startswith(b"PK"):
        return _archive_kind(name, content, limits)
    return _text_kind(name, content)


def _ole_kind(name: str, content: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UnusableFileError(
            "Berkas dilindungi kata sandi.",
            "Buka di Excel, hapus kata sandinya, simpan, lalu unggah lagi.",
            name,
            "B05",
        )
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        return "xls"
    raise UnusableFileError("Berkas ini bukan buku kerja Excel.", _SAVE_AGAIN, name, "B01")


def _archive_kind(name: str, content: bytes, limits: Limits) -> Kind:
    if content.count(_DIRECTORY_ENTRY) > _MOST_PARTS:
        raise UnusableFileError(
            "Berkas terdiri atas terlalu banyak bagian.",
            "Salin tabelnya ke buku kerja baru yang bersih, lalu unggah lagi.",
            name,
            "B06",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {info.filename for info in archive.infolist()}
            kind = _kind_of_parts(parts)
            if kind is None:
                raise UnusableFileError(_not_a_workbook(parts), _SAVE_AGAIN, name, "B01")
            _refuse_bomb(name, archive, limits)
            _refuse_doctype(name, archive)
            return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnusableFileError("Berkas rusak dan tidak dapat dibuka.", _SAVE_AGAIN, name, "B04") from error


def _kind_of_parts(parts: set[str]) -> Kind | None:
    folded = {part.lower() for part in parts}
    if "xl/workbook.xml" in folded:
        return "xlsx"
    if "xl/workbook.bin" in folded:
        return "xlsb"
    if "content.xml" in folded and "mimetype" in folded:
        return "ods"
    # Some writers name the parts otherwise; the list of types is what the format asks for.
    return "xlsx" if "[content_types].xml" in folded and any(part.startswith("xl/") for part in folded) else None


def _not_a_workbook(parts: set[str]) -> str:
    if any(part.startswith("word/") for part in parts):
        return "Berkas ini dokumen Word, bukan buku kerja Excel."
    if any(part.startswith("ppt/") for part in parts):
        return "Berkas ini salindia PowerPoint, bukan buku kerja Excel."
    return "Berkas ini arsip, bukan buku kerja Excel."


def _refuse_bomb(name: str, archive: zipfile.ZipFile, limits: Limits) -> None:
    """Sizes stand in the archive's directory; a part that unpacks to more than it says fails when it is read."""
    infos = archive.infolist()
    if any(info.flag_bits & 0x1 for info in infos):
        raise UnusableFileError(
            "Berkas dilindungi kata sandi.", "Hapus kata sandinya, simpan, lalu unggah lagi.", name, "B05"
        )
    total = sum(info.file_size for info in infos)
    swollen = any(
        info.file_size > _MB and info.file_size > limits.rasio_bongkar * max(info.compress_size, 1) for info in infos
    )
    if total > limits.bongkar_byte or swollen:
        raise UnusableFileError(
            f"Isi berkas setelah dibongkar tidak wajar ({total // _MB} MB).",
            "Salin tabelnya ke buku kerja baru yang bersih, lalu unggah lagi.",
            name,
            "B06",
        )


_ROOT = re.compile(rb"<[A-Za-z_]")
_LONGEST_PROLOG = 64 * 1024  # bytes before the root of a part; honest ones have a hundred
_MOST_PARTS = 20_000  # of an archive; a workbook of a hundred sheets has a thousand
_DIRECTORY_ENTRY = b"PK\x01\x02"


def _refuse_doctype(name: str, archive: zipfile.ZipFile) -> None:
    """A workbook's XML never has a DOCTYPE; one is the door to entity tricks."""
    for info in archive.infolist():
        if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        with archive.open(info) as part:
            prolog = part.read(_LONGEST_PROLOG).replace(b"\x00", b"")
        root = _ROOT.search(prolog)
        before = prolog[: root.start()] if root else prolog
        if b"<!DOCTYPE" in before.upper() or len(before) >= _LONGEST_PROLOG // 2:
            raise UnusableFileError(
                "Berkas berisi susunan yang tidak wajar bagi buku kerja dan tidak dibuka.",
                "Salin tabelnya ke buku kerja baru, lalu unggah lagi.",
                name,
                "B07",
            )


def _text_kind(name: str, content: bytes) -> Kind:
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        message = "Berkas ini PDF, bukan buku kerja Excel."
        raise UnusableFileError(message, "Minta berkas Excel aslinya kepada pengirim.", name, "B01")
    if head.startswith((b"<!doctype html", b"<html", b"<table")):
        raise UnusableFileError("Berkas ini halaman web yang diberi nama Excel.", _SAVE_AGAIN, name, "B01")
    is_text = b"\x00" not in content[:4096] or content.startswith(UTF_16)
    if name.lower().endswith((".csv", ".tsv", ".txt")) and is_text:
        return "csv"
    raise UnusableFileError("Berkas ini bukan buku kerja Excel.", _SAVE_AGAIN, name, "B01")
