"""One XML part of a workbook as a stream of elements: no tree is built, so no part can fill the memory.

Takes the bytes of a part in pieces, calls a handler for each element; `SHORT` tells those of the spreadsheet vocabulary
(transitional or strict). Raises `UnsafePartError` for a DOCTYPE, `TooMuchError` beyond the limits, else what zipfile
and expat raise for a damaged part.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from iku_analysis.readers.steps import tell_bytes
from iku_analysis.settings import Limits

_CHUNK = 256 * 1024
_LONGEST_TOKEN = 8 * 1024 * 1024  # bytes of one tag or comment; the longest honest tag is a few thousand
_MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TAGS = [
    "c",
    "v",
    "f",
    "is",
    "t",
    "r",
    "rPh",
    "si",
    "row",
    "col",
    "mergeCell",
    "sheet",
    "workbookPr",
    "calcPr",
    "numFmt",
    "cellXfs",
    "cellStyleXfs",
    "xf",
    "Relationship",
    "fonts",
    "font",
    "strike",
    "comment",
    "author",
]
# Qualified name as expat gives it → the short tag; an element of any other vocabulary is passed over.
SHORT = {f"{space} {tag}": tag for space in (*_MAIN, _PACKAGE) for tag in _TAGS}


class UnsafePartError(Exception):
    """A part has a DOCTYPE: the door to entity tricks."""


class TooMuchError(Exception):
    """A part holds more than the limits allow. The message says of what, in Indonesian."""


def too_much_text(limit: int) -> str:
    """What is said where the cells hold more text than the limit (characters)."""
    return f"Berkas berisi teks lebih dari {limit // 1_000_000} juta huruf."


class Handler(Protocol):
    """What expat calls for the elements of a part, by their qualified names; `SHORT` gives the tag of a known one."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. Attributes of other vocabularies have their address before the name."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text inside the element begun last, perhaps in several pieces."""


def read_part(chunks: Iterable[bytes], handler: Handler, limits: Limits) -> None:
    """Run the handler over the part. Called without a layer between: a large sheet has a million elements."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    read = tags = 0
    for chunk in chunks:
        parser.Parse(chunk, False)
        read += len(chunk)
        tags += chunk.count(b"<")
        if tags > limits.tanda:
            raise TooMuchError("Satu lembar berisi terlalu banyak sel.")
        if read - parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise TooMuchError("Satu bagian berkas tidak wajar panjangnya.")
    parser.Parse(b"", True)


def chunks_of(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The bytes of a part, unpacked piece by piece."""
    size = archive.getinfo(part).file_size
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
            if size > _CHUNK and "worksheets/" in part:
                tell_bytes(stream.tell() / size)


def _refuse(*_: object) -> None:
    raise UnsafePartError
