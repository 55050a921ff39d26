"""Format: what goes out to each bidang?"""

import streamlit as st

from iku_analysis.ui import blocks, collecting

blocks.page_head(
    "Format",
    "Format isian setiap bidang dan sekretariat, sudah terisi dari Renstra dan IKU tahun lalu. "
    "Format yang kembali dibaca tanpa diketik ulang.",
)
known = collecting.load()
if not any(item.baris for item in known.semua.formats):
    blocks.empty_state(
        "Renstra belum diunggah, jadi formatnya masih kosong. Unggah Renstra (dan IKU tahun lalu) agar terisi.",
        "pages/unggah.py",
        "Unggah Renstra",
    )
batas = collecting.choose_deadline()
collecting.show_actions(known, batas)
if known.semua.tanpa_bidang:
    st.subheader(f"Belum diketahui bidangnya ({len(known.semua.tanpa_bidang)})", anchor=False)
    st.caption("Indikator ini ada di Renstra, tetapi belum masuk format mana pun. Pilih bidang yang mengisinya.")
    collecting.show_unassigned(known)
opened = collecting.show_list(known)
if opened:
    collecting.show_one(known, opened, batas)
else:
    st.caption("Klik satu bidang untuk format dan pesannya sendiri.")
st.subheader("Surat", anchor=False)
collecting.show_letters(known, batas)
