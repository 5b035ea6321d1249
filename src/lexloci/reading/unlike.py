"""What a clause says that is not what the rule of a variable is about (``data/unlike.yaml``)."""

from __future__ import annotations

from functools import cache

from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

ANY = "any"


def unlike(words: Words, variable: str) -> bool:
    """Whether a clause that speaks of the variable is on something else than its rule."""
    return any(way.search(words) is not None for name in (ANY, variable) for way in _ways(name))


@cache
def _ways(name: str) -> tuple[Way, ...]:
    return tuple(Way(f" (?:{pattern}) ") for pattern in data("unlike.yaml").get(name, ()))
