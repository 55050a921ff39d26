"""The meeting as the page Rapat runs it: the agenda, the item on the screen, what is left, and the decisions.

All that is decided is in the store at once; only which item is on the screen is kept in the process, for all browsers.
Draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import streamlit as st

from iku_analysis.documents.agenda import Butir, agenda_of
from iku_analysis.pipeline import Analysis
from iku_analysis.results import Temuan
from iku_analysis.store.meeting import Rapat
from iku_analysis.store.uploads import now
from iku_analysis.ui import state
from iku_analysis.ui.words import TINGKAT

OPERATOR, PENGIKUT = "1", "2"
_LAYAR = "layar"


@dataclass(frozen=True)
class Kemajuan:
    """How far the meeting is. `sisa_menit` of the planned length, negative when that is over; null unless it runs."""

    jumlah: int
    diputus: int
    sisa_menit: int | None

    @property
    def sisa(self) -> int:
        """Items still without a decision."""
        return self.jumlah - self.diputus

    @property
    def teks(self) -> str:
        """12 dari 37 diputuskan · sisa waktu 38 menit, 1,5 menit tiap butir."""
        text = f"{self.diputus} dari {self.jumlah} diputuskan"
        if self.sisa_menit is None:
            return text
        if self.sisa_menit < 0:
            return f"{text} · lewat {-self.sisa_menit} menit dari rencana"
        pace = f", {self.sisa_menit / self.sisa:.1f} menit tiap butir".replace(".", ",") if self.sisa else ""
        return f"{text} · sisa waktu {self.sisa_menit} menit{pace}"


def screen() -> str:
    """Which screen the address asks for: "1" the meeting, "2" the one that follows, "" the page."""
    return str(st.query_params.get(_LAYAR, ""))


def show_screen(name: str) -> None:
    """Go to a screen; "" is the page."""
    if name:
        st.query_params[_LAYAR] = name
    else:
        st.query_params.pop(_LAYAR, None)


def running() -> Rapat | None:
    """The meeting that goes on now; null where none does."""
    return next((rapat for rapat in state.in_force().rapat if rapat.is_running), None)


def latest() -> Rapat | None:
    """The meeting of the newest date; null where none was prepared."""
    return next(iter(state.in_force().rapat), None)


def agenda(urut: str) -> tuple[Butir, ...]:
    """Every indicator that was proposed, by bidang or by sasaran, each with what was decided on it."""
    return _agenda(state.revision_key(), urut, state.get_analysis(), state.get_vocabulary().names("bidang"))


@st.cache_resource(max_entries=8, show_spinner=False)
def _agenda(revision: tuple[Any, ...], urut: str, _analysis: Analysis, _bidang: Sequence[str]) -> tuple[Butir, ...]:
    return agenda_of(_analysis, urut, _bidang)


def progress(rapat: Rapat, items: Sequence[Butir]) -> Kemajuan:
    """Decided, in all, and the time that is left."""
    decided = sum(item.keadaan != "belum" for item in items)
    left = None
    if rapat.mulai is not None and rapat.selesai is None:
        left = rapat.menit - int((now() - rapat.mulai).total_seconds() // 60)
    return Kemajuan(len(items), decided, left)


@st.cache_resource(show_spinner=False)
def _shown() -> dict[tuple[str, str], str]:
    """(store, meeting) → baris_id of the item on the screen. Of the process: a second browser sees the same.

    A record keeps its baris_id when the meeting changes its name.
    """
    return {}


def _shown_key(rapat: Rapat) -> tuple[str, str]:
    return str(state.get_store().path), rapat.rapat_id


def current(rapat: Rapat, items: Sequence[Butir]) -> Butir | None:
    """The item on the screen: the one that was opened, else the first that is not decided, else the last."""
    shown = _shown().get(_shown_key(rapat))
    opened = next((item for item in items if shown in item.baris_ids), None)
    return opened or next((item for item in items if item.keadaan == "belum"), items[-1] if items else None)


def open_item(rapat: Rapat, baris_id: str) -> None:
    """Put an item on the screen, for everyone who looks."""
    _shown()[_shown_key(rapat)] = baris_id


def neighbour(items: Sequence[Butir], item: Butir, step: int) -> Butir:
    """The item before (−1) or after (1); at either end the item itself."""
    place = next(number for number, other in enumerate(items) if other.kunci == item.kunci)
    return items[min(max(place + step, 0), len(items) - 1)]


def next_open(items: Sequence[Butir], item: Butir) -> Butir:
    """The next item without a decision, round the end; the following one where all are decided."""
    place = next(number for number, other in enumerate(items) if other.kunci == item.kunci)
    rest = (*items[place + 1 :], *items[:place])
    return next((other for other in rest if other.keadaan == "belum"), neighbour(items, item, 1))


def findings_of(item: Butir, findings: Iterable[Temuan]) -> list[Temuan]:
    """The findings on the records of an item, worst first."""
    own = [one for one in findings if one.baris_id in item.baris_ids]
    return sorted(own, key=lambda one: (TINGKAT[one.tingkat].urut, one.kode, one.tahun or 0))


def values_of(item: Butir) -> dict[tuple[str, int | None], str]:
    """(field, year) → what the usulan says now, of the fields that a meeting may change; "" where blank.

    The targets of the period and of every year that the usulan names.
    """
    analysis = state.get_analysis()
    nilai = analysis.nilai[
        (analysis.nilai["baris_id"] == item.baris["baris_id"]) & (analysis.nilai["medan"] == "target")
    ]
    known = {int(row["tahun"]): row["teks"] or "" for row in nilai.to_dict("records") if row["tahun"] == row["tahun"]}
    first, last = analysis.scope.periode or (analysis.scope.tahun, analysis.scope.tahun)
    years = sorted({*known, *range(first, last + 1)})
    out: dict[tuple[str, int | None], str] = {("target", year): known.get(year, "") for year in years}
    return out | {(name, None): item.baris[name] or "" for name in ("indikator", "satuan", "formulasi")}


def begin(rapat: Rapat) -> Rapat:
    """The meeting with its clock started; a closed one goes on, without the papers of its first end."""
    return replace(rapat, mulai=rapat.mulai or _minute(), selesai=None, lampiran=())


def close(rapat: Rapat) -> Rapat:
    """The meeting with its clock stopped."""
    return replace(rapat, selesai=_minute())


def _minute() -> datetime:
    return now().replace(microsecond=0)
