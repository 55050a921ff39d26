"""What every page asks for: the store, the vocabulary, the scope, the analysis, the user, the news of the last action.

The only place with session keys and caches that all pages share; `choosing` has those of lists. Truth lives in the
store: a reload or a second browser shows the same.
Caches are keyed by the store's revision, so that a decision anywhere is seen at the next click everywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from iku_analysis import pipeline
from iku_analysis.checks import sop
from iku_analysis.documents.frames import rows_of
from iku_analysis.pipeline import Analysis
from iku_analysis.settings import Scope, Settings, default_store_path
from iku_analysis.store.database import Store
from iku_analysis.store.decree import decree_of
from iku_analysis.store.drafts import Draf, list_drafts
from iku_analysis.store.history import BerkasTersimpan, basis, known_periods, list_uploads
from iku_analysis.store.meeting import Putusan, Rapat, meetings, verdicts, verdicts_of_rows
from iku_analysis.store.preferences import (
    default_scope,
    preferences,
    save_preferences,
    settings_in_force,
    vocabulary_in_force,
)
from iku_analysis.store.uploads import now
from iku_analysis.store.work import Pekerjaan, work_in_force
from iku_analysis.ui.differences import Beda, differences
from iku_analysis.ui.memo import kept
from iku_analysis.ui.progress import Ringkasan, current, steps_of, without_drafts
from iku_analysis.vocabulary import Vocabulary, load_vocabulary

SEMUA_BIDANG = "Semua bidang"
TANPA_PERIODE = "Belum ada"
PENGGUNA_BAWAAN = "Kasubbag Program"

# Session keys. The first three are widgets of the sidebar whose values stand in the address.
KUNCI_TAHUN, KUNCI_PERIODE, KUNCI_BIDANG = "tahun", "periode", "bidang"
KUNCI_PENGGUNA = "pengguna"
_RUANG_BARU = "ruang_baru"

_SATU_PEMBUKA = threading.Lock()  # two sessions at once must not open the store twice


@dataclass(frozen=True)
class Berlaku:
    """What the store holds in force besides files: read once for each of its revisions."""

    vocabulary: Vocabulary
    settings: Settings
    scope: Scope
    periode: tuple[tuple[int, int], ...]
    pengguna: str
    drafts: tuple[Draf, ...]
    pekerjaan: Pekerjaan
    rapat: tuple[Rapat, ...]
    putusan: Mapping[str, Putusan]
    dasar: str
    revisi: str


def get_store() -> Store:
    """The store of this process, opened once."""
    with _SATU_PEMBUKA:
        return _open_store(str(default_store_path()))


@cache
def _open_store(path: str) -> Store:
    return Store.open(Path(path))


def in_force() -> Berlaku:
    """The settings, names and drafts of the store as it is now."""
    store = get_store()
    return _in_force((str(store.path), store.revision()), store)


@kept(4)
def _in_force(revision: tuple[str, str], _store: Store) -> Berlaku:
    vocabulary = vocabulary_in_force(_store, _shipped_vocabulary())
    default = default_scope(_store)
    return Berlaku(
        vocabulary=vocabulary,
        settings=settings_in_force(_store, vocabulary),
        scope=default,
        periode=tuple(sorted({*known_periods(_store), *([default.periode] if default.periode else [])})),
        pengguna=preferences(_store).get("pengguna") or PENGGUNA_BAWAAN,
        drafts=tuple(list_drafts(_store)),
        pekerjaan=work_in_force(_store),
        rapat=meetings(_store),
        putusan=verdicts(_store),
        dasar=basis(_store),
        revisi=revision[1],
    )


@cache
def _shipped_vocabulary() -> Vocabulary:
    return load_vocabulary()


def get_vocabulary() -> Vocabulary:
    """The vocabulary with the agency's own bidang."""
    return in_force().vocabulary


def get_settings() -> Settings:
    """Agency and thresholds in force."""
    return in_force().settings


def current_scope() -> Scope:
    """Year, period and bidang as chosen in the sidebar, else the store's own."""
    return _scope(in_force())


def _scope(known: Berlaku) -> Scope:
    default, chosen = known.scope, st.session_state
    bidang = chosen.get(KUNCI_BIDANG)
    return Scope(
        tahun=int(chosen.get(KUNCI_TAHUN) or default.tahun),
        periode=parse_periode(chosen.get(KUNCI_PERIODE)) or default.periode,
        bidang=None if bidang in (None, SEMUA_BIDANG) else bidang,
    )


def format_periode(periode: tuple[int, int] | None) -> str:
    """2025–2029."""
    return f"{periode[0]}–{periode[1]}" if periode else TANPA_PERIODE


def parse_periode(text: str | None) -> tuple[int, int] | None:
    """The two years of a period as `format_periode` writes it; null where there are none."""
    first, _, last = (text or "").replace("-", "–").partition("–")
    if not (first.strip().isdigit() and last.strip().isdigit()):
        return None
    return int(first), int(last)


def scope_choices() -> tuple[Scope, list[int], list[str]]:
    """The scope to open with, the years and the periods that can be chosen."""
    known = in_force()
    first, last = known.scope.periode or (known.scope.tahun - 1, known.scope.tahun + 1)
    years = sorted({*range(first, last + 1), known.scope.tahun})
    return known.scope, years, [format_periode(periode) for periode in known.periode] or [TANPA_PERIODE]


def whole_scope() -> Scope:
    """The scope of the run: year and period; always all bidang, because checks compare them with each other."""
    return replace(current_scope(), bidang=None)


def revision_key() -> tuple[Any, ...]:
    """Names all that an analysis depends on, for caches: the store without its drafts, the vocabulary, the scope."""
    return _key(in_force())


def _key(known: Berlaku) -> tuple[Any, ...]:
    scope = _scope(known)
    path = str(get_store().path)
    return (path, without_drafts(known.revisi), known.vocabulary.sidik, scope.tahun, scope.periode)


def _basis(known: Berlaku) -> tuple[Any, ...]:
    """Names what a run is made from. Every row has its unique id: a copy of a store needs no run of its own."""
    scope = _scope(known)
    return (known.dasar, known.vocabulary.sidik, scope.tahun, scope.periode)


def get_analysis() -> Analysis:
    """The run over what is in force, for the year and period of the scope; lists filter by bidang themselves.

    One object for all sessions: never change what is in it.
    """
    known, today = in_force(), now().date()
    key = (*_key(known), len(known.drafts), today)  # the last two: by what K51 is judged
    return _analysis(key, get_store(), known, replace(_scope(known), bidang=None), today)


@kept(8)
def _analysis(revision: tuple[Any, ...], _store: Store, _known: Berlaku, _scope: Scope, _today: date) -> Analysis:
    """The run with the state of its findings, the putusan, the cycle of now; none changes another finding: no new run.

    What takes an indicator out of the draft does, and stands in the basis.
    """
    found = _analyse(_basis(_known), _store, _known, _scope)
    if sop.KODE not in _known.settings.dimatikan:
        steps = steps_of(_store, _known.vocabulary, found)
        found = sop.with_cycle(found, sop.Siklus(_scope.tahun, steps, decree_of(_store, _scope.tahun), _today))
    putusan = verdicts_of_rows(found.baris, _known.putusan)
    return replace(found.with_work(_known.pekerjaan), revisi=_known.revisi, putusan=putusan)


def get_scoped_analysis(bidang: str | None) -> Analysis:
    """The same run for what narrows itself to a bidang (charts, the preview)."""
    analysis = get_analysis()
    return replace(analysis, scope=replace(analysis.scope, bidang=bidang))


@kept(8)
def _analyse(basis_key: tuple[Any, ...], _store: Store, _known: Berlaku, _scope: Scope) -> Analysis:
    return pipeline.analyse(_store, _known.vocabulary, _scope, _known.settings)


def get_rows() -> dict[str, dict[str, Any]]:
    """baris_id → the record in force, with the columns of core_baris."""
    return _rows(_basis(in_force()), get_analysis())


@kept(8)
def _rows(basis_key: tuple[Any, ...], _analysis: Analysis) -> dict[str, dict[str, Any]]:
    return {row["baris_id"]: row for row in rows_of(_analysis.baris)}


def get_differences() -> list[Beda]:
    """All that was compared between the plans, with what was decided, in the order of the files."""
    return _differences(revision_key(), get_analysis(), get_rows())


@kept(4)
def _differences(revision: tuple[Any, ...], _analysis: Analysis, _rows: Mapping[str, Mapping[Any, Any]]) -> list[Beda]:
    return differences(_analysis, _rows)


def get_uploads() -> list[BerkasTersimpan]:
    """All uploads of the store, newest first, with their fate."""
    known = in_force()
    return _uploads(_key(known), get_store(), known.vocabulary)


@kept(4)
def _uploads(revision: tuple[Any, ...], _store: Store, _vocabulary: Vocabulary) -> list[BerkasTersimpan]:
    return list_uploads(_store, _vocabulary)


def get_summary() -> Ringkasan:
    """Who has sent, what is open, where the SOP stands today."""
    known, today = in_force(), now().date()
    key = (*_key(known), len(known.drafts), today, known.settings.instansi.pimpinan)
    return _summarise(key, known, get_analysis(), get_differences(), get_store())


@kept(8)
def _summarise(
    key: tuple[Any, ...], _known: Berlaku, _analysis: Analysis, _compared: Sequence[Beda], _store: Store
) -> Ringkasan:
    selisih, (*_, today, pimpinan) = sum(item.putusan == "perlu" for item in _compared), key
    found = current(_store, _known.vocabulary, _analysis, selisih=selisih, drafts=_known.drafts, today=today)
    return replace(found, pimpinan=pimpinan)


def current_user() -> str:
    """Under whose name decisions are kept: as typed in this session, else the last name used on this store."""
    typed = st.session_state.get(KUNCI_PENGGUNA)
    return str(typed or in_force().pengguna)


def remember_user() -> None:
    """Keep the typed name for the next session on this machine."""
    name = current_user().strip()
    save_preferences(get_store(), {"pengguna": name}, oleh=name)


def reset_scope() -> None:
    """Open again with the store's own year and period (after an import that brought other ones), at the next run."""
    st.session_state[_RUANG_BARU] = True


def apply_new_scope() -> None:
    """Before the sidebar is drawn: what `reset_scope` asked for.

    Forgetting the choice would not do: the browser keeps showing what it showed.
    """
    if st.session_state.pop(_RUANG_BARU, False):
        scope = in_force().scope
        st.session_state[KUNCI_TAHUN] = scope.tahun
        st.session_state[KUNCI_PERIODE] = format_periode(scope.periode)
