"""What the checks of one run share: functions, vocabularies, words, rules of capaian, the periksa_ relations.

Takes a cursor with core_ views and the out_ tables of `match`; judges nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import duckdb

from iku_analysis.capaian import RUMUS, PilihanCapaian
from iku_analysis.checks.kemiripan import register_functions
from iku_analysis.checks.registry import catalogue
from iku_analysis.matching import FOR_CHECKS
from iku_analysis.store.database import insert_rows, read_sql, relations_read
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

_MACROS = ("makro", "periksa_makro")
_VOCABULARIES = {
    "kamus_satuan": "alias varchar, baku varchar, keluarga varchar",
    "kamus_keluarga": "baku varchar, keluarga varchar",
    "kamus_predikat": "baku varchar, skala varchar",
    "kamus_bidang": "alias varchar, nama varchar",
    "kamus_kata": "daftar varchar, kata varchar",
    "kamus_rumus": "rumus varchar, teks varchar",
    "kamus_capaian": "kunci varchar, rumus varchar, batas double",
    "kamus_kode": "kode varchar, level varchar, nama varchar",
}
_OF_MATCHING = ("serupa_", "lawan_")  # lists of kata.csv, most of all, that no check reads
# Each after those that it reads.
_RELATIONS = (
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
_SQL = {name: read_sql(name) for name in _RELATIONS}


def relations_of(codes: Collection[str] | None) -> list[str]:
    """Names of what these checks (null: the whole catalogue) read of all that is shared, tables of `relate` too."""
    asked = [item for item in catalogue() if codes is None or item.kode in codes]
    # The runner asks of what record a finding is, and which fields there are.
    runner = ["periksa_baris"] * bool(asked) + ["periksa_kolom"] * any(item.perlu for item in asked)
    shared = dict.fromkeys(_VOCABULARIES, "") | FOR_CHECKS | _SQL
    return relations_read([*runner, *(item.sql for item in asked)], shared)


def prepare(
    cursor: duckdb.DuckDBPyConnection,
    vocabulary: Vocabulary,
    capaian: PilihanCapaian | None = None,
    *,
    codes: Collection[str] | None = None,
) -> None:
    """Functions, vocabularies and shared relations of one run, on this cursor only. Needs the tables of `match`.

    `capaian`: the formulas that the agency chose; null: the usual ones. `codes`: only what these checks read.
    """
    chosen = capaian or PilihanCapaian()
    register_functions(cursor)
    families = vocabulary.satuan_keluarga
    rows: dict[str, list[tuple[object, ...]]] = {
        "kamus_satuan": [(alias, baku, families.get(baku)) for alias, baku in vocabulary.alias["satuan"].items()],
        "kamus_keluarga": list(families.items()),
        "kamus_predikat": sorted({(item.baku, item.skala) for item in vocabulary.predikat.values()}),
        "kamus_bidang": list(vocabulary.alias["bidang"].items()),
        "kamus_kata": [(name, word) for name, words in _lists(vocabulary).items() for word in words],
        "kamus_rumus": [(name, words[0]) for name, words in RUMUS.items()],
        "kamus_capaian": _achievement_rows(cursor, chosen),
        "kamus_kode": [(kode, *level_nama) for kode, level_nama in vocabulary.kode.items()],
    }
    set_words(cursor, vocabulary)
    for name in _MACROS:
        cursor.execute(read_sql(name))
    for name in relations_of(codes):
        if name in _VOCABULARIES:
            cursor.execute(f"create or replace table {name} ({_VOCABULARIES[name]})")
            insert_rows(cursor, name, rows[name])
        elif name in _SQL:
            cursor.execute(_SQL[name])


def set_words(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    """The words of checks as variables of this cursor, so that a plan holds them.

    kosong: the marks for "empty" (one is the empty text), each between two chr(31): a list would be copied with every
    text that is asked for. kata: list of data/kamus/kata.csv → its words, folded, as alternatives of a regular
    expression, longer before shorter (a folded word has no sign that means something there); "satuan persen": the
    spellings of percent.
    """
    percent = tuple(alias for alias, baku in vocabulary.alias["satuan"].items() if baku == "persen")
    words = {**_lists(vocabulary), "satuan persen": percent}
    patterns = [_alternatives(part) for part in words.values()]
    cursor.execute("set variable kosong = ?", ["\x1f".join(["", "", *sorted(vocabulary.kosong), ""])])
    cursor.execute("set variable kata = map(?::varchar[], ?::varchar[])", [list(words), patterns])


@lru_cache(maxsize=256)
def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(sorted({fold(word) for word in words}, key=lambda word: (-len(word), word)))


def _lists(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    return {name: words for name, words in vocabulary.kata.items() if not name.startswith(_OF_MATCHING)}


def _achievement_rows(cursor: duckdb.DuckDBPyConnection, chosen: PilihanCapaian) -> list[tuple[object, ...]]:
    """The rule of each polarity (*naik, *turun, *stabil); where indicators have their own, that of measuring records.

    A record has what was chosen for its indicator, by its own names and by those of the plans that it measures.
    """
    rows: list[tuple[object, ...]] = [
        (f"*{name}", chosen.rule((), name).rumus, chosen.batas) for name in ("naik", "turun", "stabil")
    ]
    if not chosen.khusus:
        return rows
    named = cursor.execute(
        """
        select p.ukur_id, list(b.indikator_asli) || list(b.indikator_kunci)
        from (
            select baris_id, ukur_id from out_ukur
            union all
            select baris_id, baris_id from core_nilai where medan = 'capaian'
        ) p
        join core_baris b using (baris_id)
        group by p.ukur_id
        """
    ).fetchall()
    own = [(baris_id, chosen.own(names)) for baris_id, names in named]
    return [*rows, *((baris_id, item.rumus, item.batas) for baris_id, item in own)]
