"""Zip files whose bytes follow from their content alone: fixed times, fixed rights, the order given.

Office files (.docx, .xlsx, .pptx) are zips too; `repack` takes the clock out of one that a library wrote.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

_TIME = (2025, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644 << 16


def zip_bytes(files: Iterable[tuple[str, bytes]]) -> bytes:
    """One zip of (name, content) in the order given; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system, info.external_attr = _UNIX, _READABLE
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def repack(content: bytes) -> bytes:
    """The same parts in the same order, without the times at which they were written."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        return zip_bytes([(name, source.read(name)) for name in source.namelist()])


def safe_name(name: str) -> str:
    """A file name that every system can unpack; the true name stands in the frozen version and the index."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", name).strip(" .")[:150] or "berkas"
