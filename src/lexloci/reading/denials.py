"""A "not" beside a modal that no phrase of the data takes in: what is said is then not told."""

from __future__ import annotations

from collections.abc import Sequence

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import Hit
from lexloci.reading.words import Words

NEGATED = frozenset(
    {"not", "never", "no", "nor", "nunca", "jamas", "arent", "isnt", "wasnt", "werent", "hardly"}
)
"""Words right before a modal that no phrase of the data takes in: what is said is then not told."""
NEVER = frozenset({"not", "never", "nunca", "jamas"})
NOUNS = frozenset({"ban", "bans", "prohibition", "prohibicion"})
ENDING_IT = frozenset({
    "repeal", "repeals", "lift", "lifts", "lifted", "scrap", "scraps", "undo", "undoes", "rescind",
    "rescinds",
    "revoke", "revokes", "repealed", "outside", "exempt", "spares", "escape", "escapes",
    "derogo", "deroga", "levanto", "levanta", "elimino", "elimina",
})  # fmt: skip
"""Verbs before a "ban" by which it is none any more."""
BEFORE = 4
"""How many words before a "ban" such a verb may stand."""


COUNTED_OUT = compiled(
    r" (?:not|isnt|never) (?:one of|among|in|part of) the (?:\w+ ){0,3}?(?:states|places|cities|counties) "
    r"| no (?:es uno de|esta entre|figura entre) (?:\w+ ){0,3}?(?:estados|ciudades|condados) "
)
"""A place that is none of those of which the rest tells."""


def denied(words: Words, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a "not" stands before a modal that no phrase of the data takes in, or beside a "ban"."""
    if COUNTED_OUT.search(words.line):
        return True
    near = words.keys[max(0, hit.first - BEFORE) : hit.first]
    if words.keys[hit.last] in NOUNS and not ENDING_IT.isdisjoint(near):
        return True
    if words.keys[hit.last] in NOUNS and any(other.concept in ("not", "does_not") for other in hits):
        return hit.concept == "must_not"
    return bool(set(near[-1:]) & NEGATED or set(near[-2:]) & NEVER)
