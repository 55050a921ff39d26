"""Where results are written: proved before the work begins, so that no draft number is spent on a file nobody gets.

Takes paths and bytes; raises UsageError where a path cannot be written. Leaves nothing behind that it did not finish.
"""

from __future__ import annotations

from pathlib import Path

from iku_analysis.errors import UsageError

_ADVICE = "Tutup berkasnya bila sedang terbuka, atau pilih folder lain."


def prove_folder(path: Path) -> None:
    """Make the folder where it is missing. Raises UsageError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("Folder keluaran tidak dapat dibuat.", "Pilih folder lain.", str(path)) from error


def prove_writable(path: Path) -> None:
    """Prove that the file can be written, without changing what stands there. Raises UsageError."""
    prove_folder(path.parent)
    existed = path.exists()
    try:
        with path.open("ab"):
            pass
        if not existed:
            path.unlink()
    except OSError as error:
        raise UsageError("Berkas keluaran tidak dapat ditulis.", _ADVICE, str(path)) from error


def write_output(path: Path, content: bytes) -> None:
    """Write the file whole or not at all. Raises UsageError."""
    part = path.with_name(path.name + ".sebagian")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError("Berkas keluaran tidak dapat ditulis.", _ADVICE, str(path)) from error
