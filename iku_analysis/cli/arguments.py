"""The arguments of each command, in Indonesian, with an example each.

argparse and not typer: `--usulan A B C` takes any number of paths, and every word a user sees can be Indonesian.
Gives an `argparse.Namespace`; wrong usage raises `UsageError`. Runs nothing.
"""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

from iku_analysis.errors import UsageError
from iku_analysis.fields import JENIS, JUDUL_JENIS

# argparse's own sentences, as (pattern, Indonesian); what is not listed is shown as argparse says it.
_SENTENCES = (
    (r"the following arguments are required: (.*)", r"bagian ini wajib diisi: \1"),
    (r"unrecognized arguments: (.*)", r"bagian ini tidak dikenal: \1"),
    (r"argument (.*?): expected at least one argument", r"\1 memerlukan sedikitnya satu isian"),
    (r"argument (.*?): expected one argument", r"\1 memerlukan satu isian"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1 tidak mengenal \2; pilihannya: \3"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, prefix or "Pemakaian: ")


class _Parser(argparse.ArgumentParser):
    """argparse with Indonesian words; an error raises UsageError instead of leaving the process."""

    def __init__(self, *, prog: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=_HelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "Isian"
        self._optionals.title = "Pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")
        self.add_argument("--debug", action="store_true", help="tampilkan rincian teknis bila terjadi kesalahan")

    def error(self, message: str) -> NoReturn:
        for pattern, indonesian in _SENTENCES:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, indonesian, message)
                break
        raise UsageError(f"Perintah tidak dapat dijalankan: {message}.", f"Lihat bantuan dengan `{self.prog} --help`.")


def _year(text: str) -> int:
    if not re.fullmatch(r"20\d\d", text):
        raise argparse.ArgumentTypeError(f"tahun {text} tidak dapat dibaca, tulis misalnya 2026")
    return int(text)


def _period(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(20\d\d)\s*[-–]\s*(20\d\d)", text)
    if not found or int(found[1]) > int(found[2]):
        raise argparse.ArgumentTypeError(f"periode {text} tidak dapat dibaca, tulis misalnya 2025-2029")
    return int(found[1]), int(found[2])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"tanggal {text} tidak dapat dibaca, tulis misalnya 2026-01-31") from None


_PROGRAM = "python -m iku_analysis"
_MASUKAN = "--usulan data/contoh/usulan --renstra data/contoh/renstra --renja data/contoh/renja --tahun 2026"

_TAIL = {
    "draf": " --keluaran draf.xlsx",
    "format": " --keluaran keluaran",
    "impor": " --gudang data/kerja/iku.duckdb",
}


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    for jenis in JENIS:
        option = "--" + jenis.replace("_", "-")
        parser.add_argument(
            option, dest=jenis, nargs="+", action="extend", type=Path, default=[], metavar="BERKAS",
            help=f"{JUDUL_JENIS[jenis]}: berkas atau folder, boleh beberapa",
        )  # fmt: skip
    parser.add_argument("--tahun", type=_year, help="tahun rencana, misalnya 2026")
    parser.add_argument("--periode", type=_period, help="periode Renstra, misalnya 2025-2029")
    _add_vocabulary(parser)
    parser.add_argument("--gudang", type=Path, help="berkas gudang data yang dipakai dan diperbarui")


def _add_vocabulary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kamus", type=Path, metavar="FOLDER", help="folder kamus instansi sendiri")


def _add_draft(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keluaran", type=Path, required=True, metavar="BERKAS", help="berkas .xlsx, .docx atau .pdf yang ditulis"
    )
    parser.add_argument("--tanggal", type=_day, default=None, help="tanggal pada draf (bawaan: hari ini)")


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keluaran", type=Path, required=True, metavar="FOLDER", help="folder untuk format dan suratnya"
    )
    parser.add_argument("--batas", type=_day, help="batas pengembalian, misalnya 2026-01-31")
    parser.add_argument("--tanggal", type=_day, default=None, help="tanggal surat (bawaan: hari ini)")
    parser.add_argument("--tandai", action="store_true", help="catat semuanya sebagai terkirim di gudang data")


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    main = _Parser(
        prog=_PROGRAM,
        description="Analisis IKU: membaca usulan bidang, memadankan, memeriksa, menyusun draf.",
        epilog=f"Contoh:\n  {_PROGRAM} draf {_MASUKAN} --keluaran draf.xlsx",
    )
    commands = main.add_subparsers(title="Perintah", dest="perintah", metavar="PERINTAH", required=True)

    def command(name: str, description: str, example: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=description,
            prog=f"{_PROGRAM} {name}",
            description=description[0].upper() + description[1:] + ".",
            epilog=f"Contoh:\n  {_PROGRAM} {name} {example}",
        )

    baca = command(
        "baca", "membaca berkas tanpa menyimpan; tampilkan yang terbaca dan yang tidak", "bidang.xlsx --json"
    )
    baca.add_argument("berkas", nargs="+", type=Path, metavar="BERKAS", help="berkas atau folder")
    baca.add_argument("--jenis", choices=JENIS, help="jenis berkas, bila sudah diketahui")
    baca.add_argument("--bidang", help="nama bidang pengirim")
    baca.add_argument("--periode", type=_period, help="periode Renstra, misalnya 2025-2029")
    _add_vocabulary(baca)
    for name, description in (
        ("padankan", "memadankan setiap usulan dengan Renstra dan Renja"),
        ("periksa", "menjalankan semua pemeriksaan"),
        ("draf", "menyusun draf tabel IKU"),
        ("format", "membuat format isian setiap bidang, terisi dari Renstra dan IKU tahun lalu"),
        ("impor", "memasukkan berkas ke gudang data"),
    ):
        parser = command(name, description, _MASUKAN + _TAIL.get(name, " --json"))
        _add_inputs(parser)
        if name == "periksa":
            parser.add_argument(
                "--keluaran", type=Path, metavar="FOLDER", help="folder untuk buku kerja bidang yang sudah ditandai"
            )
        if name == "format":
            _add_format(parser)
        if name == "draf":
            _add_draft(parser)
    for name, description in (
        ("cadangkan", "menyalin gudang data ke satu berkas cadangan"),
        ("pulihkan", "mengembalikan gudang data dari berkas cadangan"),
    ):
        parser = command(name, description, "cadangan-2026-01-31.duckdb")
        parser.add_argument("berkas", type=Path, metavar="BERKAS", help="berkas cadangan")
        parser.add_argument("--gudang", type=Path, help="berkas gudang data (bawaan: data/kerja/iku.duckdb)")
    parser = command(
        "verifikasi", "membuktikan keutuhan sebuah arsip tanpa gudang data", "arsip-iku-2026-nomor-4.zip --json"
    )
    parser.add_argument("berkas", type=Path, metavar="ARSIP", help="berkas .zip dari halaman Pengesahan")
    parser.add_argument("--sidik", metavar="SHA256", help="sidik manifes yang tercatat pada tanda terima arsip")
    for parser in commands.choices.values():
        parser.add_argument("--json", action="store_true", help="keluaran JSON untuk dibaca program lain")
    return main
