"""The signed PDF as it is: what its electronic signatures prove, and whether its text still says what was frozen.

Takes bytes and trust roots, gives records. Uses no network, ever: revocation lists are not fetched, so the result says
that revocation was not checked. Trusts only the certificates given, never those of the machine. A scan has no
signature and no text to compare; that is said, not guessed. What the two libraries raise over a damaged or hostile PDF
is of no one family, so every error of theirs becomes "tidak dapat diperiksa".
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.values import print_values
from iku_analysis.errors import UnusableFileError

StatusTandaTangan = Literal["valid", "tidak_valid", "tidak_dapat_diperiksa"]
StatusNaskah = Literal["sama", "berbeda", "tidak_dapat_dibandingkan"]
Sertifikat = Any  # a certificate as pyHanko loads it
PALING_BESAR = 50 * 1024 * 1024  # bytes; a scan of 100 pages in colour is under 30 MB
_WIB = timezone(timedelta(hours=7))
_HALAMAN = 500  # a document of this kind has under 100
_TERSEBUT = 20  # differences named; more say the same
_KATA = re.compile(r"\w+")
_ANGKA = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class TandaTangan:
    """One electronic signature. `oleh`: name in the certificate; `waktu`: WIB by the signer's machine, or null."""

    status: StatusTandaTangan
    alasan: str
    oleh: str | None
    waktu: datetime | None


@dataclass(frozen=True)
class Naskah:
    """The text of the PDF against the frozen version. `beda`: names and runs of targets that it lacks."""

    status: StatusNaskah
    alasan: str
    beda: tuple[str, ...] = ()


@dataclass(frozen=True)
class BerkasTertanda:
    """What is known of an uploaded PDF; no `tanda_tangan`: a scan, or signed on paper only."""

    halaman: int
    tanda_tangan: tuple[TandaTangan, ...]
    naskah: Naskah


def trust_roots(folder: Path) -> tuple[list[Sertifikat], list[str]]:
    """(certificates, names of files that are none) of a folder: .pem .crt .cer .der; empty where it does not exist."""
    roots: list[Sertifikat] = []
    bad: list[str] = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.suffix.casefold() in (".pem", ".crt", ".cer", ".der"):
            try:
                roots += load_certs_from_pemder_data(path.read_bytes())
            except (OSError, ValueError, TypeError):
                bad.append(path.name)
    return roots, bad


def examine(content: bytes, dokumen: DokumenIku, roots: Sequence[Sertifikat]) -> BerkasTertanda:
    """All that can be said of the PDF. Raises UnusableFileError where it is no PDF, or one with a password."""
    if len(content) > PALING_BESAR:
        raise UnusableFileError("PDF ini lebih dari 50 MB.", "Pindai dengan resolusi lebih rendah, lalu unggah lagi.")
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise UnusableFileError("PDF ini bersandi.", "Simpan tanpa kata sandi, lalu unggah lagi.")
        halaman = len(reader.pages)
    except UnusableFileError:
        raise
    except Exception as error:
        raise UnusableFileError("Berkas ini bukan PDF yang utuh.", "Unggah PDF hasil tanda tangan.") from error
    return BerkasTertanda(halaman, tuple(_signatures(content, roots)), _compare(reader, dokumen))


def _signatures(content: bytes, roots: Sequence[Sertifikat]) -> Iterator[TandaTangan]:
    try:
        embedded = PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures
    except Exception:
        yield TandaTangan("tidak_dapat_diperiksa", "Struktur tanda tangan di dalam PDF tidak dapat dibaca.", None, None)
        return
    for item in embedded:
        try:
            yield _one(item, roots)
        except Exception:
            yield TandaTangan("tidak_dapat_diperiksa", "Isi tanda tangan tidak dapat dibaca.", None, None)


def _one(item: EmbeddedPdfSignature, roots: Sequence[Sertifikat]) -> TandaTangan:
    # An empty list, not null: with null the library would take the roots of the machine.
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False, revocation_mode="soft-fail")
    status: Any = validate_pdf_signature(item, context)
    name = item.signer_cert.subject.native.get("common_name") if item.signer_cert else None
    when = item.self_reported_timestamp
    found, reason = _verdict(status, bool(roots))
    return TandaTangan(found, reason, name, when.astimezone(_WIB).replace(tzinfo=None) if when else None)


def _verdict(status: Any, has_roots: bool) -> tuple[StatusTandaTangan, str]:
    if not status.intact:
        return "tidak_valid", "Isi berkas berubah sesudah ditandatangani."
    if not status.valid:
        return "tidak_valid", "Tanda tangan tidak cocok dengan sertifikat penandatangan."
    if status.modification_level is None or status.modification_level == ModificationLevel.OTHER:
        return "tidak_valid", "Ada yang ditambahkan atau diubah di dalam berkas sesudah ditandatangani."
    if status.revoked:
        return "tidak_valid", "Sertifikat penandatangan sudah dicabut."
    if not status.trusted:
        problem = status.trust_problem_indic
        if problem in (AdESIndeterminate.OUT_OF_BOUNDS_NO_POE, AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED):
            return (
                "tidak_dapat_diperiksa",
                "Isi berkas utuh, tetapi masa berlaku sertifikat penandatangan sudah lewat atau belum mulai.",
            )
        missing = "penerbitnya tidak ada di folder akar kepercayaan" if has_roots else "folder akar kepercayaan kosong"
        return "tidak_dapat_diperiksa", f"Isi berkas utuh, tetapi sertifikat tidak dapat ditelusuri: {missing}."
    return (
        "valid",
        "Isi berkas utuh dan sertifikat diterbitkan oleh akar yang dipercaya. "
        "Pencabutan sertifikat tidak diperiksa karena aplikasi tidak memakai jaringan.",
    )


def _compare(reader: PdfReader, dokumen: DokumenIku) -> Naskah:
    """Each sasaran and indicator must stand in the text as a whole, the targets of its years one after the other."""
    try:
        text = "\n".join(page.extract_text() for page in reader.pages[:_HALAMAN])
    except Exception:
        return Naskah("tidak_dapat_dibandingkan", "Teks di dalam PDF tidak dapat dibaca.")
    if len(_KATA.findall(text)) < 20:
        return Naskah("tidak_dapat_dibandingkan", "PDF ini hampir tidak memuat teks; tampaknya pindaian.")
    letters, numbers = _letters(text), _numbers(text)
    needed: Counter[str] = Counter()
    beda = []
    for about, name, targets in _said(dokumen):
        needed.update([name, targets])
        if name and letters.count(_letters(name)) < needed[name]:
            beda.append(f"{about}: “{name}”")
        # Between two blanks: 2,5 is not found in 82,5, and runs that touch are both counted.
        if targets and len(re.findall(rf"(?<= ){re.escape(targets)}(?= )", f" {numbers} ")) < needed[targets]:
            beda.append(f"{about}, target: “{targets}”")
    if beda:
        more = f"; {_TERSEBUT} yang pertama disebut" if len(beda) > _TERSEBUT else ""
        reason = f"Yang tidak ada di dalam PDF: {len(beda)} nama atau deret target{more}."
        return Naskah("berbeda", reason, tuple(beda[:_TERSEBUT]))
    return Naskah("sama", "Setiap sasaran, indikator, dan deret target versi beku ada di dalam PDF.")


def _said(dokumen: DokumenIku) -> Iterator[tuple[str, str, str]]:
    """(about what, name, numbers of its targets) of each sasaran and indicator as the table prints them."""
    seen = set()
    for sasaran, item in dokumen.rows():
        name = (sasaran or "").removeprefix("Tujuan: ")
        if name and name not in seen:
            yield "Sasaran", name, ""
        seen.add(name)
        printed = [str(print_values(item.nilai("target", year), item.satuan_baku)) for year in dokumen.tahun_target]
        yield f"Indikator {item.nomor}", item.teks["indikator"], _numbers(" ".join(printed))


def _letters(text: str) -> str:
    """Letters and digits alone: a name is the same over line ends, hyphens and the edges of cells."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _numbers(text: str) -> str:
    """The numbers of a text in their order, a blank between two."""
    return " ".join(_ANGKA.findall(text))
