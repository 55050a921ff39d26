"""What goes back to the bidang: the message text that goes with its marked workbook, and one zip of all.

Takes the marks of a file, gives text and bytes. Marks no cells (that is `annotate`) and sends nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from iku_analysis.documents.annotate import Kembalian, Tanda
from iku_analysis.documents.packing import zip_bytes
from iku_analysis.fields import TINGKAT
from iku_analysis.number_format import format_tanggal

_TERTULIS = 12  # findings written out in the message; more are read better in the workbook


def message_text(
    berkas: str, bidang: str | None, copy: Kembalian, marks: Sequence[Tanda], *, batas: date | None, pengirim: str
) -> str:
    """The message to one bidang: what is wrong, where, what to do, by when. `batas` null: no date is named."""
    counts = [f"{number} {word}" for word in TINGKAT if (number := sum(m.tingkat == word for m in marks))]
    lines = [f"Yth. {bidang or 'Bapak/Ibu pengirim berkas'},", ""]
    if not marks:
        lines += [f"Usulan IKU dalam berkas {berkas} sudah diperiksa dan tidak ada yang perlu diperbaiki.", ""]
        return "\n".join([*lines, "Terima kasih.", "", pengirim])
    lines += [
        f"Terima kasih atas usulan IKU dalam berkas {berkas}. Setelah diperiksa, ada {len(marks)} hal yang perlu "
        f"dilihat kembali ({', '.join(counts)}):",
        "",
    ]
    # What was asked for comes first: it has a day.
    ordered = sorted(marks, key=lambda mark: (mark.diminta is None, TINGKAT.index(mark.tingkat)))
    for number, mark in enumerate(ordered[:_TERTULIS], start=1):
        lines.append(f"{number}. {_place(mark)}{mark.pesan} {mark.tugas}".rstrip())
    if len(ordered) > _TERTULIS:
        lines.append(f"… dan {len(ordered) - _TERTULIS} hal lain, semuanya ada di lembar Temuan.")
    where = "sel yang dimaksud sudah diberi warna dan komentar" if copy.cara == "asli" else copy.alasan
    lines += ["", f"Terlampir {copy.nama}: {where[0].lower()}{where[1:].rstrip('.')}."]
    when = f" paling lambat {format_tanggal(batas)}" if batas else ""
    lines += [f"Mohon diperbaiki dan dikirim kembali{when}.", "", "Terima kasih.", "", pengirim]
    return "\n".join(lines)


def zip_of_returns(copies: Sequence[tuple[Kembalian, str]]) -> bytes:
    """One zip with each marked workbook and, beside it, its message as a text file."""
    files: list[tuple[str, bytes]] = []
    for copy, text in copies:
        files.append((copy.nama, copy.content))
        files.append((f"{copy.nama.rpartition('.')[0]} - pesan.txt", note_bytes(text)))
    return zip_bytes(files)


def note_bytes(text: str) -> bytes:
    """A message as a text file: Notepad reads UTF-8 with a mark and Windows line ends in every version."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _place(mark: Tanda) -> str:
    parts = [f"lembar {mark.lembar}" if mark.lembar else "", f"sel {mark.sel}" if mark.sel else ""]
    if not mark.sel and mark.baris:
        parts.append(f"baris {mark.baris}")
    text = ", ".join(part for part in parts if part)
    return f"{text[0].upper()}{text[1:]}: " if text else ""
