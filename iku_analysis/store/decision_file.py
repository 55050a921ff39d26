"""Decisions about pairs as a CSV file: to carry them to another store or another year, and to read them outside.

Writes what is in force (padanan and iku_lama), reads the same file back: what is new is kept under the importing user,
what says the same is passed over, what cannot be used is refused with its line and the reason. Never half: one
transaction for all that is good.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any, cast

from iku_analysis.errors import UnusableFileError
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import JenisKeputusan, NewDecision, decide_many, decisions_in_force

KOLOM = ("jenis", "bidang", "sasaran", "indikator", "menjadi_sasaran", "menjadi_indikator", "alasan", "oleh", "pada")
_ISI: dict[str, str] = {"padanan": "renstra", "iku_lama": "usulan"}
_TEKS = 2000  # characters of one cell; names and reasons of people are far shorter
_NAMA = "keputusan.csv"


@dataclass(frozen=True)
class Ditolak:
    """A line that was not taken: its number in the file (the heading is 1) and why."""

    baris: int
    alasan: str


@dataclass(frozen=True)
class HasilImpor:
    """`ids`: of the decisions kept, by which they are taken back; `sama`: lines that were in force already."""

    ids: tuple[str, ...]
    sama: int
    ditolak: tuple[Ditolak, ...]


def export_decisions(store: Store) -> bytes:
    """The decisions in force, UTF-8 with a byte order mark so that Excel reads it; the same store gives the same bytes.

    Names are as matching compares them (lower case, without numbering). A blank `menjadi_indikator` says that there is
    none. A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(KOLOM)
    for jenis, medan in _ISI.items():
        for item in decisions_in_force(store, cast("JenisKeputusan", jenis)).values():
            bidang, sasaran, indikator = item.kunci.split("|")[-3:]
            target = str(item.isi.get(medan) or "")
            into = target.split("|")[-2:] if jenis == "padanan" and target else ["", target]
            cells = [jenis, bidang, sasaran, indikator, *into, item.alasan or "", item.oleh, item.pada.isoformat(" ")]
            writer.writerow([_safe(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def import_decisions(store: Store, content: bytes, *, oleh: str) -> HasilImpor:
    """Keep the decisions of a file. Raises UnusableFileError where it is no such file; a bad line is only refused."""
    known = {jenis: decisions_in_force(store, cast("JenisKeputusan", jenis)) for jenis in _ISI}
    kept: dict[tuple[str, str], NewDecision] = {}
    refused: list[Ditolak] = []
    same = 0
    for number, row in enumerate(_rows(content), start=2):
        why_not = _why_refused(row)
        if why_not:
            refused.append(Ditolak(number, why_not))
            continue
        jenis = cast("JenisKeputusan", row["jenis"])
        key, isi = _decision(row)
        alasan = row["alasan"] or None
        if (jenis, key) in kept:
            if kept[jenis, key][2] != isi:
                refused.append(Ditolak(number, "indikator ini sudah diputuskan lain pada baris sebelumnya"))
            continue
        before = known[jenis].get(key)
        if before and before.isi == isi:
            same += 1
            continue
        if before:
            refused.append(Ditolak(number, f"sudah diputuskan lain di sini oleh {before.oleh}; urungkan itu dahulu"))
            continue
        kept[jenis, key] = (jenis, key, isi, _with_source(alasan, row["oleh"]))
    ids = decide_many(store, list(kept.values()), oleh=oleh) if kept else []
    return HasilImpor(tuple(ids), same, tuple(refused))


def _decision(row: dict[str, str]) -> tuple[str, dict[str, Any]]:
    key = "|".join((row["bidang"], row["sasaran"], row["indikator"]))
    target = row["menjadi_indikator"]
    if row["jenis"] == "padanan":
        return key, {"renstra": "|".join(("", row["menjadi_sasaran"], target)) if target else None}
    return key, {"usulan": target or None}


def _with_source(alasan: str | None, oleh: str) -> str | None:
    """The reason as it was, with the name of who decided it first."""
    if not oleh:
        return alasan
    return f"{alasan} (diputuskan oleh {oleh})" if alasan else f"diputuskan oleh {oleh}"


def _why_refused(row: dict[str, str]) -> str | None:
    if row["jenis"] not in _ISI:
        return f"jenis “{row['jenis']}” tidak dikenal; yang dikenal padanan dan iku_lama"
    if not row["indikator"]:
        return "nama indikator kosong"
    if any(len(cell) > _TEKS for cell in row.values()):
        return f"ada isian yang lebih panjang dari {_TEKS} huruf"
    if any("|" in row[name] for name in KOLOM[1:6]):
        return "nama tidak boleh memuat tanda |"
    if not row["menjadi_indikator"] and not row["alasan"]:
        return "dinyatakan tidak ada padanannya, tetapi alasannya kosong"
    return None


def _rows(content: bytes) -> list[dict[str, str]]:
    """The lines as column → text; Excel's semicolons are read too."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFileError("Berkas ini bukan teks UTF-8.", "Simpan sebagai CSV UTF-8.", _NAMA) from error
    head = text.partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    try:
        lines = [line for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(line)]
    except csv.Error as error:
        raise UnusableFileError(
            "Berkas ini tidak dapat dibaca sebagai CSV.", "Unduh lagi dari Padanan.", _NAMA
        ) from error
    titles = [title.strip().casefold() for title in lines[0]] if lines else []
    missing = [name for name in KOLOM[:7] if name not in titles]
    if missing:
        raise UnusableFileError(
            f"Berkas ini bukan daftar keputusan: kolom {', '.join(missing)} tidak ada.",
            "Pakai berkas yang diunduh dari Padanan, bagian Keputusan.",
            _NAMA,
        )
    out = []
    for line in lines[1:]:
        cells = dict(zip(titles, line, strict=False))
        out.append({name: cells.get(name, "").strip().removeprefix("'") for name in KOLOM})
    return out


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
