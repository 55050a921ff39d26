"""Differences between the plans, decided: the usulan follows the Renstra, stays with a reason, or is asked about.

Takes rows of out_rekonsiliasi and the findings about the same cells, keeps decisions; each call is one transaction and
gives the ids that take it back. A difference that is a finding too (K31–K34) is settled as that finding at once, so
that no page says of one cell two things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from iku_analysis.results import Temuan
from iku_analysis.store.corrections import correction, isian_of_many
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import NewDecision, decide_many
from iku_analysis.store.work import Hal, ask_many, hal_of

Beda = Mapping[str, Any]

# What is compared → the checks that judge it: where the two sides differ, and where the usulan is blank.
BERBEDA = {"indikator": "K31", "satuan": "K32", "target": "K33", "baseline": "K34"}
KOSONG = {"satuan": "K02", "target": "K09", "baseline": "K11"}


def can_follow(row: Beda) -> bool:
    """Whether the Renstra says something else that can count instead."""
    return row["keadaan_renstra"] in ("beda", "kosong_usulan", "tidak_terbanding") and bool(row["renstra_teks"])


def follow_renstra(store: Store, rows: Iterable[Beda], *, alasan: str, oleh: str) -> list[str]:
    """Let the Renstra's text count in each row where it says another one; rows of which it says nothing stay."""
    fitting = [row for row in rows if can_follow(row)]
    found = isian_of_many(store, [(row["usulan_id"], row["hal"], row["tahun"]) for row in fitting])
    changes = [
        correction(isian, row["renstra_teks"], alasan=alasan, asal="rekonsiliasi")
        for row, isian in zip(fitting, found, strict=True)
        if isian
    ]
    return decide_many(store, changes, oleh=oleh) if changes else []


def keep_usulan(store: Store, rows: Sequence[Beda], findings: Iterable[Temuan], *, alasan: str, oleh: str) -> list[str]:
    """Keep the usulan against the plans, with a reason; the findings that say that it differs are accepted with it."""
    kept: list[NewDecision] = [
        ("rekonsiliasi", row["kunci"], {"putusan": "pertahankan", "pokok": row["pokok"]}, alasan) for row in rows
    ]
    own = findings_of(rows, findings, BERBEDA)
    accepted: list[NewDecision] = [("pengecualian", item.kunci, {}, alasan) for items in own for item in items]
    return decide_many(store, [*kept, *accepted], oleh=oleh)


def ask_bidang(
    store: Store,
    rows: Sequence[Beda],
    things: Sequence[Hal],
    findings: Iterable[Temuan],
    *,
    batas: date | None,
    teks: str,
    oleh: str,
    tahun_iku: int,
) -> list[str]:
    """Ask the bidang of each row for its answer. `things`: each row as a thing to be settled, in the same order.

    A row about which there are findings is asked for under those.
    """
    found = list(findings)
    differing, blank = findings_of(rows, found, BERBEDA), findings_of(rows, found, KOSONG)
    asked = []
    for thing, *own in zip(things, differing, blank, strict=True):
        about = [hal_of(item) for items in own for item in items]
        asked += about or [thing]
    return ask_many(store, asked, batas=batas, teks=teks, oleh=oleh, tahun_iku=tahun_iku)


def findings_of(rows: Iterable[Beda], findings: Iterable[Temuan], codes: Mapping[str, str]) -> list[list[Temuan]]:
    """For each row the findings about the same field and year of its record. `codes`: field → code of the check."""
    by_record: dict[tuple[str, str | None], list[Temuan]] = {}
    for item in findings:
        by_record.setdefault((item.kode, item.baris_id), []).append(item)
    return [
        [
            item
            for item in by_record.get((codes.get(row["hal"], ""), row["usulan_id"]), ())
            if row["hal"] != "target" or item.tahun == row["tahun"]
        ]
        for row in rows
    ]
