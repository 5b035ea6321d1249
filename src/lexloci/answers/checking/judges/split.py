"""A court's ruling that was split: a piece said to stand that fell, or to have fallen that stands.

The record tells each piece of the outcome in a sentence of its own. The one that shares most words with what
is said is the one that is meant (``data/split.yaml``).
"""

from __future__ import annotations

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import ruled, stated
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.pieces import Side, is_split, pieces, side_of
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

ENOUGH = 3
"""Words that a sentence must share with a piece of an outcome to be about it."""
DENIED = frozenset({"not", "does_not", "no_subject", "proposal"})
STEM = 5
"""Letters of a word by which it is known again."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where one split case is meant, and the piece that is spoken of went the other way."""
    if claim.lang != "en" or not stated(claim):
        return []
    words = claim.whole.words
    said = side_of(words, "claim")
    if said is None or {hit.concept for hit in modals(words, claim.lang)} & DENIED or words.there & _partly():
        return []
    cases = [i for i in told(checking, claim) if i.case is not None]
    if len(cases) != 1 or not is_split(cases[0]):
        return []
    piece = _meant(cases[0], words)
    if piece is None or piece == said:
        return []
    return [ruled(checking, cases[0], "contradicted", "check_outcome")]


def _meant(case: Instrument, words: Words) -> Side | None:
    """How the piece came out that shares the most words with the sentence, if one side plainly does."""
    mine = _stems(words)
    best: dict[Side, int] = {"fell": 0, "stood": 0}
    for side, piece in pieces(case):
        best[side] = max(best[side], len(mine & _stems(piece)))
    high, low = ("fell", "stood") if best["fell"] > best["stood"] else ("stood", "fell")
    return high if best[high] >= ENOUGH and best[high] > best[low] + 1 else None  # type: ignore[return-value,index]


def _stems(words: Words) -> set[str]:
    common = set(data("split.yaml")["common"])
    return {key[:STEM] for key in words.keys if len(key) > 3 and key not in common}


def _partly() -> set[str]:
    return set(data("split.yaml")["partly"])
