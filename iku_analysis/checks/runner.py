"""Runs the catalogue over what is in force: SQL in, `HasilPemeriksaan` and `Temuan` out. Judges nothing itself.

Takes a cursor with core_ views and out_ tables (docs/architecture.md). Reads each check's relation twice: once for the
counts, once for its findings, so that millions of rows that pass are never fetched.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict, replace
from typing import Any

import duckdb

from iku_analysis.checks.kemiripan import register_functions
from iku_analysis.checks.registry import Check, catalogue
from iku_analysis.records import HasilPemeriksaan, StatusPemeriksaan, Temuan
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.database import insert_rows, read_sql
from iku_analysis.store.decisions import Keputusan
from iku_analysis.vocabulary import Vocabulary

_LOG = logging.getLogger(__name__)
_RELATIONS = (
    "makro",
    "periksa_lembar",
    "periksa_baris",
    "periksa_nilai",
    "periksa_usulan",
    "periksa_kolom",
    "periksa_isian",
    "periksa_satuan",
    "periksa_deret",
    "periksa_capaian",
)
_PARAMETER = re.compile(r"\$([a-z_]+)")
_ALASAN_TAMPIL = 3  # reasons named in one result; the rest are the same kind of gap
_GAGAL = "pemeriksaan gagal dijalankan"


def run_checks(
    cursor: duckdb.DuckDBPyConnection,
    vocabulary: Vocabulary,
    scope: Scope,
    thresholds: Thresholds,
    waivers: Mapping[str, Keputusan],
    *,
    codes: Collection[str] | None = None,
    strict: bool = False,
) -> tuple[tuple[HasilPemeriksaan, ...], tuple[Temuan, ...]]:
    """All checks of the catalogue over the whole agency (`scope.bidang` only narrows what pages show).

    `waivers`: Temuan.kunci → decision of kind pengecualian; its finding keeps standing, with the reason.
    `codes`: only these checks; null: the whole catalogue.
    A check that breaks becomes tidak_dapat_diperiksa; with `strict` it raises instead.
    """
    _prepare(cursor, vocabulary)
    first, last = scope.periode or (None, None)
    values = asdict(thresholds) | {"tahun": scope.tahun, "periode_awal": first, "periode_akhir": last}
    results: list[HasilPemeriksaan] = []
    findings: list[Temuan] = []
    for item in catalogue():
        if codes is not None and item.kode not in codes:
            continue
        sumber = "; ".join(vocabulary.sumber.get(code, code) for code in item.sumber)
        try:
            result, found = _run(cursor, item, sumber, values)
        except duckdb.Error:
            if strict:
                raise
            _LOG.exception("Pemeriksaan %s gagal dijalankan", item.kode)
            result, found = _result(item, sumber, Counter(), Counter({_GAGAL: 1})), []
        results.append(result)
        findings += found
    return tuple(results), tuple(_waived(finding, waivers) for finding in findings)


def _prepare(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    """Functions, vocabularies and shared relations of one run, on this cursor only."""
    register_functions(cursor)
    families = vocabulary.satuan_keluarga
    tables: dict[str, tuple[str, list[tuple[object, ...]]]] = {
        "kamus_satuan": (
            "alias varchar, baku varchar, keluarga varchar",
            [(alias, baku, families.get(baku)) for alias, baku in vocabulary.alias["satuan"].items()],
        ),
        "kamus_keluarga": ("baku varchar, keluarga varchar", list(families.items())),
        "kamus_bidang": ("alias varchar, nama varchar", list(vocabulary.alias["bidang"].items())),
        "kamus_kata": (
            "daftar varchar, kata varchar",
            [(name, word) for name, words in vocabulary.kata.items() for word in words],
        ),
        "kamus_kode": (
            "kode varchar, level varchar, nama varchar",
            [(kode, *level_nama) for kode, level_nama in vocabulary.kode.items()],
        ),
    }
    for name, (columns, rows) in tables.items():
        cursor.execute(f"create or replace temp table {name} ({columns})")
        insert_rows(cursor, name, rows)
    cursor.execute("set variable kosong = ?::varchar[]", [sorted(vocabulary.kosong)])
    for name in _RELATIONS:
        cursor.execute(read_sql(name))


def _run(
    cursor: duckdb.DuckDBPyConnection, item: Check, sumber: str, values: Mapping[str, Any]
) -> tuple[HasilPemeriksaan, list[Temuan]]:
    used = {name: values[name] for name in set(_PARAMETER.findall(item.sql))}
    status: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for name, reason, count in cursor.execute(
        f"select status, alasan, count(*) from ({_shape(item)}) group by all order by all", used
    ).fetchall():
        status[name] += count
        if name == "tdp":
            reasons[reason or item.tanpa_data] += count
    found = _findings(cursor, item, used) if status["temuan"] else []
    return _result(item, sumber, status, reasons), found


def _result(item: Check, sumber: str, status: Counter[str], reasons: Counter[str]) -> HasilPemeriksaan:
    judged = status["lulus"] + status["temuan"]
    name: StatusPemeriksaan = "temuan" if status["temuan"] else "lulus" if judged else "tidak_dapat_diperiksa"
    shown = [reason for reason, _ in reasons.most_common(_ALASAN_TAMPIL)]
    return HasilPemeriksaan(
        kode=item.kode,
        judul=item.judul,
        tingkat=item.tingkat,
        topik=item.topik,
        status=name,
        diperiksa=judged,
        temuan=status["temuan"],
        sumber=sumber,
        alasan="; ".join(shown) or (None if judged else item.tanpa_data),
        tidak_diperiksa=status["tdp"],
    )


def _shape(item: Check) -> str:
    """The check's relation with all columns of registry.py; those it does not name are null."""
    return f"""
        select
            null::varchar as status,
            null::varchar as baris_id,
            null::varchar as berkas,
            null::varchar as lembar,
            null::varchar as sel,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as indikator,
            null::varchar as instansi,
            null::integer as tahun,
            null::varchar as nilai,
            null::varchar as harapan,
            null::varchar as pesan,
            null::varchar as saran,
            null::varchar as alasan,
            null::varchar as hal,
            null::varchar as tingkat
        where false
        union all by name
        ({item.sql})
    """


def _findings(cursor: duckdb.DuckDBPyConnection, item: Check, used: Mapping[str, Any]) -> list[Temuan]:
    """The findings of one check with their place, in the order of the files."""
    rows = cursor.execute(
        f"""
        select
            coalesce(t.tingkat, $tingkat_bawaan) as tingkat,
            t.pesan,
            t.saran,
            coalesce(t.bidang, b.bidang) as bidang,
            coalesce(t.indikator, b.indikator) as indikator,
            t.tahun,
            coalesce(t.berkas, b.berkas) as berkas,
            coalesce(t.lembar, b.lembar) as lembar,
            t.sel,
            coalesce(t.baris, b.baris) as baris,
            t.nilai,
            t.harapan,
            t.baris_id,
            concat_ws(
                '|',
                coalesce(t.instansi, b.instansi, ''),
                coalesce(t.bidang, b.bidang, b.jenis, ''),
                coalesce(b.indikator_kunci, b.kode, b.sasaran_kunci, b.uraian, t.indikator, t.lembar, ''),
                coalesce(t.tahun::varchar, ''),
                coalesce(t.hal, ''),
                coalesce(t.nilai, '')
            ) as kunci
        from ({_shape(item)}) t
        left join periksa_baris b using (baris_id)
        where t.status = 'temuan'
        order by berkas, lembar, b.urutan, baris, t.tahun, t.hal, t.sel, t.pesan
        """,
        {**used, "tingkat_bawaan": item.tingkat},
    ).fetchall()
    seen: Counter[str] = Counter()
    out = []
    for tingkat, pesan, saran, bidang, indikator, tahun, berkas, lembar, sel, baris, nilai, harapan, key, kunci in rows:
        seen[kunci] += 1
        # The same fault twice (an indicator listed twice) has two keys, in the order of the files.
        text = f"{item.kode}|{kunci}" + (f"|{seen[kunci]}" if seen[kunci] > 1 else "")
        out.append(
            Temuan(
                kode=item.kode,
                tingkat=tingkat,
                pesan=pesan,
                saran=saran,
                kunci=hashlib.sha256(text.encode()).hexdigest(),
                bidang=bidang,
                indikator=indikator,
                tahun=tahun,
                berkas=berkas,
                lembar=lembar,
                sel=sel,
                baris=baris,
                nilai=nilai,
                harapan=harapan,
                baris_id=key,
            )
        )
    return out


def _waived(finding: Temuan, waivers: Mapping[str, Keputusan]) -> Temuan:
    """The finding with the reason of its waiver, when somebody waived it."""
    waiver = waivers.get(finding.kunci)
    return replace(finding, dikecualikan=waiver.alasan or "tanpa alasan") if waiver else finding
