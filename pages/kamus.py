"""Kamus IKU: what does each indicator mean, is its description complete, where does each number come from?"""

import streamlit as st

from iku_analysis.ui import blocks, choosing, dictionary, look, state
from iku_analysis.ui.card_view import draw_card
from iku_analysis.ui.table import MIME_XLSX, show_table

blocks.page_head(
    "Kamus IKU",
    "Satu kartu untuk setiap indikator: arti, rumus, angka, riwayat, temuan, dan keputusannya, dengan sel asal setiap "
    "isian.",
)


@st.fragment
def page() -> None:
    """The list with its gaps, the files to print, and the card that is opened."""
    scope = state.current_scope()
    cards = dictionary.list_cards(scope.bidang)
    if not cards:
        blocks.empty_state(
            "Belum ada indikator untuk kamus. Unggah usulan bidang lebih dahulu.",
            "pages/unggah.py",
            "Unggah berkas",
        )
        return
    look.draw_cards(dictionary.counts(cards))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = st.segmented_control(
            "Tampilkan",
            [dictionary.SEMUA, dictionary.KURANG, dictionary.LENGKAP],
            default=dictionary.SEMUA,
            required=True,
            key="tampilan-kamus",
            bind="query-params",
        )
        st.download_button(
            "Manual IKU (Excel)",
            lambda: dictionary.manual_xlsx(cards),
            file_name=f"manual-iku-{scope.tahun}.xlsx",
            mime=MIME_XLSX,
            icon=":material/download:",
            key="kamus-excel",
            on_click="ignore",
        )
        st.download_button(
            "Manual IKU (PDF)",
            lambda: dictionary.manual_print(cards),
            file_name=f"manual-iku-{scope.tahun}.pdf",
            mime="application/pdf",
            icon=":material/print:",
            key="kamus-pdf",
            on_click="ignore",
        )
    shown = dictionary.narrowed(cards, view)
    show_table(
        dictionary.card_rows(shown),
        dictionary.DAFTAR,
        key="kamus",
        label="Kamus IKU",
        pilih=True,
        tinggi=300,
        cari=True,
    )
    opened = next((place for place, card in enumerate(shown) if dictionary.card_id(card) == choosing.selected()), None)
    if opened is None:
        st.caption("Klik satu indikator untuk membuka kartunya.")
        return
    detail(shown, opened)


def detail(shown: list[dictionary.KartuIku], place: int) -> None:
    """One card, the way to the one before and after it, and its own paper."""
    card = shown[place]
    with st.container(border=True, key="rincian"):
        with st.container(horizontal=True, vertical_alignment="center"):
            for label, icon, key, step in (
                ("Sebelumnya", ":material/arrow_back:", "kartu-mundur", -1),
                ("Berikutnya", ":material/arrow_forward:", "kartu-maju", 1),
            ):
                there = place + step
                is_there = 0 <= there < len(shown)
                other = dictionary.card_id(shown[there]) if is_there else None
                st.button(label, icon=icon, key=key, disabled=not is_there, on_click=choosing.select, args=(other,))
            st.caption(f"Kartu {place + 1} dari {len(shown)}")
            st.download_button(
                "Cetak kartu ini (PDF)",
                lambda: dictionary.manual_print([card]),
                file_name=f"kartu-iku-{card.nomor}.pdf",
                mime="application/pdf",
                icon=":material/print:",
                key="kartu-pdf",
                on_click="ignore",
            )
        draw_card(card)


page()
