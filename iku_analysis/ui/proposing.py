"""The correction round on the screen: the frozen table, a proposal beside it, the answers of Kasubbag Program."""

from __future__ import annotations

from typing import Any

import streamlit as st

from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.parts import IndikatorDokumen
from iku_analysis.documents.values import print_values
from iku_analysis.errors import IkuError
from iku_analysis.fields import FIELDS
from iku_analysis.store.proposals import Butir, Usul, accept, propose, refuse
from iku_analysis.ui import actions, approval, blocks, choosing, state
from iku_analysis.ui.approval import Pandangan
from iku_analysis.ui.files import moment_cell
from iku_analysis.ui.table import Kolom, Sel, show_table
from iku_analysis.ui.words import plain

_TEKS = ("indikator", "sasaran", "satuan", "definisi_operasional", "formulasi", "alasan", "tipe_penghitungan",
         "polaritas", "sumber_data", "penanggung_jawab", "keterangan")  # fmt: skip
USUL = [
    Kolom("keadaan", "Keadaan", rapat=True),
    Kolom("tentang", "Tentang"),
    Kolom("lama", "Di draf"),
    Kolom("teks", "Diusulkan"),
    Kolom("catatan", "Catatan"),
    Kolom("pada", "Diusulkan oleh", rapat=True),
]
_KEADAAN = {
    None: Sel("◌ Menunggu", warna="kuning"),
    "terima": Sel("✓ Diterima", warna="hijau"),
    "tolak": Sel("– Ditolak", warna="abu"),
}


def show_round(view: Pandangan) -> None:
    """The proposals so far with their answers, then the table of the draft and the form beside it."""
    if view.jalan.nomor is None:
        st.caption("Usul perubahan dibuka setelah draf diserahkan kepada Sekretaris.")
        return
    if view.usul:
        show_table(usul_rows(view), USUL, key="usul", label="Usul perubahan", pilih=True, tinggi=300, unduh="usul")
        chosen = next((item for item in view.usul if item.usul_id == choosing.selected()), None)
        if chosen and chosen.putusan is None:
            _answer(chosen)
        elif view.menunggu:
            st.caption("Klik satu usul yang menunggu untuk menerima atau menolaknya.")
    if view.jalan.kedudukan != "9":
        st.caption("Usul baru hanya dapat dibuat selama dokumen ada pada Sekretaris (langkah 9).")
        return
    dokumen = approval.version(view.jalan.nomor).dokumen
    st.subheader(f"Isi draf nomor {view.jalan.nomor}", anchor=False)
    left, right = st.columns([9, 4], gap="medium")
    with left:
        show_table(
            draft_rows(dokumen, view), draft_columns(dokumen), key="isi-draf", label="Isi draf", pilih=True, tinggi=520
        )
    with right:
        row = next((item for _, item in dokumen.rows() if f"no-{item.nomor}" == choosing.selected()), None)
        if row is None:
            st.caption("Klik satu baris untuk mengusulkan perubahan kata atau angkanya.")
        else:
            _form(view, dokumen, row)


def draft_columns(dokumen: DokumenIku) -> list[Kolom]:
    """Number, indicator with its sasaran and unit, the targets of each year, how many proposals."""
    years = [Kolom(f"t{tahun}", str(tahun), "tengah") for tahun in dokumen.tahun_target]
    return [Kolom("nomor", "No", "kanan"), Kolom("indikator", "Indikator"), *years,
            Kolom("usul", "Usul", "kanan", rapat=True)]  # fmt: skip


def draft_rows(dokumen: DokumenIku, view: Pandangan) -> list[dict[str, Any]]:
    """One row per printed row of the frozen draft."""
    out = []
    for sasaran, item in dokumen.rows():
        under = (item.teks.get("satuan"), sasaran)
        count = sum((usul.butir.nomor_draf, usul.butir.nomor) == (view.jalan.nomor, item.nomor) for usul in view.usul)
        row: dict[str, Any] = {
            "id": f"no-{item.nomor}",
            "nomor": str(item.nomor),
            "indikator": Sel(item.teks["indikator"], kecil=" · ".join(filter(None, under)), tebal=True),
            "usul": str(count or ""),
        }
        for tahun in dokumen.tahun_target:
            row[f"t{tahun}"] = str(print_values(item.nilai("target", tahun), item.satuan_baku))
        out.append(row)
    return out


def fields_of(dokumen: DokumenIku, row: IndikatorDokumen, nomor_draf: int, sasaran: str | None) -> list[Butir]:
    """Every field of a printed row that a change can be proposed to, as it is printed now."""
    asal = tuple((item.berkas, item.lembar, item.baris) for item in row.asal)

    def butir(medan: str, tahun: int | None, lama: str) -> Butir:
        return Butir(nomor_draf, row.nomor, row.teks["indikator"], medan, tahun, lama, asal)

    def value(medan: str, tahun: int | None) -> Butir:
        return butir(medan, tahun, str(print_values(row.nilai(medan, tahun), row.satuan_baku)))

    values = [value("target", tahun) for tahun in dokumen.tahun_target]
    values += [value("baseline", tahun) for tahun in dokumen.tahun_baseline]
    values += [value("target_akhir", None)] if dokumen.has_target_akhir else []
    texts = [butir(medan, None, sasaran or "" if medan == "sasaran" else row.teks.get(medan, "")) for medan in _TEKS]
    return [*texts[:1], *values, *texts[1:]]


def _title(butir: Butir) -> str:
    return f"{FIELDS[butir.medan].judul} {butir.tahun or ''}".strip()


@st.fragment
def _form(view: Pandangan, dokumen: DokumenIku, row: IndikatorDokumen) -> None:
    """Its own part of the page: the fields of another choice stand before a quick hand has typed into the old ones."""
    sasaran = next((name for name, item in dokumen.rows() if item.nomor == row.nomor), None)
    fields = fields_of(dokumen, row, view.jalan.nomor or 0, sasaran)
    with st.container(border=True):
        st.markdown(f"**{plain(row.teks['indikator'])}**")
        place = st.selectbox(
            "Yang diubah", range(len(fields)), format_func=lambda number: _title(fields[number]), key=f"isi-{row.nomor}"
        )
        butir = fields[place]
        key = f"{row.nomor}-{place}"
        teks = st.text_area("Menjadi", butir.lama, key=f"teks-{key}")
        note = st.text_input("Catatan: mengapa", key=f"catatan-{key}")
        if st.button("Usulkan perubahan", icon=":material/edit_note:", key="usulkan"):
            try:
                done = propose(state.get_store(), butir, teks, catatan=note, oleh=state.current_user())
            except IkuError as error:
                st.warning(plain(str(error)), icon=":material/edit:")
                return
            actions.announce(f"Usul dicatat: {_title(butir)} menjadi “{teks.strip()}”.", [done])
            st.rerun()


def _quoted(teks: str) -> str:
    return f"“{plain(teks)}”" if teks else "isian kosong"


def _answer(usul: Usul) -> None:
    store, oleh = state.get_store(), state.current_user()
    with st.container(border=True):
        st.markdown(
            f"**{plain(usul.butir.indikator)}** · {_title(usul.butir)}: dari {_quoted(usul.butir.lama)} "
            f"menjadi {_quoted(usul.teks)}"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            take = st.button("Terima", type="primary", icon=":material/check:", key="terima-usul")
            reason = st.text_input("Alasan bila ditolak", key="alasan-tolak")
            leave = st.button("Tolak", icon=":material/close:", key="tolak-usul")
    try:
        if take:
            news = f"Usul diterima; {_title(usul.butir)} kini “{usul.teks}” dan diperiksa lagi."
            actions.announce(news, accept(store, usul, oleh=oleh))
        elif leave:
            actions.announce("Usul ditolak; isi draf tetap.", refuse(store, usul, alasan=reason, oleh=oleh))
        else:
            return
    except IkuError as error:
        blocks.show_error(error)
        return
    choosing.select(None)
    st.rerun()


def usul_rows(view: Pandangan) -> list[dict[str, Any]]:
    """One row per proposal, those that wait first."""
    return [
        {
            "id": item.usul_id,
            "keadaan": _KEADAAN[item.putusan],
            "tentang": Sel(
                item.butir.indikator, kecil=f"{_title(item.butir)} · draf nomor {item.butir.nomor_draf}", tebal=True
            ),
            "lama": item.butir.lama,
            "teks": item.teks,
            "catatan": Sel(item.catatan, kecil=f"Ditolak: {item.alasan}" if item.putusan == "tolak" else None),
            "pada": moment_cell(item.pada, item.oleh, item.usul_id),
        }
        for item in sorted(view.usul, key=lambda usul: usul.putusan is not None)
    ]
