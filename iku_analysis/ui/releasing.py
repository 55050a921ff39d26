"""Steps 11-13 on the screen: the signed PDF and what it proves, the cover letter, the delivery, the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from iku_analysis import archiving, cover_letter
from iku_analysis.documents.archive import sha256
from iku_analysis.documents.frozen import VersiBeku
from iku_analysis.documents.signature import BerkasTertanda, Sertifikat, examine, trust_roots
from iku_analysis.errors import IkuError
from iku_analysis.settings import trust_folder
from iku_analysis.store.approval import Peristiwa
from iku_analysis.store.attachments import attachment
from iku_analysis.store.letters import letter_register, next_number, pattern_of
from iku_analysis.store.uploads import now
from iku_analysis.ui import actions, approval, blocks, state
from iku_analysis.ui.approval import Pandangan
from iku_analysis.ui.words import Tanda, day_text, moment_text, plain

MIME_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TANDA = {
    "valid": Tanda("✓", "Valid", "hijau", 0),
    "tidak_valid": Tanda("✖", "Tidak valid", "merah", 0),
    "tidak_dapat_diperiksa": Tanda("◌", "Tidak dapat diperiksa", "abu", 0),
}
_NASKAH = {
    "sama": Tanda("✓", "Teks sama", "hijau", 0),
    "berbeda": Tanda("✖", "Teks berbeda", "merah", 0),
    "tidak_dapat_dibandingkan": Tanda("◌", "Teks tidak dapat dibandingkan", "abu", 0),
}


def show_release(view: Pandangan) -> None:
    """What steps 11 (signature) to 13 ask for, by where the document stands."""
    {"disetujui": _signed_form, "12": _letter_form, "13": _last_steps, "selesai": _done}.get(
        view.jalan.kedudukan, lambda _: None
    )(view)


def _signed_form(view: Pandangan) -> None:
    nomor = view.jalan.nomor or 0
    st.markdown(f"Draf nomor {nomor} **disetujui**. Unggah PDF yang sudah ditandatangani, pindaian atau elektronik.")
    file = st.file_uploader("PDF bertanda tangan", type="pdf", key="tertanda")
    if file is None:
        return
    content = file.getvalue()
    roots, bad = trust_roots(trust_folder())
    try:
        key = (sha256(content), nomor, tuple(root.sha256_fingerprint for root in roots))
        found = _examine(key, content, approval.version(nomor), roots)
    except IkuError as error:
        blocks.show_error(error)
        return
    with st.container(border=True):
        show_signed(found)
        st.caption(f"Akar kepercayaan: {len(roots)} sertifikat di folder {plain(str(trust_folder()))}.")
        if bad:
            st.caption(f"Bukan sertifikat, dilewati di folder itu: {', '.join(map(plain, bad))}.")
    doubtful = found.naskah.status == "berbeda" or any(item.status == "tidak_valid" for item in found.tanda_tangan)
    note = st.text_input("Catatan" if not doubtful else "Catatan: mengapa berkas ini tetap dipakai", key="catatan-ttd")
    if st.button("Simpan berkas bertanda tangan", type="primary", icon=":material/check:", key="simpan-ttd"):
        if doubtful and not note.strip():
            st.warning("Berkas ini tidak cocok. Tulis mengapa tetap dipakai.", icon=":material/edit:")
            return
        approval.move(
            view.tahun,
            "ditandatangani",
            nomor,
            "Berkas bertanda tangan disimpan.",
            note.strip() or None,
            isi={"hasil": signed_sentences(found)},
            lampiran=("tertanda", file.name, content),
        )


@st.cache_resource(max_entries=4, show_spinner="Memeriksa PDF …")
def _examine(key: tuple[Any, ...], _content: bytes, _versi: VersiBeku, _roots: Sequence[Sertifikat]) -> BerkasTertanda:
    """Once for each file, not at each key typed into the note."""
    return examine(_content, _versi.dokumen, _roots)


def show_signed(found: BerkasTertanda) -> None:
    """Each signature and the comparison, as they are."""
    if not found.tanda_tangan:
        st.markdown(":gray[◌] Tidak ada tanda tangan elektronik di dalam PDF; mungkin ditandatangani di atas kertas.")
    for item in found.tanda_tangan:
        when = f", {moment_text(item.waktu)} menurut komputer penandatangan" if item.waktu else ""
        st.markdown(
            _TANDA[item.status].markdown + f" **{plain(item.oleh or 'Tanpa nama')}**{when}. {plain(item.alasan)}"
        )
    st.markdown(_NASKAH[found.naskah.status].markdown + f" {plain(found.naskah.alasan)}")
    for text in found.naskah.beda:
        st.caption(plain(text))


def signed_sentences(found: BerkasTertanda) -> list[str]:
    """The same as plain sentences, kept with the event and in the archive."""
    out = [f"{_TANDA[i.status].kata}: {i.oleh or 'tanpa nama'}. {i.alasan}" for i in found.tanda_tangan]
    return [
        *(out or ["Tidak ada tanda tangan elektronik."]),
        f"{_NASKAH[found.naskah.status].kata}. {found.naskah.alasan}",
    ]


def _letter_form(view: Pandangan) -> None:
    store, settings, today = state.get_store(), state.get_settings(), now().date()
    urut, nomor = next_number(store, settings, "pengantar", today)
    st.markdown("Buat **surat pengantar** untuk mengirim dokumen yang sudah ditandatangani.")
    if not pattern_of(settings, "pengantar").kode:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(":orange[▲] Kode klasifikasi surat belum diisi; nomor dicetak tanpa kode.")
            st.page_link("pages/pengaturan.py", label="Pengaturan", icon=":material/arrow_forward:")
    with st.form("surat-pengantar"):
        left, right = st.columns(2)
        typed = left.number_input(
            "Nomor urut", 1, 999_999, urut, key="urut-surat", help=f"Nomor yang diusulkan: {nomor}"
        )
        tanggal = right.date_input("Tanggal surat", today, format="DD/MM/YYYY", key="tanggal-surat")
        names = st.text_area("Penerima, satu per baris", "\n".join(cover_letter.PENERIMA), key="penerima-surat")
        if not st.form_submit_button("Beri nomor dan buat surat", type="primary", icon=":material/mail:"):
            return
    try:
        given = cover_letter.issue_cover_letter(
            store,
            settings,
            view.tahun,
            tanggal=tanggal,
            penerima=[name.strip() for name in names.splitlines() if name.strip()],
            oleh=state.current_user(),
            urut=int(typed),
        )
    except IkuError as error:
        blocks.show_error(error)
        return
    actions.announce(f"Surat pengantar nomor {given} dibuat; unduh di tab Berkas dan surat.")
    st.rerun()


def _last_steps(view: Pandangan) -> None:
    letter = view.jalan.last("surat_pengantar")
    given = letter.isi.get("nomor_surat") if letter else None
    if any(item.batal and item.nomor == given for item in letter_register(state.get_store())):
        st.markdown(f":orange[▲] Surat nomor {plain(str(given))} sudah dibatalkan.")
        _letter_form(view)
        return
    to = ", ".join(letter.isi.get("penerima", [])) if letter else ""
    sent = view.jalan.last("dikirim")
    if sent is None:
        st.markdown(f"Kirim surat pengantar dan dokumennya kepada {plain(to)}, lalu catat pengirimannya.")
        who = st.text_input("Dikirim kepada, cara, dan penerimanya", to, key="dikirim-kepada")
        if st.button("Catat pengiriman", type="primary", icon=":material/local_shipping:", key="catat-kirim"):
            news = "Pengiriman dicatat."
            approval.move(view.tahun, "dikirim", view.jalan.nomor or 0, news, who.strip() or None, isi={"penerima": to})
        return
    st.markdown("Sudah dikirim. **Arsipkan** semua naskah, sumber, dan keputusannya menjadi satu berkas zip.")
    _archive_button(view, "Buat arsip")


def _done(view: Pandangan) -> None:
    event = view.jalan.last("diarsipkan")
    if event is None:
        return
    st.markdown(f":green[✓] Dokumen draf nomor {event.nomor} selesai dan diarsipkan {moment_text(event.pada)}.")
    name, read = _paper(event)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Unduh arsip (zip)", read, name, "application/zip", type="primary", key="unduh-arsip", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip
        st.download_button(
            "Unduh tanda terima", lambda: receipt(event).encode("utf-8-sig"),
            f"tanda-terima-{name.removesuffix('.zip')}.txt", "text/plain", key="unduh-terima", on_click="ignore",
            icon=":material/receipt:",
        )  # fmt: skip
    st.caption("Simpan tanda terima terpisah dari arsip. Sidik manifes:")
    st.code(event.isi["sidik_manifes"], language=None)
    newest = view.drafts[0].nomor
    if newest > event.nomor and st.button(f"Mulai lagi dengan draf nomor {newest}", key="serahkan"):
        approval.move(view.tahun, "diserahkan", newest, f"Draf nomor {newest} diserahkan kepada Sekretaris.")


def _archive_button(view: Pandangan, label: str) -> None:
    if not st.button(label, type="primary", icon=":material/inventory_2:", key="buat-arsip"):
        return
    try:
        with st.spinner("Menyusun arsip …"):
            made = archiving.make_archive(
                state.get_store(), state.get_settings(), view.tahun, tanggal=now().date(), oleh=state.current_user()
            )
    except IkuError as error:
        blocks.show_error(error)
        return
    actions.announce(f"Arsip {made.berkas} dibuat dan disimpan.")
    st.rerun()


def receipt(event: Peristiwa) -> str:
    """What proves the archive when it is kept elsewhere."""
    lines = [
        f"TANDA TERIMA ARSIP INDIKATOR KINERJA UTAMA {event.tahun}",
        "",
        f"Dokumen draf nomor   : {event.nomor}",
        f"Diarsipkan           : {moment_text(event.pada)} oleh {event.oleh}",
        f"SHA-256 manifes      : {event.isi['sidik_manifes']}",
        f"SHA-256 berkas zip   : {event.isi['sidik_arsip']}",
        "",
        "Membuktikan keutuhan: python -m iku_analysis verifikasi ARSIP.zip --sidik " + event.isi["sidik_manifes"],
    ]
    return "\r\n".join(lines) + "\r\n"


def show_papers(view: Pandangan) -> None:
    """The papers of this round that are kept: the signed PDF with what it proved, the letters."""
    shown = [item for item in view.jalan.peristiwa if item.jenis in ("ditandatangani", "surat_pengantar")]
    if not shown:
        st.caption("Berkas bertanda tangan dan surat pengantar muncul di sini sesudah dibuat.")
    for item in shown:
        name, read = _paper(item)
        mime = "application/pdf" if item.jenis == "ditandatangani" else MIME_DOCX
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(name)}** · {day_text(item.pada.date())}", width="stretch")
            st.download_button(
                "Unduh", read, name, mime, key=f"unduh-{item.peristiwa_id}", on_click="ignore",
                icon=":material/download:",
            )  # fmt: skip
        for text in item.isi.get("hasil", []):
            st.caption(plain(text))


def _paper(event: Peristiwa) -> tuple[str, Callable[[], bytes]]:
    store, lampiran_id = state.get_store(), event.isi["lampiran_id"]
    return attachment(store, lampiran_id)[0], lambda: attachment(store, lampiran_id)[1]
