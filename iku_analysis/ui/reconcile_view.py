"""Draws the reconciliation: counts, filters, the table, and what is decided for the ticked rows. Judges nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from iku_analysis.store.reconciliation import ask_bidang, can_follow, follow_renstra, keep_usulan
from iku_analysis.ui import actions, addresses, choosing, look, state
from iku_analysis.ui import reconciling as data
from iku_analysis.ui.differences import Beda
from iku_analysis.ui.finding_work import choose_day
from iku_analysis.ui.pairs import list_pairs
from iku_analysis.ui.table import show_table
from iku_analysis.ui.words import BEDA, HASIL

_PERLU, _SUDAH = addresses.PERLU, "Sudah diputuskan"
# Key of each filter → at rest.
SARINGAN: dict[str, Any] = {"putusan": _PERLU, "tahun-beda": data.SEMUA, "hal": [], "jenis-beda": []}


def show_reconciliation() -> None:
    """All that differs between the plans, and the decision for one row or for many at once."""
    scope = state.current_scope()
    found = data.list_differences(scope.bidang)
    look.draw_cards(data.counts(found))
    waiting = sum(item.is_waiting for item in list_pairs(scope.bidang))
    if waiting:
        st.caption(f"{waiting} usulan belum berpasangan dengan Renstra; putuskan di tampilan Padanan.")
    if not any(item.putusan == "perlu" for item in found):
        _all_decided()
    shown = _filters(found).apply(found)
    above = st.container()
    wanted = set(choosing.ticked())
    chosen = [item for item in found if item.id in wanted]
    if chosen:
        _form(chosen)
    elif shown:
        st.caption("Centang satu atau beberapa baris untuk memutuskannya sekaligus.")
    with above:  # drawn last: a decision of the form changes it, and is not to wait for it
        show_table(
            data.difference_rows(shown),
            data.KOLOM,
            key="rekonsiliasi",
            label=f"Rekonsiliasi {len(shown)} dari {len(found)} hal",
            tinggi=430,
            unduh="rekonsiliasi",
            centang="Putuskan yang dicentang",
            on_centang=choosing.tick,
        )


def _all_decided() -> None:
    """Nothing waits any more: on to the findings."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(HASIL["lulus"].colour("Semua perbedaan sudah diputuskan."), width="stretch")
        label, address = "Lanjut ke Pemeriksaan", addresses.findings()
        st.page_link("pages/pemeriksaan.py", label=label, query_params=address, icon=":material/arrow_forward:")


def _filters(found: Sequence[Beda]) -> data.Saringan:
    years = sorted({item.row["tahun"] for item in found if item.row["tahun"]})
    kinds = [name for name in data.NAMA_HAL if any(item.row["hal"] == name for item in found)]
    states = [name for name in BEDA if any(item.keadaan == name for item in found)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        putusan = st.segmented_control(
            "Putusan", [_PERLU, _SUDAH, data.SEMUA], default=_PERLU, required=True, key="putusan", bind="query-params"
        )
        tahun = st.selectbox("Tahun", [data.SEMUA, *years], key="tahun-beda", width=105)
        hal = st.multiselect(
            "Yang dibandingkan",
            kinds,
            format_func=data.NAMA_HAL.__getitem__,
            key="hal",
            placeholder="Semua hal",
            width=200,
        )
        keadaan = st.multiselect(
            "Jenis perbedaan",
            states,
            format_func=lambda name: BEDA[name].teks,
            key="jenis-beda",
            placeholder="Semua jenis",
            width=200,
        )
    return data.Saringan(
        putusan={_PERLU: "perlu", _SUDAH: "sudah"}.get(putusan),
        tahun=None if tahun == data.SEMUA else int(tahun),
        hal=hal,
        keadaan=keadaan,
    )


def _form(chosen: list[Beda]) -> None:
    """One decision for all ticked rows: follow the Renstra, keep the usulan with a reason, or ask the bidang."""
    with st.container(border=True, key="rincian"):
        st.subheader(f"Putuskan {len(chosen)} perbedaan", anchor=False)
        putusan = st.radio(
            "Putusan",
            list(data.PILIHAN),
            format_func=data.PILIHAN.__getitem__,
            captions=list(data.ARTI.values()),
            key="putusan-banyak",
            label_visibility="collapsed",
        )
        with st.form("putuskan-banyak", border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                teks = st.text_input(data.ISIAN[putusan], placeholder=data.CONTOH[putusan])
                batas = None
                if putusan == data.MINTA:
                    batas = choose_day("batas-beda")
            with st.container(horizontal=True):
                saved = st.form_submit_button("Simpan putusan", type="primary", icon=":material/check:")
                left = st.form_submit_button("Batal")
    if left:
        choosing.tick(())
        st.rerun()
    if not saved:
        return
    if putusan == data.PERTAHANKAN and not teks.strip():
        st.warning("Tulis alasannya; alasan itu dicetak dalam catatan draf.", icon=":material/edit:")
        return
    done, left_out = _save(putusan, chosen, teks.strip(), batas)
    note = f" {left_out} baris dilewati: {data.DILEWATI[putusan]}." if left_out else ""
    if not done:
        st.warning(f"Tidak ada yang diubah.{note}", icon=":material/info:")
        return
    actions.announce(f"{data.KABAR[putusan].format(len(chosen) - left_out)}{note}", done)
    choosing.tick(())
    st.rerun()


def _save(putusan: str, chosen: list[Beda], teks: str, batas: date | None) -> tuple[list[str], int]:
    """(ids by which all of it is taken back, how many rows it does not fit)."""
    store, user, analysis = state.get_store(), state.current_user(), state.get_analysis()
    if putusan == data.IKUTI:
        rows = [
            item.row
            for item in chosen
            if item.row["hal"] != "pagu" and item.putusan != "keluar" and can_follow(item.row)
        ]
        done = follow_renstra(store, rows, alasan=teks or data.CONTOH[data.IKUTI], oleh=user)
        return done, len(chosen) - len(done)
    fitting = [item for item in chosen if item.putusan not in ("tidak_perlu", "keluar")]
    rows = [item.row for item in fitting]
    if not rows:
        return [], len(chosen)
    if putusan == data.PERTAHANKAN:
        done = keep_usulan(store, rows, analysis.temuan, alasan=teks, oleh=user)
    else:
        things, tahun = [data.thing_of(item) for item in fitting], analysis.scope.tahun
        done = ask_bidang(store, rows, things, analysis.temuan, batas=batas, teks=teks, oleh=user, tahun_iku=tahun)
    return done, len(chosen) - len(fitting)
