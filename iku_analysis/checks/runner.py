"""Runs the catalogue over what is in force: SQL in, `HasilPemeriksaan` and `Temuan` out. Judges nothing itself.

Takes a cursor with core_ views and out_ tables (docs/architecture.md). Fetches the findings and counts of the rest,
so that millions of rows that pass are never fetched; of one agency it fetches all, which is faster than grouping.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import duckdb

from iku_analysis.capaian import RUMUS, PilihanCapaian
from iku_analysis.checks.kemiripan import register_functions
from iku_analysis.checks.registry import PARAMETER, Check, catalogue
from iku_analysis.results import Dilihat, HasilPemeriksaan, StatusPemeriksaan, Temuan
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.database import insert_rows, read_sql
from iku_analysis.vocabulary import Vocabulary

_LOG = logging.getLogger(__name__)
_RELATIONS = (
    "makro",
    "periksa_makro",
    "periksa_baris",
    "periksa_nilai",
    "periksa_usulan",
    "periksa_kolom",
    "periksa_isian",
    "periksa_deret",
    "periksa_target",
    "periksa_langkah",
    "periksa_capaian",
    "periksa_pasangan",
    "periksa_banding",
)
# Typed values up to which every row is fetched: grouping costs about 1 ms a check, fetching 5 µs a row (measured).
_MOST_FETCHED = 10_000
# The rows of a check, those of one outcome and reason as one with their number; whole are findings and the records that
# people asked about. The second `status` is the one kept.
_GROUPED = """
    select
        case
            when status = 'temuan' or list_contains($diminta::varchar[], baris_id)
                then columns(name -> name <> 'alasan')
        end,
        columns(name -> name in ('status', 'alasan')),
        baris_id is null as is_umum,
        count(*) as jumlah
    from (
        select null::varchar as baris_id
        where false
        union all by name
        from ({sql})
    )
    group by all
"""
_ALASAN_TAMPIL = 3  # reasons named in one result; the rest are the same kind of gap
_GAGAL = "pemeriksaan gagal dijalankan"
# What a finding takes from its record where the check does not say it.
_PLACED = ("bidang", "indikator", "berkas", "lembar", "baris")


def run_checks(
    cursor: duckdb.DuckDBPyConnection,
    vocabulary: Vocabulary,
    scope: Scope,
    thresholds: Thresholds,
    *,
    dimatikan: Mapping[str, str] | None = None,
    asked: Mapping[str, Collection[str]] | None = None,
    codes: Collection[str] | None = None,
    strict: bool = False,
) -> tuple[tuple[HasilPemeriksaan, ...], tuple[Temuan, ...], tuple[Dilihat, ...]]:
    """All checks of the catalogue over the whole agency (`scope.bidang` only narrows what pages show).

    What people decided about findings is laid over them later (store/work.py).
    `dimatikan`: code → reason of the checks that the agency switched off: not run, neither lulus nor temuan.
    `asked`: code → ids of the records that people asked about; what each of them came to beside findings is `Dilihat`.
    `codes`: only these checks; null: the whole catalogue.
    A check that breaks becomes tidak_dapat_diperiksa; with `strict` it raises instead. Needs `prepare` on the cursor.
    """
    first, last = scope.periode or (None, None)
    values = asdict(thresholds) | {"tahun": scope.tahun, "periode_awal": first, "periode_akhir": last}
    count, columns = cursor.execute(
        "select (select count(*) from periksa_nilai), (select list(distinct medan) from periksa_kolom)"
    ).fetchall()[0]
    form = "{sql}" if count <= _MOST_FETCHED else _GROUPED
    results: list[HasilPemeriksaan] = []
    rows: list[tuple[Check, dict[str, Any]]] = []
    seen: list[Dilihat] = []
    for item in catalogue():
        if codes is not None and item.kode not in codes:
            continue
        sumber = "; ".join(vocabulary.sumber.get(code, code) for code in item.sumber)
        if dimatikan and item.kode in dimatikan:
            off = Counter({f"dimatikan instansi: {dimatikan[item.kode]}": 0})
            results.append(_result(item, sumber, Counter(), off))
            continue
        if item.perlu and not {*item.perlu} & {*(columns or ())}:
            results.append(_result(item, sumber, Counter(tdp=1), Counter({item.tanpa_data: 1})))
            continue
        try:
            result, found, passed = _run(cursor, item, sumber, values, form, (asked or {}).get(item.kode, ()))
        except duckdb.Error:
            if strict:
                raise
            _LOG.exception("Pemeriksaan %s gagal dijalankan", item.kode)
            result, found, passed = _result(item, sumber, Counter(), Counter({_GAGAL: 1})), [], []
        results.append(result)
        rows += [(item, row) for row in found]
        seen += passed
    places = _places(cursor, {str(row["baris_id"]) for _, row in rows if row.get("baris_id")})
    return tuple(results), _findings(rows, places), tuple(seen)


def judged(
    item: Check, sumber: str, rows: Sequence[dict[str, Any]]
) -> tuple[HasilPemeriksaan, tuple[Temuan, ...], tuple[Dilihat, ...]]:
    """The same for a check whose rows (registry.py's columns, of no record) were made outside a run."""
    result, found, seen = _outcome(item, sumber, rows, ("",))
    return result, _findings([(item, row) for row in found], {}), tuple(seen)


def prepare(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, capaian: PilihanCapaian | None = None) -> None:
    """Functions, vocabularies and shared relations of one run, on this cursor only. Needs the tables of `match`.

    `capaian`: the formulas that the agency chose; null: the usual ones.
    """
    chosen = capaian or PilihanCapaian()
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
        "kamus_rumus": ("rumus varchar, teks varchar", [(name, words[0]) for name, words in RUMUS.items()]),
        "kamus_capaian": ("kunci varchar, rumus varchar, batas double", _achievement_rows(chosen)),
        "kamus_kode": (
            "kode varchar, level varchar, nama varchar",
            [(kode, *level_nama) for kode, level_nama in vocabulary.kode.items()],
        ),
    }
    for name, (columns, rows) in tables.items():
        cursor.execute(f"create or replace temp table {name} ({columns})")
        insert_rows(cursor, name, rows)
    cursor.execute("set variable kosong = ?", ["\x1f".join(["", "", *sorted(vocabulary.kosong), ""])])
    for name in _RELATIONS:
        cursor.execute(read_sql(name))


def _achievement_rows(chosen: PilihanCapaian) -> list[tuple[object, ...]]:
    """The rule of each polarity (*naik, *turun, *stabil) and of each indicator that has its own; null: the usual."""
    usual = [(f"*{name}", chosen.rule("", name).rumus, chosen.batas) for name in ("naik", "turun", "stabil")]
    return [*usual, *((key, item.rumus, item.batas) for key, item in chosen.khusus.items())]


def _run(
    cursor: duckdb.DuckDBPyConnection,
    item: Check,
    sumber: str,
    values: Mapping[str, Any],
    form: str,
    asked: Collection[str],
) -> tuple[HasilPemeriksaan, list[dict[str, Any]], list[Dilihat]]:
    """The result of one check, its findings as rows of registry.py's columns, and what else records `asked` came to.

    `form`: the statement around its SQL. One statement, since planning a check costs more than running it over one
    agency.
    """
    sql = PARAMETER.sub(lambda match: _literal(values[match[1]]), item.sql)
    cursor.execute(form.replace("{sql}", sql), {"diminta": sorted(asked)} if form == _GROUPED else None)
    names = [column[0] for column in cursor.description]
    return _outcome(item, sumber, (dict(zip(names, row, strict=True)) for row in cursor.fetchall()), asked)


def _outcome(
    item: Check, sumber: str, rows: Iterable[dict[str, Any]], asked: Collection[str]
) -> tuple[HasilPemeriksaan, list[dict[str, Any]], list[Dilihat]]:
    """Rows of a check counted and sorted out. `jumlah` of a row: how many it stands for, 1 where it has none."""
    status: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    found: list[dict[str, Any]] = []
    seen: list[Dilihat] = []
    for row in rows:
        baris_id, jumlah = row.get("baris_id") or "", row.get("jumlah", 1)
        status[row["status"]] += jumlah
        why = (row.get("alasan") or item.tanpa_data) if row["status"] == "tdp" else None
        if why:
            reasons[why] += jumlah
        if row["status"] == "temuan":
            found += [row] * jumlah
        elif asked and (baris_id in asked or (why and row.get("is_umum", not baris_id))):
            seen.append(Dilihat(item.kode, baris_id, row.get("tahun"), row.get("hal"), why))
    return _result(item, sumber, status, reasons), found, seen


def _literal(value: float | None) -> str:
    """A threshold, a year or null as SQL. They are our own numbers; with parameters no plan could be kept."""
    return "null" if value is None else str(int(value)) if isinstance(value, int) else f"'{float(value)!r}'::double"


def _result(item: Check, sumber: str, status: Counter[str], reasons: Counter[str]) -> HasilPemeriksaan:
    judged = status["lulus"] + status["temuan"]
    name: StatusPemeriksaan = "temuan" if status["temuan"] else "lulus" if judged else "tidak_dapat_diperiksa"
    # The most frequent first, equal ones by their words: the same files always say the same.
    shown = sorted(reasons, key=lambda reason: (-reasons[reason], reason))[:_ALASAN_TAMPIL]
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


def _findings(
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


def _places(cursor: duckdb.DuckDBPyConnection, ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """baris_id → place and identity of the records that findings are about."""
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
