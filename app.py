"""The app: page settings, the pages, the sidebar. Everything else is in pages/ and iku_analysis/."""

import streamlit as st

from iku_analysis.ui import frame, look

st.set_page_config(page_title="Analisis IKU", page_icon=look.IKON, layout="wide")
PAGES = {
    "beranda": st.Page("pages/beranda.py", title="Beranda", icon=":material/home:", default=True),
    "format": st.Page("pages/format.py", title="Format", icon=":material/outgoing_mail:"),
    "unggah": st.Page("pages/unggah.py", title="Unggah", icon=":material/upload_file:"),
    "padanan": st.Page("pages/padanan.py", title="Padanan", icon=":material/compare_arrows:"),
    "pemeriksaan": st.Page("pages/pemeriksaan.py", title="Pemeriksaan", icon=":material/fact_check:"),
    "kamus": st.Page("pages/kamus.py", title="Kamus IKU", icon=":material/menu_book:", url_path="kamus"),
    "grafik": st.Page("pages/grafik.py", title="Grafik", icon=":material/bar_chart:"),
    "rapat": st.Page("pages/rapat.py", title="Rapat", icon=":material/groups:"),
    "draf": st.Page("pages/draf.py", title="Draf", icon=":material/description:"),
    "pengesahan": st.Page("pages/pengesahan.py", title="Pengesahan", icon=":material/approval:"),
    "pengaturan": st.Page("pages/pengaturan.py", title="Pengaturan", icon=":material/settings:"),
}
page = st.navigation(list(PAGES.values()), position="hidden")
frame.run(page, PAGES)
