"""Verbs that tell of what was, and not of what is (``data/thread.yaml``)."""

from __future__ import annotations

from functools import cache

from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

DONE_TO = frozenset({"is", "are", "be", "been", "being", "gets", "get"})
"""Words before a participle that is no past: "are covered"."""
DONE_TO_REACH = 3
"""How many words before it they stand: "are not yet covered"."""
HELPED_REACH = 2
"""How many words before a verb its helping word stands: "may not let", "does not always let"."""


def tells_what_was(words: Words, lang: str) -> bool:
    """Whether a verb tells of what was: "covered", but not "are covered", "may not let"."""
    verbs = _listed(lang, "was")
    return not verbs.isdisjoint(words.there) and any(
        key in verbs and not _is_no_past(words, n, lang) for n, key in enumerate(words.keys)
    )


def _is_no_past(words: Words, n: int, lang: str) -> bool:
    """Whether a verb is a participle, stands behind a helping word, or tells of somebody's life."""
    if DONE_TO & set(words.keys[max(0, n - DONE_TO_REACH) : n]):
        return True
    pair = " ".join(words.keys[n : n + 2])
    helped = words.keys[n] in _listed(lang, "bare") and bool(
        _listed(lang, "helpers") & set(words.keys[max(0, n - HELPED_REACH) : n])
    )
    return helped or pair in _listed(lang, "parts")


@cache
def _listed(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("thread.yaml")[lang][name])
