"""Findings of a run with their place and their keys: rows of checks in, `Temuan` in the order of the files out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import duckdb

from iku_analysis.checks.registry import Check
from iku_analysis.results import Temuan

# What a finding takes from its record where the check does not say it.
_PLACED = ("bidang", "indikator", "berkas", "lembar", "baris")


def findings_of(
    rows: Sequence[tuple[Check, dict[str, Any]]], places: Mapping[str, Mapping[str, Any]]
) -> tuple[Temuan, ...]:
    """The findings with their place, check by check, in the order of the files."""
    placed = [(item, row, places.get(row.get("baris_id") or "", {})) for item, row in rows]
    placed.sort(key=lambda one: (one[0].kode, *_order(one[1], one[2])))
    seen: Counter[str] = Counter()
    out = []
    for item, row, place in placed:
        subject = "|".join([item.kode, *(str(part or "") for part in _identity(row, place))])
        kunci, pokok = (_key(text, seen) for text in (f"{subject}|{row.get('nilai') or ''}", subject))
        both = {name: row.get(name) if row.get(name) is not None else place.get(name) for name in _PLACED}
        out.append(
            Temuan(
                kode=item.kode,
                tingkat=row.get("tingkat") or item.tingkat,
                pesan=row["pesan"],
                saran=row["saran"],
                kunci=kunci,
                pokok=pokok,
                bagian=row.get("hal"),
                tahun=row.get("tahun"),
                sel=row.get("sel"),
                nilai=row.get("nilai"),
                harapan=row.get("harapan"),
                baris_id=row.get("baris_id"),
                **both,
            )
        )
    return tuple(out)


def _identity(row: Mapping[str, Any], place: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a finding is about, stable over uploads: agency, bidang, indicator, year, field; without its value.

    The indicator by its name in the file, so that a correction of the name takes no request and no waiver away.
    """
    return (
        row.get("instansi") or place.get("instansi"),
        row.get("bidang") or place.get("bidang") or place.get("jenis"),
        place.get("hal") or row.get("indikator") or row.get("lembar"),
        row.get("tahun"),
        row.get("hal"),
    )


def _key(text: str, seen: Counter[str]) -> str:
    """The hash of a subject. The same fault twice (an indicator listed twice) has two, in the order of the files."""
    seen[text] += 1
    return hashlib.sha256((f"{text}|{seen[text]}" if seen[text] > 1 else text).encode()).hexdigest()


def _order(row: Mapping[str, Any], place: Mapping[str, Any]) -> tuple[Any, ...]:
    """File, sheet, place within the file, year; what has none comes last. Files of one name by their content."""
    first = [row.get(name) or place.get(name) for name in ("berkas", "lembar")]
    rest = [place.get("urutan"), row.get("baris") or place.get("baris"), row.get("tahun")]
    words = [row.get(name) for name in ("hal", "sel", "pesan")]
    same_name = [place.get("sidik"), row.get("instansi") or place.get("instansi"), row.get("nilai"), row.get("harapan")]
    return tuple((part is None, part if part is not None else "") for part in (*first, *rest, *words, *same_name))


def places_of(cursor: duckdb.DuckDBPyConnection, ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """baris_id → place and identity of the records that findings are about."""
    if not ids:
        return {}
    cursor.execute(
        """
        select
            baris_id, berkas, lembar, baris, bidang, indikator, instansi, jenis, urutan, sidik,
            coalesce(indikator_asli, indikator_kunci, kode, sasaran_kunci, uraian) as hal
        from periksa_baris
        where baris_id in (select unnest(?::varchar[]))
        """,
        [sorted(ids)],
    )
    names = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}
