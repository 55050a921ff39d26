"""The page Rapat around the meeting itself: who meets when, the agenda, what came of it. Draws blocks of that page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import streamlit as st

from iku_analysis.documents.agenda import TANPA_BIDANG, Butir
from iku_analysis.documents.collection import recipient
from iku_analysis.documents.meeting_rows import after_text, before_text
from iku_analysis.settings import Instansi
from iku_analysis.store.meeting import Rapat, new_meeting_id
from iku_analysis.store.uploads import now
from iku_analysis.ui import deciding, look, meeting, meeting_papers, meeting_screen, state
from iku_analysis.ui.look import Kartu
from iku_analysis.ui.table import Kolom, Sel, show_table
from iku_analysis.ui.words import PUTUSAN, day_text, plain

URUT = {"sasaran": "Menurut sasaran", "bidang": "Menurut bidang"}
DAFTAR = [
    Kolom("nomor", "No", "kanan"),
    Kolom("keadaan", "Putusan", rapat=True),
    Kolom("indikator", "Indikator"),
    Kolom("kelompok", "Kelompok"),
    Kolom("temuan", "Temuan terbuka", rapat=True),
]
BEDA = [
    Kolom("putusan", "Putusan", rapat=True),
    Kolom("indikator", "Indikator"),
    Kolom("sebelum", "Sebelum rapat"),
    Kolom("sesudah", "Sesudah rapat"),
    Kolom("catatan", "Catatan dan tindak lanjut"),
]


def draw_start() -> None:
    """The meeting that runs, or the one that can begin, with the one button that leads into it."""
    rapat = meeting.running() or meeting.latest()
    if rapat is None:
        st.markdown("Isi persiapan rapat di bawah ini, lalu mulai rapat.")
        return
    done = meeting.progress(rapat, meeting.agenda(rapat.urut))
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        state_text = "sedang berjalan" if rapat.is_running else "sudah ditutup" if rapat.selesai else "siap dimulai"
        st.markdown(
            f"**{plain(rapat.judul)}**, {day_text(rapat.tanggal)}: {state_text} · {plain(done.teks)}", width="stretch"
        )
        word = "Lanjutkan rapat" if rapat.is_running else "Buka lagi rapat" if rapat.selesai else "Mulai rapat"
        if st.button(word, type="primary", icon=":material/play_arrow:", key="mulai-rapat"):
            if not rapat.is_running:
                deciding.keep_meeting(meeting.begin(rapat), f"{rapat.judul} dimulai.")
            meeting.show_screen(meeting.OPERATOR)
            st.rerun()
        st.link_button("Layar kedua", f"?layar={meeting.PENGIKUT}", icon=":material/connected_tv:")
        if rapat.is_running and st.button("Tutup rapat", icon=":material/stop:", key="tutup-rapat"):
            closed = meeting.close(rapat)
            news = f"{rapat.judul} ditutup. Notulen dan salindia ada di Hasil."
            deciding.keep_meeting(closed, news, meeting_papers.final_papers(closed))
            st.rerun()


def draw_preparation() -> None:
    """The facts of the meeting, and the papers that go out before it."""
    known = meeting.running() or meeting.latest()
    tahun = state.whole_scope().tahun
    settings = state.get_settings().instansi
    rapat = known or Rapat(
        new_meeting_id(),
        f"Rapat Penyusunan Indikator Kinerja Utama Tahun {tahun}",
        now().date(),
        tempat="Ruang Rapat",
        pimpinan=settings.jabatan_penandatangan,
        notulis=state.current_user(),
        peserta=_invited(settings),
    )
    with st.form("persiapan", border=True):
        judul = st.text_input("Judul rapat", rapat.judul, key="rapat-judul")
        day, clock, minutes, order = st.columns(4)
        tanggal = day.date_input("Tanggal", rapat.tanggal, format="DD/MM/YYYY", key="rapat-tanggal")
        waktu = clock.text_input("Waktu", rapat.waktu, key="rapat-waktu")
        menit = minutes.number_input("Lama (menit)", 10, 600, rapat.menit, step=10, key="rapat-menit")
        urut = order.selectbox(
            "Urutan agenda",
            list(URUT),
            index=list(URUT).index(rapat.urut),
            format_func=URUT.__getitem__,
            key="rapat-urut",
        )
        place, leader, clerk = st.columns(3)
        tempat = place.text_input("Tempat", rapat.tempat, key="rapat-tempat")
        pimpinan = leader.text_input("Pimpinan rapat", rapat.pimpinan, key="rapat-pimpinan")
        notulis = clerk.text_input("Notulis", rapat.notulis, key="rapat-notulis")
        peserta = st.text_area(
            "Yang diundang, satu nama atau jabatan per baris", "\n".join(rapat.peserta), height=190, key="rapat-peserta"
        )
        if st.form_submit_button("Simpan persiapan", type="secondary", icon=":material/check:"):
            names = tuple(line.strip() for line in peserta.splitlines() if line.strip())
            made = replace(
                rapat, judul=judul.strip() or rapat.judul, tanggal=tanggal, waktu=waktu, menit=int(menit), urut=urut,
                tempat=tempat, pimpinan=pimpinan, notulis=notulis, peserta=names,
            )  # fmt: skip
            deciding.keep_meeting(made, f"Persiapan {made.judul} disimpan.")
            st.rerun()
    if known is None:
        st.caption("Undangan dan daftar hadir dapat diunduh setelah persiapan disimpan.")
        return
    meeting_papers.draw_before(known)
    if known.selesai and st.button("Siapkan rapat berikutnya", icon=":material/add:", key="rapat-baru"):
        fresh = replace(
            known, rapat_id=new_meeting_id(), tanggal=now().date(), mulai=None, selesai=None, nomor_undangan=""
        )
        deciding.keep_meeting(fresh, "Rapat berikutnya disiapkan; isiannya disalin dari rapat yang lalu.")
        st.rerun()


def _invited(instansi: Instansi) -> tuple[str, ...]:
    """The head and the officials of eselon III, as the SOP names them (step 4)."""
    bidang = [name for name in state.get_vocabulary().names("bidang") if name != "Sekretariat"]
    return (
        instansi.jabatan_penandatangan or instansi.pimpinan,
        "Sekretaris",
        *map(recipient, bidang),
        "Kepala Subbagian Program",
    )


def draw_agenda() -> None:
    """All items; a click puts one on the screen of the meeting."""
    rapat = meeting.running() or meeting.latest()
    items = meeting.agenda(rapat.urut if rapat else "sasaran")
    analysis = state.get_analysis()
    opened = analysis.open_findings()
    rows = [_agenda_row(item, len(meeting.findings_of(item, opened))) for item in items]

    def open_item(key: str) -> None:
        if rapat is not None:
            meeting.open_item(rapat, key)
            if rapat.is_running:
                meeting.show_screen(meeting.OPERATOR)

    if rapat is not None and rapat.is_running:
        st.caption("Klik satu butir untuk menayangkannya di layar rapat.")
    show_table(rows, DAFTAR, key="agenda", label="Agenda rapat", on_pilih=open_item, unduh="agenda-rapat")


def _agenda_row(item: Butir, count: int) -> dict[str, Any]:
    tanda = PUTUSAN[item.keadaan]
    return {
        "id": item.baris_id,
        "nomor": str(item.nomor),
        "keadaan": Sel(tanda.teks, warna=tanda.warna, urut=tanda.urut),
        "indikator": Sel(item.nama, kecil=item.baris["bidang"] or TANPA_BIDANG),
        "kelompok": item.kelompok,
        "temuan": str(count) if count else Sel("–", warna="abu", urut=0),
    }


def draw_results() -> None:
    """What the meeting decided: counts, before and after, papers."""
    rapat = meeting.running() or meeting.latest()
    items = meeting.agenda(rapat.urut if rapat else "sasaran")
    counts = Counter(item.keadaan for item in items)
    look.draw_cards(
        [
            Kartu(str(counts[name]), tanda.teks, "", tanda.warna)
            for name, tanda in PUTUSAN.items()
            if counts[name] or name in ("terima", "ubah", "tunda")
        ]
    )
    spoken = [item for item in items if item.putusan]
    if not spoken:
        st.markdown("Belum ada putusan. Putusan muncul di sini begitu dibuat dalam rapat.")
    else:
        st.subheader("Sebelum dan sesudah rapat", anchor=False)
        show_table(
            [_result_row(item) for item in spoken],
            BEDA,
            key="hasil-rapat",
            label="Sebelum dan sesudah rapat",
            unduh="hasil-rapat",
            tinggi=420,
        )
    if rapat is not None:
        meeting_papers.draw_after(rapat)


def _result_row(item: Butir) -> dict[str, Any]:
    putusan = item.putusan
    assert putusan is not None
    tanda = PUTUSAN[item.keadaan]
    return {
        "id": item.baris_id,
        "putusan": Sel(tanda.teks, warna=tanda.warna, urut=tanda.urut),
        "indikator": Sel(item.nama, kecil=item.baris["bidang"] or TANPA_BIDANG),
        "sebelum": before_text(putusan),
        "sesudah": after_text(putusan),
        "catatan": meeting_screen.verdict_notes(putusan),
    }
