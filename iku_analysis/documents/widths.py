"""How wide the text columns of a table should be, so that its rows are together as low as possible.

Takes the texts, gives widths; knows no form. Works on estimates (text width over column width), so that a table of
hundreds of rows is settled in hundredths of a second; the true heights are computed afterwards in `pages`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from iku_analysis.documents.layout import text_width

Floats = npt.NDArray[np.float64]

_LANGKAH = (12.0, 6.0, 3.0)  # points moved from one column to another, coarse to fine
_PINDAH = 80  # moves; a table settles after 10 to 40
# Room lost at the ends of lines and at the sides of the cell.
_SISA_BARIS, _SISI = 1.1, 4.5
_TERPOTONG = 3.0  # lines that a broken word is worth avoiding


def fit_widths(
    total: float, start: Sequence[float], least: Sequence[float], rows: Sequence[Sequence[str]], size: float
) -> list[float]:
    """Widths of all columns, adding up to `total` points.

    `start`: proportions to begin with; `least`: the narrowest each may be; `rows`: the texts, a cell for each column.
    """
    widths = np.array(start, dtype=float) / sum(start) * total
    if not rows:
        return [float(width) for width in widths]
    texts = np.array([[text_width(cell, size) * _SISA_BARIS for cell in row] for row in rows])
    words = np.array([[max((text_width(w, size) for w in c.split()), default=0.0) for c in row] for row in rows])
    best = _height(widths, texts, words)
    for step in _LANGKAH:
        for _ in range(_PINDAH):
            tried = [(_height(moved, texts, words), moved) for moved in _moves(widths, np.array(least), step)]
            lowest = min(tried, key=lambda item: item[0], default=(best, widths))
            if lowest[0] >= best:
                break
            best, widths = lowest
    return [float(width) for width in widths]


def _moves(widths: Floats, least: Floats, step: float) -> list[Floats]:
    """Every way to move one step of width from a column that can spare it to another."""
    out = []
    for giver in np.flatnonzero(widths - step >= least):
        for taker in range(len(widths)):
            if taker != giver:
                moved = widths.copy()
                moved[giver] -= step
                moved[taker] += step
                out.append(moved)
    return out


def _height(
    widths: Floats,
    texts: Floats,
    words: Floats,
) -> float:
    """Lines of all rows together, each as high as its highest cell."""
    room = widths - _SISI
    lines = np.ceil(texts / room) + _TERPOTONG * (words > room)
    return float(lines.max(axis=1).sum() + lines.mean() * 0.01)
