"""One cell that says several things: which line names a tujuan or a sasaran, which lines are indicators of their own.

Takes the texts of cells; knows no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from iku_analysis.readers.grid import Cell
from iku_analysis.readers.row import Row
from iku_analysis.text import clean, fold

TUJUAN = re.compile(r"^(?:[\divxa-z]{1,4}[.)]\s*)?tujuan\b", re.I)
SASARAN = re.compile(r"^(?:[\divxa-z]{1,4}[.)]\s*)?sasaran\b", re.I)
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[a-z][.)]|[-•*–])\s+|^\s*\(?\d{1,2}[.)](?=[A-Z])")
_BULLET = re.compile(r"^\s*[-•*–]\s+")
_NUMBER = re.compile(r"^\s*\(?(\d{1,2})[.)]\s+")
# What never ends the name of an indicator: the next line goes on with it.
_OPEN_END = re.compile(
    r"""(?:\b(?:dan|serta|yang|untuk|di|ke|dari|pada|dengan|terhadap|atau|oleh|dalam|per|bagi|sebagai|melalui|penurunan
        |peningkatan|kenaikan|pertumbuhan|capaian|pencapaian|realisasi|hasil|rata|rerata|jumlah|nilai|indeks|tingkat
        |persentase|angka|cakupan|skor|laju)|[,(/&:–-])$""",
    re.I | re.X,
)
_FEWEST_WORDS = 2  # of a whole name: "Nilai SAKIP"
_WRAPPED_WORDS = 3  # a shorter line is too short to be a name that no word marks as one
# Beside indicators that their words tell apart, these cells say as many things as there are indicators.
_DETAILS = ("satuan", "formulasi", "definisi_operasional", "alasan", "tipe_penghitungan", "polaritas", "sumber_data")


@dataclass(frozen=True)
class Names:
    """The indicators that one cell names. `teks`: one text each; a single null is the whole cell, one indicator.

    `lain`: the other reading where nothing but the words tells how many there are; blank where the reading is sure.
    `is_marked`: each of them begins like an indicator.
    """

    teks: tuple[str | None, ...] = (None,)
    lain: tuple[str, ...] = ()
    is_marked: bool = False


_ONE = Names()


@lru_cache(maxsize=256)  # asked again for each line of a cell
def filled_lines(text: str) -> tuple[str, ...]:
    """The lines of a cell that hold something."""
    return tuple(line for line in text.split("\n") if line.strip())


def line_of(text: str, part: tuple[int, int]) -> str | None:
    """What the cell says for k of n things: its line k, without its number; null where it has not n lines."""
    groups = numbered_pieces(text)
    if len(groups) == part[1]:
        return _NUMBER.sub("", groups[part[0] - 1])
    lines = filled_lines(text)
    return lines[part[0] - 1] if len(lines) == part[1] else None


def sentence_of(text: str, part: tuple[int, int]) -> str | None:
    """As `line_of`, for a cell of sentences; null where its lines are one sentence that goes on in lower case."""
    groups = numbered_pieces(text)
    if len(groups) == part[1]:
        return groups[part[0] - 1]
    return None if _is_one_sentence(text) else line_of(text, part)


@lru_cache(maxsize=256)
def _is_one_sentence(text: str) -> bool:
    lines = [line.strip() for line in filled_lines(text)]
    goes_on = any(line[:1].islower() and not _NUMBERED.match(line) for line in lines[1:])
    return goes_on and not lines[0][:1].islower()


def named_parts(text: str) -> list[tuple[str, str]]:
    """A cell of "Tujuan/Sasaran": which of the two each of its lines names; without a word, it is a sasaran."""
    out: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        name = "tujuan" if TUJUAN.match(line.strip()) else "sasaran" if SASARAN.match(line.strip()) else None
        if name or not out:
            out.append((name or "sasaran", []))
        out[-1][1].append(line)
    return [(name, "\n".join(lines)) for name, lines in out if clean("\n".join(lines))]


def indicators(cell: Cell | None, row: Row, heads: Iterable[str]) -> Names:
    """The indicators of one cell. `heads`: folded words that begin the name of an indicator.

    Several where its lines are numbered or match the lines of a value or unit beside it; where each begins like an
    indicator, by its words alone, unless one value stands beside them. What only words tell carries the other reading.
    """
    if cell is None or "\n" not in cell.teks:
        return _ONE
    lines = [line.strip() for line in filled_lines(cell.teks)]
    numbered = _groups(lines, [position for position, line in enumerate(lines) if _NUMBERED.match(line)])
    if len(numbered) > 1:
        return Names(tuple(_BULLET.sub("", group) for group in numbered))
    values = [len(filled_lines(value.teks)) for _, value in row.values() if isinstance(value.value, str)]
    units = [_count(unit.teks) for column, unit in row.cells.items() if column.medan == "satuan"]
    if len(lines) > 1 and len(lines) in (*values, *units):
        return Names(tuple(lines))
    named = _groups(lines, _named_starts(lines, frozenset(heads)))
    if len(named) > 1:
        details = [_count(own.teks) for column, own in row.cells.items() if column.medan in _DETAILS]
        if len(named) in (*values, *units, *details):
            return Names(tuple(named))
        whole = clean(cell.teks)
        return Names(lain=tuple(named), is_marked=True) if row.values() else Names(tuple(named), (whole,), True)
    return Names(lain=tuple(lines) if _may_be_several(lines) else ())


def _count(text: str) -> int:
    return len(numbered_pieces(text)) or len(filled_lines(text))


@lru_cache(maxsize=256)
def numbered_pieces(text: str) -> tuple[str, ...]:
    """The pieces of a text numbered from 1 on, each with the lines that go on with it; empty where it has none."""
    lines = [line.strip() for line in filled_lines(text)]
    starts = [position for position, line in enumerate(lines) if _NUMBER.match(line)]
    numbers = [int(found[1]) for position in starts if (found := _NUMBER.match(lines[position]))]
    return tuple(_groups(lines, starts)) if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) else ()


def _groups(lines: list[str], starts: list[int]) -> list[str]:
    """The lines joined from each start to the next; empty where the first line is none."""
    if not starts or starts[0] != 0:
        return []
    ends = [*starts[1:], len(lines)]
    return [" ".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _named_starts(lines: list[str], heads: frozenset[str]) -> list[int]:
    """The lines that begin like an indicator, after a line that can end one."""
    starts: list[int] = []
    for position, line in enumerate(lines):
        begins = line[:1].isupper() and bool(heads & set(_first_words(line)))
        before = " ".join(lines[starts[-1] : position]) if starts else ""
        if begins and (not starts or (_is_whole(before) and len(before.split()) >= _FEWEST_WORDS)):
            starts.append(position)
    return starts


def _first_words(line: str) -> tuple[str, ...]:
    """Its first word and its first two: "rata rata"."""
    words = fold(line).split()
    return " ".join(words[:1]), " ".join(words[:2])


def _is_whole(text: str) -> bool:
    return not _OPEN_END.search(text) and text.count("(") == text.count(")")


def _may_be_several(lines: list[str]) -> bool:
    """Lines that may be names of their own though no word says so: each begins with a capital and is long enough."""
    return len(lines) > 1 and all(
        line[:1].isupper()
        and _is_whole(line)
        and len(line.split()) >= (_WRAPPED_WORDS if position == 0 else _FEWEST_WORDS)
        for position, line in enumerate(lines)
    )
