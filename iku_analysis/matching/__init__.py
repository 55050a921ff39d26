"""Matching: usulan × Renstra × Renja → pairs and candidates.

    names        a name as it is compared: cleaned, abbreviations written out, in words
    similarity   how alike names are, and who belongs to whom
    morphology, acronyms, typos   Indonesian word forms; letters that stand for words; mistyped words
    readings, alignment, wording   names as grammar sees them, and why other words say the same
    evidence, witness, proofs   equal numbers; what names must say beside them; pairs that need no person
    indicators   the records to pair; one Renstra indicator with its copies in other tables
    proposals    candidates for a person, each Renstra indicator once
    pairing      decision → code → same text → alias → same words → proofs → similar; pasti, ragu, tanpa_padanan
    run          `match`: all that is in force → pairs as out_ tables, a `MatchResult`; `relate`: what SQL makes of them

Takes a cursor of the store, the vocabulary and the decisions of people; judges no value and stores nothing.
"""

from iku_analysis.matching.pairing import renstra_key
from iku_analysis.matching.run import FOR_CHECKS, FOR_PAPERS, MatchResult, match, relate

__all__ = ["FOR_CHECKS", "FOR_PAPERS", "MatchResult", "match", "relate", "renstra_key"]
