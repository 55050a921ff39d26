"""Back to the bidang: its own workbook marked in the cells, the message text, one zip of all.

Takes the analysis and the store through `documents.returns`, keeps it per revision; the page only calls `show_returns`.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import streamlit as st

from iku_analysis.documents.message import zip_of_returns
from iku_analysis.documents.returns import Return, returns
from iku_analysis.fields import TINGKAT as SEMUA_TINGKAT
from iku_analysis.pipeline import Analysis
from iku_analysis.settings import Settings
from iku_analysis.store.database import Store
from iku_analysis.ui import choosing, state
from iku_analysis.ui.finding_work import choose_day
from iku_analysis.ui.table import MIME_XLSX, Kolom, Sel, show_table
from iku_analysis.ui.words import TINGKAT, plain

DAFTAR = [
    Kolom("bidang", "Bidang"),
    Kolom("galat", "✖ Galat", "kanan", rapat=True),
    Kolom("peringatan", "▲ Peringatan", "kanan", rapat=True),
    Kolom("catatan", "● Catatan", "kanan", rapat=True),
    Kolom("cara", "Yang dikembalikan"),
]
_CARA = {"asli": "berkasnya sendiri, selnya ditandai", "tambahan": "buku kerja tersendiri"}


def show_returns() -> None:
    """Choose the day, see what goes to whom, take all at once or one by one."""
    batas = choose_day("batas-kembali", "Dikirim kembali paling lambat")
    items = _returns(
        (*state.revision_key(), batas), state.get_store(), state.get_analysis(), state.get_settings(), batas
    )
    if not items:
        st.caption("Belum ada usulan yang dapat dikembalikan.")
        return
    st.download_button(
        f"Unduh semua untuk {len(items)} berkas (zip)",
        lambda: zip_of_returns([(item.copy, item.pesan) for item in items]),
        file_name="kembali-ke-bidang.zip",
        mime="application/zip",
        type="primary",
        icon=":material/folder_zip:",
        key="unduh-semua-kembalian",
        on_click="ignore",
    )
    st.caption("Zip berisi buku kerja setiap bidang dan pesannya. Berkas yang tersimpan di sini tidak berubah.")
    show_table([_row(item) for item in items], DAFTAR, key="kembalian", label="Kembalian", pilih=True, tinggi=None)
    chosen = next((item for item in items if item.copy.nama == choosing.selected()), None)
    if chosen is None:
        st.caption("Klik satu baris untuk pesan dan buku kerja bidang itu.")
        return
    with st.container(border=True):
        st.subheader(plain(chosen.bidang or chosen.berkas), anchor=False)
        if chosen.copy.alasan:
            st.caption(plain(chosen.copy.alasan))
        st.download_button(
            f"Unduh {chosen.copy.nama}",
            chosen.copy.content,
            file_name=chosen.copy.nama,
            mime=MIME_XLSX,
            icon=":material/download:",
            key="unduh-kembalian",
            on_click="ignore",
        )
        st.text_area("Pesan untuk disalin", chosen.pesan, height=320, key=f"pesan-{chosen.copy.nama}-{batas}")


@st.cache_resource(max_entries=4, show_spinner="Menandai berkas setiap bidang …")
def _returns(
    revision: tuple[Any, ...], _store: Store, _analysis: Analysis, _settings: Settings, _batas: date
) -> list[Return]:
    return returns(_store, _analysis, _settings, batas=_batas)


def _row(item: Return) -> dict[str, Any]:
    count = Counter(mark.tingkat for mark in item.marks)
    cells: dict[str, Sel] = {
        name: Sel(str(count[name]), warna=TINGKAT[name].warna if count[name] else None) for name in SEMUA_TINGKAT
    }
    way = _CARA[item.copy.cara] if item.marks else "tidak ada yang perlu diperbaiki"
    sender = Sel(item.bidang or "Bidang belum diketahui", item.berkas)
    return {"id": item.copy.nama, "bidang": sender, **cells, "cara": way}
