"""Single fields that people change: what stands in a cell or a record, to change it with a reason, to take it back.

Takes a cell of an upload or a field of a record, keeps decisions of jenis koreksi: corrections of the reading, and what
reconciliation, meeting and Sekretaris change. What they do to the records in force is `overlay`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iku_analysis.fields import MEDAN_NILAI, MEDAN_TEKS
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import NewDecision, decide_many
from iku_analysis.store.overlay import KEYS_SQL, UNREAD_SQL, AsalKoreksi, Koreksi, corrections_in_force, places


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


def isian_of(store: Store, baris_id: str, medan: str, tahun: int | None = None) -> Isian | None:
    """One field of one stored record as its sender wrote it: `teks` "" where blank. Null where there is no such record.

    `tahun` for value fields that have one. What a person changed before is not in it: the newer change wins.
    """
    return isian_of_many(store, [(baris_id, medan, tahun)])[0]


def isian_of_many(store: Store, wanted: Sequence[tuple[str, str, int | None]]) -> list[Isian | None]:
    """The same for many (baris_id, medan, tahun), in their order; one question a field."""
    found: dict[tuple[str, str, int | None], Isian] = {}
    for medan in dict.fromkeys(item[1] for item in wanted):
        if medan not in (*MEDAN_TEKS, *MEDAN_NILAI):
            raise ValueError(f"medan tidak dikenal: {medan}")
        text = f"b.{medan}" if medan in MEDAN_TEKS else "n.teks"
        asked = [item for item in wanted if item[1] == medan]
        rows = (
            store.cursor()
            .execute(
                f"""
                with diminta as (
                    select distinct unnest($baris_id) as baris_id, unnest($tahun::integer[]) as tahun
                )
                select d.baris_id, d.tahun, {KEYS_SQL}, coalesce({text}, t.teks, '') as teks
                from diminta d
                join raw_baris b on b.baris_id = d.baris_id
                join raw_unggahan u using (unggahan_id)
                left join raw_nilai n
                    on n.baris_id = b.baris_id
                    and n.medan = $medan
                    and n.tahun is not distinct from d.tahun
                left join ({UNREAD_SQL}) t
                    on t.baris_id = b.baris_id
                    and t.kolom = concat_ws(':', $medan, d.tahun)
                qualify row_number() over (partition by d.baris_id, d.tahun order by n.ulangan, n.sel, t.sel) = 1
                """,
                {"baris_id": [item[0] for item in asked], "medan": medan, "tahun": [item[2] for item in asked]},
            )
            .fetchall()
        )
        for baris_id, tahun, pengirim, sasaran, indikator, teks in rows:
            found[baris_id, medan, tahun] = Isian(pengirim, sasaran, indikator, medan, tahun, teks)
    return [found.get(item) for item in wanted]


def save_correction(
    store: Store, isian: Sequence[Isian], teks: str, *, alasan: str, oleh: str, asal: AsalKoreksi = "koreksi"
) -> list[str]:
    """Let another text count for what a cell says; gives the ids by which it is taken back."""
    return decide_many(store, [correction(item, teks, alasan=alasan, asal=asal) for item in isian], oleh=oleh)


def correction(isian: Isian, teks: str, *, alasan: str, asal: AsalKoreksi = "koreksi") -> NewDecision:
    """The decision that lets another text count, for keeping it together with others (`decide_many`)."""
    isi = {
        "pengirim": isian.pengirim,
        "sasaran": isian.sasaran,
        "indikator": isian.indikator,
        "medan": isian.medan,
        "tahun": isian.tahun,
        "asli": isian.teks,
        "teks": teks,
        "asal": asal,
    }
    return ("koreksi", isian.kunci, isi, alasan)


def corrected_cells(store: Store, unggahan_id: str, lembar: str) -> dict[str, list[Koreksi]]:
    """Cell of a sheet → the corrections that hold for it."""
    cursor = store.cursor()
    out: dict[str, list[Koreksi]] = {}
    for place in places(cursor, corrections_in_force(cursor)):
        if (place.unggahan_id, place.lembar) == (unggahan_id, lembar):
            kept = out.setdefault(place.sel, [])
            if place.koreksi not in kept:
                kept.append(place.koreksi)
    return out
