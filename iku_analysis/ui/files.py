"""What Unggah shows of files: each upload as a line, its sheets, rows read, rows left out, problems. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from iku_analysis.fields import FIELDS, JUDUL_JENIS
from iku_analysis.number_format import format_angka
from iku_analysis.readers import INSTANSI_LAIN
from iku_analysis.records import HasilBaca, Lembar, Masalah
from iku_analysis.store.history import BerkasTersimpan
from iku_analysis.store.uploads import Unggahan
from iku_analysis.ui.table import Kolom, Sel
from iku_analysis.ui.words import KEADAAN, TINGKAT, day_text

Rows = list[dict[str, Any]]

UNGGAHAN = [
    Kolom("berkas", "Berkas", patah=True),
    Kolom("jenis", "Jenis"),
    Kolom("bidang", "Bidang"),
    Kolom("terbaca", "Terbaca", rapat=True),
    Kolom("masalah", "Masalah baca", rapat=True),
    Kolom("pada", "Diterima", rapat=True),
    Kolom("keadaan", "Keadaan", rapat=True),
]
LEMBAR = [
    Kolom("nama", "Lembar"),
    Kolom("dipakai", "Dipakai", rapat=True),
    Kolom("isi", "Medan dan kolomnya, atau alasannya"),
    Kolom("judul", "Baris judul", rapat=True),
]
MASALAH = [
    Kolom("tingkat", "Tingkat", rapat=True),
    Kolom("tempat", "Tempat", rapat=True),
    Kolom("nilai", "Isi sel"),
    Kolom("pesan", "Masalah"),
    Kolom("saran", "Yang perlu dilakukan"),
    Kolom("kode", "Kode", rapat=True),
]
BARIS = [
    Kolom("tempat", "Tempat", rapat=True),
    Kolom("sasaran", "Sasaran"),
    Kolom("indikator", "Indikator atau uraian"),
    Kolom("satuan", "Satuan"),
    Kolom("nilai", "Nilai dan selnya"),
]
DILEWATI = [Kolom("tempat", "Tempat", rapat=True), Kolom("alasan", "Mengapa dilewati")]


def upload_rows(uploads: Sequence[BerkasTersimpan]) -> Rows:
    """One row per upload; `id` is the upload's."""
    return [
        {
            "id": item.unggahan_id,
            "berkas": Sel(item.berkas, tebal=item.keadaan == "berlaku"),
            "jenis": JUDUL_JENIS.get(item.jenis or "", "Belum dikenal"),
            "bidang": _bidang(item),
            "terbaca": read_count(item),
            "masalah": _problem_counts(item),
            "pada": moment_cell(item.pada, item.oleh, item.unggahan_id),
            "keadaan": Sel(KEADAAN[item.keadaan].teks, warna=KEADAAN[item.keadaan].warna),
        }
        for item in uploads
    ]


def moment_cell(pada: datetime, oleh: str, urut: str) -> Sel:
    """The day, and below it the time and who."""
    return Sel(day_text(pada.date()), kecil=f"pukul {pada:%H.%M} · {oleh}", urut=urut)


def read_count(item: BerkasTersimpan) -> Sel:
    """31 dari 31 baris terbaca: rows without an error among all rows that hold something to read."""
    good = item.baris - item.baris_galat
    return Sel(
        f"{format_angka(good)} dari {format_angka(item.baris)} baris",
        kecil=f"{format_angka(item.indikator)} indikator",
        warna="abu" if not item.baris else "hijau" if good == item.baris else "kuning",
        urut=good / item.baris if item.baris else 0,
    )


def _bidang(item: BerkasTersimpan) -> Sel:
    if item.jenis != "usulan":
        return Sel("–", warna="abu")
    return Sel(item.bidang) if item.bidang else Sel("▲ Belum diketahui", warna="kuning")


def _problem_counts(item: BerkasTersimpan) -> Sel:
    counts = {"galat": item.galat, "peringatan": item.peringatan, "catatan": item.catatan}
    parts = [f"{tanda.simbol} {counts[name]}" for name, tanda in TINGKAT.items() if counts[name]]
    worst = next((tanda.warna for name, tanda in TINGKAT.items() if counts[name]), "hijau")
    return Sel(
        "   ".join(parts) or "✓ tidak ada", warna=worst, urut=item.galat * 1e6 + item.peringatan * 1e3 + item.catatan
    )


def another_agency(problems: Sequence[Masalah], nama_lain: Sequence[str]) -> Masalah | None:
    """The problem that a title names another agency; null where there is none, or its name was confirmed as ours."""
    return next((item for item in problems if item.kode == INSTANSI_LAIN and item.nilai not in nama_lain), None)


def result_line(hasil: HasilBaca, stored: Unggahan | None, nama_lain: Sequence[str] = ()) -> tuple[str, str]:
    """(a key of words.BACAAN, sentence) on one file of an import just done. `nama_lain`: as `Settings`."""
    if stored is None:
        reasons = "; ".join(f"{m.pesan} {m.saran}" for m in hasil.masalah if m.tingkat == "galat")
        return "galat", f"{hasil.berkas}: tidak dapat dipakai, tidak disimpan. {reasons}".strip()
    if not stored.is_new:
        return "catatan", f"{hasil.berkas}: isinya sama persis dengan yang sudah berlaku; tidak disimpan lagi."
    if not hasil.is_usable:
        todo = "Disimpan tetapi belum dibaca; buka berkasnya di bawah dan tunjukkan baris judulnya pada gambar lembar."
        return "peringatan", f"{hasil.berkas}: tidak ada tabel yang dikenali. {todo}"
    rows = {(row.lembar, row.baris) for row in hasil.baris}
    kind = JUDUL_JENIS.get(hasil.jenis or "", "jenis belum dikenal")
    owner = f", {hasil.bidang or 'bidang belum diketahui'}" if hasil.jenis == "usulan" else ""
    instead = f" Menggantikan {', '.join(stored.menggantikan)}." if stored.menggantikan else ""
    unsure = hasil.jenis is None or (hasil.jenis == "usulan" and hasil.bidang is None)
    read = f"{hasil.berkas}: {kind}{owner}, {format_angka(len(rows))} baris dibaca.{instead}"
    is_owned = hasil.jenis == "usulan" and hasil.bidang
    doubt = next((item for item in hasil.masalah if item.kode == "B09" and not is_owned), None)
    if other := another_agency(hasil.masalah, nama_lain):
        place = f"lembar {other.lembar}, sel {other.sel}"
        todo = "Klik berkasnya di bawah: nyatakan milik instansi ini, atau batalkan unggahannya."
        return "peringatan", f"{read} {other.pesan.removesuffix('.')} ({place}). {todo}"
    # A hidden row goes into the draft like any other.
    problems = sum(item.tingkat in ("galat", "peringatan") or item.kode == "B17" for item in hasil.masalah)
    if not (unsure or doubt or problems):
        return "terbaca", read
    if not (unsure or doubt):
        return "peringatan", f"{read} {format_angka(problems)} masalah baca; klik berkasnya di bawah untuk melihatnya."
    todo = "Klik berkasnya di bawah dan pilih yang benar, atau batalkan bila bukan milik instansi ini."
    return "peringatan", " ".join([read, *([doubt.pesan] if doubt else []), todo])


def sheet_rows(sheets: Sequence[Lembar]) -> Rows:
    """One row per sheet: used or why not, which field was read from which column."""
    out: Rows = []
    for sheet in sheets:
        columns = ", ".join(f"{column_title(name)} ({letter})" for name, letter in sheet.kolom.items())
        out.append(
            {
                "nama": Sel(sheet.nama or "(tanpa nama)", tebal=True),
                "dipakai": Sel("✓ Ya", warna="hijau") if sheet.dipakai else Sel("– Tidak", warna="abu"),
                "isi": columns if sheet.dipakai else sheet.alasan or "",
                "judul": ", ".join(str(row) for row in sheet.baris_judul),
            }
        )
    return out


def column_title(name: str) -> str:
    """target:2026 → Target 2026."""
    field, _, year = name.partition(":")
    title = FIELDS[field].judul if field in FIELDS else field.replace("_", " ").capitalize()
    return f"{title} {year}".strip()


def problem_rows(problems: Sequence[Masalah]) -> Rows:
    """One row per reading problem, worst first."""
    ordered = sorted(problems, key=lambda item: TINGKAT[item.tingkat].urut)
    return [
        {
            "tingkat": severity_cell(item.tingkat),
            "tempat": _place(item.lembar, item.sel or (f"baris {item.baris}" if item.baris else None)),
            "nilai": item.nilai or "",
            "pesan": item.pesan,
            "saran": item.saran,
            "kode": item.kode,
        }
        for item in ordered
    ]


def severity_cell(tingkat: str) -> Sel:
    """✖ Galat in its colour, sorted worst first."""
    tanda = TINGKAT[tingkat]
    return Sel(tanda.teks, warna=tanda.warna, urut=tanda.urut)


def record_rows(records: Sequence[dict[str, Any]]) -> Rows:
    """One row per record read, each text and value with its cell."""
    return [
        {
            "tempat": _place(record["lembar"], f"baris {record['baris']}"),
            "sasaran": _with_cell(record["sasaran"], record["sasaran_sel"]),
            "indikator": _name(record),
            "satuan": _with_cell(record["satuan"], record["satuan_sel"]),
            "nilai": "\n".join(_value_line(*value) for value in record["nilai"]),
        }
        for record in records
    ]


def skipped_rows(sheets: Sequence[Lembar]) -> Rows:
    """One row per sheet row that was looked at and left out."""
    return [
        {"tempat": _place(sheet.nama, f"baris {item.baris}"), "alasan": item.alasan}
        for sheet in sheets
        for item in sheet.dilewati
    ]


def _name(record: dict[str, Any]) -> Sel | str:
    if record["indikator"]:
        code = f"{record['kode']} · " if record["kode"] else ""
        return Sel(record["indikator"], kecil=f"{code}{record['indikator_sel']}")
    text = " ".join(part for part in (record["kode"], record["uraian"]) if part)
    return Sel(text, kecil=record["uraian_sel"]) if text else ""


def _with_cell(text: str | None, cell: str | None) -> Sel | str:
    return Sel(text, kecil=cell) if text else ""


def _value_line(medan: str, tahun: int | None, teks: str, sel: str) -> str:
    title = column_title(f"{medan}:{tahun or ''}")
    return f"{title}: {teks or '(kosong)'} [{sel}]"


def _place(lembar: str | None, spot: str | None) -> Sel | str:
    return Sel(spot or "seluruh lembar", kecil=lembar) if lembar else (spot or "seluruh berkas")
