"""What the checks of one run share: functions, vocabularies, words, rules of capaian, the periksa_ relations.

Takes a cursor with core_ views and the out_ tables of `match`; judges nothing.
"""

from __future__ import annotations

import duckdb

from iku_analysis.capaian import RUMUS, PilihanCapaian
from iku_analysis.checks.kemiripan import register_functions
from iku_analysis.store.database import insert_rows, read_sql
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

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
        "kamus_capaian": ("kunci varchar, rumus varchar, batas double", _achievement_rows(cursor, chosen)),
        "kamus_kode": (
            "kode varchar, level varchar, nama varchar",
            [(kode, *level_nama) for kode, level_nama in vocabulary.kode.items()],
        ),
    }
    for name, (columns, rows) in tables.items():
        cursor.execute(f"create or replace table {name} ({columns})")
        insert_rows(cursor, name, rows)
    set_words(cursor, vocabulary)
    for name in _RELATIONS:
        cursor.execute(read_sql(name))


def set_words(cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    """The words of checks as variables of this cursor, so that a plan holds them.

    kosong: the marks for "empty" (one is the empty text), each between two chr(31): a list would be copied with every
    text that is asked for. kata: list of data/kamus/kata.csv → its words, folded, as alternatives of a regular
    expression, longer before shorter (a folded word has no sign that means something there); "satuan persen": the
    spellings of percent.
    """
    percent = [alias for alias, baku in vocabulary.alias["satuan"].items() if baku == "persen"]
    words = {**vocabulary.kata, "satuan persen": percent}
    patterns = ["|".join(sorted({fold(word) for word in part}, key=lambda word: (-len(word), word)))
                for part in words.values()]  # fmt: skip
    cursor.execute("set variable kosong = ?", ["\x1f".join(["", "", *sorted(vocabulary.kosong), ""])])
    cursor.execute("set variable kata = map(?::varchar[], ?::varchar[])", [list(words), patterns])


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
