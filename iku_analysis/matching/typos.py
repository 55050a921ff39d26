"""Typing errors in names, told apart from other words: "terselesaikn" is one, "pendataan" for "penataan" is not.

Takes two names, says whether they are the same but for typing errors. The proof is a list of Indonesian roots: of the
two words exactly one must be Indonesian. Two good words are never a typing error of each other, however close.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rapidfuzz.distance import OSA

from iku_analysis.matching.morphology import is_indonesian
from iku_analysis.matching.names import Name, same_words

SHORTEST = 6  # letters; shorter words are one letter away from too many others
_LONG = 8  # letters; in a word this long an error at its border is still an error
_MOST_WORDS = 2  # mistyped words in one name


def same_but_typed(one: Name, other: Name) -> bool:
    """Whether the names have the same words when typing errors in at most two of them are mended."""
    left = list((Counter(one.words) - Counter(other.words)).elements())
    right = list((Counter(other.words) - Counter(one.words)).elements())
    if len(left) != len(right) or not 0 < len(left) <= _MOST_WORDS:
        return False
    mended = {word: [meant for meant in right if is_typo(word, meant)] for word in left}
    if any(len(meant) != 1 for meant in mended.values()):
        return False
    words = tuple(mended[word][0] if word in mended else word for word in one.words)
    return same_words(replace(one, words=words, joined="".join(words)), other)


def is_typo(one: str, other: str) -> bool:
    """One letter too many, missing, wrong or swapped, and only one of the two is Indonesian.

    Inside the word; in a long one also at its border.

    >>> is_typo("terselesaikn", "terselesaikan"), is_typo("penataan", "pendataan")
    (True, False)
    >>> is_typo("mikroplastik", "makroplastik")  # neither proves the other wrong
    False
    """
    if min(len(one), len(other)) < SHORTEST or not (one.isalpha() and other.isalpha()):
        return False
    is_long = min(len(one), len(other)) >= _LONG
    if not is_long and (one[0] != other[0] or one[-1] != other[-1]):
        return False
    if OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return is_indonesian(one) != is_indonesian(other)
