"""The draft from the pages: is the last one still what would be made now, what is open, the preview, the download.

A version is the same when building it again under its number and date gives the same bytes; then no new number is
taken. Takes the analysis and the store, draws nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from iku_analysis import drafting
from iku_analysis.documents.forms import table_form
from iku_analysis.documents.layout import A4, Bentuk
from iku_analysis.documents.model import DokumenIku, build_document
from iku_analysis.documents.pages import Blok
from iku_analysis.documents.writers import PENULIS
from iku_analysis.documents.xlsx import write_xlsx
from iku_analysis.pipeline import Analysis
from iku_analysis.settings import Settings
from iku_analysis.store.drafts import Draf, draft_content
from iku_analysis.store.uploads import now
from iku_analysis.ui import actions, addresses, state
from iku_analysis.ui.addresses import Address
from iku_analysis.ui.files import moment_cell
from iku_analysis.ui.progress import Ringkasan
from iku_analysis.ui.table import Kolom, Sel
from iku_analysis.ui.words import TINGKAT, Tanda

DAFTAR = [
    Kolom("nomor", "Nomor", "kanan"),
    Kolom("berkas", "Berkas", patah=True),
    Kolom("pada", "Dibuat", rapat=True),
    Kolom("sidik", "Sidik", rapat=True),
]
_SIDIK = 12  # hex digits shown; the whole one stands in the tooltip


@dataclass(frozen=True)
class Terbuka:
    """One kind of open work before the draft can be submitted, and the page where it is done."""

    tanda: Tanda
    kalimat: str
    halaman: str
    label: str
    saring: Address = field(default_factory=dict)


def open_points(summary: Ringkasan) -> list[Terbuka]:
    """What is still open, what blocks first; empty: the draft is ready."""
    out = []
    if summary.belum_mengirim:
        names = "; ".join(summary.belum_mengirim)
        text = f"{len(summary.belum_mengirim)} bidang belum mengirim: {names}"
        out.append(Terbuka(TINGKAT["galat"], text, "pages/unggah.py", "Unggah"))
    asked = Counter(item.tingkat for item in summary.diminta)
    out += _findings(summary.belum.get("galat", 0), asked["galat"], "galat")
    if pairs := summary.ragu + summary.tanpa_padanan:
        text = f"{pairs} padanan menunggu keputusan"
        address = addresses.waiting_pairs(summary)
        out.append(Terbuka(TINGKAT["galat"], text, "pages/padanan.py", "Padanan", address))
    if summary.asing:
        text = f"{len(summary.asing)} berkas yang judulnya menyebut instansi lain: {'; '.join(summary.asing)}"
        out.append(Terbuka(TINGKAT["galat"], text, "pages/unggah.py", "Unggah"))
    if summary.selisih:
        text = f"{summary.selisih} perbedaan dengan Renstra dan Renja menunggu putusan"
        out.append(Terbuka(TINGKAT["peringatan"], text, "pages/padanan.py", "Rekonsiliasi", addresses.reconciliation()))
    if unread := summary.belum_terbaca:
        text = f"{len(unread)} berkas belum terbaca dan isinya tidak ada dalam draf: {'; '.join(unread)}"
        out.append(Terbuka(TINGKAT["peringatan"], text, "pages/unggah.py", "Unggah"))
    if renamed := len(state.get_analysis().presumed_renamings()):
        text = f"{renamed} dugaan ganti nama sejak IKU tahun lalu belum dipastikan"
        out.append(Terbuka(TINGKAT["peringatan"], text, "pages/padanan.py", "Tahun lalu", addresses.last_year()))
    if summary.ditunda:
        text = f"{summary.ditunda} indikator ditunda rapat dan menunggu putusan"
        out.append(Terbuka(TINGKAT["galat"], text, "pages/rapat.py", "Rapat"))
    return out + _findings(summary.belum.get("peringatan", 0), asked["peringatan"], "peringatan")


def _findings(untouched: int, asked: int, tingkat: str) -> list[Terbuka]:
    """The findings of one severity: those nobody has dealt with, and those whose repair is awaited."""
    counted = ((untouched, "belum ditangani", "Terbuka"), (asked, "menunggu perbaikan bidang", "Diminta"))
    return [
        Terbuka(
            TINGKAT[tingkat],
            f"{count} {tingkat} {word}",
            "pages/pemeriksaan.py",
            "Pemeriksaan",
            addresses.findings(tingkat=tingkat, keadaan=keadaan),
        )
        for count, word, keadaan in counted
        if count
    ]


def has_sample_signatory(settings: Settings) -> bool:
    """Whether the signatory is still the invented one that comes with the app: its NIP is all zeros, no real one is."""
    return set(settings.instansi.nip_penandatangan) == {"0"}


def preview(bidang: str | None) -> tuple[DokumenIku, Bentuk, list[Blok]]:
    """The document of the present state and its tabular form, as it is printed."""
    today = now().date()
    return _preview(
        (*state.revision_key(), bidang, today), state.get_scoped_analysis(bidang), state.get_settings(), today
    )


@st.cache_resource(max_entries=8, show_spinner=False)
def _preview(
    revision: tuple[Any, ...], _analysis: Analysis, _settings: Settings, _today: date
) -> tuple[DokumenIku, Bentuk, list[Blok]]:
    document = build_document(_analysis, _settings, tanggal=_today, nomor=None)
    return document, *table_form(document, A4)


def current_draft() -> Draf | None:
    """The last draft of the year when it still says what would be made now; else null."""
    scope = state.whole_scope()
    drafts = [draf for draf in state.in_force().drafts if draf.tahun == scope.tahun]
    if not drafts:
        return None
    last = drafts[0]
    same = _rebuilt(state.revision_key(), last.nomor, last.pada.date()) == last.sidik
    return last if same else None


@st.cache_resource(max_entries=8, show_spinner=False)
def _rebuilt(revision: tuple[Any, ...], nomor: int, tanggal: date) -> str:
    """SHA-256 of the workbook that the present state gives under an earlier number and date."""
    document = build_document(state.get_analysis(), state.get_settings(), tanggal=tanggal, nomor=nomor)
    return hashlib.sha256(write_xlsx(document)).hexdigest()


def next_number() -> int:
    """The number that the next draft takes."""
    return max((draf.nomor for draf in state.in_force().drafts), default=0) + 1


def make_draft() -> None:
    """Keep the present version under the next number and say so. A draft given out is never taken back."""
    with st.spinner("Menyusun draf …"):
        made = drafting.keep_draft(
            state.get_store(),
            state.get_analysis(),
            state.get_settings(),
            oleh=state.current_user(),
            tanggal=now().date(),
        )
    actions.announce(f"Draf nomor {made.draf.nomor} dibuat dan disimpan; sekarang dapat diunduh.")


def reader(nomor: int, akhiran: str = "xlsx") -> Callable[[], bytes]:
    """A function that gives a draft: the workbook as given out, another form made again from its frozen content."""
    store = state.get_store()
    if akhiran == "xlsx":
        return lambda: draft_content(store, nomor)
    return lambda: drafting.rebuild_draft(store, nomor, akhiran)


def show_downloads(draf: Draf, label: str, key: str) -> None:
    """One button a form of the same draft; a draft that was not frozen has only its workbook."""
    for akhiran, form in PENULIS.items():
        if akhiran == "xlsx" or draf.is_frozen:
            st.download_button(
                f"{label} ({form.judul})" if akhiran == "xlsx" else form.judul,
                reader(draf.nomor, akhiran),
                file_name=f"{draf.berkas.removesuffix('.xlsx')}.{akhiran}",
                mime=form.mime,
                type="primary" if akhiran == "xlsx" and key == "unduh-draf" else "secondary",
                icon=":material/download:",
                key=key if akhiran == "xlsx" else f"{key}-{akhiran}",
                on_click="ignore",
            )


def draft_rows() -> list[dict[str, Any]]:
    """All drafts, newest first."""
    return [
        {
            "id": str(draf.nomor),
            "nomor": str(draf.nomor),
            "berkas": draf.berkas,
            "pada": moment_cell(draf.pada, draf.oleh, draf.pada.isoformat()),
            "sidik": Sel(draf.sidik[:_SIDIK], judul=draf.sidik),
        }
        for draf in state.in_force().drafts
    ]
