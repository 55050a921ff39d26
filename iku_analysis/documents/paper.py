"""The document as plain data, the same for Word and PDF: cover, manuscript, tables cut into pages, cards, notes.

Takes a `DokumenIku`, gives lists and mappings of texts (JSON goes to typst, the same goes to python-docx), so that both
papers say the same. Knows widths in points and no file format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from iku_analysis.documents.cards import KartuIku, NilaiKartu
from iku_analysis.documents.forms import SASARAN_KOSONG, jateng_form, table_form
from iku_analysis.documents.layout import A4, Bentuk, Kertas
from iku_analysis.documents.manuscript import manuscript_of, period_words
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.pages import Blok
from iku_analysis.documents.parts import Bagian, Naskah
from iku_analysis.documents.table_pages import page_tables
from iku_analysis.documents.xlsx_form import status_line
from iku_analysis.documents.xlsx_lists import TANDA, finding_place, problem_place
from iku_analysis.fields import FIELDS, JUDUL_JENIS
from iku_analysis.number_format import format_tanggal

_KOSONG = "(belum diisi)"
_RUMUS = (
    ("Capaian, makin tinggi makin baik", "realisasi ÷ target × 100%"),
    ("Capaian, makin rendah makin baik", "(2 × target − realisasi) ÷ target × 100%"),
    ("Target berupa rentang", "dibandingkan dengan titik tengahnya; batas dengan bilangannya"),
    ("Persentase", "ditulis 0–100; yang tertulis sebagai pecahan tidak dikalikan diam-diam"),
)


def paper_of(dokumen: DokumenIku, kertas: Kertas = A4) -> dict[str, Any]:
    """All that the paper says, in order. A draft without manuscript gets the words of the template of today."""
    naskah = dokumen.naskah or Naskah(manuscript_of(dokumen))
    instansi = dokumen.instansi
    nomor = f"Draf nomor {dokumen.nomor}" if dokumen.nomor else "Draf tanpa nomor"
    return {
        "judul": f"Indikator Kinerja Utama {instansi.nama} {period_words(dokumen)}".strip(),
        "instansi": instansi.for_paper(),
        "periode": period_words(dokumen),
        "tahun": str(dokumen.tanggal.year),
        "bidang": dokumen.bidang or "",
        "status": status_line(dokumen),
        "kaki": f"{nomor} · sidik {dokumen.sidik}",
        "tempat": ", ".join(part for part in (instansi.kota, format_tanggal(dokumen.tanggal)) if part),
        "bagian": _sections(naskah.bagian),
        "tujuan": _objectives(dokumen),
        "tabel": _table(*table_form(dokumen, kertas)),
        "tabel-jateng": _table(*jateng_form(dokumen, kertas)),
        "manual": [_card(card) for card in naskah.kartu],
        "catatan": list(_notes(dokumen, naskah)),
    }


def _sections(bagian: Sequence[Bagian]) -> list[dict[str, Any]]:
    """The manuscript in stretches of one direction of paper: a table lies, with the headings just above it."""
    out: list[dict[str, Any]] = []
    for item in bagian:
        if item.jenis == "sisip" and item.teks.startswith("tabel"):
            above = out[-1]["isi"] if out and not out[-1]["rebah"] else []
            start = len(above)
            while start and above[start - 1][0].startswith("judul"):
                start -= 1
            out.append({"rebah": True, "isi": [*above[start:], [item.jenis, item.teks]]})
            del above[start:]
        elif not out or out[-1]["rebah"]:
            out.append({"rebah": False, "isi": [[item.jenis, item.teks]]})
        else:
            out[-1]["isi"].append([item.jenis, item.teks])
    return [section for section in out if section["isi"]]


def _objectives(dokumen: DokumenIku) -> list[dict[str, Any]]:
    return [
        {
            "tujuan": item.teks or "(tujuan belum diisi)",
            "sasaran": [sasaran.teks or SASARAN_KOSONG for sasaran in item.sasaran],
        }
        for item in dokumen.tujuan
    ]


def _table(bentuk: Bentuk, blok: Sequence[Blok]) -> dict[str, Any]:
    """Columns with their widths on paper, the rows of each page. A cell: [text, rows it reaches over, is a number]."""
    skala = bentuk.skala
    return {
        "huruf": round(bentuk.huruf * skala, 2),
        "kolom": [
            {"judul": kolom.judul, "induk": kolom.induk, "lebar": round(kolom.lebar * skala, 2), "rata": kolom.rata}
            for kolom in bentuk.kolom
        ],
        "halaman": [
            [{"pita": row.pita, "sel": [[c.teks, c.rentang, c.angka] if c else None for c in row.sel]} for row in page]
            for page in page_tables(bentuk, blok)
        ],
    }


def _card(card: KartuIku) -> dict[str, Any]:
    """One manual: title, lines of label and text, the values as heading and value."""
    isian = [
        [item.judul, (item.teks or _KOSONG) + (f" ({item.keterangan})" if item.keterangan else "")]
        for item in card.isian
        if item.teks or item.medan != "keterangan"
    ]
    head = [
        ["Tujuan", card.tujuan or ""],
        ["Sasaran", card.sasaran or ""],
        ["Diusulkan oleh", "; ".join(card.bidang)],
    ]
    tail = [
        ["Program pendukung", "\n".join(f"{kode} {nama}".strip() for kode, nama in card.program)],
        ["Riwayat", "; ".join(_history(card.riwayat))],
    ]
    return {
        "judul": f"{card.nomor}. {card.indikator}",
        "isian": [*(line for line in head if line[1]), *isian, *(line for line in tail if line[1])],
        "nilai": [[_value_title(item), str(item.nilai)] for item in card.nilai],
    }


def _value_title(item: NilaiKartu) -> str:
    return f"{FIELDS[item.medan].judul} {item.tahun or ''}".strip()


def _history(items: Sequence[NilaiKartu]) -> Iterator[str]:
    for item in items:
        yield f"{_value_title(item).lower()} {item.nilai} ({JUDUL_JENIS[item.dokumen]})"


def _notes(dokumen: DokumenIku, naskah: Naskah) -> Iterator[dict[str, Any]]:
    """Tables of the last appendix: heading, columns with shares of the width, rows; what to say where there is none."""

    def part(judul: str, kolom: Sequence[tuple[str, float]], baris: Sequence[Sequence[str]], kosong: str) -> Any:
        rows = [list(row) for row in baris]
        return {"judul": judul, "kolom": [list(item) for item in kolom], "baris": rows, "kosong": kosong}

    yield part(
        f"Temuan yang masih terbuka ({len(dokumen.temuan)})",
        (("Tingkat", 13), ("Kode", 6), ("Indikator", 22), ("Tempat", 21), ("Temuan", 38)),
        [(TANDA[t.tingkat], t.kode, t.indikator or t.bidang or "", finding_place(t), t.pesan) for t in dokumen.temuan],
        "Tidak ada temuan yang terbuka.",
    )
    yield part(
        f"Temuan yang diterima dengan alasan ({len(dokumen.pengecualian)})",
        (("Kode", 6), ("Indikator", 24), ("Temuan", 38), ("Alasan", 32)),
        [(t.kode, t.indikator or t.bidang or "", t.pesan, t.dikecualikan or "") for t in dokumen.pengecualian],
        "Tidak ada.",
    )
    if dokumen.masalah:
        yield part(
            f"Isian yang tidak terbaca atau meragukan ({len(dokumen.masalah)})",
            (("Tingkat", 14), ("Kode", 6), ("Tempat", 30), ("Masalah", 50)),
            [(TANDA[m.masalah.tingkat], m.masalah.kode, problem_place(m), m.masalah.pesan) for m in dokumen.masalah],
            "",
        )
    if dokumen.tidak_diperiksa:
        yield part(
            f"Pemeriksaan yang tidak dapat dilakukan ({len(dokumen.tidak_diperiksa)})",
            (("Kode", 6), ("Pemeriksaan", 44), ("Sebab", 50)),
            [(item.kode, item.judul, item.alasan or "") for item in dokumen.tidak_diperiksa],
            "",
        )
    if dokumen.rapat:
        yield part(
            f"Hasil rapat ({len(dokumen.rapat)})",
            (("Putusan", 12), ("Indikator", 28), ("Sebelum", 20), ("Sesudah", 20), ("Catatan", 20)),
            [(r.putusan, r.indikator, r.sebelum, r.sesudah, r.catatan) for r in dokumen.rapat],
            "",
        )
    if dokumen.catatan:
        yield part("Catatan penyusunan", (("Catatan", 100),), [(text,) for text in dokumen.catatan], "")
    yield part("Rumus yang dipakai", (("Untuk", 35), ("Rumus", 65)), _RUMUS, "")
    if naskah.ambang:
        yield part("Ambang pemeriksaan", (("Ambang", 60), ("Nilai", 40)), naskah.ambang, "")
    if naskah.sumber:
        yield part(
            f"Sumber ({len(naskah.sumber)} lembar)",
            (("Jenis", 13), ("Berkas", 32), ("Lembar", 15), ("Bidang", 20), ("Sidik SHA-256", 20)),
            [(jenis, berkas, lembar, bidang, sidik[:16]) for jenis, berkas, lembar, bidang, sidik in naskah.sumber],
            "",
        )
