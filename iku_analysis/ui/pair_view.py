"""Draws the pairs of usulan and Renstra: the list, the one that is opened, and the decision about it."""

from __future__ import annotations

import streamlit as st

from iku_analysis.ui import actions, candidates, choosing, look, pairs, state
from iku_analysis.ui.addresses import reconciliation
from iku_analysis.ui.pair_many import decide_ticked
from iku_analysis.ui.reconciling import list_differences
from iku_analysis.ui.table import show_table
from iku_analysis.ui.words import HASIL, PADANAN, plain

LAIN, TIDAK_ADA = "Indikator Renstra lain", "Tidak ada padanannya di Renstra"


def show_pairs(found: list[pairs.Pasangan]) -> None:
    """Counts, the list, and the usulan that is opened."""
    look.draw_cards(pairs.state_cards(found))
    names = [name for name in PADANAN if any(item.keadaan == name for item in found)]
    chosen = st.pills(
        "Tampilkan",
        names,
        selection_mode="multi",
        format_func=lambda name: PADANAN[name].teks,
        key="keadaan",
        bind="query-params",
    )
    shown = [item for item in found if not chosen or item.keadaan in chosen]
    tahun = state.current_scope().tahun
    show_table(
        pairs.pair_rows(shown, tahun),
        pairs.DAFTAR,
        key="padanan",
        label=f"Padanan usulan, target {tahun}",
        pilih=True,
        tinggi=360,
        unduh="padanan",
        centang="Putuskan yang dicentang",
        on_centang=choosing.tick,
    )
    wanted = set(choosing.ticked())
    ticked = [item for item in found if item.baris["baris_id"] in wanted]
    if ticked:
        decide_ticked(ticked)
        return
    opened = next((item for item in found if item.baris["baris_id"] == choosing.selected()), None)
    if opened:
        _detail(opened, found)
    else:
        st.caption(
            "Klik satu baris untuk melihat ketiganya berdampingan dan memutuskan, atau centang beberapa baris untuk "
            "memutuskannya sekaligus."
        )
        if not any(item.is_waiting for item in found):
            _all_decided()


def _all_decided() -> None:
    """Nothing waits any more: on to what differs."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(HASIL["lulus"].colour("Semua padanan sudah diputuskan."), width="stretch")
        differing = sum(item.putusan == "perlu" for item in list_differences(state.current_scope().bidang))
        if differing:
            label = f"Lanjut: {differing} perbedaan menunggu putusan"
            st.page_link(
                "pages/padanan.py", label=label, query_params=reconciliation(), icon=":material/arrow_forward:"
            )


def _detail(item: pairs.Pasangan, found: list[pairs.Pasangan]) -> None:
    """The decision first where one is wanted, and the plans side by side; else the other way round."""
    with st.container(border=True, key="rincian"):
        st.subheader(plain(item.baris["indikator"]), anchor=False)
        st.markdown(PADANAN[item.keadaan].markdown)
        if item.is_waiting:
            _decide(item, found)
        rows, columns = pairs.comparison(item)
        show_table(rows, columns, key="banding", label="Perbandingan", cari=False, tinggi=None)
        if item.is_waiting:
            return
        decided = actions.decisions_about("padanan", item.kunci)
        if decided:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(pairs.decision_text(decided[0])), width="stretch")
                if st.button("Urungkan keputusan", icon=":material/undo:", key="urungkan-padanan"):
                    actions.take_back([one.keputusan_id for one in decided], "Keputusan padanan diurungkan.")
                    st.rerun()
        if item.keluar:
            st.caption(f"Tidak dimuat dalam draf, {plain(item.keluar)}. Ubah putusannya di halaman Rapat.")
            return
        own = [one for one in list_differences(None) if one.baris and one.baris["baris_id"] == item.baris["baris_id"]]
        if any(one.putusan == "perlu" for one in own):
            label = "Putuskan perbedaannya di Rekonsiliasi"
            st.page_link(
                "pages/padanan.py", label=label, query_params=reconciliation(), icon=":material/arrow_forward:"
            )
        change = st.expander("Ubah padanan", key=f"ubah-{item.baris['baris_id']}", on_change="rerun")
        if change.open:
            with change:
                _decide(item, found)


def _decide(item: pairs.Pasangan, found: list[pairs.Pasangan]) -> None:
    """Accept a candidate, choose another, or say that there is none, with the reason."""
    proposed = candidates.candidates(item)
    labels = [choice.label for choice in proposed]
    choice = st.radio(
        "Padanannya di Renstra",
        [*range(len(proposed)), LAIN, TIDAK_ADA],
        index=0 if candidates.is_likely(item) else None,  # what is hardly alike is not proposed by default
        format_func=lambda option: plain(labels[option]) if isinstance(option, int) else option,
        captions=[plain(option.keterangan) for option in proposed] + ["pilih dari daftar", "wajib dengan alasan"],
        key=f"pilihan-{item.baris['baris_id']}",
    )
    partner = proposed[choice] if isinstance(choice, int) else None
    with st.form(f"putuskan-{item.baris['baris_id']}", border=False):
        if choice == LAIN:
            partner = st.selectbox(
                "Indikator Renstra",
                candidates.all_renstra(),
                index=None,
                format_func=lambda option: " — ".join(part for part in (option.label, option.keterangan) if part),
                placeholder="Ketik sebagian namanya",
                key=f"lain-{item.baris['baris_id']}",
            )
        reason = st.text_input(
            "Alasan", key=f"alasan-{item.baris['baris_id']}", placeholder="Wajib bila tidak ada padanannya"
        ).strip()
        saved = st.form_submit_button("Simpan keputusan", type="primary", key="simpan-padanan", icon=":material/check:")
    if not saved:
        return
    if choice == TIDAK_ADA and not reason:
        st.warning("Tulis alasannya: mengapa indikator ini tidak ada di Renstra?", icon=":material/edit:")
    elif choice is None:
        st.warning("Pilih dahulu padanannya, atau nyatakan tidak ada.", icon=":material/edit:")
    elif choice == LAIN and partner is None:
        st.warning("Pilih dahulu indikator Renstra dari daftar.", icon=":material/edit:")
    else:
        name = partner.label if partner else "tidak ada di Renstra"
        actions.record(
            "padanan",
            item.kunci[0],
            {"renstra": partner.kunci if partner else None},
            f"Padanan “{item.baris['indikator']}” disimpan: {name}.",
            alasan=reason or None,
        )
        choosing.select(pairs.next_open(found, item))
        st.rerun()
