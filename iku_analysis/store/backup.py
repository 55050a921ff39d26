"""Back up a store to one file, and bring it back. A restore proves the backup first and keeps what it replaces."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from iku_analysis.errors import StoreError
from iku_analysis.store.database import Store
from iku_analysis.store.uploads import now


def back_up(store: Store, target: Path) -> None:
    """Write all of the store to `target`, whole or not at all. Raises StoreError."""
    part = target.with_name(target.name + ".sebagian")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        cursor = store.cursor()
        name = cursor.execute("select current_database()").fetchone()
        # The name of the open database comes from its file name, the target from the user: both are quoted.
        cursor.execute(f"attach {_quoted(str(part), mark=chr(39))} as salinan_iku")
        try:
            cursor.execute(f"copy from database {_quoted(str(name[0]) if name else '')} to salinan_iku")
        finally:
            cursor.execute("detach salinan_iku")
        part.replace(target)
    except (duckdb.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise StoreError(
            "Cadangan tidak dapat ditulis.", "Periksa folder tujuan dan ruang cakram.", str(target)
        ) from error


def restore(backup: Path, target: Path) -> Path | None:
    """Put the backup in the place of the store at `target`; gives where the replaced store is kept, null if none was.

    Raises StoreError when the backup is no store of ours, or the store is in use.
    """
    if not backup.is_file():
        raise StoreError("Berkas cadangan tidak ditemukan.", "Periksa nama dan folder berkas.", str(backup))
    part = target.with_name(target.name + ".sebagian")
    part.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(backup), read_only=True) as connection:
            connection.execute("select count(*) from raw_unggahan")
    except duckdb.Error as error:
        raise StoreError(
            "Berkas ini bukan cadangan gudang data.", "Pilih berkas hasil cadangkan.", str(backup)
        ) from error
    shutil.copyfile(backup, part)
    kept = None
    if target.exists():
        Store.open(target).close()  # refused while another program holds it
        kept = target.with_name(f"{target.stem}-sebelum-pulih-{now():%Y%m%d-%H%M%S}{target.suffix}")
        target.replace(kept)
    part.replace(target)
    return kept


def _quoted(text: str, mark: str = '"') -> str:
    return mark + text.replace(mark, mark * 2) + mark
