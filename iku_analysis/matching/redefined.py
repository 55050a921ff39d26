"""What of an indicator means something else than in last year's IKU: definition, formula, unit, type, polarity.

Takes links of two years, gives the rows of out_lama. A text blank in one of the two years is no change (K03 reports a
blank); spelling is none either.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
from rapidfuzz import fuzz

from iku_analysis.matching.years import LamaLink
from iku_analysis.text import fold

# Texts are compared by likeness, words of a vocabulary by their canonical form.
_TEKS = ("definisi_operasional", "formulasi")
_BAKU = ("satuan", "tipe_penghitungan", "polaritas")


def lama_rows(
    cursor: duckdb.DuckDBPyConnection, links: Sequence[LamaLink], mirip_definisi: float
) -> list[tuple[object, ...]]:
    """Rows of out_lama. `mirip_definisi`: ratio 0-1 below which a text changed by more than spelling (as K36)."""
    ids = [side.baris_id for link in links if link.usulan and link.lama for side in (link.usulan, link.lama)]
    columns = ", ".join([*_TEKS, *(f"coalesce({name}_baku, {name})" for name in _BAKU)])
    found = cursor.execute(
        f"select baris_id, {columns} from core_baris where list_contains($ids, baris_id)", {"ids": ids}
    ).fetchall()
    texts = {row[0]: dict(zip((*_TEKS, *_BAKU), row[1:], strict=True)) for row in found} if ids else {}
    out: list[tuple[object, ...]] = []
    for link in links:
        usulan, lama = (side.baris_id if side else None for side in (link.usulan, link.lama))
        changed = []
        if usulan and lama:
            changed = [
                name
                for name in (*_TEKS, *_BAKU)
                if _is_changed(texts[usulan][name], texts[lama][name], mirip_definisi if name in _TEKS else 1.0)
            ]
        out.append((usulan, lama, link.keadaan, link.cara, link.skor, link.alasan, ", ".join(changed) or None))
    return out


def _is_changed(kini: str | None, lama: str | None, least: float) -> bool:
    if not kini or not lama:
        return False
    return fuzz.ratio(fold(kini), fold(lama)) / 100 < least
