"""Verbs that tell of what was, and not of what is (``data/thread.yaml``)."""

from __future__ import annotations

from functools import cache

from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

DONE_TO = frozenset({"is", "are", "be", "been", "being", "gets", "get"})
"""Words before a participle that is no past: "are covered"."""
DONE_TO_REACH = 3
"""How many words before it they stand: "are not yet covered"."""


def tells_what_was(words: Words, lang: str) -> bool:
    """Whether a verb tells of what was: "covered", but not "are covered"."""
    verbs = _verbs(lang)
    return not verbs.isdisjoint(words.there) and any(
        key in verbs and not DONE_TO & set(words.keys[max(0, n - DONE_TO_REACH) : n])
        for n, key in enumerate(words.keys)
    )


@cache
def _verbs(lang: str) -> frozenset[str]:
    return frozenset(data("thread.yaml")[lang]["was"])
