"""Pengaturan: what is ours?"""

from dataclasses import asdict

import streamlit as st

from iku_analysis.store import history
from iku_analysis.ui import achievement, actions, addresses, blocks, choosing, letters, preference_rows, state
from iku_analysis.ui.table import show_table

blocks.page_head("Pengaturan", "Instansi, bidang, dan periode Anda. Setiap perubahan tercatat dan dapat diurungkan.")
settings, scope = state.get_settings(), state.current_scope()
agency = asdict(settings.instansi)


def agency_form() -> None:
    """Letter head and signatory."""
    with st.form("instansi", border=False):
        values = {}
        left, right = st.columns(2, gap="large")
        with left:
            st.subheader("Kop", anchor=False)
            for name, title in preference_rows.KOP.items():
                values[f"instansi.{name}"] = st.text_input(title, agency[name], key=f"isian-{name}")
        with right:
            st.subheader("Penanda tangan", anchor=False)
            for name, title in preference_rows.PENANDA_TANGAN.items():
                values[f"instansi.{name}"] = st.text_input(title, agency[name], key=f"isian-{name}")
        if st.form_submit_button("Simpan instansi", type="primary", icon=":material/check:"):
            actions.save_settings(preference_rows.changed(values, agency))
            st.rerun()


def bidang_form() -> None:
    """The names by which usulan are recognised."""
    with st.form("bidang", border=False):
        st.markdown("Satu nama per baris. Usulan dikenali menurut daftar ini; nama yang dihapus tidak lagi ditagih.")
        names = state.get_vocabulary().names("bidang")
        typed = st.text_area("Daftar bidang", "\n".join(names), height=220, key="isian-bidang")
        if st.form_submit_button("Simpan bidang", icon=":material/check:"):
            wanted = preference_rows.bidang_names(typed)
            if wanted:
                actions.save_settings({"bidang": wanted} if wanted != list(names) else {})
                st.rerun()
            st.warning("Daftar bidang tidak boleh kosong.", icon=":material/edit:")


def period_form() -> None:
    """Year and period of the IKU."""
    with st.form("periode", border=False):
        first, last = scope.periode or (scope.tahun - 1, scope.tahun + 3)
        year, start, end = st.columns(3)
        tahun = year.number_input("Tahun IKU", 2000, 2100, scope.tahun, key="isian-tahun")
        awal = start.number_input("Awal periode Renstra", 2000, 2100, first, key="isian-awal")
        akhir = end.number_input("Akhir periode Renstra", 2000, 2100, last, key="isian-akhir")
        if st.form_submit_button("Simpan tahun dan periode", icon=":material/check:"):
            if awal <= tahun <= akhir:
                actions.save_settings({"tahun": int(tahun), "periode": [int(awal), int(akhir)]})
                state.reset_scope()
                st.rerun()
            st.warning("Tahun IKU harus di dalam periode, dan awal periode sebelum akhirnya.", icon=":material/edit:")


def thresholds() -> None:
    """Thresholds of the checks, with their reasons."""
    st.markdown("Ambang diubah pada kartu pemeriksaan yang memakainya, dengan alasan.")
    st.page_link(
        "pages/pemeriksaan.py",
        label="Buka semua pemeriksaan",
        query_params=addresses.catalogue(),
        icon=":material/arrow_forward:",
    )
    rows = preference_rows.threshold_rows(settings.thresholds)
    show_table(
        rows, preference_rows.AMBANG_KOLOM, key="ambang", label="Ambang pemeriksaan", tinggi=None, unduh="ambang"
    )


def past_settings() -> None:
    """What was changed, and the way back."""
    past = history.settings_history(state.get_store())
    if past:
        rows = preference_rows.history_rows(past)
        show_table(rows, preference_rows.RIWAYAT_KOLOM, key="riwayat", label="Riwayat pengaturan", pilih=True)
        chosen = next((item for item in past if item.keputusan_id == choosing.selected() and item.berlaku), None)
        if st.button("Urungkan yang dipilih", disabled=chosen is None, icon=":material/undo:", key="urungkan-riwayat"):
            title = preference_rows.setting_title(chosen.kunci)
            actions.take_back([chosen.keputusan_id], f"{title} kembali seperti sebelumnya.")
            st.rerun()
    else:
        st.markdown("Belum ada yang diubah; yang berlaku adalah bawaan aplikasi.")


blocks.show_tabs(
    {
        "Instansi": agency_form,
        "Bidang": bidang_form,
        "Tahun dan periode": period_form,
        "Ambang pemeriksaan": thresholds,
        "Capaian": achievement.show_achievement,
        "Nomor surat": letters.show_patterns,
        "Riwayat": past_settings,
    },
    key="bagian",
    keep=True,
)
