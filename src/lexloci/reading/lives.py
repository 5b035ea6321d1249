"""Steps in the life of a law that a sentence tells of: passed, vetoed, repealed (``data/lives.yaml``)."""

from __future__ import annotations

import re
from functools import cache

from lexloci.reading.lexicon import data
from lexloci.reading.words import Words


def told_steps(words: Words, lang: str) -> frozenset[str]:
    """The steps that a sentence plainly tells of; none where a "not" stands outside their words."""
    known, asked = words.known, (told_steps, lang)
    if asked not in known:
        known[asked] = _told_steps(words, lang)
    found: frozenset[str] = known[asked]
    return found


def _told_steps(words: Words, lang: str) -> frozenset[str]:
    negative = data("likeness.yaml")[lang]["negative"]
    rest, out = words.line, set[str]()
    for name, pattern in _patterns(lang):
        if pattern.search(words.line):
            out.add(name)
            rest = pattern.sub(" ", rest)
    return frozenset() if any(f" {word} " in f"{rest} " for word in negative) else frozenset(out)


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = data("lives.yaml")[lang]
    return tuple((name, re.compile(rf" (?:{'|'.join(ways)})(?= )")) for name, ways in told.items())
