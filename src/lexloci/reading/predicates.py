"""What a sentence says of its subject after "is" and "remains": "are available", "are a distant dream"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from lexloci.reading.lexicon import Hit, data
from lexloci.reading.words import Words

REACH = 9
"""How many words after the act the "is" may stand that says something of it."""
STOPS = frozenset(",.;:—()")
OPENING = frozenset({
    "when", "whenever", "if", "once", "because", "before", "after", "while", "until", "unless", "who",
    "cuando", "si", "porque", "antes", "mientras", "hasta", "quien", "quienes",
})  # fmt: skip
"""Words that open a clause with a subject of its own."""


class Rules(Struct, frozen=True):
    """Words of ``data/predicates.yaml``: forms of "to be", words passed over, words that say "is done"."""

    be: frozenset[str]
    passed: frozenset[str]
    done: frozenset[str]


@cache
def rules(lang: str) -> Rules:
    """The words of a language."""
    lists = data("predicates.yaml")[lang]
    return Rules(*(frozenset(lists[name]) for name in ("be", "passed", "done")))


def says_something_else(words: Words, acts: Sequence[Hit], lang: str) -> bool:
    """Whether what the act "is" is not known to mean that it is done: "are unavailable", "are a dream"."""
    if not acts:
        return False
    known, keys = rules(lang), words.keys
    last = max(act.last for act in acts)
    for n in range(last + 1, min(last + 1 + REACH, len(keys))):
        if not STOPS.isdisjoint(words.gap(n - 1)) or keys[n] in OPENING:
            return False
        if keys[n] in known.be:
            told = next((key for key in keys[n + 1 :] if key not in known.passed), "")
            return told not in known.done
    return False
