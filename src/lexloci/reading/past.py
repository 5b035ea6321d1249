"""Verbs that tell of what was, and not of what is."""

from __future__ import annotations

from lexloci.reading.words import Words

PAST_VERBS = {
    "en": frozenset({
        "was", "were", "offered", "paid", "charged", "gave", "provided", "issued", "allowed", "granted",
        "covered", "let", "had",
    }),
    "es": frozenset({
        "era", "eran", "fue", "fueron", "ofrecia", "ofrecio", "ofrecieron", "pagaba", "pagaban", "daba",
        "dejo", "elimino", "cobraba", "habia",
    }),
}  # fmt: skip
"""Verbs of what was."""
DONE_TO = frozenset({"is", "are", "be", "been", "being", "gets", "get"})
"""Words before a participle that is no past: "are covered"."""
DONE_TO_REACH = 3
"""How many words before it they stand: "are not yet covered"."""


def tells_what_was(words: Words, lang: str) -> bool:
    """Whether a verb tells of what was: "covered", but not "are covered"."""
    return any(
        key in PAST_VERBS[lang] and not DONE_TO & set(words.keys[max(0, n - DONE_TO_REACH) : n])
        for n, key in enumerate(words.keys)
    )
