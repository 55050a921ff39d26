"""Reading plans that people corrected, kept as decisions: in force, of one sheet, saved, taken back.

Takes and gives `readers.SheetPlan`; reads no workbook. A plan is kept under `SheetPlan.kunci`: sender and headings.
"""

from __future__ import annotations

from dataclasses import dataclass

from iku_analysis.readers import SheetPlan
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import Keputusan, NewDecision, decide_many, decisions_in_force


@dataclass(frozen=True)
class RencanaTersimpan:
    """A plan in force with the decision that keeps it (who, when)."""

    plan: SheetPlan
    keputusan: Keputusan


def plans_in_force(store: Store) -> list[RencanaTersimpan]:
    """All plans not taken back, oldest first."""
    kept = decisions_in_force(store, "rencana").values()
    return [RencanaTersimpan(SheetPlan.from_json(item.isi), item) for item in kept]


def saved_plan(store: Store, sidik: str | None) -> RencanaTersimpan | None:
    """The plan in force that a sheet was read with (`Lembar.rencana`); null where it was taken back since."""
    return next((item for item in plans_in_force(store) if item.plan.sidik == sidik), None)


def save_plan(store: Store, plan: SheetPlan, before: RencanaTersimpan | None, *, oleh: str) -> list[str]:
    """Keep a plan in the place of the one before, all at once; gives the ids by which that is taken back.

    A plan that says nothing only ends the one before.
    """
    rows: list[NewDecision] = []
    if before and (plan.is_empty or before.plan.kunci != plan.kunci):
        rows.append(("cabut", before.keputusan.keputusan_id, {}, None))
    if not plan.is_empty:
        rows.append(("rencana", plan.kunci, plan.to_json(), None))
    return decide_many(store, rows, oleh=oleh)
