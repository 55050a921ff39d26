"""How alike two names are, 0-1, and who belongs to whom when each may be taken once.

Takes names, gives numbers; decides nothing. Measured in benchmarks/padanan.py: character n-grams find the partner,
the words as a set are the second opinion; pairs reworded by people stay above 0,65, unrelated names below 0,57.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from iku_analysis.matching.names import Name

Scores = npt.NDArray[np.float64]
_GRAMS = (2, 3, 4)  # letters
_OTHER_MEASURE = 0.95  # "jumlah konflik" against "persentase konflik": alike, and yet not the same
_OTHER_OPENING = 0.98  # "nilai investasi" against "investasi"
_OTHER_TEXT = 0.99  # at most: the same words in another order or form are not the same text


def similarity(left: Sequence[Name], right: Sequence[Name]) -> Scores:
    """One row per left name, one column per right name: mean of n-gram cosine and token set ratio, 0-1.

    The opening measure is left out of both and costs 2 % where it differs, 5 % where another thing is measured. Only
    names that are the same text after abbreviations are written out reach 1. The order of the names changes nothing.
    """
    if not left or not right:
        return np.zeros((len(left), len(right)))
    texts = [[name.content for name in side] for side in (left, right)]
    vectors = _weighted([*texts[0], *texts[1]])
    cosine = _cosines(vectors[: len(left)], vectors[len(left) :])
    words = process.cdist(texts[0], texts[1], scorer=fuzz.token_set_ratio, dtype=np.float64) / 100
    scores: Scores = np.clip((cosine + words) / 2, 0, 1)
    scores *= np.where(_differ(left, right, "measure"), _OTHER_OPENING, 1.0)
    scores *= np.where(_differ(left, right, "kind"), _OTHER_MEASURE / _OTHER_OPENING, 1.0)
    scores = np.minimum(scores, np.where(_differ(left, right, "full"), _OTHER_TEXT, 1.0))
    return np.round(scores, 4)


def _cosines(left: npt.NDArray[np.float32], right: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Products of unit vectors, row by row over the few n-grams that a name has.

    Not `left @ right.T`: BLAS starts threads for it that go on spinning for a tenth of a second after the product.
    """
    by_gram = np.ascontiguousarray(right.T)
    used = [np.flatnonzero(vector) for vector in left]
    return np.array([(by_gram[n] * vector[n, None]).sum(axis=0) for vector, n in zip(left, used, strict=True)])


def _differ(left: Sequence[Name], right: Sequence[Name], part: str) -> npt.NDArray[np.bool_]:
    sides = [np.array([getattr(name, part) for name in side], dtype=object) for side in (left, right)]
    different: npt.NDArray[np.bool_] = sides[0][:, None] != sides[1][None, :]
    return different


def _weighted(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """One unit vector per text: its character n-grams, those that many texts share weighing less (TF-IDF).

    Own lines, because loading a library for it takes longer than a whole run of an agency.
    """
    counts = [Counter(_grams(text)) for text in texts]
    column = {gram: place for place, gram in enumerate(sorted(set().union(*counts)))}
    rows = np.repeat(np.arange(len(texts)), [len(count) for count in counts])
    columns = np.array([column[gram] for count in counts for gram in count], dtype=np.int64)
    often = np.array([number for count in counts for number in count.values()], dtype=np.float32)
    shared = np.bincount(columns, minlength=len(column))
    rarity = np.log((1 + len(texts)) / (1 + shared)) + 1
    matrix = np.zeros((len(texts), len(column)), dtype=np.float32)
    matrix[rows, columns] = (1 + np.log(often)) * rarity[columns]
    unit: npt.NDArray[np.float32] = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)
    return unit


def _grams(text: str) -> Iterator[str]:
    """The pieces of two to four letters of each word, its beginning and end marked by a blank."""
    return chain.from_iterable(map(_word_grams, text.split()))


@lru_cache(maxsize=16384)
def _word_grams(word: str) -> tuple[str, ...]:
    marked = f" {word} "
    return tuple(
        marked[place : place + length] for length in _GRAMS for place in range(max(1, len(marked) - length + 1))
    )


def assign(scores: Scores) -> dict[int, int]:
    """Row → column so that each is taken at most once and the sum is largest. Equal sums: the earlier rows first."""
    best = scores.argmax(axis=1)
    if len(set(best.tolist())) == len(best):
        return dict(enumerate(best.tolist()))
    # Imported here: only a contest pays for loading the library.
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(scores, maximize=True)
    return dict(zip(rows.tolist(), columns.tolist(), strict=True))
