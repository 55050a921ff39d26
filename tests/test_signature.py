"""The signed PDF: valid, changed, unknown issuer, scan; its text against the frozen version. The CA is made here."""

from __future__ import annotations

import io
import socket
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
import typst
from asn1crypto import keys, x509
from cryptography import x509 as cx509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfReader, PdfWriter

from iku_analysis.documents.model import DokumenIku, build_document
from iku_analysis.documents.signature import BerkasTertanda, examine, trust_roots
from iku_analysis.documents.writers import PENULIS
from iku_analysis.errors import UnusableFileError
from iku_analysis.settings import Settings
from tests import pembuat
from tests.test_documents_model import TANGGAL, analysis

HARI = datetime.now(UTC)


@cache
def dokumen() -> DokumenIku:
    usulan = pembuat.usulan(
        {"sasaran": "Meningkatnya kerukunan", "indikator": "Persentase Ormas Aktif", "satuan": "Persen",
         "target": {2026: "82,5", 2027: "82,5"}},
        {"indikator": "Indeks Kerukunan", "satuan": "Indeks", "target": {2026: 71}},
    )  # fmt: skip
    return build_document(analysis(usulan), Settings(), tanggal=TANGGAL, nomor=4)


ISI = """Indikator Kinerja Utama Badan Contoh yang ditetapkan oleh Kepala Badan pada tahun ini, dengan tabel berikut

Meningkatnya kerukunan / Persentase Ormas Aktif / Persen / 82,5 / 82,5 / Indeks Kerukunan / Indeks / 71"""


def pdf(text: str = ISI) -> bytes:
    content: bytes = typst.compile(text.encode(), format="pdf", timestamp=0, ignore_system_fonts=True)
    return content


def name(text: str) -> cx509.Name:
    return cx509.Name([cx509.NameAttribute(NameOID.COMMON_NAME, text)])


def certificate(subject: str, issuer: str, key: ec.EllipticCurvePublicKey, by: ec.EllipticCurvePrivateKey,
                *, is_ca: bool, until: datetime) -> bytes:  # fmt: skip
    builder = (
        cx509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key)
        .serial_number(cx509.random_serial_number())
        .not_valid_before(HARI - timedelta(days=400))
        .not_valid_after(until)
        .add_extension(cx509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(
            cx509.KeyUsage(not is_ca, not is_ca, False, False, False, is_ca, is_ca, False, False), critical=True
        )
        .add_extension(cx509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(cx509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    return builder.sign(by, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@cache
def authority(until_days: int) -> tuple[bytes, signers.SimpleSigner]:
    """(root certificate, a signer it vouches for)."""
    root_key, own_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = certificate("Akar Uji", "Akar Uji", root_key.public_key(), root_key, is_ca=True,
                       until=HARI + timedelta(days=900))  # fmt: skip
    own = certificate("Drs. Contoh Pejabat", "Akar Uji", own_key.public_key(), root_key, is_ca=False,
                      until=HARI + timedelta(days=until_days))  # fmt: skip
    secret = own_key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    signer = signers.SimpleSigner(
        x509.Certificate.load(own), keys.PrivateKeyInfo.load(secret), SimpleCertificateStore(), embed_roots=False
    )
    return root, signer


@cache
def signed(until_days: int) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf()))
    meta = signers.PdfSignatureMetadata(field_name="Tanda", md_algorithm="sha256")
    return signers.sign_pdf(writer, meta, signer=authority(until_days)[1]).getvalue()


def look(content: bytes, *roots: bytes) -> BerkasTertanda:
    return examine(content, dokumen(), [x509.Certificate.load(root) for root in roots])


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_signature_of_a_trusted_issuer_is_valid_and_names_signer_and_time() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    (found,) = look(signed.__wrapped__(300), authority(300)[0]).tanda_tangan
    assert (found.status, found.oleh) == ("valid", "Drs. Contoh Pejabat")
    assert "Pencabutan sertifikat tidak diperiksa" in found.alasan
    assert found.waktu
    wib = timedelta(hours=7)
    assert before <= found.waktu.replace(tzinfo=UTC) - wib <= datetime.now(UTC)


def test_signature_of_an_issuer_nobody_gave_cannot_be_checked() -> None:
    (found,) = look(signed(300)).tanda_tangan
    assert (found.status, "akar kepercayaan kosong" in found.alasan) == ("tidak_dapat_diperiksa", True)
    (found,) = look(signed(300), authority(200)[0]).tanda_tangan
    assert (found.status, "tidak ada di folder" in found.alasan) == ("tidak_dapat_diperiksa", True)


def test_certificate_that_ran_out_cannot_be_checked() -> None:
    (found,) = look(signed(-30), authority(-30)[0]).tanda_tangan
    assert (found.status, "masa berlaku" in found.alasan) == ("tidak_dapat_diperiksa", True)


def test_byte_changed_after_signing_is_not_valid() -> None:
    content = bytearray(signed(300))
    place = content.index(b"/Producer") if b"/Producer" in content else content.index(b"/MediaBox") + 12
    content[place + 12] ^= 1
    (found,) = look(bytes(content), authority(300)[0]).tanda_tangan
    assert (found.status, found.alasan) == ("tidak_valid", "Isi berkas berubah sesudah ditandatangani.")


def test_page_added_after_signing_is_not_valid() -> None:
    writer = PdfWriter(io.BytesIO(signed(300)), incremental=True)
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    (found,) = look(out.getvalue(), authority(300)[0]).tanda_tangan
    assert (found.status, "sesudah ditandatangani" in found.alasan) == ("tidak_valid", True)


def test_unsigned_pdf_has_no_signature_and_its_text_is_compared() -> None:
    found = look(pdf())
    assert (found.halaman, found.tanda_tangan, found.naskah.status) == (1, (), "sama")


def test_word_broken_at_the_end_of_a_line_is_still_the_word() -> None:
    text = ISI.replace("Persentase", "Persen-#linebreak()tase").replace("kerukunan", "keru#linebreak()kunan")
    assert look(pdf(text)).naskah.status == "sama"


@pytest.mark.parametrize(
    ("old", "new", "beda"),
    [
        ("82,5 / 82,5", "82,5 / 85,2", ("Indikator 1, target: “82,5 82,5”",)),
        ("/ 71", "/ 17", ("Indikator 2, target: “71”",)),
        ("Indeks Kerukunan", "Indeks Ketahanan", ("Indikator 2: “Indeks Kerukunan”",)),
        ("Ormas Aktif", "Ormas Pasif", ("Indikator 1: “Persentase Ormas Aktif”",)),
    ],
)
def test_changed_word_or_number_is_named(old: str, new: str, beda: tuple[str, ...]) -> None:
    naskah = look(pdf(ISI.replace(old, new))).naskah
    assert (naskah.status, naskah.beda) == ("berbeda", beda)


def test_scan_without_text_cannot_be_compared() -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    naskah = look(out.getvalue()).naskah
    assert naskah.status == "tidak_dapat_dibandingkan"
    assert naskah.alasan == "PDF ini hampir tidak memuat teks; tampaknya pindaian."


def test_what_is_no_pdf_or_has_a_password_is_refused() -> None:
    for content in (b"", b"bukan pdf", pdf()[:200]):
        with pytest.raises(UnusableFileError, match="bukan PDF"):
            look(content)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("rahasia")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnusableFileError, match="bersandi"):
        look(out.getvalue())


def test_damaged_signature_never_stops_the_page() -> None:
    content = signed(300)
    start = content.index(b"/Contents <") + 11
    (found,) = look(content[:start] + b"00" * 20 + content[start + 40 :], authority(300)[0]).tanda_tangan
    assert found.status != "valid"


def test_roots_are_read_from_a_folder_and_what_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "akar.der").write_bytes(authority(300)[0])
    (tmp_path / "rusak.pem").write_text("bukan sertifikat")
    (tmp_path / "catatan.txt").write_text("abaikan")
    roots, bad = trust_roots(tmp_path)
    assert ([root.subject.native["common_name"] for root in roots], bad) == (["Akar Uji"], ["rusak.pem"])
    assert trust_roots(tmp_path / "tidak-ada") == ([], [])


def test_our_own_pdf_says_the_same_as_its_version_and_not_as_another() -> None:
    content = PENULIS["pdf"].tulis(dokumen())
    assert look(content).naskah.beda == ()
    usulan = pembuat.usulan({"indikator": "Indeks Kerukunan Umat", "satuan": "Indeks", "target": {2026: 72}})
    other = build_document(analysis(usulan), Settings(), tanggal=TANGGAL, nomor=5)
    found = examine(content, other, []).naskah.beda
    assert found == ("Indikator 1: “Indeks Kerukunan Umat”", "Indikator 1, target: “72”")
