"""One cell that says several things: which line names a tujuan or a sasaran, which lines are indicators of their own.

Takes the texts of cells; knows no table.
"""

from __future__ import annotations

import re
from functools import lru_cache

from iku_analysis.readers.grid import Cell
from iku_analysis.readers.rows import Row
from iku_analysis.text import clean

TUJUAN = re.compile(r"^(?:[\divxa-z]{1,4}[.)]\s*)?tujuan\b", re.I)
SASARAN = re.compile(r"^(?:[\divxa-z]{1,4}[.)]\s*)?sasaran\b", re.I)
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[a-z][.)]|[-•*–])\s+|^\s*\(?\d{1,2}[.)](?=[A-Z])")
_BULLET = re.compile(r"^\s*[-•*–]\s+")


@lru_cache(maxsize=256)  # asked again for each line of a cell
def filled_lines(text: str) -> tuple[str, ...]:
    """The lines of a cell that hold something."""
    return tuple(line for line in text.split("\n") if line.strip())


def line_of(text: str, part: tuple[int, int]) -> str | None:
    """Line k of a cell that has exactly n; null where it has another number of lines."""
    lines = filled_lines(text)
    return lines[part[0] - 1] if len(lines) == part[1] else None


def sentence_of(text: str, part: tuple[int, int]) -> str | None:
    """As `line_of`, for a cell of sentences; null where its lines are one sentence that goes on in lower case."""
    lines = [line.strip() for line in filled_lines(text)]
    goes_on = any(line[:1].islower() and not _NUMBERED.match(line) for line in lines[1:])
    return None if goes_on and not lines[0][:1].islower() else line_of(text, part)


def named_parts(text: str) -> list[tuple[str, str]]:
    """A cell of "Tujuan/Sasaran": which of the two each of its lines names; without a word, it is a sasaran."""
    out: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        name = "tujuan" if TUJUAN.match(line.strip()) else "sasaran" if SASARAN.match(line.strip()) else None
        if name or not out:
            out.append((name or "sasaran", []))
        out[-1][1].append(line)
    return [(name, "\n".join(lines)) for name, lines in out if clean("\n".join(lines))]


def indicators(cell: Cell | None, row: Row) -> list[str | None]:
    """The indicators of one cell: several where its lines are numbered, or match the lines of a value cell."""
    if cell is None or "\n" not in cell.teks:
        return [None]
    lines = [line.strip() for line in filled_lines(cell.teks)]
    starts = [position for position, line in enumerate(lines) if _NUMBERED.match(line)]
    if len(starts) > 1 and starts[0] == 0:
        ends = [*starts[1:], len(lines)]
        groups = [" ".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
        return [_BULLET.sub("", group) for group in groups]
    counts = [len(filled_lines(value.teks)) for _, value in row.values() if isinstance(value.value, str)]
    return list(lines) if len(lines) > 1 and len(lines) in counts else [None]
