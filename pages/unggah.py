"""Unggah: did it read my file right?"""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from iku_analysis.fields import JENIS, JUDUL_JENIS
from iku_analysis.records import Masalah
from iku_analysis.store import history
from iku_analysis.ui import actions, blocks, changes, choosing, files, imports, reading_plan, state
from iku_analysis.ui.table import show_table
from iku_analysis.ui.words import KEADAAN, plain

BELUM_DIKETAHUI = "Belum diketahui"

blocks.page_head(
    "Unggah",
    "Seret semua berkas sekaligus: usulan setiap bidang, Renstra, Renja, IKU tahun lalu, pengukuran, dan rencana aksi. "
    "Jenis dan bidang dikenali dari isinya; berkas asli tidak diubah.",
)
dropped = st.file_uploader(
    "Seret berkas Excel ke kotak ini, atau pilih dari folder",
    type=["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"],
    accept_multiple_files=True,
    key=imports.uploader_key(),
)
if dropped:
    imports.import_dropped(dropped)
    st.rerun()

imports.show_results()


@st.fragment
def uploads() -> None:
    """All uploads, and the one that is opened."""
    stored = state.get_uploads()
    if not stored:
        blocks.empty_state(
            "Belum ada berkas yang disimpan. Seret berkas ke kotak di atas, atau muat data contoh dari Beranda "
            "untuk melihat cara kerjanya.",
            "pages/beranda.py",
            "Ke Beranda",
        )
        return
    st.subheader("Berkas yang tersimpan", anchor=False)
    st.caption("Klik satu berkas untuk melihat apa yang dibaca darinya, sel demi sel.")
    rows = files.upload_rows(stored)
    show_table(rows, files.UNGGAHAN, key="unggahan", label="Berkas tersimpan", pilih=True, tinggi=380, unduh="berkas")
    opened = next((item for item in stored if item.unggahan_id == choosing.selected()), None)
    if opened:
        detail(opened)


def detail(item: history.BerkasTersimpan) -> None:
    """What was read of one upload, and what was not."""
    store = state.get_store()
    sheets, problems = history.sheets_of(store, item.unggahan_id), history.problems_of(store, item.unggahan_id)
    tables = {
        "Baris dibaca": (files.record_rows(history.records_of(store, item.unggahan_id)), files.BARIS),
        "Masalah": (files.problem_rows(problems), files.MASALAH),
        "Dilewati": (files.skipped_rows(sheets), files.DILEWATI),
        "Lembar": (files.sheet_rows(sheets), files.LEMBAR),
    }
    with st.container(border=True, key="rincian"):
        st.subheader(plain(item.berkas), anchor=False)
        count = files.read_count(item)
        st.markdown(
            f"{KEADAAN[item.keadaan].markdown} · {count.teks} terbaca · {count.kecil} · "
            f"{item.lembar_dipakai} dari {item.lembar} lembar dipakai"
        )
        corrections(item, problems)
        parts: dict[str, Callable[[], None]] = {
            "Gambar lembar": partial(reading_plan.show_plan, item),
            "Perubahan": partial(changes.show_changes, item),
        }
        for title, (rows, columns) in tables.items():
            parts[f"{title} ({len(rows)})"] = partial(
                show_table, rows, columns, key=f"unggah-{title}", label=title, unduh=f"{title} {item.berkas}"
            )
        blocks.show_tabs(parts, key=f"bagian-{item.unggahan_id}")


def corrections(item: history.BerkasTersimpan, problems: Sequence[Masalah]) -> None:
    """Correct kind and bidang, read again when the period is known by now; take the upload back."""
    if item.keadaan == "dibatalkan":
        st.caption("Unggahan ini dibatalkan; isinya tidak dihitung. Unggah lagi berkasnya bila diperlukan.")
        return
    imports.ask_owner(problems)
    names = [BELUM_DIKETAHUI, *state.get_vocabulary().names("bidang")]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        jenis = st.selectbox(
            "Jenis",
            JENIS,
            index=JENIS.index(item.jenis) if item.jenis in JENIS else None,
            format_func=JUDUL_JENIS.__getitem__,
            key=f"jenis-{item.unggahan_id}",
            width=220,
        )
        bidang = st.selectbox(
            "Bidang",
            names,
            index=names.index(item.bidang) if item.bidang in names else 0,
            disabled=jenis != "usulan",
            key=f"bidang-{item.unggahan_id}",
            width=300,
        )
        chosen = None if jenis != "usulan" or bidang == BELUM_DIKETAHUI else bidang
        changed = (jenis, chosen) != (item.jenis, item.bidang if jenis == "usulan" else None)
        waits = bool(state.current_scope().periode) and any(problem.kode == "B12" for problem in problems)
        if st.button("Baca ulang", disabled=not (changed or waits), key="baca-ulang", icon=":material/refresh:"):
            imports.read_again(item.unggahan_id, jenis, chosen)
            st.rerun()
        if st.button("Batalkan unggahan", key="batalkan", icon=":material/close:"):
            actions.take_back([item.unggahan_id], f"Unggahan {item.berkas} dibatalkan; isinya tidak dihitung lagi.")
            st.rerun()


uploads()
