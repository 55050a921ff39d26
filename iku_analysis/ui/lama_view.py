"""Draws what changed since last year's IKU, and the baselines against what was reached. Judges nothing."""

from __future__ import annotations

from typing import Any

import streamlit as st

from iku_analysis.documents.cards import PERUBAHAN
from iku_analysis.documents.frames import rows_of
from iku_analysis.fields import FIELDS
from iku_analysis.number_format import format_angka
from iku_analysis.store.decisions import record_keys
from iku_analysis.ui import actions, blocks, choosing, look, state
from iku_analysis.ui.look import Kartu
from iku_analysis.ui.table import Kolom, Sel, show_table
from iku_analysis.ui.words import LAMA, REALISASI, place_text, plain

_KOLOM = [
    Kolom("keadaan", "Keadaan", rapat=True),
    Kolom("usulan", "Usulan"),
    Kolom("lama", "IKU tahun lalu"),
    Kolom("ubah", "Isi yang berubah"),
]
_REALISASI = [
    Kolom("keadaan", "Keadaan", rapat=True),
    Kolom("usulan", "Usulan"),
    Kolom("tahun", "Tahun", rapat=True),
    Kolom("baseline", "Baseline usulan"),
    Kolom("ukur", "Realisasi"),
    Kolom("selisih", "Selisih", "kanan"),
]
_BERHENTI = "Tidak diusulkan lagi"


def show_last_year() -> None:
    """The indicators over two years, then the baselines; an empty state where nothing of it was uploaded."""
    analysis, rows, bidang = state.get_analysis(), state.get_rows(), state.current_scope().bidang
    links = [
        {**item, "id": item["usulan_id"] or item["lama_id"]}
        for item in rows_of(analysis.lama)
        if bidang is None or not item["usulan_id"] or rows[item["usulan_id"]]["bidang"] == bidang
    ]
    measured = [
        item for item in rows_of(analysis.realisasi) if bidang is None or rows[item["usulan_id"]]["bidang"] == bidang
    ]
    if not links and not measured:
        blocks.empty_state(
            "Belum ada IKU tahun lalu maupun tabel pengukuran. Unggah keduanya untuk melihat apa yang ditambah, "
            "dihapus, berganti nama, atau berubah isinya.",
            "pages/unggah.py",
            "Unggah berkas",
        )
        return
    if links:
        _draw_links(links, rows)
    if measured:
        st.subheader("Baseline dan realisasi", anchor=False)
        shown = sorted(measured, key=lambda item: REALISASI[item["keadaan"]].urut)
        show_table(
            [_measured_row(number, item, rows) for number, item in enumerate(shown)],
            _REALISASI,
            key="realisasi",
            label="Baseline usulan terhadap realisasi tahun itu",
            unduh="baseline-realisasi",
        )


def _state(link: dict[str, Any]) -> str:
    """A key of words.LAMA: a renaming that is only presumed, and a changed content, have their own."""
    if link["keadaan"] == "ganti_nama" and link["cara"] == "mirip":
        return "dugaan"
    return "berubah" if link["keadaan"] == "tetap" and link["ubah"] else str(link["keadaan"])


def _draw_links(links: list[dict[str, Any]], rows: dict[str, dict[Any, Any]]) -> None:
    states = [_state(item) for item in links]
    look.draw_cards(
        [
            Kartu(str(states.count(name)), tanda.kata, "", tanda.warna)
            for name, tanda in LAMA.items()
            if name in states or name in ("ditambah", "dihapus", "berubah")
        ]
    )
    shown = sorted(zip(states, links, strict=True), key=lambda pair: LAMA[pair[0]].urut)
    show_table(
        [_link_row(name, item, rows) for name, item in shown],
        _KOLOM,
        key="lama",
        label="Usulan terhadap IKU tahun lalu",
        pilih=True,
        tinggi=340,
        unduh="iku-tahun-lalu",
    )
    opened = next((item for item in links if item["id"] == choosing.selected()), None)
    if opened and opened["lama_id"]:
        _decide(opened, links, rows)
    else:
        st.caption("Klik satu indikator tahun lalu untuk memastikan atau membetulkan tautannya.")


def _link_row(name: str, link: dict[str, Any], rows: dict[str, dict[Any, Any]]) -> dict[str, Any]:
    tanda = LAMA[name]
    usulan, lama = (rows.get(link[side] or "") for side in ("usulan_id", "lama_id"))
    changed = [
        f"{FIELDS[field].judul}: {lama[field]} → {usulan[field]}"
        for field in (link["ubah"] or "").split(", ")
        if field and usulan and lama
    ]
    place = place_text(lama["berkas"], lama["lembar"], lama["indikator_sel"]) if lama else None
    return {
        "id": link["id"],
        "keadaan": Sel(tanda.teks, kecil=link["alasan"], warna=tanda.warna, urut=tanda.urut),
        "usulan": Sel(usulan["indikator"], kecil=usulan["bidang"]) if usulan else Sel("–", warna="abu"),
        "lama": Sel(lama["indikator"], kecil=place) if lama else Sel("–", warna="abu"),
        "ubah": "\n".join(changed),
    }


def _decide(link: dict[str, Any], links: list[dict[str, Any]], rows: dict[str, dict[Any, Any]]) -> None:
    """What an indicator of last year is now, said by a person."""
    lama = rows[link["lama_id"]]
    keys = record_keys({**lama, "bidang": None})
    known = actions.decisions_about("iku_lama", keys)
    with st.container(border=True, key="rincian"):
        st.subheader(plain(lama["indikator"]), anchor=False)
        if known:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(f"Diputuskan oleh {known[0].oleh}."), width="stretch")
                if st.button("Urungkan keputusan", icon=":material/undo:", key="urungkan-lama"):
                    ids = [item.keputusan_id for item in known]
                    actions.take_back(ids, "Keputusan tentang IKU tahun lalu diurungkan.")
                    st.rerun()
        own = _name_of(rows[link["usulan_id"]]) if link["usulan_id"] else None
        names = {
            _name_of(rows[item["usulan_id"]]): rows[item["usulan_id"]]["indikator"]
            for item in links
            if item["usulan_id"] and item["keadaan"] in ("ditambah", "ganti_nama")
        }
        if own:
            names[own] = rows[link["usulan_id"]]["indikator"]
        options = [*names, _BERHENTI]
        with st.form("putuskan-lama", border=False):
            choice = st.selectbox(
                "Dalam usulan tahun ini menjadi",
                options,
                index=options.index(own) if own else None,
                format_func=lambda option: names.get(option, option),
                placeholder="Pilih indikator, atau tidak diusulkan lagi",
                key=f"lama-menjadi-{link['id']}",
            )
            reason = st.text_input("Alasan", placeholder="Wajib bila tidak diusulkan lagi")
            saved = st.form_submit_button("Simpan keputusan", type="primary", icon=":material/check:")
        if not saved:
            return
        if choice is None or (choice == _BERHENTI and not reason.strip()):
            st.warning("Pilih indikatornya, atau tulis alasan mengapa tidak diusulkan lagi.", icon=":material/edit:")
            return
        target = None if choice == _BERHENTI else choice
        what = f"sekarang “{names[choice]}”" if target else PERUBAHAN["dihapus"].lower()
        actions.record(
            "iku_lama", keys[0], {"usulan": target}, f"“{lama['indikator']}”: {what}.", alasan=reason.strip() or None
        )
        st.rerun()


def _name_of(usulan: dict[Any, Any]) -> str:
    """The name by which a decision knows a usulan, whatever a correction makes of it."""
    return record_keys(usulan)[0].rpartition("|")[2]


def _measured_row(number: int, item: dict[str, Any], rows: dict[str, dict[Any, Any]]) -> dict[str, Any]:
    tanda, usulan = REALISASI[item["keadaan"]], rows[item["usulan_id"]]
    gap = item["selisih"]
    sign = "" if not gap else "+" if gap > 0 else "−"
    return {
        "id": str(number),
        "keadaan": Sel(tanda.teks, warna=tanda.warna, urut=tanda.urut),
        "usulan": Sel(usulan["indikator"], kecil=usulan["bidang"]),
        "tahun": str(item["tahun"] or ""),
        "baseline": Sel(item["usulan_teks"] or "(kosong)", kecil=_cell(item, "usulan")),
        "ukur": Sel(item["ukur_teks"] or "–", kecil=_cell(item, "ukur")),
        "selisih": f"{sign}{format_angka(abs(gap))}" if gap is not None else "",
    }


def _cell(item: dict[str, Any], side: str) -> str | None:
    return f"{item[f'{side}_berkas']}, sel {item[f'{side}_sel']}" if item[f"{side}_sel"] else None
