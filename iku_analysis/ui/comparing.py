"""What changed between any two frozen drafts: two choices, the list, the list as a workbook."""

from __future__ import annotations

from typing import Any

import streamlit as st

from iku_analysis.documents.differences import JUDUL_BEDA, Beda, differences, differences_xlsx
from iku_analysis.store.drafts import Draf
from iku_analysis.ui import approval
from iku_analysis.ui.table import MIME_XLSX, Kolom, Sel, show_table
from iku_analysis.ui.words import moment_text

_KOLOM = [
    Kolom("jenis", "Yang berubah", rapat=True),
    Kolom("tentang", "Tentang", lebar="26%"),
    Kolom("isian", "Isian", lebar="22%"),
    Kolom("lama", "Semula", lebar="20%"),
    Kolom("baru", "Menjadi", lebar="20%"),
]


def show_differences(drafts: tuple[Draf, ...]) -> None:
    """Choose two drafts and see what changed from the older to the newer."""
    if len(drafts) < 2:
        st.caption("Baru ada satu draf; perubahan terlihat mulai draf kedua.")
        return
    named = {draf.nomor: f"Draf nomor {draf.nomor} · {moment_text(draf.pada)}" for draf in drafts}
    numbers = list(named)
    left, right = st.columns(2)
    old = left.selectbox("Dari", numbers[1:], format_func=lambda number: named[number], key="beda-dari")
    later = [number for number in numbers if number > old]
    new = right.selectbox("Ke", later, format_func=lambda number: named[number], key="beda-ke")
    lama, baru = approval.version(old), approval.version(new)
    found = differences(lama, baru)
    if not found:
        st.markdown(f":green[✓] Draf nomor {old} dan nomor {new} berisi sama.")
        return
    show_table(_rows(found), _KOLOM, key="beda", label=f"Perubahan draf nomor {old} ke {new}", tinggi=420)
    st.download_button(
        "Unduh perubahan (Excel)",
        lambda: differences_xlsx(lama, baru),
        file_name=f"perubahan-draf-{old}-ke-{new}.xlsx",
        mime=MIME_XLSX,
        key="beda-unduh",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _rows(found: tuple[Beda, ...]) -> list[dict[str, Any]]:
    colours = {"ditambah": "hijau", "dihapus": "merah", "temuan": "kuning"}
    return [
        {
            "id": str(number),
            "jenis": Sel(JUDUL_BEDA[item.jenis], warna=colours.get(item.jenis), urut=number),
            "tentang": Sel(item.tentang, kecil=item.bidang or None, tebal=True),
            "isian": item.isian,
            "lama": item.lama,
            "baru": item.baru,
        }
        for number, item in enumerate(found)
    ]
