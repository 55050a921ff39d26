"""Writes the corpus: `python -m tests.korpus.buat`. The same seed gives the same bytes.

.xls and .ods need LibreOffice and are made only with `--alih`; the committed ones stay otherwise (README.md).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from tests.korpus import iku, impor, program, sasaran
from tests.korpus.bahan import Bahan
from tests.korpus.bentuk import Tabel
from tests.korpus.buku import book, dirty, footer, titles
from tests.korpus.kertas import Kertas, Sel, csv_bytes, huruf, xlsx
from tests.korpus.resep import BENIH, IKU, Resep, resep
from tests.korpus.tabel import records, tulis

BERKAS = Path(__file__).parent / "berkas"

_JENIS = {
    **{tata: ["usulan"] for tata in "ABCDF"},
    **{tata: ["usulan", "renstra"] for tata in "EHI"},
    "G": ["usulan", "renstra", "iku_lama"],
    "T-C.23": ["renstra", "pengukuran"],
    "T-C.24": ["renstra", "pengukuran"],
    "T-C.33": ["renja"],
    "PK": ["usulan", "renstra", "renja", "iku_lama", "pengukuran"],
    "Pengukuran": ["pengukuran"],
}


def build(item: Resep) -> tuple[bytes, dict[str, Any]]:
    """The bytes of one file (.xlsx where it has to be converted) and its truth."""
    rng = Random(f"{BENIH[item.separuh]}-{item.separuh}-{item.nama}-{item.tata}")
    bahan = Bahan(rng, item.kacau)
    kertas = Kertas(rng.choice(("IKU", "Tabel", "Sheet1", "Indikator", "Lampiran I")))
    benar, letak = _main_sheet(item, bahan, kertas)
    lembar = book(item, bahan, kertas)
    extra = _second_sheet(item, bahan, benar)
    if extra:
        lembar.insert(lembar.index(kertas) + 1, extra[0])
    used = {id(kertas): letak} | ({id(extra[0]): extra[1]} if extra else {})
    is_csv = item.jenis == "csv"
    nama = "" if is_csv else kertas.nama
    truth = {
        "berkas": f"{item.nama}.{item.jenis}",
        "separuh": item.separuh,
        "tata_letak": item.tata,
        "kekacauan": sorted(item.kacau),
        "jenis_boleh": _JENIS.get(item.tata, ["renstra"]),
        "lembar": [used.get(id(sheet), {"nama": sheet.nama, "dipakai": False}) for sheet in lembar],
        "baris": benar,
        "masalah": _required(kertas, letak),
    }
    if is_csv:
        for part in (truth["lembar"], truth["baris"], truth["masalah"]):
            for entry in part:
                entry.update({"nama": ""} if "nama" in entry else {"lembar": ""})
        return csv_bytes(kertas, item.pemisah, item.sandi), truth
    letak["nama"] = nama
    return xlsx(lembar), truth


def _main_sheet(item: Resep, bahan: Bahan, kertas: Kertas) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    left = 1 if "mulai_kolom_b" in item.kacau else 0
    row = titles(item, bahan, kertas, left)
    tabel = _table(item, bahan)
    dirty(tabel, bahan)
    letak = tulis(kertas, tabel, item.kacau, bahan.rng, row, left)
    benar = records(tabel, kertas.nama)
    row, masalah, judul_ulang = letak.akhir, letak.masalah, letak.judul_ulang
    second = _second_table(item, bahan)
    if second:
        kertas.taruh(row + 1, left, "B. TABEL LANJUTAN" if item.tata != "PK" else "ANGGARAN PROGRAM")
        plain = item.kacau & {"baris_nomor", "sasaran_digabung", "sasaran_sekali"}
        letak_2 = tulis(kertas, second, plain, bahan.rng, row + 3, left)
        benar += records(second, kertas.nama)
        row = letak_2.akhir
        judul_ulang += [*letak_2.baris_judul, *letak_2.judul_ulang]
    footer(item, bahan, kertas, row, left)
    lembar: dict[str, Any] = {
        "nama": kertas.nama,
        "dipakai": True,
        "baris_judul": letak.baris_judul,
        "judul_lain": judul_ulang,
        "kolom": letak.kolom,
        "masalah": masalah,
    }
    if item.tata == "T-C.24":
        lembar["pilihan"] = True  # no field of the contract fits: leaving the sheet unused is right too
    return benar, lembar


def _table(item: Resep, bahan: Bahan) -> Tabel:
    if item.tata == "G":
        return impor.impor(bahan)
    if item.tata in IKU:
        return iku.iku(bahan, item.tata, with_target=not item.is_polos)
    return (sasaran.TABEL.get(item.tata) or program.TABEL[item.tata])(bahan)


def _second_table(item: Resep, bahan: Bahan) -> Tabel | None:
    if item.tata == "PK":
        return sasaran.pk_anggaran(bahan)
    if "beberapa_tabel" not in item.kacau:
        return None
    other = Bahan(bahan.rng, item.kacau & {"sasaran_digabung", "sasaran_sekali"})
    if item.tata in IKU:
        return iku.iku(other, "C" if item.tata != "C" else "F", with_target=True)
    return sasaran.TABEL[item.tata](other)


def _second_sheet(item: Resep, bahan: Bahan, benar: list[dict[str, Any]]) -> tuple[Kertas, dict[str, Any]] | None:
    """A second sheet with a table of the same layout, as an agency keeps one for each bidang."""
    if "lembar_kedua" not in item.kacau:
        return None
    other = Bahan(bahan.rng, item.kacau & {"sasaran_digabung", "sasaran_sekali"})
    kertas = Kertas("Bidang II")
    row = titles(item, other, kertas, 0)
    tabel = _table(item, other)
    letak = tulis(kertas, tabel, other.kacau, bahan.rng, row)
    benar += records(tabel, kertas.nama)
    rows = {"baris_judul": letak.baris_judul, "judul_lain": letak.judul_ulang, "kolom": letak.kolom}
    return kertas, {"nama": kertas.nama, "dipakai": True} | rows


def _required(kertas: Kertas, letak: dict[str, Any]) -> list[dict[str, Any]]:
    """Problems that must be said: at cells that cannot be read safely, at hidden rows."""
    cells: list[Sel] = [sel for _, sel in sorted(kertas.sel.items(), key=lambda entry: entry[0]) if sel.wajib]
    said = [{"lembar": kertas.nama, "sel": _place(sel), "tingkat": sel.wajib} for sel in cells]
    rows = [sel.baris + 1 for sel in kertas.sel.values() if sel.wajib_baris]
    said += [{"lembar": kertas.nama, "sel": f"A{row}:{huruf(25)}{row}", "tingkat": "peringatan"} for row in rows]
    return said + [{"lembar": kertas.nama, **masalah} for masalah in letak.pop("masalah")]


def _place(sel: Sel) -> str:
    """The cell, or the five cells of a code."""
    if any(butir.nama == "kode" for butir in sel.butir):
        return f"{sel.alamat}:{huruf(sel.kolom + 4)}{sel.baris + 1}"
    return sel.alamat


def truth_text(truth: dict[str, Any]) -> str:
    """JSON with one record a line, so that a change can be reviewed."""
    parts = []
    for name, value in truth.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in value)
            parts.append(f'"{name}": [\n{lines}\n]')
        else:
            parts.append(f'"{name}": {json.dumps(value, ensure_ascii=False)}')
    return "{" + ",\n".join(parts) + "}\n"


def convert(content: bytes, jenis: str) -> bytes:
    """The workbook as .xls or .ods, by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "buku.xlsx"
        source.write_bytes(content)
        command = ["soffice", "--headless", "--convert-to", jenis, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return source.with_suffix(f".{jenis}").read_bytes()


def main() -> None:
    """Write every file and its truth."""
    is_converting = "--alih" in sys.argv
    for item in resep():
        content, truth = build(item)
        folder = BERKAS / item.separuh
        folder.mkdir(parents=True, exist_ok=True)
        if item.jenis in ("xls", "ods"):
            if not is_converting:
                continue
            content = convert(content, item.jenis)
        (folder / f"{item.nama}.{item.jenis}").write_bytes(content)
        (folder / f"{item.nama}.json").write_text(truth_text(truth), encoding="utf-8")


if __name__ == "__main__":
    main()
