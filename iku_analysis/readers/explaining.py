"""What a person is told of a value that is not plain: code, tingkat, message, advice.

Takes a `Quantity` and the text it was read from; judges nothing itself.
"""

from __future__ import annotations

from iku_analysis.fields import FIELDS, Tingkat
from iku_analysis.number_format import format_angka
from iku_analysis.quantities import Quantity

_TO_REMARKS = "Pindahkan keterangannya ke kolom Keterangan."


def explained(quantity: Quantity, shown: str, medan: str) -> tuple[str, Tingkat, str, str] | None:
    """(kode, tingkat, pesan, saran) for the masalah of the quantity; null where it has none."""
    if quantity.masalah is None:
        return None
    readings = " atau ".join(format_angka(value) for value in quantity.tafsir)
    if quantity.masalah == "ambigu":
        taken = format_angka(quantity.nilai) if quantity.nilai is not None else readings
        pesan = f"“{shown}” dapat dibaca {readings}; dipakai {taken}."
        return "B13", "peringatan", pesan, "Ketik ulang sebagai angka, bukan teks."
    if quantity.masalah == "tidak_terbaca":
        judul = FIELDS[medan].judul.lower()
        pesan = f"Nilai {judul} “{shown}” tidak dapat dibaca sebagai angka, rentang, batas, atau predikat."
        return "B03", "galat", pesan, "Ketik satu angka atau predikat yang lazim."
    if quantity.masalah == "dua_satuan":
        pesan = f"“{shown}” berisi beberapa angka" + (f" ({readings})" if readings else "") + "."
        return "B29", "galat", pesan, "Pisahkan menjadi satu angka satu indikator."
    if quantity.masalah == "ada_keterangan" and quantity.jenis == "teks":
        pesan = f"Angka pada “{shown}” tidak dipakai karena ada keterangan di sampingnya."
        return "B03", "galat", pesan, _TO_REMARKS
    if quantity.masalah == "ada_keterangan":
        return "B30", "catatan", f"Ada keterangan di samping angka: “{shown}”.", _TO_REMARKS
    if quantity.masalah == "satuan_asing":
        pesan = f"Satuan di dalam sel belum ada di kamus: “{shown}”."
        return "B19", "catatan", pesan, "Tambahkan ke satuan.csv atau minta satuan baku."
    return "B31", "catatan", f"Pagu “{shown}” dibulatkan ke rupiah utuh.", "Pagu adalah rupiah utuh; periksa angkanya."
