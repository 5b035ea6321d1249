"""What a text says happened to a law or a case: made, blocked, struck down (``data/events``)."""

from __future__ import annotations

from functools import cache

from lexloci.reading.lexicon import Hit, Lexicon, made
from lexloci.reading.words import Words


def happenings(words: Words, lang: str) -> list[Hit]:
    """Every event named in ``words``, of overlapping ones the longest."""
    return list(words.told(_happenings, lang))


def _happenings(words: Words, lang: str) -> list[Hit]:
    found = sorted(_lexicon(lang).hits(words), key=lambda hit: (-len(hit.words), hit.first))
    kept: list[Hit] = []
    for hit in found:
        if not any(hit.first <= other.last and other.first <= hit.last for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


@cache
def _lexicon(lang: str) -> Lexicon:
    return made("events", lang)
