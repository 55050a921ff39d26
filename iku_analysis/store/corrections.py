"""Single values that people corrected: what stands in a cell, to correct it with a reason, to see it and take it back.

Takes an upload and a cell of it, keeps decisions of jenis koreksi. What they do to the records in force is `overlay`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from iku_analysis.fields import MEDAN_NILAI, MEDAN_TEKS
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import NewDecision, decide_many
from iku_analysis.store.overlay import KEYS_SQL, UNREAD_SQL, Koreksi, corrections_in_force, places


@dataclass(frozen=True)
class Isian:
    """One field of one record as read from a cell; a merged cell or a sasaran gives several."""

    pengirim: str
    sasaran: str
    indikator: str
    medan: str
    tahun: int | None
    teks: str

    @property
    def kunci(self) -> str:
        """Key of the decision: a correction ends when the sender writes another text."""
        return "|".join((self.pengirim, self.sasaran, self.indikator, self.medan, str(self.tahun or ""), self.teks))


def read_from_cell(store: Store, unggahan_id: str, lembar: str, sel: str) -> list[Isian]:
    """What was read from a cell of an upload, in force or not; empty where nothing was."""
    texts = " union all ".join(
        f"select '{medan}' as medan, null::integer as tahun, b.{medan} as teks, b.{medan}_sel as sel, b.* from b"
        for medan in MEDAN_TEKS
    )
    rows = (
        store.cursor()
        .execute(
            f"""
            with
                b as (
                    select * from raw_baris where unggahan_id = $unggahan and lembar = $lembar
                ),
                semua as (
                    {texts}
                    union all
                    select n.medan, n.tahun, n.teks, n.sel, b.*
                    from b
                    join raw_nilai n on n.baris_id = b.baris_id
                    union all
                    select
                        split_part(t.kolom, ':', 1),
                        try_cast(split_part(t.kolom, ':', 2) as integer),
                        t.teks,
                        t.sel,
                        b.*
                    from b
                    join ({UNREAD_SQL}) t on t.baris_id = b.baris_id
                    where list_contains($nilai, split_part(t.kolom, ':', 1))
                )
            select {KEYS_SQL}, b.medan, b.tahun, b.teks
            from semua b
            join raw_unggahan u using (unggahan_id)
            where b.sel = $sel
              and b.teks is not null
            order by b.urutan, b.medan, b.tahun
            """,
            {"unggahan": unggahan_id, "lembar": lembar, "sel": sel, "nilai": list(MEDAN_NILAI)},
        )
        .fetchall()
    )
    return list(dict.fromkeys(Isian(*row) for row in rows))


def save_correction(store: Store, isian: list[Isian], teks: str, *, alasan: str, oleh: str) -> list[str]:
    """Let another text count for what a cell says; gives the ids by which it is taken back."""
    rows: list[NewDecision] = [
        (
            "koreksi",
            item.kunci,
            {
                "pengirim": item.pengirim,
                "sasaran": item.sasaran,
                "indikator": item.indikator,
                "medan": item.medan,
                "tahun": item.tahun,
                "asli": item.teks,
                "teks": teks,
            },
            alasan,
        )
        for item in isian
    ]
    return decide_many(store, rows, oleh=oleh)


def corrected_cells(store: Store, unggahan_id: str, lembar: str) -> dict[str, list[Koreksi]]:
    """Cell of a sheet → the corrections that hold for it."""
    cursor = store.cursor()
    out: dict[str, list[Koreksi]] = {}
    for koreksi in corrections_in_force(cursor):
        for _, upload, sheet, sel in places(cursor, koreksi):
            if (upload, sheet) == (unggahan_id, lembar) and koreksi not in out.setdefault(sel, []):
                out[sel].append(koreksi)
    return out
