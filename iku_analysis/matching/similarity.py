"""How alike two names are, 0-1, and who belongs to whom when each may be taken once.

Takes names, gives numbers; decides nothing. Measured in benchmarks/padanan.py: character n-grams find the partner,
the words as a set are the second opinion; pairs reworded by people stay above 0,65, unrelated names below 0,57.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from iku_analysis.matching.names import Name

Scores = npt.NDArray[np.float64]
_OTHER_MEASURE = 0.95  # "jumlah konflik" against "persentase konflik": alike, and yet not the same
_OTHER_TEXT = 0.99  # at most: the same words in another order or form are not the same text


def similarity(left: Sequence[Name], right: Sequence[Name]) -> Scores:
    """One row per left name, one column per right name: mean of n-gram cosine and token set ratio, 0-1.

    The opening measure is left out of both and costs 5 % where it differs. Only names that are the same text after
    abbreviations are written out reach 1. The order of the names changes nothing.
    """
    # Imported here: a run whose names are all alike does not pay for loading the library.
    from rapidfuzz import fuzz, process
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not left or not right:
        return np.zeros((len(left), len(right)))
    texts = [[name.content for name in side] for side in (left, right)]
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    vectors.fit(sorted({*texts[0], *texts[1]}))
    cosine = (vectors.transform(texts[0]) @ vectors.transform(texts[1]).T).toarray()
    words = process.cdist(texts[0], texts[1], scorer=fuzz.token_set_ratio, dtype=np.float64) / 100
    scores: Scores = np.clip((cosine + words) / 2, 0, 1)
    scores *= np.where(_differ(left, right, "measure"), _OTHER_MEASURE, 1.0)
    scores = np.minimum(scores, np.where(_differ(left, right, "full"), _OTHER_TEXT, 1.0))
    return np.round(scores, 4)


def _differ(left: Sequence[Name], right: Sequence[Name], part: str) -> npt.NDArray[np.bool_]:
    sides = [np.array([getattr(name, part) for name in side], dtype=object) for side in (left, right)]
    different: npt.NDArray[np.bool_] = sides[0][:, None] != sides[1][None, :]
    return different


def assign(scores: Scores) -> dict[int, int]:
    """Row → column so that each is taken at most once and the sum is largest. Equal sums: the earlier rows first."""
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(scores, maximize=True)
    return dict(zip(rows.tolist(), columns.tolist(), strict=True))
