"""One run of matching: what is in force → the out_ tables of the cursor and a `MatchResult`.

Takes a cursor with the core_ views, gives plain records; the relations that checks, charts and documents read are
temporary tables made by store/sql/out_*.sql. Reads decisions, stores none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType

import duckdb

from iku_analysis.fields import MEDAN_TRIWULAN
from iku_analysis.matching.evidence import Numbers, load_series
from iku_analysis.matching.indicators import LEVELS, Indicator, Record, indicators, load_records
from iku_analysis.matching.names import NameReader
from iku_analysis.matching.opposites import Opposites
from iku_analysis.matching.pairing import Pairing
from iku_analysis.matching.proposals import Pair
from iku_analysis.matching.redefined import lama_rows
from iku_analysis.matching.wording import Wording
from iku_analysis.matching.years import LamaLink, NamePair, known_names, link_last_year, pair_by_name
from iku_analysis.polarity import infer_polaritas
from iku_analysis.results import Calon, Padanan, Rujukan
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.database import insert_rows, read_sql
from iku_analysis.store.decisions import Keputusan
from iku_analysis.vocabulary import Vocabulary

_PLANS = ("usulan", "renstra", "renja", "iku_lama")
# What SQL makes of the pairs, name → SQL, each after those that it reads: for the checks, for screens and papers alone.
FOR_CHECKS = {name: read_sql(name) for name in ("out_polaritas", "out_banding", "out_dukungan")}
FOR_PAPERS = {name: read_sql(name) for name in ("out_realisasi", "out_rekonsiliasi", "out_pagu")}


@dataclass(frozen=True)
class MatchResult:
    """`padanan`: one per usulan with an indikator, in the order of file and row.

    `renstra_tanpa_usulan`: tujuan and sasaran indicators of the Renstra that no usulan is or may be; their main rows.
    """

    padanan: tuple[Padanan, ...]
    renstra_tanpa_usulan: tuple[Rujukan, ...]


def match(
    cursor: duckdb.DuckDBPyConnection,
    vocabulary: Vocabulary,
    scope: Scope,
    thresholds: Thresholds,
    decisions: Mapping[str, Keputusan],
    lama_decisions: Mapping[str, Keputusan] = MappingProxyType({}),
) -> MatchResult:
    """Pair all usulan in force with Renstra, Renja, last year's IKU and measurements; make the tables of pairs.

    `decisions`: `padanan_key` → decision in force of kind padanan; `lama_decisions`: the same of kind iku_lama.
    Of Renja only sheets with values of `scope.tahun`.
    `scope.bidang` limits nothing here: a bidang's pairs depend on what the others proposed.
    The same files give the same result in any order of import; an empty store gives empty tables.
    """
    records, wording, series = load_records(cursor), Wording(vocabulary), cache(partial(load_series, cursor))
    readers = _readers(records, vocabulary)
    rows = indicators(records, vocabulary, readers)
    # Records that are paired by name alone: table → their keys.
    named = {"out_padanan_renja": _renja_of_year(cursor, scope.tahun)} | _measured(cursor)
    pairs: dict[str, Pair] = {}
    by_name: dict[str, dict[str, list[NamePair]]] = {table: {} for table in named}
    links: list[LamaLink] = []
    open_rows: list[Indicator] = []
    copies: list[tuple[object, ...]] = []
    for instansi in sorted(readers):
        own = [row for row in rows if row.instansi == instansi]
        usulan, renstra = ([row for row in own if row.jenis == jenis] for jenis in ("usulan", "renstra"))
        numbers = Numbers(series, [row.baris_id for row in (*usulan, *renstra)])
        pairing = _pairing(usulan, renstra, decisions, thresholds.mirip_calon, wording, numbers, Opposites(vocabulary))
        pairs |= pairing.pairs
        copies_of = [group.rows for group in pairing.strategic]
        for table, ids in named.items():
            # What was reached is looked for beside the plans too.
            items = [row for row in own if row.jenis in _PLANS] if ids and table == "out_ukur" else usulan
            others = known_names(usulan, pairing.pairs, copies_of, by_name["out_padanan_renja"])
            by_name[table] |= pair_by_name(items, others, [row for row in own if row.baris_id in ids])
        lama = [row for row in own if row.jenis == "iku_lama"]
        links += link_last_year(usulan, lama, pairing.pairs, lama_decisions, thresholds.mirip_nama_lama)
        used = {row.baris_id for pair in pairing.pairs.values() for row in _claimed(pair, thresholds.mirip_calon)}
        for group in pairing.strategic:
            copies += [(row.baris_id, group.main.baris_id) for row in group.rows]
            if not any(row.baris_id in used for row in group.rows):
                open_rows.append(group.main)
    usulan = [row for row in rows if row.jenis == "usulan"]
    _make_tables(
        cursor,
        {
            "nama_baris": _name_rows(records, vocabulary, readers),
            "kode_program": _programme_rows(vocabulary),
            "out_padanan": [
                (key, pair.row.baris_id if pair.row else None, pair.skor, pair.cara, pair.status, pair.alasan)
                for key, pair in pairs.items()
            ],
            "out_calon": [(key, row.baris_id, skor) for key, pair in pairs.items() for row, skor in pair.calon],
            **_named_rows(by_name),
            "out_lama": lama_rows(cursor, links, thresholds.mirip_definisi),
            "out_salinan": list(copies),
        },
    )
    return MatchResult(
        tuple(_padanan(row, pairs[row.baris_id], by_name["out_padanan_renja"][row.baris_id]) for row in usulan),
        tuple(row.rujukan for row in open_rows),
    )


def _pairing(
    usulan: Sequence[Indicator],
    renstra: Sequence[Indicator],
    decisions: Mapping[str, Keputusan],
    least: float,
    wording: Wording,
    numbers: Numbers,
    opposites: Opposites,
) -> Pairing:
    """The pairs of one agency. A row that says it measures a programme has its partner among the outcomes."""
    pairing = Pairing(usulan, renstra, decisions, least, wording, numbers, opposites)
    measures = [row for row in usulan if row.level == "program" and _is_open(pairing.pairs[row.baris_id])]
    if measures and pairing.strategic:
        outcomes = [row for row in renstra if row.level == "program"]
        found = Pairing(measures, outcomes, decisions, least, wording, numbers, opposites).pairs
        pairing.pairs |= {
            key: pair
            for key, pair in found.items()
            if pair.status == "pasti" or pairing.pairs[key].status == "tanpa_padanan"
        }
    return pairing


def relate(cursor: duckdb.DuckDBPyConnection, tables: Iterable[str] = FOR_CHECKS) -> None:
    """Make these of `FOR_CHECKS` and `FOR_PAPERS`, in their order; after `match`."""
    for table in tables:
        cursor.execute(read_sql(table))


def _named_rows(found: Mapping[str, Mapping[str, Sequence[NamePair]]]) -> dict[str, list[tuple[object, ...]]]:
    """Rows of the tables of pairs by name; that of the Renja has a score, which is that of the same name."""
    out: dict[str, list[tuple[object, ...]]] = {}
    for table, pairs in found.items():
        skor = (1.0,) if table == "out_padanan_renja" else ()
        out[table] = [(key, row.baris_id, *skor, cara) for key, rows in pairs.items() for row, cara in rows]
    return out


def _programme_rows(vocabulary: Vocabulary) -> list[tuple[object, ...]]:
    """Rows of kode_program."""
    return [
        (kode, vocabulary.kode.get(kode, ("", None))[1], vocabulary.program_bidang.get(kode))
        for kode in sorted({*vocabulary.program_bidang, *vocabulary.kode})
    ]


def _readers(records: Iterable[Record], vocabulary: Vocabulary) -> dict[str, NameReader]:
    """Agency → what reads its names: an acronym that the files of one explain may be another thing elsewhere."""
    texts: dict[str, set[str]] = {}
    for row in records:
        texts.setdefault(row.instansi, set()).update(text for text in (row.indikator, row.sasaran) if text)
    return {instansi: NameReader(vocabulary, own) for instansi, own in texts.items()}


def _is_open(pair: Pair) -> bool:
    """Without a sure partner, and no person said so."""
    return pair.status != "pasti" and pair.cara != "keputusan"


def _claimed(pair: Pair, least: float) -> list[Indicator]:
    """Renstra rows that this usulan is, or may be; of several that are hardly alike only the likeliest (as K30)."""
    if pair.status == "ragu":
        return [row for row, skor in pair.calon if skor >= min(pair.skor or 0.0, least)]
    return [pair.row] if pair.row else []


def _renja_of_year(cursor: duckdb.DuckDBPyConnection, tahun: int) -> set[str]:
    """Keys of Renja records whose sheet has a value of the year, or names no year at all."""
    rows = cursor.execute(
        """
        select b.baris_id
        from core_baris b
        where b.jenis = 'renja'
          and (b.unggahan_id, b.lembar) in (
              select (b.unggahan_id, b.lembar)
              from core_baris b
              left join core_nilai n using (baris_id)
              where b.jenis = 'renja'
              group by b.unggahan_id, b.lembar
              having coalesce(bool_or(n.tahun = ?), true)
          )
        """,
        [tahun],
    ).fetchall()
    return {row[0] for row in rows}


def _measured(cursor: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """Keys of records, of any document but a usulan, that have a result of a year, and of a quarter."""
    rows = cursor.execute(
        """
        select distinct baris_id, medan = 'realisasi'
        from core_nilai
        where (medan = 'realisasi' or list_contains(?, medan))
          and jenis_baris <> 'usulan'
        """,
        [list(MEDAN_TRIWULAN)],
    ).fetchall()
    return {
        table: {baris_id for baris_id, is_of_year in rows if is_of_year == wanted}
        for table, wanted in (("out_ukur", True), ("out_aksi", False))
    }


def _padanan(usulan: Indicator, pair: Pair, renja: Sequence[NamePair]) -> Padanan:
    is_sure = pair.status == "pasti"
    return Padanan(
        usulan=usulan.rujukan,
        status=pair.status,
        renstra=pair.row.rujukan if pair.row else None,
        renja=tuple(row.rujukan for row, _ in renja) if is_sure else (),
        skor=pair.skor,
        cara=pair.cara,
        calon=tuple(Calon(row.rujukan, skor) for row, skor in pair.calon),
        alasan=pair.alasan,
    )


def _make_tables(cursor: duckdb.DuckDBPyConnection, filled: Mapping[str, list[tuple[object, ...]]]) -> None:
    for table, rows in filled.items():
        cursor.execute(read_sql(table))
        insert_rows(cursor, table, rows)


def _name_rows(
    records: Sequence[Record], vocabulary: Vocabulary, readers: Mapping[str, NameReader]
) -> list[tuple[object, ...]]:
    """Rows of nama_baris for every record in force."""
    out: list[tuple[object, ...]] = []
    for urutan, row in enumerate(records):
        read = readers[row.instansi].read
        named = read(row.indikator).satuan if row.indikator else None
        words = " ".join(sorted(read(row.sasaran).words)) if row.sasaran else None
        out.append(
            (
                row.baris_id,
                urutan,
                LEVELS.get(row.level, len(LEVELS)),
                row.satuan_keluarga or vocabulary.satuan_keluarga.get(named or ""),
                words,
                infer_polaritas(row.indikator, vocabulary) if row.indikator else None,
            )
        )
    return out
