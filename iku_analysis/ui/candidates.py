"""Whom a usulan could be in the Renstra: what matching proposes, with what speaks for it. Draws nothing.

Takes the run of the scope, gives choices and texts. What is chosen is kept by `store.decisions`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from iku_analysis.documents.frames import rows_of
from iku_analysis.number_format import format_bagian
from iku_analysis.pipeline import Analysis
from iku_analysis.store.decisions import NewDecision, record_keys
from iku_analysis.ui import state
from iku_analysis.ui.pairs import Pasangan, Row
from iku_analysis.ui.words import place_text


@dataclass(frozen=True)
class Pilihan:
    """One Renstra indicator that a usulan can be paired with; `kunci` null says that there is none."""

    kunci: str | None
    label: str
    keterangan: str = ""


def is_likely(item: Pasangan) -> bool:
    """Whether the first candidate is alike enough to be chosen beforehand."""
    return item.keadaan == "ragu" and (item.padanan.skor or 0.0) >= state.get_settings().thresholds.mirip_calon


def candidates(item: Pasangan) -> list[Pilihan]:
    """The Renstra indicators that matching proposes, best first."""
    rows = state.get_rows()
    out = []
    for calon in item.padanan.calon:
        row = rows[calon.rujukan.baris_id]
        parts = [f"kemiripan {format_bagian(calon.skor, 1)} persen", same_numbers(item, row["baris_id"])]
        parts += [row["satuan"], _targets(row["baris_id"])]
        parts.append(place_text(row["berkas"], row["lembar"], None, row["baris"]))
        note = " · ".join(part for part in parts if part)
        out.append(Pilihan(_renstra_key(row), str(row["indikator"]), note))
    return out


def _renstra_key(row: Row) -> str:
    return record_keys({**row, "bidang": None})[0]


def same_numbers(item: Pasangan, baris_id: str) -> str | None:
    """How many of the numbers that both rows have are equal: "6 dari 7 angka sama"; null where they share no year."""
    mine, theirs = _numbers().get(item.baris["baris_id"], {}), _numbers().get(baris_id, {})
    both = [(row["angka"], theirs[key]["angka"]) for key, row in mine.items() if key in theirs]
    both = [(one, other) for one, other in both if one is not None and other is not None]
    same = sum(one == other for one, other in both)
    return f"{same} dari {len(both)} angka sama" if both else None


def _numbers() -> Mapping[str, Mapping[tuple[str, int | None], Row]]:
    """Baseline and targets of each record, by field and year."""
    return _all_numbers(state.revision_key(), state.get_analysis())


@st.cache_resource(max_entries=2, show_spinner=False)
def _all_numbers(revision: tuple[Any, ...], _analysis: Analysis) -> dict[str, dict[tuple[str, int | None], Row]]:
    out: dict[str, dict[tuple[str, int | None], Row]] = {}
    values = _analysis.nilai
    for row in rows_of(values[values["medan"].isin(("baseline", "target"))]):
        out.setdefault(row["baris_id"], {}).setdefault((row["medan"], row["tahun"]), row)
    return out


def _targets(baris_id: str) -> str:
    """The targets of a record as written: "2025: 70; 2026: 72"."""
    own = _numbers().get(baris_id, {})
    return "; ".join(
        f"{tahun}: {row['teks']}" for (medan, tahun), row in own.items() if medan == "target" and row["teks"]
    )


def all_renstra() -> list[Pilihan]:
    """Every Renstra indicator once, by name, with its sasaran or programme."""
    out: dict[str, Pilihan] = {}
    for row in state.get_rows().values():
        if row["jenis"] == "renstra" and row["indikator"]:
            keys = record_keys({**row, "bidang": None})
            out.setdefault(keys[-1], Pilihan(keys[0], row["indikator"], row["sasaran"] or row["kode"] or ""))
    return sorted(out.values(), key=lambda choice: choice.label)


@dataclass(frozen=True)
class Banyak:
    """What one decision does to many usulan: the rows to keep, and how many it leaves out, with why."""

    putusan: list[NewDecision]
    dilewati: int
    sebab: str


def pair_first(chosen: Sequence[Pasangan]) -> Banyak:
    """Each with its first candidate; not two usulan of one bidang with the same one.

    What is hardly like any (`tanpa_padanan`) is decided one by one.
    """
    rows = state.get_rows()
    wanted = {
        item.kunci[0]: (item.baris["bidang"], _renstra_key(rows[item.padanan.calon[0].rujukan.baris_id]))
        for item in chosen
        if item.keadaan == "ragu"
    }
    claims = Counter(wanted.values())
    made: list[NewDecision] = [
        ("padanan", kunci, {"renstra": one[1]}, None) for kunci, one in wanted.items() if claims[one] == 1
    ]
    why = "sudah diputuskan, tidak ada calon yang mirip, atau calonnya juga calon usulan lain dari bidang yang sama"
    return Banyak(made, len(chosen) - len(made), why)


def without_partner(chosen: Sequence[Pasangan], alasan: str) -> Banyak:
    """Each is in no Renstra, for one reason."""
    made: list[NewDecision] = [
        ("padanan", item.kunci[0], {"renstra": None}, alasan) for item in chosen if item.is_waiting
    ]
    return Banyak(made, len(chosen) - len(made), "sudah diputuskan")
