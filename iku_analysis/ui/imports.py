"""Files into the store from the pages: dropped, sample, or read again as another kind; with progress and undo.

Takes bytes, draws what became of each file. The last results stay in the session for the page that lists them; files
that could not be used are kept nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from iku_analysis import pipeline
from iku_analysis.fields import JUDUL_JENIS, Jenis
from iku_analysis.pipeline import Analysis, InputFile
from iku_analysis.records import HasilBaca, Masalah
from iku_analysis.store.decisions import decide_many
from iku_analysis.store.history import upload_content
from iku_analysis.store.uploads import Unggahan
from iku_analysis.ui import actions, addresses, choosing, files, state
from iku_analysis.ui.words import BACAAN, TINGKAT, place_text, plain

_IMPOR, _KOTAK, _SEBELUM = "impor_terakhir", "kotak_unggah", "sebelum_impor"


def import_files(files: Sequence[InputFile]) -> list[tuple[HasilBaca, Unggahan | None]]:
    """Read and store files with a progress bar; the results also stay for the page that lists them."""
    store = state.get_store()
    before, analysis = state.in_force().scope, state.get_analysis()
    st.session_state[_SEBELUM] = {item.kunci for item in analysis.temuan} | _closed_ids(analysis)
    bar = st.progress(0.0, "Membaca berkas …")

    def progress(done: float, total: int, name: str) -> None:
        bar.progress(min(done / max(total, 1), 1.0), f"Membaca {name} ({min(int(done) + 1, total)} dari {total}) …")

    results = pipeline.import_files(
        store,
        state.get_vocabulary(),
        files,
        oleh=state.current_user(),
        periode=state.current_scope().periode,
        keep_unread=True,
        progress=progress,
    )
    bar.empty()
    st.session_state[_IMPOR] = results
    new = [stored.unggahan_id for _, stored in results if stored and stored.is_new]
    actions.announce(_import_news(results), new)
    if state.in_force().scope != before:
        state.reset_scope()
    return results


def import_sample() -> None:
    """Read and store the sample agency."""
    import_files(pipeline.sample_files())


def uploader_key() -> str:
    """Key of the drop zone; a new one after each import, so that it is empty again and holds no bytes."""
    return f"kotak-{st.session_state.get(_KOTAK, 0)}"


def import_dropped(dropped: Sequence[UploadedFile]) -> None:
    """Read and store what was dropped, then empty the drop zone."""
    import_files([InputFile(item.name, item.getvalue()) for item in dropped])
    st.session_state[_KOTAK] = st.session_state.get(_KOTAK, 0) + 1


def read_again(unggahan_id: str, jenis: Jenis, bidang: str | None) -> None:
    """Read the stored bytes of an upload as the kind and bidang that a person says; the old reading is taken back."""
    name, content = upload_content(state.get_store(), unggahan_id)
    stored = import_files([InputFile(name, content, jenis, bidang)])[0][1]
    if stored is None or not stored.is_new:
        return
    done = decide_many(state.get_store(), [("cabut", unggahan_id, {}, None)], oleh=state.current_user())
    owner = f", {bidang}" if bidang else ""
    actions.announce(f"{name} dibaca ulang sebagai {JUDUL_JENIS[jenis]}{owner}.", [stored.unggahan_id, *done])
    choosing.select(stored.unggahan_id)


def _import_news(results: Sequence[tuple[HasilBaca, Unggahan | None]]) -> str:
    new = sum(1 for _, stored in results if stored and stored.is_new)
    same = sum(1 for _, stored in results if stored and not stored.is_new)
    unusable = len(results) - new - same
    waiting = sum(1 for hasil, stored in results if stored and stored.is_new and not hasil.is_usable)
    parts = [f"{new} berkas disimpan"] if new else []
    parts += [f"{waiting} di antaranya belum terbaca dan menunggu rencana baca"] if waiting else []
    parts += [f"{same} berkas sama persis dengan yang sudah berlaku, tidak disimpan lagi"] if same else []
    parts += [f"{unusable} berkas tidak dapat dipakai"] if unusable else []
    return "; ".join(parts) + "."


def ask_owner(problems: Sequence[Masalah]) -> None:
    """A file whose title names another agency: said with its cell, until somebody says that the name is ours."""
    ours = state.get_settings().nama_lain
    other = files.another_agency(problems, ours)
    if other is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="instansi-lain"):
        place = place_text(None, other.lembar, other.sel)
        text = f"{other.pesan.removesuffix('.')} ({place}). Bila berkasnya tertukar, batalkan unggahan ini."
        st.markdown(TINGKAT["peringatan"].colour(plain(text)), width="stretch")
        if st.button("Memang milik instansi ini", icon=":material/check:", key="milik-kita"):
            news = f"{other.nilai} dicatat sebagai nama instansi ini; tidak ditanyakan lagi."
            actions.save_settings({"nama_lain": [*ours, other.nilai]}, news=news)
            st.rerun()


def show_results() -> None:
    """What became of each file of the last import in this session, and what it did to the findings."""
    results: list[tuple[HasilBaca, Unggahan | None]] = st.session_state.get(_IMPOR, [])
    ours = state.get_settings().nama_lain
    lines = [files.result_line(hasil, stored, ours) for hasil, stored in results]
    st.markdown("  \n".join(f"{BACAAN[level].markdown} · {plain(sentence)}" for level, sentence in lines))
    closed, brought = _effect()
    with st.container(horizontal=True):
        if closed:
            label, address = f"{closed} permintaan selesai oleh unggahan ini", addresses.findings(keadaan="Selesai")
            st.page_link("pages/pemeriksaan.py", label=label, query_params=address, icon=":material/check:")
        if brought:
            untouched = sum(state.get_summary().belum.values())
            label = f"{brought} temuan baru; seluruhnya {untouched} belum ditangani"
            address = addresses.findings()
            st.page_link("pages/pemeriksaan.py", label=label, query_params=address, icon=":material/arrow_forward:")


def _effect() -> tuple[int, int]:
    """(requests that the last import of this session closed, findings that it brought and nobody has dealt with)."""
    before, analysis = st.session_state.get(_SEBELUM), state.get_analysis()
    if before is None:
        return 0, 0
    new = [item for item in analysis.temuan if item.keadaan == "terbuka" and item.kunci not in before]
    return len(_closed_ids(analysis) - before), len(new)


def _closed_ids(analysis: Analysis) -> set[str]:
    return {item.permintaan.keputusan_id for item in analysis.ditutup if item.keadaan == "selesai"}
